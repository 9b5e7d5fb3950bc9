"""How often one may try: a count of attempts that survives restarts, and a pace for everything else.

Passwords are guessed against an account and from an address, so both are counted; an attempt is counted before the password is
looked at, so that a hundred at once are no way round.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address

from milo.channels.access_file import AccessFile
from milo.vocabulary.clock import Clock, micros
from milo.vocabulary.errors import MiloError

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5  # attempts in a window; reliability reference 3.2
PER_ADDRESS = 20  # a household shares an address. Our choice
KEPT = 20_000  # buckets of the pace in memory; the oldest go first. Our choice


class TooMany(MiloError):
    """More attempts than are evaluated; the next one is, after retry_s seconds. gate: the one that is shut."""

    code = "too_many"

    def __init__(self, most: int, retry_s: float, gate: Gate | None = None) -> None:
        self.gate = gate
        self.retry_s = max(1, round(retry_s))
        super().__init__(f"at most {most} attempts in a while", "more", f"try again in {_spoken(self.retry_s)}")


@dataclass(frozen=True, slots=True)
class Gate:
    """A thing attempts are counted for. key: what it is, e.g. "account:ada@example.org"; only its hash is kept."""

    key: str
    most: int
    window: timedelta = WINDOW

    @property
    def hash(self) -> bytes:
        """What is kept of the key."""
        return hashlib.sha256(self.key.encode("utf-8", "surrogatepass")).digest()


def account_gate(name: str) -> Gate:
    """Attempts on one account, by its normalised e-mail, whether it exists or not."""
    return Gate(f"account:{name}", PER_ACCOUNT)


def address_gate(host: str | None) -> Gate:
    """Attempts from one address; a whole /64 of IPv6, which one household has to itself. None: a caller without an address."""
    return Gate(f"address:{household(host)}", PER_ADDRESS)


def household(host: str | None) -> str:
    """The address that stands for everybody who is likely the same caller."""
    try:
        address: IPv4Address | IPv6Address = ip_address((host or "").split("%")[0])
    except ValueError:
        return host or "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)


class Limits:
    """Counts attempts in the file of tokens and accounts. When that cannot be written, nothing is evaluated (Unavailable)."""

    def __init__(self, file: AccessFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def take(self, *gates: Gate) -> None:
        """Count one attempt at every gate, or at none. Raises TooMany when one of them had its most in the window before now."""
        now = micros(self._clock.now())
        refused: TooMany | None = None
        with self._file.change() as db:
            for gate in gates:
                since = now - _micros(gate.window)
                db.execute("DELETE FROM attempt WHERE key = ? AND at <= ?", (gate.hash, since))
                count, oldest = db.execute("SELECT count(*), min(at) FROM attempt WHERE key = ?", (gate.hash,)).fetchone()
                if count >= gate.most:
                    refused = TooMany(gate.most, (oldest - since) / 1e6, gate)
            if refused is None:
                db.executemany("INSERT INTO attempt VALUES (?, ?)", [(gate.hash, now) for gate in gates])
            db.execute("DELETE FROM attempt WHERE at <= ?", (now - 4 * _micros(WINDOW),))
        if refused is not None:
            raise refused

    def forget(self, gate: Gate) -> None:
        """Begin to count anew: somebody proved who they are."""
        with self._file.change() as db:
            db.execute("DELETE FROM attempt WHERE key = ?", (gate.hash,))


class Pace:
    """A bucket of tokens per caller, in memory: bursts are fine, a flood is not.

    per_minute: how many requests flow in again a minute.  burst: how many may come at once.  seconds: a clock that only goes
    forward.
    """

    def __init__(self, per_minute: float = 60, burst: float = 60, seconds: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._burst = burst
        self._seconds = seconds
        self._lock = threading.Lock()
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def wait_s(self, caller: str) -> float:
        """0 when the request may pass, else the seconds until one may."""
        now = self._seconds()
        key = hashlib.blake2b(caller.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        with self._lock:
            level, at = self._buckets.pop(key, (self._burst, now))
            level = min(self._burst, level + (now - at) * self._rate)
            passes = level >= 1
            self._buckets[key] = (level - 1 if passes else level, now)
            while len(self._buckets) > KEPT:
                self._buckets.popitem(last=False)
        return 0.0 if passes else (1 - level) / self._rate


def _micros(span: timedelta) -> int:
    return round(span.total_seconds() * 1e6)


def _spoken(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"
