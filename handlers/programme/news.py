"""Tells everyone concerned that dates of a programme changed: one message each, once."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from domain.authority import Action, scope
from domain.calendar import instant
from domain.masking import masked
from domain.message import Lane, Rows, Say
from domain.people import Person, Role
from handlers.pages import link
from handlers.programme import news_texts, rule_texts
from handlers.programme.rules import places
from handlers.registration import texts
from handlers.turnout import can_be_told, expected
from storage import deputies, hamlet_words, staff
from storage.planning import HOLIDAY, RULE, Change, ChangeKind
from storage.programmes import HAND
from storage.transaction import Tx

MOST_LINES = 10
MORNING, EVENING = time(7, 30), time(21)
SOON = timedelta(days=2)
"""A change of a date this near is told at any hour."""

_WHY = {HOLIDAY: news_texts.HOLIDAY, RULE: news_texts.RULE, HAND: news_texts.NO_REASON}


def tell_changes(tx: Tx, changes: Sequence[Change], by: int | None = None) -> Iterator[Say]:
    """A message for everyone who takes part, and for coordinators; not for who did it."""
    coming = [c for c in changes if max(c.was_on, c.occurrence.occurs_on) >= tx.today]
    ordered = sorted(coming, key=lambda c: (c.occurrence.programme_id, c.was_on))
    for _, mine in groupby(ordered, key=lambda c: c.occurrence.programme_id):
        of_programme = list(mine)
        for person in _concerned(tx, of_programme):
            if person.id != by and can_be_told(person):
                yield _news(tx, person, of_programme)


def _concerned(tx: Tx, changes: Sequence[Change]) -> list[Person]:
    occurrence = changes[0].occurrence
    freed = filter(None, (staff.by_id(tx, id) for id in deputies.freed_now(tx, occurrence.id)))
    people = [
        *expected(tx, occurrence),
        *freed,
        *staff.everyone(tx, Role.COORDINATOR),
        *_boards_told(tx, changes),
    ]
    return list({person.id: person for person in people}.values())


def _boards_told(tx: Tx, changes: Sequence[Change]) -> list[Person]:
    """Members of hamlets' boards whom the bot told of one of the dates."""
    told = {id for c in changes for id in hamlet_words.told_by_the_bot(tx, c.occurrence.id)}
    return [p for p in staff.everyone(tx, Role.BOARD) if p.hamlet_ids & told] if told else []


def _news(tx: Tx, person: Person, changes: Sequence[Change]) -> Say:
    lines = [_line(tx, change, person) for change in changes[:MOST_LINES]]
    first = changes[0]
    return Say(
        news_texts.changed(first.occurrence.rule.name, lines, len(changes) - len(lines)),
        _buttons(changes, person),
        chat_id=person.chat_id,
        lane=Lane.REMINDER,
        key=f"dates:{first.occurrence.id}:{first.was_on}:{person.id}:{tx.now.isoformat()}",
        due_at=told_by_day(tx, min(change.was_on for change in changes)),
    )


def _line(tx: Tx, change: Change, person: Person) -> str:
    occurrence = change.occurrence
    why = masked(occurrence.reason, ()) or _WHY.get(occurrence.cause, news_texts.NO_REASON)
    if change.kind is ChangeKind.CANCELLED:
        return news_texts.cancelled(change.was_on, why)
    place = ", ".join(places(tx, occurrence, person))
    if change.kind is ChangeKind.MOVED:
        return news_texts.moved(change.was_on, occurrence.occurs_on, place, why)
    return news_texts.added(occurrence.occurs_on, rule_texts.KINDS[occurrence.kind], place)


def _buttons(changes: Sequence[Change], person: Person) -> Rows:
    """One kept date can be answered here; more are answered in the calendar."""
    kept = [c.occurrence for c in changes if not c.occurrence.is_cancelled]
    takes_part = scope(person, Action.TAKE_PART)
    if person.roles == {Role.BOARD}:
        return ()
    calendar = (link(news_texts.MY_CALENDAR, "calendar"),)
    if len(kept) != 1 or not takes_part:
        return (calendar,) if kept else ()
    join = link(texts.JOIN, "attend", kept[0].id)
    return ((join, link(texts.ABSENT, "absent", kept[0].id)), calendar)


def told_by_day(tx: Tx, first_on: date) -> datetime | None:
    """Now by day, and at any hour when it is near; else in the morning."""
    local = tx.now.astimezone(tx.zone)
    if MORNING <= local.time() < EVENING or first_on - tx.today <= SOON:
        return None
    days = 1 if local.time() >= EVENING else 0
    return instant(tx.today + timedelta(days=days), MORNING, tx.zone)
