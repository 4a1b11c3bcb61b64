"""The administrator says who is responsible for what, is told what is wrong, and tries it."""

from functools import partial

import pytest

from domain.issue import Urgency
from domain.people import Role
from domain.responsibility import Part
from handlers.founding.categories import CATEGORIES, VALID_FROM
from handlers.refusals import Why
from handlers.responsible import texts
from storage import absences, categories, commune, history, responsibles, staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Stage

LAND, WATER = 1, 6


@pytest.fixture
def here(stage: Stage) -> Stage:
    """The commune with its categories, and An, another leader."""

    def prepare(tx: Tx) -> None:
        for place, one in enumerate(CATEGORIES):
            categories.add(
                tx,
                one.name,
                one.keywords,
                place,
                is_beyond=one.is_beyond,
                limits=one.limits,
                valid_from=VALID_FROM,
                is_conduct=one.is_conduct,
            )
        staff.bind(tx, staff.add(tx, "Vũ Bình An", [Role.LEADER], whole_commune=True), 104, 104)

    stage.knows(prepare)
    return stage


def opens(stage: Stage, *labels: str) -> None:
    stage.quan.says("/start")
    stage.quan.taps("🧭 Phân công", *labels)


def names(stage: Stage, field: str, part: str, *labels: str) -> None:
    opens(stage, field, part)
    stage.quan.taps(*labels)


def test_without_a_table_it_says_so_and_names_nothing_wrong(here: Stage) -> None:
    opens(here)
    here.quan.sees("Chưa phân công", "✅ Lĩnh vực nào cũng có người nhận", "Ủy ban Kiểm tra")
    here.quan.taps("Đất đai", "🧪 Thử đường đi", "Ấp 4")
    here.quan.sees("Ý kiến về Đất đai ở Ấp 4 sẽ đến: đ/c Minh.")


def test_the_way_is_named_and_tried(here: Stage) -> None:
    names(here, "Đất đai", "👤 Phụ trách", "toàn xã", "Lê Thị Hoa")
    here.quan.sees("toàn xã: phụ trách đ/c Hoa")
    names(here, "Đất đai", "👤 Phụ trách", "Ấp 4", "Trần Văn Minh")
    names(here, "Đất đai", "🪜 Cấp trên", "Vũ Bình An", "✅ Hết")
    here.quan.sees("cấp trên đ/c An", "Ấp 4: phụ trách đ/c Minh")
    here.quan.taps("🧪 Thử đường đi", "Ấp 4")
    here.quan.sees("Ấp 4 sẽ đến: đ/c Minh → (không nhận) đ/c An.")
    here.quan.taps("Ấp 3")
    here.quan.sees("Ấp 3 sẽ đến: đ/c Hoa → (không nhận) đ/c An.")
    kept = here.knows(lambda tx: history.of(tx, "category", LAND))
    assert [event.what for event in kept] == ["named"] * 3


def test_what_is_wrong_is_named(here: Stage) -> None:
    names(here, "Mọi lĩnh vực", "👤 Phụ trách", "toàn xã", "Trần Văn Minh")
    here.quan.sees("🧭 Mọi lĩnh vực")
    here.knows(lambda tx: staff.unreachable(tx, MINH))
    opens(here)
    here.quan.sees("Đất đai, toàn xã: đ/c Minh không nhận việc được qua bot.")
    here.quan.sees("sau người phụ trách không còn ai.", "điểm khác.")
    here.quan.taps("Đất đai", "🧪 Thử đường đi", "toàn xã")
    here.quan.sees("sẽ đến: đ/c An.", "Bỏ qua vì không nhận được lúc này: đ/c Minh.")


def test_the_page_after_a_change_says_where_a_matter_goes_now(here: Stage) -> None:
    here.knows(lambda tx: staff.unreachable(tx, MINH))
    names(here, "Đất đai", "👤 Phụ trách", "Ấp 4", "Trần Văn Minh")
    here.quan.sees("🧪 Ý kiến về Đất đai ở Ấp 4 sẽ đến: đ/c An.", "Bỏ qua", "đ/c Minh.")
    names(here, "Mọi lĩnh vực", "👤 Phụ trách", "toàn xã", "Vũ Bình An")
    here.quan.sees("lĩnh vực chưa phân công riêng ở toàn xã sẽ đến: đ/c An.")


@pytest.mark.parametrize("field", ["Đất đai", "Mọi lĩnh vực"])
def test_a_change_by_which_nobody_is_reached_must_be_meant(here: Stage, field: str) -> None:
    for chat in (MINH, 104):
        here.knows(partial(staff.unreachable, chat_id=chat))
    names(here, field, "👤 Phụ trách", "toàn xã", "Trần Văn Minh")
    here.quan.sees("việc không đến được ai", "Đất đai, toàn xã: chưa có ai nhận được.")
    here.quan.taps("Không ghi")
    assert here.quan.toasts[-1] == texts.KEPT
    assert here.knows(responsibles.everything) == []
    names(here, field, "👤 Phụ trách", "toàn xã", "Trần Văn Minh", "Vẫn ghi")
    here.quan.sees("chưa đến được ai: đầu mối đôn đốc giữ và tìm người")
    assert len(here.knows(responsibles.everything)) == 1


def test_a_hamlet_with_somebody_of_its_own_needs_no_word_for_the_others(here: Stage) -> None:
    for chat in (MINH, 104):
        here.knows(partial(staff.unreachable, chat_id=chat))
    names(here, "Đất đai", "👤 Phụ trách", "Ấp 3", "Lê Thị Hoa")
    here.quan.sees("Ấp 3: phụ trách đ/c Hoa", "ở Ấp 3 sẽ đến: đ/c Hoa.")


def test_every_point_to_put_right_can_be_read(here: Stage) -> None:
    for chat in (MINH, 104):
        here.knows(partial(staff.unreachable, chat_id=chat))
    opens(here, "Xem hết")
    here.quan.sees(f"{len(CATEGORIES)} điểm cần sửa</b> · trang 1/3", "Đất đai, toàn xã")
    here.quan.taps("Tiếp", "Tiếp")
    here.quan.sees("trang 3/3", f"{CATEGORIES[-1].name}, toàn xã: chưa có ai nhận được.")


def test_nobody_follows_themselves(here: Stage) -> None:
    def stands_in(tx: Tx) -> None:
        an, minh = (person.id for chat in (104, MINH) if (person := staff.by_account(tx, chat)))
        absences.set_one(tx, an, minh, tx.today, tx.today, tx.now)
        responsibles.put(tx, LAND, None, Part.RESPONSIBLE, [an])
        responsibles.put(tx, LAND, None, Part.ABOVE, [minh])

    here.knows(stands_in)
    opens(here, "Đất đai", "🧪 Thử đường đi", "Ấp 4")
    here.quan.sees("Ấp 4 sẽ đến: đ/c Minh.")


def test_namesakes_can_be_told_apart(here: Stage) -> None:
    here.knows(lambda tx: staff.add(tx, "Lê Thị Hoa", [Role.LEADER], whole_commune=True))
    opens(here, "Đất đai", "👤 Phụ trách", "toàn xã")
    twins = [label for label in here.quan.last.labels if label.startswith("Lê Thị Hoa")]
    assert sorted(twins) == ["Lê Thị Hoa (cán bộ, Ấp 3)", "Lê Thị Hoa (lãnh đạo, toàn xã)"]


def test_a_way_that_comes_back_is_asked_again(here: Stage) -> None:
    names(here, "Đất đai", "👤 Phụ trách", "toàn xã", "Trần Văn Minh")
    names(here, "Đất đai", "🪜 Cấp trên", "Vũ Bình An", "Trần Văn Minh", "✅ Hết")
    here.quan.sees(texts.LOOPED)
    posts = here.knows(responsibles.everything)
    assert len(posts) == 1


def test_nobody_takes_the_line_away(here: Stage) -> None:
    names(here, "Đất đai", "👥 Cấp phó", "toàn xã", "Trần Văn Minh")
    names(here, "Đất đai", "👥 Cấp phó", "toàn xã", "Không phân công")
    assert here.knows(responsibles.everything) == []


def test_limits_hold_from_today_and_an_issue_keeps_its_day(here: Stage) -> None:
    before = here.knows(lambda tx: categories.limits(tx, WATER, Urgency.NORMAL, VALID_FROM))
    names(here, "Thủy lợi", "⏳ Thời hạn", "15")
    here.quan.says("30")
    here.quan.sees(texts.URGENT_IS_LONGER)
    here.quan.says("không biết")
    here.quan.sees(texts.NOT_DAYS)
    here.quan.says("4")
    here.quan.taps("2")
    here.quan.sees("15 ngày làm việc, khẩn 4; nhận trong 2 ngày")

    def limits(tx: Tx, how: Urgency) -> tuple[int, int]:
        held = categories.limits(tx, WATER, how, tx.today)
        return held.answer_days, held.accept_days

    assert here.knows(partial(limits, how=Urgency.NORMAL)) == (15, 2)
    assert here.knows(partial(limits, how=Urgency.URGENT)) == (4, 0)
    kept = here.knows(lambda tx: categories.limits(tx, WATER, Urgency.NORMAL, VALID_FROM))
    assert kept == before


def test_who_answers_on_the_spot_and_how_urgent_it_is(here: Stage) -> None:
    names(here, "Thủy lợi", "📍 Trả lời tại chỗ", "cán bộ", "Xong", "khẩn")
    category = here.knows(lambda tx: categories.rule(tx, WATER))
    assert (category.spot_roles, category.urgency) == (frozenset({Role.LEADER}), Urgency.URGENT)


def test_the_inspection_body_is_named(here: Stage) -> None:
    opens(here, "🏛 Cơ quan kiểm tra")
    here.quan.says("Ủy ban Kiểm tra <Thị ủy>")
    here.quan.sees("Ủy ban Kiểm tra &lt;Thị ủy&gt;")
    assert here.knows(commune.inspection_body) == "Ủy ban Kiểm tra <Thị ủy>"


ROUTES = (
    "authority authoritywrong field setresponsible setdeputy setabove setlimits setspot trypath"
)


@pytest.mark.parametrize("action", [*ROUTES.split(), "nameinspection", "authoritywrong"])
def test_only_an_administrator_may(here: Stage, action: str) -> None:
    for user_id in (HOA, MINH):
        phone = here.phone(user_id)
        phone.says("/start")
        phone.presses(f"{action}:1")
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    for forged in (f"{action}:999", f"{action}:0:x", f"{action}:1:-1"):
        here.quan.presses(forged, 1)
    assert here.knows(responsibles.everything) == []
