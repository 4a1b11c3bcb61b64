"""The review card: everything at a glance, ✏️ for each field, and the button that sends."""

from dataclasses import dataclass
from html import escape

from domain.text import shorten
from handlers.asks import texts
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Amend,
    Given,
    GoTo,
    Json,
    Option,
    OptionRows,
    Passed,
    Question,
    Reaction,
    Scene,
    Unfit,
    View,
    Working,
)

MOST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Extra:
    """A further button of the review: it answers another question of the talk."""

    label: str
    amends: Amend


@dataclass(frozen=True, kw_only=True)
class Review(Question[bool]):
    """What was filled in, to be sent. `absent` are lines for what was not asked at all."""

    key: str = "review"
    ask: str = ""
    send: str = texts.SEND
    extra: tuple[Extra, ...] = ()
    absent: tuple[tuple[str, str], ...] = ()
    closes: bool = True

    def read(self, value: Json) -> bool:
        """It was sent."""
        return bool(value)

    def view(self, scene: Scene) -> View:
        """The fields, or the list of those that can be changed."""
        if scene.notes.get("editing"):
            return View(self._edit_rows(scene), escape(texts.WHAT_TO_EDIT))
        most = 4000 if scene.notes.get("full") else MOST_SHOWN
        lines = [_line(p.question.name, p.given.shown, most) for p in shown(scene.path)]
        lines += [_line(name, words, most) for name, words in self.absent]
        buttons = [Option(texts.EDIT, "edit")]
        buttons += [Option(extra.label, f"a{n}") for n, extra in enumerate(self.extra)]
        if not scene.notes.get("full") and any(
            len(p.given.shown) > MOST_SHOWN for p in shown(scene.path)
        ):
            buttons.append(Option(texts.FULL, "full"))
        return View(((Option(self.send, "send"),), tuple(buttons)), "\n".join(lines))

    def press(self, value: str, scene: Scene) -> Reaction:
        """Send, edit a field, look at everything, or a further button."""
        fields = [p.question.key for p in shown(scene.path)]
        number = int(value[1:]) if value[1:].isdecimal() else -1
        match value[:1]:
            case _ if value == "send":
                return Given(True, "")
            case _ if value in ("edit", "stop"):
                return Working({"editing": value == "edit"})
            case _ if value == "full":
                return Working({"full": True})
            case "f" if 0 <= number < len(fields):
                return GoTo(fields[number])
            case "a" if 0 <= number < len(self.extra):
                return self.extra[number].amends
        return Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Nothing is typed here but labels."""
        return None

    def _edit_rows(self, scene: Scene) -> OptionRows:
        rows = tuple(
            (Option(f"✏️ {shorten(p.question.name, 38)}", f"f{n}"),)
            for n, p in enumerate(shown(scene.path))
        )
        return (*rows, (Option(texts.FINISH_EDIT, "stop"),))


def shown(path: tuple[Passed, ...]) -> list[Passed]:
    """The fields a card shows."""
    return [passed for passed in path if passed.question.name and passed.given.shown]


def _line(name: str, words: str, most: int) -> str:
    words = words if len(words) <= most else shorten(words, most)
    return f"{escape(name)}: {escape(words)}"
