"""What a coordinator changes in a year: days off, dates, programmes; told to bot and model."""

import random
from dataclasses import replace
from datetime import date, timedelta

from bench.year.bot import Bot
from bench.year.days import SATURDAY, local
from bench.year.expected import Running, Slot
from bench.year.model import Model
from bench.year.plans import at_other_times
from domain.calendar import Weekday
from domain.ladder import DAYS_OF, at_another_time
from domain.people import Role
from domain.programme import (
    FULL_LADDER,
    MomentRule,
    OccurrenceKind,
    OnHoliday,
    ProgrammeRule,
    Weekly,
    Who,
)
from handlers.programme.news import tell_changes
from storage import (
    outbox,
    planning,
    programmes,
    rescheduling,
    workdays,
)
from storage.planning import Change
from storage.transaction import Tx

HOURS = (6, 7, 8, 9, 12, 14, 16, 18, 19, 20)


class Changes:
    """Changes of which one is made now and then."""

    def __init__(self, bot: Bot, model: Model, chance: random.Random) -> None:
        self.bot, self.model, self.chance = bot, model, chance

    @property
    def today(self) -> date:
        """The commune's date."""
        return local(self.bot.now).date()

    def change_day(self, on: date, *, is_worked: bool | None) -> None:
        """The commune works on a day against the rule, or does not; None: as everybody."""

        def unit(tx: Tx) -> None:
            if is_worked is None:
                workdays.forget_day(tx, on)
            else:
                workdays.change_day(tx, on, is_worked=is_worked, reason="thử")
            _tell(tx, planning.replan_all(tx))

        self.bot.run(unit)
        self.model.calendar.changed.pop(on, None)
        if is_worked is not None:
            self.model.calendar.changed[on] = is_worked
        self.model.replan_all(self.bot.now)

    def near(self, first: int, last: int) -> list[Slot]:
        """Dates that are kept in so many days from today."""
        return [
            s
            for s in self.model.slots()
            if not s.is_cancelled
            and s.kind is not OccurrenceKind.OFFICE
            and first <= (s.on - self.today).days <= last
        ]

    def a_day_changes(self) -> None:
        """A day off comes, or a weekend day that is worked."""
        on = self.today + timedelta(days=self.chance.randint(0, 20))
        if self.chance.random() < 0.7:
            on += timedelta(days=(SATURDAY - on.weekday()) % 7)
        self.change_day(on, is_worked=on.weekday() >= SATURDAY and self.chance.random() < 0.4)

    def a_day_is_forgotten(self) -> None:
        """The commune keeps a day as everybody does."""
        coming = [on for on in self.model.calendar.changed if on >= self.today]
        if coming:
            self.change_day(self.chance.choice(sorted(coming)), is_worked=None)

    def a_date_moves(self) -> None:
        """A date goes to another day."""
        if not (slots := self.near(0, 30)):
            return
        slot = self.chance.choice(slots)
        to = max(
            self.today + timedelta(days=1), slot.on + timedelta(days=self.chance.randint(-3, 8))
        )
        if to == slot.on or self.model.calendar.is_off(to):
            return
        id = self.bot.id_of(slot)

        def unit(tx: Tx) -> bool:
            occurrence = programmes.occurrence(tx, id)
            assert occurrence is not None
            return rescheduling.move(tx, occurrence, to, "mưa") is not None

        assert self.bot.run(unit) == self.model.move(slot, to, self.bot.now), (slot.key, to)

    def a_date_is_cancelled(self) -> None:
        """A date is not kept."""
        if not (slots := self.near(0, 30)):
            return
        slot = self.chance.choice(slots)
        id = self.bot.id_of(slot)

        def unit(tx: Tx) -> None:
            occurrence = programmes.occurrence(tx, id)
            assert occurrence is not None
            rescheduling.cancel(tx, occurrence, "bận")

        self.bot.run(unit)
        self.model.cancel(slot, self.bot.now, by_hand=True)

    def a_date_is_added(self) -> None:
        """One more date."""
        programme = self._some_programme()
        on = self.today + timedelta(days=self.chance.randint(1, 25))
        kinds = [kind for kind in OccurrenceKind if kind is not OccurrenceKind.OFFICE]
        kind = self.chance.choice(kinds)
        is_free = self.model.is_free(programme.id, on)

        def unit(tx: Tx) -> int | None:
            known = programmes.get(tx, programme.id)
            assert known is not None
            added = rescheduling.add(tx, known, on, kind)
            return added.id if added else None

        id = self.bot.run(unit)
        assert (id is not None) == is_free, (programme.id, on)
        if id is not None:
            self.model.add(programme.id, id, on, kind, self.bot.now)

    def _some_programme(self) -> Running:
        running = [p for p in self.model.programmes.values() if not p.has_ended]
        return self.chance.choice(running)

    def _change(self, programme: Running, rule: ProgrammeRule) -> None:
        def unit(tx: Tx) -> None:
            programmes.change(tx, programme.id, rule)
            _tell(tx, planning.replan(tx, programme.id))

        self.bot.run(unit)
        self.model.change(programme.id, rule, self.bot.now)

    def times_change(self) -> None:
        """A reminder comes at another hour, is switched off, or comes back."""
        programme = self._some_programme()
        moments = list(programme.rule.moments)
        lost = [m for m in FULL_LADDER if all(m.kind is not one.kind for one in moments)]
        if lost and self.chance.random() < 0.6:
            moments.append(self.chance.choice(lost))
        elif moments and self.chance.random() < 0.15:
            moments.remove(self.chance.choice(moments))
        elif moments:
            moments = self._with_another_time(moments)
        self._change(programme, at_other_times(programme.rule, moments))

    def _with_another_time(self, moments: list[MomentRule]) -> list[MomentRule]:
        was = self.chance.choice(moments)
        at = (
            local(self.bot.now)
            .time()
            .replace(
                hour=self.chance.choice(HOURS),
                minute=self.chance.choice((0, 0, 0, 30)),
                second=0,
                microsecond=0,
            )
        )
        new = at_another_time(was, self.chance.choice(list(DAYS_OF[was.kind])), at)
        if not isinstance(new, MomentRule):
            return moments
        others = [m for m in moments if m is not was]
        if any((m.kind, m.days, m.at) == (new.kind, new.days, new.at) for m in others):
            return moments
        return [*others, new]

    def days_change(self) -> None:
        """A programme falls on other days."""
        programme = self._some_programme()
        rule = programme.rule
        if not all(isinstance(one, Weekly) for one in rule.days):
            return
        weeks = frozenset(self.chance.sample(range(1, 6), self.chance.randint(1, 4)))
        day = self.chance.choice((Weekday.SATURDAY, Weekday.SATURDAY, Weekday.SUNDAY))
        office = Weekly(day, frozenset({1, 2, 3, 4, 5}) - weeks, OccurrenceKind.OFFICE)
        self._change(
            programme,
            replace(
                rule,
                days=(Weekly(day, weeks), office),
                on_holiday=self.chance.choice(list(OnHoliday)),
            ),
        )

    def participants_change(self) -> None:
        """Others take part."""
        programme = self._some_programme()
        who = programme.rule.participants
        if who.who is Who.ALL:
            return
        able = [m.id for m in self.model.present() if m.roles & {Role.CADRE, Role.LEADER}]
        members = frozenset(self.chance.sample(able, max(1, len(able) // 4)))
        head = min(members) if who.who is Who.DELEGATION else None
        new = replace(who, head_id=head, member_ids=members)
        self._change(programme, replace(programme.rule, participants=new))

    def a_programme_ends(self) -> None:
        """A programme ends, unless it is the last one."""
        running = [p for p in self.model.programmes.values() if not p.has_ended]
        if len(running) < 2:
            return
        id = self.chance.choice(running).id

        def unit(tx: Tx) -> None:
            programmes.end(tx, id)
            _tell(tx, planning.replan(tx, id))

        self.bot.run(unit)
        self.model.end(id, self.bot.now)


def _tell(tx: Tx, changes: list[Change]) -> None:
    says = list(tell_changes(tx, changes))
    if says:
        outbox.queue(tx, 0, says)
