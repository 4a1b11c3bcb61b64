"""Somebody leaves the staff: access ends at once, records stay, open tasks go on."""

from domain.message import Say, Toast, Utterance
from domain.people import Person
from handlers.call import Call
from handlers.pages import link, page
from handlers.registration.heads import tell_of_leaving
from handlers.roles import names_of_hamlets
from handlers.staff import flow, texts
from handlers.staff.access import end_access, is_last_admin
from handlers.staff.changes import gone
from handlers.staff.drafts import Gone, Leaving
from handlers.staff.facts import StaffFacts
from handlers.staff.kinds import about_person
from handlers.staff.opening import in_its_place, open_anew
from handlers.staff.register import target
from handlers.talk.kind import SendBack
from handlers.talk.state import State
from storage import handovers, history, staff, talks

_ROWS = ((link(texts.STAFF, "staff"), link(texts.HOME, "home")),)


def start_revoke(call: Call) -> list[Utterance]:
    """🚫 Thôi phụ trách: why, and who goes on?"""
    person = target(call)
    against = _reason_against(call, person)
    if against:
        return [Toast(against, alert=True)]
    return open_anew(call, REVOKE, {"person": person.id})


def finish_revoke(
    call: Call, talk_id: int, state: State, leaving: Leaving | Gone
) -> list[Utterance]:
    """End the access and the drafts, and hand the open tasks on."""
    facts = StaffFacts(call, state.start["person"])
    person = facts.person
    if person is None or isinstance(leaving, Gone):
        return gone(call, talk_id)
    against = _reason_against(call, person)
    if against:
        raise SendBack("reason", against)
    shown = page(call, texts.revoked(person.full_name, facts.issues), _ROWS)
    told = _hand_over(call, facts, person, leaving.heir_id) if leaving.heir_id else []
    for talk in talks.open_of(call.tx, person.id):
        talks.end(call.tx, talk.id, "revoked")
    farewell = end_access(call.tx, person, texts.FAREWELL)
    staff.leave(call.tx, person.id)
    history.record(call.tx, "person", person.id, "left", by=call.person.id, why=leaving.reason)
    headless = tell_of_leaving(call.tx, person)
    return [*in_its_place(call, talk_id, [shown]), *farewell, *told, *headless]


def _reason_against(call: Call, person: Person) -> str:
    if person.id == call.person.id:
        return texts.NOT_YOURSELF
    return texts.LAST_ADMIN if is_last_admin(call.tx, person) else ""


def _hand_over(call: Call, facts: StaffFacts, person: Person, heir_id: int) -> list[Utterance]:
    """The heir gets the households, and the hamlets these are in, or could not see them."""
    heir = next((p for p in facts.candidates if p.id == heir_id), None)
    if heir is None:
        raise SendBack("heir", texts.HEIR_GONE)
    added = facts.hamlets_to_add(heir)
    if added:
        staff.set_hamlets(
            call.tx, heir.id, heir.hamlet_ids | added, whole_commune=heir.whole_commune
        )
        new = ",".join(map(str, sorted(heir.hamlet_ids | added)))
        old = ",".join(map(str, sorted(heir.hamlet_ids)))
        history.record(call.tx, "person", heir.id, "hamlets", by=call.person.id, old=old, new=new)
    handovers.hand_over(call.tx, facts.tasks, heir.id)
    history.record(
        call.tx,
        "person",
        person.id,
        "handed_over",
        by=call.person.id,
        old=str(len(facts.tasks)),
        new=str(heir.id),
    )
    after = staff.by_id(call.tx, heir.id) or heir
    hamlets = names_of_hamlets(call.tx, after)
    text = texts.tasks_taken(len(facts.tasks), person.full_name, hamlets)
    return [Say(text, chat_id=heir.chat_id)]


REVOKE = about_person(
    "revoke", texts.REVOKE_HEADING, ("reason", "heir", "review"), flow.revoke, finish_revoke
)
