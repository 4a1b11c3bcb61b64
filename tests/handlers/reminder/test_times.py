"""⏰ Giờ nhắc, where people gather, and a new programme that everyone hears of."""

from datetime import time
from itertools import pairwise

import pytest

from domain.programme import FULL_LADDER, MomentKind
from handlers.reminder.times import rungs_of
from storage import history, programmes
from tests.handlers.driver import Phone, Stage
from tests.handlers.reminder.week import (
    RULE,
    begins,
    ha,
    passed,
    reaches,
)


def opens_times(stage: Stage) -> Phone:
    phone = ha(stage)
    phone.says("/start")
    phone.taps("🗓 Chương trình", "Ngày thứ 7", "Giờ nhắc")
    return phone


def moments(stage: Stage) -> list[tuple[str, int, time]]:
    rule = stage.knows(lambda tx: programmes.running(tx)[0].rule)
    return [(str(m.kind), m.days, m.at) for m in rule.moments]


def test_every_reminder_stands_with_its_time_and_can_be_moved(stage: Stage) -> None:
    begins(stage)
    phone = opens_times(stage)
    assert phone.last.labels[:3] == [
        "✅ 08:00 trước 3 ngày: thông báo buổi",
        "✅ 08:30 trước 3 ngày: tin báo ban ấp",
        "✅ 16:00 trước 2 ngày: nhắc trả lời",
    ]
    phone.taps("thông báo buổi", "Trước 2 ngày")
    phone.says("21h15")
    phone.sees("Từ 21:00 đến 06:00 bot không nhắc ai")
    phone.says("10 giờ 15")
    assert phone.last.labels[0] == "✅ 10:15 trước 2 ngày: thông báo buổi"
    assert ("notice", -2, time(10, 15)) in moments(stage)
    reaches(stage, "2026-12-03 10:14")
    assert not stage.hoa.shown
    reaches(stage, "2026-12-03 10:16")
    assert len(stage.hoa.shown) == 1


def test_a_reminder_is_switched_off_and_on_again(stage: Stage) -> None:
    begins(stage)
    phone = opens_times(stage)
    phone.taps("tin bắt đầu", "Tắt nhắc này")
    assert "⬜ tắt: tin bắt đầu" in phone.last.labels
    assert "start" not in {kind for kind, *_ in moments(stage)}
    phone.taps("tin bắt đầu", "Đúng ngày", "18:00")
    phone.sees("buổi đã qua")
    phone.taps("06:30")
    assert moments(stage) == [(str(m.kind), m.days, m.at) for m in FULL_LADDER]
    events = stage.knows(lambda tx: history.of(tx, "programme", 1))
    assert [e.what for e in events] == ["reminders"] * 2


def test_two_boards_are_not_at_one_time_and_the_same_time_changes_nothing(stage: Stage) -> None:
    begins(stage)
    phone = opens_times(stage)
    phone.taps("20:00 trước 1 ngày: bảng chuẩn bị", "Trước 1 ngày", "14:00")
    phone.sees("cùng loại vào lúc này")
    phone.taps("20:00")
    assert phone.toasts[-1] == "Giờ nhắc vẫn như cũ."
    assert moments(stage) == [(str(m.kind), m.days, m.at) for m in FULL_LADDER]


def test_a_time_that_passed_presses_nobody_and_is_kept(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-03 15:00")
    phone = opens_times(stage)
    phone.taps("nhắc trả lời", "Trước 2 ngày", "14:00")
    reaches(stage, "2026-12-03 15:01")
    assert passed(stage)["silent 14:00"] == "planned_late"
    stage.hoa.sees_nothing_of("chưa trả lời</b>")


@pytest.mark.parametrize("data", ["rung:1:x.0", "rung:1:morning.0", "rung:1:notice.7", "rung:9:"])
def test_what_is_no_reminder_cannot_be_set(stage: Stage, data: str) -> None:
    begins(stage)
    ha(stage).says("/start")
    ha(stage).presses(data)
    assert "không còn" in ha(stage).toasts[-1]
    stage.hoa.says("/start")
    for pressed in (data, "rungs:1", "schedule:0"):
        stage.hoa.presses(pressed)
        assert "ngoài phần việc" in stage.hoa.toasts[-1]


def test_rungs_keep_their_order_however_many_are_left() -> None:
    kinds = [one.kind for one in rungs_of(RULE)]
    assert kinds.count(MomentKind.TURNOUT) == 2
    assert all(a is b or kinds.index(a) < kinds.index(b) for a, b in pairwise(kinds))


def test_a_new_programme_gathers_somewhere_and_everyone_hears_of_it_once(stage: Stage) -> None:
    begins(stage)
    phone = ha(stage)
    phone.says("/start")
    phone.taps("🗓 Chương trình", "Thêm chương trình", "Tự đặt")
    phone.says("Đi <cơ sở>")
    phone.taps("Theo thứ", "thứ Tư", "Mọi tuần", "Thăm hộ", "Ấp mình phụ trách", "Toàn thể")
    phone.taps("✏️ Sửa", "Tập trung")
    phone.says("!!")
    phone.sees("Chưa đọc được")
    phone.says("7h, Nhà văn hóa ấp 3")
    phone.sees("Tập trung: 07:00, Nhà văn hóa ấp 3")
    phone.taps("Lưu chương trình")
    phone.sees("Tập trung: 07:00, Nhà văn hóa ấp 3")
    for other in (stage.hoa, stage.minh):
        other.sees("Chương trình mới: Đi &lt;cơ sở&gt;", "Tập trung: 07:00, Nhà văn hóa ấp 3")
        other.sees("• thứ Tư, 02/12/2026: thăm hộ")
    stage.quan.sees_nothing_of("Chương trình mới")
    reaches(stage, "2026-12-08 14:01")
    assert "Tập trung: 07:00, Nhà văn hóa ấp 3" in stage.hoa.last.text
    assert stage.hoa.screen.count("Chương trình mới") == 1


def test_what_comes_is_listed_with_its_reason_leaf_by_leaf(stage: Stage) -> None:
    begins(stage)
    phone = ha(stage)
    phone.says("/start")
    phone.taps("🗓 Chương trình", "Sẽ nhắc gì")
    phone.sees(
        "thông báo buổi, tới người tham gia: 2 người. Vì: Ngày thứ 7 với dân, thăm hộ",
        "không lỡ tin nhắc nào",
    )
    phone.taps("Tiếp")
    phone.sees("Sẽ nhắc gì")
