"""What leaders and the coordinator hear when a date is over: answers brought first."""

from domain.programme import OccurrenceKind
from handlers.programme import rule_texts
from handlers.reminder import digest_texts as texts
from handlers.turnout import expected
from storage import outcomes, registrations
from storage.programmes import Occurrence
from storage.transaction import Tx


def digest_text(tx: Tx, occurrence: Occurrence) -> str:
    """What came of an occurrence, without any citizen's name."""
    found = outcomes.of(tx, occurrence)
    people = expected(tx, occurrence)
    words = registrations.of(tx, occurrence.id)
    logged = outcomes.who_logged(tx, occurrence)
    answered = [
        (person.full_name, person.id in logged, words[person.id].takes_part)
        for person in people
        if person.id in words
    ]
    absent = [name for name, _, takes_part in answered if not takes_part]
    unlogged = [name for name, has_logged, takes_part in answered if takes_part and not has_logged]
    silent = [p.full_name for p in people if p.id not in words and p.id not in logged]
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    return texts.digest(
        occurrence.rule.name,
        occurrence.occurs_on,
        rule_texts.KINDS[occurrence.kind],
        found.brought,
        found.overdue,
        found.meetings if is_visits else 1,
        found.households,
        found.opinions,
        absent,
        unlogged if is_visits else [],
        silent if is_visits else [],
    )
