"""The commune in which several citizens raise one matter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handlers.alike.raising import settle
from tests.handlers.driver import Stage, stage_in


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_in(tmp_path) as stage:
        settle(stage)
        yield stage
