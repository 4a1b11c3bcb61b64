"""A year of issues among people who forget, fall silent and go away: nothing waits for nobody.

`python -m bench.silence` plays 2,000 of them through a year. Every working morning it looks
whether any was silent for longer than its rule, and in the end what became of each.
"""

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bench import holding
from bench.acts import ACTS
from bench.events import block, set_absence
from bench.town import CONDUCT, START, ZONE, Town, opens, settle, sweeps
from domain.inquiry import Inquiry
from domain.issue import Stage, Urgency
from domain.people import Role
from domain.reminders import EVERY
from domain.responsibility import Part
from storage import issue_lists, issues, responsibles, schema, staff, workdays
from storage.engine import open_engine
from storage.issues import Issue
from storage.transaction import Store, Tx

MORNING, OFFICE = clock_time(7, 30), clock_time(9)
TEMPERS = (0.0, 0.1, 0.3, 0.6)
"""How likely somebody does something about one matter on one day; for weeks it is one of these."""

DONE: dict[Stage, tuple[str, ...]] = {
    Stage.WAITING: ("accept", "accept", "answer", "ask", "assign", "refuse", "transfer", "merge"),
    Stage.ACCEPTED: ("answer", "answer", "answer", "extend", "transfer", "category", "steer"),
    Stage.TRANSFERRED: ("answer", "transfer", "askagain"),
    Stage.ASKED: ("inform",),
    Stage.ANSWERED: ("satisfied", "satisfied", "unsatisfied", "missed", "public"),
    Stage.REFUSED: ("satisfied", "unsatisfied", "missed", "public"),
    Stage.MERGED: ("noticed",),
}
"""What is done at each stage, the usual more often."""

Mark = tuple[int, int, int]
"""By what is seen that somebody heard of a matter: its version, and the reminders given."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the issues, by outcome, and the longest that one was silent."""

    outcomes: Counter[str]
    longest: int


def found_rungs(tx: Tx) -> None:
    """The table of a commune that keeps one; one leader stands above both."""
    settle(tx)
    an, binh, chin = (staff_id(tx, name) for name in ("An", "Bình", "Chín"))
    responsibles.put(tx, None, 1, Part.RESPONSIBLE, [an])
    responsibles.put(tx, None, 1, Part.DEPUTY, [binh])
    responsibles.put(tx, None, None, Part.RESPONSIBLE, [binh])
    responsibles.put(tx, None, None, Part.ABOVE, [chin])


def staff_id(tx: Tx, given_name: str) -> int:
    """Whoever is called so."""
    return next(p.id for p in staff.everyone(tx) if p.given_name == given_name)


class Year:
    """So many issues, spread over so many days."""

    def __init__(self, town: Town, count: int, days: int, seed: int) -> None:
        self.town = town
        self.chance = random.Random(seed)
        self.days = days
        self.rate = count / (days * 5 / 7 * 0.9)
        self.count = count
        self.opened = 0
        self.over: set[int] = set()
        self.heard: dict[int, tuple[Mark, date]] = {}
        self.known: dict[int, Issue] = {}
        self.tempers: dict[int, float] = {}
        self.longest = 0

    def plays(self) -> Found:
        """Day after day; then what became of them."""
        for _ in range(self.days):
            self._at(MORNING)
            self.town.store.run(partial(sweeps, most=20_000))
            self.town.store.run(self._is_heard_of)
            self._at(OFFICE)
            self.town.store.run(self._works)
            self.town.store.run(partial(sweeps, most=20_000))
            self.town.passes(days=1)
        self._at(MORNING)
        self.town.store.run(partial(sweeps, most=20_000))
        return self.town.store.run(self._ended)

    def _at(self, hour: clock_time) -> None:
        on = self.town.now.astimezone(ZONE).date()
        self.town.now = datetime.combine(on, hour, ZONE).astimezone(START.tzinfo)

    def _open_ones(self, tx: Tx) -> list[Issue]:
        found = []
        for number in range(1, self.opened + 1):
            issue = issues.get(tx, number) if number not in self.over else None
            if issue is not None:
                found.append(issue)
        return found

    def _is_heard_of(self, tx: Tx) -> None:
        """Once a date has passed, of each at least every so many working days."""
        calendar = workdays.calendar(tx)
        if not calendar.is_worked(tx.today):
            return
        for issue in self._open_ones(tx):
            mark = (issue.version, issue.reminders, issue.notice_reminders)
            if self.heard.get(issue.id, ((), tx.today))[0] != mark:
                self.heard[issue.id] = (mark, tx.today)
            if issue.due_on is None:
                continue
            heard_on = max(self.heard[issue.id][1], issue.due_on)
            silent = calendar.between(heard_on, tx.today)
            self.longest = max(self.longest, silent)
            assert silent <= EVERY, issue

    def _works(self, tx: Tx) -> None:
        """Some people do something; some are away, or cannot be told, for a while."""
        if not workdays.calendar(tx).is_worked(tx.today):
            return
        chance = self.chance
        people = staff.everyone(tx)
        for person in people:
            if person.id not in self.tempers or chance.random() < 0.05:
                self.tempers[person.id] = chance.choice(TEMPERS)
        for number, person in enumerate(people):
            if chance.random() < 0.02:
                set_absence(tx, number + len(people) * chance.randrange(40))
            if chance.random() < (0.005 if person.reachable else 0.3):
                block(tx, number)
        for issue in self._open_ones(tx):
            self._acts(tx, issue)
        while self.opened < self.count and chance.random() < self.rate / (1 + self.rate):
            self._opens(tx)

    def _acts(self, tx: Tx, issue: Issue) -> None:
        who = issue.holder_id or issue.teller_id
        acts = DONE.get(Stage(issue.stage), ())
        if acts and self.chance.random() < self.tempers.get(who, 0):
            ACTS[self.chance.choice(acts)](tx, issue, self.chance.randrange(10_000))
        if issue.first_notice_at is None and self.chance.random() < 0.1:
            ACTS["noticed"](tx, issue, 0)
        after = issues.get(tx, issue.id)
        if after is not None and after.stage == Stage.CLOSED and self.chance.random() < 0.98:
            self.over.add(issue.id)

    def _opens(self, tx: Tx) -> None:
        chance = self.chance
        cadres = [p for p in staff.everyone(tx, Role.CADRE) if p.chat_id is not None]
        is_conduct = chance.random() < 0.03
        by = chance.choice(cadres)
        others = [p.id for p in staff.everyone(tx) if p.id != by.id]
        joins = chance.randrange(1, self.opened + 1) if self.opened and not is_conduct else None
        self.opened += 1
        opens(
            tx,
            by.id,
            CONDUCT if is_conduct else chance.randrange(1, 18),
            Urgency.URGENT if chance.random() < 0.05 else Urgency.NORMAL,
            hamlet_id=chance.choice((1, 1, 2, 3, None)),
            concerned_id=chance.choice(others) if is_conduct else None,
            joins=joins if chance.random() < 0.1 else None,
            is_named=chance.random() < 0.7,
        )

    def _ended(self, tx: Tx) -> Found:
        """All of it holds, and each is over or on the board of whoever coordinates."""
        holding.check(tx)
        outcomes = Counter[str]()
        board = set[int]()
        for person in staff.everyone(tx, Role.COORDINATOR):
            board.update(issue_lists.find(tx, person, Inquiry()))
        for number in range(1, self.opened + 1):
            issue = issues.get(tx, number)
            assert issue is not None
            outcomes[_outcome(tx, issue, board)] += 1
        return Found(outcomes, self.longest)


def _outcome(tx: Tx, issue: Issue, board: set[int]) -> str:
    stage = Stage(issue.stage)
    if stage in (Stage.CLOSED, Stage.MERGED):
        return str(stage)
    is_theirs = issue.concerned_id in {p.id for p in staff.everyone(tx, Role.COORDINATOR)}
    assert issue.id in board or is_theirs, issue
    assert issue.due_on is not None, issue
    if stage is Stage.TRANSFERRED and issue.due_on >= tx.today:
        return "transferred, to be asked again"
    assert issue.holder_id is not None or is_theirs, issue
    return f"with a holder: {stage}"


def main(
    count: Annotated[int, typer.Option(help="Issues.")] = 2000,
    days: Annotated[int, typer.Option(help="Days.")] = 365,
    seed: Annotated[int, typer.Option(help="Another year.")] = 0,
) -> None:
    """Play it, and say what became of the issues and how long it took."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as directory:
        url = f"sqlite:///{(Path(directory) / 'gandan.db').as_posix()}"
        engine = open_engine(url)
        schema.upgrade(engine)
        engine.dispose()
        town = Town(lambda clock: Store(open_engine(url), clock, ZONE))
        town.store.run(found_rungs)
        year = Year(town, count, days, seed)
        found = year.plays()
        town.store.close()
    for outcome, many in found.outcomes.most_common():
        typer.echo(f"{many:6} {outcome}")
    typer.echo(f"{year.opened} issues; longest silence {found.longest} working days past a date")
    typer.echo(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    typer.run(main)
