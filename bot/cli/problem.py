"""How a command stops: one line on standard error and an exit code, never a traceback."""

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import structlog
import typer

from bot.opening import NotReady
from bot.settings import SettingsError
from storage.engine import is_outage
from storage.lock import DatabaseInUse
from storage.schema import SchemaTooNew
from storage.transaction import DatabaseUnavailable

P = ParamSpec("P")

USAGE = 2
"""Exit code of a wrong setting or a wrong command line; anything else that fails is 1."""

_LINES: dict[type[Exception], str] = {
    DatabaseInUse: "Cơ sở dữ liệu đang được một tiến trình khác dùng.",
    DatabaseUnavailable: "Không dùng được cơ sở dữ liệu; xem DATABASE_URL và ổ đĩa.",
    NotReady: "Cơ sở dữ liệu chưa sẵn sàng; chạy «gandan migrate» hoặc «gandan run».",
    SchemaTooNew: "Cơ sở dữ liệu do bản Gần Dân mới hơn tạo; hãy cài bản mới rồi chạy lại.",
}


class Problem(Exception):
    """A command cannot go on. The message is one line in Vietnamese."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def told(command: Callable[P, None]) -> Callable[P, None]:
    """The command, whose failures are said in one line."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            # Whoever read on (`| head`) has read enough; nothing may be flushed there any more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None
        except Exception as error:  # noqa: BLE001 (here a command ends, whatever it was)
            problem = _problem(error)
            typer.echo(f"❌ {problem}", err=True)
            raise typer.Exit(problem.exit_code) from None

    return run


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, SettingsError):
        return Problem(str(error), USAGE)
    if is_outage(error):
        return Problem(_LINES[DatabaseUnavailable])
    for kind, line in _LINES.items():
        if isinstance(error, kind):
            return Problem(line)
    structlog.get_logger("gandan").critical("command failed", exc_info=error)
    return Problem("Có lỗi ngoài dự kiến; nhật ký ở trên nói rõ hơn.")
