"""What citizens said of answers where they raised a matter counts as any other word does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from domain.issue import Channel, IssueDraft, Kind, Origin, Word
from domain.people import Role
from domain.period import Period
from domain.responsibility import Part
from domain.spoken import Spoken
from handlers.issue.opening import open_one
from handlers.refusals import Why
from storage import gaps, issue_figures, rechecks, responsibles, staff
from storage.transaction import Tx
from tests.handlers.backlog.cast import AN, HA, person_id, sweeps
from tests.handlers.driver import HOA, Stage, stage_in
from tests.handlers.issue.town import call_of, settles

JANUARY = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Stage]:
    with stage_in(tmp_path) as stage:
        stage.knows(settles)
        yield stage


def answered_there(
    town: Stage, word: Word, on: date | None = None, about: int | None = None
) -> int:
    """Hoa answers bà Lan where she raised it; the id of the issue."""

    hoa = person_id(town, HOA)

    def unit(tx: Tx) -> int:
        call = call_of(tx, hoa)
        assert call is not None
        said = Spoken("Hỏi về thẻ")
        draft = IssueDraft(Kind.REPORT, said, 7, answer="Đã hướng dẫn làm lại thẻ", word=word)
        origin = Origin(Channel.OFFICE, on or tx.today, 1, household_id=1)
        issue = open_one(call, draft, origin)
        gaps.set_right(tx, issue.id, concerned_id=about)
        return issue.id

    return town.knows(unit)


def test_they_count_in_quality_and_in_the_figures_alike(town: Stage) -> None:
    for word in (*[Word.SATISFIED] * 3, Word.UNSATISFIED, Word.NOT_ASKED):
        answered_there(town, word)
    answered_there(town, Word.SATISFIED, on=date(2026, 9, 30))
    ha = town.phone(HA)
    ha.presses("quality:0")
    lines = [line for line in ha.last.text.splitlines() if line.startswith("•")]
    said = "hài lòng 3, chưa hài lòng 1"
    assert lines == [f"• Giao thông: {said}", f"• trả lời tại chỗ: {said}"]
    found = town.knows(lambda tx: issue_figures.opinions(tx, QUARTER, None))
    assert (found.on_spot, found.satisfied, found.unsatisfied) == (4, 3, 1)
    assert found.told == 5


def test_a_word_stays_what_it_was_when_it_is_opened_again(town: Stage) -> None:
    answered_there(town, Word.SATISFIED)
    town.hoa.presses("issue:1")
    town.hoa.taps("🔁 Mở lại")
    town.hoa.says("Vẫn chưa làm được thẻ, bác bảo thế")
    town.phone(HA).presses("quality:0")
    town.phone(HA).sees("trả lời tại chỗ: hài lòng 1, chưa hài lòng 1")
    found = town.knows(lambda tx: issue_figures.opinions(tx, QUARTER, None))
    assert (found.satisfied, found.unsatisfied, found.told) == (1, 1, 1)


def test_they_are_drawn_from_and_whoever_answered_does_not_ask_again(town: Stage) -> None:
    issue_id = answered_there(town, Word.SATISFIED)
    town.now = JANUARY
    sweeps(town)
    one = town.knows(lambda tx: rechecks.of_issue(tx, issue_id))
    assert one is not None
    assert one.person_id not in (None, person_id(town, HOA))


def test_without_a_satisfied_word_there_is_no_draw(town: Stage) -> None:
    answered_there(town, Word.NOT_ASKED)
    answered_there(town, Word.UNSATISFIED)
    assert town.knows(rechecks.next_draw_at) is None


def test_nobody_below_whom_it_is_about_asks_or_reads_it(town: Stage) -> None:
    an, hoa = person_id(town, AN), person_id(town, HOA)

    def unit(tx: Tx) -> int:
        tu = staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [1])
        staff.bind(tx, tu, 401, 401)
        responsibles.put(tx, 7, None, Part.RESPONSIBLE, [tu])
        responsibles.put(tx, None, None, Part.ABOVE, [an])
        return tu

    tu = town.knows(unit)
    issue_id = answered_there(town, Word.SATISFIED, about=an)
    town.now = JANUARY
    sweeps(town)
    one = town.knows(lambda tx: rechecks.of_issue(tx, issue_id))
    assert one is not None
    assert one.person_id not in (tu, an, hoa)
    town.knows(lambda tx: rechecks.give(tx, one.id, tu))
    town.phone(401).presses(f"recheck:{issue_id}")
    assert town.phone(401).toasts[-1] == Why.NOT_ALLOWED
    town.phone(401).sees_nothing_of("Lan", "thẻ")
