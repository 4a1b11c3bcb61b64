"""One commitment a person and year; who wrote it and who reviewed it are both kept."""

from domain.commitment import Pledge, Verdict
from storage import commitments, history
from storage.transaction import Store, Tx
from tests.storage.people import settle

TWO = Pledge(("Trả lời đơn đúng hạn", "Xuống ấp mỗi tuần"), "100 %")
ONE = Pledge(("Trả lời đơn đúng hạn",))


def test_it_is_written_changed_reviewed_and_then_stands(store: Store) -> None:
    def unit(tx: Tx) -> None:
        there = settle(tx)
        assert commitments.of(tx, there.hoa, 2026) is None
        assert commitments.write(tx, there.hoa, 2026, ONE, by=there.ha)
        assert commitments.write(tx, there.hoa, 2026, TWO, by=there.hoa)
        assert commitments.write(tx, there.tu, 2026, ONE, by=there.tu)
        mine = commitments.of(tx, there.hoa, 2026)
        assert mine is not None
        assert (mine.pledge, mine.written_by, mine.verdict) == (TWO, there.hoa, None)
        assert commitments.review(tx, mine, Verdict.DONE_WELL, "Rất đều", by=there.ha)
        assert not commitments.write(tx, there.hoa, 2026, ONE, by=there.hoa)
        reviewed = commitments.of_year(tx, 2026)[there.hoa]
        assert (reviewed.pledge, reviewed.verdict) == (TWO, Verdict.DONE_WELL)
        assert (reviewed.review_words, reviewed.reviewed_by) == ("Rất đều", there.ha)
        assert not commitments.review(tx, reviewed, Verdict.DONE_WELL, "Rất đều", by=there.ha)
        assert commitments.of_year(tx, 2026).keys() == {there.hoa, there.tu}
        assert commitments.of_year(tx, 2025) == {}
        assert [(e.what, e.person_id) for e in history.of(tx, "commitment", mine.id)] == [
            ("written", there.ha),
            ("lines", there.hoa),
            ("target", there.hoa),
            ("reviewed", there.ha),
        ]

    store.run(unit)
