"""Days on which people press, type and send anything at all: nothing falls, nothing leaks."""

import random
from dataclasses import replace
from functools import partial

import pytest

from bot.splitting import length
from domain.message import (
    Command,
    ContactCard,
    Content,
    File,
    FileKind,
    Heard,
    Spot,
    Tap,
    Unknown,
    Words,
)
from domain.programme import SATURDAY_WITH_THE_PEOPLE
from handlers import dispatch, sweep
from handlers.founding.texts import TOPICS
from practice.html_mode import parse
from storage import households, planning, programmes, topics
from storage.transaction import Tx
from tests.handlers.driver import Phone, Stage

WORDS = (
    "²",
    "٣",
    "99",
    "1",
    "2",
    "lan",
    "huy",
    "05/12",
    "hôm qua",
    "không",
    "<b>&\"'",
    "x" * 4000,
    "😀",
    "\u202eabc",
    "Nguye\u0302\u0303n Thi\u0323 Lan",
    "Đường vào ấp 3 ngập sau mưa rồi",
    "không có ý kiến",
    "đủ nội dung",
    "gửi phiếu",
    "quay lại",
    "lấy lại",
    "yk-2026-0001",
    "YK 1",
    "tìm ý kiến",
)
COMMANDS = ("start", "help", "settings", "tham", "homnay", "chuanbi", "nothing")
FORGED = (
    "t:999999:0:x",
    "t:1:1:c²",
    "t:1:2:c99999999999999999999999999999999",
    "t:1:1:",
    "visit:-1",
    "visit:3",
    "household:3",
    "record:1",
    "files:1",
    "correct:1",
    "withdraw:1",
    "restore:1",
    "resume:1",
    "amend:1",
    "begin:1",
    "turnout:1",
    "remind:1",
    "why:0:x",
    "visits:999999999999999",
    "issue:1",
    "issuefiles:1",
    "timeline:1:99999",
    "timeline:1:²",
    "issues:999999999999999",
    "open:1",
    "open:0",
    "following:1",
    "followed:999999999999999",
    "findissue",
    "",
    "::::",
)


class Day:
    """A person's random acts, told from one seed."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.chance = random.Random(seed)
        self.written: list[tuple[Phone, int]] = []

    def goes_on(self, phone: Phone) -> None:
        """One act, and a look at everything that was said."""
        act = self.chance.random()
        if act < 0.6:
            self._taps(phone)
        elif act < 0.7:
            phone.presses(self.chance.choice(FORGED))
        elif act < 0.73:
            self._waits()
        elif act < 0.79 and self.written:
            self._edits()
        else:
            self._sends(phone)
        _is_sound(phone)

    def _taps(self, phone: Phone) -> None:
        newest = max(phone.shown)
        message_id = newest if self.chance.random() < 0.85 else self.chance.choice([*phone.shown])
        shown = [b.data for row in phone.shown[message_id].buttons for b in row if b.data]
        if shown:
            phone.presses(
                self.chance.choice(shown), message_id, times=self.chance.choice((1, 1, 2))
            )

    def _waits(self) -> None:
        self.stage.passes(hours=self.chance.choice((0.1, 3, 30, 200)))
        while items := self.stage.knows(lambda tx: sweep.due(tx, 10)):
            for item in items:
                self.stage.says(self.stage.hoa, partial(sweep.handle_due, item=item))

    def _edits(self) -> None:
        phone, message_id = self.chance.choice(self.written)
        heard = self.stage.heard(phone, Words(self.chance.choice(WORDS)), message_id)
        self._hears(phone, replace(heard, edited=True))

    def _sends(self, phone: Phone) -> None:
        message_id = self.stage.next_id()
        self.written.append((phone, message_id))
        heard = self.stage.heard(phone, self._content(), message_id)
        replies = self.chance.random() < 0.1
        self._hears(phone, replace(heard, reply_to=max(phone.shown) if replies else None))

    def _hears(self, phone: Phone, heard: Heard) -> None:
        self.stage.says(phone, lambda tx: dispatch.handle(tx, heard))

    def _content(self) -> Content:
        unique = str(self.stage.next_id())
        caption = self.chance.choice(("", "chú thích của ảnh này", "<b>"))
        kinds: tuple[Content, ...] = (
            File(self.chance.choice([*FileKind]), unique, unique, 10, 3, caption),
            Spot(10.0, 105.0),
            ContactCard("84900", "A"),
            Unknown("sticker"),
            Command(self.chance.choice(COMMANDS)),
        )
        return self.chance.choice((*kinds, *(Words(self.chance.choice(WORDS)) for _ in range(5))))


def _is_sound(phone: Phone) -> None:
    for message in phone.shown.values():
        plain, _ = parse(message.text)
        assert "{" not in plain
        assert length(message.text) <= 4096
        pressed = [button for row in message.buttons for button in row]
        assert len(pressed) <= 100
        data = [button.data for button in pressed if button.data]
        assert len(data) == len(set(data))
        assert all(one.isascii() and len(one) <= 64 for one in data)
        assert all(0 < len(button.label) <= 42 for button in pressed)
        if any(one.startswith("t:") for one in data):
            assert sum(one.endswith((":!x", ":!h")) for one in data) == 2
    assert all(len(toast) <= 200 for toast in phone.toasts)


def _prepare(tx: Tx) -> None:
    for place, (name, points) in enumerate(TOPICS):
        topics.add(tx, name, points, place)
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    households.add(tx, 2, "ông Võ <b>Út</b> & con", by=None)
    households.add(tx, 2, None, by=None)


@pytest.mark.parametrize("seed", range(8))
def test_a_random_day_ends_well(stage: Stage, seed: int) -> None:
    stage.knows(_prepare)
    day = Day(stage, seed)
    for phone in (stage.hoa, stage.minh):
        phone.says("/start")
    for _ in range(80):
        day.goes_on(day.chance.choice((stage.hoa, stage.minh)))
    stage.hoa.sees_nothing_of("Út")
    stage.minh.sees_nothing_of("Huỳnh Văn Ba")
    for phone in (stage.hoa, stage.minh):
        phone.says("/start")
        assert "Gần Dân" in phone.last.text


def test_forged_taps_of_a_stranger_are_all_refused(stage: Stage) -> None:
    for data in FORGED:
        heard = stage.heard(stage.stranger, Tap(data, "1"), 1)
        stage.says(stage.stranger, partial(dispatch.handle, heard=heard), "1")
    assert len(set(stage.stranger.toasts)) == 1
    assert stage.stranger.shown == {}
