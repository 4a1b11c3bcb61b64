"""An administrator looks after the hamlets."""

import unicodedata
from functools import partial

import pytest

from domain.issue import Limits, Urgency
from domain.people import Role
from domain.responsibility import Part, Post
from handlers.hamlets import texts
from handlers.refusals import Why
from storage import categories, commune, history, households, invites, responsibles, staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, Stage


def names(stage: Stage) -> list[str]:
    return [hamlet.name for hamlet in stage.knows(commune.hamlets)]


def opens(stage: Stage, name: str) -> None:
    """Quản opens a hamlet's page."""
    stage.quan.says("/start")
    stage.quan.taps("Ấp, khu phố", name)


def adds(stage: Stage, words: str) -> None:
    stage.quan.says("/start")
    stage.quan.taps("Ấp, khu phố", "Thêm")
    stage.quan.says(words)


def test_the_list_counts_households(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("Ấp, khu phố")
    assert stage.quan.last.labels[:2] == ["Ấp 3 · 2 hộ", "Ấp 4 · 0 hộ"]


def test_an_empty_list_says_what_to_do(stage: Stage) -> None:
    for id in (1, 2):
        stage.knows(partial(commune.close_hamlet, hamlet_id=id))
    stage.quan.says("/start")
    stage.quan.taps("Ấp, khu phố")
    assert stage.quan.last.text == texts.NO_HAMLETS


def test_one_is_added_by_its_name(stage: Stage) -> None:
    adds(stage, unicodedata.normalize("NFD", "Khu phố  Hòa Bình"))
    assert names(stage) == ["Ấp 3", "Ấp 4", "Khu phố Hòa Bình"]
    stage.quan.sees("Đã thêm 1 ấp, khu phố.", "🏘 Ấp, khu phố: 3")


def test_several_are_added_in_one_line(stage: Stage) -> None:
    adds(stage, "Ấp 10, Ấp 2; ấp 3,, Ấp 2")
    assert names(stage) == ["Ấp 2", "Ấp 3", "Ấp 4", "Ấp 10"]
    stage.quan.sees("Đã thêm 2 ấp, khu phố. Đã có từ trước: ấp 3, Ấp 2.")


def test_a_name_that_is_too_long_is_asked_again(stage: Stage) -> None:
    adds(stage, "Ấp 9, " + "x" * 31)
    stage.quan.sees("dài quá 30 ký tự")
    assert names(stage) == ["Ấp 3", "Ấp 4"]
    stage.quan.says("y" * 10_000)
    stage.quan.sees("dài 10000 ký tự")


@pytest.mark.parametrize("words", ["🙂", "???", ", ,"])
def test_a_name_without_letters_or_digits_is_asked_again(stage: Stage, words: str) -> None:
    adds(stage, words)
    stage.quan.sees("Tên ấp, khu phố?")
    assert names(stage) == ["Ấp 3", "Ấp 4"]


def test_a_renamed_hamlet_keeps_its_households_and_its_history(stage: Stage) -> None:
    opens(stage, "Ấp 3")
    stage.quan.sees("Số hộ: 2", "Phụ trách: Lê Thị Hoa")
    stage.quan.taps("Đổi tên")
    stage.quan.says("Ấp <b>Ba</b>")
    stage.quan.sees("Ấp &lt;b&gt;Ba&lt;/b&gt;", "Số hộ: 2")
    changes = stage.knows(lambda tx: history.of(tx, "hamlet", 1))
    assert [(c.what, c.old, c.new) for c in changes] == [("renamed", "Ấp 3", "Ấp <b>Ba</b>")]


def test_a_name_that_another_hamlet_has_is_asked_again(stage: Stage) -> None:
    opens(stage, "Ấp 3")
    stage.quan.taps("Đổi tên")
    stage.quan.says("ap 4")
    stage.quan.sees(texts.NAME_TAKEN)


def test_closing_moves_households_and_people_to_another_and_tells_them(stage: Stage) -> None:
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4")
    stage.quan.sees("Số hộ: 2", "Phụ trách: Lê Thị Hoa", "chuyển về <b>Ấp 4</b>")
    assert stage.quan.last.labels[:2] == [texts.KEEP, texts.DO_CLOSE]
    stage.quan.taps("🚫 Đóng ấp")
    assert names(stage) == ["Ấp 4"]
    assert stage.knows(lambda tx: households.count(tx, 2)) == 2
    hoa = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert hoa is not None
    assert hoa.hamlet_ids == {2}
    stage.hoa.sees("Ấp 3 đã đóng, nhập vào Ấp 4", "phụ trách: Ấp 4")
    moved = stage.knows(lambda tx: history.of(tx, "household", 1))
    assert [(c.what, c.old, c.new, c.person_id) for c in moved] == [("hamlet", "1", "2", 1)]


def test_its_lines_of_the_table_go_along_where_the_other_has_none(stage: Stage) -> None:
    def prepare(tx: Tx) -> None:
        for number, name in enumerate(("Giao thông", "Đất đai")):
            limits = dict.fromkeys(Urgency, Limits(10, 10))
            on = tx.today
            categories.add(tx, name, (), number, is_beyond=False, limits=limits, valid_from=on)
        responsibles.put(tx, 1, 1, Part.RESPONSIBLE, [2])
        responsibles.put(tx, 2, 1, Part.RESPONSIBLE, [2])
        responsibles.put(tx, 2, 2, Part.DEPUTY, [3])

    stage.knows(prepare)
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4")
    stage.quan.sees("chuyển theo: Giao thông.", "hết hiệu lực, vì nơi nhận đã có: Đất đai.")
    stage.quan.taps("🚫 Đóng ấp")
    kept = {Post(1, 2, Part.RESPONSIBLE, 0, 2), Post(2, 2, Part.DEPUTY, 0, 3)}
    assert set(stage.knows(responsibles.everything)) == kept


def test_whoever_looked_after_both_looks_after_the_one_left(stage: Stage) -> None:
    stage.knows(lambda tx: staff.set_hamlets(tx, 2, [1, 2], whole_commune=False))
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4", "🚫 Đóng ấp")
    hoa = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert hoa is not None
    assert hoa.hamlet_ids == {2}


def test_waiting_invitations_follow_a_merger(stage: Stage) -> None:
    stage.knows(lambda tx: invites.create(tx, "Đỗ Thị Mai", [Role.CADRE], [1]))
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4", "🚫 Đóng ấp")
    (waiting,) = stage.knows(invites.pending)
    assert waiting.hamlet_ids == {2}


def test_closing_can_be_thought_better_of(stage: Stage) -> None:
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4", "Không đóng")
    assert names(stage) == ["Ấp 3", "Ấp 4"]
    assert stage.quan.toasts[-1] == texts.KEPT


def test_an_empty_hamlet_is_closed_without_a_successor(stage: Stage) -> None:
    adds(stage, "Ấp 9")
    opens(stage, "Ấp 9")
    stage.quan.taps("🚫 Đóng", "🚫 Đóng ấp")
    assert names(stage) == ["Ấp 3", "Ấp 4"]


def test_a_closed_hamlet_comes_back_under_its_name(stage: Stage) -> None:
    adds(stage, "Ấp 9")
    opens(stage, "Ấp 9")
    stage.quan.taps("🚫 Đóng", "🚫 Đóng ấp")
    adds(stage, "ấp 9")
    assert names(stage) == ["Ấp 3", "Ấp 4", "ấp 9"]


def test_the_only_hamlet_is_not_closed_under_its_households(stage: Stage) -> None:
    stage.knows(lambda tx: commune.close_hamlet(tx, 2))
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng")
    assert stage.quan.toasts[-1] == texts.NOWHERE
    assert names(stage) == ["Ấp 3"]


def test_two_administrators_close_it_once(stage: Stage) -> None:
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 4")
    stage.quan.taps("🚫 Đóng ấp", times=2)
    events = stage.knows(lambda tx: history.of(tx, "hamlet", 1))
    assert [event.what for event in events] == ["closed"]


def test_a_successor_closed_meanwhile_is_asked_again(stage: Stage) -> None:
    adds(stage, "Ấp 9")
    opens(stage, "Ấp 3")
    stage.quan.taps("🚫 Đóng", "Ấp 9")
    stage.knows(lambda tx: commune.close_hamlet(tx, 3))
    stage.quan.taps("🚫 Đóng ấp")
    assert names(stage) == ["Ấp 3", "Ấp 4"]
    stage.quan.sees("chuyển về đâu")


def test_a_hamlet_closed_meanwhile_ends_the_talk(stage: Stage) -> None:
    opens(stage, "Ấp 4")
    stage.quan.taps("Đổi tên")
    stage.knows(lambda tx: commune.close_hamlet(tx, 2))
    stage.quan.says("Ấp Bốn")
    assert names(stage) == ["Ấp 3"]
    stage.quan.sees("🏘 Ấp, khu phố: 1")


@pytest.mark.parametrize("data", ["hamlet", "namehamlet", "closehamlet"])
def test_a_forged_or_closed_hamlet_is_refused(stage: Stage, data: str) -> None:
    def close(tx: Tx) -> None:
        commune.close_hamlet(tx, 2)

    stage.knows(close)
    for id in (0, 2, 99, 10**14):
        stage.quan.presses(f"{data}:{id}")
    assert set(stage.quan.toasts) == {str(Why.GONE)}
