"""The year of xã Bình Nghĩa: two Saturdays a month in the hamlets, two at the office."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from domain.calendar import Weekday
from domain.issue import Channel
from domain.meeting import Outcome
from domain.people import Role
from domain.period import Span, period_of
from domain.programme import SATURDAY_WITH_THE_PEOPLE, OccurrenceKind, Weekly
from domain.quantity import read_work, write_number
from handlers.figures.sentences import sentence
from handlers.founding.units import UNITS
from storage import attendance, figures, meetings, registrations
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import Stage
from tests.handlers.figures.years import at, days_of, homes, people
from tests.storage.dates import raised

WORK_DAY, OFFICE = OccurrenceKind.WORK_DAY, OccurrenceKind.OFFICE
RULE = replace(
    SATURDAY_WITH_THE_PEOPLE,
    days=(
        Weekly(Weekday.SATURDAY, frozenset({1, 3}), WORK_DAY),
        Weekly(Weekday.SATURDAY, frozenset({2, 4}), OFFICE),
    ),
)
DONE = ("Dọn vệ sinh 1,5 km đường thôn", "Trồng 50 cây hoa ven đường", "10 công")
AT_OFFICE = ("Chỉnh trang 120 m2 khuôn viên",)


def holds(tx: Tx, staff: list[int], day: Occurrence) -> None:
    """Everybody registers and comes, but for one who is ill on the first date of each month."""
    ill = staff[-1] if day.occurs_on.day <= 7 else None
    for person_id in staff:
        registrations.answer(
            tx, day.id, person_id, takes_part=person_id != ill, reason="Ốm đau" if ill else ""
        )
    attendance.confirm(tx, day, {id: id != ill for id in staff}, by=staff[0])
    is_out = day.kind is WORK_DAY
    lines = (read_work(line, UNITS) for line in (DONE if is_out else AT_OFFICE))
    works = tuple(work for work in lines if work is not None)
    outcome = Outcome(citizens=25 if is_out else None, works=works)
    assert meetings.record(tx, day.id, outcome, by=staff[0])
    if is_out:
        raised(tx, staff[1], day.occurs_on, answered=True, occurrence_id=day.id)


def test_a_year_of_work_days(stage: Stage) -> None:
    leaders = stage.knows(lambda tx: people(tx, Role.LEADER, "Phạm Thị Liên"))
    names = tuple(f"Trần Văn Số {number}" for number in range(5))
    staff = [*leaders, *stage.knows(lambda tx: people(tx, Role.CADRE, *names))]
    stage.knows(lambda tx: homes(tx, 3))
    held = []
    for day in days_of(stage, RULE, 2019):
        stage.knows(partial(holds, staff=staff, day=day))
        held.append((day.kind, day.occurs_on))
    out = [on for kind, on in held if kind is WORK_DAY]
    at_office = len(held) - len(out)
    assert (len(out), at_office > 20) == (24, True)
    ill = sum(on.day <= 7 for _, on in held)
    assert ill >= 10
    # An opinion at the office, without any date, lands in the same figures.
    stage.now = at(date(2019, 12, 30))
    stage.knows(lambda tx: raised(tx, staff[1], date(2019, 12, 30), channel=Channel.OFFICE))
    year = period_of(Span.YEAR, date(2019, 1, 1))
    found = stage.knows(lambda tx: figures.compute(tx, year))
    gathered = found.gatherings
    assert (gathered.work_days, gathered.office_days, gathered.meetings) == (24, at_office, 0)
    assert (gathered.leader_turns, gathered.cadre_turns) == (len(held), 5 * len(held) - ill)
    assert (gathered.citizen_turns, gathered.unconfirmed) == (24 * 25, 0)
    assert (found.joined, found.absent) == (6 * len(held) - ill, ill)
    assert dict(found.works) == {
        "km": Decimal(36),
        "cây": Decimal(1200),
        "công": Decimal(240),
        "m²": Decimal(120 * at_office),
    }
    assert found.opinions.raised == 25
    assert sentence(found) == (
        f"Năm 2019: tổ chức 24 buổi ra quân, {at_office} buổi tại trụ sở, "
        f"{5 * len(held) - ill} lượt cán bộ, {len(held)} lượt lãnh đạo, 600 lượt người dân "
        "tham gia, ghi nhận 25 ý kiến: giao thông 25. Kết quả ra quân: 36 km, 1.200 cây, "
        f"240 công, {write_number(120 * at_office)} m²."
    )
