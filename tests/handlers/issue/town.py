"""A commune with leaders above one another, a coordinator, and issues opened from nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.issue import Channel, IssueDraft, Kind, Origin, Urgency
from domain.message import ChatKind, Heard, Words
from domain.people import Role
from domain.spoken import Spoken
from handlers.call import Call
from handlers.founding.categories import CATEGORIES, VALID_FROM
from handlers.issue.opening import open_one
from storage import categories, staff
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.driver import HOA, stage_in
from tests.handlers.driver import Stage as Town

LEADERS = {"Vũ Bình An": 201, "Đào Thanh Bình": 202, "Cao Văn Chín": 203}


def settles(tx: Tx) -> None:
    for place, one in enumerate(CATEGORIES):
        categories.add(
            tx,
            one.name,
            one.keywords,
            place,
            is_beyond=one.is_beyond,
            limits=one.limits,
            valid_from=VALID_FROM,
            is_conduct=one.is_conduct,
        )
    for name, chat in LEADERS.items():
        staff.bind(tx, staff.add(tx, name, [Role.LEADER], whole_commune=True), chat, chat)
    staff.bind(tx, staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR]), 301, 301)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with stage_in(tmp_path) as stage:
        stage.knows(settles)
        yield stage


def call_of(tx: Tx, person_id: int) -> Call | None:
    person = staff.by_id(tx, person_id)
    if person is None or person.chat_id is None:
        return None
    chat = person.chat_id
    return Call(tx, person, Heard(1, chat, ChatKind.PRIVATE, chat, "", 1, tx.now, Words("x")))


def opens(tx: Tx, category_id: int, urgency: Urgency, concerned_id: int | None = None) -> Issue:
    person = staff.by_account(tx, HOA)
    assert person is not None
    call = call_of(tx, person.id)
    assert call is not None
    draft = IssueDraft(
        Kind.REPORT, Spoken("Ngập"), category_id, urgency=urgency, concerned_id=concerned_id
    )
    return open_one(call, draft, Origin(Channel.OFFICE, tx.today, 1))
