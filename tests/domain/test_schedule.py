"""Days off, turns of hamlets, and every programme of the sources written as data."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Weekday
from domain.programme import (
    A_DESTINATION_A_WEEK,
    EVE_AND_MORNING,
    FULL_LADDER,
    SATURDAY_WITH_THE_PEOPLE,
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
from domain.schedule import next_in_turn, schedule
from domain.workdays import WorkCalendar

RULE = SATURDAY_WITH_THE_PEOPLE
VISITS, OFFICE = OccurrenceKind.VISITS, OccurrenceKind.OFFICE
TET = {date(2027, 2, day) for day in range(5, 10)}


def kept(
    rule: ProgrammeRule,
    off: Collection[date],
    first_on: date,
    last_on: date,
    taken: Collection[date] = (),
) -> dict[date, date | None]:
    planned = schedule(rule, lambda on: on in off, first_on, last_on, taken)
    return {p.planned_on: p.occurs_on for p in planned}


def test_what_falls_within_tet_goes_to_the_next_saturday_and_the_office_gives_way() -> None:
    february = kept(RULE, TET, date(2027, 2, 1), date(2027, 2, 28))
    assert february == {
        date(2027, 2, 6): date(2027, 2, 13),
        date(2027, 2, 13): None,
        date(2027, 2, 20): date(2027, 2, 20),
        date(2027, 2, 27): date(2027, 2, 27),
    }


def test_it_is_not_kept_when_the_rule_says_so_or_no_weekday_is_free() -> None:
    month = (date(2027, 2, 1), date(2027, 2, 7))
    cancelled = replace(RULE, on_holiday=OnHoliday.CANCEL)
    weekly = replace(RULE, days=(Weekly(Weekday.SATURDAY),))
    ends = replace(RULE, ends_on=date(2027, 2, 12))
    for rule in (cancelled, weekly, ends):
        assert kept(rule, TET, *month) == {date(2027, 2, 6): None}


def test_a_day_somebody_chose_is_not_given_to_another() -> None:
    taken = {date(2027, 2, 13)}
    moved = kept(RULE, TET, date(2027, 2, 1), date(2027, 2, 28), taken)
    assert moved[date(2027, 2, 6)] == date(2027, 2, 27)
    assert moved[date(2027, 2, 13)] is None


def test_two_dates_off_in_a_row_never_meet() -> None:
    first_two = {date(2026, 12, 5), date(2026, 12, 19)}
    assert kept(RULE, first_two, date(2026, 12, 1), date(2026, 12, 31)) == {
        date(2026, 12, 5): date(2026, 12, 12),
        date(2026, 12, 12): None,
        date(2026, 12, 19): date(2026, 12, 26),
        date(2026, 12, 26): None,
    }


@given(
    st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=40),
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.integers(1, 200),
    st.sampled_from([RULE, replace(RULE, on_holiday=OnHoliday.CANCEL), A_DESTINATION_A_WEEK]),
)
def test_no_date_is_kept_twice_or_on_a_day_off(
    off: set[date], first_on: date, length: int, rule: ProgrammeRule
) -> None:
    last_on = first_on + timedelta(days=length)
    planned = kept(rule, off, first_on, last_on)
    assert list(planned) == rule.dates(first_on, last_on)
    dates = [on for on in planned.values() if on]
    assert len(dates) == len(set(dates))
    assert off.isdisjoint(dates)
    assert {on.weekday() for on in dates} <= {Weekday.SATURDAY}


def test_a_swapped_saturday_is_no_day_for_the_hamlets() -> None:
    calendar = WorkCalendar({date(2026, 1, 2)}, {date(2026, 1, 10)})
    assert calendar.is_off(date(2026, 1, 10))
    assert calendar.is_off(date(2026, 1, 2))
    assert not calendar.is_off(date(2026, 1, 3))


def turns(places: list[str], count: int, before: list[str]) -> list[str]:
    gone = list(before)
    for _ in range(count):
        gone.append(next_in_turn(places, gone) or "")
    return gone[len(before) :]


@pytest.mark.parametrize(
    ("places", "before", "expected"),
    [
        (["1", "2", "3"], [], ["1", "2", "3", "1"]),
        (["1", "2", "3"], ["1", "2"], ["3", "1", "2", "3"]),
        # Ấp 2's date was cancelled: it is next, the others keep their turns.
        (["1", "2", "3"], ["1", "3"], ["2", "1", "3", "2"]),
        # Ấp 2 was merged away.
        (["1", "3"], ["1", "2"], ["3", "1", "3", "1"]),
        # A new hamlet has waited longest.
        (["1", "2", "3", "4"], ["1", "2", "3", "1"], ["4", "2", "3", "1"]),
    ],
)
def test_hamlets_take_turns(places: list[str], before: list[str], expected: list[str]) -> None:
    assert turns(places, 4, before) == expected


def test_nobody_has_a_turn_where_there_is_no_hamlet() -> None:
    assert next_in_turn([], ["1"]) is None


THREE_DAYS_BEFORE = MomentRule(MomentKind.NOTICE, -3, time(8), -1, time(21))
SUNDAYS = Weekly(Weekday.SUNDAY, kind=OccurrenceKind.WORK_DAY)
LAST_FRIDAYS = Weekly(Weekday.FRIDAY, frozenset({4}), OccurrenceKind.DIALOGUE)
OF_A_UNIT = Participants(Who.GROUP, member_ids=frozenset({5, 6, 7}))
SETTLED_CASES = OnDates(frozenset({date(2026, 12, 9), date(2027, 3, 10)}), OccurrenceKind.MEETING)
SOURCES: list[tuple[ProgrammeRule, list[str]]] = [
    (
        replace(
            A_DESTINATION_A_WEEK,
            participants=Participants(Who.DELEGATION, 1, frozenset({1, 2, 3})),
            moments=(THREE_DAYS_BEFORE, *EVE_AND_MORNING),
        ),
        ["05 visits", "12 visits", "19 visits", "26 visits"],
    ),
    (RULE, ["05 visits", "12 office", "19 visits", "26 office"]),
    (
        ProgrammeRule(
            "Chính quyền thân thiện",
            (Weekly(Weekday.THURSDAY, frozenset({2}), OccurrenceKind.OFFICE),),
            (),
        ),
        ["10 office"],
    ),
    (
        ProgrammeRule(
            "Ngày Chủ nhật xanh",
            (SUNDAYS,),
            EVE_AND_MORNING,
            Destination(Way.ELSEWHERE, "xã Bạn"),
            starts_on=date(2026, 12, 10),
            ends_on=date(2026, 12, 20),
        ),
        ["13 work_day", "20 work_day"],
    ),
    (
        ProgrammeRule(
            "Đối thoại, vụ việc tồn đọng",
            (LAST_FRIDAYS, SETTLED_CASES),
            (THREE_DAYS_BEFORE,),
            Destination(Way.CHOSEN),
            on_holiday=OnHoliday.CANCEL,
        ),
        ["09 meeting", "25 dialogue"],
    ),
    (
        ProgrammeRule(
            "Mô hình của đơn vị",
            (Weekly(Weekday.MONDAY, frozenset({1}), OccurrenceKind.MEETING),),
            EVE_AND_MORNING,
            participants=OF_A_UNIT,
        ),
        ["07 meeting"],
    ),
]


@pytest.mark.parametrize(("rule", "days"), SOURCES, ids=[rule.name for rule, _ in SOURCES])
def test_every_programme_of_the_sources_is_data(rule: ProgrammeRule, days: list[str]) -> None:
    december = (date(2026, 12, 1), date(2026, 12, 31))
    planned = schedule(rule, lambda on: False, *december)
    assert [f"{p.occurs_on:%d} {p.kind}" for p in planned if p.occurs_on] == days


def test_the_31st_of_december_and_a_fifth_saturday() -> None:
    daily = ProgrammeRule("Cuối năm", (OnDates(frozenset({date(2026, 12, 31)})),), ())
    assert daily.dates(date(2026, 12, 1), date(2027, 1, 31)) == [date(2026, 12, 31)]
    fifth = ProgrammeRule("Tuần năm", (Weekly(Weekday.SATURDAY, frozenset({5})),), ())
    assert fifth.dates(date(2026, 1, 1), date(2026, 12, 31)) == [
        date(2026, month, day) for month, day in ((1, 31), (5, 30), (8, 29), (10, 31))
    ]


def test_the_office_asks_nobody_and_only_visits_are_started() -> None:
    assert RULE.moments_of(OFFICE) == ()
    assert RULE.moments_of(VISITS) == FULL_LADDER
    kinds = {m.kind for m in RULE.moments_of(OccurrenceKind.MEETING)}
    assert kinds == {m.kind for m in FULL_LADDER} - {MomentKind.START, MomentKind.UNLOGGED}


def test_a_delegation_is_its_head_and_its_members() -> None:
    delegation = Participants(Who.DELEGATION, 1, frozenset({2}))
    assert [delegation.include(id) for id in (1, 2, 3)] == [True, True, False]
    assert Participants().include(3)
