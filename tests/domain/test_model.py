"""The models of a year in numbers, and how one goes on in the next."""

from dataclasses import replace
from datetime import date

import pytest

from domain.model import (
    Ending,
    Model,
    Outcome,
    Status,
    carried_on,
    count,
    key,
    may_be_registered,
)

FLOWERS = Model(2021, "Đoàn Thanh niên", "Cột điện nở hoa", topics=("môi trường",), target="100")


def test_a_unit_counts_once_however_it_is_written_and_a_mistake_not_at_all() -> None:
    counts = count(
        [
            replace(FLOWERS, outcome=Outcome.MET, is_commended=True),
            replace(FLOWERS, unit="ĐOÀN  thanh niên", name="Khác", status=Status.CARRIED_ON),
            replace(FLOWERS, unit="Hội Phụ nữ", outcome=Outcome.EXCEEDED, ending=Ending.STOPPED),
            replace(FLOWERS, unit="Nhầm", is_commended=True, ending=Ending.MISTAKEN),
        ]
    )
    assert (counts.units, counts.models, counts.commended, counts.stopped) == (2, 3, 1, 1)
    assert counts.statuses == {Status.NEW: 2, Status.CARRIED_ON: 1}
    assert counts.outcomes == {Outcome.MET: 1, Outcome.NONE: 1, Outcome.EXCEEDED: 1}


def test_what_is_carried_on_keeps_what_it_is_and_not_what_it_achieved() -> None:
    done = replace(FLOWERS, outcome=Outcome.MET, outcome_note="đủ", is_commended=True)
    assert carried_on(done) == replace(FLOWERS, year=2022, status=Status.CARRIED_ON)
    assert key(carried_on(done)) == (2022, "doan thanh nien", "cot dien no hoa")


@pytest.mark.parametrize(
    ("year", "may"), [(2009, False), (2010, True), (2026, True), (2027, True), (2028, False)]
)
def test_years_are_kept_up_to_the_next_one(year: int, may: bool) -> None:
    assert may_be_registered(year, date(2026, 1, 1)) is may
