"""Hours of the day as people type them: `7h`, `7:30`, `07g15`, `19 giờ`."""

import re
from datetime import time

_HOUR = re.compile(r"(\d{1,2})\s*(?:giờ|gio|[:hg])\s*(\d{2})?(?!\d)", re.IGNORECASE)


def hour_typed(text: str) -> time | None:
    """The hour that a text is, or None."""
    at, rest = hour_before(text)
    return None if rest else at


def hour_before(text: str) -> tuple[time | None, str]:
    """The hour that a text begins with, or None, and what comes after it."""
    text = text.strip()
    match = _HOUR.match(text)
    if match is None:
        return None, text
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        return None, text
    return time(hour, minute), text[match.end() :].strip(" ,;.-–")
