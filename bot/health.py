"""What can be known about the way to Telegram without starting the bot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from telegram.error import InvalidToken, TelegramError

from bot.botapi import BotApi
from bot.reply import Reply, result_of


@dataclass(frozen=True, slots=True)
class Health:
    """How it stands.

    `ahead_seconds` is how far our clock runs ahead of Telegram's (negative: behind), None when
    the server did not say. `trouble` is the kind of error, empty when there was none.
    """

    reachable: bool
    token_valid: bool
    username: str = ""
    ahead_seconds: float | None = None
    trouble: str = ""


async def check(api: BotApi, clock: Callable[[], datetime]) -> Health:
    """Ask Telegram who the bot is; `api` is opened and closed here."""
    await api.open()
    try:
        reply = await api.probe()
        ahead = _ahead(reply, clock())
        return _judge(reply, ahead)
    except TelegramError as error:
        return Health(False, False, trouble=type(error).__name__)
    finally:
        await api.close()


def _judge(reply: Reply, ahead: float | None) -> Health:
    try:
        me = result_of(reply)
    except InvalidToken:
        return Health(True, False, ahead_seconds=ahead, trouble="InvalidToken")
    except TelegramError as error:
        return Health(False, False, ahead_seconds=ahead, trouble=type(error).__name__)
    username = me.get("username") if isinstance(me, dict) else None
    return Health(True, True, username if isinstance(username, str) else "", ahead)


def _ahead(reply: Reply, now: datetime) -> float | None:
    try:
        theirs = parsedate_to_datetime(reply.date or "")
    except ValueError:
        return None
    return (now - theirs).total_seconds() if theirs.tzinfo is not None else None
