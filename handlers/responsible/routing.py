"""The way a matter takes: the ladder that the table gives it, and who has it first."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from domain.escalation import Able, Exhausted, Ladder, Tell, climb
from domain.people import Person, Role
from domain.responsibility import Table, subordinates
from handlers.responsible.ability import Abilities
from handlers.responsible.leaders import leader_for
from storage import absences, categories, responsibles, staff
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Matter:
    """What decides the way: the category, the hamlet, who brought it, whom it is about."""

    category_id: int
    hamlet_id: int | None
    brought_by: int | None
    concerned_id: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The ladder as it is frozen (empty where no table gives one), and who has it first."""

    ladder: Ladder
    first: Tell | Exhausted


def way_of(tx: Tx, matter: Matter) -> Way:
    """Where a matter goes now: up the table's rungs, else as it goes without a table."""
    posts = responsibles.concerning(tx, matter.category_id, matter.hamlet_id)
    barred = barred_from(tx, matter)
    if not posts:
        return Way(Ladder(), _without_table(tx, matter, barred))
    able = Abilities(tx, barred)
    named = Table(posts).rungs(matter.category_id, matter.hamlet_id)
    people = named.people
    if named.responsible_id is None:
        usual = leader_for(tx, matter.hamlet_id, matter.brought_by, *barred)
        people = tuple(dict.fromkeys([*([usual.id] if usual else []), *people]))
    ladder = Ladder(_fit(people, matter, barred))
    first = climb(ladder, range(len(ladder.people)), able, None)
    if isinstance(first, Exhausted):
        # Nobody of the table can act: anybody is better, and the table's people are remembered.
        first = replace(usual_step(tx, matter, able, barred), skipped=first.skipped)
    return Way(ladder, first)


def _without_table(tx: Tx, matter: Matter, barred: frozenset[int]) -> Tell | Exhausted:
    """The usual case is asked as little as can be: it is on the way of every issue."""
    away = absences.now(tx)
    leader = leader_for(tx, matter.hamlet_id, matter.brought_by, *barred, away=away)
    if leader is None:
        return Exhausted(None)
    if leader.id not in away:
        return Tell(leader.id, 0, None)
    return usual_step(tx, matter, Abilities(tx, barred), barred)


def _fit(people: tuple[int, ...], matter: Matter, barred: frozenset[int]) -> tuple[int, ...]:
    """Whoever brings a matter said that it is beyond them: it is theirs only without others."""
    fit = tuple(id for id in people if id not in barred)
    return tuple(id for id in fit if id != matter.brought_by) or fit


def usual_step(
    tx: Tx, matter: Matter, able: Callable[[int], Able], but: Collection[int], rung: int = 0
) -> Tell | Exhausted:
    """Who gets it without a table: somebody who can act, or whose stand-in can."""
    tried = set(but)
    while True:
        leader = leader_for(tx, matter.hamlet_id, matter.brought_by, *tried)
        if leader is None:
            return Exhausted(None)
        found = able(leader.id)
        actor = found.actor(leader.id)
        if actor == leader.id:
            return Tell(actor, rung, None)
        if actor is not None and found.cause is not None:
            return Tell(actor, rung, None, ((leader.id, found.cause),), leader.id)
        tried.add(leader.id)


def barred_from(tx: Tx, matter: Matter) -> frozenset[int]:
    """Who may never have it: whom it is about, and everybody below them.

    Where the table does not say who is above whom, only leaders of the whole commune are above
    those of single hamlets, and nobody is above a leader of the whole commune.
    """
    if matter.concerned_id is None:
        return frozenset()
    posts = responsibles.everything(tx)
    named = {post.person_id for post in posts}
    known = [category.id for category in categories.open_ones(tx)]
    under = subordinates(posts, matter.concerned_id, known)
    concerned = staff.by_id(tx, matter.concerned_id)
    if concerned is not None and Role.LEADER in concerned.roles:
        placed = named if concerned.id in named else set()
        under |= {p.id for p in staff.everyone(tx) if p.id not in placed | _above(tx, concerned)}
    return frozenset({matter.concerned_id, *under})


def _above(tx: Tx, person: Person) -> set[int]:
    if person.whole_commune:
        return set()
    return {p.id for p in staff.everyone(tx, Role.LEADER) if p.whole_commune}
