"""Which message each card lives in, as far as this process has learned it.

The table knows it only after the mark is written, and the next row of the slot may have been
read before; so what was learned here counts more than what came with the row.
"""

from collections import OrderedDict

from domain.message import Card
from storage.outbox import Waiting

_REMEMBERED = 10_000


class Cards:
    """Messages by chat and slot, the longest unused forgotten first."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, str], tuple[int | None, int]] = OrderedDict()
        self._slots: dict[tuple[int, int | None], str] = {}

    def queued(self, row: Waiting) -> None:
        """A row came; a card in it may take over a message, also from another slot."""
        utterance = row.utterance
        if isinstance(utterance, Card) and utterance.at_message is not None:
            self._learn(row, utterance.at_message)

    def message_of(self, row: Waiting) -> int | None:
        """The message that shows the row's slot now."""
        if row.slot is None:
            return None
        known = self._known.get((row.chat_id, row.slot))
        return row.card_message_id if known is None else known[0]

    def shown(self, row: Waiting, message_id: int | None) -> None:
        """The row's card is in this message now; None: its message is gone."""
        if row.slot is not None:
            self._learn(row, message_id)

    def _learn(self, row: Waiting, message_id: int | None) -> None:
        key = (row.chat_id, row.slot or "")
        shown_in, by_row = self._known.get(key, (None, 0))
        if row.id < by_row:
            return  # a younger row has taken over another message meanwhile
        if shown_in != message_id:
            self._slots.pop((row.chat_id, shown_in), None)
        self._known[key] = (message_id, row.id)
        self._known.move_to_end(key)
        if message_id is not None:
            self._hold(row, message_id)
        if len(self._known) > _REMEMBERED:
            (chat_id, _), (forgotten, _) = self._known.popitem(last=False)
            self._slots.pop((chat_id, forgotten), None)

    def _hold(self, row: Waiting, message_id: int) -> None:
        """A message holds one card: another slot shown there is shown nowhere now."""
        other = self._slots.get((row.chat_id, message_id))
        if other is not None and other != row.slot:
            self._known[row.chat_id, other] = (None, row.id)
        self._slots[row.chat_id, message_id] = row.slot or ""
