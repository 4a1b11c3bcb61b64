"""What the talks about staff come to."""

from dataclasses import dataclass

from domain.people import Role

ALL = "all"


@dataclass(frozen=True, slots=True)
class Charge:
    """The hamlets in somebody's charge."""

    hamlet_ids: frozenset[int] = frozenset()
    whole_commune: bool = False


@dataclass(frozen=True, slots=True)
class InviteDraft:
    """Somebody to be invited."""

    full_name: str
    roles: frozenset[Role]
    charge: Charge


@dataclass(frozen=True, slots=True)
class Gone:
    """Whom the talk was about left meanwhile."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody's access ends; `heir_id` goes on with the open tasks."""

    reason: str
    heir_id: int | None
