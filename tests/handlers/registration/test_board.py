"""The board: gaps and what is done about them, by those who may."""

from dataclasses import replace

import pytest

from domain.people import Role
from domain.programme import Participants, Who
from handlers.refusals import Why
from handlers.registration import board_texts, phoned_texts
from storage import history, planning, programmes, registrations, staff
from storage.registrations import Registration
from storage.transaction import Tx
from tests.handlers.driver import HOA, Stage
from tests.handlers.registration.friday import Friday, delegation
from tests.handlers.staff.test_changing import opens


def words(friday: Friday) -> dict[int, Registration]:
    on = friday.saturday.id
    return friday.stage.knows(lambda tx: registrations.of(tx, on))


def test_the_board_counts_all_staff_and_leaders_apart(friday: Friday) -> None:
    friday.says(friday.minh, "attend")
    friday.says(friday.ha, "turnout")
    friday.ha.sees("Đã trả lời: 1/4 · Xin vắng: 0", "Lãnh đạo tham gia: 1/1")
    friday.ha.sees("Chưa trả lời: 2 · Không liên lạc được qua Telegram: 1")
    friday.ha.sees("☎️ Cần gọi điện: đ/c Sáu.", "⚠️ Chưa có người đi: Ấp 3.")
    labels = friday.ha.last.labels
    assert labels[:4] == ["📨 Nhắc 2 người", "👥 Cử người Ấp 3", "☎️ Ghi: đã gọi", "🖨 In danh sách"]


def test_a_date_that_nobody_takes_part_in_says_what_to_do(friday: Friday) -> None:
    nobody = replace(friday.saturday.rule, participants=Participants(Who.GROUP))
    friday.stage.knows(lambda tx: programmes.change(tx, friday.saturday.programme_id, nobody))
    friday.says(friday.ha, "turnout")
    friday.ha.sees("Đã trả lời: 0/0", "Chưa có ai tham gia buổi này", "👥 Cán bộ")
    assert "☎️ Ghi: đã gọi" not in friday.ha.last.labels


def test_hamlets_boards_are_told_from_the_board_at_any_time(friday: Friday) -> None:
    friday.says(friday.hoa, "attend")
    friday.says(friday.ha, "turnout")
    friday.ha.sees("🏘 Ban ấp chưa được báo: Ấp 3, Ấp 4.")
    friday.ha.taps("Báo ban ấp")
    friday.ha.sees("Nhờ đồng chí chép lời báo sẵn gửi ban ấp")
    friday.ha.taps("Đã báo: Ấp 3", times=2)
    assert friday.ha.toasts[-2:] == ["Đã ghi: ban ấp đã được báo.", "Ban ấp này đã được báo rồi."]
    friday.ha.taps("Đã báo: Ấp 4", "Chuẩn bị buổi")
    assert "Ban ấp chưa được báo" not in friday.ha.last.text
    assert "🏘 Báo ban ấp" not in friday.ha.last.labels
    events = friday.stage.knows(lambda tx: history.of(tx, "occurrence", friday.saturday.id))
    assert [e.new for e in events if e.what == "board_told"] == ["1", "2"]


def test_who_was_phoned_is_registered_by_both_names(friday: Friday) -> None:
    friday.says(friday.ha, "turnout")
    friday.ha.taps("Ghi: đã gọi")
    assert friday.ha.last.labels[0] == "☎️ Lý Văn Sáu"
    friday.ha.taps("Lý Văn Sáu", "✅ Tham gia")
    friday.ha.sees("✅ đ/c Sáu (đ/c Hà ghi hộ)", "Đã trả lời: 1/4")
    ha = friday.id_of(friday.ha)
    assert words(friday) == {friday.sau: Registration(takes_part=True, registered_by=ha)}
    events = friday.stage.knows(lambda tx: history.of(tx, "occurrence", friday.saturday.id))
    assert [(e.what, e.person_id, e.new) for e in events] == [("joins", ha, str(friday.sau))]


def test_who_can_be_told_is_told_and_their_own_word_counts_more(friday: Friday) -> None:
    friday.says(friday.ha, "phoned")
    friday.ha.taps("Lê Thị Hoa", "🙋 Vắng", "Công tác khác")
    friday.ha.sees("🙋 đ/c Hoa: Công tác khác (đ/c Hà ghi hộ)")
    friday.hoa.sees("☎️ đ/c Hà ghi hộ: đồng chí vắng", "Lý do: Công tác khác")
    friday.hoa.taps("Đổi: tham gia")
    assert words(friday) == {friday.id_of(friday.hoa): Registration(takes_part=True)}
    friday.says(friday.ha, "phoned")
    friday.ha.taps("Lê Thị Hoa", "✅ Tham gia")
    assert words(friday) == {friday.id_of(friday.hoa): Registration(takes_part=True)}
    assert friday.hoa.screen.count("ghi hộ") == 0


def test_who_does_not_pick_up_is_named_until_they_answer(friday: Friday) -> None:
    friday.says(friday.ha, "phoned")
    friday.ha.taps("Lý Văn Sáu", "Không nghe máy")
    friday.ha.sees("📵 Đã gọi, không nghe máy: đ/c Sáu", "Đã trả lời: 0/4")
    friday.ha.taps("Ghi: đã gọi", "Lý Văn Sáu", "🙋 Vắng")
    friday.ha.says("đi tập huấn")
    friday.ha.sees("🙋 đ/c Sáu: đi tập huấn (đ/c Hà ghi hộ)")
    friday.ha.sees_nothing_of("không nghe máy")


def test_the_head_of_a_delegation_acts_for_theirs(stage: Stage) -> None:
    friday = Friday(stage, delegation(stage))
    friday.hoa.says("/start")
    friday.hoa.says("Lịch của tôi")
    friday.hoa.taps("Đoàn T7 05/12")
    friday.hoa.sees("Đã trả lời: 0/2")
    friday.hoa.taps("Ghi: đã gọi", "Trần Văn Minh", "✅ Tham gia")
    friday.hoa.sees("✅ đ/c Minh (đ/c Hoa ghi hộ)")
    friday.minh.sees("đ/c Hoa ghi hộ: đồng chí tham gia")


@pytest.mark.parametrize("action", ["remind", "send", "phoned", "boards"])
def test_others_do_nothing_for_anybody(friday: Friday, action: str) -> None:
    for phone in (friday.hoa, friday.minh):
        friday.says(phone, action)
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    friday.says(friday.minh, "turnout")
    assert friday.minh.last.labels[0] == board_texts.PRINT
    for theirs in ("turnout", "print"):
        friday.says(friday.hoa, theirs)
        assert friday.hoa.toasts[-1] == Why.NOT_ALLOWED


@pytest.mark.parametrize("action", ["remind", "send", "phoned", "boards"])
def test_a_date_that_is_over_is_left_alone(friday: Friday, action: str) -> None:
    friday.stage.passes(days=9)
    friday.says(friday.ha, action)
    assert friday.ha.toasts[-1] == Why.GONE
    friday.says(friday.ha, "turnout")
    assert friday.ha.last.labels == ["🖨 In danh sách", "🔄 Cập nhật", "🏠 Trang chính"]


def test_somebody_who_left_meanwhile_is_not_registered(friday: Friday) -> None:
    friday.says(friday.ha, "phoned")
    friday.ha.taps("Lý Văn Sáu")
    friday.stage.knows(lambda tx: staff.leave(tx, friday.sau))
    friday.ha.taps("✅ Tham gia")
    friday.ha.sees(phoned_texts.GONE)
    assert words(friday) == {}


def test_a_double_tap_writes_once(friday: Friday) -> None:
    friday.says(friday.ha, "phoned")
    friday.ha.taps("Lý Văn Sáu")
    friday.ha.taps("✅ Tham gia", times=3)
    events = friday.stage.knows(lambda tx: history.of(tx, "occurrence", friday.saturday.id))
    assert len(events) == 1


def test_two_programmes_on_one_day_have_a_board_each(friday: Friday) -> None:
    def add(tx: Tx) -> None:
        hoa = staff.by_account(tx, HOA)
        assert hoa is not None
        group = Participants(Who.GROUP, None, frozenset({hoa.id}))
        rule = replace(friday.saturday.rule, name="Ngày Chủ nhật xanh", participants=group)
        planning.plan(tx, programmes.establish(tx, rule))

    friday.stage.knows(add)
    friday.says(friday.ha, "turnout")
    friday.ha.taps("➡️ Ngày Chủ nhật xanh")
    friday.ha.sees("Chuẩn bị Ngày Chủ nhật xanh", "Đã trả lời: 0/1")
    friday.ha.taps("➡️ Ngày thứ 7 với dân")
    friday.ha.sees("Đã trả lời: 0/4")


def test_a_head_who_leaves_is_told_of_and_stays_named_on_past_dates(stage: Stage) -> None:
    friday = Friday(stage, delegation(stage))
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Thôi phụ trách")
    stage.quan.says("Nghỉ hưu")
    stage.quan.taps("Thôi phụ trách")
    friday.ha.sees("đ/c Hoa đã thôi phụ trách", "• Ngày thứ 7 với dân")
    friday.says(friday.ha, "turnout")
    assert board_texts.CHOOSE_HEAD in friday.ha.shown[min(friday.ha.shown)].labels
    friday.ha.sees("⚠️ Trưởng đoàn đ/c Hoa đã thôi phụ trách. Mời chọn trưởng đoàn khác.")


def test_a_coordinator_is_no_leader_and_no_participant(friday: Friday) -> None:
    roles = friday.stage.knows(lambda tx: [p.roles for p in staff.everyone(tx, Role.COORDINATOR)])
    assert roles == [frozenset({Role.COORDINATOR})]
    friday.says(friday.ha, "attend")
    assert friday.ha.toasts[-1] == Why.NOT_ALLOWED
