"""The staff of a commune: who they are and in which capacity they act."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The capacity in which a person acts. One person may hold several.

    `BOARD` is of a hamlet's board (ban ấp), who is told when visitors come, and nothing else.
    """

    CADRE = "cadre"
    LEADER = "leader"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
    BOARD = "board"


UNNAMED_ADMIN = "Quản trị viên"
"""Stands for the name of a commune's first administrator until it is given."""


def given_name(full_name: str) -> str:
    """The name people are addressed by: the last word of family-middle-given."""
    return full_name if full_name == UNNAMED_ADMIN else full_name.split()[-1]


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the commune's staff as they stand now.

    `hamlet_ids` are those in their charge; with `whole_commune` all are. `chat_id` is None
    for someone who has not joined on Telegram or whose access has ended.
    """

    id: int
    full_name: str
    roles: frozenset[Role]
    hamlet_ids: frozenset[int]
    whole_commune: bool
    chat_id: int | None = None
    reachable: bool = True

    @property
    def given_name(self) -> str:
        """The name the person is addressed by."""
        return given_name(self.full_name)

    def looks_after(self, hamlet_id: int | None) -> bool:
        """Whether the hamlet (None: the commune as a whole) is in this person's charge."""
        return self.whole_commune or hamlet_id in self.hamlet_ids
