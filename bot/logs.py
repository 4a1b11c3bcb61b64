"""Logs: structlog and the standard library's loggers come out in one form, redacted."""

import logging
import logging.config
import sys
from collections.abc import Callable, MutableMapping
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog

from bot import redaction

# Their messages are about revisions, jobs and ports; all others' arguments are hidden.
_TRUSTED = ("alembic", "apscheduler", "uvicorn.error")
# Chatty below a warning; what they would say is the content of every call.
_QUIET = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "telegram",
    "uvicorn.access",
    "sqlalchemy",
)

_Event = MutableMapping[str, Any]


def configure(
    level: str = "INFO",
    form: Literal["console", "json"] = "console",
    stream: TextIO | None = None,
) -> None:
    """Send every log of this process to `stream` (standard error), redacted.

    May be called again; the last call counts.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_foreign_words, *_shared()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _render_exception,
                redaction.only_listed,
                _renderer(form, stream),
            ],
            pass_foreign_args=True,
            use_get_message=False,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # An error in a log call must not print its arguments.
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def catch_uncaught() -> None:
    """What nobody caught goes to the log too, instead of a traceback with its message."""
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger("gandan").critical("uncaught", exc_info=error)


def _shared() -> list[Callable[[Any, str, _Event], _Event]]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _renderer(form: str, stream: TextIO) -> Callable[[Any, str, _Event], str | bytes]:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty())


def _foreign_words(_: object, __: str, event: _Event) -> _Event:
    """Another library's record: its template, with only those arguments that say nothing.

    Text put together beforehand may hold anything after its first line.
    """
    arguments = event.pop("positional_args", None) or ()
    record: logging.LogRecord = event["_record"]
    trusted = record.name.startswith(_TRUSTED)
    template = str(event["event"]).partition("\n")[0]
    event["event"] = _filled(template, arguments, trusted)
    return event


def _filled(template: str, arguments: object, trusted: bool) -> str:
    if not isinstance(arguments, tuple) or not arguments:
        return template
    plain = [one if isinstance(one, int | float) else _plain(one, trusted) for one in arguments]
    try:
        return template % tuple(plain)
    except (TypeError, ValueError):
        return template


def _plain(value: object, trusted: bool) -> str:
    if trusted:
        return str(value)
    return redaction.told(value) if isinstance(value, BaseException) else redaction.HIDDEN


def _render_exception(_: object, __: str, event: _Event) -> _Event:
    error = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["exception"] = redaction.trace(error)
    return event
