"""🧹: the concrete work that somebody who takes part takes on."""

from dataclasses import dataclass, replace

from domain.authority import Action
from domain.message import CloseCard, Redraw, Say, Tap, Toast, Utterance, Words
from domain.text import one_line
from handlers.asks import texts as asks_texts
from handlers.asks.choice import Choice, ManyOf
from handlers.call import Call
from handlers.pages import link, tapped_card
from handlers.registration import task_texts as texts
from handlers.registration.registering import notice_buttons, notice_text, open_occurrence
from handlers.staff.opening import open_anew
from handlers.talk import card
from handlers.talk.kind import TalkKind
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Reaction, Scene, Script, Unfit, View
from handlers.talk.state import State
from storage import history, programmes, registrations
from storage.programmes import Occurrence

LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class AskTasks(ManyOf[tuple[str, ...]]):
    """Suggestions to tick; typed words are one more, and end the question."""

    def view(self, scene: Scene) -> View:
        """The toggles under a hint that one may also type."""
        return replace(ManyOf.view(self, scene), body=texts.HINT)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A suggestion by its name, or a task of one's own."""
        known = ManyOf.hear(self, content, scene)
        if known is not None or not isinstance(content, Words):
            return known
        line = one_line(content.text)
        if not any(c.isalnum() for c in line):
            return Unfit(asks_texts.EMPTY)
        if len(line) > LONGEST:
            return Unfit(asks_texts.too_long(LONGEST, len(line)))
        ticked = [c for c in self.load() if c.value in self._chosen(scene)]
        shown = "; ".join([*(c.label for c in ticked), line])
        return Given([*(c.value for c in ticked), line], shown)


def start(call: Call) -> list[Utterance]:
    """🧹 on a notice or in the calendar; only who takes part takes something on."""
    occurrence = open_occurrence(call)
    mine = registrations.word(call.tx, occurrence.id, call.person.id)
    if mine is None or not mine.takes_part:
        return [Toast(texts.NOT_YET, alert=True)]
    is_event = isinstance(call.heard.content, Tap) and tapped_card(call) is None
    notice = call.heard.message_id if is_event else None
    return open_anew(call, TAKE_ON, {"occurrence": occurrence.id, "notice": notice})


def _ask(call: Call, state: State) -> Script[tuple[str, ...]]:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    known = texts.SUGGESTIONS[occurrence.kind] if occurrence else ()
    mine = registrations.word(call.tx, state.start["occurrence"], call.person.id)
    had = mine.tasks if mine else ()
    offered = (*known, *(task for task in had if task not in known))
    tasks: tuple[str, ...] = yield AskTasks(
        key="tasks",
        name=texts.TASKS,
        ask=texts.ASK,
        load=lambda: tuple(Choice(n, words) for n, words in enumerate(offered)),
        meaning=lambda values: tuple(
            offered[v] if isinstance(v, int) else str(v)
            for v in values
            if not isinstance(v, int) or v < len(offered)
        ),
        ticked=tuple(n for n, words in enumerate(offered) if words in had),
        may_be_none=True,
    )
    return tasks


def _keep(call: Call, talk_id: int, state: State, tasks: tuple[str, ...]) -> list[Utterance]:
    tx, person = call.tx, call.person
    occurrence = open_occurrence(Call(tx, person, call.heard, state.start["occurrence"]))
    mine = registrations.word(tx, occurrence.id, person.id)
    if mine is None or not mine.takes_part:
        return [CloseCard(card.slot(talk_id)), Say(texts.NOT_YET)]
    if mine.tasks != tasks:
        registrations.take_on(tx, occurrence.id, person.id, tasks)
        old, new = "; ".join(mine.tasks), "; ".join(tasks)
        history.record(tx, "occurrence", occurrence.id, "takes on", by=person.id, old=old, new=new)
    leave = (link(texts.MY_CALENDAR, "calendar"), link(texts.HOME, "home"))
    noted = texts.noted(occurrence.rule.name, occurrence.occurs_on, tasks)
    said: list[Utterance] = [
        CloseCard(card.slot(talk_id)),
        Toast(texts.NOTED),
        Say(noted, (leave,)),
    ]
    return [*said, *_notice_again(call, occurrence, state.start["notice"])]


def _notice_again(call: Call, occurrence: Occurrence, notice: int | None) -> list[Utterance]:
    if notice is None:
        return []
    text = notice_text(call.tx, call.person, occurrence, word=True)
    return [Redraw(notice, text, notice_buttons(occurrence, word=True))]


def _about(call: Call, state: State) -> str:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    return texts.about(occurrence.rule.name, occurrence.occurs_on) if occurrence else ""


TAKE_ON: TalkKind[tuple[str, ...]] = TalkKind(
    name="takeon",
    heading=texts.HEADING,
    action=Action.TAKE_PART,
    steps=("tasks",),
    play=_ask,
    finish=_keep,
    about=_about,
)
