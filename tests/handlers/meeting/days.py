"""A date of a programme that is today, for tests of its record."""

from domain.people import Role
from domain.programme import OccurrenceKind, Participants, Who
from handlers.founding.units import UNITS
from storage import staff, units
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import Phone, Stage
from tests.storage.dates import dated, kept

TU, HA = 104, 105


def joined(stage: Stage, account: int, name: str, role: Role) -> Phone:
    """One more of the staff, with a phone."""

    def unit(tx: Tx) -> None:
        staff.bind(tx, staff.add(tx, name, [role], whole_commune=True), account, account)

    stage.knows(unit)
    return stage.phone(account)


def today(
    stage: Stage, kind: OccurrenceKind, *, head: int | None = None, name: str = "Ngày của dân"
) -> Occurrence:
    """A date of today: of a delegation with this head, or everybody's."""
    who = Participants()
    if head is not None:
        head_id = stage.person_id(head)
        who = Participants(Who.DELEGATION, head_id, frozenset({head_id}))
    stage.knows(lambda tx: [units.add(tx, unit.name, unit.spellings) for unit in UNITS])
    on = stage.knows(lambda tx: tx.today)
    (occurrence,) = stage.knows(lambda tx: kept(tx, dated(kind, on, who=who, name=name)))
    return occurrence
