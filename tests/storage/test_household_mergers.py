"""Two households become one: every record follows, and nobody finds two."""

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from domain.roster.alike import Likeness, Pair
from domain.roster.cells import name_key
from domain.roster.matching import Matched, Verdict, match
from domain.roster.progress import Stage
from domain.roster.reading import Entry, Place
from domain.visit import NotMet
from domain.visiting import Next, Reason
from storage import (
    attempts,
    consents,
    history,
    household_mergers,
    households,
    pairs,
    planning,
    priorities,
    programmes,
    proposals,
    roster_imports,
    talks,
    turns,
    visits,
)
from storage.tables.roster import HouseholdRow, PairRow
from storage.transaction import Store, Tx
from storage.types import table
from tests.storage.people import SATURDAY, Settled
from tests.storage.test_withdrawals import raised


def entry(here: Settled, row: int, name: str, phone: str = "") -> Entry:
    return Entry(Place(row), here.hamlets[0], name, name_key(name), "", phone)


def everything(tx: Tx) -> tuple[Settled, int]:
    """Of bà Lan's household there is a row wherever a household can be named; the occurrence."""
    here = raised(tx).here
    talk = talks.begin(tx, here.hoa, "visit", {})
    attempts.record(tx, here.lan, NotMet.NOT_HOME, by=here.hoa, on=SATURDAY, talk_id=talk.id)
    consents.ask(tx, by=here.hoa, wording="", given=True, household_id=here.lan)
    poor = priorities.add_group(tx, "Hộ nghèo") or 0
    priorities.set_groups(tx, here.lan, [poor], by=here.hoa)
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    coming = programmes.next_one(tx)
    assert coming is not None
    proposals.propose(tx, coming.id, here.hoa, [Next(here.lan, Reason.PRIORITY)])
    import_id = roster_imports.begin(tx, "ds.csv", Stage.PREVIEWED)
    changed = Matched(entry(here, 2, "Lan", "0987654321"), Verdict.CHANGED, here.lan)
    roster_imports.stage_some(tx, import_id, [changed])
    return here, coming.id


def pointing(tx: Tx, household_id: int) -> dict[str, int]:
    """How many rows name a household, in every table that has a column for one."""
    found = {}
    for each in SQLModel.metadata.sorted_tables:
        if "household_id" in each.c:
            mine = each.c.household_id == household_id
            counted = select(func.count()).select_from(each).where(mine)
            found[each.name] = int(tx.connection.execute(counted).scalar_one())
    return found


def test_whatever_names_the_one_names_the_other(store: Store) -> None:
    here, _ = store.run(everything)
    before = store.run(lambda tx: pointing(tx, here.lan))
    assert [name for name, count in before.items() if not count] == [], "give it a row here"
    store.run(lambda tx: household_mergers.merge(tx, here.lan, here.ba, by=here.ha))
    assert set(store.run(lambda tx: pointing(tx, here.lan)).values()) == {0}
    assert store.run(lambda tx: pointing(tx, here.ba)) == before


def test_every_column_that_points_at_a_household_is_known() -> None:
    """A new one must follow in `household_mergers`, and have a row in the test above."""
    keys = {
        f"{key.parent.table.name}.{key.parent.name}"
        for each in SQLModel.metadata.sorted_tables
        for key in each.foreign_keys
        if key.column.table.name == "household"
    }
    others = {key for key in keys if not key.endswith(".household_id")}
    pair = {"household_pair.one_id", "household_pair.other_id"}
    assert others == {"household.merged_into_id", *pair}


def test_whoever_asks_for_the_one_is_given_the_other(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        found = households.get(tx, here.lan)
        assert found is not None
        assert found.id == here.ba
        assert households.some(tx, [here.lan])[here.lan].id == here.ba
        assert [h.id for h in households.find(tx, "", None, skip=0, limit=9)[0]] == [
            here.ba,
            here.ut,
        ]
        assert households.count(tx, here.hamlets[0]) == 1
        assert [one.household_id for one in turns.standings(tx, here.hamlets[0])] == [here.ba]
        assert households.names(tx, here.ba) == ("ông Huỳnh Văn Ba", "bà Nguyễn Thị Lan")
        assert len(visits.of_household(tx, here.ba, limit=9)) == 1

    store.run(unit)


def test_one_that_was_merged_twice_is_one_step_away(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        household_mergers.merge(tx, here.ba, here.ut, by=here.ha)
        assert [h.id for id in (here.lan, here.ba) if (h := households.get(tx, id))] == [
            here.ut,
            here.ut,
        ]
        with pytest.raises(ValueError, match="two households"):
            household_mergers.merge(tx, here.lan, here.ut, by=here.ha)

    store.run(unit)


def test_what_the_one_lacks_the_other_gives_and_it_is_kept_who_said_so(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        rows = table(HouseholdRow)
        mine = rows.update().where(rows.c.id == here.lan)
        tx.connection.execute(mine.values(phone="0912345678", address_note="Tổ 1"))
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        found = households.get(tx, here.ba)
        assert found is not None
        about = (found.head_name, found.phone, found.address_note)
        assert about == ("ông Huỳnh Văn Ba", "0912345678", "Tổ 1")
        events = history.of(tx, "household", here.ba)
        told = [(e.what, e.old, e.new, e.person_id) for e in events]
        assert ("phone", "", "0912345678", here.ha) in told
        assert ("merged", "", str(here.lan), here.ha) in told
        (gone,) = [e for e in history.of(tx, "household", here.lan) if e.what == "merged_into"]
        assert (gone.old, gone.new) == ("bà Nguyễn Thị Lan", str(here.ba))

    store.run(unit)


def test_on_one_date_it_stands_on_one_list(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, occurrence_id = everything(tx)
        proposals.propose(tx, occurrence_id, here.tu, [Next(here.ba, Reason.CHOSEN)])
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        occurrence = programmes.occurrence(tx, occurrence_id)
        assert occurrence is not None
        [left] = proposals.of_occurrence(tx, occurrence)
        assert (left.household_id, left.person_id) == (here.ba, here.tu)

    store.run(unit)


def test_the_commune_s_list_still_has_both_and_doubles_nothing(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        known = roster_imports.known(tx, 0, 99)
        rows = [entry(here, 2, "Nguyễn Thị Lan", "0912"), entry(here, 3, "Huỳnh Văn Ba", "0933")]
        plan = match(rows, known)
        found = [(one.verdict, one.household_id) for one in plan.matched]
        assert found == [(Verdict.SAME, here.ba), (Verdict.CHANGED, here.ba)]
        assert (plan.problems, plan.near) == ([], [])

    store.run(unit)


def test_a_list_that_waits_writes_to_the_one_that_stays(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        (import_id,) = roster_imports.at_stage(tx, Stage.PREVIEWED)
        assert roster_imports.write_some(tx, import_id, 9) == 1
        found = households.get(tx, here.ba)
        assert found is not None
        assert found.phone == "0987654321"

    store.run(unit)


def test_pairs_are_offered_in_order_until_somebody_decides(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        first = Pair(here.lan, here.ba, Likeness.PHONE)
        second = Pair(here.ba, here.ut, Likeness.LETTER)
        pairs.add_some(tx, [first, second], 0)
        offered = pairs.first(tx)
        assert offered is not None
        assert (offered.place, offered.pair, pairs.count(tx)) == (0, first, 2)
        assert pairs.keep_apart(tx, here.lan, here.ba, by=here.ha)
        assert not pairs.keep_apart(tx, here.lan, here.ba, by=here.ha)
        pairs.clear(tx)
        pairs.add_some(tx, [first, second], 0)
        assert [o.pair for o in (pairs.first(tx),) if o] == [second]

    store.run(unit)


def test_who_was_told_apart_from_one_is_apart_from_the_other(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        found = [
            Pair(here.lan, here.ba, Likeness.PHONE),
            Pair(here.lan, here.ut, Likeness.LETTER),
        ]
        pairs.add_some(tx, found, 0)
        pairs.keep_apart(tx, here.lan, here.ut, by=here.ha)
        household_mergers.merge(tx, here.lan, here.ba, by=here.ha)
        assert pairs.count(tx) == 0
        pairs.add_some(tx, [Pair(here.ba, here.ut, Likeness.PHONE), *found], 0)
        assert pairs.count(tx) == 0
        rows = tx.connection.execute(select(table(PairRow))).all()
        assert [(row.one_id, row.other_id, row.apart_by) for row in rows] == [
            (here.ba, here.ut, here.ha)
        ]

    store.run(unit)


def test_a_search_is_asked_for_once_and_ends_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, _ = everything(tx)
        search_id = pairs.ask(tx, by=here.ha)
        assert pairs.ask(tx, by=here.ha) == search_id
        assert [(one.id, one.asked_by) for one in pairs.asked(tx)] == [(search_id, here.ha)]
        assert pairs.finish(tx, search_id)
        assert not pairs.finish(tx, search_id)
        assert pairs.asked(tx) == []

    store.run(unit)
