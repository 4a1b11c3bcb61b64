"""The cadre's tasks: tell that it was received or changed, bring the answer, reply to who asks."""

from typing import Any

from domain.issue import Stage
from domain.message import Button, Lane, Rows, Say, Utterance
from domain.telling import Telling, to_tell
from handlers.issue import extending_texts
from handlers.issue import files as issue_files
from handlers.issue.cards import masked_words
from handlers.leader import texts as leader_texts
from handlers.pages import link
from handlers.telling import texts
from storage import categories, commune, history, issues, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx

TELL_WITHIN = 3
"""Working days to tell the citizen of a change."""


def telling_of(person_id: int, issue: Issue) -> Telling | None:
    """What this person is to tell the citizen now."""
    if person_id != issue.teller_id:
        return None
    noticed = issue.first_notice_at is not None
    return to_tell(issue.standing, issue.promised_on, noticed=noticed, news=_news(issue))


def _news(issue: Issue) -> Telling | None:
    """What changed since the citizen heard of it last."""
    if issue.tell_extension_on is None:
        return None
    return Telling.TRANSFER if _is_transferred(issue) else Telling.EXTENSION


def telling_anew(tx: Tx, issue: Issue) -> dict[str, Any]:
    """A change is to be told in its own time, to a citizen who knows that it was received."""
    if issue.first_notice_at is None:
        return {"tell_extension_on": None}
    by = workdays.calendar(tx).after(tx.today, TELL_WITHIN)
    return {"tell_extension_on": by, "notice_reminders": 0}


def words_of(tx: Tx, issue: Issue, telling: Telling) -> str:
    """Which notice or change it is: the button says it, so that it is recorded for no other."""
    if telling is Telling.EXTENSION:
        return f"extended.{issue.extensions}"
    if _is_transferred(issue):
        events = history.of(tx, "issue", issue.id)
        return f"transferred.{sum(event.what == 'transferred' for event in events)}"
    return f"accepted.{issue.promised_on:%Y%m%d}" if issue.promised_on else "accepted"


def to_bring(tx: Tx, person_id: int, household_id: int) -> list[Issue]:
    """The issues of a household of which this person is to tell it something."""
    return [i for i in issues.of_household(tx, household_id) if telling_of(person_id, i)]


def tell_notice(tx: Tx, issue: Issue) -> list[Utterance]:
    """ "Báo hộ: đã tiếp nhận", or to whom it went, while the citizen has not been told."""
    telling = telling_of(issue.teller_id, issue)
    if telling not in (Telling.NOTICE, Telling.TRANSFER):
        return []
    return _pushed(tx, issue, "notice", *task(tx, issue, telling))


def tell_result(tx: Tx, issue: Issue) -> list[Utterance]:
    """ "Báo kết quả cho hộ dân": the answer, and the buttons for the citizen's word."""
    return _pushed(tx, issue, "result", *result_task(tx, issue))


def put_question(tx: Tx, issue: Issue) -> list[Utterance]:
    """What a leader asks the cadre for, and the button for the reply."""
    asker = staff.name_of(tx, issue.leader_id)
    shown = masked_words(tx, issue, issue.asked_for)
    text = leader_texts.question_for_cadre(issue.code, asker, shown)
    return _pushed(tx, issue, "question", text, question_rows(issue))


def question_rows(issue: Issue) -> Rows:
    """How the cadre replies to a leader's question."""
    inform = link(leader_texts.INFORM, "inform", issue.id, str(issue.version))
    return ((inform,), (link(texts.DETAILS, "issue", issue.id),))


def task(tx: Tx, issue: Issue, telling: Telling) -> tuple[str, Rows]:
    """What there is to tell now, and its buttons."""
    if telling is Telling.RESULT:
        return result_task(tx, issue)
    if telling is Telling.EXTENSION:
        return extension_task(tx, issue)
    return notice_task(tx, issue, telling)


def tell_extension(tx: Tx, issue: Issue, reason: str = "") -> list[Utterance]:
    """ "Báo hộ: gia hạn trả lời", each time; `reason` is masked, without one it is looked up."""
    return _pushed(tx, issue, "extension", *extension_task(tx, issue, reason))


def extension_task(tx: Tx, issue: Issue, reason: str = "") -> tuple[str, Rows]:
    """The task to tell that it takes longer, and why."""
    if not reason:
        extended = [e.why for e in history.of(tx, "issue", issue.id) if e.what == "extended"]
        reason = masked_words(tx, issue, extended[-1]) if extended else ""
    category = categories.name(tx, issue.category_id)
    by = issue.tell_extension_on or issue.answer_on
    text = extending_texts.task(issue.code, category, issue.answer_on, reason, by)
    words = words_of(tx, issue, Telling.EXTENSION)
    told = link(extending_texts.TOLD_HOUSEHOLD, "noticed", issue.id, words)
    message = extending_texts.message(commune.name(tx), issue.code, issue.answer_on)
    copy = Button(texts.COPY, copy=message)
    return text, ((told,), (copy, link(texts.DETAILS, "issue", issue.id)))


def notice_task(tx: Tx, issue: Issue, telling: Telling) -> tuple[str, Rows]:
    """The task to tell that it was received, or went to an outside body.

    Of nobody in particular it is told at the hamlet.
    """
    say = texts.notice_task if issue.is_named else texts.public_notice_task
    category = categories.name(tx, issue.category_id)
    is_transferred = _is_transferred(issue)
    what = texts.TRANSFERRED if is_transferred else texts.ACCEPTED
    more = _body(tx, issue) if is_transferred else texts.promise(issue.promised_on)
    news_by = issue.tell_extension_on if telling is Telling.TRANSFER else None
    text = say(issue.code, category, what, news_by or issue.first_notice_on, more)
    label = texts.NOTICE_TOLD if issue.is_named else texts.NOTICE_MADE_PUBLIC
    told = link(label, "noticed", issue.id, words_of(tx, issue, telling))
    return text, ((told,), _last_row(tx, issue))


def _body(tx: Tx, issue: Issue) -> str:
    return texts.outside_body(masked_words(tx, issue, issue.transferred_to))


def _is_transferred(issue: Issue) -> bool:
    """Also where it waits for the answer of one that was."""
    if issue.stage == Stage.MERGED:
        return issue.transferred_to != ""
    return issue.standing is Stage.TRANSFERRED


def result_task(tx: Tx, issue: Issue) -> tuple[str, Rows]:
    """The task to bring the answer."""
    say = texts.result_task if issue.is_named else texts.public_result_task
    answer = masked_words(tx, issue, issue.answer)
    category = categories.name(tx, issue.category_id)
    files = issue_files.told(tx, issue)
    text = say(issue.code, category, answer, files, issue.stage == Stage.REFUSED)
    shown = ((issue_files.open_button(issue.id, issue_files.Part.ANSWER),),) if files else ()
    return text, (*_word_rows(issue), *shown, _last_row(tx, issue))


def _word_rows(issue: Issue) -> Rows:
    version = str(issue.version)
    satisfied = link(texts.SATISFIED, "satisfied", issue.id, version)
    unsatisfied = link(texts.UNSATISFIED, "unsatisfied", issue.id, version)
    not_met = link(texts.NOT_MET, "notreached", issue.id, version)
    public = link(texts.MADE_PUBLIC, "public", issue.id, version)
    if not issue.is_named:
        # The cadre may know whom they met, but nobody can be looked for.
        return ((public,), (satisfied, unsatisfied))
    return ((satisfied, unsatisfied), (not_met,))


def _last_row(tx: Tx, issue: Issue) -> tuple[Button, ...]:
    copy = Button(texts.COPY, copy=message_for_citizen(tx, issue))
    return (copy, link(texts.DETAILS, "issue", issue.id))


def message_for_citizen(tx: Tx, issue: Issue) -> str:
    """A text to send by SMS or Zalo: no personal data, at most 256 characters."""
    name = commune.name(tx)
    if _is_transferred(issue):
        body = masked_words(tx, issue, issue.transferred_to)
        return texts.transferred_message(name, issue.code, body)
    match Stage(issue.stage):
        case Stage.REFUSED:
            return texts.refused_message(name, issue.code)
        case Stage.ANSWERED:
            return texts.answered_message(name, issue.code)
    return texts.accepted_message(name, issue.code, issue.promised_on or issue.answer_on)


def _pushed(tx: Tx, issue: Issue, what: str, text: str, rows: Rows) -> list[Utterance]:
    cadre = staff.by_id(tx, issue.teller_id)
    if cadre is None or cadre.chat_id is None:
        return []
    return [
        Say(
            text,
            rows,
            chat_id=cadre.chat_id,
            lane=Lane.ESCALATION,
            key=f"tell:{what}:{issue.id}:{issue.version}",
            protect=True,
        )
    ]
