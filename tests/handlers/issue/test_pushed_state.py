"""Whoever gets a matter from another reads in its push what went before."""

from datetime import timedelta

from bench.acts import WORDS
from bench.town import Town, does, opens, taps
from domain.message import Say, Utterance
from domain.spoken import Spoken
from domain.telling import Telling
from handlers.issue.cards import push_text
from handlers.leader import accepting
from handlers.telling import acts as telling
from handlers.telling.tasks import words_of
from storage import issues
from storage.issues import Issue
from storage.transaction import Tx

HOA, AN, BINH = 1, 4, 5


def now(tx: Tx) -> Issue:
    found = issues.get(tx, 1)
    assert found is not None
    return found


def pushed(said: list[Utterance], chat_id: int) -> str:
    (text,) = [w.text for w in said if isinstance(w, Say) and w.chat_id == chat_id]
    return text


def test_what_the_citizen_heard_and_was_promised(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        on = tx.today + timedelta(days=2)
        taps(tx, AN, accepting.accept, 1, f"0.{on:%Y%m%d}")
        assert "công dân: chậm nhất" in push_text(tx, now(tx))
        taps(tx, HOA, telling.noticed, 1, words_of(tx, now(tx), Telling.NOTICE))
        text = pushed(does(tx, AN, "assign", now(tx), BINH), 202)
        assert "đã báo công dân ngày 05/01/2026" in text
        assert "công dân: chậm nhất" not in text
        assert f"Đã hẹn trả lời: thứ Tư, {on:%d/%m/%Y}" in text

    town.store.run(unit)


def test_which_outside_body_has_it_under_which_number_and_until_when(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        again_on = tx.today + timedelta(days=7)
        does(tx, AN, "transfer", now(tx), ("Điện lực", tx.today, "05/UBND", again_on))
        text = push_text(tx, now(tx))
        assert f"Đã chuyển Điện lực, văn bản 05/UBND; hỏi lại thứ Hai, {again_on:%d/%m}" in text

    town.store.run(unit)


def test_with_what_the_citizen_was_not_satisfied(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "answer", now(tx), (WORDS, "", ""))
        said = does(tx, HOA, "unsatisfied", now(tx), Spoken("Vẫn ngập, bà Nguyễn Thị Lan nói"))
        assert pushed(said, 201).count("Vẫn ngập") == 1
        text = pushed(does(tx, AN, "assign", now(tx), BINH), 202)
        assert "công dân chưa hài lòng: «Vẫn ngập, bà ▒▒▒ nói»" in text
        does(tx, BINH, "answer", now(tx), (WORDS, "", ""))
        assert "chưa hài lòng" not in push_text(tx, now(tx))

    town.store.run(unit)
