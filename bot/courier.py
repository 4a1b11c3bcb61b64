"""Carries one step of a row to Telegram and understands what comes back."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.blame import trail
from bot.botapi import BotApi
from bot.cards import Cards
from bot.chat import ANSWER_ATTEMPTS, Parcel
from bot.monotonic import backoff
from bot.refusal import SlowDown, is_closed, is_gone, is_harmless, is_stuck
from bot.rendering import Call, Purpose, answer, erase, render
from bot.request import Upload
from domain.message import CloseCard
from storage import outbox, staff
from storage.transaction import Tx, Unit

_CEILING_SECONDS = 60.0
_REMEMBERED = 10_000

log = structlog.get_logger()


class Verdict(Enum):
    """What became of a parcel after a step."""

    MORE = "more"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Paused:
    """Telegram wants nothing at all for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another id now."""

    chat_id: int


Step: TypeAlias = Verdict | Paused | Moved


class Courier:
    """Makes the calls of a row one by one.

    Args:
        api: The bot's Bot API.
        clock: The one clock, for retries and what is missed.
        data_dir: Where files to send lie.
        mark: Hands a unit to the storage thread; the flag says that it may queue rows.
    """

    def __init__(
        self,
        api: BotApi,
        clock: Callable[[], datetime],
        data_dir: Path,
        mark: Callable[[Unit[Any], bool], None],
    ) -> None:
        self.cards = Cards()
        self._api = api
        self._clock = clock
        self._data_dir = data_dir
        self._mark = mark
        self._given: OrderedDict[str, None] = OrderedDict()

    async def step(self, parcel: Parcel) -> Step:
        """Give the next answer or make the next call."""
        try:
            if self._is_late(parcel):
                return self._miss(parcel)
            call = self._next_call(parcel)
            return self._finish(parcel) if call is None else await self._make(parcel, call)
        except Exception as error:  # noqa: BLE001 (a bug in one row must not stop the others)
            log.error("sending stumbled", row=parcel.row.id, trail=trail(error))
            return self._refuse(parcel, type(error).__name__)

    async def _make(self, parcel: Parcel, call: Call) -> Step:
        # The order matters: to the library a refusal is a network error too.
        try:
            files = await self._files(call)
            heeded = call.purpose is Purpose.NEW
            result = await self._api.call(call.method, call.params, files, heeded=heeded)
        except SlowDown as slow:
            log.warning("telegram asks to slow down", seconds=slow.seconds)
            return Paused(slow.seconds)
        except ChatMigrated as moved:
            return Moved(moved.new_chat_id)
        except (Forbidden, BadRequest) as refused:
            return self._refused(parcel, call, refused)
        except TelegramError as failed:
            return self._failed(parcel, call, failed)
        except FileNotFoundError:
            return self._refuse(parcel, "the file is not there")
        return self._done(parcel, call, result)

    async def _files(self, call: Call) -> dict[str, Upload] | None:
        if call.upload is None:
            return None
        path, name, field = call.upload
        content = await asyncio.to_thread((self._data_dir / path).read_bytes)
        return {field: Upload(name, content)}

    def _next_call(self, parcel: Parcel) -> Call | None:
        # A row takes over the answers of the one it replaces; some were given meanwhile.
        while parcel.answers and parcel.answers[0].callback_id in self._given:
            parcel.answered()
        if parcel.answers:
            given = parcel.answers[0]
            return answer(given.callback_id, given.text, given.alert)
        row = parcel.row
        if parcel.calls is None and row.utterance is not None:
            shown_in = self.cards.message_of(row)
            parcel.calls = deque(render(row.chat_id, row.utterance, shown_in))
        return parcel.calls[0] if parcel.calls else None

    def _done(self, parcel: Parcel, call: Call, result: Any = None) -> Step:
        """The call did what it should."""
        parcel.failures = 0
        if call.purpose is Purpose.ANSWER:
            self._remember(parcel.answers[0].callback_id)
            parcel.answered()
            # Calls are made up when their turn comes: an older card may still be under way.
            more = parcel.answers or parcel.row.utterance is not None
            return Verdict.MORE if more else self._finish(parcel)
        self._learn(parcel, call, result)
        if parcel.calls is not None:
            parcel.calls.popleft()
        return self._finish(parcel) if self._next_call(parcel) is None else Verdict.MORE

    def _remember(self, callback_id: str) -> None:
        self._given[callback_id] = None
        if len(self._given) > _REMEMBERED:
            self._given.popitem(last=False)

    def _learn(self, parcel: Parcel, call: Call, result: Any) -> None:
        message_id = call.params.get("message_id")
        if call.purpose is Purpose.NEW and isinstance(result, dict):
            message_id = result.get("message_id")
            parcel.begun = True
        if call.purpose in (Purpose.NEW, Purpose.EDIT):
            parcel.message_id = message_id
            self.cards.shown(parcel.row, message_id)

    def _finish(self, parcel: Parcel) -> Step:
        row = parcel.row
        if isinstance(row.utterance, CloseCard):
            self.cards.shown(row, None)
        message_id = parcel.message_id

        def note(tx: Tx) -> None:
            outbox.sent(tx, row.id, message_id)

        # What was shown by a row that was replaced on the way may have to be erased.
        self._mark(note, parcel.replaced)
        return Verdict.OVER

    def _refused(self, parcel: Parcel, call: Call, error: TelegramError) -> Step:
        if call.purpose is Purpose.ANSWER:
            return self._done(parcel, call)  # too late to answer: the button waits no more
        if isinstance(error, Forbidden) or is_closed(error):
            return self._close(parcel, error)
        if is_harmless(error):
            return self._done(parcel, call)
        if is_gone(error) and call.instead is not None and parcel.calls is not None:
            parcel.calls.popleft()
            parcel.calls.extendleft(reversed(call.instead()))
            if is_stuck(error):
                parcel.calls.append(erase(parcel.row.chat_id, call.params["message_id"]))
            return Verdict.MORE
        log.error("message refused", row=parcel.row.id, method=call.method, reason=_reason(error))
        return self._refuse(parcel, error.message)

    def _failed(self, parcel: Parcel, call: Call, error: TelegramError) -> Step:
        """No answer, or not Telegram's: try again, later each time."""
        parcel.failures += 1
        if parcel.replaced and not parcel.begun:
            return Verdict.OVER  # a younger row says it better
        if call.purpose is Purpose.ANSWER and (
            isinstance(error, TimedOut) or parcel.failures >= ANSWER_ATTEMPTS
        ):
            parcel.failures -= 1
            parcel.answered()  # perhaps it was given; a passing line is not worth a second one
            return Verdict.MORE
        seconds = backoff(parcel.failures, _CEILING_SECONDS)
        parcel.rests_until = self._clock() + timedelta(seconds=seconds)
        if parcel.failures == 1:
            kind = error.message if type(error) is NetworkError else type(error).__name__
            log.warning("sending failed", row=parcel.row.id, method=call.method, error=kind)
        return Verdict.MORE

    def _close(self, parcel: Parcel, error: TelegramError) -> Step:
        log.info("chat closed", row=parcel.row.id, reason=_reason(error))
        chat_id, why = parcel.row.chat_id, error.message

        def note(tx: Tx) -> None:
            outbox.chat_is_closed(tx, chat_id, why)
            staff.unreachable(tx, chat_id)

        self._mark(note, False)
        return Verdict.CLOSED

    def _refuse(self, parcel: Parcel, why: str) -> Step:
        self._mark(partial(outbox.refused, row_id=parcel.row.id, why=why), False)
        return Verdict.OVER

    def _is_late(self, parcel: Parcel) -> bool:
        not_after = parcel.row.not_after
        return not_after is not None and not parcel.begun and self._clock() > not_after

    def _miss(self, parcel: Parcel) -> Step:
        self._mark(partial(outbox.missed, row_id=parcel.row.id), False)
        return Verdict.OVER


def _reason(error: TelegramError) -> str:
    """Telegram's words up to where they may quote ours."""
    return error.message.split(":")[0]
