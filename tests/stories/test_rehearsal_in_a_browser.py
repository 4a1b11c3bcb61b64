"""The rehearsal as a newcomer meets it: one command, one address, two phones, a clock.

With SCREENSHOTS set to a directory it keeps the pictures of the README there.
"""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
)
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="no Chromium here: apt-get install chromium",
    ),
]


@asynccontextmanager
async def rehearsal(directory: Path) -> AsyncIterator[str]:
    """The practice as `make demo` starts it; yields its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "practice", "--no-browser", "--fresh", "--port", "0"),
        cwd=directory,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        found = re.search(r"http://\S+", line.decode())
        assert found is not None, line
        yield found[0]
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def page_at(address: str, width: int, height: int) -> AsyncIterator[Page]:
    """The page in a window of this size."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.goto(address)
        yield page
        await browser.close()


async def picture(page: Page, name: str) -> None:
    """Keep a picture, if they are wanted."""
    wanted = os.environ.get("SCREENSHOTS")
    if wanted:
        await page.wait_for_timeout(700)
        await page.screenshot(path=Path(wanted) / f"{name}.png")


async def test_the_tour_ticks_itself_off_and_a_message_shows_what_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_PACE", "false")
    async with rehearsal(tmp_path) as address, page_at(address, 768, 1024) as page:
        steps = page.locator("#tour li")
        await expect(steps).to_have_count(5)
        await expect(page.locator("#tour .done")).to_have_count(0)
        await page.evaluate("fetch('/practice/play', {method: 'POST', body: '{\"pause\": 0}'})")
        await expect(page.locator("#tour .done")).to_have_count(5, timeout=60_000)
        hoa = page.get_by_label("Điện thoại của Lê Thị Hoa", exact=True)
        await hoa.get_by_role("button", name="Việc với tin này").last.click()
        await page.get_by_role("menuitem", name="Soi tin này").click()
        inside = page.get_by_label("Soi bên trong")
        await expect(inside.get_by_text("sendMessage")).to_be_visible()
        await inside.get_by_role("button", name="Cả cuộc trò chuyện").click()
        await expect(inside.get_by_text("handlers.visit.actions.start_visit").first).to_be_visible()


async def test_friday_brings_the_notice_and_saturday_a_visit_in_five_taps(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as address, page_at(address, 1280, 860) as page:
        hoa = page.get_by_label("Điện thoại của Lê Thị Hoa", exact=True)
        ha = page.get_by_label("Điện thoại của Phạm Thu Hà", exact=True)
        await hoa.get_by_role("button", name="BẮT ĐẦU").click()
        await expect(hoa.get_by_text("Chào đồng chí")).to_be_visible()
        await expect(ha.get_by_text("Báo ban ấp")).to_be_visible()
        await page.get_by_text("T6 14:00").click()
        await expect(hoa.get_by_text("đồng chí chưa trả lời")).to_be_visible(timeout=30_000)
        await expect(ha.get_by_text("Đã trả lời: 0/6")).to_be_visible()
        await hoa.get_by_role("button", name="✅ Tham gia").click()
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
    async with rehearsal(tmp_path) as address, page_at(address, 1440, 900) as page:
        hoa = page.get_by_label("Điện thoại của Lê Thị Hoa", exact=True)
        minh = page.get_by_label("Điện thoại của Trần Văn Minh", exact=True)

        async def taps(phone: Locator, *labels: str) -> None:
            for label in labels:
                await phone.get_by_role("button", name=label).last.click()

        async def types(phone: Locator, words: str) -> None:
            await phone.get_by_role("textbox").fill(words)
            await phone.get_by_role("textbox").press("Enter")

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
