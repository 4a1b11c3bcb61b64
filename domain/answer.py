"""Whether words tell anybody anything: an answer what was done, with what result, by when."""

from domain.text import fold, one_line

LEAST_LENGTH = 20
"""Characters below which an answer is questioned."""

PASSED_ON = "đã chuyển"
"""Where it went, and not what came of it. Without its marks it could be a talk."""


REASON, QUESTION, BODY = 12, 6, 4
"""Letters below which a reason, a question and the name of a body are questioned."""


def is_short(words: str, least: int) -> bool:
    """Whether there are fewer letters than that, and should be looked at once more."""
    return sum(one.isalpha() for one in words) < least


def says_little(words: str) -> bool:
    """Whether the answer should be looked at once more before it is sent."""
    line = one_line(words).lower()
    passed_on = fold(PASSED_ON) if line.isascii() else PASSED_ON
    return len(line) < LEAST_LENGTH or passed_on in line
