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


async def test_messages_are_reacted_to_and_pinned(desk: Desk) -> None:
    place = {"chat_id": HOA, "message_id": await desk.sent()}
    thumb = {"type": "emoji", "emoji": "👍"}
    assert await desk.bot("setMessageReaction", reaction=[thumb], **place)
    assert await desk.bot("pinChatMessage", **place)
    assert await desk.bot("unpinChatMessage", **place)
    assert await desk.bot("unpinChatMessage", chat_id=HOA)
    assert await desk.bot("unpinAllChatMessages", chat_id=HOA)
    words = await desk.refused("setMessageReaction", reaction=[{"type": "x"}], **place)
    assert words == "400 Bad Request: REACTION_INVALID"
    words = await desk.refused("pinChatMessage", chat_id=HOA, message_id=99_999)
    assert words == "400 Bad Request: message to pin not found"
