"""Each kind of gap, put there by hand: found, repaired, and told to the administrator once."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from domain.audit import Gap
from domain.issue import Stage, Urgency
from domain.people import Role
from handlers import sweep
from handlers.audit import auditing, finding
from handlers.audit.texts import NAMES
from handlers.refusals import Why
from storage import audits, gaps, history, issues, outbox, staff
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.backlog.cast import (
    AN,
    HA,
    moment,
    person_id,
    reaches,
    sets,
    sweeps,
    town,
    wakes,
)
from tests.handlers.driver import HOA, MINH, QUAN, ZONE
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import opens

__all__ = ["town"]

HEAD = "🧾 Tự kiểm tra lúc"


@pytest.fixture
def evening(town: Town) -> Town:
    """All is well the evening before."""
    sweeps(town)
    reaches(town, "2026-12-02 20:00")
    assert told(town) == []
    return town


def told(town: Town) -> list[str]:
    return [one.text for one in town.quan.shown.values() if HEAD in one.text]


def issue(town: Town, number: int) -> Issue:
    found = town.knows(lambda tx: issues.get(tx, number))
    assert found is not None
    return found


def found(town: Town) -> dict[str, int]:
    (last,) = town.knows(lambda tx: audits.last(tx, 1))
    return {kind: count for kind, (count, _) in last.found.items()}


def runs(town: Town, sql: str, **values: Any) -> None:
    town.knows(lambda tx: tx.connection.execute(text(sql), values))


FAR = "2027-12-01 00:30:00.000000"
GAPS: list[tuple[dict[str, Any], set[Gap]]] = [
    ({"holder_id": None}, {Gap.NO_HOLDER}),
    ({"holder_id": None, "leader_id": None}, {Gap.NO_HOLDER}),
    ({"stage": "accepted", "holder_id": None}, {Gap.NO_HOLDER}),
    ({"stage": "answered", "holder_id": None}, {Gap.NO_HOLDER}),
    ({"stage": "unheld", "holder_id": None}, {Gap.NO_HOLDER}),
    ({"due_on": None}, {Gap.NO_CLOCK}),
    (
        {"stage": "transferred", "due_on": None, "ask_again_on": "2026-12-20"},
        {Gap.NO_CLOCK},
    ),
    ({"check_at": None}, {Gap.NO_CHECK}),
    ({"check_at": FAR}, {Gap.FAR_CHECK}),
    ({"climb_on": "2030-01-01"}, {Gap.FAR_CLIMB}),
    ({"stage": "merged", "holder_id": None, "due_on": None}, {Gap.NO_CARRIER}),
    (
        {"holder_id": None, "due_on": None, "check_at": None},
        {Gap.NO_HOLDER, Gap.NO_CLOCK, Gap.NO_CHECK},
    ),
]


@pytest.mark.parametrize(("values", "lacks"), GAPS)
def test_a_gap_is_repaired_and_told(evening: Town, values: dict[str, Any], lacks: set[Gap]) -> None:
    sets(evening, 3, **values)
    reaches(evening, "2026-12-03 06:30")
    (said,) = told(evening)
    assert "YK-2026-0003" in said
    assert "Ngập" not in said
    assert found(evening) == dict.fromkeys(map(str, lacks), 1)
    now = issue(evening, 3)
    assert now.holder_id is not None
    assert now.due_on is not None
    assert now.check_at is not None
    assert evening.now < now.check_at < evening.now + timedelta(days=40)
    events = evening.knows(lambda tx: history.of(tx, "issue", 3))
    (repaired,) = [event for event in events if event.what == "repaired"]
    assert (set(repaired.why.split()), repaired.person_id) == (lacks, None)
    reaches(evening, "2026-12-04 06:30")
    assert found(evening) == {}
    assert len(told(evening)) == 1


def test_a_transfer_gets_the_day_back_on_which_to_ask_again(evening: Town) -> None:
    sets(evening, 3, stage="transferred", due_on=None, ask_again_on="2026-12-20")
    reaches(evening, "2026-12-03 06:30")
    assert str(issue(evening, 3).due_on) == "2026-12-20"


@pytest.mark.parametrize(("stage", "due_on"), [("accepted", "2026-12-11"), ("answered", None)])
def test_what_was_promised_is_the_clock_again_until_it_is_answered(
    evening: Town, stage: str, due_on: str | None
) -> None:
    sets(evening, 3, stage=stage, due_on=None, promised_on="2026-12-11")
    if stage == "answered":
        sets(evening, 3, holder_id=person_id(evening, HOA))
    reaches(evening, "2026-12-03 06:30")
    now = issue(evening, 3)
    assert str(now.due_on) == (due_on or str(now.answer_on))


@pytest.mark.parametrize(
    ("stage", "chat"), [("transferred", HA), ("unheld", HA), ("answered", HA), ("answered", HOA)]
)
def test_whoever_keeps_what_nobody_else_can_have_holds_it(
    evening: Town, stage: str, chat: int
) -> None:
    sets(evening, 3, stage=stage, holder_id=person_id(evening, chat), ask_again_on="2026-12-20")
    evening.now = moment("2026-12-03 05:31")
    audits_only(evening)
    assert found(evening) == {}


def test_it_goes_further_when_it_should_again(evening: Town) -> None:
    before = issue(evening, 3).climb_on
    sets(evening, 3, climb_on="2030-01-01")
    reaches(evening, "2026-12-03 06:30")
    assert issue(evening, 3).climb_on == before is not None


LOST: dict[str, tuple[str, str]] = {
    "lost_morning": (
        "DELETE FROM moment WHERE for_on > '2026-12-02' AND for_on < '2026-12-06'",
        "SELECT count(*) FROM moment WHERE for_on > '2026-12-02' AND for_on < '2026-12-06'"
        " AND due_at > :now AND done_at IS NULL",
    ),
    "lost_recheck": (
        "INSERT INTO recheck (issue_id, month, drawn_at) VALUES (1, '2026-11', '2026-12-01')",
        "SELECT count(*) FROM recheck WHERE due_at <= :now",
    ),
    "lost_recheckdraw": (
        "INSERT INTO event (at, subject, subject_id, what, old, new, why) VALUES"
        " ('2026-12-01 02:00:00.000000', 'issue', 1, 'satisfied', '', '', '')",
        "SELECT count(*) FROM recheck_draw WHERE month = '2026-12' AND due_at < '2027-01-05'",
    ),
}


@pytest.mark.parametrize("kind", LOST)
def test_what_is_not_planned_any_more_is_planned_again_and_told_once(
    evening: Town, kind: str
) -> None:
    lose, count = LOST[kind]
    runs(evening, lose)
    evening.now = moment("2026-12-03 05:31")
    audits_only(evening)
    made = {"lost_morning": 3}.get(kind, 1)
    assert found(evening) == {kind: made}
    now = f"{evening.now:%Y-%m-%d %H:%M:%S.%f}"
    assert evening.knows(lambda tx: tx.connection.scalar(text(count), {"now": now})) == made
    assert NAMES[kind] in str(evening.knows(waiting))
    evening.now = moment("2026-12-04 05:31")
    audits_only(evening)
    assert kind not in found(evening)


@pytest.mark.parametrize("how", ["left", "unreachable", "who keeps the software"])
def test_a_holder_whom_nobody_noticed_going_is_replaced(evening: Town, how: str) -> None:
    held = issue(evening, 3).holder_id
    if how == "left":
        runs(evening, "UPDATE person SET left_at = :at WHERE id = :id", at=FAR, id=held)
    elif how == "who keeps the software":
        held = person_id(evening, QUAN)
        sets(evening, 3, holder_id=held)
    else:
        runs(
            evening,
            "UPDATE account SET unreachable_at = :at WHERE person_id = :id",
            at=FAR,
            id=held,
        )
    reaches(evening, "2026-12-03 06:30")
    assert found(evening)[Gap.NO_HOLDER] >= 1
    assert issue(evening, 3).holder_id not in (None, held)
    reaches(evening, "2026-12-04 06:30")
    assert Gap.NO_HOLDER not in found(evening)


def test_what_was_left_behind_gets_the_answer(evening: Town) -> None:
    sets(evening, 3, stage="merged", merged_into_id=2, holder_id=None, due_on=None)
    sets(
        evening,
        2,
        stage="answered",
        answer="Đã đổ đá xong hôm qua",
        holder_id=person_id(evening, HOA),
    )
    reaches(evening, "2026-12-03 06:30")
    assert found(evening) == {Gap.LEFT_BEHIND: 1}
    now = issue(evening, 3)
    assert (now.stage, now.answer) == (Stage.ANSWERED, "Đã đổ đá xong hôm qua")


def test_a_chain_of_merged_ones_leads_to_its_end(evening: Town) -> None:
    for number in (3, 4):
        sets(
            evening, number, stage="merged", merged_into_id=number - 1, holder_id=None, due_on=None
        )
    reaches(evening, "2026-12-03 06:30")
    assert found(evening) == {Gap.NO_CARRIER: 1}
    assert issue(evening, 4).merged_into_id == 2


def test_two_that_were_merged_into_each_other_are_matters_again(evening: Town) -> None:
    sets(evening, 3, stage="merged", merged_into_id=4, holder_id=None, due_on=None)
    sets(evening, 4, stage="merged", merged_into_id=3, holder_id=None, due_on=None)
    reaches(evening, "2026-12-03 06:30")
    assert found(evening) == {Gap.NO_CARRIER: 2}
    assert {issue(evening, n).stage for n in (3, 4)} <= {Stage.WAITING, Stage.MERGED}
    reaches(evening, "2026-12-04 06:30")
    reaches(evening, "2026-12-05 06:30")
    assert found(evening) == {}


def test_that_nobody_is_there_is_told_once_a_day_while_it_is_so(evening: Town) -> None:
    for role in (Role.LEADER, Role.COORDINATOR):
        for person in evening.knows(partial(staff.everyone, role=role)):
            evening.knows(partial(staff.leave, person_id=person.id))
    sweeps(evening)
    for day in (3, 4):
        reaches(evening, f"2026-12-0{day} 06:30")
        reaches(evening, f"2026-12-0{day} 20:00")
        assert found(evening) == {Gap.NOBODY: 8}
    assert ["8 ý kiến chưa có ai để giao" in one for one in told(evening)] == [True, True]
    evening.quan.presses("audit:0")
    evening.quan.sees("8 ý kiến chưa có ai để giao")
    events = evening.knows(lambda tx: history.of(tx, "issue", 3))
    assert "repaired" not in [event.what for event in events]
    ha = evening.knows(lambda tx: staff.add(tx, "Phạm Thu Hạnh", [Role.COORDINATOR]))
    evening.knows(lambda tx: staff.bind(tx, ha, 555, 555))
    sweeps(evening)
    evening.quan.shown.clear()
    reaches(evening, "2026-12-06 20:00")
    assert told(evening) == []


YESTERDAY = "2026-12-02 01:00:00.000000"
LATE: list[tuple[str, str, dict[str, Any]]] = [
    (
        "outbox",
        "INSERT INTO outbox (chat_id, lane, kind, body, created_at, due_at, state, attempts)"
        " VALUES (777, 1, 'say', '{}', :at, :at, 'waiting', 1)",
        {},
    ),
    (
        "paper",
        "INSERT INTO paper (kind, args, person_id, chat_id, state, asked_at)"
        " VALUES ('x', '{}', 1, 101, 'waiting', :at)",
        {},
    ),
    (
        "parked",
        "INSERT INTO inbox (update_id, chat_id, received_at, state, attempts, handled_at)"
        " VALUES (777, 101, :at, 'parked', 4, :at)",
        {},
    ),
    (
        "missed_moment",
        "INSERT INTO moment (for_on, kind, planned_at, due_at, not_after, done_at, outcome)"
        " VALUES ('2026-12-02', 'x', :at, :at, :at, :at, 'missed')",
        {},
    ),
    (
        "missed_notice",
        "INSERT INTO notice (moment_id, person_id, due_at, done_at, outcome, times)"
        " VALUES ((SELECT id FROM moment WHERE for_on = '2026-12-02'), 1, :at, :at, 'missed', 0)",
        {},
    ),
]


@pytest.mark.parametrize(("kind", "sql", "more"), LATE, ids=[kind for kind, _, _ in LATE])
def test_what_did_not_happen_is_told(town: Town, kind: str, sql: str, more: dict[str, Any]) -> None:
    reaches(town, "2026-12-02 04:00")
    runs(town, "UPDATE audit SET due_at = '2026-12-02 22:30:00.000000' WHERE ended_at IS NULL")
    runs(town, sql, at=YESTERDAY, **more)
    town.now = moment("2026-12-03 05:31")
    audits_only(town)
    assert found(town)[kind] == 1
    assert NAMES[kind] in str(town.knows(lambda tx: [one[0] for one in waiting(tx)]))


def audits_only(town: Town) -> None:
    """Only audits are made: whatever else is due stays undone, as if it failed."""
    while due := [one for one in town.knows(lambda tx: sweep.due(tx, 90)) if one.kind == "audit"]:
        town.knows(partial(acts, item=due[0]))


def acts(tx: Tx, item: sweep.DueItem) -> None:
    outbox.queue(tx, 0, sweep.handle_due(tx, item))


def waiting(tx: Tx) -> list[Any]:
    rows = tx.connection.execute(text("SELECT body FROM outbox WHERE key LIKE 'audit:%'"))
    return [(str(row[0]).encode().decode("unicode_escape"),) for row in rows]


UNDONE = {
    "notice": "INSERT INTO notice (moment_id, person_id, due_at, times)"
    " VALUES ((SELECT min(id) FROM moment), 1, :at, 0)",
    "moment": "INSERT INTO moment (for_on, kind, planned_at, due_at, not_after)"
    " VALUES ('2026-12-02', 'x', :at, :at, :at)",
    "recheckdraw": "INSERT INTO recheck_draw (month, due_at) VALUES ('2026-11', :at)",
    "recheck": "INSERT INTO recheck (issue_id, month, drawn_at, due_at)"
    " VALUES (1, '2026-11', :at, :at)",
    "voice": "UPDATE issue SET catch_up_at = :at WHERE id = 1",
    "absence": "INSERT INTO absence (person_id, from_on, to_on, set_at, look_at)"
    " VALUES (1, '2026-12-02', '2026-12-02', :at, :at)",
    "late_check": "UPDATE issue SET check_at = :at WHERE id = 1",
}


@pytest.mark.parametrize("kind", UNDONE)
def test_what_is_due_and_fails_is_told(evening: Town, kind: str) -> None:
    runs(evening, UNDONE[kind], at=YESTERDAY)
    evening.now = moment("2026-12-03 05:31")
    audits_only(evening)
    assert found(evening)[kind] == 1


def test_no_kind_of_what_is_due_is_forgotten() -> None:
    assert set(gaps.FINDERS) | {"issue", "audit"} == set(sweep.DUE)
    assert set(NAMES) >= {*Gap, *gaps.FINDERS, *finding.LOST}


def test_days_without_the_bot_are_one_audit_and_a_restart_makes_no_second(evening: Town) -> None:
    sets(evening, 3, check_at=None)
    wakes(evening, "2026-12-09 10:00")
    made = evening.knows(lambda tx: audits.last(tx, 9))
    assert [f"{one.due_at.astimezone(ZONE):%d %H:%M}" for one in made] == [
        "03 05:30",
        "02 05:30",
    ]
    assert len([one for one in told(evening) if "YK-2026-0003" in one]) == 1
    sweeps(evening)
    assert len(evening.knows(lambda tx: audits.last(tx, 9))) == 2
    reaches(evening, "2026-12-10 05:31")
    assert len(evening.knows(lambda tx: audits.last(tx, 9))) == 3


def test_a_step_is_made_once_and_a_made_audit_is_left_alone(evening: Town) -> None:
    evening.now = moment("2026-12-03 05:31")
    sets(evening, 3, check_at=None)
    (id, _) = evening.knows(lambda tx: audits.due(tx, 1))[0]
    one = evening.knows(lambda tx: audits.get(tx, id))
    assert one is not None
    assert evening.knows(lambda tx: audits.step(tx, one, 400, {}))
    assert not evening.knows(lambda tx: audits.step(tx, one, 400, {}))
    said = evening.knows(lambda tx: auditing.audit(tx, id))
    assert said == []
    assert evening.knows(lambda tx: auditing.audit(tx, id)) == []
    assert evening.knows(lambda tx: auditing.audit(tx, 999)) == []
    assert len(evening.knows(lambda tx: audits.last(tx, 9))) == 2
    assert issue(evening, 3).check_at is None


def test_many_are_looked_at_some_at_a_time(evening: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "WINDOW", 3)
    monkeypatch.setattr(auditing, "MOST_REPAIRED", 2)
    for number in range(1, 9):
        sets(evening, number, check_at=None)
    evening.now = moment("2026-12-03 05:31")
    steps = 0
    while due := evening.knows(lambda tx: audits.due(tx, 1)):
        evening.knows(partial(auditing.audit, audit_id=due[0][0]))
        steps += 1
    assert steps == 5
    assert found(evening) == {Gap.NO_CHECK: 8}


def test_the_administrator_sees_the_last_ones_and_nobody_else(evening: Town) -> None:
    sets(evening, 3, check_at=None)
    reaches(evening, "2026-12-03 06:30")
    quan = evening.quan
    quan.taps("🧾 Tự kiểm tra")
    quan.sees("03/12/2026", "YK-2026-0003")
    quan.sees("Những lần trước", "✅ không thiếu gì")
    quan.says("/start")
    if "🧾 Tự kiểm tra" not in quan.last.labels:
        quan.taps("Việc khác")
    assert "🧾 Tự kiểm tra" in quan.last.labels
    for who in (HOA, MINH, HA, AN, 901):
        evening.phone(who).presses("audit:0")
        assert evening.phone(who).toasts[-1] in (Why.NOT_ALLOWED, Why.STRANGER)


def test_before_the_first_one_the_page_says_what_will_be(town: Town) -> None:
    town.quan.presses("audit:0")
    town.quan.sees("Chưa có lần nào", "05:30")


def test_a_new_issue_is_no_gap(evening: Town) -> None:
    evening.knows(lambda tx: opens(tx, 7, Urgency.URGENT))
    reaches(evening, "2026-12-03 06:30")
    assert found(evening) == {}
    assert told(evening) == []


def test_it_is_told_when_the_day_begins(evening: Town) -> None:
    sets(evening, 3, check_at=None)
    reaches(evening, "2026-12-03 05:31")
    assert told(evening) == []
    assert issue(evening, 3).check_at is not None
    reaches(evening, "2026-12-03 06:01")
    assert len(told(evening)) == 1
