"""What holds for everyone who speaks, whatever they say."""

from storage import staff
from tests.handlers.driver import HOA, Stage


def test_whoever_writes_can_be_written_to_again(stage: Stage) -> None:
    stage.knows(lambda tx: staff.unreachable(tx, HOA))
    stage.hoa.says("/start")
    hoa = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert hoa is not None
    assert hoa.reachable
