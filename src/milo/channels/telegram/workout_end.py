"""The end of a workout in the chat: minutes, effort, length; then everything is logged at once and the plan adapts."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from milo.channels.telegram import today
from milo.channels.telegram.state import Working
from milo.channels.telegram.talk import Talk
from milo.coach.plans.basics.drills import held
from milo.vocabulary.plan import PlannedSession

LONGEST_MIN = 240  # a workout that seems longer was forgotten, so its clock is no length to offer; our choice
REST = "rest"
NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:kg|lb|min|reps?)?", re.IGNORECASE)


def session_of(talk: Talk) -> PlannedSession | None:
    """The session under way, as the plan has it now; None where it has it no more."""
    w = talk.state.workout
    found = today.place_of(talk.coaching.plan(talk.athlete), w.session_id) if w is not None else None
    return None if found is None else found[2]


def keep(talk: Talk, working: Working) -> None:
    """The workout stands here now, and a number answers it."""
    talk.go(workout=working, question="workout", region=None)


def ending(talk: Talk, session: PlannedSession | None) -> None:
    """The questions that are left: minutes of the endurance part, effort, length; then everything is kept."""
    w = talk.state.workout
    if w is None:
        lost(talk)
        return
    talk.timers[REST] = None
    work = session.endurance if session is not None else None
    if work is not None and w.endurance_min is None and w.phase == "sets":
        keep(talk, msgspec.structs.replace(w, phase="minutes", activity=work.activity, step=w.step + 1))
        ask_minutes(talk, work.minutes)
        return
    w = msgspec.structs.replace(w, phase="rpe", step=w.step + 1)
    keep(talk, w)
    marks = [(str(n), f"w:{w.step}:e{n}") for n in range(11)]
    talk.say("workout.rpe", [marks[:6], marks[6:], [(talk.word("button.say_nothing"), f"w:{w.step}:e-")]])


def ask_minutes(talk: Talk, planned: float | None) -> None:
    """How long the endurance part took; planned: to choose near it."""
    w = talk.state.workout
    step = 0 if w is None else w.step
    offered = sorted({round(planned + d) for d in (-10, -5, 0, 5, 10) if planned + d > 0}) if planned else [20, 30, 45, 60, 90]
    none = [(talk.word("button.not_done"), f"w:{step}:m-")] if planned else []
    talk.say("workout.minutes", [[(f"{n} min", f"w:{step}:m{n}") for n in offered], *([none] if none else [])])


def answered(talk: Talk, w: Working, what: str, value: str) -> None:
    """An answer to one of the questions of the end: m minutes, e effort, l length; "-" where nothing is said."""
    told = None if value == "-" else _bounded(value, 10 if what == "e" else 1_440, least=0 if what == "e" else 1)
    if value != "-" and told is None:
        talk.say("workout.number")
        return
    session = session_of(talk)
    if what == "m" and w.phase == "minutes":
        changed = msgspec.structs.replace(w, endurance_min=told, activity=w.activity if told else None, phase="ended")
        talk.go(workout=changed)
        ending(talk, session)
    elif what == "e" and w.phase == "rpe":
        w = msgspec.structs.replace(w, rpe=told, phase="length", step=w.step + 1)
        keep(talk, w)
        if w.endurance_min and not w.sets:
            _finish(talk, w)
            return
        took = round((talk.at - w.at).total_seconds() / 60)
        offered = [took] if w.sets and 1 <= took <= LONGEST_MIN else []
        offered += [round(session.minutes)] if session is not None and round(session.minutes) not in offered else []
        lengths = [(f"{n} min", f"w:{w.step}:l{n}") for n in offered]
        talk.say("workout.length", [lengths, [(talk.word("button.say_nothing"), f"w:{w.step}:l-")]])
    elif what == "l" and w.phase == "length":
        _finish(talk, msgspec.structs.replace(w, whole_min=told))
    else:
        talk.toast = talk.word("workout.stale")


def _bounded(value: str, most: float, least: float) -> float | None:
    found = NUMBER.fullmatch(value)
    number = None if found is None else float(found[1].replace(",", "."))
    return number if number is not None and least <= number <= most else None


def _finish(talk: Talk, w: Working) -> None:
    """Keep the whole of it, let the plan adapt, and say what came of it."""
    talk.go(workout=None, question=None)
    log = log_of(w)
    if not w.sets and not w.endurance_min and w.whole_min is None:
        talk.say("workout.nothing")
        return
    kept = talk.coaching.log(talk.athlete, log)
    talk.say("workout.kept", sets=len(w.sets), minutes=w.whole_min or w.endurance_min or 0)
    if kept.get("reply"):
        talk.put(kept["reply"]["text"])
    if kept.get("adapted"):
        talk.put("\n".join([talk.word("today.changed"), *(f"· {line}" for line in kept["adapted"])]))


def log_of(w: Working) -> dict[str, Any]:
    """The workout as docs/logging.md has it, as far as it is told."""
    log: dict[str, Any] = {"at": w.at.isoformat(), "title": w.title}
    if w.session_id:
        log["session_id"] = w.session_id
    grouped: dict[str, list[dict[str, Any]]] = {}
    for s in w.sets:
        grouped.setdefault(s.exercise, []).append(
            {"duration_s" if held(s.exercise) else "reps": s.reps, "weight_kg": s.kg, "rir": s.rir}
        )
    if grouped:
        log["exercises"] = [{"exercise": name, "sets": sets} for name, sets in grouped.items()]
    if w.endurance_min and w.activity:
        log["endurance"] = {"activity": w.activity, "minutes": w.endurance_min}
    if w.rpe is not None:
        log["rpe"] = w.rpe
    if w.whole_min is not None:
        log["minutes"] = w.whole_min
    return log


def stop(talk: Talk) -> None:
    """End without questions; what was logged stays."""
    talk.timers[REST] = None
    talk.go(workout=None, question=None)


def lost(talk: Talk) -> None:
    """The session is no longer in the plan; what was logged stays."""
    stop(talk)
    talk.say("workout.gone")
