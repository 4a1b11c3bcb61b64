"""The records afterwards: my visits, a visit's page, a household's page."""

from collections import Counter
from dataclasses import replace
from html import escape

from domain.authority import Action, may
from domain.calendar import local_date
from domain.message import Attached, Button, FileKind, Say, Toast, Utterance
from domain.spoken import Spoken
from domain.text import shorten
from domain.visit import correctable, is_late
from handlers.call import Call
from handlers.consent.pages import household_buttons
from handlers.issue.cards import raised_line
from handlers.issue.texts import RAISE
from handlers.pages import LABEL_LENGTH, link, page
from handlers.priority import shown as priority
from handlers.refusals import Refused, Why
from handlers.talk.files import counted
from handlers.visit import record_texts as texts
from handlers.visit.facts import choice
from handlers.visit.household_page import issue_lines, issue_rows
from handlers.wording import local_time
from storage import attachments, history, households, issues, outcomes, staff, visits
from storage.visits import Visit

PAGE_SIZE = 8
FILES_AT_A_TIME = 10


def show_my_visits(call: Call) -> list[Utterance]:
    """The visits the person took part in, the last first; `id` is the page."""
    call.require(Action.LOG_VISIT)
    number = max(call.id, 0)
    found, total = visits.of_person(
        call.tx, call.person.id, skip=number * PAGE_SIZE, limit=PAGE_SIZE
    )
    known = households.some(call.tx, {visit.household_id for visit in found})
    rows = [(_line(visit, choice(known[visit.household_id]).label),) for visit in found]
    turns = []
    if number:
        turns.append(link(texts.LESS, "visits", number - 1))
    if (number + 1) * PAGE_SIZE < total:
        turns.append(link(texts.MORE, "visits", number + 1))
    text = texts.MY_VISITS if found else texts.NO_VISITS
    last = (link(texts.LOG_VISIT, "visit"), link(texts.HOME, "home"))
    shown = (*rows, *((tuple(turns),) if turns else ()), last)
    return [page(call, text, shown, protect=True)]


def _line(visit: Visit, household: str) -> Button:
    label = texts.line(visit.code, visit.visited_on, household, visit.withdrawn_at is not None)
    return link(shorten(label, LABEL_LENGTH), "record", visit.id)


def seen_visit(call: Call, visit_id: int) -> Visit:
    """The visit, if this person may see it; looks and refusals are logged."""
    visit = visits.get(call.tx, visit_id)
    household = households.get(call.tx, visit.household_id) if visit else None
    if visit is None or household is None:
        raise Refused(Why.GONE)
    own = call.person.id in (visit.recorded_by, *visits.visitors(call.tx, visit.id))
    allowed = may(call.person, Action.SEE_VISIT, hamlet_id=household.hamlet_id, own=own)
    if not allowed:
        raise Refused(Why.NOT_ALLOWED, of=("visit", visit.id))
    history.looked(call.tx, "visit", visit.id, by=call.person.id)
    return visit


def may_correct(call: Call, visit: Visit) -> bool:
    """Whether the person may change the visit now."""
    if visit.withdrawn_at is not None:
        return False
    own = visit.recorded_by == call.person.id
    if may(call.person, Action.CHANGE_OLD_VISIT):
        return True
    in_time = correctable(visit.recorded_at, call.tx.now)
    return own and in_time and may(call.person, Action.CHANGE_VISIT, own=True)


def show_visit(call: Call) -> list[Utterance]:
    """A visit's page with its history."""
    visit = seen_visit(call, call.id)
    rows: list[tuple[Button, ...]] = []
    if may_correct(call, visit):
        correct = link(texts.CORRECT, "correct", visit.id)
        rows.append((correct, link(texts.WITHDRAW, "withdraw", visit.id)))
    if attachments.of_visit(call.tx, visit.id):
        rows.append((link(texts.FILES, "files", visit.id),))
    rows.append((link(texts.HOUSEHOLD, "household", visit.household_id),))
    rows.append((link(texts.HOME, "home"),))
    return [page(call, _visit_text(call, visit), tuple(rows), protect=True)]


def _visit_text(call: Call, visit: Visit) -> str:
    tx = call.tx
    household = households.get(tx, visit.household_id)
    assert household is not None
    files = Counter(file.kind for file in attachments.of_visit(tx, visit.id))
    place = ""
    if visit.latitude is not None and visit.longitude is not None:
        place = texts.place(visit.latitude, visit.longitude)
    text = texts.visit(
        visit.code,
        choice(household).given.shown,
        visit.visited_on,
        [staff.name_of(tx, person_id) for person_id in visits.visitors(tx, visit.id)],
        visits.topics(tx, visit.id),
        [raised_line(tx, issue) for issue in issues.of_visit(tx, visit.id)],
        _words(Spoken(visit.note, visit.note_attachment_id)),
        counted(files),
        place,
    )
    text += priority.visit_line(call, household)
    if visit.on_behalf_of is not None:
        names = staff.name_of(tx, visit.recorded_by), staff.name_of(tx, visit.on_behalf_of)
        text += "\n" + texts.on_behalf(*names)
    main_day = outcomes.main_day_of(tx, visit.id)
    if main_day and is_late(local_date(visit.recorded_at, tx.zone), main_day):
        text += "\n" + texts.LATE
    if visit.withdrawn_why:
        text += "\n" + texts.withdrawn(visit.withdrawn_why)
    return text + "\n" + texts.history(_history(call, visit))


def _words(said: Spoken) -> str:
    if said.words or said.attachment_id is None:
        return said.words
    return texts.voice(said.attachment_id)


def _history(call: Call, visit: Visit) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            local_time(event.at, call.tx.zone),
            staff.name_of(call.tx, event.person_id),
            event.what,
            shorten(event.old, 60),
            shorten(event.new or event.why, 60),
        )
        for event in history.of(call.tx, "visit", visit.id)
    ]


def show_files(call: Call) -> list[Utterance]:
    """The photos and voice notes of a visit, some at a time, each as a protected message.

    The button's `extra` tells how many were shown before.
    """
    visit = seen_visit(call, call.id)
    files = attachments.of_visit(call.tx, visit.id)
    known = call.extra.isascii() and call.extra.isdecimal()
    shown = int(call.extra) if known else 0
    some = files[shown : shown + FILES_AT_A_TIME]
    if not some:
        return [Toast(texts.NO_FILES)]
    left = len(files) - shown - len(some)
    said = [_file(file) for file in some]
    if left:
        on = link(texts.more_files(left), "files", visit.id, str(shown + len(some)))
        said[-1] = replace(said[-1], buttons=((on,),))
    return [*said]


def _file(file: attachments.Attachment) -> Say:
    attached = Attached(FileKind(file.kind), file_id=file.file_id)
    return Say(escape(file.caption), protect=True, silent=True, attached=attached)


def show_household(call: Call) -> list[Utterance]:
    """A household's page: where it is, the last visits, what it raised."""
    household = call.require_household(households.get(call.tx, call.id))
    past = [
        (visit.code, visit.visited_on, staff.name_of(call.tx, visit.made_by))
        for visit in visits.of_household(call.tx, household.id, limit=5)
    ]
    shown = choice(household).given.shown
    text = texts.household(shown, household.address_note, household.phone or "", past)
    text += priority.page_line(call, household) + issue_lines(call, household.id)
    rows = (
        *issue_rows(call, household.id),
        *priority.page_rows(call, household),
        *household_buttons(call, household),
    )
    log = [link(texts.LOG_VISIT, "visit", household.id)]
    if may(call.person, Action.RAISE_ISSUE, hamlet_id=household.hamlet_id):
        log.append(link(RAISE, "raise", household.id))
    last = (tuple(log), (link(texts.HOME, "home"),))
    return [page(call, text, (*rows, *last), protect=True)]
