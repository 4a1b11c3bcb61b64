"""The list of groups, one group, and what is changed there in one tap."""

from domain.authority import Action
from domain.message import Button, Toast, Utterance
from domain.priority import PriorityGroup
from domain.text import shorten
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page
from handlers.paging import leaf
from handlers.priority import texts
from handlers.refusals import Refused, Why
from storage import history, priorities

_MARKS = {"hide": True, "show": False, "yearly": True, "lasting": False}


def show_groups(call: Call) -> list[Utterance]:
    """The open groups with their households; the button's id is the leaf."""
    call.require(Action.MANAGE_GROUPS)
    known = priorities.open_groups(call.tx)
    shown = leaf(known, call.id)
    text = texts.title(len(known), shown.number + 1, shown.count) if known else texts.NO_GROUPS
    rows = [(link(_label(call, group), "group", group.id),) for group in shown.items]
    below = (
        (link(texts.ADD, "addgroup"),),
        (link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home")),
    )
    return [page(call, text, (*rows, *shown.turns("groups"), *below))]


def show_group(call: Call) -> list[Utterance]:
    """One group: how many are in it, who reads its name, how long it lasts."""
    return show(call, target(call, call.id))


def show(call: Call, group: PriorityGroup) -> list[Utterance]:
    """A group's page."""
    count = priorities.count_of(call.tx, group.id)
    text = texts.group(group.name, count, group.is_sensitive, group.is_yearly)
    change = (
        link(texts.RENAME, "namegroup", group.id),
        link(texts.CLOSE, "askclosegroup", group.id),
    )
    leave = (link(texts.GROUPS, "groups"), link(texts.HOME, "home"))
    return [page(call, text, (_marks(group), change, leave))]


def mark(call: Call) -> list[Utterance]:
    """Who reads the name, or how long it lasts; the button carries the wanted state."""
    group = target(call, call.id)
    if call.extra not in _MARKS:
        raise Refused(Why.GONE)
    wanted = _MARKS[call.extra]
    is_name = call.extra in ("hide", "show")
    is_sensitive = wanted if is_name else group.is_sensitive
    is_yearly = group.is_yearly if is_name else wanted
    priorities.mark_group(call.tx, group.id, is_sensitive=is_sensitive, is_yearly=is_yearly)
    history.record(call.tx, "group", group.id, call.extra, by=call.person.id)
    return [Toast(texts.MARKED), *show(call, target(call, group.id))]


def ask_close(call: Call) -> list[Utterance]:
    """What closing does, before it is done; the safe button first."""
    group = target(call, call.id)
    text = texts.ask_close(group.name, priorities.count_of(call.tx, group.id))
    ways = (link(texts.KEEP, "group", group.id), link(texts.CLOSE, "closegroup", group.id))
    return [page(call, text, (ways, (link(texts.HOME, "home"),)))]


def close(call: Call) -> list[Utterance]:
    """The group is offered no more."""
    group = target(call, call.id)
    priorities.close_group(call.tx, group.id)
    history.record(call.tx, "group", group.id, "closed", by=call.person.id, old=group.name)
    return [Toast(texts.CLOSED), *show_groups(Call(call.tx, call.person, call.heard))]


def target(call: Call, group_id: int) -> PriorityGroup:
    """The open group with that id, for an administrator.

    Raises:
        Refused: The caller may not manage groups, or no open one has that id.
    """
    call.require(Action.MANAGE_GROUPS)
    known = priorities.open_groups(call.tx)
    found = next((group for group in known if group.id == group_id), None)
    if found is None:
        raise Refused(Why.GONE)
    return found


def _marks(group: PriorityGroup) -> tuple[Button, ...]:
    name = ("show", texts.SHOW) if group.is_sensitive else ("hide", texts.HIDE)
    lasts = ("lasting", texts.LASTING) if group.is_yearly else ("yearly", texts.BY_YEAR)
    return tuple(link(label, "markgroup", group.id, extra) for extra, label in (name, lasts))


def _label(call: Call, group: PriorityGroup) -> str:
    name = shorten(group.name, LABEL_LENGTH - 16)
    return texts.label(name, priorities.count_of(call.tx, group.id), group.is_sensitive)
