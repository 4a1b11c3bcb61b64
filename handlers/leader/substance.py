"""An answer that tells the citizen little is questioned once before it is sent."""

from dataclasses import dataclass

from domain.answer import says_little
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
    choices = (Choice(REWRITE, texts.WRITE_MORE), Choice("sure", texts.SEND_AS_IT_IS, ""))
    yield AskOnceMore(
        key=f"{key}.sure",
        ask=texts.ASK_SUBSTANCE,
        hint=texts.SUBSTANCE_HINT,
        load=lambda: choices,
        meaning=str,
        rewrites=key,
        joins=joins,
    )
