"""Toggles that start from what holds now, with a line about the choices."""

from dataclasses import dataclass, replace
from typing import Any, Generic

from handlers.asks.choice import ManyOf
from handlers.asks.review import Review
from handlers.talk.script import A, Scene, View


@dataclass(frozen=True, kw_only=True)
class Toggles(ManyOf[A], Generic[A]):
    """Many of several; `now` is ticked until the person changes it. `hint` is HTML."""

    now: tuple[str | int, ...] = ()
    hint: str = ""

    def view(self, scene: Scene) -> View:
        """The toggles under the hint."""
        return replace(super().view(scene), body=self.hint)

    def _chosen(self, scene: Scene) -> list[Any]:
        if "on" in scene.notes or scene.old is not None:
            return super()._chosen(scene)
        return list(self.now)


@dataclass(frozen=True, kw_only=True)
class Careful(Review):
    """A review of what cannot be undone: the safe buttons stand first."""

    def view(self, scene: Scene) -> View:
        """The review with its sending button below the others."""
        view = super().view(scene)
        return view if scene.notes.get("editing") else replace(view, rows=view.rows[::-1])
