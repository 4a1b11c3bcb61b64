"""The table read as a whole: what is wrong with it, and the way of a matter tried."""

from domain.escalation import Able, Exhausted, Tell
from domain.responsibility import Post, Problem, check
from handlers.responsible import texts
from handlers.responsible.ability import Abilities
from handlers.responsible.leaders import leader_for
from handlers.responsible.routing import Matter, way_of
from storage import categories, commune, responsibles, staff
from storage.transaction import Tx


def problems_of(tx: Tx, posts: list[Post] | None = None) -> list[Problem]:
    """What is wrong with the table as it stands, or as it would."""
    posts = responsibles.everything(tx) if posts is None else posts
    known = [category.id for category in categories.open_ones(tx)]
    hamlets = [hamlet.id for hamlet in commune.hamlets(tx)]
    able, usual = Abilities(tx), _Usual(tx)
    near = {post.hamlet_id for post in posts}
    # Hamlets without lines of their own are alike.
    told = [id for id in hamlets if id in near] or hamlets[:1]
    return check(posts, known, told, lambda id: able(id).actor(id) is not None, usual)


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


def tried(tx: Tx, category_id: int, hamlet_id: int | None) -> str:
    """Where a matter would go, first and after. HTML."""
    way = way_of(tx, Matter(category_id, hamlet_id, None))
    able = Abilities(tx)
    names: list[str] = []
    missing: list[str] = []
    if isinstance(way.first, Tell) and not way.ladder.people:
        names.append(staff.name_of(tx, way.first.person_id))
    for person_id in way.ladder.people:
        found: Able = able(person_id)
        actor = found.actor(person_id)
        (missing if actor is None else names).append(staff.name_of(tx, actor or person_id))
    if not names and not isinstance(way.first, Exhausted):
        names.append(staff.name_of(tx, way.first.person_id))
    category = categories.name(tx, category_id)
    return texts.path(category, where(tx, hamlet_id), names, missing)
