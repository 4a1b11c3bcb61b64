"""Methods for bots that are asked from any chat. Nobody asks this way here."""

from practice.parameters import Parameters
from practice.refusals import QUERY_TOO_OLD, bad_request
from practice.standin import StandIn

MAX_RESULTS = 50


def answer_inline_query(standin: StandIn, parameters: Parameters) -> bool:
    """Always too late: no question came."""
    results = parameters.parsed("results", "inline query results") or []
    if not isinstance(results, list):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    raise bad_request(QUERY_TOO_OLD)
