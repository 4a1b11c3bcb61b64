"""What each button, command and kind of talk leads to."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.absence import routes as absence
from handlers.alike import routes as alike
from handlers.audit import routes as audit
from handlers.backlog import routes as backlog
from handlers.call import Call
from handlers.commitments import routes as commitments
from handlers.consent import routes as consent
from handlers.figures import routes as figures
from handlers.hamlets import routes as hamlets
from handlers.home import actions as home
from handlers.issue import routes as issue
from handlers.joining import routes as joining
from handlers.leader import routes as leader
from handlers.meeting import routes as meeting
from handlers.models import routes as models
from handlers.priority import routes as priority
from handlers.programme import routes as programme
from handlers.proposal import routes as proposal
from handlers.recheck import routes as recheck
from handlers.registration import routes as registration
from handlers.reminder import routes as reminder
from handlers.responsible import routes as responsible
from handlers.roster import routes as roster
from handlers.staff import routes as staff
from handlers.talk.desk import Desk
from handlers.talk.kind import Kinds
from handlers.visit import actions as visit
from handlers.visit import correcting, finding, loose, records, today

Route = Callable[[Call], list[Utterance]]

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        visit.LOG_VISIT,
        correcting.CORRECT,
        correcting.WITHDRAW,
        finding.FIND,
    )
} | {
    **programme.KINDS,
    **proposal.KINDS,
    **meeting.KINDS,
    **figures.KINDS,
    **registration.KINDS,
    **reminder.KINDS,
    **staff.KINDS,
    **hamlets.KINDS,
    **issue.KINDS,
    **leader.KINDS,
    **models.KINDS,
    **commitments.KINDS,
    **alike.KINDS,
    **recheck.KINDS,
    **priority.KINDS,
    **absence.KINDS,
    **responsible.KINDS,
}

DESK = Desk(KINDS)

ROUTES: dict[str, Route] = {
    "home": home.show_home,
    "help": home.show_help,
    "me": home.show_me,
    "more": home.show_more,
    "drafts": home.show_drafts,
    "resume": lambda call: DESK.resume(call, call.id),
    "restore": lambda call: DESK.restore(call, call.id),
    "visit": visit.start_visit,
    "today": today.show_today,
    "find": finding.start_finding,
    "household": records.show_household,
    "visits": records.show_my_visits,
    "record": records.show_visit,
    "files": records.show_files,
    "correct": correcting.start_correcting,
    "amend": loose.take_amendment,
    "asissue": loose.take_as_issue,
    "withdraw": correcting.start_withdrawing,
    **programme.ROUTES,
    **proposal.ROUTES,
    **meeting.ROUTES,
    **figures.ROUTES,
    **registration.ROUTES,
    **reminder.ROUTES,
    **issue.ROUTES,
    **consent.ROUTES,
    **leader.ROUTES,
    **models.ROUTES,
    **commitments.ROUTES,
    **alike.ROUTES,
    **backlog.ROUTES,
    **audit.ROUTES,
    **recheck.ROUTES,
    **joining.ROUTES,
    **staff.ROUTES,
    **hamlets.ROUTES,
    **priority.ROUTES,
    **roster.ROUTES,
    **absence.ROUTES,
    **responsible.ROUTES,
}

COMMANDS: dict[str, Route] = {
    "start": home.start,
    "help": home.show_help,
    "settings": home.show_me,
    "tham": visit.start_visit,
    "ykien": issue.ROUTES["raise"],
    "homnay": today.show_today,
    "chuanbi": registration.ROUTES["turnout"],
    "canbo": staff.ROUTES["staff"],
}
