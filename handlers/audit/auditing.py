"""The daily audit: some issues a step, at last what was due; gaps are repaired and told."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from domain.audit import LEEWAY, Gap, gaps, next_audit_at
from domain.issue import Stage
from domain.ladder import awake_at
from domain.message import Lane, Say, Utterance
from domain.people import Role
from handlers.audit import texts
from handlers.audit.finding import found_again
from handlers.audit.pages import said_of
from handlers.issue.holders import WITH_CADRE
from handlers.pages import link
from handlers.turnout import can_be_told
from storage import audits, history, issues, staff
from storage import gaps as known
from storage.audits import Audit, Found
from storage.gaps import Seen
from storage.issues import Issue
from storage.transaction import Tx

Lacks = Sequence[tuple[Seen, tuple[Gap, ...]]]

WINDOW = 400
"""Ids of issues that one step looks at."""

MOST_REPAIRED = 20
"""Issues that one step repairs; the next one goes on behind them."""

DAY = timedelta(days=1)


def audit(tx: Tx, audit_id: int) -> list[Utterance]:
    """The next step of an audit; 0: the first one is planned."""
    one = audits.get(tx, audit_id)
    if one is None:
        audits.plan(tx, next_audit_at(tx.now, tx.zone))
        return []
    if one.ended_at is not None:
        return []
    if one.seen_id < known.last_id(tx):
        _look(tx, one)
        return []
    return _end(tx, one)


def _look(tx: Tx, one: Audit) -> None:
    """At the next issues; what is found is repaired in the same unit."""
    until = one.seen_id + WINDOW
    found: list[tuple[Seen, tuple[Gap, ...]]] = []
    for seen in known.seen(tx, one.seen_id, until):
        lacks = gaps(seen.facts, one.due_at, tx.today, tx.zone)
        if not lacks:
            continue
        found.append((seen, lacks))
        if len(found) == MOST_REPAIRED:
            until = seen.id
            break
    if audits.step(tx, one, until, _counted(found)):
        for seen, lacks in found:
            _repair(tx, seen.id, [gap for gap in lacks if gap.is_repaired])


def _counted(found: Lacks) -> Found:
    counted: Found = {}
    for seen, lacks in found:
        more = {str(gap): (1, (seen.code,)) for gap in lacks}
        counted = audits.merged(counted, more)
    return counted


def _repair(tx: Tx, issue_id: int, lacks: Sequence[Gap]) -> None:
    """Each gap in its way; whoever is to hold it is found by the look that is planned now."""
    issue = issues.get(tx, issue_id)
    if issue is None or not lacks:
        return
    history.record(tx, "issue", issue.id, "repaired", by=None, why=" ".join(lacks))
    if Gap.NO_CARRIER in lacks:
        _carry(tx, issue)
        return
    values: dict[str, Any] = {"check_at": tx.now}
    if Gap.NO_CLOCK in lacks:
        values |= {"due_on": _due_on(issue), "reminders": 0}
    if Gap.FAR_CLIMB in lacks:
        values |= {"climb_on": None}
    if Gap.NO_HOLDER in lacks and issue.holder_id is None:
        values |= _with_whom_it_was(issue)
    if Gap.LEFT_BEHIND in lacks:
        values = {"catch_up_at": tx.now}
    known.set_right(tx, issue.id, **values)


def _due_on(issue: Issue) -> date:
    """The date that its stage is held to: to ask again, what was promised, else the answer's."""
    is_told = issue.stage in (Stage.ANSWERED, Stage.REFUSED)
    promised_on = None if is_told else issue.ask_again_on or issue.promised_on
    return promised_on or issue.answer_on


def _with_whom_it_was(issue: Issue) -> dict[str, Any]:
    """Back to its leader or cadre, so that the look asks whether they can act; else to nobody."""
    if issue.stage in WITH_CADRE:
        return {"holder_id": issue.teller_id}
    if issue.leader_id is None:
        return {"stage": str(Stage.UNHELD)}
    return {"holder_id": issue.leader_id}


def _carry(tx: Tx, issue: Issue) -> None:
    """It follows the one that carries the others, else it is a matter of its own again."""
    carrier_id = known.carrier_of(tx, issue)
    if carrier_id is not None:
        values = {"merged_into_id": carrier_id, "catch_up_at": tx.now, "check_at": tx.now}
        known.set_right(tx, issue.id, **values)
        return
    apart = {
        "stage": str(Stage.UNHELD),
        "merged_into_id": None,
        "holder_id": None,
        "due_on": issue.answer_on,
        "check_at": tx.now,
    }
    issues.act(tx, issue, "parted", apart, by=None)


def _end(tx: Tx, one: Audit) -> list[Utterance]:
    """What should have been done by then; the next one is planned, and who keeps it all told."""
    before = audits.last(tx, 1)
    since = before[0].ended_at if before else None
    late = known.undone(tx, one.due_at - LEEWAY)
    late |= known.missed(tx, since or one.due_at - DAY)
    late |= found_again(tx)
    found: Found = {kind: (count, ()) for kind, count in late.items()}
    if not audits.step(tx, one, one.seen_id, found, ends=True):
        return []
    audits.plan(tx, next_audit_at(tx.now, tx.zone))
    ended = audits.get(tx, one.id)
    return _tell(tx, ended) if ended and ended.found else []


def _tell(tx: Tx, one: Audit) -> list[Utterance]:
    """One message to each administrator, when the day begins."""
    return [
        Say(
            said_of(tx, one),
            ((link(texts.AUDIT, "audit"), link(texts.HOME, "home")),),
            chat_id=admin.chat_id,
            lane=Lane.REMINDER,
            key=f"audit:{one.id}:{admin.id}",
            due_at=awake_at(tx.now, tx.zone),
        )
        for admin in staff.everyone(tx, Role.ADMIN)
        if can_be_told(admin)
    ]
