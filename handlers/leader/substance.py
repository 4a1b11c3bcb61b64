"""Words that tell little are questioned once before they are sent."""

from dataclasses import dataclass

from domain.answer import is_short, says_little
from domain.spoken import Spoken
from handlers.asks.choice import Choice, OneOf
from handlers.leader import texts
from handlers.talk.script import GoTo, Reaction, Scene, Script

REWRITE = "rewrite"


@dataclass(frozen=True, kw_only=True)
class AskOnceMore(OneOf[str]):
    """Send it as it is, or write the answer to the question `rewrites` anew."""

    rewrites: str

    def press(self, value: str, scene: Scene) -> Reaction:
        """Writing anew leads back to the answer; the old one stands until there is another."""
        return GoTo(self.rewrites) if value == f"c{REWRITE}" else super().press(value, scene)


def ask_once_more(said: Spoken, key: str, joins: str) -> Script[None]:
    """Whether an answer of few words is meant so; a spoken one is not looked at."""
    if not said.words or not says_little(said.words):
        return
    yield _sure(key, joins, texts.ASK_SUBSTANCE, texts.SUBSTANCE_HINT, texts.SEND_AS_IT_IS)


def ask_if_short(words: str, least: int, key: str, ask: str, joins: str = "note") -> Script[None]:
    """Whether so few letters are meant so; a voice note has none and is not looked at."""
    if words and is_short(words, least):
        yield _sure(key, joins, ask, texts.SHORT_HINT, texts.LEAVE_AS_IT_IS)


def _sure(key: str, joins: str, ask: str, hint: str, leave: str) -> AskOnceMore:
    choices = (Choice(REWRITE, texts.WRITE_MORE), Choice("sure", leave, ""))
    return AskOnceMore(
        key=f"{key}.sure",
        ask=ask,
        hint=hint,
        load=lambda: choices,
        meaning=str,
        rewrites=key,
        joins=joins,
    )
