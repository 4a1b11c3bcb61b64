"""How the talks about a date are begun, and whether it still is as it was then."""

from collections.abc import Mapping
from dataclasses import replace

from domain.message import Utterance
from handlers.call import Call
from handlers.meeting.access import recordable
from handlers.talk import desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Json, T
from handlers.talk.state import Answer, State
from storage import programmes, talks
from storage.programmes import Occurrence


def begin(
    call: Call,
    kind: TalkKind[T],
    start: Mapping[str, Json],
    answers: Mapping[str, Answer] | None = None,
) -> list[Utterance]:
    """Begin a talk about a date, or take up the one that was begun on it as it stands now."""
    for talk in talks.open_of(call.tx, call.person.id):
        if talk.kind == kind.name and talk.state.get("start") == dict(start):
            return desk.again(call, kind, talk)
    return desk.begin(call, kind, start, answers)


def begin_anew(call: Call, kind: TalkKind[T], start: Mapping[str, Json]) -> list[Utterance]:
    """Begin a talk about a date from what is known now; an earlier one about it is given up."""
    for talk in talks.open_of(call.tx, call.person.id):
        about = talk.state["start"].get("occurrence")
        if talk.kind == kind.name and about == start["occurrence"]:
            talks.end(call.tx, talk.id, "replaced")
    return desk.begin(call, kind, start)


def day_of(call: Call, state: State) -> Occurrence:
    """The date a talk is about, as it stands now."""
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    assert occurrence is not None
    return occurrence


def still(call: Call, state: State) -> Occurrence | None:
    """The date, if the person may record it still and nobody moved it meanwhile.

    Raises:
        Refused: It is others' by now, or not kept.
    """
    occurrence = recordable(replace(call, id=state.start["occurrence"]))
    return occurrence if occurrence.occurs_on.isoformat() == state.start["on"] else None
