"""Today's list: the households proposed for an occurrence, and which are left."""

from domain.authority import Action
from domain.message import Utterance
from handlers.call import Call
from handlers.pages import page
from handlers.proposal import lists, texts
from storage import attempts, programmes, proposals


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
    occurrence = programmes.counting_on(call.tx, call.tx.today, call.person.id)
    if occurrence is None or not lists.of_person(call, occurrence):
        return [page(call, texts.NO_LIST_TODAY, (lists.LOG, lists.LEAVE))]
    return lists.show(call, occurrence)
