"""Who is responsible for what citizens raise: the commune's table, and the ladder it gives."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
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


class Table:
    """The lines, found by what they are about: the nearest line counts.

    The category in that hamlet comes first, then the category anywhere, then any in that hamlet.
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._named: dict[tuple[Part, int | None, int | None], list[int]] = {}
        for post in sorted(posts, key=lambda post: post.place):
            where = (post.part, post.category_id, post.hamlet_id)
            self._named.setdefault(where, []).append(post.person_id)

    def rungs(self, category_id: int, hamlet_id: int | None) -> Rungs:
        """What the table says of a category in a hamlet."""
        responsible, deputy, above = (
            self._nearest(part, category_id, hamlet_id)
            for part in (Part.RESPONSIBLE, Part.DEPUTY, Part.ABOVE)
        )
        return Rungs(
            responsible[0] if responsible else None, deputy[0] if deputy else None, tuple(above)
        )

    def _nearest(self, part: Part, category_id: int, hamlet_id: int | None) -> list[int]:
        places = ((category_id, hamlet_id), (category_id, None), (None, hamlet_id), (None, None))
        found = (self._named.get((part, *where)) for where in places)
        return next((people for people in found if people), [])


def merged(posts: Iterable[Post], hamlet_id: int, into_id: int | None) -> tuple[Post, ...]:
    """A closed hamlet's lines as they go to another: for categories where that has none."""
    known = list(posts)
    taken = {post.category_id for post in known if post.hamlet_id == into_id}
    mine = (post for post in known if post.hamlet_id == hamlet_id)
    if into_id is None:
        return ()
    return tuple(replace(p, hamlet_id=into_id) for p in mine if p.category_id not in taken)


def subordinates(posts: Collection[Post], person_id: int, categories: Iterable[int]) -> set[int]:
    """Everybody whom the table puts below a person in any matter; a deputy is below their chief."""
    hamlets = {None, *(post.hamlet_id for post in posts)}
    table, under = Table(posts), set[int]()
    for category_id in categories:
        for hamlet_id in hamlets:
            found = table.rungs(category_id, hamlet_id)
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
    table, found = Table(posts), list[Problem]()
    for category_id in categories:
        everywhere = troubles(table, category_id, None, can_act, usual)
        found += everywhere
        known = {(one.trouble, one.person_id) for one in everywhere}
        for hamlet_id in hamlets:
            there = troubles(table, category_id, hamlet_id, can_act, usual)
            found += [one for one in there if (one.trouble, one.person_id) not in known]
    return found


def troubles(
    table: Table,
    category_id: int,
    hamlet_id: int | None,
    can_act: Callable[[int], bool],
    usual: Callable[[int | None], int | None],
) -> list[Problem]:
    """What is wrong with a category in one place."""
    ladder = table.rungs(category_id, hamlet_id)
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
