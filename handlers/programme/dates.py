"""Moves, cancels and adds one date, says where it goes, and ends a programme."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from domain.authority import Action
from domain.message import Utterance
from domain.programme import OccurrenceKind
from domain.text import shorten
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.coming_day import ComingDay
from handlers.asks.words import Line
from handlers.call import Call
from handlers.pages import LABEL_LENGTH
from handlers.programme import dates_texts as texts
from handlers.programme import rule_texts
from handlers.programme.news import tell_changes
from handlers.programme.pages import (
    CHOOSABLE,
    show,
    show_date,
    show_programmes,
    target,
    target_date,
)
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script, T
from handlers.talk.state import State
from storage import commune, history, planning, programmes, rescheduling, workdays
from storage.planning import Change, ChangeKind
from storage.programmes import Occurrence
from storage.transaction import Tx

OFFERED = 6
"""Free days that are offered for a date."""


def start_moving(call: Call) -> list[Utterance]:
    """➡️ Dời ngày."""
    return open_anew(call, MOVE, _start(call))


def start_cancelling(call: Call) -> list[Utterance]:
    """🚫 Không tổ chức."""
    return open_anew(call, CANCEL, _start(call))


def start_choosing(call: Call) -> list[Utterance]:
    """📍 Chọn điểm đến."""
    start = _start(call)
    occurrence = target_date(call)
    if occurrence.rule.destination.way not in CHOOSABLE:
        raise Refused(Why.GONE)
    return open_anew(call, CHOOSE, start)


def start_adding(call: Call) -> list[Utterance]:
    """➕ Thêm buổi."""
    return open_anew(call, ADD, {"programme": target(call).id})


def start_ending(call: Call) -> list[Utterance]:
    """🚫 Kết thúc."""
    return open_anew(call, END, {"programme": target(call).id})


def _start(call: Call) -> dict[str, object]:
    occurrence = target_date(call)
    if occurrence.is_cancelled or occurrence.occurs_on < call.tx.today:
        raise Refused(Why.GONE)
    return {"occurrence": occurrence.id, "on": occurrence.occurs_on.isoformat()}


def _ask_moving(call: Call, state: State) -> Script[tuple[date, str]]:
    on = date.fromisoformat(state.start["on"])
    to: date = yield ComingDay(
        key="to", name=texts.TO, ask=texts.ASK_TO, offered=lambda: _free_days(call.tx, on)
    )
    return to, (yield from _ask_reason())


def _ask_cancelling(call: Call, state: State) -> Script[str]:
    return (yield from _ask_reason())


def _ask_reason() -> Script[str]:
    reason: str = yield Line(
        key="reason",
        name=texts.REASON,
        ask=texts.ASK_REASON,
        hint=texts.REASON_HINT,
        suggestions=texts.REASONS,
        most=200,
    )
    return reason


def _ask_adding(call: Call, state: State) -> Script[tuple[date, OccurrenceKind]]:
    on: date = yield ComingDay(
        key="on", name=texts.ON, ask=texts.ASK_ON, offered=lambda: _free_days(call.tx, None)
    )
    kind: OccurrenceKind = yield OneOf(
        key="kind",
        name=texts.KIND,
        ask=texts.ASK_KIND,
        load=kind_choices,
        meaning=OccurrenceKind,
    )
    return on, kind


def _ask_hamlets(call: Call, state: State) -> Script[tuple[int, ...]]:
    hamlet_ids: tuple[int, ...] = yield ManyOf(
        key="hamlets",
        name=texts.HAMLETS,
        ask=texts.ASK_HAMLETS,
        load=lambda: [
            Choice(h.id, shorten(h.name, LABEL_LENGTH - 4)) for h in commune.hamlets(call.tx)
        ],
        meaning=tuple,
        columns=2,
    )
    return hamlet_ids


def _ask_ending(call: Call, state: State) -> Script[str]:
    choices = (Choice("no", texts.KEEP), Choice("yes", texts.DO_END))
    sure: str = yield OneOf(
        key="sure",
        ask=texts.ASK_SURE,
        hint=texts.WHAT_ENDING_DOES,
        load=lambda: choices,
        meaning=str,
    )
    return sure


def kind_choices() -> list[Choice]:
    """What can be done on a date."""
    return [
        Choice(str(kind), label, rule_texts.KINDS[kind])
        for kind, label in rule_texts.KIND_LABELS.items()
    ]


def _free_days(tx: Tx, on: date | None) -> list[date]:
    """Days that are not off: around the present date, or the coming Saturdays and Sundays."""
    is_off = workdays.calendar(tx).is_off
    near = range(-3, 22) if on else range(1, 29)
    days = ((on or tx.today) + timedelta(days=n) for n in near)
    wanted = (day for day in days if day > tx.today and day != on and not is_off(day))
    same = [d for d in wanted if d.weekday() >= 5 or (on and abs((d - on).days) <= 2)]
    return same[:OFFERED]


def _move(call: Call, talk_id: int, state: State, moved: tuple[date, str]) -> list[Utterance]:
    occurrence, (to, reason) = _as_it_was(call, state), moved
    if occurrence is None:
        return _passed(call, talk_id, state)
    if to == occurrence.occurs_on:
        raise SendBack("to", texts.SAME_DAY)
    now = rescheduling.move(call.tx, occurrence, to, reason)
    if now is None:
        raise SendBack("to", texts.TAKEN)
    _keep(call, now, "moved", f"{occurrence.occurs_on}", f"{to}", reason)
    told = _tell(call, ChangeKind.MOVED, now, occurrence.occurs_on)
    return [
        *in_its_place(call, talk_id, show_date(call, now), texts.moved(to, len(told))),
        *told,
    ]


def _cancel(call: Call, talk_id: int, state: State, reason: str) -> list[Utterance]:
    occurrence = _as_it_was(call, state)
    if occurrence is None:
        return _passed(call, talk_id, state)
    now = rescheduling.cancel(call.tx, occurrence, reason)
    _keep(call, now, "cancelled", f"{occurrence.occurs_on}", "", reason)
    told = _tell(call, ChangeKind.CANCELLED, now, occurrence.occurs_on)
    shown = show_date(call, now)
    return [*in_its_place(call, talk_id, shown, texts.cancelled(len(told))), *told]


def _add(
    call: Call, talk_id: int, state: State, added: tuple[date, OccurrenceKind]
) -> list[Utterance]:
    programme, (on, kind) = target(replace(call, id=state.start["programme"])), added
    now = rescheduling.add(call.tx, programme, on, kind)
    if now is None:
        raise SendBack("on", texts.TAKEN)
    _keep(call, now, "added", "", f"{on}", "")
    told = _tell(call, ChangeKind.ADDED, now, on)
    shown = show_date(call, now)
    return [*in_its_place(call, talk_id, shown, texts.added(on, len(told))), *told]


def _choose(call: Call, talk_id: int, state: State, hamlet_ids: tuple[int, ...]) -> list[Utterance]:
    occurrence = _as_it_was(call, state)
    if occurrence is None:
        return _passed(call, talk_id, state)
    now = rescheduling.choose_hamlets(call.tx, occurrence, hamlet_ids)
    _keep(call, now, "goes_to", f"{occurrence.hamlet_ids}", f"{now.hamlet_ids}", "")
    return in_its_place(call, talk_id, show_date(call, now), texts.CHOSEN)


def _end(call: Call, talk_id: int, state: State, sure: str) -> list[Utterance]:
    programme = target(replace(call, id=state.start["programme"]))
    if sure != "yes":
        return in_its_place(call, talk_id, show(call, programme), texts.KEPT)
    programmes.end(call.tx, programme.id)
    history.record(call.tx, "programme", programme.id, "ended", by=call.person.id)
    changes = planning.replan(call.tx, programme.id)
    told = tell_changes(call.tx, changes, by=call.person.id)
    return [*in_its_place(call, talk_id, show_programmes(call), texts.ENDED), *told]


def _as_it_was(call: Call, state: State) -> Occurrence | None:
    """The date, unless somebody changed it while the talk went on."""
    occurrence = target_date(replace(call, id=state.start["occurrence"]))
    same = occurrence.occurs_on.isoformat() == state.start["on"] and not occurrence.is_cancelled
    return occurrence if same else None


def _passed(call: Call, talk_id: int, state: State) -> list[Utterance]:
    occurrence = target_date(replace(call, id=state.start["occurrence"]))
    return in_its_place(call, talk_id, show_date(call, occurrence), texts.CHANGED_MEANWHILE)


def _tell(call: Call, kind: ChangeKind, now: Occurrence, was_on: date) -> list[Utterance]:
    return list(tell_changes(call.tx, [Change(kind, now, was_on)], by=call.person.id))


def _keep(call: Call, now: Occurrence, what: str, old: str, new: str, why: str) -> None:
    history.record(
        call.tx, "occurrence", now.id, what, by=call.person.id, old=old, new=new, why=why
    )


def _about(call: Call, state: State) -> str:
    """Which date or programme it is about, as it was when the talk opened."""
    if "occurrence" in state.start:
        occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
        on = date.fromisoformat(state.start["on"])
        return texts.about(occurrence.rule.name, on) if occurrence else ""
    programme = programmes.get(call.tx, state.start["programme"])
    return programme.rule.name if programme else ""


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
        action=Action.MANAGE_PROGRAMMES,
        steps=steps,
        title=lambda call, path: heading,
        about=_about,
        play=play,
        finish=finish,
    )


MOVE = _kind("move_date", texts.MOVE_HEADING, ("to", "reason"), _ask_moving, _move)
CANCEL = _kind("cancel_date", texts.CANCEL_HEADING, ("reason",), _ask_cancelling, _cancel)
ADD = _kind("add_date", texts.ADD_HEADING, ("on", "kind"), _ask_adding, _add)
CHOOSE = _kind("choose_hamlets", texts.CHOOSE_HEADING, ("hamlets",), _ask_hamlets, _choose)
END = _kind("end_programme", texts.END_HEADING, ("sure",), _ask_ending, _end)
