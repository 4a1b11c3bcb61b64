"""`python -m practice`: the whole bot on this machine, with a page to play everybody's part."""

import argparse
import asyncio
import contextlib
import signal
import sys
import webbrowser
from zoneinfo import ZoneInfo

from practice import beginning, own_data
from practice.control import Bot
from practice.events import Events
from practice.leash import Leash
from practice.server import DEFAULT_PORT, free_socket, served
from practice.standin import StandIn
from storage.lock import DatabaseInUse

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m practice", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="cổng (mặc định 8181)")
    parser.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")
    parser.add_argument("--fresh", action="store_true", help="xóa dữ liệu tập dượt, làm lại từ đầu")
    return parser.parse_args()


def _stop_requested() -> asyncio.Event:
    """An event that Ctrl-C sets; works where the loop takes no signal handlers, too."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def watch(bot: Bot, events: Events, stop: asyncio.Event) -> None:
    """Tells every page when the bot is up or down, until it is over.

    It waits in short turns: on Windows a signal is only seen between two of them.
    """
    running = False
    while not stop.is_set():
        if bot.running != running:
            running = bot.running
            events.tell("bot", running=running)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.5)


async def _run(options: argparse.Namespace) -> None:
    standin = StandIn(own_data.DIRECTORY, ZONE)
    beginning.begin(standin)
    listening = free_socket(options.port)
    address = "http://{}:{}".format(*listening.getsockname())
    own_data.note_address(own_data.DIRECTORY, address)
    leash = Leash(own_data.DIRECTORY, address, standin.clock)
    stop = _stop_requested()
    async with served(standin, listening, leash.door, leash):
        try:
            await leash.start()
            print(f"Bản tập dượt Gần Dân: {address} (Ctrl-C để dừng)", flush=True)  # noqa: T201
            if not options.no_browser:
                webbrowser.open(address)
            await watch(leash, standin.events, stop)
        finally:
            await leash.stop()


def main() -> None:
    """Runs until Ctrl-C; ends with one line when it cannot start."""
    options = _options()
    try:
        own_data.prepare(own_data.DIRECTORY)
        with own_data.held(own_data.DIRECTORY):
            if options.fresh:
                own_data.clear(own_data.DIRECTORY)
            asyncio.run(_run(options))
    except DatabaseInUse:
        where = own_data.address(own_data.DIRECTORY)
        sys.exit(f"Bản tập dượt đang chạy ở một cửa sổ khác. {where}".strip())
    except (own_data.NotOurs, RuntimeError, OSError) as why:
        sys.exit(str(why))


if __name__ == "__main__":
    main()
