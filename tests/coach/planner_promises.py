"""What a plan promises beyond the limits, checked on the finished plan: the long day of a race, reserves, the volume of now."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from coach.planner_checks import TODAY
from milo.coach.plans.basics.time import endurance_minutes, sessions
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import Person, prior_minutes
from milo.coach.plans.making.endurance_sports import activities_of
from milo.coach.plans.making.long_held import REACHED, held_by, long_day
from milo.coach.plans.making.programmes import by_level
from milo.coach.plans.making.race_demands import legs_of, long_target
from milo.coach.plans.making.race_volume import LEAST_BESIDE, moves_every_day, season_lifting
from milo.vocabulary.plan import Plan

FOUR_DAYS = 4


def with_event(rng: random.Random, raw: dict[str, Any], weeks: int) -> dict[str, Any]:
    """A profile that trains for a race within so many weeks, and for half of them with a body that has trained for it."""
    sport = rng.choice(("running", "running", "cycling", "other", "strength"))
    km = {"running": (5, 10, 21.1, 42.2), "cycling": (60, 120, 180), "other": (25.75, 51.5), "strength": (None,)}[sport]
    event: dict[str, Any] = {"date": (TODAY + timedelta(days=rng.randint(14, 7 * weeks - 1))).isoformat(), "activity": sport}
    if (far := rng.choice(km)) is not None:
        event["distance_km"] = far
    if sport == "other":
        event["title"] = "Triathlon"
    raced = raw | {"event": event, "goal": "strength" if sport == "strength" else "endurance"}
    if rng.random() < 0.5:
        lately = rng.choice((60, 150, 250, 400))
        raced["history"] = {"days_since_last_session": 1, "longest_run_km_30d": rng.choice((3, 8, 14, 22)),
                            "weekly_minutes": [lately] * 4, "months_trained": rng.choice((3, 14, 60))}  # fmt: skip
    return raced


def promises(p: Person, plan: Plan) -> list[str]:
    """What a plan promises and does not hold, in words; empty where it holds all."""
    broken: list[str] = []
    event, taper = p.profile.event, next((w.week for w in plan.weeks if w.focus == "taper"), None)
    if event is not None and taper is not None:
        before = [w for w in plan.weeks if w.week < taper]
        for activity in (legs_of(event, activities_of(p, runs=True)) or {event.activity: 1.0}) if before else ():
            target, most = long_target(event, activity), max(long_day(w, activity) for w in before)
            if target is None or not most or most >= REACHED * target:
                continue
            held = held_by(p, event, activity, before, p.profile.minutes_per_session or 45.0)
            said = [a.rule for a in plan.adjustments if f" {round(target)} min" in a.what]
            if held is None or held[0] not in said:
                broken.append("long day short and no limit named")
    # Who comes back from a break has their sets again first, and the reserve waits for them.
    back = p.first_exposure or p.layoff
    if by_level(p) == "blocks" and not back and not season_lifting(p, racing=taper is not None):
        loading = [w for w in plan.weeks if w.focus == "build"]
        least = [
            min((x.target_rir for _, s in sessions(w) for e in s.exercises if e.muscles for x in e.sets), default=9)
            for w in loading
        ]
        least = [rir for rir in least if rir < 9]
        floors = {week_limits(p, w.week).rir_min for w in loading}
        if max(floors, default=0) <= 1 and any(len(set(least[i : i + 4])) == 1 for i in range(len(least) - 3)):
            broken.append("one reserve for four weeks")
    prior = prior_minutes(p)
    loading = [endurance_minutes(w) for w in plan.weeks if w.focus == "build"]
    if prior and loading and min(loading) < 0.9 * sum(prior) / len(prior):
        now = f"{round(sum(prior) / len(prior))} min"
        if not any(now in a.what for a in plan.adjustments):
            broken.append("under 90 % of the volume of now and not said")
    if not kind_of_days(p, plan, racing=taper is not None):
        broken.append("days of another kind than wished and not said")
    return broken


def kind_of_days(p: Person, plan: Plan, *, racing: bool) -> bool:
    """Whether four days asked for are four days of what the goal is, or a rule says why not.

    Strength and muscle: so many days lift. Endurance: so many days move, unless lifting was named as a sport too. Weight and
    health: some of both.  What only walks until a clearance, or hurts too much, is another plan and says so itself.
    """
    days, weeks = p.profile.days_per_week, [w for w in plan.weeks if w.focus == "build"]
    if days != FOUR_DAYS or p.standing.light_only or p.stopped or not weeks:
        return True
    lifts = min(sum(any(s.kind == "strength" for s in d.sessions) for d in w.days) for w in weeks)
    moves = min(sum(any(s.endurance is not None for s in d.sessions) for d in w.days) for w in weeks)
    said = {a.rule for a in plan.adjustments if a.what.startswith(f"{days} ")}
    if p.profile.goal in ("strength", "muscle_gain"):
        return lifts == days or bool(said & {"PL-07", "PL-20", "PL-24", "PL-41", "PL-22", "PL-06", "training-2.6"})
    if p.profile.goal == "endurance":
        own = not moves_every_day(p) or (p.profile.minutes_per_session or 45.0) < 2 * LEAST_BESIDE
        return moves == days or own or bool(said)
    return (lifts >= 2 and moves >= 1) or bool(said)
