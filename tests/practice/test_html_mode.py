"""The HTML parse mode."""

import pytest

from practice import entities, html_mode
from practice.refusals import Refusal

BROKEN = {
    "<b>x": 'Can\'t find end tag corresponding to start tag "b"',
    "a <b>x</i>": 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "đ <p>x</p>": 'Unsupported start tag "p" at byte offset 3',
    "1 < 2": 'Unsupported start tag "" at byte offset 2',
    "<b": "Unclosed start tag at byte offset 0",
    "<a href='x'": 'Unclosed start tag "a" at byte offset 0',
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "<b>x</b": "Unclosed end tag at byte offset 4",
}

MARKED = {
    "<strong>x</strong>": ("bold", 1),
    "<em>x</em>": ("italic", 1),
    "<ins>x</ins>": ("underline", 1),
    "<del>x</del>": ("strikethrough", 1),
    "<tg-spoiler>x</tg-spoiler>": ("spoiler", 1),
    '<span class="tg-spoiler">x</span>': ("spoiler", 1),
    "<code>x</code>": ("code", 1),
    "<pre><code class='language-py'>x</code></pre>": ("pre", 1),
    "<blockquote>x</blockquote>": ("blockquote", 1),
    "<blockquote expandable>x</blockquote>": ("expandable_blockquote", 1),
    "<B>😀</B>": ("bold", 2),
}


@pytest.mark.parametrize(("source", "words"), BROKEN.items())
def test_what_cannot_be_parsed_is_named(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        html_mode.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(("source", "expected"), MARKED.items())
def test_each_tag_is_an_entity(source: str, expected: tuple[str, int]) -> None:
    _, [entity] = html_mode.parse(source)
    assert (entity["type"], entity["length"]) == expected


def test_links_carry_their_address() -> None:
    text, [entity] = html_mode.parse('<a href="https://example.org/?a=1&amp;b=2">đây</a>')
    assert text == "đây"
    assert entity["url"] == "https://example.org/?a=1&b=2"


def test_references_are_decoded_and_unknown_ones_stay() -> None:
    assert (
        html_mode.parse("&lt;b&gt; &amp; &quot; &#39; &#x111; &nbsp;")[0] == "<b> & \" ' đ &nbsp;"
    )


def test_nested_entities_count_in_utf_16() -> None:
    text, found = html_mode.parse("😀 <b>hai <i>ba</i></b>")
    assert text == "😀 hai ba"
    spans = [(one["type"], one["offset"], one["length"]) for one in found]
    assert spans == [("italic", 7, 2), ("bold", 3, 6)]


def test_white_space_around_is_dropped_with_its_share_of_entities() -> None:
    formatted = entities.trim(*html_mode.parse("  <b> x </b>\n"))
    assert formatted.text == "x"
    assert formatted.entities == ({"type": "bold", "offset": 0, "length": 1},)


def test_links_and_commands_are_found_outside_code() -> None:
    formatted = entities.typed("/start i_1 rồi xem https://t.me/x?start=1, hoặc #ap3")
    kinds = [(one["type"], entities.covered(formatted, one)) for one in formatted.entities]
    assert kinds == [
        ("bot_command", "/start"),
        ("url", "https://t.me/x?start=1"),
        ("hashtag", "#ap3"),
    ]


def test_nothing_is_marked_inside_code() -> None:
    source, found = html_mode.parse("<code>/start <b>x</b></code>")
    formatted = entities.found_in(entities.trim(source, found))
    assert [one["type"] for one in formatted.entities] == ["code"]
