"""Who is responsible for what citizens raise: the commune's table, and the ladder it gives."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What somebody is in the table."""

    RESPONSIBLE = "responsible"
    DEPUTY = "deputy"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Post:
    """A line of the table: of a category (None: every one) in a hamlet (None: every one).

    `place` orders those above: 0 is the first that a matter climbs to.
    """

    category_id: int | None
    hamlet_id: int | None
    part: Part
    place: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Rungs:
    """Who gets a matter, who gets it with them when it is urgent, and who stands above."""

    responsible_id: int | None = None
    deputy_id: int | None = None
    above: tuple[int, ...] = ()

    @property
    def people(self) -> tuple[int, ...]:
        """The ladder from below, everybody once."""
        named = (self.responsible_id, self.deputy_id, *self.above)
        return tuple(dict.fromkeys(id for id in named if id is not None))

    @property
    def is_looped(self) -> bool:
        """Whether a matter would come back to somebody who had it."""
        named = [id for id in (self.responsible_id, self.deputy_id, *self.above) if id is not None]
        return len(set(named)) < len(named)


def rungs(posts: Collection[Post], category_id: int, hamlet_id: int | None) -> Rungs:
    """What the table says of a category in a hamlet: the nearest line counts.

    The category in that hamlet comes first, then the category anywhere, then any in that hamlet.
    """
    responsible = _nearest(posts, Part.RESPONSIBLE, category_id, hamlet_id)
    deputy = _nearest(posts, Part.DEPUTY, category_id, hamlet_id)
    above = _nearest(posts, Part.ABOVE, category_id, hamlet_id)
    return Rungs(
        responsible[0] if responsible else None, deputy[0] if deputy else None, tuple(above)
    )


def _nearest(
    posts: Collection[Post], part: Part, category_id: int, hamlet_id: int | None
) -> list[int]:
    for where in dict.fromkeys(
        ((category_id, hamlet_id), (category_id, None), (None, hamlet_id), (None, None))
    ):
        found = [p for p in posts if p.part is part and (p.category_id, p.hamlet_id) == where]
        if found:
            return [post.person_id for post in sorted(found, key=lambda post: post.place)]
    return []


def subordinates(posts: Collection[Post], person_id: int, categories: Iterable[int]) -> set[int]:
    """Everybody whom the table puts below a person in any matter; a deputy is below their chief."""
    hamlets = {None, *(post.hamlet_id for post in posts)}
    under: set[int] = set()
    for category_id in categories:
        for hamlet_id in hamlets:
            found = rungs(posts, category_id, hamlet_id)
            if person_id in found.above:
                under.update(found.people[: found.people.index(person_id)])
            elif person_id == found.responsible_id and found.deputy_id is not None:
                under.add(found.deputy_id)
    return under - {person_id}


class Trouble(StrEnum):
    """What is wrong with the table for a category."""

    NOBODY = "nobody"
    OUT_OF_REACH = "out_of_reach"
    LOOPED = "looped"
    ENDS_EARLY = "ends_early"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `person_id` is whom it is about, if anybody."""

    trouble: Trouble
    category_id: int
    hamlet_id: int | None
    person_id: int | None = None


def check(
    posts: Collection[Post],
    categories: Sequence[int],
    hamlets: Sequence[int],
    can_act: Callable[[int], bool],
    usual: Callable[[int | None], int | None],
) -> list[Problem]:
    """Every category must reach somebody who can act, and never come back.

    `usual` is who gets what the table gives to nobody. What is wrong everywhere is said once.
    """
    found: list[Problem] = []
    for category_id in categories:
        everywhere = _troubles(posts, category_id, None, can_act, usual)
        found += everywhere
        known = {(one.trouble, one.person_id) for one in everywhere}
        for hamlet_id in hamlets:
            there = _troubles(posts, category_id, hamlet_id, can_act, usual)
            found += [one for one in there if (one.trouble, one.person_id) not in known]
    return found


def _troubles(
    posts: Collection[Post],
    category_id: int,
    hamlet_id: int | None,
    can_act: Callable[[int], bool],
    usual: Callable[[int | None], int | None],
) -> list[Problem]:
    ladder = rungs(posts, category_id, hamlet_id)
    problems = []

    def name(trouble: Trouble, person_id: int | None = None) -> None:
        problems.append(Problem(trouble, category_id, hamlet_id, person_id))

    if ladder.is_looped:
        name(Trouble.LOOPED)
    for person_id in ladder.people:
        if not can_act(person_id):
            name(Trouble.OUT_OF_REACH, person_id)
    if not any(can_act(id) for id in ladder.people) and usual(hamlet_id) is None:
        name(Trouble.NOBODY)
    if len(ladder.people) == 1:
        name(Trouble.ENDS_EARLY)
    return problems
