"""📈 Số liệu: totals first, the fields behind a button; nothing that names a citizen."""

from dataclasses import replace

from domain.authority import Action
from domain.figures import Figures
from domain.message import Button, Rows, Utterance
from domain.period import Period, Span, from_text, period_of
from domain.text import shorten
from handlers.call import Call
from handlers.figures import texts
from handlers.figures.sentences import MOST_COPIED, amounts, sentence
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.refusals import Refused, Why
from storage import figures as stored


def show_figures(call: Call) -> list[Utterance]:
    """The totals; the button's id is a programme (0: all), its extra the period."""
    return show(call, *_asked(call))


def show(call: Call, period: Period, programme: str) -> list[Utterance]:
    """The totals of a period; `call.id` is the programme of that name."""
    found = stored.compute(call.tx, period, call.id or None)
    title = texts.title(texts.period(period.first_on, period.last_on), programme)
    is_empty = found == replace(Figures(period), staff=found.staff)
    blocks = [texts.NOTHING] if is_empty else _blocks(found)
    return [page(call, "\n\n".join([title, *blocks]), _rows(call, period))]


def show_fields(call: Call) -> list[Utterance]:
    """Opinions by category and kind."""
    period, programme = _asked(call)
    opinions = stored.compute(call.tx, period, call.id or None).opinions
    name = texts.period(period.first_on, period.last_on)
    kinds = [(texts.KINDS[kind], count) for kind, count in opinions.by_kind]
    text = texts.fields(name, programme, opinions.by_category, kinds)
    if not opinions.raised:
        text = f"{texts.title(name, programme)}\n\n{texts.NO_OPINIONS}"
    return [page(call, text, (_leave(call, period),))]


def show_sentence(call: Call) -> list[Utterance]:
    """Everything in one sentence, to be copied."""
    period, _ = _asked(call)
    found = stored.compute(call.tx, period, call.id or None)
    copy = Button(texts.COPY, copy=sentence(found, MOST_COPIED))
    return [page(call, texts.to_copy(sentence(found)), ((copy,), _leave(call, period)))]


def show_programmes(call: Call) -> list[Utterance]:
    """The programmes there are or were, to see the figures of one."""
    period, _ = _asked(call)
    every = link(texts.ALL_PROGRAMMES, "figures", 0, period.to_text())
    rows = [
        (link(shorten(name, LABEL_LENGTH), "figures", id, period.to_text()),)
        for id, name in stored.programme_names(call.tx).items()
    ]
    return [page(call, texts.CHOOSE_PROGRAMME, ((every,), *rows, _leave(call, period)))]


def programme_name(call: Call) -> str:
    """The name of the programme that `call.id` is; empty for all of them."""
    if not call.id:
        return ""
    name = stored.programme_names(call.tx).get(call.id)
    if name is None:
        raise Refused(Why.GONE)
    return name


def _asked(call: Call) -> tuple[Period, str]:
    """Which period, this month without one, and the programme's name."""
    call.require(Action.SEE_FIGURES)
    period = from_text(call.extra) if call.extra else period_of(Span.MONTH, call.tx.today)
    if period is None:
        raise Refused(Why.GONE)
    return period, programme_name(call)


def _blocks(found: Figures) -> list[str]:
    held, opinions = found.gatherings, found.opinions
    activity = [
        texts.gatherings(
            held.meetings,
            held.work_days,
            held.office_days,
            held.cadre_turns,
            held.leader_turns,
            held.citizen_turns,
        ),
        texts.visits(found.households, found.visits),
        texts.attendance(
            found.joined, found.absent, found.took_part, found.staff, held.unconfirmed
        ),
    ]
    raised = texts.opinions(
        opinions.carried_over,
        opinions.raised,
        opinions.on_spot,
        opinions.escalated,
        opinions.answered,
        opinions.refused,
        opinions.transferred,
        opinions.told,
        opinions.satisfied,
        opinions.unsatisfied,
        opinions.left_over,
        opinions.overdue,
    )
    formal = texts.formal(found.referred, [(_month(m), count) for m, count in found.formal])
    blocks = ["\n".join(activity), f"{raised}\n{formal}" if formal else raised]
    return [*blocks, texts.works(amounts(found))] if found.works else blocks


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{number}/{year}"


def _rows(call: Call, period: Period) -> Rows:
    spans = []
    for span, label in texts.SPANS.items():
        one = period_of(span, call.tx.today)
        shown = texts.chosen(label) if one == period else label
        spans.append(link(shown, "figures", call.id, one.to_text()))
    spans.append(link(texts.OTHER_SPAN, "figurespan", call.id))
    more = [
        link(texts.BY_FIELD, "figurefields", call.id, period.to_text()),
        link(texts.BY_PROGRAMME, "figureprogrammes", call.id, period.to_text()),
        link(texts.SENTENCE, "sentence", call.id, period.to_text()),
        link(texts.HOME, "home"),
    ]
    return (*pairs(spans), *pairs(more))


def _leave(call: Call, period: Period) -> tuple[Button, ...]:
    back = link(texts.BACK, "figures", call.id, period.to_text())
    return (back, link(texts.HOME, "home"))
