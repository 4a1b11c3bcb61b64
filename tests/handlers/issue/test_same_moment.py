"""Two who may act press at the same moment: one wins, the other is told who has it now."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest

from bench.acts import WORDS
from bench.town import KINDS, Town, call_of, does, opens, sweeps, taps, tried
from domain.message import Say, Tap, Toast, Utterance
from domain.spoken import Spoken
from handlers import dispatch
from handlers.issue.access import UNCOUNTED
from handlers.issue.cards import pushes
from handlers.issue.extending import Extension
from handlers.talk.state import State
from handlers.telling import acts as telling
from handlers.wording import comrade
from storage import history, issues, outbox, staff
from storage.issues import Issue
from storage.transaction import Tx, Unit

HOA, TU, NGA, AN, BINH, CHIN = range(1, 7)


def now(tx: Tx, number: int = 1) -> Issue:
    found = issues.get(tx, number)
    assert found is not None
    return found


def given(tx: Tx, act: str) -> Any:
    """What a form of the act is filled in with."""
    soon = tx.today + timedelta(days=3)
    return {
        "accept": soon,
        "answer": (WORDS, "", ""),
        "refuse": "Không thuộc thẩm quyền của xã",
        "transfer": ("Điện lực", tx.today, "05", tx.today + timedelta(days=3)),
        "ask": "Ngập ở đoạn nào?",
        "assign": NGA,
        "steer": (CHIN, (NGA,), soon, ""),
        "category": (8, None),
        "extend": Extension(now(tx).answer_on + timedelta(days=5), "Chờ vốn"),
    }[act]


def both(tx: Tx, issue_stage: str) -> Issue:
    """An issue that An holds, and Bình has as well."""
    opens(tx, HOA, 7)
    if issue_stage == "accepted":
        does(tx, AN, "accept", now(tx), tx.today + timedelta(days=3))
        sweeps(tx)
    issues.act(tx, now(tx), "moved", {"backup_id": BINH}, by=None, new="Đào Thanh Bình")
    sweeps(tx)
    binh = staff.by_id(tx, BINH)
    assert binh is not None
    assert binh.chat_id is not None
    outbox.queue(tx, binh.chat_id, pushes(tx, now(tx), binh))
    assert (now(tx).stage, now(tx).holder_id, now(tx).backup_id) == (issue_stage, AN, BINH)
    return now(tx)


def sends(tx: Tx, by: int, act: str, seen: Issue) -> list[Utterance]:
    """The form that was opened on the issue as it was seen."""
    call = call_of(tx, by, seen.id, str(seen.version))
    assert call is not None
    state = State({"issue": seen.id, "version": seen.version, "task": None})
    return tried(lambda: KINDS[act].finish(call, 0, state, given(tx, act)))


def acts_of(tx: Tx, number: int = 1) -> list[str]:
    events = history.of(tx, "issue", number)
    return [e.what for e in events if e.what not in UNCOUNTED | {"moved"}]


WAITING = ("accept", "answer", "refuse", "transfer", "ask", "assign", "steer", "category")
ACCEPTED = ("answer", "refuse", "transfer", "ask", "assign", "steer", "category")


class Undone(Exception):
    """What was tried is taken back: the next pair presses in the same commune."""


def tries(town: Town, unit: Unit[None]) -> None:
    def undone(tx: Tx) -> None:
        unit(tx)
        raise Undone

    with pytest.raises(Undone):
        town.store.run(undone)


@pytest.mark.parametrize(
    ("stage", "first"),
    [*(("waiting", act) for act in WAITING), *(("accepted", act) for act in ACCEPTED)],
)
def test_the_second_form_does_nothing_and_says_who(town: Town, stage: str, first: str) -> None:
    def unit(second: str, tx: Tx) -> None:
        seen = both(tx, stage)
        before = acts_of(tx)
        assert sends(tx, AN, first, seen)
        after = now(tx)
        told = sends(tx, BINH, second, seen)
        assert now(tx) == after
        assert len(acts_of(tx)) == len(before) + 1
        said = " ".join(word.text for word in told if isinstance(word, Say))
        assert comrade(staff.name_of(tx, after.holder_id)) in said, said

    for second in WAITING if stage == "waiting" else ACCEPTED:
        tries(town, partial(unit, second))


def test_an_extension_is_no_race(town: Town) -> None:
    """It gives the matter time and decides nothing: whatever else was filled in stands."""

    def unit(second: str, tx: Tx) -> None:
        seen = both(tx, "accepted")
        before = len(acts_of(tx))
        sends(tx, AN, "extend", seen)
        sends(tx, BINH, second, seen)
        assert len(acts_of(tx)) == before + 2

    for second in ACCEPTED:
        tries(town, partial(unit, second))


def test_what_was_decided_is_extended_no_more(town: Town) -> None:
    def unit(first: str, tx: Tx) -> None:
        seen = both(tx, "accepted")
        sends(tx, BINH, first, seen)
        after = now(tx)
        told = sends(tx, AN, "extend", seen)
        assert now(tx) == after
        assert not any("gia hạn" in word.text.lower() for word in told if isinstance(word, Say))

    for first in ACCEPTED:
        tries(town, partial(unit, first))


def test_what_was_merged_at_that_moment_is_acted_on_no_more(town: Town) -> None:
    def unit(act: str, tx: Tx) -> None:
        opens(tx, HOA, 7)
        opens(tx, TU, 7)
        seen = now(tx, 2)
        does(tx, CHIN, "merge", now(tx, 2), 1)
        gone = now(tx, 2)
        assert gone.merged_into_id == 1
        told = sends(tx, AN, act, seen)
        assert now(tx, 2) == gone
        assert any(isinstance(word, Say) for word in told)

    for act in WAITING:
        tries(town, partial(unit, act))


TOLD = {
    "satisfied": telling.satisfied,
    "notreached": telling.not_reached,
    "unsatisfied": Spoken("Vẫn ngập"),
    "public": ("Nhà văn hóa", None),
}


def test_the_citizens_word_is_written_once(town: Town) -> None:
    """The same task on two phones, or pressed twice."""

    def presses(tx: Tx, act: str, seen: Issue) -> list[Utterance]:
        if act in ("satisfied", "notreached"):
            return taps(tx, HOA, TOLD[act], seen.id, str(seen.version))  # type: ignore[arg-type]
        filled_in = ("Nhà văn hóa", tx.today) if act == "public" else TOLD[act]
        return does(tx, HOA, act, seen, filled_in)

    def unit(first: str, second: str, tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "answer", now(tx), (WORDS, "", ""))
        seen = now(tx)
        presses(tx, first, seen)
        after = now(tx)
        assert after.version == seen.version + 1
        told = presses(tx, second, seen)
        assert now(tx) == after
        assert told

    for first, second in product(TOLD, repeat=2):
        tries(town, partial(unit, first, second))


def test_an_old_button_says_who_has_it(town: Town) -> None:
    def unit(tx: Tx) -> None:
        seen = both(tx, "waiting")
        sends(tx, AN, "assign", seen)
        told = press(tx, BINH, f"accept:1:{seen.version}.{tx.today:%Y%m%d}")
        assert any("đ/c Ngà" in word.text for word in told if isinstance(word, Toast))

    town.store.run(unit)


def press(tx: Tx, by: int, data: str) -> list[Utterance]:
    call = call_of(tx, by)
    assert call is not None
    return dispatch.handle(tx, replace(call.heard, content=Tap(data, "1"), message_id=1))
