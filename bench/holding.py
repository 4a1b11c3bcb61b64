"""What holds of every issue, whatever was done: a holder, a clock, nobody forgotten."""

from collections.abc import Sequence
from datetime import timedelta

from bench.replaying import replay
from bench.town import CITIZEN, call_of, everything
from domain.escalation import WITH_LEADER
from domain.issue import Stage, Word
from domain.message import Card, Say, Utterance
from domain.people import Person, Role
from domain.reminders import MORNING, is_decided
from handlers.alike.together import ANSWERS
from handlers.issue.access import UNCOUNTED, may_see
from handlers.issue.holders import WITH_CADRE, Holders
from handlers.turnout import can_be_told
from storage import absences, history, issues, staff, voices
from storage.history import Event
from storage.issues import Issue
from storage.transaction import Tx

FURTHEST = timedelta(days=45)
"""No next look is further away."""

LONGEST_HOLIDAY = timedelta(days=14)
"""Tết with days that the commune gave as well: a plan stands though a day is worked after all."""

TOLD = frozenset({"satisfied", "made_public", "not_reached"})
"""Events by which a citizen's matter is closed: they were told, or tried for three times."""


def check(tx: Tx, known: dict[int, Issue] | None = None) -> None:
    """All of it, after a sweep; histories of those that stand as they were `known` are not read."""
    people = {person.id: person for person in staff.everyone(tx)}
    known = {} if known is None else known
    for issue in everything(tx):
        if known.get(issue.id) != issue:
            _replays(tx, issue, history.of(tx, "issue", issue.id))
            known[issue.id] = issue
        if issue.stage == Stage.MERGED:
            _is_carried(tx, issue)
        elif issue.stage != Stage.CLOSED:
            _is_held(tx, issue, people)
        _is_told(tx, issue, people)
        _is_kept_from(tx, issue)


def _replays(tx: Tx, issue: Issue, events: Sequence[Event]) -> None:
    found = replay(events)
    assert found.version == issue.version, (issue, events)
    assert issue.stage in found.stages, (found, issue, events)
    if found.holder is not None:
        assert found.holder == staff.name_of(tx, issue.holder_id), (found, issue, events)
    if issue.stage == Stage.CLOSED:
        _is_over(issue, events)


def _is_over(issue: Issue, events: Sequence[Event]) -> None:
    assert issue.holder_id is None, issue
    assert issue.check_at is None, issue
    last = [event.what for event in events if event.what not in UNCOUNTED]
    assert (last and last[-1] in TOLD) or events[0].new == Stage.CLOSED, events


def _is_carried(tx: Tx, issue: Issue) -> None:
    carrier = voices.root(tx, issue)
    assert carrier.id != issue.id, issue
    assert carrier.merged_into_id is None, (issue, carrier)
    assert issue.holder_id is None, issue
    # Nobody waits for an answer that was given.
    assert carrier.stage not in (*ANSWERS, Stage.CLOSED, Stage.MERGED), (issue, carrier)
    is_away = carrier.standing is Stage.TRANSFERRED
    assert is_away == (carrier.ask_again_on is not None), carrier
    if is_decided(carrier.standing, carrier.promised_on) and issue.word is None:
        told_on = carrier.ask_again_on if is_away else carrier.promised_on
        assert issue.promised_on == told_on, (issue, carrier)
    if issue.first_notice_at is None or issue.tell_extension_on is not None:
        _is_looked_at(tx, issue)
    assert issue.concerned_id == carrier.concerned_id, (issue, carrier)


def _is_looked_at(tx: Tx, issue: Issue) -> None:
    assert issue.check_at is not None, issue
    assert tx.now < issue.check_at < tx.now + FURTHEST, issue


def _is_held(tx: Tx, issue: Issue, people: dict[int, Person]) -> None:
    stage = Stage(issue.stage)
    if issue.holder_id is None:
        _waits_for_anybody(tx, issue, people)
        return
    assert issue.holder_id in people, issue
    holder = people[issue.holder_id]
    coordinates = Role.COORDINATOR in holder.roles
    assert can_be_told(holder), issue
    assert issue.due_on is not None, issue
    _is_looked_at(tx, issue)
    held_by = (issue.holder_id, issue.backup_id)
    assert issue.concerned_id is None or issue.concerned_id not in held_by, issue
    if stage is Stage.UNHELD:
        assert coordinates, issue
        assert issue.leader_id is None, issue
    if stage in (*WITH_LEADER, Stage.ASKED):
        _goes_further(tx, issue)
        assert 0 <= issue.rung <= max(0, len(issue.ladder) - 1), issue
    if stage in WITH_LEADER:
        _is_present(tx, issue, people)
    if stage in WITH_CADRE:
        assert issue.holder_id == issue.teller_id or coordinates, issue
    if stage is Stage.ACCEPTED:
        assert issue.promised_on is not None, issue


def _waits_for_anybody(tx: Tx, issue: Issue, people: dict[int, Person]) -> None:
    """Without a coordinator whom it is not about: each working morning looks again."""
    able = {p.id for p in people.values() if Role.COORDINATOR in p.roles and can_be_told(p)}
    assert able <= {issue.concerned_id}, issue
    assert issue.check_at is not None, issue
    assert tx.now < issue.check_at, issue
    assert issue.check_at.astimezone(tx.zone).date() <= tx.today + LONGEST_HOLIDAY, issue


def _goes_further(tx: Tx, issue: Issue) -> None:
    """On a day to come; with nobody left above it is looked at every working morning."""
    assert issue.climb_on is not None, issue
    assert issue.check_at is not None, issue
    next_on = max(issue.climb_on, tx.today) + LONGEST_HOLIDAY
    assert issue.check_at.astimezone(tx.zone).date() <= next_on, issue


def _is_present(tx: Tx, issue: Issue, people: dict[int, Person]) -> None:
    """Whoever is away holds nothing; whoever stands in does so for somebody who is.

    An absence begins and ends in the morning, when people can be told.
    """
    if tx.now.astimezone(tx.zone).time() < MORNING:
        return
    away = absences.now(tx)
    stands_in = Role.COORDINATOR in people[issue.holder_id or 0].roles
    assert issue.holder_id not in away or stands_in, issue
    if issue.holds_for_id is not None and not Holders(tx, issue).is_inspected:
        assert away.get(issue.holds_for_id) == issue.holder_id, (issue, away)


def _is_told(tx: Tx, issue: Issue, people: dict[int, Person]) -> None:
    """Whoever is to bring word can, unless nobody is there who could."""
    assert issue.teller_id != issue.concerned_id or issue.stage == Stage.CLOSED, issue
    if issue.stage in ANSWERS and issue.teller_id == issue.holder_id:
        assert can_be_told(people[issue.teller_id]), issue
    if issue.word == Word.SATISFIED and issue.answer and issue.stage != Stage.CLOSED:
        events = [event.what for event in history.of(tx, "issue", issue.id)]
        assert {"reopened", "answered", "refused"} & set(events), issue


def _is_kept_from(tx: Tx, issue: Issue) -> None:
    call = call_of(tx, issue.concerned_id)
    assert call is None or not may_see(call, issue), issue


def check_said(tx: Tx, said: Sequence[Utterance]) -> None:
    """What is pushed reaches the staff only, names no citizen, and nobody hears of themselves."""
    by_chat = {person.chat_id: person for person in staff.everyone(tx)}
    concerning = [issue for issue in everything(tx) if issue.concerned_id is not None]
    for word in said:
        if not isinstance(word, Say | Card) or word.chat_id is None:
            continue
        person = by_chat.get(word.chat_id)
        assert person is not None, word
        assert CITIZEN not in word.text, word
        for issue in concerning if isinstance(word, Say) else ():
            if issue.code in word.text:
                assert issue.concerned_id != person.id, (issue, word)


def stands(tx: Tx) -> list[tuple[object, ...]]:
    """Everything that is kept of issues, to be compared."""
    found = [issues.get(tx, issue.id) for issue in everything(tx)]
    return [(issue, len(history.of(tx, "issue", issue.id))) for issue in found if issue]
