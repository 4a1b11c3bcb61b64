"""Whatever people do, in whatever order: every issue has somebody, a clock and its citizen's word.

`LIFE=deep` looks at many more lives (`make deep`).
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bench import holding
from bench.acts import ACTS, open_new
from bench.events import EVENTS
from bench.town import ZONE, Town, everything, sweeps
from domain.message import Utterance
from storage.engine import open_engine
from storage.issues import Issue
from storage.transaction import Done, Failed, Store, Tx
from tests import ready
from tests.handlers.issue.conftest import settled

IS_DEEP = os.environ.get("LIFE") == "deep"
NUMBERS = st.integers(0, 119)
HOURS = st.sampled_from((1, 5, 24, 24, 72, 24 * 7, 24 * 31))

USUAL = (
    ("accept", "noticed", "answer"),
    ("answer", "satisfied"),
    ("accept", "extend", "noticed"),
    ("answer", "unsatisfied", "answer", "unsatisfied"),
    ("join", "join", "accept", "extend"),
    ("join", "answer", "satisfied", "reopen"),
    ("accept", "ask", "inform", "transfer"),
    ("answer", "missed", "public"),
)
"""Acts that often come one after another."""


class Crashed(Exception):
    """The process dies before the commit."""


class Life(RuleBasedStateMachine):
    """One commune's issues."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[int, Issue] = {}
        self.directory = tempfile.TemporaryDirectory()
        path = Path(self.directory.name) / "gandan.db"
        ready.copy(settled, path)
        url = f"sqlite:///{path.as_posix()}"
        self.town = Town(lambda clock: Store(open_engine(url), clock, ZONE))

    def teardown(self) -> None:
        self.town.store.close()
        self.directory.cleanup()

    def _happens(self, act: Callable[[Tx], Sequence[Utterance] | None]) -> None:
        """Each in a unit of its own; then all of it holds."""

        def said(unit: Callable[[Tx], Sequence[Utterance] | None], tx: Tx) -> None:
            holding.check_said(tx, unit(tx) or ())

        units: list[Callable[[Tx], Any]] = [partial(said, act), partial(said, sweeps)]
        self._done([*units, partial(holding.check, known=self.known)])

    def _done(self, units: Sequence[Callable[[Tx], Any]]) -> None:
        for outcome in self.town.store.batch(units):
            if isinstance(outcome, Failed):
                raise outcome.error
            assert isinstance(outcome, Done)

    @initialize(numbers=st.lists(NUMBERS, min_size=2, max_size=4))
    def something_was_raised(self, numbers: list[int]) -> None:
        for n in numbers:
            self._happens(partial(open_new, n=n))

    @rule(n=NUMBERS)
    def somebody_raises(self, n: int) -> None:
        self._happens(partial(open_new, n=n))

    @rule(name=st.sampled_from(sorted(ACTS)), which=st.integers(0, 13), n=NUMBERS)
    def somebody_acts(self, name: str, which: int, n: int) -> None:
        self._happens(partial(self._act, name, which, n))

    @rule(names=st.sampled_from(USUAL), which=st.integers(0, 13), n=NUMBERS)
    def it_goes_its_way(self, names: tuple[str, ...], which: int, n: int) -> None:
        for name in names:
            self._happens(partial(self._act, name, which, n))

    @staticmethod
    def _act(name: str, which: int, n: int, tx: Tx) -> list[Utterance]:
        known = everything(tx)
        return ACTS[name](tx, known[which % len(known)], n) if known else []

    @rule(name=st.sampled_from(sorted(EVENTS)), n=NUMBERS)
    def something_changes(self, name: str, n: int) -> None:
        self._happens(lambda tx: EVENTS[name](tx, n))

    @rule(hours=HOURS)
    def time_passes(self, hours: int) -> None:
        self.town.passes(hours=hours)
        self._happens(lambda tx: None)

    @rule(name=st.sampled_from(sorted(ACTS)), which=st.integers(0, 13), n=NUMBERS)
    def it_falls_before_the_commit(self, name: str, which: int, n: int) -> None:
        def falls(tx: Tx) -> None:
            self._act(name, which, n, tx)
            raise Crashed

        before, outcome, after = self.town.store.batch([holding.stands, falls, holding.stands])
        assert isinstance(outcome, Failed)
        assert isinstance(outcome.error, Crashed), outcome.error
        assert before == after
        self.town.store.close()


Life.TestCase.settings = settings(
    max_examples=400 if IS_DEEP else 4,
    stateful_step_count=60 if IS_DEEP else 30,
    derandomize=not IS_DEEP,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    # What a life told is read from its steps: making it shorter takes minutes.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
TestLife = Life.TestCase
