"""Edits and deletions."""

from datetime import timedelta

import pytest

from practice.refusals import NOT_MODIFIED
from tests.practice.desk import HOA, Desk, buttons


async def test_a_text_is_edited_and_loses_its_buttons(desk: Desk) -> None:
    message_id = await desk.sent("Một", reply_markup=buttons("a"))
    edited = await desk.bot("editMessageText", chat_id=HOA, message_id=message_id, text="Hai")
    assert edited["text"] == "Hai"
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(desk: Desk) -> None:
    message_id = await desk.sent("<b>Một</b>", parse_mode="HTML", reply_markup=buttons("a"))
    same = {"chat_id": HOA, "message_id": message_id, "reply_markup": buttons("a")}
    words = await desk.refused("editMessageText", **same, text="<b>Một</b> ", parse_mode="HTML")
    assert words == f"400 Bad Request: {NOT_MODIFIED}"
    assert await desk.refused("editMessageReplyMarkup", **same) == words
    await desk.bot("editMessageText", **same, text="Một")


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("editMessageText", {"text": "x"}, "message to edit not found"),
        ("editMessageText", {"text": "x", "message_id": "abc"}, "message to edit not found"),
        ("editMessageText", {"text": "x", "message_id": 9999}, "message to edit not found"),
        ("editMessageReplyMarkup", {"message_id": 9999}, "message to edit not found"),
        ("deleteMessage", {"message_id": 9999}, "message to delete not found"),
        ("deleteMessage", {}, "message identifier is not specified"),
    ],
)
async def test_a_message_that_is_not_there(
    desk: Desk, method: str, parameters: dict[str, object], words: str
) -> None:
    assert await desk.refused(method, chat_id=HOA, **parameters) == f"400 Bad Request: {words}"


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"text": "x", "message_id": 5}, "chat_id is empty"),
        ("editMessageText", {"text": "x", "inline_message_id": "A"}, "MESSAGE_ID_INVALID"),
        ("deleteMessage", {"message_id": 5}, "chat identifier is not specified"),
        ("deleteMessages", {"chat_id": HOA}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": {}}, "expected an Array of message identifiers"),
        ("deleteMessages", {"message_ids": ["a"]}, "can't parse message identifier as a Number"),
        ("deleteMessages", {"message_ids": [None]}, "message identifier must be a Number"),
        ("deleteMessages", {"message_ids": [-1]}, "invalid message identifier specified"),
        ("editMessageMedia", {"chat_id": HOA, "message_id": 5}, "message to edit not found"),
    ],
)
async def test_a_call_must_name_its_message(
    desk: Desk, method: str, parameters: dict[str, object], words: str
) -> None:
    assert await desk.refused(method, **parameters) == f"400 Bad Request: {words}"


async def test_only_ones_own_message_can_be_edited(desk: Desk) -> None:
    [message] = await desk.do("text", user_id=HOA, text="của tôi")
    words = await desk.refused(
        "editMessageText", chat_id=HOA, message_id=message["message_id"], text="x"
    )
    assert words == "400 Bad Request: message can't be edited"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup={"keyboard": [["Có"]]})
    words = await desk.refused("editMessageText", chat_id=HOA, message_id=message_id, text="x")
    assert words == "400 Bad Request: message can't be edited"


async def test_an_edit_takes_inline_buttons_only(desk: Desk) -> None:
    message_id = await desk.sent()
    words = await desk.refused(
        "editMessageReplyMarkup",
        chat_id=HOA,
        message_id=message_id,
        reply_markup={"keyboard": [["Có"]]},
    )
    assert words == "400 Bad Request: inline keyboard expected"


async def test_a_text_has_no_caption(desk: Desk) -> None:
    message_id = await desk.sent()
    words = await desk.refused(
        "editMessageCaption", chat_id=HOA, message_id=message_id, caption="x"
    )
    assert words == "400 Bad Request: there is no caption in the message to edit"


async def test_an_edit_is_too_long_in_its_own_words(desk: Desk) -> None:
    place = {"chat_id": HOA, "message_id": await desk.sent()}
    words = await desk.refused("editMessageText", **place, text="x" * 4097)
    assert words == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_messages_are_deleted_within_48_hours(desk: Desk) -> None:
    young = await desk.sent()
    assert await desk.bot("deleteMessage", chat_id=HOA, message_id=young) is True
    old = await desk.sent()
    desk.standin.clock.set(desk.standin.clock.now() + timedelta(hours=49))
    words = await desk.refused("deleteMessage", chat_id=HOA, message_id=old)
    assert words == "400 Bad Request: message can't be deleted"
    await desk.bot("editMessageText", chat_id=HOA, message_id=old, text="vẫn sửa được")


async def test_several_are_deleted_and_absent_ones_skipped(desk: Desk) -> None:
    ids = [await desk.sent(), await desk.sent(), 9999]
    assert await desk.bot("deleteMessages", chat_id=HOA, message_ids=ids) is True
    assert (await desk.look(f"chats/{HOA}"))["messages"] == []
