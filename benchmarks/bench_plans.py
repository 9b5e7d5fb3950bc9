"""Whose plan trains simulated people more: this planner's, another version's, or a published template? Each person lives all three.

    python benchmarks/bench_plans.py --profiles people.json
    python benchmarks/bench_plans.py --of people.json --write new.json      # the plans of the code on PYTHONPATH
    PYTHONPATH=../older/src python benchmarks/bench_plans.py --of people.json --write old.json
    python benchmarks/bench_plans.py --new new.json --old old.json

The same people with the same luck live 16 weeks with each plan as written (the mind still decides what is done). A day is what the
twin can see of it: minutes, share of VO2max, hard sets per pattern, one activity; a day that lifts and moves counts as lifting,
which is less endurance than it was.  Injuries are counted as drawn, and as the sum of
their chances, which leaves out the luck of the draw.
What the twin cannot show is in docs/plans/twin.md.
"""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from bench_adapting import START, asked

from milo.twin import plan as plans
from milo.twin.cohort import Cohort
from milo.twin.traits import RUNNING, STRENGTH
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import PlannedSession

KINDS = ("runner", "lifter", "health")  # in turn, whatever the person was drawn as
EASY, PACE, BRISK = 0.62, 0.74, 0.55  # shares of VO2max
MILE_MIN = 9.66  # at 6 min/km
LONG_MILES = (4, 4, 4, 4, 4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 8, 0)
MID_MILES = (3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 4, 2)
Days = list[tuple[float, float, float, int]]


def people(count: int, seed: int) -> tuple[Cohort, list[dict[str, Any]]]:
    """The cohort after its burn-in, and what each person would tell of themself."""
    cohort = Cohort(seed, count, first=START)
    t, own = cohort.traits, cohort.plan
    moves = np.where(own.activity != STRENGTH, own.minutes, 0.0)
    told = []
    for i in range(count):
        kind, often = KINDS[i % 3], float(t.sessions_week[i])
        raw: dict[str, Any] = {
            "sex": "female" if t.female[i] else "male", "age": int(np.clip(t.age[i], 18, 64)), "height_cm": float(t.height_cm[i]),
            "weight_kg": round(float(t.mass_kg[i]), 1), "days_per_week": int(np.clip(round(often) + 1, 3, 6)),
            "goal": {"runner": "endurance", "lifter": "strength", "health": "general"}[kind], "regular_exerciser": True,
            "experience": "beginner" if often < 2.5 else "intermediate" if often < 5 else "advanced",
            "minutes_per_session": float(np.clip(round(float(t.hours[i]) * 12) * 5, 30, 90)),
            "equipment": ["dumbbell", "bench", "barbell", "rack", "machine"],
            "activities": ["running"] if kind == "runner" else ["walking", "strength"],
            "history": {
                "days_since_last_session": 1, "months_trained": 24, "weekly_minutes": [round(float(moves[:, i].sum()))] * 4,
                "longest_run_km_30d": max(5.0, round(float(moves[:, i].max()) / 6, 1)),
            },
        }  # fmt: skip
        if kind == "runner":
            raw["event"] = {"date": str(START + timedelta(days=111)), "activity": "running", "distance_km": 21.1}
        told.append(raw)
    return cohort, told


def written(profiles: list[dict[str, Any]], weeks: int) -> list[Days | None]:
    """The days of this code's plan for everybody; None for who gets none."""
    from milo.coach.plans.making.planner import make_plan

    made: list[Days | None] = []
    for i, raw in enumerate(profiles):
        plan = make_plan(parse_profile(raw, START), weeks=weeks, seed=i, today=START)
        made.append([_seen(d.sessions) for w in plan.weeks for d in w.days] if plan.refused is None else None)
    return made


def _seen(sessions: list[PlannedSession]) -> tuple[float, float, float, int]:
    """A day as bench_adapting.asked has it, without the minutes of stretching behind a run, which train nothing the twin has."""
    minutes, share, sets, activity = asked(sessions)
    moved = sum(s.endurance.minutes for s in sessions if s.endurance is not None)
    lifted = sum(s.minutes - (s.endurance.minutes if s.endurance is not None else 0.0) for s in sessions if s.kind == "strength")
    return min(minutes, moved + lifted), share, sets, activity


def template(kind: str) -> Days:
    """Sixteen weeks of a published frame, by its figures (docs/plans/twin.md names them)."""
    rest, days = (0.0, 0.0, 0.0, 0), []
    for long, mid in zip(LONG_MILES, MID_MILES, strict=True):
        if kind == "runner":
            easy, pace = (mid * MILE_MIN, EASY, 0.0, RUNNING), (mid * MILE_MIN, PACE, 0.0, RUNNING)
            days += [rest, easy, pace, easy, rest, (long * MILE_MIN, EASY, 0.0, RUNNING) if long else rest, rest]
        elif kind == "lifter":
            lift = (60.0, 0.60, 12 / 4, STRENGTH)
            days += [lift, lift, rest, lift, lift, rest, rest]
        else:
            lift, walk = (45.0, 0.60, 16 / 4, STRENGTH), (50.0, BRISK, 0.0, 0)
            days += [lift, walk, rest, lift, walk, walk, rest]
    return days


class Following(plans.Plan):
    """Everybody's own days, one row a day."""

    def __init__(self, days: np.ndarray) -> None:
        n = days.shape[1]
        zero = np.zeros((7, n), np.float32)
        super().__init__(zero, zero, zero, zero.astype(np.int8))
        self.days, self.lived = days, 0

    def on(self, day: int, weekday: int) -> plans.Today:
        """What the next day asks."""
        row = self.days[min(self.lived, len(self.days) - 1)]
        self.lived += 1
        return plans.Today(*(row[:, k].astype(np.float32) for k in range(3)), row[:, 3].astype(np.int8))


def lived(count: int, seed: int, days: list[Days]) -> dict[str, np.ndarray]:
    """What a cohort comes to: gains in per cent, injuries, hours, a half marathon in minutes."""
    cohort, _ = people(count, seed)
    s = cohort.state
    strength, vo2 = s.strength.mean(0).copy(), s.vo2max.copy()
    cohort.follow(Following(np.asarray(days, np.float32).transpose(1, 0, 2)))
    hurt, chance, minutes, done = np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count)
    for _ in range(len(days[0])):
        truth = cohort.step()
        hurt += truth.injured
        chance += s.injury_chance
        minutes += truth.minutes
        done += truth.done
    return {
        "VO2max, %": 100 * (s.vo2max / vo2 - 1),
        "strength, %": 100 * (s.strength.mean(0) / strength - 1),
        "half marathon, min": race_minutes(s.vo2max, 21_097.5),
        "injuries": hurt,
        "injuries expected": chance,
        "hours": minutes / 60,
        "sessions done": done,
    }


def altered(new: list[Days], old: list[Days], part: str) -> list[Days]:
    """The new plans with one thing changed, to see what it does: "sets" of the old weeks, or the "even" minutes of moving days."""
    made = []
    for mine, theirs in zip(new, old, strict=True):
        a, b = (np.asarray(x, float).reshape(-1, 7, 4) for x in (mine, theirs))
        if part == "sets":
            own = a[..., 2].sum(1)
            a[..., 2] *= np.where(own > 0, b[..., 2].sum(1) / np.maximum(own, 1e-9), 1.0)[:, None]
        else:
            moving = (a[..., 2] == 0) & (a[..., 0] > 0)
            mean = (a[..., 0] * moving).sum(1) / np.maximum(moving.sum(1), 1)
            a[..., 0] = np.where(moving, mean[:, None], a[..., 0])
        made.append([(m, share, sets, int(activity)) for m, share, sets, activity in a.reshape(-1, 4)])
    return made


def race_minutes(vo2max: np.ndarray, metres: float) -> np.ndarray:
    """Minutes of an all-out run by Daniels and Gilbert (training.md 2.6), from VO2max alone."""
    low, high = np.full(vo2max.shape, 30.0), np.full(vo2max.shape, 600.0)
    for _ in range(50):
        t = (low + high) / 2
        v = metres / t
        need = (-4.60 + 0.182258 * v + 0.000104 * v * v) / (
            0.8 + 0.1894393 * np.exp(-0.012778 * t) + 0.2989558 * np.exp(-0.1932605 * t)
        )
        low, high = np.where(need > vo2max, t, low), np.where(need > vo2max, high, t)
    return t


def table(ours: dict[str, np.ndarray], theirs: dict[str, np.ndarray], who: np.ndarray) -> list[str]:
    """A line an outcome: both means and the difference within persons with its 95 % interval."""
    lines = []
    for name, mine in ours.items():
        a, b = mine[who], theirs[name][who]
        d = a - b
        half = 1.96 * d.std(ddof=1) / np.sqrt(len(d))
        lines.append(
            f"  {name:20}{b.mean():9.2f}{a.mean():9.2f}{d.mean():+9.2f}   {d.mean() - half:+.2f} to {d.mean() + half:+.2f}"
        )
    rates = [1000 * x["injuries"][who].sum() / x["hours"][who].sum() for x in (theirs, ours)]
    return [*lines, f"  injuries per 1,000 h{rates[0]:9.2f}{rates[1]:9.2f}"]


def main() -> None:
    """Write plans, or compare them."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--people", type=int, default=500)
    words.add_argument("--weeks", type=int, default=16)
    words.add_argument("--seed", type=int, default=2811)
    words.add_argument("--profiles", help="file for what the people tell")
    words.add_argument("--of", help="that file")
    words.add_argument("--write", help="file for the plans of this code")
    words.add_argument("--new")
    words.add_argument("--old")
    words.add_argument("--part", choices=("sets", "even"), help="change this of the new plans first (altered)")
    given = words.parse_args()
    if given.profiles:
        Path(given.profiles).write_text(json.dumps(people(given.people, given.seed)[1]), encoding="utf-8")
        return
    if given.write:
        Path(given.write).write_text(json.dumps(written(json.loads(Path(given.of).read_text()), given.weeks)), encoding="utf-8")
        return
    arms = {name: json.loads(Path(path).read_text(encoding="utf-8")) for name, path in (("new", given.new), ("old", given.old))}
    if given.part:
        arms["new"] = altered(arms["new"], arms["old"], given.part)
    kinds = [KINDS[i % 3] for i in range(given.people)]
    arms["template"] = [template(kind) for kind in kinds]
    kept = [i for i in range(given.people) if all(arm[i] is not None for arm in arms.values())]
    blank: Days = [(0.0, 0.0, 0.0, 0)] * (7 * given.weeks)
    outcomes = {name: lived(given.people, given.seed, [d if d is not None else blank for d in arm]) for name, arm in arms.items()}
    print(f"{len(kept)} of {given.people} people with a plan in every arm, {given.weeks} weeks, seed {given.seed}")
    for other in ("old", "template"):
        for kind in (*KINDS, "all"):
            who = np.asarray([i for i in kept if kind in ("all", kinds[i])])
            print(f"{kind} ({len(who)}): {other}, new, difference within persons")
            print("\n".join(table(outcomes["new"], outcomes[other], who)))


if __name__ == "__main__":
    main()
