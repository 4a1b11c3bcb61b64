"""The register keeps one entry a year, unit and name, and says what was changed in it."""

from dataclasses import replace

from domain.model import Ending, Model, Outcome
from storage import history, models
from storage.transaction import Store, Tx
from tests.storage.people import settle

FLOWERS = Model(2026, "Đoàn Thanh niên", "Cột điện nở hoa", topics=("Môi trường",))
PIGS = Model(2026, "Câu lạc bộ chùa Gòi", "Nuôi lợn tiết kiệm", topics=("môi trường", "Đất đai"))


def test_an_entry_is_found_again_however_it_is_written(store: Store) -> None:
    def unit(tx: Tx) -> None:
        id = models.add(tx, FLOWERS, by=None)
        again = replace(FLOWERS, unit="đoàn  THANH niên", name="cột điện nở hoa")
        assert models.add(tx, again, by=None) is None
        found = models.same(tx, again)
        assert found is not None
        assert (found.id, found.model) == (id, FLOWERS)
        assert models.add(tx, replace(FLOWERS, year=2025), by=None)

    store.run(unit)


def test_lists_are_in_vietnamese_order_and_the_newest_year_is_first(store: Store) -> None:
    def unit(tx: Tx) -> None:
        for model in (FLOWERS, replace(PIGS, year=2025), PIGS):
            models.add(tx, model, by=None)
        assert [one.model for one in models.of_year(tx, 2026)] == [PIGS, FLOWERS]
        assert [one.model.year for one in models.every(tx)] == [2026, 2026, 2025]
        assert models.units(tx) == ["Câu lạc bộ chùa Gòi", "Đoàn Thanh niên"]
        assert models.topics(tx) == ["Đất đai", "môi trường"]

    store.run(unit)


def test_only_what_differs_is_in_the_history(store: Store) -> None:
    def unit(tx: Tx) -> None:
        ha = settle(tx).ha
        id = models.add(tx, FLOWERS, by=ha) or 0
        met = replace(FLOWERS, outcome=Outcome.MET, topics=("a", "b"))
        assert models.change(tx, id, met, by=ha)
        assert models.get(tx, id) == models.Registered(id, met)
        assert [(e.what, e.old, e.new) for e in history.of(tx, "model", id)] == [
            ("added", "", "Cột điện nở hoa"),
            ("topics", "Môi trường", "a; b"),
            ("outcome", "none", "met"),
        ]

    store.run(unit)


def test_the_place_of_another_entry_is_not_taken_but_that_of_a_mistake_is(store: Store) -> None:
    def unit(tx: Tx) -> None:
        first = models.add(tx, FLOWERS, by=None) or 0
        other = models.add(tx, PIGS, by=None) or 0
        taken = replace(PIGS, unit=FLOWERS.unit, name=FLOWERS.name)
        assert not models.change(tx, other, taken, by=None)
        assert models.change(tx, first, replace(FLOWERS, ending=Ending.MISTAKEN), by=None)
        assert models.get(tx, first) is None
        assert not models.change(tx, first, FLOWERS, by=None)
        assert models.change(tx, other, taken, by=None)

    store.run(unit)


def test_a_model_goes_on_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        ha = settle(tx).ha
        id, is_new = models.carry_on(tx, FLOWERS, by=ha)
        assert is_new
        assert models.carry_on(tx, FLOWERS, by=ha) == (id, False)

    store.run(unit)
