"""What is said about a date leaves no doubt which one it is, and leads nowhere in vain."""

from dataclasses import replace

from domain.programme import (
    SATURDAY_WITH_THE_PEOPLE,
    DayRule,
    OccurrenceKind,
    ProgrammeRule,
    Weekly,
)
from storage import planning, programmes, staff
from storage.transaction import Tx
from tests.handlers.driver import Stage
from tests.handlers.registration.friday import Friday


def of_kind(rule: ProgrammeRule, kind: OccurrenceKind) -> ProgrammeRule:
    """The same programme, where another thing is done on its days."""
    days: list[DayRule] = [replace(day, kind=kind) for day in rule.days if isinstance(day, Weekly)]
    return replace(rule, name="Ngày ra quân", days=tuple(days[:1]))


def establish(tx: Tx, rule: ProgrammeRule) -> None:
    planning.plan(tx, programmes.establish(tx, rule))


def test_two_programmes_on_one_day_have_buttons_that_differ(friday: Friday) -> None:
    second = replace(friday.saturday.rule, name="Mỗi tuần một điểm đến")
    friday.stage.knows(lambda tx: establish(tx, second))
    friday.hoa.says("/start")
    friday.hoa.says("Lịch của tôi")
    friday.hoa.sees("05/12/2026 (1)</b>\nNgày thứ 7", "05/12/2026 (2)</b>\nMỗi tuần một điểm đến")
    friday.hoa.taps("Vắng T7 05/12 (2)")
    friday.hoa.sees("Mỗi tuần một điểm đến, thứ Bảy, 05/12/2026", "Đồng chí vắng vì lý do gì?")
    friday.hoa.taps("Ốm đau")
    friday.hoa.sees("Đã ghi đồng chí xin vắng Mỗi tuần một điểm đến")


def test_a_day_of_one_programme_has_no_number(friday: Friday) -> None:
    friday.hoa.says("/start")
    friday.hoa.says("Lịch của tôi")
    assert "✅ Tham gia T7 05/12" in friday.hoa.last.labels
    friday.hoa.sees("làm việc tại trụ sở")
    friday.hoa.sees_nothing_of("(1)", "(trụ sở)")


def test_a_work_day_offers_no_list_of_households(stage: Stage) -> None:
    friday = Friday(stage, of_kind(SATURDAY_WITH_THE_PEOPLE, OccurrenceKind.WORK_DAY))
    friday.says(friday.hoa, "attend")
    friday.hoa.sees("ngày ra quân lao động", "Thực hiện trong ngày thứ Bảy, 05/12/2026")
    friday.hoa.sees_nothing_of("là ngày chính")
    assert "📋 Xem danh sách" not in friday.hoa.last.labels
    friday.hoa.taps("Lịch của tôi")
    friday.hoa.sees("Ngày ra quân: ngày ra quân lao động")


def test_who_has_no_hamlet_is_not_sent_to_the_office(friday: Friday) -> None:
    minh = friday.id_of(friday.minh)
    friday.stage.knows(lambda tx: staff.set_hamlets(tx, minh, [], whole_commune=False))
    friday.says(friday.minh, "attend")
    friday.minh.sees("Điểm đến: chưa giao ấp")
    friday.stage.knows(lambda tx: staff.set_hamlets(tx, minh, [], whole_commune=True))
    friday.says(friday.minh, "attend")
    friday.minh.sees("Điểm đến: các ấp trong xã")


def test_leaders_see_their_own_word_beside_the_count(friday: Friday) -> None:
    friday.minh.says("/start")
    friday.minh.sees("đã trả lời 0/4 (đồng chí chưa trả lời)")
    friday.says(friday.minh, "attend")
    friday.minh.says("/start")
    friday.minh.sees("đã trả lời 1/4 (đồng chí đã đăng ký tham gia)")


def test_what_is_changed_of_a_date_is_named(friday: Friday) -> None:
    friday.ha.says("/start")
    friday.ha.says("Chương trình")
    friday.ha.taps("Ngày thứ 7 với dân", "🏢 T7 12/12")
    friday.ha.sees_nothing_of("Tham gia: 0")
    assert "📊 Ai tham gia" not in friday.ha.last.labels
    friday.ha.taps("Dời ngày")
    friday.ha.sees("Ngày thứ 7 với dân, thứ Bảy, 12/12/2026", "Dời sang ngày nào?")
    friday.ha.taps("Hủy")
    friday.ha.says("/start")
    friday.ha.says("Chương trình")
    friday.ha.taps("Ngày thứ 7 với dân", "Giờ nhắc", "nhắc lần cuối")
    friday.ha.sees("Nhắc lần cuối – Ngày thứ 7 với dân")
    friday.ha.taps("Hủy")
    friday.ha.says("/start")
    friday.ha.says("Chương trình")
    friday.ha.taps("Thêm chương trình", "Mỗi tuần một ấp")
    friday.ha.sees("Ai là trưởng đoàn?")
    friday.ha.sees_nothing_of("/13")


def test_the_board_leads_to_the_lists(friday: Friday) -> None:
    friday.says(friday.ha, "turnout")
    friday.ha.taps("📋 Danh sách hộ")
    friday.ha.sees("Ngày thứ 7 với dân, thứ Bảy, 05/12/2026")
    friday.says(friday.minh, "turnout")
    assert "📋 Danh sách hộ" not in friday.minh.last.labels
