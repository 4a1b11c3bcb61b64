"""`gandan migrate`, `backup`, `restore`, and what refuses without a database."""

import os
from pathlib import Path

from bot import setting_file
from storage import commune
from storage.lock import lock_database
from tests.bot.cli.place import gandan, read


def test_before_a_migration_commands_say_what_to_do() -> None:
    for words in (["invite", "--role", "cadre", "--name", "Lan"], ["backup"]):
        result = gandan(*words)
        assert result.exit_code == 1
        assert "gandan migrate" in result.stderr
    assert not Path("data").exists()


def test_migrating_twice_is_once() -> None:
    assert "Đã nâng cấp" in gandan("migrate").output
    assert "đã đúng bản" in gandan("migrate").output


def test_a_database_in_use_is_left_alone() -> None:
    with lock_database(setting_file.load().database):
        result = gandan("migrate")
    assert result.exit_code == 1
    assert "tiến trình khác" in result.stderr


def test_a_backup_is_checked_and_restored() -> None:
    gandan("migrate")
    Path("data/files").mkdir()
    Path("data/files/one.jpg").write_bytes(b"photo")
    assert gandan("backup", "--to", "kept.zip").exit_code == 0
    read(lambda tx: commune.add_hamlet(tx, "Ấp 3"))
    Path("data/files/one.jpg").write_bytes(b"another")

    assert "nguyên vẹn" in gandan("restore", "kept.zip", "--dry-run").output
    assert Path("data/files/one.jpg").read_bytes() == b"another"
    assert gandan("restore", "kept.zip").exit_code == 2
    assert gandan("restore", "kept.zip", "--replace").exit_code == 0
    assert Path("data/files/one.jpg").read_bytes() == b"photo"
    assert read(commune.hamlets) == []


def test_a_broken_backup_changes_nothing() -> None:
    gandan("migrate")
    Path("kept.zip").write_bytes(b"PK nothing")
    result = gandan("restore", "kept.zip", "--replace")
    assert result.exit_code == 1
    assert "không đổi gì" in result.stderr


def test_old_backups_are_forgotten_but_the_newest() -> None:
    gandan("migrate")
    for name in ("gandan-1.zip", "gandan-2.zip"):
        Path("data/backups").mkdir(exist_ok=True)
        Path("data/backups", name).touch()
        os.utime(Path("data/backups", name), (0, 0))
    gandan("backup")
    left = [path.name for path in Path("data/backups").iterdir()]
    assert len(left) == 1
    assert left[0] not in ("gandan-1.zip", "gandan-2.zip")
