"""The set to come in the chat: its target, last time's numbers, and the buttons that tell what was done of it."""

from __future__ import annotations

import msgspec

from milo.channels.telegram import today, workout_end
from milo.channels.telegram.said import Buttons
from milo.channels.telegram.state import Working
from milo.channels.telegram.talk import Talk
from milo.coach.plans.basics.drills import HOLD_S, held, is_drill, shown_note
from milo.report.speech import IMPERIAL
from milo.vocabulary.plan import PlannedExercise, PlannedSession

STEP_KG, STEP_LB = 2.5, 5.0  # what one press adds: two of the smallest usual plates
STEP_HELD_S = 5  # seconds one press adds to a hold (our choice)
RIRS = (0, 1, 2, 3, 4)


def last_time(talk: Talk, exercise_id: str) -> list[tuple[float | None, float | None]]:
    """Repetitions and kg of each set when the exercise was last done; empty where it never was."""
    found = talk.coaching.last_time(talk.athlete, exercise_id)
    return [] if found is None else [(s["reps"], s["weight_kg"]) for s in found["sets"] if s["reps"] is not None]


def aimed(w: Working, session: PlannedSession) -> Working:
    """The working whose buttons show the target of the set to come; without a known weight that of the set before, or last time."""
    exercise = session.exercises[w.index]
    target = exercise.sets[min(w.number, len(exercise.sets)) - 1]
    kg = target.target_load_kg
    if kg is None and today.LIFTED.intersection(exercise.equipment):
        mine = [s.kg for s in w.sets if s.exercise == exercise.exercise_id and s.kg is not None]
        known = mine or [weight for _, weight in w.last.get(exercise.exercise_id, []) if weight is not None]
        kg = known[-1] if known else None
    rir = None if is_drill(exercise) else target.target_rir
    return msgspec.structs.replace(w, reps=float(amount_now(exercise, target.target_reps)), kg=kg, rir=rir, step=w.step + 1)


def amount_now(exercise: PlannedExercise, reps: int) -> int:
    """Repetitions of a set, or the seconds it is held."""
    return HOLD_S * reps if held(exercise.exercise_id) else reps


def exercise_now(talk: Talk) -> PlannedExercise | None:
    """The exercise whose set is to come, as the plan has it now; None where there is none any more."""
    session, w = workout_end.session_of(talk), talk.state.workout
    return session.exercises[w.index] if session is not None and w is not None and w.index < len(session.exercises) else None


def show_set(talk: Talk, *, change: bool = False) -> None:
    """The set to come, with its buttons."""
    w, exercise = talk.state.workout, exercise_now(talk)
    if w is None or exercise is None:
        workout_end.lost(talk)
        return
    words = talk.words
    target = exercise.sets[min(w.number, len(exercise.sets)) - 1]
    lines = [talk.word("workout.head", exercise=exercise.exercise, number=w.number, sets=len(exercise.sets))]
    key = "workout.target" + ("_held" if held(exercise.exercise_id) else "") + ("_drill" if is_drill(exercise) else "")
    amount = {"seconds" if held(exercise.exercise_id) else "reps": amount_now(exercise, target.target_reps)}
    rir = {} if is_drill(exercise) else {"rir": target.target_rir}
    lines.append(talk.word(key, **amount, **rir) + _load(talk, exercise, target.target_load_kg))
    if note := shown_note(exercise):
        lines.append(note)
    last = w.last.get(exercise.exercise_id)
    if last:
        told = ", ".join(("?" if r is None else f"{r:g}") + ("" if kg is None else f" × {words.weight(kg)}") for r, kg in last)
        lines.append(talk.word("workout.last", sets=told))
    weighted = bool(today.LIFTED.intersection(exercise.equipment))
    if weighted and w.kg is None:
        lines.append(talk.word("workout.type_weight", unit=words.unit("kg")))
    text, hold = "\n".join(lines), held(exercise.exercise_id)
    (talk.change if change else talk.put)(text, _set_buttons(talk, w, weighted=weighted, drill=is_drill(exercise), hold=hold))


def _load(talk: Talk, exercise: PlannedExercise, kg: float | None) -> str:
    if kg is not None:
        return f", {today.load_told(talk, exercise, kg)}"
    find = today.LIFTED.intersection(exercise.equipment) and not exercise.note  # a note says already that it is to be found
    return f", {talk.word('workout.find')}" if find else ""


def _set_buttons(talk: Talk, w: Working, *, weighted: bool, drill: bool, hold: bool) -> Buttons:
    def own(what: str) -> str:
        return f"w:{w.step}:{what}"

    buttons: Buttons = []
    if not weighted or w.kg is not None:
        buttons.append([(talk.word("button.set_done", what=set_told(talk, w.reps, w.kg, w.rir, hold=hold)), own("done"))])
    unit = talk.words.unit("kg")
    amount = talk.words.number(step_shown(talk), 0 if step_shown(talk) == int(step_shown(talk)) else 1)
    weights = [(f"−{amount} {unit}", own("k-")), (f"+{amount} {unit}", own("k+"))] if weighted and w.kg is not None else []
    by = STEP_HELD_S if hold else 1
    buttons.append([(f"−{by}", own("r-")), (f"+{by}", own("r+")), *weights])
    if not drill:
        buttons.append([(f"RIR {n}" if n == RIRS[0] else str(n), own(f"i{n}")) for n in RIRS])
    buttons.append(
        [(talk.word("button.hard"), own("hard")), (talk.word("button.swap"), own("swap")), (talk.word("button.pain"), "t:pain")]
    )
    buttons.append([(talk.word("button.skip"), own("skip")), (talk.word("button.end"), own("end"))])
    return buttons


def set_told(talk: Talk, reps: float, kg: float | None, rir: float | None, *, hold: bool = False) -> str:
    """A set in a few signs, in the athlete's unit: 8 × 60 kg · RIR 2; 40 s of one that is held."""
    load = "" if kg is None else f" × {talk.words.weight(kg)}"
    return f"{reps:g}{' s' if hold else ''}{load}" + ("" if rir is None else f" · RIR {rir:g}")


def step_shown(talk: Talk) -> float:
    """What one press adds to the weight, in the athlete's unit."""
    return STEP_LB if talk.words.units == "imperial" else STEP_KG


def in_kg(talk: Talk, shown: float) -> float:
    """A weight in the athlete's unit, in kg."""
    return round(shown / IMPERIAL["kg"][1], 3) if talk.words.units == "imperial" else shown


def moved(talk: Talk, kg: float, way: int) -> float:
    """A weight in kg one press further (way 1) or less (-1); never none."""
    shown = talk.words.convert(kg, "kg") + way * step_shown(talk)
    return in_kg(talk, max(0.0, round(shown, 2))) or kg
