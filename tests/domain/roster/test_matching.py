"""Which households of a list are new, which differ, which stand, and which are in doubt."""

import pytest

from domain.roster.cells import name_key
from domain.roster.matching import Known, Plan, Verdict, better_name, match
from domain.roster.progress import from_plain, preview_of, to_plain
from domain.roster.reading import Entry, Place, Trouble

NEW, CHANGED, SAME = Verdict.NEW, Verdict.CHANGED, Verdict.SAME
LAN = Known(1, 1, "bà Nguyễn Thị Lan", "Tổ 1", "0912345678", frozenset({7}))
BA = Known(2, 1, "ông Huỳnh Văn Ba", "Tổ 1", "")
BA_TOO = Known(3, 1, "ông Huỳnh Văn Ba", "Tổ 2", "0987654321")


def entry(row: int, name: str, address: str = "", phone: str = "", **more: object) -> Entry:
    hamlet = int(str(more.get("hamlet", 1)))
    groups = (7,) if more.get("poor") else ()
    return Entry(Place(row), hamlet, name, name_key(name), address, phone, groups)


def verdicts(plan: Plan) -> list[tuple[int, Verdict, int | None]]:
    return [(one.entry.place.row, one.verdict, one.household_id) for one in plan.matched]


@pytest.mark.parametrize(
    ("written", "verdict", "household"),
    [
        (entry(2, "Nguyễn Thị Lan"), SAME, 1),
        (entry(2, "NGUYEN THI LAN", "Tổ 1", "0912345678", poor=True), SAME, 1),
        (entry(2, "Nguyễn Thị Lan", "", "0900000001"), CHANGED, 1),
        (entry(2, "Nguyễn Thị Lan", "Tổ 9"), CHANGED, 1),
        (entry(2, "Nguyễn Thị Lan", hamlet=2), NEW, None),
        (entry(2, "Nguyễn Thị Lành"), NEW, None),
        (entry(2, "Huỳnh Văn Ba", "tổ 2"), CHANGED, 3),
        (entry(2, "Huỳnh Văn Ba", "", "0987654321"), SAME, 3),
        (entry(2, "Huỳnh Văn Ba", "Tổ 5", "0900000009"), NEW, None),
    ],
)
def test_a_household_is_found_again(written: Entry, verdict: Verdict, household: int) -> None:
    plan = match([written], [LAN, BA, BA_TOO])
    assert verdicts(plan) == [(2, verdict, household)]
    assert plan.problems == []


def test_what_cannot_be_told_apart_is_left_out() -> None:
    plan = match([entry(2, "Huỳnh Văn Ba")], [BA, BA_TOO])
    (problem,) = plan.problems
    assert (problem.trouble, problem.words) == (Trouble.AMBIGUOUS, ("2",))
    assert plan.matched == []


def test_a_household_twice_in_the_file_counts_once_and_namesakes_stay() -> None:
    plan = match(
        [
            entry(2, "Lê Văn An", "Tổ 1", "0900000001"),
            entry(3, "ông LÊ VĂN AN", "", "0900000001"),
            entry(4, "Lê Văn An", "Tổ 2", "0900000002"),
            entry(5, "Lê Văn An"),
        ],
        [],
    )
    assert verdicts(plan) == [(2, NEW, None), (4, NEW, None)]
    twice = [(one.place.row, one.trouble, one.words) for one in plan.problems]
    assert twice == [(3, Trouble.TWICE, ("2",)), (5, Trouble.TWICE, ("2",))]


@pytest.mark.parametrize(
    ("name", "phone", "other"),
    [
        ("Huỳnh Ba", "", "ông Huỳnh Văn Ba"),
        ("Trần Tư", "0912345678", "bà Nguyễn Thị Lan"),
        ("Huỳnh Thị Ba", "", None),
        ("Trần Tư", "", None),
    ],
)
def test_new_ones_that_look_alike_are_named(name: str, phone: str, other: str | None) -> None:
    plan = match([entry(2, name, "", phone)], [LAN, BA])
    assert [one.other for one in plan.near] == ([other] if other else [])


def test_alike_within_the_file_are_named_with_the_other_row() -> None:
    plan = match([entry(2, "Lý Thị Mỹ"), entry(3, "Lí Thị Mĩ")], [])
    assert [(one.place.row, one.other, one.row) for one in plan.near] == [(3, "Lý Thị Mỹ", 2)]


@pytest.mark.parametrize(
    ("known", "written", "kept"),
    [
        ("bà Lan", "Lan", "bà Lan"),
        ("Nguyen Van A", "Nguyễn Văn Ả", "Nguyễn Văn Ả"),
        ("bà Nguyen Thi Lan", "Nguyễn Thị Lan", "bà Nguyễn Thị Lan"),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Nguyễn Văn Hòa", "Nguyen Van Hoa", "Nguyễn Văn Hòa"),
    ],
)
def test_a_name_only_gains_marks(known: str, written: str, kept: str) -> None:
    assert better_name(known, written) == kept


def test_a_preview_is_kept_as_it_was() -> None:
    plan = match([entry(2, "Huỳnh Ba"), entry(3, "Huỳnh Ba"), entry(4, "Lê An")], [BA])
    plan.heading = ("Họ tên",)
    preview = preview_of(plan)
    assert (preview.new, preview.bad, preview.near_count, preview.writes) == (2, 1, 1, 2)
    assert from_plain(to_plain(preview)) == preview


def test_a_letter_off_is_named_unless_the_other_is_in_the_file_as_well() -> None:
    slip = entry(2, "Nguyễn Thị Lam")
    assert [one.other for one in match([slip], [LAN, BA]).near] == ["bà Nguyễn Thị Lan"]
    both = [slip, entry(3, "Nguyễn Thị Lan")]
    assert match(both, [LAN, BA]).near == []


def test_namesakes_whom_the_file_tells_apart_are_not_named() -> None:
    plan = match([entry(2, "Lê An", "Tổ 1"), entry(3, "Lê An", "Tổ 2")], [])
    assert (len(plan.matched), plan.near) == (2, [])
