"""Of those who were satisfied some are asked again, by somebody who had no part in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.people import Role
from handlers.recheck.quality import quarter
from handlers.refusals import Why
from storage import history, rechecks, staff, withdrawals
from storage.rechecks import Recheck
from tests.handlers.alike.raising import (
    AN,
    FLOODED,
    HA,
    NGA,
    TU,
    answers,
    issue,
    joins,
    raises,
    settle,
    sweeps,
)
from tests.handlers.driver import Phone, Stage, stage_in

JANUARY = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)
"""The first working morning of the year, at eight."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_in(tmp_path) as stage:
        settle(stage)
        yield stage


def recheck(stage: Stage, number: int = 1) -> Recheck:
    found = stage.knows(lambda tx: rechecks.of_issue(tx, number))
    assert found is not None
    return found


def satisfied(stage: Stage) -> Phone:
    """Bà Lan was satisfied in December; in January it falls on one of two other cadres."""
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    answers(stage.phone(AN))
    stage.hoa.taps("Đã báo, hài lòng")
    sweeps(stage)
    assert stage.knows(lambda tx: rechecks.of_issue(tx, 1)) is None
    stage.now = JANUARY
    sweeps(stage)
    chosen = recheck(stage).person_id
    people = {stage.person_id(user): stage.phone(user) for user in (TU, NGA)}
    assert chosen in people, "whoever wrote it down or answered it is not asked"
    return people[chosen]


def test_the_task_names_nobody_until_it_is_opened(stage: Stage) -> None:
    tu = satisfied(stage)
    tu.sees("Phúc tra: YK-2026-0001", "Giao thông · Ấp 3")
    tu.sees_nothing_of("Lan", "ngập", "đổ đá")
    tu.taps("🔎 Mở phúc tra")
    tu.sees("Người nêu: bà Nguyễn Thị Lan, Ấp 3", "ngập sau mưa", "đổ đá cấp phối")
    assert tu.last.labels[:3] == ["✅ Đúng là hài lòng", "⚠️ Chưa hài lòng", "🚪 Không gặp được"]


def test_it_is_drawn_once_however_often_it_is_looked_at(stage: Stage) -> None:
    tu = satisfied(stage)
    sweeps(stage)
    stage.passes(days=1)
    sweeps(stage)
    assert tu.screen.count("Phúc tra: YK-2026-0001") == 1


def test_confirmed_it_is_done_once(stage: Stage) -> None:
    tu = satisfied(stage)
    tu.taps("🔎 Mở phúc tra")
    message_id, no = tu.find("⚠️ Chưa hài lòng")
    tu.taps("✅ Đúng là hài lòng", times=2)
    tu.presses(no.data, message_id)
    assert tu.toasts[-1] == "Phúc tra này đã được ghi từ trước."
    assert recheck(stage).outcome == "confirmed"
    told = stage.knows(lambda tx: [e.what for e in history.of(tx, "issue", 1)])
    assert told.count("rechecked") == 1
    assert issue(stage, 1).stage == "closed"


def test_a_difference_is_shown_and_opens_it_only_if_asked_for(stage: Stage) -> None:
    tu = satisfied(stage)
    tu.taps("🔎 Mở phúc tra", "⚠️ Chưa hài lòng")
    assert issue(stage, 1).stage == "closed"
    ha = stage.phone(HA)
    ha.presses("quality:0")
    ha.sees("Phúc tra: 1 ý kiến", "khác với đã ghi 1")
    assert any("0001" in label for label in ha.last.labels)
    ha.sees_nothing_of("Lan", "ngập")
    tu.taps("🔁 Mở lại")
    tu.says("Đá trôi hết, nhà bà Lan lại ngập")
    tu.sees("đã mở lại theo đề nghị của công dân")
    an = stage.phone(AN)
    an.sees("công dân chưa hài lòng", "Đá trôi hết")
    an.sees_nothing_of("bà Lan")
    assert (issue(stage, 1).stage, issue(stage, 1).word) == ("waiting", "unsatisfied")
    tu.presses("recheckopen:1")
    assert "không cần phúc tra nữa" in tu.toasts[-1]


def test_nobody_at_home_is_an_answer(stage: Stage) -> None:
    tu = satisfied(stage)
    tu.taps("🔎 Mở phúc tra", "🚪 Không gặp được")
    assert recheck(stage).outcome == "not_met"


@pytest.mark.parametrize("action", ["recheck", "recheckyes", "recheckno", "recheckopen"])
def test_others_may_not(stage: Stage, action: str) -> None:
    satisfied(stage)
    for phone in (stage.hoa, stage.phone(HA), stage.quan):
        phone.presses(f"{action}:1")
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    assert recheck(stage).outcome is None


def test_whoever_left_is_replaced_and_who_forgets_is_reminded(stage: Stage) -> None:
    first = satisfied(stage)
    person_id = stage.person_id(first.id)
    stage.now = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)
    sweeps(stage)
    first.sees("Phúc tra còn chờ: YK-2026-0001")
    stage.knows(lambda tx: staff.leave(tx, person_id))
    stage.now = datetime(2027, 1, 18, 1, 0, tzinfo=UTC)
    sweeps(stage)
    second = stage.phone(NGA if first.id == TU else TU)
    second.sees("Phúc tra: YK-2026-0001")
    assert recheck(stage).person_id == stage.person_id(second.id)
    first.presses("recheck:1")
    assert first.toasts[-1] == Why.STRANGER


def becomes(stage: Stage, person_id: int, role: Role) -> None:
    stage.knows(lambda tx: staff.set_roles(tx, person_id, [role]))


def test_without_anybody_else_it_waits_for_somebody(stage: Stage) -> None:
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    answers(stage.phone(AN))
    stage.hoa.taps("Đã báo, hài lòng")
    others = [stage.person_id(user) for user in (TU, NGA, stage.minh.id)]
    for person_id in others:
        becomes(stage, person_id, Role.ADMIN)
    stage.now = JANUARY
    sweeps(stage)
    assert recheck(stage).person_id is None
    becomes(stage, others[0], Role.CADRE)
    stage.now = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)
    sweeps(stage)
    assert recheck(stage).person_id == others[0]


def test_consent_withdrawn_meanwhile_ends_it(stage: Stage) -> None:
    tu = satisfied(stage)
    hoa = stage.person_id(stage.hoa.id)
    stage.knows(lambda tx: withdrawals.withdraw_household(tx, 1, by=hoa, erased=None))
    tu.taps("🔎 Mở phúc tra")
    assert "không cần phúc tra nữa" in tu.toasts[-1]
    tu.sees_nothing_of("Lan")


def test_words_are_counted_by_field_and_by_who_answered_in_order_of_names(stage: Stage) -> None:
    an, ha = stage.phone(AN), stage.phone(HA)
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    joins(stage.phone(TU), "Huỳnh Văn Ba")
    answers(an)
    stage.hoa.taps("Đã báo, hài lòng")
    stage.phone(TU).taps("Đã báo, chưa")
    stage.phone(TU).says("Đường vẫn ngập như cũ")
    raises(stage.phone(NGA), "Thạch Thị Sa", "Ranh đất bị lấn sang hai mét", "Đất đai")
    answers(an, "Xã đã đo lại, hai hộ thống nhất ranh")
    stage.phone(NGA).taps("Đã báo, hài lòng")
    ha.presses("followed:0")
    ha.taps("📊 Chất lượng")
    text = ha.last.text
    assert "01/10/2026 đến 31/12/2026" in text
    lines = [line for line in text.splitlines() if line.startswith("•")]
    assert lines == [
        "• Đất đai: hài lòng 1, chưa hài lòng 0",
        "• Giao thông: hài lòng 1, chưa hài lòng 1",
        "• đ/c An: hài lòng 2, chưa hài lòng 1",
    ]
    ha.taps("◀️ Quý trước")
    ha.sees("Quý này chưa có công dân nào cho ý kiến")


def test_a_cadre_has_no_such_page(stage: Stage) -> None:
    stage.hoa.says("/start")
    stage.hoa.presses("quality:0")
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED


def test_a_quarter_is_three_months() -> None:
    today = JANUARY.date()
    assert [tuple(f"{on:%m/%Y}" for on in quarter(today, back)) for back in (0, 1, 5)] == [
        ("01/2027", "04/2027"),
        ("10/2026", "01/2027"),
        ("10/2025", "01/2026"),
    ]
