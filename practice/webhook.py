"""A bot's webhook: what is taken as one, and where it is.

Telegram takes only public addresses. A practice takes this machine's instead and delivers nowhere
else, so that nothing leaves it: 127.0.0.1, localhost, or any name that setWebhook is told to find
there (`ip_address` 127.0.0.1). All else is as on Telegram: HTTPS, on port 443, 80, 88 or 8443. A
bot whose certificate is self-signed uploads it with setWebhook, and it is trusted; a certificate
that is not uploaded must be one that this machine trusts.
"""

import ipaddress
import re
import ssl
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from practice.parameters import Parameters
from practice.refusals import Refusal, bad_request

PORTS = {443, 80, 88, 8443}
MOST_CONNECTIONS = 100
USUAL_CONNECTIONS = 40
MAX_CERTIFICATE_BYTES = 3 * 2**20
MAX_SECRET = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LOCAL_NAMES = {"localhost": "127.0.0.1"}


@dataclass(slots=True)
class Webhook:
    """Where updates are posted, and how the last post that failed ended.

    `ip_address` is empty for a name that nobody here can tell the address of.
    """

    url: str
    ip_address: str
    trusted: ssl.SSLContext
    has_certificate: bool = False
    asked_ip: str = ""
    secret: str = ""
    max_connections: int = USUAL_CONNECTIONS
    failed_at: int = 0
    failure: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return bool(self.ip_address) and ipaddress.ip_address(self.ip_address).is_loopback

    def failed(self, why: str, at: int) -> None:
        """A post was not taken."""
        self.failure, self.failed_at = why, at

    def is_asked_again(self, parameters: Parameters) -> bool:
        """Whether a call asks for what is there already; a certificate is always new."""
        new = parameters.text("url"), parameters.text("ip_address"), parameters.text("secret_token")
        same = new == (self.url, self.asked_ip, self.secret)
        bare = not self.has_certificate and certificate_of(parameters) is None
        return same and bare and connections_of(parameters) == self.max_connections


def connections_of(parameters: Parameters) -> int:
    """How many posts at once a call allows."""
    return parameters.integer("max_connections", USUAL_CONNECTIONS, 1, MOST_CONNECTIONS)


def certificate_of(parameters: Parameters) -> bytes | None:
    """The certificate a call brings."""
    name = parameters.text("certificate")
    attached = name.removeprefix("attach://") if name.startswith("attach://") else "certificate"
    upload = parameters.uploads.get(attached)
    return upload.content if upload else None


def _bad(why: str) -> Refusal:
    return bad_request(f"bad webhook: {why}")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        fits = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise bad_request("invalid webhook URL specified")
    return parts


def _check_secret(secret: str) -> None:
    if len(secret.encode()) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _address(host: str, asked: str) -> str:
    """Where a host is. Names are looked up nowhere: that would tell the network of them."""
    source = asked or LOCAL_NAMES.get(host.lower(), host)
    try:
        found = ipaddress.ip_address(source)
    except ValueError:
        if asked:
            raise _bad("Invalid IP address specified") from None
        return ""
    if found.version != 4:
        raise _bad("IPv6-only addresses are not allowed")
    if not found.is_global and not found.is_loopback:
        raise _bad(f"IP address {found} is reserved")
    return str(found)


def _trusting(certificate: bytes | None, host: str) -> ssl.SSLContext:
    """Trusts an uploaded certificate alone, or else what this machine trusts.

    A certificate for an address names it as its subject, as Telegram's guide has it, and not
    where an address is looked for; so it is enough that it is the one.
    """
    if certificate is None:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = not host.replace(".", "").isdigit()
    try:
        context.load_verify_locations(cadata=certificate.decode("ascii"))
    except (ssl.SSLError, ValueError):
        raise _bad("Failed to set custom certificate file") from None
    return context


def read(parameters: Parameters) -> Webhook:
    """The webhook that a call to setWebhook describes.

    Raises:
        Refusal: Telegram would not take it.
    """
    url, asked = parameters.text("url"), parameters.text("ip_address")
    parts, secret = _parts(url), parameters.text("secret_token")
    _check_secret(secret)
    certificate = certificate_of(parameters)
    if certificate is not None and len(certificate) > MAX_CERTIFICATE_BYTES:
        raise bad_request(f"certificate size is too big ({len(certificate)} bytes)")
    if parts.scheme != "https":
        raise _bad("An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise _bad("Webhook can be set up only on ports 80, 88, 443 or 8443")
    host = parts.hostname or ""
    return Webhook(
        url=url,
        ip_address=_address(host, asked),
        trusted=_trusting(certificate, host),
        has_certificate=certificate is not None,
        asked_ip=asked,
        secret=secret,
        max_connections=connections_of(parameters),
    )
