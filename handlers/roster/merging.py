"""Makes two households one, in the records and in what people have begun to write."""

from dataclasses import replace

from handlers.talk.script import Json
from handlers.talk.state import Answer, State
from handlers.visit.facts import choice
from storage import household_mergers, households, talks
from storage.households import Household
from storage.transaction import Tx

_STEMS = ("household", "household.of")
"""Keys, from their first or a later part on, under which a form holds a household's id."""


def merge(tx: Tx, gone_id: int, stays_id: int, *, by: int) -> None:
    """All that was the one's is the other's; forms that name the one name the other."""
    household_mergers.merge(tx, gone_id, stays_id, by=by)
    stays = households.get(tx, stays_id)
    assert stays is not None
    for talk in talks.naming(tx, gone_id):
        before = State.from_json(talk.state)
        after = _named_anew(before, gone_id, stays)
        is_about = talk.subject == f"household:{gone_id}"
        if after != before or is_about:
            subject = f"household:{stays.id}" if is_about else talk.subject
            talks.rewrite(tx, talk.id, after.to_json(), subject)


def _named_anew(state: State, gone_id: int, stays: Household) -> State:
    shown = choice(stays).given.shown
    answers, title = dict(state.answers), state.title
    for key, answer in state.answers.items():
        if _names(key, answer.value, gone_id):
            answers[key] = Answer(stays.id, shown, answer.message_id)
            title = title.replace(answer.shown, shown)
    start = dict(state.start)
    if start.get("household") == gone_id:
        start["household"] = stays.id
    return replace(state, answers=answers, start=start, title=title)


def _names(key: str, value: Json, household_id: int) -> bool:
    stem = key.partition("@")[0]
    is_it = any(stem == one or stem.endswith(f".{one}") for one in _STEMS)
    return is_it and value == household_id and not isinstance(value, bool)
