"""What is stored together, and what a failing unit or database takes with it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import inbox
from storage.engine import open_engine, sqlite_path
from storage.inbox import Raw
from storage.transaction import (
    DatabaseUnavailable,
    Done,
    Failed,
    Outcome,
    Store,
    Tx,
    Unavailable,
    Unit,
    attempt,
)
from tests.storage.conftest import Clock

MakeStore = Callable[[Engine], Store]


def storing(update_id: int, payload: str = "{}") -> Unit[int]:
    """A unit that stores one update and returns its id."""

    def unit(tx: Tx) -> int:
        inbox.receive(tx, [Raw(update_id, 7, payload)])
        return update_id

    return unit


def failing(update_id: int, error: Exception) -> Unit[int]:
    """A unit that stores one update and then raises."""

    def unit(tx: Tx) -> int:
        inbox.receive(tx, [Raw(update_id, 7, "{}")])
        raise error

    return unit


def stored(store: Store) -> list[int]:
    """The ids of all updates stored."""
    return store.run(lambda tx: [arrived.update_id for arrived in inbox.waiting(tx)])


def kinds(outcomes: list[Outcome]) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]


def test_a_batch_is_stored_in_order_with_the_value_of_each_unit(store: Store) -> None:
    assert store.batch([storing(3), storing(1), storing(2)]) == [Done(3), Done(1), Done(2)]
    assert stored(store) == [3, 1, 2]


def test_an_empty_batch_is_nothing(store: Store) -> None:
    assert store.batch([]) == []


def test_a_failing_unit_takes_only_its_own_changes_with_it(store: Store) -> None:
    bug = RuntimeError("a bug")
    outcomes = store.batch([storing(1), failing(2, bug), storing(3)])
    assert outcomes == [Done(1), Failed(bug), Done(3)]
    assert stored(store) == [1, 3]


def test_a_broken_constraint_takes_only_its_own_unit_with_it(store: Store) -> None:
    def twice(tx: Tx) -> None:
        inbox.receive(tx, [Raw(2, 7, "{}")])
        tx.connection.execute(text("INSERT INTO commune VALUES (1, 'a', 'b', '', '2026-01-03')"))
        tx.connection.execute(text("INSERT INTO commune VALUES (1, 'a', 'b', '', '2026-01-03')"))

    outcomes = store.batch([storing(1), twice, storing(3)])
    assert kinds(outcomes) == ["Done", "Failed", "Done"]
    assert isinstance(outcomes[1], Failed)
    assert isinstance(outcomes[1].error, IntegrityError)
    assert stored(store) == [1, 3]


def test_a_unit_that_goes_on_after_its_own_error_is_never_taken_for_an_outage(
    store: Store,
) -> None:
    """PostgreSQL refuses what comes after an error, SQLite does not."""

    def going_on(tx: Tx) -> None:
        for _ in range(2):
            with suppress(IntegrityError):
                tx.connection.execute(
                    text("INSERT INTO commune VALUES (1, 'a', 'b', '', '2026-01-03')")
                )
        inbox.receive(tx, [Raw(2, 7, "{}")])

    outcomes = store.batch([storing(1), going_on, storing(3)])
    expected = "Done" if store.run(lambda tx: tx.connection.dialect.name) == "sqlite" else "Failed"
    assert kinds(outcomes) == ["Done", expected, "Done"]


def test_an_attempt_that_fails_is_taken_back_and_the_unit_goes_on(store: Store) -> None:
    def trying(tx: Tx) -> None:
        inbox.receive(tx, [Raw(1, 7, "{}")])
        with suppress(IntegrityError), attempt(tx):
            inbox.receive(tx, [Raw(2, 7, "{}")])
            with suppress(RuntimeError), attempt(tx):
                inbox.receive(tx, [Raw(3, 7, "{}")])
                raise RuntimeError
            for _ in range(2):
                tx.connection.execute(
                    text("INSERT INTO commune VALUES (1, 'a', 'b', '', '2026-01-03')")
                )
        with attempt(tx):
            inbox.receive(tx, [Raw(4, 7, "{}")])

    store.run(trying)
    assert stored(store) == [1, 4]


def test_an_error_does_not_tell_what_was_to_be_stored(store: Store) -> None:
    def twice(tx: Tx) -> None:
        for _ in range(2):
            tx.connection.execute(
                text("INSERT INTO commune VALUES (1, :name, 'b', '', '2026-01-03')"),
                {"name": "Lan"},
            )

    with pytest.raises(IntegrityError) as caught:
        store.run(twice)
    assert "Lan" not in str(caught.value)


def test_a_statement_that_is_wrong_is_a_failure_and_no_outage(store: Store) -> None:
    def wrong(tx: Tx) -> None:
        tx.connection.execute(text("SELECT nothing FROM nowhere"))

    assert kinds(store.batch([storing(1), wrong, storing(3)])) == ["Done", "Failed", "Done"]
    assert stored(store) == [1, 3]


def test_what_interrupts_the_process_leaves_nothing_of_the_batch(store: Store) -> None:
    def interrupted(tx: Tx) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.batch([storing(1), interrupted])
    assert stored(store) == []


def test_run_raises_what_the_unit_raised(store: Store) -> None:
    with pytest.raises(LookupError, match="gone"):
        store.run(failing(1, LookupError("gone")))
    assert stored(store) == []


def test_each_unit_has_the_instant_at_which_it_began(store: Store, clock: Clock) -> None:
    def now_then_wait(tx: Tx) -> datetime:
        clock.passes(seconds=1)
        return tx.now

    began = clock.now
    first, second = store.batch([now_then_wait, now_then_wait])
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert first.value == began
    assert (second.value - first.value).total_seconds() == 1


def test_today_is_the_communes_date(store: Store, clock: Clock) -> None:
    clock.now = datetime(2026, 1, 2, 17, 30, tzinfo=UTC)
    assert store.run(lambda tx: tx.today) == date(2026, 1, 3)


def test_others_see_nothing_of_a_batch_before_its_end(
    store: Store, engine: Engine, another_store: MakeStore
) -> None:
    seen: list[int] = []

    def look_from_outside(tx: Tx) -> None:
        url = engine.url.render_as_string(hide_password=False)
        with open_engine(url, read_only=True).connect() as other:
            seen.append(other.scalar(text("SELECT count(*) FROM inbox")) or 0)

    store.batch([storing(1), look_from_outside, storing(2)])
    assert seen == [0]
    assert stored(another_store(engine)) == [1, 2]


def test_a_reader_beside_the_bot_cannot_write(store: Store, url: str) -> None:
    store.run(storing(1))
    with open_engine(url, read_only=True).connect() as reader:
        assert reader.scalar(text("SELECT count(*) FROM inbox")) == 1
        with pytest.raises(DBAPIError):
            reader.execute(text("DELETE FROM inbox"))


# SQLite: full, locked, rolled back under us.


@pytest.fixture
def small_disk(sqlite_url: str) -> Engine:
    """A database that may not grow by more than some pages."""
    return limited(open_engine(sqlite_url), pages=40)


def limited(engine: Engine, pages: int) -> Engine:
    @event.listens_for(engine, "connect")
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        free = connection.execute("PRAGMA freelist_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {used - free + pages}")

    return engine


def large(update_id: int) -> Unit[int]:
    return storing(update_id, '"' + "x" * 1_000_000 + '"')


def test_on_a_full_disk_what_fits_is_stored_and_the_rest_is_nobodys_fault(
    small_disk: Engine, another_store: MakeStore
) -> None:
    store = another_store(small_disk)
    outcomes = store.batch([storing(1), large(2), storing(3)])
    assert kinds(outcomes) == ["Done", "Unavailable", "Done"]
    assert isinstance(outcomes[1], Unavailable)
    assert "disk is full" in str(outcomes[1].error)
    assert stored(store) == [1, 3]


def test_a_unit_that_swallows_a_full_disk_cannot_write_outside_its_transaction(
    small_disk: Engine, another_store: MakeStore
) -> None:
    store = another_store(small_disk)

    def swallowing(tx: Tx) -> None:
        for update_id in (2, 3):
            with suppress(Exception):
                large(update_id)(tx)

    def swallowing_core(tx: Tx) -> None:
        for words in ("x" * 1_000_000, "x"):
            with suppress(Exception):
                tx.connection.execute(
                    text("INSERT INTO commune VALUES (1, :words, '', '', '2026')"), {"words": words}
                )

    outcomes = store.batch([storing(1), swallowing, swallowing_core, storing(4)])
    assert kinds(outcomes) == ["Done", "Unavailable", "Unavailable", "Done"]
    assert stored(store) == [1, 4]
    assert store.run(lambda tx: tx.connection.scalar(text("SELECT count(*) FROM commune"))) == 0


def test_a_statement_that_rolls_everything_back_costs_only_its_own_unit(
    sqlite_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(sqlite_url))

    def rolling_back(tx: Tx) -> None:
        tx.connection.execute(text("INSERT INTO commune VALUES (1, 'a', '', '', '2026')"))
        tx.connection.execute(
            text("INSERT OR ROLLBACK INTO commune VALUES (1, 'b', '', '', '2026')")
        )

    outcomes = store.batch([storing(1), rolling_back, storing(2)])
    assert [kinds(outcomes)[0], kinds(outcomes)[2]] == ["Done", "Done"]
    assert not isinstance(outcomes[1], Done)
    assert stored(store) == [1, 2]


@contextmanager
def held_by_another(sqlite_url: str) -> Iterator[None]:
    with closing(sqlite3.connect(str(sqlite_path(sqlite_url)), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_locked_database_is_nobodys_fault_and_works_again_afterwards(
    sqlite_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(sqlite_url, busy_timeout_ms=20))
    store.run(storing(1))
    with held_by_another(sqlite_url):
        outcomes = store.batch([storing(2), storing(3)])
    assert kinds(outcomes) == ["Unavailable", "Unavailable"]
    assert "locked" in str(outcomes[0])
    assert kinds(store.batch([storing(2), storing(3)])) == ["Done", "Done"]
    assert stored(store) == [1, 2, 3]


def test_run_says_that_the_database_is_unavailable(
    sqlite_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(sqlite_url, busy_timeout_ms=20))
    with held_by_another(sqlite_url), pytest.raises(DatabaseUnavailable, match="locked"):
        store.run(storing(1))


def test_a_commit_that_fails_stores_nothing_and_is_tried_unit_by_unit(
    sqlite_url: str, another_store: MakeStore
) -> None:
    """A reference that is checked at the commit: whose it was shows only alone."""
    store = another_store(open_engine(sqlite_url))

    def pointing_nowhere(tx: Tx) -> None:
        tx.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        tx.connection.execute(text("INSERT INTO person_role VALUES (12345, 'cadre')"))

    outcomes = store.batch([storing(1), pointing_nowhere, storing(2)])
    assert kinds(outcomes) == ["Done", "Failed", "Done"]
    assert stored(store) == [1, 2]


def test_sqlite_is_set_up_so_that_what_is_committed_survives(
    sqlite_url: str, another_store: MakeStore
) -> None:
    def setting(name: str) -> Any:
        return store.run(lambda tx: tx.connection.exec_driver_sql(f"PRAGMA {name}").scalar())

    store = another_store(open_engine(sqlite_url))
    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert setting("foreign_keys") == 1
    assert setting("busy_timeout") == 5000


def test_the_driver_begins_no_transactions_of_its_own(sqlite_url: str) -> None:
    """Its own begin after the first savepoint, which would then not be part of one."""
    with open_engine(sqlite_url).connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert driver.isolation_level is None
        assert not driver.in_transaction
        connection.begin()
        assert driver.in_transaction


def test_ids_that_left_the_database_are_never_given_again(store: Store) -> None:
    first = store.run(lambda tx: inbox.receive(tx, [Raw(1, 7, "{}")]))[0].seq
    store.run(lambda tx: tx.connection.execute(text("DELETE FROM inbox")))
    assert store.run(lambda tx: inbox.receive(tx, [Raw(2, 7, "{}")]))[0].seq > first


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x"])
def test_a_database_that_would_not_last_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"file|neither"):
        open_engine(url)


# PostgreSQL: the connection is lost.


@pytest.mark.postgres
def test_a_lost_connection_is_opened_again_and_the_batch_is_stored(
    postgres_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(postgres_url))
    store.run(storing(1))
    end_connections(postgres_url)
    assert kinds(store.batch([storing(2), storing(3)])) == ["Done", "Done"]
    assert stored(store) == [1, 2, 3]


@pytest.mark.postgres
def test_a_connection_lost_within_a_batch_stores_each_unit_once(
    postgres_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(postgres_url))
    lost: list[bool] = []

    def losing(tx: Tx) -> None:
        if not lost:
            lost.append(True)
            end_connections(postgres_url)
        inbox.receive(tx, [Raw(2, 7, "{}")])

    assert kinds(store.batch([storing(1), losing, storing(3)])) == ["Done", "Done", "Done"]
    assert stored(store) == [1, 2, 3]


@pytest.mark.postgres
def test_a_connection_lost_before_the_commit_stores_each_unit_once(
    postgres_url: str, another_store: MakeStore
) -> None:
    store = another_store(open_engine(postgres_url))
    lost: list[bool] = []

    def losing_afterwards(tx: Tx) -> None:
        storing(2)(tx)
        if not lost:
            lost.append(True)
            end_connections(postgres_url)

    assert kinds(store.batch([storing(1), losing_afterwards])) == ["Done", "Done"]
    assert stored(store) == [1, 2]


@pytest.mark.postgres
def test_a_server_that_is_away_is_nobodys_fault(
    postgres_url: str, another_store: MakeStore
) -> None:
    nowhere = postgres_url.replace("host=", "host=/nowhere")
    store = another_store(open_engine(nowhere))
    assert kinds(store.batch([storing(1), storing(2)])) == ["Unavailable", "Unavailable"]


def end_connections(url: str) -> None:
    with open_engine(url).connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
