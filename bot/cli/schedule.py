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
        found = store.run(lambda tx: lines(tx, days))
    for line in found:
        typer.echo(line)


def lines(tx: Tx, days: int) -> list[str]:
    """What will be said in the next days, a line each, in order of time."""
    until = tx.now + timedelta(days=days)
    said = [_line(tx, moment) for moment in agenda.coming(tx, until)]
    looks = agenda.looks_at_issues(tx, until)
    if looks:
        first = local_time(looks[0], tx.zone)
        said.append(f"{first}  nhắc việc về ý kiến: {len(looks)} ý kiến được xem lại từ lúc này.")
    return said or [f"Không có tin nhắc nào trong {days} ngày tới."]


def _line(tx: Tx, moment: Moment) -> str:
    occurrence = moment.occurrence
    to_coordinators = moment.kind is MomentKind.TURNOUT
    people = staff.everyone(tx, Role.COORDINATOR) if to_coordinators else expected(tx, occurrence)
    return (
        f"{local_time(moment.due_at, tx.zone)}  {_WHAT[moment.kind]}: {len(people)} người. "
        f"Vì: {occurrence.rule.name}, {KINDS[occurrence.kind]}, {long_date(occurrence.occurs_on)}"
    )
