"""All commands: their help, one line for what is wrong, and the plain ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import setting_file
from tests.bot.cli.place import ROOT, TOKEN, gandan


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
