"""Today's list: the households proposed for an occurrence, and which are left."""

from domain.authority import Action
from domain.message import Button, Utterance
from handlers.call import Call
from handlers.pages import link, page
from handlers.visit import texts
from handlers.visit.facts import choice
from storage import attempts, households, programmes, proposals


def left_today(call: Call) -> list[int]:
    """Ids of the households on the person's list that nobody has visited yet, in order."""
    occurrence = programmes.counting_on(call.tx, call.tx.today, call.person.id)
    if occurrence is None:
        return []
    return proposals.still_to_visit(call.tx, occurrence, call.person.id)


def has_list(call: Call) -> bool:
    """Whether households are proposed to the person for today."""
    occurrence = programmes.counting_on(call.tx, call.tx.today, call.person.id)
    return bool(occurrence and proposals.listed(call.tx, occurrence.id, call.person.id))


def still_listed(call: Call) -> int:
    """How many are left."""
    return len(left_today(call))


def next_on_list(call: Call) -> int | None:
    """The household to visit next; one that was not met today is not come back to by itself."""
    left = left_today(call)
    not_met = attempts.made_on(call.tx, call.person.id, call.tx.today) if left else ()
    return next((id for id in left if id not in not_met), None)


def show_today(call: Call) -> list[Utterance]:
    """The page with today's list; without one it says what to do."""
    call.require(Action.LOG_VISIT)
    tx = call.tx
    leave = (link(texts.MY_CALENDAR, "calendar"), link(texts.HOME, "home"))
    log = (link(texts.LOG_VISIT, "visit"),)
    occurrence = programmes.counting_on(tx, tx.today, call.person.id)
    ids = proposals.listed(tx, occurrence.id, call.person.id) if occurrence else []
    if occurrence is None or not ids:
        return [page(call, texts.NO_LIST, (log, leave))]
    left = set(proposals.still_to_visit(tx, occurrence, call.person.id))
    known = households.some(tx, ids)
    rows = [(_button(choice(known[id]).label, id, id in left),) for id in ids if id in known]
    name, on = occurrence.rule.name, occurrence.occurs_on
    if left:
        text = texts.list_title(name, on, len(left), len(ids))
    else:
        text = texts.list_done(name, on, len(ids))
    return [page(call, text, (*rows, log, leave))]


def _button(label: str, household_id: int, left: bool) -> Button:
    shown = texts.listed(label, visited=not left)
    return link(shown, "visit" if left else "household", household_id)
