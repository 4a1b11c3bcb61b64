"""What a list of households changes: which are new, which differ, which stand already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.roster.alike import Crowd, Face, Likeness, Mark, all_marks, is_worth_asking, marks
from domain.roster.cells import name_key, without_title
from domain.roster.reading import Entry, Place, Problem, Trouble
from domain.text import fold

_MOST_COMPARED = 50


class Verdict(StrEnum):
    """What an entry is to the households that are known."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Known:
    """A household as it stands; `merged_into_id`: as which another one was once written down."""

    id: int
    hamlet_id: int
    name: str
    address: str
    phone: str
    group_ids: frozenset[int] = frozenset()
    merged_into_id: int | None = None

    @property
    def stays_id(self) -> int:
        """The household that it is now."""
        return self.merged_into_id or self.id


@dataclass(frozen=True, slots=True)
class Matched:
    """An entry and the household it is; `household_id` None: a new one."""

    entry: Entry
    verdict: Verdict
    household_id: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A new household that may be one there is already: in the file (`row`) or as it stands."""

    place: Place
    name: str
    other: str
    row: int = 0


@dataclass(slots=True)
class Plan:
    """What writing the list would do; `heading` is what its columns are called."""

    matched: list[Matched] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    heading: tuple[str, ...] = ()


def match(entries: Sequence[Entry], known: Iterable[Known]) -> Plan:
    """Find each entry again by hamlet and name, by phone or address where that is not enough."""
    plan = Plan()
    households = list(known)
    standing: dict[tuple[int, str], list[Known]] = defaultdict(list)
    for one in households:
        standing[one.hamlet_id, name_key(one.name)].append(one)
    alike: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        alike[entry.hamlet_id, entry.key].append(entry)
    for key, group in alike.items():
        _match_group(plan, _once(plan, group), standing.get(key, []))
    plan.matched.sort(key=lambda one: (one.entry.place.sheet, one.entry.place.row))
    standing_now = [one for one in households if one.merged_into_id is None]
    plan.near = list(_near(plan.matched, standing_now))
    return plan


def _once(plan: Plan, group: list[Entry]) -> list[Entry]:
    """Those that are different households; a later row about the same one is left out."""
    kept: list[Entry] = []
    exact: dict[tuple[str, str], Entry] = {}
    for entry in group:
        mark = (entry.phone, fold(entry.address))
        first = exact.get(mark) or _same(entry, kept[:_MOST_COMPARED])
        if first is None:
            kept.append(entry)
            exact[mark] = entry
        else:
            said = (str(first.place.row),)
            plan.problems.append(Problem(entry.place, Trouble.TWICE, said, entry.cells))
    return kept


def _same(entry: Entry, kept: Sequence[Entry]) -> Entry | None:
    return next((other for other in kept if not _differ(entry, other)), None)


def _differ(one: Entry, other: Entry) -> bool:
    phones = one.phone and other.phone and one.phone != other.phone
    here, there = fold(one.address), fold(other.address)
    return bool(phones or (here and there and here != there))


def _match_group(plan: Plan, group: list[Entry], known: list[Known]) -> None:
    if len(group) == 1 and len({one.stays_id for one in known}) == 1:
        one = _told_apart(group[0], known) or min(known, key=lambda k: k.id != k.stays_id)
        plan.matched.append(_verdict(group[0], one))
        return
    left = list(known)
    for entry in group:
        found = _told_apart(entry, left)
        if found is not None:
            left.remove(found)
            plan.matched.append(_verdict(entry, found))
        elif known and not (entry.phone or entry.address):
            said = (str(len(known)),)
            plan.problems.append(Problem(entry.place, Trouble.AMBIGUOUS, said, entry.cells))
        else:
            plan.matched.append(Matched(entry, Verdict.NEW))


def _told_apart(entry: Entry, known: Sequence[Known]) -> Known | None:
    by_phone = (k for k in known if entry.phone and k.phone == entry.phone)
    address = fold(entry.address)
    by_address = (k for k in known if address and fold(k.address) == address)
    return next(by_phone, None) or next(by_address, None)


def _verdict(entry: Entry, known: Known) -> Matched:
    """A row about a household that was merged says nothing new of the one that stays."""
    if known.merged_into_id is not None:
        return Matched(entry, Verdict.SAME, known.merged_into_id)
    changed = (
        better_name(known.name, entry.name) != known.name
        or (entry.phone and entry.phone != known.phone)
        or (entry.address and entry.address != known.address)
        or not set(entry.group_ids) <= known.group_ids
    )
    verdict = Verdict.CHANGED if changed else Verdict.SAME
    return Matched(entry, verdict, known.id)


def better_name(known: str, written: str) -> str:
    """The name to keep: the one that stands, unless it lacks the marks that the list has."""
    bare = without_title(known)
    plain = without_title(written)
    if bare.isascii() and not plain.isascii() and fold(bare) == fold(plain):
        return known[: len(known) - len(bare)] + plain
    return known


def _near(matched: Sequence[Matched], households: Sequence[Known]) -> Iterable[Near]:
    """New ones that may be a household of their hamlet that no row is, or have its phone.

    Within the file fewer are: it is full of neighbours.
    """
    new = [one.entry for one in matched if one.verdict is Verdict.NEW]
    names = {one.id: one.name for one in households}
    standing = _Crowds(all_marks)
    if new:
        found = {one.household_id for one in matched}
        for one in households:
            if one.id not in found:
                about = (one.id, one.hamlet_id, one.name, one.phone, one.address)
                standing.add(Face.of(*about))
    phones = {one.phone: one.id for one in reversed(households) if one.phone}
    written = _Crowds(marks)
    for number, entry in enumerate(new):
        face = Face(number, entry.hamlet_id, entry.key, entry.phone, fold(entry.address))
        known = [phones[entry.phone]] if entry.phone in phones else []
        known = [other.id for _, other in standing.near(face)] or known
        rows = [one.id for like, one in written.near(face) if is_worth_asking(like, face, one)]
        if known:
            yield Near(entry.place, entry.name, names[known[0]])
        elif rows:
            yield Near(entry.place, entry.name, new[rows[0]].name, new[rows[0]].place.row)
        written.add(face)


class _Crowds:
    """Faces by hamlet."""

    def __init__(self, marks: Callable[[Face], Iterator[Mark]]) -> None:
        self._of: dict[int, Crowd] = defaultdict(lambda: Crowd(marks))

    def add(self, face: Face) -> None:
        self._of[face.hamlet_id].add(face)

    def near(self, face: Face) -> list[tuple[Likeness, Face]]:
        return self._of[face.hamlet_id].near(face)
