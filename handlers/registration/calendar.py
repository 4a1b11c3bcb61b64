"""🗓 Lịch của tôi: what comes for a person in the next days, and their word for it."""

from collections import defaultdict
from datetime import date, timedelta

from domain.authority import Action
from domain.message import Rows, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.call import Call
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.proposal.proposing import propose
from handlers.registration import calendar_texts as texts
from handlers.registration import deputy_texts
from handlers.registration.access import is_head
from handlers.registration.registering import answer, instead, open_occurrence
from storage import deputies, programmes, registrations, staff
from storage.programmes import Occurrence
from storage.registrations import Registration
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
    words = {o.id: registrations.word(call.tx, o.id, call.person.id) for o in shown.items}
    numbers = _numbers(coming)
    entries = [_entry(call, o, words[o.id], numbers.get(o.id, 0)) for o in shown.items]
    rows = [
        row for o in shown.items for row in _buttons(call, o, words[o.id], numbers.get(o.id, 0))
    ]
    text = "\n\n".join([texts.title(DAYS_SHOWN, len(coming)), *entries])
    return [page(call, text, (*rows, *shown.turns("calendar"), past, leave))]


def join(call: Call) -> list[Utterance]:
    """The person takes part; said on the calendar."""
    occurrence = open_occurrence(call)
    told = answer(call, occurrence, takes_part=True)
    propose(call.tx, occurrence, call.person)
    first = Call(call.tx, call.person, call.heard)
    return [Toast(texts.JOINED), *show_calendar(first), *told]


def coming_for(tx: Tx, person: Person) -> list[Occurrence]:
    """The occurrences of the next days that a person takes part in, in order."""
    kept = programmes.kept_between(tx, tx.today, tx.today + timedelta(days=DAYS_SHOWN))
    stands_in = deputies.stood_in(tx, person.id)
    return [o for o in kept if o.rule.participants.include(person.id) or o.id in stands_in]


def _numbers(coming: list[Occurrence]) -> dict[int, int]:
    """Occurrences that share their day, and are asked about, by their number on it."""
    of_day: dict[date, list[int]] = defaultdict(list)
    for one in coming:
        if one.kind is not OccurrenceKind.OFFICE:
            of_day[one.occurs_on].append(one.id)
    shared = [ids for ids in of_day.values() if len(ids) > 1]
    return {id: number for ids in shared for number, id in enumerate(ids, start=1)}


def _entry(call: Call, occurrence: Occurrence, mine: Registration | None, number: int) -> str:
    asked = occurrence.kind is not OccurrenceKind.OFFICE
    place = ", ".join(places(call.tx, occurrence, call.person)) if asked else ""
    more = [texts.tasks(mine.tasks)] if mine and mine.tasks else []
    more += [texts.written_by(name)] if mine and (name := _writer(call, mine)) else []
    more += [said] if (said := instead(call.tx, occurrence, call.person)) else []
    return texts.entry(
        occurrence.occurs_on,
        occurrence.rule.name,
        rule_texts.KINDS[occurrence.kind],
        place,
        "\n".join([_said(mine), *more]) if asked else "",
        number,
    )


def _said(mine: Registration | None) -> str:
    return texts.WORDS[mine.takes_part if mine else None]


def _writer(call: Call, mine: Registration) -> str:
    return staff.name_of(call.tx, mine.registered_by)


def _buttons(call: Call, occurrence: Occurrence, mine: Registration | None, number: int) -> Rows:
    if occurrence.kind is OccurrenceKind.OFFICE:
        return ()
    on, id = occurrence.occurs_on, occurrence.id
    join = link(texts.join(on, number), "joins", id)
    absent = link(texts.absent(on, number), "absent", id)
    take_on = link(texts.take_on(on, number), "takeon", id)
    deputy = link(deputy_texts.deputy_of(on, number), "deputy", id)
    word = mine.takes_part if mine else None
    answer = {None: (join, absent), True: (take_on, absent), False: (join, deputy)}[word]
    heads = is_head(call.person, occurrence)
    return (answer, (link(texts.delegation(on, number), "turnout", id),)) if heads else (answer,)
