"""Fixtures for all rooms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A commune on an SQLite file."""
    async with world_in(tmp_path) as world:
        yield world
