"""Who writes which kind of paper. Runs in the writing process only."""

from collections.abc import Callable
from typing import Any

WRITERS: dict[str, Callable[[Any], bytes]] = {}
"""By kind: from the facts that were gathered to the bytes of the file."""
