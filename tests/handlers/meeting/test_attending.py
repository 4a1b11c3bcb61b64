"""Who came is preset from what is known, and confirmed by whoever leads."""

from domain.people import Role
from domain.programme import OccurrenceKind
from handlers.meeting import recording_texts as texts
from storage import attendance, registrations, rescheduling, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, QUAN, Stage
from tests.handlers.meeting.days import TU, joined, today
from tests.storage.people import visited

VISITS, MEETING = OccurrenceKind.VISITS, OccurrenceKind.MEETING


def came(stage: Stage, day: Occurrence) -> frozenset[int]:
    return stage.knows(lambda tx: attendance.attended(tx, day))


def test_who_visited_is_ticked_and_leaders_stand_apart(stage: Stage) -> None:
    day, hoa, minh = today(stage, VISITS), stage.person_id(HOA), stage.person_id(MINH)
    stage.knows(lambda tx: visited(tx, 1, hoa, day.occurs_on, occurrence_id=day.id))
    stage.minh.says("/start")
    stage.minh.taps("Kết quả hôm nay")
    stage.minh.sees("Tham gia: 1/2 đồng chí, trong đó lãnh đạo 0/1 (chưa điểm danh")
    stage.minh.taps("Điểm danh")
    assert {"✅ Lê Thị Hoa", "⬜ Trần Văn Minh"} <= set(stage.minh.last.labels)
    stage.minh.taps("⬜ Trần Văn Minh", "Xong")
    stage.minh.sees("Có mặt: đ/c Hoa; đ/c Minh", "Đi thêm ngoài danh sách: không có")
    stage.minh.taps("Xác nhận", times=2)
    stage.minh.sees("Tham gia: 2/2 đồng chí, trong đó lãnh đạo 1/1 (đ/c Minh đã điểm danh)")
    assert came(stage, day) == {hoa, minh}
    stage.minh.says("/start")
    assert "📝 Kết quả hôm nay" not in stage.minh.last.labels


def test_a_word_given_is_a_proposal_for_a_meeting_and_none_for_visits(stage: Stage) -> None:
    meeting, visits = today(stage, MEETING), today(stage, VISITS, name="Thăm")
    hoa = stage.person_id(HOA)

    def register(tx: Tx) -> None:
        for day in (meeting, visits):
            registrations.answer(tx, day.id, hoa, takes_part=True)

    stage.knows(register)
    assert came(stage, meeting) == frozenset()
    stage.minh.presses(f"attendance:{visits.id}")
    assert {"⬜ Lê Thị Hoa", "⬜ Trần Văn Minh"} <= set(stage.minh.last.labels)
    stage.minh.presses(f"attendance:{meeting.id}")
    assert {"✅ Lê Thị Hoa", "⬜ Trần Văn Minh"} <= set(stage.minh.last.labels)
    stage.minh.taps("✅ Lê Thị Hoa", "Xong", "Xác nhận")
    stage.minh.sees("Tham gia: 0/2 đồng chí")
    assert came(stage, meeting) == frozenset()
    stage.minh.taps("Sửa điểm danh")
    assert {"⬜ Lê Thị Hoa", "⬜ Trần Văn Minh"} <= set(stage.minh.last.labels)


def test_who_walked_in_is_added_and_who_left_the_staff_was_there(stage: Stage) -> None:
    day = today(stage, VISITS, head=HOA)
    tu = joined(stage, TU, "Ngô Anh Tú", Role.CADRE)
    hoa, quan, tu_id = (stage.person_id(one) for one in (HOA, QUAN, tu.id))
    together = {"occurrence_id": day.id, "companion_ids": (tu_id,)}
    stage.knows(lambda tx: visited(tx, 1, hoa, day.occurs_on, **together))
    stage.hoa.presses(f"attendance:{day.id}")
    stage.hoa.taps("Xong")
    stage.hoa.sees("Đi thêm ngoài danh sách: đ/c Tú")
    stage.hoa.taps("✏️ Sửa", "✏️ Đi thêm")
    stage.knows(lambda tx: staff.leave(tx, tu_id))
    stage.hoa.taps("Bùi Đức Quản", "Xong")
    stage.hoa.sees("Đi thêm ngoài danh sách: đ/c Quản")
    stage.hoa.taps("Xác nhận")
    stage.hoa.sees("Tham gia: 1/1 đồng chí", "ngoài danh sách 2")
    assert came(stage, day) == {hoa, quan, tu_id}


def test_who_visits_while_the_list_is_open_was_there(stage: Stage) -> None:
    day, hoa, minh = today(stage, VISITS), stage.person_id(HOA), stage.person_id(MINH)
    stage.minh.presses(f"attendance:{day.id}", times=2)
    stage.minh.taps("⬜ Trần Văn Minh", "Xong")
    stage.knows(lambda tx: visited(tx, 1, hoa, day.occurs_on, occurrence_id=day.id))
    stage.minh.taps("Xác nhận")
    assert came(stage, day) == {hoa, minh}
    stage.minh.presses(f"attendance:{day.id}")
    stage.minh.taps("✅ Lê Thị Hoa", "Xong", "Xác nhận")
    assert came(stage, day) == {minh}


def test_a_date_that_moved_meanwhile_is_not_confirmed(stage: Stage) -> None:
    day = today(stage, MEETING)
    stage.minh.presses(f"attendance:{day.id}")
    stage.minh.taps("✅ Đủ cả")
    stage.passes(days=1)
    stage.knows(lambda tx: rescheduling.move(tx, day, tx.today, "Mưa"))
    stage.minh.taps("Xác nhận")
    assert texts.CHANGED_MEANWHILE in stage.minh.toasts
    assert came(stage, day) == frozenset()


def test_the_list_shows_what_is_still_to_be_done(stage: Stage) -> None:
    stage.hoa.says("/start")
    stage.hoa.says("Lịch của tôi")
    stage.hoa.taps("Các buổi")
    stage.hoa.sees("chưa có buổi nào")
    day = today(stage, VISITS)
    stage.passes(days=-3)
    stage.hoa.presses("meetings:0")
    assert "📅 T3 01/12 · Ngày của dân" in stage.hoa.last.labels
    stage.passes(days=3)
    stage.hoa.presses("meetings:0")
    assert "⏳ T3 01/12 · Ngày của dân" in stage.hoa.last.labels
    minh = stage.person_id(MINH)
    stage.knows(lambda tx: attendance.confirm(tx, day, {minh: True}, by=minh))
    stage.hoa.presses("meetings:7")
    assert "✅ T3 01/12 · Ngày của dân" in stage.hoa.last.labels
    stage.quan.presses("meetings:0")
    assert "ngoài phần việc" in stage.quan.toasts[-1]
