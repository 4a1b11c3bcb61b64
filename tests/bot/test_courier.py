"""One step of a row after the other, against a Bot API that only writes down what it is asked."""

from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bot.botapi import BotApi
from bot.chat import Parcel
from bot.courier import Courier, Verdict
from domain.message import Lane
from storage.outbox import Answer, Waiting

NOW = datetime(2026, 12, 5, tzinfo=UTC)


class Notebook:
    """Everything is granted."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def call(
        self, method: str, params: dict[str, Any], files: Any = None, *, heeded: bool
    ) -> bool:
        self.asked.append(str(params["callback_query_id"]))
        return True


async def test_an_answer_handed_on_after_it_was_given_is_not_given_again(tmp_path: Path) -> None:
    notebook = Notebook()
    courier = Courier(cast(BotApi, notebook), lambda: NOW, tmp_path, lambda unit, speaks: None)
    first, second = Answer("tap1", "", False), Answer("tap2", "", False)
    for number, answers in enumerate([(first,), (first, second)]):
        row = Waiting(number, 7, Lane.LIVE, None, answers, NOW, None, 0, "page", None)
        parcel = Parcel(row, deque(answers))
        while await courier.step(parcel) is Verdict.MORE:
            pass
    assert notebook.asked == ["tap1", "tap2"]
