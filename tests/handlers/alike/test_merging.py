"""Two matters that are one are made one, by whoever may, and nobody is forgotten."""

import pytest

from domain.people import Role
from handlers.refusals import Why
from storage import issues, staff
from storage.transaction import Tx
from tests.handlers.alike.raising import (
    AN,
    HA,
    NGA,
    TU,
    accepts,
    answers,
    answers_first,
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


def test_a_leader_picks_from_what_is_alike(stage: Stage) -> None:
    hoa, tu = two(stage)
    an = stage.phone(AN)
    opens(an, 2)
    an.taps("🔗 Gộp ý kiến")
    an.sees("YK-2026-0001", "ngập sau mưa", "hoặc gõ mã")
    an.taps("26-0001 · 0 ngày · 1 hộ")
    an.sees("<b>YK-2026-0002</b> gộp vào <b>YK-2026-0001</b> do đ/c An giữ", "Cả 2 hộ")
    an.taps("Gộp hai ý kiến")
    sweeps(stage)
    an.sees("Đã gộp <b>YK-2026-0002</b> vào <b>YK-2026-0001</b>: nay 2 hộ cùng nêu")
    assert (issue(stage, 2).stage, issue(stage, 2).merged_into_id) == ("merged", 1)
    tu.sees("Cùng ý kiến với YK-2026-0001")
    answers_first(an)
    for cadre in (hoa, tu):
        cadre.sees("Báo kết quả cho hộ dân", "đổ đá cấp phối")
    tu.taps("Đã báo, hài lòng")
    hoa.taps("Đã báo, hài lòng")
    assert [issue(stage, n).word for n in (1, 2)] == ["satisfied", "satisfied"]


def test_the_coordinator_merges_without_reading(stage: Stage) -> None:
    two(stage)
    ha = stage.phone(HA)
    merges(ha, 1, 2)
    ha.sees("Đã gộp")
    ha.sees_nothing_of("ngập", "Lan", "Ba")
    stage.phone(AN).sees("đ/c Hà đã gộp", "Hiện do đ/c An giữ")
    assert issue(stage, 2).merged_into_id == 1


def test_two_leaders_merge_into_each_other(stage: Stage) -> None:
    two(stage)
    stage.knows(lambda tx: staff.set_hamlets(tx, 3, [], whole_commune=True))
    an, minh = stage.phone(AN), stage.minh
    for phone, number, other in ((an, 1, 2), (minh, 2, 1)):
        opens(phone, number)
        phone.taps("🔗 Gộp ý kiến")
        phone.says(f"YK {other}")
    an.taps("Gộp hai ý kiến", times=2)
    minh.taps("Gộp hai ý kiến")
    minh.sees("YK-2026-0002 đã được gộp vào YK-2026-0001, hiện do đ/c An giữ")
    assert [issue(stage, n).merged_into_id for n in (1, 2)] == [None, 1]
    assert count(stage, 1) == 2


def test_one_is_merged_into_two_at_once_and_the_slower_is_told(stage: Stage) -> None:
    two(stage)
    raises(stage.phone(NGA), "Thạch Thị Sa", "Đề nghị cắm biển báo ở ngã ba chợ")
    stage.knows(lambda tx: staff.set_hamlets(tx, 3, [], whole_commune=True))
    an, minh = stage.phone(AN), stage.minh
    for phone, other in ((an, 1), (minh, 3)):
        opens(phone, 2)
        phone.taps("🔗 Gộp ý kiến")
        phone.says(f"YK {other}")
    an.taps("Gộp hai ý kiến")
    minh.taps("Gộp hai ý kiến")
    minh.sees("YK-2026-0002 đã được gộp vào YK-2026-0001")
    assert issue(stage, 3).stage == "waiting"


def test_merging_with_a_merged_one_means_the_one_it_went_into(stage: Stage) -> None:
    two(stage)
    raises(stage.phone(NGA), "Thạch Thị Sa", "Đề nghị cắm biển báo ở ngã ba chợ")
    an = stage.phone(AN)
    merges(an, 2, 1)
    opens(an, 1)
    an.taps("🔗 Gộp ý kiến")
    an.says("YK 2")
    an.sees("đã gộp vào ý kiến này rồi")
    merges(an, 3, 2)
    assert [issue(stage, n).merged_into_id for n in (1, 2, 3)] == [None, 1, 1]


def test_what_was_merged_before_goes_along(stage: Stage) -> None:
    """The one that took others in goes itself: all of them wait for the one that stays."""
    together(stage)
    stage.passes(days=1)
    raises(stage.hoa, "Huỳnh Văn Ba", "Đề nghị cắm biển báo ở ngã ba chợ")
    an = stage.phone(AN)
    accepts(an)
    assert issue(stage, 4).stage == "accepted"
    merges(an, 1, 4)
    assert [issue(stage, n).merged_into_id for n in (1, 2, 3, 4)] == [4, 4, 4, None]
    assert count(stage, 4) == 3
    for cadre in (stage.hoa, stage.phone(TU), stage.phone(NGA)):
        cadre.sees("Báo hộ: đã tiếp nhận")


def test_the_earlier_receipt_rules(stage: Stage) -> None:
    two(stage)

    def later(tx: Tx) -> None:
        known = issues.get(tx, 1)
        assert known is not None
        dates = {
            name: getattr(known, name).replace(day=20 + n)
            for n, name in enumerate(("raised_on", "first_notice_on", "answer_on", "due_on"))
        }
        issues.act(tx, known, "accepted", {**dates, "promised_on": dates["due_on"]}, by=None)

    stage.knows(later)
    before = issue(stage, 2)
    merges(stage.phone(AN), 1, 2)
    now = issue(stage, 1)
    assert (now.first_notice_on, now.answer_on) == (before.first_notice_on, before.answer_on)
    assert issue(stage, 2).merged_into_id == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("YK 1", "Đây chính là ý kiến đang xem"),
        ("YK 9", "Không có ý kiến mã này"),
        ("YK 3", "Ý kiến này đã xong"),
    ],
)
def test_a_code_that_cannot_be_merged_is_asked_again(stage: Stage, typed: str, said: str) -> None:
    two(stage)
    raises(stage.phone(NGA), "Thạch Thị Sa", "Đề nghị cắm biển báo ở ngã ba chợ")
    answers(stage.phone(AN))
    stage.phone(NGA).taps("Đã báo, hài lòng")
    an = stage.phone(AN)
    opens(an, 1)
    an.taps("🔗 Gộp ý kiến")
    an.says(typed)
    an.sees(said)


def test_what_has_its_own_answer_is_not_merged_with_another_that_has(stage: Stage) -> None:
    two(stage)
    an = stage.phone(AN)
    answers(an)
    answers_first(an)
    opens(an, 1)
    an.taps("🔗 Gộp ý kiến")
    an.says("YK 2")
    an.sees("Cả hai ý kiến đã có kết quả riêng")


def test_what_waits_gets_the_answer_of_the_one_that_has_it(stage: Stage) -> None:
    _, tu = two(stage)
    answers_first(stage.phone(AN))
    merges(stage.phone(AN), 1, 2)
    assert (issue(stage, 2).stage, issue(stage, 2).merged_into_id) == ("answered", 1)
    tu.sees("Báo kết quả cho hộ dân", "đổ đá")


def test_it_was_settled_before_it_was_sent(stage: Stage) -> None:
    hoa, _ = two(stage)
    an = stage.phone(AN)
    opens(an, 2)
    an.taps("🔗 Gộp ý kiến")
    an.says("YK 1")
    form, send = an.find("Gộp hai ý kiến")
    answers_first(an)
    hoa.taps("Đã báo, hài lòng")
    an.says("/start")
    an.presses(send.data, form)
    an.sees("Ý kiến này đã xong, không gộp được nữa")
    assert issue(stage, 2).stage == "waiting"


@pytest.mark.parametrize("who", [TU, HA])
def test_whoever_may_not_is_refused_and_logged(stage: Stage, who: int) -> None:
    two(stage)
    if who == HA:
        ha = stage.person_id(HA)
        stage.knows(lambda tx: staff.set_roles(tx, ha, [Role.ADMIN]))
    phone = stage.phone(who)
    phone.says("/start")
    phone.presses("merge:1")
    assert phone.toasts[-1] == Why.NOT_ALLOWED
    assert issue(stage, 1).merged_into_id is None


def test_an_old_button_of_what_went_says_where_it_is_now(stage: Stage) -> None:
    two(stage)
    an = stage.phone(AN)
    message_id, accept = an.find("✅ Nhận, T6")
    merges(an, 2, 1)
    an.presses(accept.data, message_id)
    assert an.toasts[-1] == "YK-2026-0002 đã được gộp vào YK-2026-0001, hiện do đ/c An giữ."
