"""`gandan authority export` and `gandan authority import`, also while the bot runs."""

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.problem import Problem
from bot.opening import using
from bot.roster.tables import csv_bytes
from handlers.responsible import filing, sheet
from handlers.responsible.filing import Checked
from handlers.responsible.sheet_texts import at
from storage.transaction import Tx


def export_authority(
    file: Annotated[Path, typer.Argument(help="Tệp CSV sẽ ghi.")],
    replace: Annotated[bool, typer.Option("--replace", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Xuất bảng phân công ra CSV, sửa bằng bảng tính rồi nhập lại được."""
    if file.exists() and not replace:
        raise Problem(f"Đã có tệp {file}; thêm --replace để ghi đè.", 2)
    with using(setting_file.load()) as store:
        rows = store.run(sheet.rows_of)
    try:
        file.write_bytes(csv_bytes(rows))
    except OSError as error:
        raise Problem(f"Không ghi được {file} ({error.strerror}).") from None
    typer.echo(f"✅ {file}: {len(rows) - 1} dòng.")


def import_authority(
    file: Annotated[Path, typer.Argument(help="Tệp CSV đã xuất và sửa.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ kiểm tra, không ghi gì vào sổ.")
    ] = False,
) -> None:
    """Nhập bảng phân công: kiểm tra cả bảng rồi mới ghi; sai một dòng thì không ghi gì."""
    rows = _rows_in(file)

    def unit(tx: Tx) -> Checked:
        checked = filing.check(tx, rows)
        if not checked.problems and not dry_run:
            filing.write(tx, checked, by=None)
        return checked

    with using(setting_file.load()) as store:
        checked = store.run(unit)
    for fault in checked.problems:
        typer.echo(f"❌ {at(fault.row, fault.why)}")
    for line in checked.warnings:
        typer.echo(f"⚠️ {line}")
    if checked.problems:
        raise Problem("Bảng phân công giữ như cũ; sửa các dòng trên rồi nhập lại.")
    typer.echo("✅ Bảng phân công đúng." if dry_run else "✅ Đã ghi bảng phân công.")


def _rows_in(file: Path) -> list[list[str]]:
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise Problem(f"Không đọc được {file} ({error.strerror}).", 2) from None
    except UnicodeDecodeError:
        raise Problem(f"{file} không phải CSV UTF-8.", 2) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    # A name that spreadsheets must not take for a formula was written with a mark before it.
    read = csv.reader(io.StringIO(text), delimiter=delimiter)
    return [[cell.removeprefix("'") for cell in row] for row in read]
