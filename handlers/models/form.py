"""The fields of a model, each as a question: asked all when it is added, one when it is changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.inquiry import is_id
from domain.model import (
    LONGEST_NAME,
    LONGEST_TARGET,
    LONGEST_UNIT,
    Model,
    Outcome,
    Status,
)
from domain.text import fold, shorten
from handlers.asks.choice import Choice, OneOf
from handlers.asks.search import Page, Search
from handlers.asks.words import Line
from handlers.models import form_texts as texts
from handlers.models.asking import Pick, Topics, sign
from handlers.models.texts import FIELDS, OUTCOMES, STATUSES, VALUES
from handlers.pages import LABEL_LENGTH
from handlers.talk.script import Given, Script
from storage import categories, models, staff
from storage.transaction import Tx

PAGE_SIZE = 8
BLANK = Given("", texts.NOT_WRITTEN)

E = TypeVar("E", Status, Outcome)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a model: in words, and the member of staff that is."""

    words: str
    person_id: int | None = None


def ask_unit(tx: Tx) -> Script[str]:
    """Which unit; those of the register first."""

    def known() -> list[str]:
        used = models.units(tx)
        folded = {fold(unit) for unit in used}
        return [*used, *(unit for unit in texts.USUAL_UNITS if fold(unit) not in folded)]

    unit: str = yield Pick(
        key="unit", name=FIELDS["unit"], ask=texts.ASK_UNIT, most=LONGEST_UNIT, load=known
    )
    return unit


def ask_name() -> Script[str]:
    """What the model is called."""
    name: str = yield Line(key="name", name=FIELDS["name"], ask=texts.ASK_NAME, most=LONGEST_NAME)
    return name


def ask_status() -> Script[Status]:
    """Whether it is new, carried on or replicated."""
    status: Status = yield _one_of(
        Status, "status", texts.ASK_STATUS, (texts.STATUS_LABELS, STATUSES)
    )
    return status


def ask_owner(tx: Tx, unit: str) -> Script[Owner]:
    """Who answers for it: the unit itself, a member of staff, or anybody in words."""
    said: str = yield Pick(
        key=f"owner@{sign(unit)}",
        name=FIELDS["owner"],
        ask=texts.ASK_OWNER,
        most=LONGEST_UNIT,
        load=lambda: (unit, texts.A_PERSON),
        shows={texts.A_PERSON: texts.A_PERSON_SHOWN},
    )
    if said != texts.A_PERSON:
        return named(tx, said)
    person_id: int = yield Search(
        key="owner.person",
        name=texts.PERSON,
        ask=texts.ASK_PERSON,
        find=lambda words, page: _people(tx, words, page),
        pick=lambda value: _person(tx, value),
        meaning=int,
    )
    return Owner(staff.name_of(tx, person_id), person_id)


def named(tx: Tx, words: str) -> Owner:
    """Who is meant by words: the one member of staff who is called so, or just the words."""
    return staff_by_name(tx).get(fold(words), Owner(words))


def staff_by_name(tx: Tx) -> dict[str, Owner]:
    """Who on the staff is meant by a folded name: those without a namesake."""
    people = staff.everyone(tx)
    counted = Counter(fold(p.full_name) for p in people)
    alone = [p for p in people if counted[fold(p.full_name)] == 1]
    return {fold(p.full_name): Owner(p.full_name, p.id) for p in alone}


def ask_topics(tx: Tx, now: tuple[str, ...] = ()) -> Script[tuple[str, ...]]:
    """The topics on which the unit wants to break through."""

    def known() -> list[str]:
        used = models.topics(tx)
        folded = {fold(words) for words in used}
        fields = [category.name for category in categories.open_ones(tx)]
        return [*used, *(words for words in fields if fold(words) not in folded)]

    topics: tuple[str, ...] = yield Topics(
        key="topics", name=FIELDS["topics"], ask=texts.ASK_TOPICS, load=known, now=now
    )
    return topics


def ask_target() -> Script[str]:
    """What is to be reached, as far as it is known."""
    return (yield from _ask_line("target", texts.ASK_TARGET, texts.TARGET_HINT))


def ask_outcome(assumed: Outcome | None = None) -> Script[tuple[Outcome, str]]:
    """What came of it, and a word about that."""
    outcome: Outcome = yield _one_of(
        Outcome, "outcome", texts.ASK_OUTCOME, (texts.OUTCOME_LABELS, OUTCOMES), assumed
    )
    if outcome is Outcome.NONE:
        return outcome, ""
    return outcome, (yield from _ask_line("outcome_note", texts.ASK_NOTE, texts.NOTE_HINT))


def ask_commended() -> Script[bool]:
    """Whether it was commended; not, unless somebody says so on the review."""
    words = VALUES["is_commended"]
    choices = (
        Choice("yes", texts.COMMENDED, words["True"]),
        Choice("no", texts.NOT_COMMENDED, words["False"]),
    )
    is_commended: bool = yield OneOf(
        key="is_commended",
        name=FIELDS["is_commended"],
        ask=texts.ASK_COMMENDED,
        load=lambda: choices,
        meaning=lambda value: value == "yes",
        assumed=choices[1].given,
    )
    return is_commended


def ask_all(tx: Tx, year: int) -> Script[Model]:
    """Every field of a new model."""
    unit = yield from ask_unit(tx)
    name = yield from ask_name()
    status = yield from ask_status()
    owner = yield from ask_owner(tx, unit)
    topics = yield from ask_topics(tx)
    target = yield from ask_target()
    outcome, note = yield from ask_outcome(Outcome.NONE)
    is_commended = yield from ask_commended()
    return Model(
        year=year,
        unit=unit,
        name=name,
        status=status,
        owner=owner.words,
        owner_id=owner.person_id,
        topics=topics,
        target=target,
        outcome=outcome,
        outcome_note=note,
        is_commended=is_commended,
    )


def _ask_line(key: str, ask: str, hint: str) -> Script[str]:
    line: str = yield Line(
        key=key, name=FIELDS[key], ask=ask, hint=hint, most=LONGEST_TARGET, skipped=BLANK
    )
    return line


def _one_of(
    kind: type[E],
    key: str,
    ask: str,
    said: tuple[Mapping[E, str], Mapping[E, str]],
    assumed: E | None = None,
) -> OneOf[E]:
    labels, words = said
    choices = [Choice(str(value), label, words[value]) for value, label in labels.items()]
    return OneOf(
        key=key,
        name=FIELDS[key],
        ask=ask,
        load=lambda: choices,
        meaning=kind,
        assumed=None if assumed is None else Given(str(assumed), words[assumed]),
    )


def _people(tx: Tx, words: str, page: int) -> Page:
    found = [p for p in staff.everyone(tx) if fold(words) in fold(p.full_name)]
    some: Sequence[Choice] = [
        Choice(p.id, shorten(p.full_name, LABEL_LENGTH), p.full_name)
        for p in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    ]
    return Page(tuple(some), len(found))


def _person(tx: Tx, value: str) -> Choice | None:
    found = staff.by_id(tx, int(value)) if is_id(value) else None
    return Choice(found.id, found.full_name) if found else None
