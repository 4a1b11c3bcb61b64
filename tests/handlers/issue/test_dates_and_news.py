"""What a later act leaves of dates, promises and news that citizens were to hear."""

from datetime import date, timedelta

from bench.acts import WORDS
from bench.town import CONDUCT, Town, does, opens, sweeps, taps
from domain.issue import Stage, Urgency
from domain.people import Role
from handlers.issue.extending import Extension
from handlers.telling import acts as telling
from handlers.telling.tasks import telling_of, words_of
from storage import history, issues, staff, steering, tellings, workdays
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.issue.test_together_and_upwards import AN, CHIN, HOA, NGA, TU, accepts, now


def waits(town: Town, days: int) -> None:
    for _ in range(days):
        town.passes(days=1)
        town.store.run(sweeps)


def due_on(tx: Tx) -> date:
    due = now(tx, 1).due_on
    assert due is not None
    return due


def test_a_second_question_adds_to_what_the_first_one_held_up(town: Town) -> None:
    def accepted(tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "accept", now(tx, 1), tx.today + timedelta(days=8))

    town.store.run(accepted)
    due = [town.store.run(due_on)]
    for _ in range(2):
        town.store.run(lambda tx: does(tx, AN, "ask", now(tx, 1), "Ngập ở đoạn nào?"))
        waits(town, 1)
        town.store.run(lambda tx: does(tx, HOA, "inform", now(tx, 1), "Đoạn đầu cầu"))
        due.append(town.store.run(due_on))
    calendar = town.store.run(workdays.calendar)
    assert [calendar.between(due[0], one) for one in due] == [0, 1, 2]


def test_the_earlier_date_of_what_was_merged_outlives_a_question_and_an_assignment(
    town: Town,
) -> None:
    def merged(tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "accept", now(tx, 1), now(tx, 1).answer_on)
        opens(tx, HOA, 7, Urgency.URGENT)
        earlier = now(tx, 2).answer_on
        does(tx, CHIN, "merge", now(tx, 1), 2)
        does(tx, AN, "ask", now(tx, 1), "Ngập ở đoạn nào?")
        does(tx, HOA, "inform", now(tx, 1), "Đoạn đầu cầu")
        assert now(tx, 1).due_on == earlier
        does(tx, AN, "assign", now(tx, 1), NGA)
        assert now(tx, 1).due_on == earlier

    town.store.run(merged)


def test_of_a_transfer_that_was_taken_back_nobody_is_told(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        opens(tx, TU, 7, joins=1)
        accepts(tx, 1, AN)
        taps(tx, HOA, telling.noticed, 1, words_of_now(tx, 1))
        taps(tx, TU, telling.noticed, 2, words_of_now(tx, 2))
        again_on = tx.today + timedelta(days=3)
        does(tx, AN, "transfer", now(tx, 1), ("Điện lực", tx.today, "05", again_on))
        sweeps(tx)
        assert now(tx, 2).transferred_to == "Điện lực"
        does(tx, AN, "assign", now(tx, 1), CHIN)
        sweeps(tx)
        assert (now(tx, 2).transferred_to, telling_of(TU, now(tx, 2))) == ("", None)

    town.store.run(unit)


def words_of_now(tx: Tx, number: int) -> str:
    issue = now(tx, number)
    owed = telling_of(issue.teller_id, issue)
    assert owed is not None, issue
    return words_of(tx, issue, owed)


def test_an_extension_after_merging_can_be_told_though_one_was_before(town: Town) -> None:
    def extended(tx: Tx, number: int, days: int) -> None:
        on = now(tx, number).answer_on + timedelta(days=days)
        does(tx, now(tx, number).holder_id, "extend", now(tx, number), Extension(on, "Chờ vốn"))

    def unit(tx: Tx) -> None:
        for number in (1, 2):
            opens(tx, HOA, 7)
            accepts(tx, number, AN)
            taps(tx, HOA, telling.noticed, number, words_of_now(tx, number))
        extended(tx, 2, 5)
        taps(tx, HOA, telling.noticed, 2, words_of_now(tx, 2))
        does(tx, CHIN, "merge", now(tx, 1), 2)
        sweeps(tx)
        extended(tx, 1, 12)
        sweeps(tx)
        taps(tx, HOA, telling.noticed, 2, words_of_now(tx, 2))
        assert telling_of(HOA, now(tx, 2)) is None
        assert now(tx, 2).tell_extension_on is None
        assert tellings.was_told(tx, now(tx, 2), "extended.1")

    town.store.run(unit)


def test_conduct_found_out_later_is_about_nobody_who_wrote_it_down(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        opens(tx, TU, 7, joins=1)
        for whose in (HOA, TU):
            does(tx, AN, "category", now(tx, 1), (CONDUCT, whose))
            assert (now(tx, 1).category_id, now(tx, 1).concerned_id) == (7, None)

    town.store.run(unit)


def test_conduct_found_out_later_is_taken_from_whoever_had_it_beside_its_holder(
    town: Town,
) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "steer", now(tx, 1), (CHIN, (NGA,), tx.today, ""))
        also = {"backup_id": AN}
        issues.act(tx, now(tx, 1), "also_sent", also, by=None, new="Vũ Bình An")
        does(tx, CHIN, "category", now(tx, 1), (CONDUCT, AN))
        assert (now(tx, 1).holder_id, now(tx, 1).backup_id) == (CHIN, None)
        assert steering.members(tx, 1) == []

    town.store.run(unit)


def test_of_conduct_that_left_for_an_inspection_every_citizen_hears(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        opens(tx, TU, 7, joins=1)
        accepts(tx, 1, AN)
        for number in (1, 2):
            taps(tx, now(tx, number).teller_id, telling.noticed, number, words_of_now(tx, number))
        does(tx, AN, "category", now(tx, 1), (CONDUCT, CHIN))
        sweeps(tx)
        assert is_with_inspection(tx, now(tx, 1), HOA)
        for number in (1, 2):
            assert words_of_now(tx, number).startswith("transferred")

    town.store.run(unit)


def is_with_inspection(tx: Tx, issue: Issue, holder_id: int) -> bool:
    known = {event.what for event in history.of(tx, "issue", issue.id)}
    is_held = (issue.stage, issue.holder_id) == (Stage.TRANSFERRED, holder_id)
    return is_held and "inspected" in known


def test_a_coordinator_hands_on_whom_an_inspection_is_asked_by(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, NGA, CONDUCT, concerned_id=CHIN)
        for person_id in (HOA, TU, NGA):
            staff.leave(tx, person_id)
        sweeps(tx)
        holder = staff.by_id(tx, now(tx, 1).holder_id or 0)
        assert holder is not None
        assert holder.full_name == "Phạm Thu Hà"
        new = staff.add(tx, "Lê Văn Mới", [Role.CADRE], [3])
        staff.bind(tx, new, 909, 909)
        sweeps(tx)
        does(tx, holder.id, "entrust", now(tx, 1), new)
        sweeps(tx)
        issue = now(tx, 1)
        assert (issue.stage, issue.holder_id, issue.teller_id) == (Stage.TRANSFERRED, new, new)
        does(tx, new, "answer", issue, (WORDS, "", ""))
        assert now(tx, 1).stage == Stage.ANSWERED

    town.store.run(unit)
