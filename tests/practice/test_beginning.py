"""How a new practice begins."""

from datetime import datetime
from pathlib import Path

import pytest

from practice import beginning, keeping, seeds
from practice.standin import StandIn
from tests.practice.desk import ZONE


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-23 21:00", "2026-12-03 09:00"),
        ("2026-12-03 08:00", "2026-12-03 09:00"),
        ("2026-12-03 10:00", "2026-12-17 09:00"),
        ("2026-12-05 12:00", "2026-12-17 09:00"),
    ],
)
def test_it_is_two_days_before_the_programme(now: str, begins: str) -> None:
    assert beginning.first_morning(local(now), ZONE) == local(begins)


def test_the_seeded_people_have_phones_and_are_taken_up_again(tmp_path: Path) -> None:
    standin = StandIn(tmp_path, ZONE)
    beginning.begin(standin)
    assert [person.id for person in standin.world.people.values()] == [
        member.id for member in seeds.STAFF
    ]
    standin.world.people[seeds.HOA].blocked = True
    keeping.save(standin)
    again = StandIn(tmp_path, ZONE)
    beginning.begin(again)
    assert again.world.people[seeds.HOA].blocked
