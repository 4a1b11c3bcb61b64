"""What may be looked at before a new issue is made: the open ones that may be the same matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from domain.alike import around, is_near, says_the_same
from domain.issue import Kind, Stage
from domain.spoken import Place
from domain.text import fold, shorten
from handlers.call import Call
from handlers.issue.cards import pushed_words
from storage import categories, issues, voices
from storage.issues import Issue
from storage.transaction import Tx
from storage.voices import Candidate

MOST_OFFERED = 3
MOST_SHOWN = 160
"""Characters of an issue's words that are shown beside the question."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An open issue as it may be shown to whoever writes down a like one: its words masked."""

    id: int
    code: str
    days: int
    households: int
    words: str


def joinable(tx: Tx, issue_id: int | None) -> Issue | None:
    """The issue, if further citizens may still hear its answer."""
    issue = issues.get(tx, issue_id) if issue_id else None
    return issue if issue and stands_alone(issue) else None


def stands_alone(issue: Issue) -> bool:
    """Whether it is open and hears no other's answer: others may be merged into it."""
    return Stage(issue.stage).is_open and issue.merged_into_id is None


@dataclass(frozen=True, slots=True)
class AlikeFacts:
    """Facts for one step of a talk, for the person who speaks."""

    call: Call

    def in_words(
        self, kind: Kind, words: str, category_id: int, hamlet_id: int | None
    ) -> tuple[Offer, ...]:
        """Open ones of the category where it is, in like words."""
        folded = fold(words)
        known = voices.in_hamlet(self.call.tx, category_id, hamlet_id) if folded else []
        same = (one for one in known if says_the_same(one.folded, folded))
        return self._offered(kind, category_id, same)

    def nearby(self, kind: Kind, place: Place, category_id: int) -> tuple[Offer, ...]:
        """Open ones of the category at that place."""
        known = voices.around(self.call.tx, category_id, around(place))
        near = (one for one in known if one.place is not None and is_near(one.place, place))
        return self._offered(kind, category_id, near)

    def still(self, issue_id: int) -> bool:
        """Whether it can be joined now."""
        return joinable(self.call.tx, issue_id) is not None

    def _offered(
        self, kind: Kind, category_id: int, found: Iterable[Candidate]
    ) -> tuple[Offer, ...]:
        """What is said of staff, or in confidence, is shown to whoever wrote it alone."""
        tx = self.call.tx
        like = list(found)
        if not like:
            return ()
        is_private = kind is Kind.CONTRIBUTION or categories.rule(tx, category_id).is_conduct
        shown = [
            one.id
            for one in like
            if one.recorded_by == self.call.person.id
            or not (is_private or one.kind == Kind.CONTRIBUTION)
        ]
        known = (issues.get(tx, id) for id in shown)
        may_join = (one for one in known if one is not None and self._may_read(one))
        return tuple(_offer(tx, issue) for issue in islice(may_join, MOST_OFFERED))

    def _may_read(self, issue: Issue) -> bool:
        """Of somebody's conduct whoever wrote it down alone, whatever its category is by now."""
        return issue.concerned_id is None or issue.recorded_by == self.call.person.id


def _offer(tx: Tx, issue: Issue) -> Offer:
    words = shorten(pushed_words(tx, issue), MOST_SHOWN)
    days = (tx.today - issue.raised_on).days
    return Offer(issue.id, issue.code, days, voices.count(tx, issue.id), words)
