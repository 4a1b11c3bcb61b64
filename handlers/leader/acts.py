"""What is done with an issue: each act changes it once, as it was seen, and is told."""

from datetime import date
from typing import Any

from domain import escalation
from domain.authority import Action, scope
from domain.issue import Stage
from domain.message import Redraw, Rows, Say, Tap, Toast, Utterance
from domain.people import Person
from handlers.alike.together import merged_text
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, may_see, push_key, works_on
from handlers.issue.cards import masked_words, push_buttons, push_text, pushes, track
from handlers.issue.clocks import keep_resumed, resumed
from handlers.issue.opening import FOLLOWING
from handlers.leader import texts
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.telling.tasks import put_question, tell_notice, tell_result, telling_anew
from storage import issues, sendings, staff, steering, voices
from storage.issues import Issue
from storage.transaction import Tx

WITH_LEADER = escalation.WITH_LEADER

NEXT: Rows = ((link(texts.INBOX, "issues"), link(texts.HOME, "home")),)
"""Where a leader or a cadre who has done something with an issue goes on."""


def onward(call: Call) -> Rows:
    """Where whoever did something goes on: whoever reads no issue, to what they follow."""
    return NEXT if scope(call.person, Action.SEE_ISSUE) is not None else FOLLOWING


MOST_PUSHES = 30
"""Older pushes of one issue to one person are left as they are."""


def change(
    call: Call, issue: Issue, what: str, values: dict[str, Any], *, new: str = "", why: str = ""
) -> Issue:
    """Change an issue as it was seen, and keep who prepared the act.

    Raises:
        Passed: somebody was faster.
    """
    if call.prepared_by is not None:
        why = texts.prepared_by(why, staff.name_of(call.tx, call.prepared_by))
    changed = issues.act(call.tx, issue, what, values, by=call.person.id, new=new, why=why)
    if changed is None:
        raise Passed(as_now(call, issue))
    return changed


def as_now(call: Call, issue: Issue) -> Issue:
    """The issue as it stands after what was done with it."""
    now = issues.get(call.tx, issue.id)
    assert now is not None
    return now


def moved_on(call: Call, issue: Issue) -> list[Utterance]:
    """An old button was pressed: what holds now, and nothing is done."""
    name = staff.name_of(call.tx, issue.holder_id)
    said = texts.now_with(name) if name and issue.holder_id != call.person.id else texts.NOT_NOW
    said = merged_text(call.tx, issue) or said
    return [Toast(said, alert=True), *redrawn(call, issue, said)]


def redrawn(call: Call, issue: Issue, line: str) -> list[Utterance]:
    """The push that was pressed, with its state and the buttons of now."""
    pressed = call.heard.message_id if isinstance(call.heard.content, Tap) else None
    return _drawn(call, issue, line, pressed) if pressed is not None else []


def push_redrawn(call: Call, issue_id: int) -> list[Utterance]:
    """The push that this person has of it says what holds now, wherever they acted from."""
    issue = issues.get(call.tx, issue_id)
    assert issue is not None
    keys = [push_key(issue.id, version, call.person.id) for version in range(issue.version)]
    message_id = sendings.last_message(call.tx, keys[-MOST_PUSHES:])
    if message_id in (None, call.heard.message_id):
        return []
    name = staff.name_of(call.tx, issue.holder_id)
    is_others = issue.stage == Stage.WAITING and issue.holder_id != call.person.id
    stage = issue_texts.STAGES[Stage(issue.stage)]
    line = texts.now_with(name) if is_others and name else texts.now_at(stage)
    return _drawn(call, issue, line, message_id)


def _drawn(call: Call, issue: Issue, line: str, message_id: int) -> list[Utterance]:
    if not may_see(call, issue):
        return [Redraw(message_id, texts.state(line))]
    elsewhere = ((link(texts.DETAILS, "issue", issue.id), link(texts.HOME, "home")),)
    buttons = push_buttons(call.tx, issue) if works_on(call, issue) else elsewhere
    text = f"{push_text(call.tx, issue)}\n\n{texts.state(line)}"
    return [Redraw(message_id, text, buttons)]


def accept(call: Call, issue: Issue, promised_on: date) -> list[Utterance]:
    """The leader takes it on and promises a date."""
    values = holding(call.tx, Stage.ACCEPTED, call.person.id, promised_on)
    values |= {"seen_at": issue.seen_at or call.tx.now, "promised_on": promised_on}
    values["leader_id"] = call.person.id
    issue = change(call, issue, "accepted", values, new=promised_on.isoformat())
    voices.leave_behind(call.tx, issue)
    return [
        *_tracked(call.tx, issue),
        *tell_notice(call.tx, issue),
    ]


def see(call: Call, issue: Issue) -> list[Utterance]:
    """The leader's first look: the cadre sees that it was seen."""
    if issue.seen_at is not None or issue.leader_id != call.person.id:
        return []
    seen = issues.mark_seen(call.tx, issue)
    return _tracked(call.tx, seen)


def assign(call: Call, issue: Issue, to: Person) -> list[Utterance]:
    """Give it to a colleague, who must act from now on."""
    due_on = min(issue.promised_on or issue.answer_on, issue.answer_on)
    values = {**holding(call.tx, Stage.WAITING, to.id, due_on), "leader_id": to.id}
    issue = change(call, issue, "assigned", {**values, "seen_at": None}, new=to.full_name)
    steering.end(call.tx, issue.id)
    voices.leave_behind(call.tx, issue)
    lead = texts.assigned_to_you(call.person.full_name)
    return [
        Say(texts.assigned(issue.code, to.full_name), onward(call)),
        *pushes(call.tx, issue, to, lead),
        *_tracked(call.tx, issue),
    ]


def answer(
    call: Call, issue: Issue, words: str, instruction: str, document: str
) -> list[Utterance]:
    """Answer the citizen: the cadre who recorded it brings the answer."""
    due_on = max(issue.answer_on, call.tx.today)
    values = {
        **holding(call.tx, Stage.ANSWERED, issue.teller_id, due_on),
        "leader_id": call.person.id,
        "answer": words,
        "instruction": instruction,
        "document": document,
    }
    issue = change(call, issue, "answered", values, new=words)
    voices.leave_behind(call.tx, issue)
    return [
        Say(texts.answered(issue.code), NEXT),
        *_tracked(call.tx, issue),
        *tell_result(call.tx, issue),
    ]


def refuse(call: Call, issue: Issue, reason: str) -> list[Utterance]:
    """Refuse with a reason, which the citizen is told."""
    due_on = max(issue.first_notice_on, call.tx.today)
    values = {
        **holding(call.tx, Stage.REFUSED, issue.teller_id, due_on),
        "leader_id": call.person.id,
        "answer": reason,
    }
    issue = change(call, issue, "refused", values, why=reason)
    voices.leave_behind(call.tx, issue)
    return [
        Say(texts.refused(issue.code), NEXT),
        *_tracked(call.tx, issue),
        *tell_result(call.tx, issue),
    ]


def transfer(
    call: Call, issue: Issue, body: str, sent_on: date, number: str, again_on: date
) -> list[Utterance]:
    """Record the transfer to an outside body; whoever transferred asks again on a date."""
    values = {
        **holding(call.tx, Stage.TRANSFERRED, call.person.id, again_on),
        "leader_id": call.person.id,
        "transferred_to": body,
        "ask_again_on": again_on,
        "document": number,
        **telling_anew(call.tx, issue),
    }
    new = f"{body} {sent_on:%d/%m/%Y} {number}".strip()
    issue = change(call, issue, "transferred", values, new=new)
    voices.leave_behind(call.tx, issue)
    return [
        Say(texts.transferred(issue.code, body, again_on), NEXT),
        *_tracked(call.tx, issue),
        *tell_notice(call.tx, issue),
    ]


def ask(call: Call, issue: Issue, question: str, answer_by: date) -> list[Utterance]:
    """Ask the cadre for more; the first notice's clock goes on."""
    values = {
        **holding(call.tx, Stage.ASKED, issue.teller_id, answer_by),
        "leader_id": call.person.id,
        "asked_for": question,
        "asked_on": call.tx.today,
    }
    issue = change(call, issue, "asked", values, new=question)
    return [
        Say(texts.asked(issue.code), NEXT),
        *_tracked(call.tx, issue),
        *put_question(call.tx, issue),
    ]


def inform(call: Call, issue: Issue, words: str) -> list[Utterance]:
    """The cadre gives what was asked for: back to the leader, where it stood."""
    more = resumed(call.tx, issue)
    values = holding(call.tx, issue.standing, issue.leader_id, more["due_on"]) | more
    before, issue = issue, change(call, issue, "informed", values, new=words)
    keep_resumed(call.tx, before, issue)
    leader = staff.by_id(call.tx, issue.leader_id) if issue.leader_id else None
    said: list[Utterance] = [Say(texts.sent_back(issue.code), NEXT), *_tracked(call.tx, issue)]
    if leader is not None:
        shown = masked_words(call.tx, issue, words)
        said += pushes(call.tx, issue, leader, texts.informed(issue.code, shown))
    return said


def _tracked(tx: Tx, issue: Issue) -> list[Utterance]:
    card = track(tx, issue)
    return [card] if card else []
