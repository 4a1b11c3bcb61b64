"""The dates of programmes and their reminders, as they must stand after each change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bench.year.days import DAY, Calendar, Wanted, instant, kept, local, next_free
from bench.year.expected import Key, Rung, Running, Slot
from domain.ladder import Passing
from domain.programme import MomentKind, MomentRule, OccurrenceKind, ProgrammeRule

AHEAD, BELOW = timedelta(days=60), timedelta(days=45)
MORNING, NOON = time(7, 30), time(12)
MORNINGS = 14
ONLY_VISITS = (MomentKind.START, MomentKind.UNLOGGED)


class Plans:
    """What is planned. Every method is given the instant at which it happens."""

    def __init__(self) -> None:
        self.calendar = Calendar()
        self.programmes: dict[int, Running] = {}
        self.mornings: list[Rung] = []

    def establish(self, id: int, rule: ProgrammeRule, now: datetime) -> None:
        """A programme begins."""
        self.programmes[id] = Running(id, rule, local(now).date() - DAY)
        self.plan_ahead(now)

    def change(self, id: int, rule: ProgrammeRule, now: datetime) -> None:
        """A programme has another rule."""
        self.programmes[id].rule = rule
        self.replan(id, now)

    def end(self, id: int, now: datetime) -> None:
        """A programme keeps no date any more."""
        self.programmes[id].has_ended = True
        for slot in self._coming(self.programmes[id], now):
            self.cancel(slot, now)

    def replan_all(self, now: datetime) -> None:
        """Days off changed."""
        for id, programme in self.programmes.items():
            if not programme.has_ended:
                self.replan(id, now)

    def replan(self, id: int, now: datetime) -> None:
        """The dates from today on are as the rule and the days off want them now."""
        programme = self.programmes[id]
        self._settle(programme, local(now).date(), programme.planned_until, now)

    def plan_at(self) -> datetime | None:
        """When something is to be planned."""
        running = [p for p in self.programmes.values() if not p.has_ended]
        times = [instant(p.planned_until - BELOW, time.min) for p in running]
        return min([*times, self._mornings_at()])

    def plan_ahead(self, now: datetime) -> None:
        """What is not planned far enough is planned."""
        for programme in self.programmes.values():
            is_due = instant(programme.planned_until - BELOW, time.min) <= now
            if is_due and not programme.has_ended:
                today, before = local(now).date(), programme.planned_until
                programme.planned_until = today + AHEAD
                self._settle(programme, max(before + DAY, today - DAY), today + AHEAD, now)

    def plan_mornings(self, now: datetime) -> None:
        """Every morning of the next days has its reminder."""
        if self._mornings_at() > now:
            return
        today = local(now).date()
        if self.mornings:
            on = self.mornings[-1].on + DAY
        else:
            on = today if now <= instant(today, MORNING) else today + DAY
        while on <= today + MORNINGS * DAY:
            due, until = instant(on, MORNING), instant(on, NOON)
            self.mornings.append(Rung(None, on, MomentKind.MORNING, due, until, now))
            on += DAY

    def _mornings_at(self) -> datetime:
        if not self.mornings:
            return datetime.min.replace(tzinfo=local(instant(date(2000, 1, 1), NOON)).tzinfo)
        return instant(self.mornings[-1].on - MORNINGS // 2 * DAY, MORNING)

    def open_rungs(self) -> Iterator[Rung]:
        """The reminders that nothing became of yet."""
        for programme in self.programmes.values():
            for slot in programme.slots.values():
                yield from (rung for rung in slot.rungs if rung.passing is None)
        yield from (rung for rung in self.mornings if rung.passing is None)

    def slots(self) -> list[Slot]:
        """The dates of all programmes."""
        return [slot for p in self.programmes.values() for slot in p.slots.values()]

    def cancel(self, slot: Slot, now: datetime, *, by_hand: bool = False) -> None:
        """A date is not kept."""
        slot.is_cancelled = True
        slot.by_hand |= by_hand
        self._refresh(slot, now)

    def move(self, slot: Slot, to: date, now: datetime) -> bool:
        """A date is kept on another day; False when that day is taken."""
        if not self._room(slot.programme, to, now):
            return False
        slot.by_hand = True
        self._keep(slot, to, slot.kind, now)
        return True

    def add(self, id: int, number: int, on: date, kind: OccurrenceKind, now: datetime) -> None:
        """One more date; whoever adds it has seen that there is room."""
        programme = self.programmes[id]
        assert self._room(programme, on, now)
        slot = Slot((id, number), programme, None, on, kind, by_hand=True)
        programme.slots[slot.key] = slot
        self._refresh(slot, now)

    def is_free(self, id: int, on: date) -> bool:
        """Whether there is room for a date."""
        there = self._kept_on(self.programmes[id], on)
        return all(slot.kind is OccurrenceKind.OFFICE for slot in there)

    def _room(self, programme: Running, on: date, now: datetime) -> bool:
        if not self.is_free(programme.id, on):
            return False
        for slot in self._kept_on(programme, on):
            self.cancel(slot, now)
        return True

    def _kept_on(self, programme: Running, on: date) -> list[Slot]:
        return [s for s in programme.slots.values() if s.on == on and not s.is_cancelled]

    def _coming(self, programme: Running, now: datetime) -> list[Slot]:
        today = local(now).date()
        return [s for s in programme.slots.values() if s.on >= today and not s.is_cancelled]

    def _settle(self, programme: Running, first_on: date, last_on: date, now: datetime) -> None:
        slots = list(programme.slots.values())
        by_hand = [s for s in slots if s.by_hand]
        standing = [
            s
            for s in self._coming(programme, now)
            if not s.by_hand and s.planned_on and s.planned_on < first_on
        ]
        taken = {s.on for s in [*by_hand, *standing] if not s.is_cancelled}
        self._keep_standing(programme, standing, taken, (first_on, last_on), now)
        settled = {s.planned_on for s in by_hand}
        is_off = self.calendar.is_off
        wanted = {
            one.planned_on: one
            for one in kept(programme.rule, is_off, first_on, last_on, taken)
            if one.planned_on not in settled
        }
        for slot in self._coming(programme, now):
            is_ours = (
                slot.planned_on and not slot.by_hand and first_on <= slot.planned_on <= last_on
            )
            if is_ours and slot.planned_on not in wanted:
                self.cancel(slot, now)
        for one in wanted.values():
            self._bring_in_line(programme, one, now)
        for slot in self._coming(programme, now):
            if slot.by_hand:
                self._refresh(slot, now)

    def _keep_standing(
        self,
        programme: Running,
        standing: list[Slot],
        taken: set[date],
        span: tuple[date, date],
        now: datetime,
    ) -> None:
        """What was moved from a day that is past stays, unless its new day is off now as well."""
        rule = programme.rule
        for slot in sorted(standing, key=lambda s: s.on):
            to: date | None = slot.on
            if self.calendar.is_off(slot.on):
                taken.discard(slot.on)
                held = {
                    one.planned_on
                    for one in kept(rule, lambda on: False, span[0], slot.on + 4 * 7 * DAY, ())
                    if one.kind is not OccurrenceKind.OFFICE
                }
                to = next_free(rule, slot.on, self.calendar.is_off, held | taken)
            if to is None:
                self.cancel(slot, now)
            else:
                taken.add(to)
                self._keep(slot, to, slot.kind, now)

    def _bring_in_line(self, programme: Running, one: Wanted, now: datetime) -> None:
        key: Key = (programme.id, one.planned_on)
        slot = programme.slots.get(key)
        if slot is None:
            slot = Slot(key, programme, one.planned_on, one.on or one.planned_on, one.kind)
            programme.slots[key] = slot
            slot.is_cancelled = one.on is None
            self._refresh(slot, now)
        elif one.on is not None:
            self._keep(slot, one.on, one.kind, now)
        elif not slot.is_cancelled:
            self.cancel(slot, now)

    def _keep(self, slot: Slot, on: date, kind: OccurrenceKind, now: datetime) -> None:
        if slot.on != on:
            slot.words.clear()
        slot.on, slot.kind, slot.is_cancelled = on, kind, False
        self._refresh(slot, now)

    def _refresh(self, slot: Slot, now: datetime) -> None:
        """What is still to be said; what was said for its date is not said again."""
        done = [r for r in slot.rungs if r.passing is not None]
        waiting = [r for r in slot.rungs if r.passing is None]
        slot.rungs = done
        if slot.is_cancelled:
            return
        for kind in MomentKind:
            said = [r for r in done if r.kind is kind and r.on == slot.on]
            open_ones = [r for r in waiting if r.kind is kind and r.on == slot.on]
            for rule in _still_to_say(slot, kind, said, open_ones):
                due, until = _window(rule, slot.on)
                same = [r for r in open_ones if (r.due, r.until) == (due, until)]
                slot.rungs.append(same[0] if same else Rung(slot, slot.on, kind, due, until, now))


def rules_of(slot: Slot, kind: MomentKind) -> list[MomentRule]:
    """The reminders of a kind that a date has by its rule, in order."""
    rule = slot.programme.rule
    if slot.kind is OccurrenceKind.OFFICE:
        return []
    if kind in ONLY_VISITS and slot.kind is not OccurrenceKind.VISITS:
        return []
    return sorted((m for m in rule.moments if m.kind is kind), key=lambda m: (m.days, m.at))


def _window(rule: MomentRule, on: date) -> tuple[datetime, datetime]:
    return (
        instant(on + rule.days * DAY, rule.at),
        instant(on + rule.until_days * DAY, rule.until),
    )


def _still_to_say(
    slot: Slot, kind: MomentKind, said: list[Rung], open_ones: list[Rung]
) -> list[MomentRule]:
    """The rule's reminders without those that were said, maybe at another hour.

    One that is at its hour is itself. Of the others the first that was stands for the first that
    is: its hour was changed; what is left over was switched off or is new.
    """
    rules = rules_of(slot, kind)
    dues = {_window(rule, slot.on)[0] for rule in rules}
    before = sorted([*said, *open_ones], key=lambda r: r.due)
    known = {r.due for r in before}
    gone = [r for r in before if r.due not in dues]
    fresh = [rule for rule in rules if _window(rule, slot.on)[0] not in known]
    changed = {id(rule) for rule, was in zip(fresh, gone, strict=False) if was.passing is not None}
    said_at = {r.due for r in said}
    return [
        rule
        for rule in rules
        if id(rule) not in changed and _window(rule, slot.on)[0] not in said_at
    ]


def became(rung: Rung, now: datetime) -> Passing:
    """What becomes of a reminder that is taken at an instant."""
    pressing = rung.kind in (MomentKind.SILENT, MomentKind.LAST_CALL)
    if rung.planned_at > (rung.due if pressing else rung.until):
        return Passing.PLANNED_LATE
    return Passing.MISSED if now > rung.until else Passing.TOLD


def at_other_times(rule: ProgrammeRule, moments: list[MomentRule]) -> ProgrammeRule:
    """The rule with other reminders."""
    ordered = sorted(moments, key=lambda m: (m.days, m.at))
    return replace(rule, moments=tuple(ordered))
