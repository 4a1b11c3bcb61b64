"""What each setting must look like. A rule returns the value, tidied, or says why it does not fit.

The reasons are Vietnamese, end without a full stop and never repeat the value: it may be a secret.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

T = TypeVar("T")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


def optional(rule: Callable[[T], T]) -> Callable[[T | None], T | None]:
    """The rule, for a setting that may stay empty."""
    return lambda value: None if value is None else rule(value)


def token(value: SecretStr) -> SecretStr:
    """A token as @BotFather gives it."""
    text = value.get_secret_value().strip()
    if not _TOKEN.fullmatch(text):
        raise ValueError("không đúng dạng @BotFather cấp, 123456789:AbC…")
    return SecretStr(text)


def token_in(path: Path) -> SecretStr:
    """The token that a file holds."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ValueError("không đọc được tệp này") from None
    return token(SecretStr(text))


def api_url(value: str) -> str:
    """The part of a Bot API address before `/bot<token>`, without a closing slash."""
    parts = _parts(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("phải là địa chỉ http:// hoặc https://")
    if parts.query or parts.fragment or re.search(r"/bot\d*:?", parts.path):
        raise ValueError("chỉ ghi phần đứng trước /bot<token>")
    return value.rstrip("/")


def proxy_url(value: SecretStr) -> SecretStr:
    """A proxy that the Bot API client can use."""
    parts = _parts(value.get_secret_value())
    if parts.scheme not in ("http", "https", "socks5") or not parts.hostname:
        raise ValueError("phải có dạng http://máy:cổng, https://máy:cổng hoặc socks5://máy:cổng")
    return value


def database_url(value: SecretStr) -> SecretStr:
    """An SQLite file or a PostgreSQL database, in the words of the driver."""
    url = value.get_secret_value()
    parts = _parts(url)
    if parts.scheme == "postgresql+psycopg" and parts.path.strip("/"):
        return value
    file = url.removeprefix("sqlite:///")
    if file not in (url, "", ":memory:") and not set("?#") & set(file):
        return value
    raise ValueError("phải là sqlite:///tệp hoặc postgresql+psycopg://tên:mật_khẩu@máy/cơ_sở")


def directory(value: Path) -> Path:
    """A directory that can be written, or one that does not exist yet."""
    if set("?#") & set(str(value)):
        raise ValueError("tên thư mục không được có dấu ? hay #")
    if value.exists() and not (value.is_dir() and os.access(value, os.W_OK)):
        raise ValueError("phải là một thư mục ghi được")
    return value


def time_zone(value: str) -> str:
    """A name of the time zone database."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise ValueError("không có múi giờ này; ví dụ đúng: Asia/Ho_Chi_Minh") from None
    return value


def user_ids(value: object) -> object:
    """Telegram user ids between commas, each once."""
    if not isinstance(value, str):
        return value
    ids = [part.strip() for part in value.split(",") if part.strip()]
    if not all(re.fullmatch(r"[1-9]\d{0,15}", one) for one in ids):
        raise ValueError("phải là các mã số Telegram, cách nhau dấu phẩy")
    return tuple(dict.fromkeys(int(one) for one in ids))


def in_capitals(value: object) -> object:
    """`info` is as good as `INFO`."""
    return value.upper() if isinstance(value, str) else value


def in_small_letters(value: object) -> object:
    """`JSON` is as good as `json`."""
    return value.lower() if isinstance(value, str) else value


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ValueError("không phải là một địa chỉ") from None
    return parts
