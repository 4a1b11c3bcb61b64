"""`gandan import households` and `gandan export households`, also while the bot runs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.problem import Problem
from bot.opening import using
from bot.roster import steps
from bot.roster.asking import ask_plan
from bot.roster.tables import bad_rows_table, households_table
from domain.roster.matching import Plan
from domain.roster.progress import Preview, Stage, Unreadable, preview_of
from handlers.roster import texts
from storage import history, roster_imports
from storage.transaction import Store


def import_households(
    file: Annotated[Path, typer.Argument(help="Bảng tính XLSX, XLS, ODS hoặc CSV.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem trước, không ghi gì vào sổ.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ghi ngay, không hỏi lại.")] = False,
) -> None:
    """Nhập danh sách hộ: xem trước, xác nhận rồi mới ghi; nhập lại thì sửa, không ghi đôi.

    Dòng chưa nhập được nằm trong tệp <tên>-chua-nhap.csv bên cạnh tệp đã cho.
    """
    if not file.is_file():
        raise Problem(f"Không có tệp {file}.", 2)
    with using(setting_file.load()) as store:
        plan = ask_plan(file, steps.drive(store, steps.gather()))
        if isinstance(plan, Unreadable):
            raise Problem(texts.UNREADABLE[plan])
        _tell(preview_of(plan), plan)
        _hand_back(file, plan)
        if dry_run or not preview_of(plan).writes:
            return
        if not yes:
            typer.confirm("Ghi vào sổ?", abort=True)
        _write(store, file, plan)


def _tell(preview: Preview, plan: Plan) -> None:
    typer.echo(
        f"Hộ mới: {preview.new} · Hộ được sửa: {preview.changed} · "
        f"Giữ nguyên: {preview.same} · Dòng chưa nhập được: {preview.bad}"
    )
    for one in plan.problems:
        place = one.place
        typer.echo(f"❌ {texts.trouble(place.row, place.sheet, one.trouble, one.words)}")
    for alike in plan.near:
        place = alike.place
        typer.echo(f"⚠️ {texts.near(place.row, place.sheet, alike.name, alike.other, alike.row)}")


def _hand_back(file: Path, plan: Plan) -> None:
    if not plan.problems:
        return
    beside = file.with_name(f"{file.stem}-chua-nhap.csv")
    keep_private(beside, bad_rows_table(plan.heading, plan.problems))
    typer.echo(f"Các dòng chưa nhập: {beside}")


def _write(store: Store, file: Path, plan: Plan) -> None:
    # Not yet to be written: a bot that runs beside this would begin with what is there so far.
    import_id = store.run(lambda tx: roster_imports.begin(tx, file.name, Stage.PREVIEWED))
    steps.drive(store, steps.stage(import_id, plan))
    store.run(lambda tx: roster_imports.move(tx, import_id, Stage.PREVIEWED, Stage.WRITING))
    steps.drive(store, steps.write(import_id, lambda done: iter(())))
    store.run(lambda tx: roster_imports.move(tx, import_id, Stage.WRITING, Stage.DONE))
    steps.drive(store, steps.clear(import_id))
    done = store.run(lambda tx: roster_imports.get(tx, import_id))
    assert done is not None
    typer.echo(f"✅ Đã ghi {done.written} hộ.")
    if done.left_out:
        typer.echo(f"Bỏ qua {done.left_out} hộ vì sổ vừa thay đổi trong lúc nhập.")


def export_households(
    file: Annotated[Path, typer.Argument(help="Tệp CSV sẽ ghi.")],
    replace: Annotated[bool, typer.Option("--replace", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Xuất danh sách hộ ra CSV, mở được bằng bảng tính và nhập lại được; có ghi nhật ký."""
    if file.exists() and not replace:
        raise Problem(f"Đã có tệp {file}; thêm --replace để ghi đè.", 2)
    with using(setting_file.load()) as store:
        store.run(lambda tx: history.looked(tx, "export", 0, by=None))
        standing = steps.drive(store, steps.gather())
    keep_private(file, households_table(standing))
    typer.echo(f"✅ {file}: {len(standing.households)} hộ.")
    typer.echo("Tệp chứa dữ liệu cá nhân: cất giữ như chính dữ liệu.")


def keep_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise Problem(f"Không ghi được {path} ({error.strerror}).") from None
