"""People who use a bot without pause: the buttons they tap are those the bot last showed them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


ANY_BUTTON = ""


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

# Two visits, over and over: 21 taps and 9 texts, the mix that the goals speak of. What is raised
# at the first is answered on the spot; what is raised at the second goes to a leader, and says
# too little to be taken for what was raised the last time.
VISITS: tuple[Move, ...] = (
    Tap("Ghi thăm hộ"),
    Type("lan"),
    Tap("Nguyễn Thị Lan"),
    Tap("Đủ nội dung"),
    Tap("Có ý kiến"),
    Tap("Phản ánh"),
    Type("Đường vào ấp ngập sau mưa, {} cháu đi học phải lội nước"),
    Type("1"),
    Tap("Trả lời tại chỗ"),
    Type("Ấp sẽ đắp tạm, xã đã có kế hoạch số {} nâng đường"),
    Tap("Hài lòng"),
    Tap("Hết ý kiến"),
    Tap("Đồng ý"),
    Type("Hộ có {} cháu nhỏ, nên đến thăm vào cuối tuần"),
    Tap("Gửi phiếu"),
    Type("/tham"),
    Type("huynh"),
    Tap("Huỳnh Văn Ba"),
    Tap("⬜"),
    Tap("Xong"),
    Tap("Có ý kiến"),
    Tap("Kiến nghị"),
    Type("Xin xã cho {} đèn ở xóm"),
    Tap(ANY_BUTTON),
    Tap("Báo cáo lãnh đạo"),
    Tap("Hết ý kiến"),
    Tap("Đồng ý"),
    Type("Ông muốn biết kết quả qua điện thoại, số lần gọi: {}"),
    Tap("Gửi phiếu"),
    Tap("Trang chính"),
)
"""Needs a household of each of the two names in everyone's charge."""

OPENING = Type("/start")


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
        """The message that let them go on."""
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
        """A message came or changed; whether it lets them go on."""
        if not self.waits or (isinstance(self.move, Tap) and not self._sought(message)):
            return False
        self.last, self.waits = message, False
        return True

    @property
    def data(self) -> str:
        """What the button they press carries."""
        return self._sought(self.last)

    def _sought(self, message: Json) -> str:
        """The data of the button they want, if the message has it."""
        label = self.move.label if isinstance(self.move, Tap) else ANY_BUTTON
        for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
            for button in row:
                if label in button["text"]:
                    return str(button["callback_data"])
        return ""
