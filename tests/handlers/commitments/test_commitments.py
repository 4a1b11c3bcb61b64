"""What people commit to: typed in lines, written on behalf, followed, and reviewed by a leader."""

import pytest

from domain.commitment import Pledge, Verdict
from domain.people import Role
from handlers.commitments import texts
from handlers.refusals import Why
from handlers.talk import texts as talk_texts
from storage import commitments, staff
from storage.commitments import Commitment
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, QUAN, Phone, Stage

HA = 104
PLEDGE = Pledge(("Trả lời đơn đúng hạn",), "100 %")


@pytest.fixture
def ha(stage: Stage) -> Phone:
    """The coordinator."""

    def unit(tx: Tx) -> None:
        ha = staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR], whole_commune=True)
        staff.bind(tx, ha, HA, HA)

    stage.knows(unit)
    return stage.phone(HA)


@pytest.fixture
def pledged(stage: Stage) -> int:
    """Hoa's id; she committed to one thing for this year."""
    hoa = stage.person_id(HOA)
    stage.knows(lambda tx: commitments.write(tx, hoa, 2026, PLEDGE, by=hoa))
    return hoa


def made(stage: Stage, user_id: int = HOA, year: int = 2026) -> Commitment | None:
    id = stage.person_id(user_id)
    return stage.knows(lambda tx: commitments.of(tx, id, year))


def opened(phone: Phone, data: str) -> None:
    phone.says("/start")
    phone.presses(data)


def test_lines_are_typed_in_one_message_or_several_and_taken_out(stage: Stage) -> None:
    hoa = stage.hoa
    hoa.says("/start")
    hoa.taps("Việc khác", "Cam kết")
    hoa.sees("Đồng chí chưa ghi cam kết")
    hoa.taps("Ghi cam kết")
    hoa.says("1. Trả lời đơn <đúng hạn>\n- Xuống ấp mỗi tuần\n\n")
    hoa.says("Nhầm")
    hoa.says("xuống ấp MỖI tuần")
    hoa.sees("1. Trả lời đơn &lt;đúng hạn&gt;\n2. xuống ấp MỖI tuần\n3. Nhầm")
    hoa.taps("Bỏ 3", "Xong")
    hoa.says("100 %")
    hoa.taps("Lưu cam kết")
    hoa.sees("🎯 Cam kết năm 2026", "2. xuống ấp MỖI tuần", "Ghi ngày 01/12/2026")
    hoa.sees_nothing_of("ghi thay")
    mine = made(stage)
    assert mine is not None
    assert mine.pledge == Pledge(("Trả lời đơn <đúng hạn>", "xuống ấp MỖI tuần"), "100 %")


def test_a_line_taken_out_twice_takes_no_other_with_it(stage: Stage) -> None:
    hoa = stage.hoa
    opened(hoa, "commit:0")
    hoa.says("một\nhai\nba")
    message_id, button = hoa.find("Bỏ 2")
    hoa.presses(button.data, message_id, times=2)
    hoa.sees("1. một\n2. ba")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("…\n!", texts.NOTHING_TYPED),
        ("a" * 201, texts.too_long(200)),
        ("\n".join(f"việc {n}" for n in range(11)), texts.too_many(10)),
    ],
)
def test_what_is_no_commitment_is_asked_again(stage: Stage, typed: str, why: str) -> None:
    opened(stage.hoa, "commit:0")
    stage.hoa.says(typed)
    stage.hoa.sees(why)


def test_it_is_changed_until_it_was_reviewed(stage: Stage, pledged: int) -> None:
    hoa, minh = stage.hoa, stage.minh
    opened(hoa, "commitment")
    hoa.taps("Sửa", "✏️ Sửa", "Chỉ tiêu")
    hoa.says("98 %")
    opened(minh, f"commitment:{pledged}")
    minh.taps("Nhận xét", "Hoàn thành tốt")
    minh.says("Rất đều tay")
    minh.sees("hoàn thành tốt «Rất đều tay» (đ/c Minh, 01/12/2026)")
    hoa.sees("Cam kết năm 2026 của đồng chí đã có nhận xét")
    hoa.sees_nothing_of("Rất đều tay")
    message_id, button = hoa.find("Lưu cam kết")
    hoa.presses(button.data, message_id)
    assert hoa.toasts[-1] == texts.WAS_REVIEWED
    hoa.sees("Nhận xét: hoàn thành tốt «Rất đều tay»", "100 %")
    assert "✏️ Sửa" not in hoa.last.labels


def test_a_draft_goes_on_and_nothing_changed_is_nothing_saved(stage: Stage, pledged: int) -> None:
    hoa = stage.hoa
    opened(hoa, "commit:0")
    hoa.taps("Lưu cam kết")
    assert hoa.toasts[-1] == texts.UNCHANGED
    opened(hoa, "commit:0:2027")
    hoa.says("Việc năm sau")
    opened(hoa, "commit:0:2027")
    hoa.sees("1. Việc năm sau")


def test_the_coordinator_writes_on_behalf_and_both_names_stand(stage: Stage, ha: Phone) -> None:
    opened(ha, "commitments")
    ha.sees("Đã đăng ký: 0/3 · Đã nhận xét: 0/0", "Chưa đăng ký: đ/c Hà, đ/c Hoa, đ/c Minh")
    ha.taps("⬜ Lê Thị Hoa", "Ghi cam kết")
    ha.sees("Lê Thị Hoa · năm 2026")
    ha.says("Trả lời đơn đúng hạn")
    ha.taps("Xong", "Bỏ qua", "Lưu cam kết")
    ha.sees("Lê Thị Hoa", "Ghi ngày 01/12/2026, đ/c Hà ghi thay")
    stage.hoa.sees("đ/c Hà đã ghi thay cam kết năm 2026 của đồng chí")
    stage.hoa.taps("Cam kết")
    stage.hoa.sees("1. Trả lời đơn đúng hạn", "đ/c Hà ghi thay")
    ha.taps("Cả xã")
    ha.sees("Đã đăng ký: 1/3")
    assert ha.last.labels[:3] == ["⬜ Phạm Thu Hà", "⬜ Trần Văn Minh", "✅ Lê Thị Hoa"]


def test_nobody_reads_writes_or_reviews_what_is_not_theirs(
    stage: Stage, pledged: int, ha: Phone
) -> None:
    minh = stage.person_id(MINH)
    stage.knows(lambda tx: commitments.write(tx, minh, 2026, PLEDGE, by=minh))
    tries = {
        HOA: (f"commitment:{minh}", f"commit:{minh}", "commitments", f"reviewcommitment:{minh}"),
        # Also one's own: nobody reviews themselves.
        MINH: (f"commit:{pledged}", "reviewcommitment:0", f"reviewcommitment:{minh}"),
        HA: (f"reviewcommitment:{pledged}",),
        QUAN: ("commitment", "commitments", "commit", f"commitment:{pledged}"),
    }
    for user_id, every in tries.items():
        phone = stage.phone(user_id)
        phone.says("/start")
        for data in every:
            phone.presses(data)
            assert phone.toasts[-1] == Why.NOT_ALLOWED, data
        phone.sees_nothing_of("Trả lời đơn")


@pytest.mark.parametrize("extra", ["1999", "2028", "x", "20264", "-1"])
def test_another_year_is_refused(stage: Stage, extra: str) -> None:
    opened(stage.hoa, f"commitment:0:{extra}")
    assert stage.hoa.toasts[-1] == Why.GONE


def test_last_year_is_read_and_not_written(stage: Stage) -> None:
    opened(stage.hoa, "commitment")
    stage.hoa.taps("2025")
    assert "✍️ Ghi cam kết" not in stage.hoa.last.labels
    stage.hoa.presses("commit:0:2025")
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED


def test_a_year_that_is_not_near_its_end_is_not_reviewed(stage: Stage) -> None:
    hoa = stage.person_id(HOA)
    stage.knows(lambda tx: commitments.write(tx, hoa, 2027, PLEDGE, by=hoa))
    opened(stage.minh, f"reviewcommitment:{hoa}:2027")
    assert stage.minh.toasts[-1] == Why.NOT_ALLOWED


def test_who_left_is_gone_from_the_list_and_from_an_open_form(stage: Stage, ha: Phone) -> None:
    hoa = stage.person_id(HOA)
    opened(ha, f"commit:{hoa}")
    stage.knows(lambda tx: staff.leave(tx, hoa))
    ha.says("Trả lời đơn đúng hạn")
    ha.sees(texts.IS_GONE, "🎯 Cam kết năm 2026")
    ha.taps("Cả xã")
    assert "⬜ Lê Thị Hoa" not in ha.last.labels
    ha.presses(f"commitment:{hoa}")
    assert ha.toasts[-1] == Why.GONE


def test_a_review_is_changed_and_a_double_tap_tells_once(stage: Stage, pledged: int) -> None:
    minh = stage.minh
    opened(minh, f"reviewcommitment:{pledged}")
    minh.taps("✅ Hoàn thành")
    message_id, button = minh.find("Bỏ qua")
    minh.presses(button.data, message_id, times=2)
    assert stage.hoa.screen.count("đã có nhận xét") == 1
    mine = made(stage)
    assert mine is not None
    assert (mine.verdict, mine.review_words) == (Verdict.DONE, "")
    minh.taps("Nhận xét", "✅ Hoàn thành", "Bỏ qua")
    assert minh.toasts[-1] == texts.REVIEWED_SAME
    assert stage.hoa.screen.count("đã có nhận xét") == 1


def test_a_form_that_was_left_says_nothing_of_its_own(stage: Stage) -> None:
    opened(stage.hoa, "commit:0")
    stage.hoa.taps("Hủy")
    assert stage.hoa.toasts[-1] == talk_texts.CANCELLED
    assert made(stage) is None
