"""What is said where days and minutes hold less endurance than somebody does now, and what of it they can change.

Source: training.md 2.2, 2.6; safety reference PL-04, PL-06, PL-13.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from milo.coach.plans.basics.time import endurance_minutes
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.numbers import SESSION_MINUTES, rest_days
from milo.coach.plans.limits.person import Person, prior_minutes
from milo.coach.plans.making.race_volume import EASIER, LEAST_LIFTING, TOLD_SHARE, asked_minutes, holds
from milo.coach.plans.making.week_shape import Shape, shape_of
from milo.vocabulary.plan import PlannedWeek


def say_volume(p: Person, changes: Changes, weeks: list[PlannedWeek], shape: Shape, *, racing: bool) -> None:
    """Tell who trains more endurance now than this plan holds, by which figures, and who lifts on fewer days before a race.

    shape: of the weeks.  racing: whether the plan reaches the athlete's event.
    """
    lifting, moving, usual = shape.strength, shape.endurance, shape_of(p).strength
    if LEAST_LIFTING <= lifting < usual:
        changes.note("training-2.6", "lifting_days", old=usual, new=lifting)
    prior = prior_minutes(p)
    loading = {w.week: endurance_minutes(w) for w in weeks if w.focus not in EASIER}
    if not prior or not loading:
        return
    now, first = sum(prior) / len(prior), next(iter(loading.values()))
    least = min(loading, key=loading.__getitem__)
    if loading[least] >= TOLD_SHARE * now:
        return
    asked = asked_minutes(p)
    values = {"old": round(now), "new": round(first), "most": round(max(loading.values())), "minutes": round(asked)}
    if p.standing.light_only:
        changes.note(p.standing.light_rule or "G-2", "volume_light", **values)
        return
    if first >= TOLD_SHARE * now:
        changes.note("PL-04", "volume_later", **values | {"week": least, "new": round(loading[least])})
        return
    if not moving:
        word = "less_none"
    else:
        word = "less_days" if holds(asked, moving) < now else "less_limits"
    advice = changes.say(f"less.{_advice(p, moving, racing=racing)}")
    changes.note("PL-04", word, **values, moving=moving, lifting=lifting, advice=advice)


def _advice(p: Person, moving: int, *, racing: bool) -> str:
    """Which of days, minutes and goal would hold more endurance than now, and is still open within the limits.

    What a limit holds already is not told to anybody to ask for, and a day that would go to lifting is none for this.
    """

    def moves(**asked: object) -> int:
        return shape_of(replace(p, profile=msgspec.structs.replace(p.profile, **asked)), racing=racing).endurance

    most_days = 7 - rest_days(p)[0]
    days = any(moves(days_per_week=n) > moving for n in range(p.profile.days_per_week + 1, most_days + 1))
    minutes = moving > 0 and asked_minutes(p) < SESSION_MINUTES
    if days or minutes:
        return "days_minutes" if days and minutes else "days" if days else "minutes"
    return "goal" if moves(goal="endurance") > moving else "nothing"
