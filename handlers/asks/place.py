"""The place of a matter, as a shared location."""

from dataclasses import dataclass

from domain.message import Spot
from domain.spoken import Place
from handlers.asks import texts
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Option, Question, Reaction, Scene, Unfit, View

NOWHERE = Given({}, texts.NONE)


def spot_given(spot: Spot) -> Given:
    """A shared location as an answer."""
    return Given({"latitude": spot.latitude, "longitude": spot.longitude}, texts.PLACED)


@dataclass(frozen=True, kw_only=True)
class Where(Question[Place | None]):
    """A location of the problem, never of a person; optional."""

    def read(self, value: Json) -> Place | None:
        """The point, or None when none was given."""
        return Place(**value) if value else None

    def view(self, scene: Scene) -> View:
        """How to send one, or none."""
        return View(((Option(texts.NO_PLACE, "none"),),), texts.PLACE_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """No place."""
        return NOWHERE if value == "none" else Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A shared location."""
        return spot_given(content) if isinstance(content, Spot) else None
