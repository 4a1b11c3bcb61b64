"""Files that people and the bot have sent: ids, contents on disk, links that last an hour."""

import base64
import secrets
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from practice import pictures
from practice.clock import VirtualClock
from practice.refusals import bad_request
from practice.shapes import Json

LINK_LIFE = timedelta(hours=1)
MAX_FETCHED_BYTES = 20 * 1024 * 1024
PREFIX = {
    "photo": "AgACAgUAAx",
    "voice": "AwACAgUAAx",
    "video": "BAACAgUAAx",
    "document": "BQACAgUAAx",
    "animation": "CgACAgUAAx",
    "audio": "CQACAgUAAx",
    "sticker": "CAACAgUAAx",
    "video_note": "DQACAgUAAx",
}
ENDINGS = {
    "photo": ".jpg",
    "voice": ".oga",
    "video": ".mp4",
    "video_note": ".mp4",
    "audio": ".mp3",
    "sticker": ".webp",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. `path` is its place in download links, `number` its name on disk."""

    file_id: str
    unique_id: str
    kind: str
    number: int
    path: str
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    seconds: int = 0

    def reference(self) -> Json:
        """What every kind of file carries in a message."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


def _new_id(prefix: str, size: int) -> str:
    return prefix + base64.urlsafe_b64encode(secrets.token_bytes(size)).decode().rstrip("=")


class Files:
    """All files of the practice."""

    def __init__(self, directory: Path, clock: VirtualClock) -> None:
        """Contents go to `directory`."""
        self.directory = directory
        self.clock = clock
        self._by_id: dict[str, StoredFile] = {}
        self._links: dict[str, tuple[str, datetime]] = {}

    def keep(
        self,
        kind: str,
        content: bytes,
        name: str,
        media_type: str,
        seconds: int = 0,
        unique_id: str | None = None,
    ) -> StoredFile:
        """Stores a file under a new id; the same `unique_id` means the same file again."""
        number = self.count() + 1
        self.directory.mkdir(parents=True, exist_ok=True)
        (self.directory / str(number)).write_bytes(content)
        ending = ENDINGS.get(kind) or PurePath(name).suffix
        folder = kind if kind == "voice" else f"{kind}s"
        width, height = pictures.size_of(content) or (0, 0)
        file = StoredFile(
            file_id=_new_id(PREFIX[kind], 42),
            unique_id=unique_id or _new_id("AQAD" if kind == "photo" else "AgAD", 9),
            kind=kind,
            number=number,
            path=f"{folder}/file_{number}{ending}",
            name=name,
            media_type=media_type,
            size=len(content),
            width=width,
            height=height,
            seconds=seconds,
        )
        self._by_id[file.file_id] = file
        return file

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def clear(self) -> None:
        """There are none."""
        self._by_id.clear()
        self._links.clear()
        shutil.rmtree(self.directory, ignore_errors=True)

    def count(self) -> int:
        """How many files there are."""
        return len(self._by_id)

    def content(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        return (self.directory / str(file.number)).read_bytes()

    def link(self, file_id: str) -> Json:
        """The answer of `getFile`.

        Raises:
            Refusal: the id is unknown, or the file is larger than bots may fetch.
        """
        file = self.find(file_id)
        if file is None:
            raise bad_request("invalid file_id")
        if file.size > MAX_FETCHED_BYTES:
            raise bad_request("file is too big")
        self._links[file.path] = (file_id, self.clock.now() + LINK_LIFE)
        return {**file.reference(), "file_path": file.path}

    def linked(self, path: str) -> StoredFile | None:
        """The file behind a download link, while the link lives."""
        file_id, until = self._links.get(path, ("", self.clock.now()))
        return self.find(file_id) if until > self.clock.now() else None

    def saved(self) -> list[Json]:
        """Everything but the contents, as JSON."""
        return [asdict(file) for file in self._by_id.values()]

    def load(self, rows: list[Json]) -> None:
        """Restores what `saved` gave."""
        self._by_id = {row["file_id"]: StoredFile(**row) for row in rows}
