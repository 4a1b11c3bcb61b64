"""Why an issue stands where it does: reminders that were not sent, pauses, the top of a ladder."""

from datetime import timedelta

import pytest

from domain.escalation import Exhausted
from domain.message import Say
from domain.reminders import Reminder, Unsaid
from handlers.issue import clocks, moving
from handlers.issue.details import details, told
from handlers.issue.page_texts import event
from handlers.issue.reminding_texts import Duty, Part
from handlers.issue.round import Round
from handlers.leader import acts
from storage import history, issues, outbox, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.backlog.cast import AN, person_id, reaches, sets, town
from tests.handlers.driver import HOA
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import call_of

__all__ = ["town"]


def issue(tx: Tx) -> Issue:
    found = issues.get(tx, 1)
    assert found is not None
    return found


def whats(tx: Tx) -> list[str]:
    return [one.what for one in history.of(tx, "issue", 1)]


def lines(tx: Tx) -> list[str]:
    return [event(*one) for one in told(tx, history.of(tx, "issue", 1))]


def reminds(tx: Tx, *people: int | None) -> list[Say]:
    round = Round(tx)
    for person in people:
        round.add(person, issue(tx), Part.HOLDS, [(Duty.DECIDE, Reminder(tx.today, 0))])
        round.add(person, issue(tx), Part.HOLDS, [(Duty.DECIDE, Reminder(tx.today, 1))])
    said = [one for one in round.messages() if isinstance(one, Say)]
    outbox.queue(tx, 0, said)
    return said


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("sent", "hệ thống nhắc đ/c An"),
        ("missed", "hệ thống không gửi tin nhắc cho đ/c An (đã quá giờ gửi)"),
        ("refused", "hệ thống không gửi tin nhắc cho đ/c An (Telegram không chuyển được tin)"),
    ],
)
def test_what_became_of_a_reminder_is_told(town: Town, state: str, says: str) -> None:
    an = person_id(town, AN)

    def unit(tx: Tx) -> None:
        assert len(reminds(tx, an)) == 1
        (row,) = outbox.waiting(tx, tx.now)
        match state:
            case "sent":
                outbox.sent(tx, row.id, 5)
            case "missed":
                outbox.missed(tx, row.id)
            case _:
                outbox.refused(tx, row.id, "gone")
        assert lines(tx)[-1].endswith(says)
        text, is_folded = details(tx, issue(tx))
        # What went well is said where all is said.
        assert ("nhắc đ/c An" in text, is_folded) == (False, True) if state == "sent" else True
        assert state == "sent" or says in text

    town.knows(unit)


def test_who_cannot_be_reminded_is_named_with_the_reason_once(town: Town) -> None:
    an = person_id(town, AN)
    town.knows(lambda tx: staff.unreachable(tx, AN))
    assert town.knows(lambda tx: reminds(tx, an, None)) == []
    says = "không gửi tin nhắc cho đ/c An (không liên lạc được qua Telegram)"
    assert [says in one for one in town.knows(lines)] == [False, True]
    town.knows(lambda tx: staff.leave(tx, an))
    assert town.knows(lambda tx: reminds(tx, an)) == []
    assert town.knows(lines)[-1].endswith("(đã thôi phụ trách)")


def test_what_was_said_the_same_morning_is_not_said_again_and_why(town: Town) -> None:
    an = person_id(town, AN)
    reaches(town, "2026-12-03 20:00")
    for number in range(1, 9):
        sets(town, number, check_at="2026-12-31 00:30:00.000000", climb_on="2026-12-31")
    sets(town, 1, due_on="2026-12-02", holder_id=an, stage="accepted")
    reaches(town, "2026-12-04 07:31")
    town.knows(lambda tx: reminds(tx, an))
    assert town.knows(lines)[-1].endswith("đ/c An (đã có trong tin khác cùng buổi sáng)")


def test_a_pause_shows_what_it_gave_the_answer(town: Town) -> None:
    an = person_id(town, AN)
    sets(town, 1, holder_id=an, leader_id=an)

    def asks(tx: Tx) -> None:
        call = call_of(tx, an)
        assert call is not None
        acts.ask(call, issue(tx), "Đoạn nào?", workdays.calendar(tx).after(tx.today, 5))

    town.knows(asks)
    town.now += timedelta(days=2)

    def informs(tx: Tx) -> None:
        hoa = staff.by_account(tx, HOA)
        call = call_of(tx, hoa.id) if hoa else None
        assert call is not None
        before = issue(tx)
        acts.inform(call, before, "Đoạn đầu cầu")
        now = issue(tx)
        assert now.answer_on == workdays.calendar(tx).after(before.answer_on, 2)
        on = f"{now.answer_on:%d/%m/%Y}"
        assert lines(tx)[-1].endswith(f"tính thêm thời gian chờ bổ sung, hạn trả lời là {on}")
        assert now.version == before.version + 1

    town.knows(informs)


def test_an_answer_that_was_not_held_up_has_no_more_time(town: Town) -> None:
    def unit(tx: Tx) -> None:
        clocks.keep_resumed(tx, issue(tx), issue(tx))
        assert "resumed" not in whats(tx)

    town.knows(unit)


def test_the_top_of_a_ladder_is_kept_once_for_each_who_holds_it(town: Town) -> None:
    def unit(tx: Tx) -> None:
        step = Exhausted(None, ())
        for _ in range(2):
            moving.keep_top(tx, issue(tx), step)
        assert whats(tx).count("top") == 1
        assert "không còn ai ở trên" in lines(tx)[-1]
        history.record(tx, "issue", 1, "moved", by=None, new="Vũ Bình An")
        moving.keep_top(tx, issue(tx), step)
        assert whats(tx).count("top") == 2

    town.knows(unit)


@pytest.mark.parametrize("why", list(Unsaid))
def test_every_reason_has_words(why: Unsaid) -> None:
    said = event("08:00", "", "not_reminded", "Vũ Bình An", why)
    assert said.startswith("• 08:00 hệ thống không gửi tin nhắc cho đ/c An (")
