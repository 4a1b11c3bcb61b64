"""The house itself: what every file keeps to, whoever writes it."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("domain", "storage", "handlers", "bot", "practice")
LONGEST_FILE = 300


@cache
def tracked() -> tuple[Path, ...]:
    """The files that belong to the project: as git sees them, or all outside of git."""
    names = _versioned() or _unversioned()
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def _versioned() -> list[str]:
    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return listed.stdout.decode().split("\0") if listed.returncode == 0 else []


def _unversioned() -> list[str]:
    kept = [*ROOMS, "tests", "bench", "deploy", ".ci"]
    inside = [path for room in kept for path in (ROOT / room).rglob("*")]
    files = [*inside, *ROOT.glob("*.*"), ROOT / "Makefile"]
    return [str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts]


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def python_files(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for name, text in texts():
        if name.endswith(".py") and name.partition("/")[0] in rooms:
            yield name, ast.parse(text)


def test_the_project_is_seen() -> None:
    names = {name for name, _ in texts()}
    assert {"pyproject.toml", "bot/settings.py", "domain/message.py"} <= names


def test_no_file_names_a_registry() -> None:
    # The names are taken apart here, or this file would name them itself.
    hosts = re.compile(r"pypi\.(org|python)|files\.python" + r"hosted|registry\.npm" + "js")
    assert [name for name, text in texts() if hosts.search(text) and name != _own_name()] == []


def _own_name() -> str:
    return str(Path(__file__).relative_to(ROOT))


def test_the_locks_pin_everything_with_hashes() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^ *#.*\n?", "", text).strip())
        assert len(entries) > 20
        for entry in entries:
            assert re.match(r"[\w.-]+==\S+", entry), entry
            assert "--hash=sha256:" in entry, entry
        assert "://" not in text
        assert not re.search(r"(?m)^--", text)


def test_the_lock_holds_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = project["dependencies"], project["optional-dependencies"]["dev"]
    for lock, named in zip(("requirements.lock", "requirements-dev.lock"), needed, strict=True):
        pinned = set(re.findall(r"(?m)^([\w.-]+)==", (ROOT / lock).read_text("utf-8").lower()))
        names = {re.split(r"[\[<>=!~;\s]", entry)[0].lower() for entry in named}
        assert names - pinned == set()


def test_the_two_locks_agree() -> None:
    one, both = (
        dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8")))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert one.items() <= both.items()


def test_lint_holds_the_direction_of_imports() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    lint = makefile.partition("\nlint:")[2].partition("\n\n")[0]
    assert all(
        tool in lint for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports")
    )
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert config["importlinter"]["contracts"][0]["layers"] == list(reversed(ROOMS))
    assert config["mypy"]["strict"]
    assert "truthy-bool" in config["mypy"]["enable_error_code"]


def test_the_whole_check_runs_lint_and_tests() -> None:
    commands = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "make lint" in commands
    assert "make test" in commands
    assert "export CI=true" in commands


def test_no_file_is_two_rooms() -> None:
    long = {
        name: text.count("\n")
        for name, text in texts()
        if name.startswith(ROOMS) and "/migrations/versions/" not in name
        if text.count("\n") > LONGEST_FILE
    }
    assert long == {}


def test_modules_and_public_names_say_what_they_promise() -> None:
    silent = [
        f"{name}:{getattr(node, 'name', 'module')}"
        for name, module in python_files(*ROOMS)
        if "/migrations/versions/" not in name
        for node in [module, *_public(module)]
        if not ast.get_docstring(node)
    ]
    assert silent == []


def _public(module: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in module.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not node.name.startswith("_"):
            yield node


def test_a_log_says_a_constant_sentence() -> None:
    """Values under listed keys are redacted; one that is put into the sentence is not."""
    loose = [
        f"{name}:{call.lineno}"
        for name, module in python_files(*ROOMS)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and _logs(call.func)
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert loose == []


def _logs(function: ast.expr) -> bool:
    levels = ("debug", "info", "warning", "error", "exception", "critical")
    if not isinstance(function, ast.Attribute) or function.attr not in levels:
        return False
    return isinstance(function.value, ast.Name) and function.value.id in ("log", "_log", "logger")


def test_a_log_shows_values_under_listed_keys_only() -> None:
    """Another key would be hidden when it is needed most."""
    from bot.redaction import ALLOWED

    unlisted = [
        f"{name}:{call.lineno} {word.arg}"
        for name, module in python_files("bot", "handlers", "storage")
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and _logs(call.func)
        for word in call.keywords
        if word.arg not in ALLOWED | {"exc_info"}
    ]
    assert unlisted == []


def test_nobody_is_named_helper_or_manager() -> None:
    vague = re.compile(r"(^|_)(utils?|manager|service|helpers?|base|common|misc)(_|$)")
    names = [name for name, _ in python_files(*ROOMS) if vague.search(Path(name).stem)]
    assert names == []


def test_the_readme_is_short_and_begins_in_english() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    first = text.split("\n\n")[1]
    assert first.isascii() or "Gần Dân is a Telegram bot" in first
    assert len(text.split()) < 700
    first_screen = "\n".join(text.splitlines()[:40])
    assert "make demo" in first_screen
    assert "make test" in first_screen


def test_both_readmes_name_the_same_commands() -> None:
    vietnamese, english = (
        re.findall(r"`(gandan \w+)", (ROOT / name).read_text("utf-8"))
        for name in ("README.md", "README.en.md")
    )
    assert vietnamese == english
