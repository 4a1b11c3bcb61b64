"""The coordinator follows issues without reading them; leaders and cadres see what waits."""

import pytest
from sqlalchemy import text

from domain.authority import Action, scope
from handlers.home.actions import buttons
from handlers.refusals import Why
from storage import history, staff
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import WORDS, raised
from tests.world import World

READ = ("ngập sau mưa", "Nguyễn Thị Lan", "Lan", "0912", "đổ đá", "ghi nhận:")


async def test_the_board_opens_the_reduced_page_and_no_word_of_the_matter(world: World) -> None:
    await raised(world)
    await world.ha.says("/start")
    await world.ha.taps("Theo dõi ý kiến")
    world.ha.sees("theo dõi: 1", "YK-2026-0001 Giao thông: 0 ngày, đ/c Minh")
    await world.ha.taps("26-0001")
    world.ha.sees(
        "📌 YK-2026-0001 · chờ tiếp nhận",
        "Giao thông · Ấp 3",
        "hôm nay",
        "Hạn: thứ Năm, 17/12/2026 (còn 10 ngày làm việc)",
        "Người đang giữ: đ/c Minh",
        "Người báo công dân: đ/c Hoa",
    )
    world.ha.sees_nothing_of(*READ)
    assert await world.knows(looks) == []
    await world.ha.presses(world.ha.last["message_id"], "issue:1")
    assert world.ha.toasts[-1] == Why.NOT_ALLOWED
    assert await world.knows(looks) == [(4, True)]


def looks(tx: Tx) -> list[tuple[int, bool]]:
    found = "SELECT person_id, refused FROM access WHERE subject = 'issue' ORDER BY id"
    return [(row[0], bool(row[1])) for row in tx.connection.execute(text(found))]


async def test_the_coordinator_searches_by_code_and_filters_and_by_no_word(world: World) -> None:
    await raised(world)
    await world.ha.says("/start")
    await world.ha.taps("Theo dõi ý kiến", "Tìm ý kiến")
    world.ha.sees("1 ý kiến", "Gõ mã")
    for words in (*WORDS.replace(",", "").split(), "nguyễn thị lan"):
        await world.ha.says(words)
        assert "26-0001" not in " ".join(world.ha.labels), words
    await world.ha.says("0001")
    world.ha.sees("1 ý kiến")
    await world.ha.taps("Bỏ lọc", "Mọi ấp", "Ấp 3", "26-0001")
    world.ha.sees("📌 YK-2026-0001")
    await world.ha.says("yk 1")
    world.ha.sees("📌 YK-2026-0001")
    await world.ha.follows("y_1")
    world.ha.sees("📌 YK-2026-0001")
    assert not [1 for _, refused in await world.knows(looks) if refused]
    shown = [m["text"] for m in world.ha.from_bot]
    assert not [t for t in shown if "ngập sau mưa" in t or "▒" in t]


async def test_the_board_is_paged_and_what_burns_comes_first(world: World) -> None:
    for number in range(10):
        await raised(world, f"Hố ga đường số {number} mất nắp")

    def burn(tx: Tx) -> None:
        late = "UPDATE issue SET due_on = '2026-12-01' WHERE id = 9"
        tx.connection.execute(text(late))
        tx.connection.execute(text("UPDATE issue SET urgency = 'urgent' WHERE id = 5"))

    await world.knows(burn)
    await world.ha.says("/start")
    await world.ha.taps("Theo dõi ý kiến")
    world.ha.sees("theo dõi: 10, quá hạn 1")
    assert world.ha.labels[:3] == ["🔥 26-0009", "❗ 26-0005", "💬 26-0001"]
    await world.ha.taps("🔥 26-0009")
    world.ha.sees("Hạn: thứ Ba, 01/12/2026 (quá hạn 2 ngày làm việc)")
    await world.ha.taps("Theo dõi ý kiến", "▶️ Tiếp")
    assert world.ha.labels[:3] == ["💬 26-0008", "💬 26-0010", "◀️ Trước"]


async def test_a_leader_opens_the_page_itself_from_the_board(world: World) -> None:
    await raised(world)
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi", "Theo dõi ý kiến", "26-0001")
    world.minh.sees("💬 YK-2026-0001", "ngập sau mưa")


async def test_a_leader_of_some_hamlets_follows_those_only(world: World) -> None:
    await raised(world)

    def elsewhere(tx: Tx) -> None:
        tx.connection.execute(text("UPDATE person_role SET role = 'leader' WHERE person_id = 2"))
        tx.connection.execute(
            text("DELETE FROM person_hamlet WHERE person_id = 2 AND hamlet_id = 1")
        )

    await world.knows(elsewhere)
    await world.tu.says("/start")
    await world.tu.taps("Ý kiến của tôi", "Theo dõi ý kiến")
    world.tu.sees("Không còn ý kiến nào đang mở")


async def test_a_leaders_list_begins_with_what_waits_and_home_counts_it(world: World) -> None:
    await world.minh.says("/start")
    world.minh.sees("Không có ý kiến nào chờ đồng chí")
    await raised(world)
    await raised(world, "Đường có mương thoát bị lấp")
    await world.minh.says("/start")
    world.minh.sees("Ý kiến chờ đồng chí: 2")
    await world.minh.taps("Ý kiến của tôi")
    world.minh.sees("📨 Ý kiến chờ đồng chí")
    assert world.minh.labels[0].startswith("👉 26-0001 Giao thông, Ấp 3")
    assert {"🔎 Tìm ý kiến", "📌 Theo dõi ý kiến"} <= set(world.minh.labels)
    await world.reaches("2026-12-21 08:00")
    await world.minh.says("/start")
    lines = world.minh.last["text"].splitlines()
    assert lines[2] == "Ý kiến chờ đồng chí: 2, quá hạn 2"
    await world.minh.taps("Ý kiến của tôi")
    assert world.minh.labels[0].startswith("🔥 26-0001")


async def test_a_cadre_with_an_answer_to_bring_reads_it_at_home(world: World) -> None:
    await raised(world)
    await world.hoa.says("/start")
    world.hoa.sees("Tháng này: 1 lượt thăm", "Ngày thứ 7 với dân")
    assert "chờ đồng chí" not in world.hoa.last["text"]
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã đổ đá xong ngày 04/12")
    await world.minh.taps("Gửi trả lời")
    await world.hoa.says("/start")
    world.hoa.sees("Ý kiến chờ đồng chí: 1", "Ngày thứ 7 với dân")
    assert "Tháng này" not in world.hoa.last["text"]
    await world.hoa.taps("Ý kiến của tôi")
    world.hoa.sees("💬 Ý kiến của tôi", "Đang chờ đồng chí: 1")


@pytest.mark.parametrize("name", ["hoa", "minh", "ha", "quan"])
async def test_home_has_room_for_a_draft(world: World, name: str) -> None:
    user_id = getattr(world, name).id
    person = await world.knows(lambda tx: staff.by_account(tx, user_id))
    actions = [button.data.partition(":")[0] for button in buttons(person)]
    assert len(actions) + 1 <= 8
    reads, follows = (scope(person, a) for a in (Action.SEE_ISSUE, Action.FOLLOW_ISSUES))
    assert ("followed" in actions) is (follows is not None and reads is None)


async def test_a_look_through_the_search_is_kept_like_any_other(world: World) -> None:
    await raised(world)
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi", "Tìm ý kiến", "26-0001")
    assert await world.knows(looks) == [(3, False)]
    world.hoa.has_seen("✅ đã xem")
    seen = await world.knows(lambda tx: [e.what for e in history.of(tx, "issue", 1)])
    assert seen == ["opened", "seen"]
