"""Fixtures of the handlers' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handlers.driver import Stage, stage_in


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The cast's commune, on an SQLite file."""
    with stage_in(tmp_path) as stage:
        yield stage
