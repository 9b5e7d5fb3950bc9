"""A pace, and a time such as 1:52 beside a distance, written as plain minutes or km for whoever reads a log."""

from __future__ import annotations

import re

from milo.coach.talk.words.numbers_said import converted, numbers_in
from milo.vocabulary.talk import Language

_CLOCK = re.compile(r"(?<![\d:])(\d):([0-5]\d)(?![\d:])(?: ?(?:h|hrs?|hours?|horas?|min|mins|minut\w+))?\b")
_PACE = re.compile(
    r"(?:(?:^|[ ,(@]+)(?:at|a|with|con|in|de|an?|un|average|avg|easy|steady))*[ @(]*"
    r"(?:\b(?:pace|ritmo)(?: (?:of|de|was|about|medio|average|around|unos))*[ :=]*)?"
    r"(?<![\d:.,])(?:(?P<m>\d{1,2}):(?P<s>[0-5]\d)(?: ?min)?|(?P<min>\d{1,2}(?:\.\d+)?) ?(?:min|minutes|minutos))"
    r" ?(?:(?:/|per|a|an|the|por|el|al|cada|min/)+ ?(?:(?P<km>km|k\b|kilometro|kilometer|kilometre)|(?P<mile>mi\b|mile|milla))|"
    r"(?:(?:per|a) (?P<of_mile>mile) )?pace\b)\)?"
)
"""A pace: "at 5:30/km", "a ritmo de 5:30 el km", "8:30 per mile"."""
PACE_AGREES = 0.05  # how far a pace may lie from the time and distance beside it: pauses and rounding (our choice)
_SPEED_KMH = {"running": (4, 24), "walking": (2, 9), "cycling": (8, 60), "swimming": (0.8, 8), "rowing": (4, 22)}
"""What a distance can be covered in, to tell hours from minutes: wider than anybody trains (our choice)."""


def clock_told(plain: str, activity: str, language: Language) -> str:
    """A time such as 1:52 as hours or as minutes, whichever the distance beside it can be covered in; else as it was."""
    clocks = list(_CLOCK.finditer(plain))
    km = [converted(n.value, n.unit, "km") for n in numbers_in(plain, language) if n.unit in {"km", "mi", "m"}]
    if len(clocks) != 1 or len(km) != 1 or activity not in _SPEED_KMH:
        return plain
    clock, (slow, fast) = clocks[0], _SPEED_KMH[activity]
    first, second = int(clock[1]), int(clock[2])
    fits = [m for m in (60.0 * first + second, first + second / 60) if m and slow <= 60 * km[0] / m <= fast]
    return plain if len(fits) != 1 else f"{plain[: clock.start()]}{fits[0]:.2f} min{plain[clock.end() :]}"


def pace_told(plain: str, language: Language) -> str:
    """A pace as the time or distance it makes of the one told beside it; left out where both are told and agree.

    A pace without its unit is of the unit the distance has.

    >>> pace_told("ran 8 km at 5:30 pace", "en"), pace_told("ran 8 km in 44 min at 5:30/km", "en")
    ('ran 8 km 44.00 min ', 'ran 8 km in 44 min ')
    """
    paces = list(_PACE.finditer(plain))
    if len(paces) != 1:
        return plain
    pace = paces[0]
    rest = plain[: pace.start()] + " " + plain[pace.end() :]
    said = numbers_in(rest, language)
    far = [s for s in said if s.unit in {"km", "mi", "m"}]
    minutes = [converted(s.value, s.unit, "min") for s in said if s.unit in {"min", "h", "s"}]
    miles = bool(pace["mile"] or pace["of_mile"]) or (pace["km"] is None and any(s.unit == "mi" for s in far))
    each = float(pace["min"]) if pace["min"] else int(pace["m"]) + int(pace["s"]) / 60
    if len(far) > 1 or not each or not (far or minutes):
        return plain
    per_km = each / converted(1.0, "mi", "km") if miles else each
    if not far:
        return f"{plain[: pace.start()]} {sum(minutes) / per_km:.2f} km {plain[pace.end() :]}"
    meant = per_km * converted(far[0].value, str(far[0].unit), "km")
    if not minutes:
        return f"{plain[: pace.start()]} {meant:.2f} min {plain[pace.end() :]}"
    return rest if abs(sum(minutes) - meant) <= PACE_AGREES * meant else plain
