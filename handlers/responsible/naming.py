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
from handlers.responsible.table import problems_of, said_of, stranded, tried
from handlers.roles import told_apart
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import categories, commune, history, responsibles, staff

MOST_ABOVE = 6


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named, in order, and where; `key` is the question that named them.

    Where nobody would get a matter then, it is only as `sure` that it is meant.
    """

    hamlet_id: int | None
    people: tuple[int, ...]
    key: str
    sure: bool = True


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
    everyone = staff.everyone(call.tx)
    names = told_apart(call.tx, everyone)
    return tuple(
        Choice(p.id, shorten(names[p.id], LABEL_LENGTH), names[p.id])
        for p in everyone
        if p.id not in but and _may_be_named(p)
    )


def _may_be_named(person: Person) -> bool:
    return scope(person, Action.SEE_ISSUE) is not None


def _asking_one(part: Part, ask: str, hint: str = "") -> Callable[[Call, State], Script[Named]]:
    def play(call: Call, state: State) -> Script[Named]:
        hamlet_id = yield from _ask_hamlet(call)
        nobody = Choice(0, texts.NOBODY_CHOICE, texts.NOBODY_SHOWN)
        key = f"who@{hamlet_id or 0}"
        who: int = yield OneOf(
            key=key,
            name=texts.WHO,
            ask=ask,
            hint=hint,
            load=lambda: (*_people(call), nobody),
            meaning=int,
        )
        named = Named(hamlet_id, (who,) if who else (), key)
        return (yield from _ask_sure(call, state, part, named))

    return play


def _ask_above(call: Call, state: State) -> Script[Named]:
    """One after another, from the first that a matter climbs to."""
    people: tuple[int, ...] = ()
    while len(people) < MOST_ABOVE:
        key = f"above.{len(people) + 1}@{'.'.join(map(str, people))}"
        who = yield from _ask_next(call, people, key)
        if not who:
            break
        people = (*people, who)
    return (yield from _ask_sure(call, state, Part.ABOVE, Named(None, people, key)))


def _ask_next(call: Call, people: tuple[int, ...], key: str) -> Script[int]:
    who: int = yield OneOf(
        key=key,
        name=texts.WHO,
        ask=texts.ASK_NEXT_ABOVE if people else texts.ASK_FIRST_ABOVE,
        load=lambda: (Choice(0, texts.ENOUGH, ""), *_people(call, people)),
        meaning=int,
    )
    return who


def _ask_sure(call: Call, state: State, part: Part, named: Named) -> Script[Named]:
    """Whether it is meant, where nobody would get a matter then; the safe button first."""
    category_id = _category(state)
    left = stranded(call.tx, _after(call, category_id, part, named), category_id, named.hamlet_id)
    if not left:
        return named
    sure: bool = yield OneOf(
        key=f"sure.{named.key}.{'.'.join(map(str, named.people))}",
        ask=texts.ASK_SURE,
        hint=texts.nobody_gets([said_of(call.tx, one) for one in left]),
        load=lambda: (Choice("no", texts.KEEP), Choice("yes", texts.NAME_ANYWAY)),
        meaning=lambda value: value == "yes",
    )
    return replace(named, sure=sure)


def _naming(part: Part) -> Callable[[Call, int, State, Named], list[Utterance]]:
    def name(call: Call, talk_id: int, state: State, named: Named) -> list[Utterance]:
        category_id = _category(state)
        here = replace(call, id=category_id or 0)
        target(here)
        if not named.sure:
            return in_its_place(call, talk_id, show_field(here), texts.KEPT)
        _check(call, category_id, part, named)
        responsibles.put(call.tx, category_id, named.hamlet_id, part, named.people)
        new = f"{part} {named.hamlet_id or 0}: {','.join(map(str, named.people))}"
        history.record(call.tx, "category", category_id or 0, "named", by=call.person.id, new=new)
        goes = tried(call.tx, category_id or 0, named.hamlet_id)
        return in_its_place(call, talk_id, show_field(here, goes), texts.SAVED)

    return name


def _check(call: Call, category_id: int | None, part: Part, named: Named) -> None:
    """Everybody named is there, and no way comes back to somebody who had it."""
    for person_id in named.people:
        person = staff.by_id(call.tx, person_id)
        if person is None or not _may_be_named(person):
            raise SendBack(named.key, texts.GONE)
    before = _loops(call, responsibles.everything(call.tx))
    if _loops(call, _after(call, category_id, part, named)) - before:
        raise SendBack(named.key, texts.LOOPED)


def _after(call: Call, category_id: int | None, part: Part, named: Named) -> list[Post]:
    """The table as it would be."""
    where = (category_id, named.hamlet_id, part)
    posts = responsibles.everything(call.tx)
    kept = [p for p in posts if (p.category_id, p.hamlet_id, p.part) != where]
    return kept + [Post(*where, n, id) for n, id in enumerate(named.people)]


def _loops(call: Call, posts: list[Post]) -> set[tuple[int, int | None]]:
    found = problems_of(call.tx, posts)
    return {(p.category_id, p.hamlet_id) for p in found if p.trouble is Trouble.LOOPED}


def _category(state: State) -> int | None:
    return state.start["category"] or None


def _about(call: Call, state: State) -> str:
    id = state.start["category"]
    return categories.name(call.tx, id) if id else texts.EVERY_FIELD_NAME


RESPONSIBLE: TalkKind[Named] = TalkKind(
    name="name_responsible",
    heading=texts.RESPONSIBLE_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("hamlet", "who"),
    play=_asking_one(Part.RESPONSIBLE, texts.ASK_RESPONSIBLE),
    finish=_naming(Part.RESPONSIBLE),
)
DEPUTY: TalkKind[Named] = TalkKind(
    name="name_deputy",
    heading=texts.DEPUTY_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("hamlet", "who"),
    play=_asking_one(Part.DEPUTY, texts.ASK_DEPUTY, texts.DEPUTY_HINT),
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
