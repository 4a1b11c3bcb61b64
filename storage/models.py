"""The register of models: added, changed with history, ended, carried on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from domain.model import Ending, Model, Outcome, Status, carried_on, key
from domain.text import fold, sort_key
from storage import history
from storage.statements import Statement
from storage.tables.register import ModelRow
from storage.transaction import Tx
from storage.types import table

_models = table(ModelRow)
_SHOWN = (_models.c.id, *(_models.c[name] for name in Model.__slots__))
_kept = select(*_SHOWN).where(_models.c.ending != str(Ending.MISTAKEN))
_OF_YEAR = Statement(_kept.where(_models.c.year == bindparam("in_year")))
_BY_ID = Statement(_kept.where(_models.c.id == bindparam("model")))
_BY_KEY = Statement(
    _kept.where(
        _models.c.year == bindparam("in_year"),
        _models.c.unit_folded == bindparam("of_unit"),
        _models.c.folded == bindparam("called"),
    )
)


@dataclass(frozen=True, slots=True)
class Registered:
    """A model as it stands in the register."""

    id: int
    model: Model


def get(tx: Tx, model_id: int) -> Registered | None:
    """A model, unless it was taken out as a mistake or never was."""
    found = _BY_ID.first(tx, {"model": model_id})
    return _registered(found) if found else None


def same(tx: Tx, model: Model) -> Registered | None:
    """The entry of the same year, unit and name."""
    year, unit, name = key(model)
    found = _BY_KEY.first(tx, {"in_year": year, "of_unit": unit, "called": name})
    return _registered(found) if found else None


def of_year(tx: Tx, year: int) -> list[Registered]:
    """The models of a year, in Vietnamese order of units, then of names."""
    return _sorted([_registered(row) for row in _OF_YEAR.rows(tx, {"in_year": year})])


def every(tx: Tx) -> list[Registered]:
    """All models of all years, the newest year first."""
    rows = tx.connection.execute(_kept).all()
    return sorted(_sorted([_registered(row) for row in rows]), key=lambda one: -one.model.year)


def units(tx: Tx) -> list[str]:
    """The units that ever registered a model, each as it was written last."""
    rows = tx.connection.execute(
        select(_models.c.unit_folded, _models.c.unit).order_by(_models.c.id)
    )
    written_last: dict[str, str] = {row.unit_folded: row.unit for row in rows}
    return sorted(written_last.values(), key=sort_key)


def topics(tx: Tx) -> list[str]:
    """The topics that any model ever had."""
    rows = tx.connection.execute(select(_models.c.topics).order_by(_models.c.id)).scalars()
    named = {fold(topic): topic for some in rows for topic in some}
    return sorted(named.values(), key=sort_key)


def add(tx: Tx, model: Model, *, by: int | None) -> int | None:
    """A new model's id, or None when that year has it already."""
    if same(tx, model) is not None:
        return None
    values = {**_values(model), "created_at": tx.now}
    added = tx.connection.execute(insert(_models).values(values).returning(_models.c.id))
    model_id = int(added.scalar_one())
    history.record(tx, "model", model_id, "added", by=by, new=model.name)
    return model_id


def change(tx: Tx, model_id: int, model: Model, *, by: int | None) -> bool:
    """The model is this from now on; False when another entry has its year, unit and name."""
    before = get(tx, model_id)
    other = same(tx, model)
    if before is None or (other is not None and other.id != model_id):
        return False
    for name in Model.__slots__:
        old, new = getattr(before.model, name), getattr(model, name)
        if old != new and name != "owner_id":
            words = {"old": _words(old), "new": _words(new)}
            history.record(tx, "model", model_id, name, by=by, **words)
    changing = update(_models).where(_models.c.id == model_id).values(_values(model))
    tx.connection.execute(changing)
    return True


def carry_on(tx: Tx, model: Model, *, by: int) -> tuple[int, bool]:
    """The model's id in the next year, and whether it was not there before."""
    following = carried_on(model)
    there = same(tx, following)
    if there is not None:
        return there.id, False
    added = add(tx, following, by=by)
    assert added is not None
    return added, True


def _values(model: Model) -> dict[str, Any]:
    plain = {name: getattr(model, name) for name in Model.__slots__}
    return {
        **plain,
        "unit_folded": fold(model.unit),
        "folded": fold(model.name),
        "status": str(model.status),
        "topics": list(model.topics),
        "outcome": str(model.outcome),
        "ending": str(model.ending or ""),
    }


def _registered(row: Any) -> Registered:
    id, *given = row
    plain = dict(zip(Model.__slots__, given, strict=True))
    plain["status"] = Status(plain["status"])
    plain["topics"] = tuple(plain["topics"])
    plain["outcome"] = Outcome(plain["outcome"])
    plain["ending"] = Ending(plain["ending"]) if plain["ending"] else None
    return Registered(id, Model(**plain))


def _sorted(found: list[Registered]) -> list[Registered]:
    return sorted(found, key=lambda one: (sort_key(one.model.unit), sort_key(one.model.name)))


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
