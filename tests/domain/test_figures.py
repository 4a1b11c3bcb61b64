"""What is counted of a date, and who came to it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.figures import Gatherings, Held, gathered, most_first
from domain.meeting import Confirmation, who_came
from domain.programme import OccurrenceKind

NOON = datetime(2026, 12, 5, 5, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
VISITS, MEETING = OccurrenceKind.VISITS, OccurrenceKind.MEETING
WORK_DAY, OFFICE = OccurrenceKind.WORK_DAY, OccurrenceKind.OFFICE
LEADER = 9


@pytest.mark.parametrize(
    ("confirmed", "visitors", "came"),
    [
        (None, {}, set()),
        (None, {1: BEFORE, 2: AFTER}, {1, 2}),
        ({1: False, 3: True}, {1: BEFORE}, {3}),
        ({1: False, 3: True}, {1: NOON}, {3}),
        ({1: False, 3: True}, {1: AFTER, 2: AFTER}, {1, 2, 3}),
        ({1: False}, {}, set()),
    ],
)
def test_who_came(
    confirmed: dict[int, bool] | None, visitors: dict[int, datetime], came: set[int]
) -> None:
    confirmation = None if confirmed is None else Confirmation(confirmed, LEADER, NOON)
    assert who_came(confirmation, visitors) == came


@pytest.mark.parametrize(
    ("held", "counted"),
    [
        (Held(MEETING, frozenset()), Gatherings()),
        (Held(MEETING, frozenset(), is_confirmed=True), Gatherings()),
        (Held(MEETING, frozenset(), is_recorded=True), Gatherings(meetings=1, unconfirmed=1)),
        (
            Held(VISITS, frozenset({1, 2, LEADER}), visited=4),
            Gatherings(1, 0, 0, cadre_turns=2, leader_turns=1, citizen_turns=4, unconfirmed=1),
        ),
        (
            Held(VISITS, frozenset({1}), 4, citizens=7, is_recorded=True, is_confirmed=True),
            Gatherings(1, 0, 0, cadre_turns=1, citizen_turns=7),
        ),
        (
            Held(WORK_DAY, frozenset({1}), 2, is_confirmed=True),
            Gatherings(work_days=1, cadre_turns=1),
        ),
        (
            Held(OFFICE, frozenset({LEADER}), is_confirmed=True),
            Gatherings(office_days=1, leader_turns=1),
        ),
    ],
)
def test_what_a_date_counts(held: Held, counted: Gatherings) -> None:
    assert gathered([held], {LEADER}) == counted


def test_a_person_counts_once_a_date_and_visits_alone_count_their_citizens() -> None:
    dates = [Held(VISITS, frozenset({1, 2}), 2, is_confirmed=True)] * 3
    assert gathered(dates, (), visits_alone=5) == Gatherings(3, 0, 0, 6, 0, 11)


def test_the_most_come_first_and_equals_by_name() -> None:
    assert most_first({"b": 2, "c": 5, "a": 2}) == (("c", 5), ("a", 2), ("b", 2))
