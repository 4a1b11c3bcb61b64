"""What leaves by the formal route leaves nothing here, however it was begun."""

import json
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from sqlalchemy import text

from practice import acts, sharing
from storage.transaction import Tx
from tests.world import World, buttons

SECRET = "Hối lộ zqx bí mật"
MARKS = ("hối lộ zqx", "Hối lộ zqx", "zqx")
MEDIA = {"photo", "voice", "document", "location"}
Beginning = Callable[[World], Awaitable[None]]


async def back(world: World) -> None:
    while "Tố cáo" not in world.hoa.labels:
        await world.hoa.taps("Quay lại")


async def typed(world: World) -> None:
    await world.hoa.says(SECRET)
    await back(world)


async def typed_and_answered(world: World) -> None:
    await world.hoa.says(SECRET)
    await world.hoa.taps("Giao thông", "Trả lời tại chỗ")
    await world.hoa.says(f"đã nghe {SECRET}")
    await back(world)


async def spoken(world: World) -> None:
    await world.hoa.sends_voice()
    await back(world)


async def photographed(world: World) -> None:
    await world.hoa.sends_photo(SECRET)
    await back(world)


async def in_an_album(world: World) -> None:
    sharing.send_album(world.standin, world.hoa.id, {"count": 3, "caption": SECRET})
    await world.settles()
    await back(world)


async def corrected(world: World) -> None:
    message_id = await world.hoa.says("Chuyện khác, chưa rõ")
    await world.hoa.edits(message_id, SECRET)
    await back(world)


async def restarted(world: World) -> None:
    await world.hoa.says(SECRET)
    await world.restarts()
    await back(world)


async def retyped(world: World) -> None:
    await typed(world)
    await world.hoa.taps("Phản ánh")
    await world.hoa.says("Nói lại cho rõ chuyện ấy")
    await back(world)


async def said_twice(world: World) -> None:
    await world.hoa.says(SECRET)
    await world.hoa.says(SECRET)
    await back(world)


async def too_short_to_answer(world: World) -> None:
    await world.hoa.says("Chuyện khác, chưa rõ")
    await world.hoa.says("ô. zqx")
    await back(world)


async def added_to_the_note(world: World) -> None:
    await world.hoa.says("Chuyện khác, chưa rõ")
    await world.hoa.says(SECRET)
    await world.hoa.says(f"{SECRET}, phần hai")
    await back(world)


async def placed(world: World) -> None:
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    await typed(world)


async def as_a_document(world: World) -> None:
    document = {"caption": SECRET, "name": "don_zqx.pdf"}
    sharing.send_file(world.standin, world.hoa.id, "document", document)
    await world.settles()
    await back(world)


BEGINNINGS = [
    *(typed, typed_and_answered, spoken, photographed, in_an_album, corrected, restarted),
    *(retyped, said_twice, too_short_to_answer, added_to_the_note, placed, as_a_document),
]


async def to_the_kind(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến")


def leaves_nothing(world: World) -> None:
    forms = [mark.encode(code) for mark in MARKS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [json.dumps(mark)[1:-1].encode() for mark in MARKS]
    for path in world.directory.rglob("*"):
        if path.is_file() and "telegram" not in path.relative_to(world.directory).parts:
            kept = path.read_bytes()
            assert not [form for form in forms if form in kept], path
    assert not [p for p in world.directory.glob("files/**/*") if p.is_file()]


def says_nothing(world: World) -> None:
    for entry in world.hoa.messages:
        shown = f"{entry.message.get('text', '')}{entry.message.get('caption', '')}"
        assert "zqx" not in shown
        assert entry.by_bot or not MEDIA & set(entry.message)


async def points_at_nobody(world: World) -> None:
    """No row but the count tells that something left by the formal route."""
    for name in ("talk", "inbox", "outbox", "page", "event", "access"):
        for row in await world.knows(partial(everything, name)):
            kept = row + row.encode().decode("unicode_escape")
            for word in ("denunciation", "crime_report", "Tố cáo đi theo", "Tố giác tội phạm:"):
                assert word not in kept, (name, word)


def everything(name: str, tx: Tx) -> list[str]:
    return [str(tuple(row)) for row in tx.connection.execute(text(f'SELECT * FROM "{name}"'))]


@pytest.mark.parametrize(
    ("begin", "kind"), [(typed, "Tố giác"), *((begin, "Tố cáo") for begin in BEGINNINGS)]
)
async def test_nothing_is_left_but_a_count(world: World, begin: Beginning, kind: str) -> None:
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    await begin(world)
    await world.hoa.taps(kind)
    leaves_nothing(world)
    says_nothing(world)
    await points_at_nobody(world)
    name = "denunciation" if kind == "Tố cáo" else "crime_report"
    assert await world.knows(counts) == [("2026-12", name, 1)]
    assert await world.knows(lambda tx: rows(tx, "issue", "referral", "attachment")) == 0
    await world.hoa.taps("Không có ý kiến", "Gửi phiếu")
    leaves_nothing(world)
    world.hoa.has_seen("TH-2026-0001")
    assert await world.knows(lambda tx: rows(tx, "issue", "referral", "attachment")) == 0
    assert world.minh.from_bot == []


@pytest.mark.parametrize("begin", [typed_and_answered, in_an_album])
async def test_a_complaint_keeps_that_it_was_referred_and_no_words(
    world: World, begin: Beginning
) -> None:
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    await begin(world)
    await world.hoa.taps("Khiếu nại")
    world.hoa.has_seen("đi theo đường riêng")
    leaves_nothing(world)
    says_nothing(world)
    await world.hoa.taps("Đã hướng dẫn", "Hết ý kiến", "Gửi phiếu")
    leaves_nothing(world)
    assert await world.knows(lambda tx: rows(tx, "referral")) == 1
    assert await world.knows(lambda tx: rows(tx, "issue", "formal_count")) == 0


async def alone_typed(world: World) -> None:
    await world.hoa.taps("Ghi ý kiến", "Phản ánh")
    await typed(world)


async def alone_to_the_review(world: World) -> None:
    await world.hoa.taps("Ghi ý kiến", "Phản ánh")
    await world.hoa.says(SECRET)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Ghi họ tên", "👍 Đồng ý")
    await world.hoa.says("ông Zqx Bảy")
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    await world.hoa.sends_photo(SECRET)
    await back(world)


async def loose_words(world: World) -> None:
    await world.hoa.says(SECRET)
    await world.hoa.taps("Ghi thành ý kiến", "Phản ánh")
    await back(world)


async def loose_album(world: World) -> None:
    sharing.send_album(world.standin, world.hoa.id, {"count": 3, "caption": SECRET})
    await world.settles()
    await world.hoa.taps("Ghi thành ý kiến")


async def loose_voice(world: World) -> None:
    await world.hoa.sends_voice()
    await world.hoa.taps("Ghi thành ý kiến")


async def loose_backlog(world: World) -> None:
    """Two messages that waited on the phone arrive together; the second quotes the first."""
    sent = acts.say(world.standin, world.hoa.id, SECRET)
    acts.say(world.standin, world.hoa.id, f"Nhắc lại: {SECRET}", reply_to=sent[-1]["message_id"])
    await world.settles()
    offers = [m for m in world.hoa.from_bot if "Tôi đã giữ" in m.get("text", "")]
    await world.hoa.taps("Ghi thành ý kiến", "Tố cáo")
    found = next(b for b in buttons(offers[0]) if "thành ý kiến" in b["text"])
    await world.hoa.presses(int(offers[0]["message_id"]), found["callback_data"])


async def loose_apart(world: World) -> None:
    """A photo and a place that nobody took up, sent after the words that were."""
    await world.hoa.says(SECRET)
    await world.hoa.sends_photo("ảnh zqx")
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    await world.hoa.taps("Ghi thành ý kiến")


async def loose_and_a_form(world: World) -> None:
    await world.hoa.says(SECRET)
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến")


ALONE = [
    *(alone_typed, alone_to_the_review, loose_words, loose_album, loose_voice, loose_backlog),
    *(loose_apart, loose_and_a_form),
]


@pytest.mark.parametrize("begin", ALONE)
async def test_outside_a_visit_nothing_is_left_either(world: World, begin: Beginning) -> None:
    await world.hoa.says("/start")
    await begin(world)
    await world.hoa.taps("Tố cáo")
    leaves_nothing(world)
    says_nothing(world)
    assert await world.knows(lambda tx: rows(tx, "issue", "referral", "attachment", "consent")) == 0
    await world.hoa.says("/start")
    leaves_nothing(world)
    says_nothing(world)


async def at_the_kind(world: World) -> None:
    """Typed before any kind was chosen, among the visit's questions."""
    await world.hoa.says(SECRET)


async def sent_at_the_kind(world: World) -> None:
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.hoa.sends_photo(SECRET)


async def with_a_contact(world: World) -> None:
    await world.hoa.taps("Phản ánh")
    await world.hoa.says(SECRET)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "✏️ Sửa", "Liên hệ")
    await world.hoa.says("0912 345 678")
    await back(world)


@pytest.mark.parametrize("begin", [at_the_kind, sent_at_the_kind, with_a_contact])
async def test_what_came_beside_the_matter_goes_along(world: World, begin: Beginning) -> None:
    await to_the_kind(world)
    await begin(world)
    await world.hoa.taps("Tố cáo")
    leaves_nothing(world)
    says_nothing(world)
    assert not [row for row in await world.knows(partial(everything, "talk")) if "0912" in row]
    assert not [m for m in world.hoa.messages if m.message.get("text") == "0912 345 678"]
    await points_at_nobody(world)


async def test_a_double_tap_and_a_late_one_leave_nothing_either(world: World) -> None:
    await to_the_kind(world)
    message_id, data = world.hoa.button("Tố cáo")
    await world.hoa.presses(message_id, data, times=3)
    await points_at_nobody(world)
    await world.hoa.taps("Hủy")
    await world.hoa.presses(message_id, data)
    await points_at_nobody(world)
    assert await world.knows(counts) == [("2026-12", "denunciation", 1)]


async def test_a_note_that_was_there_before_stays(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    await world.hoa.says("Nhà đang sửa mái, hẹn lần sau")
    await world.hoa.taps("Đủ nội dung", "Có ý kiến")
    await at_the_kind(world)
    await world.hoa.taps("Tố cáo", "Không có ý kiến")
    world.hoa.sees("Nhà đang sửa mái, hẹn lần sau")
    leaves_nothing(world)


async def test_an_edit_that_arrives_afterwards_leaves_nothing(world: World) -> None:
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    message_id = await world.hoa.says("Chuyện khác, chưa rõ")
    await back(world)
    acts.edit(world.standin, world.hoa.id, message_id, SECRET)
    edited = world.standin.updates.since(0)[-1]
    await world.hoa.taps("Tố cáo")
    await world.app.receive([{**edited, "update_id": edited["update_id"] + 1_000}])
    await world.app.settle()
    leaves_nothing(world)


async def test_a_reader_does_not_keep_the_words_in_the_log(world: World) -> None:
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    await typed(world)
    reader = sqlite3.connect(world.directory / "gandan.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM talk").fetchone()
    await world.hoa.taps("Tố cáo")
    reader.close()
    await world.hoa.taps("Không có ý kiến")
    leaves_nothing(world)


async def test_a_file_that_was_written_and_never_recorded_goes_too(world: World) -> None:
    """The process was killed between writing a file and noting where it lies."""
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    await world.hoa.sends_photo()
    await world.knows(lambda tx: tx.connection.execute(text("UPDATE attachment SET path = NULL")))
    (world.directory / "files/2026/12/1.jpg.part").write_bytes(b"half")
    await back(world)
    await world.hoa.taps("Tố cáo")
    leaves_nothing(world)


async def test_the_month_is_counted_by_the_communes_calendar(world: World) -> None:
    await world.reaches("2026-12-31 23:50")
    await to_the_kind(world)
    await world.hoa.taps("Tố cáo", "Hủy")
    await world.reaches("2027-01-01 00:10")
    await to_the_kind(world)
    await world.hoa.taps("Tố cáo", "Hủy")
    expected = [("2026-12", "denunciation", 1), ("2027-01", "denunciation", 1)]
    assert sorted(await world.knows(counts)) == expected


async def test_the_count_of_the_month_grows_and_points_at_nobody(world: World) -> None:
    for kind in ("Tố cáo", "Tố cáo", "Tố giác"):
        await to_the_kind(world)
        await world.hoa.taps(kind, "Hủy")
    expected = [("2026-12", "crime_report", 1), ("2026-12", "denunciation", 2)]
    assert await world.knows(counts) == expected
    assert await world.knows(columns) == {"month", "kind", "count"}


async def test_the_other_matters_of_the_visit_stay(world: World) -> None:
    await to_the_kind(world)
    await world.hoa.taps("Phản ánh")
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.taps("Thủy lợi", "Báo cáo lãnh đạo", "Thêm ý kiến", "Kiến nghị")
    await typed(world)
    await world.hoa.taps("Tố cáo")
    leaves_nothing(world)
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    world.minh.sees("YK-2026-0001", "Cống vỡ đầu ấp")
    leaves_nothing(world)


def counts(tx: Tx) -> list[tuple[str, str, int]]:
    found = tx.connection.execute(text("SELECT month, kind, count FROM formal_count ORDER BY kind"))
    return [(row[0], row[1], row[2]) for row in found]


def columns(tx: Tx) -> set[str]:
    return set(tx.connection.execute(text("SELECT * FROM formal_count")).keys())


def rows(tx: Tx, *tables: str) -> int:
    return sum(
        int(tx.connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())
        for name in tables
    )
