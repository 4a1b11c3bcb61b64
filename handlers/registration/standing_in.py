"""Somebody stands in: their answer, the list that passes to them, the hamlets they see."""

from dataclasses import replace
from datetime import date, time
from itertools import islice

from domain.authority import Action
from domain.calendar import instant
from domain.message import Redraw, Rows, Say, Tap, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.call import Call
from handlers.pages import link
from handlers.proposal.owners import is_shared
from handlers.proposal.proposing import next_in
from handlers.refusals import Refused, Why
from handlers.registration import deputy_texts as texts
from handlers.registration import texts as notice_texts
from handlers.registration.word import keep, tell, tell_of_refusal, withdraw
from handlers.wording import comrade
from storage import commune, deputies, programmes, proposals, registrations, staff
from storage.deputies import Answer, Deputy
from storage.programmes import Occurrence
from storage.transaction import Tx

EVENING = time(21)
"""On the last day nobody need be asked after this."""


def with_charges(tx: Tx, person: Person) -> Person:
    """The person as they act now: hamlets in which they stand in are in their charge meanwhile."""
    more = deputies.hamlets_of(tx, person.id)
    return replace(person, hamlet_ids=person.hamlet_ids | more) if more else person


def accept(call: Call) -> list[Utterance]:
    """✅: they go; the list is theirs, and those who asked are told."""
    tx, person = call.tx, call.person
    one, occurrence = _asked(call)
    call.require(Action.TAKE_PART)
    if occurrence is None or not deputies.settle(tx, one, Answer.ACCEPTED):
        return _over(call, one)
    told = keep(tx, occurrence, person.id, by=person.id, takes_part=True)
    passed = _take_list(tx, occurrence, one)
    name, on, whom, hamlets = _said(tx, occurrence, one)
    for id in sorted({one.asked_by, one.for_id or one.asked_by}):
        text = texts.will_go(name, on, comrade(person.full_name), whom, hamlets)
        told += tell(tx, id, text, f"goes:{one.id}:{id}")
    mine = texts.goes(name, on, whom, hamlets, passed)
    see = link(notice_texts.SEE_LIST, "list", occurrence.id)
    rows = ((link(notice_texts.ABSENT, "absent", occurrence.id),), (see, _HOME))
    return [Toast(texts.GOES), _in_place(call, mine, rows), *told]


def decline(call: Call) -> list[Utterance]:
    """🙅: they cannot; those who asked choose another."""
    one, occurrence = _asked(call)
    if occurrence is None or not deputies.settle(call.tx, one, Answer.DECLINED):
        return _over(call, one)
    mine = texts.not_going(occurrence.rule.name, occurrence.occurs_on)
    told = tell_of_refusal(call.tx, occurrence, one)
    return [Toast(texts.CANNOT_NOTED), _in_place(call, mine, ((_HOME,),)), *told]


def ask(
    tx: Tx,
    occurrence: Occurrence,
    who: Person,
    *,
    for_person: Person | None,
    hamlet_ids: frozenset[int],
    by: Person,
) -> list[Say]:
    """Somebody is asked, with buttons to answer; another who was asked for the same is freed."""
    told = []
    for other in deputies.of(tx, occurrence.id):
        same_person = for_person is not None and other.for_id == for_person.id
        same_place = for_person is None and other.for_id is None
        same_place = same_place and set(other.hamlet_ids) == hamlet_ids
        if other.is_open and (same_person or same_place):
            told += withdraw(tx, occurrence, other)
    id = deputies.ask(
        tx,
        occurrence.id,
        who.id,
        for_id=for_person.id if for_person else None,
        hamlet_ids=hamlet_ids,
        until_on=registrations.window(occurrence)[1],
        by=by.id,
    )
    one = deputies.get(tx, id)
    assert one is not None
    name, on, whom, hamlets = _said(tx, occurrence, one)
    count = len(passing(tx, occurrence, one))
    text = texts.asked(name, on, comrade(by.full_name), whom, hamlets, count)
    buttons = (link(texts.GO, "goes", id), link(texts.CANNOT, "cannotgo", id))
    until = instant(one.until_on, EVENING, tx.zone)
    say = Say(text, (buttons,), chat_id=who.chat_id, key=f"deputy:{id}", not_after=until)
    return [*told, say]


def passing(tx: Tx, occurrence: Occurrence, one: Deputy) -> list[int]:
    """The proposed households that pass to a deputy: the absent one's, or what nobody goes to.

    A list that is shared is theirs too, and stays as it is.
    """
    if is_shared(occurrence):
        return []
    there = deputies.proposed_in(tx, occurrence.id, one.hamlet_ids)
    if one.for_id is not None:
        return [id for id, person_id in there if person_id == one.for_id]
    words = registrations.of(tx, occurrence.id)
    going = {id for id, word in words.items() if word.takes_part}
    return [id for id, person_id in there if person_id not in going]


def _take_list(tx: Tx, occurrence: Occurrence, one: Deputy) -> int:
    """How many households passed; where none were proposed yet some are now."""
    ids = passing(tx, occurrence, one)
    deputies.hand_over(tx, one, ids, None, one.deputy_id)
    if not ids and occurrence.kind is OccurrenceKind.VISITS and not is_shared(occurrence):
        ids = _propose(tx, occurrence, one)
    deputies.keep_households(tx, one, ids)
    return len(ids)


def _propose(tx: Tx, occurrence: Occurrence, one: Deputy) -> list[int]:
    most = occurrence.rule.households_per_hamlet
    chosen = [n for id in one.hamlet_ids for n in islice(next_in(tx, occurrence, id), most)]
    proposals.propose(tx, occurrence.id, one.deputy_id, chosen)
    return [n.household_id for n in chosen]


def _asked(call: Call) -> tuple[Deputy, Occurrence | None]:
    """The question put to this person; without its date when that can no longer be answered.

    Raises:
        Refused: There is none, or somebody else was asked.
    """
    one = deputies.get(call.tx, call.id)
    if one is None or one.deputy_id != call.person.id:
        raise Refused(Why.GONE)
    occurrence = programmes.occurrence(call.tx, one.occurrence_id)
    is_over = occurrence is None or occurrence.is_cancelled or one.until_on < call.tx.today
    return one, None if is_over or one.answer is not Answer.ASKED else occurrence


def _over(call: Call, one: Deputy) -> list[Utterance]:
    """A second tap changes nothing; a question that stands no more says so in its place."""
    if one.answer in (Answer.ACCEPTED, Answer.DECLINED):
        return [Toast(texts.GOES if one.answer is Answer.ACCEPTED else texts.CANNOT_NOTED)]
    occurrence = programmes.occurrence(call.tx, one.occurrence_id)
    if occurrence is None:
        raise Refused(Why.GONE)
    text = texts.over(occurrence.rule.name, occurrence.occurs_on)
    return [Toast(texts.OVER), _in_place(call, text, ((_HOME,),))]


def _said(tx: Tx, occurrence: Occurrence, one: Deputy) -> tuple[str, date, str, list[str]]:
    whom = comrade(staff.name_of(tx, one.for_id)) if one.for_id else ""
    hamlets = [h.name for id in one.hamlet_ids if (h := commune.hamlet(tx, id))]
    return occurrence.rule.name, occurrence.occurs_on, whom, hamlets


def _in_place(call: Call, text: str, rows: Rows) -> Utterance:
    """In the question itself; typed words are answered by a new message."""
    if isinstance(call.heard.content, Tap) and call.heard.message_id is not None:
        return Redraw(call.heard.message_id, text, rows)
    return Say(text, rows)


_HOME = link(notice_texts.HOME, "home")
