"""Finding a household's page by name or hamlet."""

from domain.authority import Action
from domain.message import CloseCard, Utterance
from handlers.asks.search import Search
from handlers.call import Call
from handlers.pages import tapped_card
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.visit import record_texts as texts
from handlers.visit import texts as visit_texts
from handlers.visit.facts import VisitFacts
from handlers.visit.records import show_household


def start_finding(call: Call) -> list[Utterance]:
    """Open the search."""
    return desk.begin(call, FIND, {})


def _ask(call: Call, state: State) -> Script[int]:
    facts = VisitFacts(call, call.tx.today)
    found: int = yield Search(
        key="household",
        name=visit_texts.HOUSEHOLD,
        ask=texts.ASK_FIND,
        find=facts.everyone,
        pick=facts.pick,
        meaning=int,
    )
    return found


def _show(call: Call, talk_id: int, state: State, household_id: int) -> list[Utterance]:
    shown = show_household(Call(call.tx, call.person, call.heard, household_id))
    return shown if tapped_card(call) else [CloseCard(card.slot(talk_id)), *shown]


FIND: TalkKind[int] = TalkKind(
    name="find",
    heading=texts.FIND_HEADING,
    action=Action.SEE_HOUSEHOLD,
    steps=("household",),
    play=_ask,
    finish=_show,
)
