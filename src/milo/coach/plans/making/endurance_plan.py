"""Endurance weeks: easy, long and hard days within the limits, run-walk for who begins, heart rates only from own zones.

Source: training.md 2.6; safety reference PL-02 to PL-05.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from milo.coach.plans.basics.outline import phase_of
from milo.coach.plans.limits.endurance import Track, run_caps, told_km
from milo.coach.plans.limits.numbers import WeekLimits, minutes_cap
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.rates import own_rate
from milo.coach.plans.making.endurance_sports import (
    LEAST_RUN,
    LEAST_SESSION,
    RUN_WALK_WEEKS,
    activities_of,
    learning_week,
    run_minutes,
    run_walk,
    sports_of_days,
    walk_minutes,
    worth_running,
)
from milo.coach.plans.making.hard_work import NOVICE, PLAIN, hard_work
from milo.coach.plans.making.race_demands import has_bricks, legs_of, long_week_share
from milo.insight.zones import Zones
from milo.vocabulary.athlete import Event
from milo.vocabulary.plan import PlannedEndurance

LONG_SHARE, EASY_SHARE = 1.0, 0.95
"""Of the minutes asked for, a long day and the others (our choice): nobody without a race is given more than they asked for."""
RECOVERY_SHARE = 0.70  # PL-06: 30 % less is the least; more would pull the weeks after it down, which grow on their mean (PL-04)
MANY_DAYS = 3  # of endurance beside the long one, from which the week holds a third of it (our choice)
LEAST_QUALITY = 20.0  # minutes; shorter is no hard work, nor a run that fills a session (our choice)
WARM, COOL = 10.0, 5.0  # easy minutes around hard work (our choice; PL-27 wants 10)
SHARP_WORK, SHARP_REST, SHARP_MOST = 1.0, 1.5, 5  # minutes and repeats of a race week's hard work (our choice, as strides: 2.6)
SHARP_WARM, SHARP_COOL, LEAST_SHARP = 5.0, 1.5, 10.0  # around it, and the shortest that holds two repeats (our choice)
RACE_WEEK_SHARE = 0.6  # of a usual session, the longest in the week of a race (our choice: as the first easier week's)
USED_TO_HARD_DAYS = 28  # whose last hard day is further back is not sharpened (our choice: a block)
LEAST_TAPERED = 15.0  # minutes of an outing on the way to a race (training.md 2.10: the least session)
TAPER_STEP = 0.69  # of the week before; a week that eases by less is no easier week (safety reference PL-06: 30 %)
RACE_WARM_MINUTES = 10.0  # easy minutes on the day of a race (training.md 2.6, PL-27)
BRICK_MINUTES, BRICK_SHARE, LEAST_BRICK = {"build": 15.0, "specific": 20.0}, 0.25, 8.0
"""Minutes run off the bike by the part of the way, of the ride at most, and the least worth changing shoes for (our choice)."""
BRIDGED_DAYS, BRIDGE_MINUTES = 3, 15.0
"""With insulin and fewer days than this the validator adds walks of so many minutes, which an easier week does not ease (PL-26)."""
TAPER_MEMORY_WEEKS = 3  # the full week a taper is counted from is among the last so many (our choice)


@dataclass(frozen=True, kw_only=True)
class Outing:
    """One endurance session before it is put into a day.  word: of its title; because: the rules that made it so.

    brick: the run straight off the bike that follows it, of a triathlete.
    """

    endurance: PlannedEndurance
    word: str
    because: tuple[str, ...]
    brick: PlannedEndurance | None = None


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
    most: float = math.inf,
    long: Callable[[str], float] | None = None,
    last: dict[int, Outing] | None = None,
    most_on: Mapping[int, float] | None = None,
    walks: frozenset[int] = frozenset(),
    before_taper: int | None = None,
) -> dict[int, Outing]:
    """The endurance sessions of a week by weekday, within the week's minutes.

    roles: of each weekday.  loading_week: how many loading weeks came before, 0 in the first; it turns the menu.
    minutes: of a session as asked for.  share: of the usual volume, 1 in a full week (the hybrid budget may ask for less).
    taper: in a week on the way to a race, its minutes over those of the weeks before it; hard work stays, shorter.
    most: minutes of a week after a race.  long: the minutes of a long day in a sport; None: as long as any week's.
    last: of the week before, which a recovery week has less of; None: there was none.
    most_on: weekday -> minutes of an outing beside lifting; walks: which of these are walks.
    before_taper: the last loading week before a race; None without one.
    """
    most_on = most_on or {}
    days = [d for d, r in enumerate(roles) if r in ("E", "Q", "L", "W")]
    if not days:
        return {}
    if recovery and last is not None and last.keys() <= set(days):
        return _eased(last, p, week, limits, track, zones)
    acts = activities_of(p, runs=limits.runs)
    race = taper is not None and "R" in roles
    # Who learns to run in these weeks; in the week of the race they try nothing new, and running on and on would be.
    walks_between = not track.first_run_done or 0 < len(track.runs_min) < RUN_WALK_WEEKS + race
    if not worth_running(track):
        acts = [a for a in acts if a != "running"] or ["walking"]
    short = not walks_between and run_minutes(track) < LEAST_QUALITY
    least, worthwhile = (LEAST_QUALITY, LEAST_QUALITY) if taper is None else (LEAST_SHARP, LEAST_TAPERED)
    if (walks_between or short) and acts[0] == "running":
        worthwhile = LEAST_TAPERED
    cap = minutes_cap(p, week, track.minutes, limits)
    if recovery:
        cap = min(cap, RECOVERY_SHARE * (track.minutes[-1] if track.minutes else cap))
    if taper is not None:
        full = max(track.minutes[-TAPER_MEMORY_WEEKS:], default=0.0) if track.minutes else 0.0
        cap = min(cap, taper * (full or cap), TAPER_STEP * track.minutes[-1] if track.minutes and track.minutes[-1] else cap)
        cap -= RACE_WARM_MINUTES if race else 0.0
    cap = math.floor(min(cap, most) * share)
    if (walks_between or short) and acts[0] == "running" and not legs_of(p.profile.event, acts) and not race:
        long_day = next((d for d in days if roles[d] == "L"), None)
        learning = long_day is not None or acts == ["running"]
    else:
        long_day, learning = None, False
    if learning:
        usual = min(minutes * EASY_SHARE, limits.session_minutes)
        return _learning(days, long_day, acts, p, cap, usual, week, limits, track, zones, walks_between)
    keep = max(1, min(len(days), int(cap // LEAST_SESSION)))
    # With few minutes allowed, fewer outings that are worth it; long and easy ones stay before hard ones.
    worth = {"L": 0, "E": 1, "W": 1, "Q": 2} if taper is None else {"Q": 0, "L": 1, "E": 2, "W": 2}
    order = sorted(days, key=lambda d: (worth[roles[d]], d in most_on, d))
    while keep > 1 and cap / keep < min(worthwhile, minutes * EASY_SHARE):
        keep -= 1
    days = sorted(order[:keep])
    activity = sports_of_days(days, roles, acts, p.profile.event, loading_week, usual=minutes, starts=walks_between, short=most_on)
    activity |= dict.fromkeys(walks & set(days), "walking")
    wanted: dict[int, float] = {}
    for d in days:
        if roles[d] == "L" and long is not None:
            want = long(activity[d])
        else:
            usual = math.inf if d in walks else minutes * (LONG_SHARE if roles[d] == "L" else EASY_SHARE)
            want = min(usual, limits.session_minutes, most_on.get(d, math.inf))
        want *= RACE_WEEK_SHARE if race else 1.0
        if activity[d] == "running":
            # A long run is the longest by the rule; hard ones stay well under it.
            want = min(want, run_minutes(track, 1.0 if roles[d] in ("L", "E") or walks_between else 0.85))
        wanted[d] = want
    most_of = dict(wanted)
    total = sum(wanted.values())
    if total > cap:
        builds = long is not None and taper is None and not recovery and not walks_between
        wanted = _within(wanted, cap, [d for d in days if roles[d] == "L"] if builds else [], p.profile.event, most_on)
    hard = [d for d in days if roles[d] == "Q"] if limits.zone_max >= 3 and limits.vigorous_days and not recovery else []
    hard = hard[: limits.vigorous_days]
    if taper is not None and track.since_hard > USED_TO_HARD_DAYS:
        hard = []  # nothing new before a race
    if walks_between:
        hard = [d for d in hard if activity[d] != "running"]
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
        made[d] = _outing(
            activity[d], math.floor(wanted[d]), roles[d], d in hard, p, week, turn, limits, track, zones, walks_between,
            before_taper=before_taper,
        )  # fmt: skip
    kept = {d: o for d, o in made.items() if o is not None}
    if before_taper is not None and taper is None and phase_of(week, before_taper) != "base" and has_bricks(p.profile.event, acts):
        kept = {d: _with_brick(o, phase_of(week, before_taper), track, minutes) if roles[d] == "L" else o for d, o in kept.items()}
    return kept


def _with_brick(ride: Outing, phase: str, track: Track, most: float) -> Outing:
    """A long ride whose last minutes are run straight off the bike, as many as most; any other outing as it is."""
    e = ride.endurance
    run = math.floor(min(BRICK_MINUTES[phase], run_minutes(track), BRICK_SHARE * e.minutes, most))
    if e.activity != "cycling" or not track.first_run_done or run < LEAST_BRICK:
        return ride
    off = PlannedEndurance(activity="running", minutes=float(run), zone=e.zone, distance_km=told_km(run, run_caps(track)[0]))
    return replace(ride, endurance=msgspec.structs.replace(e, minutes=e.minutes - run), brick=off)


def _learning(
    days: list[int],
    long: int | None,
    acts: list[str],
    p: Person,
    cap: float,
    usual: float,
    week: int,
    limits: WeekLimits,
    track: Track,
    zones: Zones | None,
    walks_between: bool,
) -> dict[int, Outing]:
    """The week of whose runs are short: apart from each other, and a walk or another sport with the minutes left over.

    walks_between: whether they learn to run, in run-walks.
    """
    # A learner's longest run is known in minutes, and goes up by those: of kilometres nobody can tell how much was walked.
    most = run_caps(track)[1] if walks_between else run_minutes(track)
    runs, free = learning_week(days, cap, most, usual, long)
    made = {
        d: _outing("running", math.floor(m), "E", False, p, week, None, limits, track, zones, walks_between)
        for d, m in runs.items()
    }
    others = [a for a in acts if a != "running"] or ["walking"]
    left = cap - sum(math.floor(m) for m in runs.values())
    for j, d in enumerate(free):
        least = walk_minutes(left, usual)
        left -= least
        if least:
            made[d] = _outing(others[j % len(others)], least, "E", False, p, week, None, limits, track, zones, False)
    return {d: o for d, o in sorted(made.items()) if o is not None}


def _eased(
    last: dict[int, Outing], p: Person, week: int, limits: WeekLimits, track: Track, zones: Zones | None
) -> dict[int, Outing]:
    """A recovery week: what the week before held on the same days, each sport with 30 % less of it and nothing hard (PL-06).

    Where that leaves a sport too little for every day, its longest days stay, none longer than it was.
    """
    made: dict[int, Outing | None] = {}
    step = len(track.runs_min) - 1  # running without a pause is no way to ease: the turns of a run-walk stay those of that week
    for activity in dict.fromkeys(o.endurance.activity for o in last.values()):
        of = {d: o.endurance.minutes for d, o in last.items() if o.endurance.activity == activity}
        total = RECOVERY_SHARE * sum(of.values())
        if p.insulin and len(last) < BRIDGED_DAYS:
            total = max(total - (1 - RECOVERY_SHARE) * BRIDGE_MINUTES, min(total, LEAST_RUN))
        kept = sorted(of, key=lambda d: (-of[d], d))[: max(1, int(total // LEAST_RUN))]
        share = total / sum(of[d] for d in kept)
        for d in kept:
            role, walks = "L" if last[d].word == "long" else "E", last[d].word == "runwalk"
            minutes = math.floor(min(1.0, share) * of[d] + 1e-6)
            made[d] = _outing(activity, minutes, role, False, p, week, None, limits, track, zones, walks, step)
    return {d: o for d, o in sorted(made.items()) if o is not None}


def _within(
    wanted: dict[int, float], cap: float, long: list[int], event: Event | None, beside: Collection[int]
) -> dict[int, float]:
    """Minutes of every day, with no more than cap together.

    The long day of who builds to a race has its share of the week (race_demands.long_week_share), and more only where the others
    are as long as was asked for.  beside: days whose outing stands beside lifting; they count in that share where MANY_DAYS do not.
    """
    total = sum(wanted.values())
    others = [d for d in wanted if d not in long]
    if len(long) != 1 or not others:
        return {d: w * cap / total for d, w in wanted.items()}
    [d] = long
    room = sum(wanted[o] for o in others)
    whole = len(set(others) - set(beside))
    kept = min(wanted[d], max(long_week_share(event, whole if whole < MANY_DAYS else len(others)) * cap, cap - room))
    return {**{o: wanted[o] * (cap - kept) / room for o in others}, d: kept}


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
    walks_between: bool,
    step: int | None = None,
    before_taper: int | None = None,
) -> Outing | None:
    """One outing. turn: which hard work's turn it is; None: short and sharp, before a race.  walks_between: where it is a run.

    step: of who learns to run; None: the next one.
    """
    if minutes < 5:
        return None
    because = ["PL-04"]
    if hard:
        made = _intervals(activity, minutes, p, week, turn, limits, track, zones, before_taper)
        if made is not None:
            return made
    zone = min(1 if p.standing.light_only else 2, limits.zone_max)
    intervals: list[dict[str, Any]] | None = None
    km: float | None = None
    word = "walk" if p.standing.light_only else "long" if role == "L" else "easy"
    if activity == "running":
        most_km, _ = run_caps(track)
        # No pace is known: a distance is told only where these minutes could pass the longest run allowed.
        km = told_km(minutes, most_km)
        because.append("PL-02" if track.first_run_done and not track.runs_min else "PL-03")
        step = len(track.runs_min) if step is None else step
        if walks_between and (pieces := run_walk(minutes, step)) is not None:
            repeats, work, rest = pieces
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
    activity: str,
    minutes: float,
    p: Person,
    week: int,
    turn: int | None,
    limits: WeekLimits,
    track: Track,
    zones: Zones | None,
    before_taper: int | None,
) -> Outing | None:
    novice = p.beginner or p.older
    warm, cool = WARM, COOL
    if turn is None:
        word, repeats, work, zone, rest = "sharp", SHARP_MOST, SHARP_WORK, min(4, limits.zone_max), SHARP_REST
        warm, cool = WARM if p.lungs else SHARP_WARM, SHARP_COOL
    else:
        chosen = hard_work(activity, p.profile.event, week, before_taper, turn, novice=novice)
        if chosen.zone > limits.zone_max:
            chosen = NOVICE[0] if novice else PLAIN[0]
        word, repeats, work, zone, rest = chosen.word, chosen.repeats, chosen.work, chosen.zone, chosen.rest
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
            distance_km=told_km(minutes, most_km) if activity == "running" else None,
            intervals=[
                {"repeat": min(fit, repeats), "work_minutes": work, "work_zone": zone, "rest_minutes": rest, "rest_zone": 1}
            ],
        ),
        word=word,
        because=("PL-05",),
    )
