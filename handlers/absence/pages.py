"""🏖 One's own absence: as it is set, and its end."""

from domain.authority import Action
from domain.message import Say, Toast, Utterance
from handlers.absence import texts
from handlers.call import Call
from handlers.pages import link, page
from handlers.turnout import can_be_told
from storage import absences, checks, history, staff


def show_absence(call: Call) -> list[Utterance]:
    """From when to when, and who stands in."""
    call.require(Action.SEE_ISSUE)
    one = absences.of(call.tx, call.person.id)
    leave = (link(texts.ME, "me"), link(texts.HOME, "home"))
    if one is None:
        return [page(call, texts.NOT_SET, ((link(texts.SET, "setabsence"),), leave))]
    text = texts.standing(one.from_on, one.to_on, staff.name_of(call.tx, one.deputy_id))
    change = (link(texts.CHANGE, "setabsence"), link(texts.END, "endabsence"))
    return [page(call, text, (change, leave))]


def end(call: Call) -> list[Utterance]:
    """Back at work, perhaps before the day: what was theirs comes back at once."""
    call.require(Action.SEE_ISSUE)
    ended = absences.end(call.tx, call.person.id)
    if ended is None:
        return [Toast(texts.NOT_AWAY), *show_absence(call)]
    checks.look_again(call.tx, call.person.id)
    by = call.person.id
    history.record(call.tx, "person", by, "absence_ended", by=by, old=str(ended.deputy_id or ""))
    told = tell(call, ended.deputy_id, texts.stands_in_no_more(call.person.full_name))
    return [Toast(texts.ENDED), *show_absence(call), *told]


def tell(call: Call, person_id: int | None, text: str) -> list[Utterance]:
    """Whoever stands in hears of it."""
    person = staff.by_id(call.tx, person_id) if person_id is not None else None
    if person is None or not can_be_told(person):
        return []
    return [Say(text, ((link(texts.ISSUES, "issues"),),), chat_id=person.chat_id)]
