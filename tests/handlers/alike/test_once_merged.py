"""Once several are one: who is not satisfied, who left, what hears another's answer already."""

from storage import history, staff, voices
from tests.handlers.alike.raising import (
    ALSO_FLOODED,
    AN,
    FLOODED,
    HA,
    NGA,
    TU,
    accepts,
    answers,
    answers_first,
    begins,
    count,
    issue,
    merges,
    opens,
    raises,
    sweeps,
    together,
    two,
)
from tests.handlers.driver import Stage


def test_one_who_is_not_satisfied_opens_it_for_all(stage: Stage) -> None:
    hoa, tu, nga = together(stage)
    an = stage.phone(AN)
    answers(an)
    hoa.taps("Đã báo, hài lòng")
    tu.taps("Đã báo, chưa")
    tu.says("Đá mới rải nửa đoạn, nhà ông Ba vẫn ngập")
    an.sees("YK-2026-0001", "công dân chưa hài lòng", "Đá mới rải nửa đoạn")
    an.sees_nothing_of("ông Ba")
    carrier = issue(stage, 1)
    assert (carrier.stage, carrier.holder_id) == ("waiting", stage.person_id(AN))
    assert (issue(stage, 2).stage, issue(stage, 2).word) == ("merged", "unsatisfied")
    nga.taps("Đã báo, chưa")
    nga.says("Nhà tôi cũng vậy, nước chưa rút")
    an.sees("Nhà tôi cũng vậy")
    opens(an, 1)
    answers(an, "Xã đã rải nốt nửa đoạn còn lại")
    for cadre in (hoa, tu, nga):
        cadre.sees("rải nốt nửa đoạn còn lại")
    told = stage.knows(lambda tx: [e.what for e in history.of(tx, "issue", 3)])
    assert told == ["opened", "joins", "answered", "reopened", "answered"]


def test_the_second_time_it_goes_to_another_leader(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    an = stage.phone(AN)
    for holder in (an, stage.minh):
        answers(an)
        stage.hoa.taps("Đã báo, chưa")
        stage.hoa.says("Đường vẫn ngập như cũ")
        assert issue(stage, 1).holder_id == stage.person_id(holder.id)


def test_a_cadre_who_left_is_replaced_also_while_the_answer_is_awaited(stage: Stage) -> None:
    together(stage)
    accepts(stage.phone(AN))
    tu = stage.person_id(TU)
    stage.knows(lambda tx: staff.leave(tx, tu))
    sweeps(stage)
    assert issue(stage, 2).teller_id not in (tu, None)
    assert stage.knows(lambda tx: [one.id for one in voices.of(tx, 1)]) == [2, 3]


def test_a_first_notice_that_is_not_given_is_reminded_of(stage: Stage) -> None:
    _, tu, _ = together(stage)
    accepts(stage.phone(AN))
    sweeps(stage)
    for _ in range(14):
        stage.passes(days=1, minutes=1)
        sweeps(stage)
    tu.sees("YK-2026-0002", "báo hộ")


def test_what_was_merged_leads_whoever_may_open_it_to_where_it_went(stage: Stage) -> None:
    _, tu, _ = together(stage)
    opens(tu, 2)
    assert "🔗 Mở YK-2026-0001" not in tu.last.labels
    an = stage.phone(AN)
    opens(an, 2)
    an.taps("🔗 Mở YK-2026-0001")
    assert an.last.text.startswith("<b>💬 YK-2026-0001</b>")


def test_joining_what_goes_while_the_form_stands(stage: Stage) -> None:
    """The one the cadre chose was merged meanwhile: the one that stays is offered."""
    two(stage)
    nga = stage.phone(NGA)
    begins(nga, "Thạch Thị Sa", ALSO_FLOODED)
    nga.taps("🤝 Cùng 26-0002")
    merges(stage.phone(AN), 2, 1)
    nga.taps("Hết ý kiến")
    nga.sees("Có phải cùng một việc không?", "YK-2026-0001", "2 hộ cùng nêu")
    nga.taps("🤝 Cùng ý kiến", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    assert issue(stage, 3).merged_into_id == 1
    assert count(stage, 1) == 3


def test_what_already_hears_an_answer_is_merged_no_further(stage: Stage) -> None:
    """It is open again while its answer is to be brought, and still hears the other's."""
    two(stage)
    raises(stage.phone(NGA), "Thạch Thị Sa", "Đề nghị cắm biển báo ở ngã ba chợ")
    an = stage.phone(AN)
    merges(an, 2, 1)
    answers_first(an)
    assert issue(stage, 2).stage == "answered"
    opens(an, 2)
    assert "🔗 Gộp ý kiến" not in an.last.labels
    an.presses("merge:2")
    assert "YK-2026-0002 đã được gộp vào YK-2026-0001" in an.toasts[-1]
    merges(an, 3, 2)
    assert [issue(stage, n).merged_into_id for n in (1, 2, 3)] == [None, 1, 1]
    assert issue(stage, 3).stage == "answered"


def test_what_a_cadre_chose_is_not_joined_once_it_hears_another(stage: Stage) -> None:
    two(stage)
    nga = stage.phone(NGA)
    begins(nga, "Thạch Thị Sa", ALSO_FLOODED)
    nga.taps("🤝 Cùng 26-0002", "Hết ý kiến", "👍 Đồng ý")
    an = stage.phone(AN)
    merges(an, 2, 1)
    answers_first(an)
    nga.taps("Gửi phiếu")
    nga.sees("Có phải cùng một việc không?")
    nga.taps("🤝 Cùng ý kiến", "Gửi phiếu")
    assert issue(stage, 3).merged_into_id == 1
    nga.sees("Báo kết quả cho hộ dân")


def test_a_joined_matter_can_be_reworded_and_followed(stage: Stage) -> None:
    _, tu, _ = together(stage)
    tu.presses("issue:2")
    tu.taps("✏️")
    tu.says("Đường vào ấp ngập sâu, các cháu phải nghỉ học")
    assert issue(stage, 2).words == "Đường vào ấp ngập sâu, các cháu phải nghỉ học"
    ha = stage.phone(HA)
    ha.presses("following:2")
    ha.sees("đã gộp, chờ kết quả chung", "đ/c An")
