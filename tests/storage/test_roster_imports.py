"""A list of households is staged, written in parts, and never doubles a household."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine, text

from domain.roster.cells import name_key
from domain.roster.matching import Matched, Verdict
from domain.roster.progress import Preview, Stage
from domain.roster.reading import Entry, Place, Problem, Trouble
from storage import (
    attachments,
    commune,
    history,
    households,
    priorities,
    roster_imports,
    schema,
)
from storage.engine import open_engine
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import photo, settle

BAD = Problem(Place(9, "Ấp 3"), Trouble.PHONE, ("12",), ("Lê Sáu", "12"))


def entry(hamlet_id: int, name: str, **more: Any) -> Entry:
    said = {"address": "", "phone": "", **more}
    return Entry(Place(2), hamlet_id, name, name_key(name), **said)


def staged(tx: Tx, *some: Matched | Problem) -> int:
    """A list that was confirmed."""
    import_id = roster_imports.begin(tx, "ds.csv", Stage.WRITING)
    roster_imports.stage_some(tx, import_id, some)
    return import_id


def about(tx: Tx, import_id: int) -> tuple[int, int]:
    found = roster_imports.get(tx, import_id)
    assert found is not None
    return found.written, found.left_out


def test_rows_are_written_in_parts_and_bad_ones_stay_apart(store: Store) -> None:
    def unit(tx: Tx) -> tuple[list[int], tuple[int, int], list[Problem]]:
        hamlet = settle(tx).hamlets[0]
        new = [Matched(entry(hamlet, f"Lê Văn {c}a"), Verdict.NEW) for c in "BCDEG"]
        import_id = staged(tx, *new, BAD, Matched(entry(hamlet, "X"), Verdict.SAME, 1))
        parts = [roster_imports.write_some(tx, import_id, 2) for _ in range(4)]
        bad = [one for _, one in roster_imports.bad_rows(tx, import_id, 0, 9)]
        return parts, about(tx, import_id), bad

    assert store.run(unit) == ([2, 2, 1, 0], (5, 0), [BAD])


def test_what_differs_is_changed_and_what_changed_is_kept(store: Store) -> None:
    def unit(tx: Tx) -> tuple[Any, ...]:
        here = settle(tx)
        poor = priorities.add_group(tx, "Hộ nghèo", is_yearly=True) or 0
        said = entry(here.hamlets[0], "NGUYEN THI LAN", phone="0912345678", group_ids=(poor,))
        import_id = staged(tx, Matched(said, Verdict.CHANGED, here.lan))
        roster_imports.write_some(tx, import_id, 9)
        lan = households.get(tx, here.lan)
        (membership,) = priorities.of_household(tx, here.lan)
        changes = [(e.what, e.new) for e in history.of(tx, "household", here.lan)]
        known = roster_imports.known(tx, here.lan - 1, 1)[0]
        return lan, membership.until_on, changes, known.group_ids == {poor}

    lan, until_on, changes, is_known = store.run(unit)
    assert (lan.head_name, lan.phone, lan.address_note) == ("bà Nguyễn Thị Lan", "0912345678", "")
    assert until_on == date(2027, 1, 1)
    assert ("phone", "0912345678") in changes
    assert is_known


def test_a_period_that_the_list_names_is_kept(store: Store) -> None:
    def unit(tx: Tx) -> tuple[date, date | None]:
        here = settle(tx)
        group = priorities.add_group(tx, "Hộ nghèo", is_yearly=True) or 0
        period = {"since_on": date(2025, 6, 1), "until_on": date(2026, 7, 1)}
        said = entry(here.hamlets[0], "Lan", group_ids=(group,), **period)
        roster_imports.write_some(tx, staged(tx, Matched(said, Verdict.CHANGED, here.lan)), 9)
        (membership,) = priorities.of_household(tx, here.lan)
        return membership.since_on, membership.until_on

    assert store.run(unit) == (date(2025, 6, 1), date(2026, 7, 1))


def test_what_changed_since_the_preview_is_left_out(store: Store) -> None:
    def unit(tx: Tx) -> tuple[int, int]:
        here = settle(tx)
        first, second = here.hamlets
        import_id = staged(
            tx,
            Matched(entry(first, "Cao Văn Tám"), Verdict.NEW),
            Matched(entry(second, "Cao Văn Tám"), Verdict.NEW),
            Matched(entry(first, "Lan"), Verdict.CHANGED, 999),
        )
        households.add(tx, first, "Cao Văn Tám", by=None)
        commune.close_hamlet(tx, second)
        roster_imports.write_some(tx, import_id, 9)
        return about(tx, import_id)

    assert store.run(unit) == (0, 3)


def test_two_lists_confirmed_together_double_nobody(store: Store) -> None:
    def unit(tx: Tx) -> list[tuple[str, str | None]]:
        here = settle(tx)
        first = here.hamlets[0]
        plain = staged(tx, Matched(entry(first, "Cao Văn Tám"), Verdict.NEW))
        mended = staged(
            tx,
            Matched(entry(first, "Cao Văn Tám", phone="0912000002"), Verdict.NEW),
            Matched(entry(first, "Cao Văn Tám", phone="0912000003"), Verdict.NEW),
        )
        for import_id in (plain, mended):
            roster_imports.write_some(tx, import_id, 9)
        found, _ = households.find(tx, "Cao Văn Tám", {first}, skip=0, limit=9)
        return [(one.head_name or "", one.phone) for one in found]

    names = ("Cao Văn Tám", "0912000002"), ("Cao Văn Tám", "0912000003")
    assert store.run(unit) == list(names)


def test_a_list_moves_once_from_where_it_stands(store: Store) -> None:
    import_id = store.run(lambda tx: roster_imports.begin(tx, "ds.csv", Stage.OFFERED))

    def moves(was: Stage, to: Stage) -> bool:
        return store.run(lambda tx: roster_imports.move(tx, import_id, was, to))

    assert moves(Stage.OFFERED, Stage.READING)
    assert not moves(Stage.OFFERED, Stage.READING)
    assert store.run(lambda tx: roster_imports.at_stage(tx, Stage.READING)) == [import_id]


def test_what_ended_says_no_more_and_lets_go_of_its_file(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> tuple[int, int]:
        file = attachments.keep_alone(
            tx, photo("a", name="ds.csv"), "roster", message_id=5, sent_at=tx.now
        )
        import_id = roster_imports.begin(tx, "ds.csv", Stage.OFFERED, attachment_id=file)
        roster_imports.show_preview(tx, import_id, Preview(1, 2, 3, 4))
        return import_id, file

    import_id, file = store.run(unit)
    later = clock.passes(days=8)
    store.run(lambda tx: roster_imports.drop_before(tx, later - timedelta(days=7)))
    assert store.run(attachments.to_erase) == [file]
    store.run(lambda tx: attachments.erased(tx, file))
    later = clock.passes(days=8)
    gone = store.run(lambda tx: roster_imports.ended_before(tx, later - timedelta(days=7)))
    assert gone == [import_id]
    store.run(lambda tx: roster_imports.forget(tx, import_id))
    left = store.run(lambda tx: roster_imports.get(tx, import_id))
    assert left is not None
    assert (left.file_name, left.preview, left.stage) == ("", None, Stage.DROPPED)


def test_a_commune_that_is_there_already_is_given_the_groups(empty_url: str) -> None:
    engine = open_engine(empty_url)
    schema.upgrade(engine, "0002")
    _found(engine)
    schema.upgrade(engine)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM priority_group ORDER BY place")).all()
        locked = "SELECT count(*) FROM priority_group WHERE is_sensitive"
        assert connection.scalar(text(locked)) == 4
    assert len(names) == 8
    assert names[0] == "Hộ chính sách"


def _found(engine: Engine) -> None:
    made = "INSERT INTO commune VALUES (1, 'xã Tân Lúa', 'tỉnh X', '2026-01-03 00:00:00.000000')"
    with engine.begin() as connection:
        connection.execute(text(made))


def test_the_lines_of_a_table_keep_their_order_and_their_blanks(store: Store) -> None:
    def unit(tx: Tx) -> tuple[list[list[str]], tuple[int, int]]:
        import_id = roster_imports.begin(tx, "bang.csv", Stage.READING)
        roster_imports.stage_lines(tx, import_id, [["Lĩnh vực", "Ấp"], [], ["Đất đai", ""]])
        roster_imports.count_written(tx, import_id, written=2, left_out=0)
        return roster_imports.lines(tx, import_id), about(tx, import_id)

    assert store.run(unit) == ([["Lĩnh vực", "Ấp"], [], ["Đất đai", ""]], (2, 0))
