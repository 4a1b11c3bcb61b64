"""Texts to copy for the citizen: short enough for Telegram, in whole words, one a situation."""

from collections.abc import Callable
from datetime import date

import pytest

from handlers.telling import texts

CODE = "YK-2026-0001"
BY = date(2026, 12, 4)
COMMUNES = ("xã Tân Lúa", "đặc khu " + "Trường Sa Lớn " * 30, "x" * 300)
BODIES = ("Điện lực", "Trung tâm phát triển quỹ đất " * 4, "y" * 120)
MESSAGES: list[tuple[str, Callable[[str, str], str]]] = [
    ("hẹn trả lời chậm nhất 04/12/2026", lambda name, _: texts.accepted_message(name, CODE, BY)),
    ("được chuyển đến", lambda name, body: texts.transferred_message(name, CODE, body)),
    ("không giải quyết được", lambda name, _: texts.refused_message(name, CODE)),
    ("đã có kết quả", lambda name, _: texts.answered_message(name, CODE)),
]


@pytest.mark.parametrize(("says", "message"), MESSAGES, ids=[says for says, _ in MESSAGES])
@pytest.mark.parametrize("commune", COMMUNES, ids=["short", "long", "one word"])
@pytest.mark.parametrize("body", BODIES, ids=["short", "long", "one word"])
def test_a_message_fits_in_whole_words(
    says: str, message: Callable[[str, str], str], commune: str, body: str
) -> None:
    text = message(commune, body)
    assert len(text) <= 256
    assert text.startswith("UBND")
    assert text.endswith("Cần hỏi thêm, mời liên hệ cán bộ đã ghi ý kiến.")
    assert says in text
    assert CODE in text
    known = set(f"UBND {commune} {body} {message('', '')}".replace(":", " ").split())
    assert set(text.replace(":", " ").split()) <= known, "a word was cut"


def test_a_usual_commune_is_named_in_full_and_so_is_the_body() -> None:
    assert texts.transferred_message("xã Tân Lúa", CODE, "Điện lực").startswith(
        "UBND xã Tân Lúa: ý kiến YK-2026-0001 đã được chuyển đến Điện lực để giải quyết."
    )
