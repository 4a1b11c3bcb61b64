from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from bot import courier
from bot.rendering import Call, render
from domain.message import (
    Attached,
    Card,
    CloseCard,
    FileKind,
    Lane,
    Redraw,
    Say,
    Utterance,
)
from storage import outbox
from storage.transaction import Tx
from tests.bot.conftest import House
from tests.bot.standin import DROPPED, DROPPED_AFTER, Fault, slow_down
from tests.bot.updates import LAN, MINH, a_message, a_tap


def queued(*says: Utterance, chat_id: int = LAN) -> Callable[[Tx], None]:
    def unit(tx: Tx) -> None:
        outbox.queue(tx, chat_id, says)

    return unit


async def test_the_lowest_lane_goes_first_then_age(house: House) -> None:
    app = await house.app()
    lanes = (Lane.DIGEST, Lane.REMINDER, Lane.LIVE, Lane.ESCALATION, Lane.LIVE)
    says = [Say(f"{n} {lane.name}", lane=lane) for n, lane in enumerate(lanes)]
    await app.run_unit(queued(*says))
    await app.settle()
    assert house.telegram.texts(LAN) == [
        "2 LIVE",
        "4 LIVE",
        "3 ESCALATION",
        "1 REMINDER",
        "0 DIGEST",
    ]


async def test_one_request_at_a_time_in_each_chat(house: House) -> None:
    app = await house.app()
    for _ in range(5):
        await app.run_unit(queued(Say("a"), Say("b")))
        await app.run_unit(queued(Say("a"), Say("b"), chat_id=MINH))
    await app.settle()
    assert len(house.telegram.sent()) == 20
    assert house.telegram.overlaps == 0


async def test_a_waiting_retry_holds_its_own_lane_only(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", Fault(500))
    await app.run_unit(queued(Say("first", lane=Lane.REMINDER)))
    await app.settle()
    await app.run_unit(queued(Say("second", lane=Lane.REMINDER), Say("live")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["live"]
    house.clock.turn(1)
    await app.settle()
    assert house.telegram.texts(LAN) == ["live", "first", "second"]


async def test_a_storm_of_faults_delays_and_loses_nothing(house: House) -> None:
    app = await house.app()
    storm = [Fault(500), DROPPED, Fault(502), Fault(500), DROPPED, slow_down(3), Fault(503)]
    house.telegram.fails("sendMessage", *storm * 4)
    for number in range(10):
        await app.run_unit(queued(Say(f"{number}")))
        await app.run_unit(queued(Say(f"{number}"), chat_id=MINH))
    for _ in range(60):
        house.clock.turn(60)
        await app.settle()
    expected = [str(n) for n in range(10)]
    assert house.telegram.texts(LAN) == expected
    assert house.telegram.texts(MINH) == expected


async def test_a_message_that_may_have_arrived_is_sent_again(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", DROPPED_AFTER)
    await app.run_unit(queued(Say("một")))
    await app.settle()
    house.clock.turn(1)
    await app.settle()
    assert house.telegram.texts(LAN) == ["một", "một"]


async def test_a_dropped_edit_is_repeated_without_a_second_message(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("talk", "1")))
    await app.settle()
    house.telegram.fails("editMessageText", DROPPED_AFTER)
    await app.run_unit(queued(Card("talk", "2")))
    await app.settle()
    house.clock.turn(1)
    await app.settle()
    assert house.telegram.texts(LAN) == ["2"]


async def test_too_many_requests_pause_everything(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", slow_down(30))
    await app.run_unit(queued(Say("một")))
    await app.run_unit(queued(Say("hai"), chat_id=MINH))
    await app.settle()
    refused, *later = house.telegram.made("sendMessage")
    others = [call for call in later if call.at < refused.at + 30]
    assert len(others) <= 1  # one may have been in flight already
    assert house.telegram.texts(LAN) == ["một"]
    assert house.telegram.texts(MINH) == ["hai"]


async def test_a_refusal_releases_the_lane(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", Fault(400, "Bad Request: can't parse entities: …"))
    await app.run_unit(queued(Say("bad"), Say("good")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["good"]


async def test_a_blocked_bot_ends_everything_for_the_chat(house: House) -> None:
    app = await house.app()
    house.telegram.blocked.add(LAN)
    await app.run_unit(queued(Say("1"), Say("2", lane=Lane.REMINDER), Say("3")))
    await app.settle()
    assert len(house.telegram.made("sendMessage")) == 1
    house.telegram.blocked.clear()
    house.clock.turn(3600)
    await app.settle()
    assert house.telegram.texts(LAN) == []
    await app.run_unit(queued(Say("again")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["again"]


async def test_a_newer_card_replaces_the_unsent_one(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", Fault(500))
    await app.run_unit(queued(Card("talk", "old")))
    await app.settle()
    await app.run_unit(queued(Card("talk", "new")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["new"]


async def test_a_card_queued_while_the_last_is_under_way_edits_its_message(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("talk", "1"), Card("other", "x")))
    await app.run_unit(queued(Card("talk", "2")))
    await app.run_unit(queued(Card("talk", "3")))
    await app.settle()
    assert sorted(house.telegram.texts(LAN)) == ["3", "x"]


async def test_a_card_that_is_gone_is_sent_anew(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("talk", "1")))
    await app.settle()
    house.telegram.chats[LAN].clear()
    await app.run_unit(queued(Card("talk", "2")))
    await app.settle()
    await app.run_unit(queued(Card("talk", "3")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["3"]


async def test_a_card_afresh_stands_below_and_the_old_one_goes(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("talk", "1")))
    await app.run_unit(queued(Say("below")))
    await app.settle()
    await app.run_unit(queued(Card("talk", "2", afresh=True)))
    await app.settle()
    assert house.telegram.texts(LAN) == ["below", "2"]
    methods = [call.method for call in house.telegram.calls]
    assert methods[-2:] == ["sendMessage", "deleteMessage"]


async def test_a_card_takes_over_a_message(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("home", "home")))
    await app.settle()
    [message_id] = house.telegram.chats[LAN]
    await app.run_unit(queued(Card("talk", "talk", at_message=message_id)))
    await app.run_unit(queued(Card("home", "home again")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["talk", "home again"]


async def test_a_closed_card_is_deleted(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Card("talk", "1")))
    await app.settle()
    await app.run_unit(queued(CloseCard("talk")))
    await app.settle()
    assert house.telegram.texts(LAN) == []
    await app.run_unit(queued(Card("talk", "2")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["2"]


async def test_an_unchanged_message_is_no_error(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Say("1")))
    await app.settle()
    [message_id] = house.telegram.chats[LAN]
    await app.run_unit(queued(Redraw(message_id, "1"), Say("2")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["1", "2"]
    assert await app.next_due_at() is None


async def test_a_message_whose_time_has_passed_is_not_sent(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", Fault(500))
    end = house.clock() + timedelta(seconds=30)
    await app.run_unit(queued(Say("late", not_after=end), Say("always")))
    await app.settle()
    house.clock.turn(60)
    await app.settle()
    assert house.telegram.texts(LAN) == ["always"]


async def test_a_message_waits_for_its_time(house: House) -> None:
    app = await house.app()
    at = house.clock() + timedelta(minutes=5)
    await app.run_unit(queued(Say("later", due_at=at), Say("now")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["now"]
    assert await app.next_due_at() == at
    house.clock.turn(300)
    await app.settle()
    assert house.telegram.texts(LAN) == ["now", "later"]
    assert await app.next_due_at() is None


async def test_a_delayed_card_that_was_replaced_is_shown_once(house: House) -> None:
    app = await house.app()
    for number in range(3):
        at = house.clock() + timedelta(seconds=1.2)
        await app.run_unit(queued(Card("talk", f"{number}", due_at=at)))
    house.clock.turn(2)
    await app.settle()
    assert house.telegram.sent() == ["2"]


async def test_rows_that_fall_due_wake_by_themselves(house: House) -> None:
    app = await house.app()
    at = house.clock() + timedelta(seconds=2)
    await app.run_unit(queued(Say("later", due_at=at)))
    house.clock.turn(2)
    while not house.telegram.texts(LAN):
        await app.run_unit(lambda tx: None)


async def test_a_toast_that_may_have_arrived_is_not_repeated(house: House) -> None:
    app = await house.app()
    tap = a_tap(data="1")
    house.telegram.push(tap)
    house.telegram.fails("sendMessage", Fault(500), Fault(500))
    await app.receive([tap])
    for _ in range(4):
        await app.settle()
        house.clock.turn(4)
    assert len(house.telegram.made("answerCallbackQuery")) == 1
    assert house.telegram.texts(LAN) == ["1"]


async def test_a_toast_overtakes_what_the_chat_still_waits_for(house: House) -> None:
    house.time.stands = True
    app = await house.app()
    await app.run_unit(queued(*(Say(str(n)) for n in range(8))))
    tap = a_tap(data="1")
    house.telegram.push(tap)
    await app.receive([tap])
    while house.telegram.open_taps or len(house.telegram.sent()) < 5:
        await app.run_unit(lambda tx: None)
    assert len(house.telegram.sent()) == 5
    house.time.go_on()
    await app.settle()
    assert len(house.telegram.sent()) == 9


async def test_a_tap_too_old_to_answer_still_gets_its_card(house: House) -> None:
    app = await house.app()
    await app.receive([a_tap(data="1")])
    await app.settle()
    assert house.telegram.texts(LAN) == ["1"]


async def test_a_message_to_a_chat_never_opened_is_given_up(house: House) -> None:
    app = await house.app()
    house.telegram.fails("sendMessage", Fault(400, "Bad Request: chat not found"))
    await app.run_unit(queued(Say("1"), Say("2")))
    await app.settle()
    assert house.telegram.texts(LAN) == []


async def test_a_group_that_moved_is_followed(house: House) -> None:
    app = await house.app()
    house.telegram.fails(
        "sendMessage",
        Fault(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": -1009},
        ),
    )
    await app.run_unit(queued(Say("1"), Say("2"), chat_id=-9))
    await app.settle()
    assert house.telegram.texts(-1009) == ["1", "2"]


async def test_a_long_text_comes_in_parts_with_the_buttons_last(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(Say("\n\n".join(["x" * 1500] * 5))))
    await app.settle()
    assert "".join(house.telegram.texts(LAN)).count("x") == 7500


async def test_pace_keeps_one_chat_to_a_burst_and_one_a_second(house: House) -> None:
    app = await house.app()
    await app.run_unit(queued(*(Say(str(n)) for n in range(8))))
    await app.settle()
    times = [call.at for call in house.telegram.made("sendMessage")]
    assert times[:5] == [times[0]] * 5
    assert all(b - a >= 0.99 for a, b in pairwise(times[4:]))


async def test_pace_can_be_switched_off(house: House) -> None:
    app = await house.app(paced=False)
    await app.run_unit(queued(*(Say(str(n)) for n in range(40))))
    await app.settle()
    assert len({call.at for call in house.telegram.made("sendMessage")}) == 1


async def test_urgent_chats_overtake_a_bulk_of_digests(house: House) -> None:
    house.time.stands = True
    app = await house.app()
    for chat_id in range(1, 61):
        await app.run_unit(queued(Say("digest", lane=Lane.DIGEST), chat_id=chat_id))
    await app.receive([a_message(text="live")])
    await app.run_unit(lambda tx: None)  # by now it is handled too
    house.time.go_on()
    await app.settle()
    order = house.telegram.sent()
    assert order.index("live") <= 20  # a fifth of the places is kept from bulk


async def test_a_row_that_cannot_be_rendered_does_not_stop_the_chat(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def picky(chat_id: int, utterance: Utterance, shown_in: int | None = None) -> list[Call]:
        if isinstance(utterance, Say) and utterance.text == "bad":
            raise RuntimeError
        return render(chat_id, utterance, shown_in)

    monkeypatch.setattr(courier, "render", picky)
    app = await house.app()
    await app.run_unit(queued(Say("bad"), Say("good")))
    await app.settle()
    assert house.telegram.texts(LAN) == ["good"]


async def test_a_file_on_disk_is_sent_and_a_missing_one_given_up(house: House) -> None:
    (house.directory / "a.txt").write_bytes(b"content")
    app = await house.app()
    for path in ("gone.txt", "a.txt"):
        attached = Attached(FileKind.DOCUMENT, path=path)
        await app.run_unit(queued(Say(path, attached=attached)))
    await app.settle()
    [made] = house.telegram.made("sendDocument")
    assert made.files == {"document": b"content"}
    assert await app.next_due_at() is None
