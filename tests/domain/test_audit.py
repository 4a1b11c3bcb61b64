"""What every matter must have: each gap alone, and none where all is as it should be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.audit import Facts, Gap, gaps, next_audit_at
from domain.issue import Stage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 12, 4)
DUE = datetime(2026, 12, 4, 5, 30, tzinfo=ZONE).astimezone(UTC)
SOON = DUE + timedelta(days=3)
OPEN = Facts(
    Stage.WAITING,
    is_held=True,
    can_be_held=True,
    due_on=date(2026, 12, 10),
    first_notice_on=date(2026, 12, 10),
    is_noticed=False,
    check_at=SOON,
)
MERGED = replace(OPEN, stage=Stage.MERGED, is_held=False, due_on=None, carrier=Stage.WAITING)
UNHELD = replace(OPEN, stage=Stage.UNHELD, is_held=False)
NEXT_YEAR = datetime(2027, 12, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "changed", "expected"),
    [
        (OPEN, {}, ()),
        (OPEN, {"stage": Stage.CLOSED, "is_held": False, "check_at": None}, ()),
        (OPEN, {"is_held": False}, (Gap.NO_HOLDER,)),
        (OPEN, {"is_held": False, "can_be_held": False}, (Gap.NO_HOLDER,)),
        (UNHELD, {}, (Gap.NO_HOLDER,)),
        (UNHELD, {"is_held": True}, ()),
        (UNHELD, {"can_be_held": False}, (Gap.NOBODY,)),
        (OPEN, {"due_on": None}, (Gap.NO_CLOCK,)),
        (OPEN, {"check_at": None}, (Gap.NO_CHECK,)),
        (OPEN, {"check_at": DUE}, ()),
        (OPEN, {"check_at": DUE - timedelta(minutes=59)}, ()),
        (OPEN, {"check_at": DUE - timedelta(minutes=61)}, (Gap.LATE_CHECK,)),
        (OPEN, {"check_at": NEXT_YEAR}, (Gap.FAR_CHECK,)),
        (OPEN, {"check_at": NEXT_YEAR, "due_on": date(2027, 12, 10)}, ()),
        (OPEN, {"climb_on": date(2027, 1, 10)}, ()),
        (OPEN, {"climb_on": date(2027, 1, 11)}, (Gap.FAR_CLIMB,)),
        (OPEN, {"climb_on": date(2027, 1, 11), "accept_days": 2}, ()),
        (OPEN, {"climb_on": date(2027, 1, 11), "due_on": date(2026, 12, 20)}, ()),
        (
            OPEN,
            {"is_held": False, "due_on": None, "check_at": None},
            (Gap.NO_HOLDER, Gap.NO_CLOCK, Gap.NO_CHECK),
        ),
        (MERGED, {}, ()),
        (MERGED, {"check_at": None}, (Gap.NO_CHECK,)),
        (MERGED, {"check_at": None, "is_noticed": True}, ()),
        (MERGED, {"carrier": None}, (Gap.NO_CARRIER,)),
        (MERGED, {"carrier": Stage.ANSWERED}, (Gap.LEFT_BEHIND,)),
        (MERGED, {"carrier": Stage.CLOSED}, (Gap.LEFT_BEHIND,)),
        (MERGED, {"carrier": Stage.CLOSED, "follows": True}, ()),
    ],
)
def test_every_gap_is_seen(
    facts: Facts, changed: dict[str, Any], expected: tuple[Gap, ...]
) -> None:
    assert gaps(replace(facts, **changed), DUE, TODAY, ZONE) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-12-04 05:29", "2026-12-04 05:30"),
        ("2026-12-04 05:30", "2026-12-05 05:30"),
        ("2026-12-31 23:00", "2027-01-01 05:30"),
    ],
)
def test_there_is_one_a_day(now: str, expected: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert f"{next_audit_at(at, ZONE).astimezone(ZONE):%Y-%m-%d %H:%M}" == expected
