"""How a new practice begins."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from practice import acts, beginning, keeping, seeds
from practice.standin import StandIn
from tests.practice.desk import ZONE


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-23 21:00", "2026-12-02 07:00"),
        ("2026-12-02 06:00", "2026-12-02 07:00"),
        ("2026-12-02 10:00", "2026-12-16 07:00"),
        ("2026-12-05 12:00", "2026-12-16 07:00"),
    ],
)
def test_it_is_three_days_before_the_programme_and_before_its_notice(now: str, begins: str) -> None:
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


def test_a_beginning_is_untouched_until_somebody_acts_or_its_day_is_over(tmp_path: Path) -> None:
    standin = StandIn(tmp_path, ZONE)
    beginning.begin(standin)
    keeping.save(standin)
    again = StandIn(tmp_path, ZONE)
    beginning.begin(again)
    assert again.untouched
    acts.say(standin, seeds.HOA, "/start")
    assert not standin.untouched
    again.clock.set(again.clock.now() + timedelta(hours=13))
    assert not again.untouched
    keeping.save(again)
    late = StandIn(tmp_path, ZONE)
    beginning.begin(late)
    assert not late.untouched
