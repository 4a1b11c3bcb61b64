"""Hamlets' boards are told who comes and see nothing else; without one somebody passes it on."""

from dataclasses import replace
from datetime import time

from domain.authority import Action, scope
from domain.message import Utterance
from domain.people import Role
from domain.programme import A_DESTINATION_A_WEEK, Destination, Participants, Way, Who
from handlers.programme.news import tell_changes
from handlers.refusals import Why
from handlers.routes import ROUTES
from storage import hamlet_words, history, rescheduling, staff
from storage.planning import Change, ChangeKind
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Phone, Stage
from tests.handlers.reminder.week import HA, RULE, begins, ha, joins, outcomes, reaches, saturday

BOARD = 105
GATHERING = replace(RULE, gathers_at=time(7), gathers_where="Nhà văn hóa <ấp 3>")


def board(stage: Stage, hamlet: int = 1) -> Phone:
    stage.knows(lambda tx: joins(tx, BOARD, "Lâm Văn Ấp", Role.BOARD, [hamlet]))
    return stage.phone(BOARD)


def told(stage: Stage) -> dict[int, int | None]:
    return stage.knows(lambda tx: hamlet_words.told(tx, saturday(tx)))


def test_the_board_hears_the_day_the_hour_how_many_and_who_leads(stage: Stage) -> None:
    phone = board(stage)
    begins(stage, GATHERING)
    reaches(stage, "2026-12-02 08:31")
    assert len(phone.shown) == 1
    for words in (
        "Ấp 3: đoàn của xã đến thứ Bảy, 05/12/2026",
        "Tập trung: 07:00, Nhà văn hóa &lt;ấp 3&gt;",
        "Số cán bộ đến: 1",
        "Người dẫn đoàn: đ/c Hoa",
        "Dự kiến thăm: 2 hộ",
    ):
        assert words in phone.last.text
    phone.sees_nothing_of("Lan", "Huỳnh", "ý kiến")
    assert told(stage) == {1: None}
    phone.taps("Vì sao có tin này")
    assert "ban ấp nơi đến" in phone.toasts[-1]
    reaches(stage, "2026-12-07 09:00")
    assert len(phone.shown) == 1


def test_without_a_board_the_coordinator_passes_it_on_and_that_is_kept(stage: Stage) -> None:
    begins(stage, GATHERING)
    reaches(stage, "2026-12-02 08:31")
    phone = ha(stage)
    phone.sees("Ban ấp chưa có ai trên Telegram: Ấp 3, Ấp 4")
    words = [button.copy for row in phone.last.buttons for button in row if button.copy]
    assert all(len(text) <= 256 for text in words)
    assert words[0].startswith("Kính gửi ban điều hành Ấp 3: thứ Bảy, 05/12/2026, tập trung 07:00")
    phone.taps("Đã báo: Ấp 3", times=2)
    assert told(stage) == {1: stage.person_id(HA)}
    assert phone.toasts[0] == "Đã ghi: ban ấp đã được báo."
    phone.sees("Ban ấp chưa có ai trên Telegram: Ấp 4")
    phone.taps("Đã báo: Ấp 4")
    phone.sees("Ban ấp nơi đến đều đã được báo")
    events = stage.knows(lambda tx: history.of(tx, "occurrence", saturday(tx).id))
    assert [e.what for e in events].count("board_told") == 2


def test_the_head_of_a_delegation_passes_it_on_for_its_destination(stage: Stage) -> None:
    head = stage.person_id(MINH)
    people = Participants(Who.DELEGATION, head, frozenset({head, stage.person_id(HOA)}))
    begins(stage, replace(A_DESTINATION_A_WEEK, participants=people))
    reaches(stage, "2026-12-02 08:31")
    stage.minh.sees("Báo ban ấp – Mỗi tuần một điểm đến", "Ấp 3")
    assert "2 cán bộ xã đến thăm hộ, đ/c Minh dẫn đoàn" in stage.minh.copied()
    stage.minh.sees("Trưởng đoàn: đ/c Minh · Đoàn có 2 đồng chí")
    ha(stage).sees_nothing_of("Báo ban ấp")
    reaches(stage, "2026-12-04 14:01")
    ha(stage).taps("🏘 Báo ban ấp", "Đã báo: Ấp 3")
    assert told(stage) == {1: stage.person_id(HA)}


def test_another_commune_has_no_board_to_tell(stage: Stage) -> None:
    begins(stage, replace(RULE, destination=Destination(Way.ELSEWHERE, "xã Bạn")))
    reaches(stage, "2026-12-02 08:31")
    assert outcomes(stage, "hamlets") == {}


def test_a_board_told_is_told_of_a_cancelled_date(stage: Stage) -> None:
    phone = board(stage)
    begins(stage)
    reaches(stage, "2026-12-02 08:31")

    def cancel(tx: Tx) -> list[Utterance]:
        now = rescheduling.cancel(tx, saturday(tx), "mưa bão")
        return list(tell_changes(tx, [Change(ChangeKind.CANCELLED, now, now.occurs_on)]))

    stage.says(stage.hoa, cancel)
    phone.sees("Buổi thứ Bảy, 05/12/2026 không tổ chức")
    assert phone.last.labels == []


def test_the_board_may_do_nothing_but_look_at_who_comes(stage: Stage) -> None:
    phone = board(stage)
    begins(stage, GATHERING)
    somebody = stage.knows(lambda tx: staff.by_account(tx, BOARD))
    assert somebody is not None
    assert [action for action in Action if scope(somebody, action)] == [Action.EXPECT_VISITORS]
    phone.says("/start")
    phone.sees("bot báo trước cho ban ấp")
    phone.taps("Đoàn về ấp")
    phone.sees("Đoàn về ấp trong 30 ngày tới", "Số cán bộ đến: 1")
    phone.sees_nothing_of("Lan", "Ấp 4")
    at_home = {"home", "help", "me", "more", "visitors", "drafts", "issues"}
    for action in sorted(ROUTES.keys() - at_home):
        phone.presses(f"{action}:1")
        assert phone.toasts[-1] in [str(why) for why in Why], action
    stage.hoa.says("/start")
    stage.hoa.presses("visitors:0")
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED


def test_who_passed_nothing_on_may_not_say_so(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:31")
    _, button = ha(stage).find("Đã báo: Ấp 3")
    stage.hoa.presses(button.data)
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED
    notice = button.data.split(":")[1]
    for extra in ("1.99", "99.1", "x", "1", "1.1.1", "٣.1"):
        ha(stage).presses(f"boardtold:{notice}:{extra}")
        assert ha(stage).toasts[-1] == Why.GONE, extra
    assert told(stage) == {}


def test_a_board_is_invited_with_its_hamlets(stage: Stage) -> None:
    stage.quan.says("/start")
    stage.quan.taps("👥 Cán bộ", "Mời cán bộ")
    stage.quan.says("Lâm Văn Ấp")
    stage.quan.taps("Ban ấp", "✅ Xong")
    stage.quan.sees("Phụ trách ấp nào?")
    stage.quan.taps("Ấp 3", "✅ Xong", "Tạo lời mời")
    code = stage.quan.code()
    stage.stranger.says(f"/start {code}")
    stage.stranger.taps("Đúng, tham gia")
    stage.stranger.sees("ban ấp", "Ấp 3")


def test_a_board_that_blocked_the_bot_is_passed_on_by_friday(stage: Stage) -> None:
    phone = board(stage)
    begins(stage)
    reaches(stage, "2026-12-02 08:31")
    assert phone.shown
    ha(stage).taps("Đã báo: Ấp 4")
    stage.knows(lambda tx: staff.unreachable(tx, BOARD))
    reaches(stage, "2026-12-04 14:01")
    assert "Ban ấp chưa được báo: Ấp 3." in ha(stage).last.text
    ha(stage).taps("🏘 Báo ban ấp", "Đã báo: Ấp 3", "Chuẩn bị buổi")
    assert "Ban ấp chưa được báo" not in ha(stage).last.text
    assert set(told(stage).values()) == {stage.person_id(HA)}
