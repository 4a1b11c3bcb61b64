"""How roles and charges are said."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.people import Person, Role
from domain.text import fold
from handlers.asks.choice import Choice
from handlers.wording import comrade
from storage import commune
from storage.transaction import Tx

ROLE_NAMES = {
    Role.CADRE: "cán bộ",
    Role.LEADER: "lãnh đạo",
    Role.COORDINATOR: "đầu mối đôn đốc",
    Role.ADMIN: "quản trị",
    Role.BOARD: "ban ấp",
}
_WITHIN_HAMLETS = {Role.CADRE, Role.LEADER, Role.BOARD}
WHOLE_COMMUNE = "toàn xã"
NO_HAMLET = "chưa giao ấp"


def names_of_roles(roles: Iterable[Role]) -> str:
    """`cán bộ, lãnh đạo`, in the order of the roles."""
    held = set(roles)
    return ", ".join(name for role, name in ROLE_NAMES.items() if role in held)


def names_of_hamlets(tx: Tx, person: Person) -> str:
    """The hamlets in a person's charge."""
    is_general = bool(person.roles) and not person.roles & _WITHIN_HAMLETS
    if person.whole_commune or is_general:
        return WHOLE_COMMUNE
    names = [h.name for h in commune.hamlets(tx) if h.id in person.hamlet_ids]
    return ", ".join(names) or NO_HAMLET


def told_apart(tx: Tx, people: Sequence[Person]) -> dict[int, str]:
    """Everybody's full name; namesakes also by what they are, and if need be by their number."""
    names = {p.id: p.full_name for p in people}
    for said in (_in_charge_of, lambda _, p: f"số {p.id}"):
        held = Counter(map(fold, names.values()))
        alike = [p for p in people if held[fold(names[p.id])] > 1]
        names |= {p.id: f"{p.full_name} ({said(tx, p)})" for p in alike}
    return names


def choices(tx: Tx, people: Sequence[Person]) -> list[Choice]:
    """People to choose from, as they are told apart; whoever has no namesake is named in short."""
    names = told_apart(tx, people)
    return [_choice(person, names[person.id]) for person in people]


def _choice(person: Person, label: str) -> Choice:
    shown = comrade(label) if label == person.full_name else label
    return Choice(person.id, label, shown)


def _in_charge_of(tx: Tx, person: Person) -> str:
    return f"{names_of_roles(person.roles)}, {names_of_hamlets(tx, person)}"
