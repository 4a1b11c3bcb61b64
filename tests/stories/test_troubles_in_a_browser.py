"""Each trouble of the menu strikes while a form is filled in: nothing is lost or doubled."""

from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser import BROWSER, page_at, phone_of, rehearsal, taps, types

pytestmark = BROWSER

PATIENCE = 30_000
"""Milliseconds: a refused reply is tried again after seconds."""


async def strikes(page: Page, trouble: str) -> None:
    """Chooses a trouble from the menu."""
    await page.locator("#trouble").click()
    await page.get_by_role("menuitem", name=trouble).click()


async def is_asked(phone: Locator, question: str) -> None:
    await expect(phone.get_by_text(question).last).to_be_visible(timeout=PATIENCE)


async def does(page: Page, phone: Locator, what: str) -> None:
    """Something from the menu of the last message with buttons."""
    line = phone.locator(".line").filter(has=page.locator(".pad")).last
    await line.get_by_role("button", name="Việc với tin này").click()
    await page.get_by_role("menuitem", name=what).click()


async def test_a_form_goes_on_through_every_trouble(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as address, page_at(address, (1280, 860)) as page:
        hoa, minh = phone_of(page, "Lê Thị Hoa"), phone_of(page, "Trần Văn Minh")
        for phone in (hoa, minh):
            await taps(phone, "BẮT ĐẦU")
            await is_asked(phone, "Chào đồng chí")

        await strikes(page, "Telegram quá tải, chờ 5 giây")
        await taps(hoa, "Ghi thăm hộ")
        await is_asked(hoa, "Đồng chí thăm hộ nào?")
        await strikes(page, "Lỗi máy chủ, 3 lần")
        await taps(hoa, "Nguyễn Thị Lan")
        await is_asked(hoa, "những nội dung nào?")
        await strikes(page, "Mất câu trả lời, 1 lần")
        await taps(hoa, "Đủ nội dung")
        await is_asked(hoa, "Hộ có ý kiến gì không?")
        await strikes(page, "Mạng chậm trong 1 phút")
        await taps(hoa, "Có ý kiến")
        await is_asked(hoa, "Đây là loại ý kiến gì?")
        await strikes(page, "Hết mọi sự cố")

        await strikes(page, "Mất mạng 30 giây")
        await taps(hoa, "Phản ánh")
        await expect(hoa.get_by_text("Công dân nêu gì?")).to_be_hidden()
        await strikes(page, "Hết mọi sự cố")
        await is_asked(hoa, "Công dân nêu gì?")
        await strikes(page, "Giữ tin lại, giao sau")
        await types(hoa, "Đường vào ấp ngập sau mưa, học sinh đi lại khó")
        await strikes(page, "Hết mọi sự cố")
        await is_asked(hoa, "Thuộc lĩnh vực nào?")
        await strikes(page, "Ngắt bot đột ngột rồi bật lại")
        await taps(hoa, "Giao thông")
        await is_asked(hoa, "trả lời được tại chỗ không?")
        await strikes(page, "Khởi động lại bot")
        await taps(hoa, "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")
        await is_asked(hoa, "xem lại trước khi gửi")

        await does(page, hoa, "Bấm nút của bản trước")
        await minh.get_by_role("button", name="Việc với cuộc trò chuyện").click()
        await page.get_by_role("menuitem", name="Chặn bot").click()
        await hoa.get_by_role("button", name="✅ Gửi phiếu").last.dblclick()
        await is_asked(hoa, "TH-2026-0001")
        await expect(hoa.get_by_text("TH-2026-0002")).to_have_count(0)
        await expect(minh.get_by_role("button", name="BỎ CHẶN BOT")).to_be_visible()
        await page.get_by_role("button", name="Đặng Hoài Thu").click()
        await is_asked(phone_of(page, "Đặng Hoài Thu"), "Ý kiến vượt thẩm quyền")
