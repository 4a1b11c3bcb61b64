"""Settings are read from the environment and `.env`; a wrong one is one line that names it."""

import re
from pathlib import Path

import pytest

from bot import setting_file
from bot.settings import Settings, SettingsError

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def load(text: str) -> Settings:
    Path(".env").write_text(text, "utf-8")
    return setting_file.load()


def test_without_any_setting_the_defaults_are_a_sqlite_file_in_data() -> None:
    settings = setting_file.load()
    assert settings.database == "sqlite:///data/gandan.sqlite3"
    assert settings.zone.key == "Asia/Ho_Chi_Minh"
    assert settings.bot_api_url == "https://api.telegram.org"
    assert settings.proxy is None
    assert settings.send_pace


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNE_NAME", "Xã Bình Nghĩa")
    assert load("COMMUNE_NAME=Xã Tuyên Thạnh").commune_name == "Xã Bình Nghĩa"


def test_an_empty_value_is_no_value() -> None:
    assert load("BOT_TOKEN=\nRETENTION_DAYS=\nDATABASE_URL=\n") == Settings()


def test_a_file_saved_by_notepad_is_read() -> None:
    Path(".env").write_bytes("COMMUNE_NAME=Xã Hưng Lộc\r\n".encode("utf-8-sig"))
    assert setting_file.load().commune_name == "Xã Hưng Lộc"


def test_names_are_kept_composed_and_on_one_line() -> None:
    assert load("PROVINCE_NAME='Ta\u0302y   Ninh '").province_name == "Tây Ninh"


def test_administrators_are_listed_between_commas() -> None:
    assert load("ADMIN_IDS=12345, 678,12345,").admin_ids == (12345, 678)


def test_a_token_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n")
    assert load("BOT_TOKEN_FILE=token").token() == TOKEN


def test_without_a_token_it_is_said_what_to_do() -> None:
    with pytest.raises(SettingsError, match=r"BOT_TOKEN.*gandan setup"):
        setting_file.load().token()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BOT_TOKEN=hello", "BOT_TOKEN"),
        (f"BOT_TOKEN={TOKEN} x", "BOT_TOKEN"),
        (f"BOT_TOKEN={TOKEN}\nBOT_TOKEN_FILE=token", "BOT_TOKEN_FILE"),
        ("BOT_API_URL=api.telegram.org", "BOT_API_URL"),
        (f"BOT_API_URL=https://api.telegram.org/bot{TOKEN}", "BOT_API_URL"),
        ("BOT_API_URL=http://[::1", "BOT_API_URL"),
        ("BOT_PROXY=socks4://127.0.0.1:1080", "BOT_PROXY"),
        ("BOT_PROXY=127.0.0.1:1080", "BOT_PROXY"),
        ("DATA_DIR=.env", "DATA_DIR"),
        ("DATABASE_URL=mysql://root:secret@db/gandan", "DATABASE_URL"),
        ("DATABASE_URL=postgresql://root:secret@db/gandan", "DATABASE_URL"),
        ("DATABASE_URL=postgresql+psycopg://root:secret@db", "DATABASE_URL"),
        ("DATABASE_URL=sqlite:///:memory:", "DATABASE_URL"),
        ("DATABASE_URL=sqlite://", "DATABASE_URL"),
        ("TIMEZONE=Hanoi", "TIMEZONE"),
        ("TIMEZONE=../etc/passwd", "TIMEZONE"),
        ("COMMUNE_NAME=" + "x" * 101, "COMMUNE_NAME"),
        ("ADMIN_IDS=lan,minh", "ADMIN_IDS"),
        ("ADMIN_IDS=-5", "ADMIN_IDS"),
        ("LOG_LEVEL=loud", "LOG_LEVEL"),
        ("LOG_FORMAT=xml", "LOG_FORMAT"),
        ("RETENTION_DAYS=0", "RETENTION_DAYS"),
        ("RETENTION_DAYS=366", "RETENTION_DAYS"),
        ("RETENTION_DAYS=tuần", "RETENTION_DAYS"),
        ("SEND_PACE=fast", "SEND_PACE"),
        ("BOT_TOKNE=1", "BOT_TOKNE"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_it(line: str, name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(line).token()
    said = str(caught.value)
    assert said.startswith(f"{name}: ")
    assert "\n" not in said
    assert not any(value in said for value in (TOKEN, "secret", "hello"))


def test_a_database_by_each_accepted_form() -> None:
    for url in ("sqlite:///x.db", "sqlite:////var/x.db", "sqlite:///C:/gandan/x.db"):
        assert load(f"DATABASE_URL={url}").database == url
    url = "postgresql+psycopg://gandan:secret@db:5432/gandan?sslmode=require"
    assert load(f"DATABASE_URL={url}").database == url


def test_two_wrong_values_are_told_together() -> None:
    with pytest.raises(SettingsError, match=r"^LOG_FORMAT: .*; RETENTION_DAYS: .*\.$"):
        load("LOG_FORMAT=xml\nRETENTION_DAYS=0")


def test_a_file_of_another_encoding_is_told() -> None:
    Path(".env").write_bytes("COMMUNE_NAME=Xã".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"\.env"):
        setting_file.load()


def test_secrets_do_not_show() -> None:
    text = f"BOT_TOKEN={TOKEN}\nBOT_PROXY=http://u:secret@p:1\nDATABASE_URL=sqlite:///secret.db\n"
    settings = load(text)
    assert TOKEN not in repr(settings)
    assert "secret" not in repr(settings) + repr(setting_file.shown(settings))
    assert setting_file.shown(settings)["BOT_TOKEN"] == "(đã đặt)"


def test_the_example_is_the_settings() -> None:
    tracked = Path(__file__).parents[2] / ".env.example"
    assert tracked.read_text("utf-8") == setting_file.example()


def test_the_example_sets_nothing_else_than_the_defaults() -> None:
    lines = setting_file.example().splitlines()
    values = [line.removeprefix("# ") for line in lines if re.match(r"(# )?[A-Z_]+=", line)]
    assert len(values) == len(Settings.model_fields)
    assert load("\n".join(values)) == Settings()
