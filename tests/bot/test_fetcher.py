import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.message import File, FileKind
from storage import attachments
from storage.transaction import Tx
from tests.bot.conftest import House
from tests.bot.standin import DROPPED, Fault

TOO_BIG = Fault(400, "Bad Request: file is too big")
CONTENT = b"a picture"


def kept(file_id: str, size: int = 0) -> Callable[[Tx], int]:
    file = File(FileKind.PHOTO, file_id, f"u{file_id}", size)
    at = datetime(2026, 3, 6, tzinfo=UTC)

    def unit(tx: Tx) -> int:
        return attachments.keep(tx, file, "media", talk_id=1, message_id=1, sent_at=at)

    return unit


def files_of(house: House) -> list[Path]:
    return [path for path in (house.directory / "files").rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def without_talks(house: House) -> None:
    """Attachments belong to a talk; what is tested here is only the way to the disk."""
    house.prepares("foreign_keys = OFF")


async def test_a_photo_is_kept_with_its_checksum(house: House) -> None:
    house.telegram.files["photos/A.jpg"] = CONTENT
    app = await house.app()
    number = await app.run_unit(kept("A"))
    await app.settle()
    [path] = files_of(house)
    assert path == house.directory / f"files/2026/03/{number}.jpg"
    assert path.read_bytes() == CONTENT
    [row] = await app.run_unit(lambda tx: attachments.of_talk(tx, 1))
    assert row.path == f"files/2026/03/{number}.jpg"
    assert house.value("SELECT sha256 FROM attachment") == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("fault", [Fault(500), DROPPED, Fault(401, "Unauthorized")])
async def test_a_network_that_fails_is_tried_again(house: House, fault: Fault) -> None:
    house.telegram.files["photos/A.jpg"] = CONTENT
    house.telegram.fails("getFile", fault)
    app = await house.app()
    await app.run_unit(kept("A"))
    await app.settle()
    assert files_of(house) == []
    house.clock.turn(10)
    await app.settle()
    assert len(files_of(house)) == 1


async def test_a_file_too_big_is_given_up(house: House) -> None:
    house.telegram.fails("getFile", TOO_BIG)
    app = await house.app()
    await app.run_unit(kept("A"))
    await app.run_unit(kept("B", size=21 * 1024 * 1024))
    await app.settle()
    assert house.value("SELECT count(*) FROM attachment WHERE state = 'failed'") == 2
    assert len(house.telegram.made("getFile")) == 1


async def test_a_file_that_stays_unavailable_is_given_up(house: House) -> None:
    app = await house.app()
    await app.run_unit(kept("A"))
    for _ in range(5):
        await app.settle()
        house.clock.turn(3600)
    assert house.value("SELECT state FROM attachment") == "failed"


async def test_one_bad_file_does_not_stop_the_next(house: House) -> None:
    house.telegram.files["photos/B.jpg"] = CONTENT
    house.telegram.fails("getFile", Fault(500))
    app = await house.app()
    await app.run_unit(kept("A"))
    await app.run_unit(kept("B"))
    await app.settle()
    assert len(files_of(house)) == 1
