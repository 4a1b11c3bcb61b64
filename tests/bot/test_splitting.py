import html
import re

import pytest

from bot.splitting import fits, length, split


def shown(part: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", part))


def is_balanced(part: str) -> bool:
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", part):
        if not closing:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


def test_length_counts_what_telegram_counts() -> None:
    assert length("<b>a</b> &lt;&amp; 😀") == 7
    assert length("ấp") == 2


def test_what_fits_stays_whole() -> None:
    assert split("<b>ngắn</b>") == ["<b>ngắn</b>"]
    assert split("x" * 4096) == ["x" * 4096]


def test_a_cut_is_made_at_a_paragraph() -> None:
    parts = split("a" * 3000 + "\n\n" + "b" * 900 + "\n" + "c" * 900)
    assert parts == ["a" * 3000, "b" * 900 + "\n" + "c" * 900]


def test_a_cut_is_made_at_a_word_when_there_is_no_line() -> None:
    parts = split("từ " * 2000)
    assert all(part.strip().split() == ["từ"] * len(part.split()) for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "<b>" + "đậm " * 3000 + "</b>",
        "<b><i>" + "😀" * 5000 + "</i></b>",
        "&lt;" * 9000,
        '<a href="https://example.vn/a b c">' + "x y\n" * 2500 + "</a>",
        "<blockquote>" + "dòng\n\n" * 1500 + "</blockquote> cuối",
        "x" * 20000,
        "<code>" + "&amp; " * 4000 + "</code>",
        " " * 9000 + "x",
    ],
)
def test_every_part_fits_and_is_balanced_and_nothing_is_lost(text: str) -> None:
    parts = split(text)
    assert all(fits(part) for part in parts)
    assert all(is_balanced(part) for part in parts)
    joined = "".join(shown(part) for part in parts)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", shown(text))


def test_no_part_is_empty() -> None:
    assert all(shown(part).strip() for part in split("x" * 4096 + "\n\n" + "y" * 10))
