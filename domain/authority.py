"""Who may do what, to whose records: the one table that chooses buttons and guards actions."""

from enum import IntEnum, StrEnum

from domain.people import Person, Role


class Action(StrEnum):
    """Something a person may be allowed to do."""

    LOG_VISIT = "log_visit"
    SEE_HOUSEHOLD = "see_household"
    SEE_VISIT = "see_visit"
    CHANGE_VISIT = "change_visit"
    CHANGE_OLD_VISIT = "change_old_visit"
    TAKE_PART = "take_part"
    FOLLOW_TURNOUT = "follow_turnout"
    REGISTER_OTHERS = "register_others"
    EXCHANGE_HOUSEHOLDS = "exchange_households"
    RAISE_ISSUE = "raise_issue"
    SEE_ISSUE = "see_issue"
    FOLLOW_ISSUES = "follow_issues"
    NAME_ASSISTANTS = "name_assistants"
    MANAGE_STAFF = "manage_staff"
    MANAGE_HAMLETS = "manage_hamlets"
    MANAGE_GROUPS = "manage_groups"
    SET_PRIORITY = "set_priority"
    IMPORT_HOUSEHOLDS = "import_households"
    MERGE_HOUSEHOLDS = "merge_households"
    EXPORT_LISTS = "export_lists"
    MANAGE_PROGRAMMES = "manage_programmes"
    SEE_MODELS = "see_models"
    MANAGE_MODELS = "manage_models"
    MAKE_COMMITMENT = "make_commitment"
    FOLLOW_COMMITMENTS = "follow_commitments"
    REVIEW_COMMITMENT = "review_commitment"
    RECORD_MEETING = "record_meeting"
    SEE_FIGURES = "see_figures"
    EXPECT_VISITORS = "expect_visitors"
    MANAGE_AUTHORITY = "manage_authority"
    SEE_AUDITS = "see_audits"


class Scope(IntEnum):
    """How far an action reaches: one's own records, one's hamlets, the whole commune."""

    OWN = 1
    HAMLETS = 2
    COMMUNE = 3


AUTHORITY: dict[tuple[Role, Action], Scope] = {
    (Role.CADRE, Action.LOG_VISIT): Scope.HAMLETS,
    (Role.CADRE, Action.SEE_HOUSEHOLD): Scope.HAMLETS,
    (Role.CADRE, Action.SET_PRIORITY): Scope.HAMLETS,
    (Role.CADRE, Action.SEE_VISIT): Scope.OWN,
    (Role.CADRE, Action.CHANGE_VISIT): Scope.OWN,
    (Role.CADRE, Action.TAKE_PART): Scope.OWN,
    (Role.CADRE, Action.REGISTER_OTHERS): Scope.OWN,
    (Role.CADRE, Action.EXCHANGE_HOUSEHOLDS): Scope.OWN,
    (Role.CADRE, Action.RECORD_MEETING): Scope.OWN,
    (Role.CADRE, Action.RAISE_ISSUE): Scope.HAMLETS,
    (Role.CADRE, Action.SEE_ISSUE): Scope.OWN,
    (Role.LEADER, Action.LOG_VISIT): Scope.HAMLETS,
    (Role.LEADER, Action.SEE_HOUSEHOLD): Scope.HAMLETS,
    (Role.LEADER, Action.SET_PRIORITY): Scope.HAMLETS,
    (Role.LEADER, Action.SEE_VISIT): Scope.HAMLETS,
    (Role.LEADER, Action.CHANGE_VISIT): Scope.OWN,
    (Role.LEADER, Action.TAKE_PART): Scope.OWN,
    (Role.LEADER, Action.REGISTER_OTHERS): Scope.OWN,
    (Role.LEADER, Action.EXCHANGE_HOUSEHOLDS): Scope.OWN,
    (Role.LEADER, Action.RAISE_ISSUE): Scope.HAMLETS,
    (Role.LEADER, Action.SEE_ISSUE): Scope.HAMLETS,
    (Role.LEADER, Action.FOLLOW_ISSUES): Scope.HAMLETS,
    (Role.LEADER, Action.NAME_ASSISTANTS): Scope.OWN,
    (Role.LEADER, Action.FOLLOW_TURNOUT): Scope.COMMUNE,
    (Role.LEADER, Action.RECORD_MEETING): Scope.COMMUNE,
    (Role.LEADER, Action.SEE_FIGURES): Scope.COMMUNE,
    (Role.COORDINATOR, Action.FOLLOW_TURNOUT): Scope.COMMUNE,
    (Role.COORDINATOR, Action.REGISTER_OTHERS): Scope.COMMUNE,
    (Role.COORDINATOR, Action.EXCHANGE_HOUSEHOLDS): Scope.COMMUNE,
    (Role.COORDINATOR, Action.FOLLOW_ISSUES): Scope.COMMUNE,
    (Role.COORDINATOR, Action.SEE_VISIT): Scope.COMMUNE,
    (Role.COORDINATOR, Action.CHANGE_OLD_VISIT): Scope.COMMUNE,
    (Role.COORDINATOR, Action.MANAGE_PROGRAMMES): Scope.COMMUNE,
    (Role.COORDINATOR, Action.RECORD_MEETING): Scope.COMMUNE,
    (Role.COORDINATOR, Action.SEE_FIGURES): Scope.COMMUNE,
    (Role.ADMIN, Action.MANAGE_PROGRAMMES): Scope.COMMUNE,
    (Role.ADMIN, Action.MANAGE_STAFF): Scope.COMMUNE,
    (Role.ADMIN, Action.MANAGE_HAMLETS): Scope.COMMUNE,
    (Role.ADMIN, Action.MANAGE_GROUPS): Scope.COMMUNE,
    (Role.ADMIN, Action.MANAGE_AUTHORITY): Scope.COMMUNE,
    (Role.ADMIN, Action.SEE_AUDITS): Scope.COMMUNE,
    (Role.ADMIN, Action.IMPORT_HOUSEHOLDS): Scope.COMMUNE,
    **{(role, Action.SEE_MODELS): Scope.COMMUNE for role in Role if role is not Role.BOARD},
    (Role.LEADER, Action.MANAGE_MODELS): Scope.COMMUNE,
    (Role.COORDINATOR, Action.MANAGE_MODELS): Scope.COMMUNE,
    (Role.CADRE, Action.MAKE_COMMITMENT): Scope.OWN,
    (Role.LEADER, Action.MAKE_COMMITMENT): Scope.OWN,
    (Role.COORDINATOR, Action.MAKE_COMMITMENT): Scope.COMMUNE,
    (Role.LEADER, Action.FOLLOW_COMMITMENTS): Scope.COMMUNE,
    (Role.COORDINATOR, Action.FOLLOW_COMMITMENTS): Scope.COMMUNE,
    (Role.LEADER, Action.REVIEW_COMMITMENT): Scope.COMMUNE,
    (Role.ADMIN, Action.MERGE_HOUSEHOLDS): Scope.COMMUNE,
    (Role.ADMIN, Action.EXPORT_LISTS): Scope.COMMUNE,
    (Role.BOARD, Action.EXPECT_VISITORS): Scope.HAMLETS,
}


def scope(person: Person, action: Action) -> Scope | None:
    """How far the person's widest role lets them go, or None when not at all."""
    reach = [AUTHORITY[role, action] for role in person.roles if (role, action) in AUTHORITY]
    return max(reach, default=None)


def may(person: Person, action: Action, *, hamlet_id: int | None = None, own: bool = False) -> bool:
    """Whether the person may do it to a record in the hamlet; `own` if it is their record.

    A record in no hamlet is the whole commune's.
    """
    reach = scope(person, action)
    if reach is None:
        return False
    if reach is Scope.COMMUNE or own:
        return True
    return reach is Scope.HAMLETS and person.looks_after(hamlet_id)
