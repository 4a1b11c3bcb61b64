"""People who use a bot without pause: the buttons they tap are those the bot last showed them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tap:
    """Presses the first button whose label holds these words."""

    label: str


@dataclass(frozen=True, slots=True)
class Type:
    """Types these words; a `{}` in them is a number that nobody typed before.

    The same long words twice within minutes are taken for a client's repetition.
    """

    words: str


Move: TypeAlias = Tap | Type

# Two visits, over and over: 14 taps and 6 texts, the mix that the goals speak of.
VISITS: tuple[Move, ...] = (
    Tap("Ghi thăm hộ"),
    Type("lan"),
    Tap("Nguyễn Thị Lan"),
    Tap("Đủ nội dung"),
    Tap("Có ý kiến"),
    Type("Đường vào ấp ngập sau mưa, {} cháu đi học phải lội nước"),
    Tap("Thêm ý kiến"),
    Type("Bóng đèn đường trước nhà văn hóa hỏng, {} đèn"),
    Tap("Hết ý kiến"),
    Tap("Gửi phiếu"),
    Type("/tham"),
    Type("huynh"),
    Tap("Huỳnh Văn Ba"),
    Tap("⬜"),
    Tap("Xong"),
    Tap("Có ý kiến"),
    Type("Hộ muốn vay vốn chính sách để nuôi {} con bò"),
    Tap("Hết ý kiến"),
    Tap("Gửi phiếu"),
    Tap("Trang chính"),
)
"""Needs a household of each of the two names in everyone's charge."""

OPENING = Type("/start")
ANY_BUTTON = ""


def alike(moves: Sequence[Move]) -> tuple[Move, ...]:
    """The same taps and texts for a bot whose buttons all do the same."""
    return tuple(Tap(ANY_BUTTON) if isinstance(move, Tap) else move for move in moves)


class Person:
    """Somebody who makes one move after the other, each when the bot has shown the way on."""

    def __init__(self, id: int, moves: Sequence[Move]) -> None:
        """`id` is also that of the chat."""
        self.id = id
        self.waits = False
        self.last: Json = {}
        self._moves = moves
        self._made = -1

    @property
    def move(self) -> Move:
        """What they do next."""
        return OPENING if self._made < 0 else self._moves[self._made % len(self._moves)]

    @property
    def words(self) -> str:
        """What they type next."""
        return self.move.words.format(self._made) if isinstance(self.move, Type) else ""

    def moved(self) -> None:
        """The move is made; now they wait."""
        self._made += 1
        self.waits = True

    def shown(self, message: Json) -> bool:
        """A message came or changed; whether they can go on."""
        self.last = message
        if not self.waits or (isinstance(self.move, Tap) and self.button() is None):
            return False
        self.waits = False
        return True

    def button(self) -> str | None:
        """The data of the button they want, if the last message has it."""
        move = self.move
        if isinstance(move, Tap):
            for row in self.last.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if move.label in button["text"]:
                        return str(button["callback_data"])
        return None
