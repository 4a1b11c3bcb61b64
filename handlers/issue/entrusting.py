"""👤 A coordinator finds somebody for what nobody has, without reading a word of it."""

from dataclasses import replace

from domain.authority import Action, scope
from domain.issue import Stage
from domain.message import CloseCard, Rows, Say, Toast, Utterance
from domain.people import Person, Role
from handlers.asks.choice import OneOf
from handlers.call import Call
from handlers.issue import entrusting_texts as texts
from handlers.issue import moving
from handlers.issue.access import Passed, followed_issue, is_current, may_follow, passed_text
from handlers.issue.cards import about_issue
from handlers.issue.holders import WITH_CADRE, Holders
from handlers.issue.moving_news import tell_of
from handlers.leader import acts
from handlers.leader.filling import open_form
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.responsible.ability import Abilities
from handlers.roles import choices
from handlers.talk import card
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import issues, staff
from storage.issues import Issue
from storage.transaction import Tx


def entrust_buttons(call: Call, issue: Issue) -> Rows:
    """The way to find somebody, for a coordinator, while nobody has it."""
    if not (_finds(call, issue) and is_without(call.tx, issue)):
        return ()
    return ((link(texts.ENTRUST, "entrust", issue.id, str(issue.version)),),)


def is_without(tx: Tx, issue: Issue) -> bool:
    """Whether a coordinator only keeps it: nobody handles it, or nobody brings word of it."""
    if issue.stage == Stage.UNHELD:
        return not Holders(tx, issue).is_inspected
    if issue.stage == Stage.TRANSFERRED:
        # A coordinator only stands in for whoever asks the inspection.
        holder = staff.by_id(tx, issue.holder_id) if issue.holder_id else None
        return holder is not None and scope(holder, Action.SEE_ISSUE) is None
    return issue.stage in WITH_CADRE and issue.holder_id != issue.teller_id


def start_entrusting(call: Call) -> list[Utterance]:
    """Choose whom to give it."""
    issue = _asked_for(call)
    if not able_ones(call.tx, issue):
        return [Toast(texts.NOBODY_FITS, alert=True)]
    return open_form(call, ENTRUST, {"issue": issue.id, "version": issue.version})


def able_ones(tx: Tx, issue: Issue) -> list[Person]:
    """Whoever can take it on now, or bring word of it where that is what is wanting."""
    barred = Holders(tx, issue).barred
    if issue.stage != Stage.UNHELD:
        barred &= {issue.concerned_id}
    able = Abilities(tx, barred)
    return [
        one
        for one in staff.everyone(tx)
        if one.roles & {Role.LEADER, Role.CADRE} and able(one.id).cause is None
    ]


def _finds(call: Call, issue: Issue) -> bool:
    return Role.COORDINATOR in call.person.roles and may_follow(call, issue)


def _asked_for(call: Call) -> Issue:
    issue = followed_issue(call)
    if not _finds(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    if not (is_without(call.tx, issue) and is_current(call, issue)):
        raise Passed(issue)
    return issue


def _ask(call: Call, state: State) -> Script[int]:
    issue = issues.get(call.tx, state.start["issue"])
    brings_word = issue is not None and issue.stage in WITH_CADRE
    who: int = yield OneOf(
        key="who",
        name=texts.WHO,
        ask=texts.ASK_TELLER if brings_word else texts.ASK_HOLDER,
        hint=texts.HINT,
        load=lambda: choices(call.tx, able_ones(call.tx, issue) if issue else []),
        meaning=int,
    )
    return who


def _give(call: Call, talk_id: int, state: State, who: int) -> list[Utterance]:
    here = replace(call, id=state.start["issue"], extra=str(state.start["version"]))
    closed = CloseCard(card.slot(talk_id))
    try:
        issue = _asked_for(here)
        person = next((one for one in able_ones(call.tx, issue) if one.id == who), None)
        if person is None:
            raise SendBack("who", texts.GONE)
        if issue.stage == Stage.UNHELD:
            return [closed, *acts.assign(here, issue, person)]
        return [closed, *_brings_word(here, issue, person)]
    except Passed as passed:
        return [closed, Say(passed_text(call, passed.issue), acts.onward(call))]


def _brings_word(call: Call, issue: Issue, person: Person) -> list[Utterance]:
    move = moving.Move(issue, person, Stage(issue.stage), True, True, None, None)
    move = replace(move, issue=moving.carry_out(call.tx, move, by=call.person.id))
    moving.reschedule(call.tx, move.issue)
    return [
        Say(texts.given(issue.code, person.full_name), acts.onward(call)),
        *tell_of(call.tx, [move]),
    ]


ENTRUST: TalkKind[int] = TalkKind(
    name="entrust",
    heading=texts.HEADING,
    action=Action.FOLLOW_ISSUES,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("who",),
    play=_ask,
    finish=_give,
)
