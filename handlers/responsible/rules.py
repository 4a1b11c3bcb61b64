"""⏳ The limits of a category, 📍 who answers on the spot, 🏛 the inspection body."""

from dataclasses import dataclass, replace
from typing import Any

from domain.authority import Action
from domain.issue import Urgency
from domain.message import Utterance, Words
from domain.people import Role
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.words import Line
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.refusals import Refused, Why
from handlers.responsible import texts
from handlers.responsible.pages import show_authority, show_field, target
from handlers.roles import ROLE_NAMES
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import TalkKind
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Reaction, Scene, Script, Unfit, View
from handlers.talk.state import State
from storage import categories, commune, history

MOST_DAYS = 90
OFFERED = {
    "days": (5, 10, 15, 20),
    "urgent": (1, 2, 3, 5),
    "accept": (1, 2, 3, 5),
}
ON_THE_SPOT = (Role.CADRE, Role.LEADER)


@dataclass(frozen=True, kw_only=True)
class AskDays(OneOf[int]):
    """A number of working days: one that is offered, or typed; not more than `most`."""

    most: int = MOST_DAYS

    def view(self, scene: Scene) -> View:
        """The offered numbers; one that is typed means itself, not a place among them."""
        return replace(super().view(scene), listed=())

    def press(self, value: str, scene: Scene) -> Reaction:
        """An offered number, or any that fits."""
        return self._fitting(value[1:]) if value[:1] == "c" else Unfit(texts.NOT_DAYS)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed number."""
        return self._fitting(content.text) if isinstance(content, Words) else None

    def _fitting(self, text: str) -> Given | Unfit:
        number = text.strip()
        known = number.isascii() and number.isdecimal() and len(number) < 3
        if not known or not 1 <= int(number) <= MOST_DAYS:
            return Unfit(texts.NOT_DAYS)
        if int(number) > self.most:
            return Unfit(texts.URGENT_IS_LONGER)
        return Given(int(number), str(int(number)))


def start_limits(call: Call) -> list[Utterance]:
    """⏳: how many working days?"""
    return _start(call, LIMITS)


def start_spot(call: Call) -> list[Utterance]:
    """📍: who may answer on the spot?"""
    return _start(call, SPOT)


def start_inspection(call: Call) -> list[Utterance]:
    """🏛: which body?"""
    call.require(Action.MANAGE_AUTHORITY)
    return open_anew(call, INSPECTION, {})


def _start(call: Call, kind: TalkKind[Any]) -> list[Utterance]:
    if target(call) is None:
        raise Refused(Why.GONE)
    return open_anew(call, kind, {"category": call.id})


def _ask_days(key: str, name: str, ask: str, most: int = MOST_DAYS) -> Script[int]:
    days: int = yield AskDays(
        key=key,
        name=name,
        ask=ask,
        hint=texts.DAYS_HINT,
        load=lambda: tuple(Choice(n, str(n)) for n in OFFERED[key]),
        meaning=int,
        columns=4,
        most=most,
    )
    return days


def _ask_limits(call: Call, state: State) -> Script[tuple[int, int, int]]:
    days = yield from _ask_days("days", texts.DAYS, texts.ASK_DAYS)
    urgent = yield from _ask_days("urgent", texts.URGENT_DAYS, texts.ASK_URGENT_DAYS, days)
    accept = yield from _ask_days("accept", texts.ACCEPT_DAYS, texts.ASK_ACCEPT_DAYS)
    return days, urgent, accept


def _set_limits(
    call: Call, talk_id: int, state: State, given: tuple[int, int, int]
) -> list[Utterance]:
    days, urgent, accept = given
    here = _still(call, state)
    for how, answer in ((Urgency.NORMAL, days), (Urgency.URGENT, urgent)):
        before = categories.limits(call.tx, here.id, how, call.tx.today)
        accept_days = accept if how is Urgency.NORMAL else before.accept_days
        limits = replace(before, answer_days=answer, accept_days=accept_days)
        categories.set_limits(call.tx, here.id, how, limits, call.tx.today)
    _keep(here, "limits", f"{days} {urgent} {accept}")
    return in_its_place(call, talk_id, show_field(here), texts.LIMITS_SAVED)


def _ask_spot(call: Call, state: State) -> Script[tuple[tuple[str, ...], Urgency]]:
    rule = categories.rule(call.tx, state.start["category"])
    roles: tuple[str, ...] = yield ManyOf(
        key="spot",
        name=texts.SPOT_NAME,
        ask=texts.ASK_SPOT,
        load=lambda: tuple(Choice(str(role), ROLE_NAMES[role]) for role in ON_THE_SPOT),
        meaning=tuple,
        may_be_none=True,
        ticked=sorted(map(str, rule.spot_roles)),
    )
    urgency: Urgency = yield OneOf(
        key="urgency",
        name=texts.URGENCY,
        ask=texts.ASK_URGENCY,
        load=lambda: tuple(Choice(str(u), name) for u, name in issue_texts.URGENCIES.items()),
        meaning=Urgency,
    )
    return roles, urgency


def _set_spot(
    call: Call, talk_id: int, state: State, given: tuple[tuple[str, ...], Urgency]
) -> list[Utterance]:
    roles, urgency = given
    here = _still(call, state)
    categories.set_rule(call.tx, here.id, [Role(role) for role in roles], urgency)
    _keep(here, "spot", f"{','.join(roles)} {urgency}")
    return in_its_place(call, talk_id, show_field(here), texts.SPOT_SAVED)


def _still(call: Call, state: State) -> Call:
    """The category's page, if there is still such a one."""
    here = replace(call, id=state.start["category"])
    target(here)
    return here


def _keep(call: Call, what: str, new: str) -> None:
    history.record(call.tx, "category", call.id, what, by=call.person.id, new=new)


def _ask_inspection(call: Call, state: State) -> Script[str]:
    body: str = yield Line(
        key="body",
        name=texts.INSPECTION_NAME,
        ask=texts.ASK_INSPECTION,
        hint=texts.INSPECTION_HINT,
        most=120,
    )
    return body


def _name_inspection(call: Call, talk_id: int, state: State, body: str) -> list[Utterance]:
    call.require(Action.MANAGE_AUTHORITY)
    commune.name_inspection(call.tx, body)
    _keep(replace(call, id=0), "inspection", body)
    return in_its_place(call, talk_id, show_authority(replace(call, id=0)), texts.INSPECTION_SAVED)


def _about(call: Call, state: State) -> str:
    return categories.name(call.tx, state.start["category"])


LIMITS: TalkKind[tuple[int, int, int]] = TalkKind(
    name="set_limits",
    heading=texts.LIMITS_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("days", "urgent", "accept"),
    play=_ask_limits,
    finish=_set_limits,
)
SPOT: TalkKind[tuple[tuple[str, ...], Urgency]] = TalkKind(
    name="set_spot",
    heading=texts.SPOT_HEADING,
    action=Action.MANAGE_AUTHORITY,
    about=_about,
    steps=("spot", "urgency"),
    play=_ask_spot,
    finish=_set_spot,
)
INSPECTION: TalkKind[str] = TalkKind(
    name="name_inspection",
    heading=texts.INSPECTION_HEADING,
    action=Action.MANAGE_AUTHORITY,
    steps=("body",),
    play=_ask_inspection,
    finish=_name_inspection,
)
