"""🖨: the list of a date, to be printed and signed."""

from dataclasses import dataclass
from typing import Any

from domain.authority import Action, scope
from domain.message import Utterance
from domain.people import Person, Role
from handlers.call import Call
from handlers.papers.ordering import order
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.refusals import Refused, Why
from handlers.registration import print_texts as texts
from handlers.registration.access import is_head, seen_board
from handlers.roles import names_of_hamlets, names_of_roles
from handlers.turnout import Turnout, turnout_of
from storage import commune, programmes, staff
from storage.deputies import Answer
from storage.programmes import Occurrence
from storage.transaction import Tx

KIND = "day_list"
BLANK_LINES = 10


@dataclass(frozen=True, slots=True)
class DayList:
    """What the printed list holds, as JSON can, and the occurrence it is of."""

    facts: dict[str, Any]
    occurrence: Occurrence


def print_list(call: Call) -> list[Utterance]:
    """A message holds the place of the list, and becomes it."""
    occurrence = seen_board(call)
    if occurrence is None:
        raise Refused(Why.GONE)
    return order(call, KIND, {"occurrence": occurrence.id})


def gather(tx: Tx, occurrence_id: int, person_id: int) -> DayList | None:
    """The list as it stands now; None when the person may not have it any more."""
    occurrence = programmes.occurrence(tx, occurrence_id)
    person = staff.by_id(tx, person_id)
    if occurrence is None or person is None:
        return None
    if scope(person, Action.FOLLOW_TURNOUT) is None and not is_head(person, occurrence):
        return None
    return DayList(_facts(tx, occurrence), occurrence)


def _facts(tx: Tx, occurrence: Occurrence) -> dict[str, Any]:
    turnout = turnout_of(tx, occurrence)
    leaders = [p for p in turnout.people if Role.LEADER in p.roles]
    others = [p for p in turnout.people if Role.LEADER not in p.roles]
    name, kind = commune.name(tx), rule_texts.KINDS[occurrence.kind]
    groups = [(texts.LEADERS, leaders), (texts.CADRES, others)]
    return {
        "nation": texts.NATION,
        "motto": texts.MOTTO,
        "issuer": texts.issuer(name),
        "place_and_date": texts.place_and_date(name, tx.today),
        "title": texts.TITLE,
        "occasion": texts.occasion(occurrence.rule.name, occurrence.occurs_on),
        "lines": [
            texts.where(kind, places(tx, occurrence)),
            texts.counts(turnout.expected, turnout.joined, len(turnout.absent)),
        ],
        "columns": list(texts.COLUMNS),
        "groups": [
            {"name": name, "rows": [_row(tx, occurrence, turnout, p) for p in people]}
            for name, people in groups
            if people
        ],
        "unregistered": texts.UNREGISTERED,
        "blank": BLANK_LINES,
        "signed": texts.SIGNED,
    }


def _row(tx: Tx, occurrence: Occurrence, turnout: Turnout, person: Person) -> list[str]:
    """The cells between the number and the signature."""
    word = turnout.words.get(person.id)
    heads = [texts.HEAD] if is_head(person, occurrence) else []
    role = names_of_roles(person.roles & {Role.CADRE, Role.LEADER})
    tasks = "; ".join(word.tasks) if word else ""
    return [
        person.full_name,
        ", ".join([*heads, role]),
        tasks,
        _hamlets(tx, occurrence, person, turnout),
        "; ".join(_said(tx, turnout, person)),
    ]


def _hamlets(tx: Tx, occurrence: Occurrence, person: Person, turnout: Turnout) -> str:
    if occurrence.place:
        return occurrence.place
    ids = list(occurrence.hamlet_ids)
    for one in turnout.deputies:
        if one.deputy_id == person.id and one.answer is Answer.ACCEPTED:
            ids += [id for id in one.hamlet_ids if id not in ids]
    named = [h.name for id in ids if (h := commune.hamlet(tx, id))]
    if occurrence.hamlet_ids or named:
        return ", ".join(named)
    return names_of_hamlets(tx, person)


def _said(tx: Tx, turnout: Turnout, person: Person) -> list[str]:
    word = turnout.words.get(person.id)
    said = []
    if word is not None:
        said.append(texts.JOINS if word.takes_part else texts.absence(word.reason))
        by = staff.name_of(tx, word.registered_by)
        said += [texts.written_by(by)] if by else []
    for one in turnout.deputies:
        if one.answer is Answer.ACCEPTED and one.deputy_id == person.id and one.for_id:
            said.append(texts.stands_in(staff.name_of(tx, one.for_id)))
        if one.answer is Answer.ACCEPTED and one.for_id == person.id:
            said.append(texts.replaced_by(staff.name_of(tx, one.deputy_id)))
    return said
