"""The migrations make exactly the tables that are declared, and can be taken back."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

from storage import schema
from storage.engine import open_engine
from storage.schema import SchemaDamaged, SchemaTooNew
from storage.tables.inbox import InboxRow
from storage.types import table


@pytest.fixture
def empty(empty_url: str) -> Engine:
    """A database without tables."""
    return open_engine(empty_url)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def shape(connection: Connection) -> dict[str, Any]:
    """Everything the database itself knows of its tables, in a comparable form."""
    inspector = inspect(connection)
    return {
        name: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"])
                for column in inspector.get_columns(name)
            ),
            "key": inspector.get_pk_constraint(name),
            "indexes": sorted(map(described, inspector.get_indexes(name))),
            "unique": sorted(map(str, inspector.get_unique_constraints(name))),
            "checks": sorted(map(str, inspector.get_check_constraints(name))),
            "foreign": sorted(map(str, inspector.get_foreign_keys(name))),
            "options": inspector.get_table_options(name),
        }
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def described(index: Any) -> str:
    options = {name: str(option) for name, option in index["dialect_options"].items()}
    return str({**index, "dialect_options": options})


def test_an_empty_database_is_brought_to_the_newest_revision(empty: Engine) -> None:
    assert schema.current(empty) is None
    assert schema.needs_upgrade(empty)
    schema.upgrade(empty)
    assert schema.current(empty) == schema.head()
    assert not schema.needs_upgrade(empty)
    assert tables(empty) == set(SQLModel.metadata.tables)


def test_upgrading_again_changes_nothing(empty: Engine) -> None:
    schema.upgrade(empty)
    schema.upgrade(empty)
    assert schema.current(empty) == schema.head()


def test_every_revision_can_be_taken_back_and_made_again(empty: Engine) -> None:
    schema.upgrade(empty)
    schema.downgrade(empty, "base")
    assert tables(empty) == set()
    assert schema.current(empty) is None
    schema.upgrade(empty)
    assert tables(empty) == set(SQLModel.metadata.tables)


def test_the_migrated_schema_equals_the_tables(empty: Engine) -> None:
    schema.upgrade(empty)
    with empty.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_database_sees_no_difference_either(empty: Engine) -> None:
    """Checks, conditions of indexes and AUTOINCREMENT are beyond Alembic's comparison."""
    schema.upgrade(empty)
    with empty.connect() as connection:
        migrated = shape(connection), autoincrement(connection)
    schema.downgrade(empty, "base")
    with empty.begin() as connection:
        SQLModel.metadata.create_all(connection)
    with empty.connect() as connection:
        assert migrated == (shape(connection), autoincrement(connection))


def autoincrement(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    found = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%' ORDER BY name"
    return list(connection.scalars(text(found)))


def test_a_database_of_a_newer_program_is_refused(empty: Engine) -> None:
    schema.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for look in (schema.needs_upgrade, schema.upgrade):
        with pytest.raises(SchemaTooNew, match="9999"):
            look(empty)


def test_a_migration_that_fails_leaves_nothing_behind(empty: Engine) -> None:
    with empty.begin() as connection:
        # In the way of the last table that the first revision makes.
        connection.execute(text(f"CREATE TABLE {last_table()} (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        schema.upgrade(empty)
    assert tables(empty) == {last_table()}
    assert schema.current(empty) is None


def test_a_migration_that_leaves_rows_without_what_they_point_at_is_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite does not look at references while tables are copied."""
    engine = open_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    schema.upgrade(engine)

    def losing(config: Config, revision: str) -> None:
        connection: Connection = config.attributes["connection"]
        connection.execute(text("INSERT INTO person_role VALUES (12345, 'cadre')"))

    monkeypatch.setattr(command, "upgrade", losing)
    with pytest.raises(SchemaDamaged, match="1 rows in person_role"):
        schema.upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM person_role")) == 0


def last_table() -> str:
    return SQLModel.metadata.sorted_tables[-1].name


def test_every_constraint_has_a_name() -> None:
    constraints = [one for each in SQLModel.metadata.tables.values() for one in each.constraints]
    assert [str(one) for one in constraints if not one.name] == []


def test_ids_that_the_database_gives_are_never_given_again() -> None:
    ids = [each for each in SQLModel.metadata.tables.values() if "id" in each.primary_key]
    reused = [each.name for each in ids if not each.dialect_options["sqlite"]["autoincrement"]]
    # The one commune, and the id that Telegram gave the bot.
    assert set(reused) == {"commune", "bot_identity"}
    assert table(InboxRow).dialect_options["sqlite"]["autoincrement"]
