"""Endurance weeks: easy, long and hard days within the limits, run-walk for who begins, heart rates only from own zones.

Source: training.md 2.6; safety reference PL-02 to PL-05.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from milo.coach.plans.plan_limits_endurance import FAST_PACE_MIN_PER_KM, NEEDS, RUN_PACE_MIN_PER_KM, Track, run_caps
from milo.coach.plans.plan_limits_numbers import WeekLimits, minutes_cap
from milo.coach.plans.plan_limits_person import Person
from milo.coach.plans.plan_limits_rates import own_rate
from milo.insight.zones import Zones
from milo.vocabulary.plan import PlannedEndurance

Say = Callable[..., str]

LONG_SHARE = 1.14  # the long day over the usual session (our choice: as long as the minutes asked for allow)
EASY_SHARE = 0.95
RECOVERY_SHARE = 0.66  # training.md 2.6 and PL-06: a third less
LEAST_SESSION, LEAST_QUALITY = 10.0, 20.0  # minutes; shorter is not worth changing for (our choice)
WARM, COOL = 10.0, 5.0  # easy minutes around hard work (our choice; PL-27 wants 10)
# Run-walk of the first nine weeks: minutes of running and of walking in turn (training.md 2.6: 60 s / 90 s to continuous).
RUN_WALK = ((1.0, 1.5), (1.5, 1.5), (2.0, 1.5), (3.0, 1.5), (4.0, 1.5), (5.0, 1.5), (8.0, 2.0), (10.0, 1.0))
# Hard work by week: kind, repeats, work minutes, zone, rest minutes (training.md 2.6); fewer repeats where time is short.
MENU: tuple[tuple[str, int, float, int, float], ...] = (
    ("threshold", 3, 8.0, 3, 2.0), ("quality", 6, 2.0, 4, 2.0), ("threshold", 3, 10.0, 3, 2.0), ("quality", 5, 3.0, 4, 2.5),
    ("threshold", 4, 8.0, 3, 2.0), ("quality", 4, 4.0, 4, 3.0),
)  # fmt: skip
NOVICE_MENU: tuple[tuple[str, int, float, int, float], ...] = (
    ("threshold", 4, 4.0, 3, 2.0), ("quality", 6, 1.0, 4, 2.0), ("threshold", 3, 6.0, 3, 2.0), ("quality", 5, 2.0, 4, 2.0),
)  # fmt: skip
SHARP_WORK, SHARP_REST, SHARP_MOST = 1.0, 1.5, 5  # minutes and repeats of a race week's hard work (our choice, as strides: 2.6)
SHARP_WARM, SHARP_COOL, LEAST_SHARP = 5.0, 1.5, 10.0  # around it, and the shortest that holds two repeats (our choice)
RACE_WEEK_SHARE = 0.6  # of a usual session, the longest in the week of a race (our choice: as the first easier week's)
USED_TO_HARD_DAYS = 28  # whose last hard day is further back is not sharpened (our choice: a block)
LEAST_TAPERED = 15.0  # minutes of an outing on the way to a race (training.md 2.10: the least session)
TAPER_STEP = 0.69  # of the week before; a week that eases by less is no easier week (safety reference PL-06: 30 %)
RACE_WARM_MINUTES = 10.0  # easy minutes on the day of a race (training.md 2.6, PL-27)
TAPER_MEMORY_WEEKS = 3  # the full week a taper is counted from is among the last so many (our choice)
OUTDOOR = ("running", "cycling", "swimming", "rowing", "walking")


@dataclass(frozen=True, kw_only=True)
class Outing:
    """One endurance session before it is put into a day.  word: of its title; because: the rules that made it so."""

    endurance: PlannedEndurance
    word: str
    because: tuple[str, ...]


def activities_of(p: Person, *, runs: bool) -> list[str]:
    """What the athlete does for endurance, the sport of their event or first choice first; walking where nothing else is known."""
    said: list[str] = [a for a in p.profile.activities or () if a in OUTDOOR]
    event = p.profile.event
    if event is not None and event.activity in OUTDOOR:
        said = [event.activity, *(a for a in said if a != event.activity)]
    if not said:
        has = set(p.profile.equipment or ())
        said = [a for a, tool in NEEDS.items() if tool in has and a != "swimming"]
        if p.history.longest_run_km_30d or (p.profile.goal == "endurance" and not p.beginner and not said):
            said = ["running", *said]
    if "epilepsy" in p.conditions:
        said = [a for a in said if a != "swimming"]
    if p.pregnant or p.postpartum:
        said = [a for a in said if a in ("walking", "swimming", "cycling")] or ["walking"]
    if not runs:
        said = [a for a in said if a != "running"]
    if any(r in p.injuries for r in ("shoulder", "neck", "elbow", "wrist", "low back")):
        said = [a for a in said if a not in ("swimming", "rowing")]
    if p.standing.light_only:
        said = ["walking"]
    return said or ["walking"]


def outings(
    roles: list[str],
    p: Person,
    week: int,
    loading_week: int,
    limits: WeekLimits,
    track: Track,
    zones: Zones | None,
    *,
    minutes: float,
    recovery: bool,
    share: float,
    taper: float | None = None,
) -> dict[int, Outing]:
    """The endurance sessions of a week by weekday, within the week's minutes.

    roles: of each weekday.  loading_week: how many loading weeks came before, 0 in the first; it turns the menu.
    minutes: of a session as asked for.  share: of the usual volume, 1 in a full week (the hybrid budget may ask for less).
    taper: in a week on the way to a race, its minutes over those of the weeks before it; hard work stays, shorter.
    """
    days = [d for d, r in enumerate(roles) if r in ("E", "Q", "L", "W")]
    if not days:
        return {}
    acts = activities_of(p, runs=limits.runs)
    race = taper is not None and "R" in roles
    least, worthwhile = (LEAST_QUALITY, LEAST_QUALITY) if taper is None else (LEAST_SHARP, LEAST_TAPERED)
    cap = minutes_cap(p, week, track.minutes, limits)
    if recovery:
        cap = min(cap, RECOVERY_SHARE * (track.minutes[-1] if track.minutes else cap))
    if taper is not None:
        full = max(track.minutes[-TAPER_MEMORY_WEEKS:], default=0.0) if track.minutes else 0.0
        cap = min(cap, taper * (full or cap), TAPER_STEP * track.minutes[-1] if track.minutes and track.minutes[-1] else cap)
        cap -= RACE_WARM_MINUTES if race else 0.0
    cap = math.floor(cap * share)
    keep = max(1, min(len(days), int(cap // LEAST_SESSION)))
    # With few minutes allowed, fewer outings that are worth it; long and easy ones stay before hard ones.
    worth = {"L": 0, "E": 1, "W": 1, "Q": 2} if taper is None else {"Q": 0, "L": 1, "E": 2, "W": 2}
    order = sorted(days, key=lambda d: (worth[roles[d]], d))
    while keep > 1 and cap / keep < min(worthwhile, minutes * EASY_SHARE):
        keep -= 1
    days = sorted(order[:keep])
    activity = _activities(days, roles, acts)
    wanted: dict[int, float] = {}
    for d in days:
        want = min(minutes * (LONG_SHARE if roles[d] == "L" else EASY_SHARE), limits.session_minutes)
        want *= RACE_WEEK_SHARE if race else 1.0
        if activity[d] == "running":
            km, most = run_caps(track)
            # A long run is the longest by the rule; the others stay well under it.
            want = min(want, most, math.floor(km * RUN_PACE_MIN_PER_KM * (1.0 if roles[d] in ("L", "E") else 0.85)))
        wanted[d] = want
    most_of = dict(wanted)
    total = sum(wanted.values())
    if total > cap:
        wanted = {d: w * cap / total for d, w in wanted.items()}
    hard = [d for d in days if roles[d] == "Q"] if limits.zone_max >= 3 and limits.vigorous_days and not recovery else []
    hard = hard[: limits.vigorous_days]
    if taper is not None and track.since_hard > USED_TO_HARD_DAYS:
        hard = []  # nothing new before a race
    if hard:
        easy_minutes = sum(w for d, w in wanted.items() if d not in hard) + (RACE_WARM_MINUTES if race else 0.0)
        each = math.floor(limits.vigorous_share / (1 - limits.vigorous_share) * easy_minutes / len(hard) - 1)
        if each < least and len(hard) > 1:
            hard = hard[:1]
            easy_minutes = sum(w for d, w in wanted.items() if d not in hard)
            each = math.floor(limits.vigorous_share / (1 - limits.vigorous_share) * easy_minutes - 1)
        if each < least:
            hard = []
        for d in hard:
            wanted[d] = min(wanted[d], each)
        # What a hard day may not have goes to the easy ones, as long as they are short of what was asked for.
        easy = [d for d in days if d not in hard]
        spare, room = cap - sum(wanted.values()), sum(most_of[d] - wanted[d] for d in easy)
        if spare > 0 and room > 0:
            wanted |= {d: wanted[d] + min(1.0, spare / room) * (most_of[d] - wanted[d]) for d in easy}
    made = {}
    for j, d in enumerate(days):
        turn = None if race or wanted[d] < LEAST_QUALITY else loading_week + j
        made[d] = _outing(activity[d], math.floor(wanted[d]), roles[d], d in hard, p, week, turn, limits, track, zones)
    return {d: o for d, o in made.items() if o is not None}


def _activities(days: list[int], roles: list[str], acts: list[str]) -> dict[int, str]:
    """The first choice for the long and hard days, the others in turn for the easy ones; each at least once where days allow."""
    chosen: dict[int, str] = {}
    turn = 1 if len(acts) > 1 else 0
    for d in days:
        if roles[d] in ("L", "Q"):
            chosen[d] = acts[0]
        else:
            chosen[d] = acts[turn % len(acts)]
            turn += 1
    missing = [a for a in acts if a not in chosen.values()]
    for d in days:
        if missing and roles[d] == "Q" and len(acts) > 2:
            chosen[d] = missing.pop(0)
    return chosen


def _outing(
    activity: str,
    minutes: float,
    role: str,
    hard: bool,
    p: Person,
    week: int,
    turn: int | None,
    limits: WeekLimits,
    track: Track,
    zones: Zones | None,
) -> Outing | None:
    """One outing. turn: which hard work's turn it is; None: short and sharp, before a race."""
    if minutes < 5:
        return None
    because = ["PL-04"]
    if hard:
        made = _intervals(activity, minutes, p, turn, limits, track, zones)
        if made is not None:
            return made
    zone = min(1 if p.standing.light_only else 2, limits.zone_max)
    intervals: list[dict[str, Any]] | None = None
    km: float | None = None
    word = "walk" if p.standing.light_only else "long" if role == "L" else "easy"
    if activity == "running":
        most_km, _ = run_caps(track)
        # No pace is known: a distance is told only where these minutes could pass the longest run allowed.
        km = most_km if minutes / FAST_PACE_MIN_PER_KM > most_km else None
        because.append("PL-02" if track.first_run_done and not track.runs_min else "PL-03")
        step = len(track.runs_min)
        if (not track.first_run_done or track.runs_min) and step < len(RUN_WALK):
            work, rest = RUN_WALK[step]
            repeats = int((minutes - COOL) // (work + rest))
            if repeats >= 2:
                intervals = [{"repeat": repeats, "work_minutes": work, "work_zone": 2, "rest_minutes": rest, "rest_zone": 1}]
                word = "runwalk"
    return Outing(
        endurance=PlannedEndurance(
            activity=activity,
            minutes=float(minutes),
            zone=zone,
            hr_bpm=own_rate(zones, zone, p),
            distance_km=km or None,
            intervals=intervals,
        ),
        word=word,
        because=tuple(because),
    )


def _intervals(
    activity: str, minutes: float, p: Person, turn: int | None, limits: WeekLimits, track: Track, zones: Zones | None
) -> Outing | None:
    menu = NOVICE_MENU if p.beginner or p.older else MENU
    warm, cool = WARM, COOL
    if turn is None:
        word, repeats, work, zone, rest = "sharp", SHARP_MOST, SHARP_WORK, min(4, limits.zone_max), SHARP_REST
        warm, cool = WARM if p.conditions & {"asthma", "copd"} else SHARP_WARM, SHARP_COOL
    else:
        word, repeats, work, zone, rest = menu[turn % len(menu)]
    if zone > limits.zone_max:
        word, repeats, work, zone, rest = menu[0]
    if p.injuries.keys() & {"knee", "ankle", "achilles", "hip", "groin"}:
        return None
    fit = int((minutes - warm - cool + rest) // (work + rest))
    while fit < 2 and work > 1.0:
        work -= 1.0
        fit = int((minutes - warm - cool + rest) // (work + rest))
    if fit < 2:
        return None
    most_km, _ = run_caps(track)
    return Outing(
        endurance=PlannedEndurance(
            activity=activity,
            minutes=float(minutes),
            zone=zone,
            hr_bpm=own_rate(zones, zone, p),
            distance_km=most_km if activity == "running" and minutes / FAST_PACE_MIN_PER_KM > most_km else None,
            intervals=[
                {"repeat": min(fit, repeats), "work_minutes": work, "work_zone": zone, "rest_minutes": rest, "rest_zone": 1}
            ],
        ),
        word=word,
        because=("PL-05",),
    )
