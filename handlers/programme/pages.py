"""The programmes, one of them with its next dates, and one date."""

from domain.authority import Action, scope
from domain.message import Button, Utterance
from domain.programme import OccurrenceKind, Way
from domain.text import shorten
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.programme import page_texts as texts
from handlers.programme import rule_texts
from handlers.programme.rules import places, said_days, said_gathering, said_way, said_who
from handlers.proposal.owners import exchanges_for_others
from handlers.refusals import Refused, Why
from handlers.turnout import turnout_of
from storage import programmes
from storage.programmes import Occurrence, Programme

DATES_SHOWN = 8
CHOOSABLE = (Way.CHOSEN, Way.ROTATION)


def show_programmes(call: Call) -> list[Utterance]:
    """The programmes that run, each with its next date."""
    call.require(Action.MANAGE_PROGRAMMES)
    running = programmes.running(call.tx)
    rows = [(link(_listed(call, p), "programme", p.id),) for p in running]
    below = pairs(
        [
            link(texts.ADD, "newprogramme"),
            link(texts.DAYS_OFF, "daysoff"),
            link(texts.SCHEDULE, "schedule"),
            link(texts.HOME, "home"),
        ]
    )
    return [page(call, texts.TITLE if running else texts.NONE_YET, (*rows, *below))]


def show_programme(call: Call) -> list[Utterance]:
    """One programme."""
    return show(call, target(call))


def show(call: Call, programme: Programme) -> list[Utterance]:
    """A programme's page: what it is, its next dates, and what can be changed."""
    rule = programme.rule
    dates = _coming(call, programme)[:DATES_SHOWN]
    lines = [_line(call, o) for o in dates]
    text = texts.summary(
        rule.name,
        said_days(rule),
        said_way(rule),
        said_who(call.tx, rule),
        rule.households_per_hamlet,
        rule_texts.ON_HOLIDAY[rule.on_holiday],
        rule.starts_on,
        rule.ends_on,
        said_gathering(rule.gathers_at, rule.gathers_where),
    )
    shown = texts.coming(lines) if lines else texts.NO_DATES
    buttons = [link(_label(o), "occurrence", o.id) for o in dates]
    acts = [
        link(texts.ADD_DATE, "newdate", programme.id),
        link(texts.EDIT, "editprogramme", programme.id),
        link(texts.RUNGS, "rungs", programme.id),
        link(texts.END, "endprogramme", programme.id),
        link(texts.PROGRAMMES, "programmes"),
        link(texts.HOME, "home"),
    ]
    return [page(call, f"{text}\n\n{shown}", (*pairs(buttons), *pairs(acts)))]


def show_occurrence(call: Call) -> list[Utterance]:
    """One date of a programme, and what can be done with it."""
    return show_date(call, target_date(call))


def show_date(call: Call, occurrence: Occurrence) -> list[Utterance]:
    """A date's page."""
    back = (link(texts.PROGRAMMES, "programme", occurrence.programme_id), link(texts.HOME, "home"))
    name, on = occurrence.rule.name, occurrence.occurs_on
    if occurrence.is_cancelled:
        return [page(call, texts.not_kept(name, on, occurrence.reason), (back,))]
    turnout = turnout_of(call.tx, occurrence)
    at_office = occurrence.kind is OccurrenceKind.OFFICE
    text = texts.occurrence(
        name,
        on,
        rule_texts.KINDS[occurrence.kind],
        ", ".join(places(call.tx, occurrence)),
        occurrence.planned_on,
        occurrence.reason,
        turnout.joined,
        len(turnout.absent),
        0 if at_office else turnout.expected,
    )
    recorded = _recorded(call, occurrence)
    if on < call.tx.today:
        return [page(call, text, (*pairs(recorded), back))]
    change = [*recorded, link(texts.MOVE, "movedate", occurrence.id)]
    change.append(link(texts.CANCEL, "canceldate", occurrence.id))
    if occurrence.rule.destination.way in CHOOSABLE and not at_office:
        change.append(link(texts.CHOOSE, "choosehamlets", occurrence.id))
    if not at_office:
        change.append(link(texts.WHO_COMES, "turnout", occurrence.id))
    if occurrence.kind is OccurrenceKind.VISITS and exchanges_for_others(call.person):
        change.append(link(texts.LISTS, "lists", occurrence.id))
    return [page(call, text, (*pairs(change), back))]


def _recorded(call: Call, occurrence: Occurrence) -> list[Button]:
    """The way to what came of it, from the day on."""
    has_come = occurrence.occurs_on <= call.tx.today
    may_record = scope(call.person, Action.RECORD_MEETING) is not None
    return [link(texts.RESULT, "meeting", occurrence.id)] if has_come and may_record else []


def target(call: Call) -> Programme:
    """The programme a button is about.

    Raises:
        Refused: The caller may not manage programmes, or it runs no more.
    """
    call.require(Action.MANAGE_PROGRAMMES)
    programme = programmes.get(call.tx, call.id)
    if programme is None:
        raise Refused(Why.GONE)
    return programme


def target_date(call: Call) -> Occurrence:
    """The occurrence a button is about.

    Raises:
        Refused: The caller may not manage programmes, or there is none.
    """
    call.require(Action.MANAGE_PROGRAMMES)
    occurrence = programmes.occurrence(call.tx, call.id)
    if occurrence is None:
        raise Refused(Why.GONE)
    return occurrence


def _coming(call: Call, programme: Programme) -> list[Occurrence]:
    known = programmes.of_programme(call.tx, programme.id)
    return [o for o in known if o.occurs_on >= call.tx.today and not o.is_cancelled]


def _listed(call: Call, programme: Programme) -> str:
    coming = _coming(call, programme)
    name = shorten(programme.rule.name, LABEL_LENGTH - 14)
    return texts.listed(name, coming[0].occurs_on if coming else None)


def _label(occurrence: Occurrence) -> str:
    mark, _, _ = rule_texts.KIND_LABELS[occurrence.kind].partition(" ")
    return texts.label(occurrence.occurs_on, mark)


def _line(call: Call, occurrence: Occurrence) -> str:
    at_office = occurrence.kind is OccurrenceKind.OFFICE
    place = "" if at_office else ", ".join(places(call.tx, occurrence))
    return texts.a_date(occurrence.occurs_on, rule_texts.KINDS[occurrence.kind], place)
