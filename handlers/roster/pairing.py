"""👯 Households that may be one, gone through pair by pair by an administrator."""

from dataclasses import replace

from domain.authority import Action
from domain.inquiry import is_id
from domain.message import Card, Rows, Toast, Utterance
from domain.text import shorten
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page, tapped_card
from handlers.refusals import Refused, Why
from handlers.roster import merging
from handlers.roster import pair_texts as texts
from handlers.roster.offering import SLOT
from storage import history, household_mergers, households, pairs
from storage.households import Household
from storage.pairs import Offered

_LEAVE: Rows = ((link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home")),)


def show_pairs(call: Call) -> list[Utterance]:
    """The next pair; the button's id is the place from which on to look."""
    call.require(Action.MERGE_HOUSEHOLDS)
    offered = pairs.first(call.tx, call.id)
    if offered is not None:
        return [_shown(call, offered)]
    count = pairs.count(call.tx)
    if not count:
        return [page(call, texts.NONE_WAIT, ((link(texts.FIND, "findpairs"),), *_LEAVE))]
    ways = (link(texts.FROM_THE_FIRST, "pairs"), link(texts.FIND_AGAIN, "findpairs"))
    return [page(call, texts.waiting(count), (ways, *_LEAVE))]


def search(call: Call) -> list[Utterance]:
    """🔍: all households are compared, and this card says what came of it."""
    call.require(Action.MERGE_HOUSEHOLDS)
    pairs.ask(call.tx, by=call.person.id)
    return [replace(search_card(texts.SEARCHING, _LEAVE), at_message=tapped_card(call))]


def search_card(text: str, rows: Rows, chat_id: int | None = None) -> Card:
    """The card that follows a search."""
    return Card(f"{SLOT}pairs", text, rows, chat_id=chat_id)


def ask_which(call: Call) -> list[Utterance]:
    """🔗: which one stays, and what that does."""
    offered = _offered(call)
    if offered is None:
        return _next(call, texts.DECIDED)
    one, other = _both(call, offered)
    rows = (
        (link(texts.BACK, "pairs", offered.place),),
        (link(_label(1, one), "mergepair", one.id, str(other.id)),),
        (link(_label(2, other), "mergepair", other.id, str(one.id)),),
    )
    text = texts.ask_which([_told(call, one), _told(call, other)])
    return [page(call, text, rows, protect=True)]


def merge(call: Call) -> list[Utterance]:
    """The button's id is the one that stays, its extra the other."""
    offered = _offered(call)
    if offered is None:
        return _next(call, texts.DECIDED)
    _both(call, offered)
    merging.merge(call.tx, int(call.extra), call.id, by=call.person.id)
    return _next(call, texts.MERGED, offered.place)


def keep_apart(call: Call) -> list[Utterance]:
    """↔️: they are two, and nobody asks again."""
    offered = _offered(call)
    if offered is None:
        return _next(call, texts.DECIDED)
    pair = offered.pair
    pairs.keep_apart(call.tx, pair.one_id, pair.other_id, by=call.person.id)
    for id, other_id in ((pair.one_id, pair.other_id), (pair.other_id, pair.one_id)):
        history.record(call.tx, "household", id, "apart", by=call.person.id, new=str(other_id))
    return _next(call, texts.KEPT_APART, offered.place)


def _offered(call: Call) -> Offered | None:
    """The pair of the button, if it still waits."""
    call.require(Action.MERGE_HOUSEHOLDS)
    number = call.extra
    if not is_id(number):
        raise Refused(Why.GONE)
    one_id, other_id = sorted((call.id, int(number)))
    return pairs.get(call.tx, one_id, other_id)


def _next(call: Call, note: str, place: int = 0) -> list[Utterance]:
    return [Toast(note), *show_pairs(replace(call, id=place, extra=""))]


def _shown(call: Call, offered: Offered) -> Card:
    one, other = _both(call, offered)
    count = pairs.count(call.tx)
    both = [_told(call, one), _told(call, other)]
    text = texts.pair(one.hamlet_name, offered.pair.likeness, count, both)
    ids = (one.id, str(other.id))
    rows = (
        (link(texts.SAME, "samepair", *ids), link(texts.APART, "apartpair", *ids)),
        (link(texts.LATER, "pairs", offered.place + 1),),
        *_LEAVE,
    )
    return page(call, text, rows, protect=True)


def _both(call: Call, offered: Offered) -> tuple[Household, Household]:
    """The two, as they stand; that somebody looked at them is kept."""
    found = [households.get(call.tx, id) for id in (offered.pair.one_id, offered.pair.other_id)]
    one, other = found
    assert one is not None
    assert other is not None
    for household in (one, other):
        history.looked(call.tx, "household", household.id, by=call.person.id)
    return one, other


def _told(call: Call, household: Household) -> texts.Told:
    has = household_mergers.belongings(call.tx, household.id)
    name = household.head_name or texts.WITHHELD
    about = (name, household.address_note, household.phone or "")
    return (*about, has.visits, has.attempts, has.issues, has.groups)


def _label(number: int, household: Household) -> str:
    return shorten(texts.keep(number, household.head_name or texts.WITHHELD), LABEL_LENGTH)
