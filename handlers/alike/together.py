"""Whoever raised the same matter hears the one answer: each from the cadre who wrote it down."""

from collections.abc import Collection, Iterable
from typing import Any

from domain.issue import Stage
from domain.masking import masked
from domain.message import Utterance
from domain.reminders import is_decided
from handlers.alike import merging_texts as texts
from handlers.issue.cards import citizen_names, masked_words, track
from handlers.leader.standing import holding
from handlers.telling.tasks import (
    TELL_WITHIN,
    tell_extension,
    tell_notice,
    tell_result,
    telling_anew,
)
from storage import history, issues, staff, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx

ANSWERS = {Stage.ANSWERED: "answered", Stage.REFUSED: "refused"}
"""Stages in which there is an answer, and what is then written of each citizen's issue."""


def follow(tx: Tx, issue_id: int) -> list[Utterance]:
    """One that was left behind follows the one it was merged into."""
    issue = voices.claim(tx, issue_id)
    if issue is None or issue.merged_into_id is None:
        return []
    return catch_up(tx, voices.root(tx, issue), issue)


def catch_up(tx: Tx, carrier: Issue, one: Issue) -> list[Utterance]:
    """Bring an issue to where the one it was merged into stands, and let its citizen know.

    Whoever has heard and said their word is done.
    """
    if one.stage == Stage.CLOSED:
        return []
    now, told = _caught_up(tx, carrier, one, _names(tx, voices.beside(tx, one), but=one))
    card = track(tx, now)
    return [*([card] if card else []), *told]


def _names(tx: Tx, others: Iterable[Issue], but: Issue) -> set[str]:
    """Citizens of the others: of them nothing is told to whoever brings this one word."""
    names = {name for other in others for name in citizen_names(tx, other)}
    return names.difference(citizen_names(tx, but))


def _caught_up(
    tx: Tx, carrier: Issue, one: Issue, hidden: Collection[str]
) -> tuple[Issue, list[Utterance]]:
    stage = _reached(tx, carrier)
    if stage in ANSWERS:
        words = masked(carrier.answer, hidden)
        values = _answered(tx, carrier, one, stage, words)
        told = _act(tx, carrier, one, ANSWERS[stage], values, words)
        return told, tell_result(tx, told)
    if one.stage == Stage.MERGED and is_decided(stage, carrier.promised_on):
        values = _decided(carrier, one, masked(carrier.transferred_to, hidden))
        if _is_extended(carrier, one):
            return _extended(tx, carrier, one, values, hidden)
        if any(getattr(one, name) != value for name, value in values.items()):
            if stage is Stage.TRANSFERRED and values["transferred_to"] == one.transferred_to:
                return _asked_again(tx, carrier, one, values), []
            values |= telling_anew(tx, one) if stage is Stage.TRANSFERRED else {}
            what = "transferred" if stage is Stage.TRANSFERRED else "accepted"
            new = values["transferred_to"] or str(values["promised_on"])
            one = _act(tx, carrier, one, what, {**values, "check_at": tx.now}, new)
            return one, tell_notice(tx, one)
    elif one.stage == Stage.MERGED and one.transferred_to:
        # It is at no outside body any more: nobody is told that it is.
        back = {"transferred_to": "", "promised_on": None, "tell_extension_on": None}
        return _act(tx, carrier, one, "taken_back", {**back, "check_at": tx.now}, carrier.code), []
    return one, []


def _asked_again(tx: Tx, carrier: Issue, one: Issue, values: dict[str, Any]) -> Issue:
    """The same body was asked once more: of that its citizen hears nothing."""
    return _act(tx, carrier, one, "asked_again", values, str(values["promised_on"]))


def _reached(tx: Tx, carrier: Issue) -> Stage:
    """How far it came: where its own citizen has heard already, others still wait to."""
    if carrier.stage != Stage.CLOSED:
        return carrier.standing
    events = history.of(tx, "issue", carrier.id)
    refused = [event.what == "refused" for event in events if event.what in ANSWERS.values()]
    return Stage.REFUSED if refused[-1:] == [True] else Stage.ANSWERED


def _act(tx: Tx, carrier: Issue, one: Issue, what: str, values: dict[str, Any], new: str) -> Issue:
    why = carrier.answer if what == "refused" else ""
    changed = issues.act(
        tx,
        one,
        what,
        values,
        by=_who(tx, carrier, what),
        new="" if why else new,
        why=new if why else "",
    )
    assert changed is not None
    return changed


def _who(tx: Tx, carrier: Issue, what: str) -> int | None:
    """Who did to the one that carries it what is now written of another, too."""
    did = [e.person_id for e in history.of(tx, "issue", carrier.id) if e.what == what]
    return did[-1] if did else None


def _answered(tx: Tx, carrier: Issue, one: Issue, stage: Stage, words: str) -> dict[str, Any]:
    due_on = max(carrier.due_on or tx.today, tx.today)
    return {
        **holding(tx, stage, one.teller_id, due_on),
        "leader_id": carrier.leader_id,
        "answer": words,
        "document": carrier.document,
        "tries": 0,
        "last_try_on": None,
    }


def _decided(carrier: Issue, one: Issue, body: str) -> dict[str, Any]:
    """A transfer is a decision as a promise is: the citizen is told that it was received."""
    is_away = carrier.standing is Stage.TRANSFERRED
    return {
        "promised_on": carrier.ask_again_on if is_away else carrier.promised_on,
        "transferred_to": body if is_away else "",
        "extensions": carrier.extensions,
        **({"tell_extension_on": None} if one.transferred_to and not is_away else {}),
    }


def _is_extended(carrier: Issue, one: Issue) -> bool:
    """Whether its citizen heard of a date that is put off; whoever heard of none hears the new."""
    waits = one.first_notice_at is not None and one.promised_on is not None
    return waits and carrier.stage == Stage.ACCEPTED and carrier.extensions > one.extensions


def _extended(
    tx: Tx, carrier: Issue, one: Issue, values: dict[str, Any], hidden: Collection[str]
) -> tuple[Issue, list[Utterance]]:
    events = [event for event in history.of(tx, "issue", carrier.id) if event.what == "extended"]
    reason = masked(events[-1].why, hidden)
    values |= {
        "answer_on": carrier.answer_on,
        "tell_extension_on": workdays.calendar(tx).after(tx.today, TELL_WITHIN),
        "notice_reminders": 0,
        "check_at": tx.now,
    }
    new = str(carrier.promised_on)
    extended = issues.act(tx, one, "extended", values, by=events[-1].person_id, new=new, why=reason)
    assert extended is not None
    return extended, tell_extension(tx, extended, masked_words(tx, extended, reason))


def merged_text(tx: Tx, issue: Issue) -> str:
    """Into which one it went and who holds that, if it was merged: plain text."""
    if issue.merged_into_id is None:
        return ""
    stays = voices.root(tx, issue)
    return texts.went_into(issue.code, stays.code, staff.name_of(tx, stays.holder_id))
