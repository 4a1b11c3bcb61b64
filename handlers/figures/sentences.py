"""The figures of a period in one sentence."""

from domain.figures import Figures
from domain.quantity import write_number
from handlers.figures import texts

MOST_COPIED = 256
"""Telegram copies no longer text from a button."""


def sentence(figures: Figures, most: int | None = None) -> str:
    """The whole sentence, or one of at most so many characters: small fields stand together."""
    fields = len(figures.opinions.by_category)
    shown = _sentence(figures, fields)
    while most is not None and len(shown) > most and fields > 0:
        fields -= 1
        shown = _sentence(figures, fields)
    return shown if most is None else shown[:most]


def _sentence(figures: Figures, fields: int) -> str:
    gatherings, opinions = figures.gatherings, figures.opinions
    counts = [(_lowered(name), count) for name, count in opinions.by_category]
    rest = sum(count for _, count in counts[fields:])
    listed = [*counts[:fields], (texts.OTHER_FIELDS, rest)] if rest > 0 else counts
    return texts.sentence(
        texts.period(figures.period.first_on, figures.period.last_on),
        texts.held(gatherings.meetings, gatherings.work_days, gatherings.office_days),
        texts.turns(gatherings.cadre_turns, gatherings.leader_turns, gatherings.citizen_turns),
        opinions.raised,
        listed if fields else (),
        amounts(figures),
    )


def amounts(figures: Figures) -> tuple[tuple[str, str], ...]:
    """Units with what was done in each, as numbers are written."""
    return tuple((unit, write_number(total)) for unit, total in figures.works)


def _lowered(name: str) -> str:
    """A name within a sentence; `BHYT` stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
