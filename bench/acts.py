"""Everything that somebody can do with an issue, chosen by numbers: the same ones do the same."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from bench.town import CONDUCT, does, everything, opens, taps
from domain.issue import Urgency
from domain.message import Utterance
from domain.people import Person, Role
from domain.spoken import Spoken
from handlers.issue.extending import Extension
from handlers.leader import accepting, approving
from handlers.recheck import asking
from handlers.telling import acts as telling
from handlers.telling import tasks
from storage import (
    assistants,
    prepared,
    rechecks,
    staff,
    withdrawals,
    workdays,
)
from storage.issues import Issue
from storage.transaction import Tx

Act: TypeAlias = Callable[[Tx, Issue, int], list[Utterance]]
"""Done with an issue; the number chooses by whom and with what."""

WORDS = "Xã đã đổ đá cấp phối 200 m đường"


def one_of(people: list[Person], n: int) -> Person:
    """The n-th of them, over and over."""
    return people[n % len(people)]


def _holder(issue: Issue, n: int) -> int | None:
    return issue.backup_id if n % 3 == 0 and issue.backup_id else issue.holder_id


def _later(tx: Tx, n: int) -> date:
    return workdays.calendar(tx).after(tx.today, 1 + n % 8)


def _accept(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    on = min(_later(tx, n), max(issue.answer_on, tx.today))
    extra = f"{issue.version}.{on:%Y%m%d}"
    return taps(tx, _holder(issue, n), accepting.accept, issue.id, extra)


def _answer(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, _holder(issue, n), "answer", issue, (WORDS, "", ""))


def _refuse(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, _holder(issue, n), "refuse", issue, "Không thuộc thẩm quyền của xã")


def _transfer(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    given = ("Điện lực", tx.today, "05/UBND", _later(tx, n))
    return does(tx, _holder(issue, n), "transfer", issue, given)


def _ask_again(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, _holder(issue, n), "askagain", issue, ("Đang khảo sát", _later(tx, n)))


def _ask(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, _holder(issue, n), "ask", issue, "Ngập ở đoạn nào?")


def _inform(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, issue.holder_id, "inform", issue, "Đoạn đầu cầu")


def _assign(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    to = one_of(staff.everyone(tx), n)
    return does(tx, _holder(issue, n), "assign", issue, to.id)


def _steer(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    people = staff.everyone(tx)
    lead, member = one_of(people, n), one_of(people, n + 1)
    by = tx.today + timedelta(days=n % 30)
    return does(tx, _holder(issue, n), "steer", issue, (lead.id, (member.id,), by, "Chờ vốn"))


def _category(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, _holder(issue, n), "category", issue, (1 + n % 18, None))


def _extend(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    on = workdays.calendar(tx).after(max(issue.answer_on, tx.today), 1 + n % 5)
    who = issue.holder_id if n % 2 else one_of(staff.everyone(tx, Role.LEADER), n).id
    return does(tx, who, "extend", issue, Extension(on, "Chờ vốn"))


def _merge(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    known = everything(tx)
    who = one_of([p for p in staff.everyone(tx) if p.roles & MERGING], n)
    return does(tx, who.id, "merge", issue, known[n % len(known)].id)


MERGING = {Role.LEADER, Role.COORDINATOR}


def _noticed(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    due = tasks.telling_of(issue.teller_id, issue)
    words = tasks.words_of(tx, issue, due) if due and n % 4 != 3 else "extended.1"
    return taps(tx, issue.teller_id, telling.noticed, issue.id, words)


def _satisfied(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return taps(tx, issue.holder_id, telling.satisfied, issue.id, str(issue.version))


def _missed(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return taps(tx, issue.holder_id, telling.not_reached, issue.id, str(issue.version))


def _unsatisfied(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, issue.holder_id, "unsatisfied", issue, Spoken("Vẫn còn ngập"))


def _public(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    return does(tx, issue.holder_id, "public", issue, ("Nhà văn hóa ấp", tx.today))


def _reopen(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    who = issue.teller_id if n % 2 else one_of(staff.everyone(tx), n).id
    return does(tx, who, "reopen", issue, Spoken("Lại ngập"))


def _rechecked(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    one = rechecks.of_issue(tx, issue.id)
    if one is None:
        return []
    route = (asking.confirm, asking.miss, asking.differ, asking.show)[n % 4]
    said = taps(tx, one.person_id, route, issue.id)
    return said + does(tx, one.person_id, "recheckopen", issue, Spoken("Chưa xong"))


def _withdraw(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    if issue.is_named:
        withdrawals.withdraw_issue(tx, issue.id, by=issue.recorded_by, erased=None)
    return []


def _prepare(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    """An assistant prepares that it is accepted; perhaps the leader approves."""
    leader = staff.by_id(tx, issue.holder_id) if issue.holder_id else None
    if leader is None or Role.LEADER not in leader.roles:
        return []
    assistant = one_of([p for p in staff.everyone(tx) if p.id != leader.id], n)
    assistants.name(tx, leader.id, assistant.id)
    extra = f"{issue.version}.{max(issue.answer_on, tx.today):%Y%m%d}"
    said = taps(tx, assistant.id, accepting.accept, issue.id, extra)
    for one in prepared.open_of(tx, issue.id) if n % 2 else ():
        said += taps(tx, one.prepared_for, approving.approve, one.id)
    return said


def _join(tx: Tx, issue: Issue, n: int) -> list[Utterance]:
    """One more citizen says the same."""
    cadre = one_of(staff.everyone(tx, Role.CADRE), n)
    if cadre.chat_id is None or len(everything(tx)) > MOST:
        return []
    return opens(
        tx,
        cadre.id,
        issue.category_id,
        hamlet_id=issue.hamlet_id,
        joins=issue.id,
        is_named=n % 2 == 0,
    )[1]


MOST = 14
"""Issues of one commune: further ones are joined and merged often enough."""

ACTS: dict[str, Act] = {
    "accept": _accept,
    "answer": _answer,
    "refuse": _refuse,
    "transfer": _transfer,
    "askagain": _ask_again,
    "ask": _ask,
    "inform": _inform,
    "assign": _assign,
    "steer": _steer,
    "category": _category,
    "extend": _extend,
    "merge": _merge,
    "noticed": _noticed,
    "satisfied": _satisfied,
    "missed": _missed,
    "unsatisfied": _unsatisfied,
    "public": _public,
    "reopen": _reopen,
    "rechecked": _rechecked,
    "withdraw": _withdraw,
    "prepare": _prepare,
    "join": _join,
}


def open_new(tx: Tx, n: int) -> list[Utterance]:
    """A new matter, perhaps about somebody's conduct, urgent, or of nobody in particular."""
    cadre = one_of(staff.everyone(tx, Role.CADRE), n)
    if cadre.chat_id is None or len(everything(tx)) > MOST:
        return []
    others = [p for p in staff.everyone(tx) if p.id != cadre.id]
    is_conduct = n % 4 == 0
    return opens(
        tx,
        cadre.id,
        CONDUCT if is_conduct else 1 + n % 18,
        Urgency.URGENT if n % 5 == 0 else Urgency.NORMAL,
        hamlet_id=(1, 2, 3, None)[n // 4 % 4],
        concerned_id=one_of(others, n // 4).id if is_conduct else None,
        is_named=n % 3 != 0,
    )[1]
