"""`python -m bench.notices`: how long it takes until 300 people have their reminder.

The bot runs as a process of its own, at Telegram's pace, against a server on loopback. At one
instant a reminder falls due for everybody; meanwhile others go on logging visits, some times a
second. Reported is when the reminders arrived, counted from the instant they were due, and how
long those who work with the bot waited for what their next act needs.
"""

import asyncio
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from typing import Annotated

import typer

from bench.child import Child
from bench.notices_bot import DUE_AT
from bench.people import VISITS, Json, Person
from bench.telegram import Telegram

READY_SECONDS = 25.0
PATIENCE_SECONDS = 60.0
FIRST = 1001
LEADERS_AMONG = 5
LIVE = 20


class Reminded(Person):
    """Somebody who does nothing and gets a reminder."""

    def __init__(self, id: int) -> None:
        super().__init__(id, ())
        self.at: list[float] = []

    def shown(self, message: Json) -> bool:
        """A message came."""
        self.at.append(time.time())
        return False


class Working(Person):
    """Somebody who logs visits, and how long each answer took."""

    def __init__(self, id: int) -> None:
        super().__init__(id, VISITS)
        self.waited: list[tuple[float, float]] = []
        """When an answer came, and after how many seconds."""
        self._since = 0.0

    def moved(self) -> None:
        """The move is made."""
        self._since = time.time()
        super().moved()

    def shown(self, message: Json) -> bool:
        """A message came or changed; whether it lets them go on."""
        is_answer = super().shown(message)
        if is_answer:
            self.waited.append((time.time(), time.time() - self._since))
        return is_answer


async def measure(people: int, per_second: float, phase: float) -> None:
    """One measurement; `phase` moves the due instant within the bot's own rhythm."""
    cadres = people * LEADERS_AMONG // (LEADERS_AMONG + 1)
    ids = range(FIRST, FIRST + cadres + LIVE)
    live = range(FIRST + cadres, FIRST + cadres + LIVE)
    working = [Working(id) for id in live]
    # Behind the cadres' accounts `settle` numbers leaders by every fifth hamlet.
    chats = [*range(FIRST, live.start), *(ids.stop + n for n in range(0, len(ids), LEADERS_AMONG))]
    reminded = [Reminded(id) for id in chats]
    ready = deque(working)
    due_at = time.time() + READY_SECONDS + phase
    shift = DUE_AT.timestamp() - due_at
    telegram = Telegram([*working, *reminded], lambda p: ready.append(p), shift)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as directory:
        numbers = (ids.start, ids.stop, live.start, live.stop)
        url = await telegram.open()
        child = Child("bench.notices_bot", url, directory, str(due_at), *map(str, numbers))
        try:
            await child.cpu_seconds()
            if time.time() > due_at - 1:
                typer.echo("The bot was not ready in time: this machine is too busy.")
                return
            await _work(telegram, ready, reminded, per_second, due_at + PATIENCE_SECONDS)
        finally:
            await asyncio.to_thread(child.end)
            await telegram.close()
    _report(reminded, working, due_at)


async def _work(
    telegram: Telegram,
    ready: deque[Working],
    reminded: Sequence[Reminded],
    per_second: float,
    until: float,
) -> None:
    """Visits are logged until everybody has the reminder, and a moment longer."""
    while time.time() < until:
        if ready:
            telegram.act(ready.popleft())
        await asyncio.sleep(1 / per_second)
        if all(person.at for person in reminded):
            until = min(until, time.time() + 1)


def _report(reminded: Sequence[Reminded], working: Sequence[Working], due_at: float) -> None:
    arrived = sorted(at - due_at for person in reminded for at in person.at)
    last = due_at + arrived[-1] if arrived else due_at
    waited = sorted(
        seconds for w in working for at, seconds in w.waited if due_at <= at - seconds <= last
    )
    typer.echo(
        f"{len(arrived)} reminders for {len(reminded)} people: the first after"
        f" {arrived[0]:.1f} s, the last after {arrived[-1]:.1f} s\n"
        f"{len(waited)} answers meanwhile: half within {_at(waited, 0.5):.0f} ms,"
        f" 99 % within {_at(waited, 0.99):.0f} ms, the slowest {_at(waited, 1.0):.0f} ms"
    )


def _at(waited: Sequence[float], share: float) -> float:
    return waited[min(len(waited) - 1, int(share * len(waited)))] * 1000 if waited else 0.0


def main(
    people: Annotated[int, typer.Option(help="How many are reminded at once.")] = 300,
    rounds: Annotated[int, typer.Option(help="How many times it is measured.")] = 3,
    per_second: Annotated[float, typer.Option(help="Acts of others in a second.")] = 5.0,
) -> None:
    """Seconds until everybody has a reminder, and how long others wait meanwhile."""
    for number in range(rounds):
        asyncio.run(measure(people, per_second, phase=number * 7.0))


if __name__ == "__main__":
    typer.run(main)
