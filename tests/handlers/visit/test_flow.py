"""The visit as it is spoken, over facts in memory: fixed paths, and thousands of random ones."""

import random
from typing import Any

import pytest

from domain.issue import IssueDraft, Kind, Referral
from domain.message import Content, Spot, Unknown, Words
from domain.spoken import Spoken
from domain.visit import Attempt, JoinVisit, NewHousehold, NotMet, VisitDraft, VisitOutcome
from handlers.asks.review import shown
from handlers.talk import texts as talk_texts
from handlers.talk.card import step_number
from handlers.talk.recorded import Recorded
from handlers.talk.script import Passed
from handlers.talk.step import Way
from handlers.visit import flow, texts
from handlers.visit.actions import LOG_VISIT, household_on
from practice.html_mode import parse
from tests.handlers.talk.rehearsal import Talk
from tests.handlers.visit.facts import STARTED_ON, KnownFacts

NASTY = (
    "Đường vào ấp 3 ngập sau mưa",
    "<b>&\"'</i>",
    "x" * 2001,
    "😀" * 500,
    "Nguye\u0302\u0303n Thi\u0323 Lan",
    "\u202eđảo ngược",
    "\ud83d lẻ",
    "\x00",
    "²",
    "٣",
    "1",
    "2",
    "12",
    "Huy",
    "lan",
    "hôm qua",
    "04/12",
    "không",
    "dòng một\ndòng hai",
    "quay lại",
    "giữ như cũ",
    "bỏ qua",
)
SENT: tuple[Content | Recorded, ...] = (
    Recorded(5, is_voice=True, seconds=9),
    Recorded(6, is_voice=False, caption="ảnh <cống> vỡ"),
    Recorded(7, is_voice=False),
    Spot(10.0, 105.0),
    Unknown("poll"),
)
FORGED = ("", "c²", "c999", "p9", "p99999", "f3", "a7", "r", "r7", "r²", "rm", "all", "done", "+²")


def visiting(**more: Any) -> Talk[VisitOutcome]:
    return Talk(lambda state: flow.log_visit(KnownFacts(**more)))


def raises(talk: Talk[VisitOutcome], words: str) -> None:
    talk.taps("Phản ánh")
    talk.says(words)
    talk.taps("Giao thông", "Báo cáo lãnh đạo")


def test_a_plain_visit_asks_four_things() -> None:
    talk = visiting()
    keys = []
    for label in ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu"):
        keys.append(talk.asks)
        talk.taps(label)
    assert keys == ["household", "topics", "raised.1.any", "review"]
    assert talk.result == VisitDraft(1, (1, 2, 3), (), STARTED_ON)


def test_the_review_shows_what_is_sent() -> None:
    talk = visiting()
    talk.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến")
    raises(talk, "Cống vỡ")
    talk.taps("Hết ý kiến", "Đồng ý", "Sửa", "Đi cùng", "Ngô Anh Tú", "Xong")
    plain, _ = parse(talk.card.text)
    assert plain.split("\n")[2:] == [
        "Xem lại trước khi gửi",
        "Hộ: bà Nguyễn Thị Lan, Ấp <b>Gò & Dưa</b>",
        "Ngày thăm: thứ Bảy, 05/12/2026",
        "Đi cùng: đ/c Tú",
        "Đã tuyên truyền: Rác & <nước>; BHYT, BHXH tự nguyện; Phòng chống lừa đảo",
        "Loại 1: Phản ánh",
        "Ý kiến 1: Cống vỡ",
        "Lĩnh vực 1: Giao thông",
        "Xử lý 1: báo cáo lãnh đạo",
        "Mức độ 1: thường",
        "Đồng ý nêu tên: đồng ý",
        "Liên hệ: không ghi",
        "Ghi chú: không có",
        "Vị trí: không có",
        "Ghi hộ: không có",
    ]
    talk.taps("Gửi")
    issue = IssueDraft(Kind.REPORT, Spoken("Cống vỡ"), 2, hamlet_id=1)
    assert talk.result == VisitDraft(1, (1, 2, 3), (issue,), STARTED_ON, (8,), consent=True)


def test_what_was_raised_and_taken_out_again_shows_as_nothing() -> None:
    talk = visiting()
    talk.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến")
    raises(talk, "Cống vỡ")
    talk.taps("Hết ý kiến", "Đồng ý", "Sửa", "Ý kiến 1", "Bỏ ý kiến này")
    assert "Ý kiến của hộ: không có" in talk.card.text
    talk.taps("Có ý kiến")
    assert talk.asks == "raised.1.kind"
    raises(talk, "Đèn hỏng")
    talk.taps("Hết ý kiến")
    assert "Ý kiến 1: Đèn hỏng" in talk.card.text
    assert "Ý kiến của hộ" not in talk.card.text


def test_more_can_be_raised_from_the_review() -> None:
    talk = visiting()
    talk.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Có ý kiến")
    raises(talk, "Cống vỡ")
    talk.taps("Thêm ý kiến")
    raises(talk, "Đèn hỏng")
    talk.taps("Hết ý kiến", "Không đồng ý", "Không có người", "Thêm ý kiến")
    assert talk.asks == "raised.3.kind"
    talk.taps("Quay lại", "Hết ý kiến", "Gửi")
    assert isinstance(talk.result, VisitDraft)
    raised = [one.said.words for one in talk.result.raised if isinstance(one, IssueDraft)]
    assert raised == ["Cống vỡ", "Đèn hỏng"]
    assert talk.result.consent is False


@pytest.mark.parametrize(
    ("label", "why"), [("Không có nhà", NotMet.NOT_HOME), ("Hẹn lại", NotMet.COME_BACK)]
)
def test_a_household_that_is_not_met_is_one_tap(label: str, why: NotMet) -> None:
    talk = visiting()
    talk.taps("Nguyễn Thị Lan", label)
    assert talk.result == Attempt(1, why)


def test_a_new_household_is_met_by_definition_and_may_withhold_its_name() -> None:
    for name, stored in (("bà  Mười\nHai", "bà Mười Hai"), (None, None)):
        talk = visiting()
        talk.taps("Hộ mới", "Ấp 3")
        if name:
            talk.says(name)
        else:
            talk.taps("Bỏ qua")
        assert texts.NOT_HOME not in talk.labels
        talk.taps("Đủ nội dung", "Không có ý kiến", "Gửi")
        assert isinstance(talk.result, VisitDraft)
        assert talk.result.household == NewHousehold(1, stored)


def test_a_companions_visit_of_the_same_day_is_joined_or_not() -> None:
    for label, joined in (("Cùng chuyến đó", True), ("Ghi phiếu riêng", False)):
        talk = visiting(logged={1: "TH-2026-0007"})
        talk.taps("Nguyễn Thị Lan")
        assert talk.asks.endswith("household.same_day@77")
        assert "TH-2026-0007" in talk.card.text
        talk.taps(label)
        assert (talk.result == JoinVisit(77)) is joined
        assert (talk.asks == "topics") is not joined


def test_on_another_day_it_was_another_visit() -> None:
    talk = visiting(logged={1: "TH-2026-0007"})
    talk.taps("Nguyễn Thị Lan", "Ghi phiếu riêng", "Đủ nội dung", "Không có ý kiến")
    talk.taps("Sửa", "Ngày thăm", "Hôm qua")
    assert talk.asks == "review"
    assert not [key for key in talk.answers if key.endswith("household.same_day@77")]


def test_the_lines_to_talk_from_open_turn_and_close() -> None:
    talk = visiting()
    talk.taps("Nguyễn Thị Lan", "📖 Nội dung")
    assert "• Một &lt;dòng&gt;" in talk.card.text
    talk.taps("Nội dung sau", "BHYT")
    assert "• Hỏi thẻ" in talk.card.text
    assert "✅ BHYT, BHXH tự nguyện" in talk.labels
    talk.taps("Nội dung sau", "Nội dung sau", "Ẩn nội dung")
    assert "•" not in talk.card.text


@pytest.mark.parametrize("seed", range(60))
def test_a_random_walk_never_falls(seed: int) -> None:
    """Buttons, words, files and forged presses in any order, on any card."""
    chance = random.Random(seed)
    talk = visiting(logged={2: "TH-2026-0007"} if seed % 3 else {})
    for _ in range(45):
        _do_something(talk, chance)
        if not talk.asks:
            _is_sound(talk.result)
            talk = visiting()
        _holds_together(talk)


def _do_something(talk: Talk[VisitOutcome], chance: random.Random) -> None:
    act = chance.random()
    options = talk.options
    turn, before = talk.state.turn, talk.answers
    if act < 0.62:
        talk.presses(chance.choice(options).value)
    elif act < 0.70:
        talk.presses(chance.choice(options).value, max(0, turn - chance.randrange(1, 4)))
        assert talk.way in (Way.STALE, Way.AGAIN)
        assert talk.answers == before
    elif act < 0.75:
        talk.presses(chance.choice(FORGED))
    elif act < 0.9:
        talk.hears(Words(chance.choice(NASTY)))
    elif act < 0.95:
        talk.hears(Words(chance.choice(options).label))
    else:
        talk.hears(chance.choice(SENT))
    if talk.way in (Way.HOME, Way.CANCEL, Way.UNHEARD):
        assert talk.answers == before


def _holds_together(talk: Talk[VisitOutcome]) -> None:
    standing = talk.standing
    keys = [passed.question.key for passed in standing.path] + [talk.asks]
    assert len(keys) == len(set(keys))
    assert talk.state.at == talk.asks
    options = talk.options
    values = [option.value for option in options]
    assert len(values) == len(set(values))
    assert {talk_texts.CANCEL, talk_texts.HOME} <= set(talk.labels)
    assert all(value.isascii() and 0 < len(value) <= 32 for value in values)
    assert all(0 < len(option.label) <= 42 for option in options)
    drawn = talk.card
    assert max(len(b.data.encode()) for row in drawn.buttons for b in row) <= 64
    plain, _ = parse(drawn.text)
    plain.encode("utf-8")
    if talk.asks == "review":
        assert set(talk.answers) <= set(keys)
        notes = talk.state.working.get("review", {})
        if not notes.get("editing"):
            _shows_what_would_be_sent(plain, standing.path)
    assert len(plain) <= 4096 or talk.state.working["review"].get("full")
    assert (household_on(standing.path) is not None) is any(
        isinstance(talk.answers.get(key), int) or key == "household.name"
        for key in keys[:-1]
        if key.startswith("household") and key != "household.hamlet"
    )


def _shows_what_would_be_sent(plain: str, path: tuple[Passed, ...]) -> None:
    for passed in shown(path):
        beginning = " ".join(passed.given.shown.split())[:40]
        assert beginning in " ".join(plain.split())
        assert f"{passed.question.name}: " in plain


def _is_sound(result: VisitOutcome | None) -> None:
    assert result is not None
    if isinstance(result, VisitDraft):
        assert set(result.topic_ids) <= {1, 2, 3}
        assert set(result.companion_ids) <= {8, 9}
        assert all(one.said for one in result.raised if isinstance(one, IssueDraft))
        assert all(one.kind.is_followed for one in result.raised if isinstance(one, IssueDraft))
        assert all(one.kind is Kind.COMPLAINT for one in result.raised if isinstance(one, Referral))
        assert result.visited_on <= STARTED_ON


def test_the_lines_to_talk_from_stand_below_all_topics_for_every_household() -> None:
    met_before, unknown = visiting(), visiting()
    met_before.taps("Nguyễn Thị Lan")
    unknown.taps("Hộ mới", "Ấp 3")
    unknown.says("bà Cúc")
    for talk in (met_before, unknown):
        marks = [label[0] for label in talk.labels]
        assert marks.index("📖") > max(n for n, mark in enumerate(marks) if mark == "⬜")


def test_the_question_about_a_companions_visit_belongs_to_the_first_step() -> None:
    talk = visiting(logged={1: "TH-2026-0007"})
    talk.taps("Nguyễn Thị Lan")
    assert step_number(talk.asks, LOG_VISIT.steps) == 1
