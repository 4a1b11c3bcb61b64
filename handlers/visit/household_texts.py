"""What a household's page says of its issues, and what it waits for."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.wording import comrade, numeric_date, short_code


def issue_row(code: str, category: str, stage: str, *, waits: bool) -> str:
    """An issue on a button; one that the household waits to hear of is marked."""
    return f"{'📣' if waits else '💬'} {short_code(code)} {category}: {stage}"


def of_colleagues(lines: Sequence[tuple[str, str, str]]) -> str:
    """What others follow: code, stage and holder, nothing of the matter. HTML."""
    return "\n".join(["", "<b>Đồng chí khác đang theo dõi</b>", *(_line(*line) for line in lines)])


def _line(code: str, stage: str, holder: str) -> str:
    name = comrade(holder) if holder else "chưa có ai"
    return f"• {escape(code)}: {escape(stage)} ({escape(name)})"


def answered_lately(lines: Sequence[tuple[date, str, str, str]]) -> str:
    """What was answered in the last months: day, code, category, answer. HTML."""
    return "\n".join(["", "<b>Đã trả lời trong 90 ngày</b>", *(_answer(*line) for line in lines)])


def _answer(on: date, code: str, category: str, answer: str) -> str:
    head = f"• {numeric_date(on)} {escape(code)} ({escape(category)})"
    return f"{head}: «{escape(answer)}»"


def bring(code: str) -> str:
    """The button on the receipt of a visit that opens what is to be told."""
    return f"📣 Báo {code}"


def waits(issues: Sequence[tuple[str, str]]) -> str:
    """On the card of a visit: the codes and categories the household waits to hear of. HTML."""
    named = [f"{escape(code)} ({escape(_inside(category))})" for code, category in issues]
    return f"📣 <b>Hộ chờ kết quả:</b> {', '.join(named)}"


def _inside(category: str) -> str:
    """A category inside a sentence; an abbreviation stays as it is."""
    return category if category[:2].isupper() else category[:1].lower() + category[1:]
