"""The buttons and the talks about issues."""

from collections.abc import Callable

from domain.issue import Stage
from domain.message import Utterance
from handlers.call import Call
from handlers.issue import files, pages
from handlers.leader import accepting, acts, talks
from handlers.leader.filling import starting
from handlers.talk.kind import Kinds
from handlers.telling import acts as telling

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "issue": pages.show_issue,
    "issuefiles": files.show_files,
    "issues": pages.show_mine,
    "followed": pages.show_board,
    "accept": accepting.accept,
    "assign": starting(talks.ASSIGN, *acts.WITH_LEADER),
    "answer": starting(talks.ANSWER, *acts.WITH_LEADER),
    "ask": starting(talks.ASK, *acts.WITH_LEADER),
    "refuse": starting(talks.REFUSE, *acts.WITH_LEADER),
    "transfer": starting(talks.TRANSFER, *acts.WITH_LEADER),
    "inform": starting(talks.INFORM, Stage.ASKED),
    "noticed": telling.noticed,
    "satisfied": telling.satisfied,
    "unsatisfied": telling.start_unsatisfied,
    "notreached": telling.not_reached,
    "public": telling.start_public,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        talks.ANSWER,
        talks.ASK,
        talks.REFUSE,
        talks.TRANSFER,
        talks.ASSIGN,
        talks.INFORM,
        talks.ACCEPT,
        telling.UNSATISFIED,
        telling.PUBLIC,
    )
}
