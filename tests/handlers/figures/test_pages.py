"""The figures as leaders and the coordinator see them."""

from datetime import date
from decimal import Decimal

import pytest

from domain.issue import Kind
from domain.meeting import Outcome
from domain.people import Role
from domain.programme import OccurrenceKind
from domain.quantity import Work
from handlers.figures import texts
from handlers.refusals import Why
from storage import attendance, formal, meetings, programmes
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Stage
from tests.handlers.meeting.days import HA, joined, today
from tests.storage.dates import raised
from tests.storage.people import visited


def a_month(stage: Stage) -> int:
    """Two programmes have a date today; opinions were raised, one of them long ago."""
    visits = today(stage, OccurrenceKind.VISITS, name="Thăm hộ")
    works = today(stage, OccurrenceKind.WORK_DAY, name="Ra <quân>")
    hoa, minh, on = stage.person_id(HOA), stage.person_id(MINH), visits.occurs_on

    def unit(tx: Tx) -> None:
        visited(tx, 1, hoa, on, occurrence_id=visits.id, companion_ids=(minh,))
        done = (Work("đường", Decimal("2.5"), "km"), Work("hoa", Decimal(1200), "cây"))
        assert meetings.record(tx, works.id, Outcome(30, works=done), by=minh)
        attendance.confirm(tx, works, {hoa: True, minh: True}, by=minh)
        raised(tx, hoa, on, field="Nước sinh hoạt", answered=True, occurrence_id=visits.id)
        raised(tx, hoa, on, kind=Kind.PROPOSAL, field="BHYT & <b>", answer_on=date(2026, 12, 20))
        raised(tx, hoa, date(2026, 9, 1), answer_on=date(2026, 9, 15))
        formal.count_formal(tx, Kind.DENUNCIATION)
        formal.refer(tx, by=hoa, hamlet_id=None)

    stage.knows(unit)
    return works.programme_id


def test_totals_come_first_and_name_nobody(stage: Stage) -> None:
    a_month(stage)
    stage.minh.says("/start")
    stage.minh.taps("Việc khác", "Số liệu")
    stage.minh.sees(
        "Số liệu – Tháng 12/2026",
        "Cuộc gặp gỡ nhân dân: 1 · Ra quân: 1 · Tại trụ sở: 0",
        "Lượt cán bộ: 2 · Lượt lãnh đạo: 2 · Lượt người dân: 31",
        "Hộ đã thăm: 1 · Lượt thăm: 1",
        "Đã đi ít nhất một buổi: 2/2 đồng chí",
        "Chưa điểm danh: 1 buổi",
        "Kỳ trước chuyển sang: 1 · Mới ghi nhận: 2",
        "Trả lời tại chỗ: 1 · Báo cáo lãnh đạo: 1",
        "Còn lại cuối kỳ: 2 · Quá hạn trả lời: 1",
        "Khiếu nại đã hướng dẫn: 1",
        "Tố cáo, tố giác đã hướng dẫn: tháng 12/2026: 1",
        "2,5 km · 1.200 cây",
    )
    stage.minh.sees_nothing_of("Nguyễn", "Lan", "Lê Thị Hoa", "đ/c")
    assert "✅ Tháng này" in stage.minh.last.labels
    stage.minh.taps("Theo lĩnh vực")
    stage.minh.sees("Nước sinh hoạt: 1", "BHYT &amp; &lt;b&gt;: 1", "kiến nghị: 1 · phản ánh: 1")
    stage.minh.taps("Quay lại", "Tháng trước")
    stage.minh.sees("Số liệu – Tháng 11/2026", "Kỳ trước chuyển sang: 1 · Mới ghi nhận: 0")
    stage.minh.taps("Theo lĩnh vực")
    stage.minh.sees("chưa ghi nhận ý kiến nào")


def test_one_programme_alone(stage: Stage) -> None:
    programme_id = a_month(stage)
    ha = joined(stage, HA, "Phạm Thu Hà", Role.COORDINATOR)
    ha.says("/start")
    ha.taps("Số liệu", "Theo chương trình", "Ra <quân>")
    ha.sees("Chương trình: Ra &lt;quân&gt;", "Cuộc gặp gỡ nhân dân: 0 · Ra quân: 1")
    ha.sees("Mới ghi nhận: 0")
    ha.sees_nothing_of("Tố cáo", "Khiếu nại")
    ha.taps("Năm nay")
    ha.sees("Số liệu – Năm 2026", "Chương trình: Ra &lt;quân&gt;")
    stage.knows(lambda tx: programmes.end(tx, programme_id))
    ha.taps("Theo chương trình", "Tất cả")
    ha.sees("Số liệu – Năm 2026", "Mới ghi nhận: 3")
    ha.sees_nothing_of("Chương trình:")


def test_the_sentence_can_be_copied(stage: Stage) -> None:
    a_month(stage)
    stage.minh.presses("sentence:0")
    sentence = (
        "Tháng 12/2026: tổ chức 1 cuộc, 1 buổi ra quân, 2 lượt cán bộ, 2 lượt lãnh đạo, "
        "31 lượt người dân tham gia, ghi nhận 2 ý kiến: BHYT & <b> 1, nước sinh hoạt 1. "
        "Kết quả ra quân: 2,5 km, 1.200 cây."
    )
    assert stage.minh.copied() == sentence
    stage.minh.sees("<code>Tháng 12/2026: tổ chức", "BHYT &amp; &lt;b&gt; 1")


def test_a_period_may_be_typed(stage: Stage) -> None:
    a_month(stage)
    stage.minh.presses("figures:0")
    stage.minh.taps("Từ… đến…")
    stage.minh.says("hôm kia")
    stage.minh.sees("Chưa đọc được kỳ này")
    stage.minh.says("từ 1/8/2026 đến 15/9/2026")
    stage.minh.sees("Số liệu – Từ 01/08/2026 đến 15/09/2026", "Mới ghi nhận: 1")
    stage.minh.taps("Từ… đến…")
    stage.minh.says("2024")
    stage.minh.sees("Số liệu – Năm 2024", "Kỳ này chưa có số liệu")


@pytest.mark.parametrize("action", ["figures", "figurefields", "figureprogrammes", "sentence"])
def test_only_who_leads_or_follows_sees_figures(stage: Stage, action: str) -> None:
    for phone in (stage.hoa, stage.quan):
        phone.says("/start")
        assert "📈 Số liệu" not in phone.last.labels
        phone.presses(f"{action}:0")
        assert phone.toasts[-1] == Why.NOT_ALLOWED
        phone.presses("figurespan:0")
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    for forged in ("0:nonsense", "999", "0:20261231.20260101", "0:20260101.20271231"):
        stage.minh.presses(f"{action}:{forged}")
        assert stage.minh.toasts[-1] == Why.GONE


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2026-12-01", "2026-12-31", "Tháng 12/2026"),
        ("2028-02-01", "2028-02-29", "Tháng 2/2028"),
        ("2026-10-01", "2026-12-31", "Quý IV/2026"),
        ("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-01-01", "2026-12-31", "Năm 2026"),
        ("2026-02-01", "2026-04-30", "Từ 01/02/2026 đến 30/04/2026"),
        ("2026-12-01", "2026-12-30", "Từ 01/12/2026 đến 30/12/2026"),
        ("2026-01-02", "2026-01-31", "Từ 02/01/2026 đến 31/01/2026"),
        ("2025-12-01", "2026-12-31", "Từ 01/12/2025 đến 31/12/2026"),
    ],
)
def test_periods_are_called_by_their_name(first: str, last: str, name: str) -> None:
    assert texts.period(date.fromisoformat(first), date.fromisoformat(last)) == name
