"""The bot put together from its settings."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from bot.app import App
from bot.settings import Settings
from bot.talker import Talker
from handlers import talker
from storage.transaction import Store


def compose(settings: Settings, store: Store, clock: Callable[[], datetime]) -> App:
    """The bot as it runs against Telegram. `clock` is the store's as well."""
    return App(
        token=settings.token(),
        store=store,
        clock=clock,
        # It is handed back only the items it gave, which the protocol cannot say.
        talker=cast(Talker, talker),
        data_dir=settings.data_dir,
        api_url=settings.bot_api_url,
        proxy=settings.proxy,
        paced=settings.send_pace,
        keep_days=settings.retention_days,
    )
