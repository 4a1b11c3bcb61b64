"""Whatever people do, and whatever the table says, nothing waits in silence for nobody."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.issue import Channel, IssueDraft, Kind, Origin, Stage, Urgency
from domain.message import ChatKind, Heard, Words
from domain.people import Role
from domain.responsibility import Part
from domain.spoken import Spoken
from handlers import sweep
from handlers.absence import setting
from handlers.call import Call
from handlers.founding.categories import CATEGORIES, VALID_FROM
from handlers.issue import extending
from handlers.issue.access import UNCOUNTED, Passed
from handlers.issue.opening import open_one
from handlers.leader import acts
from handlers.turnout import can_be_told
from storage import absences, categories, checks, history, issues, responsibles, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.driver import HOA, START, ZONE, stage_in
from tests.handlers.driver import Stage as Town

LEADERS = {"Vũ Bình An": 201, "Đào Thanh Bình": 202, "Cao Văn Chín": 203}
CONDUCT = [one.name for one in CATEGORIES].index("Thái độ cán bộ") + 1


def settles(tx: Tx) -> None:
    for place, one in enumerate(CATEGORIES):
        categories.add(
            tx,
            one.name,
            one.keywords,
            place,
            is_beyond=one.is_beyond,
            limits=one.limits,
            valid_from=VALID_FROM,
            is_conduct=one.is_conduct,
        )
    for name, chat in LEADERS.items():
        staff.bind(tx, staff.add(tx, name, [Role.LEADER], whole_commune=True), chat, chat)
    staff.bind(tx, staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR]), 301, 301)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with stage_in(tmp_path) as stage:
        stage.knows(settles)
        yield stage


def call_of(tx: Tx, person_id: int) -> Call | None:
    person = staff.by_id(tx, person_id)
    if person is None or person.chat_id is None:
        return None
    chat = person.chat_id
    return Call(tx, person, Heard(1, chat, ChatKind.PRIVATE, chat, "", 1, tx.now, Words("x")))


def opens(tx: Tx, category_id: int, urgency: Urgency, concerned_id: int | None = None) -> Issue:
    person = staff.by_account(tx, HOA)
    assert person is not None
    call = call_of(tx, person.id)
    assert call is not None
    draft = IssueDraft(
        Kind.REPORT, Spoken("Ngập"), category_id, urgency=urgency, concerned_id=concerned_id
    )
    return open_one(call, draft, Origin(Channel.OFFICE, tx.today, 1))


def sweeps(tx: Tx) -> None:
    """Everything that is due, until nothing is."""
    for _ in range(500):
        due = [one for one in sweep.due(tx, 50) if one.kind in ("issue", "absence")]
        if not due:
            return
        sweep.handle_due(tx, due[0])
    raise AssertionError("it does not come to rest")


def holds(tx: Tx) -> None:
    """Every open issue has one holder who can be told, or a coordinator; a clock; a next look."""
    everyone = {p.id: p for p in staff.everyone(tx)}
    coordinators = {p.id for p in everyone.values() if Role.COORDINATOR in p.roles}
    number = 1
    while (issue := issues.get(tx, number)) is not None:
        number += 1
        if issue.stage == Stage.CLOSED:
            continue
        assert issue.holder_id is not None, issue
        assert issue.holder_id in everyone, issue
        assert can_be_told(everyone[issue.holder_id]) or issue.holder_id in coordinators, issue
        assert issue.holder_id != issue.concerned_id, issue
        assert (issue.stage == Stage.UNHELD) <= (issue.holder_id in coordinators), issue
        assert issue.due_on is not None
        assert issue.check_at is not None
        assert issue.check_at > tx.now, issue
        assert issue.check_at < tx.now + timedelta(days=40), issue
        counted = [e for e in history.of(tx, "issue", issue.id) if e.what not in UNCOUNTED]
        assert len(counted) == issue.version, (counted, issue)
        away = absences.now(tx)
        if issue.holder_id in away and issue.stage in acts.WITH_LEADER:
            assert not any(
                id not in away and can_be_told(p) and Role.LEADER in p.roles
                for id, p in everyone.items()
                if issue.concerned_id is None
            ), issue


def act(tx: Tx, chance: random.Random) -> None:
    """Somebody does something, or something happens to them."""
    people = staff.everyone(tx)
    leaders = [p for p in people if Role.LEADER in p.roles]
    match chance.randrange(10):
        case 0 | 1:
            whom = chance.choice([None, None, *(p.id for p in leaders)])
            urgency = chance.choice(list(Urgency))
            opens(tx, CONDUCT if whom else chance.randrange(1, 18), urgency, whom)
        case 2 | 3 | 4:
            works(tx, chance)
        case 5:
            person = chance.choice(people)
            if person.chat_id is not None and Role.CADRE not in person.roles:
                (staff.unreachable if person.reachable else staff.reachable)(tx, person.chat_id)
        case 6:
            person, deputy = chance.choice(people), chance.choice([None, *people])
            if absences.end(tx, person.id) is None:
                until = tx.today + timedelta(days=chance.randrange(8))
                deputy_id = deputy.id if deputy and deputy.id != person.id else None
                absences.set_one(tx, person.id, deputy_id, tx.today, until, tx.now)
            checks.look_again(tx, person.id)
        case 7:
            who = [p.id for p in chance.sample(leaders, min(3, len(leaders)))]
            where = chance.choice([None, None, CONDUCT])
            responsibles.put(tx, where, None, chance.choice(list(Part)), who)
        case 8 if len(leaders) > 2 and chance.random() < 0.2:
            staff.leave(tx, chance.choice(leaders).id)
    sweeps(tx)


def works(tx: Tx, chance: random.Random) -> None:
    number = chance.randrange(1, 30)
    issue = issues.get(tx, number)
    if issue is None or issue.holder_id is None:
        return
    call = call_of(tx, chance.choice([issue.holder_id, issue.backup_id or issue.holder_id]))
    if call is None:
        return
    later = workdays.calendar(tx).after(tx.today, chance.randrange(1, 6))
    try:
        match Stage(issue.stage), chance.randrange(4):
            case Stage.WAITING, _:
                acts.accept(call, issue, later)
            case Stage.ACCEPTED, 0:
                acts.answer(call, issue, "Đã làm xong", "", "")
            case Stage.ACCEPTED, 1:
                acts.ask(call, issue, "Ở đâu?", workdays.calendar(tx).after(tx.today, 3))
            case Stage.ACCEPTED, 2:
                acts.transfer(call, issue, "Điện lực", tx.today, "", later)
            case Stage.ACCEPTED, 3:
                values = extending._values(tx, issue, later)
                issues.act(tx, issue, "extended", values, by=call.person.id)
            case Stage.ASKED, 0:
                acts.inform(call, issue, "Đoạn cầu")
            case _:
                pass
    except Passed:
        raise AssertionError(issue) from None


@pytest.mark.parametrize("seed", range(2))
def test_nothing_is_dropped(town: Town, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        town.passes(hours=chance.choice((1, 5, 24, 24, 72)))
        town.knows(sweeps)
        town.knows(lambda tx: act(tx, chance))
        town.knows(holds)


# Tết Bính Ngọ: six days off in a row, and the weekends around them.
TET = {date(2026, 2, 16) + timedelta(days=n) for n in range(5)}


def counted(on: date, working_days: int) -> date:
    while working_days:
        on += timedelta(days=1)
        working_days -= on.weekday() < 5 and on not in TET
    return on


@pytest.mark.parametrize("day", [0, 3, 4, 6, 9, 11])
def test_the_first_look_is_planned_to_the_minute_over_tet(town: Town, day: int) -> None:
    """Of what is opened before, in and after Tết: the first morning that has something to say."""
    town.now = (START.astimezone(ZONE).replace(month=2, day=9 + day, year=2026)).astimezone(
        START.tzinfo
    )

    def unit(tx: Tx) -> None:
        minh, an = (p.id for p in staff.everyone(tx, Role.LEADER)[:2])
        responsibles.put(tx, None, None, Part.RESPONSIBLE, [minh])
        responsibles.put(tx, None, None, Part.DEPUTY, [an])
        issue = opens(tx, 7, Urgency.NORMAL)
        assert issue.check_at is not None
        looked_at = issue.check_at.astimezone(ZONE)
        assert issue.answer_on == counted(tx.today, 10)
        assert issue.climb_on == counted(tx.today, 3)
        assert (looked_at.date(), looked_at.time().isoformat()) == (
            counted(tx.today, 1),
            "07:30:00",
        )

    town.knows(unit)


def test_a_turn_is_taken_once(town: Town) -> None:
    def unit(tx: Tx) -> None:
        person = staff.everyone(tx, Role.LEADER)[0]
        first = absences.set_one(tx, person.id, None, tx.today, tx.today, tx.now)
        assert absences.turn(tx, first, None)
        assert not absences.turn(tx, first, None)
        assert setting.turn(tx, 999) == []
        assert absences.end(tx, person.id) is not None
        assert absences.end(tx, person.id) is None

    town.knows(unit)
