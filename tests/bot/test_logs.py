"""No token, name, phone number or word that a person wrote reaches a log."""

import asyncio
import io
import json
import logging
import sqlite3
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import structlog
import telegram.error

from bot import logs, redaction

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
NAME = "Nguyễn Thị Lan"
WORDS = "Đường vào ấp 3 ngập"
PHONES = ("0912345678", "+84 912 345 678", "0912.345.678", "84912345678", "079123456789")
SECRETS = (TOKEN, "AAbbCC", NAME, "Lan", WORDS, "ngập", *PHONES)

Form = Literal["console", "json"]


@pytest.fixture(params=["console", "json"])
def form(request: pytest.FixtureRequest) -> Form:
    return "json" if request.param == "json" else "console"


@pytest.fixture
def written(form: Form) -> Iterator[io.StringIO]:
    """What a log says, whose secrets are looked for when the test is over."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook, logging.raiseExceptions
    stream = io.StringIO()
    logs.configure("DEBUG", form, stream)
    yield stream
    root.handlers[:], level, sys.excepthook, logging.raiseExceptions = before
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.reset_defaults()
    text = stream.getvalue()
    assert text.strip()
    assert [secret for secret in SECRETS if secret in text] == []


def test_only_listed_keys_show_their_value(written: io.StringIO) -> None:
    structlog.get_logger("bot").info(
        "update_handled",
        update_id=7,
        seq=12,
        name=NAME,
        text=WORDS,
        answers=[NAME],
        phone=912345678,
    )
    assert "update_handled" in written.getvalue()
    assert "7" in written.getvalue()
    assert "12" in written.getvalue()


def test_patterns_are_hidden_wherever_they_stand(written: io.StringIO) -> None:
    log = structlog.get_logger("bot")
    for phone in PHONES:
        log.info(f"called {phone} now", why=f"ask {phone}", error=f"tel:{phone}: busy")
    log.info(
        f"asked https://api.telegram.org/bot{TOKEN}/getMe", why=f"/file/bot{TOKEN}/photos/Lan.jpg"
    )
    log.info(f"with {TOKEN}", error=f"chat not found: {TOKEN}", reason=f'quoted "{NAME}"')
    log.info("x", why=f"« {WORDS} »".replace("« ", "«").replace(" »", "»"))


def test_a_kept_secret_is_hidden_whatever_it_looks_like(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redaction, "_secrets", set[str]())
    redaction.keep_secret(["1:practice", None, ""])
    structlog.get_logger("bot").info("token 1:practice", why="1:practice")
    assert "1:practice" not in written.getvalue()


def test_an_exception_says_where_and_what_kind(written: io.StringIO) -> None:
    def fail(household: str) -> None:
        raise ValueError(f"no such household: {household}")

    try:
        fail(NAME)
    except ValueError:
        structlog.get_logger("bot").exception("update_failed", seq=3)
    assert "ValueError" in written.getvalue()
    assert "test_logs.py" in written.getvalue()


def test_a_chain_and_a_group_of_exceptions_hide_their_messages(written: io.StringIO) -> None:
    try:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise ExceptionGroup(WORDS, [RuntimeError(TOKEN), OSError(28, NAME)]) from error
    except ExceptionGroup as error:
        structlog.get_logger("bot").error("failed", exc_info=error)
    text = written.getvalue()
    assert all(name in text for name in ("KeyError", "ExceptionGroup", "RuntimeError", "OSError"))


def test_messages_of_the_database_and_of_telegram_stay_readable(written: io.StringIO) -> None:
    log = structlog.get_logger("bot")
    log.error("failed", exc_info=sqlite3.OperationalError("database is locked"))
    log.error("failed", exc_info=telegram.error.BadRequest(f'Can\'t parse "{WORDS}"'))
    log.error("failed", exc_info=telegram.error.Forbidden("bot was blocked by the user"))
    assert "database is locked" in written.getvalue()
    assert "blocked by the user" in written.getvalue()


def test_other_libraries_say_only_their_template(written: io.StringIO) -> None:
    logging.getLogger("telegram.Bot").warning("Calling %s with %s", "sendMessage", {"text": WORDS})
    logging.getLogger("aiohttp.server").error("Error %d in %s", 500, f"/bot{TOKEN}/x")
    logging.getLogger("somebody").warning("not %d a %s template: " + TOKEN, NAME)
    logging.getLogger("somebody").error("failed: %s", ValueError(NAME), exc_info=ValueError(NAME))
    logging.getLogger("apscheduler.scheduler").warning('Job "%s" missed', "sweep")
    assert "sweep" in written.getvalue()
    assert "500" in written.getvalue()


def test_chatter_below_a_warning_is_not_written(written: io.StringIO) -> None:
    logging.getLogger("telegram.ext").debug("Processing update %s", WORDS)
    logging.getLogger("telegram.ext").info("Processing update " + WORDS)
    logging.getLogger("gandan").info("started")
    assert "Processing" not in written.getvalue()


def test_what_nobody_caught_is_hidden_as_well(written: io.StringIO) -> None:
    logs.catch_uncaught()
    error = ValueError(NAME)
    sys.excepthook(ValueError, error, None)
    assert "uncaught" in written.getvalue()


def test_a_forgotten_task_tells_no_message(written: io.StringIO) -> None:
    async def forget() -> None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": "Task exception was never retrieved", "exception": ValueError(NAME)}
        )

    asyncio.run(forget())
    assert "never retrieved" in written.getvalue()


def test_a_warning_is_logged(written: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"odd\n{NAME}", stacklevel=1)


def test_json_lines_can_be_read_by_a_machine() -> None:
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:]
    try:
        logs.configure("INFO", "json", stream)
        structlog.get_logger("bot").info("sent", count=3, error=Path("/home/lan/x.jpg"))
    finally:
        root.handlers[:] = before
        logging.captureWarnings(False)
        structlog.reset_defaults()
    line = json.loads(stream.getvalue())
    assert line["event"] == "sent"
    assert line["count"] == 3
    assert line["error"] == "x.jpg"
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")
