"""Whoever asks the citizen again opens the task, and records what was said."""

from dataclasses import replace

from domain.authority import Action
from domain.message import CloseCard, Rows, Say, Toast, Utterance
from domain.recheck import Outcome
from domain.spoken import Spoken
from handlers.asks.words import Speak
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, passed_text
from handlers.issue.cards import about_issue, citizen_names, hamlet_name
from handlers.leader.filling import open_form
from handlers.pages import link, page
from handlers.recheck import texts
from handlers.recheck.drawing import barred, is_needed
from handlers.refusals import Refused, Why
from handlers.talk import card
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling import reopening
from storage import attachments, categories, history, issues, rechecks
from storage.issues import Issue
from storage.rechecks import Recheck

HOME: Rows = ((link(texts.HOME, "home"),),)


def show(call: Call) -> list[Utterance]:
    """Whom to ask, about what: for the one it fell on alone; logged, protected."""
    one, issue = _mine(call)
    if one.outcome is not None or not is_needed(issue):
        return _over(call, one, issue)
    history.looked(call.tx, "issue", issue.id, by=call.person.id)
    text = texts.details(
        issue.code,
        categories.name(call.tx, issue.category_id),
        hamlet_name(call.tx, issue),
        next(iter(citizen_names(call.tx, issue)), texts.UNNAMED),
        issue.contact,
        issue_texts.said(issue.words, issue.seconds),
        issue.answer,
    )
    rows = (
        (link(texts.CONFIRMED, "recheckyes", issue.id),),
        (link(texts.DIFFERS, "recheckno", issue.id),),
        (link(texts.NOT_MET, "recheckmissed", issue.id),),
    )
    return [page(call, text, (*rows, *HOME), protect=True)]


def confirm(call: Call) -> list[Utterance]:
    """✅ Đúng là hài lòng."""
    return _record(call, Outcome.CONFIRMED)


def miss(call: Call) -> list[Utterance]:
    """🚪 Không gặp được."""
    return _record(call, Outcome.NOT_MET)


def differ(call: Call) -> list[Utterance]:
    """⚠️ Chưa hài lòng: kept as a difference; opened again only if the citizen asks for it."""
    return _record(call, Outcome.DIFFERS)


def _record(call: Call, outcome: Outcome) -> list[Utterance]:
    one, issue = _mine(call)
    if one.outcome is not None or not is_needed(issue):
        return _over(call, one, issue)
    rechecks.end(call.tx, one.id, outcome)
    said = texts.OUTCOMES[outcome]
    history.record(call.tx, "issue", issue.id, "rechecked", by=call.person.id, new=said)
    return [Toast(texts.THANKS), _outcome(call, outcome, issue)]


def _outcome(call: Call, outcome: Outcome, issue: Issue) -> Utterance:
    if outcome is not Outcome.DIFFERS or not is_needed(issue):
        return page(call, texts.done(issue.code, texts.OUTCOMES[outcome]), HOME)
    ways = (link(texts.REOPEN, "recheckopen", issue.id), link(texts.LEAVE, "home"))
    return page(call, texts.differs(issue.code), (ways,))


def _over(call: Call, one: Recheck, issue: Issue) -> list[Utterance]:
    """It was recorded before, or there is nothing to ask any more."""
    if one.outcome is None:
        rechecks.end(call.tx, one.id, Outcome.NO_LONGER)
        return [Toast(texts.NO_LONGER, alert=True)]
    return [Toast(texts.DONE_BEFORE), _outcome(call, Outcome(one.outcome), issue)]


def _mine(call: Call) -> tuple[Recheck, Issue]:
    issue, one = issues.get(call.tx, call.id), rechecks.of_issue(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    fell_on = one.person_id if one else None
    if one is None or fell_on != call.person.id or fell_on in barred(call.tx, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    call.require(Action.SEE_ISSUE)
    return one, issue


def start_reopening(call: Call) -> list[Utterance]:
    """🔁 Mở lại: the citizen asked for it; the words are written down."""
    one, issue = _mine(call)
    if one.outcome != Outcome.DIFFERS or not is_needed(issue):
        return [Toast(texts.NO_LONGER, alert=True)]
    return open_form(call, REOPEN, {"issue": issue.id, "version": issue.version})


def _ask(call: Call, state: State) -> Script[Spoken]:
    why: Spoken = yield Speak(key="why", name=texts.WHY, ask=texts.ASK_WHY, joins="why")
    return why


def _reopen(call: Call, talk_id: int, state: State, why: Spoken) -> list[Utterance]:
    closed = CloseCard(card.slot(talk_id))
    one, issue = _mine(replace(call, id=state.start["issue"]))
    if one.outcome != Outcome.DIFFERS or not is_needed(issue):
        return [closed, Say(texts.NO_LONGER, HOME)]
    words = issue_texts.said(why.words, why.seconds)
    try:
        issue, _, told = reopening.reopen(call, issue, words)
    except Passed as passed:
        return [closed, Say(passed_text(call, passed.issue), HOME)]
    attachments.join_issue(call.tx, talk_id, "why", issue.id, tells_of_talk=issue.is_named)
    return [closed, Say(texts.reopened(issue.code), HOME), *told()]


REOPEN: TalkKind[Spoken] = TalkKind(
    name="recheckopen",
    heading=texts.HEADING,
    action=Action.SEE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("why",),
    play=_ask,
    finish=_reopen,
    keeps_files=True,
)
