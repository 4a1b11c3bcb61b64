"""Groups that the bot runs: members, names, links."""

from typing import Any

import pytest

from tests.practice.desk import HA, HOA, LA, Desk

SMALL, LARGE = -5, -1_000_000_000_005


@pytest.fixture
async def groups(desk: Desk) -> Desk:
    """Hoa's small group, in which the bot is a member, and her large one, which it runs."""
    await desk.do("groups", id=SMALL, title="Tổ", members=[HOA, HA])
    large = {"id": LARGE, "title": "Ấp", "members": [HOA, HA, LA]}
    await desk.do("groups", bot="administrator", **large)
    return desk


async def status(desk: Desk, user_id: int) -> Any:
    return (await desk.bot("getChatMember", chat_id=LARGE, user_id=user_id))["status"]


async def test_a_group_has_an_owner_and_those_who_run_it(groups: Desk) -> None:
    found = await groups.bot("getChatAdministrators", chat_id=LARGE)
    assert [(one["status"], one["user"]["is_bot"]) for one in found] == [
        ("creator", False),
        ("administrator", True),
    ]
    assert (await groups.bot("getChat", chat_id=LARGE))["type"] == "supergroup"


async def test_whoever_is_banned_is_out_until_they_are_let_in(groups: Desk) -> None:
    await groups.bot("getUpdates", allowed_updates=["chat_member"])
    groups.standin.updates.forget_all()
    who = {"chat_id": LARGE, "user_id": HA}
    assert await groups.bot("banChatMember", **who)
    assert await status(groups, HA) == "kicked"
    [update] = await groups.bot("getUpdates", allowed_updates=["chat_member"])
    assert update["chat_member"]["old_chat_member"]["status"] == "member"
    assert "không ở trong nhóm" in await groups.impossible("text", text="x", **who)
    assert await groups.bot("unbanChatMember", only_if_banned=True, **who)
    assert await status(groups, HA) == "left"


async def test_permissions_are_taken_and_given_back(groups: Desk) -> None:
    who = {"chat_id": LARGE, "user_id": HA}
    await groups.bot("restrictChatMember", permissions={}, **who)
    assert await status(groups, HA) == "restricted"
    assert "không được viết" in await groups.impossible("text", text="x", **who)
    polls = {"can_send_polls": True}
    await groups.bot("restrictChatMember", permissions=polls, **who)
    assert (await groups.bot("getChatMember", **who))["can_send_messages"]
    await groups.bot("promoteChatMember", can_pin_messages=True, **who)
    assert (await groups.bot("getChatMember", **who))["can_pin_messages"]
    await groups.bot("promoteChatMember", **who)
    assert await status(groups, HA) == "member"


async def test_a_group_is_named_and_described(groups: Desk) -> None:
    assert await groups.bot("setChatTitle", chat_id=LARGE, title=" Ấp  3 ")
    assert await groups.bot("setChatDescription", chat_id=LARGE, description="Việc của ấp")
    assert await groups.bot("setChatPermissions", chat_id=LARGE, permissions={})
    full = await groups.bot("getChat", chat_id=LARGE)
    assert (full["title"], full["description"]) == ("Ấp 3", "Việc của ấp")
    assert not any(full["permissions"].values())


async def test_links_lead_into_a_group_until_they_are_revoked(groups: Desk) -> None:
    main = await groups.bot("exportChatInviteLink", chat_id=LARGE)
    assert (await groups.bot("getChat", chat_id=LARGE))["invite_link"] == main
    link = await groups.bot("createChatInviteLink", chat_id=LARGE, name="Dân", member_limit=5)
    assert (link["name"], link["member_limit"], link["is_primary"]) == ("Dân", 5, False)
    gone = {"chat_id": LARGE, "invite_link": link["invite_link"]}
    edited = await groups.bot("editChatInviteLink", creates_join_request=True, **gone)
    assert edited["creates_join_request"]
    assert "member_limit" not in edited
    assert (await groups.bot("revokeChatInviteLink", **gone))["is_revoked"]


SUPER = "method is available for supergroup and channel chats only"


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
        ("createChatInviteLink", {}, "can't invite members to a private chat"),
        (
            "createChatInviteLink",
            {"chat_id": SMALL},
            "not enough rights to manage chat invite link",
        ),
        (
            "createChatInviteLink",
            {"chat_id": LARGE, "member_limit": 1, "creates_join_request": True},
            "member limit can't be specified for links requiring administrator approval",
        ),
        ("revokeChatInviteLink", {"chat_id": LARGE, "invite_link": "x"}, "INVITE_HASH_EXPIRED"),
        ("editChatInviteLink", {"chat_id": LARGE, "invite_link": "x"}, "INVITE_HASH_EXPIRED"),
        ("setChatTitle", {"title": "x"}, "can't change private chat title"),
        ("setChatTitle", {"chat_id": LARGE, "title": " "}, "title must be non-empty"),
        (
            "setChatTitle",
            {"chat_id": SMALL, "title": "x"},
            "not enough rights to change chat title",
        ),
        ("setChatDescription", {}, "can't change private chat description"),
        ("setChatPermissions", {"permissions": {}}, "can't change private chat permissions"),
        ("setChatPermissions", {"permissions": "{"}, "can't parse permissions JSON object"),
        ("setChatPermissions", {"permissions": []}, "object expected as permissions"),
        (
            "setChatPermissions",
            {"permissions": {"can_send_polls": 1}},
            'can\'t parse chat permissions: Field "can_send_polls" must be of type Boolean',
        ),
        ("banChatMember", {"user_id": "x"}, "invalid user_id specified"),
        ("banChatMember", {"user_id": HA}, "can't ban members in private chats"),
        ("banChatMember", {"chat_id": LARGE, "user_id": HOA}, "can't remove chat owner"),
        ("banChatMember", {"chat_id": LARGE, "user_id": 9}, "PARTICIPANT_ID_INVALID"),
        (
            "banChatMember",
            {"chat_id": SMALL, "user_id": HA},
            "need to be inviter of a user to kick it from a basic group",
        ),
        ("unbanChatMember", {"chat_id": SMALL, "user_id": HA}, SUPER),
        ("promoteChatMember", {"chat_id": SMALL, "user_id": HA}, SUPER),
        (
            "restrictChatMember",
            {"chat_id": SMALL, "user_id": HA, "permissions": {}},
            "method is available only for supergroups",
        ),
        ("getUserProfilePhotos", {"user_id": 9}, "user not found"),
    ],
)
async def test_what_a_bot_may_not_do_is_refused(
    groups: Desk, method: str, parameters: dict[str, object], words: str
) -> None:
    refusal = await groups.refused(method, **{"chat_id": HOA, **parameters})
    assert refusal == f"400 Bad Request: {words}"


async def test_nobody_has_a_picture_and_nobody_asks_inline(desk: Desk) -> None:
    photos = await desk.bot("getUserProfilePhotos", user_id=HOA)
    assert photos == {"total_count": 0, "photos": []}
    words = await desk.refused("answerInlineQuery", inline_query_id="1", results=[])
    assert words.startswith("400 Bad Request: query is too old")
    words = await desk.refused("answerInlineQuery", inline_query_id="1", results={"a": 1})
    assert words == "400 Bad Request: expected an Array of InlineQueryResult"
