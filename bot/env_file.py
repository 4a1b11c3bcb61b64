"""`.env` as a person keeps it: values are put in place, every other line stays."""

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The text with `NAME=value` on the line that has the name, else at the end."""
    for name, value in values.items():
        line = f"{name}={_quoted(value)}"
        pattern = re.compile(rf"^(?:export )?{name}\s*=.*$|^#\s*{name}=.*$", re.MULTILINE)
        if found := pattern.search(text):
            text = text[: found.start()] + line + text[found.end() :]
        else:
            text = text.rstrip("\n") + f"\n{line}\n"
    return text


def write(path: Path, text: str) -> None:
    """Put the text in place at once, readable by its owner only."""
    fresh = path.with_name(path.name + ".new")
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    fresh.replace(path)


def _quoted(value: str) -> str:
    if re.fullmatch(r"[\w:./@+-]*", value, re.ASCII):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
