"""What a visit's talk may look at, held in memory: two hamlets with difficult names."""

from datetime import date
from typing import cast

from domain.issue import Kind, Urgency
from domain.message import FileKind
from domain.spoken import Place
from domain.text import fold
from domain.visit import NewHousehold
from handlers.alike.facts import AlikeFacts, Offer
from handlers.asks.choice import Choice
from handlers.asks.search import Page
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.facts import IssueFacts
from handlers.visit.facts import PAGE_SIZE, VisitFacts, choice
from storage.categories import Rule
from storage.households import Household
from storage.topics import Topic
from storage.visits import Visit

STARTED_ON = date(2026, 12, 5)
HAMLETS = {1: "Ấp 3", 2: "Ấp <b>Gò & Dưa</b>"}
NAMES = (
    "bà Nguyễn Thị Lan",
    "ông Huy",
    "</b>ông & 'Út' \"Tám\"",
    "ông " + "Công Tằng Tôn Nữ " * 6,
    "😀 bác Sáu",
    "\u202eông Ngược",
    None,
    "ông Võ Văn 3",
    "bà Đặng Thị Đào",
    "chị Hai",
)
CATEGORIES = tuple(
    Choice(n, name)
    for n, name in enumerate(("Đất <đai>", "Giao thông", "Điện & nước", "Y tế", "Khác"), start=1)
)
TOPICS = (
    Topic(1, "Rác & <nước>", ("Một <dòng>", "Hai & ba")),
    Topic(2, "BHYT, BHXH tự nguyện", ("Hỏi thẻ",)),
    Topic(3, "Phòng chống lừa đảo", ()),
)

OFFERS = (
    Offer(91, "YK-2026-0091", 12, 3, "Điện <yếu> & tối"),
    Offer(92, "YK-2026-0092", 0, 1, 'Cột «điện» "nghiêng"'),
)


class KnownFacts(VisitFacts):
    """The same questions answered without a database."""

    def __init__(self, logged: dict[int, str] | None = None) -> None:
        """`logged`: codes of visits that a companion logged today, by household."""
        super().__init__(cast(Call, None), STARTED_ON)
        object.__setattr__(self, "logged", logged or {})

    logged: dict[int, str]

    def everyone(self, words: str, number: int) -> Page:
        found = [h for h in HOUSEHOLDS if fold(words) in fold(h.head_name or "")]
        return self._page(found, number)

    def households(self, words: str, number: int) -> Page:
        return self.everyone(words, number)

    def in_hamlet(self, hamlet_id: int, words: str, number: int) -> Page:
        there = [h for h in HOUSEHOLDS if h.hamlet_id == hamlet_id]
        return self._page([h for h in there if fold(words) in fold(h.head_name or "")], number)

    def pick(self, value: str) -> Choice | None:
        return next((choice(h) for h in HOUSEHOLDS if str(h.id) == value), None)

    def hamlets(self) -> tuple[Choice, ...]:
        return tuple(Choice(id, name) for id, name in HAMLETS.items())

    def same_day(self, household_id: int, on: date) -> Visit | None:
        code = self.logged.get(household_id) if on == STARTED_ON else None
        return cast(Visit, LoggedVisit(code)) if code else None

    def who_logged(self, visit: Visit) -> str:
        return "đ/c <Tú>"

    @property
    def issues(self) -> IssueFacts:
        return KnownIssueFacts(self.call)

    def hamlet_of(self, household: int | NewHousehold) -> int | None:
        return 1

    def waits(self, household_id: int) -> str:
        return ""

    def topics(self) -> list[Topic]:
        return list(TOPICS)

    def colleagues(self) -> tuple[Choice, ...]:
        return (Choice(8, "Ngô Anh Tú", "đ/c Tú"), Choice(9, "Trần <Văn> Minh", "đ/c Minh"))

    def may_write_for(self, household: int | NewHousehold, on: date) -> tuple[Choice, ...]:
        return (Choice(9, "Trần <Văn> Minh", "đ/c <Minh>"),)

    def _page(self, found: list[Household], number: int) -> Page:
        shown = found[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        return Page(tuple(map(choice, shown)), len(found))


class KnownIssueFacts(IssueFacts):
    """The same for what is raised: the words suggest the same three always."""

    @property
    def alike(self) -> AlikeFacts:
        return KnownAlikeFacts(self.call)

    def files(self, slot: str) -> set[FileKind]:
        return {FileKind.PHOTO, FileKind.VOICE} if slot == "raised.2" else set()

    def suggested(self, words: str) -> tuple[Choice, ...]:
        return CATEGORIES[:3]

    def categories(self) -> tuple[Choice, ...]:
        return CATEGORIES

    def is_beyond(self, category_id: int) -> bool:
        return category_id == 1

    def rule(self, category_id: int) -> Rule:
        return Rule(frozenset(), Urgency.NORMAL, is_conduct=False)

    def goes_to(self, category_id: int, hamlet_id: int | None, concerned_id: int | None) -> str:
        return issue_texts.goes_to("Trần <Văn> <Minh>")


class KnownAlikeFacts(AlikeFacts):
    """Something like it is open in the third category, and something else wherever it is."""

    def in_words(
        self, kind: Kind, words: str, category_id: int, hamlet_id: int | None
    ) -> tuple[Offer, ...]:
        return (OFFERS[0],) if category_id == 3 else ()

    def nearby(self, kind: Kind, place: Place, category_id: int) -> tuple[Offer, ...]:
        return OFFERS

    def still(self, issue_id: int) -> bool:
        return True


class LoggedVisit:
    """As much of a visit as the question about the same day looks at."""

    def __init__(self, code: str) -> None:
        self.id, self.code = 77, code


HOUSEHOLDS = [
    Household(n, 1 + n % 2, HAMLETS[1 + n % 2], name, "", None)
    for n, name in enumerate(NAMES, start=1)
]
