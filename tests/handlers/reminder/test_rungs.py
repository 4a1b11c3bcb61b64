"""Each rung: to whom, what, when it is left out, and that it comes once."""

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest

from domain.programme import ProgrammeRule
from domain.spoken import Spoken
from handlers import sweep
from storage import outbox, registrations, rescheduling, staff, talks, turns, visits
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, ZONE, Stage
from tests.handlers.reminder.week import (
    at,
    begins,
    ha,
    leaps,
    outcomes,
    passed,
    reaches,
    saturday,
    sweeps,
    with_rule,
)

ON_EVERY_RUNG = (
    ("notice 08:00", "2026-12-02 07:59", "2026-12-03 08:01"),
    ("hamlets 08:30", "2026-12-02 07:59", "2026-12-04 19:01"),
    ("silent 16:00", "2026-12-03 15:59", "2026-12-04 12:01"),
    ("turnout 14:00", "2026-12-04 13:59", "2026-12-04 19:01"),
    ("last_call 19:00", "2026-12-04 18:59", "2026-12-04 21:01"),
    ("turnout 20:00", "2026-12-04 19:59", "2026-12-04 21:01"),
    ("start 06:30", "2026-12-05 06:29", "2026-12-05 18:01"),
    ("unlogged 18:00", "2026-12-05 17:59", "2026-12-06 12:01"),
    ("digest 19:00", "2026-12-06 18:59", "2026-12-07 12:01"),
)
"""Each rung, the minute before it, and the minute after it is stale."""


def answers(stage: Stage, account: int, *, takes_part: bool = True) -> None:
    person_id = stage.person_id(account)
    stage.knows(
        lambda tx: registrations.answer(
            tx, saturday(tx).id, person_id, takes_part=takes_part, reason="ốm"
        )
    )


def logs(stage: Stage, account: int) -> None:
    person_id = stage.person_id(account)

    def unit(tx: Tx) -> None:
        talk = talks.begin(tx, person_id, "visit", {})
        talks.end(tx, talk.id, "done")
        visits.record(
            tx,
            household_id=turns.standings(tx, 1)[0].household_id,
            visited_on=date(2026, 12, 5),
            by=person_id,
            occurrence_id=saturday(tx).id,
            talk_id=talk.id,
            companion_ids=(),
            topic_ids=(),
            note=Spoken(),
            place=None,
        )

    stage.knows(unit)


def test_three_days_before_everyone_is_told_where_with_whom_and_how_many(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 07:59")
    assert not stage.hoa.shown
    reaches(stage, "2026-12-02 08:01")
    for words in ("Điểm đến: Ấp 3", "Dự kiến thăm: 2 hộ", "05/12/2026"):
        assert words in stage.hoa.last.text
    assert len(stage.hoa.shown) == len(stage.minh.shown) == 1
    stage.hoa.sees_nothing_of("Lan", "ưu tiên")
    assert outcomes(stage, "notice") == {"queued": 2}


def test_thursday_asks_only_who_is_silent_and_the_evening_calls_last(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-03 15:59")
    answers(stage, HOA)
    reaches(stage, "2026-12-04 18:59")
    assert outcomes(stage, "silent") == {"answered": 1, "queued": 1}
    stage.hoa.sees_nothing_of("chưa trả lời</b>")
    assert stage.minh.last.text.startswith("<b>🔔 Nhắc: đồng chí chưa trả lời</b>")
    answers(stage, MINH, takes_part=False)
    reaches(stage, "2026-12-04 19:01")
    assert outcomes(stage, "last_call") == {"answered": 2}


def test_friday_shows_the_gaps_and_not_twice_when_there_are_none(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-04 14:01")
    assert "Chuẩn bị Ngày thứ 7" in ha(stage).last.text
    answers(stage, HOA)
    answers(stage, MINH)
    reaches(stage, "2026-12-04 20:01")
    assert outcomes(stage, "turnout") == {"queued": 1, "nothing": 1}


def test_the_evening_asks_who_joined_and_logged_nothing(stage: Stage) -> None:
    begins(stage)
    answers(stage, HOA)
    answers(stage, MINH)
    logs(stage, MINH)
    reaches(stage, "2026-12-05 18:01")
    assert outcomes(stage, "unlogged") == {"queued": 1, "logged": 1}
    assert "Thực hiện từ thứ Sáu đến hết Chủ nhật" in stage.hoa.last.text
    stage.minh.sees_nothing_of("chưa thấy phiếu")
    stage.hoa.taps("Ghi ngay")
    assert "Nguyễn Thị Lan" in stage.hoa.last.text or "Huỳnh Văn Ba" in stage.hoa.last.text


def test_who_did_not_join_or_is_absent_is_not_asked_for_a_record(stage: Stage) -> None:
    begins(stage)
    answers(stage, HOA, takes_part=False)
    reaches(stage, "2026-12-05 18:01")
    assert outcomes(stage, "unlogged") == {"absent": 1, "not_joined": 1}
    assert outcomes(stage, "start") == {"absent": 1, "queued": 1}


def test_sunday_says_what_was_done_to_leaders_and_the_coordinator(stage: Stage) -> None:
    begins(stage)
    answers(stage, HOA)
    answers(stage, MINH, takes_part=False)
    reaches(stage, "2026-12-05 19:00")
    logs(stage, HOA)
    reaches(stage, "2026-12-06 19:01")
    text = ha(stage).last.text
    for words in (
        "Đã báo kết quả cho dân: 0",
        "Số cuộc: 1 · Hộ đã thăm: 1 · Ý kiến ghi nhận: 0",
        "Xin vắng (1): đ/c Minh",
    ):
        assert words in text
    assert text.index("Đã báo kết quả") < text.index("quá hạn") < text.index("Số cuộc")
    assert stage.minh.last.text == text
    stage.hoa.sees_nothing_of("kết quả thứ Bảy")


def test_sunday_names_who_neither_answered_nor_went(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-05 09:00")
    logs(stage, HOA)
    reaches(stage, "2026-12-06 19:01")
    assert "Chưa trả lời, chưa có phiếu (1): đ/c Minh." in ha(stage).last.text


def test_the_reason_stands_beside_a_button_that_is_alone(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    rows = [[button.label for button in row] for row in stage.hoa.last.buttons]
    assert rows[1] == ["📋 Xem danh sách", "❓ Vì sao có tin này"]


def test_a_week_says_each_thing_once(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-07 09:00")
    assert set(passed(stage).values()) == {"told"}
    texts = [message.text for message in stage.hoa.shown.values()]
    assert len(texts) == len(set(texts)) == 4
    before = len(ha(stage).shown)
    for _ in range(3):
        sweeps(stage)
    assert len(ha(stage).shown) == before


@pytest.mark.parametrize(("rung", "before", "late"), ON_EVERY_RUNG)
def test_downtime_over_a_rung_is_kept_as_missed(
    stage: Stage, rung: str, before: str, late: str
) -> None:
    begins(stage)
    reaches(stage, before)
    assert passed(stage)[rung] is None
    leaps(stage, late)
    assert passed(stage)[rung] == "missed"
    assert outcomes(stage, rung.split()[0]).get("missed", 0) == 0


@pytest.mark.parametrize(("rung", "before", "late"), ON_EVERY_RUNG)
def test_downtime_that_ends_within_the_window_is_said_once(
    stage: Stage, rung: str, before: str, late: str
) -> None:
    begins(stage)
    reaches(stage, before)
    leaps(stage, late.replace(":01", ":00"))
    assert passed(stage)[rung] == "told"
    sweeps(stage)
    told = outcomes(stage, rung.split()[0])
    assert sum(told.values()) <= 3


def test_a_week_of_downtime_is_known_and_nothing_of_it_is_said(stage: Stage) -> None:
    begins(stage)
    leaps(stage, "2026-12-08 09:00")
    assert set(passed(stage).values()) == {"missed"}
    assert not stage.hoa.shown
    stage.phone(104).says("/start")
    stage.phone(104).taps("Chương trình", "Sẽ nhắc gì")
    ha(stage).sees("Đã lỡ trong 7 ngày qua", "bot không chạy cho đến khi hết hạn gửi")


def test_a_clock_that_is_set_back_doubles_nothing(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-04 19:01")
    count = len(stage.hoa.shown)
    stage.now = at("2026-12-02 07:00")
    sweeps(stage)
    reaches(stage, "2026-12-04 19:01")
    assert len(stage.hoa.shown) == count


def test_at_night_nothing_is_said_and_in_the_morning_it_is(stage: Stage) -> None:
    begins(stage)
    leaps(stage, "2026-12-02 23:10")
    assert not stage.hoa.shown
    reaches(stage, "2026-12-03 06:01")
    assert len(stage.hoa.shown) == 1


def test_who_left_or_blocked_is_kept_and_named(stage: Stage) -> None:
    begins(stage)
    stage.knows(lambda tx: staff.unreachable(tx, MINH))
    reaches(stage, "2026-12-04 14:01")
    assert outcomes(stage, "notice") == {"queued": 1, "unreachable": 1}
    ha(stage).sees("Cần gọi điện: đ/c Minh")
    hoa = stage.person_id(HOA)
    stage.knows(lambda tx: staff.leave(tx, hoa))
    reaches(stage, "2026-12-05 06:31")
    assert outcomes(stage, "start") == {"unreachable": 1}


def test_a_date_changed_between_spreading_and_telling_is_not_told(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-05 06:29")
    count = len(stage.hoa.shown)
    stage.now = at("2026-12-05 06:30")
    for item in stage.knows(lambda tx: sweep.due(tx, 50)):
        stage.says(stage.hoa, partial(sweep.handle_due, item=item))
    stage.knows(lambda tx: rescheduling.cancel(tx, saturday(tx), "mưa"))
    sweeps(stage)
    assert len(stage.hoa.shown) == count


def test_a_rule_changed_between_rungs_says_what_is_left_at_its_new_time(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-03 17:00")
    told = passed(stage)

    def later(rule: ProgrammeRule) -> ProgrammeRule:
        moments = tuple(
            replace(m, at=time(20, 30)) if str(m.kind) in ("last_call", "notice") else m
            for m in rule.moments
        )
        return replace(rule, moments=moments)

    stage.knows(with_rule(later))
    assert {k: v for k, v in passed(stage).items() if v} == {k: v for k, v in told.items() if v}
    reaches(stage, "2026-12-04 20:29")
    stage.hoa.sees_nothing_of("Nhắc lần cuối")
    reaches(stage, "2026-12-04 20:31")
    stage.hoa.sees("Nhắc lần cuối")
    assert outcomes(stage, "notice") == {"queued": 2}


def test_what_could_not_be_sent_in_time_is_counted(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    stage.knows(
        lambda tx: tx.connection.exec_driver_sql(
            "UPDATE outbox SET state = 'missed' WHERE key LIKE 'notice:%'"
        )
    )
    assert stage.knows(lambda tx: outbox.waiting(tx, tx.now)) == []
    ha(stage).says("/start")
    ha(stage).taps("Chương trình", "Sẽ nhắc gì")
    ha(stage).sees("2 tin Telegram không nhận kịp")
    assert stage.now.astimezone(ZONE).day == 2
