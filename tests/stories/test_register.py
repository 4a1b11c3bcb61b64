"""The register of models and commitments, as two communes of the sources have it."""

from pathlib import Path

from bot.register import steps
from bot.register.asking import ask_sheets
from domain.model_list import read_models
from storage.engine import open_engine
from storage.transaction import Store
from tests.bot.cli.test_models import of_vinh_yen
from tests.bot.roster.files import xlsx
from tests.world import START, ZONE, Actor, World

BINH_NGHIA = (
    # Source: 000, the five that were carried on, then the two of 2021.
    ("UBND xã", "Ngày thứ 7 với dân", "Tiếp tục"),
    ("UBND xã", "Chính quyền thân thiện vì nhân dân phục vụ", "Tiếp tục"),
    ("Hội Phụ nữ", "Tổ hợp tác sản xuất rau an toàn", "Tiếp tục"),
    ("Đoàn Thanh niên", "Điểm vui chơi dành cho trẻ em", "Tiếp tục"),
    ("Câu lạc bộ Nữ tín đồ Phật tử", "Nuôi lợn tiết kiệm", "Tiếp tục"),
    ("Đoàn Thanh niên", "Cột điện nở hoa", "Đăng ký mới"),
    ("Hội Nông dân", "Tổ hợp tác nuôi trồng thủy sản", "Đăng ký mới"),
)


async def turns_back_to(actor: Actor, year: int) -> None:
    await actor.says("Mô hình")
    for before in range(2025, year - 1, -1):
        await actor.taps(f"◀️ {before}")


async def enters(actor: Actor, unit: str, name: str, status: str) -> None:
    """The owner is the unit; no topics, no target."""
    await actor.taps("Thêm mô hình")
    for words in (unit, name):
        await actor.says(words)
    await actor.taps(status, unit, "Xong", "Bỏ qua", "Lưu mô hình")


async def test_binh_nghia_enters_its_seven_models_of_2021_by_buttons(world: World) -> None:
    await turns_back_to(world.ha, 2021)
    for unit, name, status in BINH_NGHIA:
        await enters(world.ha, unit, name, status)
        world.ha.sees(f"Phụ trách: {unit}")
        await world.ha.taps("Mô hình")
    world.ha.sees(
        "Mô hình năm 2021",
        "5 đơn vị đăng ký 7 mô hình.",
        "Đăng ký mới: 2 · Tiếp tục: 5 · Nhân rộng: 0",
    )
    await world.ha.taps("Hội Nông dân", "✏️ Sửa", "Kết quả", "Vượt", "Bỏ qua", "Biểu dương")
    await turns_back_to(world.hoa, 2021)
    world.hoa.sees("Đạt: 0 · Vượt: 1", "Được biểu dương: 1")
    await world.hoa.taps("Đoàn Thanh niên · 2 mô hình")
    world.hoa.sees("Năm 2021: 2 mô hình.")
    assert "➕ Thêm mô hình" not in world.hoa.labels


async def test_vinh_yen_brings_its_models_as_a_list_while_the_bot_runs(
    world: World, tmp_path: Path
) -> None:
    sheets = ask_sheets(xlsx(tmp_path / "list.xlsx", of_vinh_yen(), merged=["A1:D1"]))
    assert isinstance(sheets, list)
    beside = Store(open_engine(world.url), world.clock, ZONE)
    assert steps.write(beside, read_models(sheets, None, START.date()).listed) == 31
    beside.close()
    await turns_back_to(world.minh, 2024)
    world.minh.sees("23 đơn vị đăng ký 31 mô hình.", "Chưa có kết quả: 31")


async def test_a_commitment_is_made_followed_and_reviewed(world: World) -> None:
    await world.hoa.says("Cam kết")
    await world.hoa.taps("Ghi cam kết")
    await world.hoa.says("Trả lời đơn đúng hạn\nMỗi tháng xuống ấp hai lần")
    await world.restarts()
    await world.hoa.taps("Xong")
    await world.hoa.says("100% đúng hạn")
    await world.hoa.taps("Lưu cam kết")
    await world.ha.says("Cam kết")
    await world.ha.taps("Cả xã")
    world.ha.sees("Đã đăng ký: 1/4", "Chưa đăng ký: đ/c Hà, đ/c Minh, đ/c Tú")
    await world.minh.says("Cam kết")
    await world.minh.taps("Cả xã", "✅ Lê Thị Hoa", "Nhận xét", "Hoàn thành tốt")
    await world.minh.says("Đều tay, được dân tin")
    world.hoa.sees("Cam kết năm 2026 của đồng chí đã có nhận xét")
    await world.hoa.taps("Cam kết")
    world.hoa.sees("2. Mỗi tháng xuống ấp hai lần", "hoàn thành tốt «Đều tay, được dân tin»")
