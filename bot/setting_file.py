"""Where settings come from, `.env` and the environment, and what is said when they are wrong."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.redaction import redact
from bot.settings import Settings, SettingsError

ENV_FILE = Path(".env")

_REASONS = {
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không được quá {le}",
    "bool_parsing": "phải là on hoặc off",
    "string_too_long": "không được quá {max_length} ký tự",
    "literal_error": "phải là một trong: {expected}",
}


def load(env_file: Path = ENV_FILE) -> Settings:
    """The settings; the environment goes before the file.

    Raises:
        SettingsError: A value does not fit, or the file cannot be read.
    """
    try:
        _refuse_misspelt(env_file)
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # only its own __init__ knows
    except ValidationError as error:
        lines = [_line(detail) for detail in error.errors(include_input=False, include_url=False)]
        raise SettingsError("; ".join(lines) + ".") from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{env_file}: không đọc được tệp này (cần mã UTF-8).") from None


def _refuse_misspelt(env_file: Path) -> None:
    """A misspelt name would silently leave its default in force."""
    known = [name.upper() for name in Settings.model_fields]
    for name in dotenv_values(env_file, encoding="utf-8-sig"):
        close = get_close_matches(name.upper(), known, n=1, cutoff=0.85)
        if close and close[0] != name.upper():
            raise SettingsError(f"{name}: không có thiết lập này; có phải là {close[0]}?")


def _line(detail: ErrorDetails) -> str:
    context: dict[str, Any] = detail.get("ctx", {})
    if detail["type"] == "value_error":
        reason = str(context["error"])
    else:
        reason = _REASONS.get(detail["type"], "không hợp lệ").format(**context)
        reason = reason.replace("'", "").replace(" or ", ", ")
    name = str(detail["loc"][0]).upper() if detail["loc"] else ""
    return f"{name}: {reason}" if name else reason


def example() -> str:
    """The text of `.env.example`: every setting with its meaning and its default."""
    lines = [
        "# Thiết lập của Gần Dân. Chép thành tệp .env rồi sửa; «gandan setup» làm thay việc này.\n"
    ]
    for name, field in Settings.model_fields.items():
        value = _shown(field.get_default())
        asked = name in ("bot_token", "commune_name", "province_name")
        lines.append(f"# {field.description}\n{'' if asked else '# '}{name.upper()}={value}\n")
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Path):
        return value.as_posix()
    return "" if value in (None, "", ()) else str(value)


def shown(settings: Settings) -> dict[str, str]:
    """Each setting as it may stand on a screen: secrets are only «(đã đặt)»."""
    masked = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        secret = hasattr(value, "get_secret_value")
        # A token may have been written where it does not belong.
        masked[name.upper()] = "(đã đặt)" if secret else redact(_shown(value))
    return masked
