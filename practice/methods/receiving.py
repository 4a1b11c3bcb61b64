"""Methods with which a bot receives: updates, webhook, files."""

from practice import webhook
from practice.parameters import Parameters
from practice.refusals import WEBHOOK_SET, bad_request
from practice.shapes import Json, Told
from practice.standin import StandIn
from practice.updates import LONGEST_POLL_SECONDS


def _remember_allowed(standin: StandIn, parameters: Parameters) -> None:
    allowed = parameters.readable("allowed_updates")
    if isinstance(allowed, list):
        standin.updates.allowed = [str(kind) for kind in allowed]


async def get_updates(standin: StandIn, parameters: Parameters) -> list[Json]:
    """Long polling."""
    _remember_allowed(standin, parameters)
    offset = parameters.integer("offset")
    limit = parameters.integer("limit", 100, 1, 100)
    timeout = parameters.integer("timeout", 0, 0, LONGEST_POLL_SECONDS)
    return await standin.updates.take(offset, limit, timeout)


def set_webhook(standin: StandIn, parameters: Parameters) -> Told:
    """Delivers updates to an address instead of waiting to be asked for them."""
    updates = standin.updates
    if not parameters.text("url"):
        return delete_webhook(standin, parameters)
    dropping = parameters.boolean("drop_pending_updates")
    if updates.webhook and updates.webhook.is_asked_again(parameters) and not dropping:
        _remember_allowed(standin, parameters)
        return Told(True, "Webhook is already set")
    updates.post_to(None)
    updates.end_poll(WEBHOOK_SET)
    if dropping:
        updates.forget_all()
    found = webhook.read(parameters)
    _remember_allowed(standin, parameters)
    updates.post_to(found)
    return Told(True, "Webhook was set")


def delete_webhook(standin: StandIn, parameters: Parameters) -> Told:
    """Back to polling."""
    was_set = standin.updates.webhook is not None
    standin.updates.post_to(None)
    if parameters.boolean("drop_pending_updates"):
        standin.updates.forget_all()
    return Told(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


def get_webhook_info(standin: StandIn, parameters: Parameters) -> Json:
    """The webhook's state."""
    updates, hook = standin.updates, standin.updates.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": hook is not None and hook.has_certificate,
        "pending_update_count": updates.count(),
    }
    if hook:
        info |= {"ip_address": hook.ip_address} if hook.ip_address else {}
        if hook.failure:
            info |= {"last_error_date": hook.failed_at, "last_error_message": hook.failure}
        info["max_connections"] = hook.max_connections
    if updates.allowed:
        info["allowed_updates"] = updates.allowed
    return info


def get_file(standin: StandIn, parameters: Parameters) -> Json:
    """A download link."""
    file_id = parameters.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    return standin.files.link(file_id)


def log_out(standin: StandIn, parameters: Parameters) -> bool:
    """Accepted; there is no other server to move to."""
    return True


def close(standin: StandIn, parameters: Parameters) -> bool:
    """Accepted; nothing is closed."""
    return True
