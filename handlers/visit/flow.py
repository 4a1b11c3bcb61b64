"""The visit, as it is spoken."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from domain.issue import Raised
from domain.spoken import Place, Spoken
from domain.visit import Attempt, JoinVisit, NewHousehold, NotMet, VisitDraft, VisitOutcome
from handlers.alike.asking import ask_near
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.day import Day, day_given
from handlers.asks.place import NOWHERE, Where
from handlers.asks.review import Extra, Review
from handlers.asks.search import Search
from handlers.asks.words import Line, Speak
from handlers.issue.consent import ask_consent_for, ask_contact
from handlers.issue.flow import Item, raise_issue
from handlers.talk.script import Amend, Given, Script
from handlers.visit import texts
from handlers.visit.facts import VisitFacts
from handlers.visit.topics import NOT_MET, AskTopics, told

YES = Given("yes", "")
NO_COMPANIONS = Given([], texts.NONE)
NO_NOTE = Given({}, texts.NONE)
NOBODY = Choice(0, texts.WRITE_FOR_NOBODY, texts.NONE)


def log_visit(facts: VisitFacts) -> Script[VisitOutcome]:
    """A visit: whom, what was told, what was raised; the rest stands on the review."""
    household = yield from ask_household(facts)
    visited_on = yield from ask_day(facts.started_on)
    if isinstance(household, int):
        joined = yield from ask_same_day(facts, household, visited_on)
        if joined is not None:
            return JoinVisit(joined)
    companions = yield from ask_companions(facts)
    topics = yield from ask_topics(facts, household)
    if isinstance(topics, NotMet):
        assert isinstance(household, int)
        return Attempt(household, topics)
    raised = yield from ask_raised(facts, household)
    consent, raised = yield from ask_consent_of(facts, household, raised)
    contact = (yield from ask_contact("contact", "note")) if consent else ""
    note = yield from ask_note()
    place = yield from ask_place("place")
    behalf = yield from ask_on_behalf_of(facts, household, visited_on)
    stems = [Item(number).stem for number in range(1, len(raised) + 1)]
    raised = yield from ask_near(facts.issues.alike, stems, raised, place)
    yield from review(len(raised))
    return VisitDraft(
        household, topics, raised, visited_on, companions, note, place, consent, contact, behalf
    )


def ask_household(facts: VisitFacts) -> Script[int | NewHousehold]:
    """A household of today's list, by search, from a hamlet, or a new one."""
    others = (
        Choice("hamlet", texts.BY_HAMLET, ""),
        Choice("new", texts.NEW_HOUSEHOLD, ""),
    )
    picked: int | str = yield Search(
        key="household",
        name=texts.HOUSEHOLD,
        ask=texts.ASK_HOUSEHOLD,
        find=facts.households,
        pick=facts.pick,
        meaning=lambda value: value,
        others=others,
    )
    if isinstance(picked, int):
        return picked
    hamlet_id = yield from ask_hamlet(facts)
    if picked == "new":
        return NewHousehold(hamlet_id, (yield from ask_name()))
    chosen: int = yield Search(
        key=f"household.of@{hamlet_id}",
        name=texts.HOUSEHOLD,
        ask=texts.ASK_HOUSEHOLD,
        find=lambda words, page: facts.in_hamlet(hamlet_id, words, page),
        pick=facts.pick,
        meaning=int,
    )
    return chosen


def ask_hamlet(facts: VisitFacts) -> Script[int]:
    """One of the hamlets in charge."""
    hamlet_id: int = yield OneOf(
        key="household.hamlet",
        name=texts.HAMLET,
        ask=texts.ASK_HAMLET,
        load=facts.hamlets,
        meaning=int,
        columns=2,
    )
    return hamlet_id


def ask_name() -> Script[str | None]:
    """The household head's name, which may be withheld."""
    name: str = yield Line(
        key="household.name",
        name=texts.HOUSEHOLD,
        ask=texts.ASK_NAME,
        hint=texts.NAME_HINT,
        skipped=Given("", texts.UNNAMED),
    )
    return name or None


def ask_day(started_on: date) -> Script[date]:
    """The day of the visit; the day the talk was opened is assumed."""
    on: date = yield Day(
        key="visited_on",
        name=texts.VISITED_ON,
        ask=texts.ASK_DAY,
        assumed=day_given(started_on),
    )
    return on


def ask_same_day(facts: VisitFacts, household_id: int, on: date) -> Script[int | None]:
    """Whether a visit that somebody else logged that day was the same one."""
    visit = facts.same_day(household_id, on)
    if visit is None:
        return None
    choices = (
        Choice(visit.id, texts.JOIN_IT, texts.joined_same_day(visit.code)),
        Choice(0, texts.ANOTHER, ""),
    )
    joined: int = yield OneOf(
        key=f"household.same_day@{visit.id}",
        name=texts.SAME_DAY,
        ask=texts.ask_same_day(facts.who_logged(visit), visit.code),
        load=lambda: choices,
        meaning=int,
    )
    return joined or None


def ask_companions(facts: VisitFacts) -> Script[tuple[int, ...]]:
    """Who came along; nobody is assumed."""
    companions: tuple[int, ...] = yield ManyOf(
        key="companions",
        name=texts.COMPANIONS,
        ask=texts.ASK_COMPANIONS,
        load=facts.colleagues,
        meaning=tuple,
        may_be_none=True,
        assumed=NO_COMPANIONS,
    )
    return companions


def ask_topics(
    facts: VisitFacts, household: int | NewHousehold
) -> Script[tuple[int, ...] | NotMet]:
    """The topics told; a household on record may also not have been met, or wait for an answer."""
    topics = cache(facts.topics)
    answer: tuple[int, ...] | NotMet = yield AskTopics(
        key="topics",
        name=texts.TOPICS,
        ask=texts.ASK_TOPICS,
        load=lambda: [Choice(topic.id, topic.name) for topic in topics()],
        meaning=told,
        whole=texts.ALL_TOPICS,
        exits=NOT_MET if isinstance(household, int) else (),
        topics=topics,
        waits=lambda: facts.waits(household) if isinstance(household, int) else "",
    )
    return answer


def ask_raised(facts: VisitFacts, household: int | NewHousehold) -> Script[tuple[Raised, ...]]:
    """What the household raised, one after the other."""
    raised: list[Raised] = []
    while (yield from ask_anything_raised(len(raised) + 1)) is True:
        hamlet = partial(_known, partial(facts.hamlet_of, household))
        raised.append((yield from raise_issue(facts.issues, Item(len(raised) + 1), hamlet)))
    return tuple(raised)


def _known(hamlet_id: Callable[[], int | None]) -> Script[int | None]:
    """Where the household is, nobody has to ask."""
    yield from ()
    return hamlet_id()


def ask_consent_of(
    facts: VisitFacts, household: int | NewHousehold, raised: tuple[Raised, ...]
) -> Script[tuple[bool | None, tuple[Raised, ...]]]:
    """The household's consent, once and only where something of what it raised needs it."""
    has_name = isinstance(household, int) or household.head_name is not None
    items = [Item(number) for number in range(1, len(raised) + 1)]
    return (
        yield from ask_consent_for(facts.issues, items, raised, has_name=has_name, key="consent")
    )


def ask_anything_raised(number: int) -> Script[bool]:
    """Whether there is a (further) thing to write down."""
    first = number == 1
    choices = (
        Choice("no", texts.NONE_RAISED if first else texts.NO_MORE, texts.NONE),
        Choice("yes", texts.SOME_RAISED if first else texts.MORE_RAISED, ""),
    )
    answer: bool = yield OneOf(
        key=f"raised.{number}.any",
        # Shown only where nothing at all was raised, also after all that was is taken out.
        name=texts.RAISED if first else "",
        ask=texts.ASK_RAISED if first else texts.ASK_MORE,
        load=lambda: choices,
        meaning=lambda value: value == "yes",
        joins=f"raised.{number}",
    )
    return answer


def ask_note() -> Script[Spoken]:
    """A note; none is assumed."""
    note: Spoken = yield Speak(
        key="note",
        name=texts.NOTE,
        ask=texts.ASK_NOTE,
        hint=texts.NOTE_HINT,
        assumed=NO_NOTE,
        skipped=NO_NOTE,
    )
    return note


def ask_place(key: str, joins: str = "note") -> Script[Place | None]:
    """Where the matter is; nowhere is assumed."""
    place: Place | None = yield Where(
        key=key, name=texts.PLACE, ask=texts.ASK_PLACE, assumed=NOWHERE, joins=joins
    )
    return place


def ask_on_behalf_of(
    facts: VisitFacts, household: int | NewHousehold, on: date
) -> Script[int | None]:
    """For whom it is written down; nobody is assumed: whoever writes was there."""
    person_id: int = yield OneOf(
        key="on_behalf_of",
        name=texts.ON_BEHALF_OF,
        ask=texts.ASK_ON_BEHALF_OF,
        hint=texts.ON_BEHALF_OF_HINT,
        load=lambda: (NOBODY, *facts.may_write_for(household, on)),
        meaning=int,
        assumed=NOBODY.given,
    )
    return person_id or None


def review(raised: int) -> Script[bool]:
    """The card before sending, with a button for what was raised."""
    label = texts.MORE_RAISED if raised else texts.SOME_RAISED
    sent: bool = yield Review(
        ask=texts.REVIEW,
        extra=(Extra(label, Amend(f"raised.{raised + 1}.any", YES)),),
    )
    return sent
