"""Puts a reminder off, and answers one of several in a message."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.inquiry import is_id
from domain.ladder import in_an_hour, in_the_evening
from domain.message import Redraw, Tap, Toast, Utterance
from handlers.call import Call
from handlers.proposal.proposing import propose
from handlers.refusals import Refused, Why
from handlers.registration.registering import answer, open_occurrence
from handlers.reminder import texts
from handlers.reminder.bundles import Part, look, told_by
from handlers.reminder.rungs import concerned
from storage import moments, notices
from storage.notices import Notice

_WHEN: dict[str, Callable[[datetime, datetime, ZoneInfo], datetime | None]] = {
    "hour": in_an_hour,
    "evening": in_the_evening,
}


def snooze(call: Call) -> list[Utterance]:
    """⏰: the reminder comes again, within its window and by day."""
    notice = own_notice(call)
    moment = moments.get(call.tx, notice.moment_id)
    if moment is None or call.extra not in _WHEN:
        raise Refused(Why.GONE)
    if notice.done_at is None:
        return [Toast(texts.SNOOZED_BEFORE)]
    at = _WHEN[call.extra](call.tx.now, moment.not_after, call.tx.zone)
    if at is None:
        return [Toast(texts.TOO_LATE, alert=True)]
    if not notices.put_off(call.tx, notice, at):
        return [Toast(texts.SNOOZED_BEFORE)]
    return [Toast(texts.snoozed(at.astimezone(call.tx.zone)))]


def join_one(call: Call) -> list[Utterance]:
    """✅ for one of several programmes in a message: the message shows it."""
    notice = own_notice(call)
    here = replace(call, id=int(call.extra) if is_id(call.extra) else 0)
    occurrence = open_occurrence(here)
    told = answer(here, occurrence, takes_part=True)
    propose(call.tx, occurrence, call.person)
    return [Toast(texts.JOINED), *redrawn(call, notice), *told]


def redrawn(call: Call, notice: Notice) -> list[Utterance]:
    """The message that told a notice shows what holds now, to whom it still concerns."""
    parts = [part for part in told_by(call.tx, notice) if _concerns(call, part)]
    if not parts or not isinstance(call.heard.content, Tap) or call.heard.message_id is None:
        return []
    return [Redraw(call.heard.message_id, *look(call.tx, call.person, parts))]


def _concerns(call: Call, part: Part) -> bool:
    people = concerned(call.tx, part.moment.kind, part.occurrence)
    return any(person.id == call.person.id for person in people)


def own_notice(call: Call) -> Notice:
    """The notice a button is about, if it is the caller's.

    Raises:
        Refused: There is none, or it is somebody else's.
    """
    notice = notices.get(call.tx, call.id)
    if notice is None:
        raise Refused(Why.GONE)
    if notice.person_id != call.person.id:
        raise Refused(Why.NOT_ALLOWED)
    return notice
