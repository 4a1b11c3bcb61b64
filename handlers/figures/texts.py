"""What the figures of a period say."""

from collections.abc import Sequence
from datetime import date
from html import escape

from domain.issue import Kind
from domain.period import Span
from domain.quantity import write_number
from handlers.wording import numeric_date

FIGURES = "📈 Số liệu"
SPANS = {
    Span.MONTH: "Tháng này",
    Span.LAST_MONTH: "Tháng trước",
    Span.QUARTER: "Quý này",
    Span.HALF_YEAR: "6 tháng",
    Span.YEAR: "Năm nay",
}
OTHER_SPAN = "✏️ Từ… đến…"
BY_FIELD = "📂 Theo lĩnh vực"
BY_PROGRAMME = "🗓 Theo chương trình"
SENTENCE = "📝 Viết thành câu"
COPY = "📋 Sao chép"
BACK = "⬅️ Quay lại"
HOME = "🏠 Trang chính"
ALL_PROGRAMMES = "Tất cả chương trình"

SPAN = "Kỳ"
ASK_SPAN = "Số liệu của kỳ nào?"
SPAN_HINT = (
    "Gõ như 01/01/2026 - 15/03/2026, tháng 11/2026, quý 3, hoặc 2025. Mỗi lần tối đa một năm."
)
NO_SPAN = "Chưa đọc được kỳ này. Mời gõ như 01/01/2026 - 15/03/2026, dài nhất một năm."
SPAN_HEADING = "📈 Chọn kỳ số liệu"

NO_OPINIONS = "Kỳ này chưa ghi nhận ý kiến nào. Mời đồng chí chọn kỳ khác."
NOTHING = (
    "Kỳ này chưa có số liệu. Số liệu tự cộng từ phiếu thăm hộ, ý kiến và kết quả các buổi; "
    "mời đồng chí chọn kỳ khác."
)
CHOOSE_PROGRAMME = "Xem số liệu của chương trình nào?"
COPY_HINT = "Chạm vào câu trên để sao chép."
OTHER_FIELDS = "lĩnh vực khác"

KINDS = {
    Kind.REPORT: "phản ánh",
    Kind.PROPOSAL: "kiến nghị",
    Kind.CONTRIBUTION: "góp ý",
}

_ROMAN = ("I", "II", "III", "IV")


def chosen(label: str) -> str:
    """The button of the period that is shown."""
    return f"✅ {label}"


def period(first_on: date, last_on: date) -> str:
    """A period by its name, or from its first to its last day (plain)."""
    year, first, last = first_on.year, first_on.month, last_on.month
    is_whole = first_on.day == 1 and (last_on.month, last_on.year) != _next_day(last_on)
    if not is_whole or last_on.year != year:
        return f"Từ {numeric_date(first_on)} đến {numeric_date(last_on)}"
    if first == last:
        return f"Tháng {first}/{year}"
    if (first, last) == (1, 12):
        return f"Năm {year}"
    if (first, last) in ((1, 6), (7, 12)):
        return f"6 tháng {'đầu' if first == 1 else 'cuối'} năm {year}"
    if first % 3 == 1 and last == first + 2:
        return f"Quý {_ROMAN[first // 3]}/{year}"
    return f"Từ {numeric_date(first_on)} đến {numeric_date(last_on)}"


def _next_day(on: date) -> tuple[int, int]:
    after = date.fromordinal(on.toordinal() + 1)
    return after.month, after.year


def title(name: str, programme: str) -> str:
    """Which period, and of which programme; empty: of everything."""
    of = f"\nChương trình: {escape(programme)}" if programme else ""
    return f"<b>📈 Số liệu – {escape(name)}</b>{of}"


def gatherings(
    meetings: int, work_days: int, office_days: int, cadres: int, leaders: int, citizens: int
) -> str:
    """What was held, and how many came."""
    said = [write_number(turns) for turns in (cadres, leaders, citizens)]
    return "\n".join(
        [
            "<b>Hoạt động</b>",
            f"Cuộc gặp gỡ nhân dân: {meetings} · Ra quân: {work_days} · Tại trụ sở: {office_days}",
            f"Lượt cán bộ: {said[0]} · Lượt lãnh đạo: {said[1]} · Lượt người dân: {said[2]}",
        ]
    )


def visits(households: int, count: int) -> str:
    """How many households, and how often."""
    return f"Hộ đã thăm: {write_number(households)} · Lượt thăm: {write_number(count)}"


def attendance(joined: int, absent: int, came: int, staff: int, unconfirmed: int) -> str:
    """Words given, who came at least once, and what nobody confirmed."""
    lines = [
        f"Đăng ký: {joined} lượt tham gia, {absent} lượt xin vắng",
        f"Đã đi ít nhất một buổi: {came}/{staff} đồng chí",
    ]
    if unconfirmed:
        lines.append(f"⚠️ Chưa điểm danh: {unconfirmed} buổi")
    return "\n".join(lines)


def opinions(
    carried_over: int,
    raised: int,
    on_spot: int,
    escalated: int,
    answered: int,
    refused: int,
    transferred: int,
    told: int,
    satisfied: int,
    unsatisfied: int,
    left_over: int,
    overdue: int,
) -> str:
    """What citizens raised, and what became of it."""
    return "\n".join(
        [
            "<b>Ý kiến của dân</b>",
            f"Kỳ trước chuyển sang: {carried_over} · Mới ghi nhận: {raised}",
            f"Trả lời tại chỗ: {on_spot} · Báo cáo lãnh đạo: {escalated}",
            f"Lãnh đạo trả lời: {answered} · Từ chối: {refused} · Chuyển nơi khác: {transferred}",
            f"Đã báo công dân: {told} · Hài lòng: {satisfied} · Chưa hài lòng: {unsatisfied}",
            f"Còn lại cuối kỳ: {left_over} · Quá hạn trả lời: {overdue}",
        ]
    )


def formal(referred: int, months: Sequence[tuple[str, int]]) -> str:
    """What left by the formal route: complaints, and denunciations for each month."""
    lines = [f"Khiếu nại đã hướng dẫn: {referred}"] if referred else []
    if months:
        counts = "; ".join(f"tháng {month}: {count}" for month, count in months)
        lines.append(f"Tố cáo, tố giác đã hướng dẫn: {escape(counts)}")
    return "\n".join(lines)


def works(sums: Sequence[tuple[str, str]]) -> str:
    """What was done, summed by unit."""
    said = " · ".join(f"{amount} {unit}" for unit, amount in sums)
    return f"<b>Kết quả ra quân</b>\n{escape(said)}"


def fields(
    name: str,
    programme: str,
    categories: Sequence[tuple[str, int]],
    kinds: Sequence[tuple[str, int]],
) -> str:
    """Opinions by category and by kind."""
    of = f"\nChương trình: {escape(programme)}" if programme else ""
    listed = "\n".join(f"{escape(category)}: {count}" for category, count in categories)
    by_kind = " · ".join(f"{escape(kind)}: {count}" for kind, count in kinds)
    return f"<b>📂 Ý kiến theo lĩnh vực – {escape(name)}</b>{of}\n\n{listed}\n\nLoại: {by_kind}"


def sentence(
    name: str,
    held: str,
    turns: str,
    raised: int,
    categories: Sequence[tuple[str, int]],
    works: Sequence[tuple[str, str]],
) -> str:
    """Everything in one sentence, as reports have it (plain, to be copied)."""
    parts = [f"tổ chức {held}" if held else "chưa tổ chức buổi nào"]
    parts += [f"{turns} tham gia"] if turns else []
    listed = ", ".join(f"{category} {count}" for category, count in categories)
    noted = f"ghi nhận {write_number(raised)} ý kiến" if raised else "chưa ghi nhận ý kiến nào"
    parts.append(f"{noted}: {listed}" if listed else noted)
    done = ", ".join(f"{amount} {unit}" for unit, amount in works)
    result = f" Kết quả ra quân: {done}." if done else ""
    return f"{name}: {', '.join(parts)}.{result}"


def held(meetings: int, work_days: int, office_days: int) -> str:
    """How many of each kind were held (plain); empty kinds are left out."""
    counts = (
        (meetings, "cuộc"),
        (work_days, "buổi ra quân"),
        (office_days, "buổi tại trụ sở"),
    )
    return ", ".join(f"{count} {kind}" for count, kind in counts if count)


def turns(cadres: int, leaders: int, citizens: int) -> str:
    """Who took part (plain); who did not is left out."""
    counts = (
        (cadres, "lượt cán bộ"),
        (leaders, "lượt lãnh đạo"),
        (citizens, "lượt người dân"),
    )
    return ", ".join(f"{write_number(count)} {kind}" for count, kind in counts if count)


def to_copy(words: str) -> str:
    """The page with the sentence."""
    return f"<b>📝 Một câu cho báo cáo</b>\n\n<code>{escape(words)}</code>\n\n<i>{COPY_HINT}</i>"
