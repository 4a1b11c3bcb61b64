"""The way from the storage thread back into the event loop, once for each batch."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from bot.jobs import Concluded, Job
from storage.transaction import Done

Resolved = tuple[Job, Concluded]


class Crossing:
    """Collects what is to happen in the loop; waking it costs more than most of what it does."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._actions: list[Callable[[], object]] = []

    def open(self) -> None:
        """To be called in the loop that is to be woken."""
        self._loop = asyncio.get_running_loop()

    def add(self, action: Callable[..., object], *values: Any) -> None:
        """Remember to call `action`."""
        self._actions.append(partial(action, *values))

    def resolve(self, concluded: Iterable[Resolved]) -> None:
        """Remember to tell those who wait for these jobs."""
        if waited := [(job, outcome) for job, outcome in concluded if job.waiter is not None]:
            self.add(_resolve, waited)

    def deliver(self) -> None:
        """Have everything called, in order."""
        actions, self._actions = self._actions, []
        if actions and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_call_all, actions)


def _call_all(actions: list[Callable[[], object]]) -> None:
    for action in actions:
        action()


def _resolve(concluded: list[Resolved]) -> None:
    for job, outcome in concluded:
        if job.waiter is None or job.waiter.done():
            continue
        if isinstance(outcome, Done):
            job.waiter.set_result(outcome.value)
        else:
            job.waiter.set_exception(outcome.error)
