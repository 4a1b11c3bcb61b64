"""What is kept of one matter that many raise, of steering groups, of rechecks and of words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.alike import around
from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency, Word
from domain.people import Role
from domain.spoken import Place, Spoken
from storage import (
    categories,
    issue_lists,
    issues,
    quality,
    rechecks,
    staff,
    steering,
    voices,
    withdrawals,
)
from storage.issues import Issue
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import Settled, settle

DUE = Clocks(date(2026, 12, 15), date(2026, 12, 18))
HERE = Place(10.5, 105.5)


def opened(tx: Tx, people: Settled, words: str, due: Clocks = DUE, **more: Any) -> Issue:
    """An issue of bà Lan in the first hamlet, held by Tú."""
    origin = Origin(
        Channel.VISIT,
        date(2026, 12, 1),
        more.pop("hamlet", people.hamlets[0]),
        household_id=more.pop("household", people.lan),
        place=more.pop("place", None),
    )
    draft = IssueDraft(Kind.REPORT, Spoken(words), category(tx))
    stage = more.pop("stage", Stage.WAITING)
    return issues.open_issue(
        tx,
        draft,
        due,
        origin,
        by=people.hoa,
        stage=stage,
        holder_id=people.tu if stage.is_open else None,
        due_on=due.answer_on,
        check_at=tx.now,
        more=more,
    )


def category(tx: Tx) -> int:
    return categories.open_ones(tx)[0].id


def founded(tx: Tx) -> Settled:
    limits = {one: Limits(10, 10) for one in Urgency}
    categories.add(
        tx, "Giao thông", [], 1, is_beyond=False, limits=limits, valid_from=date(2026, 1, 1)
    )
    return settle(tx)


def test_open_ones_are_found_by_hamlet_and_by_place(store: Store) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        field = category(tx)
        first = opened(tx, people, "Đường ngập", place=HERE)
        other = opened(tx, people, "Đường ngập", hamlet=people.hamlets[1])
        nowhere = opened(tx, people, "Đường ngập", hamlet=None)
        opened(tx, people, "Đã xong", stage=Stage.CLOSED, place=HERE)
        opened(tx, people, "Cùng ý", stage=Stage.MERGED, merged_into_id=first.id)
        assert [one.id for one in voices.in_hamlet(tx, field, people.hamlets[0])] == [first.id]
        assert [one.id for one in voices.in_hamlet(tx, field, people.hamlets[1])] == [other.id]
        assert [one.id for one in voices.in_hamlet(tx, field, None)] == [nowhere.id]
        assert voices.in_hamlet(tx, field + 1, people.hamlets[0]) == []
        found = voices.around(tx, field, around(HERE))
        assert [(one.id, one.place, one.folded) for one in found] == [
            (first.id, HERE, "duong ngap")
        ]
        assert voices.around(tx, field, around(Place(10.6, 105.5))) == []

    store.run(check)


def test_the_one_that_stays_counts_all_and_keeps_the_earlier_dates(store: Store) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        stays = opened(tx, people, "Đường ngập")
        earlier = Clocks(DUE.first_notice_on - timedelta(days=3), DUE.answer_on - timedelta(days=2))
        goes = opened(tx, people, "Đường lầy", earlier, household=people.ba)
        along = opened(
            tx, people, "Cùng ý", household=None, stage=Stage.MERGED, merged_into_id=goes.id
        )
        values = {"stage": str(Stage.MERGED), "merged_into_id": stays.id}
        gone = issues.act(tx, goes, "merged", values, by=people.ha)
        assert gone is not None
        kept = voices.take_in(tx, stays, gone, by=people.ha, what="took_in")
        assert (kept.first_notice_on, kept.answer_on, kept.due_on) == (
            earlier.first_notice_on,
            *(earlier.answer_on,) * 2,
        )
        assert kept.version == stays.version
        assert [one.id for one in voices.of(tx, stays.id)] == [goes.id, along.id]
        assert voices.count(tx, stays.id) == 3
        assert voices.root(tx, voices.of(tx, stays.id)[1]).id == stays.id
        assert {one.id for one in voices.beside(tx, gone)} == {stays.id, along.id}
        listed = issue_lists.waiting_for(tx, people.tu)
        assert listed.count == 1

    store.run(check)


def test_a_name_that_is_withdrawn_goes_from_the_answer_to_the_others_as_well(
    store: Store,
) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        carrier = opened(tx, people, "Đường ngập", household=people.ba)
        opened(tx, people, "Cùng ý", stage=Stage.MERGED, merged_into_id=carrier.id)
        answer = {"answer": "Xã đã mời bà Nguyễn Thị Lan cùng xem"}
        issues.act(tx, carrier, "answered", answer, by=people.tu, new=answer["answer"])
        withdrawals.withdraw_household(tx, people.lan, by=people.hoa, erased=None)
        kept = issues.get(tx, carrier.id)
        assert kept is not None
        assert "Lan" not in kept.answer
        assert kept.household_id == people.ba

    store.run(check)


def test_a_member_of_the_group_finds_it_among_theirs(store: Store) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        issue = opened(tx, people, "Ranh đất")
        other = staff.add(tx, "Đoàn Thị Ngà", [Role.CADRE], [people.hamlets[1]])
        person = staff.by_id(tx, other)
        assert person is not None
        assert issue_lists.of_person(tx, person) == []
        steering.form(tx, issue.id, [other, people.hoa])
        steering.form(tx, issue.id, [other])
        assert steering.members(tx, issue.id) == [other]
        assert issue_lists.of_person(tx, person) == [issue.id]
        steering.form(tx, issue.id, [])
        assert issue_lists.of_person(tx, person) == []

    store.run(check)


def test_a_month_is_drawn_from_once_and_each_recheck_done_once(store: Store) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        issue = opened(tx, people, "Đường ngập")
        closed = {"stage": "closed", "word": str(Word.SATISFIED), "closed_at": tx.now}
        issues.act(tx, issue, "satisfied", closed, by=people.hoa)
        before, after = tx.now - timedelta(days=1), tx.now + timedelta(days=1)
        rechecks.plan(tx, "2026-12", before)
        rechecks.plan(tx, "2026-12", after)
        ((draw, due_at),) = rechecks.due_draws(tx, 5)
        assert due_at == before == rechecks.next_draw_at(tx)
        assert rechecks.claim_draw(tx, draw) == "2026-12"
        assert rechecks.claim_draw(tx, draw) is None
        assert rechecks.next_draw_at(tx) is None
        assert rechecks.satisfied(tx, before, after) == {issue.code: issue.id}
        assert rechecks.satisfied(tx, after, after + timedelta(days=9)) == {}
        rechecks.keep_drawn(tx, "2026-12", [issue.id])
        ((id, _),) = rechecks.due(tx, 5)
        assert rechecks.claim(tx, id, after) is not None
        assert rechecks.claim(tx, id, after) is None
        assert rechecks.next_at(tx) == after
        rechecks.give(tx, id, people.tu)
        assert rechecks.end(tx, id, "differs")
        assert not rechecks.end(tx, id, "confirmed")
        found = rechecks.of_issue(tx, issue.id)
        assert found is not None
        assert (found.person_id, found.outcome) == (people.tu, "differs")
        ha = staff.by_id(tx, people.ha)
        assert ha is not None
        assert rechecks.outcomes(tx, ha, before, after) == [(issue.id, "differs")]
        assert rechecks.next_at(tx) is None

    store.run(check)


def test_a_word_belongs_to_who_answered_last_and_each_citizen_says_one(store: Store) -> None:
    def check(tx: Tx) -> None:
        people = founded(tx)
        issue = opened(tx, people, "Đường ngập")
        ha = staff.by_id(tx, people.ha)
        assert ha is not None
        for what, by, new in (
            ("answered", people.tu, "Đã đổ đá"),
            ("reopened", people.hoa, ""),
            ("refused", people.ha, ""),
            ("satisfied", people.hoa, ""),
            ("reopened", people.hoa, "YK-2026-0002"),
        ):
            now = issues.get(tx, issue.id)
            assert now is not None
            issues.act(tx, now, what, {}, by=by, new=new)
        long_ago = datetime(2020, 1, 1, tzinfo=UTC)
        until = tx.now + timedelta(days=1)
        said = quality.said(tx, ha, tx.now - timedelta(days=1), until)
        assert {(one.answered_by, one.is_satisfied) for one in said} == {
            (people.tu, False),
            (people.ha, True),
        }
        assert list(quality.said(tx, ha, long_ago, long_ago + timedelta(days=9))) == []

    store.run(check)


def test_a_word_after_months_belongs_to_who_answered_then(store: Store, clock: Clock) -> None:
    people = store.run(founded)

    def acts(what: str, by: int) -> None:
        def unit(tx: Tx) -> None:
            now = issues.get(tx, issue.id)
            assert now is not None
            issues.act(tx, now, what, {}, by=by)

        store.run(unit)

    issue = store.run(lambda tx: opened(tx, people, "Đường ngập"))
    acts("answered", people.tu)
    clock.passes(days=240)
    acts("reopened", people.hoa)

    def said(tx: Tx) -> list[int | None]:
        ha = staff.by_id(tx, people.ha)
        assert ha is not None
        found = quality.said(tx, ha, tx.now - timedelta(days=1), tx.now + timedelta(days=1))
        return [one.answered_by for one in found]

    assert store.run(said) == [people.tu]
