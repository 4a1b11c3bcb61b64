"""The question that collects lines, one message or several."""

import re
from dataclasses import dataclass

from domain.commitment import LONGEST_LINE, MOST_LINES
from domain.message import Words
from domain.text import one_line
from handlers.asks import texts as asks_texts
from handlers.asks.choice import in_columns
from handlers.commitments import texts
from handlers.models.asking import sign
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Given,
    Json,
    Option,
    Question,
    Reaction,
    Scene,
    Unfit,
    View,
    Working,
)

_BULLET = re.compile(r"^\s*(?:[-–•*+]|\d{1,2}[.)])\s*")


def lines_given(lines: list[str]) -> Given:
    """Lines as an answer."""
    return Given(lines, "; ".join(lines))


@dataclass(frozen=True, kw_only=True)
class Lines(Question[tuple[str, ...]]):
    """Several lines: what is typed is added, each can be taken out again."""

    def read(self, value: Json) -> tuple[str, ...]:
        """The lines."""
        return tuple(value)

    def view(self, scene: Scene) -> View:
        """The lines so far, and what ends the question."""
        lines = _lines(scene)
        if not lines:
            return View((), texts.LINES_HINT)
        outs = [Option(texts.take_out(n), f"-{sign(line)}") for n, line in enumerate(lines, 1)]
        rows = ((Option(asks_texts.DONE, "done"),), *in_columns(outs, 3))
        return View(rows, f"{texts.numbered(lines)}\n\n{texts.LINES_HINT}")

    def press(self, value: str, scene: Scene) -> Reaction:
        """The end, or a line is taken out; taken out twice it is out."""
        lines = _lines(scene)
        if value == "done" and lines:
            return lines_given(lines)
        if value[:1] == "-":
            return Working({"lines": [line for line in lines if sign(line) != value[1:]]})
        return Unfit(asks_texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Typed lines, with or without numbers before them."""
        if not isinstance(content, Words):
            return None
        typed = [one_line(_BULLET.sub("", line)) for line in content.text.split("\n")]
        named = [line for line in typed if any(c.isalnum() for c in line)]
        if not named:
            return Unfit(texts.NOTHING_TYPED)
        if any(len(line) > LONGEST_LINE for line in named):
            return Unfit(texts.too_long(LONGEST_LINE))
        lines = list({sign(line): line for line in [*_lines(scene), *named]}.values())
        return Unfit(texts.too_many(MOST_LINES)) if len(lines) > MOST_LINES else _worked(lines)


def _worked(lines: list[str]) -> Working:
    return Working({"lines": lines})


def _lines(scene: Scene) -> list[str]:
    if "lines" in scene.notes:
        return list(scene.notes["lines"])
    return list(scene.old.value) if scene.old else []
