"""The commune's own list of its staff: who is new, whose roles or hamlets it changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.people import Role
from domain.roster.cells import Names, head_name, without_number, without_title
from domain.roster.columns import Heading, Vocabulary, find_heading
from domain.roster.matching import Verdict
from domain.roster.positions import position
from domain.roster.reading import LONGEST_NAME, Place, Problem, Sheet, Trouble
from domain.roster.rows import Line, lines_below
from domain.text import fold


class StaffField(StrEnum):
    """What a column tells of somebody. Phones are known as such, and are not kept."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    ROLE = "role"
    HAMLETS = "hamlets"
    PHONE = "phone"


STAFF = Vocabulary(
    {
        StaffField.NAME: "họ và tên|họ tên|họ tên cán bộ|họ và tên cán bộ|tên cán bộ|cán bộ"
        "|cán bộ công chức|họ và tên cán bộ công chức|đồng chí|họ tên đồng chí",
        StaffField.FAMILY: "họ đệm|họ và đệm|họ và tên đệm|họ và chữ đệm|họ lót|họ",
        StaffField.GIVEN: "tên|tên gọi",
        StaffField.ROLE: "vai trò|chức vụ|chức danh|vị trí|vị trí việc làm|chức vụ chức danh"
        "|chức vụ công tác|chức danh công tác|chức vụ đơn vị|nhiệm vụ",
        StaffField.HAMLETS: "ấp phụ trách|địa bàn phụ trách|phụ trách|phụ trách ấp"
        "|phụ trách địa bàn|địa bàn|thôn phụ trách|khu phố phụ trách|phân công phụ trách|ấp|thôn"
        "|khu phố|ấp khu phố|ấp được phân công|tổ dân phố phụ trách|bản phụ trách|khóm phụ trách",
        StaffField.PHONE: "điện thoại|sđt|số điện thoại|đt|số đt|di động|điện thoại liên hệ",
    },
    StaffField.NAME,
    frozenset((StaffField.FAMILY, StaffField.GIVEN)),
)

_COMRADE = re.compile(r"(đ/c|đc|đồng chí)[.:]?\s+", re.IGNORECASE)
_EVERYWHERE = re.compile(r"(toan|ca) (xa|phuong|dac khu|dia ban)|tat ca( cac)?( ap| thon)?|cac ap")


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """Somebody as the file has them. Without `roles` it only says that they are staff."""

    place: Place
    name: str
    roles: frozenset[Role]
    is_sure: bool
    hamlet_ids: frozenset[int]
    whole_commune: bool
    position: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownStaff:
    """Somebody on the staff, or invited and not there yet (`person_id` 0)."""

    person_id: int
    invite_id: int
    name: str
    roles: frozenset[Role]
    hamlet_ids: frozenset[int]
    whole_commune: bool


@dataclass(frozen=True, slots=True)
class StaffMatched:
    """What is to be done: somebody new, or who is known with what they are from now on."""

    place: Place
    verdict: Verdict
    name: str
    roles: frozenset[Role]
    hamlet_ids: frozenset[int]
    whole_commune: bool
    person_id: int = 0
    invite_id: int = 0
    had_roles: frozenset[Role] = frozenset()


@dataclass(slots=True)
class StaffPlan:
    """What writing the list would do; `positions` are those that were merely taken for staff."""

    matched: list[StaffMatched] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    heading: tuple[str, ...] = ()


class _Bad(Exception):
    def __init__(self, trouble: Trouble, words: tuple[str, ...] = ()) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.words = words


def plan_staff(sheets: Sequence[Sheet], names: Names, known: Iterable[KnownStaff]) -> StaffPlan:
    """Read every sheet that has a heading, and find each person again by name."""
    plan = StaffPlan()
    found = [(sheet, find_heading(sheet.rows, STAFF)) for sheet in sheets]
    with_heading = [(sheet, heading) for sheet, heading in found if heading is not None]
    entries: list[StaffEntry] = []
    for sheet, heading in with_heading:
        plan.heading = plan.heading or heading.words
        for line in lines_below(sheet.rows, heading, sheet.first):
            place = Place(line.number, sheet.name if len(with_heading) > 1 else "")
            try:
                if not line.is_title:
                    entries.append(_entry(place, line, heading, names))
            except _Bad as bad:
                plan.problems.append(Problem(place, bad.trouble, bad.words, line.cells))
    _match(plan, _together(plan, entries), known)
    unsure = [one.position for one in entries if not one.is_sure and one.position]
    plan.positions = list(dict.fromkeys(unsure))
    plan.problems.sort(key=lambda one: (one.place.sheet, one.place.row))
    return plan


def _entry(place: Place, line: Line, heading: Heading, names: Names) -> StaffEntry:
    name = _name(line, heading)
    said = _said(line, heading, StaffField.ROLE)
    meant = position(said)
    hamlet_ids, whole_commune = _charge(_said(line, heading, StaffField.HAMLETS), names)
    about = (name, meant.roles, meant.is_sure, hamlet_ids, whole_commune, said)
    return StaffEntry(place, *about, line.cells)


def _name(line: Line, heading: Heading) -> str:
    parts = [_said(line, heading, of) for of in (StaffField.FAMILY, StaffField.GIVEN)]
    said = _said(line, heading, StaffField.NAME) or " ".join(filter(None, parts))
    name = without_title(head_name(_COMRADE.sub("", without_number(said))))
    if not name:
        raise _Bad(Trouble.NO_PERSON)
    if len(name) > LONGEST_NAME:
        raise _Bad(Trouble.LONG, (name,))
    if any(c.isdecimal() for c in name) or not any(c.isalpha() for c in name):
        raise _Bad(Trouble.ODD_NAME, (name,))
    return name


def _charge(said: str, names: Names) -> tuple[frozenset[int], bool]:
    if _EVERYWHERE.fullmatch(fold(said)):
        return frozenset(), True
    found: set[int] = set()
    for part in re.split(r"[,;/+\n]|\bvà\b", said):
        if not fold(part):
            continue
        hamlet_id = names.hamlet(part)
        if hamlet_id is None:
            raise _Bad(Trouble.UNKNOWN_HAMLET, (part.strip(), *names.like_hamlet(part)))
        found.add(hamlet_id)
    return frozenset(found), False


def _said(line: Line, heading: Heading, of: StaffField) -> str:
    places = heading.columns.get(of, ())
    return next((line.cells[n] for n in places if n < len(line.cells) and line.cells[n]), "")


def _together(plan: StaffPlan, entries: Sequence[StaffEntry]) -> list[StaffEntry]:
    """Who has a row for each hamlet is one; of two positions nobody knows whose they are."""
    by_name: dict[str, StaffEntry] = {}
    for entry in entries:
        key = fold(entry.name)
        first = by_name.setdefault(key, entry)
        if first is entry:
            continue
        if fold(first.position) != fold(entry.position):
            said = (str(first.place.row),)
            plan.problems.append(Problem(entry.place, Trouble.TWICE, said, entry.cells))
            continue
        by_name[key] = replace(
            first,
            hamlet_ids=first.hamlet_ids | entry.hamlet_ids,
            whole_commune=first.whole_commune or entry.whole_commune,
        )
    return list(by_name.values())


def _match(plan: StaffPlan, entries: Sequence[StaffEntry], known: Iterable[KnownStaff]) -> None:
    by_name: dict[str, list[KnownStaff]] = defaultdict(list)
    for one in known:
        by_name[fold(one.name)].append(one)
    for entry in entries:
        namesakes = by_name.get(fold(entry.name), [])
        # Whoever is there already is meant, even while an invitation waits for another phone.
        meant = [one for one in namesakes if one.person_id] or namesakes
        if len(meant) > 1:
            said = (str(len(meant)),)
            plan.problems.append(Problem(entry.place, Trouble.NAMESAKES, said, entry.cells))
        elif Role.ADMIN in entry.roles and not (meant and Role.ADMIN in meant[0].roles):
            said = (entry.position,)
            plan.problems.append(Problem(entry.place, Trouble.ADMIN, said, entry.cells))
        else:
            plan.matched.append(_matched(entry, meant[0] if meant else None))


def _matched(entry: StaffEntry, known: KnownStaff | None) -> StaffMatched:
    """What a cell leaves open stays as it is; whoever administers goes on to."""
    if known is None:
        charge = (entry.hamlet_ids, entry.whole_commune)
        return StaffMatched(entry.place, Verdict.NEW, entry.name, entry.roles, *charge)
    roles = entry.roles | (known.roles & {Role.ADMIN}) if entry.is_sure else known.roles
    names_any = bool(entry.hamlet_ids) or entry.whole_commune
    source = entry if names_any else known
    charge = (source.hamlet_ids, source.whole_commune)
    same = (roles, *charge) == (known.roles, known.hamlet_ids, known.whole_commune)
    verdict = Verdict.SAME if same else Verdict.CHANGED
    about = (known.name, roles, *charge, known.person_id, known.invite_id, known.roles)
    return StaffMatched(entry.place, verdict, *about)
