"""Puts a practice together and serves it on a loopback port."""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import uvicorn

from practice import delivering, keeping
from practice.bot_api import BotApi
from practice.control import Bot, Control, NoBot
from practice.doors import Door, NoDoor
from practice.leaps import Leaps
from practice.refusals import OTHER_POLLER
from practice.standin import StandIn
from practice.web import application

HOST = "127.0.0.1"
DEFAULT_PORT = 8181
PORTS_TRIED = 50
SAVE_SECONDS = 2.0


def free_socket(port: int) -> socket.socket:
    """A listening socket on this port or the next free one; 0 is any.

    Raises:
        OSError: fifty ports in a row are taken.
    """
    for attempt in range(port, port + PORTS_TRIED):
        # Named as TCP, or asyncio leaves Nagle's delay on what it accepts: 40 ms a call.
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((HOST, attempt))
            taken.listen(128)
        except OSError:
            taken.close()
            continue
        return taken
    raise OSError(f"no free port from {port} on")


@dataclass(slots=True)
class Served:
    """A practice that is being served at `address`."""

    address: str
    standin: StandIn
    control: Control


class _Server(uvicorn.Server):
    """Ends when it is told to, at once when nobody is connected.

    Ctrl-C is left to whoever serves: the bot must be stopped before the server.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    def end(self) -> None:
        """Tells it."""
        self.should_exit = True
        self._told.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield

    async def main_loop(self) -> None:
        """Looks ten times a second whether it is over, and right away when told."""
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Waits only for who is still there."""
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for server in self.servers:
            server.close()
            await server.wait_closed()
        for listening in sockets or []:
            listening.close()


async def _keep_saving(standin: StandIn) -> None:
    seen = -1
    while True:
        await asyncio.sleep(SAVE_SECONDS)
        if standin.events.changes != seen:
            seen = standin.events.changes
            keeping.save(standin)


@contextlib.asynccontextmanager
async def served(
    standin: StandIn, listening: socket.socket, door: Door | None = None, bot: Bot | None = None
) -> AsyncIterator[Served]:
    """Serves a practice while the block runs. Signals are left to the caller."""
    way_in = door or NoDoor(standin.updates)
    travel = Leaps(standin.clock, way_in, standin.updates, standin.events)
    control = Control(standin, travel, bot or NoBot())
    config = uvicorn.Config(
        application(control),
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        timeout_keep_alive=75,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    saving = asyncio.create_task(_keep_saving(standin))
    posting = asyncio.create_task(delivering.deliver(standin, BotApi(standin).carry_out))
    try:
        port = listening.getsockname()[1]
        yield Served(f"http://{HOST}:{port}", standin, control)
    finally:
        standin.events.close()
        standin.updates.end_poll(OTHER_POLLER)
        posting.cancel()
        await asyncio.wait({posting})
        server.end()
        await serving
        saving.cancel()
        keeping.save(standin)
