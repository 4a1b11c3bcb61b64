"""The bot put together from its settings."""

from collections.abc import Callable
from datetime import datetime

from bot.app import App
from bot.settings import Settings
from handlers import talker
from storage.transaction import Store


def compose(settings: Settings, store: Store, clock: Callable[[], datetime]) -> App:
    """The bot as it runs against Telegram. `clock` is the store's as well."""
    return App(
        token=settings.token(),
        store=store,
        clock=clock,
        talker=talker,
        data_dir=settings.data_dir,
        api_url=settings.bot_api_url,
        proxy=settings.proxy,
        paced=settings.send_pace,
        keep_days=settings.retention_days,
    )
