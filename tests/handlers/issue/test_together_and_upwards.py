"""Where the ladder meets merging, steering, other categories and rechecks."""

from datetime import timedelta

import pytest

from bench.acts import WORDS
from bench.town import CONDUCT, START, Town, call_of, does, opens, sweeps, taps
from domain.issue import Cause, Kind, Stage, Urgency, Word
from domain.message import Say, Utterance
from domain.people import Role
from domain.responsibility import Part
from domain.spoken import Spoken
from domain.telling import Telling
from handlers.alike.facts import AlikeFacts
from handlers.issue.access import may_see
from handlers.issue.extending import Extension
from handlers.leader import accepting
from handlers.telling import acts as telling
from handlers.telling.tasks import words_of
from storage import (
    absences,
    assistants,
    checks,
    history,
    issues,
    rechecks,
    responsibles,
    staff,
    steering,
)
from storage.issues import Issue
from storage.transaction import Tx

HOA, TU, NGA, AN, BINH, CHIN, HA = range(1, 8)


def now(tx: Tx, number: int) -> Issue:
    found = issues.get(tx, number)
    assert found is not None
    return found


def accepts(tx: Tx, number: int, by: int) -> None:
    issue = now(tx, number)
    extra = f"{issue.version}.{tx.today + timedelta(days=2):%Y%m%d}"
    taps(tx, by, accepting.accept, number, extra)
    sweeps(tx)
    assert now(tx, number).stage == Stage.ACCEPTED


def chats(said: list[Utterance], words: str) -> list[int | None]:
    return [word.chat_id for word in said if isinstance(word, Say) and words in word.text]


def test_an_extension_is_told_to_each_citizen_who_heard_of_a_date(town: Town) -> None:
    """Of two who joined, one heard of the first date: that one hears that it is put off."""

    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        opens(tx, TU, 7, joins=1)
        opens(tx, HOA, 7, joins=1)
        accepts(tx, 1, AN)
        taps(tx, TU, telling.noticed, 2, words_of(tx, now(tx, 2), Telling.NOTICE))
        on = now(tx, 1).answer_on + timedelta(days=3)
        said = does(tx, AN, "extend", now(tx, 1), Extension(on, "Chờ bà Nguyễn Thị Lan ký"))
        said += sweeps(tx)
        assert 102 in chats(said, "gia hạn")
        assert not chats(said, "Nguyễn Thị Lan")
        second, third = now(tx, 2), now(tx, 3)
        assert (second.promised_on, second.answer_on, third.promised_on) == (on, on, on)
        assert second.tell_extension_on is not None
        assert second.check_at is not None
        assert third.tell_extension_on is None
        taps(tx, TU, telling.noticed, 2, "extended.1")
        events = [event.what for event in history.of(tx, "issue", 2)]
        assert events[-2:] == ["extended", "extension_told"]

    town.store.run(unit)


def test_an_answer_leaves_no_extension_to_be_told(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        accepts(tx, 1, AN)
        on = now(tx, 1).answer_on + timedelta(days=3)
        does(tx, AN, "extend", now(tx, 1), Extension(on, "Chờ vốn"))
        does(tx, AN, "answer", now(tx, 1), (WORDS, "", ""))
        does(tx, HOA, "unsatisfied", now(tx, 1), Spoken("Vẫn ngập"))
        assert now(tx, 1).stage == Stage.WAITING
        assert now(tx, 1).tell_extension_on is None

    town.store.run(unit)


def test_nobody_brings_word_of_their_own_conduct(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, CONDUCT, concerned_id=TU)
        staff.leave(tx, HOA)
        sweeps(tx)
        assert now(tx, 1).teller_id != TU

    town.store.run(unit)


def test_assistants_are_told_nothing_of_anybodys_conduct(town: Town) -> None:
    def unit(tx: Tx) -> list[Utterance]:
        for leader in (AN, BINH, CHIN):
            assistants.name(tx, leader, TU)
            assistants.name(tx, leader, NGA)
        return opens(tx, HOA, CONDUCT, concerned_id=TU)[1]

    told = chats(town.store.run(unit), "Ý kiến vượt thẩm quyền")
    assert told == [201]


@pytest.mark.parametrize(("lead", "member"), [(TU, NGA), (NGA, TU)])
def test_whom_it_is_about_is_in_no_group_that_steers_it(town: Town, lead: int, member: int) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, CONDUCT, concerned_id=TU)
        holder = now(tx, 1).holder_id
        does(tx, holder, "steer", now(tx, 1), (lead, (member,), tx.today, ""))
        assert steering.members(tx, 1) == []
        assert now(tx, 1).holder_id == holder

    town.store.run(unit)


@pytest.mark.parametrize("ending", ["closed", "assigned"])
def test_members_of_a_group_read_no_more_once_it_ended(town: Town, ending: str) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, 7)
        does(tx, AN, "steer", now(tx, 1), (CHIN, (NGA,), tx.today, ""))
        member = call_of(tx, NGA)
        assert member is not None
        assert may_see(member, now(tx, 1))
        if ending == "closed":
            does(tx, CHIN, "answer", now(tx, 1), (WORDS, "", ""))
            assert may_see(member, now(tx, 1))
            taps(tx, HOA, telling.satisfied, 1, str(now(tx, 1).version))
        else:
            does(tx, CHIN, "assign", now(tx, 1), BINH)
        assert not may_see(member, now(tx, 1))

    town.store.run(unit)


def test_another_category_begins_its_own_ladder_with_a_stand_in(town: Town) -> None:
    """Its first is away: the stand-in has it in their place, and gives it back."""

    def changes(tx: Tx) -> None:
        responsibles.put(tx, 7, None, Part.RESPONSIBLE, [AN])
        responsibles.put(tx, 7, None, Part.ABOVE, [BINH, CHIN])
        responsibles.put(tx, 8, None, Part.RESPONSIBLE, [CHIN])
        responsibles.put(tx, 8, None, Part.ABOVE, [BINH])
        opens(tx, HOA, 7)
        staff.unreachable(tx, 201)
        staff.unreachable(tx, 202)
        sweeps(tx)
        assert (now(tx, 1).holder_id, now(tx, 1).rung) == (CHIN, 2)
        staff.reachable(tx, 202)
        does(tx, CHIN, "assign", now(tx, 1), BINH)
        absences.set_one(tx, CHIN, NGA, tx.today, tx.today + timedelta(days=3), tx.now)
        does(tx, BINH, "category", now(tx, 1), (8, None))
        issue = now(tx, 1)
        assert (issue.ladder, issue.rung) == ([CHIN, BINH], 0)
        assert (issue.holder_id, issue.holds_for_id) == (NGA, CHIN)
        absences.end(tx, CHIN)
        checks.look_again(tx, CHIN)
        sweeps(tx)
        assert (now(tx, 1).holder_id, now(tx, 1).holds_for_id) == (CHIN, None)

    town.store.run(changes)


def test_what_is_urgent_reaches_two_leaders_also_without_a_table(town: Town) -> None:
    def unit(tx: Tx) -> list[Utterance]:
        return opens(tx, HOA, 7, Urgency.URGENT)[1]

    assert chats(town.store.run(unit), "Ý kiến vượt thẩm quyền") == [201, 203]


def test_urgent_and_accepted_in_one_is_urgent_and_due_when_the_urgent_was(town: Town) -> None:
    def unit(tx: Tx) -> list[Utterance]:
        opens(tx, HOA, 7)
        does(tx, AN, "accept", now(tx, 1), now(tx, 1).answer_on)
        opens(tx, HOA, 7, Urgency.URGENT)
        urgent = now(tx, 2)
        assert urgent.answer_on < now(tx, 1).answer_on
        told = does(tx, CHIN, "merge", now(tx, 1), 2)
        kept = now(tx, 1)
        assert (kept.urgency, kept.due_on) == (Urgency.URGENT, urgent.answer_on)
        return told

    assert 201 in chats(town.store.run(unit), "Việc này nay là khẩn")
    for _ in range(8):
        town.passes(days=1)
        town.store.run(sweeps)

    def climbed(tx: Tx) -> None:
        assert now(tx, 1).holder_id != AN
        (moved,) = [e for e in history.of(tx, "issue", 1) if e.what == "moved"]
        assert moved.why == Cause.NOT_ANSWERED, "the promise itself still stands"

    town.store.run(climbed)


@pytest.mark.parametrize(("first", "second"), [(TU, NGA), (TU, None), (None, TU)])
def test_matters_of_different_people_stay_apart(
    town: Town, first: int | None, second: int | None
) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, CONDUCT, concerned_id=first)
        opens(tx, HOA, CONDUCT, concerned_id=second)
        does(tx, CHIN, "merge", now(tx, 1), 2)
        assert Stage.MERGED not in (now(tx, 1).stage, now(tx, 2).stage)

    town.store.run(unit)


def test_a_recheck_falls_on_nobody_it_is_about_or_who_is_away(town: Town) -> None:
    def satisfied(tx: Tx) -> None:
        opens(tx, HOA, CONDUCT, concerned_id=TU)
        does(tx, now(tx, 1).holder_id, "answer", now(tx, 1), (WORDS, "", ""))
        taps(tx, HOA, telling.satisfied, 1, str(now(tx, 1).version))
        assert now(tx, 1).word == Word.SATISFIED

    town.store.run(satisfied)
    town.now = START + timedelta(days=30)

    def drawn(tx: Tx) -> None:
        absences.set_one(tx, NGA, None, tx.today, tx.today + timedelta(days=9), tx.now)
        sweeps(tx)
        one = rechecks.of_issue(tx, 1)
        assert one is not None
        person = staff.by_id(tx, one.person_id or 0)
        assert person is not None
        assert Role.LEADER in person.roles, "of the cadres one wrote it, one is away, one meant"

    town.store.run(drawn)


def test_whom_it_is_about_is_not_offered_it_though_its_category_changed(town: Town) -> None:
    def unit(tx: Tx) -> None:
        opens(tx, HOA, CONDUCT, concerned_id=TU, is_named=False)
        does(tx, now(tx, 1).holder_id, "category", now(tx, 1), (7, None))
        assert now(tx, 1).category_id == 7
        tu, hoa = call_of(tx, TU), call_of(tx, HOA)
        assert tu is not None
        assert hoa is not None
        assert not AlikeFacts(tu).in_words(Kind.REPORT, now(tx, 1).words, 7, 1)
        assert AlikeFacts(hoa).in_words(Kind.REPORT, now(tx, 1).words, 7, 1)
        opens(tx, TU, 7, joins=1)
        assert now(tx, 2).merged_into_id is None

    town.store.run(unit)


@pytest.mark.parametrize("act", ["accept", "ask", "transfer"])
def test_a_cadre_who_was_late_keeps_what_they_take_on_after_all(town: Town, act: str) -> None:
    """It came back to who chose them, and was theirs to act on as well."""

    def late(tx: Tx) -> None:
        responsibles.put(tx, None, None, Part.RESPONSIBLE, [AN])
        opens(tx, HOA, 7)
        does(tx, AN, "assign", now(tx, 1), NGA)
        sweeps(tx)

    def acts(tx: Tx) -> None:
        sweeps(tx)
        assert (now(tx, 1).holder_id, now(tx, 1).backup_id) == (AN, NGA)
        given = {
            "accept": tx.today,
            "ask": "Ở đâu?",
            "transfer": ("Điện lực", tx.today, "", tx.today + timedelta(days=7)),
        }[act]
        does(tx, NGA, act, now(tx, 1), given)
        sweeps(tx)
        if act == "ask":
            does(tx, HOA, "inform", now(tx, 1), "Đoạn cầu")
            sweeps(tx)
        assert now(tx, 1).holder_id == NGA

    town.store.run(late)
    town.now = START.replace(hour=1) + timedelta(days=4)
    town.store.run(acts)
