"""Methods with which a bot receives: updates, webhook, files."""

from practice.parameters import Parameters
from practice.refusals import Refusal, bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.updates import LONGEST_POLL_SECONDS


def _remember_allowed(standin: StandIn, parameters: Parameters) -> None:
    allowed = parameters.parsed("allowed_updates", "allowed_updates")
    if isinstance(allowed, list):
        standin.updates.allowed = [str(kind) for kind in allowed]


async def get_updates(standin: StandIn, parameters: Parameters) -> list[Json]:
    """Long polling."""
    _remember_allowed(standin, parameters)
    offset = parameters.integer("offset")
    limit = parameters.integer("limit", 100, 1, 100)
    timeout = parameters.integer("timeout", 0, 0, LONGEST_POLL_SECONDS)
    return await standin.updates.take(offset, limit, timeout)


def set_webhook(standin: StandIn, parameters: Parameters) -> bool:
    """Remembers the address. Nothing is delivered to it here."""
    url = parameters.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    _remember_allowed(standin, parameters)
    standin.updates.webhook = url
    if parameters.boolean("drop_pending_updates"):
        standin.updates.forget_all()
    return True


def delete_webhook(standin: StandIn, parameters: Parameters) -> bool:
    """Back to polling."""
    standin.updates.webhook = ""
    if parameters.boolean("drop_pending_updates"):
        standin.updates.forget_all()
    return True


def get_webhook_info(standin: StandIn, parameters: Parameters) -> Json:
    """The webhook's state."""
    info: Json = {
        "url": standin.updates.webhook,
        "has_custom_certificate": False,
        "pending_update_count": standin.updates.count(),
    }
    if standin.updates.webhook:
        info["max_connections"] = 40
    if standin.updates.allowed:
        info["allowed_updates"] = standin.updates.allowed
    return info


def get_file(standin: StandIn, parameters: Parameters) -> Json:
    """A download link."""
    file_id = parameters.text("file_id")
    if not file_id:
        raise bad_request("file_id is not specified")
    return standin.files.link(file_id)


def log_out(standin: StandIn, parameters: Parameters) -> bool:
    """Only for moving between servers; there is nowhere to move to."""
    raise Refusal(400, "Bad Request: LOGOUT_NOT_AVAILABLE")


def close(standin: StandIn, parameters: Parameters) -> bool:
    """Accepted; nothing is closed."""
    return True
