"""Finding an issue: by its code, by words, by where it is and how far it has come."""

from sqlalchemy import text

from handlers.refusals import Why
from storage import history
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import raised
from tests.world import World

DITCH, LAMP = "Đường có mương thoát bị lấp", "Đèn đường cháy, cầu Hòa tối om"


async def raised_more(world: World) -> None:
    """Three of Hoa, and one of Tú from his other hamlet."""
    await raised(world)
    await raised(world, DITCH)
    await raised(world, LAMP)
    await world.tu.says("/start")
    await world.tu.taps("Ghi thăm hộ")
    await world.tu.says("võ thành út")
    await world.tu.taps("Võ Thành Út", "Đủ nội dung", "Có ý kiến", "Kiến nghị")
    await world.tu.says("Xin làm cầu mới")
    await world.tu.passes_it_on()
    await world.tu.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def test_words_without_marks_narrow_the_list_and_choosing_opens_the_page(
    world: World,
) -> None:
    await raised_more(world)
    await world.hoa.says("/start")
    await world.hoa.taps("Ý kiến của tôi", "Tìm ý kiến")
    world.hoa.sees("3 ý kiến")
    await world.hoa.says("muong thoat")
    world.hoa.sees("Tìm «muong thoat»: 1 ý kiến")
    await world.hoa.taps("26-0002")
    world.hoa.sees("YK-2026-0002", DITCH, "Diễn biến")
    assert world.hoa.last.get("has_protected_content")


async def test_the_same_marks_come_first(world: World) -> None:
    await raised(world, "Cây đổ ngang đường, hoa màu hư")
    await raised(world, LAMP)
    await world.hoa.says("/start")
    await world.hoa.taps("Ý kiến của tôi", "Tìm ý kiến")
    await world.hoa.says("hòa")
    assert ["0002" in world.hoa.labels[0], "0001" in world.hoa.labels[1]] == [True, True]
    await world.hoa.says("hoa")
    assert "0001" in world.hoa.labels[0]


async def test_words_of_a_colleagues_issue_find_nothing(world: World) -> None:
    await raised_more(world)
    await world.hoa.says("/start")
    await world.hoa.taps("Ý kiến của tôi", "Tìm ý kiến")
    for words in ("cầu mới", "lam cau", "YK-2026-0004", "0004"):
        await world.hoa.says(words)
        world.hoa.sees("không thấy ý kiến nào")
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi", "Tìm ý kiến")
    await world.minh.says("lam cau")
    assert "0004" in world.minh.labels[0]


async def test_filters_say_what_they_are_set_to_and_narrow_together(world: World) -> None:
    await raised_more(world)
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi", "Tìm ý kiến")
    world.minh.sees("4 ý kiến")
    await world.minh.taps("Mọi ấp", "Ấp Gò Dưa")
    world.minh.sees("1 ý kiến")
    assert "🏘 Ấp Gò Dưa" in world.minh.labels
    await world.minh.taps("Đang mở", "Đã xong")
    world.minh.sees("Không có ý kiến nào như vậy")
    await world.minh.taps("Bỏ lọc", "Mọi lĩnh vực")
    await world.minh.says("giao thong")
    assert "🗂 Giao thông" in world.minh.labels
    await world.minh.taps("26-0001")
    world.minh.sees("YK-2026-0001")


async def test_a_closed_one_is_found_among_the_closed(world: World) -> None:
    await raised(world)
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã đổ đá xong ngày 04/12")
    await world.minh.taps("Gửi trả lời")
    await world.hoa.says("/start")
    world.hoa.sees("Ý kiến chờ đồng chí: 1")
    await world.hoa.taps("Ý kiến của tôi", "Tìm ý kiến", "Đang mở", "Chờ báo hộ")
    world.hoa.sees("1 ý kiến")
    await world.hoa.taps("Đã báo, hài lòng", "🏠 Trang chính", "Ý kiến của tôi", "Tìm ý kiến")
    world.hoa.sees("Không có ý kiến nào như vậy")
    await world.hoa.taps("Đang mở", "Đã xong", "✅ 26-0001")
    world.hoa.sees("YK-2026-0001 · đã xong", "Công dân: hài lòng")


async def test_a_long_list_is_paged_and_shows_everyone_once(world: World) -> None:
    for number in range(10):
        await raised(world, f"Hố ga đường số {number} mất nắp")
    await world.hoa.says("/start")
    await world.hoa.taps("Ý kiến của tôi", "Tìm ý kiến")
    seen = [label for label in world.hoa.labels if "26-" in label]
    await world.hoa.taps("▶️ Tiếp")
    seen += [label for label in world.hoa.labels if "26-" in label]
    assert len(set(seen)) == len(seen) == 10
    await world.hoa.says("1")
    world.hoa.sees("YK-2026-0009")


async def test_a_code_typed_anywhere_opens_the_page(world: World) -> None:
    await raised(world)
    for typed in ("YK-2026-0001", "yk 2026 1", "yk-0001"):
        await world.hoa.says("/start")
        await world.hoa.says(typed)
        world.hoa.sees("💬 YK-2026-0001", "Nguyễn Thị Lan")
    await world.minh.follows("y_1")
    world.minh.sees("💬 YK-2026-0001")
    await world.hoa.says("/tham")
    await world.hoa.says("YK-2026-0001")
    world.hoa.sees("không thấy tên nào")


async def test_a_code_that_may_not_be_opened_is_like_none_but_the_try_is_kept(
    world: World,
) -> None:
    await raised(world)
    for actor in (world.tu, world.quan):
        said = []
        for typed in ("YK-2026-0001", "YK-2026-0002", "/start y_1", "/start y_2"):
            await actor.says(typed)
            said.append(actor.last["text"])
        assert set(said) == {Why.NO_CODE}
    refused = "SELECT person_id FROM access WHERE subject = 'issue' AND refused ORDER BY id"
    kept = await world.knows(lambda tx: tx.connection.execute(text(refused)).scalars().all())
    assert kept == [2, 2, 5, 5]


async def test_a_code_inside_a_form_stays_in_the_form(world: World) -> None:
    await raised(world)
    await world.hoa.says("/tham")
    await world.hoa.taps("Huỳnh Văn Ba", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("YK-2026-0001")
    world.hoa.sees("Thuộc lĩnh vực nào")


async def test_the_page_tells_everything_in_plain_words(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    await world.hoa.taps("Bổ sung")
    await world.hoa.says("Đoạn từ cầu đến chùa")
    await world.minh.taps("Chuyển cơ quan", "Điện lực", "T5 10/12", "📤 Chuyển")
    await world.minh.says("YK-2026-0001")
    world.minh.sees(
        "Loại: phản ánh",
        "Nơi nêu: khi thăm hộ, thứ Năm, 03/12/2026",
        "Cần bổ sung: Ngập đoạn nào?",
        "Đã chuyển đến: Điện lực",
        "Hỏi lại kết quả: thứ Năm, 10/12/2026",
        "Người báo công dân: đ/c Hoa",
        "đ/c Minh nhận xử lý, hẹn 04/12/2026",
        "đ/c Minh hỏi thêm: «Ngập đoạn nào?»",
        "đ/c Minh chuyển đến Điện lực 03/12/2026",
    )


async def test_a_long_timeline_is_folded_and_can_be_seen_whole(world: World) -> None:
    await raised(world, "Ngập < & > " * 100)

    def much_happens(tx: Tx) -> None:
        for number in range(100):
            history.record(tx, "issue", 1, "asked", by=3, new=f"Câu hỏi thứ {number} " + "&" * 80)

    await world.knows(much_happens)
    await world.minh.says("YK-2026-0001")
    world.minh.sees("việc trước đó", "Câu hỏi thứ 99", "Người đang giữ: đ/c Minh")
    assert len(world.minh.last["text"]) <= 4096
    assert "đ/c Hoa ghi nhận" not in world.minh.last["text"]
    await world.minh.taps("Xem đủ diễn biến")
    world.minh.sees("đ/c Hoa ghi nhận", "Câu hỏi thứ 0 ")
    assert world.minh.last.get("has_protected_content")
    await world.minh.taps("▶️ Tiếp")
    world.minh.sees("Câu hỏi thứ 9 ")
    await world.minh.taps("Về ý kiến")
    world.minh.sees("💬 YK-2026-0001")
