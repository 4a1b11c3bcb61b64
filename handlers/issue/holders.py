"""Who can hold an issue, and who can bring the citizen word of it."""

from domain.escalation import Able, Ladder
from domain.issue import Cause, Stage
from domain.people import Role
from handlers.issue.beginning import coordinator
from handlers.responsible.ability import Abilities
from handlers.responsible.leaders import cadre_for
from handlers.responsible.routing import Matter, barred_from
from storage import history, staff
from storage.issues import Issue
from storage.transaction import Tx

WITH_CADRE = (Stage.ASKED, Stage.ANSWERED, Stage.REFUSED)


def ladder_of(issue: Issue) -> Ladder:
    """The ladder as it was frozen."""
    return Ladder(tuple(issue.ladder), issue.rung)


def matter_of(issue: Issue) -> Matter:
    """What decides the issue's way."""
    return Matter(issue.category_id, issue.hamlet_id, issue.recorded_by, issue.concerned_id)


def _is_inspected(tx: Tx, issue: Issue) -> bool:
    """Whether only an inspection may decide it, since nobody here stands above whom it is about."""
    if issue.concerned_id is None or issue.ladder or not issue.transferred_to:
        return False
    opened, *since = history.of(tx, "issue", issue.id)
    return opened.new == Stage.TRANSFERRED or any(event.what == "inspected" for event in since)


class Holders:
    """Whether somebody can hold one issue: a leader, who stands on its ladder, or was chosen."""

    def __init__(self, tx: Tx, issue: Issue) -> None:
        self._tx = tx
        self._issue = issue
        self.barred = barred_from(tx, matter_of(issue))
        self.is_inspected = _is_inspected(tx, issue)
        self._leaders = Abilities(tx, self.barred)
        # Word is brought, and a body outside is asked, by whomever it is not about.
        self._others = Abilities(tx, self.barred & {issue.concerned_id})

    def __call__(self, person_id: int) -> Able:
        """Whether they can hold it, themselves or through a stand-in."""
        if self.is_inspected and person_id in (self._issue.recorded_by, self._issue.teller_id):
            return self._asks(person_id)
        found = self._leaders(person_id)
        if found.cause is None and not self._may_hold(person_id):
            return Able(Cause.NOT_IN_CHARGE)
        return found

    def teller(self, person_id: int) -> int | None:
        """Who brings word in this cadre's place, or None when nobody can."""
        return self._others(person_id).actor(person_id)

    def why_not(self, person_id: int) -> Cause | None:
        """Why a cadre cannot bring word."""
        return self._others(person_id).cause

    def _may_hold(self, person_id: int) -> bool:
        """A cadre may stand in a leader's place only while something put them there."""
        person, issue = staff.by_id(self._tx, person_id), self._issue
        if person is None or Role.LEADER in person.roles or person_id in issue.ladder:
            return True
        if issue.holds_for_id is not None and person_id in (issue.holder_id, issue.holds_for_id):
            return True
        return Role.CADRE in person.roles and self._is_chosen(person_id)

    def _asks(self, person_id: int) -> Able:
        """Whoever recorded it asks there; in their place who brings word, else a coordinator."""
        found, issue = self._others(person_id), self._issue
        if found.cause is None or found.stand_in_id is not None:
            return found
        cadre = cadre_for(self._tx, issue.hamlet_id, person_id, issue.concerned_id)
        other = cadre or coordinator(self._tx, issue.holder_id, issue.concerned_id)
        return Able(found.cause, other.id if other else None)

    def _is_chosen(self, person_id: int) -> bool:
        """Whether its holder was given it or took it on, and gets it back after answering it."""
        chosen, before, answered_by = False, False, None
        for event in history.of(self._tx, "issue", self._issue.id):
            match event.what:
                case "assigned" | "accepted" | "asked" | "transferred":
                    # Who was late and acts after all has it again.
                    chosen = True
                case "answered" | "refused":
                    answered_by = event.person_id
                case "reopened":
                    chosen = chosen and answered_by == person_id
                case "moved" if event.why == Cause.BACK and Stage(event.old) not in WITH_CADRE:
                    chosen = before
                case "moved" if Stage(event.old) not in WITH_CADRE:
                    chosen, before = False, chosen
        return chosen
