"""🗄 The backlog: each kind, whom it shows what, and how it is narrowed."""

from datetime import date

import pytest

from domain.backlog import Lag
from domain.issue import Urgency
from handlers.refusals import Why
from storage import absences, backlog, history, issues, staff
from storage.transaction import Tx
from tests.handlers.backlog.cast import AN, HA, person_id, sets, town
from tests.handlers.driver import HOA, MINH, QUAN
from tests.handlers.driver import Stage as Town
from tests.handlers.issue.town import opens

__all__ = ["town"]


def lags(town: Town, issue_id: int) -> set[Lag]:
    return set(town.knows(lambda tx: backlog.lags_of(tx, [issue_id]))[issue_id])


def test_what_is_as_it_should_be_is_nowhere(town: Town) -> None:
    assert lags(town, 1) == set()
    town.phone(HA).presses("backlog:0")
    town.phone(HA).sees("Không có ý kiến nào bị vướng", "📌 Theo dõi ý kiến")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"stage": "unheld"}, {Lag.STUCK}),
        ({"holder_id": None}, {Lag.STUCK}),
        ({"due_on": "2026-11-30"}, {Lag.OVERDUE}),
        ({"due_on": "2026-12-01"}, set()),
        ({"stage": "accepted", "promised_on": "2026-11-30"}, {Lag.BROKEN}),
        ({"stage": "asked", "promised_on": "2026-11-30"}, {Lag.BROKEN}),
        ({"stage": "answered", "promised_on": "2026-11-30"}, set()),
        ({"stage": "transferred", "ask_again_on": "2026-12-11"}, {Lag.OUTSIDE}),
        (
            {"stage": "asked", "ask_again_on": "2026-12-11", "promised_on": "2026-11-30"},
            set(),
        ),
        ({"stage": "waiting", "broken_on": "2026-11-30"}, {Lag.BROKEN}),
        ({"first_notice_on": "2026-11-30"}, {Lag.UNNOTICED}),
        ({"first_notice_on": "2026-11-30", "stage": "accepted"}, {Lag.UNNOTICED}),
        ({"first_notice_on": "2026-11-30", "stage": "answered"}, {Lag.UNNOTICED}),
        ({"first_notice_on": "2026-11-30", "stage": "closed"}, set()),
        ({"first_notice_on": "2026-11-30", "first_notice_at": "2026-11-30 02:00:00"}, set()),
        ({"first_notice_on": "2026-12-01"}, set()),
        (
            {"stage": "merged", "due_on": None, "first_notice_on": "2026-11-30"},
            {Lag.UNNOTICED},
        ),
        ({"raised_on": "2026-09-01"}, {Lag.PENDING}),
        ({"raised_on": "2026-09-02"}, set()),
        ({"raised_on": "2020-01-01", "due_on": "2020-02-01"}, {Lag.PENDING, Lag.OVERDUE}),
        ({"stage": "closed", "due_on": "2020-01-01", "raised_on": "2020-01-01"}, set()),
        ({"stage": "merged", "due_on": None, "holder_id": None}, set()),
    ],
)
def test_every_kind_is_seen(town: Town, values: dict[str, object], expected: set[Lag]) -> None:
    sets(town, 1, **values)
    assert lags(town, 1) == expected


def test_a_holder_who_is_away_left_or_cannot_be_reached_is_no_holder(town: Town) -> None:
    an = person_id(town, AN)
    sets(town, 1, holder_id=an)
    town.knows(lambda tx: staff.unreachable(tx, AN))
    assert lags(town, 1) == {Lag.STUCK}
    town.knows(lambda tx: staff.reachable(tx, AN))
    assert lags(town, 1) == set()
    town.knows(lambda tx: absences.set_one(tx, an, None, tx.today, tx.today, tx.now))
    assert lags(town, 1) == {Lag.STUCK}
    town.knows(lambda tx: absences.end(tx, an))
    town.knows(lambda tx: staff.leave(tx, an))
    assert lags(town, 1) == {Lag.STUCK}


def acts(town: Town, what: str, **values: object) -> None:
    """Somebody does something with the first matter, today."""

    def unit(tx: Tx) -> None:
        issue = issues.get(tx, 1)
        assert issue is not None
        assert issues.act(tx, issue, what, values, by=None) is not None

    town.knows(unit)


LATER = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("extended", {"promised_on": LATER, "due_on": LATER}),
        ("moved", {"stage": "waiting", "promised_on": None}),
        ("recategorised", {"stage": "waiting", "promised_on": None}),
        ("assigned", {"stage": "waiting"}),
        ("transferred", {"stage": "transferred", "ask_again_on": LATER}),
        ("asked", {"stage": "asked"}),
    ],
)
def test_a_broken_promise_stays_in_sight_whatever_is_done_until_it_is_answered(
    town: Town, what: str, values: dict[str, object]
) -> None:
    sets(town, 1, stage="accepted", promised_on="2026-11-30")
    acts(town, what, **values)
    assert Lag.BROKEN in lags(town, 1)
    acts(town, "accepted", stage="accepted", promised_on=LATER)
    assert Lag.BROKEN in lags(town, 1)
    acts(town, "answered", stage="answered")
    acts(town, "reopened", stage="waiting", promised_on=None)
    assert lags(town, 1) == set()


@pytest.mark.parametrize("stage", ["accepted", "waiting", "asked"])
def test_a_promise_that_is_put_off_on_its_own_day_is_not_broken(town: Town, stage: str) -> None:
    sets(town, 1, stage=stage, promised_on="2026-12-01")
    acts(town, "extended", promised_on=LATER)
    assert lags(town, 1) == set()


def test_a_line_names_who_has_not_told_the_citizen_that_it_was_received(town: Town) -> None:
    sets(town, 1, first_notice_on="2026-11-30", stage="accepted", promised_on="2026-12-18")
    sets(town, 2, first_notice_on="2026-11-30")
    ha = town.phone(HA)
    ha.presses("backlog:0")
    ha.sees("📣 Chưa báo tiếp nhận: 2")
    ha.sees("đ/c Hoa chưa báo tiếp nhận, hạn 30/11/2026", "chờ người giữ cho ý kiến")
    ha.taps("📣 Chưa báo tiếp nhận: 2")
    assert ha.last.labels[:2] == ["📣 26-0001", "📣 26-0002"]


REASONS: list[tuple[list[tuple[str, str, str]], str]] = [
    ([("moved", "Đào Thanh Bình", "not_accepted")], "người trước chưa nhận đúng hạn"),
    ([("moved", "Đào Thanh Bình", "left")], "người trước đã thôi phụ trách"),
    (
        [("skipped", "Cao Văn Chín", "out_of_reach"), ("moved", "Đào Thanh Bình", "away")],
        "đ/c Chín không liên lạc được qua Telegram; người trước vắng mặt",
    ),
    ([("moved", "Đào Thanh Bình", "away"), ("accepted", "2026-12-04", "")], ""),
    ([("moved", "Đào Thanh Bình", "")], ""),
    ([("top", "", "")], "không còn ai ở trên để chuyển tiếp"),
]


@pytest.mark.parametrize(("events", "why"), REASONS)
def test_why_it_is_stuck_is_said_in_plain_words(
    town: Town, events: list[tuple[str, str, str]], why: str
) -> None:
    def unit(tx: Tx) -> None:
        for what, new, cause in events:
            history.record(tx, "issue", 1, what, by=None, new=new, why=cause)

    town.knows(unit)
    sets(town, 1, due_on="2026-11-30")
    ha = town.phone(HA)
    ha.presses("backlog:0")
    assert f"quá hạn 1 ngày làm việc{f'; {why}' if why else ''})" in ha.last.text
    ha.taps("26-0001")
    assert ha.last.text.partition("Vì sao: ")[2].partition("\n")[0] == why
    ha.sees_nothing_of("Ngập", "Lan")


def test_what_holds_now_is_said_before_what_was(town: Town) -> None:
    an = person_id(town, AN)
    sets(town, 1, holder_id=an, broken_on="2026-11-30")
    sets(town, 2, stage="unheld", holder_id=None)
    town.knows(lambda tx: absences.set_one(tx, an, None, tx.today, tx.today, tx.now))
    ha = town.phone(HA)
    for number, why in (
        (1, "Vì sao: đ/c An đang vắng mặt; đã lỡ hẹn 30/11/2026"),
        (2, "Vì sao: chưa tìm được người xử lý"),
    ):
        ha.presses(f"following:{number}")
        ha.sees(why)


def test_the_coordinator_narrows_it_and_opens_a_line_without_a_word(town: Town) -> None:
    an = person_id(town, AN)
    for number in range(1, 7):
        sets(town, number, due_on="2026-11-30", holder_id=an)
    sets(town, 7, due_on="2026-11-30", hamlet_id=None, category_id=9, holder_id=None)
    sets(town, 8, raised_on="2026-06-01", stage="transferred", ask_again_on="2026-12-11")
    ha = town.phone(HA)
    ha.says("/start")
    ha.taps("Theo dõi ý kiến", "🗄 Tồn đọng")
    ha.sees("Tồn đọng: 8", "🔥 Quá hạn: 7", "🏢 Chờ nơi khác: 1", "⏳ Trên 90 ngày: 1")
    ha.sees("🏢⏳ YK-2026-0008", ": 183 ngày", "hỏi lại ngày 11/12/2026", "quá hạn 1 ngày làm việc")
    ha.sees_nothing_of("Ngập", "Lan")
    ha.taps("🔥 Quá hạn: 7", "👤 Người giữ")
    assert {"đ/c An: 6", "Mọi người giữ"} <= set(ha.last.labels)
    ha.taps("đ/c An: 6")
    assert ha.last.labels[0] == "🔥 26-0001"
    assert "26-0007" not in ha.screen
    ha.taps("🏘 Ấp")
    assert "Toàn xã: 1" not in ha.last.labels
    ha.taps("Mọi ấp", "👤 đ/c An", "Mọi người giữ", "🏘 Ấp", "Toàn xã: 1")
    ha.sees("🚧🔥 YK-2026-0007", "chưa có ai")
    assert [label for label in ha.last.labels if "26-000" in label] == ["🚧🔥 26-0007"]
    ha.taps("26-0007")
    ha.sees("📌 YK-2026-0007")
    ha.sees_nothing_of("Ngập", "Lan")


def test_it_is_paged_and_the_filter_goes_along(town: Town) -> None:
    def more(tx: Tx) -> None:
        for _ in range(3):
            opens(tx, 7, Urgency.NORMAL)

    town.knows(more)
    for number in range(1, 12):
        sets(town, number, due_on="2026-11-30")
    sets(town, 9, urgency="urgent")
    ha = town.phone(HA)
    ha.presses("backlog:0:overdue...")
    assert ha.last.labels[0] == "🔥 26-0009"
    ha.taps("▶️ Tiếp")
    assert ha.last.labels[:3] == ["🔥 26-0008", "🔥 26-0010", "🔥 26-0011"]
    assert "✅ 🔥 Quá hạn: 11" in ha.last.labels
    ha.presses("backlog:999999:overdue...")
    assert ha.last.labels[0] == "🔥 26-0008"


def test_a_leader_sees_their_hamlets_and_the_page_itself(town: Town) -> None:
    an, minh = town.phone(AN), town.phone(MINH)
    sets(town, 1, due_on="2026-11-30", holder_id=person_id(town, AN), leader_id=None)
    an.presses("backlog:0")
    an.taps("26-0001")
    an.sees("💬 YK-2026-0001", "Ngập")
    sets(town, 1, holder_id=person_id(town, AN), backup_id=None)
    minh.presses("backlog:0")
    minh.sees_nothing_of("YK-2026-0001")
    sets(town, 1, concerned_id=person_id(town, AN))
    an.presses("backlog:0")
    assert "26-0001" not in " ".join(an.last.labels)


@pytest.mark.parametrize("who", [HOA, QUAN, 901])
def test_nobody_else_sees_it(town: Town, who: int) -> None:
    sets(town, 1, due_on="2026-11-30")
    for data in ("backlog:0", "backlogby:0:h.", "backlogby:0:p.overdue..."):
        town.phone(who).presses(data)
        assert town.phone(who).toasts[-1] in (Why.NOT_ALLOWED, Why.STRANGER)
    assert "0001" not in town.phone(who).screen


@pytest.mark.parametrize("extra", ["", "x", "h", "z.overdue", "h.::::", "c.٣.٣.٣", "p." + "9" * 40])
def test_forged_filters_do_nothing_bad(town: Town, extra: str) -> None:
    sets(town, 1, due_on="2026-11-30")
    ha = town.phone(HA)
    for data in (f"backlog:0:{extra}", f"backlogby:0:{extra}", f"backlogby:999999999:{extra}"):
        ha.presses(data[:64])
    assert town.phone(HA).toasts[-1] in ("", Why.GONE)
