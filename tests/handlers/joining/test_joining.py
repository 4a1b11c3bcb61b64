"""Somebody opens an invitation and joins."""

from domain.people import Role
from handlers.joining import texts
from handlers.refusals import Why
from storage import history, invites, staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, OTHER, QUAN, STRANGER, Stage


def invited(stage: Stage, name: str = "Đỗ Thị Mai", *roles: Role, by: int | None = QUAN) -> str:
    """Somebody is invited, as a cadre of ấp 3 unless other roles are given."""

    def create(tx: Tx) -> str:
        inviter = staff.by_account(tx, by) if by else None
        by_id = inviter.id if inviter else None
        return invites.create(tx, name, roles or [Role.CADRE], [1], invited_by=by_id)

    return stage.knows(create)


def called(stage: Stage, name: str) -> int:
    """How many on the staff are called like this."""
    return sum(person.full_name == name for person in stage.knows(staff.everyone))


def test_an_invitation_shows_commune_role_hamlet_and_name_before_anything_happens(
    stage: Stage,
) -> None:
    stage.stranger.says(f"/start {invited(stage, 'Đỗ Thị Mai', Role.CADRE, Role.LEADER)}")
    stage.stranger.sees("xã Tân Lúa", "Đỗ Thị Mai", "cán bộ, lãnh đạo", "Ấp 3")
    assert stage.stranger.last.labels == [texts.YES, texts.NO]
    assert called(stage, "Đỗ Thị Mai") == 0


def test_confirming_makes_a_member_of_staff_named_by_the_invitation(stage: Stage) -> None:
    stage.stranger.says(f"/start {invited(stage)}")
    stage.stranger.taps("Đúng, tham gia")
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert (person.full_name, person.roles) == ("Đỗ Thị Mai", frozenset({Role.CADRE}))
    assert person.hamlet_ids == frozenset({1})
    stage.stranger.sees("Chào đồng chí Mai", "Gần Dân – xã Tân Lúa")
    assert ("start", "Trang chính") in stage.stranger.menu
    assert stage.stranger.toasts == [texts.JOINED]
    changes = stage.knows(lambda tx: history.of(tx, "person", person.id))
    assert [change.what for change in changes] == ["joined"]


def test_five_parallel_taps_make_one_person(stage: Stage) -> None:
    stage.stranger.says(f"/start {invited(stage)}")
    message_id, button = stage.stranger.find("Đúng, tham gia")
    stage.stranger.presses(button.data, message_id, times=5)
    assert called(stage, "Đỗ Thị Mai") == 1
    stage.stranger.sees_nothing_of(Why.INVITE_GONE)
    assert stage.quan.screen.count("đã tham gia") == 1


def test_whoever_opens_their_own_used_link_again_gets_home(stage: Stage) -> None:
    code = invited(stage)
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    stage.stranger.says(f"/start {code}")
    stage.stranger.sees_nothing_of(Why.INVITE_GONE)
    assert "📝 Ghi thăm hộ" in stage.stranger.last.labels


def test_an_invitation_is_used_once(stage: Stage) -> None:
    code = invited(stage)
    other = stage.phone(OTHER)
    other.says(f"/start {code}")
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    other.taps("Đúng, tham gia")
    assert other.toasts[-1] == Why.INVITE_GONE
    other.says(f"/start {code}")
    assert other.last.text == Why.INVITE_GONE
    assert called(stage, "Đỗ Thị Mai") == 1
    assert stage.knows(lambda tx: staff.by_account(tx, OTHER)) is None


def test_an_invitation_expires_after_seven_days(stage: Stage) -> None:
    code = invited(stage)
    stage.stranger.says(f"/start {code}")
    stage.passes(days=7)
    stage.stranger.taps("Đúng, tham gia")
    assert stage.stranger.toasts[-1] == Why.INVITE_GONE
    assert stage.knows(lambda tx: staff.by_account(tx, STRANGER)) is None


def test_every_unusable_code_is_refused_alike(stage: Stage) -> None:
    used, expired, withdrawn = (invited(stage) for _ in range(3))
    stage.phone(OTHER).says(f"/start {used}")
    stage.phone(OTHER).taps("Đúng, tham gia")
    stage.knows(lambda tx: [invites.withdraw(tx, i.id) for i in invites.pending(tx)][-1:])
    stage.passes(days=8)
    for code in (used, expired, withdrawn, "i_", "i_forged", "i_" + "x" * 60):
        stage.stranger.says(f"/start {code}")
        assert stage.stranger.last.text == Why.INVITE_GONE


def test_forged_confirmations_are_refused(stage: Stage) -> None:
    for data in ("join:0:", "join:0:i_forged", "join:1:x", "notme:0:i_forged", "join", "unjoin:1"):
        stage.stranger.presses(data)
    assert called(stage, "Đỗ Thị Mai") == 0
    assert set(stage.stranger.toasts) <= {str(Why.INVITE_GONE), str(Why.STRANGER)}


def test_a_stranger_learns_nothing(stage: Stage) -> None:
    for words in ("/start", "xin chào", "/help", "/start v_1", "👥 Cán bộ"):
        stage.stranger.says(words)
    for data in ("staff:0", "person:1", "hamlets:0", "t:1:1:send", "unjoin:1", "home:0"):
        stage.stranger.presses(data)
    assert {m.text for m in stage.stranger.shown.values()} == {str(Why.STRANGER)}
    assert set(stage.stranger.toasts) == {str(Why.STRANGER)}
    stage.stranger.sees_nothing_of("Tân Lúa", "Quản", "Hoa")


def test_staff_who_open_an_invitation_for_somebody_else_are_told_and_it_stays_usable(
    stage: Stage,
) -> None:
    code = invited(stage)
    stage.hoa.says(f"/start {code}")
    stage.hoa.sees("đang là của đồng chí <b>Lê Thị Hoa</b>", "dành cho <b>Đỗ Thị Mai</b>")
    stage.hoa.presses(f"join:0:{code}")
    assert called(stage, "Đỗ Thị Mai") == 0
    assert stage.person_id(HOA) == 2
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    assert called(stage, "Đỗ Thị Mai") == 1


def test_an_invitation_for_the_very_person_adds_its_roles(stage: Stage) -> None:
    hoa = stage.person_id(HOA)
    code = stage.knows(
        lambda tx: invites.create(tx, "Lê Thị Hoa", [Role.COORDINATOR], [2], person_id=hoa)
    )
    stage.hoa.says(f"/start {code}")
    stage.hoa.taps("Đúng, tham gia")
    person = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert person is not None
    assert person.roles == {Role.CADRE, Role.COORDINATOR}
    assert (person.id, person.hamlet_ids) == (hoa, frozenset({1, 2}))


def test_an_invitation_of_somebody_who_left_meanwhile_cannot_be_used(stage: Stage) -> None:
    hoa = stage.person_id(HOA)
    code = stage.knows(lambda tx: invites.create(tx, "Lê Thị Hoa", (), person_id=hoa))
    stage.knows(lambda tx: staff.leave(tx, hoa))
    stage.stranger.says(f"/start {code}")
    assert stage.stranger.last.text == Why.INVITE_GONE


def test_declining_changes_nothing_and_the_inviter_is_told_once(stage: Stage) -> None:
    code = invited(stage)
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Không phải tôi")
    assert stage.stranger.last.text == texts.DECLINED
    stage.stranger.presses(f"notme:0:{code}")
    assert stage.quan.screen.count("báo không phải mình") == 1
    stage.quan.taps("Rút lời mời")
    stage.stranger.says(f"/start {code}")
    assert stage.stranger.last.text == Why.INVITE_GONE


def test_in_a_hamlet_closed_meanwhile_the_person_is_not_put_in_charge(stage: Stage) -> None:
    code = stage.knows(lambda tx: invites.create(tx, "Đỗ Thị Mai", [Role.CADRE], [1, 99]))
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert person.hamlet_ids == frozenset({1})


def test_the_inviter_is_told_who_joined_and_from_which_account(stage: Stage) -> None:
    stage.phone(STRANGER, "Mai <i>Bán</i> Hàng")
    stage.stranger.says(f"/start {invited(stage)}")
    stage.stranger.taps("Đúng, tham gia")
    stage.quan.sees("<b>Đỗ Thị Mai</b> đã tham gia", "Mai &lt;i&gt;Bán&lt;/i&gt; Hàng")
    stage.hoa.sees_nothing_of("Đỗ Thị Mai")


def test_whom_the_machine_invited_the_administrators_hear_of(stage: Stage) -> None:
    stage.stranger.says(f"/start {invited(stage, 'Võ Thị An', Role.ADMIN, by=None)}")
    stage.stranger.taps("Đúng, tham gia")
    stage.quan.sees("<b>Võ Thị An</b> đã tham gia")
    stage.stranger.sees_nothing_of("<b>Võ Thị An</b> đã tham gia")
