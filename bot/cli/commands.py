"""All commands, put together."""

import typer

from bot.cli import (
    authority,
    config,
    database,
    demo,
    doctor,
    exporting,
    invite,
    models,
    roster,
    run,
    schedule,
    setup,
    staff_list,
    texts,
)
from bot.cli.problem import told

app = typer.Typer(
    help="Gần Dân: sổ tay thăm hộ và theo dõi ý kiến người dân, trên Telegram.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
imports = typer.Typer(help="Nhập danh sách.", no_args_is_help=True, rich_markup_mode=None)
exports = typer.Typer(help="Xuất danh sách.", no_args_is_help=True, rich_markup_mode=None)
posts = typer.Typer(help="Bảng phân công.", no_args_is_help=True, rich_markup_mode=None)
settings = typer.Typer(help="Xem thiết lập.", no_args_is_help=True, rich_markup_mode=None)

app.command("run")(told(run.run))
app.command("demo")(told(demo.demo))
app.command("setup")(told(setup.setup))
app.command("doctor")(told(doctor.doctor))
app.command("invite")(told(invite.invite))
app.command("schedule")(told(schedule.schedule))
app.command("migrate")(told(database.migrate))
app.command("backup")(told(database.backup))
app.command("restore")(told(database.restore))
app.command("texts")(told(texts.texts))
imports.command("households")(told(roster.import_households))
imports.command("staff")(told(staff_list.import_staff))
imports.command("models")(told(models.import_models))
exports.command("households")(told(exporting.export_households))
exports.command("staff")(told(exporting.export_staff))
exports.command("models")(told(models.export_models))
posts.command("export")(told(authority.export_authority))
posts.command("import")(told(authority.import_authority))
app.add_typer(posts, name="authority")
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
settings.command("show")(told(config.show))
settings.command("example")(told(config.example))
app.add_typer(settings, name="config")
