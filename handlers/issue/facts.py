"""What raising an issue may look at: categories, who would get it."""

from dataclasses import dataclass

from domain.escalation import Tell
from domain.message import FileKind
from domain.text import fold, shorten
from handlers.alike.facts import AlikeFacts
from handlers.asks.choice import Choice
from handlers.call import Call
from handlers.issue import texts
from handlers.pages import LABEL_LENGTH
from handlers.responsible import body_texts
from handlers.responsible.routing import Matter, way_of
from storage import attachments, categories, commune, issue_lists, staff
from storage.categories import Category, Rule

SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """Facts for one step of a talk."""

    call: Call
    not_about: frozenset[int] = frozenset()
    """Whom the matter cannot be about, besides who fills the form in."""

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

    def rule(self, category_id: int) -> Rule:
        """How such a matter is dealt with."""
        return categories.rule(self.call.tx, category_id)

    def is_beyond(self, category_id: int) -> bool:
        """Whether nobody in the person's capacity answers such a matter on the spot."""
        return not self.rule(category_id).spot_roles & self.call.person.roles

    def colleagues(self) -> tuple[Choice, ...]:
        """Everybody on the staff whose conduct a matter can be about."""
        people = staff.everyone(self.call.tx)
        return tuple(
            Choice(p.id, shorten(p.full_name, LABEL_LENGTH), p.full_name)
            for p in people
            if p.id not in {self.call.person.id, *self.not_about}
        )

    def goes_to(self, category_id: int, hamlet_id: int | None, concerned_id: int | None) -> str:
        """Who would get it, in words."""
        matter = Matter(category_id, hamlet_id, self.call.person.id, concerned_id)
        first = way_of(self.call.tx, matter).first
        if isinstance(first, Tell):
            return texts.goes_to(staff.name_of(self.call.tx, first.person_id))
        if concerned_id is None:
            return texts.goes_to(None)
        body = commune.inspection_body(self.call.tx)
        return body_texts.goes_to(body or body_texts.INSPECTION)

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


def _choice(category: Category) -> Choice:
    return Choice(category.id, category.name)


def _likeness(category: Category, folded: str) -> float:
    return sum(len(k.split()) + 0.01 * len(k) for k in category.keywords if f" {k} " in folded)
