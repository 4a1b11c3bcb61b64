"""Hamlets' boards are told who comes; where none is on Telegram somebody passes it on."""

from datetime import timedelta

from domain.authority import Action
from domain.message import Rows, Utterance
from domain.people import Person
from handlers.call import Call
from handlers.pages import link, page
from handlers.reminder import visitors_texts as texts
from handlers.reminder.visitors import Visitors
from storage import hamlet_words, programmes, staff
from storage.programmes import Occurrence
from storage.transaction import Tx

DAYS_SHOWN, MOST_SHOWN = 30, 4


def whom_hamlets_concern(tx: Tx, occurrence: Occurrence) -> list[Person]:
    """The boards of the hamlets that are visited, and who passes it on to those without one."""
    visitors = Visitors(tx, occurrence)
    hosts = [p for p in staff.everyone(tx) if visitors.hosted_by(p)]
    passing = visitors.passed_on_by() if visitors.without_board else []
    return list({person.id: person for person in [*hosts, *passing]}.values())


def has_news_of_hamlets(tx: Tx, person: Person, occurrence: Occurrence) -> bool:
    """Whether there is something left that this person is to hear or to pass on."""
    visitors = Visitors(tx, occurrence)
    return bool(visitors.hosted_by(person) or visitors.untold)


def hamlets_section(
    tx: Tx, person: Person, occurrence: Occurrence, notice_id: int
) -> tuple[str, Rows]:
    """What a board's member hears of their hamlets, and what somebody is to pass on."""
    visitors = Visitors(tx, occurrence)
    said = [visitors.said_to(hamlet) for hamlet in visitors.hosted_by(person)]
    rows: Rows = ()
    passing = {p.id for p in visitors.passed_on_by()} if visitors.without_board else set()
    if person.id in passing:
        names = [hamlet.name for hamlet in visitors.untold]
        said.append(texts.pass_on(occurrence.rule.name, occurrence.occurs_on, names))
        rows = _passing_rows(visitors, notice_id)
    return "\n\n".join(said), rows


def _passing_rows(visitors: Visitors, notice_id: int) -> Rows:
    of = visitors.occurrence.id
    return tuple(
        (
            visitors.copied_for(hamlet),
            link(texts.passed_on(hamlet.name), "boardtold", notice_id, f"{of}.{hamlet.id}"),
        )
        for hamlet in visitors.untold
    )


def keep_who_was_told(tx: Tx, person: Person, occurrence: Occurrence) -> None:
    """The boards this person is on know of the occurrence."""
    for hamlet in Visitors(tx, occurrence).hosted_by(person):
        hamlet_words.tell(tx, occurrence, hamlet.id, by=None)


def show_visitors(call: Call) -> list[Utterance]:
    """🗓 Đoàn về ấp: who comes to the caller's hamlets in the next days."""
    call.require(Action.EXPECT_VISITORS)
    tx = call.tx
    kept = programmes.kept_between(tx, tx.today, tx.today + timedelta(days=DAYS_SHOWN))
    shown: list[str] = []
    for occurrence in kept:
        if len(shown) >= MOST_SHOWN:
            break
        visitors = Visitors(tx, occurrence)
        shown += [visitors.said_to(hamlet) for hamlet in visitors.hosted_by(call.person)]
    text = "\n\n".join([texts.VISITORS, *shown]) if shown else texts.NOBODY_COMES
    return [page(call, text, ((link(texts.HOME, "home"),),))]
