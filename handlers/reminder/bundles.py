"""What falls due for one person at one time, put into one message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.ladder import ASKING, Outcome, in_an_hour, in_the_evening, last_at
from domain.message import Button, Lane, Rows, Say
from domain.people import Person
from domain.programme import MomentKind
from handlers.pages import link
from handlers.proposal.proposing import propose
from handlers.reminder import texts
from handlers.reminder.hamlets import keep_who_was_told
from handlers.reminder.rungs import Section, left_out, section
from storage import moments, notices
from storage.moments import Moment
from storage.notices import Notice
from storage.programmes import Occurrence
from storage.transaction import Tx

MOST = 5
"""Occurrences in one message; those beyond are told in another."""

WITHOUT_LISTS = frozenset(
    {MomentKind.TURNOUT, MomentKind.UNLOGGED, MomentKind.DIGEST, MomentKind.HAMLETS}
)
"""Moments at which nobody needs a list of households any more, or yet."""

ONCE = frozenset({MomentKind.HAMLETS, MomentKind.DIGEST})
"""These are not put off."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the notices of a message, with what it is about."""

    notice: Notice
    moment: Moment
    occurrence: Occurrence


def family(kind: MomentKind) -> frozenset[MomentKind]:
    """The kinds that are told in one message with this one."""
    return ASKING if kind in ASKING else frozenset({kind})


def gather(tx: Tx, person: Person | None, first: Notice, moment: Moment) -> list[Part]:
    """The notices to be told together, each settled; those that are left out keep why."""
    parts: list[Part] = []
    for notice, its in _due_together(tx, first, moment):
        _give_list(tx, person, its)
        reason = left_out(tx, person, its)
        if reason is None and any(part.occurrence == its.occurrence for part in parts):
            reason = Outcome.WITH_ANOTHER
        if reason is not None or person is None or its.occurrence is None:
            notices.settle(tx, notice.id, reason or Outcome.LEFT)
            continue
        lead = parts[0].notice.id if parts else None
        notices.settle(tx, notice.id, Outcome.QUEUED, lead)
        parts.append(Part(notice, its, its.occurrence))
        if its.kind is MomentKind.HAMLETS:
            keep_who_was_told(tx, person, its.occurrence)
        if len(parts) == MOST:
            break
    return parts


def _give_list(tx: Tx, person: Person | None, moment: Moment) -> None:
    """Also who is not told has a list: one household is not given to two."""
    occurrence = moment.occurrence
    if person is None or occurrence is None or moment.kind in WITHOUT_LISTS:
        return
    if not occurrence.is_cancelled and moment.for_on == occurrence.occurs_on:
        propose(tx, occurrence, person)


def _due_together(tx: Tx, first: Notice, moment: Moment) -> Iterator[tuple[Notice, Moment]]:
    yield first, moment
    for id in notices.others_due(tx, first, family(moment.kind)):
        notice = notices.take(tx, id)
        its = moments.get(tx, notice.moment_id) if notice else None
        if notice is not None and its is not None:
            yield notice, its


def told_by(tx: Tx, notice: Notice) -> list[Part]:
    """The notices that one message told, in their order."""
    parts = []
    for one in notices.of_message(tx, notice):
        moment = moments.get(tx, one.moment_id)
        if moment is not None and moment.occurrence is not None:
            parts.append(Part(one, moment, moment.occurrence))
    return parts


def message(tx: Tx, person: Person, parts: Sequence[Part]) -> Say:
    """One message of all these."""
    lead = parts[0]
    text, rows = look(tx, person, parts)
    is_digest = lead.moment.kind is MomentKind.DIGEST
    not_after = min(part.moment.not_after for part in parts)
    return Say(
        text,
        (*rows, *_snoozing(tx, lead)),
        chat_id=person.chat_id,
        lane=Lane.DIGEST if is_digest else Lane.REMINDER,
        key=f"notice:{lead.notice.id}:{lead.notice.times}",
        not_after=last_at(not_after, tx.now, tx.zone),
        silent=is_digest,
    )


def look(tx: Tx, person: Person, parts: Sequence[Part]) -> tuple[str, Rows]:
    """How the message looks as things stand; without the buttons that put it off."""
    lead = parts[0]
    sections = [
        section(tx, person, part.moment.kind, part.occurrence, lead.notice.id) for part in parts
    ]
    if len(sections) == 1:
        why = link(texts.WHY, "why", lead.occurrence.id, str(lead.moment.kind))
        return sections[0].text, _with(sections[0].rows, why)
    why = link(texts.WHY, "why", lead.notice.id, "all")
    return "\n\n".join(one.text for one in sections), (*_rows_among(lead, sections), (why,))


def _with(rows: Rows, more: Button) -> Rows:
    """One button more: beside the last where that stands alone."""
    if rows and len(rows[-1]) == 1:
        return (*rows[:-1], (*rows[-1], more))
    return (*rows, (more,))


def _rows_among(lead: Part, sections: Sequence[Section]) -> Rows:
    rows = [row for one in sections for row in one.among]
    if lead.moment.kind in ASKING:
        rows.append((link(texts.MY_CALENDAR, "calendar"),))
    if lead.moment.kind is MomentKind.DIGEST:
        rows.append((link(texts.OPEN_ISSUES, "followed"),))
    return tuple(rows)


def _snoozing(tx: Tx, lead: Part) -> Rows:
    if lead.moment.kind in ONCE:
        return ()
    return snooze_row(tx, lead.notice, lead.moment)


def snooze_row(tx: Tx, notice: Notice, moment: Moment) -> Rows:
    """The ways to put a reminder off that lie within its window."""
    until = moment.not_after
    hour = in_an_hour(tx.now, until, tx.zone)
    evening = in_the_evening(tx.now, until, tx.zone)
    row: list[Button] = []
    if hour is not None:
        row.append(link(texts.SNOOZE, "snooze", notice.id, "hour"))
    if evening is not None and (hour is None or evening > hour):
        row.append(link(texts.SNOOZE_EVENING, "snooze", notice.id, "evening"))
    return (tuple(row),) if row else ()
