"""The 32 plans of docs/plans as anonymous texts in an order drawn by a seed, and what a reader's marks of them say.

A text has what a plan asks for and nothing of how it is written: no titles, sources, reasons, ids or sentences, and the words of a
warm-up or a note only as their number.  `python docs/plans.py --blind FOLDER` writes them; the reader's marks stand in
docs/plans/blind.tsv, given before anybody looked up whose text is whose.
"""

from __future__ import annotations

import csv
import itertools
import random
from dataclasses import dataclass
from pathlib import Path

from plans_people import PEOPLE, Reader

from milo.coach.plans.basics.outline import curve
from milo.coach.plans.basics.time import muscle_sets, sessions
from milo.vocabulary.plan import DAYS, Plan, PlannedExercise, PlannedSession, PlannedWeek

SEED = 2812
EFFORT = {
    "race effort": "at the effort of the race",
    "hills": "uphill",
    "strides": "with strides",
    "Race day": "the day of the race",
}
"""What only a title tells, in words of neither side."""
MUSCLES = ("chest", "back", "quads", "hamstrings")


@dataclass(frozen=True)
class Read:
    """A reader's marks of one text. mine: whether it was taken for Milo's."""

    mine: bool
    marks: list[float]
    remark: str


def order() -> dict[int, tuple[Reader, bool]]:
    """Number of a text -> whose it is and whether it is Milo's."""
    texts = [(reader, mine) for reader in PEOPLE for mine in (True, False)]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return dict(enumerate(texts, 1))


def shown(plan: Plan) -> set[int]:
    """The weeks a text has whole: the first, one from the middle, the fullest of the last third, the two last."""
    last = plan.weeks[-1].week
    late = [c for c in curve(plan) if c["week"] > last * 2 / 3]
    fullest = max(late, key=lambda c: (c["longest_minutes"], c["hard_sets"]))["week"]
    return {1, (last + 1) // 2, fullest, last - 1, last}


def sheet(number: int, reader: Reader, plan: Plan, items: list[str]) -> str:
    """One text: the person, the items, the weeks as figures, and some weeks whole."""
    lines = [f"TEXT {number}", "", f"person: {reader.profile}", "", *(f"{n}. {i}" for n, i in enumerate(items, 1)), ""]
    lines += ["week  moving  longest  hard  sets  reserve  " + "  ".join(MUSCLES)]
    for c, w in zip(curve(plan), plan.weeks, strict=True):
        of = muscle_sets([e for _, s in sessions(w) for e in s.exercises if e.muscles])
        lines.append(
            f"{c['week']:4}{c['endurance_minutes']:8g}{c['longest_minutes']:9g}{c['hard_minutes']:6g}{c['hard_sets']:6}"
            f"{c['reserve'] if c['reserve'] is not None else '-':>9}  " + "  ".join(f"{of.get(m, 0):.1f}" for m in MUSCLES)
        )
    food = plan.nutrition
    lines += ["", f"food: {food.kcal:g} kcal, {food.protein_g:g} g protein" if food is not None else "food: not told"]
    written = [s for w in plan.weeks for _, s in sessions(w)]
    lines += [f"lines of warm-up and advice: {sum(len(s.warm_up) for s in written) / max(1, len(written)):.0f} a session"]
    return "\n".join([*lines, *(line for w in plan.weeks if w.week in shown(plan) for line in _week(w))]) + "\n"


def _week(week: PlannedWeek) -> list[str]:
    lines = ["", f"week {week.week}"]
    for day, at in zip(DAYS, week.days, strict=True):
        lines += [f"  {day[:3]} {line}" for s in at.sessions for line in _session(s)] or [f"  {day[:3]} rest"]
    return lines


def _session(session: PlannedSession) -> list[str]:
    lines = []
    if (e := session.endurance) is not None:
        inner = "; ".join(
            f"{i['repeat']:g} x {i['work_minutes']:g} min zone {i['work_zone']}, {i['rest_minutes']:g} between"
            for i in e.intervals or ()
        )
        told = ", ".join(word for part, word in EFFORT.items() if part.lower() in session.title.lower())
        lines.append(", ".join(x for x in (f"{e.activity} {e.minutes:g} min zone {e.zone}", inner, told) if x))
    if session.exercises:
        lines.append(f"{session.kind} {session.minutes:g} min: " + "; ".join(map(_exercise, session.exercises)))
    return lines or [f"{session.kind} {session.minutes:g} min"]


def _exercise(e: PlannedExercise) -> str:
    told = []
    for (reps, left, load, rest), of in itertools.groupby(
        e.sets, lambda x: (x.target_reps, x.target_rir, x.target_load_kg, x.rest_seconds)
    ):
        weight = f" {load:g} kg" if load is not None else ""
        sets = len(list(of))
        told.append(f"{sets}x{reps}{weight} r{left:g} {rest} s" if e.muscles else f"{sets}x{reps}")
    return f"{e.exercise_id.replace('_', ' ')} " + " + ".join(told)


def marks(path: Path) -> dict[int, Read]:
    """The reader's marks by number of text."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.reader((x for x in lines if not x.startswith("#")), delimiter="\t") if r and r[0] != "text"]
    return {int(r[0]): Read(r[1] == "milo", [float(m) for m in r[2].split()], r[3] if len(r) > 3 else "") for r in rows}
