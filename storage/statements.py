"""Core statements that are compiled once and given straight to the driver.

For the statements of every update: SQLAlchemy's own execution costs about 15 µs each, ten
times what SQLite needs. Types are converted as SQLAlchemy would. Everything else may use
`tx.connection.execute`; both work in the same transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import psycopg
from sqlalchemy import Dialect, Insert, Table, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import NullType, TypeEngine

from storage.engine import give_up_if_ended
from storage.transaction import Tx

Values: TypeAlias = Mapping[str, Any]
_Convert: TypeAlias = Callable[[Any], Any]

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_ERRORS = (sqlite3.Error, psycopg.Error)

# PostgreSQL's number for `double precision`: only numbers with a point ask for theirs.
_DOUBLE = 701


@dataclass(frozen=True, slots=True)
class _Form:
    """A statement in the words of one database.

    Most values need no conversion: `inputs` and `outputs` are the names and places of those
    that do.
    """

    sql: str
    named: bool
    names: tuple[str, ...]
    inputs: tuple[tuple[str, _Convert], ...]
    fixed: dict[str, Any]
    outputs: tuple[tuple[int, _Convert], ...]

    def arguments(self, values: Values) -> Any:
        """Return what the driver takes."""
        given = {**self.fixed, **values}
        for name, convert in self.inputs:
            given[name] = convert(given[name])
        if self.named:
            return {name: given[name] for name in self.names}
        return [given[name] for name in self.names]

    def row(self, found: Iterable[Any]) -> tuple[Any, ...]:
        """Return a row of the driver in Python's types."""
        if not self.outputs:
            return tuple(found)
        row = list(found)
        for place, convert in self.outputs:
            row[place] = convert(row[place])
        return tuple(row)


class Statement:
    """A Core statement whose bound values are all `bindparam`s.

    Args:
        core: The statement, or for `ON CONFLICT` a function that makes it from the `insert`
            of the database at hand.
    """

    def __init__(self, core: Executable | Callable[[Any], Executable]) -> None:
        self._core = core
        self._forms: dict[str, _Form] = {}

    def rows(self, tx: Tx, values: Values) -> list[tuple[Any, ...]]:
        """Return all rows found or returned."""
        form = self._form(tx)
        found = self._execute(tx, form, values).fetchall()
        return [form.row(row) for row in found]

    def first(self, tx: Tx, values: Values) -> tuple[Any, ...] | None:
        """Return the first row found or returned."""
        rows = self.rows(tx, values)
        return rows[0] if rows else None

    def run(self, tx: Tx, values: Values) -> int:
        """Execute and return how many rows were changed."""
        count: int = self._execute(tx, self._form(tx), values).rowcount
        return count

    def each(self, tx: Tx, many: Iterable[Values]) -> list[tuple[Any, ...] | None]:
        """Execute once for each and return the one row each returned, in order."""
        form = self._form(tx)
        if not form.named:
            return [self.first(tx, values) for values in many]
        driver: Any = tx.connection.connection.driver_connection
        try:
            # One round trip rather than one for each.
            cursor = driver.cursor()
            cursor.executemany(
                form.sql, [form.arguments(values) for values in many], returning=True
            )
            found = [cursor.fetchone()]
            while cursor.nextset():
                found.append(cursor.fetchone())
        except _ERRORS as error:
            give_up_if_ended(tx.connection, error)
            raise
        return [None if row is None else form.row(row) for row in found]

    def many(self, tx: Tx, many: Sequence[Values]) -> None:
        """Execute once for each, in order."""
        if len(many) == 1:
            self.run(tx, many[0])
            return
        form = self._form(tx)
        driver: Any = tx.connection.connection.driver_connection
        try:
            driver.cursor().executemany(form.sql, [form.arguments(values) for values in many])
        except _ERRORS as error:
            give_up_if_ended(tx.connection, error)
            raise

    def _execute(self, tx: Tx, form: _Form, values: Values) -> Any:
        driver: Any = tx.connection.connection.driver_connection
        try:
            return driver.execute(form.sql, form.arguments(values))
        except _ERRORS as error:
            give_up_if_ended(tx.connection, error)
            raise

    def _form(self, tx: Tx) -> _Form:
        dialect = tx.connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _compile(self._core, dialect)
        return form


def insertion(into: Table, *names: str) -> Insert:
    """An `INSERT` of these columns, from bound values of the same names.

    Those left out get the table's defaults, as SQLAlchemy would give them.
    """
    defaults = {
        c.name: c.default.arg for c in into.c if isinstance(c.default, ScalarElementColumnDefault)
    }
    return insert(into).values({**defaults, **{name: bindparam(name) for name in names}})


def _compile(core: Any, dialect: Dialect) -> _Form:
    statement: Any = core if isinstance(core, Executable) else core(_INSERTS[dialect.name])
    compiled: SQLCompiler = statement.compile(dialect=dialect)
    untyped = [name for name, bind in compiled.binds.items() if isinstance(bind.type, NullType)]
    if untyped:
        raise TypeError(f"give bindparam a type_: {', '.join(untyped)}")
    names = compiled.positiontup if compiled.positional else list(compiled.binds)
    inputs = {name: _writer(compiled.binds[name].type, dialect) for name in names or ()}
    outputs = [_reader(column.type, dialect) for column in _columns(statement)]
    return _Form(
        sql=str(compiled),
        named=not compiled.positional,
        names=tuple(names or ()),
        inputs=tuple((name, convert) for name, convert in inputs.items() if convert),
        fixed={
            name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
        },
        outputs=tuple((place, convert) for place, convert in enumerate(outputs) if convert),
    )


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, _DOUBLE)


def _columns(statement: Any) -> Iterable[Any]:
    returned = getattr(statement, "_returning", None)
    return statement.exported_columns if returned else getattr(statement, "selected_columns", ())
