"""How an invitation is shown to whoever runs the commands."""

from bot import health
from bot.botapi import BotApi
from bot.opening import utc_now
from bot.settings import Settings, SettingsError

_ONCE = "Lời mời dùng một lần, có hạn 7 ngày."


async def bot_name(settings: Settings) -> str:
    """The bot's username as Telegram tells it; empty when it cannot be asked now."""
    try:
        api = BotApi(settings.token(), settings.bot_api_url, settings.proxy)
    except SettingsError:
        return ""
    return (await health.check(api, utc_now)).username


def invitation(code: str, name: str) -> str:
    """The link of an invitation, or its code and how to use it when the bot's name is unknown."""
    if name:
        return f"https://t.me/{name}?start={code}\n{_ONCE}"
    return (
        f"Chưa hỏi được Telegram tên của bot. Mở bot trong Telegram rồi gửi: /start {code}\n{_ONCE}"
    )
