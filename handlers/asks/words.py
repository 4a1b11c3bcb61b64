"""Words, typed or spoken."""

from dataclasses import dataclass

from domain.message import Words
from domain.spoken import Spoken
from domain.text import clean, one_line
from handlers.asks import texts
from handlers.asks.choice import in_columns
from handlers.talk.recorded import Recorded, Said
from handlers.talk.script import (
    Given,
    Json,
    Option,
    Question,
    Reaction,
    Remove,
    Scene,
    Unfit,
    View,
)
from handlers.wording import seconds

LONGEST_MESSAGE = 4096
"""As Telegram has it: words that could be sent are not refused."""


def spoken(given: Json) -> Spoken:
    """Words or voice from their stored form."""
    return Spoken(**given) if given else Spoken()


@dataclass(frozen=True, kw_only=True)
class Speak(Question[Spoken]):
    """Words or a voice note. With `removal` an earlier answer can be taken out of its loop."""

    most: int = LONGEST_MESSAGE
    hint: str = texts.WORDS_OR_VOICE
    removal: Remove | None = None
    remove_label: str = ""

    def read(self, value: Json) -> Spoken:
        """The words or the voice note."""
        return spoken(value)

    def view(self, scene: Scene) -> View:
        """A hint; the answer is typed or spoken."""
        if self.removal is not None and scene.old is not None:
            return View(((Option(self.remove_label, "rm"),),), self.hint)
        return View((), self.hint)

    def press(self, value: str, scene: Scene) -> Reaction:
        """Only the removal has a button."""
        if value == "rm" and self.removal is not None:
            return self.removal
        return Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Typed words, a photo's caption, or a voice note."""
        match content:
            case Words(text):
                return self._words(text)
            case Recorded(is_voice=True):
                shown = texts.voice(seconds(content.seconds))
                value = {"attachment_id": content.attachment_id, "seconds": content.seconds}
                return Given(value, shown)
            case Recorded() if content.caption:
                return self._words(content.caption)
        return None

    def _words(self, text: str) -> Reaction:
        words = clean(text)
        if not any(c.isprintable() and not c.isspace() for c in words):
            return Unfit(texts.EMPTY)
        if len(words) > self.most:
            return Unfit(texts.too_long(self.most, len(words)))
        return Given({"words": words}, words)


@dataclass(frozen=True, kw_only=True)
class Write(Speak):
    """Words that must be written, however long."""

    hint: str = texts.WORDS_ONLY

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Typed words, or a caption."""
        if isinstance(content, Recorded) and content.is_voice:
            return Unfit(texts.WRITTEN_ONLY)
        return super().hear(content, scene)


@dataclass(frozen=True, kw_only=True)
class Line(Question[str]):
    """One short line: a name, a reason. `suggestions` are answers at one tap."""

    most: int = 60
    hint: str = texts.WORDS_ONLY
    suggestions: tuple[str, ...] = ()

    def read(self, value: Json) -> str:
        """The line."""
        return str(value)

    def view(self, scene: Scene) -> View:
        """A hint, and the suggestions."""
        options = [Option(words, f"s{n}") for n, words in enumerate(self.suggestions)]
        offers = bool(options) and self.hint == texts.WORDS_ONLY
        return View(in_columns(options, 1), texts.CHOOSE_OR_WRITE if offers else self.hint)

    def press(self, value: str, scene: Scene) -> Reaction:
        """A suggestion."""
        for n, words in enumerate(self.suggestions):
            if value == f"s{n}":
                return Given(words, words)
        return Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Typed words on one line."""
        if not isinstance(content, Words):
            return None
        line = one_line(content.text)
        if not any(c.isalnum() for c in line):
            return Unfit(texts.EMPTY)
        if len(line) > self.most:
            return Unfit(texts.too_long(self.most, len(line)))
        return Given(line, line)
