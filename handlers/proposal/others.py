"""The lists of a date, for the coordinator: names and hamlets, and why, of every list."""

from domain.inquiry import is_id
from domain.message import Button, Utterance
from domain.text import sort_key
from handlers.call import Call
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.proposal import others_texts as texts
from handlers.proposal.lists import exchange_row, lines
from handlers.proposal.owners import exchanges_for_others, on_list, open_date
from handlers.refusals import Refused, Why
from storage import history, proposals, staff
from storage.programmes import Occurrence
from storage.transaction import Tx


def show_lists(call: Call) -> list[Utterance]:
    """Every list of a date; the button's extra is the leaf."""
    occurrence = _date(call)
    counts: dict[int | None, list[bool]] = {}
    for one in proposals.of_occurrence(call.tx, occurrence):
        counts.setdefault(one.person_id, []).append(one.is_visited)
    rows = [_row(call.tx, occurrence, owner_id, done) for owner_id, done in counts.items()]
    shown = leaf(sorted(rows, key=lambda row: sort_key(row.label)), _number(call.extra))
    name, on = occurrence.rule.name, occurrence.occurs_on
    text = texts.lists(name, on, len(rows)) if rows else texts.no_lists(name, on)
    leave = (link(texts.DATE, "occurrence", occurrence.id), link(texts.HOME, "home"))
    turns = shown.turns("lists", occurrence.id)
    return [page(call, text, (*((button,) for button in shown.items), *turns, leave))]


def show_list_of(call: Call) -> list[Utterance]:
    """One list; the button's extra names whose it is, 0 the shared one, and the leaf."""
    occurrence = _date(call)
    owner, _, number = call.extra.partition(".")
    return show(call, occurrence, _number(owner) or None, _number(number))


def show(
    call: Call, occurrence: Occurrence, owner_id: int | None, number: int = 0
) -> list[Utterance]:
    """A list on a page."""
    listed = on_list(call.tx, occurrence, owner_id)
    if not listed:
        raise Refused(Why.GONE)
    shown = leaf(lines(call, occurrence, listed), number)
    history.looked(call.tx, "list", occurrence.id, by=call.person.id)
    visited = sum(one.is_visited for one in listed)
    name, on, whose = occurrence.rule.name, occurrence.occurs_on, _owner(call.tx, owner_id)
    text = texts.list_of(name, on, whose, visited, len(listed))
    ways = _turns(occurrence, owner_id, shown.number, shown.count)
    leave = (link(texts.LISTS, "lists", occurrence.id), link(texts.HOME, "home"))
    body = "\n".join([text, "", *(one.text for one in shown.items)])
    rows = (*((ways,) if ways else ()), *exchange_row(call, occurrence, listed), leave)
    return [page(call, body, rows, protect=True)]


def _date(call: Call) -> Occurrence:
    if not exchanges_for_others(call.person):
        raise Refused(Why.NOT_ALLOWED)
    return open_date(call, call.id)


def _row(tx: Tx, occurrence: Occurrence, owner_id: int | None, done: list[bool]) -> Button:
    label = texts.of_owner(_owner(tx, owner_id), sum(done), len(done))
    return link(label, *_of(occurrence, owner_id))


def _owner(tx: Tx, owner_id: int | None) -> str:
    return staff.name_of(tx, owner_id) if owner_id else texts.DELEGATION


def _of(occurrence: Occurrence, owner_id: int | None, number: int = 0) -> tuple[str, int, str]:
    return "listof", occurrence.id, f"{owner_id or 0}.{number}"


def _turns(
    occurrence: Occurrence, owner_id: int | None, number: int, count: int
) -> tuple[Button, ...]:
    ways = [(texts.LESS, number - 1), (texts.MORE, number + 1)]
    return tuple(
        link(label, *_of(occurrence, owner_id, to)) for label, to in ways if 0 <= to < count
    )


def _number(words: str) -> int:
    """What a button carries, possibly forged."""
    return int(words) if is_id(words) else 0
