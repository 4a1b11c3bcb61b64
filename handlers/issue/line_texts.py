"""What an issue's button in a list says."""

from domain.text import shorten
from handlers.wording import short_code

LEAST_PLACE = 7
"""Characters of a hamlet's name that are kept."""


def line(mark: str, code: str, category: str, hamlet: str, stage: str, most: int) -> str:
    """An issue on a button of at most so many characters: where it stands is never cut off."""
    room = most - len(f"{mark} {short_code(code)} , : {stage}")
    hamlet = shorten(hamlet, max(room - len(category), LEAST_PLACE))
    category = shorten(category, max(room - len(hamlet), 1))
    return f"{mark} {short_code(code)} {category}, {hamlet}: {stage}"
