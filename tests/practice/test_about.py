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
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"desc"),
        ({"commands": "["}, "can't parse commands JSON object"),
        ({"commands": "null"}, "expected an Array of BotCommand"),
        ({"scope": {"type": "x"}}, "can't parse BotCommandScope: Unsupported type specified"),
        (
            {"scope": {"type": ["x"]}},
            'can\'t parse BotCommandScope: Field "type" must be of type S',
        ),
        ({"scope": {}}, "can't parse BotCommandScope: Can't find field \"type\""),
        ({"scope": "5"}, "can't parse BotCommandScope: BotCommandScope must be an Object"),
        (
            {"scope": {"type": "chat_member", "chat_id": HOA}},
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
        ({"commands": [START], "scope": {"type": "chat", "chat_id": LA}}, "chat not found"),
    ],
)
async def test_commands_are_refused(desk: Desk, parameters: dict[str, object], words: str) -> None:
    refusal = await desk.refused("setMyCommands", **parameters)
    assert refusal.startswith(f"400 Bad Request: {words}")


async def test_no_commands_are_an_empty_list(desk: Desk) -> None:
    await desk.bot("setMyCommands", commands=[START])
    await desk.bot("setMyCommands")
    assert await desk.bot("getMyCommands") == []


async def test_each_member_has_commands_of_their_own(desk: Desk) -> None:
    await desk.do("groups", id=-5, title="Tổ", members=[HOA, HA])
    scopes = [{"type": "chat_member", "chat_id": -5, "user_id": one} for one in (HOA, HA)]
    await desk.bot("setMyCommands", commands=[HELP], scope=scopes[0])
    assert await desk.bot("getMyCommands", scope=scopes[0]) == [HELP]
    assert await desk.bot("getMyCommands", scope=scopes[1]) == []


@pytest.mark.parametrize("what", ["Name", "Description", "ShortDescription"])
async def test_each_language_has_a_text_of_its_own(desk: Desk, what: str) -> None:
    key = {"ShortDescription": "short_description"}.get(what, what.lower())
    await desk.bot(f"setMy{what}", **{key: "Sổ tay"})
    await desk.bot(f"setMy{what}", **{key: "Notebook"}, language_code="en")
    assert await desk.bot(f"getMy{what}") == {key: "Sổ tay"}
    assert await desk.bot(f"getMy{what}", language_code="en") == {key: "Notebook"}
    assert await desk.bot(f"getMy{what}", language_code="fr") == {key: "Sổ tay"}


async def test_a_name_taken_away_leaves_the_first(desk: Desk) -> None:
    await desk.bot("setMyName", name="")
    assert await desk.bot("getMyName") == {"name": "Gần Dân"}


async def test_descriptions_are_kept(desk: Desk) -> None:
    await desk.bot("setMyDescription", description="Sổ tay")
    assert await desk.bot("getMyDescription") == {"description": "Sổ tay"}
    assert await desk.bot("getMyName") == {"name": "Gần Dân"}
    too_long = await desk.refused("setMyShortDescription", short_description="x" * 121)
    assert too_long == "400 Bad Request: SHORT_DESCRIPTION_TOO_LONG"


async def test_the_menu_button_is_kept(desk: Desk) -> None:
    await desk.bot("setChatMenuButton", menu_button={"type": "commands"})
    assert await desk.bot("getChatMenuButton") == {"type": "commands"}
    assert await desk.bot("getChatMenuButton", chat_id=HOA) == {"type": "commands"}
    app = {"type": "web_app", "text": "Mở", "web_app": {"url": "https://x.example/"}}
    await desk.bot("setChatMenuButton", chat_id=HOA, menu_button=app)
    assert await desk.bot("getChatMenuButton", chat_id=HOA) == app
    assert await desk.bot("getChatMenuButton") == {"type": "commands"}


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("{", "can't parse menu button JSON object"),
        ([1], "can't parse menu button: MenuButton must be an Object"),
        ({"type": "x"}, "can't parse menu button: MenuButton has unsupported type"),
        ({"type": "web_app"}, "can't parse menu button: Can't find field \"text\""),
    ],
)
async def test_a_menu_button_is_refused(desk: Desk, button: object, words: str) -> None:
    refusal = await desk.refused("setChatMenuButton", menu_button=button)
    assert refusal == f"400 Bad Request: {words}"


async def test_chats_and_members_are_described(desk: Desk) -> None:
    assert (await desk.bot("getChat", chat_id=HOA))["first_name"] == "Hoa"
    await desk.do("groups", id=-5, title="Tổ", members=[HOA])
    assert (await desk.bot("getChatMember", chat_id=-5, user_id=HOA))["status"] == "creator"
    assert await desk.bot("getChatMemberCount", chat_id=-5) == 2
    words = await desk.refused("getChatMember", chat_id=-5)
    assert words == "400 Bad Request: invalid user_id specified"
