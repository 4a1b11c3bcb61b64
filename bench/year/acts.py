"""What people do in a year: each act is done to the bot and told to the model."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bench.year import commune
from bench.year.bot import Bot
from bench.year.commune import Size
from bench.year.days import SATURDAY, local
from bench.year.expected import Running, Slot, Told
from bench.year.model import Model
from bench.year.plans import at_other_times
from domain.calendar import Weekday
from domain.ladder import DAYS_OF, Outcome, at_another_time, in_an_hour, in_the_evening
from domain.people import Role
from domain.programme import (
    FULL_LADDER,
    MomentKind,
    MomentRule,
    OccurrenceKind,
    OnHoliday,
    ProgrammeRule,
    Weekly,
    Who,
)
from domain.spoken import Spoken
from domain.visit import NotMet
from handlers.programme.news import tell_changes
from storage import (
    attempts,
    notices,
    outbox,
    planning,
    programmes,
    registrations,
    rescheduling,
    staff,
    talks,
    visits,
    workdays,
)
from storage.planning import Change
from storage.tables.programme import MomentRow, NoticeRow
from storage.transaction import Tx
from storage.types import table

_moments, _notices = table(MomentRow), table(NoticeRow)

HOURS = (6, 7, 8, 9, 12, 14, 16, 18, 19, 20)


class Acts:
    """Acts of which one after the other is chosen."""

    def __init__(self, bot: Bot, model: Model, chance: random.Random, size: Size) -> None:
        self.bot, self.model, self.chance = bot, model, chance
        self._households = size.households
        self._rare: list[tuple[float, Callable[[], None]]] = [
            (3, self._somebody_joins),
            (2, self._somebody_leaves),
            (4, self._somebody_blocks),
            (4, self._somebody_unblocks),
            (3, self._a_day_changes),
            (2, self._a_day_is_forgotten),
            (4, self._a_date_moves),
            (3, self._a_date_is_cancelled),
            (3, self._a_date_is_added),
            (8, self._times_change),
            (2, self._days_change),
            (1, self._participants_change),
            (0.3, self._a_programme_ends),
            (4, self._everyone_answers),
        ]

    @property
    def today(self) -> date:
        """The commune's date."""
        return local(self.bot.now).date()

    def something(self) -> None:
        """People answer and go; now and then something rarer happens."""
        self._answers()
        self._visits()
        if self.chance.random() < 0.5:
            self._somebody_snoozes()
        if self.chance.random() < 0.2:
            weights = [weight for weight, _ in self._rare]
            self.chance.choices([act for _, act in self._rare], weights)[0]()

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

    def _near(self, first: int, last: int) -> list[Slot]:
        """Dates that are kept in so many days from today."""
        return [
            s
            for s in self.model.slots()
            if not s.is_cancelled
            and s.kind is not OccurrenceKind.OFFICE
            and first <= (s.on - self.today).days <= last
        ]

    def _answers(self) -> None:
        given = [
            (slot, member.id, self.chance.random() < 0.8)
            for slot in self._near(0, 5)
            for member in self.model.expected(slot)
            if self.chance.random() < 0.1
        ]
        self._give(given)

    def _everyone_answers(self) -> None:
        """The coordinator has phoned everybody."""
        slots = self._near(0, 2)
        self._give([(s, m.id, True) for s in slots for m in self.model.expected(s)])

    def _give(self, given: list[tuple[Slot, int, bool]]) -> None:
        ids = {slot.key: self.bot.id_of(slot) for slot, _, _ in given}

        def unit(tx: Tx) -> None:
            for slot, person, takes_part in given:
                registrations.answer(tx, ids[slot.key], person, takes_part=takes_part)

        self.bot.run(unit)
        for slot, person, takes_part in given:
            slot.words[person] = takes_part

    def _visits(self) -> None:
        slots = [s for s in self._near(-1, 1) if s.kind is OccurrenceKind.VISITS]
        made = [
            (self.bot.id_of(slot), slot, member.id)
            for slot in slots
            for member in self.model.expected(slot)
            if self.chance.random() < 0.15
        ]
        for occurrence, slot, person in made:
            if self.chance.random() < 0.1:
                self._finds_nobody(person)
            else:
                self._visit(occurrence, slot, person)

    def _visit(self, occurrence: int, slot: Slot, person: int) -> None:
        def unit(tx: Tx) -> None:
            visits.record(
                tx,
                household_id=self.chance.randint(1, self._households),
                visited_on=tx.today,
                by=person,
                occurrence_id=occurrence,
                talk_id=_talk(tx, person),
                companion_ids=(),
                topic_ids=(),
                note=Spoken(),
                place=None,
            )

        self.bot.run(unit)
        slot.logged.add(person)

    def _finds_nobody(self, person: int) -> None:
        def unit(tx: Tx) -> None:
            household = self.chance.randint(1, self._households)
            why = next(iter(NotMet))
            talk = _talk(tx, person)
            attempts.record(tx, household, why, by=person, on=tx.today, talk_id=talk)

        self.bot.run(unit)
        self.model.closed_doors.add((person, self.today))

    def _somebody_snoozes(self) -> None:
        told = [t for t in self.model.all_told[-60:] if self._may_be_put_off(t)]
        if not told:
            return
        one = self.chance.choice(told)
        put = self.chance.choice((in_an_hour, in_the_evening))
        lead = one.with_these[0]
        at = put(self.bot.now, lead.rung.until, local(self.bot.now).tzinfo)  # type: ignore[arg-type]
        if at is None:
            return

        assert lead.rung.slot is not None
        occurrence = self.bot.id_of(lead.rung.slot)

        def unit(tx: Tx) -> bool:
            notice = notices.get(tx, _lead_of(tx, lead, occurrence))
            assert notice is not None
            return notices.put_off(tx, notice, at)

        assert self.bot.run(unit)
        self.model.put_off(lead, at)

    def _may_be_put_off(self, told: Told) -> bool:
        once = (MomentKind.HAMLETS, MomentKind.DIGEST, MomentKind.MORNING)
        return told.outcome is Outcome.QUEUED and told.rung.kind not in once

    def _somebody_joins(self) -> None:
        role = self.chance.choice((Role.CADRE, Role.CADRE, Role.LEADER, Role.BOARD))
        hamlets = set(self.chance.sample(self.model.hamlets, 1))
        commune.join(self.bot, self.model, role, hamlets)

    def _free_to_go(self) -> list[int]:
        """The staff without those on whom a morning depends, and without the coordinator."""
        kept = self.model.burns | self.model.brings
        return [
            m.id
            for m in self.model.present()
            if m.id not in kept and Role.COORDINATOR not in m.roles
        ]

    def _somebody_leaves(self) -> None:
        if len(free := self._free_to_go()) > 3:
            id = self.chance.choice(free)
            self.bot.run(lambda tx: staff.leave(tx, id))
            self.model.people[id].has_left = True

    def _somebody_blocks(self) -> None:
        kept = self.model.burns | self.model.brings
        free = [m for m in self.model.present() if m.id not in kept and m.can_be_told]
        if free:
            member = self.chance.choice(free)
            self.bot.run(lambda tx: staff.unreachable(tx, member.chat or 0))
            member.is_reachable = False

    def _somebody_unblocks(self) -> None:
        for member in self.model.present():
            if not member.is_reachable and self.chance.random() < 0.7:
                chat = member.chat or 0
                self.bot.run(lambda tx, chat=chat: staff.reachable(tx, chat))  # type: ignore[misc]
                member.is_reachable = True

    def _a_day_changes(self) -> None:
        on = self.today + timedelta(days=self.chance.randint(0, 20))
        if self.chance.random() < 0.7:
            on += timedelta(days=(SATURDAY - on.weekday()) % 7)
        self.change_day(on, is_worked=on.weekday() >= SATURDAY and self.chance.random() < 0.4)

    def _a_day_is_forgotten(self) -> None:
        coming = [on for on in self.model.calendar.changed if on >= self.today]
        if coming:
            self.change_day(self.chance.choice(sorted(coming)), is_worked=None)

    def _a_date_moves(self) -> None:
        if not (slots := self._near(0, 30)):
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

    def _a_date_is_cancelled(self) -> None:
        if not (slots := self._near(0, 30)):
            return
        slot = self.chance.choice(slots)
        id = self.bot.id_of(slot)

        def unit(tx: Tx) -> None:
            occurrence = programmes.occurrence(tx, id)
            assert occurrence is not None
            rescheduling.cancel(tx, occurrence, "bận")

        self.bot.run(unit)
        self.model.cancel(slot, self.bot.now, by_hand=True)

    def _a_date_is_added(self) -> None:
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

    def _times_change(self) -> None:
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

    def _days_change(self) -> None:
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

    def _participants_change(self) -> None:
        programme = self._some_programme()
        who = programme.rule.participants
        if who.who is Who.ALL:
            return
        able = [m.id for m in self.model.present() if m.roles & {Role.CADRE, Role.LEADER}]
        members = frozenset(self.chance.sample(able, max(1, len(able) // 4)))
        head = min(members) if who.who is Who.DELEGATION else None
        new = replace(who, head_id=head, member_ids=members)
        self._change(programme, replace(programme.rule, participants=new))

    def _a_programme_ends(self) -> None:
        running = [p for p in self.model.programmes.values() if not p.has_ended]
        if len(running) < 2:
            return
        id = self.chance.choice(running).id

        def unit(tx: Tx) -> None:
            programmes.end(tx, id)
            _tell(tx, planning.replan(tx, id))

        self.bot.run(unit)
        self.model.end(id, self.bot.now)


def _lead_of(tx: Tx, told: Told, occurrence: int) -> int:
    """The id of the notice that a message began with."""
    found = tx.connection.execute(
        select(_notices.c.id, _notices.c.told_with)
        .select_from(_notices.join(_moments))
        .where(_moments.c.occurrence_id == occurrence, _moments.c.due_at == told.rung.due)
        .where(_moments.c.kind == str(told.rung.kind), _notices.c.person_id == told.person)
    ).one()
    return int(found.told_with or found.id)


def _talk(tx: Tx, person: int) -> int:
    talk = talks.begin(tx, person, "visit", {})
    talks.end(tx, talk.id, "done")
    return talk.id


def _tell(tx: Tx, changes: list[Change]) -> None:
    says = list(tell_changes(tx, changes))
    if says:
        outbox.queue(tx, 0, says)
