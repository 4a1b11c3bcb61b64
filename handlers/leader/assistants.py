"""A leader names assistants, and ends that; both are told."""

from domain.authority import Action, scope
from domain.message import Say, Toast, Utterance
from domain.people import Person
from domain.text import shorten
from handlers.asks.choice import Choice, OneOf
from handlers.call import Call
from handlers.leader import assistants_texts as texts
from handlers.pages import LABEL_LENGTH, link, page
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.turnout import can_be_told
from storage import assistants, history, staff


def show_assistants(call: Call) -> list[Utterance]:
    """Who is named, with a button to end each, and the way to name another."""
    call.require(Action.NAME_ASSISTANTS)
    named = _named(call)
    rows = [
        (link(shorten(texts.end(p.full_name), LABEL_LENGTH), "endassistant", p.id),) for p in named
    ]
    leave = (link(texts.ME, "me"), link(texts.HOME, "home"))
    text = texts.page([person.full_name for person in named])
    return [page(call, text, (*rows, (link(texts.CHOOSE, "nameassistant"),), leave))]


def start_naming(call: Call) -> list[Utterance]:
    """➕: who?"""
    return open_anew(call, NAME_ASSISTANT, {})


def end(call: Call) -> list[Utterance]:
    """Somebody assists no more, from now on."""
    call.require(Action.NAME_ASSISTANTS)
    if not assistants.end(call.tx, call.person.id, call.id):
        return [Toast(texts.NONE_BEFORE), *show_assistants(call)]
    by = call.person.id
    history.record(call.tx, "person", call.id, "assistant_ended", by=by, old=str(by))
    told = _tell(call, call.id, texts.ended(call.person.full_name))
    return [Toast(texts.ENDED), *show_assistants(call), *told]


def _named(call: Call) -> list[Person]:
    ids = assistants.of_leader(call.tx, call.person.id)
    return [person for person in staff.everyone(call.tx) if person.id in ids]


def _colleagues(call: Call) -> list[Person]:
    """Those with a chat who may open issues that concern them, and are not named yet."""
    named = assistants.of_leader(call.tx, call.person.id)
    return [
        person
        for person in staff.everyone(call.tx)
        if person.chat_id is not None and person.id != call.person.id and person.id not in named
        if scope(person, Action.SEE_ISSUE) is not None
    ]


def _ask_who(call: Call, state: State) -> Script[int]:
    def colleagues() -> tuple[Choice, ...]:
        return tuple(
            Choice(person.id, shorten(person.full_name, LABEL_LENGTH), person.full_name)
            for person in _colleagues(call)
        )

    who: int = yield OneOf(
        key="who",
        name=texts.WHO,
        ask=texts.ASK_WHO,
        hint=texts.WHO_HINT,
        load=colleagues,
        meaning=int,
    )
    return who


def _name(call: Call, talk_id: int, state: State, who: int) -> list[Utterance]:
    call.require(Action.NAME_ASSISTANTS)
    if who not in {person.id for person in _colleagues(call)}:
        raise SendBack("who", texts.WHO_GONE)
    by = call.person.id
    assistants.name(call.tx, by, who)
    history.record(call.tx, "person", who, "assistant_named", by=by, new=str(by))
    told = _tell(call, who, texts.named(call.person.full_name))
    return [*in_its_place(call, talk_id, show_assistants(call), texts.NAMED), *told]


def _tell(call: Call, person_id: int, text: str) -> list[Utterance]:
    person = staff.by_id(call.tx, person_id)
    if person is None or not can_be_told(person):
        return []
    return [Say(text, ((link(texts.ISSUES, "issues"),),), chat_id=person.chat_id)]


NAME_ASSISTANT: TalkKind[int] = TalkKind(
    name="name_assistant",
    heading=texts.HEADING,
    action=Action.NAME_ASSISTANTS,
    steps=("who",),
    play=_ask_who,
    finish=_name,
)
