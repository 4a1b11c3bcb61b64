"""What happens, told to every open page as it happens."""

import asyncio

from practice.shapes import Json

MAX_BEHIND = 1000
"""A page this many events behind is dropped; it reconnects and reads the state anew."""


class Events:
    """Fans events out to listeners."""

    def __init__(self) -> None:
        """Starts without listeners."""
        self._listeners: set[asyncio.Queue[Json | None]] = set()
        self.changes = 0

    def tell(self, kind: str, **fields: object) -> None:
        """Sends one event to every listener."""
        self.changes += 1
        for queue in list(self._listeners):
            if queue.qsize() < MAX_BEHIND:
                queue.put_nowait({"kind": kind, **fields})
            else:
                queue.put_nowait(None)
                self._listeners.discard(queue)

    def listen(self) -> asyncio.Queue[Json | None]:
        """A queue of what happens from now on; None means that the listener must go."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[Json | None]) -> None:
        """A listener is gone."""
        self._listeners.discard(queue)

    def close(self) -> None:
        """Ends every listener."""
        for queue in list(self._listeners):
            queue.put_nowait(None)
