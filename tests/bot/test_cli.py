"""The commands: what they print, what they write, and how they refuse."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot import setting_file
from bot.cli.commands import app
from bot.opening import using
from bot.settings import Settings
from domain.people import Role
from storage import commune, invites, staff
from storage.lock import lock_database

ROOT = Path(__file__).parents[2]
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


@pytest.fixture
def telegram() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Telegram)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def empty_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    # Nothing in a test asks the real Telegram.
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def gandan(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed)


def read(unit: Any) -> Any:
    with using(setting_file.load()) as store:
        return store.run(unit)


def test_help_names_every_command_in_vietnamese() -> None:
    shown = gandan("--help").output
    names = ("run", "demo", "setup", "doctor", "invite", "migrate", "backup", "restore", "texts")
    assert [name for name in names if f"\n  {name} " not in shown] == []
    assert "Chạy bot" in shown


def test_the_script_and_the_module_are_one() -> None:
    module = subprocess.run(
        [sys.executable, "-m", "bot", "config", "example"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        # As on a console of another code page.
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert module.stdout.decode("utf-8") == setting_file.example()
    assert 'gandan = "bot.__main__:main"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["run"], "RETENTION_DAYS=never"),
        (["run"], "BOT_TOKEN=nonsense"),
        (["run"], "COMMUNE_NAME=x"),
        (["doctor"], "TIMEZONE=Hanoi"),
        (["migrate"], "DATABASE_URL=mysql://root:secret@db/gandan"),
        (["config", "show"], "LOG_FORMAT=xml"),
    ],
)
def test_a_wrong_setting_stops_with_one_line_and_exit_code_2(words: list[str], env: str) -> None:
    Path(".env").write_text(env, "utf-8")
    result = gandan(*words)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("❌ ")
    assert "secret" not in result.output + result.stderr
    assert "nonsense" not in result.output + result.stderr


def test_settings_are_shown_without_secrets() -> None:
    Path(".env").write_text(f"BOT_TOKEN={TOKEN}\nCOMMUNE_NAME=Xã Bình Nghĩa\n", "utf-8")
    shown = gandan("config", "show").output
    assert "COMMUNE_NAME=Xã Bình Nghĩa" in shown
    assert "BOT_TOKEN=(đã đặt)" in shown
    assert TOKEN not in shown


def test_texts_are_printed_for_review() -> None:
    shown = gandan("texts").output
    assert "## talk" in shown
    assert "⬅️ Quay lại" in shown
    assert "cancelled(title: str) -> str\n    ✖️ Đã bỏ: {escape(title)}." in shown


def test_setup_asks_checks_and_writes(telegram: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", telegram)
    result = gandan("setup", typed=f"not a token\n{OLD_TOKEN}\n{TOKEN}\nXã Bình Nghĩa\nTây Ninh\n")
    assert result.exit_code == 0, result.output
    assert "không nhận token" in result.output
    assert "https://t.me/gandan_bot?start=i_" in result.output
    assert TOKEN not in result.output
    settings = setting_file.load()
    assert settings.token() == TOKEN
    assert read(commune.get) == commune.Commune("Xã Bình Nghĩa", "Tây Ninh")
    if os.name == "posix":
        assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600


def test_setup_leaves_a_filled_file_alone_unless_told() -> None:
    filled = f"BOT_TOKEN={OLD_TOKEN}\nBOT_PROXY=socks5://127.0.0.1:1\n"
    Path(".env").write_text(filled, "utf-8")
    assert gandan("setup", typed="n\n").exit_code == 1
    assert Path(".env").read_text("utf-8") == filled


def test_setup_keeps_other_lines_of_the_file(
    telegram: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_API_URL", telegram)
    Path(".env").write_text(f"# ours\nBOT_TOKEN={OLD_TOKEN}\nADMIN_IDS=5\n", "utf-8")
    result = gandan("setup", "--overwrite", typed=f"{TOKEN}\nXã 'A' \\ #1\nTây Ninh\n")
    assert result.exit_code == 0, result.output
    settings = setting_file.load()
    assert (settings.token(), settings.admin_ids) == (TOKEN, (5,))
    assert settings.commune_name == "Xã 'A' \\ #1"
    assert Path(".env").read_text("utf-8").startswith("# ours\n")


def test_setup_goes_on_without_telegram_when_told_to() -> None:
    result = gandan("setup", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    assert result.exit_code == 0, result.output
    assert "/start i_" in result.output
    assert setting_file.load().token() == TOKEN


def test_setup_without_a_usable_token_writes_nothing() -> None:
    assert gandan("setup", typed="a\nb\nc\n").exit_code == 1
    assert not Path(".env").exists()


def test_an_invitation_carries_roles_name_and_hamlets() -> None:
    gandan("migrate")
    read(lambda tx: commune.add_hamlet(tx, "Ấp 3"))
    result = gandan(
        *("invite", "--role", "cadre", "--role", "coordinator"),
        *("--name", "Trần Văn  Minh", "--hamlet", "ap 3"),
    )
    assert result.exit_code == 0, result.output
    code = result.output.partition("/start ")[2].split()[0]
    invite = read(lambda tx: invites.usable(tx, code))
    assert invite.full_name == "Trần Văn Minh"
    assert invite.roles == {Role.CADRE, Role.COORDINATOR}
    assert len(invite.hamlet_ids) == 1


def test_an_invitation_to_an_unknown_hamlet_is_refused() -> None:
    gandan("migrate")
    result = gandan("invite", "--role", "cadre", "--name", "Lan", "--hamlet", "Ấp 9")
    assert result.exit_code == 2
    assert "Ấp 9" in result.stderr
    assert read(invites.pending) == []


def test_before_a_migration_commands_say_what_to_do() -> None:
    for words in (["invite", "--role", "cadre", "--name", "Lan"], ["backup"]):
        result = gandan(*words)
        assert result.exit_code == 1
        assert "gandan migrate" in result.stderr
    assert not Path("data").exists()


def test_migrating_twice_is_once() -> None:
    assert "Đã nâng cấp" in gandan("migrate").output
    assert "đã đúng bản" in gandan("migrate").output


def test_a_database_in_use_is_left_alone() -> None:
    with lock_database(setting_file.load().database):
        result = gandan("migrate")
    assert result.exit_code == 1
    assert "tiến trình khác" in result.stderr


def test_a_backup_is_checked_and_restored() -> None:
    gandan("migrate")
    Path("data/files").mkdir()
    Path("data/files/one.jpg").write_bytes(b"photo")
    assert gandan("backup", "--to", "kept.zip").exit_code == 0
    read(lambda tx: commune.add_hamlet(tx, "Ấp 3"))
    Path("data/files/one.jpg").write_bytes(b"another")

    assert "nguyên vẹn" in gandan("restore", "kept.zip", "--dry-run").output
    assert Path("data/files/one.jpg").read_bytes() == b"another"
    assert gandan("restore", "kept.zip").exit_code == 2
    assert gandan("restore", "kept.zip", "--replace").exit_code == 0
    assert Path("data/files/one.jpg").read_bytes() == b"photo"
    assert read(commune.hamlets) == []


def test_a_broken_backup_changes_nothing() -> None:
    gandan("migrate")
    Path("kept.zip").write_bytes(b"PK nothing")
    result = gandan("restore", "kept.zip", "--replace")
    assert result.exit_code == 1
    assert "không đổi gì" in result.stderr


def test_old_backups_are_forgotten_but_the_newest() -> None:
    gandan("migrate")
    for name in ("gandan-1.zip", "gandan-2.zip"):
        Path("data/backups").mkdir(exist_ok=True)
        Path("data/backups", name).touch()
        os.utime(Path("data/backups", name), (0, 0))
    gandan("backup")
    left = [path.name for path in Path("data/backups").iterdir()]
    assert len(left) == 1
    assert left[0] not in ("gandan-1.zip", "gandan-2.zip")


def test_the_doctor_finds_all_well(telegram: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", telegram)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    gandan("migrate")
    result = gandan("doctor")
    assert result.exit_code == 0, result.output
    assert "❌" not in result.output
    assert "@gandan_bot" in result.output
    assert "Đồng hồ đúng" in result.output


@pytest.mark.parametrize(
    ("token", "said"), [(OLD_TOKEN, "không nhận token"), ("", "BOT_TOKEN: chưa có")]
)
def test_the_doctor_names_what_is_wrong(
    telegram: str, monkeypatch: pytest.MonkeyPatch, token: str, said: str
) -> None:
    monkeypatch.setenv("BOT_API_URL", telegram)
    monkeypatch.setenv("BOT_TOKEN", token)
    result = gandan("doctor")
    assert result.exit_code == 1
    assert said in result.output
    assert "Chưa có cơ sở dữ liệu" in result.output
    assert OLD_TOKEN not in result.output


def test_the_doctor_says_when_telegram_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    result = gandan("doctor")
    assert result.exit_code == 1
    assert "Không tới được Bot API" in result.output


def start(**env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
def test_the_bot_invites_runs_alone_and_stops_when_told(telegram: str) -> None:
    env = {"BOT_API_URL": telegram, "BOT_TOKEN": TOKEN, "ADMIN_IDS": "4815162342"}
    with start(**env) as bot:
        assert bot.stdout is not None
        lines = [bot.stdout.readline() for _ in range(3)]
        second = start(**env)
        assert "tiến trình khác" in second.communicate(timeout=20)[1]
        assert second.returncode == 1
        bot.send_signal(signal.SIGTERM)
        said, logged = bot.communicate(timeout=20)
    assert bot.returncode == 0, logged
    assert "https://t.me/gandan_bot?start=i_" in "".join(lines)
    assert TOKEN not in "".join(lines) + said + logged
    assert "Traceback" not in logged
    assert [person.chat_id for person in read(staff.everyone)] == [4815162342]


def test_the_settings_name_the_commune_once() -> None:
    gandan("setup", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    gandan("setup", "--overwrite", typed=f"{TOKEN}\ny\nXã khác\nTỉnh khác\n")
    assert read(commune.name) == "Xã Bình Nghĩa"


def test_only_the_last_printed_invitation_can_be_used() -> None:
    gandan("setup", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    gandan("setup", "--overwrite", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    assert len(read(invites.pending)) == 1
