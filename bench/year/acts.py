"""What people do in a year: each act is done to the bot and told to the model."""

import random
from collections.abc import Callable

from sqlalchemy import select

from bench.year import commune
from bench.year.bot import Bot
from bench.year.changes import Changes
from bench.year.commune import Size
from bench.year.days import local
from bench.year.expected import Slot, Told
from bench.year.model import Model
from domain.ladder import Outcome, in_an_hour, in_the_evening
from domain.people import Role
from domain.programme import (
    MomentKind,
    OccurrenceKind,
)
from domain.spoken import Spoken
from domain.visit import NotMet
from storage import (
    attempts,
    notices,
    registrations,
    staff,
    talks,
    visits,
)
from storage.tables.programme import MomentRow, NoticeRow
from storage.transaction import Tx
from storage.types import table

_moments, _notices = table(MomentRow), table(NoticeRow)


class Acts(Changes):
    """Acts of which one after the other is chosen."""

    def __init__(self, bot: Bot, model: Model, chance: random.Random, size: Size) -> None:
        super().__init__(bot, model, chance)
        self._households = size.households
        self._rare: list[tuple[float, Callable[[], None]]] = [
            (3, self._somebody_joins),
            (2, self._somebody_leaves),
            (4, self._somebody_blocks),
            (4, self._somebody_unblocks),
            (3, self.a_day_changes),
            (2, self.a_day_is_forgotten),
            (4, self.a_date_moves),
            (3, self.a_date_is_cancelled),
            (3, self.a_date_is_added),
            (8, self.times_change),
            (2, self.days_change),
            (1, self.participants_change),
            (0.3, self.a_programme_ends),
            (4, self._everyone_answers),
        ]

    def something(self) -> None:
        """People answer and go; now and then something rarer happens."""
        self._answers()
        self._visits()
        if self.chance.random() < 0.5:
            self._somebody_snoozes()
        if self.chance.random() < 0.2:
            weights = [weight for weight, _ in self._rare]
            self.chance.choices([act for _, act in self._rare], weights)[0]()

    def _answers(self) -> None:
        given = [
            (slot, member.id, self.chance.random() < 0.8)
            for slot in self.near(0, 5)
            for member in self.model.expected(slot)
            if self.chance.random() < 0.1
        ]
        self._give(given)

    def _everyone_answers(self) -> None:
        """The coordinator has phoned everybody."""
        slots = self.near(0, 2)
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
        slots = [s for s in self.near(-1, 1) if s.kind is OccurrenceKind.VISITS]
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
