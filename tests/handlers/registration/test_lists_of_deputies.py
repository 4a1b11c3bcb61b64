"""The lists of those who stand in: opened in time, kept by changes, and given back."""

from dataclasses import replace

import pytest

from domain.people import Role
from domain.programme import SATURDAY_WITH_THE_PEOPLE, Participants, Who
from handlers.refusals import Why
from handlers.roster import merging
from storage import deputies, households, planning, proposals, registrations, staff
from storage.deputies import Answer
from tests.handlers.driver import HOA, Stage
from tests.handlers.registration.friday import Friday, delegation
from tests.handlers.registration.test_deputies import asks, give_lists, listed

LAN, BA, SA = 1, 2, 3


def group(stage: Stage) -> Friday:
    """Only Hoa takes part; Tú stands in for her."""
    members = Participants(Who.GROUP, None, frozenset({stage.person_id(HOA)}))
    friday = Friday(stage, replace(SATURDAY_WITH_THE_PEOPLE, participants=members))
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")
    return friday


def all_go(stage: Stage) -> Friday:
    """Everybody takes part; Minh, of another hamlet, stands in for Hoa."""
    friday = Friday(stage)
    asks(friday, friday.hoa, "Trần Văn Minh")
    friday.minh.taps("Nhận đi thay")
    assert listed(friday, friday.minh) == [LAN, BA]
    return friday


def test_who_stands_in_for_one_of_a_group_opens_the_list_and_the_date(stage: Stage) -> None:
    friday = group(stage)
    friday.tu.taps("Xem danh sách")
    friday.tu.sees("Nguyễn Thị Lan", "Huỳnh Văn Ba")
    friday.tu.presses(f"meeting:{friday.saturday.id}")
    assert friday.tu.toasts[-1] == ""
    stage.passes(days=2)
    friday.tu.presses("today")
    assert "⬜ bà Nguyễn Thị Lan, Ấp 3" in friday.tu.last.labels


def test_a_changed_programme_leaves_the_list_to_who_stands_in(stage: Stage) -> None:
    friday = group(stage)
    stage.knows(lambda tx: planning.replan(tx, friday.saturday.programme_id))
    assert listed(friday, friday.tu) == [LAN, BA]


def test_far_ahead_a_deputy_reads_no_names_of_another_hamlet(stage: Stage) -> None:
    friday = Friday(stage)
    stage.passes(days=-6)  # a week before the date
    asks(friday, friday.hoa, "Trần Văn Minh")
    friday.minh.taps("Nhận đi thay", "Xem danh sách")
    friday.minh.sees("chỉ mở trong tuần trước buổi đi")
    before = len(friday.minh.toasts)
    friday.minh.presses(f"exchange:{friday.saturday.id}:{friday.id_of(friday.minh)}")
    assert friday.minh.toasts[before:] == [Why.GONE]
    friday.minh.sees_nothing_of("Lan", "Huỳnh Văn Ba", "Thạch Thị Sa")


def test_what_passed_is_given_back_under_the_name_it_has_by_then(stage: Stage) -> None:
    friday = all_go(stage)
    ly, am = stage.knows(
        lambda tx: [households.add(tx, 1, name, by=None) for name in ("bà Lý", "ông Âm")]
    )
    stage.knows(lambda tx: merging.merge(tx, LAN, ly, by=1))
    stage.knows(lambda tx: proposals.exchange(tx, friday.saturday.id, BA, am))
    friday.says(friday.hoa, "attend")
    assert sorted(listed(friday, friday.hoa)) == [ly, am]
    assert listed(friday, friday.minh) == []


def test_when_the_date_moves_the_list_is_the_absent_ones_again(stage: Stage) -> None:
    friday = all_go(stage)
    stage.knows(lambda tx: deputies.withdraw_all(tx, friday.saturday.id))
    assert (listed(friday, friday.minh), listed(friday, friday.hoa)) == ([], [LAN, BA])


def test_a_delegations_list_stays_the_one_it_shares(stage: Stage) -> None:
    friday = Friday(stage, delegation(stage))
    give_lists(friday)
    shared = stage.knows(lambda tx: proposals.of_occurrence(tx, friday.saturday))
    asks(friday, friday.minh, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")
    assert stage.knows(lambda tx: proposals.of_occurrence(tx, friday.saturday)) == shared
    friday.tu.taps("Xem danh sách")
    friday.tu.sees("Nguyễn Thị Lan")


@pytest.mark.parametrize("role", [Role.BOARD, Role.ADMIN])
def test_who_is_no_cadre_any_more_cannot_accept(stage: Stage, role: Role) -> None:
    friday = Friday(stage)
    asks(friday, friday.hoa, "Ngô Anh Tú")
    tu = friday.id_of(friday.tu)
    stage.knows(lambda tx: staff.set_roles(tx, tu, [role]))
    friday.tu.taps("Nhận đi thay")
    assert friday.tu.toasts[-1] == Why.NOT_ALLOWED
    asked = stage.knows(lambda tx: deputies.of(tx, friday.saturday.id))
    assert [one.answer for one in asked] == [Answer.ASKED]
    assert stage.knows(lambda tx: registrations.word(tx, friday.saturday.id, tu)) is None
