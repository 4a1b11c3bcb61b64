"""Dates of programmes, what came of them, and what was raised there, for tests of figures."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency, Word
from domain.programme import (
    SATURDAY_WITH_THE_PEOPLE,
    OccurrenceKind,
    OnDates,
    Participants,
    ProgrammeRule,
)
from domain.spoken import Spoken
from storage import categories, issues, planning, programmes
from storage.issues import Issue
from storage.programmes import Occurrence
from storage.transaction import Tx

LIMITS = {urgency: Limits(10, 20) for urgency in Urgency}


def dated(
    kind: OccurrenceKind, *dates: date, who: Participants | None = None, name: str = "Thử"
) -> ProgrammeRule:
    """A programme on a list of dates."""
    return replace(
        SATURDAY_WITH_THE_PEOPLE,
        name=name,
        days=(OnDates(frozenset(dates), kind),),
        participants=who or Participants(),
        moments=(),
    )


def kept(tx: Tx, rule: ProgrammeRule) -> list[Occurrence]:
    """The dates of a programme that begins now, in order."""
    programme_id = programmes.establish(tx, rule)
    planning.plan(tx, programme_id)
    return programmes.of_programme(tx, programme_id)


def category(tx: Tx, name: str) -> int:
    """The id of a category, which is made when it is not there."""
    known = {one.name: one.id for one in categories.open_ones(tx)}
    if name not in known:
        place, since = len(known), date(2000, 1, 1)
        categories.add(tx, name, (), place, is_beyond=False, limits=LIMITS, valid_from=since)
        return category(tx, name)
    return known[name]


def raised(
    tx: Tx,
    by: int,
    on: date,
    *,
    field: str = "Giao thông",
    kind: Kind = Kind.REPORT,
    answered: bool = False,
    word: Word = Word.NOT_ASKED,
    answer_on: date = date(2026, 1, 23),
    **origin: Any,
) -> Issue:
    """Something that was raised, and answered on the spot or not."""
    answer = "Đã giải thích" if answered else None
    draft = IssueDraft(kind, Spoken("Đường ngập"), category(tx, field), answer=answer, word=word)
    return issues.open_issue(
        tx,
        draft,
        Clocks(answer_on, answer_on),
        Origin(origin.pop("channel", Channel.MEETING), on, **origin),
        by=by,
        stage=Stage.CLOSED if answered else Stage.WAITING,
        holder_id=None if answered else by,
        due_on=None if answered else answer_on,
        check_at=None,
    )


def acted(tx: Tx, issue: Issue, what: str, stage: Stage, by: int) -> Issue:
    """An act on an issue."""
    closed_at = tx.now if stage is Stage.CLOSED else None
    values = {"stage": str(stage), "closed_at": closed_at}
    done = issues.act(tx, issue, what, values, by=by)
    assert done is not None
    return done
