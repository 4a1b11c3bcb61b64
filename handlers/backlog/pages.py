"""🗄 The backlog: what is held up, by kind first, narrowed and paged; each line opens an issue."""

from domain.authority import Action
from domain.backlog import Lag, Side, Sieve, read_sieve
from domain.issue import Stage
from domain.message import Button, Rows, Utterance
from domain.reminders import is_decided
from domain.text import shorten
from handlers.asks.texts import LESS, MORE
from handlers.backlog import texts
from handlers.backlog.reasons import reason_of
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.lines import leading
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import Leaf, leaf
from handlers.refusals import Refused, Why
from storage import backlog, categories, commune, issue_lists, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx


def show_backlog(call: Call) -> list[Utterance]:
    """Counts by kind, then the issues; `id` is the leaf, `extra` what they are narrowed to."""
    call.require(Action.FOLLOW_ISSUES)
    sieve = read_sieve(call.extra)
    counts = backlog.counts(call.tx, call.person, sieve)
    shown = leaf(backlog.find(call.tx, call.person, sieve), call.id)
    lags = backlog.lags_of(call.tx, shown.items)
    listed = issue_lists.some(call.tx, shown.items)
    marks = {id: "".join(texts.MARKS[lag] for lag in found) for id, found in lags.items()}
    rows = pairs([leading(call, one, texts.short(marks[one.id], one.code)) for one in listed])
    rows += _turns(shown, sieve)
    rows += pairs([_kind(lag, count, sieve) for lag, count in counts.by.items() if count])
    rows += pairs(_filters(call, sieve)) if counts.every or sieve != Sieve() else ()
    rows += ((link(texts.FOLLOWED, "followed"), link(texts.HOME, "home")),)
    return [page(call, _text(call, sieve, counts, listed, marks), rows)]


def _text(
    call: Call, sieve: Sieve, counts: backlog.Counts, listed: list[Issue], marks: dict[int, str]
) -> str:
    if not listed:
        return texts.NOTHING if sieve == Sieve() else texts.NONE_SUCH
    lines = [_line(call, issue, marks[issue.id]) for issue in listed]
    return texts.backlog(kinds(counts), counts.every, lines)


def kinds(counts: backlog.Counts) -> list[tuple[str, int]]:
    """The kinds of which there are some, as they are named, and how many."""
    return [(texts.KINDS[lag], count) for lag, count in counts.by.items() if count]


def _line(call: Call, issue: Issue, marks: str) -> str:
    calendar, due_on = workdays.calendar(call.tx), issue.due_on
    return texts.line(
        marks,
        issue.code,
        categories.name(call.tx, issue.category_id),
        (call.tx.today - issue.raised_on).days,
        staff.name_of(call.tx, issue.holder_id),
        issue_texts.STAGES[Stage(issue.stage)],
        issue.ask_again_on,
        calendar.between(due_on, call.tx.today) if due_on else 0,
        [one for one in (_unnoticed(call.tx, issue), reason_of(call.tx, issue)) if one],
    )


def _unnoticed(tx: Tx, issue: Issue) -> str:
    """Who has not let the citizen know that it was received, once that is overdue."""
    if issue.first_notice_at is not None or issue.first_notice_on >= tx.today:
        return ""
    is_tellers = is_decided(issue.standing, issue.promised_on)
    teller = staff.name_of(tx, issue.teller_id) if is_tellers else ""
    return texts.unnoticed(issue.first_notice_on, teller)


def _turns(shown: Leaf[int], sieve: Sieve) -> Rows:
    ways = [(LESS, shown.number - 1)] if shown.number else []
    ways += [(MORE, shown.number + 1)] if shown.number + 1 < shown.count else []
    return pairs([_to(label, sieve, number) for label, number in ways])


def _to(label: str, sieve: Sieve, number: int = 0) -> Button:
    return link(label, "backlog", number, sieve.written() if sieve != Sieve() else "")


def _kind(lag: Lag, count: int, sieve: Sieve) -> Button:
    is_shown = sieve.lag is lag
    label = (texts.chosen_kind if is_shown else texts.kind)(texts.KINDS[lag], count)
    wanted = None if is_shown else lag
    return _to(label, Sieve(wanted, sieve.hamlet_id, sieve.category_id, sieve.holder_id))


def _filters(call: Call, sieve: Sieve) -> list[Button]:
    buttons = []
    for side, label in texts.SIDES.items():
        value = sieve.of(side)
        if value is not None:
            named = texts.chosen(texts.MARKS_OF_SIDES[side], _name(call, side, value))
            label = shorten(named, LABEL_LENGTH)
        buttons.append(link(label, "backlogby", 0, f"{side}.{sieve.written()}"))
    return [*buttons, *([_to(texts.CLEAR, Sieve())] if sieve != Sieve() else [])]


def show_choices(call: Call) -> list[Utterance]:
    """What one filter can be set to, with how many there are; `id` is the leaf."""
    call.require(Action.FOLLOW_ISSUES)
    letter, _, rest = call.extra.partition(".")
    if letter not in set(Side):
        raise Refused(Why.GONE)
    side, sieve = Side(letter), read_sieve(rest)
    found = backlog.spread(call.tx, call.person, sieve, side)
    shown = leaf(list(found.items()), call.id)
    choices = [_to(texts.EVERY[side], sieve.to(side, None))]
    for value, count in shown.items:
        label = texts.choice(_name(call, side, value), count)
        choices.append(_to(shorten(label, LABEL_LENGTH), sieve.to(side, value)))
    ways = [(LESS, shown.number - 1)] if shown.number else []
    ways += [(MORE, shown.number + 1)] if shown.number + 1 < shown.count else []
    turns = pairs([link(label, "backlogby", number, call.extra) for label, number in ways])
    last = ((_to(texts.TO_LIST, sieve), link(texts.HOME, "home")),)
    return [page(call, texts.ASK[side], (*pairs(choices), *turns, *last))]


def _name(call: Call, side: Side, value: int) -> str:
    if side is Side.CATEGORY:
        return categories.name(call.tx, value)
    if side is Side.HAMLET:
        hamlet = commune.hamlet(call.tx, value) if value else None
        return hamlet.name if hamlet else texts.NO_HAMLET
    name = staff.name_of(call.tx, value) if value else ""
    return texts.holder(name) if name else texts.NOBODY
