"""`gandan doctor`: what is well and what is not, a line each."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import TypeAlias

import typer

from bot import health, setting_file
from bot.botapi import BotApi
from bot.opening import utc_now
from bot.settings import Settings, SettingsError
from handlers.wording import local_time
from storage import audits, schema
from storage.engine import open_engine, sqlite_path
from storage.transaction import Tx

_SKEW_SECONDS = 5.0
_AUDITED_WITHIN = timedelta(hours=26)

Finding: TypeAlias = tuple[bool, str]


def doctor() -> None:
    """Kiểm tra thiết lập, cơ sở dữ liệu, Telegram và đồng hồ; mã thoát 1 khi có điều chưa ổn."""
    settings = setting_file.load()
    findings = [(True, "Thiết lập đọc được."), *database(settings), *telegram(settings)]
    for fine, line in findings:
        typer.echo(f"{'✅' if fine else '❌'} {line}")
    if not all(fine for fine, _ in findings):
        raise typer.Exit(1)


def database(settings: Settings) -> Iterator[Finding]:
    """Whether the database answers and has this version's schema. Changes nothing."""
    path = sqlite_path(settings.database)
    if path is not None and not path.exists():
        yield False, "Chưa có cơ sở dữ liệu; chạy «gandan setup» hoặc «gandan run»."
        return
    try:
        behind = schema.needs_upgrade(open_engine(settings.database, read_only=True))
    except schema.SchemaTooNew:
        yield True, "Cơ sở dữ liệu trả lời."
        yield False, "Cơ sở dữ liệu do bản Gần Dân mới hơn tạo; hãy cài bản mới."
    except Exception as error:  # noqa: BLE001 (whatever it is, the doctor goes on)
        yield False, f"Không mở được cơ sở dữ liệu ({type(error).__name__}); xem DATABASE_URL."
    else:
        yield True, "Cơ sở dữ liệu trả lời."
        old = "Cơ sở dữ liệu chờ nâng cấp: chạy «gandan migrate»."
        yield not behind, old if behind else "Cơ sở dữ liệu đúng bản."
        if not behind:
            yield audited(settings)


def audited(settings: Settings) -> Finding:
    """When the software last looked for what was dropped, and what it found."""
    now = utc_now()
    with open_engine(settings.database, read_only=True).connect() as connection:
        made = audits.last(Tx(connection, now, settings.zone), 1)
    if not made:
        return True, "Chưa tự kiểm tra lần nào; bot tự kiểm tra mỗi ngày lúc 05:30."
    at = made[0].ended_at or made[0].due_at
    when = local_time(at, settings.zone)
    if now - at > _AUDITED_WITHIN:
        return False, f"Lần tự kiểm tra gần nhất là {when}; bot có đang chạy không?"
    count = len(made[0].found)
    found = f"thấy {count} điều, quản trị viên xem 🧾 Tự kiểm tra" if count else "không thiếu gì"
    return not count, f"Tự kiểm tra lúc {when}: {found}."


def telegram(settings: Settings) -> Iterator[Finding]:
    """Whether Telegram answers, knows the token, and has the same time."""
    try:
        api = BotApi(settings.token(), settings.bot_api_url, settings.proxy)
    except SettingsError as error:
        yield False, str(error)
        return
    found = asyncio.run(health.check(api, utc_now))
    if not found.reachable:
        yield False, f"Không tới được Bot API ({found.trouble}); xem BOT_PROXY, BOT_API_URL."
        return
    yield True, "Bot API trả lời."
    known = f"Token của @{found.username}."
    yield found.token_valid, known if found.token_valid else "Bot API không nhận token này."
    if found.ahead_seconds is not None:
        yield _clock(found.ahead_seconds)


def _clock(ahead_seconds: float) -> Finding:
    if abs(ahead_seconds) <= _SKEW_SECONDS:
        return True, "Đồng hồ đúng."
    side = "nhanh" if ahead_seconds > 0 else "chậm"
    return False, f"Đồng hồ máy này {side} {abs(ahead_seconds):.0f} giây."
