"""Who gets a matter where no table says it: somebody of the hamlet, else of the commune."""

from collections.abc import Mapping

from domain.people import Person, Role
from handlers.turnout import can_be_told
from storage import absences, staff
from storage.transaction import Tx


def leader_for(
    tx: Tx,
    hamlet_id: int | None,
    brought_by: int | None,
    *but: int | None,
    away: Mapping[int, int | None] | None = None,
) -> Person | None:
    """The leader of the hamlet, else any leader who can be reached; nobody of `but`.

    Whoever brought the matter comes last: it is theirs only where there is no other leader.
    `away` is known to who asked before.
    """
    leaders = [p for p in staff.everyone(tx, Role.LEADER) if can_be_told(p) and p.id not in but]
    leaders = _present(leaders, absences.now(tx) if away is None else away)
    others = [p for p in leaders if p.id != brought_by]
    near = [p for p in others if hamlet_id in p.hamlet_ids]
    wide = [p for p in others if p.whole_commune]
    return next(iter([*near, *wide, *others, *leaders]), None)


def cadre_for(tx: Tx, hamlet_id: int | None, *but: int | None) -> Person | None:
    """A cadre of the hamlet who can be reached, else one of the whole commune; nobody of `but`."""
    cadres = [p for p in staff.everyone(tx, Role.CADRE) if can_be_told(p) and p.id not in but]
    cadres = _present(cadres, absences.now(tx))
    near = [p for p in cadres if hamlet_id in p.hamlet_ids]
    wide = [p for p in cadres if p.whole_commune]
    return next(iter([*near, *wide, *(cadres if hamlet_id is None else ())]), None)


def _present(people: list[Person], away: Mapping[int, int | None]) -> list[Person]:
    """Without those who are away and left nobody in their place."""
    return [p for p in people if away.get(p.id, p.id) is not None] if away else people
