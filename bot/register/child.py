"""The reading process for lists of models: a path on standard input, its rows on standard output.

It limits itself before it looks at the file, so that none can take the machine with it. What the
cells mean is found by whoever asked: words alone harm nobody.
"""

import json
import sys
from pathlib import Path

from bot.roster.child import limit
from bot.roster.sheets import UnreadableFile, read_sheets
from domain.roster.cells import words
from domain.roster.progress import Unreadable
from domain.roster.reading import Sheet

MOST_ROWS = 3_000
MOST_WORDS = 1_000


def main() -> None:
    """Answer one question."""
    limit()
    path = Path(json.loads(sys.stdin.readline()))
    try:
        lines = [json.dumps(_plain(sheet)) for sheet in read_sheets(path)]
    except UnreadableFile as error:
        lines = [json.dumps(error.why)]
    except MemoryError:
        lines = [json.dumps(Unreadable.TOO_LARGE)]
    sys.stdout.write("\n".join(lines))


def _plain(sheet: Sheet) -> tuple[str, int, list[list[str]]]:
    rows = [[words(cell)[:MOST_WORDS] for cell in row] for row in sheet.rows]
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(Unreadable.TOO_LARGE)
    return sheet.name, sheet.first, rows


if __name__ == "__main__":
    main()
