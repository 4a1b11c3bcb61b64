"""➕ Adds a model, and ✏️ changes one field of one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.authority import Action
from domain.message import Utterance
from domain.model import Model, may_be_registered
from handlers.asks.choice import Choice, OneOf
from handlers.asks.review import Review
from handlers.call import Call
from handlers.models import form
from handlers.models import form_texts as texts
from handlers.models.pages import show, show_models, target
from handlers.models.texts import FIELDS
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.desk import again
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import models, talks
from storage.models import Registered

CHANGEABLE = ("outcome", "target", "status", "owner", "topics", "name", "unit")


def start_adding(call: Call) -> list[Utterance]:
    """➕ Thêm mô hình, for the year whose page it stands on; a draft of that year goes on."""
    call.require(Action.MANAGE_MODELS)
    if not may_be_registered(call.id, call.tx.today):
        raise Refused(Why.GONE)
    for talk in talks.open_of(call.tx, call.person.id):
        if talk.kind == ADD.name and talk.state["start"] == {"year": call.id}:
            return again(call, ADD, talk)
    return open_anew(call, ADD, {"year": call.id})


def start_editing(call: Call) -> list[Utterance]:
    """✏️ Sửa."""
    return open_anew(call, EDIT, {"model": target(call, Action.MANAGE_MODELS).id})


def _ask_new(call: Call, state: State) -> Script[Model]:
    model = yield from form.ask_all(call.tx, state.start["year"])
    yield Review(ask=texts.REVIEW, send=texts.SAVE)
    return model


def _ask_changed(call: Call, state: State) -> Script[Mapping[str, Any]]:
    """Which field, and what it is from now on."""
    one = models.get(call.tx, state.start["model"])
    if one is None:
        return {}
    field: str = yield OneOf(
        key="field",
        ask=texts.ASK_FIELD,
        load=lambda: [Choice(name, FIELDS[name]) for name in CHANGEABLE],
        meaning=str,
        columns=2,
    )
    return (yield from _ask_field(call, field, one.model))


def _ask_field(call: Call, field: str, model: Model) -> Script[Mapping[str, Any]]:
    match field:
        case "unit":
            return {"unit": (yield from form.ask_unit(call.tx))}
        case "name":
            return {"name": (yield from form.ask_name())}
        case "status":
            return {"status": (yield from form.ask_status())}
        case "owner":
            owner = yield from form.ask_owner(call.tx, model.unit)
            return {"owner": owner.words, "owner_id": owner.person_id}
        case "topics":
            return {"topics": (yield from form.ask_topics(call.tx, model.topics))}
        case "target":
            return {"target": (yield from form.ask_target())}
    outcome, note = yield from form.ask_outcome()
    return {"outcome": outcome, "outcome_note": note}


def _save_new(call: Call, talk_id: int, state: State, model: Model) -> list[Utterance]:
    call.require(Action.MANAGE_MODELS)
    added = models.add(call.tx, model, by=call.person.id)
    if added is None:
        raise SendBack("name", texts.NAME_TAKEN)
    shown = show(call, Registered(added, model))
    return in_its_place(call, talk_id, shown, texts.SAVED)


def _save_changed(
    call: Call, talk_id: int, state: State, changed: Mapping[str, Any]
) -> list[Utterance]:
    call.require(Action.MANAGE_MODELS)
    one = models.get(call.tx, state.start["model"])
    if one is None:
        listed = show_models(replace(call, id=0, extra=""))
        return in_its_place(call, talk_id, listed, texts.IS_GONE)
    model = replace(one.model, **changed)
    if model == one.model:
        return in_its_place(call, talk_id, show(call, one), texts.UNCHANGED)
    if not models.change(call.tx, one.id, model, by=call.person.id):
        raise SendBack("unit" if "unit" in changed else "name", texts.NAME_TAKEN)
    return in_its_place(call, talk_id, show(call, replace(one, model=model)), texts.SAVED)


def _about(call: Call, state: State) -> str:
    one = models.get(call.tx, state.start["model"])
    return one.model.name if one else ""


ADD: TalkKind[Model] = TalkKind(
    name="add_model",
    heading=texts.HEADING,
    action=Action.MANAGE_MODELS,
    steps=("unit", "name", "status", "owner", "topics", "target", "review"),
    title=lambda call, path: texts.HEADING,
    about=lambda call, state: texts.of_year(state.start["year"]),
    play=_ask_new,
    finish=_save_new,
)
EDIT: TalkKind[Mapping[str, Any]] = TalkKind(
    name="edit_model",
    heading=texts.EDIT_HEADING,
    action=Action.MANAGE_MODELS,
    steps=("field",),
    title=lambda call, path: texts.EDIT_HEADING,
    about=_about,
    play=_ask_changed,
    finish=_save_changed,
)
