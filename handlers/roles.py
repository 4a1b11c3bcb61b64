"""How roles and charges are said."""

from collections.abc import Iterable

from domain.people import Person, Role
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
