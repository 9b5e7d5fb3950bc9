"""Heart-rate zones, as they held on a day: the athlete's own win; else Karvonen; else shares of the maximum (Tanaka)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from milo.insight.views import Inputs
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Setting

TANAKA_A, TANAKA_B = 208.0, 0.7  # Tanaka et al., J Am Coll Cardiol 37:153, 2001; SD of a person about 10 bpm
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9)  # lower bounds of zones 1-5, as shares of reserve (Karvonen) or of the maximum
REST_DAYS = 42  # the resting heart rate of a day is the median of so many days before it (our choice)
REST_MIN_DAYS = 3


class HeartLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Maximum and resting heart rate as they held on a day, None where unknown, with where each comes from."""

    max_bpm: float | None
    max_from: str  # "own", "device", "tanaka" or "unknown"
    rest_bpm: float | None
    rest_from: str  # "own", "measured", "profile" or "unknown"


class Zones(msgspec.Struct, frozen=True, kw_only=True):
    """Lower bounds of the five zones in bpm. method: "own", "karvonen" or "share_of_max"; origin: of the least sure part."""

    lower_bpm: list[float]
    method: str
    origin: Origin
    limits: HeartLimits


def setting_at(inputs: Inputs, name: str, day: date) -> dict[str, Any]:
    """A setting as it held at the end of a day where the athlete is; before the first version, the first: it was true untold."""
    versions = sorted((s for s in inputs.settings if s.name == name), key=lambda s: (s.valid_from, s.setting_id))
    end = datetime.combine(day + timedelta(days=1), time(), inputs.zone)
    held: list[Setting] = [s for s in versions if s.valid_from < end] or versions[:1]
    return held[-1].value if held else {}


def heart_limits(inputs: Inputs, day: date) -> HeartLimits:
    """Maximum and resting heart rate on a day."""
    own = setting_at(inputs, "thresholds", day)
    highest, highest_from = _number(own.get("max_hr_bpm"), 100, 240), "own"
    if highest is None and inputs.user is not None and inputs.user.max_hr_estimate is not None:
        highest, highest_from = inputs.user.max_hr_estimate, "device"
    if highest is None:
        age = _age(inputs, day)
        highest, highest_from = (None, "unknown") if age is None else (round(TANAKA_A - TANAKA_B * age, 1), "tanaka")
    rest, rest_from = _number(own.get("resting_hr_bpm"), 25, 120), "own"
    if rest is None:
        rest, rest_from = _measured_rest(inputs, day), "measured"
    if rest is None and inputs.user is not None and inputs.user.resting_hr_baseline is not None:
        rest, rest_from = inputs.user.resting_hr_baseline, "profile"
    if rest is None or (highest is not None and rest >= highest - 20):
        rest, rest_from = None, "unknown"
    return HeartLimits(max_bpm=highest, max_from=highest_from, rest_bpm=rest, rest_from=rest_from)


def zones_at(inputs: Inputs, day: date) -> Zones | None:
    """The zones that held on a day, or None when neither own bounds nor a maximum are known."""
    limits = heart_limits(inputs, day)
    own = setting_at(inputs, "zones", day).get("heart_rate_bpm")
    bounds = [b for b in own if _number(b, 30, 240) is not None] if isinstance(own, list) else []
    if len(bounds) == 4 and bounds == sorted(bounds):
        # Four bounds part five zones; zone 1 begins where the watch begins to count.
        return Zones(lower_bpm=[0.0, *map(float, bounds)], method="own", origin=Origin.TOLD, limits=limits)
    if limits.max_bpm is None:
        return None
    origin = Origin.ESTIMATED if limits.max_from == "tanaka" else Origin.TOLD
    if limits.rest_bpm is not None:
        reserve = limits.max_bpm - limits.rest_bpm
        lower = [round(limits.rest_bpm + share * reserve, 1) for share in BOUNDS]
        return Zones(lower_bpm=lower, method="karvonen", origin=origin, limits=limits)
    return Zones(
        lower_bpm=[round(share * limits.max_bpm, 1) for share in BOUNDS], method="share_of_max", origin=origin, limits=limits
    )


def minutes_in_zones(hr_seconds: dict[int, float], zones: Zones) -> list[float]:
    """Minutes in zones 1-5; below zone 1 counts nowhere."""
    minutes = [0.0] * 5
    for bpm, seconds in hr_seconds.items():
        zone = sum(bpm >= lower for lower in zones.lower_bpm)
        if zone:
            minutes[zone - 1] += seconds / 60
    return [round(m, 2) for m in minutes]


def _age(inputs: Inputs, day: date) -> int | None:
    if inputs.profile is not None and (age := inputs.profile.age_on(day)) is not None:
        return age
    born = inputs.user.date_of_birth if inputs.user else None
    return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _measured_rest(inputs: Inputs, day: date) -> float | None:
    values = sorted(
        d.stats["resting_hr_bpm"][1]
        for d in inputs.day_digests
        if "resting_hr_bpm" in d.stats and day - timedelta(days=REST_DAYS) < d.day <= day
    )
    return round(values[len(values) // 2], 1) if len(values) >= REST_MIN_DAYS else None


def _number(value: object, low: float, high: float) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
    return float(value) if known else None  # type: ignore[arg-type]
