"""The lists of households and of staff as papers: gathered in short units, written as workbooks."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from bot.roster import steps
from bot.roster.tables import households_rows, staff_rows
from bot.roster.wire import Standing
from bot.roster.workbooks import xlsx_bytes
from bot.stepping import Steps
from handlers.roster import exporting
from storage.papers import Paper
from storage.transaction import Tx

_ROWS: dict[str, Callable[[Standing], Iterator[Sequence[str]]]] = {
    exporting.HOUSEHOLDS: households_rows,
    exporting.STAFF: staff_rows,
}

_ROWS_AT_A_TIME = 1_000


def gather_rows(paper: Paper) -> Steps[tuple[date, list[str]] | None]:
    """The day a list is of, and its rows as lines; None: the person may not have it any more."""
    if not (yield partial(exporting.may_have, person_id=paper.person_id)):
        return None
    standing = yield from steps.gather()
    on: date = yield today
    rows: list[str] = []
    for row in _ROWS[paper.kind](standing):
        rows.append(json.dumps(row))
        if len(rows) % _ROWS_AT_A_TIME == 0:
            yield today  # everybody else has a turn
    return on, rows


def today(tx: Tx) -> date:
    """The day that a list is of."""
    return tx.today


def write_list(facts: Any) -> bytes:
    """The workbook. Runs in the writing process."""
    return xlsx_bytes(map(json.loads, facts["rows"]), facts["sheet"])
