"""What the process needs from those who talk; the composer hands it in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.message import Heard, Utterance
from handlers.sweep import DueItem
from storage.transaction import Tx


class Talker(Protocol):
    """Plain functions of a transaction: nothing in here sends or waits."""

    def handle(self, tx: Tx, heard: Heard) -> Sequence[Utterance]:
        """Act on what was heard and return what to say."""

    def expects(self, tx: Tx, heard: Heard) -> bool:
        """Whether typed words press a button that is shown now."""

    def excuse(self, tx: Tx, heard: Heard | None, chat_id: int) -> Sequence[Utterance]:
        """What to say, and to whom, when an update is put aside. `heard` None: unreadable."""

    def due(self, tx: Tx, limit: int) -> Sequence[DueItem]:
        """What is due now and not done, oldest first."""

    def handle_due(self, tx: Tx, item: DueItem) -> Sequence[Utterance]:
        """Do it, unless it was done, and return what to say; every chat is named."""

    def next_due_at(self, tx: Tx) -> datetime | None:
        """When something will be due (UTC)."""
