"""Adds, renames and closes hamlets."""

from collections.abc import Callable
from dataclasses import replace

from domain.authority import Action
from domain.message import Say, Toast, Utterance
from domain.people import Person
from domain.text import shorten
from handlers.call import Call
from handlers.hamlets import flow, texts
from handlers.hamlets.facts import HamletFacts
from handlers.hamlets.flow import LONGEST_NAME, Closing, Gone
from handlers.hamlets.pages import show, show_hamlets, target
from handlers.roles import names_of_hamlets
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script, T
from handlers.talk.state import State
from storage import commune, history, mergers, staff

MOST_LISTED = 100


def start_add(call: Call) -> list[Utterance]:
    """➕ Thêm."""
    call.require(Action.MANAGE_HAMLETS)
    return open_anew(call, ADD, {})


def start_rename(call: Call) -> list[Utterance]:
    """✏️ Đổi tên."""
    return open_anew(call, RENAME, {"hamlet": target(call).hamlet_id})


def start_close(call: Call) -> list[Utterance]:
    """🚫 Đóng: where do its households and people go?"""
    facts = target(call)
    if facts.concerns_somebody and not facts.others():
        return [Toast(texts.NOWHERE, alert=True)]
    return open_anew(call, CLOSE, {"hamlet": facts.hamlet_id})


def finish_add(call: Call, talk_id: int, state: State, names: tuple[str, ...]) -> list[Utterance]:
    """Add those that are new; a closed hamlet of that name is opened again."""
    call.require(Action.MANAGE_HAMLETS)
    too_long = next((name for name in names if len(name) > LONGEST_NAME), None)
    if too_long:
        raise SendBack("names", texts.name_too_long(shorten(too_long, 20), LONGEST_NAME))
    known = [name for name in names if not _added(call, name)]
    words = texts.added(len(names) - len(known), shorten(", ".join(known), MOST_LISTED))
    listed = show_hamlets(replace(call, id=0))
    return in_its_place(call, talk_id, listed, words)


def finish_rename(call: Call, talk_id: int, state: State, name: str | Gone) -> list[Utterance]:
    """Give it the other name, unless another hamlet has it."""
    facts = _facts(call, state)
    if facts.hamlet is None or isinstance(name, Gone):
        return _gone(call, talk_id)
    if not commune.rename_hamlet(call.tx, facts.hamlet_id, name):
        raise SendBack("name", texts.NAME_TAKEN)
    _keep(call, facts.hamlet_id, "renamed", facts.hamlet.name, name)
    shown = show(call, _facts(call, state))
    return in_its_place(call, talk_id, shown, texts.RENAMED)


def finish_close(
    call: Call, talk_id: int, state: State, closing: Closing | Gone
) -> list[Utterance]:
    """Close it into the other one; its people are told what they look after now."""
    facts = _facts(call, state)
    if facts.hamlet is None or isinstance(closing, Gone):
        return _gone(call, talk_id)
    if not closing.sure:
        return in_its_place(call, talk_id, show(call, facts), texts.KEPT)
    names = {choice.value: choice.given.shown for choice in facts.others()}
    if closing.into_id is not None and closing.into_id not in names:
        raise SendBack("into", texts.INTO_GONE)
    into = names[closing.into_id] if closing.into_id else ""
    people = facts.people
    mergers.close(call.tx, facts.hamlet_id, closing.into_id, by=call.person.id)
    _keep(call, facts.hamlet_id, "closed", facts.hamlet.name, into)
    listed = show_hamlets(replace(call, id=0))
    told = [s for p in people for s in _news_for(call, p, facts.hamlet.name, into)]
    return [*in_its_place(call, talk_id, listed, texts.CLOSED), *told]


def _added(call: Call, name: str) -> bool:
    hamlet_id = commune.add_hamlet(call.tx, name)
    if hamlet_id is not None:
        _keep(call, hamlet_id, "added", "", name)
    return hamlet_id is not None


def _news_for(call: Call, person: Person, name: str, into: str) -> list[Utterance]:
    fresh = staff.by_id(call.tx, person.id)
    if fresh is None or fresh.chat_id is None or fresh.id == call.person.id:
        return []
    shown = texts.moved(name, into, names_of_hamlets(call.tx, fresh))
    return [Say(shown, chat_id=fresh.chat_id)]


def _gone(call: Call, talk_id: int) -> list[Utterance]:
    listed = show_hamlets(replace(call, id=0))
    return in_its_place(call, talk_id, listed, texts.ALREADY_CLOSED)


def _facts(call: Call, state: State) -> HamletFacts:
    call.require(Action.MANAGE_HAMLETS)
    return HamletFacts(call, state.start["hamlet"])


def _keep(call: Call, hamlet_id: int, what: str, old: str, new: str) -> None:
    history.record(call.tx, "hamlet", hamlet_id, what, by=call.person.id, old=old, new=new)


def _kind(
    name: str,
    heading: str,
    steps: tuple[str, ...],
    play: Callable[[Call, State], Script[T]],
    finish: Callable[[Call, int, State, T], list[Utterance]],
) -> TalkKind[T]:
    return TalkKind(
        name=name,
        heading=heading,
        action=Action.MANAGE_HAMLETS,
        steps=steps,
        title=lambda call, path: heading,
        play=play,
        finish=finish,
    )


ADD = _kind("add_hamlet", texts.ADD_HEADING, ("names",), lambda call, state: flow.add(), finish_add)
RENAME = _kind(
    "rename_hamlet",
    texts.RENAME_HEADING,
    ("name",),
    lambda call, state: flow.rename(_facts(call, state)),
    finish_rename,
)
CLOSE = _kind(
    "close_hamlet",
    texts.CLOSE_HEADING,
    ("into", "sure"),
    lambda call, state: flow.close(_facts(call, state)),
    finish_close,
)
