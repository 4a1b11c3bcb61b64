"""`gandan schedule`: what will be said in the next days and why, and what was missed."""

from typing import Annotated

import typer

from bot import setting_file
from bot.opening import using
from handlers.reminder.upcoming import DAYS_BACK, coming_lines, missed_lines
from storage.transaction import Tx

MOST_MISSED = 100


def schedule(
    days: Annotated[int, typer.Option(help="Xem trước bao nhiêu ngày.", min=1, max=60)] = 30,
) -> None:
    """Liệt kê những tin nhắc sắp gửi: lúc nào, tới ai, vì buổi nào; và những tin đã lỡ."""
    with using(setting_file.load()) as store:
        found = store.run(lambda tx: lines(tx, days))
    for line in found:
        typer.echo(line)


def lines(tx: Tx, days: int) -> list[str]:
    """What will be said in the next days, and what was missed, a line each."""
    return [*coming_lines(tx, days), "", *missed_lines(tx, DAYS_BACK, MOST_MISSED)]
