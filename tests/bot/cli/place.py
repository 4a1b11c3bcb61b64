"""A place to run commands in: an empty directory, and a Telegram that knows one bot."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot import setting_file
from bot.cli.commands import app
from bot.opening import using
from storage.engine import sqlite_path
from tests import ready

ROOT = Path(__file__).parents[3]
TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
OLD_TOKEN = "987654321:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


class Telegram(BaseHTTPRequestHandler):
    """Knows one bot, which nobody writes to."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        known = self.path.startswith(f"/bot{TOKEN}/")
        self._answer(200 if known else 401, self._result() if known else None)

    do_GET = do_POST  # noqa: N815

    def _result(self) -> Any:
        if self.path.endswith("/getMe"):
            return {"id": 1, "is_bot": True, "first_name": "Gần Dân", "username": "gandan_bot"}
        return [] if self.path.endswith("/getUpdates") else True

    def _answer(self, status: int, result: Any) -> None:
        answer = {"ok": True, "result": result}
        refusal = {"ok": False, "error_code": status, "description": "Unauthorized"}
        body = json.dumps(answer if status == 200 else refusal).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def gandan(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def migrated() -> None:
    """The place has a database of the newest schema."""
    path = sqlite_path(setting_file.load().database)
    assert path is not None
    ready.copy(ready.migrate, path)


def read(unit: Any) -> Any:
    with using(setting_file.load()) as store:
        return store.run(unit)


def start(**env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
