"""`gandan export households` and `gandan export staff`, also while the bot runs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.private import keep_private
from bot.cli.problem import Problem
from bot.opening import using
from bot.roster import steps
from bot.roster.tables import csv_bytes, households_rows, staff_rows
from bot.roster.wire import Standing
from bot.roster.workbooks import xlsx_bytes
from handlers.roster import texts
from storage import history

_File = Annotated[Path, typer.Argument(help="Tệp XLSX hoặc CSV sẽ ghi.")]
_Replace = Annotated[bool, typer.Option("--replace", help="Ghi đè tệp đã có.")]


def export_households(file: _File, replace: _Replace = False) -> None:
    """Xuất danh sách hộ, mở được bằng bảng tính và nhập lại được; có ghi nhật ký."""
    standing = _gathered(file, replace)
    count = _written(file, households_rows, standing, texts.SHEET_OF_HOUSEHOLDS)
    typer.echo(f"✅ {file}: {count} hộ.")
    unnamed = sum(not (one.name or one.merged_into_id) for one in standing.known())
    if unnamed:
        typer.echo(f"{unnamed} hộ không nêu tên không có trong tệp.")
    typer.echo("Tệp chứa dữ liệu cá nhân: cất giữ như chính dữ liệu.")


def export_staff(file: _File, replace: _Replace = False) -> None:
    """Xuất danh sách cán bộ, mở được bằng bảng tính và nhập lại được; có ghi nhật ký."""
    standing = _gathered(file, replace)
    count = _written(file, staff_rows, standing, texts.SHEET_OF_STAFF)
    typer.echo(f"✅ {file}: {count} người.")


def _gathered(file: Path, replace: bool) -> Standing:
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise Problem(f"{file}: tên tệp cần kết thúc bằng .xlsx hoặc .csv.", 2)
    if file.exists() and not replace:
        raise Problem(f"Đã có tệp {file}; thêm --replace để ghi đè.", 2)
    with using(setting_file.load()) as store:
        store.run(lambda tx: history.looked(tx, "export", 0, by=None))
        return steps.drive(store, steps.gather())


def _written(
    file: Path,
    rows_of: Callable[[Standing], Iterator[Sequence[str]]],
    standing: Standing,
    sheet: str,
) -> int:
    rows = list(rows_of(standing))
    is_book = file.suffix.lower() == ".xlsx"
    keep_private(file, xlsx_bytes(rows, sheet) if is_book else csv_bytes(rows))
    return len(rows) - 1
