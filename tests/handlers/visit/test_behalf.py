"""A visit written down for a colleague counts for them, and both names stay."""

import pytest

from handlers.visit import texts
from storage import programmes, staff, visits
from storage.transaction import Tx
from storage.visits import Visit
from tests.handlers.driver import Phone, Stage
from tests.handlers.registration.friday import Friday, delegation


@pytest.fixture
def friday(stage: Stage) -> Friday:
    """Hoa and Tú are in charge of the same hamlet."""
    return Friday(stage)


def fills_in(phone: Phone) -> None:
    """Up to the review, for bà Lan."""
    phone.says("/start")
    phone.taps("Ghi thăm hộ")
    phone.says("Lan")
    phone.taps("Nguyễn Thị Lan", "Xong", "Không có ý kiến")


def writes_for(phone: Phone, name: str) -> None:
    fills_in(phone)
    phone.taps("✏️ Sửa", "✏️ Ghi hộ", name)
    phone.sees("Ghi hộ: đ/c")
    phone.taps("Gửi phiếu")


def the_visit(tx: Tx) -> Visit:
    found = visits.by_code(tx, "TH-2026-0001")
    assert found is not None
    return found


def test_it_counts_for_whoever_went(friday: Friday) -> None:
    writes_for(friday.hoa, "Ngô Anh Tú")
    hoa, tu = friday.id_of(friday.hoa), friday.id_of(friday.tu)

    def unit(tx: Tx) -> None:
        visit = the_visit(tx)
        assert (visit.recorded_by, visit.on_behalf_of, visit.made_by) == (hoa, tu, tu)
        assert visits.visitors(tx, visit.id) == [tu]
        assert visits.count_since(tx, hoa, tx.today) == 0
        assert visits.count_since(tx, tu, tx.today) == 1

    friday.stage.knows(unit)
    friday.tu.sees("📝 đ/c Hoa ghi hộ đồng chí phiếu TH-2026-0001")
    friday.tu.sees_nothing_of("Nguyễn Thị Lan")
    friday.tu.taps("Xem phiếu")
    friday.tu.sees("Người đi: đ/c Tú", "📝 đ/c Hoa ghi hộ đ/c Tú")
    friday.hoa.says("TH-2026-0001")
    friday.hoa.sees("📝 đ/c Hoa ghi hộ đ/c Tú")
    friday.hoa.taps("✏️ Sửa", "Đi cùng", "Xong")
    assert friday.stage.knows(lambda tx: visits.visitors(tx, the_visit(tx).id)) == [tu]


def test_nobody_is_assumed_and_strangers_to_the_hamlet_are_not_offered(friday: Friday) -> None:
    fills_in(friday.hoa)
    friday.hoa.sees("Ghi hộ: không có")
    friday.hoa.taps("✏️ Sửa", "✏️ Ghi hộ")
    labels = friday.hoa.last.labels
    assert labels[:2] == [texts.WRITE_FOR_NOBODY, "Ngô Anh Tú"]
    assert not {"Trần Văn Minh", "Lý Văn Sáu", "Phạm Thu Hà", "Lê Thị Hoa"} & set(labels)


def test_who_left_meanwhile_is_sent_back_to(friday: Friday) -> None:
    fills_in(friday.hoa)
    friday.hoa.taps("✏️ Sửa", "✏️ Ghi hộ", "Ngô Anh Tú")
    tu = friday.id_of(friday.tu)
    friday.stage.knows(lambda tx: staff.leave(tx, tu))
    friday.hoa.taps("Gửi phiếu")
    friday.hoa.sees(texts.BEHALF_GONE)
    friday.hoa.taps(texts.WRITE_FOR_NOBODY, "Gửi phiếu")
    assert friday.stage.knows(the_visit).on_behalf_of is None


def test_the_head_of_a_delegation_writes_for_its_members(stage: Stage) -> None:
    friday = Friday(stage, delegation(stage))
    stage.passes(days=1)
    writes_for(friday.hoa, "Trần Văn Minh")
    visit = stage.knows(the_visit)
    assert visit.on_behalf_of == friday.id_of(friday.minh)
    minh = friday.id_of(friday.minh)
    counted = stage.knows(lambda tx: programmes.counting_on(tx, visit.visited_on, minh))
    assert counted is not None
    assert counted.id == friday.saturday.id
