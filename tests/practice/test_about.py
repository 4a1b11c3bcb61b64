"""What the bot says about itself, and the menu."""

import pytest

from tests.practice.desk import HA, HOA, LA, Desk

START = {"command": "start", "description": "Trang chính"}
HELP = {"command": "help", "description": "Hướng dẫn"}


async def test_the_narrowest_command_list_is_shown(desk: Desk) -> None:
    await desk.bot("setMyCommands", commands=[START])
    await desk.bot("setMyCommands", commands=[HELP], scope={"type": "chat", "chat_id": HOA})
    assert (await desk.look(f"chats/{HOA}"))["commands"] == [HELP]
    assert (await desk.look(f"chats/{HA}"))["commands"] == [START]
    assert await desk.bot("getMyCommands") == [START]
    await desk.bot("deleteMyCommands", scope={"type": "chat", "chat_id": HOA})
    assert (await desk.look(f"chats/{HOA}"))["commands"] == [START]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"commands": [{"command": "Bắt đầu", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{**START, "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [START] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [START], "scope": {"type": "x"}}, "can't parse BotCommandScope"),
        ({"commands": [START], "scope": {"type": "chat", "chat_id": LA}}, "chat not found"),
    ],
)
async def test_commands_are_refused(desk: Desk, parameters: dict[str, object], words: str) -> None:
    refusal = await desk.refused("setMyCommands", **parameters)
    assert refusal.startswith(f"400 Bad Request: {words}")


async def test_descriptions_are_kept(desk: Desk) -> None:
    await desk.bot("setMyDescription", description="Sổ tay")
    assert await desk.bot("getMyDescription") == {"description": "Sổ tay"}
    assert await desk.bot("getMyName") == {"name": "Gần Dân"}
    too_long = await desk.refused("setMyShortDescription", short_description="x" * 121)
    assert too_long == "400 Bad Request: SHORT_DESCRIPTION_TOO_LONG"


async def test_the_menu_button_is_kept(desk: Desk) -> None:
    await desk.bot("setChatMenuButton", menu_button={"type": "commands"})
    assert await desk.bot("getChatMenuButton") == {"type": "commands"}


async def test_chats_and_members_are_described(desk: Desk) -> None:
    assert (await desk.bot("getChat", chat_id=HOA))["first_name"] == "Hoa"
    await desk.do("groups", id=-5, title="Tổ", members=[HOA])
    assert (await desk.bot("getChatMember", chat_id=-5, user_id=HOA))["status"] == "creator"
    assert await desk.bot("getChatMemberCount", chat_id=-5) == 2
    assert await desk.bot("leaveChat", chat_id=-5) is True
    assert await desk.refused("getChat", chat_id=-5) == "400 Bad Request: chat not found"
