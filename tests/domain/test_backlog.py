"""What a button of the backlog carries: read back as it was, and nothing else narrows."""

import pytest

from domain.backlog import Lag, Side, Sieve, read_sieve

WIDEST = Sieve(Lag.UNNOTICED, 999999999, 999999999, 999999999)


@pytest.mark.parametrize(
    "sieve",
    [
        Sieve(),
        Sieve(Lag.STUCK),
        Sieve(None, 0, None, 12),
        Sieve(Lag.OUTSIDE, 3, 4, 0),
        WIDEST,
    ],
)
def test_a_sieve_is_read_as_it_was_written(sieve: Sieve) -> None:
    assert read_sieve(sieve.written()) == sieve


@pytest.mark.parametrize(
    "text", ["", "x", "...", "-1.-1", "٣.٣.٣.٣", "OVERDUE", ".9999999999", "1e3"]
)
def test_what_makes_no_sense_narrows_nothing(text: str) -> None:
    assert read_sieve(text) == Sieve()


def test_the_widest_fits_a_button() -> None:
    assert len(f"backlogby:999999999:h.{WIDEST.written()}") <= 64


@pytest.mark.parametrize("side", list(Side))
def test_a_side_is_set_alone(side: Side) -> None:
    narrowed = WIDEST.to(side, 5)
    assert narrowed.of(side) == 5
    assert narrowed.to(side, 999999999) == WIDEST
