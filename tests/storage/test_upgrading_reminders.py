"""Reminders of an earlier version keep what became of them, and can be taken back to it."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, MetaData, insert, text

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from storage import schema
from storage.engine import open_engine
from storage.programme_rules import rule_from_json, rule_to_json
from tests.storage.test_upgrading import _blanks

DONE = "2026-08-14 07:00:00.000000"


def write(connection: Connection, name: str, values: dict[str, Any]) -> None:
    tables = MetaData()
    tables.reflect(connection)
    connection.execute(insert(tables.tables[name]).values({**_blanks(tables, name), **values}))


def test_what_became_of_reminders_is_carried_over_and_back(empty_url: str) -> None:
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0004")
    old = rule_to_json(SATURDAY_WITH_THE_PEOPLE)
    old["moments"] = [["notice", -1, "14:00:00", -1, "21:00:00"]]
    del old["gathers_at"], old["gathers_where"]
    with engine.begin() as connection:
        write(connection, "person", {"id": 1})
        write(connection, "programme", {"id": 1, "rule": json.dumps(old)})
        write(connection, "occurrence", {"id": 1, "programme_id": 1})
        for id, kind, missed in ((1, "notice", False), (2, "turnout", True), (3, "start", False)):
            of = {"id": id, "occurrence_id": 1, "kind": kind, "missed": missed}
            write(connection, "moment", of)
        connection.execute(text(f"UPDATE moment SET done_at = '{DONE}' WHERE id < 3"))
        write(connection, "notice", {"id": 1, "moment_id": 1, "person_id": 1})
    schema.upgrade(engine)
    with engine.begin() as connection:
        outcomes = connection.execute(text("SELECT outcome FROM moment ORDER BY id"))
        assert list(outcomes.scalars()) == ["told", "missed", None]
        assert connection.execute(text("SELECT times FROM notice")).scalar() == 0
        stored = connection.execute(text("SELECT rule FROM programme")).scalar_one()
        assert rule_from_json(json.loads(stored)).gathers_at is None
        new = json.dumps(rule_to_json(SATURDAY_WITH_THE_PEOPLE))
        connection.execute(text("UPDATE programme SET rule = :rule"), {"rule": new})
        write(connection, "moment", {"id": 4, "kind": "morning", "for_on": date(2026, 8, 15)})
        write(connection, "moment", {"id": 5, "occurrence_id": 1, "kind": "silent"})
        twice = {"occurrence_id": 1, "kind": "turnout", "for_on": date(2026, 8, 22)}
        write(connection, "moment", {"id": 6, **twice})
        write(connection, "notice", {"id": 2, "moment_id": 4, "person_id": 1, "told_with": 1})
        write(connection, "person_role", {"person_id": 1, "role": "board"})
    schema.downgrade(engine, "0004")
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT id, missed FROM moment ORDER BY id")).all()
        assert [(id, bool(missed)) for id, missed in rows] == [(1, False), (2, True), (3, False)]
        assert connection.execute(text("SELECT id FROM notice")).scalars().all() == [1]
        assert connection.execute(text("SELECT role FROM person_role")).all() == []
        back = json.loads(connection.execute(text("SELECT rule FROM programme")).scalar_one())
    assert {kind for kind, *_ in back["moments"]} == {"notice", "turnout", "start"}
    assert "gathers_at" not in back
