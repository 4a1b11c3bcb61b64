"""What was done in a period, in numbers: what each counts, and by which day.

Source: Tuyên Thạnh's year (22 cuộc, 51 lượt cán bộ, 28 lượt ý kiến); people are never ranked.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.issue import Kind
from domain.meeting import FACE_TO_FACE
from domain.period import Period
from domain.programme import OccurrenceKind


@dataclass(frozen=True, slots=True)
class Held:
    """A date of a programme, with what is known of it.

    `came` are the people who took part (`domain.meeting.who_came`), `visited` how many
    households were visited for it. It counts by the day it was kept on, whenever it was entered.
    """

    kind: OccurrenceKind
    came: frozenset[int]
    visited: int = 0
    citizens: int | None = None
    is_recorded: bool = False
    is_confirmed: bool = False

    @property
    def took_place(self) -> bool:
        """Whether anything shows that it was held: somebody came, or its outcome was recorded."""
        return bool(self.came) or self.visited > 0 or self.is_recorded

    @property
    def citizen_turns(self) -> int:
        """How many citizens came; of visits, while nobody counted, one for each household."""
        if self.citizens is not None:
            return self.citizens
        return self.visited if self.kind is OccurrenceKind.VISITS else 0


@dataclass(frozen=True, slots=True)
class Gatherings:
    """What was held, and how many came.

    `meetings` (cuộc): dates of visits, listening meetings and dialogues that took place.
    `work_days` and `office_days` likewise. `cadre_turns` (lượt cán bộ): one for each person and
    date, however many households; `leader_turns` are those of leaders, counted apart.
    `citizen_turns` (lượt người dân): who came or was met; a visit outside any date counts one.
    `unconfirmed`: dates that took place and whose attendance nobody confirmed.
    """

    meetings: int = 0
    work_days: int = 0
    office_days: int = 0
    cadre_turns: int = 0
    leader_turns: int = 0
    citizen_turns: int = 0
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True)
class Opinions:
    """What citizens raised; denunciations and crime reports are not among these.

    Those of the period, by the day they were raised, whenever they were entered: `raised`;
    `by_category` and `by_kind` of these, the most first; `on_spot`, answered where they were
    raised; `escalated`, the others.

    What was done in the period, by the day it was done, each issue once whenever it was raised:
    `answered` by a leader, `refused` with a reason, `transferred` to another body, `told` to the
    citizen (with those answered on the spot), who was `satisfied` or not.

    How it stands: `carried_over` were raised before the period and not closed when it began,
    `left_over` raised in it or before and not closed when it ended, `overdue` of these had no
    answer though the day for it had passed.
    """

    raised: int = 0
    by_category: tuple[tuple[str, int], ...] = ()
    by_kind: tuple[tuple[Kind, int], ...] = ()
    on_spot: int = 0
    escalated: int = 0
    answered: int = 0
    refused: int = 0
    transferred: int = 0
    told: int = 0
    satisfied: int = 0
    unsatisfied: int = 0
    carried_over: int = 0
    left_over: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is counted for a period, of one programme or of all that was done.

    `visits` by the day of the visit, withdrawn ones not; `households` visited at least once.
    `joined` and `absent` are words given for its dates. `took_part` of the `staff` who are
    expected came at least once. `works` are summed for each unit, the largest use first.
    `formal` are denunciations and crime reports for each month the period touches, and `referred`
    the complaints that left by the formal route: both only of the whole commune.
    """

    period: Period
    gatherings: Gatherings = Gatherings()
    opinions: Opinions = Opinions()
    visits: int = 0
    households: int = 0
    joined: int = 0
    absent: int = 0
    took_part: int = 0
    staff: int = 0
    works: tuple[tuple[str, Decimal], ...] = ()
    formal: tuple[tuple[str, int], ...] = ()
    referred: int = 0


def gathered(dates: Iterable[Held], leaders: Collection[int], visits_alone: int = 0) -> Gatherings:
    """Add up what was held.

    Args:
        dates: Those of the period.
        leaders: Who is a leader.
        visits_alone: How many visits of the period belong to no date.
    """
    held = [one for one in dates if one.took_place]
    kinds = [one.kind for one in held]
    turns = [person_id for one in held for person_id in one.came]
    led = sum(person_id in leaders for person_id in turns)
    meetings = (OccurrenceKind.VISITS, *FACE_TO_FACE)
    return Gatherings(
        meetings=sum(kind in meetings for kind in kinds),
        work_days=kinds.count(OccurrenceKind.WORK_DAY),
        office_days=kinds.count(OccurrenceKind.OFFICE),
        cadre_turns=len(turns) - led,
        leader_turns=led,
        citizen_turns=sum(one.citizen_turns for one in held) + visits_alone,
        unconfirmed=sum(not one.is_confirmed for one in held),
    )


def most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Names with their counts, the most first, of equals by name."""
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
