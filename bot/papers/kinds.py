"""The kinds of paper there are, and how what is in each is gathered.

A new kind is a line here, which gathers, and a line in `bot.papers.writers`, which writes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from bot.papers import lists
from bot.stepping import Steps
from handlers.registration import print_texts as texts
from handlers.registration import printing
from handlers.responsible import filing, sheet_texts
from handlers.roster import export_texts, exporting
from handlers.roster.texts import SHEET_OF_HOUSEHOLDS, SHEET_OF_STAFF
from storage.papers import Paper


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a paper will hold, as JSON can; the name of its file, and its caption (HTML)."""

    facts: Any
    file_name: str
    caption: str


Gather = Callable[[Paper], Steps[Gathered | None]]
"""Units that look together what the paper holds, none of them long.

It gives None when the person may not have the paper any more, or there is nothing to tell.
"""


def _day_list(paper: Paper) -> Steps[Gathered | None]:
    found: printing.DayList | None = yield partial(
        printing.gather, occurrence_id=paper.args["occurrence"], person_id=paper.person_id
    )
    if found is None:
        return None
    name, on = found.occurrence.rule.name, found.occurrence.occurs_on
    return Gathered(found.facts, texts.file_name(on), texts.caption(name, on))


def _list(paper: Paper) -> Steps[Gathered | None]:
    found = yield from lists.gather_rows(paper)
    if found is None:
        return None
    on, rows = found
    of_staff = paper.kind == exporting.STAFF
    facts = {"rows": rows, "sheet": SHEET_OF_STAFF if of_staff else SHEET_OF_HOUSEHOLDS}
    name = export_texts.file_name(on, of_staff=of_staff)
    return Gathered(facts, name, export_texts.caption(on, len(rows) - 1, of_staff=of_staff))


def _authority(paper: Paper) -> Steps[Gathered | None]:
    rows = yield partial(filing.gather, person_id=paper.person_id)
    if rows is None:
        return None
    on: date = yield lists.today
    facts = {"rows": [json.dumps(row) for row in rows], "sheet": sheet_texts.SHEET}
    return Gathered(facts, sheet_texts.file_name(on), sheet_texts.caption(on))


KINDS: dict[str, Gather] = {
    printing.KIND: _day_list,
    exporting.HOUSEHOLDS: _list,
    exporting.STAFF: _list,
    filing.KIND: _authority,
}
