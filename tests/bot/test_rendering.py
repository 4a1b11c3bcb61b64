from bot.rendering import answer, render
from domain.message import (
    Attached,
    Button,
    Card,
    CloseCard,
    Erase,
    FileKind,
    Menu,
    Redraw,
    Say,
)

BUTTONS = (
    (Button("Mở", data="v:1"), Button("Trang", url="https://x.vn")),
    (Button("Mã", copy="A"),),
)
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Mở", "callback_data": "v:1"}, {"text": "Trang", "url": "https://x.vn"}],
        [{"text": "Mã", "copy_text": {"text": "A"}}],
    ]
}


def test_a_message_is_html_without_previews() -> None:
    [call] = render(5, Say("<b>x</b>", BUTTONS, protect=True, silent=True))
    assert call.method == "sendMessage"
    assert call.params == {
        "chat_id": 5,
        "text": "<b>x</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "protect_content": True,
        "disable_notification": True,
        "reply_markup": KEYBOARD,
    }


def test_an_answer_without_words_has_only_its_id() -> None:
    assert answer("7", "", alert=True).params == {"callback_query_id": "7"}
    assert answer("7", "x" * 300, alert=True).params == {
        "callback_query_id": "7",
        "text": "x" * 200,
        "show_alert": True,
    }


def test_the_parts_of_a_long_message_have_buttons_only_at_the_end() -> None:
    calls = render(5, Say("\n\n".join(["x" * 3000] * 3), BUTTONS))
    assert ["reply_markup" in call.params for call in calls] == [False, False, True]


def test_a_card_without_a_known_message_is_sent() -> None:
    assert [c.method for c in render(5, Card("talk", "x"))] == ["sendMessage"]


def test_a_card_is_edited_and_sent_anew_if_that_fails() -> None:
    [call] = render(5, Card("talk", "x", BUTTONS), 9)
    assert (call.method, call.params["message_id"]) == ("editMessageText", 9)
    assert call.instead is not None
    [anew] = call.instead()
    assert anew.method == "sendMessage"
    assert anew.params["reply_markup"] == KEYBOARD


def test_a_card_takes_over_the_message_it_names() -> None:
    [call] = render(5, Card("talk", "x", at_message=3), 9)
    assert call.params["message_id"] == 3


def test_a_card_afresh_or_too_long_to_edit_is_sent_before_the_old_one_goes() -> None:
    for card in (Card("talk", "x", afresh=True), Card("talk", "x\n" * 4000)):
        calls = render(5, card, 9)
        assert calls[-1].method == "deleteMessage"
        assert calls[-1].params == {"chat_id": 5, "message_id": 9}
        assert {c.method for c in calls[:-1]} == {"sendMessage"}


def test_closing_erasing_redrawing() -> None:
    assert render(5, CloseCard("talk")) == []
    assert render(5, CloseCard("talk"), 9)[0].params == {"chat_id": 5, "message_id": 9}
    assert render(5, Erase(4))[0].method == "deleteMessage"
    assert render(5, Redraw(4, "x"))[0].params["message_id"] == 4


def test_a_menu_is_the_chats_own() -> None:
    [call] = render(5, Menu((("start", "Trang chính"),)))
    assert call.method == "setMyCommands"
    assert call.params == {
        "commands": [{"command": "start", "description": "Trang chính"}],
        "scope": {"type": "chat", "chat_id": 5},
    }


def test_a_file_known_to_telegram_goes_by_its_id() -> None:
    [call] = render(5, Say("ảnh", attached=Attached(FileKind.PHOTO, file_id="F")))
    assert (call.method, call.params["photo"], call.params["caption"]) == ("sendPhoto", "F", "ảnh")
    assert call.upload is None


def test_a_file_on_disk_is_uploaded() -> None:
    [call] = render(5, Say("", attached=Attached(FileKind.DOCUMENT, path="out/a.xlsx")))
    assert call.upload == ("out/a.xlsx", "a.xlsx", "document")


def test_a_caption_too_long_follows_as_a_message() -> None:
    say = Say("x" * 1025, BUTTONS, attached=Attached(FileKind.VOICE, file_id="F"))
    voice, text = render(5, say)
    assert (voice.method, text.method) == ("sendVoice", "sendMessage")
    assert "reply_markup" in text.params
    assert "reply_markup" not in voice.params


def test_a_card_becomes_a_file_where_it_stands_and_is_sent_anew_if_that_fails() -> None:
    file = Attached(FileKind.DOCUMENT, path="files/papers/1", name="danh-sach.docx")
    [call] = render(5, Card("paper:1", "<b>x</b>", attached=file), 9)
    assert (call.method, call.params["message_id"]) == ("editMessageMedia", 9)
    assert call.params["media"] == {
        "type": "document",
        "media": "attach://document",
        "caption": "<b>x</b>",
        "parse_mode": "HTML",
    }
    assert call.upload == ("files/papers/1", "danh-sach.docx", "document")
    assert call.instead is not None
    [instead] = call.instead()
    assert (instead.method, instead.upload) == ("sendDocument", call.upload)
    [anew] = render(5, Card("paper:1", "<b>x</b>", attached=file))
    assert anew.method == "sendDocument"
    long = render(5, Card("paper:1", "x" * 2000, attached=file), 9)
    assert [c.method for c in long] == ["sendDocument", "sendMessage", "deleteMessage"]
