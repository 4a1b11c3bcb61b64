"""Telegram's refusals, in its own words."""

from practice.shapes import Json

QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


class Refusal(Exception):
    """A call that Telegram answers with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        """`description` is the whole line as Telegram writes it."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer's JSON."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(why: str) -> Refusal:
    """A 400; like Telegram it lowers the first letter unless the reason is an ERROR_NAME."""
    named = len(why) > 1 and (why[1] == "_" or why[1].isupper())
    return Refusal(400, "Bad Request: " + (why if named else why[:1].lower() + why[1:]))


def forbidden(why: str) -> Refusal:
    """A 403."""
    return Refusal(403, f"Forbidden: {why}")


def too_many(retry_after: int) -> Refusal:
    """A 429 with the seconds to wait."""
    line = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, line, {"retry_after": retry_after})
