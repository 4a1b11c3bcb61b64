"""What somebody takes on: optional, ticked or typed, shown wherever they are named."""

import pytest

from domain.programme import OccurrenceKind
from handlers.registration import task_texts as texts
from storage import history, registrations
from storage.registrations import Registration
from tests.handlers.driver import Phone
from tests.handlers.registration.friday import Friday


def word(friday: Friday, phone: Phone) -> Registration | None:
    who, on = friday.id_of(phone), friday.saturday.id
    return friday.stage.knows(lambda tx: registrations.word(tx, on, who))


def test_taking_part_is_one_tap_and_what_one_does_may_follow(friday: Friday) -> None:
    friday.hoa.says("/start")
    friday.hoa.taps("Lịch của tôi", "Tham gia T7 05/12")
    assert word(friday, friday.hoa) == Registration(takes_part=True)
    friday.hoa.taps("Nhận việc T7 05/12")
    friday.hoa.sees(texts.ASK, texts.HINT)
    friday.hoa.taps("⬜ Thăm hộ", "⬜ Dọn vệ sinh", "Xong")
    friday.hoa.sees("• Thăm hộ\n• Dọn vệ sinh")
    friday.hoa.taps("Lịch của tôi")
    friday.hoa.sees("🧹 Việc nhận làm: Thăm hộ; Dọn vệ sinh.")
    friday.says(friday.ha, "turnout")
    friday.ha.sees("✅ đ/c Hoa: Thăm hộ; Dọn vệ sinh")


def test_typed_words_are_one_more_task_and_what_was_taken_on_can_be_changed(friday: Friday) -> None:
    friday.says(friday.hoa, "attend")
    friday.says(friday.hoa, "takeon")
    friday.hoa.taps("⬜ Thăm hộ")
    friday.hoa.says("Chở nước <b>uống")
    friday.hoa.sees("• Thăm hộ\n• Chở nước &lt;b&gt;uống")
    friday.says(friday.hoa, "takeon")
    friday.hoa.taps("✅ Thăm hộ", "Xong")
    mine = word(friday, friday.hoa)
    assert mine is not None
    assert mine.tasks == ("Chở nước <b>uống",)
    events = friday.stage.knows(lambda tx: history.of(tx, "occurrence", friday.saturday.id))
    changes = [(e.old, e.new) for e in events if e.what == "takes on"]
    assert changes[-1] == ("Thăm hộ; Chở nước <b>uống", "Chở nước <b>uống")


@pytest.mark.parametrize("words", ["…", "x" * 81])
def test_words_that_are_no_task_are_asked_again(friday: Friday, words: str) -> None:
    friday.says(friday.hoa, "attend")
    friday.says(friday.hoa, "takeon")
    friday.hoa.says(words)
    assert "✅" not in friday.hoa.last.text
    mine = word(friday, friday.hoa)
    assert mine is not None
    assert mine.tasks == ()


def test_who_does_not_take_part_takes_nothing_on(friday: Friday) -> None:
    friday.says(friday.hoa, "takeon")
    assert friday.hoa.toasts[-1] == texts.NOT_YET
    friday.says(friday.hoa, "attend")
    friday.says(friday.hoa, "takeon")
    card = max(friday.hoa.shown)
    friday.says(friday.hoa, "absent")
    friday.hoa.taps("Ốm đau")
    friday.hoa.presses(friday.hoa.shown[card].buttons[0][0].data, card)
    assert word(friday, friday.hoa) == Registration(takes_part=False, reason="Ốm đau")


def test_joining_again_keeps_what_was_taken_on_and_absence_drops_it(friday: Friday) -> None:
    friday.says(friday.hoa, "attend")
    friday.says(friday.hoa, "takeon")
    friday.hoa.says("dọn vệ sinh")
    friday.hoa.taps("Xong")
    friday.says(friday.hoa, "attend")
    assert word(friday, friday.hoa) == Registration(takes_part=True, tasks=("Dọn vệ sinh",))
    friday.says(friday.hoa, "absent")
    friday.hoa.taps("Ốm đau")
    friday.says(friday.hoa, "attend")
    assert word(friday, friday.hoa) == Registration(takes_part=True)


def test_every_kind_of_date_has_something_to_take_on() -> None:
    assert set(texts.SUGGESTIONS) == set(OccurrenceKind)
    for tasks in texts.SUGGESTIONS.values():
        assert all(len(task) <= 36 for task in tasks)
