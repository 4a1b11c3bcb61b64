"""`gandan run`: the bot itself, until it is told to stop."""

import asyncio
import contextlib
import gc
import signal

import structlog
import typer

from bot import first_start, logs, redaction, setting_file
from bot.app import App
from bot.cli.link import bot_name, invitation
from bot.opening import held, utc_now
from bot.settings import Settings
from storage import bot_identity
from storage.transaction import Store

log = structlog.get_logger()


def run() -> None:
    """Chạy bot cho đến khi nhấn Ctrl+C (hoặc nhận SIGTERM)."""
    # Only here: the other commands need not wait for all of the bot to load.
    from bot.compose import compose

    settings = setting_file.load()
    logs.configure(settings.log_level, settings.log_format)
    redaction.keep_secret([settings.token(), settings.proxy])
    with held(settings) as store:
        greet(settings, store)
        keep_loaded()
        asyncio.run(_serve(compose(settings, store, utc_now)))


def keep_loaded() -> None:
    """What is loaded by now stays, and is not looked through again for what nobody needs.

    Python stops the whole process for that: for a tenth of a second, whoever waits for a reply.
    """
    gc.collect()
    gc.freeze()


def greet(settings: Settings, store: Store) -> None:
    """Prepare a new database, and print the invitation while nobody is on the staff."""
    name = asyncio.run(bot_name(settings))
    if name:
        store.run(lambda tx: bot_identity.remember(tx, name))
    code = store.run(lambda tx: first_start.prepare(tx, settings))
    if code is not None:
        typer.echo("Chưa có ai trong danh sách cán bộ. Mời quản trị viên đầu tiên:")
        typer.echo(invitation(code, name))


async def _serve(app: App) -> None:
    stop = _stop_requested()
    await app.start()
    try:
        await _wait(stop)
    finally:
        log.info("stopping")
        await app.stop()


def _stop_requested() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not the loop's own handlers, which Windows does not have.
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def _wait(stop: asyncio.Event) -> None:
    """In short turns: on Windows a signal is only seen between two of them."""
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.5)
