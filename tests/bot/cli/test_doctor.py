"""`gandan doctor` names what is wrong, a line each."""

import pytest

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
