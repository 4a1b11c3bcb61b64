"""Calls as such: tokens, methods, encodings."""

import io

import aiohttp
import pytest

from practice.standin import TOKEN
from tests.practice.desk import HOA, Desk


async def test_the_bot_introduces_itself(desk: Desk) -> None:
    me = await desk.bot("getMe")
    assert me["is_bot"]
    assert me["username"].lower().endswith("bot")


async def test_the_case_of_a_method_does_not_matter(desk: Desk) -> None:
    assert await desk.bot("GETME") == await desk.bot("getMe")


async def test_an_unknown_method_is_not_found(desk: Desk) -> None:
    assert await desk.refused("sendEverything") == "404 Not Found: method not found"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFa", "401 Unauthorized"),
        ("nonsense", "404 Not Found"),
    ],
)
async def test_another_token_is_turned_away(desk: Desk, token: str, words: str) -> None:
    async with desk.http.get(f"{desk.address}/bot{token}/getMe") as response:
        answer = await response.json()
    assert f"{response.status} {answer['description']}" == words


async def test_parameters_come_in_every_encoding(desk: Desk) -> None:
    url = f"{desk.address}/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(HOA), "text": "Chào bác"}
    form = aiohttp.FormData(fields)
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    posts = ({"json": {"chat_id": HOA, "text": "Chào bác"}}, {"data": form}, {"data": multipart})
    for post in posts:
        async with desk.http.post(url, **post) as response:
            assert (await response.json())["result"]["text"] == "Chào bác"
    async with desk.http.get(url, params=fields) as response:
        assert (await response.json())["result"]["text"] == "Chào bác"


async def test_json_that_is_none_is_refused(desk: Desk) -> None:
    url = f"{desk.address}/bot{TOKEN}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with desk.http.post(url, data=b"{oops", headers=headers) as response:
        assert response.status == 400
        assert "can't parse JSON" in (await response.json())["description"]
    async with desk.http.post(url, data=b"[1]", headers=headers) as response:
        words = (await response.json())["description"]
    assert words == "Bad Request: JSON object expected"


async def test_a_null_is_a_value_like_any_other(desk: Desk) -> None:
    refusal = await desk.refused("sendMessage", chat_id=HOA, text="x", reply_markup=None)
    assert refusal == "400 Bad Request: object expected as reply markup"


async def test_a_form_without_a_boundary_is_refused(desk: Desk) -> None:
    url = f"{desk.address}/bot{TOKEN}/sendMessage"
    headers = {"Content-Type": "multipart/form-data"}
    async with desk.http.post(url, data=b"x", headers=headers) as response:
        words = (await response.json())["description"]
    assert words == "Bad Request: boundary not found"


async def test_a_field_of_a_form_may_not_be_huge(desk: Desk) -> None:
    url = f"{desk.address}/bot{TOKEN}/sendMessage"
    field = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n%b\r\n--x--\r\n'
    body = io.BytesIO(field % (b"x" * (2**22 + 1)))
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with desk.http.post(url, data=body, headers=headers) as response:
        assert response.status == 413


async def test_only_get_and_post_are_calls(desk: Desk) -> None:
    async with desk.http.put(f"{desk.address}/bot{TOKEN}/getMe") as response:
        assert response.status == 501


@pytest.mark.parametrize("chat_id", [101.0, "101 ", " 101"])
async def test_a_chat_may_be_named_loosely(desk: Desk, chat_id: object) -> None:
    assert await desk.bot("sendMessage", chat_id=chat_id, text="x")


async def test_what_is_nested_without_end_is_no_json(desk: Desk) -> None:
    deep = "[" * 100_000
    refusal = await desk.refused("setMyCommands", commands=deep)
    assert refusal == "400 Bad Request: can't parse commands JSON object"


async def test_a_lone_surrogate_is_refused_from_the_bot(desk: Desk) -> None:
    words = await desk.refused("sendMessage", chat_id=HOA, text="a\ud800")
    assert words == "400 Bad Request: text must be encoded in UTF-8"


async def test_a_lone_surrogate_reaches_the_bot(desk: Desk) -> None:
    await desk.do("text", user_id=HOA, text="a\ud800")
    [update] = await desk.updates()
    assert update["message"]["text"] == "a\ud800"


async def test_an_unknown_parameter_passes_and_is_noted(desk: Desk) -> None:
    await desk.sent(disable_web_preview=True)
    assert (await desk.look("calls"))["oddities"] == [
        "sendMessage: unknown parameter disable_web_preview"
    ]


async def test_calls_are_counted(desk: Desk) -> None:
    await desk.sent()
    await desk.refused("sendMessage", chat_id=HOA)
    seen = await desk.look("calls")
    assert seen["counts"] == {"sendMessage 200": 1, "sendMessage 400": 1}
    assert seen["calls"][-1]["description"] == "Bad Request: message text is empty"
