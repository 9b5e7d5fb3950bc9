"""What a plan's endurance work must keep: zones, hard days, minutes and runs.  Safety reference PL-02 to PL-05, PL-22 to PL-29."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from milo.coach.plans.basics.tables import frozen, tables
from milo.coach.plans.basics.time import VIGOROUS_ZONE, day_with, endurance_minutes, sessions, top_zone
from milo.coach.plans.basics.words import title_of_easy
from milo.coach.plans.limits.intervals import checked_intervals, fewer_repeats
from milo.coach.plans.limits.numbers import FIRST_RUN_KM, FIRST_RUN_MINUTES, RUN_STEP, TRAINED_MONTHS, WeekLimits, minutes_cap
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.limits.rates import Rate, checked_rate
from milo.insight.zones import Zones
from milo.vocabulary.plan import PlannedDay, PlannedEndurance, PlannedSession, PlannedWeek

Note = Callable[..., None]

HARD_GAP_DAYS = 2  # PL-05: 48 h
LEAST_MINUTES = 5.0  # a stretch cut below this is left out (our choice)
RUN_MEMORY_WEEKS = 4  # PL-02: the last 30 days
RUN_PACE_MIN_PER_KM, FAST_PACE_MIN_PER_KM = 6.0, 4.5
"""Turns a limit in km into minutes where no pace is known, and back: a run in which someone as fast as the second could
run too far is told its distance at the first too, and ends with whichever comes first (our choice)."""

_TABLES = tables("limits.endurance")
STOPPED_SPORTS: dict[str, frozenset[str]] = frozen(_TABLES["stopped_sports"])
"""What a region that is not to be trained at all (Person.stopped) takes out of a week; section 9 keeps walking for back and neck,
and cycling and the pool for an ankle (PL-50)."""
NEEDS = {"cycling": "bicycle", "rowing": "rower", "swimming": "pool"}  # PL-16


@dataclass
class Track:
    """What earlier weeks hand on: endurance minutes, longest runs, and when the last hard day was (days before monday)."""

    minutes: list[float] | None
    runs_km: list[float]
    runs_min: list[float]
    first_run_done: bool
    since_hard: int = 7


def track_of(p: Person) -> Track:
    """Where the first week starts from."""
    longest = longest_run(p)
    return Track(
        minutes=prior_minutes(p),
        runs_km=[] if longest is None else [longest] * RUN_MEMORY_WEEKS,
        runs_min=[],
        first_run_done=longest is not None,
    )


def run_caps(track: Track) -> tuple[float, float]:
    """The longest single run a week may have, km and minutes: PL-02, PL-03.  Minutes are endless where kilometres bind."""
    if not track.first_run_done:
        return FIRST_RUN_KM, FIRST_RUN_MINUTES
    km = most_run_km(track)
    minutes = max(track.runs_min[-RUN_MEMORY_WEEKS:], default=math.inf) * RUN_STEP if track.runs_min else math.inf
    return math.floor(km * 10 + 1e-6) / 10, minutes


def most_run_km(track: Track) -> float:
    """The longest single run a week may have, km, not rounded: minutes are counted from it, so that short runs grow too."""
    if not track.first_run_done:
        return FIRST_RUN_KM
    return max(track.runs_km[-RUN_MEMORY_WEEKS:], default=FIRST_RUN_KM) * RUN_STEP


def told_km(minutes: float, most_km: float) -> float | None:
    """The distance a run of so many minutes is told: at an easy pace, and never over the longest one; None where none could be.

    >>> told_km(42, 9.3), told_km(40, 9.3), told_km(60, 9.3)
    (7.0, None, 9.3)
    """
    return None if minutes / FAST_PACE_MIN_PER_KM <= most_km else min(most_km, _easy_km(minutes))


def _easy_km(minutes: float) -> float:
    return math.ceil(minutes / RUN_PACE_MIN_PER_KM * 10 - 1e-6) / 10


def km_for(e: PlannedEndurance, minutes: float) -> float | None:
    """The distance of an outing that takes so many minutes instead, at the same pace."""
    return None if e.distance_km is None else round(e.distance_km * minutes / e.minutes, 1)


def shortened(e: PlannedEndurance, minutes: float) -> PlannedEndurance:
    """An outing cut to so many minutes; without two repeats left it is easy. The distance of a run is a limit: it stays one."""
    intervals = None if e.intervals is None else fewer_repeats(e, minutes)
    km = min(e.distance_km, _easy_km(minutes)) if e.distance_km is not None and e.activity == "running" else km_for(e, minutes)
    kept = msgspec.structs.replace(e, minutes=minutes, distance_km=km, intervals=intervals)
    return kept if intervals is not None or e.intervals is None else msgspec.structs.replace(kept, zone=min(e.zone, 2), hr_bpm=None)


def checked_endurance(
    week: PlannedWeek,
    p: Person,
    limits: WeekLimits,
    track: Track,
    note: Note,
    walking: str,
    zones: Zones | None = None,
    rates: frozenset[Rate] = frozenset(),
    stands: PlannedWeek | None = None,
) -> PlannedWeek:
    """The week's endurance work inside the limits.  walking: how walking is called in titles; track: of the weeks before.

    zones: the athlete's, for heart rates.  rates: of the plan that holds.  stands: the week of the plan that holds whose minutes
    this one may have (standing_sets); None: none.
    """
    # What every minute below is counted by: an outing takes as long as it says, its intervals with it.
    week = _each(week, lambda s: checked_intervals(s, note))
    week = _each(week, lambda s: checked_rate(_session(s, p, limits, track, note, walking), p, limits, zones, rates, note))
    week = msgspec.structs.replace(week, days=[_one_day(d, track, note, walking) for d in week.days])
    cap = minutes_cap(p, week.week, track.minutes, limits)
    if stands is not None:
        most = math.inf if limits.endurance_minutes is None else limits.endurance_minutes
        cap = max(cap, min(endurance_minutes(stands), most))
    total = endurance_minutes(week)
    if total > cap + 1e-6:
        note("PL-04", "week_minutes", week=week.week, old=round(total), new=math.floor(cap))
        week = _scaled(week, cap / total)
    return _hard_days(week, limits, track, note)


def remember(week: PlannedWeek, track: Track) -> None:
    """Add a finished week to the track."""
    track.minutes = [*(track.minutes or []), endurance_minutes(week)]
    runs = [s.endurance for _, s in sessions(week) if s.endurance is not None and s.endurance.activity == "running"]
    if runs:
        # Only the first run's caps are in minutes; with kilometres known the kilometres count.
        if track.runs_min or not track.first_run_done:
            track.runs_min.append(max(r.minutes for r in runs))
        track.runs_km.append(max(min(r.minutes / RUN_PACE_MIN_PER_KM, r.distance_km or math.inf) for r in runs))
        track.first_run_done = True
    else:
        track.runs_km.append(0.0)
        if track.runs_min:
            track.runs_min.append(0.0)
        if not any(track.runs_km[-RUN_MEMORY_WEEKS:]):
            track.first_run_done, track.runs_km, track.runs_min = False, [], []
    hard = [i for i, s in sessions(week) if top_zone(s) >= VIGOROUS_ZONE]
    track.since_hard = 7 - max(hard) if hard else track.since_hard + 7


def _session(s: PlannedSession, p: Person, limits: WeekLimits, track: Track, note: Note, walking: str) -> PlannedSession:
    e = s.endurance
    if e is None:
        return s
    changes: dict[str, Any] = {}
    title = s.title
    if e.activity == "running" and not limits.runs:
        note(limits.why.get("runs", "PL-50"), "walk", what=s.title)
        changes |= {"activity": "walking", "distance_km": None}
        title = walking
    if e.activity == "swimming" and "epilepsy" in p.conditions:
        note("PL-28", "walk", what=s.title)
        changes |= {"activity": "walking", "distance_km": None}
        title = walking
    if "activity" not in changes and stopped_sport(p, e.activity):
        note("PL-50", "walk", what=s.title)
        changes |= {"activity": "walking", "distance_km": None}
        title = walking
    if (tool := NEEDS.get(e.activity)) is not None and "activity" not in changes and not _has(p, e.activity, tool):
        note("PL-16", "walk", what=s.title)
        changes |= {"activity": "walking", "distance_km": None}
        title = walking
    if top_zone(s) > limits.zone_max:
        note(limits.why.get("zone_max", "PL-05"), "zone", what=s.title, old=top_zone(s), new=limits.zone_max)
        changes |= {"zone": min(e.zone, limits.zone_max), "intervals": None, "hr_bpm": None}
    if e.hr_bpm is not None and (p.rate_limited or "heart disease" in p.conditions):
        note("PL-25" if "heart disease" in p.conditions else "G-7", "no_rate", what=s.title)
        changes["hr_bpm"] = None
    minutes = e.minutes
    if e.activity == "running" and limits.runs:
        km, most = run_caps(track)
        if minutes > most + 1e-6:
            note("PL-03", "run_minutes", what=s.title, old=round(minutes), new=math.floor(most))
            minutes = math.floor(most)
        if e.distance_km is not None and e.distance_km > km + 1e-6:
            note("PL-02" if track.first_run_done else "PL-03", "run_km", what=s.title, old=e.distance_km, new=km)
            changes["distance_km"] = km
        elif e.distance_km is None:
            changes |= {} if (told := told_km(minutes, km)) is None else {"distance_km": told}
    if minutes > limits.session_minutes and not _long_allowed(p):
        note(
            limits.why.get("session_minutes", "PL-13"),
            "minutes",
            what=s.title,
            old=round(minutes),
            new=round(limits.session_minutes),
        )
        minutes = limits.session_minutes
    changed = msgspec.structs.replace(e, **changes)
    if minutes != e.minutes:
        changed = shortened(changed, minutes)
    if changed == e:
        return s
    return msgspec.structs.replace(s, endurance=changed, title=title, minutes=max(1.0, s.minutes - (e.minutes - changed.minutes)))


def stopped_sport(p: Person, activity: str) -> bool:
    """Whether a sport moves what is not to be trained at all: PL-50."""
    return any(activity in STOPPED_SPORTS[region] for region in p.stopped)


def _has(p: Person, activity: str, tool: str) -> bool:
    """Whether somebody can do an activity that needs a tool: what they said they do, they have the tool of."""
    event = p.profile.event
    said = {*(p.profile.activities or ()), *([event.activity] if event is not None else ())}
    # Who told neither what they have nor what they do is not known to lack it.
    return activity in said or tool in (p.profile.equipment or ()) or (p.profile.equipment is None and not said)


def _one_day(day: PlannedDay, track: Track, note: Note, walking: str) -> PlannedDay:
    """A day whose runs together are no longer than a single one may be: run in two parts, it is still the day's running."""
    if sum(s.endurance is not None and s.endurance.activity == "running" for s in day.sessions) < 2:
        return day
    km_left, min_left = run_caps(track)
    rule = "PL-02" if track.first_run_done else "PL-03"
    kept = []
    for s in day.sessions:
        e = s.endurance
        if e is None or e.activity != "running":
            kept.append(s)
            continue
        km = e.minutes / RUN_PACE_MIN_PER_KM if e.distance_km is None else e.distance_km
        minutes = min(e.minutes, min_left, e.minutes * km_left / km if km > km_left + 1e-6 else e.minutes)
        if minutes < e.minutes - 1e-6:
            minutes = float(math.floor(minutes))
            if minutes < LEAST_MINUTES:
                note(rule, "walk", what=s.title)
                walk = msgspec.structs.replace(e, activity="walking", distance_km=None)
                kept.append(msgspec.structs.replace(s, endurance=walk, title=walking))
                continue
            note(rule, "run_minutes", what=s.title, old=round(e.minutes), new=round(minutes))
            off = e.minutes - minutes
            s = msgspec.structs.replace(s, endurance=shortened(e, minutes), minutes=max(1.0, s.minutes - off))
        km_left, min_left = max(0.0, km_left - km), min_left - minutes
        kept.append(s)
    return day if kept == day.sessions else day_with(day, kept)


def _long_allowed(p: Person) -> bool:
    return p.profile.goal == "endurance" and p.months_trained is not None and p.months_trained > TRAINED_MONTHS


def _scaled(week: PlannedWeek, share: float) -> PlannedWeek:
    def shorter(s: PlannedSession) -> PlannedSession:
        e = s.endurance
        if e is None:
            return s
        minutes = math.floor(e.minutes * share)
        off = e.minutes - minutes
        if minutes < LEAST_MINUTES:
            return msgspec.structs.replace(s, endurance=None, minutes=max(1.0, s.minutes - e.minutes))
        return msgspec.structs.replace(s, endurance=shortened(e, float(minutes)), minutes=max(1.0, s.minutes - off))

    return _each(week, shorter)


def _hard_days(week: PlannedWeek, limits: WeekLimits, track: Track, note: Note) -> PlannedWeek:
    """Hard sessions few enough, two days apart, and a small enough share of the week: PL-05."""
    total = endurance_minutes(week)
    allowed: set[str] = set()
    last, count, hard_minutes = -track.since_hard, 0, 0.0
    for i, s in sessions(week):
        if top_zone(s) < VIGOROUS_ZONE or s.endurance is None:
            continue
        fits = (
            count < limits.vigorous_days
            and i - last >= HARD_GAP_DAYS
            and hard_minutes + s.endurance.minutes <= limits.vigorous_share * total + 1e-6
        )
        if fits:
            allowed.add(s.session_id)
            last, count, hard_minutes = i, count + 1, hard_minutes + s.endurance.minutes

    def eased(s: PlannedSession) -> PlannedSession:
        e = s.endurance
        if e is None or top_zone(s) < VIGOROUS_ZONE or s.session_id in allowed:
            return s
        note(limits.why.get("vigorous_days", "PL-05"), "zone", what=s.title, old=top_zone(s), new=2)
        e = msgspec.structs.replace(e, zone=2, intervals=None, hr_bpm=None)
        return msgspec.structs.replace(s, endurance=e, title=title_of_easy(s.title, e))

    return _each(week, eased)


def _each(week: PlannedWeek, change: Callable[[PlannedSession], PlannedSession]) -> PlannedWeek:
    days = [day_with(d, [change(s) for s in d.sessions]) if d.sessions else d for d in week.days]
    return msgspec.structs.replace(week, days=days)
