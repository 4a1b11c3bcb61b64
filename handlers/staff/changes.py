"""Changes what somebody is: their roles, their hamlets, their name."""

from dataclasses import replace

from domain.authority import Action, scope
from domain.message import Say, Utterance
from domain.people import Person, Role
from handlers.call import Call
from handlers.home.actions import menu, show_home
from handlers.roles import names_of_hamlets, names_of_roles
from handlers.staff import flow, texts
from handlers.staff.access import is_last_admin
from handlers.staff.drafts import ALL, Charge, Gone
from handlers.staff.kinds import about_person
from handlers.staff.opening import in_its_place, open_anew
from handlers.staff.register import show, show_staff, target
from handlers.talk.kind import SendBack
from handlers.talk.state import State
from storage import commune, history, invites, staff, talks
from storage.transaction import Tx


def start_roles(call: Call) -> list[Utterance]:
    """🎭 Đổi vai trò."""
    return open_anew(call, ROLES, {"person": target(call).id})


def start_charge(call: Call) -> list[Utterance]:
    """🏘 Đổi ấp."""
    return open_anew(call, CHARGE, {"person": target(call).id})


def start_rename(call: Call) -> list[Utterance]:
    """✏️ Sửa họ tên."""
    return open_anew(call, RENAME, {"person": target(call).id})


def finish_roles(
    call: Call, talk_id: int, state: State, roles: frozenset[Role] | Gone
) -> list[Utterance]:
    """Give the person these roles; never so that nobody can administer the commune."""
    person = _person(call, state)
    if person is None or isinstance(roles, Gone):
        return gone(call, talk_id)
    if Role.ADMIN not in roles and is_last_admin(call.tx, person):
        raise SendBack("roles", texts.LAST_ADMIN)
    if roles == person.roles:
        return _unchanged(call, talk_id, person)
    staff.set_roles(call.tx, person.id, roles)
    talks.leave_current(call.tx, person.id)
    if Role.ADMIN in person.roles - roles:
        invites.withdraw_of(call.tx, person.id)
    _keep(call, person, "roles", _joined(person.roles), _joined(roles))
    return _changed(call, talk_id, person)


def finish_charge(call: Call, talk_id: int, state: State, charge: Charge | Gone) -> list[Utterance]:
    """Give the person these hamlets."""
    person = _person(call, state)
    if person is None or isinstance(charge, Gone):
        return gone(call, talk_id)
    if not charge.hamlet_ids <= {h.id for h in commune.hamlets(call.tx)}:
        raise SendBack("hamlets", texts.HAMLET_GONE)
    old = Charge(person.hamlet_ids, person.whole_commune)
    if charge == old:
        return _unchanged(call, talk_id, person)
    staff.set_hamlets(call.tx, person.id, charge.hamlet_ids, whole_commune=charge.whole_commune)
    _keep(call, person, "hamlets", _written(old), _written(charge))
    return _changed(call, talk_id, person)


def finish_rename(call: Call, talk_id: int, state: State, full_name: str | Gone) -> list[Utterance]:
    """Correct the person's name."""
    person = _person(call, state)
    if person is None or isinstance(full_name, Gone):
        return gone(call, talk_id)
    staff.rename(call.tx, person.id, full_name)
    _keep(call, person, "name", person.full_name, full_name)
    fresh = _fresh(call, person)
    return in_its_place(call, talk_id, show(call, fresh), texts.RENAMED)


def gone(call: Call, talk_id: int) -> list[Utterance]:
    """The person left while the talk was open."""
    listed = show_staff(replace(call, id=0))
    return in_its_place(call, talk_id, listed, texts.PERSON_GONE)


def news_for(tx: Tx, person: Person, *, by: int) -> list[Utterance]:
    """What a person whose roles or hamlets changed is told, with the commands they have now."""
    if person.chat_id is None:
        return []
    if person.id == by or not person.reachable:
        return [menu(person)]
    roles, hamlets = names_of_roles(person.roles), names_of_hamlets(tx, person)
    return [Say(texts.your_capacity(roles, hamlets), chat_id=person.chat_id), menu(person)]


def _changed(call: Call, talk_id: int, before: Person) -> list[Utterance]:
    fresh = _fresh(call, before)
    if fresh.id == call.person.id:
        call = replace(call, person=fresh)
    may_stay = scope(call.person, Action.MANAGE_STAFF) is not None
    shown = show(call, fresh) if may_stay else show_home(call)
    return [
        *in_its_place(call, talk_id, shown, texts.CHANGED),
        *news_for(call.tx, fresh, by=call.person.id),
    ]


def _unchanged(call: Call, talk_id: int, person: Person) -> list[Utterance]:
    return in_its_place(call, talk_id, show(call, person), texts.UNCHANGED)


def _person(call: Call, state: State) -> Person | None:
    call.require(Action.MANAGE_STAFF)
    return staff.by_id(call.tx, state.start["person"])


def _fresh(call: Call, person: Person) -> Person:
    fresh = staff.by_id(call.tx, person.id)
    assert fresh is not None
    return fresh


def _keep(call: Call, person: Person, what: str, old: str, new: str) -> None:
    history.record(call.tx, "person", person.id, what, by=call.person.id, old=old, new=new)


def _joined(roles: frozenset[Role]) -> str:
    return ",".join(sorted(roles))


def _written(charge: Charge) -> str:
    return ALL if charge.whole_commune else ",".join(map(str, sorted(charge.hamlet_ids)))


ROLES = about_person("roles", texts.ROLES_HEADING, ("roles",), flow.change_roles, finish_roles)
CHARGE = about_person(
    "hamlets", texts.CHARGE_HEADING, ("hamlets",), flow.change_charge, finish_charge
)
RENAME = about_person("rename", texts.RENAME_HEADING, ("name",), flow.rename, finish_rename)
