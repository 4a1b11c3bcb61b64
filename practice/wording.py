"""Texts and captions of a call: parse mode, explicit entities, lengths."""

from practice import entities, html_mode, markdown_mode, marks, old_markdown_mode
from practice.entities import Formatted
from practice.parameters import Parameters
from practice.refusals import bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_SOURCE_BYTES = 2**15
MODES = {
    "html": html_mode.parse,
    "markdownv2": markdown_mode.parse,
    "markdown": old_markdown_mode.parse,
}


def _marked(source: str, mode: str, given: object) -> Formatted:
    if parse := MODES.get(mode.lower()):
        return entities.trim(*parse(source))
    if source and mode and mode.lower() != "none":
        raise bad_request("unsupported parse_mode")
    return entities.trim(source, marks.given(given))


def formatted(source: str, mode: str, given: object = None) -> Formatted:
    """A text with its entities, as the message will carry it."""
    if len(source.encode("utf-8", "surrogatepass")) > MAX_SOURCE_BYTES:
        raise bad_request("text is too long")
    return entities.found_in(_marked(source, mode, given))


def text(parameters: Parameters, editing: bool = False) -> Formatted:
    """The `text` of a call.

    Raises:
        Refusal: it is empty, too long, or cannot be parsed.
    """
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    given = parameters.readable("entities")
    found = formatted(source, parameters.text("parse_mode"), given)
    if not found.text:
        raise bad_request("text must be non-empty")
    if len(found.text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return found


def caption(source: str, mode: str, given: object = None, editing: bool = False) -> Formatted:
    """A caption, which may be empty.

    Raises:
        Refusal: it is too long or cannot be parsed.
    """
    found = formatted(source, mode, given)
    if len(found.text) > MAX_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG" if editing else "message caption is too long")
    return found


def caption_of(parameters: Parameters, editing: bool = False) -> Formatted:
    """The `caption` of a call."""
    given = parameters.readable("caption_entities")
    mode = parameters.text("parse_mode")
    return caption(parameters.text("caption"), mode, given, editing)
