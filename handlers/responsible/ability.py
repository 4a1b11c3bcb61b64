"""Whether somebody can act on a matter now, and who stands in while they are away."""

from domain.authority import Action, scope
from domain.escalation import Able
from domain.issue import Cause
from domain.people import Person
from handlers.turnout import can_be_told
from storage import absences, staff
from storage.transaction import Tx


class Abilities:
    """Looks people up for one matter, each once; `barred` may not have it whatever they are."""

    def __init__(self, tx: Tx, barred: frozenset[int] = frozenset()) -> None:
        self._tx = tx
        self._barred = barred
        self._away: dict[int, int | None] | None = None
        self._causes: dict[int, Cause | None] = {}

    def __call__(self, person_id: int) -> Able:
        """Whether they can act: themselves, or through a stand-in who can."""
        if person_id in self._barred:
            return Able(Cause.CONCERNED)
        away = self._absent()
        if person_id not in away:
            return Able(self._cause(person_id))
        if staff.by_id(self._tx, person_id) is None:
            return Able(Cause.LEFT)
        deputy_id = away[person_id]
        stands_in = (
            deputy_id is not None
            and deputy_id not in self._barred
            and deputy_id not in away
            and self._cause(deputy_id) is None
        )
        return Able(Cause.AWAY, deputy_id if stands_in else None)

    def _absent(self) -> dict[int, int | None]:
        if self._away is None:
            self._away = absences.now(self._tx)
        return self._away

    def _cause(self, person_id: int) -> Cause | None:
        if person_id not in self._causes:
            self._causes[person_id] = hindrance(staff.by_id(self._tx, person_id))
        return self._causes[person_id]


def hindrance(person: Person | None) -> Cause | None:
    """Why somebody who is not away can do nothing about a matter, if so."""
    if person is None:
        return Cause.LEFT
    if not can_be_told(person):
        return Cause.OUT_OF_REACH
    return None if scope(person, Action.SEE_ISSUE) else Cause.NOT_IN_CHARGE
