"""👤 Naming who is responsible, the deputy, and who stands above."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.authority import Action, scope
from domain.message import Utterance
from domain.people import Person
from domain.responsibility import Part, Post, Trouble
from domain.text import shorten
from handlers.asks.choice import Choice, OneOf
from handlers.call import Call
from handlers.pages import LABEL_LENGTH
from handlers.responsible import texts
from handlers.responsible.pages import show_field, target
from handlers.responsible.table import problems_of
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import categories, commune, history, responsibles, staff

MOST_ABOVE = 6


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named, in order, and where."""

    hamlet_id: int | None
    people: tuple[int, ...]


def starting(kind: TalkKind[Named]) -> Callable[[Call], list[Utterance]]:
    """A route that asks who is to be named for a category."""

    def start(call: Call) -> list[Utterance]:
        target(call)
        return open_anew(call, kind, {"category": call.id})

    return start


def _ask_hamlet(call: Call) -> Script[int | None]:
    def places() -> tuple[Choice, ...]:
        named = [Choice(h.id, shorten(h.name, LABEL_LENGTH)) for h in commune.hamlets(call.tx)]
        return (Choice(0, texts.EVERYWHERE), *named)

    hamlet_id: int = yield OneOf(
        key="hamlet",
        name=texts.HAMLET,
        ask=texts.ASK_HAMLET,
        load=places,
        meaning=int,
        columns=2,
    )
    return hamlet_id or None


def _people(call: Call, but: tuple[int, ...] = ()) -> tuple[Choice, ...]:
    return tuple(
        Choice(p.id, shorten(p.full_name, LABEL_LENGTH), p.full_name)
        for p in staff.everyone(call.tx)
        if p.id not in but and _may_be_named(p)
    )


def _may_be_named(person: Person) -> bool:
    return scope(person, Action.SEE_ISSUE) is not None


def _asking_one(ask: str, hint: str = "") -> Callable[[Call, State], Script[Named]]:
    def play(call: Call, state: State) -> Script[Named]:
        hamlet_id = yield from _ask_hamlet(call)
        nobody = Choice(0, texts.NOBODY_CHOICE, texts.NOBODY_SHOWN)
        who: int = yield OneOf(
            key=f"who@{hamlet_id or 0}",
            name=texts.WHO,
            ask=ask,
            hint=hint,
            load=lambda: (*_people(call), nobody),
            meaning=int,
        )
        return Named(hamlet_id, (who,) if who else ())

    return play


def _ask_above(call: Call, state: State) -> Script[Named]:
    """One after another, from the first that a matter climbs to."""
    people: tuple[int, ...] = ()
    while len(people) < MOST_ABOVE:
        who = yield from _ask_next(call, people)
        if not who:
            break
        people = (*people, who)
    return Named(None, people)


def _ask_next(call: Call, people: tuple[int, ...]) -> Script[int]:
    who: int = yield OneOf(
        key=f"above.{len(people) + 1}@{'.'.join(map(str, people))}",
        name=texts.WHO,
        ask=texts.ASK_NEXT_ABOVE if people else texts.ASK_FIRST_ABOVE,
        load=lambda: (Choice(0, texts.ENOUGH, ""), *_people(call, people)),
        meaning=int,
    )
    return who


def _naming(part: Part) -> Callable[[Call, int, State, Named], list[Utterance]]:
    def name(call: Call, talk_id: int, state: State, named: Named) -> list[Utterance]:
        category_id = state.start["category"] or None
        here = replace(call, id=category_id or 0)
        target(here)
        _check(call, state, category_id, part, named)
        responsibles.put(call.tx, category_id, named.hamlet_id, part, named.people)
        new = f"{part} {named.hamlet_id or 0}: {','.join(map(str, named.people))}"
        history.record(call.tx, "category", category_id or 0, "named", by=call.person.id, new=new)
        return in_its_place(call, talk_id, show_field(here), texts.SAVED)

    return name


def _check(call: Call, state: State, category_id: int | None, part: Part, named: Named) -> None:
    """Everybody named is there, and no way comes back to somebody who had it."""
    last = list(state.answers)[-1]
    for person_id in named.people:
        person = staff.by_id(call.tx, person_id)
        if person is None or not _may_be_named(person):
            raise SendBack(last, texts.GONE)
    posts = responsibles.everything(call.tx)
    where = (category_id, named.hamlet_id, part)
    kept = [p for p in posts if (p.category_id, p.hamlet_id, p.part) != where]
    after = kept + [Post(*where, n, id) for n, id in enumerate(named.people)]
    before = {(p.category_id, p.hamlet_id) for p in _loops(call, posts)}
    if {(p.category_id, p.hamlet_id) for p in _loops(call, after)} - before:
        raise SendBack(last, texts.LOOPED)


def _loops(call: Call, posts: list[Post]) -> list[Post]:
    return [
        Post(one.category_id, one.hamlet_id, Part.ABOVE, 0, 0)
        for one in problems_of(call.tx, posts)
        if one.trouble is Trouble.LOOPED
    ]


def _about(call: Call, state: State) -> str:
    id = state.start["category"]
    return categories.name(call.tx, id) if id else texts.EVERY_FIELD_NAME


RESPONSIBLE: TalkKind[Named] = TalkKind(
    name="name_responsible",
    heading=texts.RESPONSIBLE_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("hamlet", "who"),
    play=_asking_one(texts.ASK_RESPONSIBLE),
    finish=_naming(Part.RESPONSIBLE),
)
DEPUTY: TalkKind[Named] = TalkKind(
    name="name_deputy",
    heading=texts.DEPUTY_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("hamlet", "who"),
    play=_asking_one(texts.ASK_DEPUTY, texts.DEPUTY_HINT),
    finish=_naming(Part.DEPUTY),
)
ABOVE: TalkKind[Named] = TalkKind(
    name="name_above",
    heading=texts.ABOVE_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("above",),
    play=_ask_above,
    finish=_naming(Part.ABOVE),
)
