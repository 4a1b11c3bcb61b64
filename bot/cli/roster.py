"""`gandan import households`, also while the bot runs."""

from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.private import keep_private
from bot.cli.problem import Problem
from bot.opening import using
from bot.roster import steps
from bot.roster.asking import ask_plan
from bot.roster.tables import bad_rows_table
from domain.roster.matching import Matched, Plan
from domain.roster.progress import Listed, Preview, Stage, Unreadable, preview_of
from domain.roster.reading import Problem as RowProblem
from domain.roster.staff import StaffPlan
from handlers.roster import texts
from storage import roster_imports
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
        hand_back(file, plan)
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
    tell_problems(plan)
    for alike in plan.near:
        place = alike.place
        typer.echo(f"⚠️ {texts.near(place.row, place.sheet, alike.name, alike.other, alike.row)}")


def tell_problems(plan: Plan | StaffPlan) -> None:
    """Every row that cannot be written, and why."""
    for one in plan.problems:
        place = one.place
        typer.echo(f"❌ {texts.trouble(place.row, place.sheet, one.trouble, one.words)}")


def hand_back(file: Path, plan: Plan | StaffPlan) -> None:
    """The rows that cannot be written lie beside the file."""
    if not plan.problems:
        return
    beside = file.with_name(f"{file.stem}-chua-nhap.csv")
    keep_private(beside, bad_rows_table(plan.heading, plan.problems))
    typer.echo(f"Các dòng chưa nhập: {beside}")


def _write(store: Store, file: Path, plan: Plan) -> None:
    # Not yet to be written: a bot that runs beside this would begin with what is there so far.
    import_id = store.run(
        lambda tx: roster_imports.begin(tx, file.name, Stage.PREVIEWED, listed=Listed.HOUSEHOLDS)
    )
    rows: list[Matched | RowProblem] = [*plan.matched, *plan.problems]
    steps.drive(store, steps.stage(import_id, preview_of(plan), rows))
    store.run(lambda tx: roster_imports.move(tx, import_id, Stage.PREVIEWED, Stage.WRITING))
    steps.drive(store, steps.write(import_id, lambda done: iter(())))
    store.run(lambda tx: roster_imports.move(tx, import_id, Stage.WRITING, Stage.DONE))
    steps.drive(store, steps.clear(import_id))
    done = store.run(lambda tx: roster_imports.get(tx, import_id))
    assert done is not None
    typer.echo(f"✅ Đã ghi {done.written} hộ.")
    if done.left_out:
        typer.echo(f"Bỏ qua {done.left_out} hộ vì sổ vừa thay đổi trong lúc nhập.")
