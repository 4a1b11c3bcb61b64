"""What a leader does beside answering: another category, a steering group, an old case, again."""

from datetime import date

import pytest
from sqlalchemy import text

from handlers.refusals import Why
from storage import history, staff
from tests.handlers.alike.raising import (
    AN,
    FLOODED,
    NGA,
    TU,
    answers,
    issue,
    raises,
    together,
)
from tests.handlers.driver import Stage


def test_an_answer_of_few_words_is_questioned_and_can_be_insisted_on(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an = stage.phone(AN)
    an.taps("✍️ Trả lời")
    an.says("Đã xử lý")
    an.sees("Công dân cần biết đã làm gì")
    an.taps("✍️ Viết rõ thêm")
    an.says("Đã chuyển bộ phận chuyên môn xem xét")
    an.sees("chỉ nói đã chuyển")
    an.taps("➡️ Gửi như vậy", "Gửi trả lời")
    assert issue(stage, 1).answer == "Đã chuyển bộ phận chuyên môn xem xét"


def test_an_answer_that_is_written_anew_is_asked_about_no_more(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an = stage.phone(AN)
    an.taps("✍️ Trả lời")
    an.says("Đã xử lý")
    an.taps("✍️ Viết rõ thêm")
    an.says("Xã đã đổ đá cấp phối 200 m")
    an.taps("Gửi trả lời")
    assert issue(stage, 1).answer == "Xã đã đổ đá cấp phối 200 m"


def test_another_category_brings_its_own_limit_and_takes_those_merged_along(
    stage: Stage,
) -> None:
    together(stage)
    before = issue(stage, 1)
    an = stage.phone(AN)
    an.presses("issue:1")
    an.taps("🗂 Đổi lĩnh vực", "Đất đai")
    an.sees("nay thuộc lĩnh vực Đất đai, hạn trả lời 22/12/2026")
    after = issue(stage, 1)
    assert before.answer_on == date(2026, 12, 15)
    assert (after.answer_on, after.due_on) == (date(2026, 12, 22),) * 2
    assert after.category_id == issue(stage, 2).category_id == issue(stage, 3).category_id == 1
    assert after.holder_id == stage.person_id(AN)


def test_another_category_goes_to_whoever_answers_for_it(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an = stage.phone(AN)
    an.taps("👤 Giao xử lý", "Trần Văn Minh")
    stage.minh.presses("issue:1")
    stage.minh.taps("🗂 Đổi lĩnh vực", "Đất đai")
    an.sees("đ/c Minh đổi lĩnh vực, ý kiến này nay do đồng chí phụ trách")
    assert (issue(stage, 1).stage, issue(stage, 1).holder_id) == ("waiting", stage.person_id(AN))


def test_a_steering_group_has_a_lead_who_holds_it_and_members_who_read_it(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an, tu, nga = stage.phone(AN), stage.phone(TU), stage.phone(NGA)
    tu.presses("issue:1")
    assert tu.toasts[-1] == Why.NOT_ALLOWED
    an.presses("issue:1")
    an.taps("🏛 Ban chỉ đạo", "Trần Văn Minh", "⬜ Ngô Anh Tú", "✅ Xong")
    an.says("30/12/2026")
    an.sees("Lý do này được báo cho công dân")
    an.says("Chờ tỉnh duyệt vốn sửa đường")
    an.taps("🏛 Giao ban chỉ đạo")
    now = issue(stage, 1)
    assert (now.answer_on, now.extensions) == (date(2026, 12, 30), 1)
    assert (now.stage, now.promised_on) == ("accepted", date(2026, 12, 30))
    assert now.holder_id == stage.person_id(stage.minh.id)
    stage.minh.sees("giao đồng chí làm trưởng ban chỉ đạo, cùng đ/c Tú")
    tu.sees("thành viên ban chỉ đạo <b>YK-2026-0001</b>", "trưởng ban đ/c Minh")
    stage.hoa.sees("Báo hộ: gia hạn trả lời", "Chờ tỉnh duyệt vốn sửa đường", "30/12/2026")
    tu.taps("🔎 Xem chi tiết")
    tu.sees("🏛 Ban chỉ đạo: đ/c Tú", "ngập sau mưa")
    assert "✍️ Trả lời" not in tu.last.labels
    tu.presses("issues:0")
    assert any("0001" in label for label in tu.last.labels)
    nga.presses("issue:1")
    assert nga.toasts[-1] == Why.NOT_ALLOWED


def test_a_group_gets_no_second_extension_from_whoever_may_not_give_it(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    stage.knows(lambda tx: tx.connection.execute(text("UPDATE issue SET extensions = 1, rung = 0")))
    an = stage.phone(AN)
    an.presses("issue:1")
    an.taps("🏛 Ban chỉ đạo", "Trần Văn Minh", "⬜ Ngô Anh Tú", "✅ Xong")
    an.says("30/12/2026")
    an.says("Chờ tỉnh duyệt vốn sửa đường")
    an.taps("🏛 Giao ban chỉ đạo")
    an.sees("lần tiếp theo do cấp trên quyết định")
    assert issue(stage, 1).stage == "waiting"


def test_a_lead_who_left_while_the_form_stood_is_asked_for_again(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an, minh = stage.phone(AN), stage.person_id(stage.minh.id)
    an.presses("issue:1")
    an.taps("🏛 Ban chỉ đạo", "Trần Văn Minh", "⬜ Ngô Anh Tú", "✅ Xong", "T3 15/12")
    stage.knows(lambda tx: staff.leave(tx, minh))
    an.taps("🏛 Giao ban chỉ đạo")
    an.sees("không còn nhận việc được")
    assert issue(stage, 1).stage == "waiting"


def test_an_old_case_keeps_its_day_and_its_dates_count_from_the_entry(stage: Stage) -> None:
    hoa = stage.hoa
    hoa.says("/ykien")
    hoa.taps("Phản ánh")
    hoa.says("Tranh chấp ranh đất với hộ bên cạnh từ lâu")
    hoa.taps("Đất đai", "Báo cáo lãnh đạo", "Không nêu tên", "✏️ Sửa", "Ngày tiếp nhận")
    hoa.says("03/02/2024")
    hoa.sees("Vụ việc cũ: công dân đã được báo")
    hoa.taps("Đã báo trước đây", "Gửi ý kiến")
    old = issue(stage, 1)
    assert (old.raised_on, old.answer_on) == (date(2024, 2, 3), date(2026, 12, 22))
    assert old.first_notice_at is not None
    an = stage.phone(AN)
    an.presses("issue:1")
    an.sees("⏳ Tồn đọng: 1032 ngày từ ngày công dân nêu")


@pytest.mark.parametrize(("typed", "old"), [("20/11/2026", False), ("30/10/2026", True)])
def test_what_is_entered_soon_is_no_old_case(stage: Stage, typed: str, old: bool) -> None:
    hoa = stage.hoa
    hoa.says("/ykien")
    hoa.taps("Phản ánh")
    hoa.says(FLOODED)
    hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Không nêu tên", "✏️ Sửa", "Ngày tiếp nhận")
    hoa.says(typed)
    assert ("Vụ việc cũ" in hoa.last.text) is old


def test_a_closed_matter_is_opened_again_when_the_citizen_comes_back(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an, hoa = stage.phone(AN), stage.hoa
    answers(an)
    hoa.taps("Đã báo, hài lòng")
    hoa.presses("issue:1")
    hoa.taps("🔁 Mở lại")
    hoa.says("Mưa hôm qua lại ngập như cũ")
    an.sees("công dân chưa hài lòng", "lại ngập như cũ")
    now = issue(stage, 1)
    assert (now.stage, now.holder_id, now.word) == (
        "waiting",
        stage.person_id(AN),
        "unsatisfied",
    )
    hoa.presses("reopen:1")
    told = stage.knows(lambda tx: [e.what for e in history.of(tx, "issue", 1)])
    assert told.count("reopened") == 1


def test_whoever_does_not_hold_it_changes_nothing(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    for phone in (stage.hoa, stage.phone(TU)):
        phone.says("/start")
        for action in ("category", "steer", "reopen"):
            phone.presses(f"{action}:1:0")
    assert (issue(stage, 1).stage, issue(stage, 1).version) == ("waiting", 0)
