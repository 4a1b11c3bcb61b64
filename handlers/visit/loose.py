"""What is sent outside a form: offered as an issue or a visit's note; edits of what was sent."""

from domain.authority import Action, scope
from domain.message import Button, File, FileKind, Say, Spot, Toast, Utterance, Words
from domain.text import clean
from handlers.asks.place import spot_given
from handlers.call import Call
from handlers.issue import rewording
from handlers.issue import texts as issue_texts
from handlers.issue.flow import ALONE
from handlers.issue.raising import RAISE
from handlers.pages import link
from handlers.talk import desk, notes
from handlers.talk.ear import answered_by, written
from handlers.talk.files import keep
from handlers.talk.notes import LEAST_NOTE
from handlers.talk.state import Answer, State
from handlers.talk.texts import ENDED
from handlers.visit import loose_texts as texts
from handlers.visit import record_texts
from handlers.visit import texts as visit_texts
from handlers.visit.actions import LOG_VISIT
from handlers.visit.correcting import CORRECT, correctable_visit
from storage import attachments, purging, talks, visits

_ISSUE_KEYS = {"note": RAISE.note_key, "place": RAISE.place_key}


def offer(call: Call) -> list[Utterance]:
    """Words, files and places sent outside a form are kept, and offered as an issue or a visit."""
    answers = _answers(call)
    is_file = isinstance(call.heard.content, File)
    if scope(call.person, Action.LOG_VISIT) is None or not (answers or is_file):
        return [Say(texts.NOT_UNDERSTOOD, ((link(texts.HOME, "home"),),))]
    talk_id = _album_of(call) or _offered(call, answers)
    if isinstance(call.heard.content, File):
        keep(call, call.heard.content, talk_id, "note")
    rows: tuple[tuple[Button, ...], ...] = (
        (link(texts.INTO_ISSUE, "asissue", talk_id),),
        (link(texts.INTO_VISIT, "restore", talk_id),),
        (link(texts.HOME, "home"),),
    )
    return [Say(texts.OFFER, rows, key=f"offer:{talk_id}")]


def _answers(call: Call) -> dict[str, Answer]:
    match call.heard.content:
        case Words(text) if len(text) >= LEAST_NOTE:
            words = clean(text)
            return {"note": Answer({"words": words}, words, call.heard.message_id)}
        case Spot() as spot:
            given = spot_given(spot)
            return {"place": Answer(given.value, given.shown, call.heard.message_id)}
        case File(caption=caption) if caption:
            words = clean(caption)
            return {"note": Answer({"words": words}, words, call.heard.message_id)}
    return {}


def _offered(call: Call, answers: dict[str, Answer]) -> int:
    """A talk that waits to be taken up, and is nobody's current one."""
    start = {"visited_on": call.heard.at.astimezone(call.tx.zone).date().isoformat()}
    if call.heard.album:
        start["album"] = call.heard.album
    state = State(start=start, answers=answers)
    talk = talks.begin(call.tx, call.person.id, LOG_VISIT.name, state.to_json())
    talks.end(call.tx, talk.id, "offered")
    return talk.id


def take_as_issue(call: Call) -> list[Utterance]:
    """What was offered becomes an issue: only what is missing is asked."""
    call.require(RAISE.action)
    talk = desk.own(call, call.id)
    if talk.ending == "offered":
        attachments.move(call.tx, talk.id, "note", ALONE.stem)
        state = _as_issue(call, State.from_json(talk.state), talk.id)
        talks.turn_into(call.tx, talk.id, RAISE.name, state.to_json())
        talk = desk.own(call, talk.id)
    if talk.ending is not None or talk.kind != RAISE.name:
        return [Toast(ENDED)]
    return desk.again(call, RAISE, talk)


def _as_issue(call: Call, offered: State, talk_id: int) -> State:
    answers = {_ISSUE_KEYS[key]: answer for key, answer in offered.answers.items()}
    files = attachments.of_talk(call.tx, talk_id)
    spoken = next((file for file in files if file.kind == FileKind.VOICE), None)
    if RAISE.note_key not in answers and spoken is not None:
        heard = {"attachment_id": spoken.id, "seconds": spoken.seconds}
        answers[RAISE.note_key] = Answer(heard, issue_texts.said("", spoken.seconds))
    return State(start={"received_on": offered.start["visited_on"]}, answers=answers)


def _album_of(call: Call) -> int | None:
    """The talk that was offered for an earlier member of the same album."""
    if call.heard.album is None:
        return None
    for talk in talks.ended_lately(call.tx, call.person.id, limit=3):
        if talk.state["start"].get("album") == call.heard.album:
            return talk.id
    return None


def offer_amendment(call: Call) -> list[Utterance]:
    """An edited message that is part of a sent visit: its note may follow the edit."""
    content = written(call.heard.content)
    if not isinstance(content, Words):
        return []
    for talk in talks.ended_lately(call.tx, call.person.id, limit=20):
        state = State.from_json(talk.state)
        key = answered_by(state, call.heard)
        raised = rewording.of_answer(call, talk.id, key) if key is not None else None
        if raised is not None:
            return rewording.offer(call, raised, content.text)
        visit = visits.of_talk(call.tx, talk.id) if key is not None else None
        if visit is not None and key != "note":
            see = link(visit_texts.SEE_VISIT, "record", visit.id)
            return [Say(record_texts.sent_before(visit.code), ((see, link(texts.HOME, "home")),))]
        if visit is not None:
            of = notes.rewritten(state, "note", call.heard.message_id, content.text)
            return _offer_note(call, visit.id, visit.code, notes.note(state, "note", of).shown)
    purging.forget_update(call.tx, call.heard.chat_id)
    return []


def _offer_note(call: Call, visit_id: int, code: str, text: str) -> list[Utterance]:
    words = clean(text)
    answers = {
        "field": Answer("note", record_texts.FIELDS["note"]),
        "value@note": Answer({"words": words}, words, call.heard.message_id),
    }
    state = State(start={"visit": visit_id, "code": code}, answers=answers)
    talk = talks.begin(call.tx, call.person.id, CORRECT.name, state.to_json())
    talks.end(call.tx, talk.id, "offered")
    rows = ((link(record_texts.AMEND, "amend", talk.id), link(texts.HOME, "home")),)
    return [Say(record_texts.amendment(code), rows)]


def take_amendment(call: Call) -> list[Utterance]:
    """The offered amendment is made."""
    talk = desk.own(call, call.id)
    if talk.kind != CORRECT.name or not talks.take_offer(call.tx, talk.id):
        return [Toast(ENDED)]
    state = State.from_json(talk.state)
    correctable_visit(call, state.start["visit"])
    return desk.begin(call, CORRECT, dict(state.start), dict(state.answers))
