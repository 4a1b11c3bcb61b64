"""Somebody leaves the staff."""

from datetime import date

from domain.message import Say
from domain.people import Role
from domain.programme import SATURDAY_WITH_THE_PEOPLE
from domain.spoken import Spoken
from handlers.refusals import Why
from handlers.staff import texts
from storage import (
    handovers,
    history,
    households,
    invites,
    outbox,
    planning,
    programmes,
    proposals,
    staff,
    talks,
    visits,
)
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, OTHER, Stage
from tests.handlers.staff.test_changing import opens
from tests.storage.people import never_visited

HOA_ID, MINH_ID = 2, 3


def proposed(stage: Stage, household_ids: tuple[int, ...] = (1, 2)) -> int:
    """Households are proposed to Hoa for the coming Saturday; the occurrence's id."""

    def propose(tx: Tx) -> int:
        planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
        coming = programmes.next_one(tx)
        assert coming is not None
        proposals.propose(tx, coming.id, HOA_ID, never_visited(*household_ids))
        return coming.id

    return stage.knows(propose)


def revokes(stage: Stage, name: str = "Lê Thị Hoa", reason: str = "Nghỉ hưu") -> None:
    opens(stage, name)
    stage.quan.taps("Thôi phụ trách")
    stage.quan.says(reason)


def test_access_ends_at_once_with_every_old_button(stage: Stage) -> None:
    stage.hoa.says("/start")
    stage.hoa.taps("Ghi thăm hộ")
    old = [(m, b.data) for m, shown in stage.hoa.shown.items() for r in shown.buttons for b in r]
    revokes(stage)
    stage.quan.sees("Lý do: Nghỉ hưu", "Quyền dùng bot dừng ngay")
    stage.quan.taps("Thôi phụ trách")
    stage.quan.sees("<b>Lê Thị Hoa</b> đã thôi phụ trách")
    assert stage.hoa.last.text == texts.FAREWELL
    assert stage.hoa.menu == ()
    for message_id, data in old:
        stage.hoa.presses(data, message_id)
        assert stage.hoa.toasts[-1] == Why.STRANGER
    stage.hoa.says("/start")
    assert stage.hoa.last.text == Why.STRANGER
    assert stage.knows(lambda tx: talks.open_of(tx, HOA_ID)) == []


def test_records_stay_with_the_reason(stage: Stage) -> None:
    revokes(stage)
    stage.quan.taps("Thôi phụ trách")
    assert stage.knows(lambda tx: staff.name_of(tx, HOA_ID)) == "Lê Thị Hoa"
    last = stage.knows(lambda tx: history.of(tx, "person", HOA_ID))[-1]
    assert (last.what, last.person_id, last.why) == ("left", 1, "Nghỉ hưu")


def test_the_safe_buttons_stand_before_the_one_that_revokes(stage: Stage) -> None:
    revokes(stage)
    assert stage.quan.last.labels[:2] == ["✏️ Sửa", texts.REVOKE]


def test_a_double_tap_revokes_once(stage: Stage) -> None:
    revokes(stage)
    stage.quan.taps("Thôi phụ trách", times=3)
    events = stage.knows(lambda tx: history.of(tx, "person", HOA_ID))
    assert [event.what for event in events] == ["left"]
    assert stage.hoa.screen.count(texts.FAREWELL) == 1


def test_open_tasks_go_to_somebody_named_who_is_told(stage: Stage) -> None:
    occurrence_id = proposed(stage)
    revokes(stage)
    stage.quan.sees("Còn 2 hộ phải thăm")
    stage.quan.taps("Trần Văn Minh")
    stage.quan.sees("Người nhận tiếp: Trần Văn Minh", "Giao thêm ấp: Ấp 3")
    stage.quan.taps("Thôi phụ trách")
    listed = stage.knows(lambda tx: proposals.listed(tx, occurrence_id, MINH_ID))
    assert listed == [1, 2]
    stage.minh.sees("nhận tiếp 2 hộ", "Phụ trách: Ấp 3, Ấp 4")
    minh = stage.knows(lambda tx: staff.by_account(tx, MINH))
    assert minh is not None
    assert minh.hamlet_ids == {1, 2}


def test_taken_tasks_stand_after_ones_own(stage: Stage) -> None:
    occurrence_id = proposed(stage)

    def more(tx: Tx) -> None:
        household_id = households.add(tx, 2, "bà Đặng Thị Mười", by=None)
        proposals.propose(tx, occurrence_id, MINH_ID, never_visited(household_id))

    stage.knows(more)
    revokes(stage)
    stage.quan.taps("Trần Văn Minh", "Thôi phụ trách")
    listed = stage.knows(lambda tx: proposals.listed(tx, occurrence_id, MINH_ID))
    assert listed == [3, 1, 2]


def test_only_what_is_still_to_be_visited_is_an_open_task(stage: Stage) -> None:
    occurrence_id = proposed(stage)

    def visit(tx: Tx) -> None:
        visits.record(
            tx,
            household_id=1,
            visited_on=date(2026, 12, 5),
            by=HOA_ID,
            occurrence_id=occurrence_id,
            talk_id=talks.begin(tx, HOA_ID, "visit", {}).id,
            companion_ids=[],
            topic_ids=[],
            note=Spoken(),
            place=None,
        )

    stage.knows(visit)
    tasks = stage.knows(lambda tx: handovers.open_tasks(tx, HOA_ID))
    assert [task.household_id for task in tasks] == [2]
    stage.passes(days=14)
    assert stage.knows(lambda tx: handovers.open_tasks(tx, HOA_ID)) == []


def test_the_heir_is_found_by_name_without_marks(stage: Stage) -> None:
    proposed(stage)
    stage.knows(lambda tx: staff.bind(tx, staff.add(tx, "Võ Út", [Role.CADRE]), OTHER, OTHER))
    revokes(stage)
    stage.quan.says("ut")
    stage.quan.says("<b>zzz</b>")
    stage.quan.sees("«&lt;b&gt;zzz&lt;/b&gt;»: không thấy tên nào")
    stage.quan.says("ut")
    stage.quan.says("1")
    stage.quan.sees("Người nhận tiếp: Võ Út")


def test_while_nobody_could_go_on_nobody_may_be_named(stage: Stage) -> None:
    proposed(stage)
    stage.knows(lambda tx: staff.unreachable(tx, MINH))
    revokes(stage)
    stage.quan.taps("Chưa có ai nhận", "Thôi phụ trách")
    assert stage.knows(lambda tx: staff.by_id(tx, HOA_ID)) is None


def test_an_heir_who_leaves_meanwhile_is_asked_again(stage: Stage) -> None:
    proposed(stage)
    stage.knows(lambda tx: staff.bind(tx, staff.add(tx, "Võ Út", [Role.CADRE]), OTHER, OTHER))
    revokes(stage)
    stage.quan.taps("Trần Văn Minh")
    stage.knows(lambda tx: staff.leave(tx, MINH_ID))
    stage.quan.taps("Thôi phụ trách")
    stage.quan.sees("Mời chọn người khác")
    assert stage.knows(lambda tx: staff.by_id(tx, HOA_ID)) is not None


def test_nobody_revokes_themselves(stage: Stage) -> None:
    opens(stage, "Bùi Đức Quản")
    assert not any("Thôi phụ trách" in label for label in stage.quan.last.labels)
    stage.quan.presses("revoke:1")
    assert stage.quan.toasts[-1] == texts.NOT_YOURSELF


def test_two_administrators_cannot_revoke_each_other_away(stage: Stage) -> None:
    stage.knows(lambda tx: staff.set_roles(tx, HOA_ID, [Role.ADMIN]))
    stage.hoa.says("/start")
    stage.hoa.taps("👥 Cán bộ", "Bùi Đức Quản", "Thôi phụ trách")
    stage.hoa.says("Chuyển công tác")
    revokes(stage)
    stage.quan.taps("Thôi phụ trách")
    stage.hoa.presses(stage.hoa.last.buttons[0][0].data if stage.hoa.last.buttons else "revoke:1")
    assert stage.knows(lambda tx: staff.by_id(tx, 1)) is not None


def test_what_waits_for_the_chat_is_not_sent_any_more(stage: Stage) -> None:
    later = Say("nhắc việc", chat_id=HOA, due_at=stage.now.replace(hour=20))
    stage.says(stage.quan, lambda tx: [later])
    revokes(stage)
    stage.quan.taps("Thôi phụ trách")
    stage.passes(days=1)
    waiting = stage.knows(lambda tx: outbox.waiting(tx, tx.now))
    assert [row.chat_id for row in waiting] == []


def test_invitations_by_whoever_leaves_end(stage: Stage) -> None:
    code = stage.knows(lambda tx: invites.create(tx, "Ai Đó", [Role.ADMIN], invited_by=HOA_ID))
    revokes(stage)
    stage.quan.taps("Thôi phụ trách")
    stage.hoa.says(f"/start {code}")
    assert stage.hoa.last.text == Why.INVITE_GONE


def test_a_reason_of_ten_thousand_characters_is_asked_again(stage: Stage) -> None:
    revokes(stage, reason="x" * 10_000)
    stage.quan.sees("dài 10000 ký tự", "Vì sao đồng chí Lê Thị Hoa")
