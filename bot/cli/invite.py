"""`gandan invite`: an invitation from the command line, also while the bot runs."""

import asyncio
from typing import Annotated

import typer

from bot import setting_file
from bot.cli.link import bot_name, invitation
from bot.cli.problem import Problem
from bot.opening import using
from domain.people import Role
from domain.text import fold, one_line
from storage import commune, invites
from storage.transaction import Tx


def invite(
    role: Annotated[list[Role], typer.Option(help="Vai; ghi nhiều lần nếu kiêm nhiều vai.")],
    name: Annotated[str, typer.Option(help="Họ tên người được mời.")],
    hamlet: Annotated[
        list[str] | None, typer.Option(help="Ấp, thôn phụ trách; ghi nhiều lần được.")
    ] = None,
) -> None:
    """Tạo một lời mời dùng một lần, có hạn 7 ngày, và in đường dẫn."""
    settings = setting_file.load()
    full_name = one_line(name)
    if not full_name:
        raise Problem("--name: cần họ tên.", 2)
    with using(settings) as store:
        code = store.run(lambda tx: _create(tx, full_name, role, hamlet or []))
    typer.echo(invitation(code, asyncio.run(bot_name(settings))))


def _create(tx: Tx, full_name: str, roles: list[Role], hamlets: list[str]) -> str:
    return invites.create(tx, full_name, roles, [_hamlet_id(tx, name) for name in hamlets])


def _hamlet_id(tx: Tx, name: str) -> int:
    known = commune.hamlets(tx)
    for hamlet in known:
        if fold(hamlet.name) == fold(name):
            return hamlet.id
    names = "; ".join(hamlet.name for hamlet in known) or "chưa có ấp, thôn nào"
    raise Problem(f"--hamlet: không có «{one_line(name)}». Hiện có: {names}.", 2)
