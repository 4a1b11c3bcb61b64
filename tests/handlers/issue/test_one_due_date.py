"""What is due next, and when, is said alike in every message: reminders, mornings, digests."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from domain.issue import Urgency
from domain.responsibility import Part as Rung
from handlers.issue import clocks, reminding
from handlers.issue.reminding_texts import Part
from handlers.issue.round import Round
from storage import issues, responsibles, staff
from storage.transaction import Tx
from tests.handlers.backlog.cast import AN, HA, moment, person_id, reaches, sets
from tests.handlers.driver import MINH, stage_in
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import LEADERS, opens, settles

BINH = LEADERS["Đào Thanh Bình"]
CODE = "YK-2026-0001"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """An is responsible, Bình comes after; one matter is opened on Tuesday, 01/12/2026."""
    with stage_in(tmp_path) as stage:
        stage.knows(settles)
        stage.knows(names_both)
        stage.knows(lambda tx: opens(tx, 7, Urgency.NORMAL))
        yield stage


def names_both(tx: Tx) -> None:
    people = {person.full_name: person.id for person in staff.everyone(tx)}
    responsibles.put(tx, None, None, Rung.RESPONSIBLE, [people["Vũ Bình An"]])
    responsibles.put(tx, None, None, Rung.ABOVE, [people["Đào Thanh Bình"]])


def lines(town: Town, chat: int, at: str) -> list[str]:
    """What a morning says to somebody of the matter, without where it stands."""
    town.phone(chat).shown.clear()
    reaches(town, f"2026-12-{at} 07:40")
    said = town.phone(chat).screen
    return re.findall(rf"^• <b>{CODE}</b>[^:]*: (.*)\.$", said, re.MULTILINE)


def test_until_it_is_taken_on_its_date_is_the_one_to_take_it_on(town: Town) -> None:
    due = "nhận việc – đến hạn thứ Năm, 03/12/2026"
    assert [lines(town, AN, day) for day in ("02", "03")] == [[due], [due]]
    late = "nhận việc – đã quá hạn 1 ngày làm việc (hạn 03/12/2026)"
    assert lines(town, AN, "04") == [late]
    due = "nhận việc – đến hạn thứ Ba, 08/12/2026"
    assert [lines(town, BINH, day) for day in ("07", "08")] == [[due], [due]]


def test_the_top_of_the_ladder_hears_of_the_same_date_each_day_and_of_the_answers_own(
    town: Town,
) -> None:
    reaches(town, "2026-12-08 20:00")
    late = "nhận việc – đã quá hạn {} ngày làm việc (hạn 08/12/2026)"
    for days, day in enumerate(("09", "10", "11"), start=1):
        assert lines(town, BINH, day) == [late.format(days)]
    assert lines(town, BINH, "14")[0] == late.format(4)
    assert lines(town, BINH, "15") == [
        late.format(5),
        "trả lời công dân; cho ý kiến để công dân được báo là đã tiếp nhận"
        " – đến hạn thứ Ba, 15/12/2026",
    ]


def test_a_promise_and_the_answers_own_date_are_told_apart(town: Town) -> None:
    values = {"stage": "accepted", "climb_on": "2026-12-31", "first_notice_at": "2026-12-01"}
    sets(town, 1, **values, promised_on="2026-12-04", due_on="2026-12-04")
    reaches(town, "2026-12-13 20:00")
    assert lines(town, AN, "14") == [
        "trả lời công dân như đã hẹn – đã quá hạn 6 ngày làm việc (hạn 04/12/2026)",
        "trả lời công dân – đến hạn thứ Ba, 15/12/2026",
    ]


def test_who_let_it_pass_hears_of_it_then_and_once_a_week_and_opens_it(town: Town) -> None:
    reaches(town, "2026-12-03 20:00")
    heard = {}
    for day in ("04", "07", "08", "09", "10", "11", "14", "15"):
        heard[day] = len(lines(town, AN, day))
        said = town.phone(AN).shown.values()
        labels = [label for one in said for label in one.labels if "Tồn đọng" not in label]
        assert [label for label in labels if "Nhắc lại" not in label] == (
            ["🔎 26-0001 Giao thông"] if heard[day] else []
        )
    assert [day for day, count in heard.items() if count] == ["04", "07", "14"]


LATE_NOTICE = "báo hộ là đã tiếp nhận – quá hạn 2 ngày làm việc, người báo: đ/c Hoa."


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (
            {"stage": "transferred", "promised_on": "2026-12-31", "due_on": "2026-12-31"},
            f"<b>{CODE}</b>, ghi ngày 01/12/2026: {LATE_NOTICE}",
        ),
        (
            {
                "stage": "merged",
                "promised_on": "2026-12-31",
                "holder_id": None,
                "due_on": None,
                "merged_into_id": 2,
            },
            f"<b>{CODE}</b> (gộp vào YK-2026-0002), ghi ngày 01/12/2026: {LATE_NOTICE}",
        ),
        (
            {"stage": "merged", "holder_id": None, "due_on": None, "merged_into_id": 2},
            "<b>YK-2026-0002</b>, ghi ngày 01/12/2026: cho ý kiến để công dân được báo là đã "
            "tiếp nhận – quá hạn 2 ngày làm việc, người giữ: đ/c An.",
        ),
        (
            {"stage": "unheld", "due_on": "2026-12-15"},
            f"<b>{CODE}</b>, ghi ngày 01/12/2026: phân công lãnh đạo phụ trách; cho ý kiến để "
            "công dân được báo là đã tiếp nhận – quá hạn 2 ngày làm việc, người giữ: đ/c Hà, "
            "đang tìm người xử lý.",
        ),
    ],
)
def test_a_coordinator_reads_what_is_late_and_whose_it_is(
    town: Town, values: dict[str, object], says: str
) -> None:
    if values["stage"] == "unheld":
        values = {**values, "holder_id": person_id(town, HA)}
        for chat in (MINH, *LEADERS.values()):
            town.knows(partial(staff.unreachable, chat_id=chat))
    town.knows(lambda tx: opens(tx, 7, Urgency.NORMAL))
    sets(town, 1, **{"climb_on": None, "reminders": 2, "notice_reminders": 2, **values})
    sets(town, 1, check_at="2026-12-17 00:30:00.000000")
    sets(town, 2, check_at="2026-12-31 00:30:00.000000")
    town.now = moment("2026-12-17 07:31")
    town.phone(HA).shown.clear()
    town.says(town.quan, lambda tx: reminding.check(tx, 1))
    assert f"• {says}" in town.phone(HA).screen
    assert "chưa có ai" not in town.phone(HA).screen


def test_why_a_message_came_names_only_what_is_in_it(town: Town) -> None:
    def why(tx: Tx, *parts: Part) -> str:
        round, people = Round(tx), {p.full_name: p.id for p in staff.everyone(tx)}
        for number, part in enumerate(parts, start=1):
            one = issues.get(tx, number)
            assert one is not None
            round.add(people["Vũ Bình An"], one, part, clocks.dues(tx, one))
        return round.message_to(people["Vũ Bình An"], "x").text.rpartition("\n\n")[2]

    town.knows(lambda tx: opens(tx, 7, Urgency.NORMAL))
    said = town.knows(lambda tx: why(tx, Part.HOLDS, Part.HOLDS))
    assert said == "Tin này gửi vì đồng chí đang giữ việc."
    said = town.knows(lambda tx: why(tx, Part.TELLS, Part.HOLDS))
    assert said == "Tin này gửi vì đồng chí đang giữ việc; đồng chí là người báo cho công dân."
