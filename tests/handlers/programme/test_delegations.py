"""A delegation goes together: who is expected, and what the programme says."""

from dataclasses import replace
from datetime import date

from domain.people import Role
from domain.programme import (
    A_DESTINATION_A_WEEK,
    Destination,
    OnDates,
    Participants,
    Way,
    Who,
)
from handlers.programme.rules import places, said_days, said_way, said_who
from handlers.turnout import turnout_of
from storage import commune, planning, programmes, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Stage

RULE = A_DESTINATION_A_WEEK
START_DATE = date(2026, 12, 2)


def occurrence(tx: Tx, *members: int, head: int) -> Occurrence:
    """The next date of a weekly programme whose delegation these are."""
    participants = Participants(Who.DELEGATION, head, frozenset({head, *members}))
    planning.plan(tx, programmes.establish(tx, replace(RULE, participants=participants)))
    found = programmes.next_one(tx)
    assert found is not None
    return found


def person(tx: Tx, account: int) -> int:
    found = staff.by_account(tx, account)
    assert found is not None
    return found.id


def test_only_the_delegation_is_expected(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        everywhere = staff.add(tx, "Đỗ Văn An", [Role.LEADER], whole_commune=True)
        hoa, minh = person(tx, HOA), person(tx, MINH)
        saturday = occurrence(tx, hoa, head=everywhere)
        assert [p.id for p in turnout_of(tx, saturday).unreachable] == [everywhere]
        assert [p.id for p in turnout_of(tx, saturday).silent] == [hoa]
        assert turnout_of(tx, saturday).empty_hamlets == ()
        assert programmes.counting_on(tx, saturday.occurs_on, minh) is None
        assert programmes.next_one(tx, minh) is None

    stage.knows(unit)


def test_a_rule_is_said_in_whole_words(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        hoa, minh = person(tx, HOA), person(tx, MINH)
        delegation = Participants(Who.DELEGATION, minh, frozenset({minh, hoa}))
        rule = replace(RULE, participants=delegation)
        assert said_days(rule) == "thứ Bảy hằng tuần: thăm hộ"
        assert said_who(tx, rule) == "đoàn, trưởng đoàn đ/c Minh; thành viên: đ/c Hoa"
        assert said_way(rule) == "lần lượt từng ấp"
        away = replace(rule, destination=Destination(Way.ELSEWHERE, "xã Bạn"))
        assert said_way(away) == "nơi khác: xã Bạn"
        dated = replace(rule, days=(OnDates(frozenset({START_DATE})),))
        assert said_days(dated) == "02/12/2026: thăm hộ"

    stage.knows(unit)


def test_people_are_told_their_own_hamlets_and_the_others_none(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        rule = replace(RULE, destination=Destination(), participants=Participants())
        planning.plan(tx, programmes.establish(tx, rule))
        found = programmes.next_one(tx)
        hoa = staff.by_account(tx, HOA)
        assert found is not None
        assert [h.name for h in commune.hamlets(tx)] == ["Ấp 3", "Ấp 4"]
        assert places(tx, found, hoa) == ["Ấp 3"]
        assert places(tx, found) == ["ấp mình phụ trách"]

    stage.knows(unit)
