"""The first page for each role, the drafts, help, and what the bot knows of oneself."""

from domain.authority import Action, scope
from domain.message import Button, Menu, Rows, Utterance
from domain.people import Person, Role
from domain.text import shorten
from handlers.call import Call
from handlers.home import texts
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.roles import names_of_hamlets, names_of_roles
from handlers.turnout import turnout_of
from handlers.visit.today import has_list, still_listed
from handlers.wording import short_date
from storage import attachments, commune, programmes, registrations, staff, talks, visits
from storage.talks import Talk


def show_home(call: Call) -> list[Utterance]:
    """The first page. Nobody is ever trapped: it can be reached from anywhere."""
    talks.leave_current(call.tx, call.person.id)
    drafts = _drafts(call)
    lines = [texts.title(commune.name(call.tx), call.person.given_name), *_state(call)]
    lines += _waiting(drafts)
    if scope(call.person, Action.LOG_VISIT):
        lines.append(texts.OFFLINE)
    return [page(call, "\n".join(lines), _rows(call.person, drafts))]


def start(call: Call) -> list[Utterance]:
    """/start: the first page, and the commands of this chat as they are now."""
    return [*show_home(call), menu(call.person)]


def _state(call: Call) -> list[str]:
    tx, person = call.tx, call.person
    lines = []
    if scope(person, Action.LOG_VISIT):
        this_month = visits.count_since(tx, person.id, tx.today.replace(day=1))
        left = still_listed(call) if has_list(call) else None
        lines.append(texts.cadre_state(left, this_month))
    coming = programmes.next_one(tx)
    if coming and scope(person, Action.FOLLOW_TURNOUT):
        turnout = turnout_of(tx, coming)
        on = short_date(coming.occurs_on)
        lines.append(texts.turnout_state(turnout.answered, turnout.expected, on))
    elif coming and scope(person, Action.TAKE_PART):
        mine = registrations.of(tx, coming.id).get(person.id)
        word = texts.WORDS[mine.takes_part if mine else None]
        lines.append(texts.next_occurrence(coming.rule.name, short_date(coming.occurs_on), word))
    if scope(person, Action.MANAGE_STAFF):
        lines.append(texts.admin_state(staff.count(tx), len(commune.hamlets(tx))))
    return lines[:2] or [texts.NO_ROLE]


def _waiting(drafts: list[Talk]) -> list[str]:
    return [texts.resume(d.state["title"], d.state["left"]) for d in drafts[:1]]


def _rows(person: Person, drafts: list[Talk]) -> Rows:
    """Four rows at most: the draft has one of its own while there is room."""
    shown = buttons(person)
    if not drafts:
        return pairs(shown)
    draft = _draft_button(drafts)
    return ((draft,), *pairs(shown)) if len(shown) <= 6 else pairs([draft, *shown])


def _draft_button(drafts: list[Talk]) -> Button:
    if len(drafts) > 1:
        return link(texts.many_drafts(len(drafts)), "drafts")
    label = shorten(texts.one_draft(drafts[0].state["title"]), LABEL_LENGTH)
    return link(label, "resume", drafts[0].id)


def buttons(person: Person) -> list[Button]:
    """Everything the person may do."""
    return [button for action, links in _LINKS.items() if scope(person, action) for button in links]


_LINKS: dict[Action, list[Button]] = {
    Action.LOG_VISIT: [
        link(texts.LOG_VISIT, "visit"),
        link(texts.TODAY, "today"),
        link(texts.MY_VISITS, "visits"),
        link(texts.FIND, "find"),
    ],
    Action.SEE_ISSUE: [link(texts.ISSUES, "issues")],
    Action.FOLLOW_ISSUES: [link(texts.FOLLOWED, "followed")],
    Action.FOLLOW_TURNOUT: [link(texts.TURNOUT, "turnout")],
    Action.MANAGE_STAFF: [link(texts.STAFF, "staff")],
    Action.MANAGE_HAMLETS: [link(texts.HAMLETS, "hamlets")],
}


def _drafts(call: Call) -> list[Talk]:
    waiting = [t for t in talks.open_of(call.tx, call.person.id) if t.state["title"]]
    return [t for t in waiting if t.state["answers"] or attachments.of_talk(call.tx, t.id)]


def show_drafts(call: Call) -> list[Utterance]:
    """Every open draft, a row each."""
    drafts = _drafts(call)
    rows = [
        (
            link(
                shorten(texts.draft(d.state["title"], d.state["left"]), LABEL_LENGTH),
                "resume",
                d.id,
            ),
        )
        for d in drafts[:10]
    ]
    text = texts.DRAFTS_TITLE if drafts else texts.NO_DRAFTS
    return [page(call, text, (*rows, (link(texts.HOME, "home"),)))]


def show_help(call: Call) -> list[Utterance]:
    """How the bot is used."""
    return [page(call, texts.HELP, ((link(texts.HOME, "home"),),))]


def show_me(call: Call) -> list[Utterance]:
    """What the bot knows of the person who asks."""
    person = call.person
    text = texts.about_me(
        person.full_name, names_of_roles(person.roles), names_of_hamlets(call.tx, person)
    )
    home: tuple[Button, ...] = (link(texts.HOME, "home"),)
    if scope(person, Action.NAME_ASSISTANTS):
        return [page(call, text, ((link(texts.ASSISTANTS, "assistants"),), home))]
    return [page(call, text, (home,))]


def menu(person: Person) -> Menu:
    """The commands of a person's chat: every one is also a button."""
    commands = [("start", texts.COMMAND_HOME)]
    if scope(person, Action.LOG_VISIT):
        commands += [("tham", texts.COMMAND_VISIT), ("homnay", texts.COMMAND_TODAY)]
    if Role.COORDINATOR in person.roles:
        commands.append(("chuanbi", texts.COMMAND_TURNOUT))
    elif Role.ADMIN in person.roles:
        commands.append(("canbo", texts.COMMAND_STAFF))
    commands += [("help", texts.COMMAND_HELP), ("settings", texts.COMMAND_SETTINGS)]
    return Menu(tuple(commands), chat_id=person.chat_id)
