"""How the groups of a household stand on other pages, as far as the reader may know them."""

from domain.authority import Action, may
from domain.message import Rows
from domain.priority import told
from handlers.call import Call
from handlers.pages import link
from handlers.priority import texts
from storage import priorities
from storage.households import Household


def page_line(call: Call, household: Household) -> str:
    """The line of the household's page; who is not in charge reads what a visit's page says."""
    if not may(call.person, Action.SEE_HOUSEHOLD, hamlet_id=household.hamlet_id):
        return visit_line(call, household)
    now = priorities.of_household(call.tx, household.id)
    if not now:
        return ""
    return "\n" + texts.of_household([(one.group.name, one.until_on) for one in now])


def page_rows(call: Call, household: Household) -> Rows:
    """The way to set them, for who may."""
    may_set = may(call.person, Action.SET_PRIORITY, hamlet_id=household.hamlet_id)
    if not (may_set and priorities.open_groups(call.tx)):
        return ()
    return ((link(texts.SET, "priority", household.id),),)


def visit_line(call: Call, household: Household) -> str:
    """The line of a visit's page, whose reader may not be one to see the household's."""
    sees = may(call.person, Action.SEE_HOUSEHOLD, hamlet_id=household.hamlet_id)
    now = [one.group for one in priorities.of_household(call.tx, household.id)]
    return "\n" + texts.of_visit(told(now, sees_household=sees)) if now else ""
