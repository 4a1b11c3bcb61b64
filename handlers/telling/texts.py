"""What the cadre is asked to tell, and what came of it."""

from datetime import date
from html import escape

from domain.telling import MOST_TRIES
from domain.text import whole_words
from handlers.issue.file_texts import attached
from handlers.wording import comrade, long_date, numeric_date

NOTICE_TOLD = "☑️ Đã báo hộ"
NOTICE_MADE_PUBLIC = "☑️ Đã báo tại ấp"
COPY = "📋 Chép tin nhắn"
SATISFIED = "🙂 Đã báo, hài lòng"
UNSATISFIED = "🙁 Đã báo, chưa"
NOT_MET = "🚪 Chưa gặp"
MADE_PUBLIC = "📢 Đã công khai"
DETAILS = "🔎 Xem chi tiết"
HOME = "🏠 Trang chính"

ACCEPTED = "đã tiếp nhận"
TRANSFERRED = "đã chuyển cơ quan có thẩm quyền"

UNSATISFIED_HEADING = "🙁 Chưa hài lòng"
REOPEN = "🔁 Mở lại"
REOPEN_HEADING = "🔁 Mở lại"
ASK_WHY_AGAIN = "Công dân nói gì, vì sao cần mở lại?"
ASK_WHY = "Công dân nói gì?"
WHY = "Lời công dân"
PUBLIC_HEADING = "📢 Công khai tại ấp"
ASK_WHERE = "Đã công khai ở đâu?"
WHERE = "Nơi công khai"
PLACES = ("Nhà văn hóa ấp", "Bảng tin ấp", "Họp ấp")
ASK_ON = "Đã công khai ngày nào?"
ON = "Ngày công khai"
REVIEW = "Xem lại trước khi ghi"
SEND_PUBLIC = "📢 Ghi công khai"
BEFORE_RAISED = "Ngày này trước ngày công dân nêu ý kiến. Mời chọn lại."

NOTICE_DONE = "Đã ghi: công dân đã được báo tiếp nhận."
TRANSFER_DONE = "Đã ghi: công dân đã được báo nơi tiếp nhận."
NOTICE_BEFORE = "Việc báo công dân đã được ghi từ trước."
THANKS = "Cảm ơn đồng chí."
TRY_TOMORROW = "Hôm nay đã ghi một lần chưa gặp. Mời thử lại ngày khác."
CHANGED = "Việc này vừa thay đổi, đây là các nút hiện nay."
NO_LONGER = "Việc này không còn chờ đồng chí báo."

_MOST_COPIED = 256
_MOST_OF_A_BODY = 100
_ASK_MORE = "Cần hỏi thêm, mời liên hệ cán bộ đã ghi ý kiến."


def promise(on: date | None) -> str:
    """What the citizen is promised, in a task: plain text."""
    return f"Hẹn trả lời: {long_date(on)}." if on else ""


def outside_body(body: str) -> str:
    """To whom it went, in a task: plain text."""
    return f"Nơi nhận: {body}."


def notice_task(code: str, category: str, what: str, by: date, more: str) -> str:
    """The cadre's task: tell the household that it was received. HTML."""
    head = f"📣 <b>Báo hộ: {escape(what)}</b> – {escape(code)} · {escape(category)}"
    return _notice(head, "Báo xong thì bấm nút dưới.", by, more)


def public_notice_task(code: str, category: str, what: str, by: date, more: str) -> str:
    """The cadre's task when nobody is named: tell at the hamlet that it was received. HTML."""
    head = f"📣 <b>Báo tại ấp: {escape(what)}</b> – {escape(code)} · {escape(category)}"
    return _notice(head, "Ý kiến không nêu tên. Báo tại ấp xong thì bấm nút dưới.", by, more)


def _notice(head: str, then: str, by: date, more: str) -> str:
    lines = [head, *([escape(more)] if more else []), f"Báo chậm nhất {numeric_date(by)}. {then}"]
    return "\n".join(lines)


def result_task(code: str, category: str, answer: str, files: str, refused: bool) -> str:
    """The cadre's task: bring the answer, and what came with it. HTML."""
    head = f"📣 <b>Báo kết quả cho hộ dân</b> – {escape(code)} · {escape(category)}"
    then = "Gặp hộ, báo kết quả, rồi ghi lời công dân."
    return _result(head, answer, files, then, refused)


def public_result_task(code: str, category: str, answer: str, files: str, refused: bool) -> str:
    """The cadre's task when nobody is named: make the answer public. HTML."""
    head = f"📣 <b>Công khai kết quả tại ấp</b> – {escape(code)} · {escape(category)}"
    then = "Ý kiến không nêu tên. Công khai tại ấp; biết người nêu thì báo và ghi lời công dân."
    return _result(head, answer, files, then, refused)


def _result(head: str, answer: str, files: str, then: str, refused: bool) -> str:
    what = "không giải quyết" if refused else "kết quả"
    with_it = f"\n{attached(files)}" if files else ""
    return f"{head}\n\nTrả lời ({what}): «{escape(answer)}»{with_it}\n\n{then}"


def accepted_message(commune: str, code: str, promised_on: date) -> str:
    """To copy for the citizen: accepted, and until when. Plain, at most 256 characters."""
    by = numeric_date(promised_on)
    return _signed(commune, f"ý kiến {code} đã được tiếp nhận, hẹn trả lời chậm nhất {by}.")


def transferred_message(commune: str, code: str, body: str) -> str:
    """To copy for the citizen: to which body it went. Plain, at most 256 characters."""
    to = whole_words(body, _MOST_OF_A_BODY) or "cơ quan có thẩm quyền"
    return _signed(commune, f"ý kiến {code} đã được chuyển đến {to} để giải quyết.")


def refused_message(commune: str, code: str) -> str:
    """To copy for the citizen: looked at, not settled. Plain, at most 256 characters."""
    said = f"ý kiến {code} đã được xem xét nhưng không giải quyết được; cán bộ sẽ báo rõ lý do."
    return _signed(commune, said)


def answered_message(commune: str, code: str) -> str:
    """To copy for the citizen: there is an answer. Plain, at most 256 characters."""
    return _signed(commune, f"ý kiến {code} đã có kết quả; cán bộ sẽ báo trực tiếp.")


def _signed(commune: str, words: str) -> str:
    """The commune's name gives way, by whole words, to what is said."""
    said = f": {words} {_ASK_MORE}"
    return f"{whole_words(f'UBND {commune}', _MOST_COPIED - len(said))}{said}"


def noticed(code: str) -> str:
    """The citizen was told that it was received. HTML."""
    return f"☑️ <b>{escape(code)}</b>: công dân đã được báo tiếp nhận. {THANKS}"


def transfer_told(code: str) -> str:
    """The citizen was told to whom it went. HTML."""
    return f"☑️ <b>{escape(code)}</b>: công dân đã được báo cơ quan tiếp nhận. {THANKS}"


def satisfied(code: str) -> str:
    """It is closed with the citizen's word. HTML."""
    return f"✅ <b>{escape(code)}</b>: công dân hài lòng. Đã xong. {THANKS}"


def reopened(code: str, name: str) -> str:
    """Who answers again; without a name nobody could be found. HTML."""
    if name:
        said = f"đã ghi lời công dân; {escape(comrade(name))} trả lời lại."
    else:
        said = "đã ghi lời công dân. Chưa có lãnh đạo nhận lại, đầu mối đôn đốc đã được báo."
    return f"🔁 <b>{escape(code)}</b>: {said}"


def tried(code: str, tries: int) -> str:
    """The household was not met. HTML."""
    if tries >= MOST_TRIES:
        return f"🚪 <b>{escape(code)}</b>: ba lần khác ngày chưa gặp. Ghi là không liên lạc được."
    return f"🚪 <b>{escape(code)}</b>: đã ghi chưa gặp ({tries}/{MOST_TRIES}). Việc vẫn ở đồng chí."


def public(code: str, where: str, on: date) -> str:
    """It was made public. HTML."""
    return (
        f"📢 <b>{escape(code)}</b>: đã công khai {numeric_date(on)}, {escape(where)}. "
        f"Đã xong. {THANKS}"
    )


def published(where: str, on: date) -> str:
    """When and where, as the history keeps it: plain text."""
    return f"{numeric_date(on)}, {where}"


def standing(code: str, stage: str) -> str:
    """Where it stands, in place of buttons that are no longer good. HTML."""
    return f"📣 <b>{escape(code)}</b>: {escape(stage)}."
