"""What left by the formal route: that a complaint was referred, and a count per month."""

from sqlalchemy import insert, update

from domain.issue import Kind
from storage.tables.issue import FormalCountRow, ReferralRow
from storage.transaction import Tx
from storage.types import table

_referrals = table(ReferralRow)
_counts = table(FormalCountRow)


def refer(tx: Tx, *, by: int, hamlet_id: int | None) -> None:
    """A complaint was referred to the formal route: that, and nothing else."""
    values = {"person_id": by, "hamlet_id": hamlet_id, "referred_on": tx.today}
    tx.connection.execute(insert(_referrals).values(values))


def count_formal(tx: Tx, kind: Kind) -> None:
    """One more denunciation or crime report this month, linked to nobody."""
    month = f"{tx.today:%Y-%m}"
    where = (_counts.c.month == month, _counts.c.kind == str(kind))
    counted = tx.connection.execute(update(_counts).where(*where).values(count=_counts.c.count + 1))
    if counted.rowcount == 0:
        tx.connection.execute(insert(_counts).values(month=month, kind=str(kind), count=1))
