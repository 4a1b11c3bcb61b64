"""Everything the bot says, read as prose: one form, short labels, escaped, Vietnamese."""

import ast
import importlib
import inspect
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from handlers.refusals import Why
from handlers.roles import ROLE_NAMES
from practice.html_mode import parse

ROOT = Path(__file__).parents[2]
NASTY = '<b>&"'
ESCAPED = "&lt;b&gt;&amp;"
MOST_ON_A_LABEL = 20
MOST_IN_A_TOAST = 200
MOST_IN_A_MESSAGE = 4096
TAGS = re.compile(r"</?(b|i|code|u|s|a)\b")
ENGLISH = re.compile(
    r"\b(the|is|are|was|you|your|please|error|not|with|this|failed|and|cannot|unknown)\b", re.I
)

LABELLED = {"link": 0, "Option": 0, "Button": 0, "Extra": 0, "Choice": 1}
LABEL_WORDS = {"whole", "send", "remove_label"}


def catalogues() -> list[ModuleType]:
    """The modules that hold texts."""
    files = sorted((ROOT / "handlers").rglob("*texts.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [importlib.import_module(name) for name in names]


def constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Every constant text of a module, also those in tuples and dictionaries."""
    for name, value in vars(module).items():
        if name.isupper():
            for text in _texts_in(value):
                yield f"{module.__name__}.{name}", text


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts_in(tuple(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts_in(item)


def functions(module: ModuleType) -> Iterator[Callable[..., str]]:
    """The public functions of a module that give a text."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def sample(kind: Any, word: str) -> Any:
    """A value of a type, every text in it being `word`."""
    origin, inside = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(reversed(kind))
    simple = {
        str: word,
        int: 3,
        bool: True,
        float: 10.5,
        date: date(2026, 12, 5),
        datetime: datetime(2026, 12, 5, 7, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
    }
    if kind in simple:
        return simple[kind]
    if origin in (Union, UnionType):
        return sample(next(one for one in inside if one is not NoneType), word)
    if origin is tuple and Ellipsis not in inside:
        return tuple(sample(one, word) for one in inside)
    if origin is not None and issubclass(origin, Mapping):
        return {sample(inside[0], word): sample(inside[1], word)}
    if origin is not None and issubclass(origin, Sequence | Collection | Iterable):
        return (
            origin([sample(inside[0], word)] * 2) if origin is tuple else [sample(inside[0], word)]
        )
    raise AssertionError(f"no sample of {kind}")


def said(function: Callable[..., str], word: str = NASTY) -> str:
    """What a function says when every text it is given is `word`."""
    hints = get_type_hints(function)
    hints.pop("return")
    return function(**{name: sample(kind, word) for name, kind in hints.items()})


def used_as(callees: Mapping[str, int], words: Collection[str] = ()) -> set[str]:
    """Full names of catalogue entries that stand as an argument of these calls."""
    names: set[str] = set()
    for file in (ROOT / "handlers").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        known = _imported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                names |= {
                    n for value in _given(node, callees, words) for n in _entries(value, known)
                }
    return names


def _imported(tree: ast.Module) -> dict[str, str]:
    """What names of a module stand for: `texts` for `handlers.visit.texts`."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _given(
    call: ast.Call, callees: Mapping[str, int], words: Collection[str]
) -> Iterator[ast.expr]:
    yield from (keyword.value for keyword in call.keywords if keyword.arg in words)
    place = callees.get(call.func.id) if isinstance(call.func, ast.Name) else None
    if place is not None and len(call.args) > place:
        yield call.args[place]


def _entries(value: ast.expr, known: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{known.get(node.value.id, '')}.{node.attr}"
        elif isinstance(node, ast.Name):
            yield known.get(node.id, "")


CATALOGUES = catalogues()
CONSTANTS = [entry for module in CATALOGUES for entry in constants(module)]
CONSTANTS += [(f"Why.{why.name}", why.value) for why in Why]
CONSTANTS += [(f"ROLE_NAMES.{role}", name) for role, name in ROLE_NAMES.items()]
FUNCTIONS = [function for module in CATALOGUES for function in functions(module)]
every_constant = pytest.mark.parametrize(("name", "text"), CONSTANTS, ids=[n for n, _ in CONSTANTS])
every_function = pytest.mark.parametrize(
    "function", FUNCTIONS, ids=[f"{f.__module__}.{f.__name__}" for f in FUNCTIONS]
)


def test_the_catalogues_are_found() -> None:
    names = {module.__name__ for module in CATALOGUES}
    assert {"handlers.texts", "handlers.visit.texts", "handlers.visit.record_texts"} <= names
    assert len(CONSTANTS) > 200
    assert len(FUNCTIONS) > 60


@pytest.mark.parametrize("module", CATALOGUES, ids=lambda module: str(module.__name__))
def test_a_catalogue_is_stored_in_one_form(module: ModuleType) -> None:
    source = Path(str(module.__file__)).read_text("utf-8")
    assert unicodedata.is_normalized("NFC", source)


def test_constants_are_whole_texts_in_vietnamese() -> None:
    for name, text in CONSTANTS:
        assert text == text.strip(), f"{name} is a fragment"
        assert text, f"{name} is empty"
        assert "  " not in text, name
        assert not ENGLISH.search(text), f"{name} is English: {text}"
        assert not re.search(r"[{}]|%[sd]", text), f"{name} has a gap: {text}"


def test_constants_can_be_sent_as_html() -> None:
    for name, text in CONSTANTS:
        plain, _ = parse(text)
        assert 0 < len(plain) <= MOST_IN_A_MESSAGE, name


def test_labels_are_short() -> None:
    labels = used_as(LABELLED, LABEL_WORDS)
    assert {"handlers.talk.texts.BACK", "handlers.visit.texts.NOT_HOME"} <= labels
    long = {n: text for n, text in CONSTANTS if n in labels and len(text) > MOST_ON_A_LABEL}
    assert long == {}


def test_what_begins_with_a_picture_is_a_short_label_or_a_message() -> None:
    for name, text in CONSTANTS:
        pictured = unicodedata.category(text[0]) == "So"
        message = len(text) > 60 or "\n" in text or text[-1] in ".…:?!"
        assert not pictured or message or len(text) <= MOST_ON_A_LABEL, f"{name}: {text}"


def test_toasts_are_short_and_plain() -> None:
    toasts = used_as({"Toast": 0})
    assert "handlers.talk.texts.STALE" in toasts
    for name, text in CONSTANTS:
        if name in toasts or name.startswith("Why."):
            assert len(text) <= MOST_IN_A_TOAST, name
            assert not TAGS.search(text), name
    for function in FUNCTIONS:
        if f"{function.__module__}.{function.__name__}" in toasts:
            assert len(said(function, "một tên khá dài, chừng ba mươi")) <= MOST_IN_A_TOAST


@every_function
def test_a_function_escapes_what_it_is_given_or_is_plain_throughout(
    function: Callable[..., str],
) -> None:
    text = said(function)
    is_html = ESCAPED in text or bool(TAGS.search(text.replace(NASTY, "")))
    if not is_html:
        return
    plain, entities = parse(text)
    assert {entity["type"] for entity in entities} <= {"bold", "italic", "code"}
    assert NASTY not in text, "given words are not escaped"
    assert ESCAPED not in plain, "given words are escaped twice"


@every_function
def test_a_function_says_whole_sentences(function: Callable[..., str]) -> None:
    text = said(function, "Lan")
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.rstrip()
    assert "  " not in text
    assert not re.search(r"[{}]|None|True|False|\.\.(?!\.)| [,.;:?!](\s|$)", text), text
    assert not ENGLISH.search(text), text
    plain, _ = parse(text)
    assert 0 < len(plain) <= MOST_IN_A_MESSAGE
