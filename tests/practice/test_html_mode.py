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
    "<a href='x'": "Unclosed start tag at byte offset 0",
    '<a href="https://x.vn>q</a>': "Unclosed start tag at byte offset 0",
    "🏟<i   =aba>": 'Empty attribute name in the tag "i" at byte offset 4',
    "🏟<i    aba  =  ": 'Unclosed start tag "i" at byte offset 4',
    "<i aba = 190azAz-.,": "Unexpected end of name token at byte offset 9",
    "<tg-emoji>x</tg-emoji>": "Invalid custom emoji identifier specified",
    "&#57311;": "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units",
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


LINKED = {
    '<a href="https://example.org/?a=1&amp;b=2">đ</a>': {"url": "https://example.org/?a=1&b=2"},
    "<a href = 'Telegram.org?&lt;'>đ</a>": {"url": "http://telegram.org/?<"},
    "<a>https://telegram.org/a?b#c</a>": {"url": "https://telegram.org/a?b#c"},
    '<a href="tg://user?id=101">đ</a>': {"user": {"id": 101}},
    '<a href="tg://resolve?domain=x">đ</a>': {"url": "tg://resolve?domain=x"},
    '<pre><code class="language-py">đ</code></pre>': {"language": "py"},
    '<code class="language-py"><pre>đ</pre></code>': {"language": "py"},
    '<tg-emoji emoji-id="54321">đ</tg-emoji>': {"custom_emoji_id": "54321"},
    '<tg-time unix="1647531900" format="wDT">đ</tg-time>': {
        "unix_time": 1647531900,
        "date_time_format": "wDT",
    },
}


@pytest.mark.parametrize(("source", "carried"), LINKED.items())
def test_what_a_tag_names_is_carried(source: str, carried: dict[str, object]) -> None:
    _, [entity] = html_mode.parse(source)
    assert carried == {k: v for k, v in entity.items() if k not in {"type", "offset", "length"}}


@pytest.mark.parametrize("address", ["", "asd", "https://", "x y.vn", "ftp://x.vn", "x.vn:99999"])
def test_what_is_no_address_stays_plain(address: str) -> None:
    assert html_mode.parse(f'<a href="{address}">đ</a>') == ("đ", [])


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


def test_a_style_goes_on_around_code_and_a_quote_holds_it() -> None:
    source = "<blockquote><b>a <code>b</code> c</b></blockquote>"
    formatted = entities.trim(*html_mode.parse(source))
    kinds = [(one["type"], entities.covered(formatted, one)) for one in formatted.entities]
    assert kinds == [("blockquote", "a b c"), ("bold", "a "), ("code", "b"), ("bold", " c")]


def test_a_style_that_goes_on_is_one() -> None:
    formatted = entities.trim(*html_mode.parse("<b>a</b><b>b</b><i>c</i> <i>d</i>"))
    spans = [(one["type"], one["offset"], one["length"]) for one in formatted.entities]
    assert spans == [("bold", 0, 2), ("italic", 2, 1), ("italic", 4, 1)]


FOUND = {
    "xem example.vn/a?b=1, nhé": ("url", "example.vn/a?b=1"),
    "(https://vi.wikipedia.org/wiki/A_(b))": ("url", "https://vi.wikipedia.org/wiki/A_(b)"),
    "gửi an.binh@xa.gov.vn": ("email", "an.binh@xa.gov.vn"),
    "giá $USD": ("cashtag", "$USD"),
    "thẻ 4242 4242 4242 4242": ("bank_card_number", "4242 4242 4242 4242"),
    "gọi +84 901 234 567.": ("phone_number", "+84 901 234 567"),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_addresses_and_numbers_are_found(text: str, expected: tuple[str, str]) -> None:
    formatted = entities.typed(text)
    [found] = formatted.entities
    assert (found["type"], entities.covered(formatted, found)) == expected


@pytest.mark.parametrize("text", ["Xong.Vn là nước ta", "ngày 3.12", "4242424242424241", "a.nhé"])
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert entities.typed(text).entities == ()
