"""What came of a date is written down, corrected, and by nobody whom it does not concern."""

from domain.meeting import Outcome
from domain.people import Role
from domain.programme import OccurrenceKind
from handlers.meeting import recording_texts as texts
from handlers.refusals import Why
from storage import meetings, rescheduling, staff
from storage.meetings import Recorded
from storage.programmes import Occurrence
from tests.handlers.driver import HOA, Stage
from tests.handlers.meeting.days import HA, joined, today

WORK_DAY, MEETING = OccurrenceKind.WORK_DAY, OccurrenceKind.MEETING


def recorded(stage: Stage, day: Occurrence) -> Recorded | None:
    return stage.knows(lambda tx: meetings.outcome_of(tx, day.id))


def test_a_work_day_is_written_line_by_line(stage: Stage) -> None:
    day = today(stage, WORK_DAY)
    stage.minh.says("/start")
    stage.minh.taps("Kết quả hôm nay", "Ghi kết quả")
    stage.minh.says("2,5 km đường\nTrồng 500 cay hoa; 5 thùng: ở chợ")
    stage.minh.sees("1. 2,5 km: đường", "2. 500 cây: Trồng hoa", "3. 5 thùng: ở chợ")
    stage.minh.says("!!")
    stage.minh.sees("Chưa đọc được dòng «!!»", "3. 5 thùng: ở chợ")
    stage.minh.taps("Bỏ dòng cuối", times=2)
    stage.minh.sees("2. 500 cây: Trồng hoa")
    stage.minh.sees_nothing_of("thùng")
    stage.minh.taps("Xong")
    stage.minh.says("khoảng 1.200 người")
    stage.minh.sees("Xem lại", "Người dân tham gia: 1.200", "Nơi tổ chức: tại các ấp")
    stage.minh.taps("✅ Ghi kết quả")
    stage.minh.sees("Người dân tham gia: 1.200", "• 2,5 km: đường", "đ/c Minh ghi lúc")
    found = recorded(stage, day)
    assert found is not None
    assert [str(work.quantity) for work in found.outcome.works] == ["2.5", "500"]
    assert texts.RECORDED in stage.minh.toasts


def test_a_dialogue_asks_who_spoke_and_never_more_than_came(stage: Stage) -> None:
    day = today(stage, OccurrenceKind.DIALOGUE)
    stage.minh.says("/start")
    stage.minh.taps("Kết quả hôm nay", "Ghi kết quả")
    stage.minh.says("đông lắm")
    stage.minh.sees("Chưa đọc được số này")
    stage.minh.taps("20")
    ways = [[button.label for button in row] for row in stage.minh.last.buttons[-2:]]
    assert ways == [["⏭ Bỏ qua"], ["⬅️ Quay lại", "✖️ Hủy", "🏠 Trang chính"]]
    stage.minh.says("45")
    stage.minh.taps("✅ Ghi kết quả")
    stage.minh.sees("lớn hơn số người tham gia")
    stage.minh.says("5")
    stage.minh.taps("Sửa", "Nơi tổ chức")
    stage.minh.says("Nhà văn hóa <b>ấp 3</b>")
    stage.minh.taps("✅ Ghi kết quả")
    stage.minh.sees("Người phát biểu: 5", "Nơi tổ chức: Nhà văn hóa &lt;b&gt;ấp 3&lt;/b&gt;")
    found = recorded(stage, day)
    assert found is not None
    assert found.outcome == Outcome(20, 5, "Nhà văn hóa <b>ấp 3</b>")


def test_a_correction_begins_with_what_stands_and_one_of_two_wins(stage: Stage) -> None:
    day = today(stage, MEETING)
    ha = joined(stage, HA, "Phạm Thu Hà", Role.COORDINATOR)
    first = Outcome(30, 4, "Nhà văn hóa")
    hoa = stage.person_id(HOA)
    stage.knows(lambda tx: meetings.record(tx, day.id, first, by=hoa))
    for phone in (stage.minh, ha):
        phone.presses(f"meeting:{day.id}")
        phone.taps("Sửa kết quả")
        phone.sees("Xem lại", "Người dân tham gia: 30", "Nơi tổ chức: Nhà văn hóa")
        phone.taps("✏️ Sửa", "✏️ Người dân tham gia")
    stage.minh.says("31")
    ha.says("32")
    stage.minh.taps("✅ Ghi kết quả")
    stage.minh.sees("Người dân tham gia: 31", "đã sửa 1 lần")
    ha.taps("✅ Ghi kết quả")
    assert texts.CHANGED_MEANWHILE in ha.toasts
    ha.sees("Người dân tham gia: 31")


def test_a_draft_is_taken_up_where_it_stood(stage: Stage) -> None:
    day = today(stage, WORK_DAY)
    stage.minh.presses(f"outcome:{day.id}")
    stage.minh.says("3 công")
    stage.minh.taps("Xong")
    stage.minh.says("/start")
    stage.minh.sees("Tiếp tục kết quả buổi: 3 công?")
    stage.minh.presses(f"outcome:{day.id}")
    stage.minh.sees("Đã làm được: 3 công", "bao nhiêu người dân")
    stage.minh.taps("Bỏ qua", "✅ Ghi kết quả")
    found = recorded(stage, day)
    assert found is not None
    assert (found.outcome.citizens, len(found.outcome.works)) == (None, 1)


def test_the_head_records_and_a_member_only_looks(stage: Stage) -> None:
    day = today(stage, MEETING, head=HOA)
    stage.hoa.says("/start")
    stage.hoa.taps("Kết quả hôm nay")
    stage.hoa.sees("Chưa ghi kết quả")
    assert {"☑️ Điểm danh", "📝 Ghi kết quả", "💬 Ghi ý kiến"} <= set(stage.hoa.last.labels)
    everybodys = today(stage, WORK_DAY, name="Của mọi người")
    stage.hoa.presses(f"meeting:{everybodys.id}")
    assert "📝 Ghi kết quả" not in stage.hoa.last.labels
    stage.hoa.presses(f"outcome:{everybodys.id}")
    stage.hoa.presses(f"attendance:{everybodys.id}")
    assert stage.hoa.toasts[-2:] == [Why.NOT_ALLOWED, Why.NOT_ALLOWED]
    assert recorded(stage, day) is None


def test_others_are_refused(stage: Stage) -> None:
    day = today(stage, MEETING, head=HOA)
    other = joined(stage, 106, "Đỗ Văn An", Role.CADRE)
    for phone in (other, stage.quan):
        for action in ("meeting", "outcome", "attendance", "raisehere"):
            phone.presses(f"{action}:{day.id}")
            assert phone.toasts[-1] == Why.NOT_ALLOWED, action
    for phone in (other, stage.minh):
        phone.presses("meeting:99999")
        assert phone.toasts[-1] == Why.GONE


def test_what_is_still_to_come_or_cancelled_is_not_recorded(stage: Stage) -> None:
    day = today(stage, MEETING)
    stage.passes(days=-1)
    stage.minh.presses(f"meeting:{day.id}")
    stage.minh.sees("Buổi này chưa đến ngày")
    assert "📝 Ghi kết quả" not in stage.minh.last.labels
    stage.minh.presses(f"outcome:{day.id}")
    assert stage.minh.toasts[-1] == Why.GONE
    stage.hoa.presses(f"raisehere:{day.id}")
    stage.hoa.sees("Phản ánh")  # what is collected beforehand
    stage.passes(days=1)
    stage.minh.presses(f"outcome:{day.id}")
    stage.minh.says("30")
    stage.minh.says("3")
    stage.knows(lambda tx: rescheduling.cancel(tx, day, "Mưa"))
    stage.minh.taps("✅ Ghi kết quả")
    assert stage.minh.toasts[-1] == Why.GONE
    assert recorded(stage, day) is None


def test_who_lost_the_role_or_a_date_that_moved_records_nothing(stage: Stage) -> None:
    day = today(stage, MEETING)
    ha = joined(stage, HA, "Phạm Thu Hà", Role.COORDINATOR)
    for phone in (stage.minh, ha):
        phone.presses(f"outcome:{day.id}")
        phone.says("30")
        phone.says("3")
    minh = stage.person_id(103)
    stage.knows(lambda tx: staff.set_roles(tx, minh, [Role.CADRE]))
    stage.minh.taps("✅ Ghi kết quả")
    assert stage.minh.toasts[-1] == Why.NOT_ALLOWED
    stage.passes(days=2)
    stage.knows(lambda tx: rescheduling.move(tx, day, tx.today, "Mưa"))
    ha.taps("✅ Ghi kết quả")
    assert texts.CHANGED_MEANWHILE in ha.toasts
    assert recorded(stage, day) is None
