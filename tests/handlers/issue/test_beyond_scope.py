"""Whoever reaches for what is not theirs learns nothing, changes nothing, and stands in the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bench.acts import WORDS
from bench.holding import stands
from bench.town import CITIZEN, CONDUCT, Town, call_of, does, opens, sweeps, taps
from domain.message import Card, Command, Content, Heard, Redraw, Say, Tap, Toast, Utterance
from domain.people import Role
from handlers import dispatch
from handlers.asked import SUBJECTS
from handlers.refusals import Why
from handlers.telling import acts as telling
from storage import absences, assistants, checks, issues, staff
from storage.transaction import Tx

HOA, TU, NGA, AN, BINH, CHIN, HA, QUAN = range(1, 9)
EXTRAS = ("", "99999", "1.20260109", "extended.0")
SECRETS = (CITIZEN, "Đường ngập", "đổ đá", "đ/c An", "YK-2026-0001")
FOLLOWED = frozenset({"open", "following", "merge", "entrust"})
"""What whoever coordinates may ask of a matter that they do not read."""

NO = (Why.NOT_ALLOWED, Why.NO_CODE)

Reach = Callable[[Tx], int]
"""Brings a matter about and returns who reaches for it in vain."""


def of_another_hamlet(role: Role) -> Reach:
    def made(tx: Tx) -> int:
        opens(tx, HOA, 7)
        return NGA if role is Role.CADRE else BINH

    return made


def who_is_meant(tx: Tx) -> int:
    """A leader of the hamlet, of whose conduct it is."""
    opens(tx, HOA, CONDUCT, concerned_id=AN)
    return AN


def whose_hamlet_went(tx: Tx) -> int:
    """A leader who had the hamlet when it was written down, not the matter."""
    staff.set_hamlets(tx, BINH, [1, 2], whole_commune=False)
    opens(tx, HOA, 7)
    assert issues.get(tx, 1).holder_id == AN  # type: ignore[union-attr]
    staff.set_hamlets(tx, BINH, [2], whole_commune=False)
    return BINH


def who_steered(tx: Tx) -> int:
    """A member of a group whose matter is closed."""
    opens(tx, HOA, 7)
    does(tx, AN, "steer", _it(tx), (AN, (NGA,), tx.today, ""))
    does(tx, AN, "answer", _it(tx), (WORDS, "", ""))
    taps(tx, HOA, telling.satisfied, 1, str(_it(tx).version))
    return NGA


def who_stood_in(tx: Tx) -> int:
    """Ngà had it while An was away."""
    absences.set_one(tx, AN, NGA, tx.today, tx.today + timedelta(days=2), tx.now)
    opens(tx, HOA, 7)
    sweeps(tx)
    assert _it(tx).holder_id == NGA
    absences.end(tx, AN)
    checks.look_again(tx, AN)
    sweeps(tx)
    assert _it(tx).holder_id == AN
    return NGA


def who_assisted(tx: Tx) -> int:
    opens(tx, HOA, 7)
    assistants.name(tx, AN, NGA)
    assert call_of(tx, NGA) is not None
    assistants.end(tx, AN, NGA)
    return NGA


def whose_leader_keeps_conduct_secret(tx: Tx) -> int:
    """An assistant of who has a matter about somebody else."""
    opens(tx, HOA, CONDUCT, concerned_id=BINH)
    leader_id = _it(tx).leader_id
    assert leader_id is not None
    assistants.name(tx, leader_id, NGA)
    return NGA


def who_told(tx: Tx) -> int:
    """Tú brought word while Hoa was away."""
    opens(tx, HOA, 7)
    absences.set_one(tx, HOA, NGA, tx.today, tx.today + timedelta(days=2), tx.now)
    checks.look_again(tx, HOA)
    sweeps(tx)
    assert _it(tx).teller_id == NGA
    absences.end(tx, HOA)
    checks.look_again(tx, HOA)
    sweeps(tx)
    assert _it(tx).teller_id == HOA
    return NGA


def who_is_called_like_one_who_had_it(tx: Tx) -> int:
    """A leader of another hamlet; Chín had it and gave it back."""
    opens(tx, HOA, 7)
    does(tx, AN, "assign", _it(tx), CHIN)
    does(tx, CHIN, "assign", _it(tx), AN)
    staff.rename(tx, BINH, staff.name_of(tx, CHIN))
    return BINH


def who_administers(tx: Tx) -> int:
    opens(tx, HOA, 7)
    return QUAN


def _it(tx: Tx) -> issues.Issue:
    found = issues.get(tx, 1)
    assert found is not None
    return found


REACHES: dict[str, Reach] = {
    "a cadre of another hamlet": of_another_hamlet(Role.CADRE),
    "a leader of another hamlet": of_another_hamlet(Role.LEADER),
    "whose conduct it is": who_is_meant,
    "a leader whose hamlet went": whose_hamlet_went,
    "a member of a group that ended": who_steered,
    "a stand-in after the absence": who_stood_in,
    "an assistant of old": who_assisted,
    "an assistant in a matter of conduct": whose_leader_keeps_conduct_secret,
    "who told for somebody": who_told,
    "a namesake": who_is_called_like_one_who_had_it,
    "the administrator": who_administers,
}


def refused(tx: Tx) -> int:
    return int(
        tx.connection.execute(
            text("SELECT count(*) FROM access WHERE refused AND subject = 'issue'")
        ).scalar_one()
    )


def texts_of(said: list[Utterance]) -> str:
    shown = [word for word in said if isinstance(word, Say | Card | Redraw | Toast)]
    return "\n".join(word.text for word in shown)


def asks(tx: Tx, heard: Heard, content: Content) -> list[Utterance]:
    return dispatch.handle(tx, replace(heard, content=content, message_id=1))


def heard_from(tx: Tx, person_id: int) -> Heard:
    call = call_of(tx, person_id)
    assert call is not None
    return call.heard


@pytest.mark.parametrize("who", REACHES)
def test_every_button_is_refused_logged_and_silent(town: Town, who: str) -> None:
    def unit(tx: Tx) -> None:
        heard = heard_from(tx, REACHES[who](tx))
        before, tried = stands(tx), refused(tx)
        for action in sorted(SUBJECTS["issue"]):
            for extra in (*EXTRAS, str(_it(tx).version)):
                said = asks(tx, heard, Tap(f"{action}:1:{extra}", "1"))
                told = texts_of(said)
                assert told in NO, (action, extra, told)
                assert not any(secret in told for secret in SECRETS), (action, told)
                tried += 1
                assert refused(tx) == tried, (action, extra)
        asks(tx, heard, Command("start", "y_1"))
        assert refused(tx) == tried + 1
        assert stands(tx) == before

    town.store.run(unit)


def test_whoever_left_is_a_stranger_who_is_logged(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        heard = heard_from(tx, AN)
        staff.leave(tx, AN)
        before, tried = stands(tx), refused(tx)
        for action in sorted(SUBJECTS["issue"]):
            assert texts_of(asks(tx, heard, Tap(f"{action}:1:0", "1"))) == Why.STRANGER
            tried += 1
            assert refused(tx) == tried
        assert stands(tx) == before

    town.store.run(unit)


def test_whoever_coordinates_follows_and_reads_nothing(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        heard, before = heard_from(tx, HA), stands(tx)
        for action in sorted(SUBJECTS["issue"]):
            told = texts_of(asks(tx, heard, Tap(f"{action}:1:0", "1")))
            assert (told in NO) != (action in FOLLOWED), (action, told)
            assert not any(secret in told for secret in SECRETS[:3]), (action, told)
        assert stands(tx) == before

    town.store.run(unit)


def test_colleagues_of_one_name_can_be_told_apart(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        staff.rename(tx, BINH, staff.name_of(tx, CHIN))
        said = asks(tx, heard_from(tx, AN), Tap(f"assign:1:{_it(tx).version}", "1"))
        shown = [b.label for w in said if isinstance(w, Card) for row in w.buttons for b in row]
        alike = [label for label in shown if label.startswith("Cao Văn Chín")]
        assert sorted(alike) == [
            "Cao Văn Chín (lãnh đạo, toàn xã)",
            "Cao Văn Chín (lãnh đạo, Ấp 2)",
        ]

    town.store.run(unit)
