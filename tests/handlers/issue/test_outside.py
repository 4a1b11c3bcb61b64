"""What an outside body has: a date to ask again, what it said then, and one more date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.issue import Stage as Step
from storage import history, issues
from storage.issues import Issue
from tests.handlers.alike.raising import AN, FLOODED, raises, settle
from tests.handlers.driver import Phone, Stage, stage_in


@pytest.fixture
def an(tmp_path: Path) -> Iterator[Phone]:
    """A leader with a matter before them."""
    with stage_in(tmp_path) as stage:
        settle(stage)
        raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
        yield stage.phone(AN)


def issue(stage: Stage) -> Issue:
    found = stage.knows(lambda tx: issues.get(tx, 1))
    assert found is not None
    return found


def transfers(an: Phone, typed: str = "21/12/2026") -> None:
    an.taps("📤 Chuyển cơ quan", "Điện lực")
    an.says(typed)
    an.taps("📤 Chuyển")


def test_any_coming_date_can_be_typed_and_the_review_shows_it(an: Phone) -> None:
    an.taps("📤 Chuyển cơ quan", "Điện lực")
    an.says("21/12/2026")
    an.sees("Hỏi lại ngày: thứ Hai, 21/12/2026")
    an.taps("📤 Chuyển")
    assert issue(an.stage).ask_again_on == issue(an.stage).due_on == date(2026, 12, 21)


def test_what_the_body_said_is_kept_and_it_is_asked_again_on_another_date(an: Phone) -> None:
    transfers(an)
    an.stage.passes(days=20)
    an.taps("☎️ Đã hỏi lại")
    an.says("Điện lực hẹn khảo sát trong tuần")
    an.says("28/12/2026")
    an.sees("đã hỏi lại Điện lực", "28/12/2026")
    now = issue(an.stage)
    assert (now.stage, now.holder_id) == (Step.TRANSFERRED, an.stage.person_id(AN))
    assert now.ask_again_on == now.due_on == date(2026, 12, 28)
    assert (now.reminders, now.climb_on) == (0, None)
    events = an.stage.knows(lambda tx: history.of(tx, "issue", 1))
    kept = next(event for event in events if event.what == "asked_again")
    assert (kept.new, kept.why) == ("2026-12-28", "Điện lực hẹn khảo sát trong tuần")
    an.taps("Ý kiến chờ tôi", "26-0001")
    an.sees("hẹn hỏi tiếp 28/12/2026 (Điện lực hẹn khảo sát trong tuần)")


def test_a_date_that_passed_while_the_form_lay_open_is_asked_anew(an: Phone) -> None:
    an.taps("📤 Chuyển cơ quan", "Điện lực")
    an.says("04/12/2026")
    an.stage.passes(days=7)
    an.taps("📤 Chuyển")
    assert issue(an.stage).stage == Step.WAITING
    an.sees("Ngày nào hỏi lại kết quả?")


@pytest.mark.parametrize(
    ("button", "words", "asked"),
    [
        ("🚫 Không giải quyết", "không", "Lý do này còn ngắn"),
        ("❓ Hỏi thêm", "?", "Câu hỏi này còn ngắn"),
        ("📤 Chuyển cơ quan", "sdf", "Tên cơ quan này còn ngắn"),
    ],
)
def test_few_words_are_questioned_once_and_may_stand(
    an: Phone, button: str, words: str, asked: str
) -> None:
    an.taps(button)
    an.says(words)
    an.sees(asked)
    an.taps("✍️ Viết rõ thêm")
    an.says(words)
    an.taps("➡️ Giữ như vậy")
    an.sees_nothing_of(asked)


def test_a_reason_for_more_time_is_questioned_too(an: Phone) -> None:
    an.taps("✅ Nhận, T6", "⏳ Gia hạn", "+3 ngày")
    an.says("x")
    an.sees("Lý do này còn ngắn")
    an.taps("➡️ Giữ như vậy", "⏳ Gia hạn")
    assert issue(an.stage).extensions == 1


def test_the_push_says_what_holds_now_though_its_owner_acted_from_the_page(an: Phone) -> None:
    pushed, _ = an.find("✅ Nhận, T6")
    an.taps("🔎 Xem chi tiết", "👤 Giao xử lý", "Lê Thị Hoa")
    assert "Việc này hiện do đ/c Hoa giữ." in an.shown[pushed].text
    assert not [label for label in an.shown[pushed].labels if "Nhận" in label or "Giao" in label]


def test_what_its_owner_still_holds_keeps_the_buttons_of_now(an: Phone) -> None:
    pushed, _ = an.find("✅ Nhận, T6")
    transfers(an)
    assert "Hiện nay: đã chuyển cơ quan khác" in an.shown[pushed].text
    assert "☎️ Đã hỏi lại" in an.shown[pushed].labels
