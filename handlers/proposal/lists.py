"""A list of households on a page: one's own today or ahead, each household with its reason."""

from dataclasses import dataclass

from domain.authority import Action, may
from domain.message import Button, Rows, Utterance
from domain.priority import PRIORITY, told
from domain.programme import OccurrenceKind
from domain.visiting import Reason
from handlers.call import Call
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.proposal import texts
from handlers.proposal.owners import is_open_to, may_exchange, open_date
from handlers.proposal.proposing import propose
from handlers.proposal.reach import goes_on
from handlers.refusals import Refused, Why
from handlers.turnout import is_called
from handlers.visit.facts import choice
from handlers.wording import comrade
from storage import history, households, priorities, proposals, registrations, staff
from storage.households import Household
from storage.programmes import NEAR, Occurrence
from storage.proposals import Proposed

EXCHANGED = "exchanged"
"""The event of an occurrence: one household was put on a list in the place of another."""

LOG = (link(texts.LOG_VISIT, "visit"),)
LEAVE = (link(texts.MY_CALENDAR, "calendar"), link(texts.HOME, "home"))


def show_list(call: Call) -> list[Utterance]:
    """The person's list for the date the button is about; its extra is the leaf."""
    call.require(Action.TAKE_PART)
    occurrence = open_date(call, call.id)
    if not is_called(call.tx, occurrence, call.person.id):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))
    if occurrence.occurs_on - call.tx.today <= NEAR:
        propose(call.tx, occurrence, call.person)
    known = call.extra.isascii() and call.extra.isdecimal() and len(call.extra) < 4
    return show(call, occurrence, int(call.extra) if known else 0)


def show(call: Call, occurrence: Occurrence, number: int = 0) -> list[Utterance]:
    """The person's own list, or the one they share."""
    name, on = occurrence.rule.name, occurrence.occurs_on
    whole = of_person(call, occurrence)
    mine = [one for one in whole if is_open_to(call, occurrence, one.hamlet_id)]
    if whole and not mine:
        return [page(call, texts.not_open(name, on), (LEAVE,))]
    if not mine:
        visits = occurrence.kind is OccurrenceKind.VISITS
        text = texts.no_list(name, on) if visits else texts.no_visits(name, on)
        return [page(call, text, (LOG, LEAVE) if visits else (LEAVE,))]
    shown = leaf(lines(call, occurrence, mine), number)
    history.looked(call.tx, "list", occurrence.id, by=call.person.id)
    opens_on, _ = registrations.window(occurrence)
    left = sum(not one.is_visited for one in mine)
    if call.tx.today < opens_on:
        text = texts.before(name, on, len(mine), opens_on)
    elif left:
        text = texts.title(name, on, left, len(mine))
    else:
        text = texts.done(name, on, len(mine))
    rows = tuple((one.button,) for one in shown.items if one.button)
    turns = shown.turns("list", occurrence.id)
    body = "\n".join([text, "", *(one.text for one in shown.items)])
    below = (*exchange_row(call, occurrence, mine), LOG, LEAVE)
    return [page(call, body, (*rows, *turns, *below), protect=True)]


def exchange_row(call: Call, occurrence: Occurrence, listed: list[Proposed]) -> Rows:
    """The way to another household in the place of one, for who may."""
    left = [one for one in listed if not one.is_visited]
    if not left or not may_exchange(call, occurrence, left[0].person_id):
        return ()
    owner = str(left[0].person_id or 0)
    return ((link(texts.EXCHANGE, "exchange", occurrence.id, owner),),)


def of_person(call: Call, occurrence: Occurrence) -> list[Proposed]:
    """What stands on the person's list."""
    every = proposals.of_occurrence(call.tx, occurrence)
    return [one for one in every if one.person_id in (None, call.person.id)]


@dataclass(frozen=True, slots=True)
class Line:
    """A household of a list: HTML, and the button that opens it for who may."""

    text: str
    button: Button | None


def lines(call: Call, occurrence: Occurrence, listed: list[Proposed]) -> list[Line]:
    """The households of a list in order, each with why it is there."""
    known = households.some(call.tx, [one.household_id for one in listed])
    goes = goes_on(call.tx, call.person, occurrence, call.tx.today)
    is_any_chosen = any(one.reason is Reason.CHOSEN for one in listed)
    who = _who_chose(call, occurrence) if is_any_chosen else {}
    shown = []
    for number, one in enumerate(listed, start=1):
        household = known[one.household_id]
        why = said_reason(call, one.reason, household)
        if one.reason is Reason.CHOSEN and household.id in who:
            why = texts.chosen_by(comrade(who[household.id]))
        text = texts.row(number, choice(household).given.shown, why, one.is_visited)
        shown.append(Line(text, _button(call, one, household, goes=goes)))
    return shown


def _button(call: Call, one: Proposed, household: Household, *, goes: bool) -> Button | None:
    if not (goes or may(call.person, Action.SEE_HOUSEHOLD, hamlet_id=household.hamlet_id)):
        return None
    action = "visit" if goes and not one.is_visited else "household"
    return link(texts.button(choice(household).label, one.is_visited), action, household.id)


def said_reason(call: Call, reason: Reason, household: Household) -> str:
    """Why a household is there; a group is named to who is in charge, a sensitive one never."""
    in_charge = may(call.person, Action.SEE_HOUSEHOLD, hamlet_id=household.hamlet_id)
    if reason is not Reason.PRIORITY or not in_charge:
        return texts.REASONS[reason]
    groups = [one.group for one in priorities.of_household(call.tx, household.id)]
    return texts.groups(told(groups, sees_household=False)) or PRIORITY


def _who_chose(call: Call, occurrence: Occurrence) -> dict[int, str]:
    """Who put each of the chosen households there, the last time it was."""
    events = history.of(call.tx, "occurrence", occurrence.id)
    chosen = {int(e.new): e.person_id for e in events if e.what == EXCHANGED}
    return {id: staff.name_of(call.tx, person_id) for id, person_id in chosen.items()}
