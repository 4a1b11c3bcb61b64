"""A talker that repeats what it hears, and fails when told to."""

from collections.abc import Sequence
from datetime import datetime

from domain.message import Button, Card, Heard, Say, Tap, Toast, Unknown, Utterance, Words
from handlers.sweep import DueItem
from storage.transaction import Tx


class Parrot:
    """Text is said again; a tap gets a toast and a card that counts."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.failures: dict[str, int] = {}
        self.slot = "talk"
        self.afresh = False
        self.excuses = True
        self.due_items: list[DueItem] = []
        self.done: list[DueItem] = []

    def handle(self, tx: Tx, heard: Heard) -> Sequence[Utterance]:
        match heard.content:
            case Words(text):
                if self.failures.get(text, 0) > 0:
                    self.failures[text] -= 1
                    raise RuntimeError(text)
                self.heard.append(heard)
                return [Say(text)]
            case Tap(data):
                self.heard.append(heard)
                button = Button("Tiếp", data=data)
                return [Toast("Đã lưu"), Card(self.slot, data, ((button,),), afresh=self.afresh)]
            case Unknown(what):
                return [Say(f"? {what}")]
            case _:
                self.heard.append(heard)
                return []

    def expects(self, tx: Tx, heard: Heard) -> bool:
        return False

    def excuse(self, tx: Tx, heard: Heard | None, chat_id: int) -> Sequence[Utterance]:
        if not self.excuses:
            raise RuntimeError("no excuse")
        return [Say("Đã giữ lại")]

    def due(self, tx: Tx, limit: int) -> Sequence[DueItem]:
        left = [item for item in self.due_items if item not in self.done]
        return [item for item in left if item.due_at <= tx.now][:limit]

    def handle_due(self, tx: Tx, item: DueItem) -> Sequence[Utterance]:
        if item.kind == "broken":
            raise RuntimeError("broken")
        self.done.append(item)
        return [Say(f"due {item.id}", chat_id=item.id)]

    def next_due_at(self, tx: Tx) -> datetime | None:
        return min((i.due_at for i in self.due_items if i not in self.done), default=None)
