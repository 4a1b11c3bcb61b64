"""Before a new issue is made: is it the same matter as an open one?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from domain.issue import IssueDraft, Kind, Raised
from domain.spoken import Place
from handlers.alike import texts
from handlers.alike.facts import AlikeFacts, Offer
from handlers.asks.choice import Choice, OneOf
from handlers.talk.script import Given, Json, Scene, Script, View

Find = Callable[[], tuple[Offer, ...]]


def ask_alike(
    facts: AlikeFacts, stem: str, kind: Kind, words: str, category_id: int, hamlet_id: int | None
) -> Script[int | None]:
    """Which open one in like words it is; None: it is a new one."""
    key = f"{stem}.alike@{category_id}"
    found = cache(lambda: facts.in_words(kind, words, category_id, hamlet_id))
    return (yield from _ask(facts, key, stem, found))


def ask_near(
    facts: AlikeFacts, stems: Sequence[str], raised: Sequence[Raised], place: Place | None
) -> Script[tuple[Raised, ...]]:
    """The same of what is at the place that was given, for each that goes to a leader."""
    asked: list[Raised] = []
    for stem, one in zip(stems, raised, strict=True):
        if place is not None and isinstance(one, IssueDraft) and _is_for_leader(one):
            one = replace(one, joins=(yield from _ask_near(facts, stem, one, place)))
        asked.append(one)
    return tuple(asked)


def _is_for_leader(draft: IssueDraft) -> bool:
    # What is said of one person's conduct is no other's matter, however near it happened.
    return draft.joins is None and draft.answer is None and draft.concerned_id is None


def _ask_near(facts: AlikeFacts, stem: str, draft: IssueDraft, place: Place) -> Script[int | None]:
    key = f"{stem}.near@{draft.category_id}"
    found = cache(lambda: facts.nearby(draft.kind, place, draft.category_id))
    return (yield from _ask(facts, key, stem, found))


@dataclass(frozen=True, kw_only=True)
class AskAlike(OneOf[int]):
    """The open ones with their masked words; an answer stands while the issue can be joined."""

    still: Callable[[int], bool]
    shown: Callable[[], str]

    def accepts(self, value: Json) -> bool:
        """A new matter stays one; what was joined may have been settled meanwhile."""
        return value == 0 or (isinstance(value, int) and self.still(value))

    def view(self, scene: Scene) -> View:
        """A button for each, and that it is another matter."""
        return replace(super().view(scene), body=self.shown())


def _ask(facts: AlikeFacts, key: str, joins: str, found: Find) -> Script[int | None]:
    joined: int = yield AskAlike(
        key=key,
        name=texts.NAME,
        ask=texts.ASK,
        load=lambda: _choices(found()),
        meaning=int,
        assumed=None if found() else Given(0, ""),
        joins=joins,
        still=facts.still,
        shown=lambda: texts.offered(
            [(one.code, one.days, one.households, one.words) for one in found()]
        ),
    )
    return joined or None


def _choices(found: Sequence[Offer]) -> tuple[Choice, ...]:
    single = len(found) == 1
    same = (
        Choice(
            one.id, texts.SAME if single else texts.same_as(one.code), texts.joined_with(one.code)
        )
        for one in found
    )
    return (*same, Choice(0, texts.OTHER, ""))
