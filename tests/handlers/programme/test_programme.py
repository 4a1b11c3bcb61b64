"""Who has answered for an occurrence, and what a new commune is given."""

from datetime import date
from functools import partial

import pytest

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from handlers import sweep
from handlers.founding.actions import found_commune
from handlers.founding.texts import TOPICS
from handlers.registration import texts
from handlers.turnout import turnout_of
from storage import planning, programmes, registrations, topics
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import Stage


def occurrence(tx: Tx) -> Occurrence:
    """The next Saturday, of a programme that begins now."""
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    found = programmes.next_one(tx)
    assert found is not None
    return found


def test_a_hamlet_where_nobody_goes_is_named_until_somebody_joins(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        saturday = occurrence(tx)
        turnout = turnout_of(tx, saturday)
        assert (turnout.expected, turnout.answered) == (2, 0)
        assert [hamlet.name for hamlet in turnout.empty_hamlets] == ["Ấp 3", "Ấp 4"]
        hoa, minh = (person.id for person in turnout.silent)
        registrations.answer(tx, saturday.id, hoa, takes_part=True)
        registrations.answer(tx, saturday.id, minh, takes_part=False, reason="Ốm đau")
        turnout = turnout_of(tx, saturday)
        assert (turnout.answered, turnout.silent) == (2, ())
        assert [(p.id, why) for p, why in turnout.absent] == [(minh, "Ốm đau")]
        assert [hamlet.name for hamlet in turnout.empty_hamlets] == ["Ấp 4"]

    stage.knows(unit)


@pytest.mark.parametrize(
    ("days", "heading"),
    [(1, "– ngày mai, 05/12/2026"), (0, "– hôm nay, 05/12/2026"), (-1, "– 05/12/2026")],
)
def test_a_notice_says_tomorrow_only_on_the_eve(days: int, heading: str) -> None:
    text = texts.notice("Ngày thứ 7", date(2026, 12, 5), ["Ấp 3"], 2, True, days)
    assert heading in text.split("\n")[0]


def test_absence_may_be_typed_and_the_notice_is_left_alone(stage: Stage) -> None:
    saturday = stage.knows(occurrence)
    stage.passes(days=3, hours=10, minutes=1)
    while due := stage.knows(lambda tx: sweep.due(tx, 10)):
        for item in due:
            stage.says(stage.hoa, partial(sweep.handle_due, item=item))
    stage.hoa.sees("ngày mai, 05/12/2026")
    for words in ("xin vắng", "ốm đau"):
        stage.hoa.says(words)
    stage.hoa.sees("Đã ghi đồng chí xin vắng")
    answers = stage.knows(lambda tx: registrations.of(tx, saturday.id))
    assert [(word.takes_part, word.reason) for word in answers.values()] == [(False, "Ốm đau")]


def test_a_commune_is_founded_once_with_topics_and_saturdays(stage: Stage) -> None:
    assert not stage.knows(lambda tx: found_commune(tx, "xã Khác", "tỉnh Khác"))
    assert stage.knows(topics.open_ones) == []


def test_every_topic_has_a_short_name_and_five_lines_to_talk_from() -> None:
    for name, lines in TOPICS:
        assert len(name) <= 25
        assert len(lines) == 5
        assert all(len(line) <= 90 for line in lines)
