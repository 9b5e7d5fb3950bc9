"""Webhooks: that something happened, told to an address its owner chose. Ids and kinds go out, never what was measured.

Every delivery is signed (`sign`); whoever receives one checks it with `verify`, which is written out in docs/webhooks.md too.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Literal, Protocol
from urllib.parse import urlsplit

import msgspec

from milo.vocabulary.errors import BadValue, UnknownName

HEADER = "Milo-Signature"
TOLERANCE_S = 300  # how old a signature may be: clocks differ, and what was listened in on must not be sent again. Our choice
SECRET_MARK = "milo_hook_"  # noqa: S105  lets a scanner for leaked secrets recognise one
LONGEST_URL = 2_000
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215: an IPv4 address inside

EVENTS = {
    "workout.logged": "a workout of the last seven days was logged, by hand or by a device",
    "plan.changed": "there is a new version of the plan",
    "daily.logged": "sleep, food, weight, mood or energy of the last seven days was told",
    "safety.locked": "something locks training",
    "sensor.silent": "a device that is worn daily has not been heard of",
    "import.done": "a file was read",
}
"""What can be told of an athlete."""
HOUSE_EVENTS = {
    "athlete.added": "somebody is new here",
    "account.locked": "an account had too many wrong passwords",
    "letters.waiting": "messages could not be stored and were set aside",
}
"""What can be told of the house, to its owner."""
PING = "ping"
"""Sent when it is asked for, to try an address."""

State = Literal["waiting", "delivered", "dead"]


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """An address that is told. athlete_id: whose events; None for the house's.  reason: why it is off, where it is."""

    hook_id: str
    athlete_id: str | None
    url: str
    events: list[str]
    created_at: datetime
    disabled_at: datetime | None = None
    reason: str | None = None
    delivered_at: datetime | None = None


class NewHook(msgspec.Struct, frozen=True, kw_only=True):
    """A hook that was just made, with its secret, which is told this once."""

    hook: Hook
    secret: str


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One event on its way to one address. status: what the receiver answered last; next_at: when it is tried again."""

    delivery_id: str
    event: str
    state: State
    tries: int
    created_at: datetime
    next_at: datetime | None = None
    status: int | None = None
    reason: str | None = None


class HookDesk(Protocol):
    """What the doors may ask of the webhooks. athlete: whose; None for the house's. Everything here may block."""

    def hooks(self, athlete: str | None) -> list[Hook]:
        """All of them, the oldest first."""
        ...

    def add(self, athlete: str | None, url: str, events: list[str]) -> NewHook:
        """Register an address. Raises BadValue, UnknownName."""
        ...

    def remove(self, athlete: str | None, hook_id: str) -> None:
        """Forget one with all that was on its way. Raises NotFound."""
        ...

    def enable(self, athlete: str | None, hook_id: str) -> Hook:
        """Switch one on again. Raises NotFound."""
        ...

    def ping(self, athlete: str | None, hook_id: str) -> Delivery:
        """Put a word on its way, to try the address. Raises NotFound, BadValue for one that is off."""
        ...

    def deliveries(self, athlete: str | None, hook_id: str, limit: int = 50) -> list[Delivery]:
        """What was sent and what waits, the newest first. Raises NotFound."""
        ...


class NotSigned(BadValue):
    """A delivery that does not show that it comes from who has the secret, now."""

    code = "not_signed"


def sign(secret: str, body: bytes, at: datetime) -> str:
    """The header's value: "t=SECONDS,v1=HEX", HMAC-SHA256 over the seconds since 1970, a full stop and the body.

    secret: the hook's, as text.  body: the bytes of the request.  at: the moment of sending, aware.

    >>> from datetime import UTC
    >>> sign("s", b"{}", datetime(2026, 3, 1, tzinfo=UTC))[:16]
    't=1772323200,v1='
    """
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_mac(secret, seconds, body)}"


def verify(secret: str, header: str, body: bytes, now: datetime, tolerance_s: float = TOLERANCE_S) -> None:
    """Raise NotSigned for a body whose header was not made with the secret, or was made too long ago or in the future."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    said = parts.get("t", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 12):
        raise NotSigned(f"{HEADER}: t=SECONDS,v1=HEX", "something else")
    if not hmac.compare_digest(parts.get("v1", "").encode("utf-8", "surrogatepass"), _mac(secret, int(said), body).encode()):
        raise NotSigned("a body signed with the hook's secret", "another signature")
    if abs(now.timestamp() - int(said)) > tolerance_s:
        raise NotSigned(f"a signature of the last {tolerance_s:.0f} s", "an older one, or one of the future", "is it sent again?")


def check_url(url: str, allowed: frozenset[str] = frozenset()) -> None:
    """Raise BadValue for an address nothing is sent to. allowed: hosts of this machine or its network that may be told.

    What a name stands for is looked at when something is sent, each time; here is looked at what can be read off the address.
    """
    wanted, do = "an address such as https://example.org/milo", "http:// works for localhost alone"
    if len(url) > LONGEST_URL or any(not "!" <= c <= "~" for c in url):
        raise BadValue(wanted, "one with spaces, letters an address cannot hold, or too long")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise BadValue(wanted, "one with a port or host that is none") from None
    if not host or port == 0 or parts.username is not None or parts.password is not None or parts.fragment:
        raise BadValue(wanted, "one without a host, or with a name, a password or a # in it")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOCAL):
        raise BadValue(wanted, f"{parts.scheme}://", do)
    try:
        within = not is_public(host)
    except ValueError:
        within = host == "localhost" or host.endswith(".localhost")
    if within and host not in allowed:
        found = "an address of this machine or its network"
        raise BadValue("an address on the Internet", found, "the owner of this Milo can allow it with MILO_WEBHOOK_HOSTS")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the Internet at large. Raises ValueError for what is no IP address.

    Addresses with another one inside (mapped, 6to4, Teredo, NAT64) do not pass: what they lead to is decided elsewhere.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    found = ip_address(address.split("%")[0])
    if isinstance(found, IPv6Address) and (
        found.ipv4_mapped or found.sixtofour or found.teredo or any(found in net for net in _NAT64)
    ):
        return False
    inside = found.is_private or found.is_loopback or found.is_link_local or found.is_multicast or found.is_reserved
    inside = inside or getattr(found, "is_site_local", False)  # fec0::/10, which old networks still use
    return found.is_global and not (inside or found.is_unspecified)


def check_events(events: list[str], athlete: str | None) -> list[str]:
    """The events in their order, each once. Raises UnknownName, and BadValue for none."""
    known = EVENTS if athlete is not None else HOUSE_EVENTS
    for event in events:
        if event not in known:
            raise UnknownName("event", event, known)
    if not events:
        raise BadValue("at least one event", "none", f"known: {', '.join(known)}")
    return [event for event in known if event in events]


def _mac(secret: str, seconds: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
