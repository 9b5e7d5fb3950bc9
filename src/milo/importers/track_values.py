"""What GPX and TCX write alike: times, numbers, positions and names, as text."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from milo.importers.contract import Context

_YEARS = range(1970, 2101)  # outside, a clock that was never set or a slip of the pen; our choice
EARTH_M = 6_371_008.8  # mean radius; IUGG 1980 (Moritz, Journal of Geodesy 74, 2000)
MAX_SOURCE_CHARS = 100
MAX_NOTE_CHARS = 10_000


def moment(text: str, context: Context) -> tuple[datetime, int | None] | None:
    """An ISO 8601 time as (UTC moment, offset in minutes); None when it cannot be read.

    The offset is None for a time written in UTC (a "Z" says nothing about where the athlete was). A time without
    any offset is taken as the athlete's own wall clock.
    """
    if len(text) < 16:  # a date alone is no moment
        return None
    offset: int | None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            at, offset = context.localise(at)
        else:
            away = at.utcoffset()
            offset = round(away.total_seconds() / 60) if away else None
            at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (at, offset) if at.year in _YEARS else None


def number(text: str | None, quantity: str, context: Context) -> float | None:
    """The plausible number an element holds; None for a missing or empty one, counted in dropped when implausible."""
    return context.accept(quantity, text) if text else None


def position(lat: str | None, lon: str | None, context: Context) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, both or neither. Exactly 0, 0 is how a receiver without a fix writes."""
    north, east = number(lat, "lat", context), number(lon, "lon", context)
    if north is None or east is None or (north == 0 and east == 0):
        return None
    return north, east


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Metres between two positions (degrees) on a sphere, by the haversine formula; at most 0.6 % off the ellipsoid.

    >>> round(distance_m((0.0, 0.0), (0.0, 1.0)))
    111195
    """
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(half)))


def label(text: str | None, otherwise: str, longest: int = MAX_SOURCE_CHARS) -> str:
    """A name as written, its white space (also the hard spaces of Apple) made single blanks, cut to length."""
    return " ".join((text or "").split())[:longest] or otherwise
