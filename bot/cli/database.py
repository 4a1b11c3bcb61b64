"""`gandan migrate`, `backup` and `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from bot import backups, setting_file
from bot.cli.problem import Problem
from bot.opening import NotReady, bring_up, utc_now
from storage.backup import BrokenBackup, Manifest, RestoreRefused, UsePgDump
from storage.backup import restore as put_back
from storage.engine import sqlite_path
from storage.lock import lock_database

_POSTGRES = (
    "PostgreSQL: sao lưu bằng pg_dump --format=custom, khôi phục bằng pg_restore; "
    "chép thêm thư mục DATA_DIR."
)


def migrate() -> None:
    """Nâng cấp cơ sở dữ liệu lên bản này; tệp SQLite được sao lưu trước."""
    settings = setting_file.load()
    settings.make_data_dir()
    with lock_database(settings.database):
        done = bring_up(settings)
    typer.echo("✅ Đã nâng cấp cơ sở dữ liệu." if done else "✅ Cơ sở dữ liệu đã đúng bản.")


def backup(
    to: Annotated[
        Path | None, typer.Option(help="Tệp .zip; không ghi thì vào DATA_DIR/backups.")
    ] = None,
) -> None:
    """Sao lưu cơ sở dữ liệu và mọi tệp kèm theo, cả khi bot đang chạy.

    Bản cũ trong DATA_DIR/backups được xóa theo RETENTION_DAYS, trừ bản mới nhất.
    """
    settings = setting_file.load()
    path = sqlite_path(settings.database)
    if path is not None and not path.exists():
        raise NotReady
    try:
        archive, manifest = backups.make(settings, to, utc_now())
    except UsePgDump:
        raise Problem(_POSTGRES) from None
    except OSError as error:
        raise Problem(f"Không ghi được bản sao lưu ({error.strerror}).") from None
    typer.echo(f"✅ {archive}: {_contents(manifest)}.")
    typer.echo("Bản sao lưu chứa dữ liệu cá nhân: cất giữ như chính dữ liệu.")


def restore(
    file: Annotated[Path, typer.Argument(help="Bản sao lưu .zip.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ kiểm tra bản sao lưu, không đổi gì.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Thay dữ liệu đang có; dữ liệu ấy được dời sang bên.")
    ] = False,
) -> None:
    """Kiểm tra một bản sao lưu rồi khôi phục từ đó; bot phải đang dừng."""
    settings = setting_file.load()
    try:
        manifest = put_back(
            file, settings.database, settings.data_dir, dry_run=dry_run, replace=replace
        )
    except UsePgDump:
        raise Problem(_POSTGRES) from None
    except BrokenBackup:
        raise Problem("Bản sao lưu hỏng hoặc không phải của Gần Dân; không đổi gì.") from None
    except RestoreRefused:
        raise Problem("Đã có cơ sở dữ liệu; thêm --replace để thay.", 2) from None
    if dry_run:
        typer.echo(f"✅ Bản sao lưu nguyên vẹn: {_contents(manifest)}. Chưa đổi gì.")
    else:
        typer.echo(f"✅ Đã khôi phục: {_contents(manifest)}.")


def _contents(manifest: Manifest) -> str:
    size = sum(entry.size_bytes for entry in manifest.entries) / 1_000_000
    files = len(manifest.entries) - 1
    return f"cơ sở dữ liệu và {files} tệp, {size:.1f} MB, lập {manifest.made_at:%d/%m/%Y %H:%M} UTC"
