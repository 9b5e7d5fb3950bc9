"""A workout in the chat, set by set: the target, last time's numbers, buttons for what was done, the rest, and the end of it.

Every set is logged as it is told, as docs/logging.md has it: told twice it is stored once, so a bot that was killed between two
messages does it again and nothing is lost or doubled. The plan adapts at the end.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import msgspec

from milo.channels.telegram import today, workout_end, workout_set
from milo.channels.telegram.said import Buttons
from milo.channels.telegram.state import DoneSet, Working
from milo.channels.telegram.talk import Talk
from milo.coach.plans.basics.drills import held

LESS_SHARE = 0.9  # of the weight, after "too hard"; our choice
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
        working = msgspec.structs.replace(
            working, last={e.exercise_id: workout_set.last_time(talk, e.exercise_id) for e in session.exercises}
        )
        if session.warm_up:
            talk.say("workout.warm_up", what="\n".join(f"· {line}" for line in session.warm_up))
        workout_end.keep(talk, workout_set.aimed(working, session))
        workout_set.show_set(talk)
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


# --- a set --------------------------------------------------------------------------------------------------------------


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
        exercise = workout_set.exercise_now(talk)
        by = workout_set.STEP_HELD_S if exercise is not None and held(exercise.exercise_id) else 1
        change["reps"] = max(1.0, w.reps + (by if what == "r+" else -by))
    elif what in {"k-", "k+"} and w.kg is not None:
        change["kg"] = workout_set.moved(talk, w.kg, 1 if what == "k+" else -1)
    elif what[:1] == "i" and what[1:].isdigit():
        change["rir"] = float(what[1:])
    if change:
        talk.go(workout=msgspec.structs.replace(w, **change))
        workout_set.show_set(talk, change=True)
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
        workout_set.show_set(talk)
    elif what[:1] in {"e", "m", "l"}:
        workout_end.answered(talk, w, what[0], what[1:])


def _done(talk: Talk, w: Working) -> None:
    """The set as the buttons show it was done."""
    exercise = workout_set.exercise_now(talk)
    if exercise is None:
        workout_end.lost(talk)
        return
    if talk.message_id is not None:
        told = workout_set.set_told(talk, w.reps, w.kg, w.rir, hold=held(exercise.exercise_id))
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
    workout_end.keep(talk, workout_set.aimed(w, session))
    workout_set.show_set(talk)


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
    w, exercise = talk.state.workout, workout_set.exercise_now(talk)
    if w is not None and exercise is not None and w.phase == "sets" and not talk.coaching.locks(talk.athlete):
        talk.say("workout.rest_over", exercise=exercise.exercise, number=w.number)


def _too_hard(talk: Talk, w: Working) -> None:
    less = [(talk.word("button.less"), f"w:{w.step}:less")] if w.kg is not None else []
    rest = [(talk.word("button.fewer"), f"w:{w.step}:fewer")]
    end = [(talk.word("button.easier"), f"w:{w.step}:easier"), (talk.word("button.end"), f"w:{w.step}:end")]
    talk.say("workout.too_hard", [[*less, *rest], end])


def _eased(talk: Talk, w: Working, what: str) -> None:
    if what == "less" and w.kg is not None:
        shown, step = talk.words.convert(w.kg, "kg") * LESS_SHARE, workout_set.step_shown(talk)
        w = msgspec.structs.replace(w, kg=workout_set.in_kg(talk, max(step, shown // step * step)))
    elif what == "fewer":
        w = msgspec.structs.replace(w, reps=max(1.0, w.reps - 2))
    talk.go(workout=w)
    workout_set.show_set(talk)


def swapped(talk: Talk) -> None:
    """An exercise of the session under way was swapped."""
    w, session, exercise = talk.state.workout, workout_end.session_of(talk), workout_set.exercise_now(talk)
    if w is not None and session is not None and exercise is not None:
        last = {**w.last, exercise.exercise_id: workout_set.last_time(talk, exercise.exercise_id)}
        workout_end.keep(talk, workout_set.aimed(msgspec.structs.replace(w, last=last, number=1), session))
        workout_set.show_set(talk)


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
        kg = workout_set.in_kg(talk, shown) if shown > 0 else None
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
        talk.go(workout=msgspec.structs.replace(w, kg=workout_set.in_kg(talk, value) if value > 0 else None))
        workout_set.show_set(talk)
    else:
        workout_end.answered(talk, w, {"minutes": "m", "rpe": "e"}.get(w.phase, "l"), f"{value:g}")
    return True


# --- the end ------------------------------------------------------------------------------------------------------------


def _again(talk: Talk) -> None:
    """Show anew what is waited for."""
    w = talk.state.workout
    if w is not None and w.phase == "sets":
        if not halted(talk):
            workout_set.show_set(talk)
    else:
        workout_end.ending(talk, workout_end.session_of(talk))
