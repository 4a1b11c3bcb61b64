"""Methods that send places: a point, a venue, and a point that moves for a while."""

import math

from practice.methods.sending import deliver
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn

FOREVER = 0x7FFFFFFF
MOVING = {
    "live_period": ("live location period", 60, 86400),
    "heading": ("live location heading", 1, 360),
    "proximity_alert_radius": ("live location proximity alert radius", 1, 100_000),
}
ABOUT_VENUE = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def _degrees(parameters: Parameters, name: str, most: int) -> float:
    source = parameters.text(name).strip()
    if not source:
        raise bad_request(f"{name} is empty")
    try:
        degrees = float(source)
    except ValueError:
        degrees = 0.0
    if not math.isfinite(degrees) or abs(degrees) > most:
        raise bad_request("wrong location specified")
    return degrees


def point(parameters: Parameters) -> Json:
    """The point of a call.

    Raises:
        Refusal: it is missing, or nowhere on earth.
    """
    spot = {
        "latitude": _degrees(parameters, "latitude", 90),
        "longitude": _degrees(parameters, "longitude", 180),
    }
    try:
        accuracy = float(parameters.text("horizontal_accuracy") or 0)
    except ValueError:
        accuracy = 0.0
    near = math.isfinite(accuracy) and accuracy > 0
    return {**spot, **({"horizontal_accuracy": min(accuracy, 1500.0)} if near else {})}


def movement(parameters: Parameters) -> Json:
    """How long a point moves, where to, and how near counts; {} when it stands still.

    Raises:
        Refusal: one of these is out of bounds.
    """
    found: Json = {}
    for name, (words, low, high) in MOVING.items():
        value = parameters.integer(name)
        if value and not low <= value <= high and (name, value) != ("live_period", FOREVER):
            raise bad_request(f"wrong {words} specified")
        if value:
            found[name] = value
    return found


def send_location(standin: StandIn, parameters: Parameters) -> Json:
    """A point on the map; with a period it can be moved."""
    spot, moving = point(parameters), movement(parameters)
    chat = standin.world.open_chat(parameters.text("chat_id"))
    kept = moving if "live_period" in moving else {}
    return deliver(standin, chat, parameters, {"location": {**spot, **kept}})


def send_venue(standin: StandIn, parameters: Parameters) -> Json:
    """A place with a name and an address."""
    spot = point(parameters)
    about = {name: parameters.text(name) for name in ABOUT_VENUE if parameters.text(name)}
    named = {name: parameters.text(name) for name in ("title", "address")}
    chat = standin.world.open_chat(parameters.text("chat_id"))
    venue = {"location": spot, **named, **about}
    return deliver(standin, chat, parameters, {"location": spot, "venue": venue})
