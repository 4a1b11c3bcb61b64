"""The MarkdownV2 and legacy Markdown parse modes."""

from collections.abc import Iterable
from typing import Any

import pytest

from practice import markdown_mode, old_markdown_mode
from practice.refusals import Refusal

RESERVED = "Character '{}' is reserved and must be escaped with the preceding '\\'"

BROKEN = {
    "🏟 🏟_abacaba": "Can't find end of Italic entity at byte offset 9",
    "🏟 🏟_abac * asd ": "Can't find end of Bold entity at byte offset 15",
    "🏟 🏟_abac * asd _": "Can't find end of Italic entity at byte offset 21",
    "🏟 🏟`": "Can't find end of Code entity at byte offset 9",
    "🏟 🏟```a": "Can't find end of Pre entity at byte offset 9",
    "🏟 🏟```a ": "Can't find end of PreCode entity at byte offset 9",
    "🏟 🏟_🏟 🏟__": "Can't find end of Underline entity at byte offset 19",
    "🏟 🏟__🏟 _🏟___": "Can't find end of Italic entity at byte offset 23",
    "🏟 🏟```🏟 🏟`": "Can't find end of Code entity at byte offset 21",
    "🏟 🏟```🏟 🏟\\`": "Can't find end of PreCode entity at byte offset 9",
    "🏟 🏟||test\\|": "Can't find end of Spoiler entity at byte offset 9",
    "🏟 🏟![👍": "Can't find end of CustomEmoji entity at byte offset 9",
    "[telegram\\.org](asd\\)": "Can't find end of a URL at byte offset 16",
    "🏟 🏟![👍]": "Custom emoji entity must contain a tg://emoji URL",
    "🏟 🏟![👍](tg://emoji?id=1234": "Can't find end of a custom emoji URL at byte offset 17",
    "![👍](t://emoji?id=1234)": "Custom emoji URL must have scheme tg",
    "![👍](tg:emojis?id=1234)": 'Custom emoji URL must have host "emoji"',
    "![👍](tg://emoji?test=1#&id=25)": "Custom emoji URL must have an emoji identifier",
    "![👍](tg://emoji?test=1231&id=025)": "Invalid custom emoji identifier specified",
    ">*b\n>ld \n>bo\nld*\nasd": "Can't find end of Bold entity at byte offset 1",
    ">asd\n>q||e||w||\n||asdad": "Can't find end of Spoiler entity at byte offset 16",
    ">asd\n>q||ew\n||asdad": "Can't find end of Spoiler entity at byte offset 7",
    ">asd\n>q||e||w__\n||asdad": "Can't find end of Underline entity at byte offset 13",
    ">\n*a*>2": RESERVED.format(">"),
    **{f"đ {one}": RESERVED.format(one) for one in "]()>#+-=|{}.!"},
}

Spans = list[tuple[str, int, int]]
MARKED: dict[str, tuple[str, Spans]] = {
    "\\\\\\\\\\_\\*\\`": ("\\\\_*`", []),
    "\\\\\\a\\➡️\\": ("\\a\\➡️\\", []),
    "🏟 🏟``": ("🏟 🏟", []),
    "🏟 🏟_abac \\* asd _": ("🏟 🏟abac * asd ", [("italic", 5, 11)]),
    "🏟 🏟_🏟 *🏟*_": ("🏟 🏟🏟 🏟", [("italic", 5, 5), ("bold", 8, 2)]),
    "🏟 🏟_🏟 __🏟___": ("🏟 🏟🏟 🏟", [("italic", 5, 5), ("underline", 8, 2)]),
    "🏟 🏟__🏟 _🏟_\\___": ("🏟 🏟🏟 🏟_", [("underline", 5, 6), ("italic", 8, 2)]),
    "🏟 🏟`🏟 🏟```": ("🏟 🏟🏟 🏟", [("code", 5, 5)]),
    "🏟 🏟```🏟\r\n🏟```": ("🏟 🏟🏟", [("pre", 5, 2)]),
    "🏟 🏟```🏟\n\n🏟```": ("🏟 🏟\n🏟", [("pre", 5, 3)]),
    "~a~||test||": ("atest", [("strikethrough", 0, 1), ("spoiler", 1, 4)]),
    "[](telegram.org)": ("", []),
    "[ ](as)": (" ", []),
    "[telegram\\.org]a": ("telegram.orga", [("text_link", 0, 12)]),
    "![👍](TG://EMoJI/?test=1231&id=25#id=32)a": ("👍a", [("custom_emoji", 0, 2)]),
    "> \n> \n>": (" \n \n", [("blockquote", 0, 4)]),
    "abc\n> \n> \n>\ndef": ("abc\n \n \n\ndef", [("blockquote", 4, 5)]),
    "\r\r>\r\ra\r\n\r": ("\r\r\r\ra\r\n\r", [("blockquote", 2, 5)]),
    ">\n**>2": ("\n2", [("blockquote", 0, 1), ("blockquote", 1, 1)]),
    ">`b\n>ld\nld`\n>asd\nd": ("b\n>ld\nld\nasd\nd", [("blockquote", 0, 13), ("code", 0, 8)]),
    "*>abcd\n*": ("abcd\n", [("blockquote", 0, 5), ("bold", 0, 5)]),
    ">asd\n>q||e||w||\nasdad": (
        "asd\nqew\nasdad",
        [("expandable_blockquote", 0, 8), ("spoiler", 5, 1)],
    ),
    ">asd\r\n>q||ew||": ("asd\r\nqew", [("blockquote", 0, 8), ("spoiler", 6, 2)]),
    ">||": ("", []),
}

OLD_BROKEN = {
    "đ *x": "Can't find end of the entity starting at byte offset 3",
    "😀 `x": "Can't find end of the entity starting at byte offset 5",
    "[x": "Can't find end of the entity starting at byte offset 0",
    "```x``": "Can't find end of the entity starting at byte offset 0",
}

OLD_MARKED: dict[str, tuple[str, Spans]] = {
    "*a* _b_ `c` d.": ("a b c d.", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
    "\\*a\\_ \\x": ("*a_ \\x", []),
    "*a _b*": ("a _b", [("bold", 0, 4)]),
    "😀[x](https://x.vn": ("😀x", [("text_link", 2, 1)]),
    "[](x)": ("(x)", []),
    "```py\nx```": ("x", [("pre", 0, 1)]),
}


def spans(found: Iterable[dict[str, Any]]) -> Spans:
    """Entities as triples, outer ones first."""
    return sorted(
        [(one["type"], one["offset"], one["length"]) for one in found],
        key=lambda span: (span[1], -span[2], span[0]),
    )


@pytest.mark.parametrize(("source", "words"), BROKEN.items())
def test_what_cannot_be_parsed_is_named(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        markdown_mode.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(("source", "expected"), MARKED.items())
def test_marks_become_entities(source: str, expected: tuple[str, Spans]) -> None:
    text, found = markdown_mode.parse(source)
    assert (text, spans(found)) == expected


@pytest.mark.parametrize(("source", "words"), OLD_BROKEN.items())
def test_what_the_old_markdown_cannot_parse_is_named(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        old_markdown_mode.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(("source", "expected"), OLD_MARKED.items())
def test_the_old_markdown_knows_fewer_marks(source: str, expected: tuple[str, Spans]) -> None:
    text, found = old_markdown_mode.parse(source)
    assert (text, spans(found)) == expected


@pytest.mark.parametrize("parse", [markdown_mode.parse, old_markdown_mode.parse])
def test_links_languages_and_names_are_carried(parse: Any) -> None:
    _, found = parse("[a](telegram.dog?x) [b](tg:user?id=123456) ```py\nx```")
    assert [one.get("url") for one in found] == ["http://telegram.dog/?x", None, None]
    assert found[1]["user"] == {"id": 123456}
    assert found[2]["language"] == "py"
