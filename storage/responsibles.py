"""Who is responsible for what: the commune's table, line by line."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Integer, bindparam, delete, insert, or_, select

from domain.responsibility import Part, Post, merged
from storage.statements import Statement
from storage.tables.issue import PostRow
from storage.transaction import Tx
from storage.types import table

_posts = table(PostRow)
_columns = tuple(_posts.c[name] for name in Post.__slots__)

_FOR = Statement(
    select(*_columns)
    .where(
        or_(
            _posts.c.category_id.is_(None),
            _posts.c.category_id == bindparam("category", type_=Integer),
        )
    )
    .where(
        or_(_posts.c.hamlet_id.is_(None), _posts.c.hamlet_id == bindparam("hamlet", type_=Integer))
    )
)


def everything(tx: Tx) -> list[Post]:
    """The whole table."""
    rows = tx.connection.execute(select(*_columns).order_by(_posts.c.id))
    return [_post(*row) for row in rows]


def concerning(tx: Tx, category_id: int, hamlet_id: int | None) -> list[Post]:
    """The lines that can count for a category in a hamlet."""
    rows = _FOR.rows(tx, {"category": category_id, "hamlet": hamlet_id})
    return [_post(*row) for row in rows]


def put(
    tx: Tx, category_id: int | None, hamlet_id: int | None, part: Part, people: Sequence[int]
) -> None:
    """These people, in order, from now on; nobody where there are none."""
    where = (_is(_posts.c.category_id, category_id), _is(_posts.c.hamlet_id, hamlet_id))
    tx.connection.execute(delete(_posts).where(*where, _posts.c.part == str(part)))
    add(tx, [Post(category_id, hamlet_id, part, n, id) for n, id in enumerate(people)])


def replace(tx: Tx, posts: Iterable[Post]) -> None:
    """The whole table from now on."""
    tx.connection.execute(delete(_posts))
    add(tx, posts)


def move(tx: Tx, hamlet_id: int, into_id: int | None) -> None:
    """A hamlet's lines go to another that has none of their category; the rest end."""
    going = merged(everything(tx), hamlet_id, into_id)
    tx.connection.execute(delete(_posts).where(_posts.c.hamlet_id == hamlet_id))
    add(tx, going)


def add(tx: Tx, posts: Iterable[Post]) -> None:
    """Further lines."""
    rows = [
        {
            "category_id": post.category_id,
            "hamlet_id": post.hamlet_id,
            "part": str(post.part),
            "place": post.place,
            "person_id": post.person_id,
        }
        for post in posts
    ]
    if rows:
        tx.connection.execute(insert(_posts), rows)


def _post(
    category_id: int | None, hamlet_id: int | None, part: str, place: int, person_id: int
) -> Post:
    return Post(category_id, hamlet_id, Part(part), place, person_id)


def _is(column: ColumnElement[int | None], value: int | None) -> ColumnElement[bool]:
    return column.is_not_distinct_from(value)
