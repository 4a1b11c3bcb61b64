"""A backup can be trusted or is refused, and restoring never destroys what is there."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from storage import inbox, schema
from storage.archive import MANIFEST
from storage.backup import BrokenBackup, RestoreRefused, UsePgDump, back_up, restore
from storage.engine import open_engine
from storage.inbox import Raw
from storage.lock import DatabaseInUse, lock_database
from storage.schema import SchemaTooNew
from storage.transaction import Store
from tests import ready
from tests.storage.conftest import SAIGON

NOW = datetime(2026, 1, 3, 2, 0, tzinfo=UTC)


class Commune:
    """A commune's data folder with its database and files, and where its backup goes."""

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "data"
        self.url = f"sqlite:///{self.data_dir / 'gandan.sqlite'}"
        self.archive = folder / "backups" / "gandan.zip"

    def begins(self) -> None:
        ready.copy(ready.migrate, self.data_dir / "gandan.sqlite")
        self.hears(1)
        photo = self.data_dir / "files" / "2026" / "ảnh.jpg"
        photo.parent.mkdir(parents=True)
        photo.write_bytes(b"a photo")

    def hears(self, *update_ids: int) -> None:
        store = Store(open_engine(self.url), lambda: NOW, SAIGON)
        raws = [Raw(update_id, 7, "{}") for update_id in update_ids]
        store.run(lambda tx: inbox.receive(tx, raws))
        store.close()

    def heard(self) -> list[int]:
        with open_engine(self.url).connect() as connection:
            return list(connection.scalars(text("SELECT update_id FROM inbox")))

    def backs_up(self) -> None:
        back_up(self.url, self.data_dir, self.archive, NOW)

    def restores(self, *, dry_run: bool = False, replace: bool = False) -> None:
        restore(self.archive, self.url, self.data_dir, dry_run=dry_run, replace=replace)

    def files(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.data_dir).as_posix(): file.read_bytes()
            for file in self.data_dir.rglob("*")
            if file.is_file() and not file.name.startswith("gandan.sqlite")
        }


@pytest.fixture
def commune(tmp_path: Path) -> Commune:
    """A commune with one update and one photo, and a backup of them."""
    commune = Commune(tmp_path)
    commune.begins()
    commune.backs_up()
    return commune


@pytest.fixture
def elsewhere(commune: Commune, tmp_path: Path) -> Commune:
    """Another machine, which has only the backup."""
    other = Commune(tmp_path / "elsewhere")
    other.archive = commune.archive
    return other


def test_a_backup_brings_everything_back_on_another_machine(elsewhere: Commune) -> None:
    elsewhere.restores()
    assert elsewhere.heard() == [1]
    assert elsewhere.files() == {"files/2026/ảnh.jpg": b"a photo"}
    assert not schema.needs_upgrade(open_engine(elsewhere.url))


def test_a_backup_is_made_while_the_bot_works(commune: Commune, elsewhere: Commune) -> None:
    store = Store(open_engine(commune.url), lambda: NOW, SAIGON)
    with lock_database(commune.url):
        store.run(lambda tx: inbox.receive(tx, [Raw(2, 7, "{}")]))
        commune.backs_up()
    store.close()
    elsewhere.restores()
    assert elsewhere.heard() == [1, 2]


def test_the_manifest_says_what_is_in_it(commune: Commune) -> None:
    manifest = back_up(commune.url, commune.data_dir, commune.archive, NOW)
    assert (manifest.made_at, manifest.revision) == (NOW, schema.head())
    names = [entry.path for entry in manifest.entries]
    assert names == ["database.sqlite", "files/files/2026/ảnh.jpg"]
    assert restore(commune.archive, commune.url, commune.data_dir, dry_run=True) == manifest


def test_a_backup_holds_neither_other_backups_nor_unfinished_downloads(commune: Commune) -> None:
    commune.archive = commune.data_dir / "backups" / "inside.zip"
    (commune.data_dir / "files" / "voice.ogg.part").write_bytes(b"unfinished")
    commune.backs_up()
    commune.backs_up()
    with zipfile.ZipFile(commune.archive) as packed:
        assert packed.namelist() == ["database.sqlite", "files/files/2026/ảnh.jpg", MANIFEST]
    assert list(commune.archive.parent.iterdir()) == [commune.archive]


def test_only_its_owner_may_read_a_backup(commune: Commune) -> None:
    assert commune.archive.stat().st_mode & 0o077 == 0


def test_a_dry_run_changes_nothing(commune: Commune, elsewhere: Commune) -> None:
    commune.hears(2)
    commune.restores(dry_run=True)
    assert commune.heard() == [1, 2]
    elsewhere.restores(dry_run=True)
    assert not elsewhere.data_dir.exists()


def test_a_database_that_is_there_is_not_replaced_unasked(commune: Commune) -> None:
    commune.hears(2)
    with pytest.raises(RestoreRefused):
        commune.restores()
    assert commune.heard() == [1, 2]


def test_what_is_replaced_is_moved_aside(commune: Commune) -> None:
    commune.hears(2)
    (commune.data_dir / "files" / "new.jpg").write_bytes(b"new")
    commune.restores(replace=True)
    assert commune.heard() == [1]
    (aside,) = commune.data_dir.glob("before-restore*")
    with closing(sqlite3.connect(aside / "gandan.sqlite")) as old:
        assert old.execute("SELECT count(*) FROM inbox").fetchone() == (2,)
    assert (aside / "files" / "new.jpg").read_bytes() == b"new"
    assert not (commune.data_dir / "files" / "new.jpg").exists()


def test_nothing_is_restored_under_a_working_bot(commune: Commune) -> None:
    with lock_database(commune.url), pytest.raises(DatabaseInUse):
        commune.restores(replace=True)
    assert commune.heard() == [1]


def repack(commune: Commune, **changes: bytes | None) -> None:
    """Write the archive anew with entries changed, added, or left out (None)."""
    with zipfile.ZipFile(commune.archive) as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    entries |= changes  # type: ignore[arg-type]
    with zipfile.ZipFile(commune.archive, "w") as packed:
        for name, content in entries.items():
            if content is not None:
                packed.writestr(name, content)


def claims(commune: Commune, **changes: object) -> bytes:
    """A manifest that says something else."""
    with zipfile.ZipFile(commune.archive) as packed:
        manifest = json.loads(packed.read(MANIFEST))
    return json.dumps(manifest | changes).encode()


def is_broken(commune: Commune, why: str) -> None:
    for dry_run in (True, False):
        with pytest.raises(BrokenBackup, match=why):
            commune.restores(dry_run=dry_run, replace=True)
    assert commune.heard() == [1]
    assert commune.files() == {"files/2026/ảnh.jpg": b"a photo"}


PHOTO = "files/files/2026/ảnh.jpg"


def test_a_changed_file_is_refused(commune: Commune) -> None:
    repack(commune, **{PHOTO: b"a forge"})
    is_broken(commune, "changed")


def test_a_changed_database_is_refused(commune: Commune) -> None:
    repack(commune, **{"database.sqlite": b"not a database"})
    is_broken(commune, "changed")


def test_a_missing_file_is_refused(commune: Commune) -> None:
    repack(commune, **{PHOTO: None})
    is_broken(commune, "not as the manifest says")


def test_a_file_that_nobody_packed_is_refused(commune: Commune) -> None:
    repack(commune, **{"files/extra": b"x"})
    is_broken(commune, "not as the manifest says")


def test_an_archive_without_a_manifest_is_refused(commune: Commune) -> None:
    repack(commune, **{MANIFEST: None})
    is_broken(commune, "no manifest")


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"format":2}', b"\xff"])
def test_a_manifest_that_is_none_is_refused(commune: Commune, content: bytes) -> None:
    repack(commune, **{MANIFEST: content})
    is_broken(commune, ".")


def test_an_archive_cut_short_is_refused(commune: Commune) -> None:
    whole = commune.archive.read_bytes()
    commune.archive.write_bytes(whole[: len(whole) // 2])
    is_broken(commune, ".")


def test_a_file_that_is_no_archive_is_refused(commune: Commune) -> None:
    commune.archive.write_bytes(b"hello")
    is_broken(commune, "not a zip file")


def test_an_archive_that_is_not_there_is_refused(commune: Commune) -> None:
    commune.archive.unlink()
    is_broken(commune, "No such file")


@pytest.mark.parametrize(
    "name",
    [
        "files/../../escaped",
        "files/../escaped",
        "/escaped",
        "files//escaped",
        "files/./escaped",
        "files/..\\escaped",
        "files/C:\\escaped",
        "escaped",
    ],
)
def test_a_path_that_escapes_is_refused(commune: Commune, name: str) -> None:
    entry = {"path": name, "size_bytes": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb924"}
    with zipfile.ZipFile(commune.archive) as packed:
        entries = json.loads(packed.read(MANIFEST))["entries"]
    repack(commune, **{MANIFEST: claims(commune, entries=[*entries, entry]), name: b""})
    is_broken(commune, "escapes")
    assert not list(commune.data_dir.parent.rglob("escaped"))


def test_no_flipped_byte_goes_unnoticed(commune: Commune) -> None:
    """Some bytes of a zip archive mean nothing; whatever is restored is what was packed."""
    manifest = restore(commune.archive, commune.url, commune.data_dir, dry_run=True)
    whole, random, refused = commune.archive.read_bytes(), Random(1), 0
    for _ in range(150):
        damaged = bytearray(whole)
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        commune.archive.write_bytes(damaged)
        try:
            found = restore(commune.archive, commune.url, commune.data_dir, dry_run=True)
        except BrokenBackup:
            refused += 1
        else:
            assert found == manifest
    assert refused > 100


def test_a_backup_of_a_newer_program_is_refused(commune: Commune, elsewhere: Commune) -> None:
    with open_engine(commune.url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    commune.backs_up()
    for dry_run in (True, False):
        with pytest.raises(SchemaTooNew):
            elsewhere.restores(dry_run=dry_run)
    assert not (elsewhere.data_dir / "gandan.sqlite").exists()


def test_a_backup_that_fails_leaves_the_last_one(commune: Commune) -> None:
    before = commune.archive.read_bytes()
    (commune.data_dir / "gandan.sqlite").write_bytes(b"damaged" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        commune.backs_up()
    assert commune.archive.read_bytes() == before
    assert list(commune.archive.parent.iterdir()) == [commune.archive]


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    url = "postgresql+psycopg://localhost/gandan"
    with pytest.raises(UsePgDump, match="pg_dump"):
        back_up(url, tmp_path, tmp_path / "x.zip", NOW)
    with pytest.raises(UsePgDump, match="pg_restore"):
        restore(tmp_path / "x.zip", url, tmp_path)
