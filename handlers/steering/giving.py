"""A leader gives a matter to a steering group: its lead holds it, its members may read it."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.authority import Action, scope
from domain.issue import Stage
from domain.message import Lane, Say, Utterance
from domain.people import Person, Role
from domain.spoken import Spoken
from handlers.asks.choice import ManyOf, OneOf
from handlers.asks.coming_day import ComingDay
from handlers.asks.words import Speak
from handlers.call import Call
from handlers.issue import extending_texts
from handlers.issue import texts as issue_texts
from handlers.issue.cards import pushes, track
from handlers.issue.extending import decider_of, extension
from handlers.issue.holders import Holders
from handlers.leader.acts import NEXT, WITH_LEADER, change
from handlers.leader.form import Form
from handlers.leader.standing import holding
from handlers.pages import link
from handlers.roles import choices
from handlers.steering import texts
from handlers.talk.kind import SendBack
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling.tasks import tell_extension, tell_notice
from handlers.turnout import can_be_told
from storage import categories, issues, staff, steering, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx

Group = tuple[int, tuple[int, ...], date, str]
"""Who leads it, who else is in it, by when it reports, and why it takes longer than it may."""

OFFERED_DAYS = (14, 30, 60, 90)


def _ask(call: Call, state: State) -> Script[Group]:
    issue = issues.get(call.tx, state.start["issue"])
    lead_id: int = yield OneOf(
        key="lead",
        name=texts.LEAD,
        ask=texts.ASK_LEAD,
        load=lambda: choices(call.tx, _of_talk(call, state)),
        meaning=int,
    )
    members: tuple[int, ...] = yield ManyOf(
        key=f"members@{lead_id}",
        name=texts.MEMBERS,
        ask=texts.ASK_MEMBERS,
        load=lambda: choices(call.tx, [p for p in _of_talk(call, state) if p.id != lead_id]),
        meaning=tuple,
    )
    by: date | None = yield ComingDay(
        key="by",
        name=texts.BY,
        ask=texts.ASK_BY,
        offered=lambda: _offered(call.tx, issue),
    )
    assert by is not None
    if issue is None or by <= issue.answer_on:
        return lead_id, members, by, ""
    reason: Spoken = yield Speak(
        key="reason",
        name=extending_texts.REASON,
        ask=extending_texts.ASK_REASON,
        hint=extending_texts.REASON_HINT,
    )
    return lead_id, members, by, issue_texts.said(reason.words, reason.seconds)


def _offered(tx: Tx, issue: Issue | None) -> list[date]:
    """The day on which the answer is due, and working days that are further away."""
    calendar = workdays.calendar(tx)
    due = [issue.answer_on] if issue is not None and issue.answer_on > tx.today else []
    days = (tx.today + timedelta(days=n) for n in OFFERED_DAYS)
    later = (day if calendar.is_worked(day) else calendar.after(day, 1) for day in days)
    return list(dict.fromkeys([*due, *later]))


def _of_talk(call: Call, state: State) -> list[Person]:
    issue = issues.get(call.tx, state.start["issue"])
    return _able(call.tx, issue) if issue else []


def _able(tx: Tx, issue: Issue) -> list[Person]:
    """Whoever may hold or read this issue and can be told of it."""
    barred = Holders(tx, issue).barred
    return [
        one
        for one in staff.everyone(tx)
        if one.roles & {Role.LEADER, Role.CADRE} and can_be_told(one) and one.id not in barred
    ]


def _give(call: Call, issue: Issue, group: Group) -> list[Utterance]:
    lead_id, member_ids, by, reason = group
    able = {one.id: one for one in _able(call.tx, issue)}
    members = [able[id] for id in member_ids if id in able and id != lead_id]
    lead = able.get(lead_id)
    if lead is None:
        raise SendBack("lead", texts.LEAD_GONE)
    if not members:
        raise SendBack(f"members@{lead_id}", texts.MEMBERS_GONE)
    by = max(by, call.tx.today)
    names = [one.full_name for one in members]
    is_extended = by > issue.answer_on
    if is_extended:
        issue = _extended(call, issue, by, reason)
    # Who leads it is held to the date that the group was given.
    values = {
        **holding(call.tx, Stage.ACCEPTED, lead.id, by),
        # Also where it comes back from an outside body, which is no news any more.
        **({"tell_extension_on": issue.tell_extension_on} if is_extended else {}),
        "leader_id": lead.id,
        "promised_on": by,
        "seen_at": None,
    }
    why = texts.group(lead.full_name, names, by)
    issue = change(call, issue, "assigned", values, new=lead.full_name, why=why)
    voices.leave_behind(call.tx, issue)
    steering.form(call.tx, issue.id, [one.id for one in members])
    card = track(call.tx, issue)
    return [
        Say(texts.given(issue.code, lead.full_name, len(members), by), NEXT),
        *([card] if card else []),
        *_to_lead(call, issue, lead, names, by),
        *(_to_member(call.tx, issue, one, lead, by) for one in members),
        *tell_notice(call.tx, issue),
        *(tell_extension(call.tx, issue) if is_extended else ()),
    ]


def _extended(call: Call, issue: Issue, by: date, reason: str) -> Issue:
    """A date behind the deadline is an extension, with all that holds of one.

    Raises:
        SendBack: it was extended before, and another decides on that.
    """
    if issue.extensions and decider_of(call.tx, issue) != call.person.id:
        raise SendBack("by", texts.EXTENDED_BEFORE)
    values = extension(call.tx, issue, by)
    return change(call, issue, "extended", values, new=by.isoformat(), why=reason)


def _to_lead(
    call: Call, issue: Issue, lead: Person, names: Sequence[str], by: date
) -> list[Utterance]:
    if lead.id == call.person.id:
        return []
    return pushes(call.tx, issue, lead, texts.you_lead(call.person.full_name, names, by))


def _to_member(tx: Tx, issue: Issue, member: Person, lead: Person, by: date) -> Say:
    category = categories.name(tx, issue.category_id)
    may_look = scope(member, Action.SEE_ISSUE) is not None
    return Say(
        texts.you_are_in(issue.code, category, lead.full_name, by),
        ((link(texts.DETAILS, "issue", issue.id),),) if may_look else (),
        chat_id=member.chat_id,
        lane=Lane.ESCALATION,
        key=f"steering:{issue.id}:{issue.version}:{member.id}",
    )


STEER = Form("steer", texts.HEADING, _ask, _give, WITH_LEADER, texts.SEND, reviewed=True)
