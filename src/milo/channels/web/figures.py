"""Times, distances and paces as an athlete reads them, in their language and units."""

from __future__ import annotations

from milo.channels.web.words import WebWords

M_PER_MI = 1_609.344
ON_FOOT = frozenset({"running", "walking"})
HALF, WHOLE = 21_097, 42_195
ICONS = {
    "running": "directions_run",
    "walking": "directions_walk",
    "cycling": "directions_bike",
    "strength": "fitness_center",
    "swimming": "pool",
    "rowing": "rowing",
    "yoga": "self_improvement",
}


def clock(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> clock(245.4), clock(3_725)
    ('4:05', '1:02:05')
    """
    whole = round(seconds)
    hours, rest = divmod(whole, 3_600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def distance(words: WebWords, metres: float, activity: str = "running") -> str:
    """Kilometres or miles; metres in water.

    >>> distance(WebWords("en"), 10_250), distance(WebWords("en"), 1_500, "swimming")
    ('10.25 km', '1,500 m')
    """
    if activity == "swimming":
        return f"{words.number(metres)} m"
    whole = words.convert(metres / 1_000, "km")
    return f"{words.number(whole, 2 if whole < 100 else 1)} {words.unit('km')}"


def pace(words: WebWords, metres_per_s: float, activity: str) -> str:
    """Minutes a kilometre on foot, a hundred metres in water; else speed.

    >>> pace(WebWords("en"), 10 / 3, "running"), pace(WebWords("en"), 10.0, "cycling")
    ('5:00 /km', '36.0 km/h')
    """
    unit = words.unit("km")
    if activity in ON_FOOT:
        return f"{clock((M_PER_MI if words.units == 'imperial' else 1_000) / metres_per_s)} /{unit}"
    if activity == "swimming":
        return f"{clock(100 / metres_per_s)} /100 m"
    return f"{words.number(words.convert(metres_per_s * 3.6, 'km'), 1)} {unit}/h"


def race_name(words: WebWords, metres: int) -> str:
    """What a distance of a record is called.

    >>> race_name(WebWords("en"), 1_609), race_name(WebWords("es"), 42_195)
    ('1 mi', '42,2 km')
    """
    if metres == 1_609:
        return "1 mi"
    if metres < 1_000:
        return f"{metres} m"
    km = metres / 1_000
    return f"{words.number(km, 0 if metres % 1_000 == 0 else 1)} km"


def span(seconds: int) -> str:
    """A length of time of a curve: 5 s, 20 min, 2 h.

    >>> span(5), span(1_200), span(5_400)
    ('5 s', '20 min', '1.5 h')
    """
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3_600:
        return f"{seconds / 60:g} min"
    return f"{seconds / 3_600:g} h"


def weight(words: WebWords, kg: float) -> str:
    """Kilograms or pounds, with a decimal only where there is one."""
    value = words.convert(kg, "kg")
    return f"{words.number(value, 0 if abs(value - round(value)) < 0.05 else 1)} {words.unit('kg')}"
