"""Who was asked to go for somebody who is absent, or to a hamlet where nobody goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.statements import Statement
from storage.tables.programme import DeputyRow, ProposalRow
from storage.tables.roster import HouseholdRow
from storage.transaction import Tx
from storage.types import table

_deputies = table(DeputyRow)
_proposals = table(ProposalRow)
_households = table(HouseholdRow)


class Answer(StrEnum):
    """What became of asking somebody; withdrawn: they need not go any more."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPENS_BEFORE = timedelta(days=7)
"""How long before the last day of it a deputy sees the households of the hamlets."""

OPEN = (Answer.ASKED, Answer.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who was asked. `for_id` None: to the hamlets, for nobody in particular."""

    id: int
    occurrence_id: int
    deputy_id: int
    for_id: int | None
    hamlet_ids: tuple[int, ...]
    household_ids: tuple[int, ...]
    until_on: date
    asked_by: int
    answer: Answer

    @property
    def is_open(self) -> bool:
        """Whether they may go yet, or will."""
        return self.answer in OPEN


_columns = (
    _deputies.c.id,
    _deputies.c.occurrence_id,
    _deputies.c.deputy_id,
    _deputies.c.for_id,
    _deputies.c.hamlet_ids,
    _deputies.c.household_ids,
    _deputies.c.until_on,
    _deputies.c.asked_by,
    _deputies.c.state,
)
_STANDS_IN = Statement(
    select(_deputies.c.occurrence_id, _deputies.c.hamlet_ids, _deputies.c.until_on).where(
        _deputies.c.deputy_id == bindparam("person"),
        _deputies.c.until_on >= bindparam("day"),
        _deputies.c.state == str(Answer.ACCEPTED),
    )
)
_OF = Statement(
    select(*_columns)
    .where(_deputies.c.occurrence_id == bindparam("occurrence"))
    .order_by(_deputies.c.id)
)


def ask(
    tx: Tx,
    occurrence_id: int,
    deputy_id: int,
    *,
    for_id: int | None,
    hamlet_ids: Iterable[int],
    until_on: date,
    by: int,
) -> int:
    """Somebody is asked; the id of the question."""
    values = {
        "occurrence_id": occurrence_id,
        "deputy_id": deputy_id,
        "for_id": for_id,
        "hamlet_ids": sorted(hamlet_ids),
        "household_ids": [],
        "until_on": until_on,
        "asked_by": by,
        "asked_at": tx.now,
        "state": str(Answer.ASKED),
    }
    asked = tx.connection.execute(insert(_deputies).values(values).returning(_deputies.c.id))
    return int(asked.scalar_one())


def get(tx: Tx, deputy_id: int) -> Deputy | None:
    """One question, or None."""
    row = tx.connection.execute(select(*_columns).where(_deputies.c.id == deputy_id)).first()
    return _deputy(row) if row else None


def of(tx: Tx, occurrence_id: int) -> list[Deputy]:
    """Everybody who was asked for an occurrence, in order."""
    return [_deputy(row) for row in _OF.rows(tx, {"occurrence": occurrence_id})]


def settle(tx: Tx, deputy: Deputy, answer: Answer) -> bool:
    """Whether it stood as it is given here, and stands at this answer now."""
    here = (_deputies.c.id == deputy.id) & (_deputies.c.state == str(deputy.answer))
    values = {"state": str(answer), "answered_at": tx.now}
    return bool(tx.connection.execute(update(_deputies).where(here).values(values)).rowcount)


def withdraw_all(tx: Tx, occurrence_id: int) -> None:
    """The occurrence is not kept as it was: nobody stands in for anybody, or has their list."""
    for one in of(tx, occurrence_id):
        if one.answer is Answer.ACCEPTED:
            give_back(tx, one)
    here = _deputies.c.occurrence_id == occurrence_id
    is_open = _deputies.c.state.in_([str(answer) for answer in OPEN])
    values = {"state": str(Answer.WITHDRAWN), "answered_at": tx.now}
    tx.connection.execute(update(_deputies).where(here, is_open).values(values))


def freed_now(tx: Tx, occurrence_id: int) -> list[int]:
    """Who had been asked, and is freed in this very unit: person ids."""
    here = _deputies.c.occurrence_id == occurrence_id
    freed = (_deputies.c.state == str(Answer.WITHDRAWN)) & (_deputies.c.answered_at == tx.now)
    return list(tx.connection.scalars(select(_deputies.c.deputy_id).where(here, freed)))


def stood_in(tx: Tx, person_id: int) -> frozenset[int]:
    """The occurrences for which a person stands in now or later, by id."""
    rows = _STANDS_IN.rows(tx, {"person": person_id, "day": tx.today})
    return frozenset(row[0] for row in rows)


def hamlets_of(tx: Tx, person_id: int) -> frozenset[int]:
    """The hamlets in which a person stands in for somebody: in the week before, and until the end.

    An agreement for a date far ahead opens no household yet.
    """
    rows = _STANDS_IN.rows(tx, {"person": person_id, "day": tx.today})
    soon = tx.today + OPENS_BEFORE
    return frozenset(id for _, ids, until_on in rows if until_on <= soon for id in ids)


def proposed_in(tx: Tx, occurrence_id: int, hamlet_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Households of these hamlets that are proposed: (household, person) ids, in order."""
    rows = tx.connection.execute(
        select(_proposals.c.household_id, _proposals.c.person_id)
        .select_from(_proposals.join(_households, _households.c.id == _proposals.c.household_id))
        .where(_proposals.c.occurrence_id == occurrence_id)
        .where(_households.c.hamlet_id.in_(list(hamlet_ids)))
        .order_by(_proposals.c.person_id, _proposals.c.place)
    )
    return [(row.household_id, row.person_id) for row in rows]


def hand_over(
    tx: Tx, deputy: Deputy, household_ids: Sequence[int], from_id: int | None, to_id: int
) -> None:
    """Households pass to the end of somebody's list; `from_id` None: whoever has them."""
    here = [_proposals.c.occurrence_id == deputy.occurrence_id]
    last = select(func.max(_proposals.c.place)).where(*here, _proposals.c.person_id == to_id)
    after = (tx.connection.execute(last).scalar() or 0) + 1
    if from_id is not None:
        here.append(_proposals.c.person_id == from_id)
    passing = update(_proposals).where(*here, _proposals.c.household_id.in_(list(household_ids)))
    tx.connection.execute(passing.values(person_id=to_id, place=_proposals.c.place + after))


def give_back(tx: Tx, deputy: Deputy) -> None:
    """What had passed to a deputy is the absent one's again; what was nobody's is on no list."""
    if deputy.for_id is not None:
        hand_over(tx, deputy, deputy.household_ids, deputy.deputy_id, deputy.for_id)
        return
    here = (_proposals.c.occurrence_id == deputy.occurrence_id) & (
        _proposals.c.person_id == deputy.deputy_id
    )
    passed = _proposals.c.household_id.in_(deputy.household_ids)
    tx.connection.execute(delete(_proposals).where(here, passed))


def follow(tx: Tx, gone_id: int, stays_id: int, occurrence_id: int | None = None) -> None:
    """Another household is in the place of one, also among those that passed to deputies.

    `occurrence_id` None: for every date that is not over.
    """
    passed = select(_deputies.c.id, _deputies.c.household_ids).where(
        _deputies.c.until_on >= tx.today, _deputies.c.state == str(Answer.ACCEPTED)
    )
    if occurrence_id is not None:
        passed = passed.where(_deputies.c.occurrence_id == occurrence_id)
    for id, household_ids in tx.connection.execute(passed).all():
        if gone_id in household_ids:
            named = dict.fromkeys(stays_id if one == gone_id else one for one in household_ids)
            mine = update(_deputies).where(_deputies.c.id == id)
            tx.connection.execute(mine.values(household_ids=list(named)))


def keep_households(tx: Tx, deputy: Deputy, household_ids: Sequence[int]) -> None:
    """Which households passed, to give them back should it come to that."""
    here = _deputies.c.id == deputy.id
    tx.connection.execute(update(_deputies).where(here).values(household_ids=list(household_ids)))


def _deputy(row: Sequence[Any]) -> Deputy:
    id, occurrence_id, deputy_id, for_id, hamlets, households, until_on, asked_by, answer = row
    who = (id, occurrence_id, deputy_id, for_id)
    return Deputy(*who, tuple(hamlets), tuple(households), until_on, asked_by, Answer(answer))
