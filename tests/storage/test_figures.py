"""The figures of a period: what counts, and by which day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.figures import Figures
from domain.issue import Kind, Stage, Word
from domain.meeting import Outcome
from domain.people import Role
from domain.period import Period
from domain.programme import OccurrenceKind, Participants, Who
from domain.quantity import Work
from storage import (
    attendance,
    figures,
    formal,
    meetings,
    occurrences,
    registrations,
    staff,
    visits,
)
from storage.issues import Issue
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.dates import acted, dated, kept, raised
from tests.storage.people import SATURDAY, Settled, settle, visited

JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28))
VISITS, WORK_DAY = OccurrenceKind.VISITS, OccurrenceKind.WORK_DAY


@pytest.fixture
def settled(store: Store) -> Settled:
    return store.run(settle)


def of(store: Store, period: Period = JANUARY, programme_id: int | None = None) -> Figures:
    return store.run(lambda tx: figures.compute(tx, period, programme_id))


def test_an_empty_period_has_no_figures(store: Store, settled: Settled) -> None:
    assert of(store) == Figures(JANUARY)


def test_one_turn_a_person_and_date_however_many_households(
    store: Store, settled: Settled, clock: Clock
) -> None:
    def unit(tx: Tx) -> None:
        leader = staff.add(tx, "Trần Văn Minh", [Role.LEADER], whole_commune=True)
        (first,) = kept(tx, dated(VISITS, SATURDAY))
        for household in (settled.lan, settled.ba, settled.lan):
            visited(tx, household, settled.hoa, occurrence_id=first.id, companion_ids=(leader,))
        visited(tx, settled.ut, settled.tu, SATURDAY - timedelta(days=3))
        gone = visited(tx, settled.ut, settled.tu, SATURDAY, occurrence_id=first.id)
        visits.withdraw(tx, gone.id, "Nhầm", by=settled.tu)

    store.run(unit)
    found = of(store)
    assert (found.visits, found.households) == (3, 2)
    assert (found.gatherings.meetings, found.gatherings.unconfirmed) == (1, 1)
    assert (found.gatherings.cadre_turns, found.gatherings.leader_turns) == (1, 1)
    assert found.gatherings.citizen_turns == 2
    assert (found.took_part, found.staff) == (2, 3)
    # The visit of another day belongs to that day, in December.
    december = of(store, Period(date(2025, 12, 1), date(2025, 12, 31)))
    assert (december.visits, december.gatherings.meetings) == (1, 0)
    assert december.gatherings.citizen_turns == 1


def test_a_visit_of_a_date_that_was_cancelled_counts_by_itself(
    store: Store, settled: Settled, clock: Clock
) -> None:
    def unit(tx: Tx) -> None:
        (first,) = kept(tx, dated(VISITS, SATURDAY))
        visited(tx, settled.lan, settled.hoa, occurrence_id=first.id)
        occurrences.cancel(tx, first, "hand")

    store.run(unit)
    found = of(store)
    assert (found.visits, found.gatherings.meetings, found.gatherings.citizen_turns) == (1, 0, 1)


def test_a_date_that_nothing_shows_did_not_take_place(
    store: Store, settled: Settled, clock: Clock
) -> None:
    def unit(tx: Tx) -> None:
        later = SATURDAY + timedelta(days=7)
        first, second = kept(tx, dated(OccurrenceKind.MEETING, SATURDAY, later))
        registrations.answer(tx, first.id, settled.hoa, takes_part=True)
        registrations.answer(tx, first.id, settled.tu, takes_part=False, reason="Ốm")
        assert meetings.record(tx, second.id, Outcome(40, 6), by=settled.ha)

    store.run(unit)
    found = of(store)
    assert (found.joined, found.absent) == (1, 1)
    assert found.gatherings.meetings == 0  # the second is still to come
    clock.passes(days=7)
    found = of(store)
    assert (found.gatherings.meetings, found.gatherings.citizen_turns) == (1, 40)


def test_work_is_summed_by_unit_and_of_one_programme(
    store: Store, settled: Settled, clock: Clock
) -> None:
    def unit(tx: Tx) -> int:
        who = Participants(Who.GROUP, None, frozenset({settled.hoa}))
        first = kept(tx, dated(WORK_DAY, SATURDAY, name="Một", who=who))[0]
        second = kept(tx, dated(WORK_DAY, SATURDAY, name="Hai"))[0]
        works = (Work("a", Decimal("2.5"), "km"), Work("b", Decimal("0.125"), "km"), Work("c"))
        assert meetings.record(tx, first.id, Outcome(20, works=works), by=settled.ha)
        others = (Work("", Decimal(1200), "cây"), Work("", Decimal(1), "km"))
        assert meetings.record(tx, second.id, Outcome(works=others), by=settled.ha)
        attendance.confirm(tx, first, {settled.hoa: True, settled.tu: True}, by=settled.ha)
        return first.programme_id

    one = store.run(unit)
    assert of(store).works == (("km", Decimal("3.625")), ("cây", Decimal(1200)))
    found = of(store, programme_id=one)
    assert found.works == (("km", Decimal("2.625")),)
    assert (found.gatherings.work_days, found.gatherings.meetings) == (1, 0)
    assert (found.gatherings.cadre_turns, found.gatherings.unconfirmed) == (2, 0)
    assert (found.took_part, found.staff) == (1, 1)


def test_an_issue_counts_by_the_day_it_was_raised_and_an_answer_by_the_day_it_was_given(
    store: Store, settled: Settled, clock: Clock
) -> None:
    hoa = settled.hoa

    def january(tx: Tx) -> Issue:
        raised(tx, hoa, SATURDAY, field="BHYT", answered=True, word=Word.SATISFIED)
        first = raised(tx, hoa, SATURDAY, kind=Kind.PROPOSAL)
        first = acted(tx, first, "answered", Stage.ANSWERED, hoa)
        raised(tx, hoa, SATURDAY)
        raised(tx, hoa, date(2025, 12, 30), answer_on=date(2026, 2, 20))
        raised(tx, hoa, date(2025, 12, 30), answered=True)
        formal.count_formal(tx, Kind.DENUNCIATION)
        formal.count_formal(tx, Kind.CRIME_REPORT)
        formal.refer(tx, by=hoa, hamlet_id=None)
        return first

    answered = store.run(january)
    clock.passes(days=31)

    def february(tx: Tx) -> None:
        again = acted(tx, answered, "reopened", Stage.WAITING, hoa)
        again = acted(tx, again, "answered", Stage.ANSWERED, hoa)
        acted(tx, again, "satisfied", Stage.CLOSED, hoa)

    store.run(february)
    found = of(store).opinions
    assert (found.raised, found.on_spot, found.escalated) == (3, 1, 2)
    assert found.by_category == (("Giao thông", 2), ("BHYT", 1))
    assert found.by_kind == ((Kind.REPORT, 2), (Kind.PROPOSAL, 1))
    assert (found.answered, found.told, found.satisfied) == (1, 1, 1)
    assert (found.carried_over, found.left_over, found.overdue) == (1, 3, 1)
    assert of(store).formal == (("2026-01", 2),)
    assert of(store).referred == 1
    found = of(store, FEBRUARY).opinions
    assert (found.raised, found.answered, found.told) == (0, 1, 1)
    assert (found.satisfied, found.unsatisfied) == (1, 1)
    assert (found.carried_over, found.left_over, found.overdue) == (3, 2, 1)


def test_opinions_of_a_programme_are_those_of_its_dates(store: Store, settled: Settled) -> None:
    def unit(tx: Tx) -> tuple[int, int]:
        first = kept(tx, dated(VISITS, SATURDAY, name="Một"))[0]
        second = kept(tx, dated(WORK_DAY, SATURDAY, name="Hai"))[0]
        one = raised(tx, settled.hoa, SATURDAY, occurrence_id=first.id)
        acted(tx, one, "transferred", Stage.TRANSFERRED, settled.hoa)
        raised(tx, settled.hoa, SATURDAY)
        return first.programme_id, second.programme_id

    first, second = store.run(unit)
    found = of(store, programme_id=first).opinions
    assert (found.raised, found.transferred, found.left_over) == (1, 1, 1)
    other = of(store, programme_id=second).opinions
    assert (other.raised, other.transferred, other.left_over) == (0, 0, 0)
    assert of(store).opinions.raised == 2
