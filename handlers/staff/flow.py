"""The talks about staff, as they are spoken."""

from domain.people import Role
from handlers.asks.choice import Choice
from handlers.asks.review import Review
from handlers.asks.search import Search
from handlers.asks.words import Line
from handlers.roles import ROLE_NAMES
from handlers.roles import WHOLE_COMMUNE as WHOLE_COMMUNE_NAME
from handlers.staff import texts
from handlers.staff.drafts import ALL, Charge, Gone, InviteDraft, Leaving
from handlers.staff.facts import StaffFacts, needs_hamlets
from handlers.staff.toggles import Careful, Toggles
from handlers.talk.script import Json, Script


def invite(facts: StaffFacts) -> Script[InviteDraft]:
    """Whom, in which roles, for which hamlets."""
    full_name: str = yield Line(
        key="name", name=texts.NAME, ask=texts.ASK_NAME, hint=texts.NAME_HINT
    )
    roles = yield from ask_roles(facts, texts.ASK_ROLES)
    charge = Charge()
    if needs_hamlets(roles):
        charge = yield from ask_charge(facts, texts.ASK_HAMLETS)
    warning = ((texts.NOTE, texts.NAMESAKE),) if facts.has_namesake(full_name) else ()
    yield Review(ask=texts.REVIEW_INVITE, send=texts.CREATE_INVITE, absent=warning)
    return InviteDraft(full_name, roles, charge)


def change_roles(facts: StaffFacts) -> Script[frozenset[Role] | Gone]:
    """Other roles for somebody."""
    person = facts.person
    if person is None:
        return Gone()
    ask = texts.ask_person_roles(person.full_name)
    return (yield from ask_roles(facts, ask, person.roles))


def change_charge(facts: StaffFacts) -> Script[Charge | Gone]:
    """Other hamlets for somebody."""
    person = facts.person
    if person is None:
        return Gone()
    ask = texts.ask_person_hamlets(person.full_name)
    return (yield from ask_charge(facts, ask, person.hamlet_ids))


def rename(facts: StaffFacts) -> Script[str | Gone]:
    """The right name of somebody."""
    if facts.person is None:
        return Gone()
    full_name: str = yield Line(
        key="name", name=texts.NAME, ask=texts.ASK_NEW_NAME, hint=texts.NAME_HINT
    )
    return full_name


def revoke(facts: StaffFacts) -> Script[Leaving | Gone]:
    """Why somebody leaves, and who goes on with what they still had to do."""
    person = facts.person
    if person is None:
        return Gone()
    ask = texts.ask_reason(person.full_name)
    reason: str = yield Line(
        key="reason", name=texts.REASON, ask=ask, hint=texts.REASON_HINT, most=200
    )
    heir_id = (yield from ask_heir(facts)) if facts.tasks else None
    yield Careful(ask=texts.REVIEW_REVOKE, send=texts.REVOKE, absent=_goes_on(facts, heir_id))
    return Leaving(reason, heir_id)


def ask_roles(
    facts: StaffFacts, ask: str, now: frozenset[Role] = frozenset()
) -> Script[frozenset[Role]]:
    """Some roles; the commonest in one tap."""
    roles: frozenset[Role] = yield Toggles(
        key="roles",
        name=texts.ROLES,
        ask=ask,
        hint=texts.roles_hint(texts.ROLES_HINT),
        load=facts.roles,
        meaning=_roles,
        exits=(Choice(str(Role.CADRE), texts.ONLY_CADRE, ROLE_NAMES[Role.CADRE]),),
        now=tuple(str(role) for role in now),
        columns=2,
    )
    return roles


def ask_charge(facts: StaffFacts, ask: str, now: frozenset[int] = frozenset()) -> Script[Charge]:
    """Some hamlets, or the whole commune in one tap."""
    charge: Charge = yield Toggles(
        key="hamlets",
        name=texts.HAMLETS,
        ask=ask,
        load=facts.hamlets,
        meaning=_charge,
        exits=(Choice(ALL, texts.WHOLE_COMMUNE, WHOLE_COMMUNE_NAME),),
        now=tuple(now),
        columns=2,
    )
    return charge


def ask_heir(facts: StaffFacts) -> Script[int | None]:
    """Who goes on; only while nobody could, nobody may be named."""
    nobody = (Choice(0, texts.NOBODY_YET, texts.NOBODY),)
    heir_id: int = yield Search(
        key="heir",
        name=texts.HEIR,
        ask=texts.ask_heir(len(facts.tasks)),
        find=facts.heirs,
        pick=facts.pick_heir,
        meaning=int,
        others=() if facts.candidates else nobody,
    )
    return heir_id or None


def _goes_on(facts: StaffFacts, heir_id: int | None) -> tuple[tuple[str, str], ...]:
    issues = ((texts.ISSUES, texts.issues_move_on(facts.issues)),) if facts.issues else ()
    return (*_more_hamlets(facts, heir_id), *issues)


def _more_hamlets(facts: StaffFacts, heir_id: int | None) -> tuple[tuple[str, str], ...]:
    heir = next((p for p in facts.candidates if p.id == heir_id), None) if heir_id else None
    added = facts.hamlets_to_add(heir) if heir else frozenset()
    names = [c.given.shown for c in facts.hamlets() if c.value in added]
    return ((texts.EXTRA_HAMLETS, ", ".join(names)),) if names else ()


def _roles(value: Json) -> frozenset[Role]:
    return frozenset(Role(role) for role in ([value] if isinstance(value, str) else value))


def _charge(value: Json) -> Charge:
    return Charge(whole_commune=True) if value == ALL else Charge(frozenset(value))
