"""Questions of the register: words that were used before at one tap, or new ones typed."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.message import Words
from domain.model import LONGEST_TOPIC, MOST_TOPICS
from domain.text import fold, one_line, shorten
from handlers.asks import texts as asks_texts
from handlers.asks.choice import in_columns, on_page, turned
from handlers.asks.words import Line
from handlers.models import form_texts as texts
from handlers.pages import LABEL_LENGTH
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

LABEL_WITH_TICK = LABEL_LENGTH - 2
TOPICS_SHOWN = 8


def sign(words: str) -> str:
    """What stands for words on a button: the same while they fold alike."""
    return f"{zlib.crc32(fold(words).encode()):08x}"


@dataclass(frozen=True, kw_only=True)
class Pick(Line):
    """A line that is one of those known, or typed; a known one keeps the spelling it has.

    `shows` are the words that stand on the card for a known one that says something else.
    """

    load: Callable[[], Sequence[str]]
    shows: Mapping[str, str] = field(default_factory=dict)

    def view(self, scene: Scene) -> View:
        """A button each."""
        options = [Option(shorten(w, LABEL_LENGTH), f"u{sign(w)}") for w in self.load()]
        listed, turns = on_page(options, scene)
        hint = asks_texts.CHOOSE_OR_WRITE if options else asks_texts.WORDS_ONLY
        return View(in_columns(listed, 1) + turns, hint, tuple(listed))

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of those known."""
        known = next((w for w in self.load() if value == f"u{sign(w)}"), None)
        if known is not None:
            return Given(known, self.shows.get(known, known))
        return turned(value, scene) or Unfit(asks_texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Typed words."""
        said = super().hear(content, scene)
        if not isinstance(said, Given):
            return said
        same = next((w for w in self.load() if fold(w) == fold(said.value)), None)
        return Given(same, same) if same is not None else said


@dataclass(frozen=True, kw_only=True)
class Topics(Question[tuple[str, ...]]):
    """Any number of topics, a few toggles at a time; what is typed is added. `now` is ticked."""

    load: Callable[[], Sequence[str]]
    now: tuple[str, ...] = ()

    def read(self, value: Json) -> tuple[str, ...]:
        """The topics."""
        return tuple(value)

    def view(self, scene: Scene) -> View:
        """What is chosen, a toggle each, and what ends the question or shows more of them."""
        chosen = self._chosen(scene)
        on = {sign(words) for words in chosen}
        toggles = [
            Option(f"✅ {shorten(words, LABEL_WITH_TICK)}", f"-{sign(words)}")
            if sign(words) in on
            else Option(f"⬜ {shorten(words, LABEL_WITH_TICK)}", f"+{sign(words)}")
            for words in self._known(chosen)
        ]
        last = max(0, len(toggles) - 1) // TOPICS_SHOWN
        number = min(scene.notes.get("page", 0), last)
        listed = toggles[number * TOPICS_SHOWN : (number + 1) * TOPICS_SHOWN]
        ends = [Option(asks_texts.LESS, f"p{number - 1}")] if number else []
        ends.append(Option(asks_texts.DONE, "done"))
        ends += [Option(asks_texts.MORE, f"p{number + 1}")] if number < last else []
        rows = (*in_columns(listed, 2), tuple(ends))
        return View(rows, texts.topics_so_far(chosen), tuple(listed))

    def press(self, value: str, scene: Scene) -> Reaction:
        """A toggle, another page, or the end."""
        chosen = self._chosen(scene)
        if value == "done":
            return Given(chosen, "; ".join(chosen) or texts.NOT_WRITTEN)
        meant = next((w for w in self._known(chosen) if sign(w) == value[1:]), None)
        if meant is None or value[:1] not in ("+", "-"):
            return turned(value, scene) or Unfit(asks_texts.GONE)
        kept = [words for words in chosen if sign(words) != value[1:]]
        return self._with(scene, [*kept, meant] if value[0] == "+" else kept)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Topics typed, one or several in a line; one that is known keeps its spelling."""
        if not isinstance(content, Words):
            return None
        typed = [one_line(part) for part in re.split(r"[,;\n]", content.text)]
        named = [words for words in typed if any(c.isalnum() for c in words)]
        if not named:
            return Unfit(asks_texts.EMPTY)
        if any(len(words) > LONGEST_TOPIC for words in named):
            return Unfit(texts.topic_too_long(LONGEST_TOPIC))
        chosen = self._chosen(scene)
        known = {sign(words): words for words in self._known(chosen)}
        added = {sign(words): known.get(sign(words), words) for words in [*chosen, *named]}
        return self._with(scene, list(added.values()))

    def _with(self, scene: Scene, chosen: list[str]) -> Reaction:
        if len(chosen) > MOST_TOPICS:
            return Unfit(texts.too_many_topics(MOST_TOPICS))
        return Working({**scene.notes, "on": chosen})

    def _known(self, chosen: list[str]) -> list[str]:
        offered = list(self.load())
        there = {sign(words) for words in offered}
        return [*(words for words in chosen if sign(words) not in there), *offered]

    def _chosen(self, scene: Scene) -> list[str]:
        if "on" in scene.notes:
            return list(scene.notes["on"])
        return list(scene.old.value) if scene.old else list(self.now)
