"""Taps: what the bot hears, and how it may answer."""

from datetime import timedelta

from practice.refusals import QUERY_TOO_OLD
from tests.practice.desk import HOA, Desk, buttons


async def tapped(desk: Desk, **body: object) -> str:
    message_id = await desk.sent(reply_markup=buttons("Gửi", "Sửa"))
    [callback_id] = await desk.do("tap", user_id=HOA, message_id=message_id, **body)
    return str(callback_id)


async def answer(desk: Desk, callback_id: str, **parameters: object) -> object:
    return await desk.bot("answerCallbackQuery", callback_query_id=callback_id, **parameters)


async def test_a_tap_carries_its_message_and_data(desk: Desk) -> None:
    callback_id = await tapped(desk, label="Sửa")
    [update] = await desk.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"]) == (callback_id, "Sửa")
    assert query["message"]["reply_markup"] == buttons("Gửi", "Sửa")
    assert query["from"]["id"] == HOA


async def test_a_tap_is_answered_once(desk: Desk) -> None:
    callback_id = await tapped(desk)
    assert await answer(desk, callback_id, text="Đã lưu") is True
    words = await desk.refused("answerCallbackQuery", callback_query_id=callback_id)
    assert words == f"400 Bad Request: {QUERY_TOO_OLD}"
    [seen] = (await desk.look(f"chats/{HOA}"))["answers"]
    assert (seen["text"], seen["alert"]) == ("Đã lưu", False)


async def test_the_answer_belongs_to_the_pressed_message(desk: Desk) -> None:
    callback_id = await tapped(desk)
    await answer(desk, callback_id)
    [made, answered] = (await desk.look("calls"))["calls"]
    assert answered["method"] == "answerCallbackQuery"
    assert (answered["chat_id"], answered["message_id"]) == (HOA, made["message_id"])


async def test_an_unknown_tap_is_too_old(desk: Desk) -> None:
    words = await desk.refused("answerCallbackQuery", callback_query_id="123")
    assert words == f"400 Bad Request: {QUERY_TOO_OLD}"


async def test_an_answer_has_200_characters(desk: Desk) -> None:
    callback_id = await tapped(desk)
    words = await desk.refused("answerCallbackQuery", callback_query_id=callback_id, text="x" * 201)
    assert words == "400 Bad Request: MESSAGE_TOO_LONG"
    await answer(desk, callback_id, text="x" * 200, show_alert=True)


async def test_a_tap_is_lost_after_150_seconds(desk: Desk) -> None:
    callback_id = await tapped(desk)
    await desk.do("text", user_id=HOA, text="vẫn còn")
    desk.standin.clock.set(desk.standin.clock.now() + timedelta(seconds=151))
    [update] = await desk.updates()
    assert "message" in update
    words = await desk.refused("answerCallbackQuery", callback_query_id=callback_id)
    assert words == f"400 Bad Request: {QUERY_TOO_OLD}"


async def test_a_double_tap_is_two_queries(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup=buttons("Gửi"))
    pressed = await desk.do("tap", user_id=HOA, message_id=message_id, label="Gửi", times=2)
    queries = [update["callback_query"] for update in await desk.updates()]
    assert [query["id"] for query in queries] == pressed
    assert len(set(pressed)) == 2


async def test_one_update_is_delivered_five_times(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup=buttons("Gửi"))
    await desk.do("tap", user_id=HOA, message_id=message_id, label="Gửi", deliveries=5)
    updates = await desk.updates()
    assert len(updates) == 5
    assert len({update["update_id"] for update in updates}) == 1


async def test_a_button_that_is_gone_can_still_be_pressed_by_its_data(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup=buttons("Gửi"))
    await desk.bot("deleteMessage", chat_id=HOA, message_id=message_id)
    assert "không có nút" in await desk.impossible("tap", user_id=HOA, message_id=message_id)
    await desk.do("tap", user_id=HOA, message_id=message_id, data="bịa")
    [update] = await desk.updates()
    assert update["callback_query"]["message"]["date"] == 0
    assert update["callback_query"]["data"] == "bịa"


async def test_a_button_of_the_version_before_can_still_be_pressed(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup=buttons("Gửi"))
    assert "không có nút" in await desk.impossible(
        "tap", user_id=HOA, message_id=message_id, stale=True
    )
    await desk.bot("editMessageText", chat_id=HOA, message_id=message_id, text="Đã gửi")
    await desk.do("tap", user_id=HOA, message_id=message_id, stale=True)
    [update] = await desk.updates()
    assert update["callback_query"]["data"] == "Gửi"
