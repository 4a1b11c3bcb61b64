"""The staff as they stand now, the hamlets, the topics, and who looked at what."""

from datetime import date

from domain.people import Person, Role
from storage import commune, history, staff, topics
from storage.tables.history import AccessRow
from storage.transaction import Store, Tx
from storage.types import table
from tests.storage.people import add_topics, settle


def person(tx: Tx, person_id: int) -> Person:
    found = staff.by_id(tx, person_id)
    assert found is not None
    return found


def test_a_person_is_read_with_roles_charges_and_account(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        assert person(tx, here.hoa) == Person(
            here.hoa,
            "Lê Thị Hoa",
            frozenset({Role.CADRE}),
            frozenset({here.hamlets[0]}),
            whole_commune=False,
        )
        staff.bind(tx, here.hoa, 2**40, 2**40 + 1)
        bound = staff.by_account(tx, 2**40)
        assert bound is not None
        assert (bound.id, bound.chat_id, bound.reachable) == (here.hoa, 2**40 + 1, True)
        staff.set_roles(tx, here.hoa, [Role.CADRE, Role.COORDINATOR, Role.CADRE])
        staff.set_hamlets(tx, here.hoa, here.hamlets * 2, whole_commune=True)
        staff.rename(tx, here.hoa, "Lê Thị  Hoà")
        changed = person(tx, here.hoa)
        assert changed.full_name == "Lê Thị Hoà"
        assert changed.roles == {Role.CADRE, Role.COORDINATOR}
        assert (changed.hamlet_ids, changed.whole_commune) == (frozenset(here.hamlets), True)

    store.run(unit)


def test_an_account_speaks_for_one_person_and_a_person_from_one_account(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        staff.bind(tx, here.hoa, 101, 101)
        staff.bind(tx, here.hoa, 102, 102)
        assert staff.by_account(tx, 101) is None
        staff.bind(tx, here.tu, 102, 102)
        assert person(tx, here.hoa).chat_id is None
        speaker = staff.by_account(tx, 102)
        assert speaker is not None
        assert speaker.id == here.tu
        staff.unbind(tx, here.tu)
        assert staff.by_account(tx, 102) is None

    store.run(unit)


def test_whoever_leaves_can_do_nothing_but_keeps_the_name(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        staff.bind(tx, here.hoa, 101, 101)
        staff.leave(tx, here.hoa)
        assert staff.by_account(tx, 101) is None
        assert staff.by_id(tx, here.hoa) is None
        assert here.hoa not in {p.id for p in staff.everyone(tx)}
        assert staff.name_of(tx, here.hoa) == "Lê Thị Hoa"
        assert staff.name_of(tx, None) == ""
        assert staff.count(tx) == 2

    store.run(unit)


def test_reach_is_noted_for_the_account_that_is_open(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        staff.bind(tx, here.hoa, 101, 101)
        staff.unreachable(tx, 101)
        staff.unreachable(tx, 999)
        assert not person(tx, here.hoa).reachable
        staff.reachable(tx, 101)
        assert person(tx, here.hoa).reachable
        staff.unreachable(tx, 101)
        staff.bind(tx, here.hoa, 102, 102)
        assert person(tx, here.hoa).reachable

    store.run(unit)


def test_people_stand_in_the_order_of_given_names_and_are_found_by_role(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        for name in ("Võ Ân", "Trần Ăn", "Đỗ An", "Đặng Đào", "Lý Dũng"):
            staff.add(tx, name, [Role.LEADER])
        given = [p.given_name for p in staff.everyone(tx)]
        assert given == ["An", "Ăn", "Ân", "Dũng", "Đào", "Hà", "Hoa", "Tú"]
        assert [p.given_name for p in staff.everyone(tx, Role.COORDINATOR)] == ["Hà"]
        assert [p.given_name for p in staff.everyone(tx, Role.ADMIN)] == []

    store.run(unit)


def test_a_large_staff_is_read_whole(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        for number in range(550):
            staff.add(tx, f"Người Thứ {number}", [Role.CADRE], [here.hamlets[0]])
        people = staff.everyone(tx, Role.CADRE)
        assert len(people) == 552
        assert all(p.roles == {Role.CADRE} and p.hamlet_ids for p in people)

    store.run(unit)


def test_the_commune_is_founded_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        assert (commune.get(tx), commune.name(tx)) == (None, "")
        settle(tx)
        commune.found(tx, "xã Khác", "tỉnh Khác")
        assert commune.name(tx) == "xã Tân Lúa"

    store.run(unit)


def test_hamlets_stand_in_order_with_numbers_by_size(store: Store) -> None:
    def unit(tx: Tx) -> list[str]:
        for name in ("Ấp 10", "Ấp 2", "Ấp Gò Dưa", "Ấp Đông", "Ấp Dinh", "Ấp 1", "ấp 3"):
            commune.add_hamlet(tx, name)
        return [hamlet.name for hamlet in commune.hamlets(tx)]

    assert store.run(unit) == [
        "Ấp 1",
        "Ấp 2",
        "ấp 3",
        "Ấp 10",
        "Ấp Dinh",
        "Ấp Đông",
        "Ấp Gò Dưa",
    ]


def test_a_hamlets_name_is_given_once_whatever_its_marks_and_case(store: Store) -> None:
    def unit(tx: Tx) -> None:
        first, second = settle(tx).hamlets
        assert commune.add_hamlet(tx, "  ẤP   3 ") is None
        assert not commune.rename_hamlet(tx, second, "ap 3")
        assert commune.rename_hamlet(tx, first, "ẤP 3")
        commune.close_hamlet(tx, first)
        assert [h.id for h in commune.hamlets(tx)] == [second]
        closed = commune.hamlet(tx, first)
        assert closed is not None
        assert commune.add_hamlet(tx, " Ấp  3") == first
        assert [h.name for h in commune.hamlets(tx)] == ["Ấp 3", "Ấp 4"]

    store.run(unit)


def test_topics_stand_in_their_places_with_their_lines(store: Store) -> None:
    def unit(tx: Tx) -> None:
        add_topics(tx)
        assert [(t.name, t.points) for t in topics.open_ones(tx)] == [
            ("BHYT", ("Hỏi thẻ",)),
            ("Rác thải", ("Phân loại", "Thu gom")),
        ]

    store.run(unit)


def test_numbers_count_from_one_for_each_kind_and_year(store: Store) -> None:
    def unit(tx: Tx) -> list[int]:
        asked = [
            ("visit", 2026),
            ("visit", 2026),
            ("issue", 2026),
            ("visit", 2027),
            ("visit", 2026),
        ]
        return [history.next_number(tx, kind, year) for kind, year in asked]

    assert store.run(unit) == [1, 2, 1, 1, 3]


def test_changes_and_looks_are_kept(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        history.record(tx, "visit", 7, "note", by=here.hoa, old="a", new="b", why="c")
        history.record(tx, "visit", 7, "closed", by=None)
        history.record(tx, "issue", 7, "note", by=here.hoa)
        events = history.of(tx, "visit", 7)
        assert [(e.person_id, e.what, e.old, e.new, e.why) for e in events] == [
            (here.hoa, "note", "a", "b", "c"),
            (None, "closed", "", "", ""),
        ]
        history.looked(tx, "household", here.lan, by=here.hoa)
        history.looked(tx, "household", here.lan, by=here.tu, refused=True)
        looks = tx.connection.execute(table(AccessRow).select()).all()
        assert [(row.person_id, row.refused) for row in looks] == [
            (here.hoa, False),
            (here.tu, True),
        ]
        assert {row.at.date() for row in looks} == {date(2026, 1, 2)}

    store.run(unit)
