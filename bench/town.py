"""A commune whose people act on issues without phones: each act is the real one, in a unit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from domain.issue import Channel, IssueDraft, Kind, Origin, Urgency
from domain.message import ChatKind, Heard, Utterance, Words
from domain.people import Role
from domain.spoken import Spoken
from handlers import sweep
from handlers.alike.merging import MERGE
from handlers.call import Call
from handlers.founding.categories import CATEGORIES, VALID_FROM
from handlers.issue.access import Passed
from handlers.issue.entrusting import ENTRUST
from handlers.issue.opening import announce, open_one
from handlers.leader.talks import TALKS
from handlers.recheck import asking
from handlers.refusals import Refused
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.state import State
from handlers.telling.talks import PUBLIC, REOPEN, UNSATISFIED
from storage import categories, commune, households, issues, staff
from storage.issues import Issue
from storage.transaction import Store, Tx

T = TypeVar("T")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
"""A Monday, at nine; Tết and its swap days are ahead."""

CONDUCT = [one.name for one in CATEGORIES].index("Thái độ cán bộ") + 1
CAST = (
    (101, "Lê Thị Hoa", Role.CADRE, (1,)),
    (102, "Ngô Anh Tú", Role.CADRE, (1,)),
    (103, "Đoàn Thị Ngà", Role.CADRE, (2,)),
    (201, "Vũ Bình An", Role.LEADER, (1,)),
    (202, "Đào Thanh Bình", Role.LEADER, (2,)),
    (203, "Cao Văn Chín", Role.LEADER, None),
    (301, "Phạm Thu Hà", Role.COORDINATOR, None),
    (401, "Bùi Đức Quản", Role.ADMIN, ()),
)
CITIZEN = "Nguyễn Thị Lan"
"""Who agreed to be named; the name is in nothing that is pushed."""

KINDS: dict[str, TalkKind[Any]] = {
    **TALKS,
    **{kind.name: kind for kind in (ENTRUST, MERGE, UNSATISFIED, PUBLIC, REOPEN, asking.REOPEN)},
}
REFUSED = (Passed, Refused, SendBack)
WATCHED = ("recheckdraw", "recheck", "voice", "absence", "issue")
"""What falls due of issues; programmes have their own tests."""


def settle(tx: Tx) -> None:
    """Hamlets, staff, households and the categories of a new commune."""
    commune.found(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    hamlets = [commune.add_hamlet(tx, f"Ấp {n}") or 0 for n in (1, 2, 3)]
    for hamlet_id in hamlets:
        households.add(tx, hamlet_id, f"bà {CITIZEN}", by=None)
    for chat, name, role, charge in CAST:
        whole = charge is None
        person_id = staff.add(tx, name, [role], charge or (), whole_commune=whole)
        staff.bind(tx, person_id, chat, chat)
    for place, one in enumerate(CATEGORIES):
        categories.add(
            tx,
            one.name,
            one.keywords,
            place,
            is_beyond=one.is_beyond,
            is_conduct=one.is_conduct,
            limits=one.limits,
            valid_from=VALID_FROM,
        )


class Town:
    """The commune and its clock."""

    def __init__(self, open_store: Callable[[Callable[[], datetime]], Store]) -> None:
        self.now = START
        self.store = open_store(lambda: self.now)

    def passes(self, **time: float) -> None:
        """Nothing happens for so long."""
        self.now += timedelta(**time)


def call_of(tx: Tx, person_id: int | None, id: int = 0, extra: str = "") -> Call | None:
    """What a person on the staff would ask for; None where they have no phone."""
    person = staff.by_id(tx, person_id) if person_id is not None else None
    if person is None or person.chat_id is None:
        return None
    chat = person.chat_id
    heard = Heard(1, chat, ChatKind.PRIVATE, chat, "", None, tx.now, Words("x"))
    return Call(tx, person, heard, id, extra)


def opens(
    tx: Tx,
    by: int,
    category_id: int,
    urgency: Urgency = Urgency.NORMAL,
    *,
    hamlet_id: int | None = 1,
    concerned_id: int | None = None,
    joins: int | None = None,
    is_named: bool = True,
) -> tuple[Issue, list[Utterance]]:
    """Somebody writes down what was raised at the office."""
    call = call_of(tx, by)
    assert call is not None
    said = Spoken(f"Đường ngập, bà {CITIZEN} nói" if is_named else "Đường ngập")
    draft = IssueDraft(
        Kind.REPORT,
        said,
        category_id,
        urgency=urgency,
        concerned_id=concerned_id,
        joins=joins,
    )
    origin = Origin(Channel.OFFICE, tx.today, hamlet_id)
    if is_named:
        origin = replace(origin, citizen_name=CITIZEN)
    issue = open_one(call, draft, origin)
    return issue, announce(call, issue)


def does(tx: Tx, person_id: int | None, act: str, issue: Issue, given: Any) -> list[Utterance]:
    """Somebody sends a form of an act, filled in; nothing where it is not for them to do."""
    call = call_of(tx, person_id, issue.id, str(issue.version))
    if call is None:
        return []
    start = {"issue": issue.id, "version": issue.version, "task": None}
    return tried(lambda: KINDS[act].finish(call, 0, State(start), given))


def taps(
    tx: Tx,
    person_id: int | None,
    route: Callable[[Call], list[Utterance]],
    id: int,
    extra: str = "",
) -> list[Utterance]:
    """Somebody presses a button; nothing where it is not for them to press."""
    call = call_of(tx, person_id, id, extra)
    return tried(lambda: route(call)) if call is not None else []


def tried(act: Callable[[], list[Utterance]]) -> list[Utterance]:
    """What is said, unless it is refused."""
    try:
        return act()
    except REFUSED:
        return []


def sweeps(tx: Tx, kinds: Sequence[str] = WATCHED, *, most: int = 500) -> list[Utterance]:
    """Everything that is due, until nothing is."""
    said: list[Utterance] = []
    for _ in range(most):
        due = [(at, kind, id) for kind in kinds for id, at in sweep.DUE[kind].find(tx, 1)]
        if not due:
            return said
        _, kind, id = min(due)
        said += sweep.DUE[kind].act(tx, id)
    raise AssertionError("it does not come to rest")


def everything(tx: Tx) -> list[Issue]:
    """All issues there are."""
    found: list[Issue] = []
    while (issue := issues.get(tx, len(found) + 1)) is not None:
        found.append(issue)
    return found
