"""🗄 The backlog: each kind, whom it shows what, and how it is narrowed."""

import pytest

from domain.backlog import Lag
from domain.issue import Urgency
from handlers.refusals import Why
from storage import absences, backlog, history, staff
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


def test_a_promise_stays_broken_with_whoever_has_it_next_until_it_is_reopened(town: Town) -> None:
    def event(what: str, why: str = "") -> None:
        town.knows(lambda tx: history.record(tx, "issue", 1, what, by=None, why=why))

    event("moved", "not_accepted")
    assert lags(town, 1) == set()
    event("moved", "promise_broken")
    assert lags(town, 1) == {Lag.BROKEN}
    event("reopened")
    assert lags(town, 1) == set()


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
