"""The page speaks two languages: what it says has words in both."""

import json
import re
from pathlib import Path
from unicodedata import normalize

import pytest

from practice.web import PAGE

SAID = re.compile(r'(?<![\w.])t\(("(?:[^"\\]|\\.)*")')
ENGLISH = re.compile(r'^  ("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*"),$', re.MULTILINE)
MARKED = re.compile(r"data-words[^>]*>([^<]+)<")
VIETNAMESE = re.compile(r"[ăâđêôơư\u0300-\u036f]", re.I)
SCRIPTS = sorted(path for path in PAGE.glob("*.js") if path.name != "words.js")


def english() -> dict[str, str]:
    found = ENGLISH.findall((PAGE / "words.js").read_text("utf-8"))
    return {json.loads(words): json.loads(said) for words, said in found}


def test_everything_the_page_says_has_english_words() -> None:
    said = {json.loads(one) for path in SCRIPTS for one in SAID.findall(path.read_text("utf-8"))}
    said |= set(MARKED.findall((PAGE / "index.html").read_text("utf-8")))
    assert said - english().keys() == set()


def test_what_stands_in_place_of_something_is_in_both() -> None:
    for words, said in english().items():
        assert sorted(re.findall(r"\{\d\}", words)) == sorted(re.findall(r"\{\d\}", said)), words


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_vietnamese_word_is_said_past_the_dictionary(path: Path) -> None:
    bare = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    bare = SAID.sub("", bare)
    allowed = {"Tiếng Việt", "Bà Sáu, ấp 3"}
    for words in re.findall(r'"([^"]*)"|`([^`]*)`', bare):
        text = "".join(words)
        known = text in allowed or text in english() or text.startswith("Đoạn đường vào ấp")
        assert known or not VIETNAMESE.search(normalize("NFD", text)), text
