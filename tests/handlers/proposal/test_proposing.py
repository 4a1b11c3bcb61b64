"""Which households go on whose list, and in what order."""

from dataclasses import replace

from domain.people import Person, Role
from domain.programme import (
    A_DESTINATION_A_WEEK,
    SATURDAY_WITH_THE_PEOPLE,
    OccurrenceKind,
    Participants,
    ProgrammeRule,
    Who,
)
from domain.visiting import Reason
from handlers.proposal.proposing import propose
from storage import commune, households, planning, programmes, proposals, registrations, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Stage


def occurrence(tx: Tx, rule: ProgrammeRule = SATURDAY_WITH_THE_PEOPLE) -> Occurrence:
    """The next date of a programme that begins now."""
    planning.plan(tx, programmes.establish(tx, rule))
    found = programmes.next_one(tx)
    assert found is not None
    return found


def of_delegation(head: int, *members: int) -> ProgrammeRule:
    """Weekly, a delegation, to the hamlets in turn: Ấp 3 first."""
    delegation = Participants(Who.DELEGATION, head, frozenset({head, *members}))
    return replace(A_DESTINATION_A_WEEK, participants=delegation)


def person(tx: Tx, account: int) -> Person:
    found = staff.by_account(tx, account)
    assert found is not None
    return found


def propose_to_everyone(tx: Tx, on: Occurrence) -> None:
    for one in staff.everyone(tx):
        propose(tx, on, one)


def lists(tx: Tx, on: Occurrence) -> dict[int | None, list[int]]:
    """The households on each list."""
    found: dict[int | None, list[int]] = {}
    for one in proposals.of_occurrence(tx, on):
        found.setdefault(one.person_id, []).append(one.household_id)
    return found


def test_no_household_is_given_to_two_and_nobody_gets_more_than_two_a_hamlet(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        third, fourth = (hamlet.id for hamlet in commune.hamlets(tx))
        for number in range(7):
            households.add(tx, fourth, f"ông Số {number}", by=None)
        both = staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [third, fourth])
        everywhere = staff.add(tx, "Đỗ Văn An", [Role.CADRE], whole_commune=True)
        nowhere = staff.add(tx, "Lý Bình", [Role.CADRE], [])
        saturday = occurrence(tx)
        propose_to_everyone(tx, saturday)
        given = lists(tx, saturday)
        every = [id for listed in given.values() for id in listed]
        assert len(every) == len(set(every))
        assert max(map(len, given.values())) <= 4
        assert len(given[everywhere]) == 2
        assert nowhere not in given
        assert 2 <= len(given[both]) <= 4
        propose_to_everyone(tx, saturday)
        assert lists(tx, saturday) == given

    stage.knows(unit)


def test_leaders_and_whoever_is_excused_get_no_list(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        saturday = occurrence(tx)
        hoa = person(tx, HOA)
        registrations.answer(tx, saturday.id, hoa.id, takes_part=False, reason="Ốm đau")
        propose_to_everyone(tx, saturday)
        assert lists(tx, saturday) == {}
        registrations.answer(tx, saturday.id, hoa.id, takes_part=True)
        propose_to_everyone(tx, saturday)
        assert set(lists(tx, saturday)) == {hoa.id}

    stage.knows(unit)


def test_a_delegation_has_one_list_whoever_of_it_is_in_charge_of_the_hamlet(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        minh, hoa = person(tx, MINH), person(tx, HOA)
        for member in (minh, hoa):
            saturday = occurrence(tx, of_delegation(minh.id))
            assert saturday.hamlet_ids == (1,)
            propose(tx, saturday, minh)
            propose(tx, saturday, member)
            assert lists(tx, saturday) == {None: [1, 2]}
            assert proposals.listed(tx, saturday.id, member.id) == [1, 2]
            programmes.end(tx, saturday.programme_id)
            planning.replan(tx, saturday.programme_id)

    stage.knows(unit)


def test_a_household_on_a_list_for_another_date_is_not_proposed_first(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        minh, hoa = person(tx, MINH), person(tx, HOA)
        other = households.add(tx, 1, "bà Thạch Thị Sa", by=None)
        delegation = occurrence(tx, of_delegation(minh.id))
        propose(tx, delegation, minh)
        planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
        near = programmes.kept_between(tx, tx.today, delegation.occurs_on)
        saturday = next(o for o in near if o.rule.participants.who is Who.ALL)
        propose(tx, saturday, hoa)
        assert lists(tx, saturday)[hoa.id] == [other, 1]

    stage.knows(unit)


def test_a_household_without_a_name_and_a_way_there_is_not_proposed(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        fourth = commune.hamlets(tx)[1].id
        households.add(tx, fourth, None, by=None)
        known = households.add(tx, fourth, None, by=None, address_note="sau chợ")
        cadre = staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [fourth])
        saturday = occurrence(tx)
        propose_to_everyone(tx, saturday)
        assert lists(tx, saturday)[cadre] == [known]
        (mine,) = [o for o in proposals.of_occurrence(tx, saturday) if o.person_id == cadre]
        assert mine.reason is Reason.NEVER_VISITED

    stage.knows(unit)


def test_a_meeting_proposes_no_household(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        meeting = replace(SATURDAY_WITH_THE_PEOPLE.days[0], kind=OccurrenceKind.MEETING)
        found = occurrence(tx, replace(SATURDAY_WITH_THE_PEOPLE, days=(meeting,)))
        propose_to_everyone(tx, found)
        assert lists(tx, found) == {}

    stage.knows(unit)
