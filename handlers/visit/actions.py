"""Begins a visit's talk, and writes down what came of it."""

from datetime import date, timedelta

from domain.authority import Action, may
from domain.calendar import local_date
from domain.message import Button, CloseCard, Say, Utterance
from domain.visit import (
    CORRECTABLE_FOR,
    Attempt,
    JoinVisit,
    NewHousehold,
    VisitDraft,
    VisitOutcome,
    believable,
    is_late,
)
from handlers.asks.choice import Choice
from handlers.call import Call
from handlers.issue.departing import depart
from handlers.issue.opening import open_raised
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Passed, Script
from handlers.talk.state import Answer, State
from handlers.visit import flow, texts
from handlers.visit.behalf import tell_written_for
from handlers.visit.facts import VisitFacts, choice
from handlers.visit.household_page import receipt_rows
from handlers.visit.today import next_on_list, still_listed
from handlers.wording import local_time
from storage import (
    attachments,
    attempts,
    commune,
    households,
    programmes,
    staff,
    talks,
    visits,
)
from storage.talks import Talk


def start_visit(call: Call) -> list[Utterance]:
    """Open a visit; with an id its household is settled already."""
    call.require(Action.LOG_VISIT)
    answers: dict[str, Answer] = {}
    start = {"visited_on": local_date(call.heard.at, call.tx.zone).isoformat()}
    if call.id:
        picked = _picked(call)
        answers["household"] = Answer(picked.value, picked.given.shown)
    elif (untouched := _untouched(call, start)) is not None:
        return desk.again(call, LOG_VISIT, untouched)
    return desk.begin(call, LOG_VISIT, start, answers)


def _picked(call: Call) -> Choice:
    """The household of the button; a refusal is logged."""
    picked = VisitFacts(call, call.tx.today).pick(str(call.id))
    if picked is None:
        known = households.get(call.tx, call.id) is not None
        raise Refused(Why.NOT_ALLOWED, of=("household", call.id) if known else None)
    return picked


def _untouched(call: Call, start: dict[str, str]) -> Talk | None:
    """A visit that was opened today and never answered: a double tap opens one."""
    for talk in talks.open_of(call.tx, call.person.id):
        unanswered = talk.kind == LOG_VISIT.name and not talk.state["answers"]
        if unanswered and talk.state["start"] == start:
            return talk
    return None


def finish_visit(call: Call, talk_id: int, state: State, outcome: VisitOutcome) -> list[Utterance]:
    """Write the visit, the joining or the attempt; say what happens next."""
    match outcome:
        case VisitDraft():
            said, more = _record(call, talk_id, outcome)
        case JoinVisit(visit_id):
            said, more = _join(call, talk_id, visit_id), []
        case Attempt():
            said, more = _not_met(call, talk_id, outcome), []
    receipt = Say(said, (*receipt_rows(call, outcome), *_next(call)), key=f"receipt:{talk_id}")
    return [CloseCard(card.slot(talk_id)), *more, receipt]


def _record(call: Call, talk_id: int, draft: VisitDraft) -> tuple[str, list[Utterance]]:
    tx = call.tx
    if not believable(draft.visited_on, tx.today):
        raise SendBack("visited_on", texts.DAY_GONE)
    behalf = _on_behalf_of(call, draft)
    occurrence = programmes.counting_on(tx, draft.visited_on, behalf or call.person.id)
    visit = visits.record(
        tx,
        household_id=_household_id(call, draft.household, draft.visited_on),
        visited_on=draft.visited_on,
        by=call.person.id,
        occurrence_id=occurrence.id if occurrence else None,
        talk_id=talk_id,
        companion_ids=[p for p in draft.companion_ids if staff.by_id(tx, p)],
        topic_ids=draft.topic_ids,
        note=draft.note,
        place=draft.place,
        on_behalf_of=behalf,
    )
    opened = [*open_raised(call, talk_id, visit, draft), *tell_written_for(call, visit)]
    attachments.join_visit(tx, talk_id, visit.id)
    until = local_time(tx.now + CORRECTABLE_FOR - timedelta(minutes=1), tx.zone)
    late = occurrence is not None and is_late(tx.today, occurrence.occurs_on)
    return texts.receipt(visit.code, until, still_listed(call), late), opened


def _on_behalf_of(call: Call, draft: VisitDraft) -> int | None:
    if draft.on_behalf_of is None:
        return None
    facts = VisitFacts(call, call.tx.today)
    able = {c.value for c in facts.may_write_for(draft.household, draft.visited_on)}
    if draft.on_behalf_of not in able:
        raise SendBack("on_behalf_of", texts.BEHALF_GONE)
    return draft.on_behalf_of


def _household_id(call: Call, household: int | NewHousehold, on: date) -> int:
    if isinstance(household, NewHousehold):
        open_ones = {hamlet.id for hamlet in commune.hamlets(call.tx)}
        allowed = may(call.person, Action.LOG_VISIT, hamlet_id=household.hamlet_id)
        if household.hamlet_id not in open_ones or not allowed:
            raise SendBack("household.hamlet", texts.HAMLET_GONE)
        return households.add(call.tx, household.hamlet_id, household.head_name, by=call.person.id)
    if VisitFacts(call, on).pick(str(household)) is None:
        raise SendBack("household", texts.HOUSEHOLD_GONE)
    return household


def _join(call: Call, talk_id: int, visit_id: int) -> str:
    visit = visits.get(call.tx, visit_id)
    if visit is None or visit.withdrawn_at is not None:
        raise SendBack("household", texts.VISIT_GONE)
    if VisitFacts(call, visit.visited_on).pick(str(visit.household_id)) is None:
        raise SendBack("household", texts.HOUSEHOLD_GONE)
    visits.join(call.tx, visit_id, call.person.id)
    attachments.join_visit(call.tx, talk_id, visit_id)
    return texts.joined(visit.code, still_listed(call))


def _not_met(call: Call, talk_id: int, attempt: Attempt) -> str:
    on = local_date(call.heard.at, call.tx.zone)
    _household_id(call, attempt.household_id, on)
    attempts.record(
        call.tx, attempt.household_id, attempt.why, by=call.person.id, on=on, talk_id=talk_id
    )
    household = households.get(call.tx, attempt.household_id)
    assert household is not None
    why = texts.NOT_MET[str(attempt.why)]
    return texts.not_met(choice(household).given.shown, why, still_listed(call))


def _next(call: Call) -> tuple[tuple[Button, ...], ...]:
    home = link(texts.HOME, "home")
    following = next_on_list(call)
    if following is None:
        return ((home,),)
    return ((link(texts.NEXT_HOUSEHOLD, "visit", following), home),)


def _play(call: Call, state: State) -> Script[VisitOutcome]:
    on = state.start["visited_on"]
    return flow.log_visit(VisitFacts(call, date.fromisoformat(on)))


def household_on(path: tuple[Passed, ...]) -> Passed | None:
    """The household a visit's talk is about, once it is known."""
    for passed in path:
        stem = passed.question.key.partition("@")[0]
        known = stem in ("household", "household.of") and isinstance(passed.given.value, int)
        if known or (stem == "household.name"):
            return passed
    return None


def _title(call: Call, path: tuple[Passed, ...]) -> str:
    household = household_on(path)
    return texts.draft_title(household.given.shown) if household else texts.NEW_TITLE


def _subject(path: tuple[Passed, ...]) -> str | None:
    household = household_on(path)
    if household is None or not isinstance(household.given.value, int):
        return None
    return f"household:{household.given.value}"


LOG_VISIT = TalkKind(
    name="visit",
    heading=texts.HEADING,
    action=Action.LOG_VISIT,
    steps=("household", "topics", "raised", "review"),
    title=_title,
    play=_play,
    finish=finish_visit,
    subject=_subject,
    depart=depart,
    note_key="note",
    place_key="place",
    tied=("consent", "contact"),
    keeps_files=True,
)
