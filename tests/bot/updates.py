"""Updates as Telegram sends them."""

from itertools import count
from typing import Any

_numbers = count(1)
LAN, MINH = 501, 502


def a_message(chat_id: int = LAN, text: str | None = None, **parts: Any) -> dict[str, Any]:
    number = next(_numbers)
    message: dict[str, Any] = {
        "message_id": number,
        "date": 1772780400,
        "chat": {"id": chat_id, "type": "private", "first_name": "Lan"},
        "from": {"id": chat_id, "is_bot": False, "first_name": "Lan"},
        **({} if text is None else {"text": text}),
        **parts,
    }
    return {"update_id": number, "message": message}


def a_tap(chat_id: int = LAN, data: str = "1", message_id: int = 1) -> dict[str, Any]:
    number = next(_numbers)
    return {
        "update_id": number,
        "callback_query": {
            "id": f"tap{number}",
            "from": {"id": chat_id, "is_bot": False, "first_name": "Lan"},
            "chat_instance": "1",
            "data": data,
            "message": {
                "message_id": message_id,
                "date": 0,
                "chat": {"id": chat_id, "type": "private"},
            },
        },
    }
