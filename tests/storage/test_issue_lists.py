"""What a person finds among issues is what they may open, and what burns stands first."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest
from sqlalchemy import update

from domain.authority import Action, may
from domain.inquiry import Inquiry, Phase
from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency
from domain.people import Person, Role
from domain.spoken import Spoken
from storage import categories, issue_lists, issues, sight, staff
from storage.issue_lists import Waiting
from storage.issues import Issue
from storage.tables.issue import IssueRow
from storage.transaction import Store, Tx
from storage.types import table
from tests.storage.people import settle

TODAY = date(2026, 1, 3)
SOON, LATER, PAST = date(2026, 1, 6), date(2026, 1, 20), date(2026, 1, 2)
LIMITS = {urgency: Limits(10, 10) for urgency in Urgency}
CASES = ("recorded_by", "teller_id", "leader_id", "holder_id", "backup_id", "")
"""How a person may be concerned with an issue, at last not at all."""

UNENTRUSTED = ("holder_id", "")
"""Who keeps a matter of conduct until somebody is found for it reads nothing of it."""

NOBODY = dict.fromkeys(("leader_id", "holder_id", "backup_id"))
ROWS = table(IssueRow)


@dataclass
class Book:
    """Issues written by Hoa, and the people who look for them."""

    tx: Tx

    def __post_init__(self) -> None:
        self.settled = settle(self.tx)
        for place, name in enumerate(("Giao thông", "Đất đai")):
            categories.add(
                self.tx, name, (), place, is_beyond=False, limits=LIMITS, valid_from=TODAY
            )
        self.roads, self.land = (one.id for one in categories.open_ones(self.tx))

    def writes(
        self,
        words: str,
        *,
        stage: Stage = Stage.UNHELD,
        due_on: date = LATER,
        urgency: Urgency = Urgency.NORMAL,
        hamlet_id: int | None = None,
        category_id: int | None = None,
    ) -> Issue:
        return issues.open_issue(
            self.tx,
            IssueDraft(Kind.REPORT, Spoken(words), category_id or self.roads, urgency=urgency),
            Clocks(due_on, due_on),
            Origin(Channel.OFFICE, TODAY, hamlet_id=hamlet_id),
            by=self.settled.hoa,
            stage=stage,
            holder_id=None,
            due_on=None if stage is Stage.CLOSED else due_on,
            check_at=None,
        )

    def person(self, person_id: int) -> Person:
        found = staff.by_id(self.tx, person_id)
        assert found is not None
        return found

    def finds(self, person_id: int, words: str = "", **more: object) -> list[int]:
        inquiry = Inquiry(words, **more)  # type: ignore[arg-type]
        return self.numbers(issue_lists.find(self.tx, self.person(person_id), inquiry))

    def numbers(self, ids: list[int]) -> list[int]:
        """The numbers of their codes: in the order in which they were written."""
        return [int(one.code[-4:]) for one in issue_lists.some(self.tx, ids)]


def test_what_is_found_is_exactly_what_may_be_opened(store: Store) -> None:
    store.run(check_sight)


def test_of_conduct_is_found_what_was_entrusted_and_nothing_of_ones_own(store: Store) -> None:
    store.run(lambda tx: check_sight(tx, of_conduct=True))


def check_sight(tx: Tx, *, of_conduct: bool = False) -> None:
    book = Book(tx)
    about = {"concerned_id": book.settled.tu} if of_conduct else {}
    first, second = book.settled.hamlets
    charges = (((), False), ((first,), False), ((), True))
    held = [(role,) for role in Role] + [(Role.CADRE, Role.COORDINATOR)]
    written = [book.writes("ngập", hamlet_id=id) for id in (first, second, None) for _ in CASES]
    for number, (roles, (charge, whole)) in enumerate(product(held, charges)):
        added = staff.add(tx, f"Người Thứ {number}", roles, charge, whole_commune=whole)
        person = book.person(added)
        ties = list(zip(written, CASES * 3, strict=True))
        for issue, concern in ties:
            concerned = {**NOBODY, "recorded_by": book.settled.hoa, "teller_id": book.settled.hoa}
            concerned |= about
            concerned |= {concern: added} if concern else {}
            tx.connection.execute(update(ROWS).where(ROWS.c.id == issue.id).values(concerned))
        openable = set()
        for action in (Action.SEE_ISSUE, Action.FOLLOW_ISSUES):
            allowed = {
                issue.id
                for issue, concern in ties
                if may(person, action, hamlet_id=issue.hamlet_id, own=bool(concern))
                if not (of_conduct and action is Action.SEE_ISSUE and concern in UNENTRUSTED)
            }
            in_sight = ROWS.select().where(sight.in_sight(person, action))
            assert {row.id for row in tx.connection.execute(in_sight)} == allowed, (person, action)
            openable |= allowed
        assert set(issue_lists.find(tx, person, Inquiry())) == openable
    tx.connection.execute(update(ROWS).values(concerned_id=book.settled.tu))
    assert book.finds(book.settled.tu) == []


def test_what_burns_stands_first_and_of_closed_ones_the_last(store: Store) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        book.writes("một", stage=Stage.CLOSED)
        book.writes("hai", stage=Stage.CLOSED, urgency=Urgency.URGENT)
        book.writes("ba", due_on=LATER)
        book.writes("bốn", due_on=SOON)
        book.writes("năm", due_on=LATER, urgency=Urgency.URGENT)
        book.writes("sáu", due_on=PAST)
        book.writes("bảy", stage=Stage.CLOSED)
        book.writes("tám", due_on=SOON)
        assert book.finds(book.settled.hoa, phase=Phase.ANY) == [6, 5, 4, 8, 3, 7, 2, 1]
        assert book.finds(book.settled.hoa, phase=Phase.CLOSED) == [7, 2, 1]
        assert book.finds(book.settled.hoa, phase=Phase.LATE) == [6]

    store.run(check)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ngap", [1, 2]),
        ("NGẬP cầu", [1]),
        ("cau ngap", [1]),
        ("2026 ngap 0002", [2]),
        ("0003", [3]),
        ("3", [3]),
        ("ngap 2", [2]),
        ("26", []),
        ("YK-2026-0003", [3]),
        ("hòa", [4, 3]),
        ("hoa", [3, 4]),
        ("hoà,", [3, 4]),
        ("lửa", []),
        ("%", []),
        ("😀", []),
    ],
)
def test_every_word_is_in_the_code_or_the_words_and_marks_count(
    store: Store, words: str, found: list[int]
) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        for said in ("Đường ngập ở cầu", "Ruộng NGẬP nước", "chị Hoa nói", "Xã Hòa Bình"):
            book.writes(said)
        assert book.finds(book.settled.hoa, words) == found

    store.run(check)


def test_the_coordinators_words_match_codes_and_nothing_else(store: Store) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        book.writes("Đường ngập từ 2025")
        book.writes("Cầu gãy năm 2026")
        ha = book.settled.ha
        assert book.finds(ha) == [1, 2]
        assert book.finds(ha, "ngập") == book.finds(ha, "gay") == book.finds(ha, "2025") == []
        assert book.finds(ha, "0002") == [2]
        assert book.finds(ha, "2026") == [1, 2], "the order tells of the words"

    store.run(check)


def test_a_colleagues_issue_is_found_by_nothing(store: Store) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        book.writes("Đường ngập", hamlet_id=book.settled.hamlets[1])
        for words in ("", "ngập", "YK-2026-0001", "0001"):
            assert book.finds(book.settled.tu, words, phase=Phase.ANY) == []

    store.run(check)


def test_filters_narrow_together(store: Store) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        first, second = book.settled.hamlets
        book.writes("một", hamlet_id=first)
        book.writes("hai", hamlet_id=second, category_id=book.land)
        book.writes("ba", stage=Stage.ANSWERED, category_id=book.land)
        ha = book.settled.ha
        assert book.finds(ha, hamlet_id=first) == [1]
        assert book.finds(ha, hamlet_id=0) == [3]
        assert book.finds(ha, category_id=book.land) == [2, 3]
        assert book.finds(ha, category_id=book.land, phase=Phase.TO_TELL) == [3]
        assert book.finds(ha, category_id=book.roads, hamlet_id=second) == []

    store.run(check)


def test_what_waits_for_a_person_comes_before_what_they_wrote(store: Store) -> None:
    def check(tx: Tx) -> None:
        book = Book(tx)
        hoa = book.settled.hoa
        written = [book.writes("gì đó", due_on=on) for on in (PAST, SOON, PAST, LATER)]
        for held, name in ((written[1], "holder_id"), (written[2], "backup_id")):
            issues.act(tx, held, "assigned", {name: hoa}, by=None)
        assert book.numbers(issue_lists.of_person(tx, book.person(hoa))) == [3, 2, 1, 4]
        assert issue_lists.waiting_for(tx, hoa) == Waiting(2, 1)
        assert issue_lists.of_person(tx, book.person(book.settled.tu)) == []
        assert issue_lists.waiting_for(tx, book.settled.tu) == Waiting(0, 0)
        wanted = [written[3].id, written[0].id, 10**9]
        assert [one.id for one in issue_lists.some(tx, wanted)] == wanted[:2]

    store.run(check)
