"""Which limit keeps the long day of a race plan under what the race asks for, read off the finished weeks.

Source: safety reference PL-02, PL-04, PL-13; training.md 2.6 (a long run is a share of its week).
"""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.plans.basics.time import VIGOROUS_ZONE, endurance_minutes, sessions
from milo.coach.plans.limits.endurance import RUN_MEMORY_WEEKS, RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import RUN_STEP, minutes_cap, week_limits
from milo.coach.plans.limits.person import Person, longest_run, prior_minutes
from milo.coach.plans.making.race_demands import long_target, may_train_long
from milo.vocabulary.athlete import Event
from milo.vocabulary.plan import PlannedWeek

REACHED = 0.95  # of what the race asks for; a long day so near to it has reached it (our choice)
AT_CAP_MINUTES = 6.0  # a week so near to what PL-04 lets it have is held by it: whole minutes of five days, and the least session
EASED = frozenset({"deload", "taper", "return", "start"})


def long_day(week: PlannedWeek, activity: str) -> float:
    """Minutes of the longest day of a week in a sport, with the run off the bike that ends a ride; 0 without one."""
    found = [0.0]
    for day in week.days:
        moved = [s.endurance for s in day.sessions if s.endurance is not None]
        if moved and moved[0].activity == activity:
            brick = activity == "cycling" and len(moved) > 1 and moved[1].activity == "running"
            found.append(moved[0].minutes + (moved[1].minutes if brick else 0.0))
    return max(found)


def held_by(p: Person, event: Event, activity: str, weeks: Sequence[PlannedWeek], asked: float) -> tuple[str, str, float] | None:
    """Rule, word and minutes of what keeps the longest day short of the race's (long_target); None where it is reached or unknown.

    weeks: those before the taper, in order.  asked: minutes of a session as asked for.
    """
    target = long_target(event, activity)
    if target is None or not weeks:
        return None
    longest = [long_day(w, activity) for w in weeks]
    at = max(range(len(weeks)), key=lambda i: (longest[i], i))
    most = longest[at]
    if not most or most >= REACHED * target:
        return None
    told = p.profile.long_day_minutes
    if told is not None and told < REACHED * target and most >= REACHED * told:
        return "training-2.6", "own", told
    limits = week_limits(p, weeks[at].week)
    if not may_train_long(p) and most >= REACHED * min(max(asked, told or 0.0), limits.session_minutes):
        return "PL-13", "care" if max(asked, told or 0.0) >= limits.session_minutes else "asked", min(asked, limits.session_minutes)
    if activity == "running":
        known = (longest_run(p) or 0.0) * RUN_PACE_MIN_PER_KM
        before = [*[known] * RUN_MEMORY_WEEKS, *longest[:at]][-RUN_MEMORY_WEEKS:]
        if most + 2.0 >= RUN_STEP * max(before):
            return "PL-02", "run", RUN_STEP * max(before)
    moved = [endurance_minutes(w) for w in weeks]
    cap = minutes_cap(p, weeks[at].week, [*(prior_minutes(p) or []), *moved[:at]] or None, limits)
    if moved[at] + AT_CAP_MINUTES >= cap:
        return "PL-04", "week", cap
    return "training-2.6", "weeks", float(sum(w.focus not in EASED for w in weeks))


def shares(weeks: Sequence[PlannedWeek]) -> tuple[float, float] | None:
    """Shares of the endurance minutes of some weeks at threshold and above it, 0 to 1; None where none of them is hard.

    Counted is the work of intervals without their pauses: zone 3, and zones 4 and 5.
    """
    total = 0.0
    hard = {False: 0.0, True: 0.0}
    for e in (s.endurance for w in weeks for _, s in sessions(w) if s.endurance is not None):
        total += e.minutes
        parts = [(i["work_zone"], i["repeat"] * i["work_minutes"]) for i in e.intervals] if e.intervals else [(e.zone, e.minutes)]
        for zone, minutes in parts:
            if zone >= VIGOROUS_ZONE:
                hard[zone > VIGOROUS_ZONE] += minutes
    return (hard[False] / total, hard[True] / total) if sum(hard.values()) else None
