"""What came of a date: recorded once, corrected with history, units learnt by use."""

from decimal import Decimal

from domain.meeting import Outcome
from domain.programme import OccurrenceKind
from domain.quantity import Unit, Work
from storage import history, meetings, units
from storage.transaction import Store, Tx
from tests.storage.dates import dated, kept
from tests.storage.people import SATURDAY, settle

FIRST = Outcome(30, 4, "Nhà văn hóa", (Work("đường", Decimal("2.5"), "km"), Work("Dọn chợ")))
SECOND = Outcome(31, None, "", (Work("hoa", Decimal(1200), "cây"),))


def test_a_record_is_corrected_as_it_was_seen_and_what_it_said_stays(store: Store) -> None:
    def unit(tx: Tx) -> None:
        people = settle(tx)
        (day,) = kept(tx, dated(OccurrenceKind.WORK_DAY, SATURDAY))
        assert meetings.outcome_of(tx, day.id) is None
        assert meetings.record(tx, day.id, FIRST, by=people.hoa)
        assert not meetings.record(tx, day.id, SECOND, by=people.tu)
        found = meetings.outcome_of(tx, day.id)
        assert found is not None
        assert (found.outcome, found.recorded_by, found.version) == (FIRST, people.hoa, 1)
        assert meetings.record(tx, day.id, SECOND, by=people.tu, version=1)
        assert not meetings.record(tx, day.id, FIRST, by=people.hoa, version=1)
        found = meetings.outcome_of(tx, day.id)
        assert found is not None
        assert (found.outcome, found.recorded_by, found.version) == (SECOND, people.tu, 2)
        events = [e for e in history.of(tx, "occurrence", day.id) if e.what == "outcome"]
        assert [e.person_id for e in events] == [people.hoa, people.tu]
        assert events[1].old == events[0].new
        assert '"2.5", "km"' in events[1].old

    store.run(unit)


def test_a_unit_is_known_once_it_was_used(store: Store) -> None:
    def unit(tx: Tx) -> None:
        people = settle(tx)
        units.add(tx, "km", ("cây số",))
        (day,) = kept(tx, dated(OccurrenceKind.WORK_DAY, SATURDAY))
        work = (Work("", Decimal(2), "km"), Work("ở chợ", Decimal(5), "thùng"))
        meetings.record(tx, day.id, Outcome(works=work), by=people.hoa)
        assert units.every_one(tx) == [Unit("km", ("cây số",)), Unit("thùng")]

    store.run(unit)
