"""🗓 Sets up a programme from a preset or field by field, and changes one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from domain.authority import Action
from domain.message import Utterance
from domain.programme import (
    A_DESTINATION_A_WEEK,
    EVE_AND_MORNING,
    SATURDAY_WITH_THE_PEOPLE,
    OccurrenceKind,
    ProgrammeRule,
    Way,
)
from domain.schedule import next_in_turn, schedule
from domain.text import fold
from handlers.asks.choice import Choice, OneOf
from handlers.asks.review import Review
from handlers.call import Call
from handlers.programme import rule_texts
from handlers.programme import wizard_texts as texts
from handlers.programme.announcing import announce
from handlers.programme.drafting import ask_fields
from handlers.programme.news import tell_changes
from handlers.programme.pages import show, target
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from storage import commune, history, planning, programmes, workdays
from storage.transaction import Tx

DATES_SHOWN = 5
LOOK_AHEAD = timedelta(days=366)
PRESETS: dict[str, ProgrammeRule] = {
    "saturday": SATURDAY_WITH_THE_PEOPLE,
    "weekly": A_DESTINATION_A_WEEK,
    "own": ProgrammeRule("", (), EVE_AND_MORNING),
}
EDITED = "edit"


def start_new(call: Call) -> list[Utterance]:
    """➕ Thêm chương trình."""
    call.require(Action.MANAGE_PROGRAMMES)
    return open_anew(call, NEW, {})


def start_editing(call: Call) -> list[Utterance]:
    """✏️ Sửa."""
    return open_anew(call, EDIT, {"programme": target(call).id})


def _ask_new(call: Call, state: State) -> Script[tuple[str, ProgrammeRule]]:
    preset: str = yield OneOf(
        key="preset",
        ask=texts.ASK_PRESET,
        hint=texts.PRESET_HINT,
        load=lambda: [Choice(name, label) for name, label in texts.PRESETS.items()],
        meaning=str,
    )
    start = PRESETS[preset]
    if _is_taken(call.tx, start.name):
        # Said now: on the review it would be too late for who meant to change that one.
        hint = texts.runs_already(start.name)
        rule = yield from ask_fields(call.tx, replace(start, name=""), preset, hint)
    else:
        rule = yield from ask_fields(call.tx, start, preset)
    yield _review(call.tx, rule, ())
    return preset, rule


def _ask_edited(call: Call, state: State) -> Script[tuple[str, ProgrammeRule]]:
    programme = target(replace(call, id=state.start["programme"]))
    rule = yield from ask_fields(call.tx, programme.rule, EDITED)
    kept = programmes.of_programme(call.tx, programme.id)
    before = [o for o in kept if o.occurs_on < call.tx.today and not o.is_cancelled]
    yield _review(call.tx, rule, [id for o in before for id in o.hamlet_ids])
    return EDITED, rule


def _review(tx: Tx, rule: ProgrammeRule, gone_to: Sequence[int]) -> Review:
    dates = islice(_coming(tx, rule, gone_to), DATES_SHOWN)
    lines = tuple((f"{texts.NEXT} {n}", line) for n, line in enumerate(dates, start=1))
    return Review(ask=texts.REVIEW, send=texts.SAVE, absent=lines)


def _coming(tx: Tx, rule: ProgrammeRule, gone_to: Sequence[int]) -> Iterator[str]:
    """The dates that a rule gives from today on, with the hamlets in turn."""
    hamlets = {hamlet.id: hamlet.name for hamlet in commune.hamlets(tx)}
    gone = list(gone_to)
    is_off = workdays.calendar(tx).is_off
    planned = schedule(rule, is_off, tx.today, tx.today + LOOK_AHEAD)
    kept = sorted((p.occurs_on, p.kind) for p in planned if p.occurs_on)
    for on, kind in kept:
        place = rule.destination.place
        if rule.destination.way is Way.ROTATION and kind is not OccurrenceKind.OFFICE and hamlets:
            turn = next_in_turn(list(hamlets), gone) or 0
            gone.append(turn)
            place = hamlets[turn]
        yield texts.a_date(on, rule_texts.KINDS[kind], place)


def _save_new(
    call: Call, talk_id: int, state: State, made: tuple[str, ProgrammeRule]
) -> list[Utterance]:
    of, rule = made
    _check(call, of, rule, programme_id=0)
    programme_id = programmes.establish(call.tx, rule)
    planning.plan(call.tx, programme_id)
    history.record(call.tx, "programme", programme_id, "added", by=call.person.id, new=rule.name)
    shown = show(call, target(replace(call, id=programme_id)))
    told = announce(call.tx, programme_id, by=call.person.id)
    return [*in_its_place(call, talk_id, shown, texts.SAVED), *told]


def _save_edited(
    call: Call, talk_id: int, state: State, made: tuple[str, ProgrammeRule]
) -> list[Utterance]:
    programme = target(replace(call, id=state.start["programme"]))
    of, rule = made
    if rule == programme.rule:
        return in_its_place(call, talk_id, show(call, programme), texts.UNCHANGED)
    _check(call, of, rule, programme.id)
    programmes.change(call.tx, programme.id, rule)
    changes = planning.replan(call.tx, programme.id)
    history.record(
        call.tx,
        "programme",
        programme.id,
        "changed",
        by=call.person.id,
        old=programme.rule.name,
        new=rule.name,
    )
    told = tell_changes(call.tx, changes, by=call.person.id)
    shown = show(call, replace(programme, rule=rule))
    return [*in_its_place(call, talk_id, shown, texts.changed(len(changes))), *told]


def _check(call: Call, of: str, rule: ProgrammeRule, programme_id: int) -> None:
    """Send back what cannot be saved: a name that is taken, days that never come."""
    if _is_taken(call.tx, rule.name, programme_id):
        raise SendBack(f"name@{of}", texts.NAME_TAKEN)
    if next(_coming(call.tx, rule, ()), None) is None:
        raise SendBack(f"days@{of}", texts.NO_DATES)


def _is_taken(tx: Tx, name: str, but_by: int = 0) -> bool:
    others = [p for p in programmes.running(tx) if p.id != but_by]
    return any(fold(p.rule.name) == fold(name) for p in others)


NEW: TalkKind[tuple[str, ProgrammeRule]] = TalkKind(
    name="new_programme",
    heading=texts.HEADING,
    action=Action.MANAGE_PROGRAMMES,
    steps=("review",),
    title=lambda call, path: texts.HEADING,
    play=_ask_new,
    finish=_save_new,
)
EDIT: TalkKind[tuple[str, ProgrammeRule]] = TalkKind(
    name="edit_programme",
    heading=texts.EDIT_HEADING,
    action=Action.MANAGE_PROGRAMMES,
    steps=("review",),
    title=lambda call, path: texts.EDIT_HEADING,
    play=_ask_edited,
    finish=_save_edited,
)
