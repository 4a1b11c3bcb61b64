"""What a list of households changes: which are new, which differ, which stand already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

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
    """A household as it stands."""

    id: int
    hamlet_id: int
    name: str
    address: str
    phone: str
    group_ids: frozenset[int] = frozenset()


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
    plan.near = list(_near(plan.matched, households))
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
    if len(group) == 1 and len(known) == 1:
        plan.matched.append(_verdict(group[0], known[0]))
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
    """By the same phone, by a name that sounds alike, or one that lacks its middle."""
    seen: dict[tuple[int, str], tuple[str, int]] = {}
    for one in households:
        for mark in _known_by(one.hamlet_id, name_key(one.name), one.phone):
            seen.setdefault(mark, (one.name, 0))
    for entry in (one.entry for one in matched if one.verdict is Verdict.NEW):
        marks = _found_by(entry.hamlet_id, entry.key, entry.phone)
        other = next((seen[mark] for mark in marks if mark in seen), None)
        if other is not None:
            yield Near(entry.place, entry.name, *other)
        for mark in _known_by(entry.hamlet_id, entry.key, entry.phone):
            seen.setdefault(mark, (entry.name, entry.place.row))


def _known_by(hamlet_id: int, key: str, phone: str) -> list[tuple[int, str]]:
    marks = [*_always(hamlet_id, key, phone), (hamlet_id, f"{_ends(key)} (any)")]
    return [*marks, (hamlet_id, f"{_ends(key)} (short)")] if _is_short(key) else marks


def _found_by(hamlet_id: int, key: str, phone: str) -> list[tuple[int, str]]:
    """«Nguyễn Ba» may be «Nguyễn Văn Ba»; whole names that differ in the middle are two people."""
    other = "any" if _is_short(key) else "short"
    return [*_always(hamlet_id, key, phone), (hamlet_id, f"{_ends(key)} ({other})")]


def _always(hamlet_id: int, key: str, phone: str) -> list[tuple[int, str]]:
    """A phone is nobody else's anywhere; y and i sound alike."""
    sound = (hamlet_id, key.replace("y", "i"))
    return [(0, phone), sound] if phone else [sound]


def _ends(key: str) -> str:
    parts = key.split()
    return f"{parts[0]} … {parts[-1]}" if parts else ""


def _is_short(key: str) -> bool:
    return key.count(" ") == 1
