"""`gandan import staff`, also while the bot runs: who is new gets an invitation."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.link import bot_name
from bot.cli.private import keep_private
from bot.cli.problem import Problem
from bot.cli.roster import hand_back, tell_problems
from bot.opening import using
from bot.roster import steps
from bot.roster.asking import ask_staff
from bot.roster.tables import csv_bytes
from bot.settings import Settings
from domain.roster.progress import Listed, Preview, Stage, Unreadable, preview_of
from domain.roster.reading import Problem as RowProblem
from domain.roster.staff import StaffMatched, StaffPlan
from handlers.roster import staff_news, staff_texts, texts
from handlers.wording import local_time
from storage import bot_identity, invites, outbox, roster_imports
from storage.staff_imports import Invited, Written
from storage.transaction import Store, Tx


def import_staff(
    file: Annotated[Path, typer.Argument(help="Bảng tính XLSX, XLS, ODS hoặc CSV.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem trước, không ghi gì.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ghi ngay, không hỏi lại.")] = False,
) -> None:
    """Nhập danh sách cán bộ; mỗi người mới được một lời mời, nhập lại thì sửa, không ghi đôi.

    Đường dẫn mời nằm trong tệp <tên>-loi-moi.csv bên cạnh, chỉ chủ tệp đọc được.
    """
    if not file.is_file():
        raise Problem(f"Không có tệp {file}.", 2)
    settings = setting_file.load()
    with using(settings) as store:
        plan = ask_staff(file, steps.drive(store, steps.gather()))
        if isinstance(plan, Unreadable):
            raise Problem(texts.UNREADABLE[plan])
        preview = preview_of(plan)
        _tell(preview, plan)
        hand_back(file, plan)
        if dry_run or not preview.writes:
            return
        if not yes:
            typer.confirm("Ghi vào danh sách cán bộ?", abort=True)
        _write(store, settings, file, plan)


def _tell(preview: Preview, plan: StaffPlan) -> None:
    typer.echo(
        f"Mời mới: {preview.new} · Được sửa: {preview.changed} · "
        f"Giữ nguyên: {preview.same} · Dòng chưa nhập được: {preview.bad}"
    )
    for name, had, has in preview.roles:
        typer.echo(f"• {name}: {staff_news.named(had)} → {staff_news.named(has)}")
    if preview.positions:
        typer.echo(f"Chức vụ được hiểu là cán bộ: {', '.join(preview.positions)}")
    tell_problems(plan)


def _write(store: Store, settings: Settings, file: Path, plan: StaffPlan) -> None:
    import_id = store.run(
        lambda tx: roster_imports.begin(tx, file.name, Stage.PREVIEWED, listed=Listed.STAFF)
    )
    rows: list[StaffMatched | RowProblem] = [*plan.matched, *plan.problems]
    steps.drive(store, steps.stage(import_id, preview_of(plan), rows))

    def told(tx: Tx, written: Written) -> None:
        news = staff_news.written(tx, import_id, written)
        if news:
            outbox.queue(tx, 0, news)

    invited = steps.drive(store, steps.write_staff(import_id, told))
    store.run(lambda tx: roster_imports.move(tx, import_id, Stage.PREVIEWED, Stage.DONE))
    done = store.run(lambda tx: roster_imports.get(tx, import_id))
    steps.drive(store, steps.clear(import_id))
    assert done is not None
    typer.echo(f"✅ Đã mời hoặc sửa {done.written} người.")
    if done.left_out:
        typer.echo(f"Bỏ qua {done.left_out} người vì danh sách vừa thay đổi trong lúc nhập.")
    if invited:
        _hand_links(store, settings, file, invited)


def _hand_links(store: Store, settings: Settings, file: Path, invited: Sequence[Invited]) -> None:
    username = store.run(bot_identity.username) or asyncio.run(bot_name(settings))
    until = store.run(lambda tx: local_time(tx.now + invites.VALID_FOR, tx.zone))
    rows = [(one.full_name, staff_news.link_of(one.code, username), until) for one in invited]
    beside = file.with_name(f"{file.stem}-loi-moi.csv")
    keep_private(beside, csv_bytes([staff_texts.INVITE_HEADING, *rows]))
    typer.echo(f"Đường dẫn mời: {beside}. Đường dẫn là bí mật, dùng một lần, đến {until}.")
