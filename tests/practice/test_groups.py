"""Groups: what the bot hears in one, who comes and goes, and how one becomes a supergroup."""

from typing import Any

import pytest

from practice.standin import BOT
from tests.practice.desk import HA, HOA, LA, Desk

GROUP = -5
EVERYTHING = ["message", "edited_message", "my_chat_member", "chat_member", "message_reaction"]


async def opened(desk: Desk) -> list[dict[str, Any]]:
    """A group of Hoa and Hà, and what the bot heard of it."""
    await desk.bot("getUpdates", allowed_updates=EVERYTHING)
    await desk.do("groups", id=GROUP, title="Tổ", members=[HOA, HA])
    return await heard(desk)


async def heard(desk: Desk) -> list[dict[str, Any]]:
    """What is new for the bot."""
    updates = await desk.updates(1)
    if updates:
        await desk.bot("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


async def promoted(desk: Desk) -> None:
    await desk.do("member", chat_id=GROUP, user_id=BOT["id"], status="administrator", by=HOA)
    await heard(desk)


async def test_a_bot_is_told_that_it_was_added(desk: Desk) -> None:
    [update] = await opened(desk)
    change = update["my_chat_member"]
    assert change["from"]["id"] == HOA
    states = (change["old_chat_member"]["status"], change["new_chat_member"]["status"])
    assert states == ("left", "member")


@pytest.mark.parametrize(
    ("text", "hears"),
    [
        ("Chào cả tổ", False),
        ("/chao", True),
        (f"/chao@{BOT['username']}", True),
        ("/chao@BotKhac", False),
        (f"hỏi @{BOT['username']} xem", True),
    ],
)
async def test_in_a_group_a_bot_hears_what_is_meant_for_it(
    desk: Desk, text: str, hears: bool
) -> None:
    await opened(desk)
    await desk.do("text", user_id=HOA, chat_id=GROUP, text=text)
    assert len(await heard(desk)) == hears


async def test_an_answer_to_the_bot_is_meant_for_it(desk: Desk) -> None:
    await opened(desk)
    asked = await desk.bot("sendMessage", chat_id=GROUP, text="Ai đi?")
    await desk.do("text", user_id=HOA, chat_id=GROUP, text="Tôi", reply_to=asked["message_id"])
    [update] = await heard(desk)
    assert update["message"]["text"] == "Tôi"


async def test_an_administrator_hears_everything(desk: Desk) -> None:
    await opened(desk)
    await promoted(desk)
    await desk.do("text", user_id=HOA, chat_id=GROUP, text="Chào cả tổ")
    await desk.do("member", chat_id=GROUP, user_id=LA, status="member")
    await desk.do("member", chat_id=GROUP, user_id=LA, status="kicked", by=HOA)
    message, joined, removed = await heard(desk)
    assert message["message"]["text"] == "Chào cả tổ"
    assert joined["chat_member"]["new_chat_member"]["status"] == "member"
    assert removed["chat_member"]["from"]["id"] == HOA
    assert removed["chat_member"]["new_chat_member"]["status"] == "kicked"
    member = await desk.bot("getChatMember", chat_id=GROUP, user_id=LA)
    assert (member["status"], member["until_date"]) == ("kicked", 0)
    assert await desk.bot("getChatMemberCount", chat_id=GROUP) == 3


async def test_a_plain_member_is_not_told_of_others(desk: Desk) -> None:
    await opened(desk)
    asked = await desk.bot("sendMessage", chat_id=GROUP, text="Ai đi?")
    await desk.do("member", chat_id=GROUP, user_id=LA, status="member")
    await desk.do("react", user_id=HOA, chat_id=GROUP, message_id=asked["message_id"], emoji="👍")
    assert await heard(desk) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("left", "403 Forbidden: bot is not a member of the group chat"),
        ("kicked", "403 Forbidden: bot was kicked from the group chat"),
    ],
)
async def test_a_bot_that_is_out_cannot_write(desk: Desk, status: str, words: str) -> None:
    await opened(desk)
    if status == "left":
        await desk.bot("leaveChat", chat_id=GROUP)
    else:
        await desk.do("member", chat_id=GROUP, user_id=BOT["id"], status=status, by=HOA)
    [update] = await heard(desk)
    assert update["my_chat_member"]["new_chat_member"]["status"] == status
    assert await desk.refused("sendMessage", chat_id=GROUP, text="x") == words
    await desk.do("text", user_id=HOA, chat_id=GROUP, text="/chao")
    assert await heard(desk) == []


async def test_a_reaction_is_told_with_what_was_there_before(desk: Desk) -> None:
    await opened(desk)
    message_id = await desk.sent()
    for emoji in ("👍", ""):
        await desk.do("react", user_id=HOA, message_id=message_id, emoji=emoji)
    first, second = [update["message_reaction"] for update in await heard(desk)]
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert (first["old_reaction"], first["new_reaction"]) == ([], thumb)
    assert (second["old_reaction"], second["new_reaction"]) == (thumb, [])


async def test_a_group_becomes_a_supergroup(desk: Desk) -> None:
    await opened(desk)
    new = await desk.do("migrate", chat_id=GROUP)
    left, come = [update["message"] for update in await heard(desk)]
    assert (left["chat"]["id"], left["migrate_to_chat_id"]) == (GROUP, new["id"])
    assert come["chat"] == {"id": new["id"], "title": "Tổ", "type": "supergroup"}
    assert come["migrate_from_chat_id"] == GROUP
    for method, parameters in (
        ("sendMessage", {"text": "x"}),
        ("deleteMessage", {"message_id": 1}),
        ("getChatMemberCount", {}),
    ):
        answer = await desk.call(method, chat_id=GROUP, **parameters)
        assert answer["parameters"] == {"migrate_to_chat_id": new["id"]}
    assert await desk.bot("sendMessage", chat_id=new["id"], text="x")
    assert "siêu nhóm" in await desk.impossible("text", user_id=HOA, chat_id=GROUP, text="/chao")
    await desk.impossible("migrate", chat_id=new["id"])


async def test_a_deleted_account_is_told_to_nobody_and_hears_nothing(desk: Desk) -> None:
    await desk.do("deactivate", user_id=HOA)
    assert await desk.updates() == []
    words = await desk.refused("sendMessage", chat_id=HOA, text="x")
    assert words == "403 Forbidden: user is deactivated"
    assert "xóa tài khoản" in await desk.impossible("text", user_id=HOA, text="x")


@pytest.mark.parametrize(
    "change",
    [
        {"chat_id": HOA, "user_id": HA, "status": "member"},
        {"chat_id": GROUP, "user_id": 9, "status": "member"},
        {"chat_id": GROUP, "user_id": HA, "status": "king"},
        {"chat_id": GROUP, "user_id": HA, "status": "kicked", "by": LA},
    ],
)
async def test_who_is_what_must_be_possible(desk: Desk, change: dict[str, object]) -> None:
    await opened(desk)
    assert await desk.impossible("member", **change)
