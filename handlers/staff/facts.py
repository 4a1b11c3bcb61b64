"""What the talks about staff must know, read anew at each step."""

from dataclasses import dataclass
from functools import cached_property

from domain.authority import Action, scope
from domain.people import Person, Role
from domain.text import fold, shorten
from handlers.asks.choice import Choice
from handlers.asks.search import Page
from handlers.call import Call
from handlers.pages import LABEL_LENGTH
from handlers.roles import ROLE_NAMES, names_of_hamlets
from handlers.staff import texts
from storage import checks, commune, handovers, staff
from storage.handovers import Task

LABEL_WITH_TICK = LABEL_LENGTH - 2
PAGE_SIZE = 8


@dataclass(frozen=True)
class StaffFacts:
    """The commune as it is; `person_id` is whom the talk is about."""

    call: Call
    person_id: int = 0

    @cached_property
    def person(self) -> Person | None:
        """Whom the talk is about; None when they left meanwhile."""
        return staff.by_id(self.call.tx, self.person_id)

    def roles(self) -> tuple[Choice, ...]:
        """Every role."""
        return tuple(
            Choice(str(role), texts.ROLE_LABELS[str(role)], name)
            for role, name in ROLE_NAMES.items()
        )

    def hamlets(self) -> tuple[Choice, ...]:
        """Every open hamlet."""
        return tuple(
            Choice(h.id, shorten(h.name, LABEL_WITH_TICK), h.name)
            for h in commune.hamlets(self.call.tx)
        )

    def has_namesake(self, full_name: str) -> bool:
        """Whether somebody on the staff is called like this."""
        return any(fold(p.full_name) == fold(full_name) for p in staff.everyone(self.call.tx))

    @cached_property
    def tasks(self) -> list[Task]:
        """What the person still has to do."""
        return handovers.open_tasks(self.call.tx, self.person_id)

    @cached_property
    def issues(self) -> int:
        """How many open issues are with the person; more of them is no administrator's business."""
        return checks.count_with(self.call.tx, self.person_id)

    @cached_property
    def candidates(self) -> list[Person]:
        """Who can go on with the tasks: those in charge of the hamlets concerned first."""
        able = [
            p
            for p in staff.everyone(self.call.tx)
            if p.id != self.person_id
            and p.chat_id is not None
            and p.reachable
            and scope(p, Action.LOG_VISIT)
        ]
        return sorted(able, key=lambda p: len(self.hamlets_to_add(p)))

    def hamlets_to_add(self, heir: Person) -> frozenset[int]:
        """Hamlets of the tasks that are not in this person's charge yet."""
        return frozenset(t.hamlet_id for t in self.tasks if not heir.looks_after(t.hamlet_id))

    def heirs(self, words: str, page: int) -> Page:
        """Candidates whose name holds every word."""
        wanted = fold(words).split()
        found = [p for p in self.candidates if all(w in fold(p.full_name) for w in wanted)]
        shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        return Page(tuple(self._choice(p) for p in shown), len(found))

    def pick_heir(self, value: str) -> Choice | None:
        """The candidate behind a button."""
        return next((self._choice(p) for p in self.candidates if str(p.id) == value), None)

    def _choice(self, person: Person) -> Choice:
        label = f"{person.full_name} – {names_of_hamlets(self.call.tx, person)}"
        return Choice(person.id, shorten(label, LABEL_LENGTH), person.full_name)


def needs_hamlets(roles: frozenset[Role]) -> bool:
    """Whether one of the roles acts within hamlets."""
    return bool(roles & {Role.CADRE, Role.LEADER, Role.BOARD})
