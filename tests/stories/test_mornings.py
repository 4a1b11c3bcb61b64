"""What a working morning says: one message to a leader, and on Mondays the answers to bring."""

from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import reminders
from tests.world import Actor, World, local

MY_DAY = "☀️ Hôm nay của tôi"
TO_BRING = "📣 Báo kết quả\n\n•"


def mornings(actor: Actor, heading: str = MY_DAY) -> int:
    return actor.screen.count(heading)


async def test_a_leader_hears_each_working_morning_what_waits_for_them(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-04 07:29")
    assert mornings(world.minh) == 0
    await world.reaches("2026-12-04 07:31")
    world.minh.sees(MY_DAY, "YK-2026-0001", "xem xét, cho ý kiến xử lý", "đang giữ việc")
    assert "⏰ Nhắc lại 1 giờ" in world.minh.labels
    assert mornings(world.hoa) == mornings(world.ha) == 0
    await world.minh.taps("Nhắc lại 1 giờ")
    await world.reaches("2026-12-04 08:32")
    assert mornings(world.minh) == 2
    await world.reaches("2026-12-06 23:00")
    assert mornings(world.minh) == 2
    await world.reaches("2026-12-07 07:31")
    assert mornings(world.minh) == 3
    await world.minh.taps("Đúng hạn 17/12")
    # What was pressed says what holds now, and nothing burns any more.
    await world.reaches("2026-12-15 08:00")
    assert mornings(world.minh) == 2


async def test_reminders_of_a_morning_and_what_burns_are_one_message(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-15 08:00")
    before = len(world.minh.from_bot)
    await world.reaches("2026-12-16 07:59")
    assert len(world.minh.from_bot) == before + 1
    assert len(reminders(world.minh)) == 1
    await world.restarts()
    assert len(world.minh.from_bot) == before + 1


async def test_answers_to_bring_are_a_list_on_the_first_working_morning_of_a_week(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("Đúng hạn 17/12", "✍️ Trả lời")
    await world.minh.says("Đã đổ đá 200 m, xong ngày 04/12")
    await world.minh.taps("Gửi trả lời")
    await world.reaches("2026-12-06 20:00")
    assert mornings(world.hoa, TO_BRING) == 0
    await world.reaches("2026-12-07 07:31")
    assert mornings(world.hoa, TO_BRING) == 1
    await world.hoa.taps("Đã báo, hài lòng")
    await world.reaches("2026-12-14 08:00")
    assert mornings(world.hoa, TO_BRING) == 0


async def test_a_morning_without_the_bot_is_not_said_in_the_afternoon(world: World) -> None:
    await raised(world)
    await world.closes()
    world.clock.set(world.clock.now().replace(day=4, hour=6), held=True)
    await world.opens()
    assert mornings(world.minh) == 0
    await world.reaches("2026-12-07 07:31")
    assert mornings(world.minh) == 1
    await world.ha.says("/start")
    await world.ha.taps("Chương trình", "Sẽ nhắc gì")
    world.ha.sees("07:30 04/12/2026 · việc hôm nay: lỡ")


async def test_days_off_say_nothing(world: World) -> None:
    await raised(world)
    await world.closes()
    world.clock.set(local("2027-02-05 20:00"), held=True)
    await world.opens()
    friday = len(world.minh.from_bot)
    await world.reaches("2027-02-09 20:00")
    assert len(world.minh.from_bot) == friday
