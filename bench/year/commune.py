"""The commune of the year: its hamlets, households, staff, and two issues that burn."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.year.bot import Bot
from bench.year.expected import Member
from bench.year.model import Model
from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency
from domain.people import Role
from domain.programme import (
    A_DESTINATION_A_WEEK,
    SATURDAY_WITH_THE_PEOPLE,
    OccurrenceKind,
    OnDates,
    Participants,
    ProgrammeRule,
    Who,
)
from domain.spoken import Spoken
from storage import (
    audits,
    bot_identity,
    categories,
    commune,
    households,
    issues,
    planning,
    programmes,
    staff,
)
from storage.transaction import Tx

FIRST_CHAT = 1000
NEVER = timedelta(days=3_650)
"""Nobody looks at the two issues, no audit either: they stay as they are all year."""

SWAPPED = {date(2026, 1, 2): False, date(2026, 1, 10): True}
"""The official swap that no list has, and whether these days are worked."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a commune is."""

    cadres: int = 40
    hamlets: int = 12
    households: int = 3000


def settle(bot: Bot, size: Size) -> list[int]:
    """The hamlets, with their households; their ids."""

    def unit(tx: Tx) -> list[int]:
        commune.found(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
        bot_identity.remember(tx, "tanlua_bot")
        ids = [commune.add_hamlet(tx, f"Ấp {n + 1}") or 0 for n in range(size.hamlets)]
        for n in range(size.households):
            households.add(tx, ids[n % len(ids)], f"ông Nguyễn Văn {n}", by=None)
        return ids

    return bot.run(unit)


def employ(bot: Bot, model: Model, size: Size) -> None:
    """A coordinator, leaders, cadres, and the boards of most hamlets."""
    there = model.hamlets
    roles = [Role.CADRE] * size.cadres + [Role.LEADER] * max(1, size.cadres // 8)
    join(bot, model, Role.COORDINATOR, ())
    for n, role in enumerate(roles):
        join(bot, model, role, {there[n % len(there)], there[n * 7 % len(there)]})
    for hamlet in there[:-1]:
        join(bot, model, Role.BOARD, {hamlet})
    bot.run(lambda tx: _burn(tx, model))


def join(bot: Bot, model: Model, role: Role, hamlets: set[int] | tuple[()]) -> Member:
    """Somebody comes to the staff and to the bot."""

    def unit(tx: Tx) -> Member:
        id = staff.add(tx, f"Lê Thị Số {len(model.people)}", [role], hamlets)
        staff.bind(tx, id, FIRST_CHAT + id, FIRST_CHAT + id)
        return Member(id, frozenset({role}), frozenset(hamlets), FIRST_CHAT + id)

    member = bot.run(unit)
    model.people[member.id] = member
    return member


def _burn(tx: Tx, model: Model) -> None:
    """A leader has something overdue all year, and a cadre an answer that nobody heard."""
    audits.plan(tx, tx.now + NEVER)
    leader = next(m.id for m in model.people.values() if Role.LEADER in m.roles)
    cadre = next(m.id for m in model.people.values() if Role.CADRE in m.roles)
    limits = {urgency: Limits(10, 20) for urgency in Urgency}
    categories.add(tx, "Giao thông", (), 0, is_beyond=False, limits=limits, valid_from=date.min)
    category = categories.open_ones(tx)[0].id
    clocks = Clocks(tx.today - timedelta(days=30), tx.today - timedelta(days=20))
    for stage, holder in ((Stage.ACCEPTED, leader), (Stage.ANSWERED, cadre)):
        issues.open_issue(
            tx,
            IssueDraft(Kind.REPORT, Spoken("Đường ngập"), category),
            clocks,
            Origin(Channel.MEETING, tx.today - timedelta(days=60)),
            by=cadre,
            stage=stage,
            holder_id=holder,
            due_on=clocks.answer_on,
            check_at=tx.now + NEVER,
        )
    model.burns, model.brings = {leader}, {cadre}


def rules(model: Model, first_on: date) -> list[ProgrammeRule]:
    """Both presets, and work days on named dates, the last day of the year among them."""
    able = [m.id for m in model.people.values() if m.roles & {Role.CADRE, Role.LEADER}]
    group = frozenset(able[: max(2, len(able) // 5)])
    named = frozenset(date(year, 12, 31) for year in (first_on.year, first_on.year + 1))
    fifth = frozenset({date(2026, 5, 30), date(2026, 8, 29), date(2026, 10, 31), date(2027, 1, 30)})
    return [
        SATURDAY_WITH_THE_PEOPLE,
        replace(A_DESTINATION_A_WEEK, participants=Participants(Who.DELEGATION, min(group), group)),
        replace(
            SATURDAY_WITH_THE_PEOPLE,
            name="Ngày Chủ nhật xanh",
            days=(OnDates(named | fifth, OccurrenceKind.WORK_DAY),),
            participants=Participants(Who.GROUP, None, frozenset(able[::2])),
        ),
    ]


def establish(bot: Bot, model: Model, rule: ProgrammeRule) -> None:
    """A programme begins."""

    def unit(tx: Tx) -> int:
        id = programmes.establish(tx, rule)
        planning.plan(tx, id)
        return id

    model.establish(bot.run(unit), rule, bot.now)
