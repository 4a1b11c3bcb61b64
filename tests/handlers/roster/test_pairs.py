"""An administrator goes through households that may be one, pair by pair."""

from typing import Any

import pytest

from domain.people import Role
from domain.roster.alike import Likeness, Pair
from handlers.refusals import Why
from handlers.roster import news, pair_texts
from storage import commune, history, households, pairs, staff, visits
from storage.transaction import Tx
from tests.handlers.driver import HOA, Stage

LAN, BA, TWIN = 1, 2, 3
ROUTES = ("pairs", "findpairs", "samepair:2:3", "mergepair:2:3", "apartpair:2:3")


def twin(stage: Stage, *more: Pair) -> None:
    """Ông Ba stands twice, once as a cadre wrote him down."""

    def unit(tx: Tx) -> None:
        hamlet_id = commune.hamlets(tx)[0].id
        households.add(tx, hamlet_id, "Huỳnh Ba", by=None, phone="0912345678")
        pairs.add_some(tx, [Pair(BA, TWIN, Likeness.SHORT), *more], 0)

    stage.knows(unit)


def opens(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("Ấp, khu phố", "Hộ có thể trùng")


def name_of(stage: Stage, household_id: int) -> str | None:
    found = stage.knows(lambda tx: households.get(tx, household_id))
    return found.head_name if found else None


def logs(stage: Stage, *labels: str) -> None:
    stage.hoa.taps(*labels)


def test_a_pair_is_shown_and_merged_into_the_one_that_is_chosen(stage: Stage) -> None:
    twin(stage)
    opens(stage)
    stage.quan.sees("còn 1 cặp", "một tên thiếu chữ đệm", "Huỳnh Văn Ba", "Huỳnh Ba", "0912345678")
    stage.quan.taps("Là một hộ")
    stage.quan.sees("Gộp rồi không tách lại được")
    assert stage.quan.last.labels[0] == pair_texts.BACK
    stage.quan.taps("Giữ 1. ông Huỳnh Văn Ba")
    assert stage.quan.toasts[-1] == pair_texts.MERGED
    stage.quan.sees("Không còn cặp nào")
    assert name_of(stage, TWIN) == "ông Huỳnh Văn Ba"
    found = stage.knows(lambda tx: households.get(tx, TWIN))
    assert found is not None
    assert found.phone == "0912345678"


def test_either_may_stay(stage: Stage) -> None:
    twin(stage)
    opens(stage)
    stage.quan.taps("Là một hộ", "Giữ 2. Huỳnh Ba")
    assert name_of(stage, BA) == "Huỳnh Ba"


def test_two_that_are_told_apart_are_never_offered_again(stage: Stage) -> None:
    twin(stage)
    opens(stage)
    stage.quan.taps("Hai hộ khác nhau")
    assert stage.quan.toasts[-1] == pair_texts.KEPT_APART
    stage.knows(lambda tx: pairs.add_some(tx, [Pair(BA, TWIN, Likeness.SHORT)], 0))
    assert stage.knows(pairs.count) == 0


def test_what_is_put_off_comes_again(stage: Stage) -> None:
    twin(stage, Pair(LAN, TWIN, Likeness.LETTER))
    opens(stage)
    stage.quan.taps("Để sau")
    stage.quan.sees("Nguyễn Thị Lan", "tên lệch một chữ")
    stage.quan.taps("Để sau")
    stage.quan.sees("còn 2 cặp để sau")
    stage.quan.taps("Xem từng cặp")
    stage.quan.sees("Huỳnh Văn Ba")


def test_what_is_merged_takes_its_other_pairs_along(stage: Stage) -> None:
    twin(stage, Pair(LAN, TWIN, Likeness.LETTER))
    opens(stage)
    stage.quan.taps("Là một hộ", "Giữ 1.")
    assert stage.knows(pairs.count) == 0


def test_old_buttons_and_double_taps_merge_once(stage: Stage) -> None:
    twin(stage)
    opens(stage)
    message_id, _ = stage.quan.find("Là một hộ")
    stage.quan.presses("mergepair:2:3", message_id, times=3)
    assert stage.quan.toasts[-2:] == [pair_texts.DECIDED] * 2
    stage.quan.presses("mergepair:3:2", message_id)
    stage.quan.presses("apartpair:2:3", message_id)
    stage.quan.presses("samepair:2:3", message_id)
    assert stage.quan.toasts[-3:] == [pair_texts.DECIDED] * 3
    events = stage.knows(lambda tx: history.of(tx, "household", BA))
    assert [event.what for event in events if event.what in ("merged", "apart")] == ["merged"]


@pytest.mark.parametrize("data", ["mergepair:1:2", "mergepair:2:2", "mergepair:99:3", "pairs:999"])
def test_only_a_pair_that_waits_can_be_merged(stage: Stage, data: str) -> None:
    twin(stage)
    stage.quan.says("/start")
    stage.quan.presses(data)
    assert name_of(stage, TWIN) == "Huỳnh Ba"
    assert name_of(stage, BA) == "ông Huỳnh Văn Ba"


@pytest.mark.parametrize("extra", ["", "x", "-1", "٣", "9" * 30])
def test_nonsense_is_refused(stage: Stage, extra: str) -> None:
    twin(stage)
    stage.quan.says("/start")
    stage.quan.presses(f"mergepair:2:{extra}")
    assert stage.quan.toasts[-1] == Why.GONE


@pytest.mark.parametrize("data", ROUTES)
def test_nobody_else_merges(stage: Stage, data: str) -> None:
    twin(stage)
    for phone in (stage.hoa, stage.minh):
        phone.says("/start")
        phone.presses(data)
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    assert name_of(stage, TWIN) == "Huỳnh Ba"
    assert stage.knows(pairs.asked) == []


def test_looking_at_a_pair_is_logged(stage: Stage) -> None:
    twin(stage)
    opens(stage)
    looked = "SELECT subject_id FROM access WHERE subject = 'household' ORDER BY id"
    seen = stage.knows(lambda tx: tx.connection.exec_driver_sql(looked).scalars().all())
    assert seen == [BA, TWIN]


def test_a_search_says_on_its_card_what_it_found(stage: Stage) -> None:
    opens(stage)
    stage.quan.taps("Tìm hộ trùng", times=2)
    stage.quan.sees("Đang so các hộ")
    (search,) = stage.knows(pairs.asked)
    stage.says(stage.quan, lambda tx: news.searched(tx, search, failed=True))
    stage.quan.sees("chưa xong")
    stage.says(stage.quan, lambda tx: news.searched(tx, search, failed=False))
    stage.quan.sees("Không có hộ nào giống nhau")
    twin(stage)
    stage.says(stage.quan, lambda tx: news.searched(tx, search, failed=False))
    stage.quan.sees("1 cặp hộ có thể trùng")
    stage.quan.taps("Xem từng cặp")
    stage.quan.sees("Huỳnh Văn Ba")


def test_whoever_left_is_told_nothing(stage: Stage) -> None:
    opens(stage)
    stage.quan.taps("Tìm hộ trùng")
    (search,) = stage.knows(pairs.asked)
    stage.knows(lambda tx: staff.leave(tx, search.asked_by))
    assert stage.knows(lambda tx: news.searched(tx, search, failed=False)) == []


def merges(stage: Stage) -> None:
    opens(stage)
    stage.quan.taps("Là một hộ", "Giữ 1. ông Huỳnh Văn Ba")


def test_a_form_under_way_is_about_the_one_that_stays(stage: Stage) -> None:
    twin(stage)
    stage.hoa.says("/start")
    stage.hoa.taps("Ghi thăm hộ")
    stage.hoa.says("Huỳnh Ba")
    stage.hoa.taps("Huỳnh Ba, Ấp 3")
    stage.hoa.says("/start")
    stage.hoa.sees("thăm Huỳnh Ba")
    merges(stage)
    stage.hoa.says("/start")
    stage.hoa.sees("thăm ông Huỳnh Văn Ba")
    stage.hoa.taps("Tiếp")
    stage.hoa.taps("Xong", "Không có ý kiến")
    stage.hoa.sees("Huỳnh Văn Ba")
    stage.hoa.taps("Gửi phiếu")
    (visit,) = stage.knows(lambda tx: visits.of_household(tx, BA, limit=5))
    assert visit.household_id == BA


def test_one_that_was_cancelled_and_is_taken_up_again_as_well(stage: Stage) -> None:
    twin(stage)
    stage.hoa.says("/start")
    stage.hoa.presses(f"visit:{TWIN}")
    stage.hoa.taps("Xong", "Hủy")
    merges(stage)
    stage.hoa.taps("Lấy lại")
    stage.hoa.taps("Không có ý kiến", "Gửi phiếu")
    assert len(stage.knows(lambda tx: visits.of_household(tx, BA, limit=5))) == 1


def test_drafts_of_both_become_one(stage: Stage) -> None:
    twin(stage)
    for household_id in (BA, TWIN):
        stage.hoa.says("/start")
        stage.hoa.presses(f"visit:{household_id}")
        stage.hoa.taps("Xong")
    merges(stage)
    stage.hoa.taps("Không có ý kiến")
    stage.hoa.sees("Huỳnh Văn Ba")


@pytest.mark.parametrize(
    ("data", "kind"), [(f"raise:{TWIN}", "raise"), (f"priority:{TWIN}", "set_priority")]
)
def test_forms_opened_from_its_page_follow(stage: Stage, data: str, kind: str) -> None:
    twin(stage)
    stage.hoa.says("/start")
    stage.hoa.presses(data)
    merges(stage)
    states = "SELECT state FROM talk WHERE ended_at IS NULL"
    held: Any = stage.knows(lambda tx: tx.connection.exec_driver_sql(states).scalars().all())
    assert [f'"household":{BA}' in state for state in held] == [True]


def test_its_buttons_and_its_page_lead_to_the_one_that_stays(stage: Stage) -> None:
    twin(stage)
    stage.hoa.says("/start")
    merges(stage)
    stage.hoa.presses(f"household:{TWIN}")
    stage.hoa.sees("ông Huỳnh Văn Ba", "0912345678")
    stage.hoa.presses(f"visit:{TWIN}")
    stage.hoa.taps("Xong", "Không có ý kiến", "Gửi phiếu")
    assert len(stage.knows(lambda tx: visits.of_household(tx, BA, limit=5))) == 1


def test_another_administrator_may_decide_as_well(stage: Stage) -> None:
    twin(stage)
    stage.knows(lambda tx: staff.set_roles(tx, stage_id(tx), [Role.ADMIN]))
    stage.hoa.says("/start")
    stage.hoa.presses("apartpair:2:3")
    assert stage.hoa.toasts[-1] == pair_texts.KEPT_APART


def stage_id(tx: Tx) -> int:
    person = staff.by_account(tx, HOA)
    assert person is not None
    return person.id
