"""A stock python-telegram-bot echo bot that stores nothing, run by the bench as a process."""

import asyncio
import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from bench.child import obey
from bench.telegram import TOKEN

_LABELS = (("✅ Xong", "✏️ Sửa"), ("✖️ Hủy", "🏠 Trang chính"))
_BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton(label, callback_data=label) for label in row] for row in _LABELS]
)


async def echo(update: Update, _context: Any) -> None:
    """Say the same, with buttons."""
    message = update.effective_message
    if message is not None:
        await message.reply_text(message.text or "", reply_markup=_BUTTONS)


async def react(update: Update, _context: Any) -> None:
    """Answer the tap and change the message."""
    tap = update.callback_query
    if tap is not None:
        await tap.answer()
        await tap.edit_message_text(f"{update.update_id}: {tap.data}", reply_markup=_BUTTONS)


async def serve(api_url: str) -> None:
    """What `run_polling` does, until told to stop."""
    application = Application.builder().token(TOKEN).base_url(f"{api_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(react))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        await obey()
        await application.updater.stop()
        await application.stop()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
