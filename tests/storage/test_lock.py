"""One process per database."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import open_engine
from storage.lock import DatabaseInUse, lock_database
from storage.transaction import DatabaseUnavailable, Store
from tests.storage.conftest import SAIGON, Clock

HOLDER = """
import sys
from storage.lock import lock_database
lock = lock_database(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_database_is_locked_once(url: str) -> None:
    with lock_database(url), pytest.raises(DatabaseInUse):
        lock_database(url)


def test_a_lock_given_back_can_be_taken_again(url: str) -> None:
    lock = lock_database(url)
    lock.release()
    lock.release()
    lock_database(url).release()


def test_another_process_is_refused_until_the_first_dies(url: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DatabaseInUse):
            lock_database(url)
        holder.kill()
    released(url)


def released(url: str) -> None:
    """PostgreSQL notices a moment later that a client has died."""
    if not url.startswith("sqlite"):
        with open_engine(url).connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid, 2000) FROM pg_locks"
                    " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                )
            )
    lock_database(url).release()


@pytest.mark.postgres
def test_a_lock_that_a_restarted_server_forgot_is_taken_again(
    postgres_url: str, clock: Clock
) -> None:
    engine = open_engine(postgres_url)
    lock = lock_database(postgres_url)
    lock.guard(engine)
    store = Store(engine, clock, SAIGON)
    store.run(lambda tx: None)
    end_sessions(postgres_url)
    store.run(lambda tx: tx.connection.scalar(text("SELECT 1")))
    with pytest.raises(DatabaseInUse):
        lock_database(postgres_url)
    store.close()
    lock.release()


@pytest.mark.postgres
def test_without_the_lock_nothing_is_written(postgres_url: str, clock: Clock) -> None:
    engine = open_engine(postgres_url)
    lock = lock_database(postgres_url)
    lock.guard(engine)
    end_sessions(postgres_url)
    store = Store(engine, clock, SAIGON)
    with lock_database(postgres_url), pytest.raises(DatabaseUnavailable):
        store.run(lambda tx: None)
    store.run(lambda tx: None)
    store.close()
    lock.release()


def end_sessions(url: str) -> None:
    """As a server that restarts does."""
    with open_engine(url).connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def test_a_lock_makes_the_folder_of_the_database(tmp_path: Path) -> None:
    lock_database(f"sqlite:///{tmp_path / 'data' / 'gandan.sqlite'}").release()
    assert (tmp_path / "data" / "gandan.sqlite.lock").exists()
