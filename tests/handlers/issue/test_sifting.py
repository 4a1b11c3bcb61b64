"""The list of issues that words and filters narrow, as a question on its own."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.inquiry import Inquiry, Phase
from domain.message import Spot, Words
from handlers.asks.choice import Choice
from handlers.asks.texts import GONE
from handlers.issue import finding_texts as texts
from handlers.issue.sifting import Filter, Sift
from handlers.talk.script import Given, Json, Scene, Unfit, View, Working

HAMLETS = (Choice("any", "Mọi ấp"), *(Choice(n, f"Ấp {n}") for n in range(1, 40)))
PHASES = tuple(Choice(phase, name) for phase, name in texts.PHASES.items())


class Drawer:
    """Twenty issues, of which each inquiry finds some, and what was inquired last."""

    asked = Inquiry()

    def find(self, inquiry: Inquiry) -> list[int]:
        self.asked = inquiry
        return [] if inquiry.words == "nothing" else list(range(1, 21))

    def one(self, value: str) -> Choice | None:
        return Choice(int(value), f"YK {value}") if value.isdecimal() and int(value) < 21 else None


def question(drawer: Drawer) -> Sift:
    return Sift(
        key="issue",
        ask="?",
        find=drawer.find,
        show=lambda ids: [Choice(id, f"YK {id}") for id in ids],
        pick=drawer.one,
        coded=lambda text: drawer.one(text.removeprefix("yk ")) if text[:2] == "yk" else None,
        filters=(
            Filter("phase", "Bước?", texts.phase, lambda: PHASES),
            Filter("hamlet_id", "Ấp?", texts.hamlet, lambda: HAMLETS),
        ),
        hint="…",
    )


def scene(notes: Mapping[str, Json]) -> Scene:
    return Scene(notes, (), None, dict, date(2026, 12, 5))


def labels(view: View) -> list[str]:
    return [option.label for row in view.rows for option in row]


def test_filters_stand_under_the_list_and_say_what_they_are_set_to() -> None:
    asked = question(Drawer())
    assert labels(asked.view(scene({})))[-2:] == ["🚦 Đang mở", "🏘 Mọi ấp"]
    narrowed = asked.view(scene({"by": {"phase": "late", "hamlet_id": 7}}))
    assert labels(narrowed)[-3:] == ["🚦 Quá hạn", "🏘 Ấp 7", texts.CLEAR]


def test_what_is_set_is_inquired() -> None:
    drawer = Drawer()
    asked = question(drawer)
    asked.view(scene({}))
    assert drawer.asked == Inquiry()
    asked.view(scene({"words": "ngập", "by": {"phase": "late", "hamlet_id": 7}}))
    assert drawer.asked == Inquiry("ngập", 7, None, Phase.LATE)
    asked.view(scene({"by": {"hamlet_id": 99}}))
    assert drawer.asked == Inquiry(), "a hamlet that is no more narrows nothing"


def test_a_filter_opens_is_set_and_goes_back_to_the_list() -> None:
    asked = question(Drawer())
    opened = asked.press("f1", scene({"words": "ngập", "page": 2}))
    assert opened == Working({"words": "ngập", "open": 1})
    shown = asked.view(scene({"words": "ngập", "open": 1}))
    assert len(shown.listed) == 24
    assert labels(shown)[-2:] == ["▶️ Tiếp", texts.TO_LIST]
    assert asked.press("p1", scene({"open": 1})) == Working({"open": 1, "page": 1})
    chosen = asked.press("v1.39", scene({"words": "ngập", "open": 1}))
    assert chosen == Working({"words": "ngập", "by": {"hamlet_id": 39}})
    every = asked.press("v1.any", scene({"by": {"hamlet_id": 39, "phase": "late"}}))
    assert every == Working({"by": {"phase": "late"}})
    assert asked.press("l", scene({"open": 1, "page": 1})) == Working({})
    assert asked.press("x", scene({"words": "ngập", "by": {"phase": "late"}})) == Working({})


def test_words_narrow_and_keep_the_filters() -> None:
    asked = question(Drawer())
    heard = asked.hear(Words("  ngập   nước "), scene({"by": {"phase": "any"}, "page": 2}))
    assert heard == Working({"words": "ngập nước", "by": {"phase": "any"}})
    assert asked.hear(Words("x" * 61), scene({})) is None
    assert asked.hear(Spot(10.0, 105.0), scene({})) is None


def test_a_code_picks_its_issue_wherever_the_filters_stand() -> None:
    asked = question(Drawer())
    assert asked.hear(Words("yk 7"), scene({"by": {"phase": "late"}})) == Given(7, "YK 7")
    assert asked.hear(Words("yk 99"), scene({})) == Working({"words": "yk 99", "by": {}})


def test_a_filter_hears_the_name_of_what_it_can_be_set_to() -> None:
    asked = question(Drawer())
    opened = scene({"open": 1})
    assert asked.hear(Words("ap 39"), opened) == Working({"by": {"hamlet_id": 39}})
    assert asked.hear(Words("ngập"), opened) is None


def test_pages_end_where_the_list_does() -> None:
    asked = question(Drawer())
    last = asked.view(scene({"page": 9}))
    assert [option.value for option in last.listed] == ["c17", "c18", "c19", "c20"]
    assert "◀️ Trước" in labels(last)
    assert "▶️ Tiếp" not in labels(last)
    nothing = asked.view(scene({"words": "nothing"}))
    assert "không thấy ý kiến nào" in nothing.body


@pytest.mark.parametrize(
    "value", ["c99", "c", "f2", "f²", "f", "v", "v1", "v9.any", "v1.99", "v.", "p²", "p", "", "?"]
)
def test_what_is_no_button_is_no_answer(value: str) -> None:
    assert question(Drawer()).press(value, scene({})) == Unfit(GONE)
