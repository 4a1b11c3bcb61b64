"""Whether an answer tells the citizen anything: what was done, with what result, by when."""

from domain.text import fold, one_line

LEAST_LENGTH = 20
"""Characters below which an answer is questioned."""

PASSED_ON = "đã chuyển"
"""Where it went, and not what came of it. Without its marks it could be a talk."""


def says_little(words: str) -> bool:
    """Whether the answer should be looked at once more before it is sent."""
    line = one_line(words).lower()
    passed_on = fold(PASSED_ON) if line.isascii() else PASSED_ON
    return len(line) < LEAST_LENGTH or passed_on in line
