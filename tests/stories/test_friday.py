"""Friday with the coordinator: gaps are seen, closed, and printed."""

import io
from pathlib import Path
from typing import Any

from docx import Document

from handlers.papers import texts as paper_texts
from storage import history, papers
from storage.papers import PaperState
from storage.transaction import Tx
from tests.world import Actor, World

FRIDAY = "2026-12-04 14:10"


def document_of(actor: Actor) -> dict[str, Any]:
    """The last message with a file."""
    return next(m for m in reversed(actor.from_bot) if "document" in m)


def files(world: World) -> list[Path]:
    return sorted((world.directory / "files" / "papers").glob("*"))


async def test_the_coordinator_closes_the_gaps_and_prints_the_list(world: World) -> None:
    await world.reaches(FRIDAY)
    await world.hoa.taps("Tham gia", "Việc nhận làm", "⬜ Dọn vệ sinh", "Xong")
    world.hoa.has_seen("🧹 Việc nhận làm: Dọn vệ sinh.")
    await world.ha.taps("Ghi: đã gọi", "Trần Văn Minh", "✅ Tham gia")
    world.minh.sees("đ/c Hà ghi hộ: đồng chí tham gia")
    await world.tu.taps("Xin vắng", "Ốm đau", "Đề nghị đi thay", "Lê Thị Hoa")
    await world.hoa.taps("Nhận đi thay")
    await world.ha.taps("Cập nhật")
    world.ha.has_seen(
        "Đã trả lời: 3/3 · Xin vắng: 1",
        "Lãnh đạo tham gia: 1/1",
        "🤝 đ/c Hoa đi thay đ/c Tú",
        "✅ đ/c Hoa: Dọn vệ sinh",
        "✅ đ/c Minh (đ/c Hà ghi hộ)",
    )
    await world.ha.taps("In danh sách", times=2)
    document = document_of(world.ha)
    assert document["document"]["file_name"] == "danh-sach-2026-12-05.docx"
    assert "🖨 Danh sách Ngày thứ 7 với dân" in document["caption"]
    world.ha.sees_nothing_of(paper_texts.MAKING)
    [path] = files(world)
    table = Document(io.BytesIO(path.read_bytes())).tables[1]
    names = [row.cells[1].text for row in table.rows]
    assert [n for n in names if "Trần Văn Minh" in n or "Lê Thị Hoa" in n]
    events = await world.knows(lambda tx: history.of(tx, "paper", 1))
    assert [event.what for event in events] == ["made"]
    await world.passes(days=8)
    await world.app.forget()
    assert files(world) == []


async def test_a_list_is_made_after_a_stop_and_handed_out_once(world: World) -> None:
    def order(tx: Tx) -> int | None:
        return papers.order(tx, "day_list", {"occurrence": 1}, person_id=4, chat_id=world.ha.id)

    await world.knows(order)
    await world.restarts()
    await world.restarts()
    assert [m["document"]["file_name"] for m in world.ha.from_bot if "document" in m] == [
        "danh-sach-2026-12-05.docx"
    ]
    paper = await world.knows(lambda tx: papers.get(tx, 1))
    assert paper.state is PaperState.MADE
