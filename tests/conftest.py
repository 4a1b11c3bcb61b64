"""Fixtures for all rooms."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, world_in


def pytest_xdist_auto_num_workers() -> int:
    """Two to a core: stories wait for a disk, a browser or another process half of their time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A commune on an SQLite file."""
    async with world_in(tmp_path) as world:
        yield world
