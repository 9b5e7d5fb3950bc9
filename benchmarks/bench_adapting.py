"""Does a plan that adapts beat the same plan left alone? On simulated people, twelve weeks, each person once in both arms.

The same people with the same luck live twelve weeks with the plan as written and with coach.adapting.adapt asked every morning.
Reported: sessions done, strength, VO2max, injuries; the difference within persons with its 95 % interval. The twin's
limits hold: strength follows weekly sets, VO2max minutes and intensity; loads change neither, so this says nothing of the
progression rules, only of those that move, shorten, ease and add. How the plan is mapped is in `asked` below.

usage: bench_adapting.py [--people 500] [--weeks 12] [--seed 1] [--without rule,...] [--json]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from typing import Any

import numpy as np

from milo.coach.adapt import (
    adapting,
    adapting_day,
    adapting_deload,
    adapting_effort,
    adapting_load,
    adapting_pain,
    adapting_volume,
    adapting_week,
)
from milo.coach.adapt.adapting_log import Log, Pain, Reading, Signals
from milo.coach.plans.basics.drills import reserves
from milo.twin import plan as plans
from milo.twin.cohort import Cohort
from milo.twin.lifting import lift, one_rm_today
from milo.twin.observe import Observed, Observer
from milo.twin.state import Truth
from milo.twin.traits import ACTIVITIES, GOALS, PATTERNS, STRENGTH
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import (
    DAYS,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
)
from milo.vocabulary.records import LiftedSet, Workout

START = date(2025, 1, 6)  # a Monday
ZONE_SHARE = {1: 0.50, 2: 0.62, 3: 0.74, 4: 0.85, 5: 0.92}  # of VO2max
LIFTING_SHARE, PER_RIR = 0.66, 0.03  # of VO2max a lifting session asks for at no reserve, and less per repetition left
LIFTS = (("goblet_squat", 0), ("romanian_deadlift", 1), ("dumbbell_bench_press", 2), ("dumbbell_row", 3))
SHARE_OF_BAR = {"goblet_squat": 0.35, "romanian_deadlift": 0.8, "dumbbell_bench_press": 0.42, "dumbbell_row": 0.35}
RULES: dict[str, tuple[Any, str]] = {
    "progress": (adapting_load, "progress"),
    "volume": (adapting_volume, "more_volume"),
    "effort": (adapting_effort, "effort"),
    "endurance": (adapting_effort, "more_endurance"),
    "runs": (adapting_effort, "runs"),
    "missed": (adapting_week, "missed_sessions"),
    "adherence": (adapting_week, "adherence"),
    "deload": (adapting_deload, "deload"),
    "pause": (adapting_week, "pause"),
    "body": (adapting_day, "body_today"),
    "illness": (adapting_day, "illness"),
    "pain": (adapting_pain, "pain"),
}


@dataclass
class Athlete:
    """One simulated person with the plan they follow and all that was logged of them."""

    i: int
    profile: Profile
    plan: Plan
    workouts: list[Workout] = field(default_factory=list)
    sets: list[LiftedSet] = field(default_factory=list)
    pains: list[Pain] = field(default_factory=list)
    planned: dict[str, str] = field(default_factory=dict)
    series: dict[str, dict[date, Reading]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = ("rmssd_ms", "resting_hr_bpm", "sleep_h", "mood", "energy", "soreness", "illness", "load_au")
        self.series = {name: {} for name in names}

    def sessions(self, day: date) -> list[PlannedSession]:
        """What the plan asks on a day."""
        week, weekday = (day - START).days // 7, day.weekday()
        return self.plan.weeks[week].days[weekday].sessions if 0 <= week < len(self.plan.weeks) else []


class Following(plans.Plan):
    """The twin's view of many plans: what each asks of its person today."""

    def __init__(self, athletes: Sequence[Athlete]) -> None:
        zero = np.zeros((7, len(athletes)), np.float32)
        super().__init__(zero, zero, zero, zero.astype(np.int8))
        self.athletes = athletes
        self.today = START

    def on(self, day: int, weekday: int) -> plans.Today:
        """What is asked today; the first session of a day stands for it."""
        rows = [asked(a.sessions(self.today)) for a in self.athletes]
        minutes, intensity, sets, activity = (np.asarray(column) for column in zip(*rows, strict=True))
        return plans.Today(
            minutes.astype(np.float32), intensity.astype(np.float32), sets.astype(np.float32), activity.astype(np.int8)
        )


def asked(sessions: Sequence[PlannedSession]) -> tuple[float, float, float, int]:
    """Minutes, share of VO2max, hard sets per pattern and activity of a day."""
    real = [s for s in sessions if s.kind != "mobility"]
    if not real:
        return 0.0, 0.0, 0.0, 0
    minutes = sum(s.minutes for s in real)
    lifting = next((s for s in real if any(reserves(e) for e in s.exercises)), None)
    if lifting is not None:
        sets = [rir for e in lifting.exercises for rir in reserves(e)]  # a drill is no lift
        rir = float(np.mean(sets))
        return minutes, LIFTING_SHARE - PER_RIR * rir, len(sets) / len(PATTERNS), STRENGTH
    e = real[0].endurance
    if e is None:
        return 0.0, 0.0, 0.0, 0
    share = ZONE_SHARE[e.zone]
    if e.intervals:
        work = sum(float(i.get("repeat", 1)) * float(i.get("work_minutes", 0)) for i in e.intervals)
        hard = max(int(i.get("work_zone", e.zone)) for i in e.intervals)
        part = min(work / e.minutes, 1.0)
        share = part * ZONE_SHARE[hard] + (1 - part) * ZONE_SHARE[2]
    activity = ACTIVITIES.index(e.activity) if e.activity in ACTIVITIES else 1
    return minutes, share, 0.0, activity


def hand_made(profile: Profile, sport: str, strength_share: float, weeks: int) -> Plan:
    """A small plan as a person would write it: lifting and endurance by what the athlete does, an easy week in four."""
    days = profile.days_per_week
    spots = {1: (2,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 1, 3, 5), 5: (0, 1, 3, 4, 5), 6: (0, 1, 2, 3, 4, 5)}[days]
    lifting = min(max(round(days * strength_share), 1 if days > 1 else 0), days)
    chosen = set(np.linspace(0, days - 1, lifting).round().astype(int)) if lifting else set()
    minutes = float(profile.minutes_per_session or 45)
    made = []
    for week in range(1, weeks + 1):
        easy = week % 4 == 0
        plan_days = []
        for weekday, name in enumerate(DAYS):
            sessions = []
            if weekday in spots:
                number = spots.index(weekday)
                id = f"w{week}d{weekday}"
                sessions = [_lifting(id, minutes, easy) if number in chosen else _endurance(id, sport, minutes, number, days, easy)]
            plan_days.append(PlannedDay(day=name, rest=not sessions, sessions=sessions))
        made.append(PlannedWeek(week=week, focus="deload" if easy else "build", days=plan_days))
    created = datetime.combine(START, clock(), UTC)
    return Plan(plan_id="hand", version=1, athlete_id=None, goal=profile.goal, created_at=created, weeks=made)


def _lifting(id: str, minutes: float, easy: bool) -> PlannedSession:
    sets = max(2, round(minutes / 60 * 4)) - (1 if easy else 0)
    exercises = []
    for name, _ in LIFTS:
        known = catalogue()[name]
        planned = [
            PlannedSet(set_number=k + 1, target_reps=8, target_rir=4 if easy else 2, target_load_kg=None, rest_seconds=120)
            for k in range(sets)
        ]
        exercises.append(
            PlannedExercise(
                exercise=known.name, exercise_id=name, pattern=known.pattern, muscles=dict(known.muscles),
                equipment=list(known.equipment), sets=planned,
            )
        )  # fmt: skip
    return PlannedSession(session_id=id, kind="strength", title="Full body", minutes=minutes, exercises=exercises)


def _endurance(id: str, sport: str, minutes: float, number: int, days: int, easy: bool) -> PlannedSession:
    hard = number == 1 and days >= 3 and not easy
    long = number == days - 1
    length = round(minutes * (1.3 if long else 1.0) * (0.75 if easy else 1.0))
    zone = 4 if hard else 2
    e = PlannedEndurance(activity=sport, minutes=length, zone=zone)
    return PlannedSession(session_id=id, kind="endurance", title="Hard" if hard else "Easy", minutes=length, endurance=e)


def profile_of(t: Any, i: int) -> Profile:
    """What this person would say of themself."""
    sessions = float(t.sessions_week[i])
    return Profile(
        sex="female" if t.female[i] else "male",
        goal=GOALS[int(t.goal[i])],  # type: ignore[arg-type]
        days_per_week=int(np.clip(round(sessions), 2, 6)),
        age=int(t.age[i]),
        height_cm=float(t.height_cm[i]),
        weight_kg=round(float(t.mass_kg[i]), 1),
        experience="beginner" if sessions < 2.5 else "intermediate" if sessions < 5 else "advanced",
        minutes_per_session=float(np.clip(round(float(t.hours[i]) * 60 / 5) * 5, 20, 90)),
        equipment=["dumbbell", "bench", "barbell", "machine"],
    )


def plan_of(profile: Profile, t: Any, i: int, weeks: int, seed: int, planner: Callable[..., Plan] | None) -> Plan:
    """The plan both arms begin with."""
    sport = ACTIVITIES[int(t.sport[i])]
    if planner is not None:
        made = planner(profile, weeks=weeks, seed=seed + i, today=START)
        if made.refused is None:
            return made
    return hand_made(profile, sport, float(t.strength_share[i]), weeks)


def trial(
    people: int, weeks: int, seed: int, *, adaptive: bool, planner: Callable[..., Plan] | None
) -> tuple[dict[str, np.ndarray], Counter[str]]:
    """One arm. Returns outcome -> one value a person, and how often each rule changed something."""
    cohort = Cohort(seed, people, first=START)
    t, s = cohort.traits, cohort.state
    athletes = []
    for i in range(people):
        profile = profile_of(t, i)
        athletes.append(Athlete(i, profile, plan_of(profile, t, i, weeks, seed, planner)))
    following = Following(athletes)
    cohort.follow(following)
    observer = Observer(t, cohort.draws)
    rng = np.random.default_rng(seed + 99)
    begin = {"strength": s.strength.mean(0).copy(), "vo2": s.vo2max.copy()}
    count = {name: np.zeros(people) for name in ("done", "asked", "minutes", "injuries", "colds", "burnouts")}
    first = np.asarray([sum(any(x.kind != "mobility" for x in d.sessions) for w in a.plan.weeks for d in w.days) for a in athletes])
    used: Counter[str] = Counter()
    for day in range(7 * weeks):
        today = START + timedelta(days=day)
        following.today = today
        if adaptive:
            for a in athletes:
                changes = morning(a, today)
                used.update(c.rule for c in changes if c.held is None)
        truth = cohort.step()
        seen = observer.see(truth)
        count["done"] += truth.done
        count["asked"] += truth.planned
        count["minutes"] += truth.minutes
        count["injuries"] += truth.injured
        count["colds"] += truth.fell_ill
        count["burnouts"] += truth.burnout
        for a in athletes:
            tell(a, today, truth, seen, cohort, rng, log_sets=adaptive)
    return {
        "sessions done": count["done"],
        "of the plan at first, %": 100 * count["done"] / np.maximum(first, 1),
        "of what was asked, %": 100 * count["done"] / np.maximum(count["asked"], 1),
        "hours": count["minutes"] / 60,
        "strength, %": 100 * (s.strength.mean(0) / begin["strength"] - 1),
        "VO2max, %": 100 * (s.vo2max / begin["vo2"] - 1),
        "injuries": count["injuries"],
        "colds": count["colds"],
        "burnouts": count["burnouts"],
    }, used


def morning(a: Athlete, today: date) -> list[adapting.Change]:
    """What adapt changes this morning."""
    log = Log(started=START, opened=START, workouts=a.workouts, sets=a.sets, pains=a.pains, planned=a.planned)
    a.plan, changes = adapting.adapt(a.plan, log, Signals(**a.series), a.profile, today)
    return changes


def tell(
    a: Athlete, today: date, truth: Truth, seen: Observed, cohort: Cohort, rng: np.random.Generator, *, log_sets: bool
) -> None:
    """Write down what the athlete and their watch know of the day."""
    i, tomorrow, said = a.i, today + timedelta(days=1), seen.said
    readings = (
        ("rmssd_ms", tomorrow, seen.hrv_rmssd_ms[i]),
        ("resting_hr_bpm", tomorrow, seen.resting_hr_bpm[i]),
        ("sleep_h", tomorrow, seen.night.asleep_min[i] / 60 if seen.night.seen[i] else np.nan),
        ("mood", today, said.mood[i]),
        ("energy", today, said.energy[i]),
        ("soreness", today, said.soreness[i]),
    )
    for name, day, value in readings:
        if not np.isnan(value):
            a.series[name][day] = Reading(float(value), (f"{name}{day}",))
    if not np.isnan(said.mood[i]):
        # Who answers in the evening also says whether they are ill or hurt.
        a.series["illness"][today] = Reading(float(truth.ill[i]), (f"ill{today}",))
        if truth.hurt[i]:
            a.pains.append(Pain("shoulder" if truth.activity[i] == STRENGTH else "knee", 6.0, today, f"pain{today}"))
    if not truth.done[i]:
        return
    at = datetime.combine(today, clock(18), UTC)
    sessions = [s for s in a.sessions(today) if s.kind != "mobility"]
    minutes = float(truth.minutes[i])
    rpe = None if np.isnan(said.rpe[i]) else float(said.rpe[i])
    id = f"w{i}-{today}"
    a.workouts.append(
        Workout(
            origin=Origin.SIMULATED, source="twin", workout_id=id, user_id=str(i), start_ts=at,
            end_ts=at + timedelta(minutes=minutes), duration_s=60 * minutes, rpe=rpe, utc_offset_min=0,
            activity_type=ACTIVITIES[int(truth.activity[i])],  # type: ignore[arg-type]
        )
    )  # fmt: skip
    a.planned[id] = sessions[0].session_id
    if rpe is not None:
        a.series["load_au"][today] = Reading(rpe * minutes, (id,), "workout")
    if log_sets:
        for session in sessions[:1]:
            a.sets += lifted(a, session, id, at, cohort, rng)


def lifted(
    a: Athlete, session: PlannedSession, workout_id: str, at: datetime, cohort: Cohort, rng: np.random.Generator
) -> list[LiftedSet]:
    """The sets of a session as they would be logged: planned loads, or one found by feel."""
    lifts = [e for e in session.exercises if reserves(e)]
    if not lifts:
        return []
    i, s, t = a.i, cohort.state, cohort.traits
    n = len(lifts)
    rows = [_row(e) for e in lifts]
    factor = np.asarray([SHARE_OF_BAR.get(e.exercise_id, 0.5) for e in lifts])
    maximum = (s.strength[rows, i] * t.mass_kg[i] * factor).astype(np.float32)
    maximum = one_rm_today(maximum, np.full(n, s.fatigue[i]), np.full(n, s.soreness[i]), rng)
    reps = np.asarray([e.sets[0].target_reps for e in lifts], np.float32)
    rir = np.asarray([e.sets[0].target_rir for e in lifts], np.float32)
    felt = maximum * np.exp(-t.curve_k[i] * (reps + rir - 1)) * np.exp(0.04 * rng.standard_normal(n))
    told = [e.sets[0].target_load_kg for e in lifts]
    load = np.asarray([2 * round(f / 2) if x is None else x for x, f in zip(told, felt, strict=True)], np.float32)
    load = np.maximum(load, 1)
    most = max(len(e.sets) for e in lifts)
    trained = np.full(n, float(t.sessions_week[i] > 3), np.float32)
    curve = np.full(n, t.curve_k[i], np.float32)
    made = lift(load, maximum, curve, reps, most, 120.0, trained, rng)  # type: ignore[arg-type]
    sets = []
    for column, e in enumerate(lifts):
        for row in range(len(e.sets)):
            if made.reps[row, column] >= 1:
                sets.append(
                    LiftedSet(
                        origin=Origin.SIMULATED, source="twin", set_id=f"{workout_id}-{column}-{row}", user_id=str(i), at=at,
                        workout_id=workout_id, exercise=e.exercise, number=row + 1, reps=float(made.reps[row, column]),
                        weight_kg=float(load[column]), rir=min(float(made.told_rir[row, column]), 10.0),
                    )
                )  # fmt: skip
    return sets


def _row(e: PlannedExercise) -> int:
    for row, words in enumerate((("squat", "lunge", "knee"), ("hinge", "hip"), ("push", "elbow ext"), ("pull", "elbow flex"))):
        if any(w in e.pattern for w in words):
            return row
    return 2


def compare(static: np.ndarray, adaptive: np.ndarray) -> tuple[float, float, float, float, float]:
    """Means of both arms, and the mean difference within persons with its 95 % interval."""
    difference = adaptive - static
    half = 1.96 * difference.std(ddof=1) / np.sqrt(len(difference))
    return (
        float(static.mean()),
        float(adaptive.mean()),
        float(difference.mean()),
        float(difference.mean() - half),
        float(difference.mean() + half),
    )


def main() -> None:
    """The table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=500)
    words.add_argument("--weeks", type=int, default=12)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--without", default="", help="rules left out, for finding out what each is worth: " + ", ".join(RULES))
    words.add_argument("--hand-made", action="store_true", help="the small plan of this file, also where there is a planner")
    words.add_argument("--json", action="store_true")
    asked_for = words.parse_args()
    for name in filter(None, asked_for.without.split(",")):
        room, function = RULES[name]
        setattr(room, function, lambda draft: False)
    planner = None
    if not asked_for.hand_made:
        from milo.coach.plans.making.planner import make_plan

        planner = make_plan
    began = time.perf_counter()
    people, weeks, seed = asked_for.people, asked_for.weeks, asked_for.seed
    static, _ = trial(people, weeks, seed, adaptive=False, planner=planner)
    between = time.perf_counter()
    adapted, used = trial(people, weeks, seed, adaptive=True, planner=planner)
    calls = people * weeks * 7
    rows = {name: compare(static[name], adapted[name]) for name in static}
    rate = [1000 * x["injuries"].sum() / x["hours"].sum() for x in (static, adapted)]
    if asked_for.json:
        print(
            json.dumps({"people": people, "weeks": weeks, "seed": seed, "rows": rows, "injuries_per_1000_h": rate, "rules": used})
        )
        return
    who = "hand-made plan" if planner is None else "coach.planner"
    print(f"{people} people, {weeks} weeks, seed {seed}, {who}; {platform.processor() or platform.machine()}")
    spent = time.perf_counter() - between
    print(f"static {between - began:.0f} s, adaptive {spent:.0f} s ({1000 * spent / calls:.1f} ms a morning)")
    print(f"{'':26}{'static':>9}{'adaptive':>10}{'difference':>12}   95 % interval")
    for name, (a, b, d, low, high) in rows.items():
        print(f"{name:26}{a:9.2f}{b:10.2f}{d:+12.3f}   {low:+.3f} to {high:+.3f}")
    print(f"{'injuries per 1,000 h':26}{rate[0]:9.2f}{rate[1]:10.2f}")
    print("changes:", ", ".join(f"{rule} {n}" for rule, n in used.most_common()))


if __name__ == "__main__":
    main()
