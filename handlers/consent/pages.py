"""Withdrawing consent: what will happen, then the act, for a household or a named citizen."""

from domain.authority import Action, may
from domain.message import Button, Rows, Toast, Utterance
from handlers.call import Call
from handlers.consent import texts
from handlers.issue.access import may_see
from handlers.pages import link, page
from handlers.refusals import Refused, Why
from handlers.visit.facts import choice
from storage import consents, history, households, issues, withdrawals
from storage.households import Household
from storage.issues import Issue

ERASED = {"keep": None, "erase": texts.VOICE_ERASED}
"""What a button asks for, and what stands for a voice that is erased (None: files stay)."""


def household_buttons(call: Call, household: Household) -> Rows:
    """The way to withdraw, where there is something to withdraw and the person may."""
    stands = consents.stands(call.tx, household.id) or withdrawals.concerned(call.tx, household.id)
    if not (stands and _may_record(call, household)):
        return ()
    return ((link(texts.WITHDRAW, "unlink", household.id),),)


def issue_buttons(call: Call, issue: Issue) -> Rows:
    """The same for a citizen who is named and on no list."""
    if not (_names_somebody(issue) and _may_unname(call, issue)):
        return ()
    return ((link(texts.WITHDRAW, "unname", issue.id),),)


def ask_household(call: Call) -> list[Utterance]:
    """What withdrawing does, before it is done."""
    household = _household(call)
    count = len(withdrawals.concerned(call.tx, household.id))
    text = texts.ask_household(choice(household).given.shown, count)
    back = link(texts.NOT_NOW, "household", household.id)
    return [page(call, text, _ways(back, "unlinked", household.id), protect=True)]


def withdraw_household(call: Call) -> list[Utterance]:
    """The household's name goes from all its issues."""
    household = _household(call)
    erased = _erased(call)
    rows = ((link(texts.HOUSEHOLD, "household", household.id), link(texts.HOME, "home")),)
    stood = consents.stands(call.tx, household.id)
    count = withdrawals.withdraw_household(call.tx, household.id, by=call.person.id, erased=erased)
    if not (stood or count):
        return [Toast(texts.ALREADY)]
    return [Toast(texts.WITHDRAWN), page(call, texts.withdrawn(count), rows, protect=True)]


def ask_issue(call: Call) -> list[Utterance]:
    """What withdrawing does, before it is done."""
    issue = _issue(call)
    if not _names_somebody(issue):
        return [Toast(texts.ALREADY)]
    back = link(texts.NOT_NOW, "issue", issue.id)
    rows = _ways(back, "unnamed", issue.id)
    return [page(call, texts.ask_issue(issue.code), rows, protect=True)]


def withdraw_issue(call: Call) -> list[Utterance]:
    """The citizen's name goes from the issue."""
    issue = _issue(call)
    erased = _erased(call)
    if not _names_somebody(issue):
        return [Toast(texts.ALREADY)]
    withdrawals.withdraw_issue(call.tx, issue.id, by=call.person.id, erased=erased)
    rows = ((link(texts.ISSUE, "issue", issue.id), link(texts.HOME, "home")),)
    text = texts.withdrawn_issue(issue.code)
    return [Toast(texts.WITHDRAWN), page(call, text, rows, protect=True)]


def _ways(back: Button, action: str, id: int) -> Rows:
    keep = link(texts.KEEP_FILES, action, id, "keep")
    home = link(texts.HOME, "home")
    return ((back, home), (keep, link(texts.ERASE_FILES, action, id, "erase")))


def _erased(call: Call) -> str | None:
    if call.extra not in ERASED:
        raise Refused(Why.GONE)
    return ERASED[call.extra]


def _household(call: Call) -> Household:
    household = call.require_household(households.get(call.tx, call.id))
    if not _may_record(call, household):
        raise Refused(Why.NOT_ALLOWED, of=("household", household.id))
    return household


def _may_record(call: Call, household: Household) -> bool:
    return may(call.person, Action.RAISE_ISSUE, hamlet_id=household.hamlet_id)


def _issue(call: Call) -> Issue:
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if not _may_unname(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    history.looked(call.tx, "issue", issue.id, by=call.person.id)
    return issue


def _may_unname(call: Call, issue: Issue) -> bool:
    concerned = (issue.recorded_by, issue.teller_id, issue.leader_id)
    return call.person.id in concerned and may_see(call, issue)


def _names_somebody(issue: Issue) -> bool:
    return issue.citizen_name != "" and issue.household_id is None
