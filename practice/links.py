"""Addresses as Telegram reads them: completed, or refused with its reason."""

import ipaddress
import re

LAST_PORT = 65535
SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
PLACE = re.compile(r"(?:(?P<user>.*)@)?(?P<host>\[[^\]]*\]|[^@]*?)(?::(?P<port>[^:\]@]*))?")
OWN = re.compile(r"(tg|ton|tonsite):(?://)?(.*)", re.IGNORECASE | re.DOTALL)
QUERY = re.compile(r"(?P<host>[^/?#]*)/?(?:\?(?P<query>[^#]*))?.*", re.DOTALL)
HOST = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=\u0080-\U0010ffff]|%[0-9A-Fa-f]{2})+")


class BadLink(ValueError):
    """An address that Telegram does not take; its message is Telegram's reason."""


def _host(host: str) -> str:
    if host.startswith("["):
        try:
            return f"[{ipaddress.IPv6Address(host[1:-1])}]"
        except ValueError:
            raise BadLink("Wrong IPv6 address specified in the URL") from None
    if not host:
        raise BadLink("URL host is empty")
    if not HOST.fullmatch(host):
        raise BadLink("Disallowed character in URL host")
    return host.lower()


def _port(port: str | None) -> str:
    if port is None:
        return ""
    number = int(port) if port.isascii() and port.isdigit() else 0
    if not 0 < number <= LAST_PORT:
        raise BadLink("Wrong port number specified in the URL")
    return f":{number}"


def _path(rest: str) -> str:
    kept = re.sub(r"[\x00-\x20]", lambda found: f"%{ord(found.group()):02X}", rest.rstrip())
    return kept if kept.startswith("/") else f"/{kept}"


def _own(scheme: str, rest: str) -> str:
    found = re.match(r"[^/?#]*", rest)
    host = found.group().lower() if found else ""
    if not re.fullmatch(r"[a-z0-9_-]+", host):
        raise BadLink("Unallowed characters in URL host" if host else "URL host is empty")
    path = _path(rest[len(host) :])
    return f"{scheme.lower()}://{host}{path[1:] if path[1:2] == '?' else path}"


def checked(address: str, https_only: bool = False) -> str:
    """The address as a message carries it.

    Raises:
        BadLink: Telegram would not take it.
    """
    if (own := OWN.fullmatch(address)) and not https_only:
        return _own(own.group(1), own.group(2))
    scheme = SCHEME.match(address)
    name = scheme.group(1).lower() if scheme else "http"
    if name not in {"http", "https"}:
        raise BadLink("Unsupported URL protocol")
    rest = address[scheme.end() :] if scheme else address
    place, path = re.match(r"([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    parts = PLACE.fullmatch(place)
    if parts is None:
        raise BadLink("Wrong HTTP URL")
    port, host = _port(parts["port"]), _host(parts["host"])
    if https_only and name != "https":
        raise BadLink("Only HTTPS links are allowed")
    if "." not in host and not host.startswith("["):
        raise BadLink("Wrong HTTP URL")
    user = f"{parts['user']}@" if parts["user"] else ""
    return f"{name}://{user}{host}{port}{_path(path)}"


def _asked(rest: str) -> tuple[str, dict[str, str]]:
    """Host and query of an address of Telegram's own."""
    found = QUERY.fullmatch(rest)
    query = (found["query"] if found else "") or ""
    pairs = (pair.partition("=") for pair in query.split("&"))
    return (found["host"].lower() if found else ""), {name: value for name, _, value in pairs}


def user_of(address: str) -> int:
    """The user that `tg://user?id=…` names; 0 when it names none."""
    own = OWN.fullmatch(address)
    if own is None or own.group(1).lower() != "tg":
        return 0
    host, query = _asked(own.group(2))
    number = query.get("id", "")
    return int(number) if host == "user" and re.fullmatch(r"[1-9]\d{0,17}", number) else 0


def emoji_of(address: str) -> str:
    """The custom emoji that `tg://emoji?id=…` names.

    Raises:
        BadLink: it names none.
    """
    own = OWN.fullmatch(address)
    if own is None or own.group(1).lower() != "tg":
        raise BadLink("Custom emoji URL must have scheme tg")
    host, query = _asked(own.group(2))
    if host != "emoji":
        raise BadLink('Custom emoji URL must have host "emoji"')
    if "id" not in query:
        raise BadLink("Custom emoji URL must have an emoji identifier")
    if not is_emoji_id(query["id"]):
        raise BadLink("Invalid custom emoji identifier specified")
    return query["id"]


def is_emoji_id(number: str) -> bool:
    """Whether this can be the id of a custom emoji."""
    return re.fullmatch(r"-?[1-9]\d{0,18}", number) is not None
