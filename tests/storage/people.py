"""Two hamlets, three people and their households, for tests of the records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.message import File, FileKind
from domain.people import Role
from domain.spoken import Spoken
from domain.visiting import Next, Reason
from storage import commune, households, staff, talks, topics, visits
from storage.transaction import Tx
from storage.visits import Visit

SATURDAY = date(2026, 1, 3)


@dataclass(frozen=True)
class Settled:
    """Ids of what there is."""

    hamlets: tuple[int, int]
    hoa: int
    tu: int
    ha: int
    lan: int
    ba: int
    ut: int


def settle(tx: Tx) -> Settled:
    """Hoa in Ấp 3 with bà Lan and ông Ba, Tú in Ấp 4 with ông Út, Hà the coordinator."""
    commune.found(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    first, second = (commune.add_hamlet(tx, name) or 0 for name in ("Ấp 3", "Ấp 4"))
    return Settled(
        hamlets=(first, second),
        hoa=staff.add(tx, "Lê Thị Hoa", [Role.CADRE], [first]),
        tu=staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [second]),
        ha=staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR], whole_commune=True),
        lan=households.add(tx, first, "bà Nguyễn Thị Lan", by=None),
        ba=households.add(tx, first, "ông Huỳnh Văn Ba", by=None),
        ut=households.add(tx, second, "ông Võ Thành Út", by=None),
    )


def visited(tx: Tx, household_id: int, by: int, on: date = SATURDAY, **more: Any) -> Visit:
    """A visit that somebody recorded, from a talk of its own."""
    talk = talks.begin(tx, by, "visit", {})
    talks.end(tx, talk.id, "done")
    values = {
        "occurrence_id": None,
        "talk_id": talk.id,
        "companion_ids": (),
        "topic_ids": (),
        "note": Spoken(),
        "place": None,
    }
    return visits.record(tx, household_id=household_id, visited_on=on, by=by, **{**values, **more})


def never_visited(*household_ids: int) -> list[Next]:
    """Households as they are put on a list."""
    return [Next(id, Reason.NEVER_VISITED) for id in household_ids]


def add_topics(tx: Tx) -> tuple[int, ...]:
    """Two topics, the later added standing first."""
    topics.add(tx, "Rác thải", ["Phân loại", "Thu gom"], 2)
    topics.add(tx, "BHYT", ["Hỏi thẻ"], 1)
    return tuple(topic.id for topic in topics.open_ones(tx))


def photo(unique_id: str, kind: FileKind = FileKind.PHOTO, **more: Any) -> File:
    """A sent file."""
    return File(kind, f"file-{unique_id}", unique_id, **more)
