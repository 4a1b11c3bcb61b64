"""`gandan doctor` names what is wrong, a line each."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot import setting_file
from bot.cli.doctor import audited
from bot.opening import using, utc_now
from storage.tables.audit import AuditRow
from storage.types import table
from tests.bot.cli.place import OLD_TOKEN, TOKEN, gandan, migrated


def test_the_doctor_finds_all_well(telegram: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", telegram)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    migrated()
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


@pytest.mark.parametrize(
    ("found", "hours", "fine", "said"),
    [
        ({}, 1, True, "không thiếu gì"),
        ({"no_check": [1, ["YK-2026-0001"]]}, 1, False, "thấy 1 điều"),
        ({}, 50, False, "bot có đang chạy không?"),
    ],
)
def test_the_doctor_says_when_the_last_audit_was(
    found: dict[str, Any], hours: int, fine: bool, said: str
) -> None:
    migrated()
    settings = setting_file.load()
    with using(settings) as store:
        at = utc_now() - timedelta(hours=hours)
        row = {"due_at": at, "ended_at": at, "seen_id": 0, "found": found}
        store.run(lambda tx: tx.connection.execute(insert(table(AuditRow)).values(row)))
    is_fine, line = audited(settings)
    assert (is_fine, said in line) == (fine, True)


def test_the_doctor_knows_that_there_was_no_audit_yet() -> None:
    migrated()
    assert audited(setting_file.load())[0]
