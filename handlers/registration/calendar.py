"""🗓 Lịch của tôi: what comes for a person in the next days, and their word for it."""

from datetime import timedelta

from domain.authority import Action
from domain.message import Button, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.call import Call
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.proposal.proposing import propose_to_all
from handlers.registration import calendar_texts as texts
from handlers.registration.registering import answer, open_occurrence
from storage import programmes, registrations
from storage.programmes import Occurrence
from storage.transaction import Tx

DAYS_SHOWN = 30


def show_calendar(call: Call) -> list[Utterance]:
    """The person's next days; the button's id is the leaf."""
    call.require(Action.TAKE_PART)
    coming = coming_for(call.tx, call.person)
    leave = (link(texts.TODAY, "today"), link(texts.HOME, "home"))
    past = (link(texts.MEETINGS, "meetings"),)
    if not coming:
        return [page(call, texts.NOTHING, (past, leave))]
    shown = leaf(coming, call.id)
    words = {o.id: _word(call, o) for o in shown.items}
    entries = [_entry(call, o, words[o.id]) for o in shown.items]
    rows = [row for o in shown.items if (row := _buttons(o, words[o.id]))]
    text = "\n\n".join([texts.title(DAYS_SHOWN, len(coming)), *entries])
    return [page(call, text, (*rows, *shown.turns("calendar"), past, leave))]


def join(call: Call) -> list[Utterance]:
    """The person takes part; said on the calendar."""
    occurrence = open_occurrence(call)
    answer(call, occurrence, takes_part=True)
    propose_to_all(call.tx, occurrence)
    first = Call(call.tx, call.person, call.heard)
    return [Toast(texts.JOINED), *show_calendar(first)]


def coming_for(tx: Tx, person: Person) -> list[Occurrence]:
    """The occurrences of the next days that a person takes part in, in order."""
    kept = programmes.kept_between(tx, tx.today, tx.today + timedelta(days=DAYS_SHOWN))
    return [o for o in kept if o.rule.participants.include(person.id)]


def _word(call: Call, occurrence: Occurrence) -> bool | None:
    mine = registrations.of(call.tx, occurrence.id).get(call.person.id)
    return mine.takes_part if mine else None


def _entry(call: Call, occurrence: Occurrence, word: bool | None) -> str:
    asked = occurrence.kind is not OccurrenceKind.OFFICE
    return texts.entry(
        occurrence.occurs_on,
        occurrence.rule.name,
        rule_texts.KINDS[occurrence.kind],
        ", ".join(places(call.tx, occurrence, call.person)) or rule_texts.AT_OFFICE,
        texts.WORDS[word] if asked else "",
    )


def _buttons(occurrence: Occurrence, word: bool | None) -> tuple[Button, ...]:
    if occurrence.kind is OccurrenceKind.OFFICE:
        return ()
    join = link(texts.join(occurrence.occurs_on), "joins", occurrence.id)
    absent = link(texts.absent(occurrence.occurs_on), "absent", occurrence.id)
    return {None: (join, absent), True: (absent,), False: (join,)}[word]
