"""📝 Kết quả buổi: how many came and spoke, where, and what was done."""

from domain.authority import Action
from domain.meeting import AT_WORK, FACE_TO_FACE, Outcome
from domain.message import Utterance
from domain.programme import OccurrenceKind
from domain.text import shorten
from handlers.asks.review import Review
from handlers.asks.words import Line
from handlers.call import Call
from handlers.meeting import recording_texts as texts
from handlers.meeting.access import recordable
from handlers.meeting.asks import AskCount, AskWorks, counted, done
from handlers.meeting.opening import begin, day_of, still
from handlers.meeting.pages import show, show_meetings
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.staff.opening import in_its_place
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Given, Passed, Script
from handlers.talk.state import Answer, State
from handlers.wording import short_date
from storage import meetings, units
from storage.programmes import Occurrence


def start_recording(call: Call) -> list[Utterance]:
    """Record what came of a date; a record that stands is corrected on its review."""
    occurrence = recordable(call)
    recorded = meetings.outcome_of(call.tx, occurrence.id)
    start = {
        "occurrence": occurrence.id,
        "on": occurrence.occurs_on.isoformat(),
        "version": recorded.version if recorded else 0,
        "about": texts.about(occurrence.rule.name, short_date(occurrence.occurs_on)),
    }
    answers = _answers(recorded.outcome) if recorded else None
    return begin(call, RESULT, start, answers)


def _answers(outcome: Outcome) -> dict[str, Answer]:
    given = {
        "works": done(outcome.works),
        "citizens": counted(outcome.citizens),
        "spoke": counted(outcome.spoke),
    }
    if outcome.place:
        given["place"] = Given(outcome.place, outcome.place)
    return {key: Answer(one.value, one.shown) for key, one in given.items()}


def _ask(call: Call, state: State) -> Script[Outcome]:
    occurrence = day_of(call, state)
    works, spoke = (), None
    if occurrence.kind in AT_WORK:
        works = yield AskWorks(
            key="works",
            name=texts.WORKS,
            ask=texts.ASK_WORKS,
            units=lambda: units.every_one(call.tx),
        )
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    ask = texts.ASK_MET if is_visits else texts.ASK_CITIZENS
    citizens: int | None = yield AskCount(key="citizens", name=texts.CITIZENS, ask=ask)
    if occurrence.kind in FACE_TO_FACE:
        spoke = yield AskCount(key="spoke", name=texts.SPOKE, ask=texts.ASK_SPOKE)
    place = yield from _ask_place(call, occurrence)
    yield Review(ask=texts.REVIEW, send=texts.SEND)
    return Outcome(citizens, spoke, place, works)


def _ask_place(call: Call, occurrence: Occurrence) -> Script[str]:
    usual = ", ".join(places(call.tx, occurrence))
    if usual in (rule_texts.OWN_HAMLETS, rule_texts.NOT_CHOSEN):
        usual = texts.AT_HAMLETS
    place: str = yield Line(
        key="place",
        name=texts.PLACE,
        ask=texts.ASK_PLACE,
        assumed=Given(usual, usual),
        most=120,
    )
    return place


def _record(call: Call, talk_id: int, state: State, outcome: Outcome) -> list[Utterance]:
    if outcome.spoke and outcome.citizens is not None and outcome.spoke > outcome.citizens:
        raise SendBack("spoke", texts.MORE_SPOKE)
    occurrence = still(call, state)
    if occurrence is None:
        return in_its_place(call, talk_id, show_meetings(call), texts.CHANGED_MEANWHILE)
    version = state.start["version"]
    kept = meetings.record(call.tx, occurrence.id, outcome, by=call.person.id, version=version)
    note = texts.RECORDED if kept else texts.CHANGED_MEANWHILE
    return in_its_place(call, talk_id, show(call, occurrence), note)


def _title(call: Call, path: tuple[Passed, ...]) -> str:
    """What was filled in names the draft; before that there is none."""
    given = [p.given for p in path if p.question.name and not p.assumed and p.given.value]
    return texts.draft(shorten(given[0].shown, 30)) if given else ""


RESULT: TalkKind[Outcome] = TalkKind(
    name="meeting_outcome",
    heading=texts.HEADING,
    action=Action.RECORD_MEETING,
    about=lambda call, state: state.start["about"],
    steps=("review",),
    title=_title,
    play=_ask,
    finish=_record,
)
