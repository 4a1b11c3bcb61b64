"""Which hamlets' boards know of an occurrence, and what they are told in numbers."""

from sqlalchemy import delete, func, insert, select

from storage.programmes import Occurrence
from storage.tables.programme import HamletWordRow, ProposalRow
from storage.tables.roster import HouseholdRow
from storage.transaction import Tx
from storage.types import table

_words = table(HamletWordRow)
_proposals = table(ProposalRow)
_households = table(HouseholdRow)


def told(tx: Tx, occurrence: Occurrence) -> dict[int, int | None]:
    """The hamlets whose board knows of the occurrence on its date, and who told (None: the bot)."""
    rows = tx.connection.execute(
        select(_words.c.hamlet_id, _words.c.by).where(
            _words.c.occurrence_id == occurrence.id, _words.c.for_on == occurrence.occurs_on
        )
    )
    return {row.hamlet_id: row.by for row in rows}


def tell(tx: Tx, occurrence: Occurrence, hamlet_id: int, *, by: int | None) -> bool:
    """A hamlet's board knows now; False when it did before.

    Whoever passes it on by hand comes in the place of the bot, which may not have been heard.
    """
    before = told(tx, occurrence)
    if hamlet_id in before and (by is None or before[hamlet_id] is not None):
        return False
    mine = (_words.c.occurrence_id == occurrence.id, _words.c.hamlet_id == hamlet_id)
    tx.connection.execute(delete(_words).where(*mine, _words.c.for_on == occurrence.occurs_on))
    values = {
        "occurrence_id": occurrence.id,
        "hamlet_id": hamlet_id,
        "for_on": occurrence.occurs_on,
        "told_at": tx.now,
        "by": by,
    }
    tx.connection.execute(insert(_words).values(values))
    return True


def told_by_the_bot(tx: Tx, occurrence_id: int) -> set[int]:
    """The hamlets whose boards the bot told of an occurrence, on whatever date."""
    rows = select(_words.c.hamlet_id).where(
        _words.c.occurrence_id == occurrence_id, _words.c.by.is_(None)
    )
    return set(tx.connection.scalars(rows))


def households_by_hamlet(tx: Tx, occurrence_id: int) -> dict[int, int]:
    """How many households of each hamlet are proposed for an occurrence."""
    rows = tx.connection.execute(
        select(_households.c.hamlet_id, func.count().label("households"))
        .select_from(_proposals.join(_households))
        .where(_proposals.c.occurrence_id == occurrence_id)
        .group_by(_households.c.hamlet_id)
    )
    return {row.hamlet_id: row.households for row in rows}
