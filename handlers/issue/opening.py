"""Opens what was raised: to a leader, or closed where it was answered on the spot."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from domain.escalation import Skips
from domain.issue import (
    Cause,
    Channel,
    Clocks,
    IssueDraft,
    Kind,
    Limits,
    Origin,
    Referral,
    Stage,
    Word,
    clocks,
)
from domain.masking import masked
from domain.message import Erase, FileKind, Lane, Rows, Say, Utterance
from domain.people import Role
from domain.visit import VisitDraft
from handlers.alike import joining
from handlers.alike.facts import joinable
from handlers.call import Call
from handlers.issue import entrusting_texts, following_texts, moving_texts, texts
from handlers.issue.beginning import beginning, planned
from handlers.issue.cards import masked_words, pushes, track
from handlers.leader import texts as leader_texts
from handlers.pages import link
from handlers.recheck.drawing import plan as plan_recheck
from handlers.responsible import body_texts
from handlers.turnout import can_be_told
from storage import (
    attachments,
    categories,
    checks,
    consents,
    formal,
    history,
    households,
    issues,
    staff,
    workdays,
)
from storage.issues import Issue
from storage.transaction import Tx
from storage.visits import Visit


def open_raised(call: Call, talk_id: int, visit: Visit, draft: VisitDraft) -> list[Utterance]:
    """Everything a household raised at a visit."""
    household = households.get(call.tx, visit.household_id)
    assert household is not None
    if draft.consent is not None:
        consents.ask(
            call.tx,
            by=call.person.id,
            wording=texts.CONSENT_READ,
            given=draft.consent,
            household_id=household.id,
            visit_id=visit.id,
        )
    unnamed = Origin(
        Channel.VISIT,
        visit.visited_on,
        household.hamlet_id,
        place=draft.place,
        occurrence_id=visit.occurrence_id,
    )
    named = replace(unnamed, household_id=household.id, visit_id=visit.id, contact=draft.contact)
    said: list[Utterance] = []
    for item, raised in enumerate(draft.raised, start=1):
        if isinstance(raised, Referral):
            said += refer(call, talk_id, item, household.hamlet_id)
        elif draft.consent and raised.kind is not Kind.CONTRIBUTION:
            origin = replace(named, talk_id=talk_id, item=item)
            said += write_down(call, talk_id, item, raised, origin)[1]
        else:
            hidden = households.names(call.tx, household.id)
            said += write_down(call, talk_id, item, raised, unnamed, hidden)[1]
    return said


def refer(call: Call, talk_id: int, item: int, hamlet_id: int | None) -> list[Utterance]:
    """A complaint left by the formal route: that stays, and nothing that was sent with it."""
    formal.refer(call.tx, by=call.person.id, hamlet_id=hamlet_id)
    return drop(call, talk_id, item, tuple(FileKind))


def drop(call: Call, talk_id: int, item: int, kinds: Collection[FileKind]) -> list[Utterance]:
    """Files that may not be kept go, and the messages they came in."""
    if not kinds:
        return []
    messages = attachments.erase(call.tx, talk_id, f"raised.{item}", kinds)
    return [Erase(message_id) for message_id in sorted(messages)]


def write_down(
    call: Call,
    talk_id: int,
    item: int,
    draft: IssueDraft,
    origin: Origin,
    hidden: Collection[str] = (),
) -> tuple[Issue, list[Utterance]]:
    """One issue of a form with its files; who must act is told.

    Unless its origin tells of the form, neither do its files. Names that are `hidden`, those of
    a household that stays unnamed, are in none of its words.
    """
    dropped = drop(call, talk_id, item, draft.dropped)
    issue = open_one(call, _without(draft, hidden), origin)
    tells_of_talk = origin.talk_id is not None
    attachments.join_issue(
        call.tx, talk_id, f"raised.{item}", issue.id, tells_of_talk=tells_of_talk
    )
    if hidden:
        attachments.keep_for_issue_alone(call.tx, issue.id, hidden)
    return issue, [*dropped, *announce(call, issue)]


def _without(draft: IssueDraft, names: Collection[str]) -> IssueDraft:
    """Nothing of an unnamed issue points at the household: nobody could mask its name later."""
    if not names:
        return draft
    said = replace(draft.said, words=masked(draft.said.words, names))
    answer = masked(draft.answer, names) if draft.answer else draft.answer
    return replace(draft, said=said, answer=answer)


def open_one(call: Call, draft: IssueDraft, origin: Origin) -> Issue:
    """Record one issue with its clocks; beyond authority it is somebody's from now on."""
    tx = call.tx
    carrier = joinable(tx, draft.joins)
    if carrier is not None and carrier.concerned_id != call.person.id:
        return _open_with(call, draft, origin, carrier)
    limits, calendar = _limits(tx, draft, origin), workdays.calendar(tx)
    due = clocks(limits, origin.clocks_from or origin.raised_on, calendar)
    begun = beginning(tx, draft, origin, due, call.person)
    begun = planned(tx, begun, due, limits, calendar)
    issue = issues.open_issue(
        tx,
        draft,
        due,
        origin,
        by=call.person.id,
        stage=begun.stage,
        holder_id=begun.holder_id,
        due_on=begun.due_on,
        more={**begun.more, **_noticed(tx, origin)},
    )
    keep_skipped(tx, issue.id, begun.skipped)
    if begun.stage is Stage.CLOSED and draft.word is Word.SATISFIED:
        plan_recheck(tx)
    return issue


def keep_skipped(tx: Tx, issue_id: int, skipped: Skips) -> None:
    """Who was passed over on the way, and why."""
    for person_id, cause in skipped:
        name = staff.name_of(tx, person_id)
        history.record(tx, "issue", issue_id, "skipped", by=None, new=name, why=cause)


def _limits(tx: Tx, draft: IssueDraft, origin: Origin) -> Limits:
    return categories.limits(tx, draft.category_id, draft.urgency, origin.raised_on)


def _noticed(tx: Tx, origin: Origin) -> dict[str, Any]:
    return {"first_notice_at": tx.now} if origin.is_noticed else {}


def _clocks(tx: Tx, draft: IssueDraft, origin: Origin) -> Clocks:
    since = origin.clocks_from or origin.raised_on
    return clocks(_limits(tx, draft, origin), since, workdays.calendar(tx))


def _open_with(call: Call, draft: IssueDraft, origin: Origin, carrier: Issue) -> Issue:
    """Record one issue whose citizen hears the answer to another."""
    issue = issues.open_issue(
        call.tx,
        draft,
        _clocks(call.tx, draft, origin),
        origin,
        by=call.person.id,
        stage=Stage.MERGED,
        holder_id=None,
        due_on=None,
        check_at=call.tx.now,
        more={
            "merged_into_id": carrier.id,
            "leader_id": carrier.leader_id,
            "concerned_id": carrier.concerned_id,
            **_noticed(call.tx, origin),
        },
    )
    joining.bind(call.tx, carrier, issue, by=call.person.id)
    return issue


def announce(call: Call, issue: Issue) -> list[Utterance]:
    """Tell who must act, and show the cadre where it stands."""
    tx = call.tx
    if issue.stage == Stage.MERGED:
        return joining.announce(tx, issue)
    card = track(tx, issue)
    said: list[Utterance] = [card] if card else []
    if issue.stage == Stage.UNHELD:
        kept = texts.kept_unheld if issue.holder_id else texts.kept_by_nobody
        said.append(Say(kept(issue.code)))
        said += tell_coordinators(tx, issue)
        said += tell_admins(tx) if issue.holder_id is None else []
    elif issue.stage == Stage.TRANSFERRED:
        assert issue.ask_again_on is not None
        said.append(Say(body_texts.kept(issue.code, issue.transferred_to, issue.ask_again_on)))
    elif issue.stage == Stage.WAITING:
        for person_id in dict.fromkeys((issue.holder_id, issue.backup_id)):
            leader = staff.by_id(tx, person_id) if person_id is not None else None
            said += pushes(tx, issue, leader, _lead(tx, issue)) if leader else []
        if issue.ladder and issue.holder_id != issue.ladder[0]:
            said += _tell_skipped(tx, issue)
    return said


def _tell_skipped(tx: Tx, issue: Issue) -> list[Utterance]:
    """Coordinators learn who was passed over on the way."""
    events = history.of(tx, "issue", issue.id)
    skipped = [(issue.code, e.new, Cause(e.why)) for e in events if e.what == "skipped"]
    text = moving_texts.news((), (), (), (), skipped)
    return [
        Say(text, FOLLOWING, chat_id=person.chat_id, lane=Lane.ESCALATION)
        for person in staff.everyone(tx, Role.COORDINATOR)
        if can_be_told(person) and skipped and person.id != issue.concerned_id
    ]


def tell_admins(tx: Tx) -> list[Utterance]:
    """Once while it is so: nobody is there to hold what citizens raised; the count only."""
    count, first_id = checks.with_nobody(tx)
    return [
        Say(
            moving_texts.nobody_at_all(count),
            chat_id=admin.chat_id,
            key=f"nobody:{first_id}:{admin.id}",
        )
        for admin in staff.everyone(tx, Role.ADMIN)
        if count and can_be_told(admin)
    ]


def _lead(tx: Tx, issue: Issue) -> str:
    """What the leader is asked; an answer given there that did not satisfy is told."""
    if issue.holds_for_id is not None:
        away = staff.name_of(tx, issue.holds_for_id)
        return moving_texts.came_to_leader(away, Cause.AWAY)
    if not issue.answer:
        return leader_texts.REQUEST
    return leader_texts.unsatisfied_there(masked_words(tx, issue, issue.answer))


FOLLOWING: Rows = ((link(following_texts.FOLLOWED, "followed"), link(texts.HOME, "home")),)
"""Where a coordinator goes on from news of an issue."""


def tell_coordinators(tx: Tx, issue: Issue) -> list[Utterance]:
    """The coordinator is told: code, category and age, nothing of the matter."""
    text = texts.unheld_for_coordinator(
        issue.code, categories.name(tx, issue.category_id), issue.raised_on
    )
    find = link(entrusting_texts.ENTRUST, "entrust", issue.id, str(issue.version))
    return [
        Say(
            text,
            ((find,), *FOLLOWING),
            chat_id=person.chat_id,
            lane=Lane.ESCALATION,
            key=f"unheld:{issue.id}:{issue.version}:{person.id}",
        )
        for person in staff.everyone(tx, Role.COORDINATOR)
        if can_be_told(person) and person.id != issue.concerned_id
    ]
