"""What stays locked after an emergency or a warning sign, and what opens it again: the return form, a clearance.

Nothing said in a chat opens a latch; only records do, and they are entered in a form. Source: safety reference, F-2, F-3, PL-55.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

CLEARANCE_HOLDS = timedelta(days=365)  # F-3: twelve months at most
FORM_AFTER = timedelta(hours=24)  # the form says "none of those symptoms for at least 24 hours": nobody can say so before
NEEDS_CLEARANCE: dict[str, str] = {
    "RF-01": "heart", "RF-02": "heart", "RF-03": "heart", "RF-21": "heart", "RF-23": "heart", "G-3": "heart", "G-6": "heart",
    "SN-03": "heart", "SN-08": "heart", "SN-13": "heart", "RF-06": "head", "RF-07": "head", "RF-10": "muscle", "RF-11": "back",
    "RF-18": "pregnancy", "RF-22": "energy", "ED-01": "energy", "ED-02": "energy",
}  # fmt: skip
"""F-2: rules whose latch stays until a clearance of that scope; any other waits for the return form alone."""
SCOPES = frozenset(NEEDS_CLEARANCE.values()) | {"general"}  # of G-2, G-5 and G-7, for which the profile's own gate asks for
NO_LATCH = frozenset({"G-7", "SN-30"})
"""A yes without its details, and a weight: they lock as long as the profile says so, which is read anew each time."""
LOCKING = frozenset({"E0", "E1"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Latch:
    """Something that locks.

    rule: why; level: "E0", "E1" or "R" (an eating flag); since: when, aware; scope: "" or one of SCOPES.
    """

    rule: str
    level: str
    since: datetime
    scope: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clearance:
    """A professional's word, entered in the form. scope: one of SCOPES; at: its date; by: who gave it; until: its end, if named."""

    scope: str
    at: datetime
    by: str
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it counts at a moment: begun, signed, and not older than twelve months."""
        end = self.at + CLEARANCE_HOLDS
        return bool(self.by.strip()) and self.at <= now < min(end, self.until or end)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnForm:
    """The form of return, filled in completely."""

    at: datetime
    complete: bool


def latches_of(dangers: Iterable[tuple[str, str]], at: datetime) -> list[Latch]:
    """The latches of what a message held: a rule that is by itself an emergency or a warning locks, and an eating flag (F-2).

    dangers: (level, rule) of each rule that holds; its own level, not that of the reply: a sore chest told while training is
    locked is no second lock.  at: when it was told, aware.
    """
    found: dict[str, Latch] = {}
    for level, rule in dangers:
        locks = (level in LOCKING and rule not in NO_LATCH) or (level == "R" and rule == "ED-01")
        if locks and (rule not in found or level == "E0"):
            found[rule] = Latch(rule=rule, level=level, since=at, scope=NEEDS_CLEARANCE.get(rule, ""))
    return list(found.values())


def form_from(told: Iterable[datetime]) -> datetime | None:
    """When the form of return can be filled in: a day after the last of these dangers was told; None without any."""
    return max((at + FORM_AFTER for at in told), default=None)


def open_latches(
    latches: Iterable[Latch], clearances: Iterable[Clearance], forms: Iterable[ReturnForm], now: datetime
) -> list[Latch]:
    """The latches that still lock at a moment.

    An emergency opens with a complete return form later than itself, and where F-2 asks for it also a clearance; a clearance alone
    never opens an emergency (F-3). A clearance must be later than the latch.
    """
    cleared, filled = list(clearances), [f.at for f in forms if f.complete and f.at <= now]
    still = []
    for latch in latches:
        formed = any(at > latch.since for at in filled)
        signed = any(c.scope == latch.scope and c.at > latch.since and c.holds(now) for c in cleared)
        if (latch.scope and not signed) or ((latch.level == "E0" or not latch.scope) and not formed):
            still.append(latch)
    return still
