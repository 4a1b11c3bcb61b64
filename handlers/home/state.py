"""What the first page says of where things stand: two lines, what presses most."""

from domain.authority import Action, scope
from domain.people import Role
from handlers.call import Call
from handlers.home import texts
from handlers.turnout import turnout_of
from handlers.visit.today import has_list, still_listed
from handlers.wording import short_date
from storage import commune, issue_lists, programmes, registrations, staff, visits

MOST_LINES = 2


def state_lines(call: Call) -> list[str]:
    """Issues that wait come first, and take the place of the less important line."""
    lines = [*_visits(call), *_occurrence(call)]
    waiting = _issues(call)
    if waiting and len(lines) == MOST_LINES:
        # Without a list for today the month's visits can wait.
        lines = lines[:1] if has_list(call) else lines[1:]
    lines = [*waiting, *lines]
    if scope(call.person, Action.MANAGE_STAFF):
        people, hamlets = staff.count(call.tx), len(commune.hamlets(call.tx))
        lines.append(texts.admin_state(people, hamlets))
    if scope(call.person, Action.EXPECT_VISITORS):
        lines.append(texts.FOR_BOARD)
    return lines[:MOST_LINES] or [texts.NO_ROLE]


def _issues(call: Call) -> list[str]:
    waiting = issue_lists.waiting_for(call.tx, call.person.id)
    if not waiting.count and Role.LEADER not in call.person.roles:
        return []
    return [texts.issues_state(waiting.count, waiting.late)]


def _visits(call: Call) -> list[str]:
    if not scope(call.person, Action.LOG_VISIT):
        return []
    this_month = visits.count_since(call.tx, call.person.id, call.tx.today.replace(day=1))
    left = still_listed(call) if has_list(call) else None
    return [texts.cadre_state(left, this_month)]


def _occurrence(call: Call) -> list[str]:
    tx, person = call.tx, call.person
    follows = scope(person, Action.FOLLOW_TURNOUT) is not None
    coming = programmes.next_one(tx, None if follows else person.id)
    if coming is None:
        return []
    on = short_date(coming.occurs_on)
    mine = registrations.word(tx, coming.id, person.id)
    word = texts.WORDS[mine.takes_part if mine else None]
    if follows:
        turnout = turnout_of(tx, coming)
        counts = turnout.answered, turnout.expected, on
        if any(one.id == person.id for one in turnout.people):
            return [texts.turnout_and_own(*counts, word)]
        return [texts.turnout_state(*counts)]
    if not scope(person, Action.TAKE_PART):
        return []
    return [texts.next_occurrence(coming.rule.name, on, word)]
