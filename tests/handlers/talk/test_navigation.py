"""Back, Keep, Skip, Cancel and Home: nobody is ever trapped and nothing is lost on the way."""

from domain.message import Words
from handlers.talk import texts
from handlers.talk.step import Way
from tests.handlers.talk.rehearsal import Order, at_the_review, ordering


def test_a_talk_runs_from_question_to_question_to_its_result() -> None:
    talk = ordering()
    assert talk.asks == "dish"
    talk.taps("Phở", "lớn", "Không", "Gửi")
    assert talk.result == Order("pho", "l", (), (), "1")


def test_back_leads_to_the_question_before_and_keeps_what_was_answered() -> None:
    talk = at_the_review("trứng")
    for key in ("extra.2.any", "extra.1.words", "extra.1.any", "size@pho", "dish"):
        talk.taps("Quay lại")
        assert talk.asks == key
    assert len(talk.answers) == 5
    assert texts.BACK not in talk.labels


def test_back_at_the_first_question_changes_nothing() -> None:
    talk = ordering()
    talk.presses("!b")
    assert (talk.asks, talk.answers) == ("dish", {})


def test_keep_goes_on_where_the_talk_stood() -> None:
    talk = at_the_review("trứng")
    talk.taps("Quay lại", "Quay lại", "Giữ như cũ")
    assert talk.asks == "review"
    assert texts.KEEP not in talk.labels


def test_a_changed_answer_goes_on_where_the_talk_stood() -> None:
    talk = at_the_review()
    talk.taps("Quay lại", "Quay lại", "nhỏ", "Gửi")
    assert talk.result == Order("pho", "s", (), (), "1")


def test_an_answer_on_which_others_depend_asks_those_again() -> None:
    talk = at_the_review("trứng")
    talk.taps("Sửa", "Món", "Bún bò")
    assert talk.asks == "size@bun"
    talk.taps("nhỏ", "Gửi")
    assert talk.result == Order("bun", "s", ("trứng",), (), "1")


def test_skip_is_an_answer_of_its_own() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Bàn", "Bỏ qua", "Gửi")
    assert talk.result == Order("pho", "l", (), (), "")


def test_cancel_and_home_leave_the_talk_with_everything_in_it() -> None:
    for label, way in (("Hủy", Way.CANCEL), ("Trang chính", Way.HOME)):
        talk = at_the_review("trứng")
        before = talk.answers
        talk.taps(label)
        assert (talk.way, talk.answers) == (way, before)


def test_cancel_and_home_are_on_every_card() -> None:
    talk = ordering()
    for label in ("Phở", "lớn", "Không", "Sửa", "Rau"):
        assert {texts.CANCEL, texts.HOME} <= set(talk.labels)
        talk.taps(label)
    assert {texts.CANCEL, texts.HOME} <= set(talk.labels)


def test_navigation_can_be_typed() -> None:
    talk = at_the_review()
    talk.says("quay lại")
    assert talk.asks == "extra.1.any"
    talk.says("giu nhu cu")
    assert talk.asks == "review"
    ways = []
    for typed in ("TRANG CHÍNH", "hủy"):
        talk.says(typed)
        ways.append(talk.way)
    assert ways == [Way.HOME, Way.CANCEL]


def test_the_name_huy_cancels_nothing() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Bàn")
    talk.says("Huy")
    assert talk.way is Way.ON
    assert talk.answers["table"] == "Huy"


def test_leaving_an_edit_keeps_the_old_answer() -> None:
    talk = at_the_review("trứng")
    for leave in ("Quay lại", "Thôi"):
        talk.taps("Sửa")
        if leave == "Quay lại":
            talk.taps("Thêm 1")
            assert talk.asks == "extra.1.words"
        talk.taps(leave)
        assert (talk.asks, talk.answers["extra.1.words"]) == ("review", {"words": "trứng"})


def test_leaving_the_list_of_fields_stays_at_the_review() -> None:
    talk = at_the_review()
    talk.taps("Sửa")
    turn = talk.state.turn
    talk.presses("!b", turn)
    talk.presses("!b", turn)
    assert (talk.asks, talk.way) == ("review", Way.AGAIN)


def test_an_assumed_answer_is_shown_but_not_asked_and_can_be_changed() -> None:
    talk = at_the_review()
    assert "Bàn: bàn 1" in talk.card.text
    talk.taps("Sửa", "Bàn")
    talk.says("bàn ngoài sân")
    assert talk.asks == "review"
    assert "Bàn: bàn ngoài sân" in talk.card.text


def test_a_question_that_is_asked_again_says_why() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Bàn")
    talk.says("x" * 61)
    assert (talk.asks, talk.state.answers.get("table")) == ("table", None)
    assert "61 ký tự" in talk.reason
    assert "⚠️" in talk.card.text


def test_what_a_question_has_no_use_for_is_handed_back() -> None:
    talk = ordering()
    talk.hears(Words("một tô phở thật to nhé"))
    assert (talk.way, talk.asks) == (Way.UNHEARD, "dish")
