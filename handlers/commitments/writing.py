"""✍️ Writes a commitment, one's own or on behalf, and 📝 reviews one."""

from dataclasses import dataclass, replace

from domain.authority import Action
from domain.commitment import LONGEST_TARGET, Pledge, Verdict
from domain.message import Say, Utterance
from handlers.asks.choice import Choice, OneOf
from handlers.asks.review import Review
from handlers.asks.words import Line
from handlers.call import Call
from handlers.commitments import texts
from handlers.commitments.asking import Lines, lines_given
from handlers.commitments.pages import (
    Target,
    again,
    may_review,
    may_write,
    show_commitment,
    target,
)
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk import desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from handlers.wording import comrade
from storage import commitments, talks

Said = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Gone:
    """Whose it was left meanwhile, or is no more the caller's to write for."""


def start_writing(call: Call) -> list[Utterance]:
    """✍️ Ghi cam kết, or ✏️ Sửa; a draft of the same goes on."""
    of = target(call)
    if not may_write(call, of):
        raise Refused(Why.NOT_ALLOWED)
    start = {"person": of.person.id, "year": of.year}
    for talk in talks.open_of(call.tx, call.person.id):
        if talk.kind == WRITE.name and talk.state["start"] == start:
            return desk.again(call, WRITE, talk)
    return open_anew(call, WRITE, start)


def start_reviewing(call: Call) -> list[Utterance]:
    """📝 Nhận xét."""
    of = target(call)
    if not may_review(call, of):
        raise Refused(Why.NOT_ALLOWED)
    return open_anew(call, REVIEW, {"person": of.person.id, "year": of.year})


def _ask_pledge(call: Call, state: State) -> Script[Pledge | Gone]:
    of = _target(call, state)
    if of is None:
        return Gone()
    pledge = of.made.pledge if of.made else None
    lines: tuple[str, ...] = yield Lines(
        key="lines",
        name=texts.LINES,
        ask=texts.ASK_LINES,
        assumed=lines_given(list(pledge.lines)) if pledge else None,
    )
    said = Given(pledge.target, pledge.target or texts.NO_TARGET) if pledge else None
    goal: str = yield Line(
        key="target",
        name=texts.TARGET,
        ask=texts.ASK_TARGET,
        hint=texts.TARGET_HINT,
        most=LONGEST_TARGET,
        skipped=Given("", texts.NO_TARGET),
        assumed=said,
    )
    yield Review(ask=texts.CHECK, send=texts.SAVE)
    return Pledge(lines, goal)


def _ask_review(call: Call, state: State) -> Script[Said | Gone]:
    if _target(call, state) is None:
        return Gone()
    choices = [
        Choice(str(verdict), label, texts.VERDICTS[verdict])
        for verdict, label in texts.VERDICT_LABELS.items()
    ]
    verdict: Verdict = yield OneOf(
        key="verdict",
        name=texts.REVIEW,
        ask=texts.ASK_VERDICT,
        load=lambda: choices,
        meaning=Verdict,
    )
    words: str = yield Line(
        key="words",
        ask=texts.ASK_WORDS,
        hint=texts.WORDS_HINT,
        most=LONGEST_TARGET,
        skipped=Given("", texts.NO_TARGET),
    )
    return verdict, words


def _save(call: Call, talk_id: int, state: State, pledge: Pledge | Gone) -> list[Utterance]:
    of = _target(call, state)
    if of is None or isinstance(pledge, Gone):
        return _gone(call, talk_id)
    if of.made is not None and of.made.pledge == pledge:
        return in_its_place(call, talk_id, again(call, of), texts.UNCHANGED)
    if of.made is not None and of.made.verdict is not None:
        return in_its_place(call, talk_id, again(call, of), texts.WAS_REVIEWED)
    if not may_write(call, of):
        raise Refused(Why.NOT_ALLOWED)
    commitments.write(call.tx, of.person.id, of.year, pledge, by=call.person.id)
    told = _tell(call, of, texts.written_for(comrade(call.person.full_name), of.year))
    return [*in_its_place(call, talk_id, again(call, of), texts.SAVED), *told]


def _save_review(call: Call, talk_id: int, state: State, said: Said | Gone) -> list[Utterance]:
    of = _target(call, state)
    if of is None or of.made is None or isinstance(said, Gone):
        return _gone(call, talk_id)
    if not may_review(call, of):
        raise Refused(Why.NOT_ALLOWED)
    verdict, words = said
    if not commitments.review(call.tx, of.made, verdict, words, by=call.person.id):
        return in_its_place(call, talk_id, again(call, of), texts.REVIEWED_SAME)
    told = _tell(call, of, texts.was_reviewed(of.year))
    return [*in_its_place(call, talk_id, again(call, of), texts.REVIEWED), *told]


def _tell(call: Call, of: Target, words: str) -> list[Utterance]:
    """The person whose it is, unless they did it themselves."""
    if of.person.chat_id is None or of.person.id == call.person.id:
        return []
    look = ((link(texts.COMMITMENT, "commitment", 0, str(of.year)),),)
    return [Say(words, look, chat_id=of.person.chat_id)]


def _gone(call: Call, talk_id: int) -> list[Utterance]:
    mine = show_commitment(replace(call, id=0, extra=""))
    return in_its_place(call, talk_id, mine, texts.IS_GONE)


def _target(call: Call, state: State) -> Target | None:
    asked = replace(call, id=state.start["person"], extra=str(state.start["year"]))
    try:
        return target(asked)
    except Refused:
        return None


def _about(call: Call, state: State) -> str:
    of = _target(call, state)
    return texts.of_whom(of.person.full_name, of.year) if of else ""


WRITE: TalkKind[Pledge | Gone] = TalkKind(
    name="write_commitment",
    heading=texts.HEADING,
    action=Action.MAKE_COMMITMENT,
    steps=("lines", "target", "review"),
    title=lambda call, path: texts.HEADING,
    about=_about,
    play=_ask_pledge,
    finish=_save,
)
REVIEW: TalkKind[Said | Gone] = TalkKind(
    name="review_commitment",
    heading=texts.REVIEW_HEADING,
    action=Action.REVIEW_COMMITMENT,
    steps=("verdict", "words"),
    title=lambda call, path: texts.REVIEW_HEADING,
    about=_about,
    play=_ask_review,
    finish=_save_review,
)
