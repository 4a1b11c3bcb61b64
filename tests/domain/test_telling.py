"""What a citizen waits to be told, for every stage."""

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
    Stage.CLOSED: (None, None),
}


@pytest.mark.parametrize("stage", Stage)
def test_what_is_to_be_told(stage: Stage) -> None:
    before, after = EXPECTED[stage]
    assert to_tell(stage, noticed=False) is before
    assert to_tell(stage, noticed=True) is after
