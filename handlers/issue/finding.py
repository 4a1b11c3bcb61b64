"""Finding an issue's page: by code, words, hamlet, category and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.authority import Action, scope
from domain.inquiry import Inquiry, is_id, issue_code
from domain.message import CloseCard, Utterance
from handlers.asks.choice import Choice
from handlers.call import Call
from handlers.issue import finding_texts as texts
from handlers.issue.access import may_follow, may_see
from handlers.issue.following import show_following
from handlers.issue.lines import label
from handlers.issue.pages import show_issue
from handlers.issue.sifting import Filter, Sift
from handlers.issue.texts import NO_HAMLET
from handlers.pages import tapped_card
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import categories, commune, issue_lists, issues
from storage.issues import Issue

ANY = "any"


def start_finding(call: Call) -> list[Utterance]:
    """Open the search, of what the person may read or else of what they follow."""
    reads = scope(call.person, Action.SEE_ISSUE) is not None
    return desk.begin(call, FIND if reads else FIND_FOLLOWED, {})


def show_found(call: Call) -> list[Utterance]:
    """An issue by its code or a link; who may not open it is told as if there were none."""
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.NO_CODE)
    if may_see(call, issue):
        return show_issue(call)
    if may_follow(call, issue):
        return show_following(call)
    raise Refused(Why.NO_CODE, of=("issue", issue.id))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the search may look at, for the person who looks."""

    call: Call

    def find(self, inquiry: Inquiry) -> Sequence[int]:
        return issue_lists.find(self.call.tx, self.call.person, inquiry)

    def show(self, ids: Sequence[int]) -> Sequence[Choice]:
        return [self._choice(issue) for issue in issue_lists.some(self.call.tx, ids)]

    def pick(self, value: str) -> Choice | None:
        return self._opened(issues.get(self.call.tx, int(value)) if is_id(value) else None)

    def coded(self, text: str) -> Choice | None:
        code = issue_code(text, self.call.tx.today.year)
        return self._opened(issues.by_code(self.call.tx, code) if code else None)

    def hamlets(self) -> Sequence[Choice]:
        named = [Choice(hamlet.id, hamlet.name) for hamlet in commune.hamlets(self.call.tx)]
        return [Choice(ANY, texts.EVERY_HAMLET), *named, Choice(0, NO_HAMLET)]

    def categories(self) -> Sequence[Choice]:
        named = [Choice(one.id, one.name) for one in categories.open_ones(self.call.tx)]
        return [Choice(ANY, texts.EVERY_CATEGORY), *named]

    def _opened(self, issue: Issue | None) -> Choice | None:
        if issue is None or not (may_see(self.call, issue) or may_follow(self.call, issue)):
            return None
        return self._choice(issue)

    def _choice(self, issue: Issue) -> Choice:
        return Choice(issue.id, label(self.call, issue), issue.code)


def _ask(call: Call, state: State, hint: str) -> Script[int]:
    facts = _Facts(call)
    phases = [Choice(phase, name) for phase, name in texts.PHASES.items()]
    found: int = yield Sift(
        key="issue",
        ask=texts.ASK,
        find=facts.find,
        show=facts.show,
        pick=facts.pick,
        coded=facts.coded,
        filters=(
            Filter("phase", texts.ASK_PHASE, texts.phase, lambda: phases),
            Filter("hamlet_id", texts.ASK_HAMLET, texts.hamlet, facts.hamlets),
            Filter("category_id", texts.ASK_CATEGORY, texts.category, facts.categories),
        ),
        hint=hint,
    )
    return found


def _show(call: Call, talk_id: int, state: State, issue_id: int) -> list[Utterance]:
    shown = show_found(replace(call, id=issue_id, extra=""))
    return shown if tapped_card(call) else [CloseCard(card.slot(talk_id)), *shown]


def _kind(name: str, action: Action, hint: str) -> TalkKind[int]:
    return TalkKind(
        name=name,
        heading=texts.HEADING,
        action=action,
        steps=("issue",),
        play=partial(_ask, hint=hint),
        finish=_show,
    )


FIND = _kind("findissue", Action.SEE_ISSUE, texts.BY_WORDS)
FIND_FOLLOWED = _kind("findfollowed", Action.FOLLOW_ISSUES, texts.BY_CODE)
