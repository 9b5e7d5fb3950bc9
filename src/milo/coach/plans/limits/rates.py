"""How fast the heart may beat in a plan's endurance work: never faster than its zone asks for.  Safety reference PL-05, PL-24."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import msgspec

from milo.coach.plans.basics.time import sessions
from milo.coach.plans.limits.numbers import WeekLimits
from milo.coach.plans.limits.person import Person
from milo.insight.zones import TANAKA_A, TANAKA_B, Zones
from milo.vocabulary.plan import Plan, PlannedSession

Note = Callable[..., None]
Rate = tuple[int, int, int]  # zone, lowest and highest bpm

MOST_SHARE = {1: 0.73, 2: 0.80, 3: 0.87, 4: 0.94, 5: 1.0}
"""Upper ends of the zones as shares of the maximum: those of the reserve (insight.zones) with a third of it at rest."""
ESTIMATE_SD = 10.0  # beats that a maximum estimated from age may be short: Tanaka et al. 2001, one SD
OWN_SLACK = 3.0  # beats between a zone of now and the same zone when the plan was made: resting rates drift (our choice)
RESERVE_LEAST, RESERVE_MOST = 0.40, 0.59  # PL-24, of the heart rate reserve
MAXIMUM_LEAST, MAXIMUM_MOST = 0.64, 0.75  # the same as shares of the maximum: ACSM's Guidelines, 10th ed., moderate work
LEAST_BPM, MOST_BPM = 30, 240  # as an own maximum and zones are told (insight.zones)


def own_rate(zones: Zones | None, zone: int, p: Person) -> tuple[int, int] | None:
    """Bounds of a zone in bpm, from the athlete's own zones or maximum only; None where they are estimated from age or unknown.

    None too where a medicine holds the heart rate down, and with a heart disease, where a clinician sets the cap.
    With a high blood pressure the bounds are those of PL-24.
    """
    if zones is None or p.rate_limited or "heart disease" in p.conditions:
        return None
    if zones.method != "own" and zones.limits.max_from != "own":
        return None
    lower = zones.lower_bpm
    high = lower[zone] - 1 if zone < len(lower) else zones.limits.max_bpm if zones.limits.max_from == "own" else None
    low = lower[zone - 1]
    if low <= 0 and zones.limits.rest_bpm is not None:
        low = zones.limits.rest_bpm
    if high is not None and "hypertension" in p.conditions:
        least, most = _moderate(zones, p)
        low, high = min(low, least), min(high, most)
    if high is None or low <= 0 or high <= low:
        return None
    return round(low), math.floor(high) if "hypertension" in p.conditions else round(high)


def rates_of(plan: Plan | None) -> frozenset[Rate]:
    """The heart rates a plan asks for."""

    def told() -> Iterator[Rate]:
        for s in (s for w in plan.weeks for _, s in sessions(w)) if plan is not None else ():
            if s.endurance is not None and s.endurance.hr_bpm is not None:
                yield s.endurance.zone, *s.endurance.hr_bpm

    return frozenset(told())


def checked_rate(
    s: PlannedSession, p: Person, limits: WeekLimits, zones: Zones | None, standing: frozenset[Rate], note: Note
) -> PlannedSession:
    """The session with a heart rate that is one, and is no faster than its zone; else the athlete's own, or none.

    zones: as they hold today, None: not known.  standing: rates of the plan that holds, made when zones may have been others.
    """
    e = s.endurance
    if e is None or e.hr_bpm is None:
        return s
    low, high = e.hr_bpm
    # Intervals are told under one rate, which may be that of the work.
    zone = max([e.zone, *(z for i in e.intervals or () if isinstance(z := i.get("work_zone"), int) and z in MOST_SHARE)])
    most = _most_bpm(zone, p, limits, zones, stands=(e.zone, low, high) in standing)
    own = own_rate(zones, e.zone, p)
    told = f"{low}-{high}"
    if not LEAST_BPM <= low <= high <= MOST_BPM:
        note("PL-16", "rate_none", what=s.title, old=told)
        own = None
    elif high <= most:
        return s
    else:
        rule = "PL-24" if "hypertension" in p.conditions else limits.why.get("zone_max", "PL-05")
        if own is None or own[1] > most:
            own = None
            note(rule, "rate_free", what=s.title, old=told, zone=zone, most=math.floor(most))
        else:
            note(rule, "rate", what=s.title, old=told, zone=zone, new=f"{own[0]}-{own[1]}")
    return msgspec.structs.replace(s, endurance=msgspec.structs.replace(e, hr_bpm=own))


def _most_bpm(zone: int, p: Person, limits: WeekLimits, zones: Zones | None, *, stands: bool) -> float:
    """The fastest a heart may be asked to beat in a zone."""
    if "hypertension" in p.conditions:
        return _moderate(zones, p)[1]
    # In weeks without hard work the estimate is taken as it is; else the athlete's maximum may be higher than that of their age.
    loose = MOST_SHARE[zone] * (TANAKA_A - TANAKA_B * p.age) + (ESTIMATE_SD if limits.zone_max > 2 else 0.0)
    own = own_rate(zones, zone, p)
    if own is None:
        return loose
    return max(own[1] + OWN_SLACK, loose) if stands else own[1] + OWN_SLACK


def _moderate(zones: Zones | None, p: Person) -> tuple[float, float]:
    """The heart rates of PL-24: of the reserve where both its ends are known, else of the maximum."""
    limits = zones.limits if zones is not None else None
    maximum = TANAKA_A - TANAKA_B * p.age if limits is None or limits.max_bpm is None else limits.max_bpm
    if limits is None or limits.rest_bpm is None:
        return MAXIMUM_LEAST * maximum, MAXIMUM_MOST * maximum
    reserve = maximum - limits.rest_bpm
    return limits.rest_bpm + RESERVE_LEAST * reserve, limits.rest_bpm + RESERVE_MOST * reserve
