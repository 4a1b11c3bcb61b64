"""What was prepared on an issue ends once, and its words with it."""

from datetime import date

from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency
from domain.message import FileKind
from domain.spoken import Spoken
from storage import attachments, categories, issues, prepared, talks
from storage.issues import Issue
from storage.prepared import Prepared
from storage.transaction import Store, Tx
from tests.storage.people import Settled, photo, settle

ON = date(2026, 1, 20)
VALUES = {"answer": {"value": {"words": "Đã đổ đá"}, "shown": "Đã đổ đá"}}


def opened(tx: Tx) -> tuple[Settled, Issue]:
    people = settle(tx)
    categories.add(
        tx,
        "Giao thông",
        [],
        1,
        is_beyond=True,
        limits={Urgency.NORMAL: Limits(10, 10)},
        valid_from=ON,
    )
    (category,) = categories.open_ones(tx)
    issue = issues.open_issue(
        tx,
        IssueDraft(Kind.REPORT, Spoken("Ngập"), category.id),
        Clocks(ON, ON),
        Origin(Channel.VISIT, ON, people.hamlets[0]),
        by=people.hoa,
        stage=Stage.WAITING,
        holder_id=people.ha,
        due_on=ON,
        check_at=None,
    )
    return people, issue


def kept(tx: Tx, people: Settled, issue: Issue, by: int | None = None) -> Prepared:
    by = by or people.tu
    return prepared.keep(tx, issue.id, 0, "answer", VALUES, None, by=by, for_id=people.ha)


def test_it_waits_with_its_words_until_it_ends(store: Store) -> None:
    people, issue = store.run(opened)
    one = store.run(lambda tx: kept(tx, people, issue))
    assert store.run(lambda tx: prepared.open_of(tx, issue.id)) == [one]
    assert one.values == VALUES
    assert store.run(lambda tx: prepared.end(tx, one.id, "approved"))
    assert not store.run(lambda tx: prepared.end(tx, one.id, "declined"))
    ended = store.run(lambda tx: prepared.get(tx, one.id))
    assert (ended and ended.ending, ended and ended.values) == ("approved", {})
    assert store.run(lambda tx: prepared.open_of(tx, issue.id)) == []


def test_what_the_same_person_prepares_anew_takes_its_place(store: Store) -> None:
    people, issue = store.run(opened)
    first = store.run(lambda tx: kept(tx, people, issue))
    other = store.run(lambda tx: kept(tx, people, issue, by=people.hoa))
    second = store.run(lambda tx: kept(tx, people, issue))
    assert store.run(lambda tx: prepared.open_of(tx, issue.id)) == [other, second]
    gone = store.run(lambda tx: prepared.get(tx, first.id))
    assert (gone and gone.ending, gone and gone.values) == ("overtaken", {})


def test_an_act_on_the_issue_overtakes_it(store: Store) -> None:
    people, issue = store.run(opened)
    one = store.run(lambda tx: kept(tx, people, issue))
    values = {"stage": str(Stage.ACCEPTED)}
    store.run(lambda tx: issues.act(tx, issue, "accepted", values, by=people.ha))
    gone = store.run(lambda tx: prepared.get(tx, one.id))
    assert (gone and gone.ending, gone and gone.values) == ("overtaken", {})


def test_it_follows_an_issue_that_stays_where_it_stands(store: Store) -> None:
    people, issue = store.run(opened)
    one = store.run(lambda tx: kept(tx, people, issue))
    store.run(lambda tx: issues.act(tx, issue, "noticed", {"tries": 0}, by=people.hoa))
    (same,) = store.run(lambda tx: prepared.open_of(tx, issue.id))
    assert (same.id, same.version, same.values) == (one.id, 1, VALUES)


def test_files_of_an_earlier_answer_step_back_into_slots_of_their_own(store: Store) -> None:
    people, issue = store.run(opened)

    def sent(tx: Tx) -> None:
        talk = talks.begin(tx, people.ha, "answer", {})
        for slot in ("answer", "instruction"):
            file = photo("same", FileKind.PHOTO)
            attachments.keep(tx, file, slot, talk_id=talk.id, message_id=1, sent_at=tx.now)
        attachments.join_form(tx, talk.id, issue.id)

    store.run(sent)
    store.run(lambda tx: attachments.set_back(tx, issue.id, ("answer", "instruction")))
    slots = [file.slot for file in store.run(lambda tx: attachments.of_issue(tx, issue.id))]
    assert slots == ["past.answer", "past.instruction"]
