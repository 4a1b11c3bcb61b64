"""The talks about hamlets, as they are spoken."""

from dataclasses import dataclass

from domain.text import one_line
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Line
from handlers.hamlets import texts
from handlers.hamlets.facts import HamletFacts
from handlers.talk.script import Script

LONGEST_NAME = 30
MOST_TYPED = 1000


@dataclass(frozen=True, slots=True)
class Gone:
    """The hamlet was closed meanwhile."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Whether to close the hamlet after all, and which one takes what it had."""

    sure: bool
    into_id: int | None


def add() -> Script[tuple[str, ...]]:
    """Names of new hamlets, one or several in a line."""
    typed: str = yield Line(
        key="names",
        name=texts.NAME,
        ask=texts.ASK_NAMES,
        hint=texts.NAMES_HINT,
        most=MOST_TYPED,
    )
    names = (one_line(name) for name in typed.replace(";", ",").split(","))
    return tuple(name for name in names if any(c.isalnum() for c in name))


def rename(facts: HamletFacts) -> Script[str | Gone]:
    """Another name for a hamlet."""
    if facts.hamlet is None:
        return Gone()
    name: str = yield Line(
        key="name", name=texts.NAME, ask=texts.ASK_NAME, hint=texts.NAME_HINT, most=LONGEST_NAME
    )
    return name


def close(facts: HamletFacts) -> Script[Closing | Gone]:
    """Where its households and people go, and whether to close it; the safe button first."""
    hamlet = facts.hamlet
    if hamlet is None:
        return Gone()
    into_id = (yield from ask_into(facts)) if facts.concerns_somebody else None
    into = next((c.given.shown for c in facts.others() if c.value == into_id), "")
    choices = (Choice("no", texts.KEEP), Choice("yes", texts.DO_CLOSE))
    fields = facts.fields(into_id)
    sure: bool = yield OneOf(
        key=f"sure@{into_id}",
        ask=texts.ASK_SURE,
        hint=texts.what_closing_does(
            hamlet.name, facts.households, facts.people_named, into, fields
        ),
        load=lambda: choices,
        meaning=lambda value: value == "yes",
    )
    return Closing(sure, into_id)


def ask_into(facts: HamletFacts) -> Script[int]:
    """Which hamlet takes the households and the people."""
    into_id: int = yield OneOf(
        key="into",
        name=texts.INTO,
        ask=texts.ASK_INTO,
        load=facts.others,
        meaning=int,
        columns=2,
    )
    return into_id
