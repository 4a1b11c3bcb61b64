"""The table read as a whole: what is wrong with it, and the way of a matter tried."""

from collections.abc import Callable, Iterable
from itertools import groupby

from domain.escalation import Tell
from domain.responsibility import Part, Post, Problem, Table, Trouble, check, troubles
from handlers.responsible import texts
from handlers.responsible.ability import Abilities
from handlers.responsible.leaders import leader_for
from handlers.responsible.routing import Matter, way_of
from storage import categories, commune, responsibles, staff
from storage.transaction import Tx

Line = tuple[str, str, str, tuple[str, ...]]
"""Where, who is responsible, their deputy, and who stands above."""


def problems_of(tx: Tx, posts: list[Post] | None = None) -> list[Problem]:
    """What is wrong with the table as it stands, or as it would."""
    posts = responsibles.everything(tx) if posts is None else posts
    known = [category.id for category in categories.open_ones(tx)]
    hamlets = [hamlet.id for hamlet in commune.hamlets(tx)]
    near = {post.hamlet_id for post in posts}
    # Hamlets without lines of their own are alike.
    told = [id for id in hamlets if id in near] or hamlets[:1]
    return check(posts, known, told, _can_act(tx), _Usual(tx))


def stranded(
    tx: Tx, posts: list[Post], category_id: int | None, hamlet_id: int | None
) -> list[Problem]:
    """Where nobody would get what lines of this category (None: every one) and place are about."""
    if hamlet_id is None:
        found = problems_of(tx, posts)
    else:
        table, able, usual = Table(posts), _can_act(tx), _Usual(tx)
        known = [category.id for category in categories.open_ones(tx)]
        found = [one for id in known for one in troubles(table, id, hamlet_id, able, usual)]
    return [
        one
        for one in found
        if one.trouble is Trouble.NOBODY and category_id in (None, one.category_id)
    ]


def _can_act(tx: Tx) -> Callable[[int], bool]:
    able = Abilities(tx)
    return lambda id: able(id).actor(id) is not None


class _Usual:
    """Who gets what the table gives to nobody, each hamlet once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._found: dict[int | None, int | None] = {}

    def __call__(self, hamlet_id: int | None) -> int | None:
        if hamlet_id not in self._found:
            leader = leader_for(self._tx, hamlet_id, None)
            self._found[hamlet_id] = leader.id if leader else None
        return self._found[hamlet_id]


def said_of(tx: Tx, problem: Problem) -> str:
    """A problem in words: plain text."""
    category = categories.name(tx, problem.category_id)
    name = staff.name_of(tx, problem.person_id)
    return texts.problem(problem.trouble, category, where(tx, problem.hamlet_id), name)


def where(tx: Tx, hamlet_id: int | None) -> str:
    """A hamlet's name, or the whole commune."""
    hamlet = commune.hamlet(tx, hamlet_id) if hamlet_id else None
    return hamlet.name if hamlet else texts.EVERYWHERE


def line_of(tx: Tx, posts: Iterable[Post], hamlet_id: int | None) -> Line:
    """What a category's lines say of a place."""
    there = sorted((p for p in posts if p.hamlet_id == hamlet_id), key=lambda post: post.place)

    def names(part: Part) -> tuple[str, ...]:
        return tuple(staff.name_of(tx, post.person_id) for post in there if post.part is part)

    (responsible, deputy) = (next(iter(names(p)), "") for p in (Part.RESPONSIBLE, Part.DEPUTY))
    return where(tx, hamlet_id), responsible, deputy, names(Part.ABOVE)


def tried(tx: Tx, category_id: int, hamlet_id: int | None) -> str:
    """Where a matter would go, first and after; category 0: of any that the table does not name.

    HTML.
    """
    way = way_of(tx, Matter(category_id, hamlet_id, None))
    able = Abilities(tx)
    actors = [(id, able(id).actor(id)) for id in way.ladder.people]
    missing = [staff.name_of(tx, id) for id, actor in actors if actor is None]
    going = [actor for _, actor in actors if actor is not None]
    if not going and isinstance(way.first, Tell):
        going = [way.first.person_id]
    # Whoever stands in below a place of their own has it once.
    names = [staff.name_of(tx, id) for id, _ in groupby(going)]
    category = categories.name(tx, category_id) if category_id else texts.OTHER_FIELDS
    return texts.path(category, where(tx, hamlet_id), names, missing)
