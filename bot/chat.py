"""What waits to be said in one chat, and which of it goes next."""

from bisect import insort
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.rendering import Call
from domain.message import Lane
from storage.outbox import Answer, Waiting

ANSWER_ATTEMPTS = 3


@dataclass(slots=True, eq=False)
class Parcel:
    """A row on its way: the answers still to give, then the calls still to make."""

    row: Waiting
    answers: deque[Answer]
    calls: deque[Call] | None = None
    message_id: int | None = None
    failures: int = 0
    rests_until: datetime | None = None
    begun: bool = False
    replaced: bool = False

    def answered(self) -> None:
        """The first answer needs no more thought."""
        self.answers.popleft()

    def order(self) -> tuple[int, int]:
        """The lowest lane first, then age."""
        return (self.row.lane, self.row.id)

    def rests(self, now: datetime) -> bool:
        """Whether it waits for a retry."""
        return self.rests_until is not None and self.rests_until > now


@dataclass(slots=True)
class Chat:
    """The parcels of a chat. `current` is the one that has a request in flight."""

    id: int
    parcels: list[Parcel] = field(default_factory=list)
    current: Parcel | None = None

    def add(self, row: Waiting) -> None:
        """A row to send; it takes the place of what waits for the same card."""
        parcel = Parcel(row, deque(row.answers))
        for older in [p for p in self.parcels if row.slot is not None and p.row.slot == row.slot]:
            older.replaced = True
            if older is not self.current and not older.begun:
                self._drop_given(parcel, older)
                self.remove(older)
            else:
                self._leave_to(older, parcel)
        insort(self.parcels, parcel, key=Parcel.order)

    def remove(self, parcel: Parcel) -> None:
        """It is done with, or came to nothing."""
        if parcel in self.parcels:
            self.parcels.remove(parcel)

    def next(self, now: datetime) -> Parcel | None:
        """What may go now: answers before everything, for a button waits visibly.

        A parcel that rests holds its own lane and no other.
        """
        for parcel in self.parcels:
            if parcel.row.lane > Lane.LIVE:
                break  # only live rows carry answers
            if parcel.answers and not parcel.rests(now):
                return parcel
        held: Lane | None = None
        for parcel in self.parcels:
            if parcel.row.lane == held:
                continue
            if not parcel.rests(now):
                return parcel
            held = parcel.row.lane
        return None

    def rests_until(self) -> datetime | None:
        """When the next retry is due, if everything waits for one."""
        return min((p.rests_until for p in self.parcels if p.rests_until is not None), default=None)

    @staticmethod
    def _drop_given(parcel: Parcel, older: Parcel) -> None:
        """The older row handed its answers on; those it has given need not be given again."""
        given = {answer.callback_id for answer in older.row.answers}
        given -= {answer.callback_id for answer in older.answers}
        parcel.answers = deque(a for a in parcel.answers if a.callback_id not in given)

    @staticmethod
    def _leave_to(older: Parcel, parcel: Parcel) -> None:
        """The older row is under way: it gives its answers itself."""
        own = {answer.callback_id for answer in older.row.answers}
        parcel.answers = deque(a for a in parcel.answers if a.callback_id not in own)
