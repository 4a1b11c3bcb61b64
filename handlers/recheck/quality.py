"""What citizens said of their answers, by category and by who answered; and the rechecks."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from domain.authority import Action
from domain.calendar import instant
from domain.message import Button, Utterance
from domain.recheck import Outcome
from domain.text import sort_key
from handlers.call import Call
from handlers.issue.lines import label, leading
from handlers.pages import link, page
from handlers.recheck import texts
from storage import categories, issue_lists, quality, rechecks, staff
from storage.quality import Said

MOST_BACK = 40
MOST_DIFFERENCES = 8


def show_quality(call: Call) -> list[Utterance]:
    """A quarter's words; `id` is how many quarters ago. Names are in order, nobody is ranked."""
    call.require(Action.FOLLOW_ISSUES)
    back = min(call.id, MOST_BACK)
    first_on, next_on = quarter(call.tx.today, back)
    since, until = (instant(on, time(), call.tx.zone) for on in (first_on, next_on))
    said = list(quality.said(call.tx, call.person, since, until))
    text = texts.quality(
        first_on,
        next_on - timedelta(days=1),
        _lines(said, lambda one: categories.name(call.tx, one.category_id)),
        _lines(said, lambda one: texts.answerer(staff.name_of(call.tx, one.answered_by))),
    )
    rechecked, differences = _rechecks(call, since, until)
    turns = [link(texts.EARLIER, "quality", back + 1)] if back < MOST_BACK else []
    turns += [link(texts.LATER, "quality", back - 1)] if back else []
    last = (link(texts.FOLLOWED, "followed"), link(texts.HOME, "home"))
    rows = (*((button,) for button in differences), tuple(turns), last)
    return [page(call, f"{text}\n\n{rechecked}", rows)]


def quarter(today: date, back: int) -> tuple[date, date]:
    """The first day of the quarter so many before this one, and of the one after it."""
    count = today.year * 4 + (today.month - 1) // 3 - back
    first, after = (date(n // 4, n % 4 * 3 + 1, 1) for n in (count, count + 1))
    return first, after


def _lines(said: Iterable[Said], name_of: Callable[[Said], str]) -> list[texts.Line]:
    satisfied: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for one in said:
        (satisfied if one.is_satisfied else others)[name_of(one)] += 1
    names = sorted(satisfied.keys() | others.keys(), key=sort_key)
    return [(name, satisfied[name], others[name]) for name in names]


def _rechecks(call: Call, since: datetime, until: datetime) -> tuple[str, list[Button]]:
    """How they came out, and the ways to those that differ."""
    found = rechecks.outcomes(call.tx, call.person, since, until)
    drawn = [one for one in found if one[1] != Outcome.NO_LONGER]
    count = Counter(outcome for _, outcome in drawn)
    text = texts.rechecks(
        len(drawn),
        count[Outcome.CONFIRMED],
        count[Outcome.DIFFERS],
        count[Outcome.NOT_MET],
        count[None],
    )
    differ = [id for id, outcome in drawn if outcome == Outcome.DIFFERS][-MOST_DIFFERENCES:]
    listed = issue_lists.some(call.tx, differ)
    return text, [leading(call, issue, label(call, issue)) for issue in listed]
