"""📆 The days off and makeup workdays of a year; the commune adds and removes some."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from domain.authority import Action
from domain.message import Toast, Utterance
from handlers.asks.coming_day import ComingDay
from handlers.asks.words import Line
from handlers.call import Call
from handlers.pages import link, page, pairs
from handlers.programme import days_off_texts as texts
from handlers.programme.news import tell_changes
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import history, planning, workdays
from storage.workdays import SpecialDay

OFFERED = 6
MOST_TO_FORGET = 10
NEAR_YEARS = (-1, 2)


def show_days(call: Call) -> list[Utterance]:
    """The days of a year, this one unless the button says another."""
    call.require(Action.MANAGE_PROGRAMMES)
    this_year = call.tx.today.year
    first, last = (this_year + n for n in NEAR_YEARS)
    year = call.id if first <= call.id <= last else this_year
    days = workdays.special(call.tx, year)
    ours = [day for day in days if day.by_commune and day.on >= call.tx.today][:MOST_TO_FORGET]
    forget = [link(texts.forget(day.on), "forgetday", 0, day.on.isoformat()) for day in ours]
    add = (link(texts.ADD_OFF, "addoff"), link(texts.ADD_WORKED, "addworked"))
    others = [link(texts.year(n), "daysoff", n) for n in (year - 1, year + 1) if first <= n <= last]
    leave = (link(texts.PROGRAMMES, "programmes"), link(texts.HOME, "home"))
    text = texts.title(year, [_line(day) for day in days], forgets=bool(forget))
    return [page(call, text, (*pairs(forget), add, tuple(others), leave))]


def forget(call: Call) -> list[Utterance]:
    """✖️: the commune keeps the day as everybody does; dates go back where they were."""
    call.require(Action.MANAGE_PROGRAMMES)
    try:
        on = date.fromisoformat(call.extra)
    except ValueError:
        raise Refused(Why.GONE) from None
    workdays.forget_day(call.tx, on)
    _keep(call, on, "forgotten", "")
    told = tell_changes(call.tx, planning.replan_all(call.tx), by=call.person.id)
    return [Toast(texts.FORGOTTEN), *show_days(replace(call, id=on.year)), *told]


def start_off(call: Call) -> list[Utterance]:
    """➕ Ngày nghỉ."""
    call.require(Action.MANAGE_PROGRAMMES)
    return open_anew(call, ADD_OFF, {})


def start_worked(call: Call) -> list[Utterance]:
    """➕ Ngày làm bù."""
    call.require(Action.MANAGE_PROGRAMMES)
    return open_anew(call, ADD_WORKED, {})


def _line(day: SpecialDay) -> str:
    worked = texts.WORKED if day.by_commune else texts.SWAPPED
    return texts.line(day.on, worked if day.is_worked else texts.OFF, day.name, day.by_commune)


def _script(ask: str, *, weekend: bool) -> Callable[[Call, State], Script[tuple[date, str]]]:
    def play(call: Call, state: State) -> Script[tuple[date, str]]:
        coming = [call.tx.today + timedelta(days=n) for n in range(1, 22)]
        offered = [on for on in coming if (on.weekday() >= 5) is weekend][:OFFERED]
        on: date = yield ComingDay(key="on", name=texts.ON, ask=ask, offered=lambda: offered)
        reason: str = yield Line(
            key="reason",
            name=texts.REASON,
            ask=texts.ASK_REASON,
            hint=texts.REASON_HINT,
            most=200,
        )
        return on, reason

    return play


def _finish(*, is_worked: bool) -> Callable[[Call, int, State, tuple[date, str]], list[Utterance]]:
    def finish(call: Call, talk_id: int, state: State, given: tuple[date, str]) -> list[Utterance]:
        on, reason = given
        workdays.change_day(call.tx, on, is_worked=is_worked, reason=reason)
        _keep(call, on, "worked" if is_worked else "off", reason)
        changes = planning.replan_all(call.tx)
        told = tell_changes(call.tx, changes, by=call.person.id)
        shown = show_days(replace(call, id=on.year))
        return [*in_its_place(call, talk_id, shown, texts.added(on, len(changes))), *told]

    return finish


def _keep(call: Call, on: date, what: str, why: str) -> None:
    history.record(
        call.tx, "calendar_day", on.toordinal(), what, by=call.person.id, new=f"{on}", why=why
    )


ADD_OFF: TalkKind[tuple[date, str]] = TalkKind(
    name="add_day_off",
    heading=texts.OFF_HEADING,
    action=Action.MANAGE_PROGRAMMES,
    steps=("on", "reason"),
    play=_script(texts.ASK_OFF, weekend=False),
    finish=_finish(is_worked=False),
)
ADD_WORKED: TalkKind[tuple[date, str]] = TalkKind(
    name="add_day_worked",
    heading=texts.WORKED_HEADING,
    action=Action.MANAGE_PROGRAMMES,
    steps=("on", "reason"),
    play=_script(texts.ASK_WORKED, weekend=True),
    finish=_finish(is_worked=True),
)
