"""An administrator changes what somebody is."""

from functools import partial

import pytest

from domain.people import Role
from handlers.refusals import Why
from handlers.staff import texts
from storage import commune, history, invites, staff, talks
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, QUAN, Stage

ADMIN_BUTTONS = (
    "staff:0",
    "person:1",
    "invites:0",
    "invited:1",
    "invite:0",
    "phone:1:0",
    "uninvite:1",
    "roles:1",
    "charge:1",
    "rename:1",
    "revoke:1",
    "hamlets:0",
    "hamlet:1",
    "addhamlet:0",
    "namehamlet:1",
    "closehamlet:1",
)


def opens(stage: Stage, name: str) -> None:
    """Quản opens somebody's page."""
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", name)


def roles_of(stage: Stage, user_id: int) -> set[str]:
    person = stage.knows(lambda tx: staff.by_account(tx, user_id))
    assert person is not None
    return {str(role) for role in person.roles}


@pytest.mark.parametrize("data", ADMIN_BUTTONS)
def test_a_cadre_who_presses_an_administrators_button_is_refused(stage: Stage, data: str) -> None:
    stage.hoa.presses(data)
    assert stage.hoa.toasts == [Why.NOT_ALLOWED]
    assert not stage.hoa.shown
    assert stage.knows(invites.pending) == []


def test_a_cadre_who_presses_an_administrators_talk_is_refused(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò")
    _, button = stage.quan.find("Chỉ là cán bộ")
    stage.hoa.presses(button.data)
    assert stage.hoa.toasts == [Why.GONE]


@pytest.mark.parametrize("action", ["person", "phone", "roles", "charge", "rename", "revoke"])
def test_a_forged_id_finds_nobody(stage: Stage, action: str) -> None:
    for id in (0, 99, 999_999_999_999_999):
        stage.quan.presses(f"{action}:{id}:x")
    assert set(stage.quan.toasts) == {str(Why.GONE)}


def test_the_list_stands_in_vietnamese_order_with_marks(stage: Stage) -> None:
    stage.knows(lambda tx: staff.add(tx, "Nguyễn Thị Ánh", [Role.COORDINATOR]))
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ")
    assert stage.quan.last.labels[:4] == [
        "Nguyễn Thị Ánh 📣⏳",
        "Lê Thị Hoa",
        "Trần Văn Minh ⭐",
        "Bùi Đức Quản 🔑",
    ]


def test_a_name_with_a_stray_mark_does_not_stop_the_list(stage: Stage) -> None:
    stage.knows(lambda tx: staff.add(tx, "X\u0301\u0301 \u0301", [Role.CADRE]))
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ")
    stage.quan.sees("4 đồng chí")


def test_a_long_list_is_shown_in_pages(stage: Stage) -> None:
    def crowd(tx: Tx) -> None:
        for number in range(20):
            staff.add(tx, f"Cán Bộ {number:02d}", [Role.CADRE])

    stage.knows(crowd)
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "▶️ Tiếp", "▶️ Tiếp")
    stage.quan.sees("23 đồng chí", "trang 3/3")
    stage.quan.presses("staff:99999")
    stage.quan.sees("trang 3/3")


def test_a_page_tells_roles_hamlets_and_since_when(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.sees("Vai trò: cán bộ", "Phụ trách: Ấp 3", "đã tham gia ngày 01/12/2026")
    stage.knows(lambda tx: staff.unreachable(tx, MINH))
    opens(stage, "Trần Văn Minh")
    stage.quan.sees("không liên lạc được")


def test_changed_roles_hold_at_once_and_the_person_is_told(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò")
    assert "✅ Cán bộ" in stage.quan.last.labels
    stage.quan.taps("Cán bộ", "Đầu mối đôn đốc", "✅ Xong")
    assert roles_of(stage, HOA) == {"coordinator"}
    stage.quan.sees("Vai trò: đầu mối đôn đốc")
    stage.hoa.sees("đã được cập nhật", "Vai trò: đầu mối đôn đốc")
    assert ("chuanbi", "Chuẩn bị buổi tới") in stage.hoa.menu
    changes = stage.knows(lambda tx: history.of(tx, "person", 2))
    assert [(c.what, c.old, c.new) for c in changes] == [("roles", "cadre", "coordinator")]


def test_ticking_nothing_new_changes_nothing(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò", "✅ Xong")
    assert stage.quan.toasts[-1] == texts.UNCHANGED
    assert not stage.hoa.shown


def test_the_last_administrator_stays_administrator(stage: Stage) -> None:
    opens(stage, "Bùi Đức Quản")
    stage.quan.taps("Đổi vai trò", "Chỉ là cán bộ")
    stage.quan.sees(texts.LAST_ADMIN)
    assert roles_of(stage, QUAN) == {"admin"}


def test_an_administrator_who_never_joined_is_no_other_administrator(stage: Stage) -> None:
    stage.knows(lambda tx: staff.add(tx, "Võ Thị An", [Role.ADMIN]))
    opens(stage, "Bùi Đức Quản")
    stage.quan.taps("Đổi vai trò", "Chỉ là cán bộ")
    stage.quan.sees(texts.LAST_ADMIN)


def test_one_of_two_administrators_can_step_back_and_gets_home(stage: Stage) -> None:
    stage.knows(lambda tx: staff.set_roles(tx, 2, [Role.ADMIN]))
    opens(stage, "Bùi Đức Quản")
    stage.quan.taps("Đổi vai trò", "Chỉ là cán bộ")
    assert roles_of(stage, QUAN) == {"cadre"}
    stage.quan.sees("Chào đồng chí Quản")
    stage.quan.presses("staff:0")
    assert stage.quan.toasts[-1] == Why.NOT_ALLOWED


def test_invitations_by_an_administrator_end_with_the_role(stage: Stage) -> None:
    stage.knows(lambda tx: staff.set_roles(tx, 2, [Role.ADMIN]))
    code = stage.knows(lambda tx: invites.create(tx, "Ai Đó", [Role.ADMIN], invited_by=2))
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò", "Chỉ là cán bộ")
    stage.stranger.says(f"/start {code}")
    assert stage.stranger.last.text == Why.INVITE_GONE


def test_whoever_loses_a_role_is_not_trapped_in_a_talk_of_it(stage: Stage) -> None:
    stage.hoa.says("/start")
    stage.hoa.taps("Ghi thăm hộ")
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò", "Cán bộ", "Đầu mối đôn đốc", "✅ Xong")
    assert stage.knows(lambda tx: talks.current(tx, 2)) is None
    stage.hoa.says("/start")
    stage.hoa.sees("Chào đồng chí Hoa")


def test_changed_hamlets_hold_at_once_and_the_person_is_told(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi ấp")
    assert stage.quan.last.labels[:3] == ["✅ Xong", "✅ Ấp 3", "⬜ Ấp 4"]
    stage.quan.taps("Ấp 3", "Ấp 4", "✅ Xong")
    stage.quan.sees("Phụ trách: Ấp 4")
    stage.hoa.sees("Phụ trách: Ấp 4")
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi ấp", "Toàn xã")
    stage.quan.sees("Phụ trách: toàn xã")


def test_a_hamlet_closed_meanwhile_is_asked_again(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi ấp")
    stage.knows(lambda tx: commune.close_hamlet(tx, 2))
    stage.quan.taps("Ấp 4")
    stage.quan.sees("Lựa chọn này không còn")


def test_an_unknown_name_can_be_corrected(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Sửa họ tên")
    stage.quan.says("Lê Thị <i>Hòa</i>")
    stage.quan.sees("Lê Thị &lt;i&gt;Hòa&lt;/i&gt;")
    person = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert person is not None
    assert person.full_name == "Lê Thị <i>Hòa</i>"


def test_somebody_who_leaves_while_being_changed_ends_the_talk(stage: Stage) -> None:
    for button, words in (("Đổi vai trò", "Chỉ là cán bộ"), ("Sửa họ tên", "Lê Thị Hoà")):
        person_id = stage.knows(lambda tx: staff.add(tx, "Võ Thị An", [Role.CADRE]))
        opens(stage, "Võ Thị An")
        stage.quan.taps(button)
        stage.knows(partial(staff.leave, person_id=person_id))
        stage.quan.says(words)
        assert stage.knows(lambda tx: talks.open_of(tx, 1)) == []
        stage.quan.sees("👥 Cán bộ: 3 đồng chí")


def test_a_double_tap_on_a_button_that_opens_a_talk_leaves_one(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Đổi vai trò", times=3)
    assert len(stage.knows(lambda tx: talks.open_of(tx, 1))) == 1


def test_a_talk_can_be_cancelled_by_words(stage: Stage) -> None:
    opens(stage, "Lê Thị Hoa")
    stage.quan.taps("Sửa họ tên")
    stage.quan.says("huỷ")
    stage.quan.sees("Đã bỏ")
    assert stage.knows(lambda tx: talks.open_of(tx, 1)) == []
