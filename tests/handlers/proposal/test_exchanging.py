"""A household on a list is exchanged for another: by whom, for which, and who hears of it."""

from datetime import date

import pytest

from domain.people import Role
from domain.visiting import Reason
from handlers.proposal import exchanging_texts as texts
from handlers.refusals import Why
from storage import (
    commune,
    history,
    households,
    proposals,
    registrations,
    staff,
)
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import OTHER, Phone, Stage
from tests.handlers.proposal.test_lists import (
    BA,
    HOA_ID,
    LAN,
    MINH_ID,
    delegation,
    in_groups,
    saturday,
)
from tests.storage.people import visited

SA = 3


def sa(stage: Stage) -> None:
    """One more household in Ấp 3, on no list."""
    stage.knows(lambda tx: households.add(tx, 1, "bà Thạch Thị Sa", by=None))


def ha(stage: Stage) -> Phone:
    """Hà the coordinator."""

    def join(tx: Tx) -> None:
        staff.bind(tx, staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR]), OTHER, OTHER)

    stage.knows(join)
    return stage.phone(OTHER)


def listed(stage: Stage, on: Occurrence) -> list[tuple[int, Reason]]:
    every = stage.knows(lambda tx: proposals.of_occurrence(tx, on))
    return [(one.household_id, one.reason) for one in every]


def test_a_cadre_exchanges_on_their_own_list_the_next_is_offered_first(stage: Stage) -> None:
    on = saturday(stage)
    sa(stage)
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.taps("🔁 Đổi hộ", "Huỳnh Văn Ba")
    assert stage.hoa.last.labels[0] == "bà Thạch Thị Sa · chưa thăm lần nào"[:40]
    stage.hoa.taps("Thạch Thị Sa")
    assert stage.hoa.toasts[-1] == texts.EXCHANGED
    stage.hoa.sees("2. bà Thạch Thị Sa, Ấp 3 – đ/c Hoa chọn thay hộ khác")
    assert listed(stage, on) == [(LAN, Reason.NEVER_VISITED), (SA, Reason.CHOSEN)]
    (event,) = stage.knows(lambda tx: history.of(tx, "occurrence", on.id))
    assert (event.person_id, event.what, event.old, event.new) == (HOA_ID, "exchanged", "2", "3")
    assert "đã đổi 1 hộ" not in stage.hoa.screen


def test_the_coordinator_exchanges_on_any_list_and_its_owner_is_told_without_names(
    stage: Stage,
) -> None:
    stage.knows(lambda tx: in_groups(tx, LAN, "Người có công", sensitive=False))
    on = saturday(stage)
    sa(stage)
    coordinator = ha(stage)
    coordinator.says("/start")
    coordinator.presses(f"occurrence:{on.id}")
    coordinator.taps("Danh sách hộ")
    coordinator.sees("Đã lập 1 danh sách")
    coordinator.taps("Lê Thị Hoa · 0/2 hộ")
    coordinator.sees("⬜ 1. bà Nguyễn Thị Lan, Ấp 3 – diện ưu tiên")
    assert not any(b.startswith("⬜") for b in coordinator.last.labels)
    coordinator.taps("🔁 Đổi hộ", "Nguyễn Thị Lan")
    coordinator.says("sa")
    coordinator.taps("Thạch Thị Sa")
    coordinator.sees("Lê Thị Hoa: đã thăm 0/2 hộ", "1. bà Thạch Thị Sa")
    coordinator.sees_nothing_of("Người có công")
    told = stage.hoa.last
    assert "đ/c Hà đã đổi 1 hộ trong danh sách của đồng chí" in told.text
    assert "Sa" not in told.text
    assert "Lan" not in told.text
    stage.hoa.taps("📋 Xem danh sách")
    stage.hoa.sees("1. bà Thạch Thị Sa, Ấp 3 – đ/c Hà chọn thay hộ khác")
    for data in (f"household:{SA}", f"visit:{SA}", f"list:{on.id}"):
        coordinator.presses(data)
        assert coordinator.toasts[-1] == Why.NOT_ALLOWED


def test_the_head_exchanges_on_the_shared_list_and_the_others_hear_of_it(stage: Stage) -> None:
    on = delegation(stage)
    sa(stage)
    stage.hoa.presses(f"list:{on.id}")
    assert "🔁 Đổi hộ" not in stage.hoa.last.labels
    stage.hoa.presses(f"exchange:{on.id}:0")
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED
    stage.minh.presses(f"list:{on.id}")
    stage.minh.taps("🔁 Đổi hộ", "Nguyễn Thị Lan", "Thạch Thị Sa")
    assert [id for id, _ in listed(stage, on)] == [SA, BA]
    stage.hoa.sees("đ/c Minh đã đổi 1 hộ")


def test_without_its_head_the_delegation_helps_itself(stage: Stage) -> None:
    on = delegation(stage)
    sa(stage)

    def excuse(tx: Tx) -> None:
        registrations.answer(tx, on.id, MINH_ID, takes_part=False, reason="Ốm đau")

    stage.knows(excuse)
    stage.hoa.presses(f"exchange:{on.id}:0")
    stage.hoa.taps("Nguyễn Thị Lan", "Thạch Thị Sa")
    assert [id for id, _ in listed(stage, on)] == [SA, BA]


@pytest.mark.parametrize("extra", ["", "0", "2", "1", "٣", "99999999999", "x"])
def test_nobody_else_may(stage: Stage, extra: str) -> None:
    on = saturday(stage)
    for phone in (stage.minh, stage.quan, stage.stranger):
        phone.says("/start")
        for data in (f"exchange:{on.id}:{extra}", f"lists:{on.id}", f"listof:{on.id}:{extra}"):
            phone.presses(data)
            assert phone.toasts[-1] in (Why.NOT_ALLOWED, Why.STRANGER), data


def test_an_exchange_that_came_too_late_is_asked_again(stage: Stage) -> None:
    on = saturday(stage)
    sa(stage)
    stage.passes(days=3)
    stage.hoa.presses(f"exchange:{on.id}:{HOA_ID}")
    stage.hoa.taps("Nguyễn Thị Lan")
    stage.knows(lambda tx: visited(tx, LAN, HOA_ID, date(2026, 12, 4)))
    stage.hoa.taps("Thạch Thị Sa")
    stage.hoa.sees(texts.ASK_OUT)
    assert "Nguyễn Thị Lan" not in "".join(stage.hoa.last.labels)
    stage.hoa.taps("Huỳnh Văn Ba")
    stage.knows(lambda tx: proposals.exchange(tx, on.id, LAN, SA))
    stage.hoa.taps("Thạch Thị Sa")
    assert SA in [id for id, _ in listed(stage, on)]
    assert BA in [id for id, _ in listed(stage, on)]


def test_a_double_tap_exchanges_once_and_an_old_card_nothing(stage: Stage) -> None:
    on = saturday(stage)
    sa(stage)
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.taps("🔁 Đổi hộ", times=2)
    stage.hoa.taps("Huỳnh Văn Ba")
    message_id, button = stage.hoa.find("Thạch Thị Sa")
    stage.hoa.presses(button.data, message_id, times=3)
    assert [id for id, _ in listed(stage, on)] == [LAN, SA]
    events = stage.knows(lambda tx: history.of(tx, "occurrence", on.id))
    assert [event.what for event in events] == ["exchanged"]


def test_only_households_of_the_same_hamlet_come_in(stage: Stage) -> None:
    on = saturday(stage)
    far = stage.knows(lambda tx: households.add(tx, 2, "ông Võ Thành Út", by=None))
    stage.hoa.presses(f"exchange:{on.id}:{HOA_ID}")
    stage.hoa.taps("Nguyễn Thị Lan")
    stage.hoa.says("ut")
    stage.hoa.sees("không thấy tên nào")
    message_id = max(stage.hoa.shown)
    _, button = stage.hoa.find("Quay lại")
    talk = ":".join(button.data.split(":")[:3])
    for forged in (far, BA, 99):
        stage.hoa.presses(f"{talk}:c{forged}", message_id)
    assert [id for id, _ in listed(stage, on)] == [LAN, BA]


def test_who_lost_the_list_meanwhile_is_refused_and_a_past_date_is_gone(stage: Stage) -> None:
    on = delegation(stage)
    sa(stage)
    stage.minh.presses(f"exchange:{on.id}:0")
    stage.minh.taps("Nguyễn Thị Lan")
    stage.knows(lambda tx: staff.set_roles(tx, MINH_ID, [Role.ADMIN]))
    stage.minh.taps("Thạch Thị Sa")
    assert stage.minh.toasts[-1] == Why.NOT_ALLOWED
    coordinator = ha(stage)
    coordinator.says("/start")
    coordinator.presses(f"exchange:{on.id}:0")
    coordinator.taps("Nguyễn Thị Lan")
    stage.passes(days=6)
    coordinator.taps("Thạch Thị Sa")
    assert [id for id, _ in listed(stage, on)] == [LAN, BA]
    coordinator.taps("Hủy")
    coordinator.presses(f"exchange:{on.id}:0")
    assert coordinator.toasts[-1] == Why.GONE


def test_the_coordinator_pages_through_many_lists(stage: Stage) -> None:
    coordinator = ha(stage)

    def more(tx: Tx) -> None:
        for number in range(9):
            hamlet = commune.add_hamlet(tx, f"Ấp 1{number}") or 0
            households.add(tx, hamlet, f"ông Số {number}", by=None)
            staff.add(tx, f"Cán Bộ {number}", [Role.CADRE], [hamlet])

    stage.knows(more)
    on = saturday(stage)
    coordinator.says("/start")
    coordinator.presses(f"lists:{on.id}")
    assert coordinator.last.labels[:2] == ["Cán Bộ 0 · 0/1 hộ", "Cán Bộ 1 · 0/1 hộ"]
    coordinator.taps("Tiếp", "Lê Thị Hoa")
    coordinator.sees("Lê Thị Hoa: đã thăm 0/2 hộ")
    coordinator.presses(f"listof:{on.id}:9999.0")
    assert coordinator.toasts[-1] == Why.GONE
