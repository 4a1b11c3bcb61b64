"""What a new database is given: the commune, its first administrators, an invitation."""

from bot.settings import Settings
from domain.people import UNNAMED_ADMIN, Role
from handlers.founding.actions import found_commune
from storage import invites, staff
from storage.transaction import Tx

_UNNAMED = "Xã chưa đặt tên"


def prepare(tx: Tx, settings: Settings) -> str | None:
    """Give a new database what it starts with; the settings count the first time only.

    Returns the code of an invitation for the first administrator, while nobody is on the staff.
    """
    found_commune(tx, settings.commune_name or _UNNAMED, settings.province_name)
    code = _invite_admin(tx) if staff.count(tx) == 0 else None
    if code is not None:
        _add_admins(tx, settings.admin_ids)
    return code


def _invite_admin(tx: Tx) -> str:
    """An invitation; the one printed at an earlier start can be used no more."""
    invites.withdraw_for(tx, UNNAMED_ADMIN, Role.ADMIN)
    return invites.create(tx, UNNAMED_ADMIN, [Role.ADMIN])


def _add_admins(tx: Tx, user_ids: tuple[int, ...]) -> None:
    """Put these accounts on the staff; in a private chat the chat's id is the account's."""
    for user_id in user_ids:
        person_id = staff.add(tx, UNNAMED_ADMIN, [Role.ADMIN])
        staff.bind(tx, person_id, user_id, user_id)
