"""A list of staff: what a position makes somebody, and who is found again."""

from collections.abc import Sequence

import pytest

from domain.people import Role
from domain.roster.cells import Names
from domain.roster.columns import Cell
from domain.roster.kinds import kind_of
from domain.roster.matching import Verdict
from domain.roster.positions import position
from domain.roster.progress import Listed, from_plain, preview_of, to_plain
from domain.roster.reading import Sheet, Trouble
from domain.roster.staff import KnownStaff, StaffPlan, plan_staff

CADRE, LEADER, COORDINATOR, ADMIN = Role.CADRE, Role.LEADER, Role.COORDINATOR, Role.ADMIN
NAMES = Names({1: "Ấp 3", 2: "Ấp Gò Dưa"}, {})
HEAD = ("TT", "Họ và tên", "Chức vụ", "Ấp phụ trách", "SĐT")
HOA = KnownStaff(11, 0, "Lê Thị Hoa", frozenset({CADRE}), frozenset({1}), False)
QUAN = KnownStaff(12, 0, "Bùi Đức Quản", frozenset({ADMIN}), frozenset(), False)
MAI = KnownStaff(0, 5, "Đỗ Thị Mai", frozenset({CADRE}), frozenset({1}), False)


def planned(*rows: Sequence[Cell], known: Sequence[KnownStaff] = ()) -> StaffPlan:
    return plan_staff([Sheet("", [HEAD, *rows])], NAMES, known)


@pytest.mark.parametrize(
    ("words", "roles", "is_sure"),
    [
        ("Cán bộ", {CADRE}, True),
        ("công chức xã", {CADRE}, True),
        ("Công chức Địa chính – Xây dựng", {CADRE}, False),
        ("Trưởng ấp", {CADRE}, False),
        ("", {CADRE}, False),
        ("Phó Chủ tịch UBND xã", {LEADER}, True),
        ("Bí thư Đảng ủy, Chủ tịch HĐND", {LEADER}, True),
        ("Chủ tịch Hội Phụ nữ", {CADRE}, False),
        ("Bí thư Đoàn xã", {CADRE}, False),
        ("Chủ tịch UBMTTQ kiêm Khối vận", {LEADER, COORDINATOR}, True),
        ("lãnh đạo, đầu mối đôn đốc", {LEADER, COORDINATOR}, True),
        ("Quản trị", {ADMIN}, True),
    ],
)
def test_what_a_position_makes_somebody(words: str, roles: set[Role], is_sure: bool) -> None:
    found = position(words)
    assert (set(found.roles), found.is_sure) == (roles, is_sure)


@pytest.mark.parametrize(
    ("heading", "title", "kind"),
    [
        (("Họ tên", "Chức vụ", "Ấp"), "", Listed.STAFF),
        (("Họ và tên cán bộ", "Ấp phụ trách"), "", Listed.STAFF),
        (("Họ tên", "Ấp", "SĐT"), "", Listed.HOUSEHOLDS),
        (("Họ và tên chủ hộ", "Ấp"), "Danh sách do cán bộ ấp lập", Listed.HOUSEHOLDS),
        (("Họ tên", "Ấp"), "DANH SÁCH CÁN BỘ XÃ", None),
        (("Họ tên chủ hộ", "Chức vụ", "Ấp"), "", None),
        (("a", "b"), "", Listed.HOUSEHOLDS),
    ],
)
def test_of_whom_a_list_is(heading: Sequence[Cell], title: str, kind: Listed | None) -> None:
    assert kind_of([Sheet("", [(title,), heading, ("An",) * len(heading)])]) is kind


def test_everybody_is_read_with_what_they_are_and_look_after() -> None:
    plan = planned(
        (1, "đ/c NGUYỄN VĂN AN", "Chủ tịch UBND", "toàn xã", "0912345678"),
        (2, "Trần Bình", "Công chức VHXH", "Ấp 3", None),
        (3, "Trần Bình", "nt", "ấp gò dưa", None),
        (4, "Lê Chi", "Trưởng ấp", "3", ""),
        (5, "Võ Dũng", "Cán bộ", "Gò Dưa", ""),
        ("", "Người lập biểu", "", "", ""),
    )
    told = [
        (one.name, set(one.roles), set(one.hamlet_ids), one.whole_commune) for one in plan.matched
    ]
    assert told == [
        ("Nguyễn Văn An", {LEADER}, set(), True),
        ("Trần Bình", {CADRE}, {1, 2}, False),
        ("Lê Chi", {CADRE}, {1}, False),
    ]
    assert [(one.trouble, one.words[0]) for one in plan.problems] == [
        (Trouble.UNKNOWN_HAMLET, "Gò Dưa")
    ]
    assert plan.positions == ["Công chức VHXH", "Trưởng ấp"]


@pytest.mark.parametrize(
    ("row", "verdict", "roles", "hamlets"),
    [
        ((1, "Lê Thị Hoa", "Cán bộ", "Ấp 3"), Verdict.SAME, {CADRE}, {1}),
        ((1, "LÊ THỊ HOA", "", ""), Verdict.SAME, {CADRE}, {1}),
        ((1, "Lê Thị Hoa", "Kế toán", "Ấp Gò Dưa"), Verdict.CHANGED, {CADRE}, {2}),
        ((1, "Lê Thị Hoa", "Phó Chủ tịch", ""), Verdict.CHANGED, {LEADER}, {1}),
        ((1, "Bùi Đức Quản", "Cán bộ", "Ấp 3"), Verdict.CHANGED, {CADRE, ADMIN}, {1}),
        ((1, "Bùi Đức Quản", "quản trị", ""), Verdict.SAME, {ADMIN}, set()),
        ((1, "Đỗ Thị Mai", "Kế toán", "Ấp Gò Dưa"), Verdict.CHANGED, {CADRE}, {2}),
        ((1, "Lý Văn Mới", "Kế toán", ""), Verdict.NEW, {CADRE}, set()),
    ],
)
def test_who_is_known_is_changed_and_not_doubled(
    row: Sequence[Cell], verdict: Verdict, roles: set[Role], hamlets: set[int]
) -> None:
    (one,) = planned(row, known=[HOA, QUAN, MAI]).matched
    assert (one.verdict, set(one.roles), set(one.hamlet_ids)) == (verdict, roles, hamlets)


@pytest.mark.parametrize(
    ("rows", "trouble"),
    [
        ([(1, "Lê Thị Hoa", "Quản trị", "")], Trouble.ADMIN),
        ([(1, "Lý Văn Mới", "cán bộ, quản trị", "")], Trouble.ADMIN),
        ([(1, "", "Kế toán", "Ấp 3")], Trouble.NO_PERSON),
        ([(1, "Số 7", "Kế toán", "Ấp 3")], Trouble.ODD_NAME),
        ([(1, "Lý Mới", "Kế toán", "Ấp 9")], Trouble.UNKNOWN_HAMLET),
        ([(1, "Hồ Hai", "Kế toán", "")], Trouble.NAMESAKES),
        ([(1, "An", "Kế toán", ""), (2, "An", "Văn phòng", "")], Trouble.TWICE),
    ],
)
def test_what_cannot_be_is_named_by_its_row(rows: list[Sequence[Cell]], trouble: Trouble) -> None:
    twins = [KnownStaff(n, 0, "Hồ Hai", frozenset(), frozenset(), False) for n in (21, 22)]
    plan = planned(*rows, known=[HOA, *twins])
    assert [one.trouble for one in plan.problems] == [trouble]


def test_a_preview_says_whose_roles_change_and_is_kept_as_it_was() -> None:
    rows = [(1, "Lê Thị Hoa", "Phó Chủ tịch", ""), (2, "Lý Mới", "Kế toán", "")]
    preview = preview_of(planned(*rows, known=[HOA]))
    assert (preview.new, preview.changed) == (1, 1)
    assert preview.roles == (("Lê Thị Hoa", ("cadre",), ("leader",)),)
    assert preview.positions == ("Kế toán",)
    assert from_plain(to_plain(preview)) == preview
