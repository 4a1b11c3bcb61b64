"""🧭 The table of who is responsible: all categories, one of them, and the way of a matter."""

from domain.authority import Action
from domain.issue import Urgency
from domain.message import Button, Utterance
from domain.text import shorten
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import leaf
from handlers.refusals import Refused, Why
from handlers.responsible import body_texts, texts
from handlers.responsible.table import Line, line_of, problems_of, said_of, tried
from handlers.roles import names_of_roles
from storage import categories, commune, responsibles
from storage.categories import Category


def show_authority(call: Call) -> list[Utterance]:
    """All categories with what is wrong; the button's id is the leaf."""
    call.require(Action.MANAGE_AUTHORITY)
    shown = leaf(categories.open_ones(call.tx), call.id)
    problems = _problems(call)
    body = commune.inspection_body(call.tx) or body_texts.INSPECTION
    text = texts.title(not responsibles.everything(call.tx), problems, body)
    fields = [link(shorten(c.name, LABEL_LENGTH), "field", c.id) for c in shown.items]
    general = (link(texts.EVERY_FIELD, "field"), link(texts.INSPECTION, "nameinspection"))
    wrong = link(texts.PROBLEMS, "authoritywrong")
    more = ((wrong,),) if len(problems) > texts.MOST_PROBLEMS else ()
    turns = shown.turns("authority")
    leave = (link(texts.FILE, "authorityfile"), link(texts.HOME, "home"))
    rows = (general, *more, *pairs(fields), *turns, leave)
    return [page(call, text, rows)]


def show_problems(call: Call) -> list[Utterance]:
    """All that is wrong with the table; the button's id is the leaf."""
    call.require(Action.MANAGE_AUTHORITY)
    problems = _problems(call)
    shown = leaf(problems, call.id)
    text = texts.problems(shown.items, len(problems), shown.number + 1, shown.count)
    leave = (link(texts.AUTHORITY, "authority"), link(texts.HOME, "home"))
    return [page(call, text, (*shown.turns("authoritywrong"), leave))]


def _problems(call: Call) -> list[str]:
    return [said_of(call.tx, one) for one in problems_of(call.tx)]


def show_field(call: Call, more: str = "") -> list[Utterance]:
    """A category (0: every one): its lines, its limits, and what can be changed.

    `more` (HTML) is said below.
    """
    category = target(call)
    tx, id = call.tx, call.id
    rows: list[tuple[Button, ...]] = [
        (link(texts.RESPONSIBLE, "setresponsible", id), link(texts.DEPUTY, "setdeputy", id)),
    ]
    above = link(texts.ABOVE, "setabove", id)
    if category is None:
        rows.append((above,))
        text = texts.field(texts.EVERY_FIELD_NAME, _lines(call, None), "", "", (0, 0, 0))
    else:
        rows += [
            (above, link(texts.LIMITS, "setlimits", id)),
            (link(texts.SPOT, "setspot", id), link(texts.TRY, "trypath", id)),
        ]
        rule = categories.rule(tx, id)
        normal, urgent = (categories.limits(tx, id, how, tx.today) for how in Urgency)
        text = texts.field(
            category.name,
            _lines(call, id),
            names_of_roles(rule.spot_roles) or texts.NOBODY_SHOWN,
            issue_texts.URGENCIES[rule.urgency],
            (normal.answer_days, urgent.answer_days, normal.accept_days),
        )
    leave = (link(texts.AUTHORITY, "authority"), link(texts.HOME, "home"))
    said = f"{text}\n\n{more}" if more else text
    return [page(call, said, (*rows, leave))]


def show_path(call: Call) -> list[Utterance]:
    """Tried: where a matter of a category in a hamlet would go."""
    category = target(call)
    if category is None:
        raise Refused(Why.GONE)
    hamlets = commune.hamlets(call.tx)
    shown = {str(hamlet.id): hamlet.id for hamlet in hamlets}
    text = texts.choose_hamlet(category.name)
    if call.extra == "0" or call.extra in shown:
        text = tried(call.tx, category.id, shown.get(call.extra))
    choices = [link(texts.EVERYWHERE, "trypath", category.id, "0")]
    choices += [
        link(shorten(h.name, LABEL_LENGTH), "trypath", category.id, str(h.id)) for h in hamlets[:40]
    ]
    leave = (link(texts.RESPONSIBLE, "field", category.id), link(texts.AUTHORITY, "authority"))
    return [page(call, text, (*pairs(choices), leave))]


def target(call: Call) -> Category | None:
    """Which category the button is about, None for every one.

    Raises:
        Refused: The caller may not keep the table, or there is no such category.
    """
    call.require(Action.MANAGE_AUTHORITY)
    if call.id == 0:
        return None
    category = categories.get(call.tx, call.id)
    if category is None:
        raise Refused(Why.GONE)
    return category


def _lines(call: Call, category_id: int | None) -> list[Line]:
    """The whole commune first, then hamlets in their order."""
    posts = [p for p in responsibles.everything(call.tx) if p.category_id == category_id]
    known = {p.hamlet_id for p in posts}
    ordered = [None, *(h.id for h in commune.hamlets(call.tx))]
    return [line_of(call.tx, posts, id) for id in ordered if id in known]
