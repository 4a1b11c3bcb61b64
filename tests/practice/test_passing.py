"""Messages that a bot passes on, marks or pins."""

import pytest

from tests.practice.desk import HA, HOA, Desk


async def test_a_copy_is_the_bots_own_and_a_forward_names_its_origin(desk: Desk) -> None:
    [said] = await desk.do("text", user_id=HOA, text="Đường ngập")
    source = {"from_chat_id": HOA, "message_id": said["message_id"]}
    copied = await desk.bot("copyMessage", chat_id=HA, **source)
    forwarded = await desk.bot("forwardMessage", chat_id=HA, **source)
    messages = {one["message_id"]: one for one in (await desk.look(f"chats/{HA}"))["messages"]}
    assert messages[copied["message_id"]]["text"] == "Đường ngập"
    assert "forward_origin" not in messages[copied["message_id"]]
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Hoa"


async def test_a_copy_of_a_photo_may_get_another_caption(desk: Desk) -> None:
    photo = await desk.do("photo", user_id=HOA, caption="cũ")
    source = {"from_chat_id": HOA, "message_id": photo["message_id"]}
    copied = await desk.bot("copyMessage", chat_id=HOA, caption="mới", **source)
    messages = {one["message_id"]: one for one in (await desk.look(f"chats/{HOA}"))["messages"]}
    assert messages[copied["message_id"]]["caption"] == "mới"
    assert messages[copied["message_id"]]["photo"] == photo["photo"]


async def test_an_empty_caption_takes_the_old_one_away(desk: Desk) -> None:
    photo = await desk.do("photo", user_id=HOA, caption="cũ")
    source = {"from_chat_id": HOA, "message_id": photo["message_id"]}
    copied = await desk.bot("copyMessage", chat_id=HOA, caption="", **source)
    messages = {one["message_id"]: one for one in (await desk.look(f"chats/{HOA}"))["messages"]}
    assert "caption" not in messages[copied["message_id"]]


async def test_several_messages_are_passed_on_as_far_as_they_can_be(desk: Desk) -> None:
    photo = await desk.do("photo", user_id=HOA, caption="cũ")
    kept = await desk.sent(protect_content=True)
    source = {"from_chat_id": HOA, "message_ids": [photo["message_id"], kept, 99_999]}
    [copied] = await desk.bot("copyMessages", chat_id=HA, remove_caption=True, **source)
    [passed] = await desk.bot("forwardMessages", chat_id=HA, **source)
    messages = {one["message_id"]: one for one in (await desk.look(f"chats/{HA}"))["messages"]}
    assert "caption" not in messages[copied["message_id"]]
    assert messages[passed["message_id"]]["forward_origin"]["sender_user"]["first_name"] == "Hoa"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"from_chat_id": ""}, 'parameter "from_chat_id" is required'),
        ({"message_ids": []}, "message identifiers are not specified"),
        ({"message_ids": "{"}, "can't parse message_ids JSON object"),
        ({"message_ids": [None]}, "message identifier must be a Number"),
        ({"message_ids": ["a"]}, "can't parse message identifier as a Number"),
        ({"message_ids": [-1]}, "invalid message identifier specified"),
        ({"message_ids": [*range(1, 102)]}, "too many message identifiers specified"),
        ({"message_ids": [2, 1]}, "message identifiers must be in a strictly increasing order"),
        ({"message_ids": [99_999]}, "there are no messages to forward"),
    ],
)
async def test_what_cannot_be_passed_on_is_refused(
    desk: Desk, given: dict[str, object], words: str
) -> None:
    source = {"from_chat_id": HOA, "message_ids": [1], **given}
    for method in ("copyMessages", "forwardMessages"):
        refusal = await desk.refused(method, chat_id=HA, **source)
        assert refusal == f"400 Bad Request: {words}"


async def test_protected_and_missing_messages_stay_where_they_are(desk: Desk) -> None:
    kept = {"from_chat_id": HOA, "message_id": await desk.sent(protect_content=True)}
    for method, words in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        assert await desk.refused(method, chat_id=HA, **kept) == (
            f"400 Bad Request: message can't be {words}"
        )
    gone = {"from_chat_id": HOA, "message_id": 99_999}
    words = await desk.refused("copyMessage", chat_id=HA, **gone)
    assert words == "400 Bad Request: message to copy not found"


async def test_what_is_passed_on_must_come_from_somewhere(desk: Desk) -> None:
    for method in ("copyMessage", "forwardMessage"):
        words = await desk.refused(method, chat_id=HOA, message_id=1)
        assert words == '400 Bad Request: parameter "from_chat_id" is required'


@pytest.mark.parametrize(
    ("reaction", "words"),
    [
        ([{"type": "emoji", "emoji": "🏟"}], "REACTION_INVALID"),
        ([{"type": "emoji"}], "can't parse ReactionType: Can't find field \"emoji\""),
        ([{"type": "paid"}], "can't parse ReactionType: invalid reaction type specified"),
        ([5], "can't parse ReactionType: expected an Object"),
        ({}, "expected an Array of ReactionType"),
        ("[", "can't parse reaction types JSON object"),
        ([{"type": "emoji", "emoji": "👍"}] * 2, "REACTIONS_TOO_MANY"),
    ],
)
async def test_a_reaction_is_refused(desk: Desk, reaction: object, words: str) -> None:
    place = {"chat_id": HOA, "message_id": await desk.sent()}
    refusal = await desk.refused("setMessageReaction", reaction=reaction, **place)
    assert refusal == f"400 Bad Request: {words}"


async def test_a_message_is_reacted_to(desk: Desk) -> None:
    place = {"chat_id": HOA, "message_id": await desk.sent()}
    for emoji in ("👍", "❤️"):
        assert await desk.bot(
            "setMessageReaction", reaction=[{"type": "emoji", "emoji": emoji}], **place
        )
    assert await desk.bot("setMessageReaction", **place)


async def test_what_is_pinned_shows_on_top_of_its_chat_and_is_told(desk: Desk) -> None:
    first, second = await desk.sent("một"), await desk.sent("hai")
    for message_id in (first, second):
        assert await desk.bot("pinChatMessage", chat_id=HOA, message_id=message_id)
    told = [update["message"]["pinned_message"]["text"] for update in await desk.updates()]
    assert told == ["một", "hai"]
    assert (await desk.bot("getChat", chat_id=HOA))["pinned_message"]["message_id"] == second
    assert await desk.bot("unpinChatMessage", chat_id=HOA)
    assert (await desk.bot("getChat", chat_id=HOA))["pinned_message"]["message_id"] == first
    await desk.bot("deleteMessage", chat_id=HOA, message_id=first)
    assert "pinned_message" not in await desk.bot("getChat", chat_id=HOA)
    await desk.bot("pinChatMessage", chat_id=HOA, message_id=second)
    assert await desk.bot("unpinAllChatMessages", chat_id=HOA)
    words = await desk.refused("unpinChatMessage", chat_id=HOA)
    assert words == "400 Bad Request: message to unpin not found"
    words = await desk.refused("pinChatMessage", chat_id=HOA, message_id=99_999)
    assert words == "400 Bad Request: message to pin not found"
