"""`gandan …` and `python -m bot …`: the same commands."""

import sys

from bot import logs
from bot.cli.commands import app


def main() -> None:
    """Run the command that the process was started with."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may stand on a code page without Vietnamese.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logs.configure()
    logs.catch_uncaught()
    app(prog_name="gandan")


if __name__ == "__main__":
    main()
