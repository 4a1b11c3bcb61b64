"""The same story on a real PostgreSQL: from Friday's notice to a corrected visit."""

from pathlib import Path

import pytest

from practice import sharing
from tests.storage.postgres import new_database, running_postgres
from tests.stories.test_nonsense import quiet
from tests.world import world_in


@pytest.mark.postgres
async def test_a_saturday_with_everything_in_it(tmp_path: Path) -> None:
    with running_postgres() as server:
        async with world_in(tmp_path, new_database(server)) as world:
            await world.reaches("2026-12-04 14:10")
            await world.tu.taps("Xin vắng", "Ốm đau")
            await world.ha.taps("Cập nhật", "Nhắc 2 người")
            await world.reaches("2026-12-05 06:31")
            await world.hoa.taps("Bắt đầu", "Đủ nội dung", "Có ý kiến", "Phản ánh")
            await world.hoa.sends_voice()
            sharing.send_location(world.standin, world.hoa.id, {})
            await world.settles()
            await world.hoa.sends_photo("Cống \ud83d <vỡ>")
            await world.hoa.says("Đường vào ấp 3 ngập sau mưa\x00")
            await world.restarts()
            await world.hoa.passes_it_on()
            await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
            await world.hoa.taps("Sửa", "Đi cùng", "Trần Văn Minh", "Xong")
            await world.hoa.taps("Gửi phiếu", "Trang chính", "Phiếu của tôi", "05/12")
            world.hoa.sees("📍 10.03410", "đ/c Minh", "ghi âm")
            await world.hoa.taps("Sửa phiếu", "Ngày thăm", "Hôm qua", "Xem phiếu")
            world.hoa.sees("sửa ngày thăm: 05/12/2026 → 04/12/2026")
            await world.hoa.taps("Rút phiếu", "Ghi thử", "Trang chính", "Tìm hộ")
            await world.hoa.says("huynh van ba")
            await world.hoa.taps("Huỳnh Văn Ba")
            world.hoa.sees("🏡 ông Huỳnh Văn Ba, Ấp 3")
            await world.hoa.says("/tham")
            at, shown = world.hoa.button("Nguyễn Thị Lan")
            for number in ("2147483648", "9999999999"):
                await world.hoa.presses(at, f"{shown.rpartition(':')[0]}:c{number}")
                await world.hoa.presses(at, f"household:{number}")
            await world.hoa.taps("Nguyễn Thị Lan")
            world.hoa.sees("Đồng chí đã nói với hộ")
            await quiet(world)
