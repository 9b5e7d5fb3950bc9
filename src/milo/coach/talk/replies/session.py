"""What the rules say of one session of the plan: its warm-up, exercises, sets and endurance."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from milo.coach.plans.basics.drills import HOLD_S, held, is_drill, load_per_hand, shown_note
from milo.coach.plans.basics.words import WORDS
from milo.coach.talk.receipts.facts import (
    Facts,
    plan_receipts,
)
from milo.coach.talk.receipts.telling import Amount, Quoted, Telling, bare
from milo.coach.talk.replies.filmed import filmed_note
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import (
    Plan,
    PlannedEndurance,
    PlannedExercise,
    PlannedSession,
    PlannedSet,
)
from milo.vocabulary.talk import Claim

_FINDING = frozenset(words["note.find"] for words in WORDS.values())
MOVED = 0.05  # kg; loads closer than this are the same load


def session_lines(telling: Telling, session: PlannedSession, day: str, facts: Facts) -> None:
    """A session with its warm-up, its exercises and its endurance, a line each. day: as it is called."""
    plan = facts.plan
    if plan is None:
        return
    telling.say("today.title", day=day, **title(session, plan))
    if session.warm_up:
        telling.say("today.warm_up", drills=[Quoted(drill, plan_receipts(plan, "plan.warm_up")) for drill in session.warm_up])
    for exercise in session.exercises:
        line = [exercise_line(telling, exercise, plan)]
        note = _note(exercise)
        if note:
            line.append(telling.made("today.note", note=Quoted(note, plan_receipts(plan, "plan.note"))))
        line.append(filmed_note(telling, exercise.exercise_id, facts))
        telling.line(line)
    if session.endurance is not None:
        endurance_lines(telling, session.endurance, plan)


def exercise_line(telling: Telling, exercise: PlannedExercise, plan: Plan) -> tuple[str, list[Claim]]:
    """An exercise and its sets, not yet said."""
    return telling.made("today.exercise", exercise=_name(telling, exercise, plan), sets=_sets(telling, exercise, plan))


def _note(exercise: PlannedExercise) -> str:
    """The note, without the words on finding a weight: the sets say that themselves."""
    return ". ".join(s for s in shown_note(exercise).split(". ") if s.rstrip(".") not in _FINDING)


def title(session: PlannedSession, plan: Plan) -> dict[str, Any]:
    """The slots of a session's name and minutes."""
    receipts = plan_receipts(plan, session.because[0] if session.because else "plan")
    return {"title": Quoted(session.title, receipts), "minutes": Amount(session.minutes, "min", receipts)}


def _name(telling: Telling, exercise: PlannedExercise, plan: Plan) -> Quoted:
    known = catalogue().get(exercise.exercise_id)
    name = exercise.exercise if known is None else known.name_es if telling.language == "es" else known.name
    return Quoted(name, plan_receipts(plan, "plan.exercise"))


def _sets(telling: Telling, exercise: PlannedExercise, plan: Plan) -> tuple[str, list[Claim]]:
    """3 × 8 at 60 kg, 2 reps in reserve, rest 120 s; sets that differ one after another."""
    receipts = plan_receipts(plan, f"plan.sets:{exercise.exercise_id}")
    texts: list[str] = []
    claims: list[Claim] = []

    def alike(s: PlannedSet) -> tuple[object, ...]:
        return (s.target_reps, s.target_rir, s.target_load_kg, s.rest_seconds)

    for _, group in groupby(exercise.sets, alike):
        same = list(group)
        s = same[0]
        parts = [
            telling.made(
                "today.sets",
                count=bare(Amount(len(same), "set", receipts)),
                reps=Amount(HOLD_S * s.target_reps, "s", receipts)
                if held(exercise.exercise_id)
                else bare(Amount(s.target_reps, "rep", receipts)),
            ),
            telling.made("today.find")
            if s.target_load_kg is None and _loadable(exercise)
            else telling.made("today.load", load=Amount(s.target_load_kg, "kg", receipts, 2))
            if s.target_load_kg is not None and s.target_load_kg > MOVED
            else ("", []),
            telling.made("today.hand") if s.target_load_kg is not None and load_per_hand(exercise) else ("", []),
            ("", []) if is_drill(exercise) else telling.made("today.rir", rir=Amount(s.target_rir, "rir", receipts, 1)),
            telling.made("today.rest_between", rest=Amount(s.rest_seconds, "s", receipts)) if s.rest_seconds else ("", []),
        ]
        texts.append("".join(text for text, _ in parts))
        claims += [claim for _, found in parts for claim in found]
    return "; ".join(texts), claims


def _loadable(exercise: PlannedExercise) -> bool:
    known = catalogue().get(exercise.exercise_id)
    return known is None or known.loadable


def endurance_lines(telling: Telling, e: PlannedEndurance, plan: Plan) -> None:
    """A stretch of endurance with its zone, distance and intervals."""
    receipts = plan_receipts(plan, "plan.endurance")
    slots: dict[str, Any] = {
        "activity": telling.word("activity", e.activity),
        "minutes": Amount(e.minutes, "min", receipts),
        "zone": Amount(e.zone, "zone", receipts),
    }
    if e.hr_bpm is None:
        telling.say("today.endurance", **slots)
    else:
        low, high = (Amount(value, "bpm", receipts) for value in e.hr_bpm)
        telling.say("today.endurance_hr", **slots, low=bare(low), high=high)
    if e.distance_km is not None:
        telling.say("today.distance", distance=Amount(e.distance_km, "km", receipts, 1))
    for i in e.intervals or []:
        telling.say(
            "today.intervals",
            repeat=bare(Amount(i["repeat"], "", receipts)),
            work=Amount(i["work_minutes"], "min", receipts, 2),
            work_zone=Amount(i["work_zone"], "zone", receipts),
            rest=Amount(i["rest_minutes"], "min", receipts, 2),
            rest_zone=Amount(i["rest_zone"], "zone", receipts),
        )
