"""What holds for everyone who speaks, whatever they say."""

import ast
from collections import Counter
from pathlib import Path

from storage import staff
from tests.handlers.driver import HOA, Stage


def test_whoever_writes_can_be_written_to_again(stage: Stage) -> None:
    stage.knows(lambda tx: staff.unreachable(tx, HOA))
    stage.hoa.says("/start")
    hoa = stage.knows(lambda tx: staff.by_account(tx, HOA))
    assert hoa is not None
    assert hoa.reachable


def test_no_action_of_a_button_is_given_twice() -> None:
    """One dictionary would silently take the place of the other."""
    files = sorted((Path(__file__).parents[2] / "handlers").rglob("routes.py"))
    names = Counter(name for file in files for name in _actions(ast.parse(file.read_text("utf-8"))))
    assert len(names) > 60
    assert [name for name, times in names.items() if times > 1] == []


def _actions(tree: ast.Module) -> list[str]:
    return [
        key.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "ROUTES"
        if isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]
