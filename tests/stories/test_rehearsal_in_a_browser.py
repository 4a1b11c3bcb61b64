"""The rehearsal as a newcomer meets it: one command, one address, two phones, a clock."""

from pathlib import Path

from playwright.async_api import expect

from tests.browser import BROWSER, page_at, phone_of, picture, rehearsal, taps, types

pytestmark = BROWSER


async def test_the_tour_ticks_itself_off_and_a_message_shows_what_made_it(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as address, page_at(address, (768, 1024)) as page:
        steps = page.locator("#tour li")
        await expect(steps).to_have_count(5)
        await expect(page.locator("#tour .done")).to_have_count(0)
        await page.evaluate("fetch('/practice/play', {method: 'POST', body: '{\"pause\": 0}'})")
        await expect(page.locator("#tour .done")).to_have_count(5, timeout=60_000)
        hoa = phone_of(page, "Lê Thị Hoa")
        await hoa.get_by_role("button", name="Việc với tin này").last.click()
        await page.get_by_role("menuitem", name="Soi tin này").click()
        inside = page.get_by_label("Soi bên trong")
        await expect(inside.get_by_text("sendMessage")).to_be_visible()
        await inside.get_by_role("button", name="Cả cuộc trò chuyện").click()
        await expect(inside.get_by_text("handlers.visit.actions.start_visit").first).to_be_visible()


async def test_friday_brings_the_notice_and_saturday_a_visit_in_five_taps(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as address, page_at(address, (1280, 860)) as page:
        hoa = phone_of(page, "Lê Thị Hoa")
        ha = phone_of(page, "Phạm Thu Hà")
        await hoa.get_by_role("button", name="BẮT ĐẦU").click()
        await expect(hoa.get_by_text("Chào đồng chí")).to_be_visible()
        await page.get_by_text("+1 giờ").click()
        await expect(hoa.get_by_text("Ngày thứ 7 với dân – 05/12/2026")).to_be_visible()
        await page.get_by_text("T6 14:00").click()
        await expect(hoa.get_by_text("đồng chí chưa trả lời")).to_be_visible(timeout=30_000)
        await expect(ha.get_by_text("Báo ban ấp –")).to_be_visible()
        await expect(ha.get_by_text("Đã trả lời: 0/6")).to_be_visible()
        await taps(hoa, "✅ Tham gia")
        await expect(hoa.get_by_text("đã đăng ký tham gia")).to_be_visible()
        await picture(page, "friday")
        await page.get_by_text("T7 06:30").click()
        await expect(hoa.get_by_text("– hôm nay, ")).to_be_visible(timeout=30_000)
        for label in ("▶️ Bắt đầu", "✅ Đủ nội dung"):
            await hoa.get_by_role("button", name=label).click()
        await expect(hoa.get_by_text("Hộ có ý kiến gì không?")).to_be_visible()
        await picture(page, "visit")
        for label in ("✅ Không có ý kiến", "✅ Gửi phiếu"):
            await hoa.get_by_role("button", name=label).click()
        await expect(hoa.get_by_text("TH-2026-0001")).to_be_visible()


async def test_what_a_household_raised_is_answered_and_brought_back(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as address, page_at(address, (1440, 900)) as page:
        hoa = phone_of(page, "Lê Thị Hoa")
        minh = phone_of(page, "Trần Văn Minh")

        for phone in (hoa, minh):
            await taps(phone, "BẮT ĐẦU")
            await expect(phone.get_by_text("Chào đồng chí")).to_be_visible()
        await taps(hoa, "Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
        await expect(hoa.get_by_text("Công dân nêu gì?")).to_be_visible()
        await types(hoa, "Đường vào ấp ngập sau mưa, gọi bà Lan 0912 345 678")
        await taps(hoa, "Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
        await expect(minh.get_by_text("Ý kiến vượt thẩm quyền")).to_be_visible()
        await expect(minh.get_by_text("0912")).to_be_hidden()
        await taps(minh, "✅ Nhận, T6")
        await expect(minh.get_by_text("Đồng chí đã nhận xử lý")).to_be_visible()
        await expect(hoa.get_by_text("Báo hộ: đã tiếp nhận")).to_be_visible()
        await picture(page, "issue")
        await taps(minh, "✍️ Trả lời")
        await expect(minh.get_by_text("Đồng chí trả lời công dân thế nào?")).to_be_visible()
        await types(minh, "Xã đã đổ đá 200 m, xong ngày 04/12/2026")
        await taps(minh, "Gửi trả lời")
        await expect(hoa.get_by_text("Báo kết quả cho hộ dân")).to_be_visible()
        await taps(hoa, "Đã báo, hài lòng")
        await expect(hoa.get_by_text("công dân hài lòng")).to_be_visible()
