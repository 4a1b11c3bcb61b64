"""The table as rows of words: written for a spreadsheet, and read back as it was changed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.authority import Action, scope
from domain.issue import Limits, Urgency
from domain.people import Person, Role
from domain.responsibility import Part, Post
from domain.roster.authority import is_heading
from domain.text import fold
from handlers.responsible import sheet_texts as texts
from handlers.roles import ROLE_NAMES, names_of_roles, told_apart
from storage import categories, commune, responsibles, staff
from storage.categories import Category
from storage.transaction import Tx

MOST_DAYS = 90
_ON_THE_SPOT = (Role.CADRE, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a category's line for the whole commune says besides who."""

    spot_roles: frozenset[Role]
    urgency: Urgency
    days: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row; 0: with the file, or the table as it would be."""

    row: int
    why: str


@dataclass(slots=True)
class Sheet:
    """The table as a file has it, and what is wrong with the file."""

    posts: list[Post] = field(default_factory=list)
    rules: dict[int, Rule] = field(default_factory=dict)
    places: dict[tuple[int | None, int | None], int] = field(default_factory=dict)
    """The row of each category (None: every one) and hamlet (None: every one)."""
    problems: list[Fault] = field(default_factory=list)


def rows_of(tx: Tx) -> list[Sequence[str]]:
    """The heading, the line for every category, each category, and hamlets that differ."""
    people = staff.everyone(tx)
    names = told_apart(tx, people)
    # Whoever left can be given nothing, and cannot be read back.
    posts = [post for post in responsibles.everything(tx) if post.person_id in names]
    rows: list[Sequence[str]] = [texts.HEADING]
    for category in (None, *categories.open_ones(tx)):
        id = category.id if category else None
        mine = [post for post in posts if post.category_id == id]
        rule = _rule_cells(tx, category.id) if category else ("",) * 5
        rows.append((*_cells(tx, category, None, mine, names), *rule))
        for hamlet in commune.hamlets(tx):
            if any(post.hamlet_id == hamlet.id for post in mine):
                rows.append((*_cells(tx, category, hamlet.id, mine, names), *("",) * 5))
    return rows


def _cells(
    tx: Tx,
    category: Category | None,
    hamlet_id: int | None,
    posts: Sequence[Post],
    names: Mapping[int, str],
) -> tuple[str, ...]:
    hamlet = commune.hamlet(tx, hamlet_id) if hamlet_id else None
    there = sorted((p for p in posts if p.hamlet_id == hamlet_id), key=lambda p: p.place)
    people = (
        f" {texts.BETWEEN} ".join(names[p.person_id] for p in there if p.part is part)
        for part in Part
    )
    name = category.name if category else texts.EVERY_FIELD
    return (name, hamlet.name if hamlet else texts.EVERYWHERE, *people)


def rule_now(tx: Tx, category_id: int) -> Rule:
    """A category's rule as it holds."""
    normal, urgent = (categories.limits(tx, category_id, how, tx.today) for how in Urgency)
    days = (normal.answer_days, urgent.answer_days, normal.accept_days)
    rule = categories.rule(tx, category_id)
    return Rule(rule.spot_roles, rule.urgency, days)


def _rule_cells(tx: Tx, category_id: int) -> tuple[str, ...]:
    rule = rule_now(tx, category_id)
    spot = names_of_roles(rule.spot_roles) or texts.NOBODY
    return (spot, texts.URGENCIES[rule.urgency], *map(str, rule.days))


def read(tx: Tx, rows: Sequence[Sequence[str]]) -> Sheet:
    """What a file says; its problems name their lines."""
    sheet = Sheet()
    top = next((number for number, row in enumerate(rows) if is_heading(row)), None)
    said = [] if top is None else [fold(c) for c in rows[top][: len(texts.HEADING)] if c.strip()]
    if top is None or said != [fold(c) for c in texts.HEADING[: len(said)]]:
        sheet.problems.append(Fault((top or 0) + 1, texts.WRONG_HEADING))
        return sheet
    reader = _Reader(tx, sheet)
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        cells = [cell.strip() for cell in (*row, *("",) * len(texts.HEADING))]
        if any(cells[: len(texts.HEADING)]):
            reader.take(number, cells)
    return sheet


class _Reader:
    """Finds what the words of a line stand for."""

    def __init__(self, tx: Tx, sheet: Sheet) -> None:
        self._tx = tx
        self._sheet = sheet
        self._fields: dict[str, int | None] = {fold(texts.EVERY_FIELD): None}
        self._fields |= {fold(c.name): c.id for c in categories.open_ones(tx)}
        self._hamlets: dict[str, int | None] = {fold(texts.EVERYWHERE): None, "": None}
        self._hamlets |= {fold(h.name): h.id for h in commune.hamlets(tx)}
        people = staff.everyone(tx)
        self._names = told_apart(tx, people)
        self._people: dict[str, list[Person]] = {}
        for person in people:
            for name in {fold(person.full_name), fold(self._names[person.id])}:
                self._people.setdefault(name, []).append(person)
        self._number = 0

    def take(self, number: int, cells: Sequence[str]) -> None:
        """One line: who, and for the whole commune also the category's rule."""
        self._number = number
        if fold(cells[0]) not in self._fields:
            self._wrong(texts.unknown_category(cells[0]))
            return
        if fold(cells[1]) not in self._hamlets:
            self._wrong(texts.unknown_hamlet(cells[1]))
            return
        where = self._fields[fold(cells[0])], self._hamlets[fold(cells[1])]
        if where in self._sheet.places:
            self._wrong(texts.TWICE)
            return
        self._sheet.places[where] = number
        if cells[4] and where[1] is not None:
            self._wrong(texts.ABOVE_IN_HAMLET)
        for part, heading, cell in zip(Part, texts.HEADING[2:5], cells[2:5], strict=True):
            names = [name.strip() for name in cell.split(texts.BETWEEN) if name.strip()]
            if len(names) > 1 and part is not Part.ABOVE:
                self._wrong(texts.only_one(heading))
                continue
            for place, name in enumerate(names):
                self._name(where, part, place, name)
        if where[0] is not None and where[1] is None and any(cells[5:10]):
            now = _rule_cells(self._tx, where[0])
            # What is left blank stays as it is.
            given = [cell or kept for cell, kept in zip(cells[5:10], now, strict=True)]
            self._rule(where[0], given)

    def _wrong(self, why: str) -> None:
        self._sheet.problems.append(Fault(self._number, why))

    def _name(
        self, where: tuple[int | None, int | None], part: Part, place: int, name: str
    ) -> None:
        found = self._people.get(fold(name), [])
        if not found:
            self._wrong(texts.unknown_person(name))
        elif len(found) > 1:
            ways = [self._names[person.id] for person in found]
            self._wrong(texts.namesakes(name, ways))
        elif scope(found[0], Action.SEE_ISSUE) is None:
            self._wrong(texts.no_part(name))
        else:
            self._sheet.posts.append(Post(*where, part, place, found[0].id))

    def _rule(self, category_id: int, cells: Sequence[str]) -> None:
        roles = {fold(ROLE_NAMES[role]): role for role in _ON_THE_SPOT}
        urgencies = {fold(name): urgency for urgency, name in texts.URGENCIES.items()}
        spoken = [fold(w) for w in cells[0].split(",") if fold(w) not in ("", fold(texts.NOBODY))]
        days = [int(c) for c in cells[2:5] if c.isascii() and c.isdecimal() and len(c) < 3]
        is_right = (
            all(word in roles for word in spoken)
            and fold(cells[1]) in urgencies
            and len(days) == 3
            and all(1 <= n <= MOST_DAYS for n in days)
            and days[1] <= days[0]
        )
        if not is_right:
            self._wrong(texts.WRONG_RULE)
            return
        spot = frozenset(roles[word] for word in spoken)
        normal, urgent, accept = days
        rule = Rule(spot, urgencies[fold(cells[1])], (normal, urgent, accept))
        self._sheet.rules[category_id] = rule


def write(tx: Tx, sheet: Sheet) -> None:
    """The table is as the sheet has it from now on; limits that changed hold from today."""
    responsibles.replace(tx, sheet.posts)
    for category_id, rule in sheet.rules.items():
        categories.set_rule(tx, category_id, rule.spot_roles, rule.urgency)
        answer_days = dict(zip(Urgency, rule.days[:2], strict=True))
        for how, days in answer_days.items():
            _limit(tx, category_id, how, days, rule.days[2])


def _limit(tx: Tx, category_id: int, how: Urgency, days: int, accept_days: int) -> None:
    before: Limits = categories.limits(tx, category_id, how, tx.today)
    if how is Urgency.URGENT:
        accept_days = before.accept_days
    after = replace(before, answer_days=days, accept_days=accept_days)
    if after != before:
        categories.set_limits(tx, category_id, how, after, tx.today)
