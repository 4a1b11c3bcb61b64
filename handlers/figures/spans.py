"""Asks for a period that has no button."""

from dataclasses import dataclass, replace

from domain.authority import Action
from domain.message import Utterance, Words
from domain.period import Period, from_text, typed_period
from handlers.asks import texts as asks_texts
from handlers.call import Call
from handlers.figures import texts
from handlers.figures.pages import programme_name, show
from handlers.refusals import Refused
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import TalkKind
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Question, Reaction, Scene, Script, Unfit, View
from handlers.talk.state import State


@dataclass(frozen=True, kw_only=True)
class AskSpan(Question[Period]):
    """A period, typed."""

    def accepts(self, value: Json) -> bool:
        """Whether it still is a period."""
        return isinstance(value, str) and from_text(value) is not None

    def read(self, value: Json) -> Period:
        """The period."""
        period = from_text(value)
        assert period is not None
        return period

    def view(self, scene: Scene) -> View:
        """Examples."""
        return View((), texts.SPAN_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """There are no buttons."""
        return Unfit(asks_texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed period."""
        if not isinstance(content, Words):
            return None
        period = typed_period(content.text, scene.today)
        if period is None:
            return Unfit(texts.NO_SPAN)
        return Given(period.to_text(), texts.period(period.first_on, period.last_on))


def start_span(call: Call) -> list[Utterance]:
    """✏️ Từ… đến…; the button's id is the programme, 0 for all."""
    call.require(Action.SEE_FIGURES)
    programme_name(call)
    return open_anew(call, SPAN, {"programme": call.id})


def _ask(call: Call, state: State) -> Script[Period]:
    period: Period = yield AskSpan(key="span", name=texts.SPAN, ask=texts.ASK_SPAN)
    return period


def _finish(call: Call, talk_id: int, state: State, period: Period) -> list[Utterance]:
    here = replace(call, id=state.start["programme"])
    try:
        name = programme_name(here)
    except Refused:
        here, name = replace(call, id=0), ""
    return in_its_place(call, talk_id, show(here, period, name))


SPAN: TalkKind[Period] = TalkKind(
    name="figure_span",
    heading=texts.SPAN_HEADING,
    action=Action.SEE_FIGURES,
    steps=("span",),
    play=_ask,
    finish=_finish,
)
