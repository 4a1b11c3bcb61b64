"""A paper is made once, whenever the process stops, and whoever asked learns how it ended."""

import asyncio
import errno
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel

import storage.tables  # noqa: F401
from bot.papers.kinds import Gathered
from bot.papers.press import Press
from bot.papers.press import _settle as settle
from bot.stepping import Steps
from domain.message import Card
from handlers.papers import ordering, texts
from storage import history, outbox, papers, staff
from storage.engine import open_engine
from storage.papers import Paper, PaperState
from storage.transaction import Store, Tx, Unit

NOW = datetime(2026, 12, 4, 7, 0, tzinfo=UTC)
ECHO = ("-c", "import sys; sys.stdout.write(sys.stdin.read())")


def gather(paper: Paper) -> Steps[Gathered | None]:
    """Two units; paper 0 is nobody's, and paper 13 cannot be."""
    number = yield lambda tx: paper.args["number"]
    yield lambda tx: None
    if number == 13:
        raise ValueError(number)
    return Gathered([number], f"so-{number}.txt", "Văn bản") if number else None


class Desk:
    """A database, and presses that start on it one after another."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        engine = open_engine(f"sqlite:///{directory / 'x.db'}")
        SQLModel.metadata.create_all(engine)
        self.now = NOW
        self.store = Store(engine, lambda: self.now, ZoneInfo("Asia/Ho_Chi_Minh"))
        self.person_id = self.store.run(self._joins)

    def _joins(self, tx: Tx) -> int:
        ha = staff.add(tx, "Phạm Thu Hà", [])
        staff.bind(tx, ha, 5, 5)
        return ha

    def orders(self, number: int) -> int | None:
        """Hà asks for a paper."""

        def unit(tx: Tx) -> int | None:
            args = {"number": number}
            return papers.order(tx, "note", args, person_id=self.person_id, chat_id=5)

        return self.store.run(unit)

    def press(self) -> Press:
        """The bot starts."""

        async def run(unit: Unit[Any]) -> Any:
            return self.store.run(unit)

        return Press(run, self.directory, {"note": gather})

    def works(self) -> None:
        """The bot starts and makes what waits."""
        asyncio.run(self.press().catch_up())

    def said(self) -> list[Card]:
        """What is queued, the newest for each place."""
        rows = self.store.run(lambda tx: outbox.waiting(tx, self.now))
        return [row.utterance for row in rows if isinstance(row.utterance, Card)]

    def state(self, paper_id: int) -> PaperState:
        """How far a paper is."""
        paper = self.store.run(lambda tx: papers.get(tx, paper_id))
        assert paper is not None
        return paper.state


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose writing process writes what it was asked."""
    monkeypatch.setattr("bot.papers.press._COMMAND", ECHO)
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


def test_a_paper_is_made_and_stands_in_the_log(desk: Desk) -> None:
    desk.orders(7)
    desk.works()
    [card] = desk.said()
    assert (card.slot, card.text) == (f"{ordering.SLOT}1", "Văn bản")
    assert card.attached is not None
    assert card.attached.name == "so-7.txt"
    written = (desk.directory / card.attached.path).read_text()
    assert written == '{"kind": "note", "facts": [7]}'
    events = desk.store.run(lambda tx: history.of(tx, "paper", 1))
    assert [(event.what, event.new, event.person_id) for event in events] == [
        ("made", "note", desk.person_id)
    ]


def test_what_waits_is_not_ordered_again_and_what_was_made_may_be(desk: Desk) -> None:
    assert [desk.orders(7), desk.orders(7), desk.orders(8)] == [1, None, 2]
    desk.works()
    assert desk.orders(7) == 3


def test_a_stop_before_the_commit_makes_it_again_and_hands_it_out_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.orders(7)

    def dies(tx: Tx, **_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.papers.press._settle", dies)
    with pytest.raises(KeyboardInterrupt):
        desk.works()
    monkeypatch.setattr("bot.papers.press._settle", settle)
    assert (desk.state(1), desk.said()) == (PaperState.WAITING, [])
    desk.works()
    desk.works()
    assert desk.state(1) is PaperState.MADE
    assert len(desk.said()) == 1
    assert len(desk.store.run(lambda tx: history.of(tx, "paper", 1))) == 1


@pytest.mark.parametrize("number", [0, 13])
def test_what_cannot_be_gathered_is_said_and_others_go_on(desk: Desk, number: int) -> None:
    desk.orders(number)
    desk.orders(7)
    desk.works()
    assert [desk.state(1), desk.state(2)] == [PaperState.FAILED, PaperState.MADE]
    assert desk.said()[0].text == texts.FAILED


@pytest.mark.parametrize("script", ["raise SystemExit(3)", "import time; time.sleep(9)"])
def test_a_process_that_dies_or_hangs_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr("bot.papers.press._COMMAND", ("-c", script))
    monkeypatch.setattr("bot.papers.press.SECONDS", 0.2)
    desk.orders(7)
    desk.works()
    assert desk.said()[0].text == texts.FAILED


def test_whoever_left_meanwhile_gets_neither_the_paper_nor_a_word(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaves(tx: Tx, paper: Paper, made: Any) -> bool:
        staff.leave(tx, desk.person_id)
        return settle(tx, paper, made)

    monkeypatch.setattr("bot.papers.press._settle", leaves)
    desk.orders(7)
    desk.works()
    assert (desk.state(1), desk.said()) == (PaperState.FAILED, [])
    assert list((desk.directory / "files" / "papers").iterdir()) == []


def test_a_full_disk_leaves_no_half_of_a_paper(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fills(path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True)
        path.write_text("nửa tờ")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("bot.papers.press._keep", fills)
    desk.orders(7)
    desk.works()
    assert desk.said()[0].text == texts.FAILED
    assert list((desk.directory / "files" / "papers").iterdir()) == []


def test_after_some_days_the_file_goes(desk: Desk) -> None:
    desk.orders(7)
    desk.works()
    path = desk.directory / "files" / "papers" / "1"
    asyncio.run(desk.press().forget(NOW))
    assert path.exists()
    asyncio.run(desk.press().forget(NOW + timedelta(seconds=1)))
    assert not path.exists()
    assert desk.state(1) is PaperState.GONE
