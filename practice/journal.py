"""What happened, for transcript and inspection: people's acts, messages, calls, oddities."""

from collections import Counter, deque
from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from practice.clock import VirtualClock
from practice.shapes import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call and how it ended."""

    at: str
    method: str
    chat_id: int | None
    code: int
    description: str
    ms: float
    message_id: int | None = None


INDENT = " " * 4


class Journal:
    """Keeps the latest calls and the whole story."""

    def __init__(self, clock: VirtualClock, zone: ZoneInfo) -> None:
        """Times are told in `zone`."""
        self.clock = clock
        self.zone = zone
        self.calls: deque[Call] = deque(maxlen=2000)
        self.counts: Counter[str] = Counter()
        self.oddities: list[str] = []
        self.story: list[str] = []

    def call(
        self,
        method: str,
        chat_id: int | None,
        code: int,
        description: str,
        ms: float,
        message_id: int | None = None,
    ) -> None:
        """Notes a call, and the message it made or changed."""
        at = self.clock.now().isoformat(timespec="milliseconds")
        ms = round(ms, 2)
        self.calls.append(Call(at, method, chat_id, code, description, ms, message_id))
        self.counts[f"{method} {code}"] += 1

    def odd(self, what: str) -> None:
        """Notes something that Telegram lets pass but no careful bot does."""
        if what not in self.oddities:
            self.oddities.append(what)

    def tell(self, who: str, what: str, to: str = "", message_id: int | None = None) -> None:
        """Adds to the story; of a message with its id, and to whom. More lines are indented."""
        at: datetime = self.clock.now().astimezone(self.zone)
        number = f"#{message_id} " if message_id else ""
        heard = f" → {to}" if to else ""
        lines = what.replace("\n", f"\n{INDENT}")
        self.story.append(f"[{at:%d/%m/%Y %H:%M}] {number}{who}{heard}: {lines}")

    def shown(self) -> Json:
        """Calls, counts and oddities as JSON."""
        return {
            "calls": [asdict(call) for call in self.calls],
            "counts": dict(self.counts),
            "oddities": self.oddities,
        }
