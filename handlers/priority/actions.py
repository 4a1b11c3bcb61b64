"""Adds and renames groups, and sets the groups of a household."""

from dataclasses import replace

from domain.authority import Action, may
from domain.message import Utterance
from domain.text import shorten
from handlers.asks.choice import Choice
from handlers.asks.words import Line
from handlers.call import Call
from handlers.pages import LABEL_LENGTH
from handlers.priority import pages, texts
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.staff.toggles import Toggles
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.visit.records import show_household
from storage import history, households, priorities
from storage.households import Household

LONGEST_NAME = 60


def start_add(call: Call) -> list[Utterance]:
    """➕ Thêm."""
    call.require(Action.MANAGE_GROUPS)
    return open_anew(call, ADD, {})


def start_rename(call: Call) -> list[Utterance]:
    """✏️ Đổi tên."""
    return open_anew(call, RENAME, {"group": pages.target(call, call.id).id})


def start_setting(call: Call) -> list[Utterance]:
    """🏷 Diện ưu tiên, on a household's page."""
    return open_anew(call, SET, {"household": _household(call, call.id).id})


def finish_add(call: Call, talk_id: int, state: State, name: str) -> list[Utterance]:
    """Add it, or open a closed one of that name again; then what there is to say of it."""
    call.require(Action.MANAGE_GROUPS)
    group_id = priorities.add_group(call.tx, name)
    if group_id is None:
        raise SendBack("name", texts.NAME_TAKEN)
    history.record(call.tx, "group", group_id, "added", by=call.person.id, new=name)
    shown = pages.show(call, pages.target(call, group_id))
    return in_its_place(call, talk_id, shown, texts.ADDED)


def finish_rename(call: Call, talk_id: int, state: State, name: str) -> list[Utterance]:
    """Give it the other name, unless another group has it."""
    group = pages.target(call, state.start["group"])
    if not priorities.rename_group(call.tx, group.id, name):
        raise SendBack("name", texts.NAME_TAKEN)
    by = call.person.id
    history.record(call.tx, "group", group.id, "renamed", by=by, old=group.name, new=name)
    shown = pages.show(call, pages.target(call, group.id))
    return in_its_place(call, talk_id, shown, texts.RENAMED)


def finish_setting(
    call: Call, talk_id: int, state: State, group_ids: tuple[int, ...]
) -> list[Utterance]:
    """From today on the household is in these groups and no others."""
    household = _household(call, state.start["household"])
    changed = priorities.set_groups(call.tx, household.id, group_ids, by=call.person.id)
    shown = show_household(replace(call, id=household.id))
    return in_its_place(call, talk_id, shown, texts.SAVED if changed else texts.UNCHANGED)


def _household(call: Call, household_id: int) -> Household:
    """The household, for who may set its groups."""
    household = call.require_household(households.get(call.tx, household_id))
    if not may(call.person, Action.SET_PRIORITY, hamlet_id=household.hamlet_id):
        raise Refused(Why.NOT_ALLOWED, of=("household", household.id))
    return household


def _ask_name(ask: str, hint: str) -> Script[str]:
    name: str = yield Line(key="name", name=texts.NAME, ask=ask, hint=hint, most=LONGEST_NAME)
    return name


def _ask_groups(call: Call, state: State) -> Script[tuple[int, ...]]:
    """Toggles that start from the groups the household is in; each step checks who asks."""
    household = _household(call, state.start["household"])
    now = tuple(one.group.id for one in priorities.of_household(call.tx, household.id))
    group_ids: tuple[int, ...] = yield Toggles(
        key="groups",
        ask=texts.ASK_GROUPS,
        hint=texts.SET_HINT,
        load=lambda: _choices(call),
        meaning=tuple,
        may_be_none=True,
        now=now,
    )
    return group_ids


def _choices(call: Call) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            group.id,
            shorten(texts.choice(group.name, group.is_sensitive), LABEL_LENGTH - 2),
            group.name,
        )
        for group in priorities.open_groups(call.tx)
    )


ADD: TalkKind[str] = TalkKind(
    name="add_group",
    heading=texts.ADD_HEADING,
    action=Action.MANAGE_GROUPS,
    steps=("name",),
    play=lambda call, state: _ask_name(texts.ASK_NAME, texts.NAME_HINT),
    finish=finish_add,
)
RENAME: TalkKind[str] = TalkKind(
    name="rename_group",
    heading=texts.RENAME_HEADING,
    action=Action.MANAGE_GROUPS,
    steps=("name",),
    play=lambda call, state: _ask_name(texts.ASK_NEW_NAME, texts.RENAME_HINT),
    finish=finish_rename,
)
SET: TalkKind[tuple[int, ...]] = TalkKind(
    name="set_priority",
    heading=texts.SET_HEADING,
    action=Action.SET_PRIORITY,
    steps=("groups",),
    play=_ask_groups,
    finish=finish_setting,
)
