"""Issues: opened under a gapless code, changed one act at a time, each act an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, select, update

from domain.issue import PROMISING, Clocks, IssueDraft, Origin, Stage, Word, before_question
from domain.spoken import Spoken
from domain.text import fold
from storage import history, prepared, steering
from storage.statements import Statement, insertion
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it stands now. Dates are local, instants UTC."""

    id: int
    code: str
    kind: str
    urgency: str
    category_id: int
    hamlet_id: int | None
    household_id: int | None
    visit_id: int | None
    words: str
    attachment_id: int | None
    seconds: int
    latitude: float | None
    longitude: float | None
    citizen_name: str
    contact: str
    channel: str
    occurrence_id: int | None
    talk_id: int | None
    item: int
    recorded_by: int
    recorded_at: datetime
    raised_on: date
    first_notice_on: date
    answer_on: date
    stage: str
    holder_id: int | None
    leader_id: int | None
    backup_id: int | None
    teller_id: int
    asked_for: str
    promised_on: date | None
    broken_on: date | None
    answer: str
    instruction: str
    document: str
    transferred_to: str
    ask_again_on: date | None
    word: str | None
    tries: int
    last_try_on: date | None
    first_notice_at: datetime | None
    seen_at: datetime | None
    due_on: date | None
    reminders: int
    notice_reminders: int
    ladder: list[int]
    rung: int
    climb_on: date | None
    concerned_id: int | None
    holds_for_id: int | None
    tells_for_id: int | None
    asked_on: date | None
    extensions: int
    tell_extension_on: date | None
    check_at: datetime | None
    merged_into_id: int | None
    version: int

    @property
    def owner_id(self) -> int | None:
        """Who must act, though another may hold it in their place."""
        return self.holds_for_id or self.holder_id

    @property
    def standing(self) -> Stage:
        """The stage it is at, or goes back to once a question to the cadre was replied to."""
        stage = Stage(self.stage)
        if stage is not Stage.ASKED:
            return stage
        return before_question(self.promised_on, self.ask_again_on)

    @property
    def is_named(self) -> bool:
        """Whether it is known, with consent, who raised it."""
        return self.household_id is not None or self.citizen_name != ""


_columns = tuple(_issues.c[name] for name in Issue.__slots__)
_SETTLED = (str(Stage.CLOSED), str(Stage.MERGED))
"""Whoever steered it has nothing more to read there."""
_DONE = (str(Stage.ANSWERED), str(Stage.REFUSED), str(Stage.CLOSED))
_UNSETTLED = _issues.c.stage != str(Stage.CLOSED)
OPEN = and_(*(_issues.c.stage != str(stage) for stage in Stage if not stage.is_open))
"""Somebody must still act on it, as `Stage.is_open` has it."""
_OF_HOUSEHOLD = Statement(
    select(*_columns)
    .where(_issues.c.household_id == bindparam("household"), _UNSETTLED)
    .order_by(_issues.c.id)
)
_BY_ID = Statement(select(*_columns).where(_issues.c.id == bindparam("issue")))


def open_issue(
    tx: Tx,
    draft: IssueDraft,
    clocks: Clocks,
    origin: Origin,
    *,
    by: int,
    stage: Stage,
    holder_id: int | None,
    due_on: date | None,
    check_at: datetime | None = None,
    more: Mapping[str, Any] | None = None,
) -> Issue:
    """Record an issue under the next code of the year, `YK-2026-0045`; `more` of its columns.

    Its first event keeps what the citizen said of an answer given there.
    """
    year = tx.today.year
    values = {
        "code": f"YK-{year}-{history.next_number(tx, 'issue', year):04d}",
        "kind": str(draft.kind),
        "urgency": str(draft.urgency),
        "category_id": draft.category_id,
        "hamlet_id": origin.hamlet_id,
        "household_id": origin.household_id,
        "visit_id": origin.visit_id,
        "citizen_name": origin.citizen_name,
        "contact": origin.contact,
        "channel": str(origin.channel),
        "occurrence_id": origin.occurrence_id,
        "talk_id": origin.talk_id,
        "item": origin.item,
        **worded(draft.said),
        "attachment_id": draft.said.attachment_id,
        "seconds": draft.said.seconds,
        "latitude": origin.place.latitude if origin.place else None,
        "longitude": origin.place.longitude if origin.place else None,
        "recorded_by": by,
        "teller_id": by,
        "recorded_at": tx.now,
        "raised_on": origin.raised_on,
        "first_notice_on": clocks.first_notice_on,
        "answer_on": clocks.answer_on,
        "stage": str(stage),
        "holder_id": holder_id,
        "leader_id": holder_id if stage is Stage.WAITING else None,
        "answer": draft.answer or "",
        "word": str(draft.word) if draft.answer is not None else None,
        "first_notice_at": tx.now if stage is Stage.CLOSED else None,
        "due_on": due_on,
        "check_at": check_at,
        "closed_at": tx.now if stage is Stage.CLOSED else None,
        "ladder": [],
        "concerned_id": draft.concerned_id,
        **(more or {}),
    }
    (row,) = _opening(tuple(values)).rows(tx, values)
    issue = Issue(*row)
    word = "" if draft.answer is None or draft.word is Word.NOT_ASKED else str(draft.word)
    history.record(tx, "issue", issue.id, "opened", by=by, new=str(stage), why=word)
    return issue


@cache
def _opening(names: tuple[str, ...]) -> Statement:
    """Made when first used: the names stand where their values do."""
    return Statement(insertion(_issues, *names).returning(*_columns))


def act(
    tx: Tx,
    issue: Issue,
    what: str,
    values: dict[str, Any],
    *,
    by: int | None,
    new: str = "",
    why: str = "",
) -> Issue | None:
    """Change an issue as it was seen; None when somebody else was faster.

    Whoever gets it holds it in their own place and has their own time, unless the values say
    otherwise.
    """
    values = {**_anew(issue, values), **_kept(tx, issue, values), **values}
    changed = tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.version == issue.version)
        .values(**values, version=issue.version + 1)
    )
    if changed.rowcount != 1:
        return None
    if values.get("stage") in _SETTLED:
        steering.end(tx, issue.id)
    if values.keys() & {"stage", "holder_id"}:
        prepared.overtake(tx, issue.id)
    else:
        prepared.follow(tx, issue.id, issue.version + 1)
    history.record(tx, "issue", issue.id, what, by=by, old=issue.stage, new=new, why=why)
    return get(tx, issue.id)


def _anew(issue: Issue, values: Mapping[str, Any]) -> dict[str, Any]:
    anew: dict[str, Any] = {}
    if issue.ask_again_on is not None and values.get("ask_again_on", 0) is None:
        # It came back: that it went to an outside body is no news any more.
        anew["tell_extension_on"] = None
    if "holder_id" in values:
        anew["climb_on"] = None
        # A question to the cadre is on its way back to whoever stands in.
        is_question = Stage.ASKED in (issue.stage, values.get("stage"))
        if values["holder_id"] != issue.holder_id and not is_question:
            anew["holds_for_id"] = None
    if values.get("teller_id", issue.teller_id) != issue.teller_id:
        anew["tells_for_id"] = None
    return anew


def _kept(tx: Tx, issue: Issue, values: Mapping[str, Any]) -> dict[str, Any]:
    """A promise that was let pass stays known, whoever has it next and whatever they promise."""
    if values.get("stage") in _DONE:
        return {"broken_on": None}
    promised_on = issue.promised_on
    if promised_on is None or promised_on >= tx.today or issue.standing not in PROMISING:
        return {}
    return {"broken_on": promised_on}


def mark_seen(tx: Tx, issue: Issue) -> Issue:
    """The leader looked at it first; buttons that were shown stay good."""
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.seen_at.is_(None))
        .values(seen_at=tx.now)
    )
    history.record(tx, "issue", issue.id, "seen", by=issue.leader_id)
    seen = get(tx, issue.id)
    assert seen is not None
    return seen


def get(tx: Tx, issue_id: int) -> Issue | None:
    """An issue, open or closed."""
    row = _BY_ID.first(tx, {"issue": issue_id})
    return Issue(*row) if row else None


def by_code(tx: Tx, code: str) -> Issue | None:
    """An issue by its code."""
    return _first(tx, select(*_columns).where(_issues.c.code == code))


def of_household(tx: Tx, household_id: int) -> list[Issue]:
    """A household's issues that it has no answer to yet, the oldest first."""
    return [Issue(*row) for row in _OF_HOUSEHOLD.rows(tx, {"household": household_id})]


def of_visit(tx: Tx, visit_id: int) -> list[Issue]:
    """What was raised at a visit."""
    return _all(tx, select(*_columns).where(_issues.c.visit_id == visit_id).order_by(_issues.c.id))


def of_form(tx: Tx, talk_id: int, item: int) -> Issue | None:
    """The issue that was written down as the n-th of a form."""
    where = (_issues.c.talk_id == talk_id) & (_issues.c.item == item)
    return _first(tx, select(*_columns).where(where))


def worded(said: Spoken) -> dict[str, Any]:
    """The values of an issue that hold its words."""
    return {"words": said.words, "folded": fold(said.words)}


def _first(tx: Tx, chosen: Select[Any]) -> Issue | None:
    row = tx.connection.execute(chosen).first()
    return Issue(*row) if row else None


def _all(tx: Tx, chosen: Select[Any]) -> list[Issue]:
    return [Issue(*row) for row in tx.connection.execute(chosen)]
