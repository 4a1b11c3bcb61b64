"""What changes after the citizen was told is told as well, and only what was told is recorded."""

from datetime import timedelta

import pytest

from bench.acts import ACTS, WORDS
from bench.town import Town, call_of, does, everything, opens, sweeps, taps
from domain.issue import Stage
from domain.message import Card, Say, Toast, Utterance
from domain.telling import Telling
from handlers.issue.extending import Extension
from handlers.issue.inbox import show_mine
from handlers.issue.reminding_texts import Duty
from handlers.leader import accepting
from handlers.telling import acts as telling
from handlers.telling import texts
from handlers.telling.tasks import telling_of, words_of
from storage import history, issue_lists, issues
from storage.issues import Issue
from storage.transaction import Tx

HOA, TU, AN = 1, 2, 4
BODY = "Sở Xây dựng"


def now(tx: Tx, number: int = 1) -> Issue:
    found = issues.get(tx, number)
    assert found is not None
    return found


def accepted(tx: Tx) -> str:
    """Accepted by An; what Hoa's button says."""
    opens(tx, HOA, 7)
    taps(tx, AN, accepting.accept, 1, f"0.{tx.today + timedelta(days=2):%Y%m%d}")
    return words_of(tx, now(tx), Telling.NOTICE)


def transfers(tx: Tx, body: str = BODY) -> list[Utterance]:
    given = (body, tx.today, "05/UBND", tx.today + timedelta(days=7))
    said = does(tx, AN, "transfer", now(tx), given)
    assert now(tx).stage == Stage.TRANSFERRED
    return said


def to_tell(said: list[Utterance]) -> list[tuple[int | None, str]]:
    told = [word for word in said if isinstance(word, Say) and "📣" in word.text]
    return [(word.chat_id, word.text) for word in told]


def told(tx: Tx) -> list[str]:
    return [e.what for e in history.of(tx, "issue", 1) if e.what.endswith(("noticed", "_told"))]


def toast(said: list[Utterance]) -> str:
    return next(word.text for word in said if isinstance(word, Toast))


def test_a_transfer_after_the_first_notice_is_told_in_its_own_time(town: Town) -> None:
    def changes(tx: Tx) -> None:
        taps(tx, HOA, telling.noticed, 1, accepted(tx))
        ((chat, text),) = to_tell(transfers(tx))
        assert chat == 101
        assert "đã chuyển cơ quan có thẩm quyền" in text
        assert BODY in text
        assert now(tx).tell_extension_on is not None
        sweeps(tx)

    def is_late(tx: Tx) -> None:
        said = [word.text for word in sweeps(tx) if isinstance(word, Say) and word.chat_id == 101]
        assert any(Duty.TELL_TRANSFER in text for text in said)
        words = words_of(tx, now(tx), Telling.TRANSFER)
        assert toast(taps(tx, HOA, telling.noticed, 1, words)) == texts.TRANSFER_DONE
        assert telling_of(HOA, now(tx)) is None
        assert told(tx) == ["noticed", "transfer_told"]

    town.store.run(changes)
    town.passes(days=7)
    town.store.run(is_late)


def test_whoever_was_told_nothing_yet_hears_of_the_transfer_alone(town: Town) -> None:
    def unit(tx: Tx) -> None:
        old = accepted(tx)
        transfers(tx)
        assert toast(taps(tx, HOA, telling.noticed, 1, old)) == texts.CHANGED
        assert (told(tx), now(tx).first_notice_at) == ([], None)
        words = words_of(tx, now(tx), Telling.NOTICE)
        assert toast(taps(tx, HOA, telling.noticed, 1, words)) == texts.TRANSFER_DONE
        assert toast(taps(tx, HOA, telling.noticed, 1, words)) == texts.NOTICE_BEFORE
        assert telling_of(HOA, now(tx)) is None

    town.store.run(unit)


def test_another_transfer_is_news_again(town: Town) -> None:
    def unit(tx: Tx) -> None:
        taps(tx, HOA, telling.noticed, 1, accepted(tx))
        transfers(tx)
        first = words_of(tx, now(tx), Telling.TRANSFER)
        assert to_tell(transfers(tx, "Điện lực"))
        assert toast(taps(tx, HOA, telling.noticed, 1, first)) == texts.CHANGED
        assert told(tx) == ["noticed"]

    town.store.run(unit)


@pytest.mark.parametrize("act", ["assign", "answer"])
def test_a_transfer_that_came_back_is_no_news(town: Town, act: str) -> None:
    def unit(tx: Tx) -> None:
        taps(tx, HOA, telling.noticed, 1, accepted(tx))
        transfers(tx)
        does(tx, AN, act, now(tx), {"assign": TU, "answer": (WORDS, "", "")}[act])
        assert now(tx).tell_extension_on is None

    town.store.run(unit)


def test_an_extension_that_was_never_told_is_not_said_to_be(town: Town) -> None:
    def unit(tx: Tx) -> None:
        taps(tx, HOA, telling.noticed, 1, accepted(tx))
        later = Extension(now(tx).answer_on + timedelta(days=3), "Chờ Sở khảo sát")
        does(tx, AN, "extend", now(tx), later)
        old = words_of(tx, now(tx), Telling.EXTENSION)
        does(tx, AN, "answer", now(tx), (WORDS, "", ""))
        assert toast(taps(tx, HOA, telling.noticed, 1, old)) == texts.CHANGED
        assert told(tx) == ["noticed"]

    town.store.run(unit)


def test_everybody_who_joined_hears_of_the_transfer_once(town: Town) -> None:
    def unit(tx: Tx) -> None:
        old = accepted(tx)
        opens(tx, TU, 7, joins=1)
        taps(tx, HOA, telling.noticed, 1, old)
        taps(tx, TU, telling.noticed, 2, words_of(tx, now(tx, 2), Telling.NOTICE))
        said = [*transfers(tx), *sweeps(tx)]
        assert sorted(chat or 0 for chat, _ in to_tell(said)) == [101, 102]
        assert telling_of(TU, now(tx, 2)) is Telling.TRANSFER

    town.store.run(unit)


def waits(tx: Tx, person_id: int) -> tuple[int, int]:
    found = issue_lists.waiting_for(tx, person_id)
    return found.count, found.late


def to_tell_of(tx: Tx, person_id: int) -> int:
    return sum(telling_of(person_id, one) is not None for one in everything(tx))


def test_what_is_to_be_told_waits_in_the_inbox_until_it_is(town: Town) -> None:
    """Also of one that was merged, and overdue by its own date."""

    def owed(tx: Tx) -> None:
        words = accepted(tx)
        opens(tx, TU, 7, joins=1)
        assert (waits(tx, HOA), waits(tx, TU)) == ((1, 0), (1, 0))
        assert now(tx, 2).stage == Stage.MERGED
        taps(tx, HOA, telling.noticed, 1, words)
        assert waits(tx, HOA) == (0, 0)
        transfers(tx)
        assert waits(tx, HOA) == (1, 0)

    def late(tx: Tx) -> None:
        assert (waits(tx, HOA), waits(tx, TU)) == ((1, 1), (1, 1))
        for person_id in (HOA, TU):
            call = call_of(tx, person_id)
            assert call is not None
            (shown,) = [word for word in show_mine(call) if isinstance(word, Say | Card)]
            assert "quá hạn 1" in shown.text
            assert "🔥" in shown.buttons[0][0].label
            assert "cần báo hộ" in shown.buttons[0][0].label

    town.store.run(owed)
    town.passes(days=40)
    town.store.run(late)


def test_the_inbox_counts_exactly_what_is_to_be_told(town: Town) -> None:
    def unit(tx: Tx) -> None:
        for n in range(12):
            opens(tx, HOA, 7, is_named=n % 2 == 0)
            for act in ("accept", "noticed", "transfer", "ask", "answer", "satisfied")[: n % 7]:
                ACTS[act](tx, now(tx, n + 1), n * 3 + 1)
            if n % 3 == 0:
                ACTS["extend"](tx, now(tx, n + 1), 1)
        held = sum(HOA in (one.holder_id, one.backup_id) for one in everything(tx))
        both = sum(
            one.holder_id == HOA and telling_of(HOA, one) is not None for one in everything(tx)
        )
        assert to_tell_of(tx, HOA) > both > 0
        assert waits(tx, HOA)[0] == held + to_tell_of(tx, HOA) - both

    town.store.run(unit)


def test_a_group_that_takes_longer_is_told_though_it_came_back_from_a_body(town: Town) -> None:
    def unit(tx: Tx) -> None:
        taps(tx, HOA, telling.noticed, 1, accepted(tx))
        transfers(tx)
        by = now(tx).answer_on + timedelta(days=14)
        does(tx, AN, "steer", now(tx), (AN + 1, (TU,), by, "Chờ Sở khảo sát"))
        assert now(tx).stage == Stage.ACCEPTED
        assert telling_of(HOA, now(tx)) is Telling.EXTENSION

    town.store.run(unit)
