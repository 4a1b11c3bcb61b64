import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.hearing import hear
from bot.raw import UnreadableError
from domain.message import (
    ChatKind,
    Command,
    ContactCard,
    Content,
    File,
    FileKind,
    Heard,
    Reach,
    Spot,
    Tap,
    Unknown,
    Words,
)
from tests.bot.updates import LAN, a_message, a_tap

NOW = datetime(2026, 3, 6, 7, 0, tzinfo=UTC)
WRITTEN = datetime.fromtimestamp(1772780400, UTC)


def said(update: Any, username: str = "gan_dan_bot") -> Heard | None:
    return hear(json.dumps(update), NOW, username)


def a_file(**about: Any) -> dict[str, Any]:
    return {"file_id": "F", "file_unique_id": "U", **about}


def a_size(width: int, **about: Any) -> dict[str, Any]:
    return a_file(width=width, height=width, **about)


@pytest.mark.parametrize(
    ("parts", "content"),
    [
        ({"text": "chào"}, Words("chào")),
        ({"text": "a\u0302\u0301p"}, Words("ấp")),
        ({"text": "a\ud800b\x00c"}, Words("abc")),
        ({"text": "😀" * 3}, Words("😀😀😀")),
        ({"text": "x" * 10_000}, Words("x" * 10_000)),
        ({"text": "/start i_abc"}, Command("start", "i_abc")),
        ({"text": "/Start@Gan_Dan_bot  v_1 "}, Command("start", "v_1")),
        ({"text": "/help"}, Command("help")),
        ({"text": "/ không phải lệnh"}, Words("/ không phải lệnh")),
        ({"text": "24/7"}, Words("24/7")),
        ({"text": "/start x", "forward_origin": {"type": "user"}}, Words("/start x")),
        (
            {"photo": [a_size(90), a_size(800, file_id="L", file_size=99)], "caption": "Đường"},
            File(FileKind.PHOTO, "L", "U", 99, 0, "Đường"),
        ),
        (
            {"photo": [a_size(90, file_size=5), a_size(9000, file_size=21 * 1024 * 1024)]},
            File(FileKind.PHOTO, "F", "U", 5),
        ),
        ({"voice": a_file(duration=7, file_size=9)}, File(FileKind.VOICE, "F", "U", 9, 7)),
        ({"video": a_file(duration=7)}, File(FileKind.VIDEO, "F", "U", 0, 7)),
        ({"video_note": a_file(duration=7)}, File(FileKind.VIDEO, "F", "U", 0, 7)),
        (
            {"document": a_file(file_name="e\u0301.pdf")},
            File(FileKind.DOCUMENT, "F", "U", name="é.pdf"),
        ),
        ({"location": {"latitude": 9.77, "longitude": 105}}, Spot(9.77, 105.0)),
        (
            {"venue": {}, "location": {"latitude": 9.5, "longitude": 105.5}},
            Spot(9.5, 105.5),
        ),
        (
            {"contact": {"phone_number": "0909", "first_name": "Bà", "last_name": "Sáu"}},
            ContactCard("0909", "Bà Sáu"),
        ),
        ({"sticker": {}}, Unknown("sticker")),
        ({"poll": {}}, Unknown("poll")),
        ({"dice": {"value": 3}}, Unknown("dice")),
        ({"animation": {}, "document": a_file()}, Unknown("animation")),
        ({"something_new": {}}, Unknown("message")),
        ({}, Unknown("message")),
    ],
)
def test_what_a_message_holds(parts: dict[str, Any], content: Content) -> None:
    heard = said(a_message(**parts))
    assert heard is not None
    assert heard.content == content
    assert heard.at == WRITTEN


def a_group_message(**parts: Any) -> dict[str, Any]:
    update = a_message(**parts)
    update["message"]["chat"] = {"id": -100, "type": "supergroup", "title": "Ấp 3"}
    return update


def from_nobody() -> dict[str, Any]:
    update = a_message(text="x")
    del update["message"]["from"]
    return update


def from_a_bot() -> dict[str, Any]:
    update = a_message(text="x")
    update["message"]["from"]["is_bot"] = True
    return update


def edited(**parts: Any) -> dict[str, Any]:
    update = a_message(**parts)
    update["edited_message"] = update.pop("message")
    return update


@pytest.mark.parametrize(
    "update",
    [
        from_nobody(),
        from_a_bot(),
        a_group_message(text="/start@another_bot"),
        a_group_message(text="x", sender_chat={"id": -100}),
        a_message(new_chat_members=[]),
        a_message(pinned_message={}),
        a_message(message_auto_delete_timer_changed={}),
        edited(location={"latitude": 9.5, "longitude": 105.5}),
        {"update_id": 1},
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "channel_post": {}},
    ],
)
def test_what_nobody_said_is_not_heard(update: dict[str, Any]) -> None:
    assert said(update) is None


def test_who_said_it_and_where() -> None:
    update = a_group_message(
        text="x", media_group_id="77", reply_to_message={"message_id": 3}, forward_origin={}
    )
    update["message"]["from"] |= {"first_name": " Lan\x00 ", "last_name": "\ud83d"}
    heard = said(update)
    assert heard is not None
    assert (heard.chat_id, heard.chat_kind) == (-100, ChatKind.GROUP)
    assert (heard.user_id, heard.user_name) == (LAN, "Lan")
    assert (heard.album, heard.reply_to, heard.forwarded) == ("77", 3, True)
    assert heard.message_id == update["message"]["message_id"]


def test_an_edit_is_dated_by_itself() -> None:
    heard = said(edited(text="sửa", edit_date=1772780460))
    assert heard is not None
    assert heard.edited
    assert (heard.at - WRITTEN).total_seconds() == 60


def test_a_tap_happened_when_it_was_received() -> None:
    update = a_tap(data="v:1", message_id=9)
    heard = said(update)
    assert heard is not None
    assert heard.content == Tap("v:1", update["callback_query"]["id"])
    assert (heard.chat_id, heard.message_id, heard.at) == (LAN, 9, NOW)


def test_a_tap_without_a_message_is_answered_in_private() -> None:
    update = a_tap()
    del update["callback_query"]["message"]
    del update["callback_query"]["data"]
    heard = said(update)
    assert heard is not None
    assert isinstance(heard.content, Tap)
    assert (heard.chat_id, heard.chat_kind, heard.message_id) == (LAN, ChatKind.PRIVATE, None)


@pytest.mark.parametrize(
    ("status", "reachable"), [("kicked", False), ("left", False), ("member", True)]
)
def test_blocking_is_heard(status: str, reachable: bool) -> None:
    heard = said(
        {
            "update_id": 1,
            "my_chat_member": {
                "chat": {"id": LAN, "type": "private"},
                "from": {"id": LAN, "is_bot": False, "first_name": "Lan"},
                "date": 1772780400,
                "new_chat_member": {"status": status},
            },
        }
    )
    assert heard is not None
    assert heard.content == Reach(reachable)


def changed(**parts: Any) -> dict[str, Any]:
    update = a_message(text="x")
    update["message"] |= parts
    return update


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        json.dumps({"update_id": "1"}),
        json.dumps({"update_id": 10**30}),
        json.dumps({"update_id": 1, "message": None}),
        json.dumps({"update_id": 1, "message": []}),
        json.dumps({"update_id": 1, "callback_query": {"id": 5}}),
        json.dumps(changed(date="now")),
        json.dumps(changed(date=10**17)),
        json.dumps(changed(text=5)),
        json.dumps(changed(chat={"id": 10**30, "type": "private"})),
        json.dumps(changed(chat={"id": True, "type": "private"})),
        json.dumps(changed(chat={"id": 1})),
        json.dumps({"update_id": 1, "message": {"from": {}, "text": "x"}}),
        json.dumps(changed(**{"from": "Lan"})),
        json.dumps(changed(message_id=None)),
        json.dumps(changed(reply_to_message=3)),
        json.dumps(a_message(photo=[])),
        json.dumps(a_message(photo="x")),
        json.dumps(a_message(voice={"file_id": "F"})),
        json.dumps(a_message(location={"latitude": "9", "longitude": 1})),
        json.dumps(a_message(location={"latitude": 99, "longitude": 1})),
        json.dumps(a_message(contact={})),
    ],
)
def test_what_is_not_as_documented_is_unreadable(payload: str) -> None:
    with pytest.raises(UnreadableError):
        hear(payload, NOW)
