"""Models (mô hình) that units of the commune register for a year, and what became of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.text import fold

FIRST_YEAR = 2010
LONGEST_NAME = 200
LONGEST_UNIT = 100
LONGEST_TOPIC = 60
LONGEST_TARGET = 300
MOST_TOPICS = 12


class Status(StrEnum):
    """How a model stands in its year: begun, carried on from before, or taken from elsewhere."""

    NEW = "new"
    CARRIED_ON = "carried_on"
    REPLICATED = "replicated"


class Outcome(StrEnum):
    """What came of the target."""

    NONE = "none"
    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"


class Ending(StrEnum):
    """Why a model runs no more: it was stopped, or it was never meant to be in the register."""

    STOPPED = "stopped"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class Model:
    """A model of one year. `owner_id` is the owner where that is a member of staff."""

    year: int
    unit: str
    name: str
    status: Status = Status.NEW
    owner: str = ""
    owner_id: int | None = None
    topics: tuple[str, ...] = ()
    target: str = ""
    outcome: Outcome = Outcome.NONE
    outcome_note: str = ""
    is_commended: bool = False
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The models of a year in numbers; those stopped on the way are among them."""

    units: int
    models: int
    statuses: Counter[Status]
    outcomes: Counter[Outcome]
    commended: int
    stopped: int


def key(model: Model) -> tuple[int, str, str]:
    """What makes two entries one model: the year, the unit and the name, however written."""
    return model.year, fold(model.unit), fold(model.name)


def count(models: Iterable[Model]) -> Counts:
    """The counts of a year."""
    known = [one for one in models if one.ending is not Ending.MISTAKEN]
    return Counts(
        units=len({fold(one.unit) for one in known}),
        models=len(known),
        statuses=Counter(one.status for one in known),
        outcomes=Counter(one.outcome for one in known),
        commended=sum(one.is_commended for one in known),
        stopped=sum(one.ending is Ending.STOPPED for one in known),
    )


def carried_on(model: Model) -> Model:
    """The same model in the next year, with nothing achieved yet."""
    return replace(
        model,
        year=model.year + 1,
        status=Status.CARRIED_ON,
        outcome=Outcome.NONE,
        outcome_note="",
        is_commended=False,
    )


def may_be_registered(year: int, today: date) -> bool:
    """Whether models are kept for that year: up to the next one."""
    return FIRST_YEAR <= year <= today.year + 1
