"""An administrator invites people, for the first time or for another phone."""

import unicodedata

from handlers.joining import texts as joining_texts
from storage import bot_identity, invites, staff
from tests.handlers.driver import HOA, OTHER, STRANGER, Stage

LONG = "a" * 10_000


def invite(stage: Stage, name: str = "Đỗ Thị Mai") -> str:
    """Quản invites somebody as a cadre of the whole commune; the code of the link."""
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says(name)
    stage.quan.taps("Chỉ là cán bộ", "Toàn xã", "Tạo lời mời")
    return stage.quan.code()


def test_an_invitation_takes_a_name_a_role_and_hamlets(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says("Đỗ Thị Mai")
    stage.quan.taps("Cán bộ", "Quản trị", "✅ Xong", "Ấp 3", "✅ Xong")
    stage.quan.sees("Họ tên: Đỗ Thị Mai", "Vai trò: cán bộ; quản trị", "Phụ trách: Ấp 3")
    stage.quan.taps("Tạo lời mời")
    stage.quan.sees("Đã tạo lời mời", "https://t.me/tanlua_bot?start=i_", "xã Tân Lúa")
    waiting = stage.knows(invites.pending)
    assert [(one.full_name, one.whole_commune) for one in waiting] == [("Đỗ Thị Mai", False)]


def test_the_link_can_be_copied_and_fits_telegram(stage: Stage) -> None:
    code = invite(stage)
    assert stage.quan.copied() == f"https://t.me/tanlua_bot?start={code}"
    assert len(stage.quan.copied()) <= 256
    assert len(code) <= 64
    assert len(f"notme:0:{code}".encode()) <= 64


def test_while_the_bot_does_not_know_its_name_the_words_to_send_are_given(stage: Stage) -> None:
    stage.knows(lambda tx: bot_identity.remember(tx, ""))
    invite(stage)
    assert stage.quan.copied().startswith("/start i_")
    stage.quan.sees("gửi nguyên dòng sau")


def test_a_coordinator_is_not_asked_for_hamlets(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says("Phạm Thu Hà")
    stage.quan.taps("Đầu mối đôn đốc", "✅ Xong")
    stage.quan.sees("Vai trò: đầu mối đôn đốc")
    stage.quan.sees_nothing_of("Phụ trách ấp nào?")


def test_a_double_tap_makes_one_invitation(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ")
    stage.quan.taps("Mời cán bộ", times=2)
    stage.quan.says("Đỗ Thị Mai")
    stage.quan.taps("Chỉ là cán bộ", "Toàn xã")
    stage.quan.taps("Tạo lời mời", times=5)
    assert len(stage.knows(invites.pending)) == 1
    assert stage.quan.screen.count("t.me/tanlua_bot") == 1


def test_everything_can_be_typed(stage: Stage) -> None:
    stage.quan.says("/start")
    for words in ("can bo", "moi can bo", "Đỗ Thị Mai", "chi la can bo", "toan xa"):
        stage.quan.says(words)
    stage.quan.says("tao loi moi")
    stage.quan.sees("Đã tạo lời mời")


def test_a_namesake_is_pointed_out(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says("lê thị hoà")
    stage.quan.taps("Chỉ là cán bộ", "Toàn xã")
    stage.quan.sees("đã có người cùng tên")


def test_a_name_of_ten_thousand_characters_is_asked_again(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says(LONG)
    stage.quan.sees("dài 10000 ký tự", "Họ tên người được mời?")


def test_a_name_without_letters_is_asked_again(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says("🙂🙂")
    stage.quan.sees("Họ tên người được mời?")


def test_html_in_a_name_is_shown_as_it_was_typed(stage: Stage) -> None:
    code = invite(stage, "<b>Mai</b> & Đào")
    stage.quan.sees("&lt;b&gt;Mai&lt;/b&gt; &amp; Đào")
    stage.stranger.says(f"/start {code}")
    stage.stranger.sees("&lt;b&gt;Mai&lt;/b&gt;")
    stage.stranger.taps("Đúng, tham gia")
    for phone in (stage.quan, stage.stranger):
        phone.sees_nothing_of("<b>Mai</b>")


def test_a_decomposed_name_is_stored_composed(stage: Stage) -> None:
    code = invite(stage, unicodedata.normalize("NFD", "Đặng  Thị Mười 🙂"))
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert person.full_name == unicodedata.normalize("NFC", "Đặng Thị Mười 🙂")


def test_a_waiting_invitation_can_be_withdrawn(stage: Stage) -> None:
    code = invite(stage)
    stage.quan.taps("👥 Cán bộ", "Lời mời chờ: 1", "Đỗ Thị Mai", "Rút lời mời")
    assert stage.quan.toasts[-1] == "Đã rút lời mời."
    stage.quan.sees("Không có lời mời nào đang chờ")
    stage.stranger.says(f"/start {code}")
    stage.stranger.sees("không dùng được")


def test_an_expired_invitation_waits_no_more(stage: Stage) -> None:
    invite(stage)
    stage.passes(days=7)
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ")
    assert not any("Lời mời chờ" in label for label in stage.quan.last.labels)


def test_a_new_phone_is_bound_to_the_same_person_and_the_old_one_can_do_nothing(
    stage: Stage,
) -> None:
    hoa = stage.person_id(HOA)
    stage.hoa.says("/start")
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Lê Thị Hoa", "Mời máy mới")
    new = stage.phone(OTHER)
    new.says(f"/start {stage.quan.code()}")
    new.sees("Lê Thị Hoa", "cán bộ", "Ấp 3", "tài khoản cũ hết quyền ngay")
    new.taps("Đúng, tham gia")
    new.sees("Chào đồng chí Hoa")
    assert stage.person_id(OTHER) == hoa
    stage.hoa.sees("chuyển sang dùng bot trên tài khoản Telegram khác")
    assert stage.hoa.menu == ()
    stage.hoa.says("/start")
    stage.hoa.sees("chỉ dành cho cán bộ được mời")


def test_roles_taken_away_meanwhile_do_not_come_back_with_a_new_phone(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Trần Văn Minh", "Mời máy mới")
    code = stage.quan.code()
    stage.quan.taps("Đổi vai trò", "Chỉ là cán bộ")
    new = stage.phone(OTHER)
    new.says(f"/start {code}")
    new.taps("Đúng, tham gia")
    person = stage.knows(lambda tx: staff.by_account(tx, OTHER))
    assert person is not None
    assert [str(role) for role in person.roles] == ["cadre"]


def test_a_double_tap_on_new_phone_makes_one_link(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Lê Thị Hoa")
    stage.quan.taps("Mời máy mới", times=3)
    assert len(stage.knows(invites.pending)) == 1
    assert stage.quan.screen.count("?start=i_") == 1


def test_a_second_link_for_the_phone_ends_the_first(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Lê Thị Hoa", "Mời máy mới")
    first = stage.quan.code()
    stage.quan.taps("Mời máy mới")
    assert stage.quan.code() != first
    stage.phone(OTHER).says(f"/start {first}")
    stage.phone(OTHER).sees("không dùng được")


def test_whoever_has_the_account_already_needs_no_new_phone(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Lê Thị Hoa", "Mời máy mới")
    stage.hoa.says(f"/start {stage.quan.code()}")
    stage.hoa.sees(joining_texts.SAME_ACCOUNT)
    stage.phone(OTHER).says(f"/start {stage.quan.code()}")
    stage.phone(OTHER).sees("Lê Thị Hoa")
