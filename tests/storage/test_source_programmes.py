"""Every programme of the source articles is data: its dates, its kinds, where it goes.

It is Saturday the 3rd of January 2026.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.calendar import Weekday
from domain.meeting import Outcome
from domain.period import Period
from domain.programme import (
    A_DESTINATION_A_WEEK,
    EVERY_WEEK,
    SATURDAY_WITH_THE_PEOPLE,
    Destination,
    OccurrenceKind,
    OnDates,
    Participants,
    ProgrammeRule,
    Way,
    Weekly,
    Who,
)
from domain.quantity import Unit, read_work
from storage import commune, figures, meetings, programmes
from storage.programmes import Occurrence
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.dates import kept
from tests.storage.people import settle

VISITS, MEETING = OccurrenceKind.VISITS, OccurrenceKind.MEETING
DIALOGUE, WORK_DAY, OFFICE = (
    OccurrenceKind.DIALOGUE,
    OccurrenceKind.WORK_DAY,
    OccurrenceKind.OFFICE,
)
SATURDAY, SUNDAY = Weekday.SATURDAY, Weekday.SUNDAY
HELPED = Destination(Way.ELSEWHERE, "xã Hòa Bình")
CHOSEN = Destination(Way.CHOSEN)


def rule(
    name: str, *days: Weekly | OnDates, to: Destination = CHOSEN, who: Participants | None = None
) -> ProgrammeRule:
    """A programme of days, everybody's unless it says whose."""
    everybody = who or Participants()
    return replace(
        SATURDAY_WITH_THE_PEOPLE, name=name, days=days, destination=to, participants=everybody
    )


@dataclass(frozen=True)
class Source:
    """A programme as an article tells of it, and its first dates: day, month and kind."""

    rule: ProgrammeRule
    dates: tuple[tuple[int, int, OccurrenceKind], ...]
    places: tuple[str, ...] = ()


SOURCES = {
    "Tuyên Thạnh, mỗi tuần một điểm đến": Source(
        A_DESTINATION_A_WEEK,
        ((3, 1, VISITS), (10, 1, VISITS), (17, 1, VISITS)),
        ("Ấp 3", "Ấp 4", "Ấp 3"),
    ),
    "Bình Nghĩa, hai thứ bảy ở thôn, hai ở trụ sở": Source(
        rule(
            "Ngày thứ 7 với dân",
            Weekly(SATURDAY, frozenset({1, 3}), WORK_DAY),
            Weekly(SATURDAY, frozenset({2, 4}), OFFICE),
            to=Destination(),
        ),
        ((3, 1, WORK_DAY), (10, 1, OFFICE), (17, 1, WORK_DAY), (24, 1, OFFICE), (7, 2, WORK_DAY)),
    ),
    "Bình Nghĩa, chính quyền thân thiện": Source(
        rule("Chính quyền thân thiện", Weekly(Weekday.THURSDAY, EVERY_WEEK, OFFICE)),
        ((8, 1, OFFICE), (15, 1, OFFICE)),
    ),
    "Lạng Sơn, ngày thứ 7 đi cơ sở, ở một xã khác": Source(
        rule("Ngày thứ 7 đi cơ sở", Weekly(SATURDAY, EVERY_WEEK, WORK_DAY), to=HELPED),
        ((3, 1, WORK_DAY), (10, 1, WORK_DAY)),
        ("xã Hòa Bình", "xã Hòa Bình"),
    ),
    "Lạng Sơn, ngày Chủ nhật xanh": Source(
        rule("Ngày Chủ nhật xanh", Weekly(SUNDAY, frozenset({1, 3}), WORK_DAY), to=HELPED),
        ((4, 1, WORK_DAY), (18, 1, WORK_DAY), (1, 2, WORK_DAY)),
        ("xã Hòa Bình",),
    ),
    "Lạng Sơn, đỡ đầu 7 học sinh hằng tháng": Source(
        rule("Đỡ đầu học sinh", Weekly(Weekday.FRIDAY, frozenset({2}), WORK_DAY), to=HELPED),
        ((9, 1, WORK_DAY), (13, 2, WORK_DAY)),
        ("xã Hòa Bình",),
    ),
    "Tam Đảo, đối thoại": Source(
        rule("Đối thoại", OnDates(frozenset({date(2026, 1, 20), date(2026, 2, 10)}), DIALOGUE)),
        ((20, 1, DIALOGUE), (10, 2, DIALOGUE)),
    ),
    "Vĩnh Yên, nội dung đột phá của một đơn vị": Source(
        rule(
            "Đột phá giải phóng mặt bằng",
            Weekly(Weekday.TUESDAY, frozenset({1}), MEETING),
            Weekly(Weekday.TUESDAY, frozenset({3}), VISITS),
            who=Participants(Who.GROUP, None, frozenset({1, 3})),
        ),
        ((6, 1, MEETING), (20, 1, VISITS), (3, 2, MEETING)),
    ),
}


def test_every_programme_of_the_sources_is_set_up_as_data(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        for name, source in SOURCES.items():
            dates = [o for o in kept(tx, source.rule) if not o.is_cancelled][: len(source.dates)]
            found = [(o.occurs_on.day, o.occurs_on.month, o.kind) for o in dates]
            assert found == [*source.dates], name
            assert {o.rule for o in dates} == {source.rule}, name
            went = [_place(tx, one) for one in dates]
            assert went[: len(source.places)] == [*source.places], name

    store.run(unit)


def _place(tx: Tx, one: Occurrence) -> str:
    hamlets = (commune.hamlet(tx, id) for id in one.hamlet_ids)
    return one.place or ", ".join(hamlet.name for hamlet in hamlets if hamlet)


def test_a_month_of_patronage_and_green_sundays_is_summed(store: Store, clock: Clock) -> None:
    units = (Unit("học sinh đỡ đầu"), Unit("triệu đồng", ("triệu",)), Unit("km"))
    lines = {
        "Lạng Sơn, đỡ đầu 7 học sinh hằng tháng": "7 học sinh đỡ đầu; 3,5 triệu",
        "Lạng Sơn, ngày Chủ nhật xanh": "2,5 km đường hoa; 1.200 cây; 45 công",
    }

    def unit(tx: Tx) -> None:
        ha = settle(tx).ha
        for name, line in lines.items():
            kept(tx, SOURCES[name].rule)
            for one in programmes.kept_between(tx, date(2026, 1, 1), date(2026, 1, 31)):
                if one.rule == SOURCES[name].rule:
                    read = (read_work(part, units) for part in line.split(";"))
                    works = tuple(work for work in read if work is not None)
                    assert meetings.record(tx, one.id, Outcome(works=works), by=ha)

    store.run(unit)
    clock.passes(days=28)
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    found = store.run(lambda tx: figures.compute(tx, january))
    assert dict(found.works) == {
        "học sinh đỡ đầu": Decimal(7),
        "triệu đồng": Decimal("3.5"),
        "km": Decimal(5),
        "cây": Decimal(2400),
        "công": Decimal(90),
    }
    assert found.gatherings.work_days == 3
