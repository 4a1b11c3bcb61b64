"""Another extension: the holder fills it in, and whoever decides may read what it is about."""

from datetime import date, timedelta

from bench.town import Town, call_of, does, opens, sweeps, taps
from domain.people import Person
from domain.responsibility import Part
from handlers.issue.access import may_see
from handlers.issue.extending import Extension
from handlers.leader import accepting, approving
from storage import history, issue_lists, issues, prepared, responsibles, staff
from storage.issues import Issue
from storage.transaction import Tx

HOA, AN, BINH = 1, 4, 5
"""Bình leads another hamlet."""


def now(tx: Tx) -> Issue:
    found = issues.get(tx, 1)
    assert found is not None
    return found


def asked_again(tx: Tx) -> None:
    responsibles.put(tx, 7, None, Part.RESPONSIBLE, [AN])
    responsibles.put(tx, 7, None, Part.ABOVE, [BINH])
    opens(tx, HOA, 7)
    taps(tx, AN, accepting.accept, 1, f"0.{tx.today + timedelta(days=2):%Y%m%d}")
    for days in (3, 6):
        later = Extension(now(tx).answer_on + timedelta(days=days), "Chờ Sở khảo sát")
        does(tx, AN, "extend", now(tx), later)
    sweeps(tx)
    assert now(tx).extensions == 1


def reads(tx: Tx, person_id: int) -> tuple[bool, bool]:
    call = call_of(tx, person_id)
    assert call is not None
    person: Person | None = staff.by_id(tx, person_id)
    assert person is not None
    return may_see(call, now(tx)), 1 in issue_lists.of_person(tx, person)


def test_whoever_decides_reads_it_until_it_is_decided(town: Town) -> None:
    def unit(tx: Tx) -> None:
        asked_again(tx)
        (one,) = prepared.open_of(tx, 1)
        assert (one.prepared_by, one.prepared_for) == (AN, BINH)
        assert reads(tx, BINH) == (True, True)
        prepared.end(tx, one.id, "declined")
        assert reads(tx, BINH) == (False, False)

    town.store.run(unit)


def test_an_extension_to_a_day_that_passed_is_not_approved(town: Town) -> None:
    """It comes before whoever decides as a form, in which another date is chosen."""

    def late(tx: Tx) -> None:
        asked_again(tx)
        (one,) = prepared.open_of(tx, 1)
        day = date(2026, 1, 5).isoformat()
        answers = {
            "on": {"value": day, "shown": "thứ Hai, 05/01/2026"},
            "reason": {"value": {"words": "Chờ Sở khảo sát"}, "shown": "Chờ Sở khảo sát"},
        }
        again = prepared.keep(tx, 1, one.version, "extend", answers, None, by=AN, for_id=BINH)
        assert taps(tx, BINH, approving.approve, again.id)
        assert now(tx).extensions == 1
        assert [e.what for e in history.of(tx, "issue", 1)].count("extended") == 1

    town.store.run(late)


def test_what_was_asked_for_does_not_shorten_a_longer_one_that_came_first(town: Town) -> None:
    def unit(tx: Tx) -> None:
        asked_again(tx)
        (one,) = prepared.open_of(tx, 1)
        longer = Extension(now(tx).answer_on + timedelta(days=20), "Chờ vốn tỉnh")
        does(tx, BINH, "extend", now(tx), longer)
        assert now(tx).answer_on == longer.on
        taps(tx, BINH, approving.approve, one.id)
        assert now(tx).answer_on == longer.on

    town.store.run(unit)
