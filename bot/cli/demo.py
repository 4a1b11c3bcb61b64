"""`gandan demo`: the practice chat, in a process of its own."""

import signal
import subprocess
import sys
from typing import Annotated

import typer


def demo(
    port: Annotated[int | None, typer.Option(help="Cổng của trang thực hành.")] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Không tự mở trình duyệt.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Bỏ dữ liệu thực hành cũ.")] = False,
) -> None:
    """Thực hành trên máy này, không cần Telegram: mở trang có nhiều điện thoại."""
    options = ["--port", str(port)] if port is not None else []
    options += ["--no-browser"] * no_browser + ["--fresh"] * fresh
    # The practice room stands above the bot and is not imported from it.
    with subprocess.Popen([sys.executable, "-m", "practice", *options]) as process:
        # Ctrl+C reaches both processes; whoever ends this one alone means both, too.
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        raise typer.Exit(_wait(process))


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Waits for the other to end; Ctrl+C does not end this one before."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
