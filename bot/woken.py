"""What works beside the conversations: whenever it is woken, one thing after the other."""

import asyncio
from abc import ABC, abstractmethod

import structlog

from bot.blame import trail

log = structlog.get_logger()


class Woken(ABC):
    """Does all that waits each time it is woken; a failure is logged and tried again."""

    def __init__(self) -> None:
        self._wanted = asyncio.Event()
        self._busy = asyncio.Lock()

    def wake(self) -> None:
        """Something may wait."""
        self._wanted.set()

    async def run(self) -> None:
        """Work whenever woken, until cancelled."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self.catch_up()
            except Exception as error:  # noqa: BLE001 (the next time is another try)
                log.error("stumbled", kind=type(self).__name__, trail=trail(error))

    @abstractmethod
    async def catch_up(self) -> None:
        """Do everything that waits now; whoever else wants to, waits (`_busy`)."""
