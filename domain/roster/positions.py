"""What a position on a list of staff makes somebody here: a role, and whether that is sure."""

import re
from dataclasses import dataclass

from domain.people import Role
from domain.text import fold

_LEADER = re.compile(
    r"lanh dao\b.*|thuong truc (dang uy|hdnd|ubmttq)\b.*|"
    r"(pho )?(chu tich|bi thu)( (thuong truc|dang uy|dang bo|ubnd|hdnd|uy ban|hoi dong|ubmttq|"
    r"ubmt|mttq|mat tran|xa|phuong|dac khu)\b.*)?"
)
_COORDINATOR = re.compile(r".*\b(dau moi|khoi van|don doc|dieu phoi)\b.*")
_CADRE = re.compile(r"(can bo|cong chuc|vien chuc|chuyen vien|can bo cong chuc)( xa| phuong)?")
_ADMIN = re.compile(r".*\b(quan tri|admin)\b.*")


@dataclass(frozen=True, slots=True)
class Position:
    """The roles that words name; `is_sure`: they name them, and do not merely mean staff."""

    roles: frozenset[Role]
    is_sure: bool


def position(words: str) -> Position:
    """What somebody with this position is: whoever is nothing else is a cadre.

    A leader of an association or a youth union is no leader of the commune.
    """
    parts = [fold(part) for part in re.split(r"[,;/+\n]|\bvà\b|\bkiêm\b|\s[-–]\s", words)]
    found = [role for part in parts if part and (role := _role(part)) is not None]
    if not found:
        return Position(frozenset({Role.CADRE}), is_sure=False)
    return Position(frozenset(found), is_sure=True)


def _role(folded: str) -> Role | None:
    for role, pattern in (
        (Role.ADMIN, _ADMIN),
        (Role.COORDINATOR, _COORDINATOR),
        (Role.LEADER, _LEADER),
        (Role.CADRE, _CADRE),
    ):
        if pattern.fullmatch(folded):
            return role
    return None
