"""A new programme is announced to everyone who takes part, with their next dates."""

from collections.abc import Iterator

from domain.message import Lane, Say
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.pages import link
from handlers.programme import announcing_texts as texts
from handlers.programme import rule_texts
from handlers.programme.news import told_by_day
from handlers.programme.rules import places, said_days, said_gathering
from handlers.turnout import can_be_told, expected
from storage import programmes
from storage.programmes import Occurrence
from storage.transaction import Tx

DATES_SHOWN = 3


def announce(tx: Tx, programme_id: int, by: int) -> Iterator[Say]:
    """One message each; not to who set it up, and not when nothing is planned yet."""
    known = programmes.of_programme(tx, programme_id)
    coming = [o for o in known if o.occurs_on >= tx.today and not o.is_cancelled]
    dates = [o for o in coming if o.kind is not OccurrenceKind.OFFICE][:DATES_SHOWN]
    for person in expected(tx, dates[0]) if dates else ():
        if person.id != by and can_be_told(person):
            yield _announcement(tx, person, dates)


def _announcement(tx: Tx, person: Person, dates: list[Occurrence]) -> Say:
    rule = dates[0].rule
    lines = [
        texts.a_date(o.occurs_on, rule_texts.KINDS[o.kind], ", ".join(places(tx, o, person)))
        for o in dates
    ]
    return Say(
        texts.announced(
            rule.name, said_days(rule), said_gathering(rule.gathers_at, rule.gathers_where), lines
        ),
        ((link(texts.MY_CALENDAR, "calendar"),),),
        chat_id=person.chat_id,
        lane=Lane.REMINDER,
        key=f"programme:{dates[0].programme_id}:{person.id}",
        due_at=told_by_day(tx, dates[0].occurs_on),
    )
