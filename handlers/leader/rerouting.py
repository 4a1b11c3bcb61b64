"""Another category: its limit holds, and the matter goes to whoever answers for it."""

from dataclasses import replace
from typing import Any

from domain.escalation import Tell
from domain.issue import Stage, Urgency, clocks
from domain.message import Say, Utterance
from domain.people import Person
from handlers.asks.choice import OneOf
from handlers.call import Call
from handlers.issue.cards import pushes, track
from handlers.issue.facts import IssueFacts
from handlers.issue.holders import matter_of
from handlers.issue.opening import keep_skipped
from handlers.leader import texts
from handlers.leader.acts import NEXT, WITH_LEADER, change
from handlers.leader.form import Form
from handlers.leader.standing import holding
from handlers.responsible.routing import Way, way_of
from handlers.talk.kind import SendBack
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import categories, issues, staff, steering, voices, workdays
from storage.issues import Issue

KEY = "category"


def _ask(call: Call, state: State) -> Script[int]:
    category_id: int = yield OneOf(
        key=KEY,
        name=texts.CATEGORY,
        ask=texts.ASK_CATEGORY,
        load=lambda: [
            one
            for one in IssueFacts(call).categories()
            if one.value != _category_of(call, state.start["issue"])
        ],
        meaning=int,
        columns=2,
    )
    return category_id


def _category_of(call: Call, issue_id: int) -> int:
    issue = issues.get(call.tx, issue_id)
    return issue.category_id if issue else 0


def _reroute(call: Call, issue: Issue, category_id: int) -> list[Utterance]:
    open_ones = {one.id: one.name for one in categories.open_ones(call.tx)}
    if category_id not in open_ones or category_id == issue.category_id:
        raise SendBack(KEY, texts.CATEGORY_GONE)
    way = way_of(call.tx, replace(matter_of(issue), category_id=category_id))
    to = _another(call, issue, way)
    values = _values(call, issue, category_id, to)
    values |= _on_its_way(way)
    issue = change(call, issue, "recategorised", values, new=open_ones[category_id])
    keep_skipped(call.tx, issue.id, way.first.skipped)
    if to is not None:
        steering.end(call.tx, issue.id)
    voices.follow_category(call.tx, issue)
    name = to.full_name if to else ""
    card = track(call.tx, issue)
    lead = texts.recategorised_to_you(call.person.full_name)
    return [
        Say(texts.recategorised(issue.code, open_ones[category_id], issue.answer_on, name), NEXT),
        *([card] if card else []),
        *(pushes(call.tx, issue, to, lead) if to else []),
    ]


def _on_its_way(way: Way) -> dict[str, Any]:
    """The ladder of its category from below, and in whose place its first one has it."""
    values: dict[str, Any] = {"ladder": list(way.ladder.people), "rung": 0}
    if isinstance(way.first, Tell):
        values |= {"rung": way.first.rung, "holds_for_id": way.first.stands_for}
    return values


def _another(call: Call, issue: Issue, way: Way) -> Person | None:
    """Who is responsible for it now, unless that is who holds it."""
    to = staff.by_id(call.tx, way.first.person_id) if isinstance(way.first, Tell) else None
    return None if to is None or to.id == issue.holder_id else to


def _values(call: Call, issue: Issue, category_id: int, to: Person | None) -> dict[str, Any]:
    limits = categories.limits(call.tx, category_id, Urgency(issue.urgency), issue.raised_on)
    since = voices.clocks_begin_on(call.tx, issue)
    answer_on = clocks(limits, since, workdays.calendar(call.tx)).answer_on
    values = {"category_id": category_id, "answer_on": answer_on}
    if to is not None:
        values |= holding(call.tx, Stage.WAITING, to.id, answer_on)
        values |= {"leader_id": to.id, "promised_on": None, "seen_at": None}
    elif issue.stage == Stage.WAITING and issue.promised_on is None:
        values |= {"due_on": answer_on, "check_at": call.tx.now}
    return values


CATEGORY = Form(
    "category", texts.CATEGORY_HEADING, _ask, _reroute, WITH_LEADER, texts.SEND_CATEGORY
)
