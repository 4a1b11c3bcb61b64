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
from domain.responsibility import Trouble
from handlers.responsible import sheet
from handlers.responsible.table import problems_of, said_of
from storage import history
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

    def unit(tx: Tx) -> tuple[list[str], list[str]]:
        read = sheet.read(tx, rows)
        found = problems_of(tx, read.posts)
        fatal = (Trouble.LOOPED, Trouble.NOBODY)
        problems = read.problems + [said_of(tx, p) for p in found if p.trouble in fatal]
        if not problems and not dry_run:
            sheet.write(tx, read)
            history.record(tx, "category", 0, "imported", by=None, new=f"{len(read.posts)}")
        return problems, [said_of(tx, p) for p in found if p.trouble not in fatal]

    with using(setting_file.load()) as store:
        problems, warnings = store.run(unit)
    for line in problems:
        typer.echo(f"❌ {line}")
    for line in warnings:
        typer.echo(f"⚠️ {line}")
    if problems:
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
