"""Who is in the rehearsal, and what an empty practice database starts with. All fictional."""

from domain.people import Role
from handlers.founding.actions import found_commune
from storage import commune, households, staff
from storage.transaction import Tx

COMMUNE = "xã Tân Lúa"
PROVINCE = "tỉnh Tập Dượt"

HOA, HA, MINH = 910000001, 910000002, 910000003

PEOPLE: tuple[tuple[int, str, str], ...] = (
    (HOA, "Lê Thị Hoa", "cán bộ"),
    (HA, "Phạm Thu Hà", "điều phối"),
    (MINH, "Trần Văn Minh", "lãnh đạo"),
)
"""Telegram id, name, and what they are: shown on the phones."""

_ROLES = {HOA: (Role.CADRE,), HA: (Role.COORDINATOR, Role.ADMIN), MINH: (Role.LEADER,)}

_HOUSEHOLDS: dict[str, tuple[tuple[str | None, str], ...]] = {
    "Ấp 3": (
        ("bà Nguyễn Thị Lan", "cạnh nhà văn hóa ấp"),
        ("ông Huỳnh Văn Ba", "đầu kênh Mười Thước"),
        ("bà Thạch Thị Sa Rương", "sau chùa"),
        ("ông Đỗ Hữu Phước", "tiệm tạp hóa ngã ba"),
    ),
    "Ấp Gò Dưa": (
        ("ông Võ Thành Út", "nhà mái tôn xanh"),
        ("bà Đặng Thị Mười", "kế trạm bơm"),
        ("bà Y Hương", "cuối đường đê"),
        (None, "nhà mới dọn về, chưa nêu tên"),
    ),
}


def plant(tx: Tx) -> None:
    """Fills an empty database: a commune with two hamlets, eight households, three people."""
    found_commune(tx, COMMUNE, PROVINCE)
    hamlet_ids = [_hamlet(tx, name) for name in _HOUSEHOLDS]
    for user_id, name, _ in PEOPLE:
        alone = _ROLES[user_id] == (Role.CADRE,)
        person_id = staff.add(
            tx, name, _ROLES[user_id], hamlet_ids[:1] if alone else (), whole_commune=not alone
        )
        staff.bind(tx, person_id, user_id, user_id)


def _hamlet(tx: Tx, name: str) -> int:
    hamlet_id = commune.add_hamlet(tx, name)
    assert hamlet_id is not None
    for head_name, address_note in _HOUSEHOLDS[name]:
        households.add(tx, hamlet_id, head_name, by=None, address_note=address_note)
    return hamlet_id
