"""The page, in a real Chromium."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from tests.browser import BROWSER, NARROW, WIDE, phone_of, window
from tests.practice.desk import HA, HOA, LA, Desk, buttons
from tests.practice.tiny_bot import tiny_bot

pytestmark = BROWSER


@dataclass
class Seen:
    """An open page, what went wrong on it, and where it reached out to."""

    page: Page
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def phone(self, name: str) -> Locator:
        """Somebody's phone."""
        return phone_of(self.page, name)

    async def write(self, name: str, text: str) -> None:
        """Types into somebody's phone and sends."""
        field = self.page.get_by_label(f"{name} nhắn tin cho bot")
        await field.fill(text)
        await field.press("Enter")


@asynccontextmanager
async def seen(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[Seen]:
    """Opens the page; afterwards nothing may have gone wrong or outside."""
    async with window(size) as page:
        looking = Seen(page)
        page.on("pageerror", lambda error: looking.errors.append(str(error)))
        page.on("console", lambda line: _note(looking, line.type, line.text))
        page.on("request", lambda request: looking.asked.append(request.url))
        await page.goto(desk.address)
        await page.wait_for_selector(".phone")
        yield looking
    assert looking.errors == []
    assert [url for url in looking.asked if not url.startswith((desk.address, "data:"))] == []


def _note(looking: Seen, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        looking.errors.append(text)


async def test_cadre_and_coordinator_lie_open_and_the_others_wait(desk: Desk) -> None:
    async with seen(desk) as page:
        await expect(page.phone("Hoa")).to_be_visible()
        await expect(page.phone("Hà")).to_be_visible()
        await expect(page.phone("Lạ")).to_have_count(0)
        await page.page.get_by_role("button", name="Lạ").click()
        await expect(page.phone("Lạ")).to_be_visible()
        await expect(page.page.get_by_role("note")).to_contain_text("Đây là bản tập dượt")


async def test_start_text_toast_alert_and_deletion(desk: Desk) -> None:
    async with tiny_bot(desk), seen(desk) as page:
        phone = page.phone("Hoa")
        await phone.get_by_role("button", name="BẮT ĐẦU").click()
        await expect(phone.locator(".text b")).to_have_text("Trang chính")
        await phone.get_by_role("button", name="✅ Lưu").click()
        await expect(phone.locator(".toast")).to_have_text("Đã lưu")
        await expect(phone.locator(".text").last).to_contain_text("✅ Đã lưu")
        await phone.get_by_role("button", name="❌ Lỗi").press("Enter")
        await expect(phone.get_by_role("alertdialog")).to_contain_text("Chưa lưu")
        await page.page.keyboard.press("Enter")
        await expect(phone.get_by_role("alertdialog")).to_have_count(0)
        await phone.get_by_role("button", name="🗑 Xóa thẻ").click()
        await expect(phone.locator(".pad")).to_have_count(0)


async def test_what_a_person_typed_is_only_text(desk: Desk) -> None:
    evil = '<img src=x onerror="window.hacked=1"><b>đậm</b>'
    await desk.do("people", id=900, name=evil, label=evil)
    async with tiny_bot(desk), seen(desk) as page:
        await page.page.get_by_role("button", name="<img").click()
        await desk.do("text", user_id=900, text=evil)
        await expect(page.page.get_by_text(f"Đã nhận: {evil}")).to_be_visible()
        assert await page.page.evaluate("window.hacked") is None
        assert await page.page.locator(".text b").count() == 0


async def test_formatting_is_built_from_entities(desk: Desk) -> None:
    text = (
        "<b>đậm <i>nghiêng</i></b> 😀 <u>gạch</u> <s>bỏ</s> <code>TH-1</code>"
        "<blockquote>trích</blockquote><tg-spoiler>che</tg-spoiler>"
        '<a href="javascript:alert(1)">xấu.x</a> <a href="https://example.org">tốt</a>'
    )
    async with seen(desk) as page:
        await desk.sent(text, parse_mode="HTML")
        words = page.phone("Hoa").locator(".text")
        await expect(words.locator("b i")).to_have_text("nghiêng")
        for tag, expected in {"u": "gạch", "s": "bỏ", "code": "TH-1"}.items():
            await expect(words.locator(tag)).to_have_text(expected)
        await expect(words.locator("blockquote")).to_have_text("trích")
        await expect(words.locator("a")).to_have_text(["tốt"])
        await words.locator(".spoiler").click()
        await expect(words.locator(".spoiler.seen")).to_have_text("che")


async def test_everything_in_the_attachment_menu_arrives(desk: Desk) -> None:
    await desk.sent()
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        for label in ("Ảnh mẫu", "Album 3 ảnh mẫu", "Tin thoại mẫu", "Vị trí", "Tệp mẫu"):
            await phone.get_by_role("button", name="Đính kèm").click()
            await page.page.get_by_role("menuitem", name=label, exact=True).click()
        await expect(phone.locator(".photos")).to_have_count(2)
        await expect(phone.locator(".photos").last.locator("img")).to_have_count(3)
        await expect(phone.locator(".voice")).to_be_visible()
        await expect(phone.locator(".place")).to_contain_text("Vị trí")
        await expect(phone.locator("a.file")).to_have_attribute("download", "tap-duot.txt")
    assert len(await desk.updates()) == 7


async def test_a_voice_is_recorded_and_sent(desk: Desk) -> None:
    await desk.sent()
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        for label in ("Ghi âm từ micro…", "Dừng và gửi ghi âm"):
            await phone.get_by_role("button", name="Đính kèm").click()
            await page.page.get_by_role("menuitem", name=label).click()
            await expect(page.page.get_by_text("Đang ghi âm")).to_be_visible()
        await expect(phone.locator(".voice")).to_be_visible()
    [update] = await desk.updates()
    assert update["message"]["voice"]["file_size"] > 0


async def test_a_double_tap_and_a_stale_button_are_a_menu_away(desk: Desk) -> None:
    message_id = await desk.sent(reply_markup=buttons("Gửi"))
    await desk.bot(
        "editMessageReplyMarkup",
        chat_id=HOA,
        message_id=message_id,
        reply_markup=buttons("Sửa"),
    )
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        for label in ("Bấm đúp nút đầu tiên", "Bấm nút của bản trước"):
            await phone.get_by_role("button", name="Việc với tin này").click()
            await page.page.get_by_role("menuitem", name=label).click()
        await expect(phone.locator(".pad")).to_be_visible()
    pressed = [update["callback_query"]["data"] for update in await desk.updates()]
    assert pressed == ["Sửa", "Sửa", "Gửi"]


async def test_the_page_speaks_english_when_asked(desk: Desk) -> None:
    async with seen(desk) as page:
        await page.page.get_by_role("button", name="English").click()
        await expect(page.page.get_by_role("button", name="Troubles")).to_be_visible()
        await expect(page.page.get_by_label("Hoa's phone", exact=True)).to_be_visible()
        await expect(page.page.locator("html")).to_have_attribute("lang", "en")


async def test_ones_own_message_is_edited_and_deleted(desk: Desk) -> None:
    await desk.sent()
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        await page.write("Hoa", "sai")
        own = phone.locator(".line.own")
        await expect(own).to_contain_text("sai")
        await own.get_by_role("button", name="Việc với tin này").click()
        field = phone.get_by_role("textbox")
        await field.fill("nháp dở dang")
        await page.page.get_by_role("menuitem", name="Sửa").click()
        await page.write("Hoa", "đúng")
        await expect(own).to_contain_text("đã sửa")
        await expect(field).to_have_value("nháp dở dang")
        await own.get_by_role("button", name="Việc với tin này").click()
        await page.page.get_by_role("menuitem", name="Xóa").click()
        await expect(own).to_have_count(0)


async def test_commands_links_and_reply_keyboards(desk: Desk) -> None:
    await desk.bot("setMyCommands", commands=[{"command": "help", "description": "Hướng dẫn"}])
    async with tiny_bot(desk), seen(desk) as page:
        phone = page.phone("Hoa")
        link = "https://t.me/GanDanTapDuotBot?start=i_1"
        await desk.sent(f"Mời: {link}", reply_markup={"keyboard": [["Có", "Không"]]})
        await phone.get_by_role("button", name="Menu").click()
        await page.page.get_by_role("menuitem", name="Hướng dẫn").click()
        await expect(phone.get_by_text("Đã nhận: /help")).to_be_visible()
        await phone.get_by_role("button", name="Có", exact=True).click()
        await expect(phone.get_by_text("Đã nhận: Có")).to_be_visible()
        await phone.get_by_role("link", name=link).click()
        await expect(phone.get_by_text("/start i_1")).to_be_visible()


async def test_the_clock_jumps(desk: Desk) -> None:
    async with seen(desk) as page:
        now = page.page.locator("#now")
        await expect(now).to_have_text("thứ Năm, 03/12/2026 · 09:00")
        await page.page.get_by_role("button", name="Đến 14:00 thứ Sáu tới").click()
        await expect(now).to_have_text("thứ Sáu, 04/12/2026 · 14:00")
        await page.page.get_by_role("button", name="Chọn ngày").click()
        await page.page.get_by_label("Ngày", exact=True).fill("2026-12-24")
        await page.page.get_by_role("button", name="Đến lúc đó").click()
        await expect(now).to_have_text("thứ Năm, 24/12/2026 · 07:00")


async def test_somebody_new_gets_a_phone(desk: Desk) -> None:
    async with tiny_bot(desk), seen(desk) as page:
        await page.page.get_by_role("button", name="Thêm người").click()
        await page.page.get_by_label("Họ tên").fill("Bà Sáu")
        await page.page.get_by_role("button", name="Thêm", exact=True).click()
        await page.phone("Bà Sáu").get_by_role("button", name="BẮT ĐẦU").click()
        await expect(page.phone("Bà Sáu").locator(".text b")).to_have_text("Trang chính")


async def test_blocking_from_the_phone(desk: Desk) -> None:
    await desk.sent()
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        await phone.get_by_role("button", name="Việc với cuộc trò chuyện").click()
        await page.page.get_by_role("menuitem", name="Chặn bot").click()
        await expect(phone.get_by_role("button", name="BỎ CHẶN BOT")).to_be_visible()
    assert "blocked" in await desk.refused("sendMessage", chat_id=HOA, text="x")


async def test_troubles_are_switched_on_and_off(desk: Desk) -> None:
    async with seen(desk) as page:
        button = page.page.locator("#trouble")
        await button.click()
        await page.page.get_by_role("menuitem", name="Mất mạng 30 giây").click()
        await expect(button).to_contain_text("mất mạng")
        await button.click()
        await page.page.get_by_role("menuitem", name="Hết mọi sự cố").click()
        await expect(button).to_have_text("Tình huống")
        await button.click()
        await page.page.get_by_role("menuitem", name="Telegram quá tải").click()
        await expect(button).to_contain_text("Telegram quá tải")
        await desk.call("sendMessage", chat_id=HOA, text="x")
        await desk.sent()
        await expect(button).to_have_text("Tình huống")


async def test_a_narrow_window_has_tabs_with_unread_counts(desk: Desk) -> None:
    async with seen(desk, NARROW) as page:
        await expect(page.phone("Hoa")).to_be_visible()
        await expect(page.phone("Hà")).to_be_hidden()
        await desk.bot("sendMessage", chat_id=HA, text="một")
        await desk.bot("sendMessage", chat_id=HA, text="hai")
        tab = page.page.get_by_role("tab", name="Điều phối")
        await expect(tab.get_by_label("2 tin chưa đọc")).to_be_visible()
        await tab.click()
        await expect(page.phone("Hà").get_by_text("hai")).to_be_in_viewport()
        await expect(tab.locator(".badge")).to_have_count(0)
        width = await page.page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW[0]


async def test_messages_for_a_closed_phone_are_counted(desk: Desk) -> None:
    await desk.do("text", user_id=LA, text="/start")
    async with seen(desk) as page:
        await expect(page.page.get_by_role("button", name="Lạ")).to_be_visible()
        await desk.bot("sendMessage", chat_id=LA, text="một")
        card = page.page.get_by_role("button", name="Lạ")
        await expect(card.get_by_label("1 tin chưa đọc")).to_be_visible()


async def test_the_last_message_is_in_view(desk: Desk) -> None:
    for number in range(30):
        await desk.do("text", user_id=HOA, text=f"tin {number}")
    await desk.do("photo", user_id=HOA, caption="ảnh cuối")
    async with seen(desk) as page:
        await expect(page.phone("Hoa").get_by_text("ảnh cuối")).to_be_in_viewport()
        await desk.sent("mới nhất")
        await expect(page.phone("Hoa").get_by_text("mới nhất")).to_be_in_viewport()


async def test_the_keyboard_stays_where_it_was(desk: Desk) -> None:
    async with tiny_bot(desk), seen(desk) as page:
        phone, focused = page.phone("Hoa"), page.page.locator(":focus")
        await phone.get_by_role("button", name="BẮT ĐẦU").press("Enter")
        await expect(phone.get_by_role("textbox")).to_be_focused()
        await phone.get_by_role("button", name="🗑 Xóa thẻ").press("Enter")
        await expect(phone.get_by_role("log")).to_be_focused()
        await desk.sent("Mới", reply_markup=buttons("Tiếp"))
        await expect(phone.get_by_role("button", name="Tiếp")).to_be_focused()
        await page.page.get_by_role("button", name="+1 giờ").press("Enter")
        await expect(page.page.locator("#now")).to_contain_text("10:00")
        await expect(focused).to_have_text("+1 giờ")
        await page.page.get_by_role("button", name="Việc khác").press("Enter")
        await page.page.get_by_role("menuitem", name="Sắp gửi gì…").press("Enter")
        await expect(page.page.get_by_role("dialog", name="Sắp gửi")).to_be_visible()
        await page.page.keyboard.press("Escape")
        await expect(focused).to_have_text("Việc khác")


async def test_words_are_kept_while_the_server_is_away(desk: Desk) -> None:
    await desk.sent()
    async with seen(desk) as page:
        field = page.phone("Hoa").get_by_role("textbox")
        await page.page.route("**/practice/text", lambda route: route.fulfill(status=502))
        await page.write("Hoa", "Đường ngập")
        await expect(page.page.get_by_text("Mất kết nối")).to_be_visible()
        await expect(field).to_have_value("Đường ngập")
        desk.standin.events.close()
        await desk.do("text", user_id=HA, text="sau khi nối lại")
        await expect(page.phone("Hà").get_by_text("sau khi nối lại")).to_be_visible()
        await expect(field).to_have_value("Đường ngập")
        page.errors.clear()


async def test_the_phone_whose_turn_it_is_lies_in_front(desk: Desk) -> None:
    async with seen(desk, NARROW) as page:
        for user_id, name in ((HA, "Hà"), (LA, "Lạ"), (HOA, "Hoa")):
            desk.standin.events.tell("turn", chat_id=user_id)
            await expect(page.phone(name)).to_be_visible()
        await expect(page.page.get_by_text("bot đang chạy")).to_be_visible()
        jumps = page.page.locator("#jumps")
        await expect(jumps).to_have_class("jumps after")
        await page.page.get_by_role("button", name="Chọn ngày").focus()
        await expect(jumps).to_have_class("jumps before")
        tab = page.page.get_by_role("tab", name="Cán bộ")
        await tab.press("ArrowLeft")
        await expect(page.page.get_by_role("tab", name="Điện thoại khác")).to_be_focused()


async def test_whoever_reads_no_vietnamese_gets_english_at_first(desk: Desk) -> None:
    async with window(WIDE, "en-US") as page:
        await page.goto(desk.address)
        await expect(page.get_by_role("button", name="Troubles")).to_be_visible()
        await expect(page).to_have_title("Gần Dân – a rehearsal")
        await page.get_by_role("button", name="Tiếng Việt").click()
        await expect(page.get_by_role("button", name="Tình huống")).to_be_visible()


async def test_the_way_down_goes_when_nothing_is_below(desk: Desk) -> None:
    sent = [await desk.sent(f"tin {number}") for number in range(40)]
    async with seen(desk) as page:
        phone = page.phone("Hoa")
        await phone.get_by_role("log").evaluate("log => { log.scrollTop = 0; }")
        down = phone.get_by_role("button", name="Xuống tin mới nhất")
        await expect(down).to_be_visible()
        for message_id in sent[1:]:
            await desk.do("delete", user_id=HOA, message_id=message_id)
        await expect(down).to_be_hidden()
