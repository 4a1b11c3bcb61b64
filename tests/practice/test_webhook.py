"""Webhooks: what is taken as one, and how updates are posted to it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from practice import delivering, webhook
from practice.server import free_socket
from practice.standin import TOKEN
from tests.practice.desk import HA, HOA, Desk

CERTIFICATE = Path(__file__).parent / "hook" / "certificate.pem"
KEY = Path(__file__).parent / "hook" / "key.pem"
"""For 127.0.0.1 and these tests; good for nothing else."""


@dataclass
class Hook:
    """A bot that is called; it answers with what `answers` gives, and then with 200."""

    port: int = 0
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[Callable[[], web.Response]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}/hook"

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.news.set()
        return self.answers.pop(0)() if self.answers else web.Response()

    async def called(self, times: int) -> list[dict[str, Any]]:
        """What was posted, once it came so many times."""
        while len(self.got) < times:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 10)
        return self.got

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hook]:
    """A bot with a certificate of its own."""
    hook, app = Hook(), web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE, KEY)
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    hook.port = runner.addresses[0][1]
    monkeypatch.setattr(webhook, "PORTS", {*webhook.PORTS, hook.port})
    yield hook
    await runner.cleanup()


async def set_hook(desk: Desk, hook: Hook, **fields: str) -> dict[str, Any]:
    """Sets the webhook with the bot's certificate, as a form."""
    form = aiohttp.FormData({"url": hook.url, **fields})
    form.add_field("certificate", CERTIFICATE.read_bytes(), filename="certificate.pem")
    async with desk.http.post(f"{desk.address}/bot{TOKEN}/setWebhook", data=form) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def says(desk: Desk, text: str, user_id: int = HOA) -> None:
    await desk.do("text", user_id=user_id, text=text)


async def test_updates_are_posted_in_order_with_the_secret(desk: Desk, hook: Hook) -> None:
    await says(desk, "trước")
    answer = await set_hook(desk, hook, secret_token="bi-mat_1", max_connections="7")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    await says(desk, "sau")
    await hook.called(2)
    assert hook.texts() == ["trước", "sau"]
    assert hook.secrets == ["bi-mat_1"] * 2
    assert await desk.standin.updates.drained(5)
    assert await desk.bot("getWebhookInfo") == {
        "url": hook.url,
        "has_custom_certificate": True,
        "pending_update_count": 0,
        "ip_address": "127.0.0.1",
        "max_connections": 7,
    }


@pytest.mark.parametrize("encoding", ["json", "form"])
async def test_an_answer_may_be_a_call(desk: Desk, hook: Hook, encoding: str) -> None:
    call = {"method": "SendMessage", "chat_id": str(HOA), "text": "Chào lại"}
    form = aiohttp.FormData(call, default_to_multipart=True)
    hook.answers = [
        lambda: web.json_response(call) if encoding == "json" else web.Response(body=form())
    ]
    await set_hook(desk, hook)
    await says(desk, "Chào")
    await hook.called(1)
    assert await desk.standin.updates.drained(5)
    assert (await desk.look(f"chats/{HOA}"))["messages"][-1]["text"] == "Chào lại"


async def test_an_answer_cannot_take_the_webhook_away(desk: Desk, hook: Hook) -> None:
    hook.answers = [lambda: web.json_response({"method": "deleteWebhook"})]
    await set_hook(desk, hook)
    await says(desk, "Chào")
    await hook.called(1)
    assert await desk.standin.updates.drained(5)
    assert (await desk.bot("getWebhookInfo"))["url"] == hook.url


async def test_a_post_that_fails_is_told_and_tried_again(desk: Desk, hook: Hook) -> None:
    hook.answers = [lambda: web.Response(status=503)]
    await set_hook(desk, hook)
    await says(desk, "Chào")
    first, second = await hook.called(2)
    assert first == second
    info = await desk.bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["last_error_date"] == pytest.approx(desk.standin.timestamp(), abs=5)


async def test_a_chat_waits_for_its_own_messages_and_for_no_other(desk: Desk, hook: Hook) -> None:
    hook.answers = [lambda: web.Response(status=429, headers={"Retry-After": "600"})]
    await set_hook(desk, hook)
    await says(desk, "một")
    await hook.called(1)
    await says(desk, "hai")
    await says(desk, "ba", HA)
    await hook.called(2)
    assert hook.texts() == ["một", "ba"]
    assert (await desk.bot("getWebhookInfo"))["pending_update_count"] >= 2


async def failure(desk: Desk) -> str:
    """What the webhook's last error is, once there is one."""
    await says(desk, "Chào")
    for _ in range(200):
        if found := (await desk.bot("getWebhookInfo")).get("last_error_message"):
            return str(found)
        await asyncio.sleep(0.01)
    raise AssertionError("nothing failed")


async def test_a_certificate_that_nobody_knows_is_not_trusted(desk: Desk, hook: Hook) -> None:
    await desk.bot("setWebhook", url=hook.url)
    assert await failure(desk) == "SSL error {error:SSL routines::certificate verify failed}"
    assert hook.got == []


async def test_nobody_at_home_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with free_socket(0) as left:
        port = left.getsockname()[1]
    monkeypatch.setattr(webhook, "PORTS", {port})
    await desk.bot("setWebhook", url=f"https://127.0.0.1:{port}/")
    assert await failure(desk) == "Connection refused"


@pytest.mark.parametrize("url", ["https://bot.example/hook", "https://8.8.8.8/hook"])
async def test_nothing_is_delivered_away_from_this_machine(desk: Desk, url: str) -> None:
    await desk.bot("setWebhook", url=url)
    assert await failure(desk) == delivering.ONLY_HERE


async def test_a_redirect_is_not_followed(desk: Desk, hook: Hook) -> None:
    hook.answers = [lambda: web.Response(status=302, headers={"Location": "https://bot.example/"})]
    await set_hook(desk, hook)
    assert await failure(desk) == "Wrong response from the webhook: 302 Found"


async def test_a_name_can_be_found_here(desk: Desk, hook: Hook) -> None:
    url = f"https://bot.example:{hook.port}/hook"
    await desk.bot("setWebhook", url=url, ip_address="127.0.0.1")
    assert "certificate verify failed" in await failure(desk)
    assert (await desk.bot("getWebhookInfo"))["ip_address"] == "127.0.0.1"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "https://x.example:port/"}, "invalid webhook URL specified"),
        ({"url": "ftp://x.example/"}, "invalid webhook URL specified"),
        (
            {"url": "http://x.example/"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://x.example:9999/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://10.0.0.1/"}, "bad webhook: IP address 10.0.0.1 is reserved"),
        ({"url": "https://[::1]/"}, "bad webhook: IPv6-only addresses are not allowed"),
        (
            {"url": "https://x.example/", "ip_address": "x"},
            "bad webhook: Invalid IP address specified",
        ),
        ({"url": "https://x.example/", "secret_token": "a" * 257}, "secret token is too long"),
        (
            {"url": "https://x.example/", "secret_token": "bí mật"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_what_is_no_webhook_is_refused(
    desk: Desk, parameters: dict[str, str], words: str
) -> None:
    await desk.bot("setWebhook", url="https://x.example/")
    assert await desk.refused("setWebhook", **parameters) == f"400 Bad Request: {words}"
    assert (await desk.bot("getWebhookInfo"))["url"] == ""


async def test_a_broken_certificate_is_refused(desk: Desk) -> None:
    form = aiohttp.FormData({"url": "https://127.0.0.1/"})
    form.add_field("certificate", b"-----BEGIN", filename="certificate.pem")
    async with desk.http.post(f"{desk.address}/bot{TOKEN}/setWebhook", data=form) as response:
        words = (await response.json())["description"]
    assert words == "Bad Request: bad webhook: Failed to set custom certificate file"


async def test_setting_and_deleting_say_what_they_did(desk: Desk) -> None:
    there = {"url": "https://x.example/"}
    steps = [
        ("deleteWebhook", {}, "Webhook is already deleted"),
        ("setWebhook", {}, "Webhook is already deleted"),
        ("setWebhook", there, "Webhook was set"),
        ("setWebhook", there, "Webhook is already set"),
        ("setWebhook", {**there, "secret_token": "x"}, "Webhook was set"),
        ("deleteWebhook", {}, "Webhook was deleted"),
    ]
    for method, parameters, words in steps:
        assert (await desk.call(method, **parameters))["description"] == words


async def test_a_webhook_ends_the_poll_that_waits(desk: Desk) -> None:
    poll = asyncio.create_task(desk.refused("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await desk.bot("setWebhook", url="https://x.example/")
    assert await poll == "409 Conflict: terminated by setWebhook request"
