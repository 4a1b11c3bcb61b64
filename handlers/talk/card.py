"""How a talk's card looks: how far it is, what was answered, the question, the buttons."""

from domain.message import Button, Card
from domain.text import shorten
from handlers.talk import texts
from handlers.talk.kind import TalkKind
from handlers.talk.script import Option, Standing, T
from handlers.talk.state import State
from handlers.talk.step import Play, navigation

MOST_SHOWN = 80
MOST_FIELDS = 12
MOST_BESIDE = 3


def slot(talk_id: int) -> str:
    """The slot of a talk's card."""
    return f"talk:{talk_id}"


def draw(
    play: Play[T],
    state: State,
    standing: Standing[T],
    talk_id: int,
    kind: TalkKind[T],
    reason: str = "",
    about: str = "",
) -> Card:
    """The card of a talk as it stands. Where it goes is set by the desk."""
    question = standing.question
    assert question is not None
    view = play.view(state, standing)
    closes = getattr(question, "closes", False)
    lines = [_heading(state, question.key, kind, closes)]
    lines += [texts.about(about)] if about else []
    if not closes:
        lines += _fields(standing)
    lines += [texts.files(shown) for shown in play.files().values()]
    lines.append("")
    lines += [texts.question(question.ask)] if question.ask else []
    lines += [view.body] if view.body else []
    lines += ["", texts.reason(reason)] if reason else []
    rows = [_buttons(talk_id, state.turn, row) for row in view.rows]
    ways = tuple(navigation(state, standing))
    # Four beside each other cannot be read on a phone.
    parts = (ways[:1], ways[1:]) if len(ways) > MOST_BESIDE else (ways,)
    rows += [_buttons(talk_id, state.turn, part) for part in parts]
    return Card(slot(talk_id), "\n".join(lines).strip(), tuple(rows))


def step_number(key: str, steps: tuple[str, ...]) -> int:
    """The place among the steps of the one that a question's key begins with, from 1."""
    stem = key.partition("@")[0]
    begun = (n for n, step in enumerate(steps, 1) if stem == step or stem.startswith(f"{step}."))
    return next(begun, len(steps))


def _heading(state: State, key: str, kind: TalkKind[T], closes: bool) -> str:
    if closes or state.editing or len(kind.steps) < 2:
        return texts.title_only(kind.heading)
    return texts.heading(kind.heading, step_number(key, kind.steps), len(kind.steps))


def _fields(standing: Standing[T]) -> list[str]:
    asked = [p for p in standing.path if p.question.name and p.given.shown and not p.assumed]
    return [
        texts.field(p.question.name, shorten(p.given.shown, MOST_SHOWN))
        for p in asked[-MOST_FIELDS:]
    ]


def _buttons(talk_id: int, turn: int, options: tuple[Option, ...]) -> tuple[Button, ...]:
    return tuple(Button(o.label, f"t:{talk_id}:{turn}:{o.value}") for o in options)
