"""What the pages and talks about a hamlet must know, read anew at each step."""

from dataclasses import dataclass
from functools import cached_property

from domain.people import Person
from domain.responsibility import merged
from domain.text import shorten
from handlers.asks.choice import Choice
from handlers.call import Call
from handlers.hamlets import texts
from handlers.pages import LABEL_LENGTH
from handlers.responsible.texts import EVERY_FIELD_NAME
from storage import categories, checks, commune, households, responsibles, staff
from storage.commune import Hamlet

MOST_NAMED = 10


@dataclass(frozen=True)
class HamletFacts:
    """An open hamlet, with its households and its people."""

    call: Call
    hamlet_id: int

    @cached_property
    def hamlet(self) -> Hamlet | None:
        """The hamlet; None when it is closed or never was."""
        known = commune.hamlets(self.call.tx)
        return next((h for h in known if h.id == self.hamlet_id), None)

    @cached_property
    def households(self) -> int:
        """How many households it has."""
        return households.count(self.call.tx, self.hamlet_id)

    @cached_property
    def people(self) -> list[Person]:
        """Who looks after it by name, not with the whole commune."""
        return [p for p in staff.everyone(self.call.tx) if self.hamlet_id in p.hamlet_ids]

    @property
    def people_named(self) -> str:
        """The first of them by name, the others by number."""
        names = [p.full_name for p in self.people]
        if not names:
            return texts.NOBODY
        more = max(0, len(names) - MOST_NAMED)
        return texts.people_in_charge(", ".join(names[:MOST_NAMED]), more)

    @cached_property
    def concerns_somebody(self) -> bool:
        """Whether anything of it, an open issue too, would have to go to another hamlet."""
        held = self.households or self.people or self._fields()
        return bool(held or checks.count_in(self.call.tx, self.hamlet_id))

    def fields(self, into_id: int | None) -> tuple[list[str], list[str]]:
        """Of which categories its own lines of the table go along, and of which they end."""
        posts = responsibles.everything(self.call.tx)
        going = {post.category_id for post in merged(posts, self.hamlet_id, into_id)}
        mine = self._fields()
        named = {id: categories.name(self.call.tx, id) if id else EVERY_FIELD_NAME for id in mine}
        gone = [name for id, name in named.items() if id not in going]
        return [name for id, name in named.items() if id in going], gone

    def _fields(self) -> list[int | None]:
        posts = responsibles.everything(self.call.tx)
        mine = (post.category_id for post in posts if post.hamlet_id == self.hamlet_id)
        return list(dict.fromkeys(mine))

    def others(self) -> tuple[Choice, ...]:
        """Every other open hamlet."""
        return tuple(
            Choice(h.id, shorten(h.name, LABEL_LENGTH), h.name)
            for h in commune.hamlets(self.call.tx)
            if h.id != self.hamlet_id
        )
