"""The writing process: a kind and its facts on standard input, the file on standard output."""

import json
import sys

from bot.papers.writers import WRITERS


def main() -> None:
    """Write one paper."""
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(WRITERS[asked["kind"]](asked["facts"]))


if __name__ == "__main__":
    main()
