import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot import request
from bot.botapi import BotApi
from bot.health import check
from bot.refusal import SlowDown, as_error
from bot.reply import Reply, is_done
from bot.request import AiohttpRequest, Upload
from tests.bot.standin import DROPPED, TOKEN, Fault, StandIn, slow_down


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(400, "Bad Request: x"), BadRequest),
        (Fault(401, "Unauthorized"), InvalidToken),
        (Fault(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (Fault(404, "Not Found"), InvalidToken),
        (Fault(409, "Conflict: x"), Conflict),
        (Fault(413, "Request Entity Too Large"), BadRequest),
        (slow_down(3), SlowDown),
        (Fault(429, "Too Many Requests"), SlowDown),
        (Fault(400, "x", {"migrate_to_chat_id": -5}), ChatMigrated),
        (Fault(500), NetworkError),
        (Fault(502), NetworkError),
        (Fault(200, "no result"), NetworkError),
        (DROPPED, NetworkError),
    ],
)
async def test_refusals_are_the_librarys_errors(
    telegram: StandIn, fault: Fault, kind: type[TelegramError]
) -> None:
    api = BotApi(TOKEN, telegram.url)
    await api.open()
    telegram.fails("getMe", fault)
    with pytest.raises(kind) as raised:
        await api.call("getMe")
    assert type(raised.value) is kind
    assert TOKEN not in str(raised.value)
    await api.close()


async def test_no_connection_is_a_network_error_that_hides_the_token() -> None:
    api = BotApi(TOKEN, "http://127.0.0.1:1")
    await api.open()
    with pytest.raises(NetworkError) as raised:
        await api.call("getMe")
    assert TOKEN not in repr(raised.value)
    assert raised.value.__cause__ is None
    await api.close()


async def test_no_answer_is_a_timeout(telegram: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.request.CONNECT_SECONDS", 0.1)
    telegram.hold = asyncio.Event()
    api = BotApi(TOKEN, telegram.url)
    await api.open()
    with pytest.raises(TimedOut):
        await api.call("sendMessage", {"chat_id": 1, "text": "x"}, read_seconds=0.01)
    telegram.hold.set()
    await api.close()


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 407, 409, 413, 502])
async def test_a_page_of_a_proxy_is_no_answer(status: int) -> None:
    assert type(as_error(status, b"<html>Not ours</html>")) is NetworkError
    assert type(as_error(status, b"[1]")) is NetworkError


async def test_a_file_is_uploaded_with_its_name(telegram: StandIn) -> None:
    api = BotApi(TOKEN, telegram.url)
    await api.open()
    params = {"chat_id": 5, "caption": "x", "reply_markup": {"inline_keyboard": []}}
    await api.call("sendDocument", params, {"document": Upload("ấp.xlsx", b"content")})
    [made] = telegram.made("sendDocument")
    assert made.files == {"document": b"content"}
    assert made.params["reply_markup"] == '{"inline_keyboard": []}'
    await api.close()


async def test_the_librarys_own_bot_works_over_it(telegram: StandIn) -> None:
    bot = Bot(
        TOKEN,
        base_url=f"{telegram.url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    async with bot:
        assert bot.username == "gan_dan_bot"
        request_ = {"chat_id": 5, "document": InputFile(b"content", "a.txt")}
        with pytest.raises(TelegramError):
            await bot.send_message(5, "")
        await bot._post("sendDocument", request_)
    [made] = telegram.made("sendDocument")
    assert made.files == {"document": b"content"}


@pytest.mark.parametrize(
    "proxy", ["http://127.0.0.1:1", "socks5://u:p@127.0.0.1:1", "socks5h://127.0.0.1:1"]
)
async def test_a_proxy_that_is_away_is_a_network_error(telegram: StandIn, proxy: str) -> None:
    api = BotApi(TOKEN, telegram.url, proxy)
    await api.open()
    with pytest.raises(NetworkError):
        await api.call("getMe")
    await api.close()
    assert telegram.calls == []


async def test_health_knows_the_bot_and_the_clock(telegram: StandIn) -> None:
    health = await check(
        BotApi(TOKEN, telegram.url), lambda: datetime.now(UTC) + timedelta(minutes=5)
    )
    assert (health.reachable, health.token_valid, health.username) == (True, True, "gan_dan_bot")
    assert health.ahead_seconds == pytest.approx(300, abs=5)


async def test_health_tells_a_wrong_token_from_no_network(telegram: StandIn) -> None:
    wrong = await check(BotApi("9:wrong", telegram.url), lambda: datetime.now(UTC))
    assert (wrong.reachable, wrong.token_valid) == (True, False)
    away = await check(BotApi(TOKEN, "http://127.0.0.1:1"), lambda: datetime.now(UTC))
    assert (away.reachable, away.trouble) == (False, "NetworkError")


def test_nothing_is_read_from_the_environment() -> None:
    assert "environ" not in Path(request.__file__).read_text()


@pytest.mark.parametrize(
    ("status", "body", "done"),
    [
        (200, b'{"ok":true,"result":true}', True),
        (200, b'{"ok":false,"error_code":400}', False),
        (400, b'{"ok":true,"result":true}', False),
        (200, b"<html>the hotel's own page</html>", False),
    ],
)
def test_only_a_plain_success_goes_unread(status: int, body: bytes, done: bool) -> None:
    assert is_done(Reply(status, body, None)) is done
