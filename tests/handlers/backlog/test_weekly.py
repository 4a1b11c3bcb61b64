"""The first working morning of a week says what is held up, in the one message of the morning."""

import pytest
from sqlalchemy import text

from handlers.backlog.weekly import Week
from storage import issues, staff
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.backlog.cast import AN, HA, moment, person_id, reaches, sets, town, wakes
from tests.handlers.driver import HOA, MINH, QUAN
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import LEADERS

__all__ = ["town"]

HEAD = "🗄 Tồn đọng đầu tuần"


def issue_of(tx: Tx, number: int) -> Issue:
    found = issues.get(tx, number)
    assert found is not None
    return found


def weeks(town: Town, chat: int) -> list[str]:
    return [shown.text for shown in town.phone(chat).shown.values() if HEAD in shown.text]


@pytest.mark.parametrize("day", ["2026-12-07", "2026-12-08"])
def test_it_is_said_once_and_in_the_weeks_first_morning_only(town: Town, day: str) -> None:
    reaches(town, "2026-12-06 20:00")
    sets(town, 1, raised_on="2026-06-01")
    if day == "2026-12-08":
        reaches(town, "2026-12-07 13:00")
        for chat in (HA, AN, MINH):
            town.phone(chat).shown.clear()
    reaches(town, f"{day} 07:31")
    reaches(town, f"{day} 09:00")
    said = {chat: len(weeks(town, chat)) for chat in (HA, AN, MINH, HOA, QUAN)}
    is_first = day == "2026-12-07"
    assert said == {HA: is_first, AN: is_first, MINH: False, HOA: False, QUAN: False}


@pytest.mark.parametrize("lost", ["the bot", "Telegram"])
def test_a_first_morning_that_went_by_unsaid_is_made_up_for_once(town: Town, lost: str) -> None:
    reaches(town, "2026-12-06 20:00")
    sets(town, 1, raised_on="2026-06-01")
    if lost == "the bot":
        wakes(town, "2026-12-07 12:01")
    else:
        reaches(town, "2026-12-07 07:31")
        town.knows(unsends)
    for chat in (HA, AN):
        town.phone(chat).shown.clear()
    reaches(town, "2026-12-07 20:00")
    assert [weeks(town, chat) for chat in (HA, AN)] == [[], []]
    reaches(town, "2026-12-11 20:00")
    assert {chat: len(weeks(town, chat)) for chat in (HA, AN, MINH)} == {HA: 1, AN: 1, MINH: 0}


def unsends(tx: Tx) -> None:
    """No message of a morning came through in its time."""
    tx.connection.execute(text("UPDATE outbox SET state = 'missed' WHERE key LIKE 'notice:%'"))


def test_it_goes_with_what_the_morning_is_about_and_names_nothing(town: Town) -> None:
    reaches(town, "2026-12-06 20:00")
    an = person_id(town, AN)
    sets(town, 1, raised_on="2026-06-01", due_on="2026-12-03", holder_id=an, stage="accepted")
    sets(town, 2, raised_on="2026-06-01")
    town.phone(AN).shown.clear()
    reaches(town, "2026-12-07 07:31")
    (said,) = weeks(town, AN)
    assert len(town.phone(AN).shown) == 1
    assert "YK-2026-0001" in said
    _, _, week = said.partition(HEAD)
    assert "⏳ Trên 90 ngày: 2" in week
    assert "🔥 Quá hạn: 1" in week
    assert "YK-" not in week
    assert "Ngập" not in said
    town.phone(AN).taps("🗄 Tồn đọng")
    town.phone(AN).sees("🗄 Tồn đọng: 2")


def test_it_goes_with_the_one_matter_that_somebody_gets_whole(town: Town) -> None:
    far = {"check_at": "2026-12-31 00:30:00.000000", "climb_on": "2026-12-31"}
    for number in range(1, 9):
        sets(town, number, stage="accepted", due_on="2026-12-31", **far)
    reaches(town, "2026-12-06 20:00")
    sets(town, 1, stage="waiting", raised_on="2026-06-01", due_on="2026-12-03")
    sets(town, 1, check_at="2026-12-07 00:30:00.000000", climb_on="2026-12-07")
    holder = town.knows(lambda tx: staff.name_of(tx, issue_of(tx, 1).holder_id))
    for chat in LEADERS.values():
        town.phone(chat).shown.clear()
    reaches(town, "2026-12-07 07:31")
    came = [town.phone(chat) for name, chat in LEADERS.items() if name != holder]
    (whole,) = [one for one in came if "Ý kiến vượt thẩm quyền" in one.screen]
    assert len(whole.shown) == 1
    whole.sees("YK-2026-0001", f"{HEAD}: 1 ý kiến")
    assert whole.last.labels[-1] == "🗄 Tồn đọng"


def test_nothing_is_said_when_nothing_is_held_up(town: Town) -> None:
    reaches(town, "2026-12-07 09:00")
    assert [weeks(town, chat) for chat in (HA, AN)] == [[], []]


def test_each_is_told_of_what_they_follow_and_not_of_their_own_conduct(town: Town) -> None:
    reaches(town, "2026-12-06 20:00")
    town.now = moment("2026-12-07 07:31")
    an = person_id(town, AN)
    sets(town, 1, raised_on="2026-06-01", concerned_id=an)
    sets(town, 2, raised_on="2026-06-01", hamlet_id=2)

    def said(tx: Tx) -> dict[str, str]:
        week = Week(tx)
        return {p.full_name: week.said_to(p).partition("</b>")[0] for p in staff.everyone(tx)}

    found = town.knows(said)
    assert found["Vũ Bình An"].endswith(": 1 ý kiến")
    assert found["Đào Thanh Bình"].endswith(": 2 ý kiến")
    assert found["Phạm Thu Hà"].endswith(": 2 ý kiến")
    assert found["Trần Văn Minh"].endswith(": 1 ý kiến")
    assert found["Lê Thị Hoa"] == found["Bùi Đức Quản"] == ""
