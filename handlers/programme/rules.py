"""A programme's rule and the place of an occurrence, in words (plain text)."""

from datetime import time

from domain.people import Person
from domain.programme import (
    EVERY_WEEK,
    DayRule,
    OccurrenceKind,
    ProgrammeRule,
    Way,
    Weekly,
    Who,
)
from domain.text import shorten
from handlers.programme import rule_texts as texts
from handlers.wording import comrade
from storage import commune, staff
from storage.programmes import Occurrence
from storage.transaction import Tx


def said_days(rule: ProgrammeRule) -> str:
    """`thứ Bảy tuần 1, 3 trong tháng: thăm hộ; …`."""
    return "; ".join(_days_and_kind(day) for day in rule.days)


def said_way(rule: ProgrammeRule) -> str:
    """Where it goes."""
    way, place = rule.destination.way, rule.destination.place
    return texts.elsewhere(place) if way is Way.ELSEWHERE else texts.WAYS[way]


def said_gathering(at: time | None, where: str) -> str:
    """When and where people gather: `07:00, Nhà văn hóa ấp 3`; empty when they do not."""
    return ", ".join(part for part in (f"{at:%H:%M}" if at else "", where) if part)


def said_who(tx: Tx, rule: ProgrammeRule) -> str:
    """Who takes part; the first few by name."""
    participants = rule.participants
    if participants.who is Who.ALL:
        return texts.WHO[Who.ALL]
    ids = sorted(participants.member_ids - {participants.head_id or 0})
    members = [comrade(staff.name_of(tx, id)) for id in ids]
    if participants.who is Who.GROUP:
        return shorten(texts.group(members), 300)
    head = staff.name_of(tx, participants.head_id)
    return shorten(texts.delegation(comrade(head), members), 300) if head else ""


def places(tx: Tx, occurrence: Occurrence, person: Person | None = None) -> list[str]:
    """Where an occurrence goes: for a person, or as it is said to everyone."""
    if occurrence.kind is OccurrenceKind.OFFICE:
        return [texts.AT_OFFICE]
    if occurrence.place:
        return [occurrence.place]
    way = occurrence.rule.destination.way
    if way is Way.CHARGES and not occurrence.hamlet_ids:
        if person and person.whole_commune:
            return [texts.EVERY_HAMLET]
        known = commune.hamlets(tx)
        mine = [h.name for h in known if person and person.looks_after(h.id)]
        return (mine or [texts.NO_HAMLET]) if person else [texts.OWN_HAMLETS]
    named = [h.name for id in occurrence.hamlet_ids if (h := commune.hamlet(tx, id))]
    return named or [texts.NOT_CHOSEN]


def _days_and_kind(day: DayRule) -> str:
    kind = texts.KINDS[day.kind]
    if not isinstance(day, Weekly):
        return texts.days_and_kind(texts.on_dates(sorted(day.dates)), kind)
    if day.weeks >= EVERY_WEEK:
        return texts.days_and_kind(texts.every_week(day.weekday), kind)
    return texts.days_and_kind(texts.some_weeks(day.weekday, sorted(day.weeks)), kind)
