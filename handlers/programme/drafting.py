"""The questions of which a programme is made, each with what holds now or by the preset."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from domain.authority import Action, scope
from domain.programme import (
    EVE_AND_MORNING,
    FULL_LADDER,
    THREE_DAYS_BEFORE,
    Destination,
    MomentRule,
    OnHoliday,
    Participants,
    ProgrammeRule,
    Way,
    Who,
)
from domain.text import shorten
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.coming_day import ComingDay
from handlers.asks.words import Line
from handlers.pages import LABEL_LENGTH
from handlers.programme import rule_texts
from handlers.programme import wizard_texts as texts
from handlers.programme.drafting_days import ask_days
from handlers.programme.gathering import ask_gathering
from handlers.talk.script import Given, Json, Script
from handlers.wording import comrade, long_date
from storage import staff
from storage.transaction import Tx

KEEP = "keep"
REMINDERS: dict[str, tuple[MomentRule, ...]] = {
    "full": FULL_LADDER,
    "eve": EVE_AND_MORNING,
    "three": THREE_DAYS_BEFORE,
    "none": (),
}

E = TypeVar("E", Way, Who, OnHoliday)


def ask_fields(
    tx: Tx, start: ProgrammeRule, of: str, name_hint: str = texts.NAME_HINT
) -> Script[ProgrammeRule]:
    """Every field, asked where `start` does not say it; `of` keeps the keys of presets apart."""
    name: str = yield Line(
        key=f"name@{of}",
        name=texts.NAME,
        ask=texts.ASK_NAME,
        hint=name_hint,
        assumed=Given(start.name, start.name) if start.name else None,
    )
    days = yield from ask_days(start, of)
    destination = yield from _ask_destination(start, of)
    participants = yield from _ask_participants(tx, start, of)
    numbers = [Choice(n, texts.households(n)) for n in range(1, 6)]
    count = start.households_per_hamlet
    households: int = yield OneOf(
        key=f"households@{of}",
        name=texts.HOUSEHOLDS,
        ask=texts.ASK_HOUSEHOLDS,
        load=lambda: numbers,
        meaning=int,
        columns=3,
        assumed=Given(count, texts.households(count)),
    )
    on_holiday: OnHoliday = yield _one_of(
        f"holiday@{of}",
        (texts.HOLIDAY, texts.ASK_HOLIDAY),
        (rule_texts.ON_HOLIDAY_LABELS, rule_texts.ON_HOLIDAY),
        start.on_holiday,
    )
    gathers_at, gathers_where = yield from ask_gathering(start, of)
    moments = yield from _ask_reminders(start, of)
    starts_on, ends_on = yield from _ask_period(start, of)
    return replace(
        start,
        name=name,
        days=days,
        moments=moments,
        destination=destination,
        participants=participants,
        on_holiday=on_holiday,
        households_per_hamlet=households,
        starts_on=starts_on,
        ends_on=ends_on,
        gathers_at=gathers_at,
        gathers_where=gathers_where,
    )


def _ask_destination(start: ProgrammeRule, of: str) -> Script[Destination]:
    now = start.destination.way if start.days else None
    way: Way = yield _one_of(
        f"way@{of}",
        (texts.WAY, texts.ASK_WAY),
        (rule_texts.WAY_LABELS, rule_texts.WAYS),
        now,
    )
    if way is not Way.ELSEWHERE:
        return Destination(way)
    before = start.destination.place
    place: str = yield Line(
        key=f"place@{of}",
        name=texts.PLACE,
        ask=texts.ASK_PLACE,
        hint=texts.PLACE_HINT,
        assumed=Given(before, before) if before else None,
    )
    return Destination(way, place)


def _ask_participants(tx: Tx, start: ProgrammeRule, of: str) -> Script[Participants]:
    now = start.participants
    who: Who = yield _one_of(
        f"who@{of}",
        (texts.WHO, texts.ASK_WHO),
        (rule_texts.WHO_LABELS, rule_texts.WHO),
        now.who if start.days else None,
    )
    if who is Who.ALL:
        return Participants()
    head_id = (yield from _ask_head(tx, now, of)) if who is Who.DELEGATION else None
    chosen = sorted(now.member_ids - {head_id})
    names = "; ".join(comrade(staff.name_of(tx, id)) for id in chosen)
    known = Given(chosen, names or texts.NO_MEMBERS)
    member_ids: frozenset[int] = yield ManyOf(
        key=f"members@{of}.{who}.{head_id or 0}",
        name=texts.MEMBERS,
        ask=texts.ASK_MEMBERS,
        load=lambda: [c for c in _people(tx) if c.value != head_id],
        meaning=frozenset,
        may_be_none=who is Who.DELEGATION,
        assumed=known if chosen and now.who is who else None,
    )
    return Participants(who, head_id, member_ids | ({head_id} if head_id else set()))


def _ask_head(tx: Tx, now: Participants, of: str) -> Script[int]:
    shown = comrade(staff.name_of(tx, now.head_id)) if now.head_id else ""
    head_id: int = yield OneOf(
        key=f"head@{of}",
        name=texts.HEAD,
        ask=texts.ASK_HEAD,
        load=lambda: _people(tx),
        meaning=int,
        assumed=Given(now.head_id, shown) if now.head_id else None,
    )
    return head_id


def _people(tx: Tx) -> list[Choice]:
    return [
        Choice(p.id, shorten(p.full_name, LABEL_LENGTH - 4), comrade(p.full_name))
        for p in staff.everyone(tx)
        if scope(p, Action.TAKE_PART)
    ]


def _ask_reminders(start: ProgrammeRule, of: str) -> Script[tuple[MomentRule, ...]]:
    now = next((name for name, rules in REMINDERS.items() if rules == start.moments), KEEP)
    known = {**REMINDERS, KEEP: start.moments}
    chosen: str = yield OneOf(
        key=f"reminders@{of}",
        name=texts.REMINDERS,
        ask=texts.ASK_REMINDERS,
        load=lambda: [
            Choice(name, label, texts.REMINDER_WORDS[name])
            for name, label in texts.REMINDER_LABELS.items()
        ],
        meaning=str,
        assumed=Given(now, texts.REMINDER_WORDS[now]),
    )
    return known[chosen]


def _ask_period(start: ProgrammeRule, of: str) -> Script[tuple[date | None, date | None]]:
    at_once, never = Given("", texts.AT_ONCE), Given("", texts.NEVER)
    starts_on: date | None = yield ComingDay(
        key=f"starts@{of}",
        name=texts.STARTS_ON,
        ask=texts.ASK_STARTS_ON,
        offered=lambda: (),
        none=at_once,
        assumed=_given(start.starts_on, at_once),
    )
    ends_on: date | None = yield ComingDay(
        key=f"ends@{of}",
        name=texts.ENDS_ON,
        ask=texts.ASK_ENDS_ON,
        offered=lambda: (),
        none=never,
        assumed=_given(start.ends_on, never),
    )
    return starts_on, ends_on


def _given(on: date | None, otherwise: Given) -> Given:
    return Given(on.isoformat(), long_date(on)) if on else otherwise


def _one_of(
    key: str,
    asked: tuple[str, str],
    words: tuple[Mapping[E, str], Mapping[E, str]],
    now: E | None,
) -> OneOf[E]:
    """One of the values of an enumeration, with its label and its words on the card."""
    labels, shown = words
    kind = type(next(iter(labels)))

    def meaning(value: Json) -> E:
        return kind(value)

    return OneOf(
        key=key,
        name=asked[0],
        ask=asked[1],
        load=lambda: [Choice(str(one), labels[one], shown[one]) for one in labels],
        meaning=meaning,
        assumed=Given(str(now), shown[now]) if now is not None else None,
    )
