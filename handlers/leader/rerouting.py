"""Another category: its limit holds, and the matter goes to whoever answers for it."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from domain.calendar import local_date
from domain.escalation import Exhausted, Tell
from domain.issue import Stage, Urgency, clocks
from domain.message import Lane, Say, Utterance
from domain.people import Person
from handlers.asks.choice import OneOf
from handlers.call import Call
from handlers.issue.beginning import ASK_AGAIN, inspection
from handlers.issue.cards import pushes, track
from handlers.issue.facts import IssueFacts
from handlers.issue.flow import ask_concerned
from handlers.issue.holders import matter_of
from handlers.issue.opening import keep_skipped
from handlers.leader import texts
from handlers.leader.acts import NEXT, WITH_LEADER, change
from handlers.leader.form import Form
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.responsible import body_texts
from handlers.responsible.routing import Way, way_of
from handlers.talk.kind import SendBack
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling.tasks import tell_notice, telling_anew
from handlers.turnout import can_be_told
from storage import categories, history, issues, staff, steering, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx

KEY = "category"


Sorted: TypeAlias = tuple[int, int | None]
"""The category, and of conduct: whose it is, if somebody was named."""


def _ask(call: Call, state: State) -> Script[Sorted]:
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
    if not categories.rule(call.tx, category_id).is_conduct:
        return category_id, None
    facts = IssueFacts(call, bringing_word(call.tx, state.start["issue"]))
    concerned_id = yield from ask_concerned(facts, KEY, body_texts.CONCERNED, category_id)
    return category_id, concerned_id


def bringing_word(tx: Tx, issue_id: int) -> frozenset[int]:
    """Whoever wrote the matter down or tells its citizens: it can be about none of them."""
    issue = issues.get(tx, issue_id)
    all_of_it = [issue, *voices.of(tx, issue_id)] if issue else []
    return frozenset(id for one in all_of_it for id in (one.recorded_by, one.teller_id))


def _category_of(call: Call, issue_id: int) -> int:
    issue = issues.get(call.tx, issue_id)
    return issue.category_id if issue else 0


def _reroute(call: Call, issue: Issue, chosen: Sorted) -> list[Utterance]:
    category_id, concerned_id = chosen[0], chosen[1] or issue.concerned_id
    open_ones = {one.id: one.name for one in categories.open_ones(call.tx)}
    if category_id not in open_ones or category_id == issue.category_id:
        raise SendBack(KEY, texts.CATEGORY_GONE)
    if chosen[1] in bringing_word(call.tx, issue.id):
        raise SendBack(f"{KEY}.concerned@{category_id}", texts.BRINGS_WORD)
    matter = replace(matter_of(issue), category_id=category_id, concerned_id=concerned_id)
    way = way_of(call.tx, matter)
    to = _another(call, issue, way)
    values = _values(call, issue, category_id, to) | {"concerned_id": concerned_id}
    is_conduct = chosen[1] is not None
    # Whoever had it beside its holder may be the one it is about, or below them.
    values |= {"backup_id": None} if is_conduct else {}
    is_inspected = isinstance(way.first, Exhausted) and is_conduct
    values |= _inspected(call.tx, issue) if is_inspected else _on_its_way(way)
    issue = change(call, issue, "recategorised", values, new=open_ones[category_id])
    keep_skipped(call.tx, issue.id, way.first.skipped)
    if to is not None or is_conduct:
        steering.end(call.tx, issue.id)
    voices.follow_category(call.tx, issue)
    voices.leave_behind(call.tx, issue)
    name = to.full_name if to else ""
    card = track(call.tx, issue)
    said: list[Utterance] = [
        Say(texts.recategorised(issue.code, open_ones[category_id], issue.answer_on, name), NEXT),
        *([card] if card else []),
    ]
    if is_inspected:
        return said + _to_recorder(call.tx, issue) + tell_notice(call.tx, issue)
    lead = texts.recategorised_to_you(call.person.full_name)
    return said + (pushes(call.tx, issue, to, lead) if to else [])


def _inspected(tx: Tx, issue: Issue) -> dict[str, Any]:
    """Nobody here may look into it: whoever recorded it brings it to an inspection."""
    again_on = workdays.calendar(tx).after(tx.today, ASK_AGAIN)
    return {
        **holding(tx, Stage.TRANSFERRED, issue.recorded_by, again_on),
        "leader_id": issue.recorded_by,
        "ladder": [],
        "rung": 0,
        "holds_for_id": None,
        "transferred_to": inspection(tx),
        "ask_again_on": again_on,
        "promised_on": None,
        **telling_anew(tx, issue),
    }


def _to_recorder(tx: Tx, issue: Issue) -> list[Utterance]:
    history.record(tx, "issue", issue.id, "inspected", by=None, new=issue.transferred_to)
    person = staff.by_id(tx, issue.recorded_by)
    if person is None or not can_be_told(person) or issue.ask_again_on is None:
        return []
    text = body_texts.kept(issue.code, issue.transferred_to, issue.ask_again_on)
    look = ((link(texts.DETAILS, "issue", issue.id),),)
    return [Say(text, look, chat_id=person.chat_id, lane=Lane.ESCALATION, protect=True)]


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
    since = _begins_on(call.tx, issue)
    answer_on = clocks(limits, since, workdays.calendar(call.tx)).answer_on
    values = {"category_id": category_id, "answer_on": answer_on}
    if to is not None:
        values |= holding(call.tx, Stage.WAITING, to.id, answer_on)
        values |= {"leader_id": to.id, "promised_on": None, "seen_at": None}
    elif issue.stage == Stage.WAITING and issue.promised_on is None:
        values |= {"due_on": answer_on, "check_at": call.tx.now}
    elif issue.stage == Stage.ACCEPTED and issue.due_on is not None:
        values |= {"due_on": min(issue.due_on, answer_on), "check_at": call.tx.now}
    return values


def _begins_on(tx: Tx, issue: Issue) -> date:
    """From when its dates count: once it was opened again, from then."""
    events = history.of(tx, "issue", issue.id)
    again = [local_date(event.at, tx.zone) for event in events if event.what == "reopened"]
    return again[-1] if again else voices.clocks_begin_on(tx, issue)


CATEGORY = Form(
    "category", texts.CATEGORY_HEADING, _ask, _reroute, WITH_LEADER, texts.SEND_CATEGORY
)
