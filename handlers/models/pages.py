"""🏅 The register: a year with its counts, a unit, a model, and what was changed in it."""

from collections.abc import Sequence
from dataclasses import replace

from domain.authority import Action, scope
from domain.message import Button, Rows, Utterance
from domain.model import Ending, Model, Outcome, Status, count, may_be_registered
from domain.text import fold, shorten
from handlers.call import Call
from handlers.models import texts
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import leaf
from handlers.refusals import Refused, Why
from handlers.wording import comrade
from storage import history, models, staff
from storage.history import Event
from storage.models import Registered

CHANGES_SHOWN = 12
LONGEST_VALUE = 80


def show_models(call: Call) -> list[Utterance]:
    """The counts of a year and its units; the button's id is the year, 0 for this one."""
    call.require(Action.SEE_MODELS)
    year = call.id or call.tx.today.year
    if not may_be_registered(year, call.tx.today):
        raise Refused(Why.GONE)
    kept = models.of_year(call.tx, year)
    may_add = scope(call.person, Action.MANAGE_MODELS) is not None
    shown = leaf(_by_unit(kept), int(call.extra) if _is_number(call.extra) else 0)
    text = _counts(year, kept) if kept else _nothing(call, year, may_add)
    rows = [(_unit_button(some),) for some in shown.items]
    adding = ((link(texts.ADD, "addmodel", year),),) if may_add else ()
    leave = (link(texts.HOME, "home"),)
    turns = shown.turns("models", of=year)
    return [page(call, text, (*rows, *turns, *adding, _years(call, year), leave))]


def show_unit(call: Call) -> list[Utterance]:
    """The models of one unit in one year: those beside the model that the button names."""
    one = target(call, Action.SEE_MODELS)
    beside = _beside(call, one)
    shown = leaf(beside, int(call.extra) if _is_number(call.extra) else 0)
    text = texts.unit_title(one.model.unit, one.model.year, len(beside))
    rows = [(_model_button(each),) for each in shown.items]
    turns = shown.turns("modelunit", of=one.id)
    leave = (link(texts.MODELS, "models", one.model.year), link(texts.HOME, "home"))
    return [page(call, text, (*rows, *turns, leave))]


def show_model(call: Call) -> list[Utterance]:
    """One model."""
    return show(call, target(call, Action.SEE_MODELS))


def show(call: Call, one: Registered) -> list[Utterance]:
    """A model's page."""
    model = one.model
    text = texts.model(
        model.name,
        model.unit,
        model.year,
        model.status,
        staff.name_of(call.tx, model.owner_id) or model.owner,
        model.topics,
        model.target,
        model.outcome,
        model.outcome_note,
        model.is_commended,
        model.ending is not None,
    )
    may_change = scope(call.person, Action.MANAGE_MODELS) is not None
    acts = _acts(call, one) if may_change else ()
    look = (link(texts.HISTORY, "modelhistory", one.id),)
    leave = (link(texts.MODELS, "models", model.year), link(texts.HOME, "home"))
    return [page(call, text, (*acts, look, leave))]


def show_history(call: Call) -> list[Utterance]:
    """What was changed in a model, newest first."""
    one = target(call, Action.SEE_MODELS)
    changes = history.of(call.tx, "model", one.id)[::-1][:CHANGES_SHOWN]
    lines = [_change(call, event) for event in changes]
    leave = (link(texts.BACK_TO_MODEL, "model", one.id), link(texts.HOME, "home"))
    return [page(call, texts.history(one.model.name, lines), (leave,))]


def target(call: Call, action: Action) -> Registered:
    """The model a button is about.

    Raises:
        Refused: The caller may not do this, or the register does not have it.
    """
    call.require(action)
    found = models.get(call.tx, call.id)
    if found is None:
        raise Refused(Why.GONE)
    return found


def show_year(call: Call, year: int) -> list[Utterance]:
    """The page of a year, after something else was done."""
    return show_models(replace(call, id=year, extra=""))


def _by_unit(kept: Sequence[Registered]) -> list[list[Registered]]:
    units: dict[str, list[Registered]] = {}
    for one in kept:
        units.setdefault(fold(one.model.unit), []).append(one)
    return list(units.values())


def _beside(call: Call, one: Registered) -> list[Registered]:
    kept = models.of_year(call.tx, one.model.year)
    return [each for each in kept if fold(each.model.unit) == fold(one.model.unit)]


def _unit_button(some: Sequence[Registered]) -> Button:
    """A unit; one with a single model leads straight to it."""
    unit = shorten(some[0].model.unit, LABEL_LENGTH - 12)
    action = "model" if len(some) == 1 else "modelunit"
    return link(texts.of_unit(unit, len(some)), action, some[0].id)


def _model_button(one: Registered) -> Button:
    model = one.model
    sign = texts.mark(model.ending, model.outcome, model.is_commended)
    return link(shorten(texts.listed(sign, model.name), LABEL_LENGTH), "model", one.id)


def _years(call: Call, year: int) -> tuple[Button, ...]:
    ways = ((texts.year_back, year - 1), (texts.year_on, year + 1))
    known = [(label, to) for label, to in ways if may_be_registered(to, call.tx.today)]
    return tuple(link(label(to), "models", to) for label, to in known)


def _nothing(call: Call, year: int, may_add: bool) -> str:
    return texts.nothing(year, may_add, len(models.of_year(call.tx, year - 1)))


def _counts(year: int, kept: Sequence[Registered]) -> str:
    counts = count(one.model for one in kept)
    statuses, outcomes = counts.statuses, counts.outcomes
    return texts.summary(
        year,
        counts.units,
        counts.models,
        (statuses[Status.NEW], statuses[Status.CARRIED_ON], statuses[Status.REPLICATED]),
        (
            outcomes[Outcome.MET],
            outcomes[Outcome.EXCEEDED],
            outcomes[Outcome.MISSED],
            outcomes[Outcome.NONE],
        ),
        counts.commended,
        counts.stopped,
    )


def _acts(call: Call, one: Registered) -> Rows:
    model = one.model
    if model.ending is Ending.STOPPED:
        return ((link(texts.RESUME, "markmodel", one.id, "running"), _end(one)),)
    buttons = [link(texts.EDIT, "editmodel", one.id), _commending(one.id, model)]
    if may_be_registered(model.year + 1, call.tx.today):
        buttons.append(link(texts.carry_on(model.year + 1), "carrymodel", one.id))
    return pairs([*buttons, _end(one)])


def _end(one: Registered) -> Button:
    return link(texts.END, "askendmodel", one.id)


def _commending(model_id: int, model: Model) -> Button:
    """The button carries the wanted state: a double tap must not cancel itself."""
    if model.is_commended:
        return link(texts.NOT_COMMEND, "markmodel", model_id, "plain")
    return link(texts.COMMEND, "markmodel", model_id, "commended")


def _change(call: Call, event: Event) -> str:
    name = staff.name_of(call.tx, event.person_id)
    by = comrade(name) if name else texts.FROM_A_FILE
    on = event.at.astimezone(call.tx.zone).date()
    if event.what not in texts.FIELDS:
        return texts.added(on, by)
    said = texts.VALUES.get(event.what, {})
    old, new = (shorten(said.get(words, words), LONGEST_VALUE) for words in (event.old, event.new))
    return texts.changed(on, by, texts.FIELDS[event.what], old, new)


def _is_number(extra: str) -> bool:
    return extra.isascii() and extra.isdecimal() and len(extra) < 6
