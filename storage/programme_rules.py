"""The rule of a programme as it is stored."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from domain.calendar import Weekday
from domain.programme import (
    DayRule,
    Destination,
    MomentKind,
    MomentRule,
    OccurrenceKind,
    OnDates,
    OnHoliday,
    Participants,
    ProgrammeRule,
    Way,
    Weekly,
    Who,
)


def rule_to_json(rule: ProgrammeRule) -> dict[str, Any]:
    """A rule as stored."""
    moments = [
        [str(m.kind), m.days, m.at.isoformat(), m.until_days, m.until.isoformat()]
        for m in rule.moments
    ]
    participants = rule.participants
    return {
        "name": rule.name,
        "days": [_day_to_json(day) for day in rule.days],
        "moments": moments,
        "destination": [str(rule.destination.way), rule.destination.place],
        "who": str(participants.who),
        "head_id": participants.head_id,
        "member_ids": sorted(participants.member_ids),
        "on_holiday": str(rule.on_holiday),
        "households_per_hamlet": rule.households_per_hamlet,
        "opens_days": rule.opens_days,
        "closes_days": rule.closes_days,
        "starts_on": rule.starts_on.isoformat() if rule.starts_on else None,
        "ends_on": rule.ends_on.isoformat() if rule.ends_on else None,
        "gathers_at": rule.gathers_at.isoformat() if rule.gathers_at else None,
        "gathers_where": rule.gathers_where,
    }


def rule_from_json(stored: dict[str, Any]) -> ProgrammeRule:
    """A rule from what `rule_to_json` gave, now or before people's gathering was part of it."""
    gathers_at = stored.get("gathers_at")
    way, place = stored["destination"]
    return ProgrammeRule(
        name=stored["name"],
        days=tuple(_day_from_json(day) for day in stored["days"]),
        moments=tuple(_moments(stored["moments"])),
        destination=Destination(Way(way), place),
        participants=Participants(
            Who(stored["who"]), stored["head_id"], frozenset(stored["member_ids"])
        ),
        on_holiday=OnHoliday(stored["on_holiday"]),
        households_per_hamlet=stored["households_per_hamlet"],
        opens_days=stored["opens_days"],
        closes_days=stored["closes_days"],
        starts_on=_date(stored["starts_on"]),
        ends_on=_date(stored["ends_on"]),
        gathers_at=time.fromisoformat(gathers_at) if gathers_at else None,
        gathers_where=stored.get("gathers_where", ""),
    )


def _day_to_json(rule: DayRule) -> dict[str, Any]:
    if isinstance(rule, Weekly):
        days = {"weekday": int(rule.weekday), "weeks": sorted(rule.weeks)}
        return {"kind": str(rule.kind), **days}
    return {"kind": str(rule.kind), "dates": sorted(on.isoformat() for on in rule.dates)}


def _day_from_json(stored: dict[str, Any]) -> DayRule:
    kind = OccurrenceKind(stored["kind"])
    if "dates" in stored:
        return OnDates(frozenset(map(date.fromisoformat, stored["dates"])), kind)
    return Weekly(Weekday(stored["weekday"]), frozenset(stored["weeks"]), kind)


def _moments(stored: Iterable[list[Any]]) -> Iterable[MomentRule]:
    for kind, days, at, until_days, until in stored:
        yield MomentRule(
            MomentKind(kind), days, time.fromisoformat(at), until_days, time.fromisoformat(until)
        )


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
