"""What the cadre records at one tap after telling: received, satisfied, not met."""

from collections.abc import Callable
from functools import wraps

from domain.issue import Stage, Word
from domain.message import Redraw, Rows, Say, Tap, Toast, Utterance
from domain.telling import MOST_TRIES, Telling
from handlers.call import Call
from handlers.issue import extending_texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, held_issue, may_see
from handlers.issue.cards import track
from handlers.leader.acts import change
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.recheck.drawing import plan as plan_recheck
from handlers.refusals import Refused, Why
from handlers.telling import texts
from handlers.telling.tasks import result_task, task, telling_of, words_of
from storage import issues, tellings, workdays
from storage.issues import Issue

TO_TELL = (Stage.ANSWERED, Stage.REFUSED)
Act = Callable[[Call], list[Utterance]]


def told_once(act: Act) -> Act:
    """An act on an answer that is to be brought; an old button shows what holds now."""

    @wraps(act)
    def checked(call: Call) -> list[Utterance]:
        try:
            return act(call)
        except Passed as passed:
            return _passed(call, passed.issue)

    return checked


def _passed(call: Call, issue: Issue) -> list[Utterance]:
    telling = telling_of(call.person.id, issue)
    if telling is not None:
        return [Toast(texts.CHANGED), *in_place(call, *task(call.tx, issue, telling))]
    return [Toast(texts.NO_LONGER), *in_place(call, _outcome(issue))]


def _outcome(issue: Issue) -> str:
    if issue.stage != Stage.CLOSED:
        return texts.standing(issue.code, issue_texts.STAGES[Stage(issue.stage)])
    if issue.word == Word.SATISFIED:
        return texts.satisfied(issue.code)
    if issue.tries >= MOST_TRIES:
        return texts.tried(issue.code, issue.tries)
    return texts.standing(issue.code, issue_texts.STAGES[Stage.CLOSED])


def noticed(call: Call) -> list[Utterance]:
    """The citizen was told that it was received, or what changed; an old button shows what is new.

    That it was received stops the first clock also where an answer came since. Being told decides
    nothing: the leader's buttons stay good.
    """
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if issue.teller_id != call.person.id or not may_see(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    done, told = _TOLD.get(call.extra.partition(".")[0], _RECEIVED)
    # What is owed now may be called as something that was told before it was merged.
    if _keep_told(call, issue):
        return [Toast(done), *in_place(call, told(issue.code))]
    if tellings.was_told(call.tx, issue, call.extra):
        return [Toast(texts.NOTICE_BEFORE), *in_place(call, told(issue.code))]
    return _passed(call, issue)


_RECEIVED = (texts.NOTICE_DONE, texts.noticed)
_TOLD = {
    "extended": (extending_texts.TOLD_DONE, extending_texts.told),
    "transferred": (texts.TRANSFER_DONE, texts.transfer_told),
}
"""What is said once they were told, by what the words of a button begin with."""


def _keep_told(call: Call, issue: Issue) -> bool:
    """Keep that they were told what the button says; False where something else is to be told."""
    tx, by, words = call.tx, call.person.id, call.extra
    telling = telling_of(by, issue)
    if telling is Telling.RESULT and not words.startswith("extended"):
        return tellings.mark_noticed(tx, issue, by=by, words=words)
    if telling is None or words != words_of(tx, issue, telling):
        return False
    if telling is Telling.NOTICE:
        return tellings.mark_noticed(tx, issue, by=by, words=words)
    return tellings.mark_news_told(tx, issue, telling, by=by, words=words)


@told_once
def satisfied(call: Call) -> list[Utterance]:
    """Told, and the citizen is satisfied: closed."""
    issue = held_issue(call, *TO_TELL)
    values = {
        **holding(call.tx, Stage.CLOSED, None, None),
        "word": str(Word.SATISFIED),
        "first_notice_at": issue.first_notice_at or call.tx.now,
    }
    issue = change(call, issue, "satisfied", values)
    plan_recheck(call.tx)
    shown = in_place(call, texts.satisfied(issue.code))
    return [Toast(texts.THANKS), *shown, *tracked(call, issue)]


@told_once
def not_reached(call: Call) -> list[Utterance]:
    """Not met yet: three tries on different days are counted apart as not reached."""
    known = issues.get(call.tx, call.id)
    if known and known.last_try_on == call.tx.today and telling_of(call.person.id, known):
        return [Toast(texts.TRY_TOMORROW, alert=True)]
    issue = held_issue(call, *TO_TELL)
    if not issue.is_named:
        raise Passed(issue)
    tries = issue.tries + 1
    last = tries >= MOST_TRIES
    values = {"tries": tries, "last_try_on": call.tx.today}
    if last:
        values |= holding(call.tx, Stage.CLOSED, None, None)
    else:
        again_on = workdays.calendar(call.tx).after(call.tx.today, 1)
        values |= holding(call.tx, Stage(issue.stage), issue.holder_id, again_on)
    issue = change(call, issue, "not_reached" if last else "tried", values, new=str(tries))
    text, rows = texts.tried(issue.code, tries), HOME
    if not last:
        # The task stays where it is, with the buttons for the next try.
        again, rows = result_task(call.tx, issue)
        text = f"{text}\n\n{again}"
    return [Toast(texts.THANKS), *in_place(call, text, rows), *tracked(call, issue)]


HOME: Rows = ((link(texts.HOME, "home"),),)


def in_place(call: Call, text: str, rows: Rows = HOME) -> list[Utterance]:
    """The message whose button was pressed says what holds now."""
    if isinstance(call.heard.content, Tap) and call.heard.message_id is not None:
        return [Redraw(call.heard.message_id, text, rows)]
    return [Say(text, rows)]


def tracked(call: Call, issue: Issue) -> list[Utterance]:
    """The card that follows the issue."""
    shown = track(call.tx, issue)
    return [shown] if shown else []
