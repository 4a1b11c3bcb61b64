"""Consent withdrawn: what goes, what stays, on both databases."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency
from domain.spoken import Spoken
from storage import (
    attachments,
    categories,
    consents,
    history,
    issues,
    pages,
    talks,
    tellings,
    withdrawals,
)
from storage.issues import Issue
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import SATURDAY, Settled, photo, settle, visited

NAMING = "Bà Nguyễn Thị Lan nói cầu gãy, gọi 0912 345 678"


@dataclass(frozen=True)
class Raised:
    """An issue of bà Lan's household, who agreed, with a photo of Hoa's and one of Tú's."""

    here: Settled
    issue_id: int
    talk_id: int
    category_id: int


def raised(tx: Tx, words: str = NAMING, **origin: Any) -> Raised:
    here = settle(tx)
    limits = {Urgency.NORMAL: Limits(10, 20)}
    categories.add(
        tx, "Giao thông", ["duong"], 1, is_beyond=False, limits=limits, valid_from=SATURDAY
    )
    category_id = categories.open_ones(tx)[0].id
    visit = visited(tx, here.lan, here.hoa)
    talk = talks.begin(tx, here.hoa, "visit", {})
    where = {"household_id": here.lan, "visit_id": visit.id, "talk_id": talk.id, "item": 1}
    issue = opened(tx, category_id, here.hoa, words, **{**where, **origin})
    for unique_id, person in (("a", here.hoa), ("b", here.tu)):
        sent = talks.begin(tx, person, "answer", {})
        attachments.keep(
            tx,
            photo(unique_id, caption="cầu trước nhà bà Lan"),
            "answer",
            talk_id=sent.id,
            message_id=7,
            sent_at=tx.now,
        )
        attachments.join_issue(tx, sent.id, "answer", issue.id)
    consents.ask(tx, by=here.hoa, wording="…", given=True, household_id=here.lan, issue_id=issue.id)
    return Raised(here, issue.id, talk.id, category_id)


def opened(tx: Tx, category_id: int, by: int, words: str, **origin: Any) -> Issue:
    return issues.open_issue(
        tx,
        IssueDraft(Kind.REPORT, Spoken(words), category_id),
        Clocks(SATURDAY, SATURDAY),
        Origin(Channel.VISIT, SATURDAY, **origin),
        by=by,
        stage=Stage.WAITING,
        holder_id=by,
        due_on=SATURDAY,
        check_at=None,
    )


def now(tx: Tx, issue_id: int) -> Issue:
    issue = issues.get(tx, issue_id)
    assert issue is not None
    return issue


def test_the_household_goes_from_the_issue_and_from_what_was_written(store: Store) -> None:
    def unit(tx: Tx) -> None:
        kept = raised(tx)
        issue = issues.act(
            tx,
            now(tx, kept.issue_id),
            "answered",
            {"answer": "Đã báo bà Nguyễn Thị Lan", "stage": str(Stage.ANSWERED)},
            by=kept.here.tu,
            new="Đã báo bà Nguyễn Thị Lan",
        )
        assert issue is not None
        history.record(tx, "issue", issue.id, "assigned", by=kept.here.tu, new="Nguyễn Thị Lan")
        key = f"remind:2:{issue.id}:20261126183438"
        reminded = ("reminded", "Nguyễn Thị Lan", key)
        history.record(tx, "issue", issue.id, "reminded", by=None, new=reminded[1], why=key)
        pages.remember(tx, 5, [("💬 0001", f"issue:{issue.id}")])
        assert consents.stands(tx, kept.here.lan)
        count = withdrawals.withdraw_household(tx, kept.here.lan, by=kept.here.hoa, erased=None)
        assert count == 1
        after = now(tx, issue.id)
        assert not after.is_named
        assert (after.visit_id, after.talk_id, after.item) == (None, None, 0)
        assert (after.words, after.answer) == ("Bà ▒▒▒ nói cầu gãy, gọi ▒▒▒", "Đã báo bà ▒▒▒")
        assert after.version == issue.version
        told = [(e.what, e.new) for e in history.of(tx, "issue", issue.id)]
        assert ("answered", "Đã báo bà ▒▒▒") in told
        assert ("assigned", "Nguyễn Thị Lan") in told, "a colleague of the same name stays"
        assert reminded in [(e.what, e.new, e.why) for e in history.of(tx, "issue", issue.id)]
        assert told[-1] == ("consent_withdrawn", "")
        assert pages.shown(tx, 5) == []
        assert not consents.stands(tx, kept.here.lan)
        named = text("SELECT issue_id, household_id FROM consent")
        assert tx.connection.execute(named).all() == [(None, kept.here.lan)]
        assert [f.caption for f in attachments.of_issue(tx, issue.id)] == (
            ["cầu trước nhà bà ▒▒▒"] * 2
        )

    store.run(unit)


def test_what_the_office_sent_stays_when_the_rest_is_erased(store: Store) -> None:
    def unit(tx: Tx) -> None:
        kept = raised(tx)
        withdrawals.withdraw_household(tx, kept.here.lan, by=kept.here.hoa, erased="(đã xóa)")
        (left,) = attachments.of_issue(tx, kept.issue_id)
        assert left.file_id == "file-b"
        assert len(attachments.to_erase(tx)) == 1
        assert now(tx, kept.issue_id).words.startswith("Bà ▒▒▒ nói cầu gãy")

    store.run(unit)


def test_an_act_that_was_prepared_names_nobody_either(store: Store) -> None:
    def unit(tx: Tx) -> None:
        kept = raised(tx)
        values = '{"words": "Trả lời bà Nguyễn Thị Lan", "on": "2026-01-09", "to": [3]}'
        columns = 'issue_id, version, act, "values", prepared_by, prepared_for, prepared_at'
        row = {"issue": kept.issue_id, "kept": values, "by": kept.here.hoa, "at": str(tx.now)[:26]}
        given = ":issue, 0, 'answer', :kept, :by, :by, :at"
        tx.connection.execute(text(f"INSERT INTO prepared ({columns}) VALUES ({given})"), row)
        withdrawals.withdraw_household(tx, kept.here.lan, by=kept.here.hoa, erased=None)
        (found,) = tx.connection.execute(text('SELECT "values" FROM prepared')).scalars()
        assert "Lan" not in found
        assert "2026-01-09" in found

    store.run(unit)


def test_another_household_keeps_its_issues(store: Store) -> None:
    def unit(tx: Tx) -> None:
        kept = raised(tx)
        other = opened(
            tx, kept.category_id, kept.here.hoa, "Bà Lan xả rác", household_id=kept.here.ba
        )
        withdrawals.withdraw_household(tx, kept.here.lan, by=kept.here.hoa, erased="(đã xóa)")
        assert now(tx, other.id) == other
        assert withdrawals.concerned(tx, kept.here.lan) == []
        assert withdrawals.concerned(tx, kept.here.ba) == [other.id]
        again = withdrawals.withdraw_household(tx, kept.here.lan, by=kept.here.hoa, erased=None)
        assert again == 0

    store.run(unit)


def test_a_named_citizen_goes_from_the_one_issue(store: Store) -> None:
    def unit(tx: Tx) -> None:
        nowhere = {"household_id": None, "visit_id": None}
        named = {"citizen_name": "anh Trịnh Văn Quý", "contact": "0912345678"}
        kept = raised(tx, "Anh Trịnh Văn Quý nói cầu gãy", **nowhere, **named)
        withdrawals.withdraw_issue(tx, kept.issue_id, by=kept.here.hoa, erased=None)
        after = now(tx, kept.issue_id)
        assert (after.citizen_name, after.contact, after.words) == ("", "", "Anh ▒▒▒ nói cầu gãy")

    store.run(unit)


def test_told_of_the_receipt_once_and_no_button_goes_stale(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> None:
        kept = raised(tx)
        issue = now(tx, kept.issue_id)
        assert tellings.mark_noticed(tx, issue, by=kept.here.hoa, words="accepted")
        assert not tellings.mark_noticed(tx, issue, by=kept.here.hoa, words="accepted")
        after = now(tx, kept.issue_id)
        assert (after.first_notice_at, after.version) == (tx.now, issue.version)

    store.run(unit)


def test_answers_are_remembered_for_a_while(store: Store, clock: Clock) -> None:
    def close(tx: Tx) -> tuple[int, int]:
        kept = raised(tx)
        values = {"stage": "closed", "answer": "Đã sửa cầu", "closed_at": tx.now}
        issues.act(tx, now(tx, kept.issue_id), "satisfied", values, by=kept.here.hoa)
        opened(tx, kept.category_id, kept.here.hoa, "Còn mở", household_id=kept.here.lan)
        return kept.here.lan, kept.issue_id

    def lately(tx: Tx) -> list[int]:
        found = tellings.answered_lately(tx, lan, since, limit=5)
        return [issue.id for issue, _ in found]

    lan, issue_id = store.run(close)
    since = clock.now
    assert store.run(lately) == [issue_id]
    since = clock.passes(days=1)
    assert store.run(lately) == []
