"""`gandan setup`: the first settings, asked one by one and checked."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from bot import env_file, first_start, health, setting_file, setting_rules
from bot.botapi import BotApi
from bot.cli.link import bot_name, invitation
from bot.cli.problem import Problem
from bot.opening import held, utc_now
from bot.settings import Settings
from domain.text import one_line

_TRIES = 3


def setup(
    commune: Annotated[str, typer.Option(help="Tên xã, phường, đặc khu, viết đủ.")] = "",
    province: Annotated[str, typer.Option(help="Tên tỉnh, thành phố, viết đủ.")] = "",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Sửa .env đã có mà không hỏi lại.")
    ] = False,
) -> None:
    """Hỏi token, tên xã, tên tỉnh; ghi .env, tạo cơ sở dữ liệu và in lời mời quản trị viên."""
    path = setting_file.ENV_FILE
    settings = setting_file.load(path)
    if settings.bot_token and path.exists() and not overwrite:
        typer.confirm("Tệp .env đã có token. Thay bằng thiết lập mới?", abort=True)
    # A token that is kept in a file stays there.
    token = {} if settings.bot_token_file else {"BOT_TOKEN": _ask_token(settings)}
    values = token | {
        "COMMUNE_NAME": commune or _ask("Tên xã, phường, đặc khu (viết đủ)"),
        "PROVINCE_NAME": province or _ask("Tên tỉnh, thành phố (viết đủ)"),
    }
    _write(path, values)
    typer.echo("✅ Đã ghi .env; chỉ chủ tệp đọc được.")
    _found(setting_file.load(path))


def _ask_token(settings: Settings) -> str:
    for _ in range(_TRIES):
        typed = typer.prompt(
            "Token của bot, do @BotFather cấp (không hiện khi gõ)", hide_input=True
        )
        try:
            token = setting_rules.token(SecretStr(typed)).get_secret_value()
        except ValueError as error:
            typer.echo(f"❌ Token {error}.")
            continue
        if _is_accepted(token, settings):
            return token
    raise Problem("Chưa có token dùng được; .env không đổi.")


def _is_accepted(token: str, settings: Settings) -> bool:
    api = BotApi(token, settings.bot_api_url, settings.proxy)
    found = asyncio.run(health.check(api, utc_now))
    if found.token_valid:
        typer.echo(f"✅ Token của @{found.username}.")
    elif found.reachable:
        typer.echo("❌ Telegram không nhận token này.")
    else:
        typer.echo("❌ Không tới được Telegram; nơi bị chặn thì đặt BOT_PROXY hoặc BOT_API_URL.")
        return typer.confirm("Vẫn ghi token này, kiểm tra sau?")
    return found.token_valid


def _ask(question: str) -> str:
    answer = ""
    while not answer or len(answer) > 100:
        answer = one_line(typer.prompt(question))
    return answer


def _write(path: Path, values: dict[str, str]) -> None:
    text = path.read_text("utf-8-sig") if path.exists() else setting_file.example()
    env_file.write(path, env_file.with_values(text, values))


def _found(settings: Settings) -> None:
    with held(settings) as store:
        code = store.run(lambda tx: first_start.prepare(tx, settings))
    typer.echo("✅ Cơ sở dữ liệu đã sẵn sàng.")
    if code is not None:
        typer.echo("Mở trên điện thoại của quản trị viên:")
        typer.echo(invitation(code, asyncio.run(bot_name(settings))))
    typer.echo("Chạy bot: make run, hoặc python -m bot run.")
