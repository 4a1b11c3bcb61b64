"""A database written by an earlier version keeps what it holds, and says no more than it may."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, MetaData, insert, text

from domain.calendar import Weekday
from domain.programme import Weekly
from storage import schema
from storage.engine import open_engine
from storage.programme_rules import rule_from_json

NAMED, UNNAMED = 1, 2


@pytest.fixture
def earlier(empty_url: str) -> Engine:
    """A database of the first revision with two issues of one visit, one without consent."""
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0001")
    with engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for name, values in ROWS:
            whole = {**_blanks(tables, name), **values}
            connection.execute(insert(tables.tables[name]).values(whole))
    return engine


ROWS: list[tuple[str, dict[str, Any]]] = [
    ("person", {"id": 1, "full_name": "Lê Thị Hoa"}),
    ("hamlet", {"id": 1, "name": "Ấp 3"}),
    ("category", {"id": 1, "name": "Điện"}),
    ("household", {"id": 1, "hamlet_id": 1, "head_name": "bà Lan"}),
    ("visit", {"id": 1, "household_id": 1, "recorded_by": 1, "code": "TH-2026-0001"}),
    ("consent", {"id": 1, "household_id": 1, "visit_id": 1, "asked_by": 1}),
    *(
        (
            "issue",
            {
                "id": id,
                "code": f"YK-2026-000{id}",
                "category_id": 1,
                "household_id": 1,
                "visit_id": 1,
                "recorded_by": 1,
                "is_named": id == NAMED,
                "words": "đèn hỏng",
            },
        )
        for id in (NAMED, UNNAMED)
    ),
]


def _blanks(tables: MetaData, name: str) -> dict[str, Any]:
    """A value for every column that must have one."""
    needed = [column for column in tables.tables[name].columns if not column.nullable]
    return {column.name: _blank(column.type.python_type) for column in needed if column.name}


def _blank(kind: type[Any]) -> Any:
    known = {str: "", int: 0, bool: False, date: date(2026, 8, 1), datetime: datetime(2026, 8, 1)}  # noqa: DTZ001
    return known[kind]


def issue(connection: Connection, id: int) -> dict[str, Any]:
    found = connection.execute(text("SELECT * FROM issue WHERE id = :id"), {"id": id})
    return dict(found.mappings().one())


def test_issues_keep_their_matter_and_the_unnamed_lose_whose_it_was(earlier: Engine) -> None:
    schema.upgrade(earlier)
    with earlier.connect() as connection:
        named, unnamed = issue(connection, NAMED), issue(connection, UNNAMED)
    assert (named["household_id"], named["visit_id"]) == (1, 1)
    assert (unnamed["household_id"], unnamed["visit_id"]) == (None, None)
    for one in (named, unnamed):
        assert (one["words"], one["teller_id"], one["channel"]) == ("đèn hỏng", 1, "visit")
        assert (one["citizen_name"], one["contact"], one["backup_id"]) == ("", "", None)


def test_it_can_go_back_and_forth_without_losing_an_issue(earlier: Engine) -> None:
    schema.upgrade(earlier)
    schema.downgrade(earlier, "0001")
    with earlier.connect() as connection:
        assert bool(issue(connection, NAMED)["is_named"])
        assert not issue(connection, UNNAMED)["is_named"]
    schema.upgrade(earlier)
    with earlier.connect() as connection:
        assert issue(connection, NAMED)["household_id"] == 1


def test_a_programme_and_its_dates_are_carried_over(empty_url: str) -> None:
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0003")
    rule = {
        "name": "Ngày thứ 7",
        "weekday": 5,
        "weeks": [1, 3],
        "moments": [["notice", -1, "14:00:00", -1, "21:00:00"]],
        "households_per_hamlet": 2,
        "opens_days": -1,
        "closes_days": 1,
    }
    rows: list[tuple[str, dict[str, Any]]] = [
        ("programme", {"id": 1, "rule": json.dumps(rule)}),
        ("occurrence", {"id": 1, "programme_id": 1, "occurs_on": date(2026, 8, 15)}),
        ("moment", {"id": 1, "occurrence_id": 1, "kind": "notice"}),
    ]
    with engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for name, values in rows:
            whole = {**_blanks(tables, name), **values}
            connection.execute(insert(tables.tables[name]).values(whole))
    schema.upgrade(engine)
    with engine.connect() as connection:
        stored = connection.execute(text("SELECT rule FROM programme")).scalar_one()
        kept = connection.execute(text("SELECT * FROM occurrence")).mappings().one()
        for_on = connection.execute(text("SELECT for_on FROM moment")).scalar_one()
    saturdays = Weekly(Weekday.SATURDAY, frozenset({1, 3}))
    assert rule_from_json(json.loads(stored)).days == (saturdays,)
    assert str(kept["planned_on"]) == str(kept["occurs_on"]) == str(for_on) == "2026-08-15"
    assert (kept["kind"], kept["hamlet_ids"], kept["cancelled_at"]) == ("visits", "[]", None)
    schema.downgrade(engine, "0003")
    with engine.connect() as connection:
        stored = connection.execute(text("SELECT rule FROM programme")).scalar_one()
    assert json.loads(stored) == rule


def test_the_list_of_a_delegation_becomes_one_that_it_shares_and_its_heads_again(
    empty_url: str,
) -> None:
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0006")
    rows: list[tuple[str, dict[str, Any]]] = [
        *(("person", {"id": id, "full_name": "Lê Thị Hoa"}) for id in (1, 2)),
        ("hamlet", {"id": 1, "name": "Ấp 3"}),
        *(("household", {"id": id, "hamlet_id": 1}) for id in (1, 2)),
        ("programme", {"id": 1, "rule": json.dumps({"who": "delegation", "head_id": 2})}),
        ("programme", {"id": 2, "rule": json.dumps({"who": "all", "head_id": None})}),
        *(("occurrence", {"id": id, "programme_id": id, "hamlet_ids": "[]"}) for id in (1, 2)),
        *(
            ("proposal", {"occurrence_id": id, "household_id": id, "person_id": 1, "place": 0})
            for id in (1, 2)
        ),
    ]
    with engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for name, values in rows:
            whole = {**_blanks(tables, name), **values}
            connection.execute(insert(tables.tables[name]).values(whole))
    schema.upgrade(engine, "0007")
    found = text("SELECT person_id, reason FROM proposal ORDER BY occurrence_id")
    with engine.connect() as connection:
        rows_now = [tuple(row) for row in connection.execute(found)]
    assert rows_now == [(None, "longest_unvisited"), (1, "longest_unvisited")]
    schema.downgrade(engine, "0006")
    with engine.connect() as connection:
        owners = connection.scalars(text("SELECT person_id FROM proposal ORDER BY occurrence_id"))
        assert list(owners) == [2, 1]


PROMISED_AND_SAID = [
    (1, 1, "accepted", "2026-12-04", ""),
    (1, 7, "extended", "2026-12-18", "Chờ vật tư"),
    (2, 1, "accepted", "2026-12-04", ""),
    (2, 4, "extended", "2026-12-18", "Chờ vật tư"),
    (3, 1, "accepted", "2026-12-04", ""),
    (3, 8, "moved", "Đào Thanh Bình", "promise_broken"),
    (4, 1, "accepted", "2026-12-04", ""),
    (4, 8, "moved", "Đào Thanh Bình", "promise_broken"),
    (4, 9, "answered", "Đã sửa", ""),
    (4, 9, "reopened", "", "Chưa xong"),
    (5, 1, "opened", "closed", ""),
    (6, 1, "opened", "waiting", ""),
    (7, 1, "opened", "closed", ""),
    (7, 2, "reopened", "", "Chưa xong"),
    (8, 1, "opened", "closed", ""),
    (9, 1, "accepted", "không rõ", ""),
    # By a steering group, and kept by whoever stood in.
    (10, 8, "moved", "Đào Thanh Bình", "promise_broken"),
    (11, 1, "accepted", "2026-12-04", ""),
    (11, 2, "moved", "Ngô Anh Tú", "away"),
    (11, 8, "moved", "Đào Thanh Bình", "promise_broken"),
]
"""Issue, day, what, new and why of events."""

WORDS = {5: "satisfied", 6: "unsatisfied", 7: "satisfied", 8: "not_asked"}
"""What citizens said, by issue."""


def _promised_and_said() -> list[tuple[str, dict[str, Any]]]:
    """A table and what is wanted of one row, for each row."""
    return [
        ("person", {"id": 1}),
        ("category", {"id": 1}),
        *(
            (
                "issue",
                {
                    "id": id,
                    "code": f"YK-2026-{id:04d}",
                    "recorded_by": 1,
                    "teller_id": 1,
                    "category_id": 1,
                    "stage": "closed" if id in WORDS else "accepted",
                    "word": WORDS.get(id),
                },
            )
            for id in range(1, 12)
        ),
        *(
            (
                "event",
                {
                    "id": number,
                    "subject": "issue",
                    "subject_id": id,
                    "what": what,
                    "new": new,
                    "why": why,
                    "at": f"2026-12-{day:02d} 02:00:00.000000",
                },
            )
            for number, (id, day, what, new, why) in enumerate(PROMISED_AND_SAID)
        ),
    ]


def test_broken_promises_and_words_said_there_are_read_from_the_history(empty_url: str) -> None:
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0014")
    with engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for name, values in _promised_and_said():
            whole = {**_blanks(tables, name), **values}
            connection.execute(insert(tables.tables[name]).values(whole))
    schema.upgrade(engine)
    with engine.connect() as connection:
        broken = connection.execute(
            text("SELECT id, broken_on FROM issue WHERE broken_on IS NOT NULL ORDER BY id")
        )
        assert [(id, str(on)) for id, on in broken] == [
            (1, "2026-12-04"),
            (3, "2026-12-04"),
            (10, "2026-12-07"),
            (11, "2026-12-07"),
        ]
        said = connection.execute(
            text("SELECT subject_id, why FROM event WHERE what = 'opened' ORDER BY subject_id")
        )
        assert [tuple(row) for row in said] == [
            (5, "satisfied"),
            (6, "unsatisfied"),
            (7, ""),
            (8, ""),
        ]
    schema.downgrade(engine, "0014")
