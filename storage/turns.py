"""What decides who of a hamlet is visited next: its households, and who came to them when."""

from sqlalchemy import bindparam, exists, func, select

from domain.calendar import local_date
from domain.issue import Stage
from domain.telling import to_tell
from domain.visiting import Came, Reason, Standing
from storage.statements import Statement
from storage.tables.issue import IssueRow
from storage.tables.programme import ProposalRow
from storage.tables.roster import HouseholdRow, PriorityGroupRow, PriorityRow
from storage.tables.visit import AttemptRow, VisitRow
from storage.transaction import Tx
from storage.types import table

_households = table(HouseholdRow)
_members = table(PriorityRow)
_groups = table(PriorityGroupRow)
_issues = table(IssueRow)
_visits = table(VisitRow)
_attempts = table(AttemptRow)
_proposals = table(ProposalRow)

_of_hamlet = _households.c.hamlet_id == bindparam("hamlet")
_place = (
    select(func.min(_groups.c.place))
    .select_from(_members.join(_groups, _groups.c.id == _members.c.group_id))
    .where(_members.c.household_id == _households.c.id, _groups.c.closed_at.is_(None))
    .where(_members.c.since_on <= bindparam("today"))
    .where(_members.c.until_on.is_(None) | (_members.c.until_on > bindparam("today")))
    .scalar_subquery()
)
# Without a name and a way to the house nobody could find it.
_can_be_found = _households.c.head_name.is_not(None) | (_households.c.address_note != "")
_STANDINGS = Statement(
    select(_households.c.id, _households.c.created_at, _place)
    .where(_of_hamlet, _can_be_found, _households.c.merged_into_id.is_(None))
    .order_by(_households.c.id)
)
_OPEN = Statement(
    select(
        _issues.c.household_id, _issues.c.stage, _issues.c.promised_on, _issues.c.first_notice_at
    )
    .select_from(_households.join(_issues, _issues.c.household_id == _households.c.id))
    .where(_of_hamlet, _issues.c.stage != str(Stage.CLOSED))
)
_was_proposed = exists().where(
    _proposals.c.occurrence_id == _visits.c.occurrence_id,
    _proposals.c.household_id == _visits.c.household_id,
    _proposals.c.reason != str(Reason.CHOSEN),
)
_VISITS = Statement(
    select(_visits.c.household_id, _visits.c.visited_on, _was_proposed)
    .select_from(_households.join(_visits, _visits.c.household_id == _households.c.id))
    .where(_of_hamlet, _visits.c.withdrawn_at.is_(None))
    .order_by(_visits.c.visited_on, _visits.c.id)
)
_TRIES = Statement(
    select(_attempts.c.household_id, _attempts.c.attempted_on)
    .select_from(_households.join(_attempts, _attempts.c.household_id == _households.c.id))
    .where(_of_hamlet)
    .order_by(_attempts.c.attempted_on, _attempts.c.id)
)


def standings(tx: Tx, hamlet_id: int) -> list[Standing]:
    """The households of a hamlet that can be found."""
    rows = _STANDINGS.rows(tx, {"hamlet": hamlet_id, "today": tx.today})
    waiting = waiting_for_an_answer(tx, hamlet_id)
    # Most came with a list, many at one instant.
    days = {at: local_date(at, tx.zone) for at in {created_at for _, created_at, _ in rows}}
    return [Standing(id, days[created_at], place, id in waiting) for id, created_at, place in rows]


def waiting_for_an_answer(tx: Tx, hamlet_id: int) -> set[int]:
    """Those of the hamlet that are to be told something now of what they raised."""
    return {
        household_id
        for household_id, stage, promised_on, noticed_at in _OPEN.rows(tx, {"hamlet": hamlet_id})
        if to_tell(Stage(stage), promised_on, noticed=noticed_at is not None)
    }


def came(tx: Tx, hamlet_id: int) -> list[Came]:
    """Who came to the hamlet's households: first those who met somebody, each in order."""
    values = {"hamlet": hamlet_id}
    visits = [Came(id, on, True, bool(listed)) for id, on, listed in _VISITS.rows(tx, values)]
    return visits + [Came(id, on, met=False) for id, on in _TRIES.rows(tx, values)]
