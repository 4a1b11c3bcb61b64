"""`gandan import models` and `gandan export models`, also while the bot runs."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.private import keep_private
from bot.cli.problem import Problem
from bot.opening import using
from bot.register import steps
from bot.register.asking import ask_sheets
from bot.register.tables import faulty_csv, models_csv, models_workbook
from domain.model import Model, count
from domain.model_list import Listed, ModelReading, read_models
from domain.roster.progress import Unreadable
from handlers.models import list_texts
from storage import history, models, staff
from storage.transaction import Store, Tx


def import_models(
    file: Annotated[Path, typer.Argument(help="Bảng tính XLSX, XLS, ODS hoặc CSV.")],
    year: Annotated[
        int | None, typer.Option("--year", help="Năm của các dòng không ghi năm.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem trước, không ghi gì vào sổ.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ghi ngay, không hỏi lại.")] = False,
) -> None:
    """Nhập danh sách mô hình: xem trước, xác nhận rồi mới ghi; nhập lại thì sửa, không ghi đôi.

    Dòng chưa nhập được nằm trong tệp <tên>-chua-nhap.csv bên cạnh tệp đã cho.
    """
    if not file.is_file():
        raise Problem(f"Không có tệp {file}.", 2)
    with using(setting_file.load()) as store:
        reading = _read(store, file, year)
        verdicts = steps.compare(store, reading.listed)
        _tell(reading, verdicts)
        _hand_back(file, reading)
        written = (*verdicts.new, *verdicts.changed)
        if dry_run or not written:
            return
        if not yes:
            typer.confirm("Ghi vào sổ?", abort=True)
        typer.echo(list_texts.written(steps.write(store, written)))


def export_models(
    file: Annotated[Path, typer.Argument(help="Tệp CSV hoặc XLSX sẽ ghi.")],
    year: Annotated[
        int | None, typer.Option("--year", help="Chỉ một năm; không ghi thì mọi năm.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Xuất sổ mô hình ra CSV hoặc XLSX, nhập lại được; có ghi nhật ký."""
    if file.exists() and not replace:
        raise Problem(f"Đã có tệp {file}; thêm --replace để ghi đè.", 2)
    with using(setting_file.load()) as store:
        kept = store.run(lambda tx: _exported(tx, year))
    content = models_workbook(kept) if file.suffix.lower() == ".xlsx" else models_csv(kept)
    keep_private(file, content)
    typer.echo(list_texts.exported(str(file), len(kept)))


def _read(store: Store, file: Path, year: int | None) -> ModelReading:
    sheets = ask_sheets(file)
    if isinstance(sheets, Unreadable):
        raise Problem(list_texts.UNREADABLE[sheets])
    today = store.run(lambda tx: tx.today)
    reading = read_models(sheets, year, today)
    if not reading.heading:
        raise Problem(list_texts.UNREADABLE[Unreadable.NO_HEADING])
    if not (reading.listed or reading.faulty):
        raise Problem(list_texts.UNREADABLE[Unreadable.NO_ROWS])
    return reading


def _tell(reading: ModelReading, verdicts: steps.Verdicts) -> None:
    counts = (len(verdicts.new), len(verdicts.changed), len(verdicts.same))
    typer.echo(list_texts.preview(*counts, bad=len(reading.faulty)))
    for year in sorted({one.model.year for one in reading.listed}):
        counted = count(one.model for one in _of_year(reading.listed, year))
        typer.echo(list_texts.of_year(year, counted.models, counted.units))
    for one in reading.faulty:
        place = one.place
        typer.echo(f"❌ {list_texts.fault(place.row, place.sheet, one.fault, one.said)}")


def _of_year(listed: Sequence[Listed], year: int) -> list[Listed]:
    return [one for one in listed if one.model.year == year]


def _hand_back(file: Path, reading: ModelReading) -> None:
    if not reading.faulty:
        return
    beside = file.with_name(f"{file.stem}-chua-nhap.csv")
    keep_private(beside, faulty_csv(reading.heading, reading.faulty))
    typer.echo(f"Các dòng chưa nhập: {beside}")


def _exported(tx: Tx, year: int | None) -> list[Model]:
    history.looked(tx, "export", 0, by=None)
    kept = models.every(tx) if year is None else models.of_year(tx, year)
    return [
        replace(one.model, owner=staff.name_of(tx, one.model.owner_id) or one.model.owner)
        for one in kept
    ]
