"""`gandan setup` asks, checks and writes; what is there stays unless told otherwise."""

import os
import stat
from pathlib import Path

import pytest

from bot import setting_file
from storage import commune, invites
from tests.bot.cli.place import OLD_TOKEN, TOKEN, gandan, read


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


def test_the_settings_name_the_commune_once() -> None:
    gandan("setup", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    gandan("setup", "--overwrite", typed=f"{TOKEN}\ny\nXã khác\nTỉnh khác\n")
    assert read(commune.name) == "Xã Bình Nghĩa"


def test_only_the_last_printed_invitation_can_be_used() -> None:
    gandan("setup", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    gandan("setup", "--overwrite", typed=f"{TOKEN}\ny\nXã Bình Nghĩa\nTây Ninh\n")
    assert len(read(invites.pending)) == 1
