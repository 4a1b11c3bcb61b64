"""Files that only their owner reads."""

import os
from pathlib import Path

from bot.cli.problem import Problem


def keep_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads, also where there was another one."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            path.chmod(0o600)
            file.write(content)
    except OSError as error:
        raise Problem(f"Không ghi được {path} ({error.strerror}).") from None
