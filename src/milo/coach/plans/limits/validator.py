"""The validator that every plan passes, whoever made it; what it changes is told, old -> new.  Safety reference 3 and 6 to 10."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from milo.coach.plans.basics.above_range import standing
from milo.coach.plans.basics.loads import asked_loads
from milo.coach.plans.basics.time import day_with, hard_sets, muscle_sets, session_minutes, sessions
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.care import balance_of, care_words, checked_care
from milo.coach.plans.limits.endurance import checked_endurance, remember, track_of
from milo.coach.plans.limits.food import checked_food
from milo.coach.plans.limits.notes import checked_notes
from milo.coach.plans.limits.numbers import WeekLimits, week_limits
from milo.coach.plans.limits.person import INSTEAD_OF_WEIGHT, WEIGHT_GOAL, Person, no_weight_goal, person_of
from milo.coach.plans.limits.rates import rates_of
from milo.coach.plans.limits.sets import checked_exercises, checked_tests
from milo.coach.plans.limits.standing_sets import RECOVERY_FOCUS, asked_in, checked_reserve, held_weeks, stands_easy
from milo.coach.plans.limits.unlifted import believed_maxima
from milo.coach.plans.limits.weeks import (
    bridged,
    checked_days,
    checked_length,
    checked_muscles,
    checked_steps,
    has_work,
    is_recovery,
    recovery,
    recovery_due,
    seven_days,
    without_empty,
)
from milo.insight.zones import Zones
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import Adjustment, Plan, PlannedEndurance, PlannedExercise, PlannedSession, PlannedWeek, Refused

BRIDGE_MINUTES, LEAST_BRIDGE = 15.0, 5.0  # length of a walk that bridges a gap, and of one beside balance drills (our choice)
MOST_SHORT = 15.0  # the shortest session worth changing for (training.md 2.10)
LIGHTER = ("readiness.", "hrv.", "sleep.", "ill.", "pain.", "gap.")
"""Rules of a day or of days off: a session they made lighter is no step from which loads are counted."""


def validate(
    plan: Plan,
    profile: Profile,
    today: date,
    *,
    history: TrainingHistory | None = None,
    language: str | None = None,
    base: Plan | None = None,
    zones: Zones | None = None,
    kept: Plan | None = None,
    earned: Mapping[str, float] | None = None,
) -> tuple[Plan, list[Adjustment], Refused | None]:
    """A plan inside every limit, what was changed for it, and the refusal where there may be no plan at all.

    plan: whoever made it.  history: what the records say, before what was told.  language: "en" or "es"; None: the profile's.
    base: the plan that holds, or one that progress made of it: the loads it asks for were worked out from what was lifted.
    kept: the plan that holds, where base is what progress made of it; None: base itself.  Loads that stand in it are no new step.
    earned: exercise id -> kg that progress found two sessions to have earned (adapt.progression): no step is too far up to it.
    zones: the athlete's heart rate zones of today; None: not known, and heart rates are held against those of their age.
    A refused plan has no weeks and no food.  The same plan comes back unchanged where it keeps all limits; validating twice
    changes nothing more.
    """
    p = person_of(profile, today, history)
    changes = Changes(language or profile.language or "en")
    refused = refusal(p, changes)
    if refused is not None:
        return msgspec.structs.replace(plan, weeks=[], nutrition=None, refused=refused, adjustments=[]), [], refused
    weeks = limited_weeks(plan.weeks, p, changes, plan.plan_id, base, zones, kept, earned)
    goal = plan.goal
    if goal == WEIGHT_GOAL and (rule := no_weight_goal(p)) is not None:
        goal = INSTEAD_OF_WEIGHT
        changes.note(rule, "goal_kept_off")
    food = checked_food(plan.nutrition, p, lambda rule, word, **v: changes.note(rule, word, **_said(v, changes)), weeks)
    told = changes.told()
    if weeks == plan.weeks and food == plan.nutrition and goal == plan.goal and plan.refused is None:
        return plan, told, None
    known = {(a.rule, a.what) for a in plan.adjustments}
    merged = [*plan.adjustments, *(a for a in told if (a.rule, a.what) not in known)]
    return msgspec.structs.replace(plan, goal=goal, weeks=weeks, nutrition=food, adjustments=merged, refused=None), told, None


def refusal(p: Person, changes: Changes) -> Refused | None:
    """Why this person gets no plan, None when they may have one."""
    if p.standing.refused is None:
        return None
    level, rules, word = p.standing.refused
    return Refused(level=level, rules=list(rules), text=changes.say(word))


def limited_weeks(
    weeks: list[PlannedWeek],
    p: Person,
    changes: Changes,
    plan_id: str,
    base: Plan | None = None,
    zones: Zones | None = None,
    kept: Plan | None = None,
    earned: Mapping[str, float] | None = None,
) -> list[PlannedWeek]:
    """The weeks inside every limit, one after the other, since each depends on the ones before."""
    note = changes.note
    equipment = frozenset(p.profile.equipment or ())
    maxima = believed_maxima(p)
    asked = asked_loads(base)
    rates = rates_of(base)
    based = standing(base)
    stood = based if kept is None else standing(kept)
    holds = held_weeks(base if kept is None else kept)
    track = track_of(p)
    walking = changes.say("title.walk")
    care = [changes.say(word) for _, word in care_words(p, lifts=False, moves=True)]
    loading_sets: dict[str, float] | None = None
    sets_before = 0
    loads: dict[str, tuple[float, int]] = {}
    reserves: dict[str, tuple[int, float]] = {}
    done: list[PlannedWeek] = []
    before: list[tuple[PlannedWeek, PlannedWeek]] = []
    loading: PlannedWeek | None = None
    since_recovery = 0
    for raw in sorted(weeks, key=lambda w: w.week):
        week = seven_days(raw, note)
        limits = week_limits(p, week.week)
        week = checked_tests(week, p, note)
        days = [
            day_with(d, [checked_exercises(s, p, limits, week.week, maxima, note, equipment, asked) for s in d.sessions])
            if any(s.exercises for s in d.sessions)
            else d
            for d in week.days
        ]
        days = [day_with(d, [_named(s, changes) for s in d.sessions]) for d in days]
        week = checked_days(without_empty(msgspec.structs.replace(week, days=days)), p, note)
        walk = _walk_maker(p, limits, plan_id, week.week, walking, care, balance_of(p, equipment, week, changes))
        week = bridged(week, p, note, walk)
        # What the plan that holds asks for is no new step where only the week before was made easier.
        stands = holds.stands(week, before)
        week = checked_muscles(week, limits, loading_sets, sets_before, note, stands)
        week = checked_steps(week, p, loads, note, stood, earned or {})
        week = checked_reserve(week, reserves, note, stood)
        week = checked_endurance(week, p, limits, track, note, walking, zones, rates, stands)
        week = _lengths(week, p, limits, note)
        # A week that was cut by an illness or a bad night, or left out, is no measure of what an easier one is easier than: what
        # was planned of it is, and the last week that was none.
        planned = holds.weeks[week.week] if holds.eased(raw, week) else None
        own = planned if planned is not None and planned.focus not in RECOVERY_FOCUS else None
        lately = done[len(done) - since_recovery - 1 :]
        measures = [w for w in (*lately, own, loading if week.focus in RECOVERY_FOCUS else None) if w is not None and has_work(w)]
        rested = bool(done) and (
            not has_work(week)
            or any(is_recovery(week, w) for w in measures)
            or (week.focus in RECOVERY_FOCUS and (not measures or (stands is not None and stands_easy(week, stands))))
        )
        if done and measures and not rested and (recovery_due(since_recovery) or week.focus in RECOVERY_FOCUS):
            last = next(w for w in (own, done[-1], *measures) if w is not None and has_work(w))
            week = _lengths(recovery(week, last, note), p, limits, note)
            # A session that an easier week lost whole may have been what parted two gaps.
            whole = week
            week = bridged(week, p, note, walk)
            if week is not whole and not is_recovery(week, last):
                # The walk counts as well: with it the week has to ease once more.
                week = _lengths(recovery(week, last, note), p, limits, note)
            rested = is_recovery(week, last)
        week = checked_notes(week, p, limits, note)
        week = checked_care(week, p, note, changes.say)
        since_recovery = 0 if rested else since_recovery + 1
        rested = rested or not has_work(week)
        if not rested:
            loading = week
            now = muscle_sets(e for _, s in sessions(week) for e in s.exercises)
            loading_sets = {**(loading_sets or {}), **now}
            sets_before = hard_sets(week)
            _remember_loads(week, loads)
            reserves |= asked_in(week, _measures)
        remember(week, track)
        done.append(week)
        before.append((raw, week))
    return done


def _lengths(week: PlannedWeek, p: Person, limits: WeekLimits, note: Callable[..., None]) -> PlannedWeek:
    long_used = False
    days = []
    for d in week.days:
        kept = []
        for s in d.sessions:
            fixed = checked_length(s, p, limits, note, long_used=long_used)
            long_used |= fixed.minutes > limits.session_minutes
            kept.append(fixed)
        days.append(day_with(d, kept) if kept != d.sessions else d)
    return without_empty(msgspec.structs.replace(week, days=days))


def _named(s: PlannedSession, changes: Changes) -> PlannedSession:
    """A gym session of which only drills are left is one of mobility, and is called so."""
    if s.kind != "strength" or s.endurance is not None or any(e.muscles for e in s.exercises):
        return s
    return msgspec.structs.replace(s, kind="mobility", title=changes.say("title.mobility"))


def _walk_maker(
    p: Person, limits: WeekLimits, plan_id: str, week: int, title: str, care: list[str], balance: list[PlannedExercise]
) -> Callable[[str, int], PlannedSession]:
    # With its balance drills it takes no longer than the sessions that were asked for, and than the limits let them be.
    asked = max(p.profile.minutes_per_session or limits.session_minutes, MOST_SHORT)
    room = min(asked, limits.session_minutes) - session_minutes(balance, 0.0, 0.0)
    minutes = float(max(LEAST_BRIDGE, min(BRIDGE_MINUTES, int(room))))

    def walk(day: str, at: int) -> PlannedSession:
        return PlannedSession(
            session_id=identity(plan_id, "bridge", week, day),
            kind="endurance",
            title=title,
            minutes=float(round(session_minutes(balance, minutes, 0.0))),
            warm_up=care,
            exercises=balance,
            endurance=PlannedEndurance(activity="walking", minutes=minutes, zone=1),
            because=["PL-26"],
        )

    return walk


def _measures(s: PlannedSession) -> bool:
    """Whether a session is one from which steps are counted: not where a day or days off made it lighter."""
    return not any(rule.startswith(LIGHTER) for rule in s.because)


def _remember_loads(week: PlannedWeek, loads: dict[str, tuple[float, int]]) -> None:
    now: dict[str, tuple[float, int]] = {}
    for _, s in sessions(week):
        if not _measures(s):
            continue
        for e in s.exercises:
            heaviest = max((x.target_load_kg for x in e.sets if x.target_load_kg is not None), default=None)
            if heaviest is not None:
                load, sets = now.get(e.exercise_id, (0.0, 0))
                now[e.exercise_id] = (max(load, heaviest), sets + len(e.sets))
    loads |= now


def _said(values: dict[str, object], changes: Changes) -> dict[str, object]:
    """Values of a note, a reason that is itself a word put into words."""
    return {k: changes.say(str(v)) if k == "why" else v for k, v in values.items()}
