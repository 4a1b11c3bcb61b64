"""What people commit to for a year: written by themselves or for them, reviewed by a leader."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from domain.commitment import Pledge, Verdict
from storage import history
from storage.statements import Statement
from storage.tables.register import CommitmentRow
from storage.transaction import Tx
from storage.types import table

_commitments = table(CommitmentRow)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A person's commitment for a year as it stands now."""

    id: int
    person_id: int
    year: int
    pledge: Pledge
    written_by: int
    written_at: datetime
    verdict: Verdict | None
    review_words: str
    reviewed_by: int | None
    reviewed_at: datetime | None


_shown = select(
    *(
        _commitments.c[name]
        for name in (
            *("id", "person_id", "year", "lines", "target", "written_by", "written_at"),
            *("verdict", "review_words", "reviewed_by", "reviewed_at"),
        )
    )
)
_OF = Statement(
    _shown.where(
        _commitments.c.person_id == bindparam("person"), _commitments.c.year == bindparam("in_year")
    )
)
_OF_YEAR = Statement(_shown.where(_commitments.c.year == bindparam("in_year")))


def of(tx: Tx, person_id: int, year: int) -> Commitment | None:
    """What a person committed to for a year."""
    found = _OF.first(tx, {"person": person_id, "in_year": year})
    return _commitment(found) if found else None


def of_year(tx: Tx, year: int) -> dict[int, Commitment]:
    """What everybody committed to for a year, by person."""
    found = [_commitment(row) for row in _OF_YEAR.rows(tx, {"in_year": year})]
    return {one.person_id: one for one in found}


def write(tx: Tx, person_id: int, year: int, pledge: Pledge, *, by: int) -> bool:
    """The person's commitment is this from now on; False when it was reviewed already."""
    before = of(tx, person_id, year)
    if before is not None and before.verdict is not None:
        return False
    values = {
        "lines": list(pledge.lines),
        "target": pledge.target,
        "written_by": by,
        "written_at": tx.now,
    }
    if before is None:
        _add(tx, {**values, "person_id": person_id, "year": year}, pledge, by)
        return True
    _keep(tx, before.id, "lines", _said(before.pledge), _said(pledge), by)
    _keep(tx, before.id, "target", before.pledge.target, pledge.target, by)
    mine = _commitments.c.id == before.id
    tx.connection.execute(update(_commitments).where(mine).values(values))
    return True


def review(tx: Tx, before: Commitment, verdict: Verdict, words: str, *, by: int) -> bool:
    """A leader's review; False when it says what the last one said."""
    if (before.verdict, before.review_words) == (verdict, words):
        return False
    old = str(before.verdict or "")
    history.record(
        tx, "commitment", before.id, "reviewed", by=by, old=old, new=str(verdict), why=words
    )
    values = {
        "verdict": str(verdict),
        "review_words": words,
        "reviewed_by": by,
        "reviewed_at": tx.now,
    }
    mine = _commitments.c.id == before.id
    tx.connection.execute(update(_commitments).where(mine).values(values))
    return True


def _add(tx: Tx, values: dict[str, Any], pledge: Pledge, by: int) -> None:
    adding = insert(_commitments).values(values).returning(_commitments.c.id)
    id = int(tx.connection.execute(adding).scalar_one())
    history.record(tx, "commitment", id, "written", by=by, new=_said(pledge))


def _keep(tx: Tx, id: int, what: str, old: str, new: str, by: int) -> None:
    if old != new:
        history.record(tx, "commitment", id, what, by=by, old=old, new=new)


def _said(pledge: Pledge) -> str:
    return "\n".join(pledge.lines)


def _commitment(row: Any) -> Commitment:
    id, person_id, year, lines, target, written_by, written_at, verdict, *review = row
    pledge = Pledge(tuple(lines), target)
    known = Verdict(verdict) if verdict else None
    return Commitment(id, person_id, year, pledge, written_by, written_at, known, *review)
