"""The model: who must be told what, when, and else why not."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from bench.year.days import by_day, is_night, local
from bench.year.expected import Committed, Member, Message, Rung, Slot, Told
from bench.year.plans import Plans, became, rules_of
from domain.ladder import Outcome, Passing
from domain.people import Role
from domain.programme import MomentKind, OccurrenceKind, Way, Who

ASKS = (MomentKind.NOTICE, MomentKind.SILENT, MomentKind.LAST_CALL)
LADDER = list(MomentKind)
MOST = 5


class Model(Plans):
    """A commune as it must be told of its days. The clock is moved from outside.

    Where a programme goes is a fact that it is given: `goes_to`.
    """

    def __init__(self, now: datetime, hamlets: list[int], goes_to: Callable[[Slot], set[int]]):
        super().__init__()
        self.now = now
        self.people: dict[int, Member] = {}
        self.hamlets = hamlets
        self.goes_to = goes_to
        self.closed_doors: set[tuple[int, date]] = set()
        self.burns: set[int] = set()
        self.brings: set[int] = set()
        self.messages: list[Message] = []
        self.all_told: list[Told] = []
        self._open: list[Told] = []

    def live(self, until: datetime) -> None:
        """The bot runs until an instant."""
        while (due := self._next_at()) is not None and due <= until:
            self.now = max(due, self.now)
            self._act()
        self.now = until

    def live_and_end(self, at: datetime, committed: Committed) -> None:
        """The bot runs until it ends in the midst of what is due at an instant.

        How far it came is a fact that is given; what was done must be as it is expected.
        """
        while (due := self._next_at()) is not None and max(due, self.now) < at:
            self.now = max(due, self.now)
            self._act()
        self.now = at
        self._act(committed)

    def sleep(self, until: datetime) -> None:
        """The bot does not run; or its clock is set to another hour."""
        self.now = until

    def put_off(self, told: Told, at: datetime) -> None:
        """A message comes again."""
        for one in told.with_these:
            if one.outcome is Outcome.QUEUED:
                one.outcome, one.at, one.due = None, None, at
                one.times += 1
                self._open.append(one)

    def present(self) -> Iterator[Member]:
        """The staff as it is now."""
        return (member for member in self.people.values() if not member.has_left)

    def expected(self, slot: Slot) -> list[Member]:
        """Who takes part in a date."""
        who = slot.programme.rule.participants
        named = who.member_ids | {who.head_id}
        return [
            m
            for m in self.present()
            if m.roles & {Role.CADRE, Role.LEADER} and (who.who is Who.ALL or m.id in named)
        ]

    def _next_at(self) -> datetime | None:
        dues = [rung.due for rung in self.open_rungs()] + [told.due for told in self._open]
        planned = self.plan_at()
        return min([*dues, *([planned] if planned else [])], default=None)

    def _act(self, committed: Committed | None = None) -> None:
        """Do what is due; or only that which was committed."""
        self.plan_ahead(self.now)
        self.plan_mornings(self.now)
        due = sorted((r for r in self.open_rungs() if r.due <= self.now), key=lambda r: r.due)
        for rung in due:
            if committed is None or rung.what in committed.taken:
                self._take(rung)
        self._tell_all(committed)

    def _take(self, rung: Rung) -> None:
        rung.passing = became(rung, self.now)
        if rung.passing is not Passing.TOLD:
            return
        for person in self._concerned(rung):
            told = Told(person, rung, by_day(self.now))
            rung.told[person] = told
            self._open.append(told)
            self.all_told.append(told)

    def _tell_all(self, committed: Committed | None) -> None:
        due = [
            told
            for told in self._open
            if told.due <= self.now
            and (committed is None or (told.rung.what, told.person) in committed.told)
        ]
        self._open = [told for told in self._open if told not in due]
        if is_night(self.now):
            for waiting in due:
                waiting.due = by_day(self.now)
            self._open += due
            return
        while due:
            first = due[0]
            together = [t for t in due if t.person == first.person and _alike(t, first)]
            together.sort(key=lambda t: (t.rung.due, LADDER.index(t.rung.kind)))
            told = self._tell(together)
            due = [one for one in due if one not in told]

    def _tell(self, together: list[Told]) -> list[Told]:
        """Those that are told in one message, or not told; the others are for another one."""
        done: list[Told] = []
        said: list[Told] = []
        for told in together:
            if len(said) == MOST:
                break
            reason = self._why_not(told)
            if reason is None and any(told.rung.slot is one.rung.slot for one in said):
                reason = Outcome.WITH_ANOTHER
            told.outcome, told.at = reason or Outcome.QUEUED, self.now
            done.append(told)
            if reason is None:
                said.append(told)
        for told in said:
            told.with_these = tuple(said)
        if said:
            self._keep_message(said)
        return done

    def _keep_message(self, said: list[Told]) -> None:
        chat = self.people[said[0].person].chat
        assert chat is not None
        holds = frozenset(
            (t.rung.slot.key if t.rung.slot else None, t.rung.on, t.rung.kind) for t in said
        )
        self.messages.append(Message(chat, self.now, holds))

    def _why_not(self, told: Told) -> Outcome | None:
        member, rung, slot = self.people[told.person], told.rung, told.rung.slot
        if member.has_left:
            return Outcome.LEFT
        if slot is not None and (slot.is_cancelled or slot.on != rung.on):
            return Outcome.CHANGED
        if self.now > rung.until:
            return Outcome.MISSED
        if not member.can_be_told:
            return Outcome.UNREACHABLE
        if member.id not in self._concerned(rung):
            return Outcome.NOTHING
        return self._done_already(member, rung, slot) if slot else self._nothing_held_up(member)

    def _nothing_held_up(self, member: Member) -> Outcome | None:
        """What is held up belongs to no hamlet: a coordinator follows it, and whose it is."""
        hears = Role.COORDINATOR in member.roles or member.id in self.burns | self.brings
        return None if hears else Outcome.NOTHING

    def _done_already(self, member: Member, rung: Rung, slot: Slot) -> Outcome | None:
        word = slot.words.get(member.id)
        match rung.kind:
            case MomentKind.SILENT | MomentKind.LAST_CALL if word is not None:
                return Outcome.ANSWERED
            case MomentKind.START | MomentKind.UNLOGGED if word is False:
                return Outcome.ABSENT
            case MomentKind.UNLOGGED if word is None:
                return Outcome.NOT_JOINED
            case MomentKind.UNLOGGED if self._has_logged(member, slot):
                return Outcome.LOGGED
            case MomentKind.TURNOUT if not self._is_open(rung, slot):
                return Outcome.NOTHING
        return None

    def _has_logged(self, member: Member, slot: Slot) -> bool:
        rule = slot.programme.rule
        near = range(rule.opens_days, rule.closes_days + 1)
        at_closed = any(
            person == member.id and (on - slot.on).days in near for person, on in self.closed_doors
        )
        return member.id in slot.logged or at_closed

    def _is_open(self, rung: Rung, slot: Slot) -> bool:
        """The first board always has something to say, a later one only of what is open."""
        first = rules_of(slot, MomentKind.TURNOUT)
        here = local(rung.due)
        at = ((here.date() - slot.on).days, here.time())
        if not first or at <= (first[0].days, first[0].at):
            return True
        people = self.expected(slot)
        if any(member.id not in slot.words for member in people):
            return True
        if slot.programme.rule.destination.way is not Way.CHARGES:
            return False
        gone_to = {id for m in people if slot.words[m.id] for id in m.hamlets}
        return bool(set(self.hamlets) - gone_to)

    def _concerned(self, rung: Rung) -> set[int]:
        slot = rung.slot
        if slot is None:
            return self._whom_the_morning_concerns(rung)
        if rung.kind is MomentKind.TURNOUT:
            found = [m for m in self.present() if Role.COORDINATOR in m.roles]
        elif rung.kind is MomentKind.DIGEST:
            found = [m for m in self.present() if m.roles & {Role.COORDINATOR, Role.LEADER}]
        elif rung.kind is MomentKind.HAMLETS:
            found = self._hosts(slot)
        else:
            found = self.expected(slot)
        return {member.id for member in found}

    def _whom_the_morning_concerns(self, rung: Rung) -> set[int]:
        if not self.calendar.is_worked(rung.on):
            rung.passing = Passing.DAY_OFF
            return set()
        followers = {m.id for m in self.present() if m.roles & {Role.LEADER, Role.COORDINATOR}}
        brings = self.brings if self.calendar.begins_the_week(rung.on) else set()
        return self.burns | brings | {id for id in followers if self._is_first(rung, id)}

    def _is_first(self, rung: Rung, person: int) -> bool:
        """Whether no morning of the week told them anything, or could have."""
        monday = rung.on - timedelta(days=rung.on.weekday())
        before = [one for one in self.mornings if monday <= one.on < rung.on]
        told = [one.told.get(person) for one in before if one.passing is Passing.TOLD]
        return all(one and not one.times and one.outcome in (None, Outcome.MISSED) for one in told)

    def _hosts(self, slot: Slot) -> list[Member]:
        """The boards of the hamlets that somebody comes to, and who tells those without one."""
        rule = slot.programme.rule
        coming = [m for m in self.expected(slot) if slot.words.get(m.id) is not False]
        if slot.is_cancelled or slot.kind is OccurrenceKind.OFFICE:
            return []
        visited = self.goes_to(slot)
        if rule.destination.way is Way.CHARGES and not visited:
            visited = {id for m in coming for id in m.hamlets}
        elif not coming:
            visited = set()
        boards = [m for m in self.present() if Role.BOARD in m.roles]
        silent = visited - {id for m in boards if m.can_be_told for id in m.hamlets}
        hosts = [m for m in boards if m.hamlets & visited]
        return [*hosts, *(self._messengers(slot, coming) if silent else [])]

    def _messengers(self, slot: Slot, coming: list[Member]) -> list[Member]:
        who = slot.programme.rule.participants
        head = [m for m in coming if m.id == who.head_id and m.can_be_told]
        if who.who is Who.DELEGATION and head:
            return head
        return [m for m in self.present() if Role.COORDINATOR in m.roles]


def _alike(one: Told, other: Told) -> bool:
    """Whether two are told in one message."""
    if one.rung.slot is None or other.rung.slot is None:
        return one is other
    if one.rung.kind in ASKS:
        return other.rung.kind in ASKS
    return one.rung.kind is other.rung.kind
