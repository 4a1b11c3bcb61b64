"""The cadre's tasks: tell that it was received, bring the answer."""

from domain.issue import Stage
from domain.message import Button, Lane, Say, Utterance
from handlers.issue import files as issue_files
from handlers.issue.cards import masked_words
from handlers.pages import link
from handlers.telling import texts
from storage import categories, commune, staff
from storage.issues import Issue
from storage.transaction import Tx


def tell_notice(tx: Tx, issue: Issue, what: str) -> list[Utterance]:
    """ "Báo hộ: đã tiếp nhận", once, while the citizen has not been told."""
    cadre = staff.by_id(tx, issue.teller_id)
    if issue.first_notice_at is not None or cadre is None or cadre.chat_id is None:
        return []
    category = categories.name(tx, issue.category_id)
    text = texts.notice_task(issue.code, category, what, issue.first_notice_on)
    told = link(texts.NOTICE_TOLD, "noticed", issue.id)
    rows = ((told,), (_copy(tx, issue, what), _details(issue)))
    return [_task(issue, cadre.chat_id, text, rows, "notice")]


def tell_result(tx: Tx, issue: Issue) -> list[Utterance]:
    """ "Báo kết quả cho hộ dân": the answer, and the buttons for the citizen's word."""
    cadre = staff.by_id(tx, issue.teller_id)
    if cadre is None or cadre.chat_id is None:
        return []
    refused = issue.stage == Stage.REFUSED
    category = categories.name(tx, issue.category_id)
    answer = masked_words(tx, issue, issue.answer)
    files = issue_files.told(tx, issue.id)
    text = texts.result_task(issue.code, category, answer, refused, files)
    what = texts.REFUSAL_WORDS if refused else texts.RESULT_WORDS
    shown = ((issue_files.open_button(issue.id, issue_files.Part.ANSWER),),) if files else ()
    rows = (*_word_rows(issue), *shown, (_copy(tx, issue, what), _details(issue)))
    return [_task(issue, cadre.chat_id, text, rows, "result")]


def _word_rows(issue: Issue) -> tuple[tuple[Button, ...], ...]:
    version = str(issue.version)
    if issue.household_id is None and issue.visit_id is None:
        return ((link(texts.MADE_PUBLIC, "public", issue.id, version),),)
    satisfied = link(texts.SATISFIED, "satisfied", issue.id, version)
    unsatisfied = link(texts.UNSATISFIED, "unsatisfied", issue.id, version)
    not_met = link(texts.NOT_MET, "notreached", issue.id, version)
    public = link(texts.MADE_PUBLIC, "public", issue.id, version)
    return ((satisfied, unsatisfied), (not_met, public))


def _copy(tx: Tx, issue: Issue, what: str) -> Button:
    words = texts.message_for_citizen(commune.name(tx), issue.code, what)
    return Button(texts.COPY, copy=words)


def _details(issue: Issue) -> Button:
    return link(texts.DETAILS, "issue", issue.id)


def _task(
    issue: Issue, chat_id: int, text: str, rows: tuple[tuple[Button, ...], ...], what: str
) -> Say:
    return Say(
        text,
        rows,
        chat_id=chat_id,
        lane=Lane.ESCALATION,
        key=f"tell:{what}:{issue.id}:{issue.version}",
        protect=True,
    )
