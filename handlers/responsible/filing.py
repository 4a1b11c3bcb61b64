"""📤 The table as a file: handed out, and looked at as a whole before it becomes the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.authority import Action, scope
from domain.message import Utterance
from domain.responsibility import Part, Post, Problem, Trouble
from handlers.call import Call
from handlers.papers.ordering import order
from handlers.responsible import sheet, texts
from handlers.responsible.sheet import Fault, Sheet
from handlers.responsible.table import line_of, problems_of, said_of
from storage import categories, history, responsibles, staff
from storage.transaction import Tx

KIND = "authority"
"""The kind of paper."""

_FATAL = (Trouble.LOOPED, Trouble.NOBODY)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file against the table: what is wrong, what should be looked at, and what would change.

    `lines` (HTML) and `rules`, names of categories, are what would change.
    """

    sheet: Sheet
    problems: Sequence[Fault]
    warnings: Sequence[str]
    lines: Sequence[str]
    rules: Sequence[str]

    @property
    def changes(self) -> int:
        """How many places of the table would change; 0 while something is wrong."""
        return 0 if self.problems else len(self.lines) + len(self.rules)


def check(tx: Tx, rows: Sequence[Sequence[str]]) -> Checked:
    """Look at a file as a whole; nothing is written."""
    read = sheet.read(tx, rows)
    found = problems_of(tx, read.posts) if not read.problems else []
    fatal = [Fault(_row(read, one), said_of(tx, one)) for one in found if one.trouble in _FATAL]
    warnings = [said_of(tx, one) for one in found if one.trouble not in _FATAL]
    changed = [id for id, rule in read.rules.items() if rule != sheet.rule_now(tx, id)]
    rules = [categories.name(tx, id) for id in changed]
    return Checked(read, [*read.problems, *fatal], warnings, _changed(tx, read.posts), rules)


def _row(read: Sheet, problem: Problem) -> int:
    """Where a category in a place is put right: in its own line, else in one for more."""
    category_id, hamlet_id = problem.category_id, problem.hamlet_id
    places = ((category_id, hamlet_id), (category_id, None), (None, hamlet_id), (None, None))
    return next((read.places[place] for place in places if place in read.places), 0)


def _changed(tx: Tx, posts: Sequence[Post]) -> list[str]:
    """The lines that are others then, as they would be."""
    before, after = _by_line(responsibles.everything(tx)), _by_line(posts)
    places = [where for where in {**before, **after} if before.get(where) != after.get(where)]
    return [_said(tx, *where, after.get(where, ())) for where in places]


_Where = tuple[int | None, int | None]
_Line = tuple[tuple[Part, int, int], ...]


def _by_line(posts: Sequence[Post]) -> dict[_Where, _Line]:
    def key(post: Post) -> tuple[int, int]:
        return post.category_id or 0, post.hamlet_id or 0

    return {
        (category or None, hamlet or None): tuple(
            sorted((one.part, one.place, one.person_id) for one in those)
        )
        for (category, hamlet), those in groupby(sorted(posts, key=key), key)
    }


def _said(tx: Tx, category_id: int | None, hamlet_id: int | None, line: _Line) -> str:
    there = [Post(category_id, hamlet_id, *one) for one in line]
    where, responsible, deputy, above = line_of(tx, there, hamlet_id)
    name = categories.name(tx, category_id) if category_id else texts.EVERY_FIELD_NAME
    return texts.line(f"{name}, {where}", responsible, deputy, above)


def write(tx: Tx, checked: Checked, *, by: int | None) -> None:
    """The table is as the file has it."""
    sheet.write(tx, checked.sheet)
    count = str(len(checked.sheet.posts))
    history.record(tx, "category", 0, "imported", by=by, new=count)


def export(call: Call) -> list[Utterance]:
    """A message holds the place of the file, and becomes it."""
    call.require(Action.MANAGE_AUTHORITY)
    return order(call, KIND, {})


def gather(tx: Tx, person_id: int) -> list[Sequence[str]] | None:
    """The rows for a person who may still have them; that they take them out is kept."""
    person = staff.by_id(tx, person_id)
    if person is None or scope(person, Action.MANAGE_AUTHORITY) is None:
        return None
    history.looked(tx, "export", 0, by=person_id)
    return sheet.rows_of(tx)
