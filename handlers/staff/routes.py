"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.staff import actions, changes, leaving, register
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "staff": register.show_staff,
    "person": register.show_person,
    "invites": register.show_invites,
    "invited": register.show_invite,
    "invite": actions.start_invite,
    "phone": actions.invite_phone,
    "uninvite": actions.withdraw_invite,
    "roles": changes.start_roles,
    "charge": changes.start_charge,
    "rename": changes.start_rename,
    "revoke": leaving.start_revoke,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (actions.INVITE, changes.ROLES, changes.CHARGE, changes.RENAME, leaving.REVOKE)
}
