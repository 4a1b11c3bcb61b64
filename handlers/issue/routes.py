"""The buttons and the talks about issues."""

from collections.abc import Callable

from domain.issue import Stage
from domain.message import Utterance
from handlers.call import Call
from handlers.issue import (
    entrusting,
    extending,
    files,
    finding,
    following,
    inbox,
    pages,
    raising,
    rewording,
)
from handlers.leader import accepting, acts, talks
from handlers.leader.filling import starting
from handlers.talk.kind import Kinds
from handlers.telling import acts as telling
from handlers.telling import talks as telling_talks
from handlers.telling.page import show_task

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "raise": raising.start_raising,
    "issue": pages.show_issue,
    "reword": rewording.start_rewording,
    "reworded": rewording.take_rewording,
    "issuefiles": files.show_files,
    "timeline": pages.show_timeline,
    "issues": inbox.show_mine,
    "open": finding.show_found,
    "findissue": finding.start_finding,
    "followed": following.show_board,
    "following": following.show_following,
    "accept": accepting.accept,
    "assign": starting(talks.ASSIGN, *acts.WITH_LEADER),
    "answer": starting(talks.ANSWER, *acts.WITH_LEADER),
    "ask": starting(talks.ASK, *acts.WITH_LEADER),
    "refuse": starting(talks.REFUSE, *acts.WITH_LEADER),
    "askagain": starting(talks.AGAIN, Stage.TRANSFERRED),
    "transfer": starting(talks.TRANSFER, *acts.WITH_LEADER),
    "category": starting(talks.CATEGORY, *acts.WITH_LEADER),
    "steer": starting(talks.STEER, *acts.WITH_LEADER),
    "reopen": telling_talks.start_reopening,
    "inform": starting(talks.INFORM, Stage.ASKED),
    "extend": extending.start_extending,
    "entrust": entrusting.start_entrusting,
    "tell": show_task,
    "noticed": telling.noticed,
    "satisfied": telling.satisfied,
    "unsatisfied": telling_talks.start_unsatisfied,
    "notreached": telling.not_reached,
    "public": telling_talks.start_public,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        raising.RAISE,
        rewording.REWORD,
        talks.ANSWER,
        talks.ASK,
        talks.REFUSE,
        talks.TRANSFER,
        talks.ASSIGN,
        talks.INFORM,
        finding.FIND,
        finding.FIND_FOLLOWED,
        telling_talks.UNSATISFIED,
        telling_talks.PUBLIC,
        telling_talks.REOPEN,
        talks.CATEGORY,
        talks.STEER,
        talks.AGAIN,
        talks.ACCEPT,
        extending.TALK,
        entrusting.ENTRUST,
    )
}
