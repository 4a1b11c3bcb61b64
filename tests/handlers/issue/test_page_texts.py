"""The timeline and the due dates read as plain Vietnamese."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.issue import Channel, Stage
from handlers.issue import event_texts, following_texts, line_texts, page_texts
from handlers.pages import LABEL_LENGTH

HANDLERS = Path(page_texts.__file__).parents[1]
WHEN, WHO = "09:00 03/12/2026", "Trần Văn Minh"


@pytest.mark.parametrize(
    ("what", "new", "why", "line"),
    [
        ("opened", "waiting", "", "ghi nhận"),
        ("seen", "", "", "đã xem"),
        ("accepted", "2026-12-04", "", "nhận xử lý, hẹn 04/12/2026"),
        ("assigned", "Ngô Anh Tú", "", "giao cho đ/c Tú"),
        ("asked", "Dài <bao nhiêu>?", "", "hỏi thêm: «Dài &lt;bao nhiêu&gt;?»"),
        ("informed", "Chừng 200 m", "", "bổ sung: «Chừng 200 m»"),
        ("answered", "Đã sửa", "", "trả lời: «Đã sửa»"),
        ("refused", "", "Ngoài thẩm quyền", "không giải quyết: «Ngoài thẩm quyền»"),
        ("transferred", "Điện lực 04/12/2026 12", "", "chuyển đến Điện lực 04/12/2026 12"),
        ("noticed", "", "", "đã báo công dân là đã tiếp nhận"),
        ("satisfied", "", "", "ghi: công dân hài lòng"),
        ("reopened", "", "Vẫn ngập", "ghi: công dân chưa hài lòng: «Vẫn ngập»"),
        ("tried", "2", "", "chưa gặp hộ, lần 2"),
        ("not_reached", "3", "", "không liên lạc được, lần 3"),
        ("made_public", "03/12/2026, Họp ấp", "", "công khai 03/12/2026, Họp ấp"),
        ("moved", "Vũ Bình An", "left", "chuyển tiếp đến đ/c An (người trước đã thôi phụ trách)"),
        ("also_sent", "Vũ Bình An", "", "gửi thêm đến đ/c An"),
        ("some_kind_of_later_days", "", "", "cập nhật"),
    ],
)
def test_an_event_is_a_sentence(what: str, new: str, why: str, line: str) -> None:
    assert page_texts.event(WHEN, WHO, what, new, why) == f"• {WHEN} đ/c Minh {line}"


@pytest.mark.parametrize(
    ("category", "hamlet", "stage", "said"),
    [
        ("Giao thông", "Ấp 3", "chờ nhận", "👉 26-0001 Giao thông, Ấp 3: chờ nhận"),
        ("Nước sinh hoạt", "Ấp Gò Dưa", "chờ nhận", "👉 26-0001 Nước sinh h…, Ấp Gò…: chờ nhận"),
        ("Đất đai", "Ấp Gò Dưa Lớn", "chờ báo hộ", "👉 26-0001 Đất đai, Ấp Gò Dư…: chờ báo hộ"),
        (
            "Vệ sinh môi trường",
            "Ấp Gò Dưa",
            "chưa ai nhận",
            "👉 26-0001 Vệ sinh…, Ấp Gò…: chưa ai nhận",
        ),
    ],
)
def test_a_button_in_a_list_never_loses_where_it_stands(
    category: str, hamlet: str, stage: str, said: str
) -> None:
    line = line_texts.line("👉", "YK-2026-0001", category, hamlet, stage, LABEL_LENGTH)
    assert line == said
    assert len(line) <= LABEL_LENGTH


@pytest.mark.parametrize(
    ("before", "reminders", "around"),
    [
        (0, 0, ("", "")),
        (3, 0, ("… 3 việc trước đó\n", "")),
        (0, 10, ("", "\nKhông kể 10 lần nhắc việc.")),
    ],
)
def test_what_a_timeline_leaves_out_is_said_where_it_is(
    before: int, reminders: int, around: tuple[str, str]
) -> None:
    one = (WHEN, WHO, "seen", "", "")
    said = page_texts.timeline([one], before, reminders).removeprefix("<b>Diễn biến</b>\n")
    assert said == f"{around[0]}{page_texts.event(*one)}{around[1]}"


def test_what_the_software_did_itself_is_said_so() -> None:
    assert "hệ thống cập nhật" in page_texts.event(WHEN, "", "?", "", "")


def recorded() -> Iterator[str]:
    """The kinds of events that are recorded of an issue, as far as they are written out."""
    files = [*HANDLERS.rglob("*.py"), *(HANDLERS.parent / "storage").glob("*.py")]
    for path in (p for p in files if p.parent.name != "visit"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 3:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("act", "change", "_close") and isinstance(node.args[2], ast.Constant):
                yield str(node.args[2].value)
            subject = node.args[1]
            if name == "record" and isinstance(subject, ast.Constant) and subject.value == "issue":
                yield str(getattr(node.args[3], "value", "opened"))


def test_every_kind_of_event_has_words() -> None:
    kinds = set(recorded())
    assert {"accepted", "noticed", "satisfied", "reopened"} <= kinds
    assert kinds - set(event_texts.WHAT) == set()


def test_every_stage_and_channel_has_words() -> None:
    assert set(page_texts.STAGES) == set(Stage)
    assert set(page_texts.CHANNELS) == set(Channel)


FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (following_texts.due(FRIDAY, 3), "thứ Sáu, 04/12/2026 (còn 3 ngày làm việc)"),
        (following_texts.due(FRIDAY, 0), "thứ Sáu, 04/12/2026 (đến hạn)"),
        (following_texts.overdue(FRIDAY, 0), "thứ Sáu, 04/12/2026 (vừa quá hạn)"),
        (following_texts.overdue(FRIDAY, 2), "thứ Sáu, 04/12/2026 (quá hạn 2 ngày làm việc)"),
    ],
)
def test_a_due_date_says_how_near_it_is(said: str, words: str) -> None:
    assert said == words
