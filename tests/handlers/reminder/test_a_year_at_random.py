"""Parts of a year at random: every reminder is queued once, or it is known why it is not.

What is expected is worked out by a model that knows the rules and not the bot (bench/year).
Crashes, downtime, a clock that is set back, and everything a commune changes come by chance.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Insert, delete, insert, select, update

from bench.year.commune import Size
from bench.year.comparing import compare, differences
from bench.year.days import instant
from bench.year.life import Year
from domain.ladder import Outcome, Passing
from domain.programme import OccurrenceKind
from storage import staff
from storage.tables.outbox import OutboxRow
from storage.tables.programme import NoticeRow
from storage.transaction import Tx
from storage.types import table
from tests import ready

SMALL = Size(cadres=4, hamlets=3, households=24)
SMALLEST = Size(cadres=1, hamlets=2, households=4)
PARTS = (
    (1, date(2025, 12, 22), 41),
    (2, date(2026, 4, 20), 20),
    (3, date(2026, 8, 17), 24),
    (4, date(2026, 11, 16), 24),
    (5, date(2026, 12, 21), 18),
    (6, date(2027, 1, 28), 20),
)
"""A seed, the first day and how many: every named day is in one of them."""

OFF = (
    *(date(2026, 1, day) for day in (1, 2)),
    *(date(2026, 4, day) for day in (27, 30)),
    date(2026, 5, 1),
    date(2026, 8, 31),
    *(date(2026, 9, day) for day in (1, 2)),
    date(2026, 11, 24),
    *(date(2027, 2, day) for day in range(4, 11)),
)
WORKED = (date(2026, 1, 10), date(2026, 8, 22), date(2026, 12, 31))
"""Days on which mornings say nothing, and days on which they do."""

KEPT = {
    date(2026, 1, 3): date(2026, 1, 3),
    date(2026, 1, 10): None,
    date(2026, 5, 2): date(2026, 5, 2),
    date(2026, 8, 22): None,
    date(2026, 9, 5): date(2026, 9, 5),
    date(2026, 12, 5): date(2026, 12, 5),
    date(2027, 2, 6): date(2027, 2, 13),
    date(2027, 2, 13): None,
}
"""Saturdays of the first preset: in the hamlets on the 1st and 3rd, at the office else."""

FIFTHS = (date(2026, 1, 31), date(2026, 8, 29), date(2027, 1, 30))
OUTBOX, NOTICES = table(OutboxRow), table(NoticeRow)


@contextmanager
def begun(
    directory: Path, seed: int, first_on: date, size: Size = SMALL, crashes: float = 0.0
) -> Iterator[Year]:
    path = directory / "gandan.db"
    ready.copy(ready.make_tables, path)
    year = Year(path, seed, instant(first_on, time(9)), size, crashes)
    year.swap_january()
    year.begin()
    yield year
    year.bot.close()


@pytest.mark.parametrize(("seed", "first_on", "days"), PARTS)
def test_what_is_queued_is_what_is_expected(
    tmp_path: Path, seed: int, first_on: date, days: int
) -> None:
    with begun(tmp_path, seed, first_on, crashes=0.1) as year:
        year.goes_on(days)
        assert differences(year) == []
        assert year.bot.crashed
        assert year.down
        became = {told.outcome for told in year.model.all_told}
        assert became >= {Outcome.QUEUED, Outcome.ANSWERED}


@pytest.mark.parametrize(("seed", "first_on", "days"), PARTS)
def test_named_days_are_kept_as_they_are_known(
    tmp_path: Path, seed: int, first_on: date, days: int
) -> None:
    with begun(tmp_path, seed, first_on, SMALLEST) as year:
        year.lives(24 * days)
        assert differences(year) == []
        mornings = {rung.on: rung.passing for rung in year.model.mornings if rung.passing}
        assert {mornings[on] for on in OFF if on in mornings} <= {Passing.DAY_OFF}
        assert {mornings[on] for on in WORKED if on in mornings} <= {Passing.TOLD}
        slots = {s.planned_on: s for s in year.model.programmes[1].slots.values()}
        for on, kept_on in KEPT.items():
            if on in slots:
                assert (None if slots[on].is_cancelled else slots[on].on) == kept_on
        assert not slots.keys() & set(FIFTHS)
        work = year.model.programmes[3].slots.values()
        assert {s.kind for s in work} <= {OccurrenceKind.WORK_DAY}


def test_every_named_day_is_met() -> None:
    days = {date.fromordinal(on.toordinal() + n) for _, on, count in PARTS for n in range(count)}
    assert days >= {*OFF, *WORKED, *KEPT, *FIFTHS}


def first_message(tx: Tx) -> dict[str, Any]:
    found = select(OUTBOX).where(OUTBOX.c.key.like("notice:%")).limit(1)
    return dict(tx.connection.execute(found).one()._mapping)


def doubled(tx: Tx) -> Insert:
    row = {**first_message(tx), "id": None, "key": "notice:1:9"}
    return insert(OUTBOX).values({name: value for name, value in row.items() if name != "id"})


WRONGS: dict[str, Callable[[Tx], Any]] = {
    "lost": lambda tx: delete(OUTBOX).where(OUTBOX.c.id == first_message(tx)["id"]),
    "doubled": doubled,
    "late": lambda tx: update(OUTBOX).values(not_after=tx.now).where(OUTBOX.c.key.like("n%")),
    "another reason": lambda tx: update(NOTICES).values(outcome="nothing"),
    "for nobody": lambda tx: delete(NOTICES).where(NOTICES.c.outcome == "unreachable"),
}


class Undone(Exception):
    """What was done is rolled back."""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """A week in which somebody cannot be reached."""
    with begun(tmp_path_factory.mktemp("week"), 7, date(2026, 12, 1)) as year:
        member = list(year.model.people.values())[2]
        year.bot.run(lambda tx: staff.unreachable(tx, member.chat or 0))
        member.is_reachable = False
        year.lives(24 * 7)
        yield year


@pytest.mark.parametrize("wrong", WRONGS)
def test_whatever_is_wrong_is_found(week: Year, wrong: str) -> None:
    found: list[str] = []

    def unit(tx: Tx) -> None:
        assert list(compare(tx, week)) == []
        tx.connection.execute(WRONGS[wrong](tx))
        found.extend(compare(tx, week))
        raise Undone

    with pytest.raises(Undone):
        week.bot.run(unit)
    assert found
