"""⏰ Giờ nhắc: when a programme's reminders come, each one set or switched off."""

from dataclasses import dataclass, replace
from datetime import time
from typing import TypeAlias

from domain.authority import Action
from domain.ladder import DAYS_OF, Senseless, at_another_time
from domain.message import Utterance
from domain.programme import FULL_LADDER, MomentKind, MomentRule, ProgrammeRule
from domain.text import shorten
from handlers.asks.choice import Choice, OneOf
from handlers.asks.hour import Hour
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page
from handlers.programme.pages import target
from handlers.refusals import Refused, Why
from handlers.reminder import times_texts as texts
from handlers.reminder.why_texts import WHAT, day
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import history, planning, programmes
from storage.programmes import Programme

OFF = "off"
Setting: TypeAlias = tuple[int | None, time | None]
"""The day, counted from the occurrence, and the hour; both None: switched off."""

HOURS = (time(6, 30), time(8), time(10), time(14), time(16), time(18), time(19), time(20))


@dataclass(frozen=True, slots=True)
class Rung:
    """The `number`-th reminder of a kind; `rule` None: switched off."""

    kind: MomentKind
    number: int
    rule: MomentRule | None

    @property
    def shipped(self) -> MomentRule:
        """What it would be if nobody had changed it."""
        usual = [rule for rule in FULL_LADDER if rule.kind is self.kind]
        return usual[min(self.number, len(usual) - 1)]


def rungs_of(rule: ProgrammeRule) -> list[Rung]:
    """Every reminder a programme has or could have, in the order of the ladder."""
    found = []
    for kind in dict.fromkeys(one.kind for one in FULL_LADDER):
        mine = sorted((m for m in rule.moments if m.kind is kind), key=lambda m: (m.days, m.at))
        shipped = sum(one.kind is kind for one in FULL_LADDER)
        for number in range(max(len(mine), shipped)):
            found.append(Rung(kind, number, mine[number] if number < len(mine) else None))
    return found


def said(kind: MomentKind, rule: MomentRule | None) -> str:
    """A reminder and its time in words."""
    if rule is None:
        return texts.off(WHAT[kind])
    return texts.rung(WHAT[kind], f"{rule.at:%H:%M} {day(rule.days)}")


def show_rungs(call: Call) -> list[Utterance]:
    """The reminders of a programme, a button each."""
    return _page(call, target(call))


def start_rung(call: Call) -> list[Utterance]:
    """One of them is set: the extra is its kind and number."""
    programme = target(call)
    kind, _, number = call.extra.partition(".")
    rungs = rungs_of(programme.rule)
    if all((str(one.kind), str(one.number)) != (kind, number) for one in rungs):
        raise Refused(Why.GONE)
    start = {"programme": programme.id, "kind": kind, "number": int(number)}
    return open_anew(call, SET_RUNG, start)


def _page(call: Call, programme: Programme) -> list[Utterance]:
    rows = [
        (
            link(
                shorten(said(one.kind, one.rule), LABEL_LENGTH),
                "rung",
                programme.id,
                f"{one.kind}.{one.number}",
            ),
        )
        for one in rungs_of(programme.rule)
    ]
    leave = (link(texts.PROGRAMME, "programme", programme.id), link(texts.HOME, "home"))
    return [page(call, texts.page(programme.rule.name), (*rows, leave))]


def _ask(call: Call, state: State) -> Script[Setting]:
    kind = MomentKind(state.start["kind"])
    days: str = yield OneOf(
        key="day",
        name=texts.DAY,
        ask=texts.ASK_DAY,
        load=lambda: [
            *(Choice(str(n), texts.on_day(n)) for n in DAYS_OF[kind]),
            Choice(OFF, texts.OFF),
        ],
        meaning=str,
        columns=2,
    )
    if days == OFF:
        return None, None
    at: time = yield Hour(key="hour", name=texts.HOUR, ask=texts.ASK_HOUR, offered=HOURS)
    return int(days), at


def _save(call: Call, talk_id: int, state: State, chosen: Setting) -> list[Utterance]:
    programme = target(replace(call, id=state.start["programme"]))
    kind, number = MomentKind(state.start["kind"]), state.start["number"]
    rungs = rungs_of(programme.rule)
    rung = next((r for r in rungs if (r.kind, r.number) == (kind, number)), None)
    if rung is None:
        raise Refused(Why.GONE)
    others = [r.rule for r in rungs if r.rule is not None and r is not rung]
    new = _new_rule(rung, others, chosen)
    moments = sorted([*others, *([new] if new else [])], key=lambda m: (m.days, m.at))
    if new == rung.rule:
        return in_its_place(call, talk_id, _page(call, programme), texts.UNCHANGED)
    rule = replace(programme.rule, moments=tuple(moments))
    programmes.change(call.tx, programme.id, rule)
    planning.replan(call.tx, programme.id)
    _keep(call, programme, rung, new)
    shown = _page(call, replace(programme, rule=rule))
    return in_its_place(call, talk_id, shown, texts.SAVED if new else texts.TURNED_OFF)


def _new_rule(rung: Rung, others: list[MomentRule], chosen: Setting) -> MomentRule | None:
    """The rule as it is to be; what makes no sense is asked again."""
    days, at = chosen
    if days is None or at is None:
        return None
    new = at_another_time(rung.rule or rung.shipped, days, at)
    if isinstance(new, Senseless):
        raise SendBack("day" if new is Senseless.DAY else "hour", texts.SENSELESS[new])
    if any((m.kind, m.days, m.at) == (new.kind, new.days, new.at) for m in others):
        raise SendBack("hour", texts.SAME_TIME)
    return new


def _about(call: Call, state: State) -> str:
    programme = programmes.get(call.tx, state.start["programme"])
    what = WHAT[MomentKind(state.start["kind"])]
    return texts.about(what, programme.rule.name) if programme else what


def _keep(call: Call, programme: Programme, rung: Rung, new: MomentRule | None) -> None:
    history.record(
        call.tx,
        "programme",
        programme.id,
        "reminders",
        by=call.person.id,
        old=said(rung.kind, rung.rule),
        new=said(rung.kind, new),
    )


SET_RUNG: TalkKind[Setting] = TalkKind(
    name="set_rung",
    heading=texts.HEADING,
    action=Action.MANAGE_PROGRAMMES,
    steps=("day", "hour"),
    title=lambda call, path: texts.HEADING,
    about=_about,
    play=_ask,
    finish=_save,
)
