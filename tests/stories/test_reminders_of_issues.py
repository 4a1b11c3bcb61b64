"""Reminders of issues: two clocks, one message a morning, and nothing once it is done."""

from datetime import UTC, timedelta

import pytest

from domain.people import Role
from practice.world import Person
from storage import checks, history, issues, staff
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import raised
from tests.world import Actor, World, local

REMINDER = "⏰ Nhắc việc"


async def joins(world: World, user_id: int, name: str, role: Role, *hamlet_ids: int) -> Actor:
    """Somebody more on the staff: of these hamlets, or of the whole commune."""
    world.standin.world.add_person(Person(user_id, name, started=True))

    def join(tx: Tx) -> None:
        person_id = staff.add(tx, name, [role], hamlet_ids, whole_commune=not hamlet_ids)
        staff.bind(tx, person_id, user_id, user_id)

    await world.knows(join)
    await world.settles()
    return Actor(world, user_id)


async def raises_more(world: World, count: int) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    for number in range(1, count + 1):
        await world.hoa.says(f"Đường số {number} bị ngập")
        await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo")
        if number < count:
            await world.hoa.taps("Thêm ý kiến", "Phản ánh")
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


def reminders(actor: Actor) -> list[str]:
    return [text for text in actor.screen.split("\n———\n") if REMINDER in text]


async def test_two_clocks_that_fall_together_are_one_message_in_the_morning(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-16 07:29")
    assert reminders(world.minh) == []
    await world.reaches("2026-12-16 07:31")
    (text,) = reminders(world.minh)
    for words in (
        "cho ý kiến để công dân được báo là đã tiếp nhận",
        "xem xét, cho ý kiến xử lý",
        "đến hạn thứ Năm, 17/12/2026",
        "Tin này gửi vì đồng chí đang giữ việc.",
    ):
        assert words in text
    assert "✍️ Trả lời" in world.minh.labels
    assert reminders(world.hoa) == reminders(world.ha) == []
    await world.minh.taps("Đúng hạn 17/12")
    world.hoa.has_seen("Báo hộ: đã tiếp nhận")


async def test_once_a_leader_decided_the_cadre_is_reminded_of_the_first_notice(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("Đúng hạn 17/12")
    await world.reaches("2026-12-16 08:00")
    (leaders,), (cadres,) = reminders(world.minh), reminders(world.hoa)
    assert "trả lời công dân" in leaders
    assert "báo hộ" not in leaders
    assert "báo hộ là đã tiếp nhận" in cadres
    assert "đồng chí là người báo cho công dân" in cadres
    await world.reaches("2026-12-18 08:00")
    assert "đã quá hạn 1 ngày làm việc" in reminders(world.hoa)[-1]
    await world.hoa.taps("☑️ Đã báo hộ")
    await world.reaches("2026-12-21 08:00")
    assert len(reminders(world.hoa)) == 1
    world.hoa.has_seen("công dân đã được báo tiếp nhận")
    (followed,) = reminders(world.ha)
    assert "quá hạn 2 ngày làm việc, người giữ: đ/c Minh" in followed


async def test_a_first_notice_late_by_more_than_a_day_reaches_the_coordinator(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("Đúng hạn 17/12")

    def answer_later(tx: Tx) -> None:
        issue = issues.get(tx, 1)
        assert issue is not None
        later = {"answer_on": local("2027-01-15").date(), "due_on": local("2027-01-15").date()}
        assert issues.act(tx, issue, "noticed", later, by=None)

    await world.knows(answer_later)
    await world.reaches("2026-12-18 08:00")
    assert reminders(world.ha) == []
    await world.reaches("2026-12-21 08:00")
    assert len(reminders(world.hoa)) == 3
    assert "quá hạn 2 ngày làm việc" in reminders(world.ha)[0]
    assert reminders(world.minh) == []


async def test_what_was_done_meanwhile_is_reminded_of_no_more(world: World) -> None:
    await raised(world)
    await world.minh.taps("Đúng hạn 17/12", "✍️ Trả lời")
    await world.minh.says("Đã đổ đá 200 m, xong ngày 04/12")
    await world.minh.taps("Gửi trả lời")
    await world.reaches("2026-12-15 20:00")
    await world.hoa.taps("Đã báo, hài lòng")
    await world.reaches("2026-12-29 20:00")
    assert [reminders(actor) for actor in (world.minh, world.hoa, world.ha)] == [[], [], []]


async def test_a_broken_promise_is_reminded_of_and_the_answers_own_date_as_well(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    await world.hoa.taps("☑️ Đã báo hộ")
    await world.reaches("2026-12-04 08:00")
    assert "đến hạn thứ Sáu, 04/12/2026" in reminders(world.minh)[-1]
    await world.reaches("2026-12-07 08:00")
    assert "quá hạn 1 ngày làm việc (hạn 04/12/2026)" in reminders(world.minh)[-1]
    assert reminders(world.ha) == []
    await world.reaches("2026-12-08 08:00")
    assert "quá hạn 2 ngày" in reminders(world.ha)[-1]
    await world.reaches("2026-12-16 08:00")
    assert "đến hạn thứ Năm, 17/12/2026" in reminders(world.minh)[-1]


async def test_whoever_transferred_is_reminded_to_ask_again_on_the_day(world: World) -> None:
    await raised(world)
    await world.minh.taps("Chuyển cơ quan", "Điện lực", "T5 10/12", "📤 Chuyển")
    await world.hoa.taps("☑️ Đã báo hộ")
    await world.reaches("2026-12-10 07:00")
    assert reminders(world.minh) == []
    await world.reaches("2026-12-10 08:00")
    (text,) = reminders(world.minh)
    assert "hỏi lại cơ quan đã nhận chuyển – đến hạn thứ Năm, 10/12/2026" in text


async def test_several_issues_are_one_list_that_opens_each(world: World) -> None:
    await raises_more(world, 3)
    await world.reaches("2026-12-16 08:00")
    (text,) = reminders(world.minh)
    assert text.count("YK-2026-") == 3
    await world.minh.taps("🔎 26-0002 Giao thông")
    world.minh.sees("YK-2026-0002", "Đường số 2")
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã nạo vét xong cả tuyến kênh")
    await world.minh.taps("Gửi trả lời")
    await world.reaches("2026-12-18 08:00")
    assert reminders(world.minh)[-1].count("YK-2026-") == 2
    await world.reaches("2026-12-21 08:00")
    (followed,) = reminders(world.ha)
    assert followed.count("YK-2026-") == 3
    await world.ha.taps("📌 Ý kiến theo dõi")
    world.ha.sees("Ý kiến đang theo dõi: 3")


async def test_a_list_has_eight_lines_and_says_what_is_left(world: World) -> None:
    await raises_more(world, 10)
    await world.reaches("2026-12-16 07:45")
    (text,) = reminders(world.minh)
    assert text.count("YK-2026-") == 8
    assert "… và 2 ý kiến khác." in text
    assert len(world.minh.labels) == 8


async def test_a_week_without_the_bot_is_one_reminder(world: World) -> None:
    await raised(world)
    await world.closes()
    world.clock.set(local("2026-12-24 10:00").astimezone(UTC), held=True)
    await world.opens()
    (text,) = reminders(world.minh)
    assert "quá hạn 5 ngày làm việc" in text
    await world.reaches("2026-12-27 20:00")
    assert len(reminders(world.minh)) == 1
    await world.reaches("2026-12-28 08:00")
    assert len(reminders(world.minh)) == 2


@pytest.mark.parametrize(
    ("opens_at", "comes_at"),
    [("2026-12-16 22:00", "2026-12-17 07:31"), ("2026-12-19 10:00", "2026-12-21 07:31")],
)
async def test_nothing_comes_at_night_or_at_the_weekend(
    world: World, opens_at: str, comes_at: str
) -> None:
    await raised(world)
    await world.closes()
    world.clock.set(local(opens_at).astimezone(UTC), held=True)
    await world.opens()
    before = local(comes_at) - timedelta(minutes=2)
    await world.reaches(f"{before:%Y-%m-%d %H:%M}")
    assert reminders(world.minh) == []
    await world.reaches(comes_at)
    assert len(reminders(world.minh)) == 1


async def test_an_early_look_says_nothing_and_loses_nothing(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-16 07:00")
    await world.knows(lambda tx: checks.look_again(tx, 3))
    await world.settles()
    assert reminders(world.minh) == []
    await world.reaches("2026-12-16 07:31")
    await world.knows(lambda tx: checks.look_again(tx, 3))
    await world.restarts()
    assert len(reminders(world.minh)) == 1


async def test_a_late_matter_goes_to_another_leader_who_can_act(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raised(world)
    late, (first, data) = world.minh, world.minh.button("Đúng hạn")
    await world.reaches("2026-12-18 08:00")
    an.sees_nothing_of("YK-2026-0001")
    await world.reaches("2026-12-21 08:00")
    an.has_seen("chuyển đến đồng chí vì đ/c Minh chưa nhận việc đúng hạn")
    an.has_seen("đ/c Minh vẫn trả lời được")
    an.sees_nothing_of("Lan", "0912")
    await an.says("/start")
    await an.taps("Ý kiến", "0001 Giao thông")
    an.sees("Diễn biến", "hệ thống chuyển tiếp đến đ/c An (người trước chưa nhận đúng hạn)")
    assert "✍️ Trả lời" in an.labels
    await an.taps("✅ Nhận, T2 21/12")
    an.sees("Đồng chí đã nhận xử lý YK-2026-0001")
    await late.presses(first, data)
    assert late.toasts[-1] == "Việc này hiện do đ/c An giữ."
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.holder_id, issue.leader_id, issue.backup_id) == (6, 6, None)


async def test_an_answer_that_was_begun_is_not_lost_when_others_are_told(world: World) -> None:
    await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raised(world)
    await world.reaches("2026-12-18 16:00")
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.reaches("2026-12-21 08:00")
    await world.minh.taps("Gửi trả lời")
    world.hoa.has_seen("Đã đổ đá cấp phối 200 m")
    told = [event.what for event in await world.knows(lambda tx: history.of(tx, "issue", 1))]
    assert [what for what in told if what != "reminded"] == ["opened", "seen", "moved", "answered"]


async def test_a_cadre_finds_what_to_tell_on_the_issues_page(world: World) -> None:
    await raises_more(world, 2)
    await world.minh.taps("Đúng hạn 17/12", "Đúng hạn 17/12")
    await world.reaches("2026-12-16 08:00")
    (text,) = reminders(world.hoa)
    assert text.count("báo hộ là đã tiếp nhận") == 2
    await world.hoa.taps("🔎 26-0001", "☑️ Đã báo hộ")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert issue.first_notice_at is not None


async def test_several_late_matters_are_one_list_for_the_other_leader(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raises_more(world, 3)
    await world.reaches("2026-12-21 08:00")
    (text,) = reminders(an)
    assert text.count("YK-2026-") == 3
    assert "việc quá hạn chuyển đến đồng chí" in text
    await an.taps("🔎 26-0003", "✅ Nhận, T2 21/12")
    issue = await world.knows(lambda tx: issues.get(tx, 3))
    assert (issue.stage, issue.holder_id) == ("accepted", 6)
