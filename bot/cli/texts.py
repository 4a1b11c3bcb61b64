"""`gandan texts`: everything the bot says, for reviewers who do not read code."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType

import typer

import handlers


def texts() -> None:
    """In mọi câu chữ của bot, theo từng phần, để soát."""
    for module in modules():
        typer.echo(f"\n## {module.__name__.removeprefix('handlers.').removesuffix('.texts')}")
        for name, said in catalogue(module):
            typer.echo(f"\n{name}\n" + "\n".join(f"    {line}" for line in said.splitlines()))


def modules() -> Iterator[ModuleType]:
    """Every catalogue of texts, in order of name."""
    for found in pkgutil.walk_packages(handlers.__path__, "handlers."):
        if found.name.endswith("texts"):
            yield importlib.import_module(found.name)


def catalogue(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Names and words of a catalogue's constants and functions, in the order of the file.

    A function stands with its signature and the sentences it chooses from.
    """
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple | list | dict):
            yield name, "\n".join(_words_in(value))
        elif inspect.isfunction(value) and value.__module__ == module.__name__:
            yield f"{name}{inspect.signature(value)}", "\n".join(_sentences(value))


def _words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{key}: " + " | ".join(_words_in(one))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _words_in(one)


def _sentences(function: Callable[..., object]) -> Iterator[str]:
    """The literal texts in a function, `{…}` where a value stands."""
    tree = ast.parse(inspect.getsource(function))
    definition = tree.body[0]
    if isinstance(definition, ast.FunctionDef):
        body = definition.body[1:] if ast.get_docstring(definition) else definition.body
        for statement in body:
            yield from _literals(statement)


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(_part(part) for part in node.values)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _literals(child)


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    if isinstance(part, ast.FormattedValue):
        return "{" + ast.unparse(part.value) + "}"
    return "{…}"
