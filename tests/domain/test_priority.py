"""How long a household is in a priority group, and who reads why."""

from datetime import date

import pytest

from domain.priority import PriorityGroup, holds_until, told

POLICY = PriorityGroup(1, "Hộ chính sách", False, False)
POOR = PriorityGroup(2, "Hộ nghèo", True, True)
NEARLY = PriorityGroup(3, "Hộ cận nghèo", True, True)


@pytest.mark.parametrize(
    ("is_yearly", "since_on", "until_on"),
    [
        (False, date(2026, 12, 3), None),
        (True, date(2026, 1, 1), date(2027, 1, 1)),
        (True, date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_a_yearly_group_lasts_until_the_end_of_the_year(
    is_yearly: bool, since_on: date, until_on: date | None
) -> None:
    assert holds_until(is_yearly, since_on) == until_on


@pytest.mark.parametrize(
    ("groups", "sees", "words"),
    [
        ((), False, ()),
        ((POLICY,), False, ("Hộ chính sách",)),
        ((POOR,), False, ("diện ưu tiên",)),
        ((POOR, NEARLY), False, ("diện ưu tiên",)),
        ((POOR, POLICY), False, ("Hộ chính sách", "diện ưu tiên")),
        ((POOR, POLICY), True, ("Hộ nghèo", "Hộ chính sách")),
    ],
)
def test_sensitive_groups_are_named_only_to_who_may_see_the_household(
    groups: tuple[PriorityGroup, ...], sees: bool, words: tuple[str, ...]
) -> None:
    assert told(groups, sees_household=sees) == words
