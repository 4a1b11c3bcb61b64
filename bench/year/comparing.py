"""Compares what the bot kept and queued with what the model expects, one by one."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bench.year.bot import read_reminders, what_is
from bench.year.days import BEGINS, ENDS, local
from bench.year.expected import Message, Rung, What
from bench.year.life import Year
from domain.programme import MomentKind
from storage.tables.outbox import OutboxRow
from storage.tables.programme import NoticeRow
from storage.transaction import Tx
from storage.types import table

_notices, _outbox = table(NoticeRow), table(OutboxRow)

MOST_SHOWN = 12


def differences(year: Year) -> list[str]:
    """Whatever is doubled, stale, missing, unexpected, or kept for another reason."""
    return year.bot.run(lambda tx: list(compare(tx, year)))


def compare(tx: Tx, year: Year) -> Iterator[str]:
    """The differences, as the database stands in a unit."""
    rungs = [r for slot in year.model.slots() for r in slot.rungs] + year.model.mornings
    expected = {rung.what: rung for rung in rungs}
    if len(expected) != len(rungs):
        yield "the model has two reminders that are one"
    moments = {row.id: row for row in tx.connection.execute(read_reminders())}
    actual = {what_is(row): row for row in moments.values()}
    yield from _moments_differ(expected, actual)
    yield from _notices_differ(tx, expected, {id: what_is(row) for id, row in moments.items()})
    yield from _messages_differ(tx, year, moments)


def _moments_differ(expected: dict[What, Rung], actual: dict[What, Any]) -> Iterator[str]:
    for what in sorted(expected.keys() - actual.keys(), key=str):
        yield f"missing: {what} {expected[what].passing}"
    for what in sorted(actual.keys() - expected.keys(), key=str):
        yield f"unexpected: {what} {actual[what].outcome}"
    for what in sorted(expected.keys() & actual.keys(), key=str):
        became = str(expected[what].passing) if expected[what].passing else None
        if became != actual[what].outcome:
            yield f"{what}: {actual[what].outcome}, expected {became}"


def _notices_differ(tx: Tx, expected: dict[What, Rung], named: dict[int, What]) -> Iterator[str]:
    wanted = {
        (what, told.person): (str(told.outcome) if told.outcome else None, told.at, told.times)
        for what, rung in expected.items()
        for told in rung.told.values()
    }
    rows = tx.connection.execute(select(_notices)).all()
    found = {
        (named[row.moment_id], row.person_id): (row.outcome, row.done_at, row.times) for row in rows
    }
    if len(found) != len(rows):
        yield "somebody has two notices of one reminder"
    for key in sorted(wanted.keys() | found.keys(), key=str):
        if wanted.get(key) != found.get(key):
            yield f"{key}: {found.get(key)}, expected {wanted.get(key)}"


def _messages_differ(tx: Tx, year: Year, moments: dict[int, Any]) -> Iterator[str]:
    """The queue against the model: each message in its chat at its instant, in its window."""
    ids = {row.id: row.moment_id for row in tx.connection.execute(select(_notices))}
    queued = tx.connection.execute(
        select(_outbox.c.chat_id, _outbox.c.key, _outbox.c.created_at, _outbox.c.not_after).where(
            _outbox.c.key.like("notice:%")
        )
    ).all()
    found = Counter((row.chat_id, row.created_at, _kind(row.key, ids, moments)) for row in queued)
    wanted = Counter(key for message in year.model.messages for key in [_key(message)])
    for key in sorted((found - wanted).keys(), key=str):
        yield f"queued and not expected: {key}"
    for key in sorted((wanted - found).keys(), key=str):
        yield f"expected and not queued: {key}"
    for row in queued:
        here = local(row.created_at)
        stale = moments[ids[int(row.key.split(":")[1])]].not_after < row.created_at
        if stale or not BEGINS <= here.time() < ENDS:
            yield f"at a wrong hour: {row}"
        if row.not_after < row.created_at or local(row.not_after).date() != here.date():
            yield f"may arrive too late: {row}"


def _kind(key: str, ids: dict[int, int], moments: dict[int, Any]) -> str:
    return _family(MomentKind(moments[ids[int(key.split(":")[1])]].kind))


def _key(message: Message) -> tuple[int, datetime, str]:
    return message.chat, message.at, _family(next(iter(message.holds))[2])


def _family(kind: MomentKind) -> str:
    asks = (MomentKind.NOTICE, MomentKind.SILENT, MomentKind.LAST_CALL)
    return "asks" if kind in asks else str(kind)
