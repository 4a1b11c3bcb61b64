"""Raising an issue outside a visit, as it is spoken: the office, a meeting, a phone call."""

from datetime import date
from functools import partial

from domain.issue import Channel, IssueDraft, Kind, RaisedAlone, Referral, is_old_case
from domain.visit import OLDEST_CASE
from handlers.alike.asking import ask_near
from handlers.asks.choice import Choice, OneOf
from handlers.asks.day import Day, day_given
from handlers.asks.review import Review
from handlers.asks.search import Search
from handlers.asks.words import Line
from handlers.issue import texts
from handlers.issue.consent import ask_consent_for, ask_contact
from handlers.issue.flow import ALONE, raise_issue
from handlers.talk.script import Given, Script
from handlers.visit import texts as visit_texts
from handlers.visit.facts import VisitFacts
from handlers.visit.flow import ask_place

STEM = ALONE.stem
STEPS = tuple(
    f"{STEM}.{step}" for step in ("kind", "hamlet", "said", "category", "authority", "who")
)
KNOWN = "known"
"""The citizen is of the household whose page the form was opened from."""


def raise_alone(
    facts: VisitFacts, household_id: int | None, likely: Channel | None = None
) -> Script[RaisedAlone]:
    """What it is, where it is, who raised it; the rest stands on the review.

    Every key begins with the issue's own: whatever leaves by the formal route takes all along.
    """
    raised = yield from raise_issue(facts.issues, ALONE, partial(ask_hamlet, facts, household_id))
    if isinstance(raised, Referral):
        return RaisedAlone(raised, Channel.OFFICE, facts.started_on)
    who = yield from ask_who(raised, household_id)
    has_name = who != "unnamed"
    consent, (raised,) = yield from ask_consent_for(
        facts.issues, [ALONE], [raised], has_name=has_name, key=f"{STEM}.consent"
    )
    household, name, contact = None, "", ""
    if consent and has_name:
        household = household_id or ((yield from ask_household(facts)) if who == "listed" else None)
        name = (yield from ask_name()) if who == "typed" else ""
        contact = yield from ask_contact(f"{STEM}.contact", STEM)
    channel = yield from ask_channel(household_id, likely)
    received_on = yield from ask_day(facts.started_on)
    is_noticed = yield from ask_noticed(received_on, facts.started_on)
    place = yield from ask_place(f"{STEM}.place", STEM)
    (raised,) = yield from ask_near(facts.issues.alike, [STEM], [raised], place)
    yield Review(ask=visit_texts.REVIEW, send=texts.SENT_LABEL, joins=STEM)
    return RaisedAlone(
        raised, channel, received_on, household, name, contact, place, consent, is_noticed
    )


def ask_hamlet(facts: VisitFacts, household_id: int | None) -> Script[int | None]:
    """Where the matter is; the household's hamlet, or the only one in charge, is assumed."""
    choices = facts.issues.hamlets()
    likely = facts.hamlet_of(household_id) if household_id else None
    listed = [one for one in choices if one.value == likely] if likely else choices[:-1]
    hamlet_id: int = yield OneOf(
        key=f"{STEM}.hamlet",
        name=texts.HAMLET,
        ask=texts.ASK_HAMLET,
        load=lambda: choices,
        meaning=int,
        columns=2,
        assumed=listed[0].given if len(listed) == 1 else None,
        joins=STEM,
    )
    return hamlet_id or None


def ask_who(draft: IssueDraft, household_id: int | None) -> Script[str]:
    """Who raised it; a contribution is unnamed, and from a household's page it is known."""
    if draft.kind is Kind.CONTRIBUTION:
        return "unnamed"
    if household_id is not None:
        return KNOWN
    choices = (
        Choice("unnamed", texts.UNNAMED, texts.NOBODY),
        Choice("listed", texts.LISTED, texts.OF_HOUSEHOLD),
        Choice("typed", texts.TYPED, texts.OTHER_CITIZEN),
    )
    who: str = yield OneOf(
        key=f"{STEM}.who",
        name=texts.WHO,
        ask=texts.ASK_WHO,
        load=lambda: choices,
        meaning=str,
        joins=STEM,
    )
    return who


def ask_household(facts: VisitFacts) -> Script[int]:
    """Which household, once it agreed."""
    household_id: int = yield Search(
        key=f"{STEM}.household",
        name=visit_texts.HOUSEHOLD,
        ask=texts.ASK_HOUSEHOLD,
        find=facts.everyone,
        pick=facts.pick,
        meaning=int,
        joins=STEM,
    )
    return household_id


def ask_name() -> Script[str]:
    """The citizen's name, once they agreed."""
    name: str = yield Line(key=f"{STEM}.name", name=texts.NAME, ask=texts.ASK_NAME, joins=STEM)
    return name


def ask_channel(household_id: int | None, likely: Channel | None = None) -> Script[Channel]:
    """Where it was raised; the office is assumed, from a household's page the phone.

    Where the form was opened for a place of its own, that is `likely`.
    """
    choices = [Choice(str(one), label, label) for one, label in texts.CHANNELS.items()]
    usual = Channel.OFFICE if household_id is None else Channel.PHONE
    likely = likely or usual
    channel: Channel = yield OneOf(
        key=f"{STEM}.channel",
        name=texts.CHANNEL,
        ask=texts.ASK_CHANNEL,
        load=lambda: choices,
        meaning=Channel,
        assumed=Given(str(likely), texts.CHANNELS[likely]),
        joins=STEM,
    )
    return channel


def ask_day(started_on: date) -> Script[date]:
    """The day it was received, however long ago; the day the form was opened is assumed."""
    on: date = yield Day(
        key=f"{STEM}.received_on",
        oldest=OLDEST_CASE,
        name=texts.RECEIVED_ON,
        ask=texts.ASK_RECEIVED_ON,
        assumed=day_given(started_on),
        joins=STEM,
    )
    return on


def ask_noticed(received_on: date, started_on: date) -> Script[bool]:
    """Of an old case: whether the citizen was told then that it was received."""
    if not is_old_case(received_on, started_on):
        return False
    choices = (
        Choice("no", texts.NOT_NOTICED, texts.NOT_NOTICED),
        Choice("yes", texts.NOTICED_THEN, texts.NOTICED_THEN),
    )
    told: bool = yield OneOf(
        key=f"{STEM}.noticed",
        name=texts.OLD_CASE,
        ask=texts.ASK_NOTICED,
        load=lambda: choices,
        meaning=lambda value: value == "yes",
        columns=2,
        joins=STEM,
    )
    return told
