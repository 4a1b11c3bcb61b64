"""How an issue is shown: to its leader, to the cadre who recorded it, on a visit's page."""

from collections.abc import Iterator

from domain.authority import Action, scope
from domain.issue import Stage, Urgency, Word, promises
from domain.masking import masked
from domain.message import Button, Card, Lane, Rows, Say, Utterance
from domain.people import Person
from domain.text import shorten
from handlers.issue import extending_texts, files, texts
from handlers.issue.access import push_key
from handlers.leader import assistants_texts
from handlers.leader import texts as leader_texts
from handlers.pages import ISSUE, link
from handlers.roles import WHOLE_COMMUNE
from handlers.steering import texts as steering_texts
from handlers.turnout import can_be_told
from storage import (
    assistants,
    categories,
    commune,
    history,
    households,
    issues,
    staff,
    voices,
    workdays,
)
from storage.history import Event
from storage.issues import Issue
from storage.transaction import Tx

MOST_OF_A_COMPLAINT = 300


def known_names(tx: Tx, issue: Issue) -> list[str]:
    """Names that must not be pushed: the citizen's, the household's and the staff's."""
    return [*(person.full_name for person in staff.everyone(tx)), *citizen_names(tx, issue)]


def citizen_names(tx: Tx, issue: Issue) -> list[str]:
    """The citizen's name and the household's, as far as they are known."""
    household = households.names(tx, issue.household_id) if issue.household_id else ()
    return [*household, *([issue.citizen_name] if issue.citizen_name else [])]


def masked_words(tx: Tx, issue: Issue, words: str) -> str:
    """Anybody's words about an issue as they may be pushed."""
    return masked(words, known_names(tx, issue))


def pushed_words(tx: Tx, issue: Issue) -> str:
    """The citizen's words, masked; of a voice note only its length."""
    if not issue.words:
        return texts.said("", issue.seconds)
    return masked_words(tx, issue, issue.words)


def hamlet_name(tx: Tx, issue: Issue) -> str:
    """Where the matter is."""
    hamlet = commune.hamlet(tx, issue.hamlet_id) if issue.hamlet_id else None
    return hamlet.name if hamlet else WHOLE_COMMUNE


def push_text(tx: Tx, issue: Issue) -> str:
    """The issue as it is pushed to a leader. HTML."""
    return leader_texts.push(
        issue.code,
        categories.name(tx, issue.category_id),
        hamlet_name(tx, issue),
        texts.URGENCIES[Urgency(issue.urgency)],
        leader_texts.KIND_NAMES[issue.kind],
        pushed_words(tx, issue),
        files.count(files.of_issue(tx, issue.id, files.Part.RAISED)),
        issue.raised_on,
        staff.name_of(tx, issue.recorded_by),
        list(_standing(tx, issue)),
        issue.answer_on,
        voices.count(tx, issue.id),
    )


def _standing(tx: Tx, issue: Issue) -> Iterator[str]:
    """What whoever gets it now must know of before: words masked, plain text."""
    if complaint := _complaint(tx, issue):
        said = masked_words(tx, issue, complaint)
        yield leader_texts.unsatisfied(shorten(said, MOST_OF_A_COMPLAINT))
    if issue.ask_again_on is not None:
        body, number = (masked_words(tx, issue, w) for w in (issue.transferred_to, issue.document))
        yield leader_texts.with_body(body, number, issue.ask_again_on)
    if issue.first_notice_at is None:
        yield leader_texts.notice_by(issue.first_notice_on)
    else:
        yield leader_texts.noticed(issue.first_notice_at.astimezone(tx.zone).date())
    if issue.promised_on is not None:
        yield leader_texts.promised(issue.promised_on)


def _complaint(tx: Tx, issue: Issue) -> str:
    """With what the citizen is not satisfied, where it was opened again and not answered since.

    Until something else was done the message that it is open again says so itself.
    """
    if issue.word != Word.UNSATISFIED:
        return ""
    since: list[Event] = []
    for event in reversed(history.of(tx, "issue", issue.id)):
        if event.what in ("reopened", "answered", "refused"):
            says_so_itself = all(later.what == "answers_again" for later in since)
            return "" if event.what != "reopened" or says_so_itself else event.why
        since.append(event)
    return ""


def push_buttons(tx: Tx, issue: Issue) -> Rows:
    """What its holder can do now."""
    rows: list[tuple[Button, ...]] = []
    if issue.stage == Stage.WAITING:
        for on in promises(tx.today, issue.answer_on, workdays.calendar(tx)):
            label = leader_texts.accept_by(on, issue.answer_on)
            rows.append((link(label, "accept", issue.id, f"{issue.version}.{on:%Y%m%d}"),))
    if issue.stage == Stage.TRANSFERRED:
        rows.append((_do(leader_texts.ASKED_AGAIN, "askagain", issue),))
    if issue.stage in (Stage.WAITING, Stage.ACCEPTED, Stage.TRANSFERRED):
        assign = _do(leader_texts.ASSIGN, "assign", issue)
        ask = _do(leader_texts.ASK, "ask", issue)
        transfer = _do(leader_texts.TRANSFER, "transfer", issue)
        rows.append((assign, _do(leader_texts.ANSWER, "answer", issue)))
        # Whoever brings the citizen word has nobody to ask.
        asks = (ask,) if issue.holder_id != issue.teller_id else ()
        rows.append((*asks, link(leader_texts.DETAILS, "issue", issue.id)))
        rows.append((transfer, _do(leader_texts.REFUSE, "refuse", issue)))
    if issue.stage == Stage.ACCEPTED:
        rows.append((_do(extending_texts.EXTEND, "extend", issue),))
    return tuple(rows)


def further_buttons(issue: Issue) -> Rows:
    """What is done with an issue more seldom, on its page only."""
    if issue.stage not in (Stage.WAITING, Stage.ACCEPTED, Stage.TRANSFERRED):
        return ()
    category = _do(leader_texts.CHANGE_CATEGORY, "category", issue)
    return ((category, _do(steering_texts.STEER, "steer", issue)),)


def _do(label: str, action: str, issue: Issue) -> Button:
    return link(label, action, issue.id, str(issue.version))


def pushes(
    tx: Tx, issue: Issue, leader: Person, lead: str = leader_texts.REQUEST
) -> list[Utterance]:
    """The push to whoever must act, and to their assistants, said once for each state."""
    text = f"{push_text(tx, issue)}\n\n{lead}"
    key = push_key(issue.id, issue.version, leader.id)
    hint = assistants_texts.for_assistant(leader.full_name)
    said = [_push(tx, issue, leader, text, key)] if leader.chat_id is not None else []
    for person in assistants_to_tell(tx, issue, leader.id):
        said.append(_push(tx, issue, person, f"{text}\n\n{hint}", f"{key}:{person.id}"))
    return [*said]


def _push(tx: Tx, issue: Issue, person: Person, text: str, key: str) -> Say:
    return Say(
        text,
        push_buttons(tx, issue),
        chat_id=person.chat_id,
        lane=Lane.ESCALATION,
        key=key,
        protect=True,
    )


def assistants_to_tell(tx: Tx, issue: Issue, leader_id: int) -> list[Person]:
    """A leader's assistants who can be told and may see it, but need not act themselves.

    What was said of somebody's conduct is for the leader alone.
    """
    if issue.concerned_id is not None:
        return []
    people = [staff.by_id(tx, id) for id in sorted(assistants.of_leader(tx, leader_id))]
    return [
        person
        for person in people
        if person is not None and can_be_told(person)
        if person.id not in (issue.holder_id, issue.backup_id)
        if scope(person, Action.SEE_ISSUE) is not None
    ]


def track(tx: Tx, issue: Issue) -> Card | None:
    """The cadre's card that follows the issue, kept up to date where it stands."""
    cadre = staff.by_id(tx, issue.recorded_by)
    if cadre is None or cadre.chat_id is None:
        return None
    return Card(
        f"{ISSUE}{issue.id}",
        _track_text(tx, issue),
        _cadre_buttons(issue),
        chat_id=cadre.chat_id,
        protect=True,
    )


def _track_text(tx: Tx, issue: Issue) -> str:
    category = categories.name(tx, issue.category_id)
    if issue.stage == Stage.CLOSED and issue.leader_id is None:
        return texts.track_on_spot(issue.code, category)
    ahead = voices.root(tx, issue) if issue.stage == Stage.MERGED else issue
    return texts.track(
        issue.code,
        category,
        Stage(ahead.stage),
        ahead.code if ahead is not issue else "",
        seen=ahead.seen_at is not None,
        promised_on=ahead.promised_on,
        answer_on=ahead.answer_on,
        answer=masked_words(tx, issue, issue.answer)
        if issue.stage in (Stage.ANSWERED, Stage.REFUSED)
        else "",
    )


def _cadre_buttons(issue: Issue) -> Rows:
    details = (link(texts.DETAILS, "issue", issue.id), link(texts.HOME, "home"))
    if issue.stage == Stage.ASKED:
        return ((_do(leader_texts.INFORM, "inform", issue),), details)
    return (details,)


def about_issue(tx: Tx, issue_id: int) -> str:
    """Which issue a form is about, without a word of what was raised: plain text."""
    issue = issues.get(tx, issue_id)
    return texts.which(issue.code, categories.name(tx, issue.category_id)) if issue else ""


def raised_line(tx: Tx, issue: Issue) -> str:
    """An issue among what was raised at a visit: plain text."""
    stage = texts.STAGES[Stage(issue.stage)]
    return f"{issue.code} {texts.said(issue.words, issue.seconds)} ({stage})"
