"""`gandan demo`: the practice chat, in a process of its own."""

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
        raise typer.Exit(_wait(process))


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Ctrl+C reaches both processes; this one only waits for the other to end."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
