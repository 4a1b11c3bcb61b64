"""Answers why a message came: to whom it concerns, and to nobody else."""

from domain.message import Toast, Utterance
from domain.programme import MomentKind
from domain.text import shorten
from handlers.call import Call
from handlers.refusals import Refused, Why
from handlers.reminder import why_texts as texts
from handlers.reminder.bundles import told_by
from handlers.reminder.rungs import concerned
from handlers.reminder.snoozing import own_notice
from storage import programmes

MOST = 200
"""Characters of a toast."""

LONGEST_NAME = 60
_LADDER = frozenset(MomentKind) - {MomentKind.MORNING}


def why(call: Call) -> list[Utterance]:
    """Why this message came: the extra is its kind, or `all` for the notice of a message."""
    if call.extra == "all":
        parts = told_by(call.tx, own_notice(call))
        if not parts:
            raise Refused(Why.GONE)
        names = ", ".join(part.occurrence.rule.name for part in parts)
        kind = parts[0].moment.kind
        return [Toast(_shown(texts.why_none(shorten(names, LONGEST_NAME), kind)), alert=True)]
    occurrence = programmes.occurrence(call.tx, call.id)
    if occurrence is None or call.extra not in _LADDER:
        raise Refused(Why.GONE)
    kind = MomentKind(call.extra)
    people = concerned(call.tx, kind, occurrence)
    if all(person.id != call.person.id for person in people):
        raise Refused(Why.NOT_ALLOWED)
    name = shorten(occurrence.rule.name, LONGEST_NAME)
    rules = [m for m in occurrence.rule.moments if m.kind is kind]
    times = "; ".join(texts.time_of(rule.days, f"{rule.at:%H:%M}") for rule in rules)
    said = texts.why(name, kind, times) if rules else texts.why_none(name, kind)
    return [Toast(_shown(said), alert=True)]


def _shown(said: str) -> str:
    return shorten(said, MOST)
