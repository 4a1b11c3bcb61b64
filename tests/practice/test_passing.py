"""Messages that a bot passes on, marks or pins."""

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
    words = await desk.refused("setMessageReaction", reaction=[{"type": "x"}], **place)
    assert words == "400 Bad Request: REACTION_INVALID"
    words = await desk.refused("pinChatMessage", chat_id=HOA, message_id=99_999)
    assert words == "400 Bad Request: message to pin not found"
