"""An issue's page in words: what was raised, what was done with it, and how it went."""

from domain.issue import Channel, Stage, Urgency, Word, is_long_pending
from domain.text import shorten
from handlers.alike import texts as alike_texts
from handlers.issue import files, reminding_texts
from handlers.issue import page_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.cards import hamlet_name
from handlers.leader.texts import KIND_NAMES
from handlers.visit.record_texts import place
from handlers.wording import comrade, local_time, long_date
from storage import categories, history, households, sendings, staff, steering, voices
from storage.history import Event
from storage.issues import Issue
from storage.transaction import Tx

MOST_TOLD = 80
"""Characters of an event that the timeline shows."""

ROOM = 4000
LEAST_EVENTS = 3

Fields = list[tuple[str, str]]
Told = tuple[str, str, str, str, str]


def details(tx: Tx, issue: Issue) -> tuple[str, bool]:
    """The page, and whether older events were left out so that it is one message. HTML."""
    stage = issue_texts.STAGES[Stage(issue.stage)]
    words = issue_texts.said(issue.words, issue.seconds)
    text = texts.details(issue.code, stage, words, _about(tx, issue), _work(tx, issue))
    events = told(tx, history.of(tx, "issue", issue.id))
    # That somebody was reminded as they should be is said where all is said.
    decided = [one for one in events if one[2] != "reminded"]
    reminders = len(events) - len(decided)
    shown = _fitting(decided, reminders, ROOM - _length(text))
    left = texts.timeline(shown, len(decided) - len(shown), reminders)
    return f"{text}\n\n{left}", len(shown) < len(events)


def told(tx: Tx, events: list[Event]) -> list[Told]:
    """Events as the timeline tells them: when, who, what, to what, why."""
    lost = sendings.lost(tx, [event.why for event in events if event.what == "reminded"])
    return [
        (
            local_time(event.at, tx.zone),
            staff.name_of(tx, event.person_id),
            "not_reminded" if event.why in lost else event.what,
            shorten(event.new, MOST_TOLD),
            lost.get(event.why) or shorten(event.why, MOST_TOLD),
        )
        for event in events
    ]


def _fitting(events: list[Told], reminders: int, room: int) -> list[Told]:
    """The last events, as many as there is room for, and never none."""
    for first in range(len(events)):
        few = len(events) - first <= LEAST_EVENTS
        if few or _length(texts.timeline(events[first:], first, reminders)) <= room:
            return events[first:]
    return events


def _length(text: str) -> int:
    """At most what Telegram counts, which leaves out tags: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _about(tx: Tx, issue: Issue) -> Fields:
    household = households.get(tx, issue.household_id) if issue.household_id else None
    named = issue.citizen_name or (household.head_name if household else None)
    urgency = issue_texts.URGENCIES[Urgency(issue.urgency)]
    category = categories.name(tx, issue.category_id)
    about = [
        (texts.CATEGORY, f"{category} · {hamlet_name(tx, issue)} · {urgency}"),
        (texts.KIND, KIND_NAMES[issue.kind]),
        (texts.CHANNEL, texts.raised(texts.CHANNELS[Channel(issue.channel)], issue.raised_on)),
        (texts.CITIZEN, named or texts.UNNAMED),
        (texts.CONTACT, issue.contact),
    ]
    if issue.latitude is not None and issue.longitude is not None:
        about.append((texts.PLACE, place(issue.latitude, issue.longitude)))
    count = voices.count(tx, issue.id)
    about += [(texts.HOUSEHOLDS, alike_texts.households(count))] if count > 1 else []
    if issue.merged_into_id is not None:
        about.append((texts.MERGED_INTO, voices.root(tx, issue).code))
    about.append((texts.FILED, files.count(files.of_issue(tx, issue.id, files.Part.RAISED))))
    return [field for field in about if field[1]]


def _work(tx: Tx, issue: Issue) -> Fields:
    refused = issue.stage == Stage.REFUSED
    again_on = issue.ask_again_on
    work = [
        (texts.ASKED, issue.asked_for),
        (texts.TRANSFERRED, issue.transferred_to),
        (texts.ASK_AGAIN, long_date(again_on) if again_on else ""),
        (texts.REFUSAL if refused else texts.ANSWER, issue.answer),
        (texts.INSTRUCTION, issue.instruction),
        (texts.DOCUMENT, issue.document),
        (texts.CITIZEN_WORD, issue_texts.WORDS[Word(issue.word)] if issue.word else ""),
    ]
    if Stage(issue.stage).is_open:
        work += _open_work(tx, issue)
    return [field for field in work if field[1]]


def _open_work(tx: Tx, issue: Issue) -> Fields:
    """Who must act, and until when: of no use once it is closed."""
    promised = long_date(issue.promised_on) if issue.promised_on else ""
    members = [_comrade(tx, id) for id in steering.members(tx, issue.id)]
    pending = is_long_pending(issue.raised_on, tx.today)
    age = texts.pending((tx.today - issue.raised_on).days) if pending else ""
    return [
        (texts.LONG_PENDING, age),
        (texts.HOLDER, _holder(tx, issue)),
        (texts.STEERING, ", ".join(members)),
        (texts.BACKUP, _comrade(tx, issue.backup_id)),
        (texts.TELLER, _comrade(tx, issue.teller_id)),
        (texts.NOTICE, _notice(tx, issue)),
        (texts.DUE, long_date(issue.answer_on)),
        (texts.PROMISED, promised),
    ]


def _holder(tx: Tx, issue: Issue) -> str:
    """Who holds it, or keeps it until somebody is found."""
    name = _comrade(tx, issue.holder_id)
    return reminding_texts.kept(name) if name and issue.stage == Stage.UNHELD else name


def _comrade(tx: Tx, person_id: int | None) -> str:
    name = staff.name_of(tx, person_id)
    return comrade(name) if name else ""


def _notice(tx: Tx, issue: Issue) -> str:
    if issue.first_notice_at is None:
        return texts.not_noticed(issue.first_notice_on)
    return texts.noticed(issue.first_notice_at.astimezone(tx.zone).date())
