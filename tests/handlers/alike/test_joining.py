"""A second household raises the same: it joins, and both hear the one answer."""

import pytest

from domain.message import Spot
from storage import history, issues
from storage.transaction import Tx
from tests.handlers.alike.raising import (
    ALSO_FLOODED,
    AN,
    FLOODED,
    NGA,
    TU,
    accepts,
    answers,
    begins,
    count,
    issue,
    joins,
    raises,
    sweeps,
    together,
)
from tests.handlers.driver import Stage


def test_the_open_matter_is_offered_with_its_age_and_without_names(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", f"{FLOODED}, hỏi bà Lan 0912 345 678")
    stage.passes(days=3)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.sees("Có phải cùng một việc không?", "YK-2026-0001", "3 ngày trước", "ngập sau mưa")
    tu.sees_nothing_of("0912", "Nguyễn Thị Lan,", "bà Lan")
    assert tu.last.labels[:2] == ["🤝 Cùng ý kiến", "➕ Ý kiến khác"]


def test_joining_needs_no_more_questions_of_authority_and_tells_everybody(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    joins(tu, "Huỳnh Văn Ba")
    tu.sees("YK-2026-0002", "cùng ý kiến với <b>YK-2026-0001</b>, nay 2 hộ cùng nêu")
    an = stage.phone(AN)
    an.sees("YK-2026-0001", "thêm một hộ cùng nêu, nay 2 hộ", "đường vào ấp ngập")
    an.sees_nothing_of("Lan", "ông Ba", "Huỳnh")
    joined = issue(stage, 2)
    assert (joined.stage, joined.holder_id, joined.merged_into_id) == ("merged", None, 1)
    assert (joined.household_id, joined.teller_id) == (2, stage.person_id(TU))
    assert count(stage, 1) == 2


def test_a_household_that_raises_it_twice_is_counted_once(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    stage.passes(days=1)
    joins(stage.phone(TU), "Nguyễn Thị Lan")
    assert count(stage, 1) == 1


def test_another_matter_is_a_new_issue(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.taps("➕ Ý kiến khác", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    assert issue(stage, 2).stage == "waiting"


@pytest.mark.parametrize(
    ("words", "category"),
    [("Đề nghị cho cắm biển báo ở ngã ba chợ", "Giao thông"), (ALSO_FLOODED, "Thủy lợi")],
)
def test_other_words_or_another_field_are_offered_nothing(
    stage: Stage, words: str, category: str
) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", words, category)
    tu.sees_nothing_of("Có phải cùng một việc không?")
    tu.sees("Đồng chí trả lời được tại chỗ không?")


@pytest.mark.parametrize("kind", ["Góp ý", "Phản ánh"])
def test_what_is_said_of_staff_or_in_confidence_is_shown_to_its_writer_alone(
    stage: Stage, kind: str
) -> None:
    words = "Cán bộ một cửa thái độ hách dịch với người dân"
    category = "Thái độ cán bộ" if kind == "Phản ánh" else "Giao thông"

    def begun(user_id: int, household: str) -> str:
        phone = stage.phone(user_id)
        begins(phone, household, words, category, kind)
        return phone.last.text

    tu = stage.phone(TU)
    assert "cùng một việc" not in begun(TU, "Huỳnh Văn Ba")
    concerned = ["Không nêu"] if kind == "Phản ánh" else []
    tu.taps(*concerned, "Báo cáo lãnh đạo", "Hết ý kiến")
    if kind == "Phản ánh":
        tu.taps("👍 Đồng ý")
    tu.taps("Gửi phiếu")
    assert "cùng một việc" not in begun(NGA, "Thạch Thị Sa")
    assert "cùng một việc" in begun(TU, "Nguyễn Thị Lan")


def test_every_citizen_hears_the_answer_and_says_their_own_word(stage: Stage) -> None:
    hoa, tu, nga = together(stage)
    an = stage.phone(AN)
    accepts(an)
    for cadre in (hoa, tu, nga):
        cadre.sees("Báo hộ: đã tiếp nhận")
    tu.taps("Đã báo hộ")
    answers(an, "Xã đã đổ đá cấp phối 200 m, có bà Lan và ông Ba cùng xem")
    for cadre, number in ((hoa, 1), (tu, 2), (nga, 3)):
        assert (issue(stage, number).stage, issue(stage, number).word) == ("answered", None)
        cadre.sees("Báo kết quả cho hộ dân", "đổ đá cấp phối")
    assert "Lan" not in issue(stage, 2).answer
    assert "ông Ba" in issue(stage, 2).answer
    tu.taps("Đã báo, hài lòng")
    assert issue(stage, 2).word == "satisfied"
    assert issue(stage, 1).stage == "answered"
    hoa.taps("Đã báo, hài lòng")
    assert [issue(stage, n).stage for n in (1, 2, 3)] == ["closed", "closed", "answered"]


@pytest.mark.parametrize(("act", "stage_then"), [("answer", "answered"), ("refuse", "refused")])
def test_whoever_follows_late_hears_it_though_the_first_citizen_is_done(
    stage: Stage, act: str, stage_then: str
) -> None:
    """The sweep was not there when the answer came: a kill, a long outage."""
    hoa, tu, _ = together(stage)
    an = stage.phone(AN)
    an.presses("issue:1")
    an.taps("✍️ Trả lời" if act == "answer" else "🚫 Không giải quyết")
    an.says("Đường do tỉnh quản lý, xã đã gửi tỉnh")
    an.taps("Gửi trả lời" if act == "answer" else "🚫 Không giải quyết")
    hoa.taps("Đã báo, hài lòng")
    assert (issue(stage, 1).stage, issue(stage, 2).stage) == ("closed", "merged")
    sweeps(stage)
    assert issue(stage, 2).stage == stage_then
    tu.sees("Báo kết quả cho hộ dân", "Đường do tỉnh quản lý")


def test_whoever_joins_what_is_answered_brings_the_answer_at_once(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    answers(stage.phone(AN))
    tu = stage.phone(TU)
    joins(tu, "Huỳnh Văn Ba")
    tu.sees("Báo kết quả cho hộ dân", "đổ đá cấp phối")
    assert issue(stage, 2).holder_id == stage.person_id(TU)


def test_whoever_joins_what_was_taken_on_tells_of_the_promise(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    accepts(stage.phone(AN))
    tu = stage.phone(TU)
    joins(tu, "Huỳnh Văn Ba")
    tu.sees("Báo hộ: đã tiếp nhận", "Hẹn trả lời: thứ Sáu, 04/12/2026")


def test_a_transfer_is_told_to_everybody(stage: Stage) -> None:
    _, tu, _ = together(stage)
    an = stage.phone(AN)
    an.taps("Chuyển cơ quan", "Điện lực", "T3 08/12", "📤 Chuyển")
    sweeps(stage)
    tu.sees("Báo hộ: đã chuyển cơ quan có thẩm quyền")
    assert "đã được chuyển đến Điện lực" in tu.copied()
    tu.sees_nothing_of("Hẹn trả lời")


def test_what_was_settled_meanwhile_is_not_joined(stage: Stage) -> None:
    """The form stands at its review while the matter is closed: it is asked whom it goes to."""
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.taps("🤝 Cùng ý kiến", "Hết ý kiến", "👍 Đồng ý")
    answers(stage.phone(AN))
    stage.hoa.taps("Đã báo, hài lòng")
    tu.taps("Gửi phiếu")
    tu.sees("Đồng chí trả lời được tại chỗ không?")
    assert stage.knows(lambda tx: issues.get(tx, 2)) is None


def test_a_double_tap_joins_once(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.taps("🤝 Cùng ý kiến", times=2)
    tu.taps("Hết ý kiến", "👍 Đồng ý")
    tu.taps("Gửi phiếu", times=3)
    assert count(stage, 1) == 2
    assert stage.knows(lambda tx: issues.get(tx, 3)) is None


def test_a_place_nearby_is_offered_whatever_the_words(stage: Stage) -> None:
    def located(tx: Tx) -> None:
        here = {"latitude": 10.5, "longitude": 105.5}
        known = issues.get(tx, 1)
        assert known is not None
        issues.act(tx, known, "reworded", here, by=None)

    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    stage.knows(located)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", "Ổ gà to, xe té hoài")
    tu.taps("Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")
    tu.does(Spot(10.501, 105.501), stage.next_id())
    tu.sees("Có phải cùng một việc không?", "YK-2026-0001")
    tu.taps("🤝 Cùng ý kiến", "Gửi phiếu")
    assert issue(stage, 2).merged_into_id == 1


def test_without_consent_the_citizen_joins_unnamed(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.taps("🤝 Cùng ý kiến", "Hết ý kiến", "🙅 Không", "Gửi phiếu")
    joined = issue(stage, 2)
    assert (joined.household_id, joined.visit_id, joined.merged_into_id) == (None, None, 1)
    assert count(stage, 1) == 2
    answers(stage.phone(AN))
    tu.sees("Công khai kết quả tại ấp")


def test_the_leader_sees_who_else_raised_it_and_buttons_stay_good(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an = stage.phone(AN)
    message_id, accept = an.find("✅ Nhận, T6")
    joins(stage.phone(TU), "Huỳnh Văn Ba")
    an.presses(accept.data, message_id)
    assert an.toasts[-1] == "Đã nhận xử lý."
    an.taps("Xem chi tiết")
    an.sees("👥 Cùng nêu: 2 hộ", "thêm ý kiến cùng nêu YK-2026-0002")
    an.taps("👥 Các hộ cùng nêu")
    an.sees("YK-2026-0001: 2 hộ cùng nêu", "YK-2026-0002", "đã gộp, chờ kết quả chung")


def test_the_history_tells_it_on_both(stage: Stage) -> None:
    together(stage)

    def told(tx: Tx, number: int) -> list[str]:
        return [event.what for event in history.of(tx, "issue", number)]

    assert stage.knows(lambda tx: told(tx, 1)) == ["opened", "joined", "joined"]
    assert stage.knows(lambda tx: told(tx, 2)) == ["opened", "joins"]
