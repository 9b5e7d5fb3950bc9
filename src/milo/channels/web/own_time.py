"""Moments on the clock of whoever reads: the zone they told Milo, else the one their browser says, else UTC by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from milo.channels.contract import Flows
from milo.channels.visitor import Visitor
from milo.report.speech import Words

COOKIE = "milo_zone"  # written by theme.js: the browser's own zone, and nothing else
_NAME = re.compile(r"[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}")


def zone_of(flows: Flows, who: Visitor, athlete: str | None, cookies: Mapping[str, str]) -> tzinfo | None:
    """The zone of whoever looks; None where nobody said. athlete: whom they look at. Blocks.

    The owner of a Milo stands for its athletes but may sit elsewhere, so their browser's word comes first.
    """
    browser = named(cookies.get(COOKIE))
    own = who.athlete_id or (who.user_id if who.role == "athlete" else None)
    if own is None:
        told = athlete if browser is None and who.role == "admin" else None
        return browser or _told(flows, told)
    return _told(flows, own) or browser


def _told(flows: Flows, athlete: str | None) -> tzinfo | None:
    return None if not athlete else named(flows.settings(athlete).get("timezone", {}).get("name"))


def named(name: object) -> tzinfo | None:
    """A zone by its name, e.g. Europe/Madrid; None for anything else."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moment(words: Words, at: datetime, zone: tzinfo | None, *, year: bool = False) -> str:
    """9 Mar, 14:05, or 9 Mar 2026, 14:05; with "UTC" behind it where the reader's zone is not known."""
    there = at.astimezone(zone or UTC)
    day = f"{words.day(there.date())} {there.year}" if year else words.day(there.date())
    return f"{day}, {there:%H:%M}{'' if zone is not None else ' UTC'}"
