"""Who may do what, to whose records."""

import pytest

from domain.authority import AUTHORITY, Action, Scope, may, scope
from domain.people import UNNAMED_ADMIN, Person, Role, given_name

OWN, HAMLETS, COMMUNE, NOT = Scope.OWN, Scope.HAMLETS, Scope.COMMUNE, None
ROLES = (Role.CADRE, Role.LEADER, Role.COORDINATOR, Role.ADMIN, Role.BOARD)
TABLE: dict[Action, tuple[Scope | None, ...]] = {
    Action.LOG_VISIT: (HAMLETS, HAMLETS, NOT, NOT, NOT),
    Action.SEE_HOUSEHOLD: (HAMLETS, HAMLETS, NOT, NOT, NOT),
    Action.SEE_VISIT: (OWN, HAMLETS, COMMUNE, NOT, NOT),
    Action.CHANGE_VISIT: (OWN, OWN, NOT, NOT, NOT),
    Action.CHANGE_OLD_VISIT: (NOT, NOT, COMMUNE, NOT, NOT),
    Action.TAKE_PART: (OWN, OWN, NOT, NOT, NOT),
    Action.FOLLOW_TURNOUT: (NOT, COMMUNE, COMMUNE, NOT, NOT),
    Action.REGISTER_OTHERS: (OWN, OWN, COMMUNE, NOT, NOT),
    Action.EXCHANGE_HOUSEHOLDS: (OWN, OWN, COMMUNE, NOT, NOT),
    Action.RAISE_ISSUE: (HAMLETS, HAMLETS, NOT, NOT, NOT),
    Action.SEE_ISSUE: (OWN, HAMLETS, NOT, NOT, NOT),
    Action.FOLLOW_ISSUES: (NOT, HAMLETS, COMMUNE, NOT, NOT),
    Action.NAME_ASSISTANTS: (NOT, OWN, NOT, NOT, NOT),
    Action.MANAGE_STAFF: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.MANAGE_HAMLETS: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.MANAGE_GROUPS: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.SET_PRIORITY: (HAMLETS, HAMLETS, NOT, NOT, NOT),
    Action.IMPORT_HOUSEHOLDS: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.MERGE_HOUSEHOLDS: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.EXPORT_LISTS: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.MANAGE_PROGRAMMES: (NOT, NOT, COMMUNE, COMMUNE, NOT),
    Action.SEE_MODELS: (COMMUNE, COMMUNE, COMMUNE, COMMUNE, NOT),
    Action.MANAGE_MODELS: (NOT, COMMUNE, COMMUNE, NOT, NOT),
    Action.MAKE_COMMITMENT: (OWN, OWN, COMMUNE, NOT, NOT),
    Action.FOLLOW_COMMITMENTS: (NOT, COMMUNE, COMMUNE, NOT, NOT),
    Action.REVIEW_COMMITMENT: (NOT, COMMUNE, NOT, NOT, NOT),
    Action.RECORD_MEETING: (OWN, COMMUNE, COMMUNE, NOT, NOT),
    Action.SEE_FIGURES: (NOT, COMMUNE, COMMUNE, NOT, NOT),
    Action.EXPECT_VISITORS: (NOT, NOT, NOT, NOT, HAMLETS),
    Action.MANAGE_AUTHORITY: (NOT, NOT, NOT, COMMUNE, NOT),
    Action.SEE_AUDITS: (NOT, NOT, NOT, COMMUNE, NOT),
}

KEEPS_TABLES = {
    *(Action.MANAGE_STAFF, Action.MANAGE_HAMLETS, Action.MANAGE_GROUPS),
    *(Action.IMPORT_HOUSEHOLDS, Action.MANAGE_PROGRAMMES, Action.SEE_MODELS),
    *(Action.MERGE_HOUSEHOLDS, Action.EXPORT_LISTS, Action.MANAGE_AUTHORITY),
    Action.SEE_AUDITS,
}


def somebody(*roles: Role, hamlets: tuple[int, ...] = (3,), whole: bool = False) -> Person:
    return Person(1, "Lê Thị Hoa", frozenset(roles), frozenset(hamlets), whole)


def test_the_table_is_this_one() -> None:
    assert set(TABLE) == set(Action)
    expected = {
        (role, action): reach
        for action, row in TABLE.items()
        for role, reach in zip(ROLES, row, strict=True)
        if reach is not None
    }
    assert expected == AUTHORITY


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reaches_as_far_as_the_table_says(role: Role, action: Action) -> None:
    reach = TABLE[action][ROLES.index(role)]
    person = somebody(role)
    assert scope(person, action) is reach
    assert may(person, action, hamlet_id=3) is (reach in (HAMLETS, COMMUNE))
    assert may(person, action, hamlet_id=4) is (reach is COMMUNE)
    assert may(person, action, hamlet_id=4, own=True) is (reach is not None)
    assert may(person, action) is (reach is COMMUNE)


def test_the_widest_of_several_roles_counts() -> None:
    both = somebody(Role.CADRE, Role.COORDINATOR)
    assert scope(both, Action.SEE_VISIT) is COMMUNE
    assert may(both, Action.LOG_VISIT, hamlet_id=3)
    assert not may(both, Action.LOG_VISIT, hamlet_id=4)


def test_the_whole_commune_means_every_hamlet_but_not_every_record() -> None:
    cadre = somebody(Role.CADRE, hamlets=(), whole=True)
    assert may(cadre, Action.LOG_VISIT, hamlet_id=99)
    assert not may(cadre, Action.SEE_VISIT, hamlet_id=99)


def test_the_administrator_sees_no_household_no_visit_and_no_issue() -> None:
    admin = somebody(Role.ADMIN, whole=True)
    assert not any(
        may(admin, action, hamlet_id=3, own=True) for action in Action if action not in KEEPS_TABLES
    )


def test_nobody_without_a_role_may_do_anything() -> None:
    assert not any(may(somebody(), action, hamlet_id=3, own=True) for action in Action)


def test_people_are_addressed_by_their_given_name() -> None:
    assert somebody(Role.CADRE).given_name == "Hoa"


def test_who_has_no_name_yet_is_not_called_by_half_a_title() -> None:
    assert given_name(UNNAMED_ADMIN) == "Quản trị viên"
