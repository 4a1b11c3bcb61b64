"""A commune whose time passes through everything that is due.

Beside the driver's cast Hà is the coordinator. The programme meets every Saturday; the stage
begins on Tuesday, 1 December 2026, at nine.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import select

from domain.people import Role
from domain.programme import SATURDAY_WITH_THE_PEOPLE, ProgrammeRule
from handlers import sweep
from storage import planning, programmes, staff
from storage.programmes import Occurrence
from storage.tables.programme import MomentRow, NoticeRow
from storage.transaction import Tx
from storage.types import table
from tests.handlers.driver import ZONE, Phone, Stage

HA = 104
RULE = SATURDAY_WITH_THE_PEOPLE
NOTICES, MOMENTS = table(NoticeRow), table(MomentRow)


def at(text: str) -> datetime:
    """An instant from local words: `2026-12-04 14:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def begins(stage: Stage, *rules: ProgrammeRule) -> None:
    """Hà comes, and the programmes run."""

    def unit(tx: Tx) -> None:
        if staff.by_account(tx, HA) is None:
            joins(tx, HA, "Phạm Thu Hà", Role.COORDINATOR)
        for rule in rules or (RULE,):
            planning.plan(tx, programmes.establish(tx, rule))

    stage.knows(unit)


def joins(tx: Tx, user_id: int, name: str, role: Role, hamlets: Sequence[int] = ()) -> int:
    """Somebody more on the staff, with a phone."""
    person_id = staff.add(tx, name, [role], hamlets, whole_commune=not hamlets)
    staff.bind(tx, person_id, user_id, user_id)
    return person_id


def sweeps(stage: Stage) -> None:
    """Everything that is due now is done."""
    while due := stage.knows(lambda tx: sweep.due(tx, 50)):
        for item in due:
            stage.says(stage.hoa, partial(sweep.handle_due, item=item))


def reaches(stage: Stage, moment: str) -> None:
    """Time passes until a local moment, through everything that is due on the way."""
    while (due := stage.knows(sweep.next_due_at)) is not None and due < at(moment):
        stage.now = max(due, stage.now)
        sweeps(stage)
    stage.now = at(moment)
    sweeps(stage)


def leaps(stage: Stage, moment: str) -> None:
    """The bot did not run until a local moment; then it does what is due."""
    stage.now = at(moment)
    sweeps(stage)


def saturday(tx: Tx) -> Occurrence:
    """The first date."""
    return programmes.kept_between(tx, at("2026-12-05 12:00").date(), date(2027, 3, 1))[0]


def ha(stage: Stage) -> Phone:
    """The coordinator's phone."""
    return stage.phone(HA)


def outcomes(stage: Stage, kind: str) -> dict[str, int]:
    """How many notices of a kind came to what, for the first date."""

    def unit(tx: Tx) -> dict[str, int]:
        joined = NOTICES.join(MOMENTS, MOMENTS.c.id == NOTICES.c.moment_id)
        chosen = select(NOTICES.c.outcome).select_from(joined).where(MOMENTS.c.kind == kind)
        near = MOMENTS.c.for_on <= at("2026-12-07 12:00").date()
        return dict(Counter(tx.connection.scalars(chosen.where(near))))

    return stage.knows(unit)


def passed(stage: Stage) -> dict[str, str | None]:
    """What became of the moments of the first date."""

    def unit(tx: Tx) -> dict[str, str | None]:
        mine = MOMENTS.c.occurrence_id == saturday(tx).id
        rows = tx.connection.execute(select(MOMENTS).where(mine).order_by(MOMENTS.c.due_at))
        return {f"{row.kind} {row.due_at.astimezone(ZONE):%H:%M}": row.outcome for row in rows}

    return stage.knows(unit)


def with_rule(change: Callable[[ProgrammeRule], ProgrammeRule]) -> Callable[[Tx], None]:
    """A unit that changes the first programme's rule and plans anew."""

    def unit(tx: Tx) -> None:
        programme = programmes.running(tx)[0]
        programmes.change(tx, programme.id, change(programme.rule))
        planning.replan(tx, programme.id)

    return unit


def another(name: str, **changes: object) -> ProgrammeRule:
    """The same programme under another name."""
    return replace(RULE, name=name, **changes)  # type: ignore[arg-type]
