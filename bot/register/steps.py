"""A list against the register: what it would change, and writing it in short units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from domain.model import Model, key
from domain.model_list import Listed, merged
from domain.text import fold
from handlers.models.form import Owner, staff_by_name
from storage import models
from storage.models import Registered
from storage.transaction import Store, Tx

WRITTEN_AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What becomes of the models of a list."""

    new: tuple[Listed, ...]
    changed: tuple[Listed, ...]
    same: tuple[Listed, ...]


def compare(store: Store, listed: Sequence[Listed]) -> Verdicts:
    """Sort the models of a list by what the register has of them."""
    kept, owners = store.run(_standing)
    before = {key(one.model): one.model for one in kept}
    old = [(one, before[key(one.model)]) for one in listed if key(one.model) in before]
    return Verdicts(
        new=tuple(one for one in listed if key(one.model) not in before),
        changed=tuple(one for one, known in old if _after(one, known, owners) != known),
        same=tuple(one for one, known in old if _after(one, known, owners) == known),
    )


def write(store: Store, listed: Sequence[Listed]) -> int:
    """Write them, a few at a time, against the register as it is then; how many were written."""
    done = 0
    for start in range(0, len(listed), WRITTEN_AT_A_TIME):
        done += store.run(partial(_write, listed=listed[start : start + WRITTEN_AT_A_TIME]))
    return done


def _standing(tx: Tx) -> tuple[list[Registered], dict[str, Owner]]:
    return models.every(tx), staff_by_name(tx)


def _write(tx: Tx, listed: Sequence[Listed]) -> int:
    owners = staff_by_name(tx)
    return sum(_write_one(tx, one, owners) for one in listed)


def _write_one(tx: Tx, one: Listed, owners: Mapping[str, Owner]) -> bool:
    before = models.same(tx, one.model)
    if before is None:
        return models.add(tx, _after(one, None, owners), by=None) is not None
    model = _after(one, before.model, owners)
    return model != before.model and models.change(tx, before.id, model, by=None)


def _after(one: Listed, before: Model | None, owners: Mapping[str, Owner]) -> Model:
    """What it will be; an owner called like one member of staff is that one."""
    model = merged(one, before)
    if "owner" not in one.filled:
        return model
    if before is not None and fold(model.owner) == fold(before.owner):
        return replace(model, owner=before.owner)
    owner = owners.get(fold(model.owner), Owner(model.owner))
    return replace(model, owner=owner.words, owner_id=owner.person_id)
