"""Who may see an issue and who may act on it; looks are logged."""

from domain.authority import Action, may, scope
from domain.issue import Stage
from domain.people import Role
from handlers.call import Call
from handlers.leader import texts as leader_texts
from handlers.refusals import Refused, Why
from storage import assistants, history, issues, prepared, sendings, staff, steering
from storage.issues import Issue

UNCOUNTED = frozenset(
    {
        *("opened", "seen", "noticed", "consent_withdrawn", "prepared", "declined", "hamlet"),
        *("joins", "joined", "took_in", "rechecked"),
        *("skipped", "extension_told", "transfer_told", "extension_asked", "repaired"),
        *("reminded", "not_reminded", "resumed", "top", "inspected", "answers_again"),
    }
)
"""Events that leave the version as it is."""

HARMLESS = frozenset({"also_sent", "moved", "teller_moved", "extended", "asked_again"})
"""Acts beside the matter itself: buttons and forms of whoever must act stay good."""


def seen_issue(call: Call, issue_id: int) -> Issue:
    """The issue, if this person may open its details."""
    issue = issues.get(call.tx, issue_id)
    if issue is None:
        raise Refused(Why.GONE)
    if not may_see(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    history.looked(call.tx, "issue", issue.id, by=call.person.id)
    return issue


def held_issue(call: Call, *stages: Stage) -> Issue:
    """The issue, if this person must act on it now and the button is not an old one.

    Raises:
        Refused: it is not theirs.
        Passed: it is, or was, but somebody was faster.
    """
    issue = known_issue(call)
    if not acts_on(call, issue):
        raise Passed(issue)
    return _unmoved(call, issue, stages)


def workable_issue(call: Call, *stages: Stage) -> tuple[Issue, int | None]:
    """As `held_issue`, also for an assistant: then with the leader for whom they only prepare."""
    issue = known_issue(call)
    leader_id = assisted_leader(call, issue)
    if leader_id is None and not acts_on(call, issue):
        raise Passed(issue)
    return _unmoved(call, issue, stages), leader_id


def acts_on(call: Call, issue: Issue) -> bool:
    """Whether the person must act on it now."""
    return call.person.id in (issue.holder_id, issue.backup_id)


def works_on(call: Call, issue: Issue) -> bool:
    """Whether the person must act on it now, or may prepare that for the leader who must."""
    return acts_on(call, issue) or assisted_leader(call, issue) is not None


def known_issue(call: Call) -> Issue:
    """The issue, if this person may see it.

    Raises:
        Refused: it is not theirs.
        Passed: it was.
    """
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if may_see(call, issue):
        return issue
    if Role.LEADER in call.person.roles and _had(call, issue):
        raise Passed(issue)
    raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))


def _had(call: Call, issue: Issue) -> bool:
    """Whether it was once with this person: then they were sent its buttons."""
    states = range(issue.version + 1)
    return sendings.are_any(call.tx, [push_key(issue.id, n, call.person.id) for n in states])


def push_key(issue_id: int, version: int, person_id: int) -> str:
    """The key of the message that asks somebody to act on an issue as it stands."""
    return f"issue:{issue_id}:{version}:{person_id}"


def _unmoved(call: Call, issue: Issue, stages: tuple[Stage, ...]) -> Issue:
    if issue.stage not in stages or not is_current(call, issue):
        raise Passed(issue)
    return issue


def is_current(call: Call, issue: Issue) -> bool:
    """Whether nothing was done since the button was shown that the holder would overlook."""
    version = call.extra.partition(".")[0]
    if version == str(issue.version):
        return True
    if not version.isdecimal() or int(version) > issue.version:
        return False
    acts = [e.what for e in history.of(call.tx, "issue", issue.id) if e.what not in UNCOUNTED]
    return HARMLESS.issuperset(acts[int(version) - issue.version :])


def followed_issue(call: Call) -> Issue:
    """The issue, if this person may know where it stands, which is no look at its details."""
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if not may_follow(call, issue):
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    return issue


def may_see(call: Call, issue: Issue) -> bool:
    """Whether this person may open its details; of conduct only who has to do with it."""
    if issue.concerned_id is not None:
        return scope(call.person, Action.SEE_ISSUE) is not None and _is_entrusted(call, issue)
    return may(call.person, Action.SEE_ISSUE, hamlet_id=issue.hamlet_id, own=_concerns(call, issue))


def may_follow(call: Call, issue: Issue) -> bool:
    """Whether this person may know how far it has come."""
    if issue.concerned_id == call.person.id:
        return False
    return may(
        call.person, Action.FOLLOW_ISSUES, hamlet_id=issue.hamlet_id, own=_concerns(call, issue)
    )


def _is_entrusted(call: Call, issue: Issue) -> bool:
    """Whether what was said of somebody's conduct is theirs to know: never of their own."""
    known_to = {issue.recorded_by, issue.teller_id, issue.leader_id, issue.backup_id}
    if call.person.id == issue.concerned_id:
        return False
    return call.person.id in known_to or _is_in_it(call, issue)


def _is_in_it(call: Call, issue: Issue) -> bool:
    """Whether they are in the group that steers it, or are asked to approve something of it."""
    return call.person.id in {
        *steering.members(call.tx, issue.id),
        *prepared.deciders(call.tx, issue.id),
    }


def _concerns(call: Call, issue: Issue) -> bool:
    led_by = {issue.leader_id, issue.holder_id, issue.backup_id}
    if call.person.id in {issue.recorded_by, issue.teller_id, *led_by}:
        return True
    if _is_in_it(call, issue):
        return True
    return not led_by.isdisjoint(assistants.leaders_of(call.tx, call.person.id))


def assisted_leader(call: Call, issue: Issue) -> int | None:
    """The leader who must act on it and whom the person assists, unless they act themselves."""
    if acts_on(call, issue) or not may_see(call, issue):
        return None
    leaders = assistants.leaders_of(call.tx, call.person.id)
    return next((id for id in (issue.holder_id, issue.backup_id) if id in leaders), None)


class Passed(Exception):
    """The issue has moved on since the button was shown."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue


def passed_text(call: Call, issue: Issue) -> str:
    """What is said to whoever sends a form after somebody was faster."""
    name = staff.name_of(call.tx, issue.holder_id)
    is_others = name and issue.holder_id != call.person.id
    return leader_texts.faster(name) if is_others else leader_texts.FASTER
