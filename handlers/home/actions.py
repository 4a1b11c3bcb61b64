"""The first page for each role, the drafts, help, and what the bot knows of oneself."""

from domain.authority import Action, scope
from domain.message import Button, Menu, Rows, Utterance
from domain.people import Person, Role
from domain.text import shorten
from handlers.audit.texts import AUDIT
from handlers.call import Call
from handlers.home import texts
from handlers.home.state import state_lines
from handlers.meeting.access import to_record
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.roles import names_of_hamlets, names_of_roles
from storage import attachments, commune, talks
from storage.talks import Talk


def show_home(call: Call) -> list[Utterance]:
    """The first page. Nobody is ever trapped: it can be reached from anywhere."""
    talks.leave_current(call.tx, call.person.id)
    drafts = _drafts(call)
    lines = [texts.title(commune.name(call.tx), call.person.given_name), *state_lines(call)]
    lines += _waiting(drafts)
    if scope(call.person, Action.LOG_VISIT):
        lines.append(texts.OFFLINE)
    today = to_record(call.tx, call.person)
    lead = [_draft_button(drafts)] if drafts else []
    lead += [link(texts.MEETING_TODAY, "meeting", today.id)] if today else []
    return [page(call, "\n".join(lines), _rows(call.person, lead))]


def start(call: Call) -> list[Utterance]:
    """/start: the first page, and the commands of this chat as they are now."""
    return [*show_home(call), menu(call.person)]


def _waiting(drafts: list[Talk]) -> list[str]:
    return [texts.resume(d.state["title"], d.state["left"]) for d in drafts[:1]]


def _rows(person: Person, lead: list[Button]) -> Rows:
    """Four rows at most: what is to be taken up has one of its own while there is room."""
    shown = buttons(person)
    if not lead:
        return pairs(shown)
    if len(shown) < _MOST_BUTTONS:
        return (tuple(lead), *pairs(shown))
    return pairs([*lead[:1], *shown])


def _draft_button(drafts: list[Talk]) -> Button:
    if len(drafts) > 1:
        return link(texts.many_drafts(len(drafts)), "drafts")
    label = shorten(texts.one_draft(drafts[0].state["title"]), LABEL_LENGTH)
    return link(label, "resume", drafts[0].id)


def buttons(person: Person) -> list[Button]:
    """What a person may do, as far as it fits on the first page; the rest is behind ☰."""
    every = every_button(person)
    if len(every) <= _MOST_BUTTONS:
        return every
    return [*every[: _MOST_BUTTONS - 1], link(texts.MORE, "more")]


def show_more(call: Call) -> list[Utterance]:
    """What did not fit on the first page."""
    rest = every_button(call.person)[_MOST_BUTTONS - 1 :]
    return [page(call, texts.MORE_TITLE, (*pairs(rest), (link(texts.HOME, "home"),)))]


def every_button(person: Person) -> list[Button]:
    """Everything the person may do, also typed; who may read issues follows them from their own."""
    offered = [action for action in _LINKS if scope(person, action)]
    if Action.SEE_ISSUE in offered and Action.FOLLOW_ISSUES in offered:
        offered.remove(Action.FOLLOW_ISSUES)
    shown = [button for action in offered for button in _LINKS[action]]
    return shown + [button for action, button in _MORE if scope(person, action)]


_MORE = (
    (Action.TAKE_PART, link(texts.MY_CALENDAR, "calendar")),
    (Action.SEE_FIGURES, link(texts.MEETINGS, "meetings")),
    (Action.SEE_FIGURES, link(texts.FIGURES, "figures")),
    (Action.MANAGE_PROGRAMMES, link(texts.PROGRAMMES, "programmes")),
    (Action.SEE_MODELS, link(texts.MODELS, "models")),
    (Action.MAKE_COMMITMENT, link(texts.COMMITMENT, "commitment")),
    (Action.EXPECT_VISITORS, link(texts.VISITORS, "visitors")),
    (Action.MANAGE_AUTHORITY, link(texts.AUTHORITY, "authority")),
    (Action.SEE_AUDITS, link(AUDIT, "audit")),
)
"""What one does now and then."""

_MOST_BUTTONS = 7
"""With a draft four rows are full."""

_LINKS: dict[Action, list[Button]] = {
    Action.LOG_VISIT: [
        link(texts.LOG_VISIT, "visit"),
        link(texts.TODAY, "today"),
        link(texts.MY_VISITS, "visits"),
        link(texts.FIND, "find"),
    ],
    Action.RAISE_ISSUE: [link(texts.RAISE, "raise")],
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
    is_assisted = scope(person, Action.NAME_ASSISTANTS)
    offered = [link(texts.ASSISTANTS, "assistants")] if is_assisted else []
    if scope(person, Action.SEE_ISSUE):
        offered.append(link(texts.ABSENCE, "absence"))
    return [page(call, text, (*pairs(offered), (link(texts.HOME, "home"),)))]


def menu(person: Person) -> Menu:
    """The commands of a person's chat: every one is also a button."""
    commands = [("start", texts.COMMAND_HOME)]
    if scope(person, Action.LOG_VISIT):
        commands += [("tham", texts.COMMAND_VISIT), ("ykien", texts.COMMAND_RAISE)]
    if Role.COORDINATOR in person.roles:
        commands.append(("chuanbi", texts.COMMAND_TURNOUT))
    elif Role.ADMIN in person.roles:
        commands.append(("canbo", texts.COMMAND_STAFF))
    elif scope(person, Action.LOG_VISIT):
        commands.append(("homnay", texts.COMMAND_TODAY))
    commands += [("help", texts.COMMAND_HELP), ("settings", texts.COMMAND_SETTINGS)]
    return Menu(tuple(commands), chat_id=person.chat_id)
