"""A bot of a few lines, for looking at the page without the real one."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from tests.practice.desk import Desk

HOME = "🏠 <b>Trang chính</b>\n\nXã Tân Lúa · <i>2 hộ hôm nay</i>"
KEYS = {
    "inline_keyboard": [
        [{"text": "✅ Lưu", "callback_data": "save"}, {"text": "❌ Lỗi", "callback_data": "fail"}],
        [{"text": "🗑 Xóa thẻ", "callback_data": "drop"}],
    ]
}


class TinyBot:
    """Answers a text with a card; its buttons save, fail and delete."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def run(self) -> None:
        """Polls until cancelled."""
        offset = 0
        while True:
            for update in await self.desk.bot("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._take(update)

    async def _take(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._press(update["callback_query"])
        elif "message" in update:
            await self._answer(update["message"])

    async def _answer(self, message: dict[str, Any]) -> None:
        chat_id, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            card = {"text": HOME, "parse_mode": "HTML", "reply_markup": KEYS}
            await self.desk.bot("sendMessage", chat_id=chat_id, **card)
        else:
            await self.desk.bot("sendMessage", chat_id=chat_id, text=f"Đã nhận: {text or 'tệp'}")

    async def _press(self, query: dict[str, Any]) -> None:
        message = query["message"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answer = {"callback_query_id": query["id"]}
        if query["data"] == "fail":
            await self.desk.bot("answerCallbackQuery", **answer, text="Chưa lưu", show_alert=True)
        elif query["data"] == "drop":
            await self.desk.bot("answerCallbackQuery", **answer)
            await self.desk.bot("deleteMessage", **place)
        else:
            await self.desk.bot("answerCallbackQuery", **answer, text="Đã lưu")
            await self.desk.bot("editMessageText", **place, text="✅ Đã lưu", reply_markup=KEYS)


@contextlib.asynccontextmanager
async def tiny_bot(desk: Desk) -> AsyncIterator[None]:
    """Runs the bot beside the block."""
    running = asyncio.create_task(TinyBot(desk).run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
