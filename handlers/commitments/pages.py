"""🎯 One's own commitment, somebody's, and who of the commune has made one."""

from dataclasses import dataclass, replace

from domain.authority import Action, may, scope
from domain.commitment import FIRST_YEAR, may_be_made, may_be_reviewed
from domain.message import Button, Utterance
from domain.people import Person
from domain.text import shorten
from handlers.call import Call
from handlers.commitments import texts
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import leaf
from handlers.refusals import Refused, Why
from handlers.wording import comrade
from storage import commitments, staff
from storage.commitments import Commitment

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Target:
    """Whose commitment a button is about, for which year, and what there is."""

    person: Person
    year: int
    made: Commitment | None


def show_commitment(call: Call) -> list[Utterance]:
    """Somebody's commitment: the button's id is the person, 0 oneself; the extra is the year."""
    return show(call, target(call))


def show(call: Call, of: Target) -> list[Utterance]:
    """A commitment's page."""
    buttons = [button for button in (_writing(call, of), _reviewing(call, of)) if button]
    person_id = 0 if of.person.id == call.person.id else of.person.id
    years = tuple(
        link(label, "commitment", person_id, str(year)) for label, year in _years(call, of.year)
    )
    leave = [link(texts.HOME, "home")]
    if scope(call.person, Action.FOLLOW_COMMITMENTS) is not None:
        leave.insert(0, link(texts.EVERYBODY, "commitments", of.year))
    return [page(call, _said(call, of), (*pairs(buttons), years, tuple(leave)))]


def show_commitments(call: Call) -> list[Utterance]:
    """Everybody by name, those who have none first; the button's id is the year, 0 this one."""
    call.require(Action.FOLLOW_COMMITMENTS)
    year = _year(call, call.id)
    made = commitments.of_year(call.tx, year)
    people = [p for p in staff.everyone(call.tx) if scope(p, Action.MAKE_COMMITMENT) is not None]
    missing = [p for p in people if p.id not in made]
    written = [p for p in people if p.id in made]
    reviewed = [p for p in written if made[p.id].verdict is not None]
    names = ", ".join(comrade(p.full_name) for p in missing[:MOST_NAMED])
    named = texts.and_others(names, max(0, len(missing) - MOST_NAMED))
    text = texts.everybody(year, len(written), len(people), len(reviewed), named)
    extra = call.extra if call.extra.isascii() and call.extra.isdecimal() else "0"
    shown = leaf([*missing, *written], int(extra[:5]))
    rows = [(_person_button(p, year, made.get(p.id)),) for p in shown.items]
    years = tuple(link(label, "commitments", to) for label, to in _years(call, year))
    leave = (link(texts.COMMITMENT, "commitment"), link(texts.HOME, "home"))
    turns = shown.turns("commitments", of=year)
    return [page(call, text, (*rows, *turns, years, leave))]


def target(call: Call) -> Target:
    """Whose commitment the button asks for.

    Raises:
        Refused: It is not the caller's to see; or the person left or makes none.
    """
    call.require(Action.MAKE_COMMITMENT)
    person_id = call.id or call.person.id
    is_mine = person_id == call.person.id
    if not is_mine and scope(call.person, Action.FOLLOW_COMMITMENTS) is None:
        raise Refused(Why.NOT_ALLOWED)
    known = call.extra.isascii() and call.extra.isdecimal() and len(call.extra) == 4
    if call.extra and not known:
        raise Refused(Why.GONE)
    year = _year(call, int(call.extra or 0))
    person = staff.by_id(call.tx, person_id)
    if person is None or scope(person, Action.MAKE_COMMITMENT) is None:
        raise Refused(Why.GONE)
    return Target(person, year, commitments.of(call.tx, person_id, year))


def may_write(call: Call, of: Target) -> bool:
    """Whether the caller may write it, for themselves or on behalf."""
    is_mine = of.person.id == call.person.id
    is_open = of.made is None or of.made.verdict is None
    allowed = may(call.person, Action.MAKE_COMMITMENT, own=is_mine)
    return allowed and is_open and may_be_made(of.year, call.tx.today)


def may_review(call: Call, of: Target) -> bool:
    """Whether the caller may review it: nobody reviews themselves."""
    allowed = may(call.person, Action.REVIEW_COMMITMENT) and of.person.id != call.person.id
    return allowed and of.made is not None and may_be_reviewed(of.year, call.tx.today)


def again(call: Call, of: Target) -> list[Utterance]:
    """The page as it is now, after something was done."""
    return show(call, replace(of, made=commitments.of(call.tx, of.person.id, of.year)))


def _said(call: Call, of: Target) -> str:
    made, writes = of.made, may_write(call, of)
    if made is None and of.person.id == call.person.id:
        return texts.none_of_mine(of.year, writes)
    if made is None:
        return texts.none_of(of.person.full_name, of.year, writes)
    by_other = made.written_by != of.person.id
    return texts.commitment(
        of.person.full_name,
        of.year,
        made.pledge.lines,
        made.pledge.target,
        made.written_at.astimezone(call.tx.zone).date(),
        comrade(staff.name_of(call.tx, made.written_by)) if by_other else "",
        _review(call, made),
    )


def _review(call: Call, made: Commitment) -> str:
    if made.verdict is None or made.reviewed_at is None:
        return texts.NO_REVIEW
    on = made.reviewed_at.astimezone(call.tx.zone).date()
    by = comrade(staff.name_of(call.tx, made.reviewed_by))
    return texts.review(made.verdict, made.review_words, by, on)


def _writing(call: Call, of: Target) -> Button | None:
    if not may_write(call, of):
        return None
    label = texts.EDIT if of.made else texts.WRITE
    return link(label, "commit", of.person.id, str(of.year))


def _reviewing(call: Call, of: Target) -> Button | None:
    if not may_review(call, of):
        return None
    return link(texts.REVIEW, "reviewcommitment", of.person.id, str(of.year))


def _person_button(person: Person, year: int, made: Commitment | None) -> Button:
    is_reviewed = made is not None and made.verdict is not None
    label = texts.listed(person.full_name, made is not None, is_reviewed)
    return link(shorten(label, LABEL_LENGTH), "commitment", person.id, str(year))


def _year(call: Call, year: int) -> int:
    year = year or call.tx.today.year
    if not FIRST_YEAR <= year <= call.tx.today.year + 1:
        raise Refused(Why.GONE)
    return year


def _years(call: Call, year: int) -> list[tuple[str, int]]:
    ways = [(texts.year_back(year - 1), year - 1), (texts.year_on(year + 1), year + 1)]
    return [(label, to) for label, to in ways if FIRST_YEAR <= to <= call.tx.today.year + 1]
