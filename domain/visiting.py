"""Who is visited next: every household of a hamlet once a round, those with a reason first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.telling import MOST_TRIES


class Reason(StrEnum):
    """Why a household stands on a list."""

    PRIORITY = "priority"
    ANSWER_TO_BRING = "answer_to_bring"
    NEVER_VISITED = "never_visited"
    LONGEST_UNVISITED = "longest_unvisited"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Standing:
    """A household as it is today.

    `place` is that of the first priority group it is in, in the commune's order, None: in none.
    `has_answer`: it waits to be told something of what it raised.
    """

    household_id: int
    known_since: date
    place: int | None = None
    has_answer: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody came to a household on a day; `listed` when it was proposed for that day."""

    household_id: int
    on: date
    met: bool = True
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """A household to visit, and why this one."""

    household_id: int
    reason: Reason


def rank(
    standings: Sequence[Standing], came: Iterable[Came], promised: Collection[int] = ()
) -> Iterator[Next]:
    """All households of a hamlet, the one to visit first first.

    Every household has one turn a round, and within the round the order is: priority groups,
    those that wait for an answer, the never visited, the longest unvisited. So a reason brings a
    household forward in its round, and never a second time before the others: "while others
    wait" means while another household of the hamlet has had no turn in this round.

    - A visit is the household's turn, whoever came and for whatever reason.
    - Who was not met keeps the place and stays early; after `MOST_TRIES` days it counts as a turn,
      or a few closed houses would fill every list.
    - When fewer wait than a list holds, it is filled with households of the next round; such a
      proposed visit counts there. One that nobody proposed does not cost the place in it.
    - A household that joins the roster waits in the round that runs.
    - The round ends when all had their turn, or when all but those never come to have had
      theirs in the next one too: they go on waiting, but owe no more than one turn.

    Households `promised` on other lists come last. Ties: the groups' order, then the id.
    """
    happened = list(came)
    levels = _levels(standings, happened)
    last_on = _last_on(happened)

    def key(one: Standing) -> tuple[object, ...]:
        id = one.household_id
        return (
            id in promised,
            levels[id],
            one.place is None,
            not one.has_answer,
            last_on.get(id, date.min),
            one.place or 0,
            id,
        )

    for one in sorted(standings, key=key):
        yield Next(one.household_id, _reason(one, last_on.get(one.household_id)))


def _reason(one: Standing, last_on: date | None) -> Reason:
    if one.place is not None:
        return Reason.PRIORITY
    if one.has_answer:
        return Reason.ANSWER_TO_BRING
    return Reason.NEVER_VISITED if last_on is None else Reason.LONGEST_UNVISITED


def _last_on(came: Iterable[Came]) -> dict[int, date]:
    last_on: dict[int, date] = {}
    for one in came:
        if one.met:
            known = last_on.get(one.household_id)
            if known is None or known < one.on:
                last_on[one.household_id] = one.on
    return last_on


def _levels(standings: Sequence[Standing], came: Iterable[Came]) -> dict[int, int]:
    """0: waits in the round that runs; 1: had its turn; 2 and more: had those of later ones too."""
    since = {one.household_id: one.known_since for one in standings}
    joining = sorted(since, key=lambda id: since[id], reverse=True)
    # What was before a household was known counts from then on.
    known = [(max(one.on, since[id]), one) for one in came if (id := one.household_id) in since]
    rounds = _Rounds()
    for on, one in sorted(known, key=lambda event: event[0]):
        while joining and since[joining[-1]] <= on:
            rounds.join(joining.pop())
        rounds.take(one, on)
    for id in joining:
        rounds.join(id)
    return {id: max(0, turn - rounds.number + 1) for id, turn in rounds.turns.items()}


class _Rounds:
    """The rounds of a hamlet while its visits are gone through, oldest first.

    `turns` holds the last round in which each household had its turn. How many are behind the
    round that runs, and how many are in it and not ahead of it, is counted along.
    """

    def __init__(self) -> None:
        self.number = 1
        self.turns: dict[int, int] = {}
        self._behind = self._in_it = 0
        self._tries: dict[int, tuple[int, date]] = {}

    def join(self, id: int) -> None:
        """A household waits in the round that runs."""
        self.turns[id] = self.number - 1
        self._behind += 1

    def take(self, came: Came, on: date) -> None:
        """Somebody came to a household."""
        turn = self.turns[came.household_id]
        if turn < self.number:
            if came.met or self._tried_enough(came.household_id, on):
                self._tries.pop(came.household_id, None)
                self.turns[came.household_id] = self.number
                self._behind, self._in_it = self._behind - 1, self._in_it + 1
        elif came.met and came.listed:
            self.turns[came.household_id] = turn + 1
            self._in_it -= turn == self.number
        while self._is_over():
            self.number += 1
            self._behind += self._in_it
            self._in_it = sum(turn == self.number for turn in self.turns.values())

    def _is_over(self) -> bool:
        """All had their turn; or only those are left to whom nobody ever comes."""
        return not self._behind or (not self._in_it and self._behind < len(self.turns))

    def _tried_enough(self, id: int, on: date) -> bool:
        times, last_on = self._tries.get(id, (0, date.min))
        times += on > last_on
        self._tries[id] = (times, on)
        return times >= MOST_TRIES
