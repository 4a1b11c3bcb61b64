"""What is done to a model in one tap: commended, ended, resumed, carried into the next year."""

from dataclasses import replace

from domain.authority import Action
from domain.message import Toast, Utterance
from domain.model import Ending, Model, may_be_registered
from handlers.call import Call
from handlers.models import texts
from handlers.models.pages import show, show_year, target
from handlers.pages import link, page
from handlers.refusals import Refused, Why
from storage import models


def mark(call: Call) -> list[Utterance]:
    """The button's extra is the wanted state."""
    one = target(call, Action.MANAGE_MODELS)
    wanted = _marked(one.model, call.extra)
    if wanted is None:
        raise Refused(Why.GONE)
    models.change(call.tx, one.id, wanted, by=call.person.id)
    if wanted.ending is Ending.MISTAKEN:
        return [Toast(texts.TAKEN_OUT), *show_year(call, wanted.year)]
    return [Toast(texts.MARKED), *show(call, replace(one, model=wanted))]


def ask_end(call: Call) -> list[Utterance]:
    """The two ways to end a model; the safe button first."""
    one = target(call, Action.MANAGE_MODELS)
    ways = [link(texts.KEEP, "model", one.id)]
    if one.model.ending is None:
        ways.append(link(texts.STOP, "markmodel", one.id, "stopped"))
    ways.append(link(texts.MISTAKE, "markmodel", one.id, "mistaken"))
    rows = (*((way,) for way in ways), (link(texts.HOME, "home"),))
    return [page(call, texts.ask_end(one.model.name), rows)]


def carry_on(call: Call) -> list[Utterance]:
    """➡️ The model goes on in the next year; a second tap shows what the first made."""
    one = target(call, Action.MANAGE_MODELS)
    if one.model.ending is not None:
        return [Toast(texts.HAS_STOPPED, alert=True), *show(call, one)]
    if not may_be_registered(one.model.year + 1, call.tx.today):
        raise Refused(Why.GONE)
    model_id, is_new = models.carry_on(call.tx, one.model, by=call.person.id)
    following = target(replace(call, id=model_id), Action.MANAGE_MODELS)
    note = texts.CARRIED_ON if is_new else texts.THERE_ALREADY
    return [Toast(note), *show(call, following)]


def _marked(model: Model, wanted: str) -> Model | None:
    match wanted:
        case "commended" | "plain":
            return replace(model, is_commended=wanted == "commended")
        case "stopped" | "mistaken":
            return replace(model, ending=Ending(wanted))
        case "running":
            return replace(model, ending=None)
    return None
