"""What the cadre records after telling: received, satisfied, not satisfied, not met, public."""

from domain.authority import Action
from domain.issue import Stage, Word
from domain.message import CloseCard, Redraw, Say, Tap, Toast, Utterance
from domain.people import Person
from handlers.asks.words import Line
from handlers.call import Call
from handlers.issue.access import Passed, held_issue
from handlers.issue.cards import masked_words, pushes, track
from handlers.issue.facts import leader_for
from handlers.leader import texts as leader_texts
from handlers.leader.acts import change, holding
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling import texts
from handlers.telling.tasks import tell_result
from handlers.turnout import can_be_told
from storage import history, issues, staff, workdays
from storage.issues import Issue

TO_TELL = (Stage.ANSWERED, Stage.REFUSED)
MOST_TRIES = 3


def noticed(call: Call) -> list[Utterance]:
    """The citizen was told that it was received: this stops the first clock."""
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if issue.teller_id != call.person.id:
        history.looked(call.tx, "issue", issue.id, by=call.person.id, refused=True)
        raise Refused(Why.NOT_ALLOWED)
    if issue.first_notice_at is None:
        changed = {"first_notice_at": call.tx.now}
        issues.act(call.tx, issue, "noticed", changed, by=call.person.id)
    return [Toast(texts.NOTICE_DONE), *_in_place(call, texts.NOTICE_DONE)]


def satisfied(call: Call) -> list[Utterance]:
    """Told, and the citizen is satisfied: closed."""
    issue = held_issue(call, *TO_TELL)
    issue = _close(call, issue, "satisfied", Word.SATISFIED)
    return [
        Toast(texts.THANKS),
        *_in_place(call, texts.satisfied(issue.code)),
        *_tracked(call, issue),
    ]


def _close(call: Call, issue: Issue, what: str, word: Word | None, why: str = "") -> Issue:
    values = {
        **holding(call.tx, Stage.CLOSED, None, None),
        "word": str(word) if word else None,
        "first_notice_at": issue.first_notice_at or (call.tx.now if word else None),
    }
    return change(call, issue, what, values, why=why)


def not_reached(call: Call) -> list[Utterance]:
    """Not met yet: three tries on different days are counted apart as not reached."""
    issue = held_issue(call, *TO_TELL)
    if issue.last_try_on == call.tx.today:
        return [Toast(texts.TRY_TOMORROW, alert=True)]
    tries = issue.tries + 1
    values = {"tries": tries, "last_try_on": call.tx.today}
    if tries >= MOST_TRIES:
        values |= holding(call.tx, Stage.CLOSED, None, None)
    else:
        again_on = workdays.calendar(call.tx).after(call.tx.today, 1)
        values |= holding(call.tx, Stage(issue.stage), call.person.id, again_on)
    what = "not_reached" if tries >= MOST_TRIES else "tried"
    issue = change(call, issue, what, values, new=str(tries))
    again = tell_result(call.tx, issue) if issue.stage != Stage.CLOSED else []
    return [
        Toast(texts.THANKS),
        *_in_place(call, texts.tried(issue.code, tries)),
        *_tracked(call, issue),
        *again,
    ]


def start_unsatisfied(call: Call) -> list[Utterance]:
    """Told, and not satisfied: the citizen's words are asked."""
    issue = held_issue(call, *TO_TELL)
    return desk.begin(call, UNSATISFIED, {"issue": issue.id, "version": issue.version})


def start_public(call: Call) -> list[Utterance]:
    """Made public at the hamlet: where is asked."""
    issue = held_issue(call, *TO_TELL)
    return desk.begin(call, PUBLIC, {"issue": issue.id, "version": issue.version})


def _ask_why(call: Call, state: State) -> Script[str]:
    why: str = yield Line(key="why", name=texts.WHY, ask=texts.ASK_WHY, most=500)
    return why


def _reopen(call: Call, talk_id: int, state: State, why: str) -> list[Utterance]:
    closed: list[Utterance] = [CloseCard(card.slot(talk_id))]
    here = _on(call, state)
    try:
        issue = held_issue(here, *TO_TELL)
        again = _answerer(call, issue)
        due_on = workdays.calendar(call.tx).after(call.tx.today, 5)
        stage = Stage.WAITING if again else Stage.UNHELD
        values = {
            **holding(call.tx, stage, again.id if again else None, due_on),
            "leader_id": again.id if again else None,
            "word": str(Word.UNSATISFIED),
            "first_notice_at": issue.first_notice_at or call.tx.now,
            "answer_on": due_on,
            "promised_on": None,
            "seen_at": None,
        }
        issue = change(here, issue, "reopened", values, why=why)
    except Passed as passed:
        return [*closed, Say(passed.text)]
    said = [*closed, Say(texts.reopened(issue.code)), *_tracked(call, issue)]
    if again is not None:
        shown = masked_words(call.tx, issue, why)
        said += pushes(call.tx, issue, again, leader_texts.reopened(issue.code, shown))
    return said


def _answerer(call: Call, issue: Issue) -> Person | None:
    """Whoever answered, else another leader."""
    leader = staff.by_id(call.tx, issue.leader_id) if issue.leader_id else None
    if leader is not None and can_be_told(leader):
        return leader
    return leader_for(call.tx, issue.hamlet_id, call.person.id)


def _ask_where(call: Call, state: State) -> Script[str]:
    where: str = yield Line(
        key="where", name=texts.WHERE, ask=texts.ASK_WHERE, suggestions=texts.PLACES, most=120
    )
    return where


def _publish(call: Call, talk_id: int, state: State, where: str) -> list[Utterance]:
    closed: list[Utterance] = [CloseCard(card.slot(talk_id))]
    here = _on(call, state)
    try:
        issue = held_issue(here, *TO_TELL)
        values = {**holding(call.tx, Stage.CLOSED, None, None), "first_notice_at": call.tx.now}
        issue = change(here, issue, "made_public", values, new=where)
    except Passed as passed:
        return [*closed, Say(passed.text)]
    return [*closed, Say(texts.public(issue.code, where)), *_tracked(call, issue)]


def _on(call: Call, state: State) -> Call:
    version = str(state.start["version"])
    return Call(call.tx, call.person, call.heard, state.start["issue"], version)


def _in_place(call: Call, text: str) -> list[Utterance]:
    if isinstance(call.heard.content, Tap) and call.heard.message_id is not None:
        return [Redraw(call.heard.message_id, text)]
    return [Say(text)]


def _tracked(call: Call, issue: Issue) -> list[Utterance]:
    shown = track(call.tx, issue)
    return [shown] if shown else []


UNSATISFIED: TalkKind[str] = TalkKind(
    name="unsatisfied",
    heading=texts.UNSATISFIED_HEADING,
    action=Action.RAISE_ISSUE,
    steps=("why",),
    play=_ask_why,
    finish=_reopen,
)

PUBLIC: TalkKind[str] = TalkKind(
    name="public",
    heading=texts.PUBLIC_HEADING,
    action=Action.RAISE_ISSUE,
    steps=("where",),
    play=_ask_where,
    finish=_publish,
)
