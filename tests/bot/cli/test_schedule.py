"""`gandan schedule` says what will be sent, when, to how many, and why."""

from datetime import timedelta

from domain.people import Role
from domain.programme import EVE_AND_MORNING, OnDates, ProgrammeRule
from storage import planning, programmes, staff, workdays
from storage.transaction import Tx
from tests.bot.cli.place import gandan, migrated, read


def test_what_will_fire_is_listed_with_its_reason() -> None:
    migrated()

    def settle(tx: Tx) -> str:
        staff.add(tx, "Lê Thị Hoa", [Role.CADRE])
        staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR])
        is_off = workdays.calendar(tx).is_off
        near = (tx.today + timedelta(days=n) for n in range(5, 40))
        on = next(day for day in near if not is_off(day))
        rule = ProgrammeRule("Đối thoại", (OnDates(frozenset({on})),), EVE_AND_MORNING)
        planning.plan(tx, programmes.establish(tx, rule))
        return f"{on:%d/%m/%Y}"

    on = read(settle)
    result = gandan("schedule", "--days", "41")
    assert result.exit_code == 0, result.output
    lines = result.output.strip().splitlines()
    assert lines[-2:] == ["", "Trong 7 ngày qua không lỡ tin nhắc nào."]
    lines = lines[:-2]
    assert len(lines) == 4
    assert "thông báo buổi, tới người tham gia: 1 người. Vì: Đối thoại, thăm hộ" in lines[0]
    assert all(on in line for line in lines)
    assert lines[-1].startswith(f"06:30 {on}")


def test_nothing_to_come_is_said_too() -> None:
    migrated()
    assert "Không có tin nhắc nào trong 3 ngày tới." in gandan("schedule", "--days", "3").output
