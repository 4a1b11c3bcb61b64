"""The commune's table: the nearest line counts, nobody decides over their chief, no way loops."""

import pytest

from domain.responsibility import (
    Part,
    Post,
    Problem,
    Rungs,
    Table,
    Trouble,
    check,
    subordinates,
)

LAND, ROADS = 1, 2
R, D, A = Part.RESPONSIBLE, Part.DEPUTY, Part.ABOVE
POSTS = [
    Post(None, None, R, 0, 10),
    Post(None, 3, R, 0, 11),
    Post(LAND, None, R, 0, 12),
    Post(LAND, 3, R, 0, 13),
    Post(None, None, D, 0, 20),
    Post(LAND, None, A, 1, 31),
    Post(LAND, None, A, 0, 30),
    Post(None, None, A, 0, 40),
]


@pytest.mark.parametrize(
    ("category", "hamlet", "expected"),
    [
        (LAND, 3, Rungs(13, 20, (30, 31))),
        (LAND, 4, Rungs(12, 20, (30, 31))),
        (LAND, None, Rungs(12, 20, (30, 31))),
        (ROADS, 3, Rungs(11, 20, (40,))),
        (ROADS, 4, Rungs(10, 20, (40,))),
    ],
)
def test_the_nearest_line_counts(category: int, hamlet: int | None, expected: Rungs) -> None:
    assert Table(POSTS).rungs(category, hamlet) == expected


def test_an_empty_table_names_nobody() -> None:
    assert Table([]).rungs(LAND, 3) == Rungs()
    assert Rungs().people == ()


def test_everybody_is_on_the_ladder_once() -> None:
    twice = Rungs(1, 2, (3, 1))
    assert twice.people == (1, 2, 3)
    assert twice.is_looped
    assert not Rungs(1, 2, (3,)).is_looped


@pytest.mark.parametrize(
    ("person", "under"),
    [(40, {10, 11, 20}), (31, {12, 13, 20, 30}), (30, {12, 13, 20}), (12, {20}), (20, set())],
)
def test_who_stands_below_whom(person: int, under: set[int]) -> None:
    assert subordinates(POSTS, person, (LAND, ROADS)) == under


def test_what_is_wrong_is_named_once_where_it_is_wrong_everywhere() -> None:
    posts = [
        Post(LAND, None, R, 0, 1),
        Post(LAND, None, A, 0, 1),
        Post(ROADS, None, R, 0, 2),
        Post(ROADS, 4, R, 0, 3),
        Post(ROADS, None, A, 0, 4),
    ]
    problems = check(posts, (LAND, ROADS), (3, 4), lambda id: id not in (2, 3), lambda _: None)
    assert problems == [
        Problem(Trouble.LOOPED, LAND, None),
        Problem(Trouble.ENDS_EARLY, LAND, None),
        Problem(Trouble.OUT_OF_REACH, ROADS, None, 2),
        Problem(Trouble.OUT_OF_REACH, ROADS, 4, 3),
    ]


def test_a_category_that_reaches_nobody_is_named() -> None:
    assert check([], (LAND,), (3,), lambda _: True, lambda _: None) == [
        Problem(Trouble.NOBODY, LAND, None)
    ]
    assert check([], (LAND,), (3,), lambda _: True, lambda _: 7) == []
