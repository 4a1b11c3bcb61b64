"""Which record a button, a link or a typed code asks for, whoever sent it."""

from collections.abc import Callable

from domain.inquiry import is_id, issue_code
from domain.message import Command, Content, Tap, Words
from storage import households, issues, prepared, visits
from storage.transaction import Tx

Record = tuple[str, int]
"""What it is, as the access log names it, and its id."""

LINKED = {"v": "record", "y": "open"}
"""Routes that a link into the chat leads to: `/start v_12`."""

_ROUTES = {
    "issue": "issue reword issuefiles timeline open following accept assign answer ask refuse "
    "transfer askagain extend entrust inform tell noticed satisfied unsatisfied notreached public "
    "unname unnamed voices merge category steer reopen recheck recheckyes recheckno recheckmissed "
    "recheckopen",
    "prepared": "approve revise decline prepared preparedfiles",
    "household": "household raise visit unlink unlinked priority",
    "visit": "record files correct withdraw",
    "talk": "resume restore asissue amend reworded",
    "staff": "staff person invites invited invite phone uninvite roles charge rename revoke "
    "hamlets hamlet addhamlet namehamlet closehamlet join notme unjoin assistants nameassistant "
    "endassistant groups group addgroup namegroup markgroup askclosegroup closegroup "
    "absence setabsence endabsence",
    "authority": "authority field setresponsible setdeputy setabove setlimits setspot trypath "
    "nameinspection authoritywrong authorityfile",
    "roster": "roster rosterhow rosterkind rosteryes rosterno pairs findpairs samepair mergepair "
    "apartpair exports export",
    "programme": "takeon deputy goes cannotgo send phoned print boards "
    "attend absent begin why turnout remind calendar joins programmes programme "
    "occurrence movedate canceldate choosehamlets newprogramme editprogramme newdate endprogramme "
    "daysoff addoff addworked forgetday list lists listof exchange figures figurefields "
    "figureprogrammes figurespan sentence meetings meeting outcome attendance raisehere "
    "schedule rungs rung",
    "notice": "snooze answers boardtold",
    "register": "models modelunit model modelhistory addmodel editmodel carrymodel askendmodel "
    "markmodel commitment commitments commit reviewcommitment",
    "": "home help me more drafts today find visits issues findissue followed visitors quality "
    "backlog backlogby audit",
}
SUBJECTS = {subject: frozenset(actions.split()) for subject, actions in _ROUTES.items()}
"""Routes by what the id of their buttons is: nobody's, or what others may not have."""


def record_of(tx: Tx, content: Content) -> Record | None:
    """The record that is asked for, if it exists and somebody may be refused it."""
    match content:
        case Tap(data):
            action, _, rest = data.partition(":")
            return _behind(tx, action, rest.partition(":")[0])
        case Command("start", argument):
            opened, _, rest = argument.partition("_")
            return _behind(tx, LINKED.get(opened, ""), rest)
        case Words(text) if len(text) < 20:
            return _coded(tx, text)
    return None


def _behind(tx: Tx, action: str, number: str) -> Record | None:
    subject = next((name for name, actions in SUBJECTS.items() if action in actions), "")
    known = is_id(number) and subject in _FINDERS
    return _FINDERS[subject](tx, int(number)) if known else None


def _coded(tx: Tx, text: str) -> Record | None:
    code = issue_code(text, tx.today.year)
    issue = issues.by_code(tx, code) if code else None
    if issue is not None:
        return "issue", issue.id
    visit = visits.by_code(tx, text.strip().upper())
    return ("visit", visit.id) if visit else None


def _issue(tx: Tx, id: int) -> Record | None:
    return ("issue", id) if issues.get(tx, id) else None


def _prepared(tx: Tx, id: int) -> Record | None:
    one = prepared.get(tx, id)
    return ("issue", one.issue_id) if one else None


def _household(tx: Tx, id: int) -> Record | None:
    return ("household", id) if households.get(tx, id) else None


def _visit(tx: Tx, id: int) -> Record | None:
    return ("visit", id) if visits.get(tx, id) else None


_FINDERS: dict[str, Callable[[Tx, int], Record | None]] = {
    "issue": _issue,
    "prepared": _prepared,
    "household": _household,
    "visit": _visit,
}
