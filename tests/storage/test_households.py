"""Households are found by folded words, within the hamlets somebody may see."""

from dataclasses import dataclass

import pytest

from storage import households
from storage.transaction import Store, Tx
from tests.storage.people import settle

NAMES = ("bà Lê Thị Hòa", "ông Lê Văn Hoá", "bà Trần Hoà", "ông Đặng Hoa", "cô Hoàng Mai", None)


@dataclass(frozen=True)
class Roll:
    """Households to look for."""

    store: Store
    hamlets: tuple[int, int]

    def found(self, words: str, hamlet: int | None = None) -> list[str | None]:
        within = None if hamlet is None else {self.hamlets[hamlet]}
        names, total = self.store.run(
            lambda tx: households.find(tx, words, within, skip=0, limit=20)
        )
        assert total == len(names)
        return [household.head_name for household in names]


@pytest.fixture
def roll(store: Store) -> Roll:
    """The three settled households and six more in the first hamlet."""

    def unit(tx: Tx) -> tuple[int, int]:
        hamlets = settle(tx).hamlets
        for name in NAMES:
            households.add(tx, hamlets[0], name, by=None)
        return hamlets

    return Roll(store, store.run(unit))


@pytest.mark.parametrize(
    ("words", "first"),
    [("hòa", "bà Lê Thị Hòa"), ("HOÁ", "ông Lê Văn Hoá"), ("đặng", "ông Đặng Hoa")],
)
def test_hits_with_the_same_marks_come_first(roll: Roll, words: str, first: str) -> None:
    assert roll.found(words)[0] == first


def test_words_are_matched_without_marks_in_any_order(roll: Roll) -> None:
    assert roll.found("hoa le") == ["bà Lê Thị Hòa", "ông Lê Văn Hoá"]


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "*", "\u202e"])
def test_signs_are_no_wildcards(roll: Roll, words: str) -> None:
    assert len(roll.found(words)) == len(roll.found(""))
    assert roll.found(f"x{words}y") == []


def test_nobody_is_found_outside_the_hamlets_given(roll: Roll) -> None:
    assert roll.found("út", 0) == []
    assert roll.found("út", 1) == ["ông Võ Thành Út"]
    assert roll.found("hoa", 1) == []


def test_no_hamlets_means_no_households(roll: Roll) -> None:
    assert roll.store.run(lambda tx: households.find(tx, "", [], skip=0, limit=9)) == ([], 0)


def test_those_without_a_name_come_last(roll: Roll) -> None:
    assert roll.found("", 0)[-1] is None


def test_the_order_is_by_given_names(roll: Roll) -> None:
    assert roll.found("", 0)[:3] == ["ông Huỳnh Văn Ba", "ông Đặng Hoa", "bà Lê Thị Hòa"]


def test_pages_of_a_large_hamlet_give_everybody_once(store: Store) -> None:
    def unit(tx: Tx) -> tuple[list[int], int]:
        hamlet = settle(tx).hamlets[0]
        for number in range(1, 450):
            households.add(tx, hamlet, f"ông Nguyễn Văn {number % 7} {number}", by=None)
        seen: list[int] = []
        total = households.find(tx, "nguyen", {hamlet}, skip=0, limit=8)[1]
        for skip in range(0, total, 8):
            page, again = households.find(tx, "nguyen", {hamlet}, skip=skip, limit=8)
            assert again == total
            seen += [household.id for household in page]
        return seen, total

    seen, total = store.run(unit)
    assert total == 450
    assert len(seen) == len(set(seen)) == total


def test_a_name_is_kept_on_one_line_and_may_be_withheld(store: Store) -> None:
    def unit(tx: Tx) -> tuple[object, ...]:
        hamlet = settle(tx).hamlets[0]
        named = households.add(tx, hamlet, " bà\n Tư ", by=None, phone="0912345678")
        unnamed = households.add(tx, hamlet, "", by=None)
        known = households.some(tx, [named, unnamed, 999_999])
        return known[named].head_name, known[named].phone, known[unnamed].head_name, len(known)

    assert store.run(unit) == ("bà Tư", "0912345678", None, 2)
