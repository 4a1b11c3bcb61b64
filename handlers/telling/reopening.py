"""A citizen is not satisfied: the matter is opened again, for all who raised it."""

from collections.abc import Callable
from typing import Any

from domain.escalation import Tell, climb
from domain.issue import Stage, Word
from domain.masking import masked
from domain.message import Lane, Rows, Say, Utterance
from domain.people import Person, Role
from handlers.alike.together import ANSWERS
from handlers.call import Call
from handlers.issue.access import Passed, known_issue, may_see
from handlers.issue.beginning import coordinator
from handlers.issue.cards import citizen_names, masked_words, pushes
from handlers.issue.holders import Holders, ladder_of
from handlers.issue.opening import tell_coordinators
from handlers.leader import texts as leader_texts
from handlers.leader.acts import change
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.responsible.leaders import leader_for
from handlers.telling import texts
from handlers.telling.acts import tracked
from handlers.turnout import can_be_told
from storage import history, staff, voices, workdays
from storage.issues import Issue

ANSWER_AGAIN_WITHIN = 5
"""Working days for another answer when the citizen is not satisfied."""


def reopen_buttons(call: Call, issue: Issue) -> Rows:
    """The way to open a closed matter again, for whoever may."""
    if not may_reopen(call, issue):
        return ()
    return ((link(texts.REOPEN, "reopen", issue.id),),)


def may_reopen(call: Call, issue: Issue) -> bool:
    """Whoever brought the answer or wrote it down, or a leader who may read it."""
    concerned = call.person.id in (issue.recorded_by, issue.teller_id)
    leads = Role.LEADER in call.person.roles
    return issue.stage == Stage.CLOSED and (concerned or leads) and may_see(call, issue)


def closed_issue(call: Call) -> Issue:
    """The issue, if it is closed as it was when the form was opened.

    Raises:
        Passed: somebody was faster.
    """
    issue = known_issue(call)
    if not may_reopen(call, issue) or call.extra != str(issue.version):
        raise Passed(issue)
    return issue


Told = Callable[[], list[Utterance]]


def reopen(call: Call, issue: Issue, words: str) -> tuple[Issue, str, Told]:
    """Record the citizen's words and open the matter; who answers again, empty without anybody.

    What is then said to whoever holds it waits until the files that came with the words are the
    issue's.

    Raises:
        Passed: somebody was faster.
    """
    if issue.merged_into_id is None:
        return _opened(call, issue, words, {"word": str(Word.UNSATISFIED)})
    mine = change(call, issue, "reopened", _waiting(call, issue), why=words)
    carrier = voices.root(call.tx, mine)
    hidden = masked(words, citizen_names(call.tx, mine))
    if Stage(carrier.stage).is_open and carrier.stage not in ANSWERS:
        name = staff.name_of(call.tx, carrier.holder_id)
        return mine, name, lambda: _to_holder(call, carrier, mine, hidden)
    opened, name, told = _opened(call, carrier, hidden, {}, mine.code)
    return mine, name, lambda: [*tracked(call, opened), *told()]


def _waiting(call: Call, issue: Issue) -> dict[str, Any]:
    """Its citizen waits for the next answer with the others."""
    return {
        **holding(call.tx, Stage.MERGED, None, None),
        "word": str(Word.UNSATISFIED),
        **_anew(call, issue),
    }


def _anew(call: Call, issue: Issue) -> dict[str, Any]:
    return {
        "first_notice_at": issue.first_notice_at or call.tx.now,
        "promised_on": None,
        "tries": 0,
        "last_try_on": None,
        "tell_extension_on": None,
    }


def _opened(
    call: Call, issue: Issue, why: str, values: dict[str, Any], whose: str = ""
) -> tuple[Issue, str, Told]:
    again = who_answers_again(call, issue)
    due_on = workdays.calendar(call.tx).after(call.tx.today, ANSWER_AGAIN_WITHIN)
    holder = again or coordinator(call.tx, but=issue.concerned_id)
    stage = Stage.WAITING if again else Stage.UNHELD
    values = {
        **values,
        **holding(call.tx, stage, holder.id if holder else None, due_on),
        **_anew(call, issue),
        "leader_id": again.id if again else None,
        "rung": _rung(issue, again),
        "answer_on": due_on,
        "seen_at": None,
    }
    opened = change(call, issue, "reopened", values, new=whose, why=why)
    if again is not None:
        name = again.full_name
        history.record(call.tx, "issue", issue.id, "answers_again", by=None, new=name)

    def told() -> list[Utterance]:
        if again is None:
            return tell_coordinators(call.tx, opened)
        lead = leader_texts.reopened(opened.code, masked_words(call.tx, opened, why))
        return pushes(call.tx, opened, again, lead)

    return opened, again.full_name if again else "", told


def _rung(issue: Issue, again: Person | None) -> int:
    """The highest it came to: from there it goes further."""
    known = again is not None and again.id in issue.ladder
    return max(issue.rung, issue.ladder.index(again.id)) if again and known else issue.rung


def who_answers_again(call: Call, issue: Issue) -> Person | None:
    """Whoever answered; the second time whoever is above them, as far as there is one."""
    leader = staff.by_id(call.tx, issue.leader_id) if issue.leader_id else None
    reachable = leader if leader is not None and can_be_told(leader) else None
    events = history.of(call.tx, "issue", issue.id)
    if reachable is not None and not any(event.what == "reopened" for event in events):
        return reachable
    able, ladder = Holders(call.tx, issue), ladder_of(issue)
    found = climb(ladder, ladder.above(issue.leader_id), able, None)
    if isinstance(found, Tell):
        return staff.by_id(call.tx, found.person_id)
    if ladder.people and reachable is not None:
        return reachable
    tried = {event.person_id for event in events if event.what in ANSWERS.values()}
    another = leader_for(call.tx, issue.hamlet_id, call.person.id, *tried, *able.barred)
    return another or reachable


def _to_holder(call: Call, carrier: Issue, mine: Issue, words: str) -> list[Utterance]:
    """It was opened again before, or somebody answers it anew: one more is not satisfied."""
    holder = staff.by_id(call.tx, carrier.holder_id) if carrier.holder_id else None
    if holder is None or not can_be_told(holder):
        return []
    text = leader_texts.reopened(carrier.code, masked_words(call.tx, carrier, words))
    look = ((link(leader_texts.DETAILS, "issue", carrier.id),),)
    return [
        Say(
            text,
            look,
            chat_id=holder.chat_id,
            lane=Lane.ESCALATION,
            key=f"unsatisfied:{mine.id}:{mine.version}",
            protect=True,
        )
    ]
