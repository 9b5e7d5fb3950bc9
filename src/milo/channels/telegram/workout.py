"""A workout in the chat, set by set: the target, last time's numbers, buttons for what was done, the rest, and the end of it.

Every set is logged as it is told, as docs/logging.md has it: told twice it is stored once, so a bot that was killed between two
messages does it again and nothing is lost or doubled. The plan adapts at the end.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import msgspec

from milo.channels.telegram import today, workout_end
from milo.channels.telegram.said import Buttons
from milo.channels.telegram.state import DoneSet, Working
from milo.channels.telegram.talk import Talk
from milo.coach.plans.drills import is_drill
from milo.report.speech import IMPERIAL
from milo.vocabulary.plan import PlannedExercise, PlannedSession

STEP_KG, STEP_LB = 2.5, 5.0  # what one press adds: two of the smallest usual plates
LESS_SHARE = 0.9  # of the weight, after "too hard"; our choice
RIRS = (0, 1, 2, 3, 4)
_SET = re.compile(r"(\d{1,3})\s*[x×*]\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:kg|lb)?(?:\s*@\s*(\d{1,2}(?:[.,]5)?))?", re.IGNORECASE)


# --- begin --------------------------------------------------------------------------------------------------------------


def start(talk: Talk, session_id: str, *, whole: bool = False) -> None:
    """Begin a session set by set; whole: it was done already, and only how it was is asked."""
    if today.locked(talk):
        return
    found = today.place_of(talk.coaching.plan(talk.athlete), session_id)
    if found is None:
        talk.say("workout.gone")
        return
    session = found[2]
    working = Working(session_id=session_id, title=session.title, at=talk.at)
    if not whole and session.exercises:
        working = msgspec.structs.replace(working, last={e.exercise_id: _last(talk, e.exercise_id) for e in session.exercises})
        if session.warm_up:
            talk.say("workout.warm_up", what="\n".join(f"· {line}" for line in session.warm_up))
        workout_end.keep(talk, _aimed(working, session))
        show_set(talk)
    else:
        workout_end.keep(talk, working)
        workout_end.ending(talk, session)


def begin_or_ask(talk: Talk) -> None:
    """/log: go on with what is under way, else the sessions of today, else something that was not planned."""
    if talk.state.workout is not None:
        _again(talk)
        return
    planned = talk.coaching.today(talk.athlete)
    sessions = planned.planned.sessions if planned.planned is not None and not planned.locked else []
    buttons: Buttons = []
    for session in sessions:
        if session.session_id not in planned.done:
            buttons += today.session_buttons(talk, session)
    kinds = [(talk.words.word("activity", a), f"a:{a}") for a in ("running", "walking", "cycling", "swimming", "rowing", "yoga")]
    talk.say("workout.what", [*buttons, kinds[:3], kinds[3:]])


def other(talk: Talk, activity: str) -> None:
    """Something that was not planned: how long, how hard."""
    title = talk.words.word("activity", activity)
    workout_end.keep(talk, Working(session_id="", title=title, at=talk.at, activity=activity, phase="minutes"))
    workout_end.ask_minutes(talk, None)


def _last(talk: Talk, exercise_id: str) -> list[tuple[float | None, float | None]]:
    found = talk.coaching.last_time(talk.athlete, exercise_id)
    return [] if found is None else [(s["reps"], s["weight_kg"]) for s in found["sets"]]


def _aimed(w: Working, session: PlannedSession) -> Working:
    """The working whose buttons show the target of the set to come; without a known weight that of the set before, or last time."""
    exercise = session.exercises[w.index]
    target = exercise.sets[min(w.number, len(exercise.sets)) - 1]
    kg = target.target_load_kg
    if kg is None and today.LIFTED.intersection(exercise.equipment):
        mine = [s.kg for s in w.sets if s.exercise == exercise.exercise_id and s.kg is not None]
        known = mine or [weight for _, weight in w.last.get(exercise.exercise_id, []) if weight is not None]
        kg = known[-1] if known else None
    rir = None if is_drill(exercise) else target.target_rir
    return msgspec.structs.replace(w, reps=float(target.target_reps), kg=kg, rir=rir, step=w.step + 1)


# --- a set --------------------------------------------------------------------------------------------------------------


def _exercise(talk: Talk) -> PlannedExercise | None:
    session, w = workout_end.session_of(talk), talk.state.workout
    return session.exercises[w.index] if session is not None and w is not None and w.index < len(session.exercises) else None


def show_set(talk: Talk, *, change: bool = False) -> None:
    """The set to come, with its buttons."""
    w, exercise = talk.state.workout, _exercise(talk)
    if w is None or exercise is None:
        workout_end.lost(talk)
        return
    words = talk.words
    target = exercise.sets[min(w.number, len(exercise.sets)) - 1]
    lines = [talk.word("workout.head", exercise=exercise.exercise, number=w.number, sets=len(exercise.sets))]
    lines.append(
        (
            talk.word("workout.target_drill", reps=target.target_reps)
            if is_drill(exercise)
            else talk.word("workout.target", reps=target.target_reps, rir=target.target_rir)
        )
        + _load(talk, exercise, target.target_load_kg)
    )
    if exercise.note:
        lines.append(exercise.note)
    last = w.last.get(exercise.exercise_id)
    if last:
        told = ", ".join(("?" if r is None else f"{r:g}") + ("" if kg is None else f" × {words.weight(kg)}") for r, kg in last)
        lines.append(talk.word("workout.last", sets=told))
    weighted = bool(today.LIFTED.intersection(exercise.equipment))
    if weighted and w.kg is None:
        lines.append(talk.word("workout.type_weight", unit=words.unit("kg")))
    text = "\n".join(lines)
    (talk.change if change else talk.put)(text, _set_buttons(talk, w, weighted=weighted, drill=is_drill(exercise)))


def _load(talk: Talk, exercise: PlannedExercise, kg: float | None) -> str:
    if kg is not None:
        return f", {talk.words.weight(kg)}"
    find = today.LIFTED.intersection(exercise.equipment) and not exercise.note  # a note says already that it is to be found
    return f", {talk.word('workout.find')}" if find else ""


def _set_buttons(talk: Talk, w: Working, *, weighted: bool, drill: bool) -> Buttons:
    def own(what: str) -> str:
        return f"w:{w.step}:{what}"

    buttons: Buttons = []
    if not weighted or w.kg is not None:
        buttons.append([(talk.word("button.set_done", what=_told(talk, w.reps, w.kg, w.rir)), own("done"))])
    unit = talk.words.unit("kg")
    amount = talk.words.number(_step(talk), 0 if _step(talk) == int(_step(talk)) else 1)
    weights = [(f"−{amount} {unit}", own("k-")), (f"+{amount} {unit}", own("k+"))] if weighted and w.kg is not None else []
    buttons.append([("−1", own("r-")), ("+1", own("r+")), *weights])
    if not drill:
        buttons.append([(f"RIR {n}" if n == RIRS[0] else str(n), own(f"i{n}")) for n in RIRS])
    buttons.append(
        [(talk.word("button.hard"), own("hard")), (talk.word("button.swap"), own("swap")), (talk.word("button.pain"), "t:pain")]
    )
    buttons.append([(talk.word("button.skip"), own("skip")), (talk.word("button.end"), own("end"))])
    return buttons


def _told(talk: Talk, reps: float, kg: float | None, rir: float | None) -> str:
    load = "" if kg is None else f" × {talk.words.weight(kg)}"
    return f"{reps:g}{load}" + ("" if rir is None else f" · RIR {rir:g}")


def _step(talk: Talk) -> float:
    return STEP_LB if talk.words.units == "imperial" else STEP_KG


def _kg(talk: Talk, shown: float) -> float:
    """A weight in the athlete's unit, in kg."""
    return round(shown / IMPERIAL["kg"][1], 3) if talk.words.units == "imperial" else shown


def pressed(talk: Talk, step: int, what: str) -> None:
    """A button under a set or under a question of the end."""
    w = talk.state.workout
    if w is None or step != w.step:
        talk.toast = talk.word("workout.stale")
        return
    if w.phase == "sets" and what != "done" and halted(talk):
        return
    change: dict[str, Any] = {}
    if what in {"r-", "r+"}:
        change["reps"] = max(1.0, w.reps + (1 if what == "r+" else -1))
    elif what in {"k-", "k+"} and w.kg is not None:
        change["kg"] = _moved(talk, w.kg, 1 if what == "k+" else -1)
    elif what[:1] == "i" and what[1:].isdigit():
        change["rir"] = float(what[1:])
    if change:
        talk.go(workout=msgspec.structs.replace(w, **change))
        show_set(talk, change=True)
        return
    if what == "done":
        _done(talk, w)
    elif what == "hard":
        _too_hard(talk, w)
    elif what in {"less", "fewer"}:
        _eased(talk, w, what)
    elif what == "easier":
        today.too_hard(talk, w.session_id, keep=False)
    elif what == "swap":
        today.swap_by(talk, w.session_id, w.index)
    elif what == "skip":
        _next_exercise(talk, w)
    elif what == "end":
        session = workout_end.session_of(talk)
        workout_end.ending(talk, session) if session is not None else workout_end.lost(talk)
    elif what == "go":
        show_set(talk)
    elif what[:1] in {"e", "m", "l"}:
        workout_end.answered(talk, w, what[0], what[1:])


def _moved(talk: Talk, kg: float, way: int) -> float:
    shown = talk.words.convert(kg, "kg") + way * _step(talk)
    return _kg(talk, max(0.0, round(shown, 2))) or kg


def _done(talk: Talk, w: Working) -> None:
    """The set as the buttons show it was done."""
    exercise = _exercise(talk)
    if exercise is None:
        workout_end.lost(talk)
        return
    if talk.message_id is not None:
        told = _told(talk, w.reps, w.kg, w.rir)
        talk.change(f"{talk.word('workout.head', exercise=exercise.exercise, number=w.number, sets=len(exercise.sets))}\n✓ {told}")
    done = DoneSet(exercise=exercise.exercise_id, reps=w.reps, kg=w.kg, rir=w.rir)
    w = msgspec.structs.replace(w, sets=[*w.sets, done])
    answer = talk.coaching.log(talk.athlete, workout_end.log_of(w), adapt=False).get("reply")
    if answer is not None:
        talk.put(answer["text"])
    if halted(talk):
        return
    rest_s = exercise.sets[min(w.number, len(exercise.sets)) - 1].rest_seconds
    if w.number < len(exercise.sets):
        _rested(talk, msgspec.structs.replace(w, number=w.number + 1), rest_s)
    else:
        _next_exercise(talk, w, rest_s)


def halted(talk: Talk) -> bool:
    """Whether training was locked meanwhile, by whichever door: then the workout ends here, and what was logged stays."""
    if not today.locked(talk):
        return False
    workout_end.stop(talk)
    return True


def _rested(talk: Talk, w: Working, rest_s: int) -> None:
    """The rest begins and the next set stands below it."""
    session = workout_end.session_of(talk)
    if session is None:
        workout_end.lost(talk)
        return
    if rest_s > 0:
        talk.timers[workout_end.REST] = talk.at + timedelta(seconds=rest_s)
        talk.say("workout.rest", time=_clock(rest_s))
    workout_end.keep(talk, _aimed(w, session))
    show_set(talk)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _next_exercise(talk: Talk, w: Working, rest_s: int = 0) -> None:
    session = workout_end.session_of(talk)
    if session is None:
        workout_end.lost(talk)
        return
    w = msgspec.structs.replace(w, index=w.index + 1, number=1)
    if w.index < len(session.exercises):
        _rested(talk, w, rest_s)
    else:
        talk.timers[workout_end.REST] = None
        workout_end.keep(talk, w)
        workout_end.ending(talk, session)


def rest_over(talk: Talk) -> None:
    """The rest timer rang; where training was locked meanwhile it is silent, since a lock is not told on a locked screen."""
    w, exercise = talk.state.workout, _exercise(talk)
    if w is not None and exercise is not None and w.phase == "sets" and not talk.coaching.locks(talk.athlete):
        talk.say("workout.rest_over", exercise=exercise.exercise, number=w.number)


def _too_hard(talk: Talk, w: Working) -> None:
    less = [(talk.word("button.less"), f"w:{w.step}:less")] if w.kg is not None else []
    rest = [(talk.word("button.fewer"), f"w:{w.step}:fewer")]
    end = [(talk.word("button.easier"), f"w:{w.step}:easier"), (talk.word("button.end"), f"w:{w.step}:end")]
    talk.say("workout.too_hard", [[*less, *rest], end])


def _eased(talk: Talk, w: Working, what: str) -> None:
    if what == "less" and w.kg is not None:
        shown, step = talk.words.convert(w.kg, "kg") * LESS_SHARE, _step(talk)
        w = msgspec.structs.replace(w, kg=_kg(talk, max(step, shown // step * step)))
    elif what == "fewer":
        w = msgspec.structs.replace(w, reps=max(1.0, w.reps - 2))
    talk.go(workout=w)
    show_set(talk)


def swapped(talk: Talk) -> None:
    """An exercise of the session under way was swapped."""
    w, session, exercise = talk.state.workout, workout_end.session_of(talk), _exercise(talk)
    if w is not None and session is not None and exercise is not None:
        last = {**w.last, exercise.exercise_id: _last(talk, exercise.exercise_id)}
        workout_end.keep(talk, _aimed(msgspec.structs.replace(w, last=last, number=1), session))
        show_set(talk)


# --- numbers typed ------------------------------------------------------------------------------------------------------


def typed(talk: Talk, text: str) -> bool:
    """A set as "8 x 60 @2", a weight, minutes; False for anything else, which is for the coach to hear."""
    w = talk.state.workout
    if w is None:
        return False
    whole = _SET.fullmatch(text)
    if w.phase == "sets" and whole is not None:
        reps, shown, rir = float(whole[1]), float(whole[2].replace(",", ".")), whole[3]
        kept = w.rir if rir is None else float(rir.replace(",", "."))
        kg = _kg(talk, shown) if shown > 0 else None
        if reps < 1:
            return False
        _done(talk, msgspec.structs.replace(w, reps=reps, kg=kg, rir=kept))
        return True
    number = workout_end.NUMBER.fullmatch(text)
    if number is None:
        return False
    value = float(number[1].replace(",", "."))
    if w.phase == "sets":
        if halted(talk):
            return True
        talk.go(workout=msgspec.structs.replace(w, kg=_kg(talk, value) if value > 0 else None))
        show_set(talk)
    else:
        workout_end.answered(talk, w, {"minutes": "m", "rpe": "e"}.get(w.phase, "l"), f"{value:g}")
    return True


# --- the end ------------------------------------------------------------------------------------------------------------


def _again(talk: Talk) -> None:
    """Show anew what is waited for."""
    w = talk.state.workout
    if w is not None and w.phase == "sets":
        if not halted(talk):
            show_set(talk)
    else:
        workout_end.ending(talk, workout_end.session_of(talk))
