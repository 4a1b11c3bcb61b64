"""What a reminder may be set to, when it can be put off, and what becomes of one that is late."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.hours import hour_before, hour_typed
from domain.ladder import (
    DAY_BEGINS,
    DAY_ENDS,
    DAYS_OF,
    Passing,
    Senseless,
    at_another_time,
    awake_at,
    begins_the_week,
    in_an_hour,
    in_the_evening,
    last_at,
    passing,
    still_to_say,
)
from domain.programme import (
    A_DESTINATION_A_WEEK,
    FULL_LADDER,
    SATURDAY_WITH_THE_PEOPLE,
    MomentKind,
    MomentRule,
)
from domain.workdays import WorkCalendar

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = date(2026, 12, 5)
NOTICE, SILENT, TURNOUT = MomentKind.NOTICE, MomentKind.SILENT, MomentKind.TURNOUT
START, DIGEST, LAST_CALL = MomentKind.START, MomentKind.DIGEST, MomentKind.LAST_CALL


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SAIGON).astimezone(UTC)


def rung(kind: MomentKind) -> MomentRule:
    return next(rule for rule in FULL_LADDER if rule.kind is kind)


def test_both_presets_have_the_whole_ladder_at_its_times() -> None:
    for preset in (SATURDAY_WITH_THE_PEOPLE, A_DESTINATION_A_WEEK):
        due = [(m.kind, m.due_at(SATURDAY, SAIGON).astimezone(SAIGON)) for m in preset.moments]
        assert [f"{kind} {when:%d %H:%M}" for kind, when in due] == [
            "notice 02 08:00",
            "hamlets 02 08:30",
            "silent 03 16:00",
            "turnout 04 14:00",
            "last_call 04 19:00",
            "turnout 04 20:00",
            "start 05 06:30",
            "unlogged 05 18:00",
            "digest 06 19:00",
        ]


@pytest.mark.parametrize("rule", FULL_LADDER, ids=lambda rule: f"{rule.kind} {rule.at}")
def test_every_rung_keeps_to_the_day_and_may_be_set_where_it_is(rule: MomentRule) -> None:
    assert DAY_BEGINS <= rule.at < DAY_ENDS
    assert rule.days in DAYS_OF[rule.kind]
    assert at_another_time(rule, rule.days, rule.at) == rule
    assert rule.due_at(SATURDAY, SAIGON) < rule.not_after(SATURDAY, SAIGON)


@pytest.mark.parametrize(
    ("kind", "days", "hour", "result"),
    [
        (NOTICE, -3, time(21), Senseless.QUIET),
        (NOTICE, -3, time(5, 59), Senseless.QUIET),
        (NOTICE, 0, time(8), Senseless.DAY),
        (NOTICE, -8, time(8), Senseless.DAY),
        (NOTICE, -5, time(6), (-2, time(8))),
        (NOTICE, -1, time(14), (-1, time(21))),
        (SILENT, -2, time(8), (-1, time(12))),
        (TURNOUT, -1, time(10), (-1, time(19))),
        (TURNOUT, 0, time(6), (0, time(21))),
        (LAST_CALL, -1, time(20, 59), (-1, time(21))),
        (START, 0, time(17, 59), (0, time(18))),
        (START, 0, time(18), Senseless.OVER),
        (START, -1, time(7), Senseless.DAY),
        (DIGEST, 3, time(9), (3, time(21))),
    ],
)
def test_another_time_has_a_window_after_it_or_makes_no_sense(
    kind: MomentKind, days: int, hour: time, result: Senseless | tuple[int, time]
) -> None:
    found = at_another_time(rung(kind), days, hour)
    if isinstance(found, Senseless):
        assert found is result
    else:
        assert (found.until_days, found.until) == result
        assert found.due_at(SATURDAY, SAIGON) < found.not_after(SATURDAY, SAIGON)


@pytest.mark.parametrize(
    ("kind", "now", "planned", "became"),
    [
        (NOTICE, "2026-12-02 08:00", "2026-11-01 08:00", Passing.TOLD),
        (NOTICE, "2026-12-03 08:00", "2026-11-01 08:00", Passing.TOLD),
        (NOTICE, "2026-12-03 08:01", "2026-11-01 08:00", Passing.MISSED),
        (NOTICE, "2026-12-02 20:00", "2026-12-02 19:00", Passing.TOLD),
        (NOTICE, "2026-12-03 09:00", "2026-12-03 09:00", Passing.PLANNED_LATE),
        (SILENT, "2026-12-03 16:05", "2026-12-03 15:00", Passing.TOLD),
        (SILENT, "2026-12-03 16:05", "2026-12-03 16:01", Passing.PLANNED_LATE),
        (LAST_CALL, "2026-12-04 19:05", "2026-12-04 19:01", Passing.PLANNED_LATE),
        (START, "2026-12-05 07:00", "2026-12-05 06:59", Passing.TOLD),
    ],
)
def test_a_moment_is_told_within_its_window_or_keeps_why_not(
    kind: MomentKind, now: str, planned: str, became: Passing
) -> None:
    rule = rung(kind)
    due, until = rule.due_at(SATURDAY, SAIGON), rule.not_after(SATURDAY, SAIGON)
    assert passing(kind, at(now), at(planned), due, until) is became


@pytest.mark.parametrize(
    ("now", "until", "hour", "evening"),
    [
        ("2026-12-02 08:00", "2026-12-03 08:00", "2026-12-02 09:00", "2026-12-02 19:00"),
        ("2026-12-02 19:00", "2026-12-03 08:00", "2026-12-02 20:00", None),
        ("2026-12-02 20:00", "2026-12-03 08:00", None, None),
        ("2026-12-02 05:30", "2026-12-03 08:00", "2026-12-02 06:30", "2026-12-02 19:00"),
        ("2026-12-04 18:00", "2026-12-04 19:00", None, None),
        ("2026-12-04 20:30", "2026-12-04 21:00", None, None),
        ("2026-12-31 18:30", "2027-01-01 08:00", "2026-12-31 19:30", "2026-12-31 19:00"),
    ],
)
def test_a_reminder_is_put_off_within_its_window_and_the_day(
    now: str, until: str, hour: str | None, evening: str | None
) -> None:
    found = in_an_hour(at(now), at(until), SAIGON), in_the_evening(at(now), at(until), SAIGON)
    assert found == (at(hour) if hour else None, at(evening) if evening else None)


@pytest.mark.parametrize(
    ("now", "awake"),
    [
        ("2026-12-31 21:00", "2027-01-01 06:00"),
        ("2027-01-01 05:59", "2027-01-01 06:00"),
        ("2027-01-01 06:00", "2027-01-01 06:00"),
        ("2026-12-31 20:59", "2026-12-31 20:59"),
    ],
)
def test_nobody_is_woken(now: str, awake: str) -> None:
    assert awake_at(at(now), SAIGON) == at(awake)


def test_what_is_said_today_does_not_arrive_at_night() -> None:
    now = at("2026-12-02 20:00")
    assert last_at(at("2026-12-03 08:00"), now, SAIGON) == at("2026-12-02 21:00")
    assert last_at(at("2026-12-02 20:30"), now, SAIGON) == at("2026-12-02 20:30")


@pytest.mark.parametrize(
    ("on", "begins"),
    [
        (date(2026, 12, 7), True),
        (date(2026, 12, 8), False),
        (date(2027, 1, 4), True),
        (date(2027, 2, 8), False),
        (date(2027, 2, 11), True),
        (date(2027, 2, 12), False),
        (date(2027, 2, 13), False),
    ],
)
def test_a_week_begins_with_its_first_working_day(on: date, begins: bool) -> None:
    tet = [date(2027, 2, day) for day in (8, 9, 10)]
    assert begins_the_week(on, WorkCalendar(tet, ())) is begins


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7h", time(7)),
        ("07:30", time(7, 30)),
        ("7g15", time(7, 15)),
        ("19 giờ", time(19)),
        ("19 giờ 30", time(19, 30)),
        ("24:00", None),
        ("7:75", None),
        ("700", None),
        ("bảy giờ", None),
        ("7h sáng", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, found: time | None) -> None:
    assert hour_typed(typed) == found


def test_an_hour_may_stand_before_a_place() -> None:
    assert hour_before("07:00, Nhà văn hóa ấp 3") == (time(7), "Nhà văn hóa ấp 3")
    assert hour_before("Nhà văn hóa ấp 3") == (None, "Nhà văn hóa ấp 3")
    assert hour_before("7h – trụ sở") == (time(7), "trụ sở")


def test_a_changed_time_stays_within_a_kind() -> None:
    moved = at_another_time(rung(NOTICE), -4, time(9))
    assert moved == replace(rung(NOTICE), days=-4, at=time(9))


def test_what_was_said_is_known_again_whatever_its_time_is_now() -> None:
    two, three, eight, nine = (at(f"2026-12-04 {hour}:00") for hour in ("14", "15", "20", "21"))
    cases: tuple[tuple[str, list[datetime], list[datetime], list[datetime], list[datetime]], ...]
    cases = (
        ("nothing was planned", [two, eight], [], [], [two, eight]),
        ("nothing was said", [three, eight], [], [two, eight], [three, eight]),
        ("the first was said", [two, eight], [two], [eight], [eight]),
        ("what was said is at another time", [three, eight], [two], [eight], [eight]),
        ("what was said is switched off", [eight], [two], [eight], [eight]),
        ("what is to come is switched off", [two], [two], [eight], []),
        ("what is to come is at another time", [two, nine], [two], [eight], [nine]),
        ("both are at other times", [three, nine], [two], [eight], [nine]),
        ("one more comes", [two, three, eight], [two], [eight], [three, eight]),
        ("all was said", [three, nine], [two, eight], [], []),
        ("one comes back", [two, eight], [two], [], [eight]),
    )
    for name, wanted, said, waiting, left in cases:
        assert still_to_say(wanted, said, waiting) == left, name
