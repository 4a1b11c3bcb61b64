"""Opens the form for an issue of its own, and writes down what came of it."""

from collections.abc import Mapping
from datetime import date

from domain.authority import Action, may
from domain.calendar import local_date
from domain.issue import Channel, IssueDraft, Origin, RaisedAlone, Referral, Stage, is_old_case
from domain.message import CloseCard, Rows, Say, Utterance
from domain.visit import OLDEST_CASE, believable
from handlers.call import Call
from handlers.issue import alone, texts
from handlers.issue.departing import depart
from handlers.issue.flow import ALONE
from handlers.issue.opening import refer, write_down
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Json, Passed, Script
from handlers.talk.state import State
from handlers.visit import texts as visit_texts
from handlers.visit.facts import VisitFacts
from storage import consents, households, staff
from storage.issues import Issue


def start_raising(call: Call) -> list[Utterance]:
    """💬 Ghi ý kiến; with an id it is of that household."""
    call.require(Action.RAISE_ISSUE)
    start: dict[str, Json] = {"received_on": local_date(call.heard.at, call.tx.zone).isoformat()}
    if call.id:
        household = call.require_household(households.get(call.tx, call.id))
        if not may(call.person, Action.RAISE_ISSUE, hamlet_id=household.hamlet_id):
            raise Refused(Why.NOT_ALLOWED, of=("household", household.id))
        start["household"] = household.id
    return desk.begin(call, RAISE, start)


def _play(call: Call, state: State) -> Script[RaisedAlone]:
    facts = VisitFacts(call, date.fromisoformat(state.start["received_on"]))
    channel = state.start.get("channel")
    likely = Channel(channel) if channel else None
    return alone.raise_alone(facts, state.start.get("household"), likely)


def finish_raising(call: Call, talk_id: int, state: State, result: RaisedAlone) -> list[Utterance]:
    """Record the issue, or that the citizen was shown the formal route."""
    closed = CloseCard(card.slot(talk_id))
    match result.raised:
        case Referral():
            dropped = refer(call, talk_id, ALONE.number, None)
            receipt = Say(texts.REFERRED, _next(state), key=f"receipt:{talk_id}")
            return [closed, *dropped, receipt]
        case IssueDraft() as draft:
            origin = _origin(call, talk_id, state, result, draft)
            hidden = _unnamed_household(call, state, result)
            issue, told = write_down(call, talk_id, ALONE.number, draft, origin, hidden)
            _keep_consent(call, result, issue)
            receipt = Say(_receipt(call, issue), _next(state), key=f"receipt:{talk_id}")
            return [closed, *told, receipt]


def _unnamed_household(call: Call, state: State, result: RaisedAlone) -> tuple[str, ...]:
    """The household whose page the form was opened from, where it stays unnamed."""
    opened_from = state.start.get("household")
    if result.household_id is not None or opened_from is None:
        return ()
    return households.names(call.tx, opened_from)


def _origin(
    call: Call, talk_id: int, state: State, result: RaisedAlone, draft: IssueDraft
) -> Origin:
    _check(call, result, draft)
    return Origin(
        result.channel,
        result.received_on,
        draft.hamlet_id,
        household_id=result.household_id,
        citizen_name=result.citizen_name,
        contact=result.contact,
        place=result.place,
        clocks_from=call.tx.today if is_old_case(result.received_on, call.tx.today) else None,
        is_noticed=result.is_noticed,
        talk_id=talk_id,
        item=ALONE.number,
        occurrence_id=state.start.get("occurrence"),
    )


def _check(call: Call, result: RaisedAlone, draft: IssueDraft) -> None:
    """What was chosen may have closed, or left the person's charge, since."""
    if not believable(result.received_on, call.tx.today, OLDEST_CASE):
        raise SendBack(f"{alone.STEM}.received_on", visit_texts.DAY_GONE)
    hamlet_id = draft.hamlet_id
    if hamlet_id and not may(call.person, Action.RAISE_ISSUE, hamlet_id=hamlet_id):
        raise SendBack(f"{alone.STEM}.hamlet", visit_texts.HAMLET_GONE)
    household_id = result.household_id
    if household_id and VisitFacts(call, call.tx.today).pick(str(household_id)) is None:
        raise SendBack(f"{alone.STEM}.household", visit_texts.HOUSEHOLD_GONE)


def _keep_consent(call: Call, result: RaisedAlone, issue: Issue) -> None:
    """What was agreed stays with whom it concerns; a refusal points at nobody."""
    if result.consent is None:
        return
    consents.ask(
        call.tx,
        by=call.person.id,
        wording=texts.CONSENT_READ,
        given=result.consent,
        household_id=result.household_id,
        issue_id=issue.id if result.consent and result.household_id is None else None,
    )


def _receipt(call: Call, issue: Issue) -> str:
    if issue.stage == Stage.CLOSED:
        return texts.closed_on_spot(issue.code)
    if issue.stage in (Stage.UNHELD, Stage.MERGED, Stage.TRANSFERRED):
        return texts.recorded(issue.code)
    return texts.sent_to(issue.code, staff.name_of(call.tx, issue.holder_id), issue.answer_on)


def _next(state: State) -> Rows:
    """Another one, at the same date of a programme where it was raised at one."""
    occurrence_id = state.start.get("occurrence")
    again = ("raisehere", occurrence_id) if occurrence_id else ("raise", 0)
    return ((link(texts.ANOTHER, *again), link(texts.HOME, "home")),)


def _title(call: Call, path: tuple[Passed, ...]) -> str:
    shown: Mapping[str, str] = {p.question.key: p.given.shown for p in path}
    stem = f"{alone.STEM}.category"
    return texts.title(shown.get(f"{stem}.of_all") or shown.get(stem, ""))


RAISE: TalkKind[RaisedAlone] = TalkKind(
    name="raise",
    heading=texts.HEADING,
    action=Action.RAISE_ISSUE,
    steps=alone.STEPS,
    title=_title,
    play=_play,
    finish=finish_raising,
    depart=depart,
    note_key=f"{alone.STEM}.said",
    place_key=f"{alone.STEM}.place",
    keeps_files=True,
)
