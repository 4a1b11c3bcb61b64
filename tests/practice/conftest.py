"""A served practice for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.practice.desk import Desk, desk_in


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A practice on a free port."""
    async with desk_in(tmp_path) as desk:
        yield desk
