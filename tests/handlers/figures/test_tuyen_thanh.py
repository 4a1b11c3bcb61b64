"""The year of xã Tuyên Thạnh, from what happened: 22 meetings, 51 cadre-turns, 28 opinions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle

from domain.issue import Word
from domain.people import Role
from domain.period import Period, Span, period_of
from domain.programme import A_DESTINATION_A_WEEK, Participants, Who
from handlers.figures.sentences import MOST_COPIED, sentence
from storage import commune, figures
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import Stage
from tests.handlers.figures.years import at, days_of, homes, people
from tests.storage.dates import raised
from tests.storage.people import visited

YEAR = period_of(Span.YEAR, date(2024, 1, 1))
MEETINGS = 22
WITH_THREE = 7
"""Meetings to which three cadres went; to the others two: 51 turns."""

FIELDS = {
    "Nước sinh hoạt": 6,
    "Giao thông": 5,
    "Bảo hiểm y tế": 5,
    "Tệ nạn xã hội": 3,
    "Lừa đảo": 3,
    "Trộm cắp": 3,
    "Công trình xây dựng cơ bản": 3,
}
SENTENCE = (
    "Năm 2024: tổ chức 22 cuộc, 51 lượt cán bộ, 22 lượt lãnh đạo, 44 lượt người dân tham gia, "
    "ghi nhận 28 ý kiến: nước sinh hoạt 6, bảo hiểm y tế 5, giao thông 5, "
    "công trình xây dựng cơ bản 3, lừa đảo 3, trộm cắp 3, tệ nạn xã hội 3."
)


@dataclass
class Commune:
    """Who goes, to whom, and what they will hear."""

    leaders: list[int]
    cadres: Iterator[int]
    homes: dict[int, list[int]]
    fields: Iterator[str]
    delegation: Participants


def founded(tx: Tx) -> Commune:
    for hamlet in commune.hamlets(tx):
        commune.close_hamlet(tx, hamlet.id)
    leaders = people(tx, Role.LEADER, "Phan Văn Bí", "Hồ Thị Thư")
    cadres = people(tx, Role.CADRE, "Lê Văn Một", "Lê Văn Hai", "Lê Văn Tư", "Lê Văn Năm")
    delegation = Participants(Who.DELEGATION, leaders[0], frozenset({*leaders, *cadres}))
    fields = iter([field for field, count in FIELDS.items() for _ in range(count)])
    return Commune(leaders, cycle(cadres), homes(tx, 6), fields, delegation)


def goes(tx: Tx, there: Commune, day: Occurrence, number: int) -> None:
    """The delegation visits two households of the hamlet in turn, and writes down what it hears."""
    (hamlet_id,) = day.hamlet_ids
    leader = there.leaders[number % 2]
    first, *others = (next(there.cadres) for _ in range(3 if number <= WITH_THREE else 2))
    for household_id in there.homes[hamlet_id]:
        together = {"occurrence_id": day.id, "companion_ids": (*others, leader)}
        visited(tx, household_id, first, day.occurs_on, **together)
    for place in range(2 if number <= sum(FIELDS.values()) - MEETINGS else 1):
        raised(
            tx,
            first,
            day.occurs_on,
            field=next(there.fields),
            answered=place == 0,
            word=Word.SATISFIED,
            answer_on=day.occurs_on + timedelta(days=14),
            occurrence_id=day.id,
            hamlet_id=hamlet_id,
        )


def test_the_year_gets_its_sentence_back(stage: Stage) -> None:
    there = stage.knows(founded)
    rule = replace(A_DESTINATION_A_WEEK, participants=there.delegation)
    destinations: list[int] = []
    for number, day in enumerate(days_of(stage, rule, 2024), start=1):
        if number > MEETINGS:
            break
        stage.knows(partial(goes, there=there, day=day, number=number))
        destinations += day.hamlet_ids
    assert {destinations.count(id) for id in there.homes} == {3, 4}
    stage.now = at(date(2025, 1, 2))
    found = stage.knows(lambda tx: figures.compute(tx, YEAR))
    held, opinions = found.gatherings, found.opinions
    assert (held.meetings, held.cadre_turns, opinions.raised) == (22, 51, 28)
    assert dict(opinions.by_category) == FIELDS
    assert (opinions.on_spot, opinions.escalated, opinions.overdue) == (22, 6, 6)
    assert (found.visits, found.households) == (44, 12)
    assert sentence(found) == SENTENCE
    assert stage.knows(lambda tx: figures.compute(tx, YEAR, 1)) == found
    after = Period(date(2025, 1, 1), date(2025, 12, 31))
    later = stage.knows(lambda tx: figures.compute(tx, after)).opinions
    assert (later.raised, later.carried_over, later.left_over) == (0, 6, 6)


def test_what_a_button_copies_is_short_and_loses_no_opinion(stage: Stage) -> None:
    there = stage.knows(founded)
    day = date(2024, 3, 2)
    stage.now = at(day)

    def say(tx: Tx) -> None:
        for number in range(12):
            field = f"Lĩnh vực có tên khá dài số {number}"
            raised(tx, next(there.cadres), day, field=field, answered=True)

    stage.knows(say)
    found = stage.knows(lambda tx: figures.compute(tx, YEAR))
    short = sentence(found, MOST_COPIED)
    assert len(short) <= MOST_COPIED < len(sentence(found))
    assert short.endswith(f"lĩnh vực khác {12 - short.count('dài')}.")
