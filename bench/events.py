"""What happens beside the issues, chosen by numbers: people go and come, tables and days change."""

from collections.abc import Callable
from datetime import timedelta

from bench.acts import one_of
from bench.town import CONDUCT
from domain.people import Role
from domain.responsibility import Part
from storage import absences, checks, commune, mergers, responsibles, staff, workdays
from storage.transaction import Tx


def block(tx: Tx, n: int) -> None:
    """Somebody blocks the bot, or comes back."""
    person = one_of(staff.everyone(tx), n)
    if person.chat_id is not None:
        (staff.unreachable if person.reachable else staff.reachable)(tx, person.chat_id)


def leave(tx: Tx, n: int) -> None:
    """Somebody leaves the staff; a few stay."""
    person = one_of(staff.everyone(tx), n)
    alike = [p for p in staff.everyone(tx) if p.roles == person.roles]
    if len(alike) > 1:
        staff.leave(tx, person.id)


def change_roles(tx: Tx, n: int) -> None:
    """A cadre leads from now on, or a leader is one no more; somebody always coordinates."""
    leaders = staff.everyone(tx, Role.LEADER)
    if n % 2 and len(leaders) > 1:
        staff.set_roles(tx, one_of(leaders, n // 2).id, [Role.CADRE])
    else:
        cadres = staff.everyone(tx, Role.CADRE)
        if len(cadres) > 1:
            staff.set_roles(tx, one_of(cadres, n // 2).id, [Role.LEADER])


def set_absence(tx: Tx, n: int) -> None:
    """Somebody is away for some days, perhaps with a stand-in; or is back."""
    people = staff.everyone(tx)
    person, deputy = one_of(people, n), one_of(people, n // 2)
    if absences.end(tx, person.id) is None:
        deputy_id = deputy.id if n % 3 and deputy.id != person.id else None
        until = tx.today + timedelta(days=n % 8)
        absences.set_one(tx, person.id, deputy_id, tx.today, until, tx.now)
    checks.look_again(tx, person.id)


def change_table(tx: Tx, n: int) -> None:
    """The commune says anew who is responsible for what."""
    people = staff.everyone(tx, Role.LEADER)
    who = [p.id for p in people[n % len(people) :]]
    where = (None, None, CONDUCT, 1 + n % 18)[n % 4]
    part = (Part.RESPONSIBLE, Part.DEPUTY, Part.ABOVE)[n % 3]
    responsibles.put(tx, where, (None, 1)[n % 2], part, who)


def change_hamlets(tx: Tx, n: int) -> None:
    """A hamlet is merged into another, or closed."""
    known = commune.hamlets(tx)
    if len(known) > 1:
        into = known[(n + 1) % len(known)].id if n % 3 else None
        by = staff.everyone(tx)[0].id
        mergers.close(tx, known[n % len(known)].id, into, by=by)


def change_days(tx: Tx, n: int) -> None:
    """The commune has a day off, or works on one against the rule."""
    workdays.change_day(tx, tx.today + timedelta(days=n % 12), is_worked=n % 2 == 0, reason="x")


EVENTS: dict[str, Callable[[Tx, int], None]] = {
    "block": block,
    "leave": leave,
    "roles": change_roles,
    "absence": set_absence,
    "table": change_table,
    "hamlets": change_hamlets,
    "days": change_days,
}
"""What happens beside the issues."""
