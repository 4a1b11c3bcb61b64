"""🔁 Another household in the place of one on a list: which, by what, and who is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import partial
from itertools import islice

from domain.authority import Action
from domain.calendar import instant
from domain.inquiry import is_id
from domain.message import Lane, Say, Utterance
from domain.people import Person
from domain.text import shorten
from domain.visiting import Next
from handlers.asks.choice import Choice, OneOf
from handlers.asks.search import Page, Search
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link
from handlers.proposal import exchanging_texts as texts
from handlers.proposal import lists, others
from handlers.proposal.owners import (
    exchanges_for_others,
    is_open_to,
    is_over,
    may_exchange,
    on_list,
    open_date,
    require_exchange,
)
from handlers.proposal.proposing import next_in
from handlers.refusals import Refused, Why
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Json, Script
from handlers.talk.state import State
from handlers.turnout import can_be_told, expected
from handlers.visit.facts import choice
from storage import history, households, programmes, proposals, registrations, staff
from storage.programmes import Occurrence
from storage.proposals import Proposed
from storage.transaction import Tx

PAGE_SIZE = 8
MOST_OFFERED = 2 * PAGE_SIZE
"""Who comes next is offered; nobody needs to read who of a whole hamlet has which reason."""


def start_exchange(call: Call) -> list[Utterance]:
    """🔁 Đổi hộ; the button's extra names whose list it is, 0 the shared one."""
    owner_id = int(call.extra) if is_id(call.extra) else 0
    occurrence = open_date(call, call.id)
    require_exchange(call, occurrence, owner_id or None)
    if not ExchangeFacts(call, occurrence, owner_id or None).left():
        raise Refused(Why.GONE)
    return open_anew(call, EXCHANGE, {"occurrence": call.id, "owner": owner_id})


@dataclass(frozen=True, slots=True)
class ExchangeFacts:
    """What the talk may look at: nothing once the person may exchange there no more."""

    call: Call
    occurrence: Occurrence
    owner_id: int | None

    def left(self) -> list[Proposed]:
        """What is on the list and not visited."""
        over = is_over(self.call.tx, self.occurrence)
        if over or not may_exchange(self.call, self.occurrence, self.owner_id):
            return []
        listed = on_list(self.call.tx, self.occurrence, self.owner_id)
        left = [one for one in listed if not one.is_visited]
        return [one for one in left if is_open_to(self.call, self.occurrence, one.hamlet_id)]

    def on_list(self) -> tuple[Choice, ...]:
        """The households that can be taken off."""
        ids = [one.household_id for one in self.left()]
        known = households.some(self.call.tx, ids)
        return tuple(choice(known[id]) for id in ids)

    def offered(self, out_id: int, words: str, number: int) -> Page:
        """Others of its hamlet: as they come next, or with words those that match."""
        hamlet_id, skip = self._hamlet_of(out_id), number * PAGE_SIZE
        if not words:
            ranked = list(islice(next_in(self.call.tx, self.occurrence, hamlet_id), MOST_OFFERED))
            return Page(tuple(self._with_reasons(ranked[skip : skip + PAGE_SIZE])), len(ranked))
        found, total = households.find(self.call.tx, words, {hamlet_id}, skip=skip, limit=PAGE_SIZE)
        taken = proposals.given(self.call.tx, self.occurrence.id)
        free = [one for one in found if one.id not in taken]
        return Page(tuple(map(choice, free)), total - len(found) + len(free))

    def pick(self, out_id: int, value: str) -> Choice | None:
        """A household by its id, if it can take that place."""
        household = households.get(self.call.tx, int(value)) if is_id(value) else None
        if household is None or household.hamlet_id != self._hamlet_of(out_id):
            return None
        is_taken = household.id in proposals.given(self.call.tx, self.occurrence.id)
        return None if is_taken else choice(household)

    def _with_reasons(self, ranked: list[Next]) -> Iterator[Choice]:
        known = households.some(self.call.tx, [one.household_id for one in ranked])
        for one in ranked:
            household = known[one.household_id]
            why = lists.said_reason(self.call, one.reason, household)
            label = shorten(texts.offered(household.head_name, why), LABEL_LENGTH)
            yield replace(choice(household), label=label)

    def _hamlet_of(self, household_id: int) -> int:
        """The hamlet of a household that is still to be taken off, else none."""
        return next((o.hamlet_id for o in self.left() if o.household_id == household_id), 0)


class StillListed(OneOf[int]):
    """Which household comes off the list: asked again once it was visited or exchanged."""

    def accepts(self, value: Json) -> bool:
        """Whether it is still there to be taken off."""
        return any(one.value == value for one in self.load())


def _facts(call: Call, state: State) -> ExchangeFacts:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    assert occurrence is not None
    return ExchangeFacts(call, occurrence, state.start["owner"] or None)


def _ask(call: Call, state: State) -> Script[tuple[int, int]]:
    facts = _facts(call, state)
    out_id: int = yield StillListed(
        key="out", name=texts.OUT, ask=texts.ASK_OUT, load=facts.on_list, meaning=int
    )
    into_id: int = yield Search(
        key=f"into@{out_id}",
        name=texts.INTO,
        ask=texts.ASK_INTO,
        find=partial(facts.offered, out_id),
        pick=partial(facts.pick, out_id),
        meaning=int,
    )
    return out_id, into_id


def _finish(call: Call, talk_id: int, state: State, exchanged: tuple[int, int]) -> list[Utterance]:
    facts = _facts(call, state)
    require_exchange(call, facts.occurrence, facts.owner_id)
    out_id, into_id = exchanged
    if facts.pick(out_id, str(into_id)) is None:
        raise SendBack(f"into@{out_id}", texts.INTO_GONE)
    occurrence, owner_id = facts.occurrence, facts.owner_id
    proposals.exchange(call.tx, occurrence.id, out_id, into_id)
    # The numbers and not the names, as everywhere in the history.
    old, new = str(out_id), str(into_id)
    history.record(
        call.tx, "occurrence", occurrence.id, lists.EXCHANGED, by=call.person.id, old=old, new=new
    )
    shown = (
        others.show(call, occurrence, owner_id)
        if exchanges_for_others(call.person)
        else lists.show(call, occurrence)
    )
    told = _tell(call, talk_id, occurrence, owner_id)
    return [*in_its_place(call, talk_id, shown, texts.EXCHANGED), *told]


def _tell(
    call: Call, talk_id: int, occurrence: Occurrence, owner_id: int | None
) -> Iterator[Utterance]:
    """Whose list it is hears of it, unless they did it themselves."""
    _, last_on = registrations.window(occurrence)
    text = texts.told(call.person.full_name, occurrence.rule.name, occurrence.occurs_on)
    for person in _owners(call.tx, occurrence, owner_id):
        if person.id != call.person.id and can_be_told(person):
            yield Say(
                text,
                ((link(texts.SEE_LIST, "list", occurrence.id),),),
                chat_id=person.chat_id,
                lane=Lane.REMINDER,
                key=f"exchanged:{talk_id}:{person.id}",
                not_after=instant(last_on + timedelta(days=1), time.min, call.tx.zone),
            )


def _owners(tx: Tx, occurrence: Occurrence, owner_id: int | None) -> list[Person]:
    if owner_id is None:
        return expected(tx, occurrence)
    owner = staff.by_id(tx, owner_id)
    return [owner] if owner else []


EXCHANGE: TalkKind[tuple[int, int]] = TalkKind(
    name="exchange",
    heading=texts.HEADING,
    action=Action.EXCHANGE_HOUSEHOLDS,
    steps=("out", "into"),
    play=_ask,
    finish=_finish,
)
