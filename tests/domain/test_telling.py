"""What a citizen waits to be told, for every stage."""

from datetime import date

import pytest

from domain.issue import Stage
from domain.telling import Telling, to_tell

EXPECTED = {
    Stage.UNHELD: (None, None),
    Stage.WAITING: (None, None),
    Stage.ACCEPTED: (Telling.NOTICE, None),
    Stage.ASKED: (None, None),
    Stage.TRANSFERRED: (Telling.NOTICE, None),
    Stage.ANSWERED: (Telling.RESULT, Telling.RESULT),
    Stage.REFUSED: (Telling.RESULT, Telling.RESULT),
    Stage.MERGED: (None, None),
    Stage.CLOSED: (None, None),
}


@pytest.mark.parametrize("stage", Stage)
def test_what_is_to_be_told(stage: Stage) -> None:
    before, after = EXPECTED[stage]
    assert to_tell(stage, None, noticed=False) is before
    assert to_tell(stage, None, noticed=True) is after


@pytest.mark.parametrize("stage", [Stage.WAITING, Stage.ASKED])
def test_a_promise_is_told_also_after_the_matter_was_given_on(stage: Stage) -> None:
    assert to_tell(stage, date(2026, 12, 11), noticed=False) is Telling.NOTICE
