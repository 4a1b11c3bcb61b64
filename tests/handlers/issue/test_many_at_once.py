"""What comes to one person at one moment is one list that opens each; what is urgent is whole."""

from datetime import timedelta

from bench.town import Town, does, opens, sweeps, taps
from domain.issue import Urgency
from domain.message import Say, Utterance
from domain.responsibility import Part
from handlers.leader import accepting
from storage import absences, assistants, checks, issues, responsibles
from storage.issues import Issue
from storage.transaction import Tx

HOA, TU, NGA, AN, BINH, CHIN, HA = range(1, 8)
ASSISTANT = NGA
CHATS = {HOA: 101, TU: 102, NGA: 103, AN: 201, BINH: 202, CHIN: 203, HA: 301}


def to(said: list[Utterance], person_id: int) -> list[Say]:
    return [one for one in said if isinstance(one, Say) and one.chat_id == CHATS[person_id]]


def labels(said: Say) -> list[str]:
    return [button.label for row in said.buttons for button in row]


def now(tx: Tx, number: int) -> Issue:
    found = issues.get(tx, number)
    assert found is not None
    return found


def goes(tx: Tx, person_id: int, deputy_id: int) -> list[Utterance]:
    absences.set_one(tx, person_id, deputy_id, tx.today, tx.today + timedelta(days=3), tx.now)
    checks.look_again(tx, person_id)
    return sweeps(tx)


def comes_back(tx: Tx, person_id: int) -> list[Utterance]:
    absences.end(tx, person_id)
    checks.look_again(tx, person_id)
    return sweeps(tx)


def named(tx: Tx) -> None:
    responsibles.put(tx, None, None, Part.RESPONSIBLE, [AN])
    responsibles.put(tx, None, None, Part.ABOVE, [CHIN])


def test_an_absence_is_one_list_for_the_stand_in_and_one_on_return(town: Town) -> None:
    def unit(tx: Tx) -> None:
        named(tx)
        assistants.name(tx, BINH, ASSISTANT)
        for _ in range(3):
            opens(tx, HOA, 7)
        said = goes(tx, AN, BINH)
        (listed,) = to(said, BINH)
        assert "3 việc mới chuyển đến" in listed.text
        assert listed.text.count("Vì đ/c An đang vắng mặt:") == 1
        assert listed.text.count("nhận việc – đến hạn") == 3
        assert [label[:9] for label in labels(listed)] == ["🔎 26-0001", "🔎 26-0002", "🔎 26-0003"]
        (theirs,) = to(said, ASSISTANT)
        assert "Tin này gửi đ/c Bình" in theirs.text
        (back,) = to(comes_back(tx, AN), AN)
        assert "Vì đ/c Bình hết thời gian làm thay:" in back.text

    town.store.run(unit)


def test_what_is_urgent_and_what_comes_alone_is_whole(town: Town) -> None:
    def unit(tx: Tx) -> None:
        named(tx)
        for urgency in (Urgency.NORMAL, Urgency.URGENT, Urgency.NORMAL):
            opens(tx, HOA, 7, urgency)
        whole, listed = to(goes(tx, AN, BINH), BINH)
        assert "Ý kiến vượt thẩm quyền – YK-2026-0002" in whole.text
        assert "2 việc mới chuyển đến" in listed.text
        assert "YK-2026-0002" not in listed.text
        for number in (1, 3):
            does(tx, BINH, "answer", now(tx, number), ("Xã đã đổ đá cấp phối 200 m", "", ""))
        (alone,) = to(comes_back(tx, AN), AN)
        assert "vì đ/c Bình hết thời gian làm thay" in alone.text

    town.store.run(unit)


def test_who_brings_word_gets_one_list_as_well(town: Town) -> None:
    def unit(tx: Tx) -> None:
        named(tx)
        for number in (1, 2):
            opens(tx, HOA, 7)
            extra = f"{now(tx, number).version}.{now(tx, number).answer_on:%Y%m%d}"
            taps(tx, AN, accepting.accept, number, extra)
        (listed,) = to(goes(tx, HOA, TU), TU)
        assert listed.text.count("báo hộ là đã tiếp nhận – đến hạn") == 2
        assert [label[:9] for label in labels(listed)] == ["🔎 26-0001", "🔎 26-0002"]

    town.store.run(unit)
