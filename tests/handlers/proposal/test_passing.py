"""Somebody is excused, comes late or comes back: who visits the households then."""

from dataclasses import replace

from domain.people import Role
from domain.programme import Who
from handlers.proposal.proposing import propose
from storage import history, households, planning, programmes, rescheduling, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import OTHER, Stage
from tests.handlers.proposal.test_lists import BA, HOA_ID, LAN, delegation, saturday
from tests.handlers.proposal.test_proposing import lists
from tests.storage.people import visited


def joins(stage: Stage, name: str, *hamlet_ids: int, account: int = OTHER) -> int:
    """One more cadre: of these hamlets, or of the whole commune."""

    def join(tx: Tx) -> int:
        whole = not hamlet_ids
        person_id = staff.add(tx, name, [Role.CADRE], hamlet_ids, whole_commune=whole)
        staff.bind(tx, person_id, account, account)
        return person_id

    return stage.knows(join)


def excuses(stage: Stage, on: Occurrence) -> None:
    stage.hoa.says("/start")
    stage.hoa.presses(f"absent:{on.id}")
    stage.hoa.taps("Ốm đau")


def test_where_nobody_else_is_left_another_in_charge_takes_over_and_is_told(stage: Stage) -> None:
    fourth = 2
    stage.knows(lambda tx: households.add(tx, fourth, "ông Võ Thành Út", by=None))
    tu = joins(stage, "Ngô Anh Tú")
    on = saturday(stage)
    before = stage.knows(lambda tx: lists(tx, on))
    assert before == {HOA_ID: [LAN, BA], tu: [3]}
    stage.knows(lambda tx: visited(tx, BA, HOA_ID, on.occurs_on))
    excuses(stage, on)
    assert stage.knows(lambda tx: lists(tx, on)) == {HOA_ID: [BA], tu: [3, LAN]}
    told = stage.phone(OTHER).last.text
    assert "đ/c Hoa xin vắng, Ấp 3 không còn đồng chí nào khác đi" in told
    assert "thêm 1 hộ ở Ấp 3" in told
    assert "Lan" not in told
    events = stage.knows(lambda tx: history.of(tx, "occurrence", on.id))
    assert [event.what for event in events] == ["absent", "passed_on"]


def test_where_others_go_the_list_is_cleared_and_waits(stage: Stage) -> None:
    stage.knows(lambda tx: households.add(tx, 1, "bà Thạch Thị Sa", by=None))
    tu = joins(stage, "Ngô Anh Tú", 1)
    on = saturday(stage)
    assert stage.knows(lambda tx: lists(tx, on)) == {HOA_ID: [LAN, BA], tu: [3]}
    excuses(stage, on)
    assert stage.knows(lambda tx: lists(tx, on)) == {tu: [3]}
    assert OTHER not in stage.phones


def test_where_nobody_can_go_it_waits_for_whoever_joins(stage: Stage) -> None:
    on = saturday(stage)
    excuses(stage, on)
    assert stage.knows(lambda tx: lists(tx, on)) == {}
    tu = joins(stage, "Ngô Anh Tú", 1)
    late = stage.phone(OTHER)
    late.says("/start")
    late.presses(f"attend:{on.id}")
    assert stage.knows(lambda tx: lists(tx, on)) == {tu: [LAN, BA]}
    stage.hoa.presses(f"attend:{on.id}")
    assert stage.knows(lambda tx: lists(tx, on)) == {tu: [LAN, BA]}
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("Đồng chí không có danh sách hộ cho buổi này")


def test_who_comes_back_gets_a_list_again(stage: Stage) -> None:
    on = saturday(stage)
    excuses(stage, on)
    stage.hoa.taps("Đổi: tham gia")
    assert stage.knows(lambda tx: lists(tx, on)) == {HOA_ID: [LAN, BA]}


def test_who_has_no_list_yet_gets_their_own_before_anything_is_taken_over(stage: Stage) -> None:
    on = saturday(stage)
    stage.knows(lambda tx: households.add(tx, 2, "ông Võ Thành Út", by=None))
    tu = joins(stage, "Ngô Anh Tú", 1, 2)
    excuses(stage, on)
    assert stage.knows(lambda tx: lists(tx, on)) == {tu: [3, LAN, BA]}


def test_a_shared_list_stays(stage: Stage) -> None:
    on = delegation(stage)
    excuses(stage, on)
    assert stage.knows(lambda tx: lists(tx, on)) == {None: [LAN, BA]}


def test_who_takes_part_decides_whether_a_list_is_shared(stage: Stage) -> None:
    on = delegation(stage)
    both = on.rule.participants

    def change(tx: Tx, who: Who) -> dict[int | None, list[int]]:
        rule = replace(on.rule, participants=replace(both, who=who))
        programmes.change(tx, on.programme_id, rule)
        planning.replan(tx, on.programme_id)
        now = programmes.occurrence(tx, on.id)
        assert now is not None
        before = lists(tx, now)
        for person in staff.everyone(tx):
            propose(tx, now, person)
        assert before == {}
        return lists(tx, now)

    assert stage.knows(lambda tx: change(tx, Who.ALL)) == {HOA_ID: [LAN, BA]}
    assert stage.knows(lambda tx: change(tx, Who.DELEGATION)) == {None: [LAN, BA]}
    assert stage.knows(lambda tx: change(tx, Who.GROUP)) == {HOA_ID: [LAN, BA]}


def test_another_destination_makes_another_list(stage: Stage) -> None:
    on = delegation(stage)

    def redirect(tx: Tx) -> Occurrence:
        households.add(tx, 2, "ông Võ Thành Út", by=None)
        return rescheduling.choose_hamlets(tx, on, [2])

    moved = stage.knows(redirect)
    assert stage.knows(lambda tx: lists(tx, moved)) == {}
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("1. ông Võ Thành Út, Ấp 4")
    stage.knows(lambda tx: planning.replan(tx, moved.programme_id))
    assert stage.knows(lambda tx: lists(tx, moved)) == {None: [3]}
