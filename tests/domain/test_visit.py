"""When a visit may be corrected and which dates are believed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.spoken import Spoken
from domain.visit import believable, correctable

RECORDED = datetime(2026, 12, 31, 10, 0, tzinfo=UTC)
TODAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("later", "still"),
    [
        (timedelta(), True),
        (timedelta(hours=47, minutes=59), True),
        (timedelta(hours=48), True),
        (timedelta(hours=48, seconds=1), False),
        (timedelta(days=9), False),
    ],
)
def test_a_visit_is_corrected_for_48_hours(later: timedelta, still: bool) -> None:
    assert correctable(RECORDED, RECORDED + later) is still


@pytest.mark.parametrize(
    ("on", "believed"),
    [
        (TODAY, True),
        (TODAY - timedelta(days=1), True),
        (TODAY - timedelta(days=366), True),
        (TODAY - timedelta(days=367), False),
        (TODAY + timedelta(days=1), False),
    ],
)
def test_a_visit_was_within_the_past_year(on: date, believed: bool) -> None:
    assert believable(on, TODAY) is believed


def test_something_was_said_in_words_or_in_a_voice_note() -> None:
    assert Spoken("có")
    assert Spoken(attachment_id=7, seconds=3)
    assert not Spoken()
    assert not Spoken("", None, 0)
