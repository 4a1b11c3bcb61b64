"""Two issues are made one: all citizens concerned hear the one answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.alike import Standing, one_that_stays, says_the_same
from domain.authority import Action, scope
from domain.inquiry import issue_code
from domain.issue import Stage
from domain.message import CloseCard, Rows, Say, Utterance, Words
from domain.people import Role
from domain.text import fold, shorten
from handlers.alike import merging_texts as texts
from handlers.alike.facts import stands_alone
from handlers.alike.texts import urgent_now
from handlers.alike.together import ANSWERS, merged_text
from handlers.asks.choice import Choice, OneOf
from handlers.call import Call
from handlers.issue.access import Passed, may_follow, may_see
from handlers.issue.cards import about_issue, hamlet_name, pushed_words
from handlers.leader.acts import NEXT, change, onward
from handlers.leader.filling import open_form
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.talk import card
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.recorded import Said
from handlers.talk.script import Json, Reaction, Scene, Script, Unfit, View
from handlers.talk.state import State
from handlers.turnout import can_be_told
from storage import issues, staff, voices
from storage.issues import Issue
from storage.transaction import Tx

MOST_OFFERED = 6
MOST_SHOWN = 120


def merge_buttons(call: Call, issue: Issue) -> Rows:
    """The way to merge it, for whoever may."""
    if not (stands_alone(issue) and may_merge(call, issue)):
        return ()
    return ((link(texts.MERGE, "merge", issue.id),),)


def may_merge(call: Call, issue: Issue) -> bool:
    """A leader merges what they may read, a coordinator what they follow without reading."""
    roles = call.person.roles
    if Role.LEADER in roles and may_see(call, issue):
        return True
    return Role.COORDINATOR in roles and may_follow(call, issue)


def start_merging(call: Call) -> list[Utterance]:
    """🔗 Gộp ý kiến, on an issue's page."""
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if not may_merge(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    if not stands_alone(issue):
        raise Passed(issue)
    return open_form(call, MERGE, {"issue": issue.id})


@dataclass(frozen=True, kw_only=True)
class AskOther(OneOf[int]):
    """Another issue, of those that are alike or by its code."""

    shown: Callable[[], str]
    coded: Callable[[str], Reaction | None]

    def view(self, scene: Scene) -> View:
        """Those that are alike, and that a code can be typed."""
        return replace(super().view(scene), body=self.shown())

    def accepts(self, value: Json) -> bool:
        """What became of it meanwhile is found out when it is sent."""
        return isinstance(value, int)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A code."""
        heard = self.coded(content.text) if isinstance(content, Words) else None
        return heard or super().hear(content, scene)


def _ask(call: Call, state: State) -> Script[int]:
    issue = issues.get(call.tx, state.start["issue"])
    if issue is None:
        return 0
    other_id: int = yield AskOther(
        key="other",
        name=texts.WHICH,
        ask=texts.ASK_WHICH,
        load=lambda: [_choice(call.tx, one) for one in _alike(call, issue)],
        meaning=int,
        shown=lambda: texts.which([_line(call, one) for one in _alike(call, issue)]),
        coded=lambda text: _by_code(call, issue, text),
    )
    yield OneOf(
        key=f"sure@{other_id}",
        ask=texts.ASK_SURE,
        hint=_sure(call, issue, other_id),
        load=lambda: (Choice("yes", texts.SEND, ""),),
        meaning=str,
    )
    return other_id


def _alike(call: Call, issue: Issue) -> list[Issue]:
    """Open ones of its category where it is: those of like words first, then the newest."""
    words = fold(issue.words)
    near = [
        one
        for one in voices.in_hamlet(call.tx, issue.category_id, issue.hamlet_id)
        if one.id != issue.id
    ]
    near.sort(key=lambda one: not says_the_same(one.folded, words))
    known = (issues.get(call.tx, one.id) for one in near[:MOST_OFFERED])
    return [one for one in known if one is not None and may_merge(call, one)]


def _choice(tx: Tx, one: Issue) -> Choice:
    days = (tx.today - one.raised_on).days
    return Choice(one.id, texts.label(one.code, days, voices.count(tx, one.id)), one.code)


def _line(call: Call, one: Issue) -> texts.Line:
    """Its words for whoever may read them, else where it is."""
    where = hamlet_name(call.tx, one)
    reads = may_see(call, one)
    said = texts.quoted(shorten(pushed_words(call.tx, one), MOST_SHOWN)) if reads else where
    days = (call.tx.today - one.raised_on).days
    return one.code, days, voices.count(call.tx, one.id), said


def _by_code(call: Call, issue: Issue, text: str) -> Reaction | None:
    code = issue_code(text, call.tx.today.year)
    if code is None:
        return None
    other = issues.by_code(call.tx, code)
    if other is None or not may_merge(call, other):
        return Unfit(texts.NOT_KNOWN)
    why = _why_not(issue, voices.root(call.tx, other))
    return Unfit(why) if why else _choice(call.tx, voices.root(call.tx, other)).given


def _why_not(issue: Issue, other: Issue) -> str:
    """Why two issues cannot be one, if so."""
    if other.id in (issue.id, issue.merged_into_id):
        return texts.ITSELF
    if not Stage(other.stage).is_open:
        return texts.CLOSED
    if issue.concerned_id != other.concerned_id:
        return texts.APART
    both = {Stage(issue.stage), Stage(other.stage)}
    return texts.BOTH_ANSWERED if both <= ANSWERS.keys() else ""


def _ordered(issue: Issue, other: Issue) -> tuple[Issue, Issue]:
    """The one that stays, and the one that goes."""
    both = [
        Standing(one.id, Stage(one.stage), one.promised_on is not None, one.raised_on)
        for one in (issue, other)
    ]
    return (issue, other) if one_that_stays(both) == issue.id else (other, issue)


def _sure(call: Call, issue: Issue, other_id: int) -> str:
    other = issues.get(call.tx, other_id)
    if other is None:
        return ""
    stays, goes = _ordered(issue, other)
    households = voices.count(call.tx, stays.id) + voices.count(call.tx, goes.id)
    return texts.sure(goes.code, stays.code, staff.name_of(call.tx, stays.holder_id), households)


def _finish(call: Call, talk_id: int, state: State, other_id: int) -> list[Utterance]:
    closed = CloseCard(card.slot(talk_id))
    issue, other = issues.get(call.tx, state.start["issue"]), issues.get(call.tx, other_id)
    if issue is None or other is None or not may_merge(call, issue):
        return [closed, Say(Why.NOT_ALLOWED, onward(call))]
    if not stands_alone(issue):
        return [closed, Say(merged_text(call.tx, issue) or texts.CLOSED, onward(call))]
    other = voices.root(call.tx, other)
    why = texts.NOT_KNOWN if not may_merge(call, other) else _why_not(issue, other)
    if why:
        raise SendBack("other", why)
    return [closed, *_merge(call, *_ordered(issue, other))]


def _merge(call: Call, stays: Issue, goes: Issue) -> list[Utterance]:
    values = {
        **holding(call.tx, Stage.MERGED, None, None),
        "merged_into_id": stays.id,
        "leader_id": stays.leader_id,
        # Its citizen's first notice is still to be watched.
        "check_at": call.tx.now,
    }
    gone = change(call, goes, "merged", values, new=stays.code)
    kept = voices.take_in(call.tx, stays, gone, by=call.person.id, what="took_in")
    households = voices.count(call.tx, kept.id)
    voices.leave_behind(call.tx, kept)
    holders = {goes.holder_id, kept.holder_id} - {call.person.id, None}
    news = texts.merged_by(
        gone.code,
        kept.code,
        call.person.full_name,
        staff.name_of(call.tx, kept.holder_id),
        households,
    )
    if kept.urgency != stays.urgency:
        news += f"\n{urgent_now(kept.answer_on)}"
    done = Say(texts.merged(gone.code, kept.code, households), onward(call))
    return [done, *(say for id in holders for say in _news(call.tx, id, kept, news))]


def _news(tx: Tx, person_id: int | None, kept: Issue, text: str) -> list[Say]:
    person = staff.by_id(tx, person_id) if person_id else None
    if person is None or not can_be_told(person) or scope(person, Action.SEE_ISSUE) is None:
        return []
    return [Say(text, NEXT, chat_id=person.chat_id)]


MERGE: TalkKind[int] = TalkKind(
    name="merge",
    heading=texts.HEADING,
    action=Action.FOLLOW_ISSUES,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("other", "sure"),
    play=_ask,
    finish=_finish,
)
