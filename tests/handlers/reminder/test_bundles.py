"""What falls together is one message; a message can be put off, and says why it came."""

from dataclasses import replace
from datetime import time

from domain.people import Role
from domain.programme import MomentKind, Participants, ProgrammeRule, Who
from handlers.refusals import Why
from handlers.reminder import texts
from storage import moments, notices, registrations, staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, Stage
from tests.handlers.reminder.week import (
    HA,
    RULE,
    another,
    at,
    begins,
    ha,
    leaps,
    outcomes,
    reaches,
    saturday,
    sweeps,
    with_rule,
)

BOTH = (RULE, another("Mỗi tuần <một> ấp"))


def test_two_programmes_on_one_day_are_one_message_that_answers_both(stage: Stage) -> None:
    begins(stage, *BOTH)
    reaches(stage, "2026-12-02 08:01")
    assert len(stage.hoa.shown) == 1
    stage.hoa.sees("Ngày thứ 7 với dân", "Mỗi tuần &lt;một&gt; ấp")
    assert outcomes(stage, "notice") == {"queued": 4}
    stage.hoa.taps("Tham gia: Ngày thứ 7", times=2)
    assert stage.hoa.toasts[-2:] == ["Đã ghi: tham gia."] * 2
    assert stage.hoa.last.text.count("đã đăng ký tham gia") == 1
    assert [label for label in stage.hoa.last.labels if "Tham gia" in label] == [
        "✅ Tham gia: Mỗi tuần <một> ấp"
    ]
    stage.hoa.taps("Tham gia: Mỗi tuần")
    assert stage.hoa.last.text.count("đã đăng ký tham gia") == 2
    reaches(stage, "2026-12-05 06:31")
    assert [label for label in stage.hoa.last.labels if label.startswith("▶️")] == [
        "▶️ Ngày thứ 7 với dân",
        "▶️ Mỗi tuần <một> ấp",
    ]


def test_who_answered_one_is_asked_for_the_other_alone(stage: Stage) -> None:
    begins(stage, *BOTH)
    reaches(stage, "2026-12-02 08:01")
    stage.hoa.taps("Tham gia: Ngày thứ 7")
    reaches(stage, "2026-12-03 16:01")
    assert "Ngày thứ 7" not in stage.hoa.last.text
    assert stage.hoa.last.labels[:2] == ["✅ Tham gia", "🙋 Xin vắng"]


def test_the_coordinator_gets_one_board_of_both(stage: Stage) -> None:
    begins(stage, *BOTH)
    reaches(stage, "2026-12-04 14:01")
    text = ha(stage).last.text
    assert text.count("Chuẩn bị") == 2
    ha(stage).taps("📊 Mỗi tuần")
    assert ha(stage).last.text.count("Chuẩn bị") == 1


def test_one_date_is_asked_for_once_when_two_rungs_fall_together(stage: Stage) -> None:
    at_once = tuple(
        replace(m, days=-2, at=RULE.moments[2].at, until_days=-1) for m in RULE.moments[:1]
    )
    begins(stage, replace(RULE, moments=(*at_once, RULE.moments[2])))
    reaches(stage, "2026-12-03 16:01")
    assert len(stage.hoa.shown) == 1
    assert outcomes(stage, "notice") == {"queued": 2}
    assert outcomes(stage, "silent") == {"with_another": 2}


def test_a_reminder_is_put_off_once_and_comes_again(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    stage.hoa.taps(texts.SNOOZE, times=3)
    assert stage.hoa.toasts == ["Bot sẽ nhắc lại lúc 09:01.", *[texts.SNOOZED_BEFORE] * 2]
    reaches(stage, "2026-12-02 09:00")
    assert len(stage.hoa.shown) == 1
    reaches(stage, "2026-12-02 09:02")
    assert len(stage.hoa.shown) == 2
    stage.hoa.taps(texts.SNOOZE_EVENING)
    reaches(stage, "2026-12-02 19:01")
    assert len(stage.hoa.shown) == 3
    assert texts.SNOOZE_EVENING not in stage.hoa.last.labels
    assert outcomes(stage, "notice") == {"queued": 2}


def test_put_off_and_then_answered_comes_no_more(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-03 16:01")
    stage.hoa.taps(texts.SNOOZE)
    stage.hoa.taps("✅ Tham gia")
    count = len(stage.hoa.shown)
    reaches(stage, "2026-12-03 18:00")
    assert len(stage.hoa.shown) == count
    assert outcomes(stage, "silent") == {"answered": 1, "queued": 1}


def test_a_bundle_is_put_off_as_a_whole(stage: Stage) -> None:
    begins(stage, *BOTH)
    reaches(stage, "2026-12-02 08:01")
    stage.hoa.taps(texts.SNOOZE)
    reaches(stage, "2026-12-02 09:02")
    assert stage.hoa.last.text.count("05/12/2026") >= 2
    assert len(stage.hoa.shown) == 2


def test_nothing_is_put_off_beyond_its_window_or_into_the_night(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    stage.now = at("2026-12-02 20:10")
    stage.hoa.taps(texts.SNOOZE)
    assert stage.hoa.toasts == [texts.TOO_LATE]
    stage.now = at("2026-12-04 09:00")
    stage.hoa.taps(texts.SNOOZE_EVENING)
    assert stage.hoa.toasts[-1] == texts.TOO_LATE


def test_downtime_while_a_reminder_is_put_off_is_kept_as_missed(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    stage.hoa.taps(texts.SNOOZE)
    leaps(stage, "2026-12-03 09:00")
    assert len(stage.hoa.shown) == 1
    assert outcomes(stage, "notice") == {"missed": 1, "queued": 1}


def test_somebody_elses_reminder_is_neither_put_off_nor_answered(stage: Stage) -> None:
    begins(stage, *BOTH)
    reaches(stage, "2026-12-02 08:01")
    _, snooze = stage.hoa.find(texts.SNOOZE)
    _, join = stage.hoa.find("Tham gia: Ngày thứ 7")
    _, why = stage.hoa.find("Vì sao")
    for data in (snooze.data, join.data, why.data):
        stage.minh.presses(data)
        assert stage.minh.toasts[-1] == Why.NOT_ALLOWED
    for data in ("snooze:999:hour", "answers:999:1", "snooze:1:x", "answers:1:x", "why:1:all"):
        stage.quan.presses(data)
        assert stage.quan.toasts[-1] in (Why.NOT_ALLOWED, Why.GONE)
    words = stage.knows(lambda tx: registrations.of(tx, saturday(tx).id))
    assert words == {}


def test_each_says_why_it_came_to_whom_it_concerns(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 08:01")
    stage.hoa.taps("Vì sao có tin này")
    assert stage.hoa.toasts[-1] == (
        "Ngày thứ 7 với dân: thông báo buổi (trước 3 ngày, 08:00), mỗi buổi gửi một lần. "
        "Đồng chí có tên trong danh sách tham gia."
    )
    stage.hoa.presses("why:1:turnout")
    assert stage.hoa.toasts[-1] == Why.NOT_ALLOWED
    stage.hoa.presses("why:1:morning")
    assert stage.hoa.toasts[-1] == Why.GONE
    stage.knows(with_rule(lambda rule: replace(rule, moments=())))
    stage.hoa.taps("Vì sao có tin này")
    assert "theo giờ nhắc đặt lúc đó" in stage.hoa.toasts[-1]
    reaches(stage, "2026-12-02 09:00")
    ha(stage).presses("why:1:turnout")
    assert "đầu mối đôn đốc" in ha(stage).toasts[-1]


def test_who_is_no_longer_of_the_group_is_not_told(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-02 07:59")
    hoa = stage.person_id(HOA)
    stage.now = at("2026-12-02 08:00")

    def only_minh(tx: Tx) -> None:
        minh = next(p.id for p in staff.everyone(tx) if p.id != hoa and p.given_name == "Minh")
        group = Participants(Who.GROUP, member_ids=frozenset({minh}))
        with_rule(lambda rule: replace(rule, participants=group))(tx)

    stage.knows(only_minh)
    sweeps(stage)
    assert not stage.hoa.shown
    assert stage.minh.shown


def test_a_morning_explains_itself_and_answers_nothing(stage: Stage) -> None:
    begins(stage)

    def of_a_morning(tx: Tx) -> int:
        moments.plan_mornings(tx)
        known = moments.waiting(tx, at("2026-12-09 08:00"))
        first = next(m.id for m in known if m.occurrence is None)
        hoa = staff.by_account(tx, HOA)
        assert hoa is not None
        assert notices.claim(tx, first, hoa.id)
        return 1

    notice_id = stage.knows(of_a_morning)
    for data in (f"why:{notice_id}:all", f"answers:{notice_id}:0", f"boardtold:{notice_id}:1.1"):
        stage.hoa.presses(data)
        assert stage.hoa.toasts[-1] in (Why.GONE, Why.NOT_ALLOWED), data


def test_what_waited_for_the_morning_is_told_with_what_came_since(stage: Stage) -> None:
    """Also when the bot comes back late: nobody is asked twice at the same instant."""
    tomorrow = another("Hai", moments=(replace(RULE.moments[0], days=-2, at=time(7)),))
    begins(stage, RULE, tomorrow)
    leaps(stage, "2026-12-02 23:00")
    assert not stage.hoa.shown
    leaps(stage, "2026-12-03 07:59")
    assert len(stage.hoa.shown) == 1


def test_who_coordinates_no_more_gets_no_fresh_board_by_a_forged_button(stage: Stage) -> None:
    begins(stage)
    reaches(stage, "2026-12-04 14:10")
    at_two = next(b.data for row in ha(stage).last.buttons for b in row if "snooze" in b.data)
    of = stage.knows(lambda tx: saturday(tx).id)
    stage.hoa.presses(f"absent:{of}")
    stage.hoa.taps("Ốm đau")
    ha_id = stage.person_id(HA)
    stage.knows(lambda tx: staff.set_roles(tx, ha_id, [Role.CADRE]))
    ha(stage).presses(f"answers:{at_two.split(':')[1]}:{of}")
    assert ha(stage).toasts[-1] == "Đã ghi: tham gia."
    ha(stage).sees_nothing_of("Ốm đau")


def test_of_two_at_one_instant_the_first_on_the_ladder_is_said(stage: Stage) -> None:
    """Who hears of a date for the first time is not told that they have not answered."""
    begins(stage)

    def together(rule: ProgrammeRule) -> ProgrammeRule:
        late = next(m for m in rule.moments if m.kind is MomentKind.LAST_CALL)
        first = replace(late, kind=MomentKind.NOTICE)
        others = (m for m in rule.moments if m.kind is not MomentKind.NOTICE)
        return replace(rule, moments=(*others, first))

    stage.knows(with_rule(together))
    reaches(stage, "2026-12-04 19:01")
    assert outcomes(stage, "notice") == {"queued": 2}
    assert outcomes(stage, "last_call") == {"with_another": 2}
