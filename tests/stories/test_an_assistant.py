"""A leader's assistant prepares, the leader approves in one tap, and everything is the leader's."""

import pytest
from sqlalchemy import text

from domain.people import Role
from handlers.refusals import Why
from storage import assistants, attachments, history, issues, prepared, staff
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import raised
from tests.world import World

MINH, TU = 3, 2
ANSWER = "Xã đã đổ đá 200 m, hỏi anh Tám 0912 345 678"


async def named(world: World) -> None:
    """Minh names Tú as he would."""
    await world.minh.says("/settings")
    await world.minh.taps("Người giúp việc", "Chọn người", "Ngô Anh Tú")


async def prepares_an_answer(world: World, words: str = ANSWER) -> None:
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says(words)
    await world.tu.taps("📨 Trình duyệt")


async def acts_on(world: World) -> list[str]:
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    return [event.what for event in events if event.what not in ("opened", "seen")]


async def test_a_leader_names_an_assistant_and_both_are_told(world: World) -> None:
    await named(world)
    world.minh.sees("🤝 Người giúp việc", "Ngô Anh Tú")
    world.tu.sees("đ/c Minh chọn đồng chí làm người giúp việc", "duyệt thì việc mới có hiệu lực")
    (event,) = await world.knows(lambda tx: history.of(tx, "person", TU))
    assert (event.what, event.person_id) == ("assistant_named", MINH)
    await world.minh.taps("Chọn người")
    assert not any("Ngô Anh Tú" in label or "Minh" in label for label in world.minh.labels)
    assert any("Lê Thị Hoa" in label for label in world.minh.labels)
    assert not any("Bùi Đức Quản" in label for label in world.minh.labels)


async def test_an_assistant_is_ended_in_one_tap_and_told(world: World) -> None:
    await named(world)
    await world.minh.taps("Thôi: Ngô Anh Tú", times=2)
    world.minh.sees("Chưa chọn ai")
    world.tu.sees("thôi làm người giúp việc của đ/c Minh")
    what = [e.what for e in await world.knows(lambda tx: history.of(tx, "person", TU))]
    assert what == ["assistant_named", "assistant_ended"]
    await raised(world)
    world.tu.sees_nothing_of("YK-2026-0001")


async def test_only_a_leader_names_assistants(world: World) -> None:
    await world.hoa.says("/settings")
    assert "🤝 Người giúp việc" not in world.hoa.labels
    for data in ("assistants", "nameassistant", f"endassistant:{TU}"):
        await world.hoa.presses(world.hoa.last["message_id"], data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED


async def test_the_assistant_gets_what_the_leader_gets_and_opens_it(world: World) -> None:
    await named(world)
    await raised(world)
    world.tu.sees("Ý kiến vượt thẩm quyền – YK-2026-0001", "để đ/c Minh duyệt")
    world.tu.sees_nothing_of("Lan", "0912")
    await world.tu.taps("Xem chi tiết")
    world.tu.sees("bà Nguyễn Thị Lan", "gọi bà Lan 0912 345 678")
    assert "✍️ Trả lời" in world.tu.labels
    looked = await world.knows(looks)
    assert (TU, False) in looked
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert issue.seen_at is None
    await world.tu.says("/start")
    await world.tu.taps("Ý kiến của tôi")
    world.tu.sees("Chờ lãnh đạo mà đồng chí giúp việc: 1")
    assert "🤝 26-0001 Giao thông, Ấp 3: chờ nhận" in world.tu.labels


def looks(tx: Tx) -> list[tuple[int, bool]]:
    found = tx.connection.execute(text("SELECT person_id, refused FROM access"))
    return [(row.person_id, bool(row.refused)) for row in found]


async def test_a_prepared_answer_is_approved_in_one_tap(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    world.tu.sees("YK-2026-0001", "(trả lời): đã trình đ/c Minh duyệt")
    world.hoa.sees_nothing_of("đổ đá")
    world.minh.sees("đ/c Tú trình duyệt – YK-2026-0001", "Trả lời: Xã đã đổ đá 200 m")
    world.minh.sees_nothing_of("0912", "345 678", "Lan")
    await world.restarts()
    taps = world.minh.taps_made
    await world.minh.taps("✅ Duyệt")
    assert world.minh.taps_made - taps == 1
    world.hoa.sees("Báo kết quả cho hộ dân", "đổ đá 200 m")
    world.tu.sees("(trả lời): đ/c Minh đã duyệt")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.stage, issue.leader_id, issue.answer) == ("answered", MINH, ANSWER)
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    done = [(e.what, e.person_id, e.why) for e in events if e.what in ("prepared", "answered")]
    assert done == [("prepared", TU, ""), ("answered", MINH, "đ/c Tú chuẩn bị")]
    one = await world.knows(lambda tx: prepared.get(tx, 1))
    assert (one.ending, one.values) == ("approved", {})
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi")
    await world.minh.presses(world.minh.last["message_id"], "issue:1")
    world.minh.sees("đ/c Tú trình duyệt việc trả lời", "(đ/c Tú chuẩn bị)")


async def test_the_leaders_own_buttons_stay_good_while_something_is_prepared(
    world: World,
) -> None:
    await named(world)
    await raised(world)
    accept = world.minh.button("✅ Nhận, T6 04/12")
    await prepares_an_answer(world)
    approve = world.minh.button("✅ Duyệt")
    await world.minh.presses(*accept)
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert issue.stage == "accepted"
    one = await world.knows(lambda tx: prepared.get(tx, 1))
    assert (one.ending, one.values) == ("overtaken", {})
    await world.minh.presses(*approve)
    assert (await world.knows(lambda tx: issues.get(tx, 1))).stage == "accepted"
    assert await acts_on(world) == ["prepared", "accepted"]


async def test_what_was_prepared_holds_when_the_cadre_only_told_the_household(
    world: World,
) -> None:
    await named(world)
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    await world.tu.taps("✍️ Trả lời")
    assert world.tu.toasts[-1] == "Việc này hiện do đ/c Minh giữ."
    await prepares_an_answer(world)
    await world.hoa.taps("Đã báo hộ")
    await world.minh.taps("✅ Duyệt")
    assert await acts_on(world) == ["accepted", "prepared", "noticed", "answered"]


async def test_approving_twice_acts_once(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    approve = world.minh.button("✅ Duyệt")
    await world.minh.presses(*approve, times=2)
    await world.minh.presses(*approve)
    assert world.minh.toasts[-1] == "Bản này đã được duyệt."
    assert await acts_on(world) == ["prepared", "answered"]
    assert world.hoa.screen.count("Báo kết quả cho hộ dân") == 1
    assert world.tu.screen.count("đ/c Minh đã duyệt") == 1


@pytest.mark.parametrize("who", ["tu", "hoa", "ha", "quan", "stranger"])
async def test_nobody_else_approves_declines_or_looks(world: World, who: str) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    actor = getattr(world, who)
    await actor.says("/start")
    actions = ["approve:1", "revise:1", "decline:1"]
    actions += [] if who == "tu" else ["prepared:1", "preparedfiles:1"]
    for data in actions:
        await actor.presses(actor.last["message_id"], data)
    allowed = {Why.NOT_ALLOWED, Why.STRANGER}
    assert set(actor.toasts[-len(actions) :]) <= allowed
    if who != "tu":
        actor.sees_nothing_of("đổ đá")
    if who != "stranger":
        assert len([r for r in await world.knows(looks) if r[1]]) == len(actions)
    assert await acts_on(world) == ["prepared"]


async def test_declined_it_can_be_prepared_anew(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world, "Sẽ xem xét lại trong tuần này")
    decline = world.minh.button("✖️ Không duyệt")
    await world.minh.presses(*decline)
    await world.minh.taps("Bỏ qua")
    world.tu.sees("(trả lời): đ/c Minh không duyệt", "chuẩn bị lại")
    assert (await world.knows(lambda tx: prepared.get(tx, 1))).values == {}
    await prepares_an_answer(world)
    await world.minh.presses(*decline)
    assert world.minh.toasts[-1] == "Bản này đã không được duyệt."
    await world.minh.taps("✅ Duyệt")
    assert await acts_on(world) == ["prepared", "declined", "prepared", "answered"]


async def test_the_leader_revises_in_the_own_form_filled_in(world: World) -> None:
    await named(world)
    await raised(world)
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says("Đã đổ đá cấp phối 200 m")
    await world.tu.sends_photo()
    await world.tu.taps("📨 Trình duyệt")
    await world.minh.taps("✏️ Sửa")
    world.minh.sees("Trả lời: Đã đổ đá", "Tệp kèm theo: 1 ảnh")
    await world.minh.taps("✏️ Sửa", "✏️ Văn bản")
    await world.minh.says("12/UBND-ĐC ngày 04/12/2026")
    await world.minh.taps("Gửi trả lời")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.answer, issue.document) == (
        "Đã đổ đá cấp phối 200 m",
        "12/UBND-ĐC ngày 04/12/2026",
    )
    world.tu.sees("đ/c Minh đã sửa và gửi")
    world.hoa.sees("📎 1 ảnh kèm theo")
    assert (await world.knows(lambda tx: prepared.get(tx, 1))).ending == "approved"


async def test_a_newer_one_takes_the_place_of_the_older(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world, "Bản thứ nhất: xã sẽ đổ đá")
    first = world.minh.button("✅ Duyệt")
    await prepares_an_answer(world, "Bản thứ hai: xã đã đổ đá")
    await world.minh.presses(*first)
    assert world.minh.toasts[-1] == "Bản này đã được thay bằng bản mới hơn."
    await world.minh.taps("✅ Duyệt")
    assert (await world.knows(lambda tx: issues.get(tx, 1))).answer == "Bản thứ hai: xã đã đổ đá"


async def fills_in_question(world: World) -> None:
    await world.tu.taps("❓ Hỏi thêm")
    await world.tu.says("Ngập đoạn nào?")
    await world.tu.taps("📨 Trình duyệt")


async def fills_in_assignment(world: World) -> None:
    await world.tu.taps("👤 Giao xử lý", "Lê Thị Hoa", "📨 Trình duyệt")


async def fills_in_refusal(world: World) -> None:
    await world.tu.taps("🚫 Không giải quyết")
    await world.tu.says("Đường do tỉnh quản lý")
    await world.tu.taps("📨 Trình duyệt")


async def fills_in_transfer(world: World) -> None:
    await world.tu.taps("📤 Chuyển cơ quan", "Sở Xây dựng", "T5 10/12", "📨 Trình duyệt")


async def taps_a_date(world: World) -> None:
    await world.tu.taps("✅ Nhận, T6 04/12", times=2)


@pytest.mark.parametrize(
    ("fill_in", "shown", "stage", "holder"),
    [
        (taps_a_date, "Hẹn trả lời: thứ Sáu, 04/12/2026", "accepted", MINH),
        (fills_in_assignment, "Người nhận: đ/c Hoa", "waiting", 1),
        (prepares_an_answer, "Trả lời: Xã đã đổ đá 200 m", "answered", 1),
        (fills_in_question, "Câu hỏi: Ngập đoạn nào?", "asked", 1),
        (fills_in_refusal, "Lý do: Đường do tỉnh quản lý", "refused", 1),
        (fills_in_transfer, "Cơ quan: Sở Xây dựng", "transferred", MINH),
    ],
    ids=["accept", "assign", "answer", "ask", "refuse", "transfer"],
)
@pytest.mark.parametrize("revised", [False, True], ids=["approved", "revised"])
async def test_every_act_can_be_prepared(
    world: World, fill_in: object, shown: str, stage: str, holder: int, revised: bool
) -> None:
    assert callable(fill_in)
    await named(world)
    await raised(world)
    await fill_in(world)
    world.minh.sees("đ/c Tú trình duyệt", shown)
    before = await world.knows(lambda tx: issues.get(tx, 1))
    assert (before.stage, before.version, before.holder_id) == ("waiting", 0, MINH)
    if revised:
        await world.minh.taps("✏️ Sửa")
        world.minh.sees(shown)
        sends = ("Nhận xử lý", "Giao xử lý", "Gửi trả lời", "Gửi câu hỏi", "🚫", "📤 Chuyển")
        await world.minh.taps(next(s for s in sends if s in world.minh.labels[0]))
    else:
        await world.minh.taps("✅ Duyệt")
    after = await world.knows(lambda tx: issues.get(tx, 1))
    assert (after.stage, after.version, after.holder_id) == (stage, 1, holder)
    last = (await world.knows(lambda tx: history.of(tx, "issue", 1)))[-1]
    assert last.person_id == MINH
    assert "đ/c Tú chuẩn bị" in last.why
    assert world.tu.screen.count("đ/c Minh đã") == 1


async def test_a_date_that_passed_meanwhile_is_asked_again(world: World) -> None:
    await named(world)
    await raised(world)
    await taps_a_date(world)
    await world.reaches("2026-12-07 09:00")
    await world.minh.taps("✅ Duyệt")
    assert "Ngày hẹn này không còn chọn được" in world.minh.toasts[-1]
    await world.minh.taps("✅ Nhận, T6 11/12", "✅ Nhận xử lý")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.stage, str(issue.promised_on)) == ("accepted", "2026-12-11")


async def test_whoever_left_meanwhile_is_not_assigned(world: World) -> None:
    await named(world)
    await raised(world)
    await fills_in_assignment(world)
    await world.knows(lambda tx: staff.leave(tx, 1))
    await world.minh.taps("✅ Duyệt")
    world.minh.sees("Giao cho đồng chí nào?")
    # Whoever left was to bring the citizen word: that alone went to somebody else.
    assert await acts_on(world) == ["prepared", "teller_moved"]
    assert (await world.knows(lambda tx: prepared.get(tx, 1))).ending is None


async def test_ended_meanwhile_the_assistant_cannot_prepare(world: World) -> None:
    await named(world)
    await raised(world)
    accept = world.tu.button("✅ Nhận, T6 04/12")
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says(ANSWER)
    await world.minh.taps("Thôi: Ngô Anh Tú")
    await world.tu.taps("📨 Trình duyệt")
    await world.tu.presses(*accept)
    await world.tu.presses(accept[0], "issue:1")
    assert world.tu.toasts[-3:] == [Why.NOT_ALLOWED] * 3
    assert await acts_on(world) == []
    world.minh.sees_nothing_of("đổ đá")


@pytest.mark.parametrize("leaves", [MINH, TU])
async def test_it_ends_when_either_leaves(world: World, leaves: int) -> None:
    await named(world)
    await world.knows(lambda tx: staff.leave(tx, leaves))
    assert not await world.knows(lambda tx: assistants.of_leader(tx, MINH))
    assert not await world.knows(lambda tx: assistants.leaders_of(tx, TU))


async def test_it_ends_with_the_leaders_role(world: World) -> None:
    await named(world)
    await raised(world)
    await world.knows(lambda tx: staff.set_roles(tx, MINH, [Role.CADRE]))
    await world.tu.taps("✅ Nhận, T6 04/12")
    assert world.tu.toasts[-1] == Why.NOT_ALLOWED


async def test_a_leader_who_holds_it_no_more_cannot_approve(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    approve = world.minh.button("✅ Duyệt")
    await world.minh.taps("👤 Giao xử lý", "Lê Thị Hoa")
    await world.minh.presses(*approve)
    assert "đ/c Hoa" in world.minh.toasts[-1]
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.stage, issue.version) == ("waiting", 1)


async def test_the_backup_leader_approves_what_was_prepared_for_them(world: World) -> None:
    await raised(world)

    def backed(tx: Tx) -> None:
        leader = staff.add(tx, "Đỗ Thị Thu", [Role.LEADER], whole_commune=True)
        staff.bind(tx, leader, 199, 199)
        assistants.name(tx, leader, TU)
        tx.connection.execute(text(f"UPDATE issue SET backup_id = {leader}"))

    await world.knows(backed)
    await world.stranger.says("/start")
    await world.tu.says("/start")
    await world.tu.presses(world.tu.last["message_id"], "issue:1")
    await prepares_an_answer(world)
    world.minh.sees_nothing_of("đổ đá")
    await world.minh.presses(world.minh.last["message_id"], "approve:1")
    assert world.minh.toasts[-1] == Why.NOT_ALLOWED
    await world.stranger.taps("✅ Duyệt")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.stage, issue.leader_id) == ("answered", 6)


async def test_details_of_what_was_prepared_are_whole_with_its_files(world: World) -> None:
    await named(world)
    await raised(world)
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says(ANSWER)
    await world.tu.sends_photo()
    await world.tu.taps("📨 Trình duyệt")
    world.minh.sees("📎 1 ảnh kèm theo")
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("0912 345 678", "Trả lời: Xã đã đổ đá 200 m, hỏi anh Tám")
    assert world.minh.last["has_protected_content"] is True
    await world.minh.taps("Tệp kèm theo")
    assert "photo" in world.minh.last
    await world.minh.taps("✅ Duyệt")
    found = await world.knows(lambda tx: attachments.of_issue(tx, 1))
    assert [file.slot for file in found] == ["answer"]


async def test_what_was_prepared_stands_on_the_issues_page(world: World) -> None:
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    await world.minh.presses(world.minh.last["message_id"], "issue:1")
    await world.minh.taps("📨 Bản trình duyệt", "✅ Duyệt")
    assert await acts_on(world) == ["prepared", "answered"]
