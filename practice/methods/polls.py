"""Methods that ask many at once: polls and quizzes."""

import secrets
from typing import Any

from practice import markup, polls, wording
from practice.entities import Formatted
from practice.methods.sending import deliver
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn

MAX_QUESTION = 300
MAX_OPTION = 100
MAX_OPTIONS = 12
MAX_EXPLANATION = 200
LONGEST_PERIOD = 2_628_000


def _formatted(parameters: Parameters, name: str) -> Formatted:
    given = parameters.parsed(f"{name}_entities", "MessageEntity")
    mode = parameters.text(f"{name}_parse_mode")
    return wording.formatted(parameters.text(name), mode, given)


def _named(formatted: Formatted, name: str) -> Json:
    marked = {f"{name}_entities": list(formatted.entities)} if formatted.entities else {}
    return {name: formatted.text, **marked} if formatted.text else {}


def _option(source: Any) -> Json:
    given = source if isinstance(source, dict) else {"text": source}
    if "text" not in given:
        raise bad_request('can\'t find field "text"')
    if not isinstance(given["text"], str):
        raise bad_request("expected an option to be of type String")
    mode = str(given.get("text_parse_mode") or "")
    formatted = wording.formatted(given["text"], mode, given.get("text_entities"))
    if not formatted.text:
        raise bad_request("poll options must be non-empty")
    if len(formatted.text) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    lasting = {"persistent_id": secrets.token_hex(4), "voter_count": 0}
    return {**lasting, **_named(formatted, "text")}


def _options(parameters: Parameters) -> list[Json]:
    sources = parameters.parsed("options", "options")
    if sources is None:
        raise bad_request("can't parse options JSON object")
    if not isinstance(sources, list):
        raise bad_request("expected an Array of String as options")
    if not sources:
        raise bad_request("poll must have at least 1 option")
    if len(sources) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return [_option(source) for source in sources]


def _right(parameters: Parameters, options: int) -> list[int]:
    """The answers that solve a quiz."""
    ids = parameters.parsed("correct_option_ids", "correct option identifiers")
    if ids is None:
        ids = [parameters.integer("correct_option_id", -1)]
    if not isinstance(ids, list):
        raise bad_request("expected an Array of correct option identifiers")
    if any(isinstance(one, bool) or not isinstance(one, int) for one in ids):
        raise bad_request("correct option identifier must be of type Number")
    if not ids or not all(0 <= one < options for one in ids):
        raise bad_request("wrong correct option ID specified")
    return sorted({*ids})


def _quiz(parameters: Parameters, options: int) -> Json:
    explanation = _formatted(parameters, "explanation")
    if len(explanation.text) > MAX_EXPLANATION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    right = {"correct_option_ids": _right(parameters, options)}
    return {"type": "quiz", **right, **_named(explanation, "explanation")}


def _until(standin: StandIn, parameters: Parameters) -> Json:
    """When the poll closes by itself."""
    period = parameters.integer("open_period", 0, 0, LONGEST_PERIOD)
    date = standin.timestamp() + period if period else parameters.integer("close_date", 0, 0)
    return {name: value for name, value in (("open_period", period), ("close_date", date)) if value}


def _poll(standin: StandIn, parameters: Parameters) -> Json:
    question = _formatted(parameters, "question")
    options, kind = _options(parameters), parameters.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    if not question.text:
        raise bad_request("poll question must be non-empty")
    if len(question.text) > MAX_QUESTION:
        raise bad_request(f"poll question length must not exceed {MAX_QUESTION}")
    revoting = parameters.text("allows_revoting") or str(kind != "quiz")
    return {
        **polls.anew({"options": options}),
        **_named(question, "question"),
        **_named(_formatted(parameters, "description"), "description"),
        "is_closed": parameters.boolean("is_closed"),
        "is_anonymous": not parameters.text("is_anonymous") or parameters.boolean("is_anonymous"),
        "type": kind,
        "allows_multiple_answers": parameters.boolean("allows_multiple_answers"),
        "allows_revoting": revoting.strip().lower() in {"true", "yes", "1"},
        "members_only": parameters.boolean("members_only"),
        **(_quiz(parameters, len(options)) if kind == "quiz" else {}),
        **_until(standin, parameters),
    }


def send_poll(standin: StandIn, parameters: Parameters) -> Json:
    """A question with answers to choose from."""
    poll = _poll(standin, parameters)
    chat = standin.world.open_chat(parameters.text("chat_id"))
    return deliver(standin, chat, parameters, {"poll": poll})


def stop_poll(standin: StandIn, parameters: Parameters) -> Json:
    """Nobody answers any more; the outcome."""
    keyboard = markup.read_inline(parameters)
    chat = standin.world.open_chat(parameters.text("chat_id"))
    entry = chat.entries.get(parameters.integer("message_id"))
    if entry is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in entry.message:
        raise bad_request("message is not a poll")
    if not entry.by_bot or "forward_origin" in entry.message:
        raise bad_request("poll can't be stopped")
    if entry.message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    kept = {name: value for name, value in entry.message.items() if name != "reply_markup"}
    entry.message = {**kept, **({"reply_markup": keyboard} if keyboard else {})}
    return polls.counted(standin, chat, entry, closed=True)
