"""python-telegram-bot as a client: it must not be able to tell."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from practice.sharing import PAGE, SAMPLES
from practice.standin import TOKEN
from tests.practice.desk import HOA, LA, Desk

PICTURE = (PAGE / SAMPLES[0]).read_bytes()
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Gửi", callback_data="send")]])


def bot_at(desk: Desk, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{desk.address}/bot", base_file_url=f"{desk.address}/file/bot")


@pytest.fixture
async def bot(desk: Desk) -> AsyncIterator[Bot]:
    async with bot_at(desk) as bot:
        yield bot


async def test_it_sends_edits_and_deletes(desk: Desk, bot: Bot) -> None:
    message = await bot.send_message(HOA, "<b>Chào</b>", parse_mode="HTML", reply_markup=KEYS)
    assert message.text_html == "<b>Chào</b>"
    edited = await message.edit_text("Xong", reply_markup=KEYS)
    assert isinstance(edited, Message)
    assert edited.edit_date
    assert await message.delete()
    assert await bot.set_my_commands([BotCommand("start", "Trang chính")])
    assert (await bot.get_my_commands())[0].command == "start"
    assert (await desk.look("calls"))["oddities"] == []


async def test_it_sends_files_of_all_kinds(desk: Desk, bot: Bot) -> None:
    photo = await bot.send_photo(HOA, PICTURE, caption="<i>Đường</i>", parse_mode="HTML")
    assert photo.caption_html == "<i>Đường</i>"
    await bot.send_voice(HOA, b"OggS", duration=3)
    await bot.send_document(HOA, b"%PDF", filename="báo cáo.pdf")
    album = await bot.send_media_group(HOA, [InputMediaPhoto(PICTURE), InputMediaPhoto(PICTURE)])
    assert album[0].media_group_id == album[1].media_group_id
    text = await bot.send_message(HOA, "⏳")
    report = await text.edit_media(InputMediaDocument(b"%PDF", filename="x.pdf"))
    assert isinstance(report, Message)
    assert report.document
    assert (await desk.look("calls"))["oddities"] == []


async def test_it_downloads_what_a_person_sent(desk: Desk, bot: Bot) -> None:
    sent = await desk.do("photo", user_id=HOA, sample=0)
    file = await bot.get_file(sent["photo"][-1]["file_id"])
    assert bytes(await file.download_as_bytearray()) == PICTURE


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_it_reads_refusals_as_telegrams_own(desk: Desk, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(LA, "x")
    await desk.do("block", user_id=HOA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(HOA, "x")
    await desk.do("unblock", user_id=HOA)
    await desk.do("faults", kind="429", times=1, retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(HOA, "x")
    with pytest.raises(InvalidToken):
        async with bot_at(desk, "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFa"):
            pass


async def test_two_pollers_are_in_conflict(desk: Desk, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    async with bot_at(desk) as other:
        second = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(Conflict):
            await first
        assert await second == ()


async def test_a_stock_application_runs_on_it(desk: Desk) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text(update.message.text or "?", reply_markup=KEYS)

    async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer("Đã gửi")
        await update.callback_query.edit_message_text("Xong")

    base, files = f"{desk.address}/bot", f"{desk.address}/file/bot"
    application = Application.builder().token(TOKEN).base_url(base).base_file_url(files).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(press))
    async with application:
        assert application.updater
        await application.updater.start_polling(timeout=2)
        await application.start()
        await desk.do("text", user_id=HOA, text="Chào")
        echoed = await _until(desk, "Chào")
        await desk.do("tap", user_id=HOA, message_id=echoed["message_id"], label="Gửi")
        await _until(desk, "Xong")
        await application.updater.stop()
        await application.stop()
    [answer] = (await desk.look(f"chats/{HOA}"))["answers"]
    assert answer["text"] == "Đã gửi"


async def _until(desk: Desk, text: str) -> dict[str, object]:
    """The bot's last message, once it says this."""
    for _ in range(100):
        messages = (await desk.look(f"chats/{HOA}"))["messages"]
        if messages and messages[-1]["from"]["is_bot"] and messages[-1]["text"] == text:
            found: dict[str, object] = messages[-1]
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"the bot never said {text}")
