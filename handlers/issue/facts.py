"""What raising an issue may look at: categories, who would get it."""

from dataclasses import dataclass

from domain.message import FileKind
from domain.people import Person, Role
from domain.text import fold
from handlers.alike.facts import AlikeFacts
from handlers.asks.choice import Choice
from handlers.call import Call
from handlers.issue import texts
from handlers.turnout import can_be_told
from storage import attachments, categories, commune, issue_lists, staff
from storage.categories import Category
from storage.transaction import Tx

SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """Facts for one step of a talk."""

    call: Call

    def suggested(self, words: str) -> tuple[Choice, ...]:
        """Three categories that the words suggest, the likeliest first.

        Where they suggest none, as a voice note does, those that are raised most.
        """
        known = categories.open_ones(self.call.tx)
        folded = f" {fold(words)} "
        likely = {c.id: _likeness(c, folded) for c in known}
        ranks = likely if any(likely.values()) else issue_lists.counts_by_category(self.call.tx)
        ranked = sorted(known, key=lambda c: -ranks.get(c.id, 0))
        return tuple(_choice(category) for category in ranked[:SUGGESTED])

    def categories(self) -> tuple[Choice, ...]:
        """Every category."""
        return tuple(_choice(c) for c in categories.open_ones(self.call.tx))

    def is_beyond(self, category_id: int) -> bool:
        """Whether the category is beyond a cadre's authority by default."""
        known = {c.id: c for c in categories.open_ones(self.call.tx)}
        return category_id in known and known[category_id].is_beyond

    def goes_to(self, hamlet_id: int | None) -> str:
        """Who would get it, in words."""
        leader = leader_for(self.call.tx, hamlet_id, self.call.person.id)
        return texts.goes_to(leader.full_name if leader else None)

    def files(self, slot: str) -> set[FileKind]:
        """The kinds of files that came with one of the things raised in the form."""
        sent = attachments.of_talk(self.call.tx, self.call.talk_id)
        return {FileKind(file.kind) for file in sent if file.slot == slot}

    @property
    def alike(self) -> AlikeFacts:
        """The open ones that may be the same matter."""
        return AlikeFacts(self.call)

    def hamlets(self) -> tuple[Choice, ...]:
        """The hamlets in charge, and nowhere in particular."""
        person = self.call.person
        known = [h for h in commune.hamlets(self.call.tx) if person.looks_after(h.id)]
        named = tuple(Choice(hamlet.id, hamlet.name) for hamlet in known)
        return (*named, Choice(0, texts.NO_HAMLET))


def leader_for(
    tx: Tx, hamlet_id: int | None, brought_by: int | None, *but: int | None
) -> Person | None:
    """The leader of the hamlet, else any leader who can be reached; nobody of `but`.

    Whoever brought the matter comes last: it is theirs only where there is no other leader.
    """
    leaders = [p for p in staff.everyone(tx, Role.LEADER) if can_be_told(p) and p.id not in but]
    others = [p for p in leaders if p.id != brought_by]
    near = [p for p in others if hamlet_id in p.hamlet_ids]
    wide = [p for p in others if p.whole_commune]
    return next(iter([*near, *wide, *others, *leaders]), None)


def cadre_for(tx: Tx, hamlet_id: int | None, *but: int) -> Person | None:
    """A cadre of the hamlet who can be reached, else one of the whole commune; nobody of `but`."""
    cadres = [p for p in staff.everyone(tx, Role.CADRE) if can_be_told(p) and p.id not in but]
    near = [p for p in cadres if hamlet_id in p.hamlet_ids]
    wide = [p for p in cadres if p.whole_commune]
    return next(iter([*near, *wide, *(cadres if hamlet_id is None else ())]), None)


def _choice(category: Category) -> Choice:
    return Choice(category.id, category.name)


def _likeness(category: Category, folded: str) -> float:
    return sum(len(k.split()) + 0.01 * len(k) for k in category.keywords if f" {k} " in folded)
