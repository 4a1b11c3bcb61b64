"""Consent is withdrawn by a button: the citizen goes from the issue, the matter stays."""

import pytest
from sqlalchemy import text

from domain.inquiry import Inquiry, Phase
from storage import history, issue_lists, issues, staff
from storage.issues import Issue
from storage.transaction import Tx
from tests.stories.test_household_page import opens_the_page
from tests.stories.test_raising_alone import described
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_telling import answered, the_issue
from tests.world import Actor, World

NAMING = "Đường ngập, bà Nguyễn Thị Lan ở ấp 3 đi lại khó, gọi 0912 345 678"
POINTERS = ("household_id", "visit_id", "talk_id")


async def withdraws(world: World, how: str = "giữ tệp") -> None:
    await opens_the_page(world.hoa)
    await world.hoa.taps("Rút đồng ý", how)
    world.hoa.sees("Đã rút đồng ý nêu tên")


def points_at_nobody(issue: Issue) -> bool:
    return not issue.is_named and not any(getattr(issue, name) for name in POINTERS)


def standing(tx: Tx) -> int:
    found = "SELECT count(*) FROM consent WHERE given AND withdrawn_at IS NULL"
    return int(tx.connection.execute(text(found)).scalar_one())


def refusals(tx: Tx) -> int:
    return int(
        tx.connection.execute(text("SELECT count(*) FROM access WHERE refused")).scalar_one()
    )


async def test_what_will_happen_is_said_first_and_the_safe_button_is_first(world: World) -> None:
    await raised(world)
    await opens_the_page(world.hoa)
    await world.hoa.taps("Rút đồng ý")
    world.hoa.sees("bà Nguyễn Thị Lan", "1 ý kiến đang nêu tên", "Rút rồi không lấy lại được")
    assert world.hoa.labels == [
        "↩️ Không rút",
        "🏠 Trang chính",
        "🙈 Rút, giữ tệp",
        "🗑 Rút, xóa tệp",
    ]
    await world.hoa.taps("Không rút")
    world.hoa.sees("🏡 bà Nguyễn Thị Lan")
    assert (await the_issue(world)).is_named


async def test_the_household_goes_and_the_matter_stays_with_holder_and_dates(
    world: World,
) -> None:
    await raised(world, NAMING)
    before = await the_issue(world)
    await withdraws(world)
    issue = await the_issue(world)
    assert points_at_nobody(issue)
    assert (issue.holder_id, issue.stage, issue.version) == (
        *(before.holder_id, before.stage, before.version),
    )
    assert (issue.due_on, issue.answer_on) == (before.due_on, before.answer_on)
    assert "Lan" not in issue.words
    assert "0912" not in issue.words
    assert "Đường ngập" in issue.words
    assert await world.knows(standing) == 0
    told = await world.knows(lambda tx: history.of(tx, "issue", 1))
    withdrawn = told[-1]
    assert (withdrawn.what, withdrawn.old, withdrawn.new, withdrawn.why) == (
        *("consent_withdrawn", "", "", ""),
    )
    await world.minh.taps("✅ Nhận, T6")
    world.hoa.has_seen("Báo tại ấp: đã tiếp nhận")


async def test_no_page_no_push_and_no_search_shows_the_name_afterwards(world: World) -> None:
    await raised(world, NAMING)
    await answered(world, "Xã đã trả lời bà Nguyễn Thị Lan, gọi 0912 345 678")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Bà Nguyễn Thị Lan nói đường vẫn ngập")
    await withdraws(world)
    shown = {actor.id: len(actor.from_bot) for actor in (world.hoa, world.minh, world.ha)}
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi", "👉 26-0001")
    world.minh.sees("Người nêu: không nêu tên", "rút đồng ý nêu tên")
    await answered(world, "Xã đã nâng đường thêm 20 cm")
    await world.hoa.taps("Xem chi tiết")
    await world.ha.says("/start")
    await world.ha.presses(world.ha.last["message_id"], "followed")
    for actor in (world.hoa, world.minh, world.ha):
        since = actor.from_bot[shown[actor.id] :]
        assert since
        assert not [m["text"] for m in since if "Lan" in m["text"] or "0912" in m["text"]]
    await opens_the_page(world.hoa)
    assert "YK-" not in world.hoa.last["text"]
    assert not [label for label in world.hoa.labels if "0001" in label or "Rút" in label]
    assert await world.knows(found) == []


def found(tx: Tx) -> list[int]:
    hoa = staff.by_id(tx, 1)
    assert hoa is not None
    return issue_lists.find(tx, hoa, Inquiry("nguyen thi lan", phase=Phase.ANY))


async def test_no_row_of_the_database_leads_from_the_issue_to_the_household(
    world: World,
) -> None:
    await raised(world)
    await opens_the_page(world.hoa)
    await opens_the_page(world.tu)
    assert await world.knows(buttons_of_both)
    await withdraws(world)
    assert points_at_nobody(await the_issue(world))
    assert await world.knows(buttons_of_both) == []
    linked = "SELECT count(*) FROM attachment WHERE issue_id = 1 AND (talk_id > 0 OR visit_id > 0)"
    assert await world.knows(lambda tx: tx.connection.execute(text(linked)).scalar_one()) == 0


def buttons_of_both(tx: Tx) -> list[str]:
    """Pages that show the issue beside its household."""
    shown = tx.connection.execute(text("SELECT buttons FROM page")).scalars()
    return [kept for kept in shown if "issue:1" in kept and "visit:1" in kept]


async def test_closed_issues_lose_the_name_too(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Đã báo, hài lòng")
    await withdraws(world)
    issue = await the_issue(world)
    assert points_at_nobody(issue)
    assert (issue.stage, issue.word) == ("closed", "satisfied")


async def spoken(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.sends_photo()
    await world.hoa.sends_voice(67)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def test_photos_and_voice_may_stay_with_the_matter(world: World) -> None:
    await spoken(world)
    await withdraws(world, "giữ tệp")
    issue = await the_issue(world)
    assert issue.attachment_id is not None
    assert points_at_nobody(issue)
    assert len(files(world)) == 2
    await world.minh.taps("Xem chi tiết", "📎 Ảnh, ghi âm")
    assert any("voice" in message for message in world.minh.from_bot)


async def test_or_they_are_erased_and_a_line_stands_for_the_voice(world: World) -> None:
    await spoken(world)
    assert len(files(world)) == 2
    await withdraws(world, "xóa tệp")
    issue = await the_issue(world)
    assert issue.words == "(ghi âm đã xóa theo yêu cầu của công dân)"
    assert (issue.attachment_id, issue.seconds) == (None, 0)
    assert files(world) == []
    rows = "SELECT count(*) FROM attachment"
    assert await world.knows(lambda tx: tx.connection.execute(text(rows)).scalar_one()) == 0
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("ghi âm đã xóa theo yêu cầu của công dân")
    assert "📎 Ảnh, ghi âm" not in str(world.minh.labels)


def files(world: World) -> list[str]:
    return [str(p) for p in world.directory.glob("files/**/*") if p.is_file()]


async def test_a_later_consent_does_not_bring_the_old_issue_back(world: World) -> None:
    await raised(world)
    await withdraws(world)
    await world.passes(days=5)
    await raised(world, "Đường sau nhà bị sạt lở rồi")
    assert points_at_nobody(await the_issue(world))
    second = await world.knows(lambda tx: issues.get(tx, 2))
    assert second.is_named
    await opens_the_page(world.hoa)
    assert "Rút đồng ý" in str(world.hoa.labels)


async def test_a_double_tap_and_old_pages_are_harmless(world: World) -> None:
    await raised(world)
    await opens_the_page(world.hoa)
    row = world.hoa.button("💬 26-0001")
    await world.hoa.taps("Rút đồng ý")
    message_id, data = world.hoa.button("giữ tệp")
    await world.hoa.presses(message_id, data, times=2)
    await world.hoa.presses(message_id, data)
    assert "đã được rút từ trước" in world.hoa.toasts[-1]
    told = [event.what for event in await world.knows(lambda tx: history.of(tx, "issue", 1))]
    assert told.count("consent_withdrawn") == 1
    await world.hoa.presses(*row)
    world.hoa.sees("không nêu tên")
    await world.hoa.presses(message_id, "unlinked:1:everything")
    assert standing_still(await the_issue(world))


def standing_still(issue: Issue) -> bool:
    return issue.stage == "waiting" and issue.version == 0


async def test_a_task_already_shown_turns_into_that_of_nobody_in_particular(
    world: World,
) -> None:
    await raised(world)
    await answered(world)
    not_met = world.hoa.button("Chưa gặp")
    await withdraws(world)
    await world.hoa.presses(*not_met)
    task = next(m for m in world.hoa.from_bot if m["message_id"] == not_met[0])
    assert "Công khai kết quả tại ấp" in task["text"]
    assert (await the_issue(world)).tries == 0


@pytest.mark.parametrize("who", ["tu", "ha", "quan", "stranger"])
async def test_who_may_not_is_refused_and_that_is_kept(world: World, who: str) -> None:
    await raised(world)
    actor: Actor = getattr(world, who)
    if who == "tu":
        await world.knows(elsewhere)
    await actor.says("/start")
    before = await world.knows(refusals)
    for data in ("unlink:1", "unlinked:1:keep", "unlinked:1:erase", "unname:1", "unnamed:1:keep"):
        await actor.presses(actor.last["message_id"], data)
    assert (await the_issue(world)).is_named
    assert "Rút đồng ý nêu tên" not in actor.screen
    if who != "stranger":
        assert await world.knows(refusals) == before + 5


def elsewhere(tx: Tx) -> None:
    tx.connection.execute(text("DELETE FROM person_hamlet WHERE person_id = 2 AND hamlet_id = 1"))


async def named_at_the_office(world: World) -> None:
    """A citizen who is on no list."""
    await described(world, "Cầu gãy giữa nhịp, anh Trịnh Văn Quý báo")
    await world.hoa.taps("Ghi họ tên", "👍 Đồng ý")
    await world.hoa.says("anh Trịnh Văn Quý")
    await world.hoa.taps("Sửa", "✏️ Liên hệ")
    await world.hoa.says("0987654321")
    await world.hoa.taps("Gửi ý kiến")


async def test_a_named_citizen_on_no_list_withdraws_on_the_issues_page(world: World) -> None:
    await named_at_the_office(world)
    await world.hoa.says("/start")
    await world.hoa.taps("Ý kiến của tôi", "0001")
    world.hoa.sees("anh Trịnh Văn Quý", "0987654321")
    await world.hoa.taps("Rút đồng ý", "Không rút", "Rút đồng ý", "giữ tệp")
    issue = await the_issue(world)
    assert (issue.citizen_name, issue.contact) == ("", "")
    assert issue.words == "Cầu gãy giữa nhịp, anh ▒▒▒ báo"
    assert await world.knows(standing) == 0
    await world.hoa.taps("Xem ý kiến")
    world.hoa.sees("không nêu tên")
    assert "Rút đồng ý" not in str(world.hoa.labels)
    await world.hoa.presses(world.hoa.last["message_id"], "unnamed:1:erase")
    assert "đã được rút từ trước" in world.hoa.toasts[-1]


async def test_its_answer_is_brought_to_the_named_citizen_as_to_a_household(
    world: World,
) -> None:
    await named_at_the_office(world)
    await answered(world)
    world.hoa.sees("Báo kết quả cho hộ dân")
    assert "🚪 Chưa gặp" in world.hoa.labels


async def test_what_was_typed_into_the_form_goes_with_the_name(world: World) -> None:
    """Stored updates and the form itself are kept for some days; not what was withdrawn."""
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến", "Phản ánh")
    await world.hoa.says("Ông Qwzbảy nói cống vỡ nặng")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Ghi họ tên", "👍 Đồng ý")
    await world.hoa.says("Trần Văn Qwzbảy")
    await world.hoa.taps("✏️ Sửa", "Liên hệ")
    await world.hoa.says("0977654321")
    await world.hoa.taps("Gửi")
    await world.minh.taps("Xem chi tiết")
    await world.hoa.presses(world.hoa.last["message_id"], "unname:1")
    await world.hoa.taps("Rút, xóa tệp")
    for path in world.directory.glob("gandan.db*"):
        for trace in (b"Qwzb", b"qwzb", b"0977654321"):
            assert trace not in path.read_bytes(), (path, trace)
