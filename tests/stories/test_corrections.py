"""What was sent is corrected in the open: field by field, with history, for 48 hours."""

from handlers.refusals import Why
from storage import commune, staff
from storage.transaction import Tx
from tests.world import World


async def sent(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Sửa", "Đi cùng")
    await world.hoa.taps("Trần Văn Minh", "Xong", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan")


async def test_companions_are_added_to_those_who_stand_there(world: World) -> None:
    await sent(world)
    await world.hoa.taps("Sửa phiếu", "Đi cùng", "Ngô Anh Tú", "Xong")
    world.hoa.sees("Đã sửa TH-2026-0001", "đ/c Minh, đ/c Tú")
    await world.hoa.taps("Xem phiếu")
    world.hoa.sees("đ/c Hoa", "sửa người đi cùng: đ/c Minh → đ/c Minh, đ/c Tú")


async def test_whoever_left_the_staff_was_there_all_the_same(world: World) -> None:
    await sent(world)
    await world.knows(lambda tx: staff.leave(tx, 3))
    await world.hoa.taps("Sửa phiếu", "Đi cùng", "Ngô Anh Tú", "Xong", "Xem phiếu")
    world.hoa.sees("đ/c Minh", "đ/c Tú")


async def test_a_date_is_corrected_within_reason(world: World) -> None:
    await sent(world)
    await world.hoa.taps("Sửa phiếu", "Ngày thăm")
    await world.hoa.says("31/12/2026")
    world.hoa.sees("phải từ một năm trước đến hôm nay")
    await world.hoa.says("1/12")
    world.hoa.sees("Đã sửa TH-2026-0001", "01/12/2026")
    await world.hoa.taps("Xem phiếu")
    world.hoa.sees("thứ Ba, 01/12/2026", "sửa ngày thăm: 03/12/2026 → 01/12/2026")


async def test_after_48_hours_the_coordinator_corrects(world: World) -> None:
    await sent(world)
    message_id, data = world.hoa.button("Sửa phiếu")
    await world.passes(hours=48, minutes=1)
    await world.hoa.presses(message_id, data)
    assert world.hoa.toasts[-1] == Why.TOO_LATE
    await world.ha.follows("v_1")
    await world.ha.taps("Sửa phiếu", "Ghi chú")
    await world.ha.says("Đã gọi lại cho bác Lan")
    world.ha.sees("Đã sửa TH-2026-0001")
    await world.ha.taps("Xem phiếu")
    world.ha.sees("đ/c Hà sửa ghi chú", "Ghi chú: Đã gọi lại cho bác Lan")


async def test_a_correction_begun_in_time_and_ended_too_late_is_refused(world: World) -> None:
    await sent(world)
    await world.passes(hours=47)
    await world.hoa.taps("Sửa phiếu", "Ghi chú")
    await world.passes(hours=2)
    await world.hoa.says("Muộn mất rồi")
    world.hoa.sees(Why.TOO_LATE)
    await world.hoa.says("/start")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("Ghi chú: không có")


async def test_a_companion_sees_the_visit_but_does_not_change_it(world: World) -> None:
    await sent(world)
    await world.minh.says("/start")
    await world.minh.taps("Phiếu của tôi", "Nguyễn Thị Lan")
    world.minh.sees("TH-2026-0001")
    assert "✏️ Sửa phiếu" not in world.minh.labels
    await world.minh.presses(world.minh.last["message_id"], "withdraw:1")
    assert world.minh.toasts[-1] == Why.NOT_ALLOWED


async def test_a_withdrawn_visit_is_shown_as_such_and_withdrawn_once(world: World) -> None:
    await sent(world)
    await world.hoa.taps("Rút phiếu")
    await world.hoa.taps("Ghi trùng", times=2)
    world.hoa.sees("Đã rút phiếu TH-2026-0001")
    await world.hoa.taps("Xem phiếu")
    world.hoa.sees("🗑 Đã rút: Ghi trùng", "rút phiếu")
    assert {"✏️ Sửa phiếu", "🗑 Rút phiếu"}.isdisjoint(world.hoa.labels)
    await world.hoa.presses(world.hoa.last["message_id"], "withdraw:1")
    assert world.hoa.toasts[-1] in (Why.NOT_ALLOWED, Why.TOO_LATE)


async def test_a_cancelled_correction_names_what_was_given_up(world: World) -> None:
    await sent(world)
    await world.hoa.taps("Sửa phiếu", "Hủy")
    world.hoa.sees("Đã bỏ: ✏️ Sửa phiếu")
    await world.hoa.taps("Lấy lại", "Ghi chú", "Bỏ qua")
    world.hoa.sees("Đã sửa TH-2026-0001")


async def test_a_household_out_of_reach_is_sent_back_and_looked_at_again(world: World) -> None:
    def moved(tx: Tx) -> None:
        new = commune.add_hamlet(tx, "Ấp 9")
        staff.set_hamlets(tx, 1, [2, new or 0], whole_commune=False)

    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    await world.knows(moved)
    await world.hoa.taps("Gửi phiếu")
    world.hoa.sees("không còn thuộc ấp đồng chí phụ trách", "thăm hộ nào")
    await world.hoa.taps("Võ Thành Út")
    world.hoa.sees("Xem lại", "ông Võ Thành Út, Ấp Gò Dưa")
    await world.hoa.taps("Gửi phiếu")
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")
