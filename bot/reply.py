"""What came back from the Bot API, and what it means."""

from dataclasses import dataclass
from typing import Any

from telegram.error import NetworkError

from bot.refusal import as_error, read_answer


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the body, and the server's own idea of the time."""

    status: int
    body: bytes
    date: str | None


# Telegram's JSON has no spaces. Another's would be read like any other answer.
_DONE = b'{"ok":true,'


def is_done(reply: Reply) -> bool:
    """Whether the method plainly succeeded, as can be seen without reading the result."""
    return 200 <= reply.status < 300 and reply.body.startswith(_DONE)


def result_of(reply: Reply) -> Any:
    """The result in a successful answer.

    Raises:
        TelegramError: The answer is a refusal, or not the Bot API's at all.
    """
    if 200 <= reply.status < 300:
        answer = read_answer(reply.body)
        if "result" in answer:
            return answer["result"]
        raise NetworkError("an answer that is not the Bot API's")
    raise as_error(reply.status, reply.body)
