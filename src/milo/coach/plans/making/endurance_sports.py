"""Which sports an athlete's endurance days train: what they do and may do, and who of these gets which day.

Source: training.md 2.6 (run-walk three days a week); safety reference PL-22, PL-23, PL-28, PL-50.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection

from milo.coach.plans.limits.endurance import NEEDS, RUN_PACE_MIN_PER_KM, Track, most_run_km, run_caps, stopped_sport
from milo.coach.plans.limits.numbers import WeekLimits
from milo.coach.plans.limits.person import Person, longest_run
from milo.coach.plans.making.race_demands import legs_of, shared_days
from milo.vocabulary.athlete import Event

OUTDOOR = ("running", "cycling", "swimming", "rowing", "walking")
ARM_SPORTS, ARM_REGIONS = ("swimming", "rowing"), ("shoulder", "neck", "elbow", "wrist", "low back")
AFTER_BIRTH = ("walking", "swimming", "cycling")  # and before it: PL-22, PL-23
LEAST_SESSION = 10.0  # minutes; shorter is not worth changing for (our choice)
STARTER_DAYS = 3  # of running a week, for who begins to run (training.md 2.6)


def activities_of(p: Person, *, runs: bool) -> list[str]:
    """What the athlete does for endurance, the sport of their event or first choice first; walking where nothing else is known."""
    said: list[str] = [a for a in p.profile.activities or () if a in OUTDOOR]
    event = p.profile.event
    if event is not None and event.activity in OUTDOOR:
        said = [event.activity, *(a for a in said if a != event.activity)]
    if not said:
        has = set(p.profile.equipment or ())
        said = [a for a, tool in NEEDS.items() if tool in has and a != "swimming"]
        # Nobody of 65 or more is asked to begin to run who named no running and has not run of late (our choice).
        begins = p.profile.goal == "endurance" and not p.beginner and not p.older and not said
        if longest_run(p) or begins:
            said = ["running", *said]
    if p.stations and ("running" in said or p.history.longest_run_km_30d):
        # Half of such an event is running, between stations.
        said = ["running", *(a for a in said if a != "running")]
    said = [a for a in said if _kept_out(p, a) is None and (runs or a != "running")]
    if p.standing.light_only:
        said = ["walking"]
    return said or ["walking"]


def run_minutes(track: Track, share: float = 1.0) -> float:
    """Minutes of the longest run a week may have, whole ones where kilometres bind it: PL-02, PL-03.

    share: of those kilometres.
    """
    _, minutes = run_caps(track)
    return min(minutes, math.floor(share * most_run_km(track) * RUN_PACE_MIN_PER_KM + 1e-6))


def worth_running(track: Track) -> bool:
    """Whether a run may be long enough to go out for; where the longest of late allows less, a walk is in its place (PL-02)."""
    return not track.first_run_done or run_minutes(track) >= LEAST_SESSION


def why_no_sport(p: Person, activity: str, limits: WeekLimits) -> str | None:
    """The rule that keeps a sport out of a week with these limits, None where it may be trained."""
    if activity == "running" and not limits.runs:
        return limits.why["runs"]
    return _kept_out(p, activity)


def _kept_out(p: Person, activity: str) -> str | None:
    """The rule that keeps a sport out of every week of a person, None where there is none."""
    if activity == "swimming" and "epilepsy" in p.conditions:
        return "PL-28"
    if (p.pregnant or p.postpartum) and activity not in AFTER_BIRTH:
        return "PL-22" if p.pregnant else "PL-23"
    if stopped_sport(p, activity):
        return "PL-50"
    if activity in ARM_SPORTS and any(r in p.injuries for r in ARM_REGIONS):
        return "PL-50"
    return None


def sports_of_days(
    days: list[int],
    roles: list[str],
    acts: list[str],
    event: Event | None,
    turn: int,
    *,
    usual: float = 0.0,
    starts: bool = False,
    short: Collection[int] = (),
) -> dict[int, str]:
    """The first choice for the long and hard days, the others in turn for the easy ones; each at least once where days allow.

    event: one of several sports shares the week by what it asks for instead, whatever the order of the choices.  turn: counts the
    loading weeks.  usual: minutes of a day as asked for.  starts: who learns to run without walking does so on three days a week
    before another sport has one.  short: days whose outing stands beside lifting.
    """
    if legs := legs_of(event, acts):
        return shared_days(days, roles, legs, turn, usual, short)
    if starts and acts[0] == "running" and any(r == "L" for r in roles):
        first = sorted(days, key=lambda d: (roles[d] != "L", d))[:STARTER_DAYS]
        others = [a for a in acts if a != "running"] or ["running"]
        rest = [d for d in days if d not in first]
        return dict.fromkeys(first, "running") | {d: others[j % len(others)] for j, d in enumerate(rest)}
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


RUN_WALK = ((1.0, 1.5), (1.5, 1.5), (2.0, 1.5), (3.0, 1.5), (4.0, 1.5), (5.0, 1.5), (8.0, 2.0), (10.0, 1.0))
"""Minutes of running and of walking in turn, week by week of the first nine; after them a run goes on without walking."""
RUN_WALK_WEEKS = len(RUN_WALK)
STARTER_DAYS, FEW_DAYS = 3, 2  # of running a week (training.md 2.6), and where the week's minutes are few (our choice)
LEAST_RUN, LEAST_THIRD, LEAST_WALK = 8.0, 10.0, 10.0  # minutes of the shortest of two, of three, and of a walk beside (our choice)
EASIER_LONGEST = 0.6  # of the minutes of a week, its longest run (our choice: what the others are then is worth going out for)


def learning_week(days: list[int], cap: float, most: float, usual: float, long: int | None) -> tuple[dict[int, float], list[int]]:
    """Minutes of the runs of a week by weekday, and the days left over.

    days: that move.  cap: minutes the week may have (PL-04).  most: of one run (PL-02, PL-03).  usual: of a session as asked for.
    long: the day of the longest run where the week has one; it is among the days that run where that costs no gap.
    """
    if not days:
        return {}, []
    several = len(days) >= FEW_DAYS and cap >= FEW_DAYS * LEAST_RUN
    longest = min(most, usual, EASIER_LONGEST * cap if several else cap)
    runs = 1
    if several:
        # A third run is worth it where it is no stump beside the longest.
        third = len(days) >= STARTER_DAYS and (cap - longest) / (STARTER_DAYS - 1) >= max(LEAST_THIRD, longest / 2)
        runs = STARTER_DAYS if third else FEW_DAYS
    chosen = _apart(days, runs, long)
    first = long if long in chosen else chosen[-1]
    other = min(longest, (cap - longest) / (len(chosen) - 1)) if len(chosen) > 1 else 0.0
    return {d: longest if d == first else other for d in chosen}, [d for d in days if d not in chosen]


def run_walk(minutes: float, step: int) -> tuple[int, float, float] | None:
    """Repeats, minutes of running and of walking of an outing; step: of RUN_WALK, reached at most.  None where two do not fit.

    In a shorter outing the turns are shorter: running without a pause is no way to ease.  No walk follows the last turn.

    >>> run_walk(20.0, 0), run_walk(20.0, 6), run_walk(12.0, 7)
    ((8, 1.0, 1.5), (2, 8.0, 2.0), (2, 5.0, 1.5))
    """
    fits = [(work, rest) for work, rest in RUN_WALK[: step + 1] if (minutes + rest) // (work + rest) >= 2]
    if not fits:
        return None
    work, rest = fits[-1]
    return int((minutes + rest) // (work + rest)), work, rest


def _apart(days: list[int], count: int, long: int | None) -> list[int]:
    """So many of the days, as far from each other as the week allows, from Sunday to Monday too; fewer where they would touch."""

    def gap(chosen: tuple[int, ...]) -> int:
        return min((after - d for d, after in itertools.pairwise([*chosen, chosen[0] + 7])), default=7)

    for n in range(min(count, len(days)), 0, -1):
        best = max(itertools.combinations(days, n), key=lambda c: (min(gap(c), 7 // n), long in c, -sum(c)))
        if gap(best) > 1 or n == 1:
            return list(best)
    return []


def walk_minutes(left: float, usual: float) -> float:
    """Minutes of a walk on a day that does not run, of those a week has left; 0 where it is not worth going out for."""
    return math.floor(min(left, usual)) if left >= LEAST_WALK else 0.0
