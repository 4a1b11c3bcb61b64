"""Correcting the words of a recorded issue, by whoever recorded it, while it is not answered."""

from domain.authority import Action
from domain.issue import Stage
from domain.message import CloseCard, Say, Toast, Utterance
from domain.spoken import Spoken
from domain.text import clean
from domain.visit import correctable
from handlers.asks.words import Write
from handlers.call import Call
from handlers.issue import rewording_texts as texts
from handlers.issue.access import seen_issue
from handlers.issue.cards import pushes, track
from handlers.leader.acts import change
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import Answer, State
from handlers.talk.texts import ENDED
from storage import issues, staff, talks
from storage.issues import Issue

UNANSWERED = (
    Stage.UNHELD,
    Stage.WAITING,
    Stage.ACCEPTED,
    Stage.ASKED,
    Stage.TRANSFERRED,
    Stage.MERGED,
)


def may_reword(call: Call, issue: Issue) -> bool:
    """Whether the person may correct its words now."""
    mine = issue.recorded_by == call.person.id and issue.stage in UNANSWERED
    return mine and correctable(issue.recorded_at, call.tx.now)


def start_rewording(call: Call) -> list[Utterance]:
    """✏️ Sửa lời, on the issue's page."""
    return desk.begin(call, REWORD, {"issue": _correctable(call, call.id).id})


def _correctable(call: Call, issue_id: int) -> Issue:
    issue = seen_issue(call, issue_id)
    if not may_reword(call, issue):
        mine = issue.recorded_by == call.person.id
        if mine:
            raise Refused(Why.TOO_LATE_FOR_WORDS)
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    return issue


def of_answer(call: Call, talk_id: int, key: str) -> Issue | None:
    """The issue whose words were the answer to this question of a form that was sent."""
    prefix, _, rest = key.partition(".")
    item, _, field = rest.partition(".")
    if prefix != "raised" or field != "said" or not item.isdecimal():
        return None
    return issues.of_form(call.tx, talk_id, int(item))


def offer(call: Call, issue: Issue, text: str) -> list[Utterance]:
    """The message an issue's words came in was edited: they may follow."""
    if not may_reword(call, issue):
        return [Say(texts.too_late(issue.code), ((link(texts.DETAILS, "issue", issue.id),),))]
    words = clean(text)
    answers = {"words": Answer({"words": words}, words, call.heard.message_id)}
    state = State(start={"issue": issue.id}, answers=answers)
    talk = talks.begin(call.tx, call.person.id, REWORD.name, state.to_json())
    talks.end(call.tx, talk.id, "offered")
    rows = ((link(texts.FOLLOW, "reworded", talk.id), link(texts.HOME, "home")),)
    return [Say(texts.offer(issue.code), rows)]


def take_rewording(call: Call) -> list[Utterance]:
    """The words follow the edited message."""
    talk = desk.own(call, call.id)
    if talk.kind != REWORD.name or not talks.take_offer(call.tx, talk.id):
        return [Toast(ENDED)]
    state = State.from_json(talk.state)
    return desk.begin(call, REWORD, dict(state.start), dict(state.answers))


def _play(call: Call, state: State) -> Script[Spoken]:
    said: Spoken = yield Write(key="words", name=texts.WORDS, ask=texts.ASK_WORDS, joins="words")
    return said


def _finish(call: Call, talk_id: int, state: State, said: Spoken) -> list[Utterance]:
    issue = _correctable(call, state.start["issue"])
    issue = change(call, issue, "reworded", issues.worded(said), new=said.words, why=issue.words)
    shown = track(call.tx, issue)
    leader = staff.by_id(call.tx, issue.leader_id) if issue.leader_id else None
    told = pushes(call.tx, issue, leader, texts.REWORDED) if leader else []
    return [
        CloseCard(card.slot(talk_id)),
        Say(texts.done(issue.code), ((link(texts.HOME, "home"),),), key=f"receipt:{talk_id}"),
        *([shown] if shown else []),
        *told,
    ]


REWORD: TalkKind[Spoken] = TalkKind(
    name="reword",
    heading=texts.HEADING,
    action=Action.RAISE_ISSUE,
    steps=("words",),
    play=_play,
    finish=_finish,
)
