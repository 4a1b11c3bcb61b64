"""A zip archive that proves itself: a manifest lists every entry with size and SHA-256.

Nothing is taken from an archive that is incomplete, changed, or names files elsewhere.
"""

import hashlib
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.sqlite"
FILES = "files/"

_BLOCK = 1 << 20
# A manifest lists files; a larger one is no manifest of ours.
_MANIFEST_LIMIT = 64 << 20
_UNREADABLE = (
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


class BrokenBackup(Exception):
    """The archive is incomplete, changed, or none of ours; nothing was restored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive, with the size in bytes and the SHA-256 it had."""

    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `revision` is the schema's; `made_at` is UTC."""

    made_at: datetime
    revision: str | None
    entries: tuple[Entry, ...]


def pack(
    path: Path,
    database: Path,
    revision: str | None,
    files: Iterable[tuple[Path, str]],
    now: datetime,
) -> Manifest:
    """Write an archive of a database and files, given with their names in it."""
    with _private(path) as out, zipfile.ZipFile(out, "w") as packed:
        entries = [_pack(packed, database, DATABASE, zipfile.ZIP_DEFLATED)]
        # Photos and voice notes are compressed already.
        entries += [_pack(packed, file, FILES + name, zipfile.ZIP_STORED) for file, name in files]
        manifest = Manifest(now, revision, tuple(entries))
        packed.writestr(MANIFEST, _manifest_to_json(manifest))
    return manifest


def unpack(archive: Path, folder: Path) -> Manifest:
    """Write an archive's entries into a folder, verifying each as it is written.

    Raises:
        BrokenBackup: The archive cannot be trusted; what was written so far is worthless.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            manifest = _read_manifest(packed)
            for entry in manifest.entries:
                _unpack_entry(packed, entry, folder)
    except _UNREADABLE as error:
        raise BrokenBackup(str(error)) from error
    return manifest


def _pack(packed: zipfile.ZipFile, file: Path, name: str, compression: int) -> Entry:
    about = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
    about.compress_type = compression
    with file.open("rb") as source, packed.open(about, "w", force_zip64=True) as target:
        return _copy(source, target, name)


def _copy(source: IO[bytes], target: IO[bytes], name: str) -> Entry:
    """Copy and describe what was copied, which is not what a second reading might find."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        digest.update(block)
        size += len(block)
        target.write(block)
    return Entry(name, size, digest.hexdigest())


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to be written that only its owner may read: it holds personal data."""
    path.unlink(missing_ok=True)
    path.touch(mode=stat.S_IRUSR | stat.S_IWUSR, exist_ok=False)
    with path.open("r+b") as out:
        yield out


def _read_manifest(packed: zipfile.ZipFile) -> Manifest:
    names = [about.filename for about in packed.infolist()]
    if names.count(MANIFEST) != 1 or packed.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
        raise BrokenBackup(f"no {MANIFEST}")
    manifest = _manifest_from_json(packed.read(MANIFEST))
    listed = [entry.path for entry in manifest.entries]
    if sorted([*listed, MANIFEST]) != sorted(names):
        odd = set(listed).symmetric_difference(names) - {MANIFEST}
        raise BrokenBackup(f"not as the manifest says: {', '.join(sorted(odd)) or 'duplicates'}")
    if DATABASE not in listed:
        raise BrokenBackup(f"no {DATABASE}")
    for name in listed:
        _check_path(name)
    return manifest


def _check_path(name: str) -> None:
    """Refuse names that would be written elsewhere, on this system or on Windows."""
    path = PurePosixPath(name)
    inside = name == DATABASE or name.startswith(FILES)
    plain = path.as_posix() == name and not path.is_absolute() and ".." not in path.parts
    if not (inside and plain) or any(sign in name for sign in "\\:\0"):
        raise BrokenBackup(f"a path that escapes: {name!r}")


def _unpack_entry(packed: zipfile.ZipFile, entry: Entry, folder: Path) -> None:
    about = packed.getinfo(entry.path)
    if about.file_size != entry.size_bytes:
        raise BrokenBackup(f"changed: {entry.path}")
    target = folder / entry.path
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(about) as source, _private(target) as out:
        if _copy(source, out, entry.path) != entry:
            raise BrokenBackup(f"changed: {entry.path}")


def _manifest_to_json(manifest: Manifest) -> str:
    return json.dumps(
        {
            "format": FORMAT,
            "made_at": manifest.made_at.isoformat(),
            "revision": manifest.revision,
            "entries": [
                {"path": entry.path, "size_bytes": entry.size_bytes, "sha256": entry.sha256}
                for entry in manifest.entries
            ],
        },
        indent=1,
    )


def _manifest_from_json(text: bytes) -> Manifest:
    try:
        read: Any = json.loads(text)
        if read["format"] != FORMAT:
            raise BrokenBackup(f"unknown format: {read['format']!r}")
        return Manifest(
            datetime.fromisoformat(read["made_at"]),
            read["revision"],
            tuple(
                Entry(str(entry["path"]), int(entry["size_bytes"]), str(entry["sha256"]))
                for entry in read["entries"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise BrokenBackup(f"{MANIFEST}: {error!r}") from error
