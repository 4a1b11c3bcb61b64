"""`gandan schedule`: what will be said for programmes in the next days, and why."""

from datetime import timedelta
from typing import Annotated

import typer

from bot import setting_file
from bot.opening import using
from domain.people import Role
from domain.programme import MomentKind
from handlers.programme.rule_texts import KINDS
from handlers.turnout import expected
from handlers.wording import local_time, long_date
from storage import agenda, staff
from storage.programmes import Moment
from storage.transaction import Tx

_WHAT = {
    MomentKind.NOTICE: "thông báo trước buổi, tới người tham gia",
    MomentKind.TURNOUT: "bảng chuẩn bị, tới đầu mối đôn đốc",
    MomentKind.START: "tin bắt đầu, tới người chưa xin vắng",
}


def schedule(
    days: Annotated[int, typer.Option(help="Xem trước bao nhiêu ngày.", min=1, max=60)] = 30,
) -> None:
    """Liệt kê những tin nhắc sắp gửi: lúc nào, tới ai, vì buổi nào."""
    with using(setting_file.load()) as store:
        lines = store.run(lambda tx: _lines(tx, days))
    for line in lines:
        typer.echo(line)


def _lines(tx: Tx, days: int) -> list[str]:
    until = tx.now + timedelta(days=days)
    found = agenda.coming(tx, until)
    lines = [_line(tx, moment) for moment in found]
    looks = agenda.looks_at_issues(tx, until)
    if looks:
        first = local_time(looks[0], tx.zone)
        lines.append(f"{first}  nhắc việc về ý kiến: {len(looks)} ý kiến được xem lại từ lúc này.")
    return lines or [f"Không có tin nhắc nào trong {days} ngày tới."]


def _line(tx: Tx, moment: Moment) -> str:
    occurrence = moment.occurrence
    to_coordinators = moment.kind is MomentKind.TURNOUT
    people = staff.everyone(tx, Role.COORDINATOR) if to_coordinators else expected(tx, occurrence)
    return (
        f"{local_time(moment.due_at, tx.zone)}  {_WHAT[moment.kind]}: {len(people)} người. "
        f"Vì: {occurrence.rule.name}, {KINDS[occurrence.kind]}, {long_date(occurrence.occurs_on)}"
    )
