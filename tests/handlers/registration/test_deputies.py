"""Somebody goes for another, or to a hamlet where nobody goes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.programme import SATURDAY_WITH_THE_PEOPLE, Participants, Who
from handlers.proposal.proposing import propose
from handlers.refusals import Why
from handlers.registration import deputy_texts as texts
from handlers.turnout import expected
from storage import deputies, programmes, proposals, rescheduling, staff
from storage.deputies import Answer
from storage.tables.programme import DeputyRow
from storage.transaction import Tx
from storage.types import table
from tests.handlers.driver import HOA, MINH, Phone, Stage
from tests.handlers.registration.friday import TU, Friday


def listed(friday: Friday, phone: Phone) -> list[int]:
    who, on = friday.id_of(phone), friday.saturday.id
    return friday.stage.knows(lambda tx: proposals.listed(tx, on, who))


def answers(friday: Friday) -> list[tuple[int, Answer]]:
    found = friday.stage.knows(lambda tx: deputies.of(tx, friday.saturday.id))
    return [(one.deputy_id, one.answer) for one in found]


def give_lists(friday: Friday) -> None:
    """Everybody who visits has a list."""

    def unit(tx: Tx) -> None:
        for person in expected(tx, friday.saturday):
            propose(tx, friday.saturday, person)

    friday.stage.knows(unit)


def is_absent(friday: Friday, phone: Phone) -> None:
    """Says so, with lists given out before."""
    give_lists(friday)
    friday.says(phone, "absent")
    phone.taps("Ốm đau")


def asks(friday: Friday, phone: Phone, name: str) -> None:
    is_absent(friday, phone)
    phone.taps("Đề nghị đi thay", name)


def test_the_deputy_goes_with_the_list_and_everybody_learns_of_it(friday: Friday) -> None:
    give_lists(friday)
    hers = listed(friday, friday.hoa)
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.hoa.sees("Đã đề nghị đ/c Tú đi thay")
    friday.tu.sees("đ/c Hoa vắng, đề nghị đồng chí đi thay.", "Điểm đến: Ấp 3.")
    friday.tu.taps("Nhận đi thay")
    friday.tu.sees("✅ Đồng chí đi thay đ/c Hoa", "Danh sách chuyển sang đồng chí: 2 hộ")
    friday.hoa.sees("✅ đ/c Tú nhận đi thay đ/c Hoa")
    assert listed(friday, friday.hoa) == []
    assert listed(friday, friday.tu)[-2:] == hers
    friday.says(friday.ha, "turnout")
    friday.ha.sees("🙋 đ/c Hoa: Ốm đau", "🤝 đ/c Tú đi thay đ/c Hoa")
    friday.tu.says("Lịch của tôi")
    friday.tu.says("/start")
    friday.tu.says("Lịch của tôi")
    friday.tu.sees("✅ Đồng chí tham gia.\n🤝 Đồng chí đi thay đ/c Hoa.")


def test_who_cannot_go_is_not_asked_again_and_another_is(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Không đi được", times=2)
    friday.tu.sees("Đã ghi đồng chí không đi thay được")
    friday.hoa.sees("🙅 đ/c Tú không đi thay được")
    friday.hoa.taps("Đề nghị đi thay")
    assert "Ngô Anh Tú" not in friday.hoa.last.labels
    assert "Trần Văn Minh" in friday.hoa.last.labels
    assert answers(friday) == [(friday.id_of(friday.tu), Answer.DECLINED)]


def test_whoever_asks_another_frees_the_first(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.says(friday.hoa, "deputy")
    friday.hoa.taps("Trần Văn Minh")
    friday.tu.sees("đồng chí không cần đi thay nữa")
    friday.tu.taps("Nhận đi thay")
    friday.tu.sees("không còn nữa. Đồng chí không cần đi.")
    tu, minh = friday.id_of(friday.tu), friday.id_of(friday.minh)
    assert answers(friday) == [(tu, Answer.WITHDRAWN), (minh, Answer.ASKED)]


def test_who_comes_after_all_gets_the_list_back(friday: Friday) -> None:
    give_lists(friday)
    hers = listed(friday, friday.hoa)
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")
    friday.says(friday.hoa, "attend")
    friday.tu.sees("đ/c Hoa đã có người đi, đồng chí không cần đi thay nữa")
    assert listed(friday, friday.hoa) == hers
    assert set(listed(friday, friday.tu)).isdisjoint(hers)


def test_a_deputy_who_falls_ill_is_told_of(friday: Friday) -> None:
    give_lists(friday)
    hers = listed(friday, friday.hoa)
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay", "Xin vắng", "Ốm đau")
    friday.hoa.sees("🙅 đ/c Tú không đi thay được")
    assert answers(friday) == [(friday.id_of(friday.tu), Answer.DECLINED)]
    assert listed(friday, friday.hoa) == hers


def test_a_double_tap_answers_once(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    message_id, button = friday.tu.find("Nhận đi thay")
    friday.tu.presses(button.data, message_id, times=3)
    assert friday.tu.toasts[-1] == texts.GOES
    assert friday.hoa.screen.count("nhận đi thay") == 1


@pytest.mark.parametrize("action", ["goes", "cannotgo"])
def test_only_who_was_asked_answers(friday: Friday, action: str) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    for phone in (friday.minh, friday.ha, friday.hoa):
        for number in (1, 99):
            phone.presses(f"{action}:{number}", min(phone.shown))
            assert phone.toasts[-1] == Why.GONE
    assert answers(friday) == [(friday.id_of(friday.tu), Answer.ASKED)]


def test_a_date_that_moves_frees_everybody(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.stage.knows(lambda tx: rescheduling.cancel(tx, friday.saturday, "mưa"))
    friday.tu.taps("Nhận đi thay")
    friday.tu.sees("không còn nữa")
    assert answers(friday) == [(friday.id_of(friday.tu), Answer.WITHDRAWN)]


def test_who_left_the_staff_covers_nothing(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")
    tu = friday.id_of(friday.tu)
    friday.stage.knows(lambda tx: staff.leave(tx, tu))
    friday.says(friday.ha, "turnout")
    friday.ha.sees("Chưa có người đi: Ấp 3, Ấp 4.")
    friday.ha.sees_nothing_of("đ/c Tú")


def test_whoever_was_to_stand_in_is_told_that_the_date_moves(friday: Friday) -> None:
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")

    def move(tx: Tx) -> list[int]:
        rescheduling.move(tx, friday.saturday, friday.saturday.occurs_on + timedelta(days=1), "")
        return deputies.freed_now(tx, friday.saturday.id)

    tu = friday.id_of(friday.tu)
    assert friday.stage.knows(move) == [tu]
    assert friday.stage.knows(lambda tx: deputies.stood_in(tx, tu)) == frozenset()
    friday.stage.passes(hours=1)
    assert friday.stage.knows(lambda tx: deputies.freed_now(tx, friday.saturday.id)) == []


def test_only_who_is_absent_asks(friday: Friday) -> None:
    friday.says(friday.hoa, "deputy")
    assert friday.hoa.toasts[-1] == texts.ONLY_ABSENT
    friday.says(friday.hoa, "attend")
    friday.says(friday.hoa, "deputy")
    assert friday.hoa.toasts[-1] == texts.ONLY_ABSENT


def test_where_nobody_can_be_asked_it_is_said_at_once(friday: Friday) -> None:
    for phone in (friday.tu, friday.minh):
        is_absent(friday, phone)
    is_absent(friday, friday.hoa)
    friday.hoa.taps("Đề nghị đi thay")
    assert friday.hoa.toasts[-1] == texts.NOBODY


def test_somebody_is_sent_to_a_hamlet_and_sees_its_households_meanwhile(friday: Friday) -> None:
    give_lists(friday)
    friday.says(friday.hoa, "attend")
    friday.says(friday.ha, "turnout")
    friday.ha.taps("Cử người Ấp 4", "Ngô Anh Tú")
    friday.ha.sees("🤝 đ/c Tú đi đến Ấp 4 (chờ trả lời)", "Chưa có người đi: Ấp 4")
    friday.tu.sees("đ/c Hà đề nghị đồng chí đi.", "Điểm đến: Ấp 4.", "1 hộ")
    assert "Võ Thành Út" not in seen_by(friday)
    friday.tu.taps("Nhận đi thay")
    friday.ha.sees("✅ đ/c Tú nhận đi: Ngày thứ 7 với dân")
    friday.says(friday.ha, "turnout")
    assert "Chưa có người đi" not in friday.ha.shown[min(friday.ha.shown)].text
    assert "Võ Thành Út" in seen_by(friday)
    friday.stage.passes(days=4)
    assert "Võ Thành Út" not in seen_by(friday)


def seen_by(friday: Friday) -> str:
    """What Tú finds when looking for a household of Ấp 4."""
    friday.tu.says("/start")
    friday.tu.taps("Ghi thăm hộ")
    friday.tu.says("Út")
    found = "".join(friday.tu.last.labels)
    friday.tu.says("/start")
    return found


def test_where_nobody_can_be_sent_it_is_said(friday: Friday) -> None:
    for phone in (friday.hoa, friday.tu, friday.minh):
        is_absent(friday, phone)
    friday.says(friday.ha, "send")
    friday.ha.taps("Ấp 4")
    friday.ha.sees("Chưa có ai cử đi được")


def test_an_agreement_for_a_date_far_ahead_opens_no_household_yet(friday: Friday) -> None:
    asks(friday, friday.minh, "Ngô Anh Tú")
    friday.tu.taps("Nhận đi thay")
    assert "Võ Thành Út" in seen_by(friday)
    later = friday.saturday.occurs_on + timedelta(days=20)
    move = update(table(DeputyRow)).values(until_on=later)
    friday.stage.knows(lambda tx: tx.connection.execute(move))
    assert "Võ Thành Út" not in seen_by(friday)


def test_a_hamlet_covered_meanwhile_needs_nobody(friday: Friday) -> None:
    friday.says(friday.hoa, "attend")
    friday.says(friday.ha, "send")
    friday.says(friday.minh, "attend")
    friday.ha.taps("Ngô Anh Tú")
    assert answers(friday) == []
    friday.says(friday.ha, "send")
    assert friday.ha.toasts[-1] == texts.ALL_COVERED


def test_a_deputy_from_outside_a_delegation_counts_as_one_of_it(stage: Stage) -> None:
    hoa, minh = stage.person_id(HOA), stage.person_id(MINH)
    members = Participants(Who.DELEGATION, minh, frozenset({hoa, minh}))
    friday = Friday(stage, replace(SATURDAY_WITH_THE_PEOPLE, participants=members))
    asks(friday, friday.hoa, "Ngô Anh Tú")
    friday.says(friday.tu, "attend")
    assert friday.tu.toasts[-1] == Why.NOT_ALLOWED
    friday.tu.taps("Nhận đi thay")
    friday.says(friday.ha, "turnout")
    friday.ha.sees("Đã trả lời: 2/3")

    def counts(tx: Tx) -> bool:
        tu = staff.by_account(tx, TU)
        assert tu is not None
        counted = programmes.counting_on(tx, friday.saturday.occurs_on, tu.id)
        return counted is not None and counted.id == friday.saturday.id

    assert stage.knows(counts)
