"""Where an error arose, without its words: those may quote what a person wrote."""

import traceback
from pathlib import PurePath

_FRAMES = 6


def blame(error: BaseException) -> str:
    """The kind of error and the place that raised it, for one line of a log or a row."""
    places = trail(error)
    return f"{type(error).__name__} at {places[-1]}" if places else type(error).__name__


def trail(error: BaseException) -> list[str]:
    """The last places the error went through, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames]


def _short(filename: str) -> str:
    return "/".join(PurePath(filename).parts[-2:])
