"""Asks Telegram for updates and stores each batch before asking for the next.

Asking with an offset tells Telegram to forget what came before it; so the offset follows the
commit. It lives in memory only: after a start everything unconfirmed comes again, and the
inbox knows what it has.
"""

import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.blame import trail
from bot.botapi import BotApi
from bot.hearing import KINDS
from bot.monotonic import Monotonic, backoff, pause
from bot.raw import BIGGEST
from bot.refusal import SlowDown
from storage.inbox import Raw

POLL_SECONDS = 30
BATCH = 100
_READ_SECONDS = POLL_SECONDS + 15.0
_CEILING_SECONDS = 30.0
_HURRIED_SECONDS = 0.5

log = structlog.get_logger()


class Intake:
    """The long poll.

    Args:
        api: The bot's Bot API.
        store: Commits a batch to the inbox; returns only then.
        monotonic: The time of back-off.
    """

    def __init__(
        self,
        api: BotApi,
        store: Callable[[Sequence[Raw]], Awaitable[None]],
        monotonic: Monotonic,
    ) -> None:
        self._api = api
        self._store = store
        self._monotonic = monotonic
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled, whatever happens."""
        while True:
            try:
                await self._poll()
                self._recovered()
            except SlowDown as slow:
                await pause(self._monotonic, slow.seconds)
            except Conflict as conflict:
                await self._yield_to_other(conflict)
            except TelegramError as error:
                await self._wait(error)
            except Exception as error:  # noqa: BLE001 (a bug here must not deafen the bot)
                log.error("intake stumbled", trail=trail(error))
                await self._wait(error)

    async def _poll(self) -> None:
        params: dict[str, Any] = {
            "timeout": POLL_SECONDS,
            "limit": BATCH,
            "allowed_updates": KINDS,
        }
        if self._offset is not None:
            params["offset"] = self._offset
        asked_at = self._monotonic.now()
        updates = await self._api.call("getUpdates", params, read_seconds=_READ_SECONDS)
        if not isinstance(updates, list) or (updates and next_offset(updates) is None):
            raise NetworkError("updates that cannot be confirmed")
        if updates:
            await self._store(raws_of(updates))
            self._offset = next_offset(updates)
        elif self._monotonic.now() - asked_at < _HURRIED_SECONDS:
            # A server that does not wait for updates must not be asked without a pause.
            await pause(self._monotonic, _HURRIED_SECONDS)

    async def _yield_to_other(self, conflict: Conflict) -> None:
        """Another process polls with this token, or a webhook is set."""
        if "webhook" in conflict.message.lower():
            log.warning("a webhook is set; it is removed, for this bot asks for its updates")
            await self._remove_webhook()
        else:
            log.error("another process uses this bot's token; only one may")
        await self._wait(conflict)

    async def _remove_webhook(self) -> None:
        try:
            await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        except TelegramError as error:
            log.warning("the webhook stays", error=type(error).__name__)

    async def _wait(self, error: Exception) -> None:
        self._failures += 1
        seconds = backoff(self._failures, _CEILING_SECONDS)
        if isinstance(error, InvalidToken):
            log.error("Telegram does not know this token", seconds=seconds)
        elif self._failures in (1, 5) or self._failures % 20 == 0:
            log.warning(
                "no updates from Telegram",
                error=type(error).__name__,
                failures=self._failures,
                seconds=seconds,
            )
        await pause(self._monotonic, seconds)

    def _recovered(self) -> None:
        if self._failures:
            log.info("updates come again", failures=self._failures)
        self._failures = 0


def raws_of(updates: Iterable[Any]) -> list[Raw]:
    """What can be stored of a batch: everything that has an update id."""
    raws = []
    for update in updates:
        update_id = update.get("update_id") if isinstance(update, dict) else None
        if type(update_id) is int and 0 <= update_id <= BIGGEST:
            raws.append(Raw(update_id, chat_of(update), json.dumps(update)))
        else:
            log.error("an update without an id was dropped")
    return raws


def chat_of(update: dict[str, Any]) -> int:
    """The chat that orders an update; 0 when none is named as it should be."""
    for kind in KINDS:
        part = update.get(kind)
        if isinstance(part, dict):
            return _id_of(_part(part, "message", "chat") or part.get("chat") or part.get("from"))
    return 0


def next_offset(updates: Iterable[Any]) -> int | None:
    """The offset that confirms a batch."""
    ids = [u.get("update_id") for u in updates if isinstance(u, dict)]
    return max((i for i in ids if type(i) is int), default=-1) + 1 or None


def _part(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _id_of(chat: Any) -> int:
    number = chat.get("id") if isinstance(chat, dict) else None
    return number if type(number) is int and abs(number) <= BIGGEST else 0
