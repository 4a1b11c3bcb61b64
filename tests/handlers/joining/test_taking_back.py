"""The access that an invitation gave is taken back."""

from domain.people import Role
from handlers.joining import texts
from handlers.refusals import Why
from storage import invites, staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, OTHER, QUAN, STRANGER, Stage
from tests.handlers.joining.test_joining import called, invited


def joined(stage: Stage, *roles: Role) -> None:
    stage.stranger.says(f"/start {invited(stage, 'Đỗ Thị Mai', *roles)}")
    stage.stranger.taps("Đúng, tham gia")


def test_the_inviter_takes_it_back_and_the_next_tap_gets_the_text_for_strangers(
    stage: Stage,
) -> None:
    joined(stage)
    stage.quan.taps("Thu hồi")
    stage.quan.sees("Đã thu hồi quyền của đồng chí <b>Đỗ Thị Mai</b>")
    assert stage.stranger.last.text == texts.ACCESS_ENDED
    assert stage.stranger.menu == ()
    stage.stranger.taps("Ghi thăm hộ")
    assert stage.stranger.toasts[-1] == Why.STRANGER


def test_the_person_stays_on_record_and_can_be_invited_on_the_right_phone(stage: Stage) -> None:
    joined(stage)
    mai = stage.person_id(STRANGER)
    stage.quan.taps("Thu hồi", "Xem cán bộ")
    stage.quan.sees("chưa tham gia")
    stage.quan.taps("Mời máy mới")
    stage.phone(OTHER).says(f"/start {stage.quan.code()}")
    stage.phone(OTHER).taps("Đúng, tham gia")
    assert stage.person_id(OTHER) == mai
    assert called(stage, "Đỗ Thị Mai") == 1


def test_it_works_once(stage: Stage) -> None:
    joined(stage)
    message_id, button = stage.quan.find("Thu hồi")
    stage.quan.presses(button.data, message_id, times=2)
    assert stage.quan.toasts[-1] == texts.TAKEN_BACK_BEFORE
    assert stage.stranger.screen.count(texts.ACCESS_ENDED) == 1


def test_it_does_not_reach_a_phone_that_was_bound_later(stage: Stage) -> None:
    joined(stage)
    message_id, button = stage.quan.find("Thu hồi")
    mai = stage.person_id(STRANGER)
    stage.passes(hours=1)
    stage.knows(lambda tx: staff.bind(tx, mai, OTHER, OTHER))
    stage.quan.presses(button.data, message_id)
    assert stage.quan.toasts[-1] == texts.NOT_THIS_PHONE
    assert stage.person_id(OTHER) == mai


def test_only_the_inviter_or_an_administrator_may(stage: Stage) -> None:
    joined(stage)
    _, button = stage.quan.find("Thu hồi")
    for data in (button.data, "unjoin:999", "unjoin:0"):
        stage.hoa.presses(data)
        assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED
    stage.quan.presses("unjoin:999")
    assert stage.quan.toasts[-1] == Why.GONE
    assert stage.person_id(STRANGER)


def test_an_inviter_who_is_administrator_no_more_still_may(stage: Stage) -> None:
    joined(stage)
    _, button = stage.quan.find("Thu hồi")

    def swap(tx: Tx) -> None:
        for user_id, role in ((QUAN, Role.CADRE), (HOA, Role.ADMIN)):
            person = staff.by_account(tx, user_id)
            assert person is not None
            staff.set_roles(tx, person.id, [role])

    stage.knows(swap)
    stage.quan.presses(button.data)
    assert stage.knows(lambda tx: staff.by_account(tx, STRANGER)) is None


def test_nobody_takes_back_their_own_access(stage: Stage) -> None:
    joined(stage, Role.ADMIN)
    _, button = stage.quan.find("Thu hồi")
    stage.stranger.presses(button.data)
    assert stage.stranger.toasts[-1] == texts.NOT_YOURSELF
    assert stage.person_id(STRANGER)


def test_invitations_from_an_account_that_was_taken_back_end_with_it(stage: Stage) -> None:
    joined(stage, Role.ADMIN)
    mai = stage.person_id(STRANGER)
    code = stage.knows(lambda tx: invites.create(tx, "Ai Đó", [Role.ADMIN], invited_by=mai))
    stage.quan.taps("Thu hồi")
    stage.phone(OTHER).says(f"/start {code}")
    assert stage.phone(OTHER).last.text == Why.INVITE_GONE
