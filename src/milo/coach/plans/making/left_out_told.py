"""What is said of the sports and lifts that the limits take out of the weeks, so that no change of what was asked for is silent.

Source: safety reference PL-02, PL-22, PL-23, PL-28, PL-29, PL-50.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec
import numpy as np

from milo.coach.plans.basics.time import endurance_minutes
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.endurance import remember, track_of
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.numbers import LEG_REGIONS, SESSION_MINUTES, STOPPED_LEG_MINUTES, rest_days, week_limits
from milo.coach.plans.limits.person import Person, prior_minutes
from milo.coach.plans.making.endurance_sports import OUTDOOR, why_no_sport, worth_running
from milo.coach.plans.making.exercises import Chosen, allowed_exercises, choose
from milo.coach.plans.making.race_volume import EASIER, LEAST_LIFTING, TOLD_SHARE, asked_minutes, holds
from milo.coach.plans.making.sets import CORE_SLOTS
from milo.coach.plans.making.week_shape import Shape, shape_of
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import PlannedWeek

PAIN = "PL-50"
PAIN_SEEN = 5.0  # training.md 2.5: from here on somebody is to look at it
SAID_OF = frozenset({PAIN, "PL-22", "PL-23", "PL-24", "PL-25", "PL-28", "PL-30"})
"""Rules whose swaps are told; the others take out what nobody would have been given."""


def say_left_out(
    p: Person,
    changes: Changes,
    weeks: Sequence[PlannedWeek],
    chosen: Sequence[Sequence[Chosen]],
    *,
    focuses: Sequence[str],
    maxima: dict[str, float],
    seed: int,
    language: str,
) -> None:
    """Tell which sports that were named are not trained, in which weeks and by which rule, which parts
    are not, and which lifts pain or a condition has swapped.

    chosen: the exercises of each strength day of a week, of these focuses.
    """
    _say_pain(p, changes, weeks)
    if p.standing.light_only:
        return  # told as a whole, in its own sentence
    _say_sports(p, changes, weeks)
    if p.injuries or p.conditions or p.pregnant or p.postpartum:
        for rule, old in _swapped(p, focuses, chosen, maxima, seed).items():
            names = ", ".join(e.called(language).lower() for e in old)
            if rule == PAIN:
                changes.note(rule, "lifts_spared", old=names)
            else:
                changes.note(rule, "lifts_out", old=names, why=changes.say(f"lifts_out.{rule}"))


def _say_pain(p: Person, changes: Changes, weeks: Sequence[PlannedWeek]) -> None:
    """What is not trained at all because of how much it hurts or how lately it was hurt, and who is to look at it (PL-50)."""
    alike: dict[tuple[str, float | None], list[str]] = {}
    for region, pain in sorted(p.injuries.items()):
        if region in p.acute:
            alike.setdefault(("pain_acute", None), []).append(region)
        elif region in p.stopped:
            alike.setdefault(("pain_stop", pain), []).append(region)
        elif pain is not None and pain >= PAIN_SEEN:
            alike.setdefault(("pain_seen", pain), []).append(region)
    for (word, pain), regions in alike.items():
        what = ", ".join(changes.say(f"region.{region}") for region in regions)
        changes.note(PAIN, word, what=what[:1].upper() + what[1:], pain=pain)
    if p.stopped & LEG_REGIONS and "walking" in _sports(weeks):
        changes.note(PAIN, "pain_walk", minutes=round(STOPPED_LEG_MINUTES))


def _say_sports(p: Person, changes: Changes, weeks: Sequence[PlannedWeek]) -> None:
    event = p.profile.event
    named = [*(p.profile.activities or ()), *([event.activity] if event is not None else [])]
    worth = _weeks_worth_running(p, weeks)
    for sport in dict.fromkeys(a for a in named if a in OUTDOOR):
        by_rule: dict[str, list[PlannedWeek]] = {}
        for week in weeks:
            rule = why_no_sport(p, sport, week_limits(p, week.week))
            if rule is None and sport == "running" and week.week not in worth:
                rule = "PL-02"
            # A week without any endurance has put nothing in the place of the sport.
            if rule is not None and _sports((week,)):
                by_rule.setdefault(rule, []).append(week)
        for rule, without in by_rule.items():
            new = ", ".join(changes.say(f"activity.{a}") for a in _sports(without))
            first, last = without[0].week, without[-1].week
            values = {"old": changes.say(f"activity.{sport}"), "new": new, "first": first, "last": last}
            changes.note(rule, "sport_out" if last > first else "sport_out_once", **values, why=changes.say(f"sport_out.{rule}"))


def _weeks_worth_running(p: Person, weeks: Sequence[PlannedWeek]) -> set[int]:
    """The weeks in which the longest run of the ones before allows one that is worth going out for."""
    track, found = track_of(p), set[int]()
    for week in weeks:
        if worth_running(track):
            found.add(week.week)
        remember(week, track)
    return found


def _sports(weeks: Iterable[PlannedWeek]) -> list[str]:
    """What the weeks train for endurance, each sport once, in order."""
    return list(dict.fromkeys(s.endurance.activity for w in weeks for d in w.days for s in d.sessions if s.endurance is not None))


def _swapped(
    p: Person, focuses: Sequence[str], chosen: Sequence[Sequence[Chosen]], maxima: dict[str, float], seed: int
) -> dict[str, list[Exercise]]:
    """By rule, the lifts such days would have without the pain and the conditions, the first slots of each day, each lift once."""
    kit = frozenset(p.profile.equipment or ())
    well = replace(
        p,
        injuries={},
        conditions=frozenset(),
        profile=msgspec.structs.replace(p.profile, pregnant=None, postpartum_weeks=None),
    )
    rng, used = np.random.default_rng(seed % 2**64), dict[str, int]()
    pool = allowed_exercises(well)
    without = [choose(f, well, pool, maxima, used, rng)[:CORE_SLOTS] for f in focuses]
    kept = {c.exercise.id for day in chosen for c in day}
    gone: dict[str, dict[str, Exercise]] = {}
    for c in (c for day in without for c in day if c.exercise.id not in kept):
        if (rule := why_not(c.exercise, p, kit)) in SAID_OF:
            gone.setdefault(rule, {})[c.exercise.id] = c.exercise
    return {rule: list(lifts.values()) for rule, lifts in gone.items()}


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
