"""What people can do with their phones."""

import pytest

from tests.practice.desk import HA, HOA, LA, Desk, buttons

CONTENTS = {
    "photo": "photo",
    "voice": "voice",
    "video": "video",
    "document": "document",
    "location": "location",
    "contact": "contact",
    "sticker": "sticker",
}


@pytest.mark.parametrize(("act", "key"), CONTENTS.items())
async def test_anything_can_be_sent(desk: Desk, act: str, key: str) -> None:
    body = {"content": "AAAA"} if act == "video" else {}
    await desk.do(act, user_id=HOA, **body)
    [update] = await desk.updates()
    assert key in update["message"]


async def test_an_album_shares_one_group_and_the_first_has_the_caption(desk: Desk) -> None:
    await desk.do("album", user_id=HOA, count=3, caption="Đường ngập")
    messages = [update["message"] for update in await desk.updates()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Đường ngập", None, None]


async def test_an_album_of_ones_own_photos(desk: Desk) -> None:
    await desk.do("album", user_id=HOA, contents=["AAAA", "AAAAAAAA"])
    messages = [update["message"] for update in await desk.updates()]
    assert [message["photo"][-1]["file_size"] for message in messages] == [3, 6]


async def test_a_forward_names_where_it_comes_from(desk: Desk) -> None:
    await desk.do("forward", user_id=HOA, text="Cầu hỏng", **{"from": "Ông Ba"})
    [update] = await desk.updates()
    assert update["message"]["forward_origin"]["sender_user_name"] == "Ông Ba"


async def test_anything_else_can_be_sent_as_it_stands(desk: Desk) -> None:
    await desk.do("other", user_id=HOA, content={"dice": {"emoji": "🎲", "value": 3}})
    [update] = await desk.updates()
    assert update["message"]["dice"]["value"] == 3


async def test_a_very_long_text_goes_out_in_parts(desk: Desk) -> None:
    await desk.do("text", user_id=HOA, text="x" * 10_000)
    lengths = [len(update["message"]["text"]) for update in await desk.updates()]
    assert lengths == [4096, 4096, 1808]


async def test_ones_own_message_is_edited(desk: Desk) -> None:
    [message] = await desk.do("text", user_id=HOA, text="sai")
    await desk.do("edit", user_id=HOA, message_id=message["message_id"], text="đúng")
    edited = (await desk.updates())[-1]["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("đúng", message["message_id"])
    assert edited["edit_date"]
    sent = await desk.sent()
    assert "không sửa được" in await desk.impossible("edit", user_id=HOA, message_id=sent, text="x")


async def test_a_deleted_message_is_gone_and_the_bot_is_not_told(desk: Desk) -> None:
    message_id = await desk.sent()
    await desk.do("delete", user_id=HOA, message_id=message_id)
    assert await desk.updates() == []
    assert (await desk.look(f"chats/{HOA}"))["messages"] == []


async def test_a_message_comes_again_under_a_new_update_id(desk: Desk) -> None:
    [message] = await desk.do("text", user_id=HOA, text="một")
    await desk.do("again", user_id=HOA, message_id=message["message_id"])
    first, second = await desk.updates()
    assert first["message"] == second["message"]
    assert first["update_id"] != second["update_id"]


async def test_blocking_tells_the_bot_and_closes_the_chat(desk: Desk) -> None:
    await desk.do("block", user_id=HOA)
    [update] = await desk.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert "chặn" in await desk.impossible("text", user_id=HOA, text="x")


@pytest.mark.parametrize(
    "link",
    ["https://t.me/GanDanTapDuotBot?start=i_8fK", "t.me/gandantapduotbot?start=i_8fK", "i_8fK"],
)
async def test_a_link_into_the_bot_sends_start(desk: Desk, link: str) -> None:
    await desk.do("link", user_id=LA, url=link)
    [update] = await desk.updates()
    assert update["message"]["text"] == "/start i_8fK"
    assert update["message"]["entities"][0]["type"] == "bot_command"
    await desk.bot("sendMessage", chat_id=LA, text="Chào")


@pytest.mark.parametrize("link", ["https://t.me/OtherBot?start=1", "x" * 65, "có dấu"])
async def test_other_links_do_not_open_the_bot(desk: Desk, link: str) -> None:
    await desk.impossible("link", user_id=LA, url=link)


async def test_somebody_new_gets_a_phone(desk: Desk) -> None:
    person = await desk.do("people", name="Bà Sáu", label="người dân")
    await desk.do("text", user_id=person["id"], text="/start")
    [update] = await desk.updates()
    assert update["message"]["from"]["first_name"] == "Bà Sáu"


async def test_in_a_group_only_members_speak(desk: Desk) -> None:
    await desk.do("groups", id=-5, title="Tổ", members=[HOA, HA])
    await desk.do("text", user_id=HOA, chat_id=-5, text="/chao cả tổ")
    _, update = await desk.updates()
    assert update["message"]["chat"] == {"id": -5, "title": "Tổ", "type": "group"}
    await desk.impossible("text", user_id=LA, chat_id=-5, text="x")


@pytest.mark.parametrize("body", [{}, {"user_id": 9, "text": "x"}, {"user_id": HOA, "text": " "}])
async def test_what_nobody_can_do_says_why(desk: Desk, body: dict[str, object]) -> None:
    assert await desk.impossible("text", **body)


async def test_the_story_is_told(desk: Desk) -> None:
    [message] = await desk.do("text", user_id=HOA, text="Chào bot")
    said = await desk.sent("Chào\nđồng chí", reply_markup=buttons("Có", "Không"))
    await desk.do("tap", user_id=HOA, message_id=said, label="Có")
    await desk.do("delete", user_id=HOA, message_id=said)
    async with desk.http.get(f"{desk.address}/practice/transcript") as response:
        story = await response.text()
    assert story.splitlines() == [
        f"[03/12/2026 09:00] #{message['message_id']} Hoa: Chào bot",
        f"[03/12/2026 09:00] #{said} Gần Dân → Hoa: Chào",
        "    đồng chí",
        "    [Có]",
        "    [Không]",
        f"[03/12/2026 09:00] #{said} Hoa: (bấm) [Có]",
        f"[03/12/2026 09:00] #{said} Gần Dân → Hoa: (đã xóa)",
    ]
