"""What Telegram takes from a bot, and what it refuses."""

import pytest

from tests.practice.desk import HA, HOA, LA, Desk, buttons


async def test_a_text_comes_back_as_a_message(desk: Desk) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text="<b>Chào</b>", parse_mode="HTML")
    assert message["text"] == "Chào"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message["chat"] == {"id": HOA, "first_name": "Hoa", "type": "private"}
    assert message["from"]["is_bot"]
    assert message["date"] == int(desk.standin.clock.now().timestamp())


async def test_message_ids_count_up_in_a_chat(desk: Desk) -> None:
    assert await desk.sent() + 1 == await desk.sent()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 9, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": LA, "text": "x"}, "chat not found"),
        ({"chat_id": HOA}, "message text is empty"),
        ({"chat_id": HOA, "text": " \n "}, "text must be non-empty"),
        ({"chat_id": HOA, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": HOA, "text": "x", "parse_mode": "BB"}, "unsupported parse_mode"),
        ({"chat_id": HOA, "text": "x" * 40_000}, "text is too long"),
        (
            {"chat_id": HOA, "text": "x", "reply_parameters": {"message_id": 1}},
            "message to be replied not found",
        ),
        (
            {"chat_id": HOA, "text": "x", "reply_parameters": {"message_id": "a"}},
            'field "message_id" must be a valid Number',
        ),
        (
            {"chat_id": HOA, "text": "x", "reply_parameters": {"quote": "x"}},
            'can\'t find field "message_id"',
        ),
        (
            {"chat_id": HOA, "text": "x", "reply_parameters": "{"},
            "can't parse reply parameters JSON object",
        ),
        (
            {"chat_id": HOA, "text": "x", "reply_parameters": [1]},
            "object expected as reply parameters",
        ),
        (
            {"chat_id": HOA, "text": "x", "link_preview_options": "{"},
            "can't parse link preview options JSON object",
        ),
        (
            {"chat_id": HOA, "text": "x", "link_preview_options": "5"},
            "object expected as link preview options",
        ),
    ],
)
async def test_a_text_is_refused(desk: Desk, parameters: dict[str, object], words: str) -> None:
    assert await desk.refused("sendMessage", **parameters) == f"400 Bad Request: {words}"


def bold(**entity: object) -> dict[str, object]:
    return {"type": "bold", "offset": 0, "length": 2, **entity}


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        (5, "expected an Object"),
        ({"type": "bold", "length": 1}, 'Can\'t find field "offset"'),
        (bold(offset="x"), 'Field "offset" must be a valid Number'),
        (bold(offset=[]), 'Field "offset" must be of type Number'),
        (bold(type="loud"), "Unsupported type specified"),
        (bold(type="text_link"), 'Can\'t find field "url"'),
        (bold(type="text_mention"), 'Can\'t find field "user"'),
        (bold(type="custom_emoji"), 'Can\'t find field "custom_emoji_id"'),
    ],
)
async def test_an_entity_is_refused(desk: Desk, entity: object, words: str) -> None:
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="Chào", entities=[entity])
    assert refusal == f"400 Bad Request: can't parse MessageEntity: {words}"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([bold(offset="0", length="2", odd=1)], [bold()]),
        ([bold(type="text_link", url="x.vn")], [bold(type="text_link", url="x.vn")]),
        ([bold(type="mention"), bold(type="url")], None),
        ("[", None),
        ("{}", None),
    ],
)
async def test_entities_are_taken_as_telegram_takes_them(
    desk: Desk, given: object, kept: object
) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text="Chào", entities=given)
    assert message.get("entities") == kept


async def test_a_link_is_shown_as_is_asked(desk: Desk) -> None:
    asked = {"is_disabled": True, "show_above_text": False, "odd": 1}
    for parameters in ({"link_preview_options": asked}, {"disable_web_page_preview": True}):
        message = await desk.bot("sendMessage", chat_id=HOA, text="https://x.vn", **parameters)
        assert message["link_preview_options"] == {"is_disabled": True}


async def test_a_text_is_measured_after_parsing(desk: Desk) -> None:
    await desk.sent("<b>" + "x" * 4096 + "</b>", parse_mode="HTML")


UNREAD = "can't parse inline keyboard button"


def row(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (row(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (row(callback_data="đ" * 33), "BUTTON_DATA_INVALID"),
        (row(callback_data=""), f"{UNREAD}: Text buttons are unallowed in the inline keyboard"),
        (row(), f"{UNREAD}: Text buttons are unallowed in the inline keyboard"),
        (row(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (row(callback_data="x", style="pink"), f"{UNREAD}: invalid button style specified"),
        (row(callback_data=[]), f'{UNREAD}: Field "callback_data" must be of type String'),
        (row(web_app={}), f'{UNREAD}: Can\'t find field "url"'),
        (row(web_app={"url": "http://x.vn"}), "inline keyboard button Web App URL 'http://x.vn'"),
        (row(login_url=1), f'{UNREAD}: Field "login_url" must be of type Object'),
        (row(url="http://[::1"), "inline keyboard button URL 'http://[::1' is invalid"),
        (row(pay=True), "BUTTON_TYPE_INVALID"),
        (row(url="not a link"), "inline keyboard button URL 'not a link' is invalid"),
        (row(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": [{}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        (
            {"keyboard": [[1]]},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        (buttons(*map(str, range(101))), "reply markup is too long"),
        ("[]", "object expected as reply markup"),
        ("{", "can't parse reply keyboard markup JSON object"),
    ],
)
async def test_a_keyboard_is_refused(desk: Desk, markup: object, words: str) -> None:
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="x", reply_markup=markup)
    assert refusal.startswith(f"400 Bad Request: {words}")


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ({"url": "example.vn", "callback_data": "x"}, {"url": "http://example.vn/"}),
        ({"url": "", "callback_data": 1, "odd": 1}, {"callback_data": "1"}),
        ({"switch_inline_query": "", "style": "default"}, {"switch_inline_query": ""}),
        (
            {"switch_inline_query_chosen_chat": {"query": "x"}, "style": "danger"},
            {"style": "danger", "switch_inline_query_chosen_chat": {"query": "x"}},
        ),
    ],
)
async def test_a_button_is_of_the_first_kind_that_it_names(
    desk: Desk, button: dict[str, object], kept: dict[str, object]
) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text="x", reply_markup=row(**button))
    assert message["reply_markup"]["inline_keyboard"] == [[{"text": "x", **kept}]]


async def test_of_two_keyboards_the_reply_keyboard_counts(desk: Desk) -> None:
    await desk.sent(reply_markup={**buttons("Có"), "keyboard": [["Không"]]})
    assert (await desk.look(f"chats/{HOA}"))["keyboard"]["keyboard"] == [[{"text": "Không"}]]
    await desk.sent(reply_markup={"keyboard": []})


async def test_data_of_64_bytes_is_taken(desk: Desk) -> None:
    await desk.sent(reply_markup=row(callback_data="đ" * 32))


async def test_a_reply_keyboard_is_shown_until_it_is_removed(desk: Desk) -> None:
    await desk.sent(reply_markup={"keyboard": [["Có", {"text": "Không"}]]})
    shown = (await desk.look(f"chats/{HOA}"))["keyboard"]["keyboard"]
    assert shown == [[{"text": "Có"}, {"text": "Không"}]]
    await desk.sent(reply_markup={"remove_keyboard": True})
    assert (await desk.look(f"chats/{HOA}"))["keyboard"] is None


async def test_a_reply_quotes_what_it_answers(desk: Desk) -> None:
    first = await desk.sent("Một")
    second = await desk.bot(
        "sendMessage", chat_id=HOA, text="Hai", reply_parameters={"message_id": first}
    )
    assert second["reply_to_message"]["text"] == "Một"


async def test_protection_is_marked(desk: Desk) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text="x", protect_content=True)
    assert message["has_protected_content"]


async def test_a_person_who_blocked_the_bot_hears_nothing(desk: Desk) -> None:
    await desk.do("block", user_id=HOA)
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="x")
    assert refusal == "403 Forbidden: bot was blocked by the user"
    await desk.do("unblock", user_id=HOA)
    await desk.sent()


async def test_a_deactivated_person_hears_nothing(desk: Desk) -> None:
    desk.standin.world.people[HOA].deactivated = True
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="x")
    assert refusal == "403 Forbidden: user is deactivated"


async def test_a_group_that_moved_names_its_new_place(desk: Desk) -> None:
    await desk.do("groups", id=-5, title="Tổ công tác", members=[HOA, HA])
    assert (await desk.bot("sendMessage", chat_id=-5, text="x"))["chat"]["type"] == "group"
    desk.standin.world.chats[-5].migrated_to = -1005
    answer = await desk.call("sendMessage", chat_id=-5, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -1005}
    assert answer["description"].endswith("group chat was upgraded to a supergroup chat")


async def test_a_chat_action_must_be_one(desk: Desk) -> None:
    for action in ("typing", "TYPING", "cancel", "record_audio", "pick_up_location"):
        assert await desk.bot("sendChatAction", chat_id=HOA, action=action) is True
    refusal = await desk.refused("sendChatAction", chat_id=LA, action="dancing")
    assert refusal == "400 Bad Request: wrong parameter action in request"


async def test_places_and_contacts_are_sent(desk: Desk) -> None:
    place = await desk.bot("sendLocation", chat_id=HOA, latitude=10.5, longitude=105)
    assert place["location"] == {"latitude": 10.5, "longitude": 105}
    spot = {"latitude": 10.5, "longitude": 105, "horizontal_accuracy": 20}
    named = {"title": "Nhà văn hóa", "address": "Ấp 3", "foursquare_id": "x"}
    venue = await desk.bot("sendVenue", chat_id=HOA, **spot, **named)
    assert venue["venue"] == {"location": spot, **named}
    who = {"phone_number": "84900", "first_name": "Ba", "last_name": "Lê", "vcard": "x"}
    card = await desk.bot("sendContact", chat_id=HOA, **who)
    assert card["contact"] == who


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"latitude": ""}, "latitude is empty"),
        ({"longitude": " "}, "longitude is empty"),
        ({"latitude": 91}, "wrong location specified"),
        ({"longitude": "inf"}, "wrong location specified"),
        ({"live_period": 59}, "wrong live location period specified"),
        ({"live_period": 60, "heading": 361}, "wrong live location heading specified"),
    ],
)
async def test_a_place_is_refused(desk: Desk, given: dict[str, object], words: str) -> None:
    spot = {"latitude": 10.5, "longitude": 105, **given}
    assert await desk.refused("sendLocation", chat_id=HOA, **spot) == f"400 Bad Request: {words}"


async def test_a_place_moves_for_a_while(desk: Desk) -> None:
    spot = {"latitude": 10.5, "longitude": 105}
    sent = await desk.bot("sendLocation", chat_id=HOA, live_period=60, heading=1, **spot)
    place = {"chat_id": HOA, "message_id": sent["message_id"]}
    moved = await desk.bot("editMessageLiveLocation", latitude=11, longitude=105, **place)
    assert moved["location"] == {"latitude": 11, "longitude": 105, "live_period": 60}
    ended = await desk.bot("stopMessageLiveLocation", **place)
    assert ended["location"] == {"latitude": 11, "longitude": 105}
    for method in ("editMessageLiveLocation", "stopMessageLiveLocation"):
        words = await desk.refused(method, **place, **spot)
        assert words == "400 Bad Request: there is no live location in the message to edit"


@pytest.mark.parametrize(("emoji", "sides"), [("", 6), ("⚽", 5), ("🎰", 64)])
async def test_dice_show_one_of_their_sides(desk: Desk, emoji: str, sides: int) -> None:
    dice = (await desk.bot("sendDice", chat_id=HOA, emoji=emoji))["dice"]
    assert dice["emoji"] == (emoji or "🎲")
    assert 1 <= dice["value"] <= sides
    assert await desk.refused("sendDice", chat_id=HOA, emoji="x") == (
        "400 Bad Request: EMOTICON_INVALID"
    )


async def test_a_part_of_a_message_is_quoted(desk: Desk) -> None:
    first = await desk.sent("😀 Một hai")
    asked = {"message_id": first, "quote": "<b>hai</b>", "quote_parse_mode": "HTML"}
    second = await desk.bot("sendMessage", chat_id=HOA, text="x", reply_parameters=asked)
    assert second["quote"] == {
        "text": "hai",
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
        "position": 7,
        "is_manual": True,
    }
    asked = {"message_id": first, "quote": "ba"}
    words = await desk.refused("sendMessage", chat_id=HOA, text="x", reply_parameters=asked)
    assert words == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_message_of_another_chat_is_answered(desk: Desk) -> None:
    asked = {"message_id": await desk.sent("Một"), "chat_id": HOA}
    message = await desk.bot("sendMessage", chat_id=HA, text="x", reply_parameters=asked)
    assert message["external_reply"]["origin"]["sender_user"]["is_bot"]
    assert "reply_to_message" not in message


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"reply_parameters": []}, "object expected as reply parameters"),
        ({"reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
        (
            {"reply_parameters": {"message_id": "a"}},
            'field "message_id" must be a valid Number',
        ),
        (
            {"reply_parameters": {"message_id": []}},
            'field "message_id" must be of type Number',
        ),
        ({"reply_parameters": {"message_id": 1, "chat_id": 9}}, "chat not found"),
        ({"message_thread_id": 5}, "message thread not found"),
        ({"business_connection_id": "x"}, "business connection not found"),
    ],
)
async def test_what_goes_with_a_message_is_refused(
    desk: Desk, parameters: dict[str, object], words: str
) -> None:
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="x", **parameters)
    assert refusal == f"400 Bad Request: {words}"


async def test_an_effect_is_named_in_a_private_chat(desk: Desk) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text="x", message_effect_id="5")
    assert message["effect_id"] == "5"


@pytest.mark.parametrize(
    ("mode", "source"),
    [
        ("HTML", '<a href="tg://user?id=101">Hoa</a> và <a href="tg://user?id=9">ai</a>'),
        ("MarkdownV2", "[Hoa](tg://user?id=101) và [ai](tg://user?id=9)"),
        ("markdown", "[Hoa](tg://user?id=101) và [ai](tg://user?id=9)"),
    ],
)
async def test_a_mention_names_whom_the_bot_knows(desk: Desk, mode: str, source: str) -> None:
    message = await desk.bot("sendMessage", chat_id=HOA, text=source, parse_mode=mode)
    [mention] = message["entities"]
    assert (message["text"], mention["type"]) == ("Hoa và ai", "text_mention")
    assert mention["user"]["first_name"] == "Hoa"


@pytest.mark.parametrize("missing", ["phone_number", "first_name"])
async def test_a_contact_must_be_whole(desk: Desk, missing: str) -> None:
    card = {"phone_number": "1", "first_name": "Ba"}
    del card[missing]
    words = await desk.refused("sendContact", chat_id=HOA, **card)
    assert words == f'400 Bad Request: parameter "{missing}" is required'
