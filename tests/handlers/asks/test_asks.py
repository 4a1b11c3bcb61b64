"""What each shared question takes as its answer, and what it says when something does not fit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.message import Content, Spot, Unknown, Words
from domain.spoken import Place, Spoken
from domain.text import fold
from handlers.asks import texts
from handlers.asks.choice import MOST_CHOICES, Choice, ManyOf, OneOf
from handlers.asks.day import Day, typed_date
from handlers.asks.place import Where
from handlers.asks.search import Page, Search
from handlers.asks.words import Line, Speak
from handlers.talk.recorded import Recorded, Said
from handlers.talk.script import Given, Json, Question, Scene, Unfit, Working

TODAY = date(2026, 12, 5)
SCENE = Scene({}, (), None, dict, TODAY)
VOICE = Recorded(7, is_voice=True, seconds=67)
CAPTIONED = Recorded(8, is_voice=False, caption="  cống vỡ ")
BARE_PHOTO = Recorded(9, is_voice=False)
EVERYTHING: tuple[Content | Recorded, ...] = (
    Words("gì đó"),
    VOICE,
    CAPTIONED,
    BARE_PHOTO,
    Spot(10.0, 105.0),
    Unknown("sticker"),
)

FRUIT = (Choice(1, "Xoài"), Choice(2, "Mít", "mít Thái"), Choice(3, "Ổi"))


def noted(notes: Mapping[str, Json]) -> Scene:
    return replace(SCENE, notes=notes)


def one_of() -> OneOf[int]:
    return OneOf(key="fruit", ask="?", load=lambda: FRUIT, meaning=int, columns=2)


def many_of(**more: Any) -> ManyOf[tuple[int, ...]]:
    return ManyOf(key="fruits", ask="?", load=lambda: FRUIT, meaning=tuple, **more)


class Phonebook:
    """A hundred names, found page by page."""

    names = tuple(Choice(n, f"Người thứ {n}") for n in range(1, 101))

    def find(self, words: str, page: int) -> Page:
        found = [choice for choice in self.names if fold(words) in fold(choice.label)]
        return Page(tuple(found[page * 8 : page * 8 + 8]), len(found))

    def pick(self, value: str) -> Choice | None:
        return next((choice for choice in self.names if str(choice.value) == value), None)


def search() -> Search[int]:
    book = Phonebook()
    others = (Choice("new", "➕ Người mới", ""),)
    return Search(key="who", ask="?", find=book.find, pick=book.pick, meaning=int, others=others)


def test_one_of_gives_the_choice_and_how_it_is_shown() -> None:
    assert one_of().press("c2", SCENE) == Given(2, "mít Thái")
    assert one_of().press("c9", SCENE) == Unfit(texts.GONE)
    assert [len(row) for row in one_of().view(SCENE).rows] == [2, 1]


def test_many_of_toggles_and_ends() -> None:
    question = many_of()
    assert question.press("+2", SCENE) == Working({"on": [2]})
    assert question.press("+2", noted({"on": [2]})) == Working({"on": [2]})
    assert question.press("-2", noted({"on": [1, 2]})) == Working({"on": [1]})
    assert question.press("done", noted({"on": [3, 1]})) == Given([1, 3], "Xoài; Ổi")
    assert question.press("done", SCENE) == Unfit(texts.NOTHING_CHOSEN)
    assert many_of(may_be_none=True).press("done", SCENE) == Given([], texts.NONE)
    assert question.press("+9", SCENE) == Unfit(texts.GONE)


def test_many_of_has_the_whole_set_and_ways_out() -> None:
    question = many_of(whole="✅ Tất cả", exits=(Choice("none", "🚪 Hết hàng", "hết hàng"),))
    assert question.press("all", SCENE) == Given([1, 2, 3], "Xoài; mít Thái; Ổi")
    assert question.press("xnone", SCENE) == Given("none", "hết hàng")
    assert question.view(SCENE).rows[0][0].label == "✅ Tất cả"
    assert question.view(noted({"on": [1]})).rows[0][0].label == texts.DONE


def test_a_choice_that_is_gone_is_left_out_of_the_answer() -> None:
    assert many_of().press("done", noted({"on": [1, 99]})) == Given([1], "Xoài")


def test_many_choices_are_shown_on_pages_and_found_by_words() -> None:
    hamlets = tuple(Choice(n, f"Khu phố {n:03}") for n in range(1, 131))
    one = OneOf(key="hamlet", ask="?", load=lambda: hamlets, meaning=int)
    many = ManyOf(key="hamlets", ask="?", load=lambda: hamlets, meaning=tuple)
    for question in (one, many):
        first = question.view(SCENE)
        assert len(first.listed) == MOST_CHOICES
        assert [o.label for o in first.rows[-1]] == [texts.MORE]
        turned = question.press(first.rows[-1][0].value, SCENE)
        assert turned == Working({"page": 1})
        second = question.view(noted(turned.notes))
        assert first.listed[-1] != second.listed[0]
        assert [o.label for o in second.rows[-1]] == [texts.LESS, texts.MORE]
    assert one.hear(Words("khu pho 130"), SCENE) == Given(130, "Khu phố 130")
    assert one.hear(Words("khu phố"), SCENE) is None
    assert many.hear(Words("129"), noted({"page": 1})) == Working({"page": 1, "on": [129]})


def test_search_turns_pages_and_narrows_by_words() -> None:
    question = search()
    first = question.view(SCENE)
    assert len(first.listed) == 8
    assert [row[0].label for row in first.rows[-2:]] == [texts.MORE, "➕ Người mới"]
    assert question.press("p1", SCENE) == Working({"page": 1})
    middle = question.view(noted({"page": 1}))
    assert [option.label for option in middle.rows[-2]] == [texts.LESS, texts.MORE]
    last = question.view(noted({"page": 12}))
    assert (len(last.listed), [o.label for o in last.rows[-2]]) == (4, [texts.LESS])
    narrowed = question.hear(Words(" thứ  99 "), noted({"page": 3}))
    assert narrowed == Working({"words": "thứ 99"})
    assert "1 kết quả" in question.view(noted({"words": "thứ 99"})).body
    assert "không thấy" in question.view(noted({"words": "<b>"})).body
    assert "<b>" not in question.view(noted({"words": "<b>"})).body


def test_search_gives_what_is_picked_or_another_way_on() -> None:
    question = search()
    assert question.press("c42", SCENE) == Given(42, "Người thứ 42")
    assert question.press("onew", SCENE) == Given("new", "")
    for forged in ("c", "c999", "c²", "o", "oold", "p", "p²", "p-1", "", "x"):
        assert question.press(forged, SCENE) == Unfit(texts.GONE)
    assert question.hear(Words("x" * 61), SCENE) is None


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("05/12", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("06/12", date(2025, 12, 6)),
        ("4.12", date(2026, 12, 4)),
        ("4-12-2026", date(2026, 12, 4)),
        ("04 12 26", date(2026, 12, 4)),
        (" 04/12/2026 ", date(2026, 12, 4)),
        ("hôm nay", TODAY),
        ("HOM NAY", TODAY),
        ("31/02", None),
        ("32/12", None),
        ("05/13", None),
        ("00/00/0000", None),
        ("hôm kia", None),
        ("5/12/2026 nhé", None),
        ("1/1/1", None),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, on: date | None) -> None:
    assert typed_date(typed, TODAY) == on


def test_the_last_29th_of_february_is_meant_also_in_the_year_after() -> None:
    assert typed_date("29/02", date(2025, 1, 20)) == date(2024, 2, 29)
    assert typed_date("29/02", date(2026, 1, 20)) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("07/12/2026", texts.DAY_OUT), ("01/01/2020", texts.DAY_OUT), ("hôm kia", texts.NOT_A_DAY)],
)
def test_a_day_that_cannot_be_is_asked_again(typed: str, reason: str) -> None:
    assert Day(key="on", ask="?").hear(Words(typed), SCENE) == Unfit(reason)


def test_days_at_one_tap_are_the_last_six() -> None:
    day = Day(key="on", ask="?")
    options = [option for row in day.view(SCENE).rows for option in row]
    assert [option.label for option in options] == [
        "Hôm nay",
        "Hôm qua",
        "T5 03/12",
        "T4 02/12",
        "T3 01/12",
        "T2 30/11",
    ]
    given = day.press(options[1].value, SCENE)
    assert given == Given("2026-12-04", "thứ Sáu, 04/12/2026")
    for forged in ("", "d", "d2026-13-01", "d9999-12-31", "x²"):
        assert isinstance(day.press(forged, SCENE), Unfit)
    assert isinstance(day.press(f"d{TODAY - timedelta(days=400)}", SCENE), Unfit)


def test_words_may_be_typed_spoken_or_stand_under_a_photo() -> None:
    speak = Speak(key="words", ask="?", most=10)
    assert speak.hear(Words(" cống vỡ "), SCENE) == Given({"words": "cống vỡ"}, "cống vỡ")
    assert speak.hear(CAPTIONED, SCENE) == Given({"words": "cống vỡ"}, "cống vỡ")
    spoken = speak.hear(VOICE, SCENE)
    assert isinstance(spoken, Given)
    assert speak.read(spoken.value) == Spoken("", 7, 67)
    assert "1:07" in spoken.shown
    assert speak.hear(BARE_PHOTO, SCENE) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("x" * 11, "11 ký tự"),
        (" \u200b", texts.EMPTY),
        ("\ud800", texts.EMPTY),
        ("\x00", texts.EMPTY),
    ],
)
def test_words_that_do_not_fit_are_asked_again(typed: str, reason: str) -> None:
    reaction = Speak(key="words", ask="?", most=10).hear(Words(typed), SCENE)
    assert isinstance(reaction, Unfit)
    assert reason in reaction.reason


def test_a_line_is_one_line_with_something_in_it() -> None:
    line = Line(key="name", ask="?", most=10, suggestions=("Ốm đau", "Việc nhà"))
    assert line.hear(Words("bà\n Lan"), SCENE) == Given("bà Lan", "bà Lan")
    assert line.press("s1", SCENE) == Given("Việc nhà", "Việc nhà")
    assert line.press("s2", SCENE) == Unfit(texts.GONE)
    assert line.hear(Words("…!?"), SCENE) == Unfit(texts.EMPTY)
    assert isinstance(line.hear(Words("x" * 11), SCENE), Unfit)


def test_a_place_is_shared_or_left_out() -> None:
    where = Where(key="place", ask="?")
    given = where.hear(Spot(10.5, 105.25), SCENE)
    assert isinstance(given, Given)
    assert where.read(given.value) == Place(10.5, 105.25)
    nowhere = where.press("none", SCENE)
    assert isinstance(nowhere, Given)
    assert where.read(nowhere.value) is None


QUESTIONS: tuple[Question[Any], ...] = (
    one_of(),
    many_of(),
    search(),
    Day(key="on", ask="?"),
    Speak(key="words", ask="?"),
    Line(key="name", ask="?"),
    Where(key="place", ask="?"),
)


@pytest.mark.parametrize("content", EVERYTHING, ids=lambda c: type(c).__name__)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: type(q).__name__)
def test_every_question_bears_everything_that_can_be_sent(
    question: Question[Any], content: Said
) -> None:
    reaction = question.hear(content, SCENE)
    if isinstance(reaction, Given):
        question.read(reaction.value)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: type(q).__name__)
def test_values_of_options_are_short_ascii_and_understood(question: Question[Any]) -> None:
    for row in question.view(SCENE).rows:
        for option in row:
            assert option.value.isascii()
            assert 0 < len(option.value) <= 32
            assert question.press(option.value, SCENE) != Unfit(texts.GONE)
