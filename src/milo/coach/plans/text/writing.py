"""A plan as text a person can read and edit; text.reading is the inverse."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from milo.coach.plans.basics.drills import HOLD_S, called_hold, is_drill
from milo.coach.plans.text.spelling import ACTIVITY_SHORT, may_be_spoken, quoted, spelled_name, spelled_number, spelled_prose
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import (
    DAYS,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedFood,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    Refused,
)

INTERVAL_KEYS = ("repeat", "work_minutes", "work_zone", "rest_minutes", "rest_zone")
SUPERSET_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def render(plan: Plan) -> str:
    """The plan as text (docs/plan-text.md), which `parse` reads back as the same plan, with every id.

    Raises BadValue for a week that is not seven days, monday first, or a day that is rest and has sessions (or neither).
    """
    lines = [f"plan {spelled_name(plan.plan_id)} version {plan.version}"]
    if plan.parent is not None:
        lines.append(f"from {spelled_name(plan.parent)}")
    if plan.athlete_id is not None:
        lines.append(f"athlete {spelled_name(plan.athlete_id)}")
    lines += [f"goal {spelled_name(plan.goal)}", f"created {plan.created_at.isoformat()}"]
    lines += [f"changed {spelled_name(a.rule)}: {spelled_prose(a.what)}" for a in plan.adjustments]
    if plan.refused is not None:
        lines.append(_refused(plan.refused))
    if plan.nutrition is not None:
        lines += ["", *_food(plan.nutrition)]
    for week in plan.weeks:
        lines += ["", *_week(week)]
    return "\n".join(lines) + "\n"


def _refused(refused: Refused) -> str:
    rules = "".join(f", {spelled_name(r)}" for r in refused.rules)
    return f"refused {spelled_name(refused.level)}{rules}: {spelled_prose(refused.text)}"


def _because(rules: list[str]) -> list[str]:
    return ["# because " + ", ".join(map(spelled_name, rules))] if rules else []


def _food(food: PlannedFood) -> list[str]:
    n = spelled_number
    lines = [f"food {n(food.kcal)} kcal, {n(food.protein_g)} g protein, {n(food.carbs_g)} g carbs, {n(food.fat_g)} g fat"]
    if food.by_day is not None:
        for day, amounts in food.by_day.items():
            parts = ", ".join(f"{spelled_name(what)} {n(much)}" for what, much in amounts.items())
            lines.append(f"food on {spelled_name(day)}: {parts}".rstrip())
        if not food.by_day:
            lines.append("food on no day")
    return lines + _because(food.because)


def _week(week: PlannedWeek) -> list[str]:
    found = tuple(d.day for d in week.days)
    if found != DAYS:
        raise BadValue("a week of seven days, monday first", f"week {week.week} with {', '.join(found) or 'no day'}")
    lines = [f"week {week.week} {spelled_name(week.focus)}"]
    for day in week.days:
        lines += ["", *_day(week, day)]
    return lines


def _day(week: PlannedWeek, day: PlannedDay) -> list[str]:
    if day.rest == bool(day.sessions):
        found = f"week {week.week}, {day.day}: rest is {day.rest} and there are {len(day.sessions)} sessions"
        raise BadValue("a day that is rest exactly when it has no session", found)
    if day.rest:
        return [day.day, "  rest"]
    return [day.day, *("  " + line for session in day.sessions for line in _session(session))]


def _session(session: PlannedSession) -> list[str]:
    head = f"{session.kind} {quoted(session.title)} {spelled_number(session.minutes)} min [{spelled_name(session.session_id)}]"
    lines = [f"  warm-up: {spelled_prose(w)}" for w in session.warm_up]
    for exercise in session.exercises:
        lines += ["  " + line for line in _exercise(exercise)]
    if session.endurance is not None:
        joined = "" if session.kind in ("endurance", "test") else "and "
        lines += ["  " + line for line in _endurance(session.endurance, joined)]
    return [head, *lines, *("  " + line for line in _because(session.because))]


def _endurance(work: PlannedEndurance, joined: str) -> list[str]:
    name = ACTIVITY_SHORT.get(work.activity) or quoted(work.activity)
    line = f"{joined}{name} {spelled_number(work.minutes)} min zone {work.zone}"
    if work.hr_bpm is not None:
        line += f", {work.hr_bpm[0]}-{work.hr_bpm[1]} bpm"
    if work.distance_km is not None:
        line += f", at most {spelled_number(work.distance_km)} km"
    if work.intervals is None:
        return [line]
    if not work.intervals or not all(map(_is_spoken_interval, work.intervals)):
        return [line, f"  intervals: {json.dumps(work.intervals)}"]
    return [line, *("  " + _interval(i) for i in work.intervals)]


def _is_spoken_interval(interval: dict[str, Any]) -> bool:
    if tuple(sorted(interval)) != tuple(sorted(INTERVAL_KEYS)):
        return False
    if any(isinstance(v, bool) or not isinstance(v, int | float) or v < 0 for v in interval.values()):
        return False
    if not isinstance(interval["repeat"], int) or interval["repeat"] < 1 or interval["work_minutes"] == 0:
        return False
    return all(isinstance(interval[k], int) and 1 <= interval[k] <= 5 for k in ("work_zone", "rest_zone"))


def _interval(i: dict[str, Any]) -> str:
    work, rest = spelled_number(i["work_minutes"]), spelled_number(i["rest_minutes"])
    return f"{i['repeat']} x {work} min zone {i['work_zone']}, {rest} min zone {i['rest_zone']}"


def _exercise(e: PlannedExercise) -> list[str]:
    name = e.exercise if may_be_spoken(e.exercise) else quoted(e.exercise)
    groups = _groups(e.sets, drill=is_drill(e), hold=called_hold(e.exercise))
    if not groups:
        lines = [f"{name} no sets"]
    else:
        lines = [f"{name} {groups[0]}", *(f"  then {g}" for g in groups[1:])]
    if e.superset is not None:
        if e.superset in SUPERSET_LETTERS:
            lines[0] = f"{e.superset}: {lines[0]}"
        else:
            lines.append(f"  as superset {quoted(e.superset)}")
    lines += [f"  {line}" for line in _facts(e)]
    if e.note is not None:
        lines.append(f"  note: {spelled_prose(e.note)}")
    return lines


def _groups(sets: list[PlannedSet], *, drill: bool, hold: bool) -> list[str]:
    """Sets that differ only in their number, told together."""
    spelled = [_spelled_set(s, drill=drill, hold=hold) for s in sets]
    starts = [0] if sets else []
    for i, (before, after) in enumerate(pairwise(sets), start=1):
        if spelled[i] != spelled[i - 1] or after.set_number != before.set_number + 1:
            starts.append(i)
    groups, expected = [], 1
    for start, end in pairwise([*starts, len(sets)]):
        first = sets[start].set_number
        groups.append(f"{end - start}x{spelled[start]}" + ("" if first == expected else f", from set {first}"))
        expected = first + end - start
    return groups


def _spelled_set(s: PlannedSet, *, drill: bool, hold: bool) -> str:
    load = "" if s.target_load_kg is None else f", {spelled_number(s.target_load_kg)} kg"
    reserve = "" if drill else f" @ {spelled_number(s.target_rir)} rir"
    amount = f"{HOLD_S * s.target_reps} s" if hold else s.target_reps
    return f"{amount}{reserve}{load}, rest {s.rest_seconds} s"


def _facts(e: PlannedExercise) -> list[str]:
    """What of the exercise is not what the catalogue says of its name."""
    known = find_exercise(e.exercise)
    lines = []
    if known is None or known.id != e.exercise_id:
        lines.append(f"as id {spelled_name(e.exercise_id)}")
        known = catalogue().get(e.exercise_id)
    if known is None or known.pattern != e.pattern:
        lines.append(f"as pattern {quoted(e.pattern)}")
    if known is None or known.muscles != e.muscles:
        told = ", ".join(f"{spelled_name(m)} {spelled_number(w)}" for m, w in e.muscles.items())
        lines.append(f"as muscles {told}".rstrip())
    if known is None or list(known.equipment) != e.equipment:
        lines.append(f"as equipment {', '.join(map(spelled_name, e.equipment))}".rstrip())
    return lines
