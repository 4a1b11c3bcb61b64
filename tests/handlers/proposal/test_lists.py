"""A list on a page: whose it is, what it says of each household, and to whom."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import update

from domain.programme import SATURDAY_WITH_THE_PEOPLE, THREE_DAYS_BEFORE, OccurrenceKind
from domain.visiting import Next, Reason
from handlers.proposal import texts
from handlers.refusals import Why
from handlers.registration.registering import notice_text
from storage import households, priorities, programmes, proposals, registrations, rescheduling
from storage.programmes import Occurrence
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table
from tests.handlers.driver import HOA, Stage
from tests.handlers.proposal.test_proposing import (
    occurrence,
    of_delegation,
    person,
    propose_to_everyone,
)
from tests.storage.people import visited
from tests.storage.test_checks import opened

FROM_TUESDAY = replace(SATURDAY_WITH_THE_PEOPLE, moments=THREE_DAYS_BEFORE)
HOA_ID, MINH_ID = 2, 3
LAN, BA = 1, 2


def saturday(stage: Stage) -> Occurrence:
    """The cadres have their lists for Saturday, four days ahead."""

    def unit(tx: Tx) -> Occurrence:
        found = occurrence(tx, FROM_TUESDAY)
        propose_to_everyone(tx, found)
        return found

    return stage.knows(unit)


def delegation(stage: Stage, hamlet_id: int = 1) -> Occurrence:
    """Minh, who is in charge of Ấp 4, leads Hoa to a hamlet; they have a list."""

    def unit(tx: Tx) -> Occurrence:
        found = occurrence(tx, of_delegation(MINH_ID, HOA_ID))
        found = rescheduling.choose_hamlets(tx, found, [hamlet_id])
        propose_to_everyone(tx, found)
        return found

    return stage.knows(unit)


def data_of(stage: Stage, user_id: int) -> list[str]:
    return [b.data for row in stage.phone(user_id).last.buttons for b in row]


def test_the_list_of_a_date_ahead_is_shown_and_opens_the_pages(stage: Stage) -> None:
    on = saturday(stage)
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("Dự kiến thăm 2 hộ. Ghi phiếu được từ thứ Sáu, 04/12/2026")
    stage.hoa.sees("⬜ 1. bà Nguyễn Thị Lan, Ấp 3 – chưa thăm lần nào")
    assert data_of(stage, HOA)[:2] == [f"household:{LAN}", f"household:{BA}"]
    stage.passes(days=3)
    stage.knows(lambda tx: visited(tx, BA, HOA_ID, date(2026, 12, 4)))
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("Đã thăm 1/2 hộ", "✅ 2. ông Huỳnh Văn Ba, Ấp 3")
    assert data_of(stage, HOA)[:2] == [f"visit:{LAN}", f"household:{BA}"]
    stage.hoa.says("/homnay")
    assert data_of(stage, HOA)[:2] == [f"visit:{LAN}", f"household:{BA}"]
    stage.knows(lambda tx: visited(tx, LAN, MINH_ID, date(2026, 12, 4)))
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("Đã thăm đủ 2 hộ")
    stage.passes(days=3)
    stage.hoa.presses(f"list:{on.id}")
    assert stage.hoa.toasts[-1] == Why.GONE


def test_whoever_opens_a_list_with_names_stands_in_the_access_log(stage: Stage) -> None:
    on = saturday(stage)
    stage.hoa.presses(f"list:{on.id}")
    found = "SELECT person_id, subject_id FROM access WHERE subject = 'list' AND NOT refused"
    opened = stage.knows(lambda tx: tx.connection.exec_driver_sql(found).all())
    assert [tuple(row) for row in opened] == [(HOA_ID, on.id)]


def test_without_a_list_it_is_said_what_to_do(stage: Stage) -> None:
    on = stage.knows(lambda tx: occurrence(tx, FROM_TUESDAY))
    stage.minh.presses(f"list:{on.id}")
    assert stage.minh.last.text == texts.no_list(on.rule.name, on.occurs_on)
    office = stage.knows(lambda tx: at_office(tx, on))
    stage.hoa.presses(f"list:{office.id}")
    assert stage.hoa.last.text == texts.no_visits(office.rule.name, office.occurs_on)


def at_office(tx: Tx, on: Occurrence) -> Occurrence:
    coming = programmes.of_programme(tx, on.programme_id)
    return next(o for o in coming if o.kind is OccurrenceKind.OFFICE)


def test_only_who_takes_part_has_a_list(stage: Stage) -> None:
    on = stage.knows(lambda tx: occurrence(tx, of_delegation(MINH_ID)))
    for actor in (stage.hoa, stage.quan):
        actor.says("/start")
        actor.presses(f"list:{on.id}")
        assert actor.toasts[-1] == Why.NOT_ALLOWED
    stage.knows(lambda tx: rescheduling.cancel(tx, on, "mưa bão"))
    for data in (f"list:{on.id}", "list:0", "list:99", f"list:{on.id}:٣"):
        stage.minh.presses(data)
        assert stage.minh.toasts[-1] == Why.GONE


def in_groups(tx: Tx, household_id: int, *names: str, sensitive: bool) -> None:
    ids = [priorities.add_group(tx, name, is_sensitive=sensitive) or 0 for name in names]
    priorities.set_groups(tx, household_id, ids, by=HOA_ID)


def test_a_group_is_named_to_who_is_in_charge_and_a_sensitive_one_to_nobody(stage: Stage) -> None:
    stage.knows(lambda tx: in_groups(tx, LAN, "Người có công", sensitive=False))
    stage.knows(lambda tx: in_groups(tx, BA, "Hộ nghèo", sensitive=True))
    on = delegation(stage)
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.sees("bà Nguyễn Thị Lan, Ấp 3 – Người có công", "Ba, Ấp 3 – diện ưu tiên")
    stage.minh.presses(f"list:{on.id}")
    stage.minh.sees("bà Nguyễn Thị Lan, Ấp 3 – diện ưu tiên", "Ba, Ấp 3 – diện ưu tiên")
    for phone in (stage.hoa, stage.minh):
        phone.sees_nothing_of("nghèo")
    stage.minh.sees_nothing_of("Người có công")


@pytest.mark.parametrize(("days", "may"), [(0, False), (3, True), (5, True), (6, False)])
def test_the_delegation_opens_its_list_on_its_days_and_nothing_else(
    stage: Stage, days: int, may: bool
) -> None:
    on = delegation(stage)
    other = stage.knows(lambda tx: households.add(tx, 1, "bà Thạch Thị Sa", by=None))
    stage.passes(days=days)
    for data in (f"household:{LAN}", f"visit:{LAN}"):
        before = len(stage.minh.toasts)
        stage.minh.presses(data)
        refused = Why.NOT_ALLOWED in stage.minh.toasts[before:]
        assert refused is not may, data
    for data in (f"household:{other}", f"visit:{other}", f"raise:{LAN}", f"priority:{LAN}"):
        stage.minh.presses(data)
        assert stage.minh.toasts[-1] == Why.NOT_ALLOWED, data
    word = partial(registrations.answer, takes_part=False, reason="Ốm đau")
    stage.knows(lambda tx: word(tx, on.id, MINH_ID))
    stage.minh.presses(f"household:{LAN}")
    assert stage.minh.toasts[-1] == Why.NOT_ALLOWED


def test_who_is_let_in_for_a_day_reads_no_sensitive_group_and_raises_in_the_form(
    stage: Stage,
) -> None:
    stage.knows(lambda tx: in_groups(tx, LAN, "Hộ nghèo", sensitive=True))
    delegation(stage)
    stage.passes(days=3)
    stage.minh.presses(f"household:{LAN}")
    stage.minh.sees("Diện: diện ưu tiên")
    stage.minh.sees_nothing_of("nghèo")
    assert not any("Ghi ý kiến" in label for label in stage.minh.last.labels)
    stage.hoa.presses(f"household:{LAN}")
    stage.hoa.sees("Hộ nghèo")


def test_a_form_begun_in_time_may_be_sent_later_for_its_day_only(stage: Stage) -> None:
    on = delegation(stage)
    stage.passes(days=5)
    stage.minh.presses(f"visit:{LAN}")
    stage.minh.taps("Xong", "Không có ý kiến")
    stage.passes(days=1)
    stage.minh.taps("Gửi phiếu")
    stage.minh.sees("TH-2026-0001")
    stage.minh.presses(f"visit:{BA}")
    assert stage.minh.toasts[-1] == Why.NOT_ALLOWED
    seen = stage.knows(lambda tx: proposals.still_to_visit(tx, on, HOA_ID))
    assert seen == [BA]


def test_the_notice_counts_the_answers_to_bring(stage: Stage) -> None:
    on = saturday(stage)

    def unit(tx: Tx) -> str:
        issue = opened(tx, HOA_ID, HOA_ID)
        issues = table(IssueRow)
        mine = update(issues).where(issues.c.id == issue.id)
        tx.connection.execute(mine.values(household_id=BA, stage="answered"))
        return notice_text(tx, person(tx, HOA), on, None)

    text = stage.knows(unit)
    assert "Dự kiến thăm: 2 hộ, trong đó 1 hộ cần báo kết quả ý kiến\n" in text
    assert "Ba" not in text


def test_a_long_list_has_leaves(stage: Stage) -> None:
    def unit(tx: Tx) -> Occurrence:
        found = occurrence(tx, replace(FROM_TUESDAY, households_per_hamlet=12))
        more = [households.add(tx, 1, f"ông Số {n}", by=None) for n in range(9)]
        listed = [Next(id, Reason.CHOSEN) for id in (LAN, BA, *more)]
        proposals.propose(tx, found.id, HOA_ID, listed)
        return found

    on = stage.knows(unit)
    stage.hoa.presses(f"list:{on.id}")
    stage.hoa.taps("Tiếp")
    stage.hoa.sees("⬜ 11. ông Số 8, Ấp 3 – được chọn thay hộ khác")
    assert "bà Nguyễn Thị Lan" not in stage.hoa.last.text
    stage.hoa.taps("Trước")
    assert "bà Nguyễn Thị Lan" in stage.hoa.last.text
