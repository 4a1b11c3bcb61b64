"""What arrived is stored once, handled once, and echoes are recognised without the words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.message import ChatKind, Command, Content, File, FileKind, Heard, Spot, Tap, Words
from storage import inbox
from storage.inbox import Arrived, Raw
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock

SENTENCE = "Đường vào ấp 3 ngập nước"
LAN, MINH = 501, 502


def receive(store: Store, *update_ids: int, chat_id: int = LAN) -> list[Arrived]:
    raws = [Raw(update_id, chat_id, f'{{"n":{update_id}}}') for update_id in update_ids]
    return store.run(lambda tx: inbox.receive(tx, raws))


def column(store: Store, name: str) -> list[Any]:
    query = text(f"SELECT {name} FROM inbox ORDER BY seq")
    return store.run(lambda tx: list(tx.connection.scalars(query)))


# Receiving.


def test_updates_are_received_in_the_order_in_which_they_came(store: Store, clock: Clock) -> None:
    arrived = receive(store, 9, 2, 5)
    assert [one.update_id for one in arrived] == [9, 2, 5]
    assert [one.seq for one in arrived] == sorted(one.seq for one in arrived)
    assert arrived[0] == Arrived(arrived[0].seq, 9, LAN, '{"n":9}', clock.now, 0, None)
    assert store.run(inbox.waiting) == arrived


def test_an_update_that_comes_again_is_not_new(store: Store) -> None:
    receive(store, 1, 2)
    assert [one.update_id for one in receive(store, 2, 3, 1)] == [3]


def test_an_update_that_stands_twice_in_a_batch_is_received_once(store: Store) -> None:
    assert [one.update_id for one in receive(store, 4, 4, 5, 4)] == [4, 5]


def test_nothing_received_is_nothing(store: Store) -> None:
    assert receive(store) == []


def test_large_ids_are_kept(store: Store) -> None:
    (arrived,) = receive(store, 2**40, chat_id=-1_002_345_678_901)
    assert store.run(inbox.waiting) == [arrived]


def test_a_lone_surrogate_and_a_nul_survive_as_escapes(store: Store) -> None:
    payload = r'{"text":"\ud800 \u0000 \u1ea5p"}'
    store.run(lambda tx: inbox.receive(tx, [Raw(1, LAN, payload)]))
    assert store.run(inbox.waiting)[0].payload == payload


def test_a_payload_that_is_not_ascii_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        store.run(lambda tx: inbox.receive(tx, [Raw(1, LAN, '"ấp"')]))


# Handling.


def test_an_update_is_claimed_once(store: Store) -> None:
    (arrived,) = receive(store, 1)
    assert store.run(lambda tx: inbox.claim(tx, arrived.seq))
    assert not store.run(lambda tx: inbox.claim(tx, arrived.seq))
    assert store.run(inbox.waiting) == []


def test_a_claim_whose_unit_fails_did_not_happen(store: Store) -> None:
    (arrived,) = receive(store, 1)

    def claim_and_fail(tx: Tx) -> None:
        inbox.claim(tx, arrived.seq)
        raise RuntimeError

    store.batch([claim_and_fail])
    assert store.run(lambda tx: inbox.claim(tx, arrived.seq))


def test_a_failed_update_waits_with_its_attempts_counted(store: Store, clock: Clock) -> None:
    (arrived,) = receive(store, 1)
    again = clock.now + timedelta(seconds=4)
    for _ in range(2):
        store.run(lambda tx: inbox.retry_later(tx, arrived.seq, again, "KeyError \ud800\0"))
    (waiting,) = store.run(inbox.waiting)
    assert (waiting.attempts, waiting.retry_at) == (2, again)
    assert column(store, "why") == ["KeyError ?"]


def test_a_parked_update_is_handled_no_more(store: Store) -> None:
    (arrived,) = receive(store, 1)
    store.run(lambda tx: inbox.park(tx, arrived.seq, "KeyError"))
    assert store.run(inbox.waiting) == []
    assert not store.run(lambda tx: inbox.claim(tx, arrived.seq))
    assert column(store, "state") == ["parked"]
    assert column(store, "attempts") == [1]


def test_a_handled_update_is_neither_parked_nor_retried(store: Store, clock: Clock) -> None:
    (arrived,) = receive(store, 1)
    store.run(lambda tx: inbox.claim(tx, arrived.seq))
    store.run(lambda tx: inbox.park(tx, arrived.seq, "late"))
    store.run(lambda tx: inbox.retry_later(tx, arrived.seq, clock.now, "late"))
    assert column(store, "state") == ["handled"]
    assert column(store, "attempts") == [0]


# Forgetting.


def test_old_payloads_are_emptied_when_handled_or_parked(store: Store, clock: Clock) -> None:
    handled, parked, waiting = receive(store, 1, 2, 3)
    store.run(lambda tx: inbox.claim(tx, handled.seq))
    store.run(lambda tx: inbox.park(tx, parked.seq, "why"))
    clock.passes(days=7)
    (recent,) = receive(store, 4)
    store.run(lambda tx: inbox.claim(tx, recent.seq))
    assert store.run(lambda tx: inbox.forget_payloads(tx, clock.now)) == 2
    assert store.run(lambda tx: inbox.forget_payloads(tx, clock.now)) == 0
    assert column(store, "payload") == [None, None, waiting.payload, recent.payload]


def test_an_update_whose_payload_was_emptied_is_still_not_new(store: Store, clock: Clock) -> None:
    (arrived,) = receive(store, 1)
    store.run(lambda tx: inbox.claim(tx, arrived.seq))
    store.run(lambda tx: inbox.forget_payloads(tx, clock.passes(days=8)))
    assert receive(store, 1) == []


def test_payloads_are_emptied_a_bounded_number_at_a_time(store: Store, clock: Clock) -> None:
    arrived = receive(store, 1, 2, 3)
    store.run(lambda tx: [inbox.claim(tx, one.seq) for one in arrived])
    clock.passes(days=8)
    assert store.run(lambda tx: inbox.forget_payloads(tx, clock.now, at_most=2)) == 2
    assert store.run(lambda tx: inbox.forget_payloads(tx, clock.now, at_most=2)) == 1


# Echoes.


class Chat:
    """Hears one thing after the other, as the worker does."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._update_id = 0

    def is_echo(
        self,
        content: Content,
        message_id: int | None,
        *,
        user_id: int = LAN,
        chat_id: int = LAN,
        at: datetime | None = None,
        edited: bool = False,
        forwarded: bool = False,
    ) -> bool:
        self._update_id += 1
        heard = Heard(
            update_id=self._update_id,
            chat_id=chat_id,
            chat_kind=ChatKind.PRIVATE,
            user_id=user_id,
            user_name="",
            message_id=message_id,
            at=at or self._clock.now,
            content=content,
            edited=edited,
            forwarded=forwarded,
        )

        def unit(tx: Tx) -> bool:
            (arrived,) = inbox.receive(tx, [Raw(heard.update_id, chat_id, "{}")])
            assert inbox.claim(tx, arrived.seq)
            return inbox.heard_before(tx, heard, arrived.seq)

        return self._store.run(unit)


@pytest.fixture
def chat(store: Store, clock: Clock) -> Chat:
    """A chat in which nothing was said."""
    return Chat(store, clock)


def photo(unique_id: str) -> File:
    return File(FileKind.PHOTO, file_id=f"id-{unique_id}", unique_id=unique_id)


def test_the_same_long_text_again_under_another_message_is_an_echo(
    chat: Chat, clock: Clock
) -> None:
    assert not chat.is_echo(Words(SENTENCE), 10)
    clock.passes(seconds=110)
    assert chat.is_echo(Words(SENTENCE), 11)


def test_the_same_text_after_two_minutes_is_said_anew(chat: Chat, clock: Clock) -> None:
    assert not chat.is_echo(Words(SENTENCE), 10)
    clock.passes(seconds=121)
    assert not chat.is_echo(Words(SENTENCE), 11)


def test_what_counts_is_when_it_was_said_not_when_it_came(chat: Chat, clock: Clock) -> None:
    said_at = clock.now
    assert not chat.is_echo(Words(SENTENCE), 10, at=said_at)
    clock.passes(hours=3)
    assert chat.is_echo(Words(SENTENCE), 11, at=said_at + timedelta(seconds=30))


def test_an_echo_that_overtook_what_it_repeats_is_found_too(chat: Chat, clock: Clock) -> None:
    assert not chat.is_echo(Words(SENTENCE), 11, at=clock.now)
    assert chat.is_echo(Words(SENTENCE), 10, at=clock.now - timedelta(seconds=30))


def test_saying_the_same_every_minute_is_not_one_long_echo(chat: Chat, clock: Clock) -> None:
    heard = []
    for message_id in range(10, 14):
        heard.append(chat.is_echo(Words(SENTENCE), message_id))
        clock.passes(seconds=90)
    assert heard == [False, True, False, True]


@pytest.mark.parametrize("forwarded", [False, True])
def test_a_short_text_said_twice_is_meant_twice(chat: Chat, forwarded: bool) -> None:
    assert not chat.is_echo(Words("x" * 14), 10, forwarded=forwarded)
    assert not chat.is_echo(Words("x" * 14), 11, forwarded=forwarded)


@pytest.mark.parametrize("content", [Words("không"), Spot(9.1, 105.2), Command("start", "i_abc")])
def test_the_same_message_delivered_again_is_an_echo_whatever_it_is(
    chat: Chat, clock: Clock, content: Content
) -> None:
    assert not chat.is_echo(content, 10)
    clock.passes(days=1)
    assert chat.is_echo(content, 10)


def test_the_same_file_again_is_an_echo_though_its_file_id_changed(chat: Chat) -> None:
    assert not chat.is_echo(photo("abc"), 10)
    assert chat.is_echo(File(FileKind.PHOTO, file_id="other", unique_id="abc"), 11)
    assert not chat.is_echo(photo("def"), 12)


def test_a_link_pressed_twice_is_answered_twice(chat: Chat) -> None:
    assert not chat.is_echo(Command("start", "i_0123456789abcdef"), 10)
    assert not chat.is_echo(Command("start", "i_0123456789abcdef"), 11)


def test_the_same_text_of_another_person_is_no_echo(chat: Chat) -> None:
    assert not chat.is_echo(Words(SENTENCE), 10, chat_id=-100, user_id=LAN)
    assert not chat.is_echo(Words(SENTENCE), 11, chat_id=-100, user_id=MINH)


def test_the_same_text_in_another_chat_is_no_echo(chat: Chat) -> None:
    assert not chat.is_echo(Words(SENTENCE), 10, chat_id=LAN)
    assert not chat.is_echo(Words(SENTENCE), 10, chat_id=-100)


def test_an_edit_is_never_an_echo(chat: Chat) -> None:
    assert not chat.is_echo(Words(SENTENCE), 10)
    assert not chat.is_echo(Words(SENTENCE), 10, edited=True)
    assert not chat.is_echo(Words(SENTENCE), 10, edited=True)


def test_a_tap_is_never_an_echo_and_its_message_is_nobodys(chat: Chat) -> None:
    assert not chat.is_echo(Tap("t.1", "cb1"), 10)
    assert not chat.is_echo(Tap("t.1", "cb2"), 10)
    assert not chat.is_echo(Words("không"), 10)


def test_what_has_no_message_is_never_an_echo(chat: Chat) -> None:
    assert not chat.is_echo(Words(SENTENCE), None)
    assert not chat.is_echo(Words(SENTENCE), None)


def test_what_was_rolled_back_is_not_remembered(store: Store, chat: Chat, clock: Clock) -> None:
    heard = Heard(99, LAN, ChatKind.PRIVATE, LAN, "", 10, clock.now, Words(SENTENCE))
    (arrived,) = receive(store, 99)

    def hear_and_fail(tx: Tx) -> None:
        inbox.heard_before(tx, heard, arrived.seq)
        raise RuntimeError

    store.batch([hear_and_fail])
    assert not chat.is_echo(Words(SENTENCE), 10)


def test_the_words_themselves_are_not_kept(store: Store, chat: Chat) -> None:
    chat.is_echo(Words(SENTENCE), 10)
    chat.is_echo(Words(SENTENCE), 11)
    row = store.run(lambda tx: str(tx.connection.execute(text("SELECT * FROM inbox")).all()))
    assert "ngập" not in row
    first, second = column(store, "seq")
    assert column(store, "echo_of") == [None, first]
    assert second > first


def test_instants_are_read_in_utc(store: Store, clock: Clock) -> None:
    (arrived,) = receive(store, 1)
    assert arrived.received_at.tzinfo is UTC
    assert store.run(inbox.waiting)[0].received_at.tzinfo is UTC


def test_a_naive_instant_is_refused(store: Store) -> None:
    (arrived,) = receive(store, 1)
    naive = datetime(2026, 1, 3, 6, 30)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        store.run(lambda tx: inbox.retry_later(tx, arrived.seq, naive, ""))
