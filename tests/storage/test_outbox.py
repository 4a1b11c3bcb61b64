"""What is said is queued once, in order, and each card has one message."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.message import (
    Attached,
    Button,
    Card,
    CloseCard,
    Erase,
    FileKind,
    Lane,
    Menu,
    Redraw,
    Say,
    Toast,
    Utterance,
)
from storage import outbox
from storage.outbox import Answer, Waiting
from storage.transaction import Store
from tests.storage.conftest import Clock

LAN, MINH = 501, 502


class Post:
    """Queues, looks and sends in units of their own."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock

    def queue(self, *utterances: Utterance, tap: str | None = None, chat_id: int = LAN) -> None:
        self.store.run(lambda tx: outbox.queue(tx, chat_id, utterances, tap))

    def waiting(self, until: datetime | None = None, after: int = 0) -> list[Waiting]:
        return self.store.run(lambda tx: outbox.waiting(tx, until or tx.now, after=after))

    def said(self) -> list[Utterance | None]:
        return [row.utterance for row in self.waiting()]

    def texts(self) -> list[str]:
        return [said.text for said in self.said() if isinstance(said, Say | Card | Redraw)]

    def only(self) -> Waiting:
        (row,) = self.waiting()
        return row

    def sent(self, row: Waiting, message_id: int | None) -> None:
        self.store.run(lambda tx: outbox.sent(tx, row.id, message_id))

    def send_all(self, first_message_id: int) -> None:
        for number, row in enumerate(self.waiting()):
            self.sent(row, first_message_id + number)

    def card(self, slot: str, chat_id: int = LAN) -> int | None:
        return self.store.run(lambda tx: outbox.card_message(tx, chat_id, slot))

    def column(self, name: str) -> list[Any]:
        query = text(f"SELECT {name} FROM outbox ORDER BY id")
        return self.store.run(lambda tx: list(tx.connection.scalars(query)))


@pytest.fixture
def post(store: Store, clock: Clock) -> Post:
    """An empty outbox."""
    return Post(store, clock)


# Queueing.


@pytest.mark.parametrize(
    "utterance",
    [
        Say(
            text="<b>Đã ghi</b> \U0001f44d",
            buttons=((Button("A", data="t.1"), Button("B", url="https://x.vn")),),
            chat_id=LAN,
            silent=True,
            protect=True,
            attached=Attached(FileKind.DOCUMENT, path="files/1.pdf", name="Báo cáo.pdf"),
        ),
        Say("", chat_id=LAN, attached=Attached(FileKind.PHOTO, file_id="AgAC")),
        Card("talk", "Hộ nào?", ((Button("Mã", copy="TH-2026-0123"),),), protect=True),
        Card("talk", "Hộ nào?", at_message=77),
        Card("talk", "Hộ nào?", afresh=True),
        Card("talk", "x", attached=Attached(FileKind.DOCUMENT, path="papers/1", name="1.docx")),
        Redraw(78, "đã xem", ((Button("A", data="x"),),), chat_id=LAN),
        CloseCard("talk"),
        Erase(79, LAN),
        Menu((("start", "Bắt đầu"), ("help", "Trợ giúp")), LAN),
    ],
    ids=lambda said: type(said).__name__,
)
def test_everything_that_can_be_said_comes_back_as_it_was(post: Post, utterance: Utterance) -> None:
    post.queue(utterance)
    assert post.only().utterance == utterance


def test_a_row_says_where_when_and_how_urgently_it_goes(post: Post, clock: Clock) -> None:
    until = clock.now + timedelta(hours=1)
    post.queue(Say("x", lane=Lane.REMINDER, not_after=until))
    row = post.only()
    assert (row.chat_id, row.lane, row.due_at, row.not_after) == (
        LAN,
        Lane.REMINDER,
        clock.now,
        until,
    )
    assert (row.attempts, row.slot, row.card_message_id) == (0, None, None)


def test_what_a_unit_says_keeps_its_order(post: Post) -> None:
    post.queue(Say("một"), Card("talk", "hai"), Say("ba"))
    assert post.texts() == ["một", "hai", "ba"]


def test_a_message_may_go_to_another_chat(post: Post) -> None:
    post.queue(Say("x"), Say("y", chat_id=MINH), chat_id=LAN)
    assert [row.chat_id for row in post.waiting()] == [LAN, MINH]


def test_a_message_with_a_key_is_created_once_for_all_time(post: Post) -> None:
    post.queue(Say("first", key="notice.1"))
    post.queue(Say("again", key="notice.1"), Say("other", key="notice.2"))
    assert post.texts() == ["first", "other"]
    post.send_all(10)
    post.queue(Say("again", key="notice.1"))
    assert post.texts() == []


def test_a_key_that_stands_twice_in_a_unit_is_created_once(post: Post) -> None:
    post.queue(Say("first", key="k"), Say("again", key="k"))
    assert post.texts() == ["first"]


def test_messages_without_a_key_may_repeat(post: Post) -> None:
    post.queue(Say("x"), Say("x"))
    assert post.texts() == ["x", "x"]


def test_nothing_said_is_nothing_queued(post: Post) -> None:
    post.queue()
    assert post.waiting() == []


# Answers to taps.


def test_the_answer_to_a_tap_rides_on_the_first_message_to_the_chat(post: Post) -> None:
    post.queue(Say("y", chat_id=MINH), Toast("Đã lưu"), Card("talk", "x"), Say("z"), tap="cb")
    other, card, last = post.waiting()
    assert other.answers == ()
    assert card.answers == (Answer("cb", "Đã lưu"),)
    assert last.answers == ()


def test_a_tap_without_a_toast_is_answered_without_text(post: Post) -> None:
    post.queue(Card("talk", "x"), tap="cb")
    assert post.only().answers == (Answer("cb", "", False),)


def test_a_tap_is_answered_when_there_is_nothing_else_to_say(post: Post) -> None:
    post.queue(Toast("Nút này đã cũ", alert=True), tap="cb")
    row = post.only()
    assert row.utterance is None
    assert (row.chat_id, row.lane) == (LAN, Lane.LIVE)
    assert row.answers == (Answer("cb", "Nút này đã cũ", True),)


def test_several_toasts_are_one_answer_that_fits(post: Post) -> None:
    post.queue(Toast("một"), Toast(), Toast("hai", alert=True), Toast("x" * 300), tap="cb")
    (answer,) = post.only().answers
    assert answer.text.startswith("một\nhai\nxxx")
    assert len(answer.text) == 200
    assert answer.alert


@pytest.mark.parametrize(
    "late",
    [
        Say("x", key="known"),
        Say("x", lane=Lane.REMINDER),
        Say("x", due_at=datetime.fromisoformat("2026-01-04T00:00:00+00:00")),
        Say("x", not_after=datetime.fromisoformat("2026-01-04T00:00:00+00:00")),
    ],
    ids=["known", "lane", "due_at", "not_after"],
)
def test_an_answer_never_rides_on_what_may_come_late_or_never(post: Post, late: Say) -> None:
    post.queue(Say("first", key="known"), chat_id=MINH)
    post.queue(late, tap="cb")
    answering = [row for row in post.waiting() if row.answers]
    assert [row.utterance for row in answering] == [None]
    assert answering[0].answers == (Answer("cb"),)


def test_words_that_were_typed_have_no_tap_to_answer(post: Post) -> None:
    post.queue(Toast("Đã lưu"))
    assert post.waiting() == []


# When.


def test_a_message_waits_until_it_is_due(post: Post, clock: Clock) -> None:
    due_at = clock.now + timedelta(minutes=5)
    post.queue(Say("later", due_at=due_at))
    assert post.waiting() == []
    clock.passes(minutes=5)
    assert post.texts() == ["later"]


def test_the_lowest_lane_goes_first_then_the_oldest(post: Post) -> None:
    lanes = (Lane.DIGEST, Lane.LIVE, Lane.REMINDER, Lane.LIVE, Lane.ESCALATION)
    for number, lane in enumerate(lanes):
        post.queue(Say(str(number), lane=lane))
    assert post.texts() == ["1", "3", "4", "2", "0"]


def test_one_can_look_only_at_what_was_queued_since(post: Post) -> None:
    post.queue(Say("one"), Say("two"))
    newest = post.waiting()[-1].id
    assert post.waiting(after=newest) == []
    post.queue(Say("three"))
    assert [row.id for row in post.waiting(after=newest)] == [newest + 1]


def test_a_row_that_waits_for_a_retry_holds_its_own_lane_in_its_chat(
    post: Post, clock: Clock
) -> None:
    post.queue(Say("stuck"), Say("behind"), Say("other lane", lane=Lane.REMINDER))
    post.queue(Say("other chat"), chat_id=MINH)
    stuck = post.waiting()[0]
    again = clock.now + timedelta(seconds=30)
    post.store.run(lambda tx: outbox.retry_later(tx, stuck.id, again, "500"))
    assert post.texts() == ["other chat", "other lane"]
    clock.passes(seconds=30)
    assert post.texts() == ["stuck", "behind", "other chat", "other lane"]
    assert post.waiting()[0].attempts == 1


def test_a_row_that_is_refused_releases_its_lane(post: Post, clock: Clock) -> None:
    post.queue(Say("stuck"), Say("behind"))
    stuck = post.waiting()[0]
    again = clock.now + timedelta(seconds=30)
    post.store.run(lambda tx: outbox.retry_later(tx, stuck.id, again, "500"))
    post.store.run(lambda tx: outbox.refused(tx, stuck.id, "chat not found \ud800"))
    assert post.texts() == ["behind"]
    assert post.column("why") == ["chat not found ?", None]


def test_the_next_due_moment_counts_retries(post: Post, clock: Clock) -> None:
    def next_due(after: datetime | None = None) -> datetime | None:
        return post.store.run(lambda tx: outbox.next_due_at(tx, after=after))

    assert next_due() is None
    soon, later = clock.now + timedelta(minutes=1), clock.now + timedelta(hours=1)
    post.queue(Say("now"), Say("later", due_at=later))
    assert next_due() == clock.now
    assert next_due(after=clock.now) == later
    row = post.only()
    post.store.run(lambda tx: outbox.retry_later(tx, row.id, soon, "500"))
    assert next_due() == soon


# Ends.


def test_a_sent_row_is_not_sent_again(post: Post, clock: Clock) -> None:
    post.queue(Say("x"))
    row = post.only()
    clock.passes(seconds=1)
    post.sent(row, 10)
    assert post.waiting() == []
    assert (post.column("state"), post.column("message_id")) == (["sent"], [10])


def test_a_stale_reminder_is_missed_and_keeps_the_reason_of_its_last_failure(
    post: Post, clock: Clock
) -> None:
    post.queue(Say("x", not_after=clock.now))
    row = post.only()
    post.store.run(lambda tx: outbox.retry_later(tx, row.id, clock.now, "429"))
    post.store.run(lambda tx: outbox.missed(tx, row.id))
    assert post.waiting() == []
    assert (post.column("state"), post.column("why")) == (["missed"], ["429"])


def test_what_has_ended_stays_as_it_ended(post: Post, clock: Clock) -> None:
    post.queue(Say("x"))
    row = post.only()
    post.sent(row, 10)
    post.store.run(lambda tx: outbox.refused(tx, row.id, "no"))
    post.store.run(lambda tx: outbox.missed(tx, row.id))
    post.store.run(lambda tx: outbox.retry_later(tx, row.id, clock.now, "no"))
    post.sent(row, 11)
    assert (post.column("state"), post.column("message_id")) == (["sent"], [10])


def test_a_closed_chat_ends_everything_that_waits_for_it(post: Post, clock: Clock) -> None:
    post.queue(Say("x"), Say("y", due_at=clock.now + timedelta(days=1)))
    post.queue(Say("z"), chat_id=MINH)
    post.store.run(lambda tx: outbox.chat_is_closed(tx, LAN, "bot was blocked by the user"))
    clock.passes(days=2)
    assert post.texts() == ["z"]
    assert post.column("state") == ["refused", "refused", "waiting"]


def test_old_bodies_are_emptied_when_they_wait_no_more(post: Post, clock: Clock) -> None:
    post.queue(Say("old", key="k"), Say("waits", due_at=clock.now + timedelta(days=30)))
    post.send_all(10)
    clock.passes(days=8)
    post.queue(Say("recent"))
    recent = post.only()
    post.sent(recent, 11)
    week_ago = clock.now - timedelta(days=7)
    assert post.store.run(lambda tx: outbox.forget_bodies(tx, week_ago)) == 1
    assert post.store.run(lambda tx: outbox.forget_bodies(tx, week_ago)) == 0
    assert [body is None for body in post.column("body")] == [True, False, False]
    post.queue(Say("again", key="k"))
    assert post.texts() == []


# Cards.


def test_a_card_is_edited_where_it_was_last_shown(post: Post) -> None:
    post.queue(Card("talk", "one"))
    assert post.only().card_message_id is None
    post.sent(post.only(), 10)
    assert post.card("talk") == 10
    post.queue(Card("talk", "two"))
    assert post.only().card_message_id == 10


def test_each_chat_and_each_slot_has_a_card_of_its_own(post: Post) -> None:
    post.queue(Card("talk", "a"), Card("home", "b"))
    post.queue(Card("talk", "c"), chat_id=MINH)
    post.send_all(10)
    assert (post.card("talk"), post.card("home"), post.card("talk", MINH)) == (10, 11, 12)


def test_a_card_edited_where_it_stands_leaves_the_other_cards_alone(post: Post) -> None:
    post.queue(Card("home", "a"), Card("talk", "b"), Card("page", "c"))
    post.send_all(10)
    post.queue(Card("talk", "d"))
    post.sent(post.only(), 11)
    assert [post.card(slot) for slot in ("home", "talk", "page")] == [10, 11, 12]


def test_a_newer_card_replaces_one_that_was_not_sent(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.queue(Card("talk", "two"))
    assert post.texts() == ["two"]
    assert post.column("state") == ["replaced", "waiting"]


def test_two_cards_for_a_slot_in_one_unit_are_one(post: Post) -> None:
    post.queue(Card("talk", "one", at_message=10), Say("x"), Card("talk", "two"))
    assert post.said() == [Say("x", chat_id=LAN), Card("talk", "two", at_message=10)]


def test_the_answers_of_a_replaced_card_still_go_out(post: Post) -> None:
    post.queue(Card("talk", "one"), tap="cb1")
    post.queue(Card("talk", "two"), tap="cb2")
    assert post.only().answers == (Answer("cb1"), Answer("cb2"))


def test_the_answers_of_a_replaced_card_do_not_wait_for_a_later_one(
    post: Post, clock: Clock
) -> None:
    post.queue(Card("talk", "one"), tap="cb1")
    post.queue(Card("talk", "two", due_at=clock.now + timedelta(seconds=1.2)))
    assert (post.only().utterance, post.only().answers) == (None, (Answer("cb1"),))


def test_an_album_redraws_its_card_once_after_its_last_member(post: Post, clock: Clock) -> None:
    for number in (1, 2, 3):
        post.queue(Card("talk", f"{number} ảnh", due_at=clock.now + timedelta(seconds=1.2)))
        clock.passes(seconds=0.5)
    assert post.texts() == []
    clock.passes(seconds=0.7)
    assert post.texts() == ["3 ảnh"]


def test_a_card_replaced_while_under_way_is_edited_by_its_successor(post: Post) -> None:
    post.queue(Card("talk", "one"))
    under_way = post.only()
    post.queue(Card("talk", "two"))
    post.sent(under_way, 10)
    assert post.card("talk") == 10
    assert post.only().card_message_id == 10
    assert post.column("state") == ["replaced", "waiting"]


def test_a_wish_to_stand_at_the_end_of_the_chat_goes_to_the_successor(post: Post) -> None:
    post.queue(Card("talk", "one", afresh=True))
    post.queue(Card("talk", "two"))
    assert post.said() == [Card("talk", "two", afresh=True)]


def test_a_card_sent_afresh_lives_in_the_new_message(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.sent(post.only(), 10)
    post.queue(Card("talk", "two", afresh=True))
    assert post.only().card_message_id == 10
    post.sent(post.only(), 20)
    assert post.card("talk") == 20


def test_a_replaced_card_that_waited_for_a_retry_holds_its_lane_no_more(
    post: Post, clock: Clock
) -> None:
    post.queue(Card("talk", "one"))
    row = post.only()
    again = clock.now + timedelta(seconds=30)
    post.store.run(lambda tx: outbox.retry_later(tx, row.id, again, "500"))
    post.queue(Card("talk", "two"))
    assert post.texts() == ["two"]


# A card takes over the message that was tapped.


def test_a_card_takes_over_the_message_it_names(post: Post) -> None:
    post.queue(Card("home", "home"))
    post.sent(post.only(), 10)
    post.queue(Card("talk", "talk", at_message=10))
    assert (post.card("talk"), post.card("home")) == (10, None)
    assert post.only().utterance == Card("talk", "talk", at_message=10)


def test_the_message_a_slot_leaves_is_deleted(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.sent(post.only(), 10)
    post.queue(Card("talk", "two", at_message=20))
    assert post.card("talk") == 20
    assert post.said() == [Card("talk", "two", at_message=20), Erase(10, LAN)]


def test_a_card_under_way_does_not_take_its_message_back(post: Post) -> None:
    post.queue(Card("home", "home"))
    post.sent(post.only(), 10)
    post.queue(Card("home", "home again"))
    under_way = post.only()
    post.queue(Card("talk", "talk", at_message=10))
    post.sent(under_way, 10)
    assert (post.card("talk"), post.card("home")) == (10, None)


def test_a_message_that_arrives_after_its_slot_moved_elsewhere_is_deleted(post: Post) -> None:
    post.queue(Card("talk", "one"))
    under_way = post.only()
    post.queue(Card("talk", "two", at_message=20))
    post.sent(under_way, 30)
    assert post.card("talk") == 20
    assert post.said() == [Card("talk", "two", at_message=20), Erase(30, LAN)]


# Closing.


def test_a_closed_card_is_forgotten_when_its_message_is_deleted(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.sent(post.only(), 10)
    post.queue(CloseCard("talk"))
    assert post.only().card_message_id == 10
    post.sent(post.only(), None)
    assert post.card("talk") is None


def test_closing_replaces_a_card_that_was_not_sent(post: Post) -> None:
    post.queue(Card("talk", "one"), tap="cb")
    post.queue(CloseCard("talk"))
    assert post.said() == [CloseCard("talk")]
    assert post.only().answers == (Answer("cb"),)


def test_a_card_after_one_that_closes_is_a_new_message(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.sent(post.only(), 10)
    post.queue(CloseCard("talk"))
    post.queue(Card("talk", "two"))
    assert post.said() == [Card("talk", "two", afresh=True)]
    assert post.only().card_message_id == 10


def test_a_card_closed_while_under_way_is_deleted_by_the_closing(post: Post) -> None:
    post.queue(Card("talk", "one"))
    under_way = post.only()
    post.queue(CloseCard("talk"))
    post.sent(under_way, 10)
    assert (post.only().utterance, post.only().card_message_id) == (CloseCard("talk"), 10)
    post.sent(post.only(), None)
    assert post.card("talk") is None


def test_closing_under_way_leaves_the_message_its_slot_moved_to(post: Post) -> None:
    post.queue(Card("talk", "one"))
    post.sent(post.only(), 10)
    post.queue(CloseCard("talk"))
    under_way = post.only()
    post.queue(Card("talk", "two", at_message=20))
    post.sent(under_way, None)
    assert post.card("talk") == 20


def test_a_unit_that_closes_and_shows_again_shows_a_new_message(post: Post) -> None:
    post.queue(CloseCard("talk"), Card("talk", "new"))
    assert post.said() == [Card("talk", "new", afresh=True)]
