"""Visits are recorded once, corrected with history, withdrawn with a reason."""

from datetime import date

import pytest

from domain.spoken import Place, Spoken
from domain.visit import NotMet
from storage import attachments, attempts, history, talks, visits
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import SATURDAY, add_topics, photo, settle, visited


def test_a_visit_keeps_everything_that_was_filled_in(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        told = add_topics(tx)
        visit = visited(
            tx,
            here.lan,
            here.hoa,
            companion_ids=[here.tu, here.tu],
            topic_ids=told,
            note=Spoken("dòng một\ndòng hai", 8, 3),
            place=Place(10.5, 105.25),
        )
        assert visits.get(tx, visit.id) == visit
        assert (visit.code, visit.visited_on) == ("TH-2026-0001", SATURDAY)
        assert (visit.note, visit.note_attachment_id) == ("dòng một\ndòng hai", 8)
        assert (visit.latitude, visit.longitude) == (10.5, 105.25)
        assert sorted(visits.visitors(tx, visit.id)) == sorted([here.hoa, here.tu])
        assert visits.topics(tx, visit.id) == ["BHYT", "Rác thải"]
        assert [event.what for event in history.of(tx, "visit", visit.id)] == ["recorded"]

    store.run(unit)


def test_codes_have_no_gaps_and_begin_anew_each_year(store: Store, clock: Clock) -> None:
    here = store.run(settle)

    def code(tx: Tx) -> str:
        return visited(tx, here.lan, here.hoa).code

    def failing(tx: Tx) -> None:
        code(tx)
        raise LookupError

    assert store.run(code) == "TH-2026-0001"
    with pytest.raises(LookupError):
        store.run(failing)
    assert [store.run(code) for _ in range(2)] == ["TH-2026-0002", "TH-2026-0003"]
    clock.passes(days=363)
    assert store.run(code) == "TH-2027-0001"


def test_a_talk_writes_one_visit(store: Store) -> None:
    here = store.run(settle)

    def first(tx: Tx) -> int:
        visit = visited(tx, here.lan, here.hoa)
        talk = talks.ended_lately(tx, here.hoa, limit=1)[0]
        assert visits.of_talk(tx, talk.id) == visit
        return talk.id

    talk_id = store.run(first)
    with pytest.raises(Exception, match=r"(?i)unique"):
        store.run(lambda tx: visited(tx, here.ba, here.hoa, talk_id=talk_id))
    assert store.run(lambda tx: visits.of_person(tx, here.hoa, skip=0, limit=9)[1]) == 1


def test_a_companions_visit_is_found_joined_once_and_then_found_no_more(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        visit = visited(tx, here.lan, here.hoa)
        found = visits.same_day(tx, here.lan, SATURDAY, here.tu)
        assert found is not None
        assert found.id == visit.id
        assert visits.same_day(tx, here.lan, SATURDAY, here.hoa) is None
        assert visits.same_day(tx, here.lan, date(2026, 1, 2), here.tu) is None
        assert visits.same_day(tx, here.ba, SATURDAY, here.tu) is None
        visits.join(tx, visit.id, here.tu)
        visits.join(tx, visit.id, here.tu)
        assert visits.same_day(tx, here.lan, SATURDAY, here.tu) is None
        assert [e.what for e in history.of(tx, "visit", visit.id)] == ["recorded", "joined"]

    store.run(unit)


def test_a_withdrawn_visit_stays_but_counts_no_more(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        visit = visited(tx, here.lan, here.hoa)
        since = date(2026, 1, 1)
        assert visits.count_since(tx, here.hoa, since) == 1
        assert visits.withdraw(tx, visit.id, "ghi trùng", by=here.hoa)
        assert not visits.withdraw(tx, visit.id, "lần nữa", by=here.hoa)
        kept = visits.get(tx, visit.id)
        assert kept is not None
        assert (kept.withdrawn_why, kept.withdrawn_at) == ("ghi trùng", tx.now)
        assert visits.count_since(tx, here.hoa, since) == 0
        assert visits.same_day(tx, here.lan, SATURDAY, here.tu) is None
        assert visits.of_household(tx, here.lan, limit=5) == []
        assert visits.of_person(tx, here.hoa, skip=0, limit=5) == ([kept], 1)

    store.run(unit)


def test_a_change_keeps_what_was_said_before(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        visit = visited(tx, here.lan, here.hoa, note=Spoken("cũ"))
        change = {"note": "mới", "note_attachment_id": None}
        visits.change(tx, visit, "note", change, by=here.hoa, old="cũ", new="mới")
        visits.set_visitors(tx, visit.id, {here.hoa, here.tu})
        changed = visits.get(tx, visit.id)
        assert changed is not None
        assert changed.note == "mới"
        assert sorted(visits.visitors(tx, visit.id)) == sorted([here.hoa, here.tu])
        last = history.of(tx, "visit", visit.id)[-1]
        assert (last.what, last.old, last.new, last.at) == ("note", "cũ", "mới", tx.now)

    store.run(unit)


def test_visits_of_a_person_are_paged_the_last_first(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        on = [date(2026, 1, day) for day in (3, 1, 2, 3)]
        made = [visited(tx, here.lan, here.hoa, day).id for day in on]
        visited(tx, here.lan, here.tu)
        found, total = visits.of_person(tx, here.hoa, skip=0, limit=3)
        assert [visit.id for visit in found] == [made[3], made[0], made[2]]
        assert total == 4
        assert [v.id for v in visits.of_person(tx, here.hoa, skip=3, limit=3)[0]] == [made[1]]
        assert visits.of_person(tx, here.hoa, skip=8 * 10**15, limit=3) == ([], 4)

    store.run(unit)


def test_not_being_met_is_kept_and_is_no_visit(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "visit", {})
        attempts.record(tx, here.lan, NotMet.NOT_HOME, by=here.hoa, on=SATURDAY, talk_id=talk.id)
        assert visits.of_household(tx, here.lan, limit=5) == []

    store.run(unit)


def test_the_same_file_in_the_same_place_is_kept_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "visit", {})
        kept = [
            attachments.keep(tx, photo(unique), slot, talk_id=talk.id, message_id=1, sent_at=tx.now)
            for unique, slot in (("a", "note"), ("a", "note"), ("a", "raised.1"), ("b", "note"))
        ]
        assert kept[0] == kept[1]
        assert len(set(kept)) == 3
        visit = visited(tx, here.lan, here.hoa)
        attachments.join_visit(tx, talk.id, visit.id)
        assert [file.id for file in attachments.of_visit(tx, visit.id)] == sorted(set(kept))

    store.run(unit)


def test_files_handed_over_to_another_talk_are_there_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        older, newer = (talks.begin(tx, here.hoa, "visit", {}).id for _ in range(2))
        for talk_id, unique in ((older, "a"), (newer, "a"), (newer, "b")):
            attachments.keep(
                tx, photo(unique), "note", talk_id=talk_id, message_id=1, sent_at=tx.now
            )
        attachments.hand_over(tx, newer, older)
        assert [file.file_id for file in attachments.of_talk(tx, older)] == ["file-a", "file-b"]

    store.run(unit)


def test_downloads_are_tried_again_at_their_time_and_then_given_up(
    store: Store, clock: Clock
) -> None:
    def unit(tx: Tx) -> int:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "visit", {})
        return attachments.keep(
            tx, photo("a", caption="<&>"), "note", talk_id=talk.id, message_id=1, sent_at=tx.now
        )

    file_id = store.run(unit)
    later = clock.now.replace(hour=23, minute=50)
    store.run(lambda tx: attachments.failed(tx, file_id, "hết giờ", later))
    assert store.run(lambda tx: attachments.waiting(tx, 5)) == []
    clock.now = later
    (again,) = store.run(lambda tx: attachments.waiting(tx, 5))
    assert (again.id, again.attempts) == (file_id, 1)
    store.run(lambda tx: attachments.failed(tx, file_id, "quá lớn", None))
    assert store.run(lambda tx: attachments.waiting(tx, 5)) == []
    store.run(lambda tx: attachments.fetched(tx, file_id, "files/a.jpg", "00ff", 3))
    assert store.run(lambda tx: attachments.waiting(tx, 5)) == []
