"""Everybody who may have a phone in a rehearsal. All fictional."""

from dataclasses import dataclass

from domain.people import Role

HOA, HA, MINH = 910000001, 910000002, 910000003
TU, DUNG, DUC, THU = 910000004, 910000005, 910000006, 910000007


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff: `label` is what the phone says; no hamlets: the whole commune."""

    id: int
    name: str
    label: str
    roles: tuple[Role, ...]
    hamlets: tuple[str, ...] = ()


CADRE_IN_FRONT = Member(HOA, "Lê Thị Hoa", "cán bộ", (Role.CADRE,), ("Ấp 3",))
COORDINATOR = Member(HA, "Phạm Thu Hà", "điều phối", (Role.COORDINATOR, Role.ADMIN))
LEADER = Member(MINH, "Trần Văn Minh", "lãnh đạo", (Role.LEADER,))

STAFF = (
    CADRE_IN_FRONT,
    COORDINATOR,
    LEADER,
    Member(TU, "Ngô Anh Tú", "cán bộ ấp Gò Dưa", (Role.CADRE,), ("Ấp Gò Dưa",)),
    Member(DUNG, "Lâm Mỹ Dung", "cán bộ khu phố Chợ", (Role.CADRE,), ("Khu phố Chợ",)),
    Member(DUC, "Thạch Minh Đức", "cán bộ ấp Rạch Sâu", (Role.CADRE,), ("Ấp Rạch Sâu",)),
    Member(THU, "Đặng Hoài Thu", "phó chủ tịch", (Role.LEADER,)),
)
"""The three who lie open at first, then the others."""
