"""Papers: ordered once while they wait, ended once, their files forgotten later."""

from storage import papers
from storage.papers import PaperState
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import settle

BIG_CHAT = 5_000_000_000


def test_a_paper_waits_is_made_and_its_file_goes(store: Store, clock: Clock) -> None:
    def order(tx: Tx) -> int:
        ha = settle(tx).ha
        first = papers.order(tx, "list", {"of": 1}, person_id=ha, chat_id=BIG_CHAT)
        assert papers.order(tx, "list", {"of": 1}, person_id=ha, chat_id=BIG_CHAT) is None
        other = papers.order(tx, "list", {"of": 2}, person_id=ha, chat_id=BIG_CHAT)
        assert papers.waiting(tx) == [first, other]
        assert first is not None
        return first

    id = store.run(order)

    def end(tx: Tx) -> None:
        paper = papers.get(tx, id)
        assert paper is not None
        assert (paper.args, paper.chat_id) == ({"of": 1}, BIG_CHAT)
        assert papers.end(tx, paper, PaperState.MADE)
        assert not papers.end(tx, paper, PaperState.FAILED)

    store.run(end)
    later = clock.passes(days=1)
    assert store.run(lambda tx: papers.made_before(tx, later)) == [id]
    store.run(lambda tx: papers.file_gone(tx, id))
    assert store.run(lambda tx: papers.made_before(tx, later)) == []
