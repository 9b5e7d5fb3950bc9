"""/today and /plan: what stands before the athlete, and what they can do about it."""

from __future__ import annotations

from typing import Any

from milo.channels.telegram.said import Buttons, rows
from milo.channels.telegram.talk import Talk
from milo.coach.plans.basics.drills import amount_of_set, is_drill, load_per_hand
from milo.coach.plans.edits.doors import Edit
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

LIFTED = frozenset({"barbell", "dumbbell", "kettlebell", "machine", "cable"})
"""Equipment of which there is a lighter and a heavier."""
CHANGES = 5  # sentences of what adaptation changed; the rest stands on the web page. Our choice
SWAPS = 6  # stand-ins offered; more buttons are a list nobody reads. Our choice


def today(talk: Talk) -> None:
    """The day: locks first, then readiness, the sessions, what changed."""
    found = talk.coaching.today(talk.athlete)
    parts = [talk.words.span(found.day, found.day)]
    if found.locked:
        parts += dict.fromkeys(line["text"] for line in found.locked)
        parts.append(talk.word("today.locked"))
    elif found.readiness is not None:
        parts.append(found.readiness["text"])
    elif found.readiness_reason is not None:
        parts.append(found.readiness_reason)
    if found.plan_id is not None and not found.locked:
        parts += cautious(talk)
    buttons: Buttons = []
    if found.planned is not None and found.planned.sessions:
        for session in found.planned.sessions:
            done = session.session_id in found.done
            parts.append(session_told(talk, session, done=done))
            if not done and not found.locked:
                buttons += session_buttons(talk, session)
    elif found.plan_id is None:
        parts.append(none_yet(talk))
    elif not found.locked:
        parts.append(talk.word("today.rest"))
        if found.next is not None:
            parts.append(_next_told(talk, found.next))
    if found.reminders:
        parts.append("\n".join(f"· {r['time']} {r['text']}" for r in found.reminders))
    if found.changed:
        more = ["…"] if len(found.changed) > CHANGES else []
        parts.append("\n".join([talk.word("today.changed"), *(f"· {line}" for line in found.changed[:CHANGES]), *more]))
    talk.put("\n\n".join(parts), buttons)


def locked(talk: Talk) -> bool:
    """Whether training is locked, and then that it is and by what: a button of before names nothing to do any more."""
    locks = talk.coaching.locks(talk.athlete)
    if locks:
        talk.put("\n".join([*dict.fromkeys(line["text"] for line in locks), talk.word("today.locked")]))
    return bool(locks)


def none_yet(talk: Talk) -> str:
    """That there is no plan, and what comes before one: the health questions while they are open (safety reference, section 3)."""
    return talk.word("today.questions_first" if talk.coaching.questions_open(talk.athlete) else "today.no_plan")


def cautious(talk: Talk) -> list[str]:
    """A line above a plan while health questions are open or due again; none where they are neither."""
    if talk.coaching.questions_open(talk.athlete):
        return [talk.word("today.questions_open")]
    return [talk.word("today.questions_old")] if talk.coaching.questions_old(talk.athlete) else []


def _next_told(talk: Talk, following: dict[str, Any]) -> str:
    day: PlannedDay = following["planned"]
    titles = ", ".join(s.title for s in day.sessions)
    return talk.word("today.next", day=f"{talk.words.weekday(following['date'])} {talk.words.day(following['date'])}", what=titles)


def session_buttons(talk: Talk, session: PlannedSession) -> Buttons:
    """What can be done with a session."""
    id = session.session_id
    first = [[(talk.word("button.start", what=session.title)[:60], f"t:start:{id}")]] if session.exercises else []
    swap = [(talk.word("button.swap"), f"t:swap:{id}")] if session.exercises else []
    return [
        *first,
        [(talk.word("button.done"), f"t:done:{id}"), (talk.word("button.hard"), f"t:hard:{id}")],
        [*swap, (talk.word("button.pain"), "t:pain")],
    ]


def session_told(talk: Talk, session: PlannedSession, *, done: bool = False) -> str:
    """A session in lines."""
    words = talk.words
    mark = " ✓" if done else ""
    lines = [f"{session.title} · {words.say('bot.plan.minutes', count=session.minutes)}{mark}"]
    lines += [f"· {e.exercise}: {sets_told(talk, e)}" for e in session.exercises]
    work = session.endurance
    if work is not None:
        told = talk.word("plan.work", minutes=work.minutes, zone=work.zone)
        if work.hr_bpm is not None:
            told += talk.word("plan.heart", low=work.hr_bpm[0], high=work.hr_bpm[1])
        lines.append(f"· {words.word('activity', work.activity)}: {told}")
    return "\n".join(lines)


def sets_told(talk: Talk, exercise: PlannedExercise) -> str:
    """The sets of an exercise in a line, e.g. "3 × 8, 2 in reserve, 60 kg"."""
    groups: list[tuple[int, float, float | None, int]] = []
    key = "plan.drill" if is_drill(exercise) else "plan.sets"
    for one in exercise.sets:
        same = (one.target_reps, one.target_rir, one.target_load_kg)
        groups[-1:] = [(*same, groups[-1][3] + 1)] if groups and groups[-1][:3] == same else [*groups[-1:], (*same, 1)]
    return "; ".join(
        talk.word(key, sets=n, reps=amount_of_set(exercise, reps), rir=rir)
        + ("" if kg is None else f", {load_told(talk, exercise, kg)}")
        for reps, rir, kg, n in groups
    )


def load_told(talk: Talk, exercise: PlannedExercise, kg: float) -> str:
    """A load in the athlete's unit, and that it is for each hand where it is."""
    return talk.words.weight(kg) + (f" {talk.word('plan.per_hand')}" if load_per_hand(exercise) else "")


def week(talk: Talk, ahead: int = 0) -> None:
    """The plan's week, or one further on; while training is locked only what locks it and the way back."""
    plan, number = talk.coaching.plan(talk.athlete), talk.coaching.week_number(talk.athlete)
    if plan is None:
        talk.put(none_yet(talk))
        return
    locks = talk.coaching.locks(talk.athlete)
    if locks:
        (talk.change if talk.message_id else talk.put)(
            "\n\n".join([*dict.fromkeys(x["text"] for x in locks), talk.word("today.locked")]), []
        )
        return
    shown = max(1, (number or 1) + ahead)
    found = next((w for w in plan.weeks if w.week == shown), None)
    if found is None:
        talk.say("plan.over")
        return
    monday = talk.coaching.monday_of(talk.athlete, shown)
    lines = cautious(talk)
    lines += [talk.word("plan.week", number=shown, weeks=len(plan.weeks), day="" if monday is None else talk.words.day(monday))]
    lines += [f"{talk.word(f'day.{d.day}')}: {_day_told(talk, d)}" for d in found.days]
    steps = [(talk.word("button.earlier"), f"t:week:{ahead - 1}")] if shown > 1 else []
    steps += [(talk.word("button.later"), f"t:week:{ahead + 1}")] if any(w.week == shown + 1 for w in plan.weeks) else []
    text = "\n".join([*lines, "", talk.word("plan.how")])
    (talk.change if talk.message_id else talk.put)(text, [steps] if steps else [])


def _day_told(talk: Talk, day: PlannedDay) -> str:
    if not day.sessions:
        return talk.word("plan.rest")
    return ", ".join(f"{s.title} ({talk.words.say('bot.plan.minutes', count=s.minutes)})" for s in day.sessions)


# --- changes of the plan ------------------------------------------------------------------------------------------------


def place_of(plan: Plan | None, session_id: str) -> tuple[PlannedWeek, PlannedDay, PlannedSession] | None:
    """Where a session stands in a plan."""
    weeks = plan.weeks if plan is not None else []
    return next(((w, d, s) for w in weeks for d in w.days for s in d.sessions if s.session_id == session_id), None)


def too_hard(talk: Talk, session_id: str, *, keep: bool) -> None:
    """Make the day's sessions easier: shown first, kept when the athlete says so."""
    if locked(talk):
        return
    plan, number = talk.coaching.plan(talk.athlete), talk.coaching.week_number(talk.athlete)
    found = place_of(plan, session_id)
    if found is None or number is None:
        talk.say("workout.gone")
        return
    edit = Edit(kind="easier", this_week=True, weeks_ahead=found[0].week - number, day=found[1].day)
    made = talk.coaching.edit(talk.athlete, edit, dry_run=not keep, reason=talk.word("plan.too_hard"))
    told = "\n".join(f"· {line}" for line in [*made.changes, *made.clamped])
    if keep:
        talk.change(talk.word("plan.kept", what=told or (made.summary or "")))
    else:
        buttons = [[(talk.word("button.keep"), f"t:hardok:{session_id}"), (talk.word("button.leave"), "t:leave")]]
        talk.put(talk.word("plan.would", what=told or (made.summary or "")), buttons)


def swap_which(talk: Talk, session_id: str) -> None:
    """Which exercise of a session to swap."""
    if locked(talk):
        return
    found = place_of(talk.coaching.plan(talk.athlete), session_id)
    if found is None:
        talk.say("workout.gone")
        return
    buttons = [(e.exercise[:40], f"x:{session_id}:{i}") for i, e in enumerate(found[2].exercises)]
    talk.say("plan.swap_which", rows(buttons, 1))


def swap_by(talk: Talk, session_id: str, index: int) -> None:
    """What may stand in for an exercise."""
    if locked(talk):
        return
    exercise = exercise_at(talk, session_id, index)
    if exercise is None:
        talk.say("workout.gone")
        return
    others = talk.coaching.alternatives(talk.athlete, exercise.exercise_id, SWAPS)
    if not others:
        talk.say("plan.swap_none", what=exercise.exercise)
        return
    buttons = [(o["name"][:40], f"y:{session_id}:{index}:{n}") for n, o in enumerate(others)]
    talk.say("plan.swap_by", [*rows(buttons, 1), [(talk.word("button.leave"), "t:leave")]], what=exercise.exercise)


def swap(talk: Talk, session_id: str, index: int, choice: int) -> bool:
    """Swap an exercise for the chosen stand-in, in this week's session; whether it was done."""
    if locked(talk):
        return False
    plan, number = talk.coaching.plan(talk.athlete), talk.coaching.week_number(talk.athlete)
    found, exercise = place_of(plan, session_id), exercise_at(talk, session_id, index)
    others = talk.coaching.alternatives(talk.athlete, exercise.exercise_id, SWAPS) if exercise is not None else []
    if found is None or number is None or exercise is None or choice >= len(others):
        talk.say("workout.gone")
        return False
    edit = Edit(
        kind="swap",
        this_week=True,
        weeks_ahead=found[0].week - number,
        day=DAYS[DAYS.index(found[1].day)],
        exercise=exercise.exercise_id,
        instead=others[choice]["id"],
    )
    made = talk.coaching.edit(talk.athlete, edit)
    talk.change(talk.word("plan.kept", what="\n".join(f"· {line}" for line in made.changes) or (made.summary or "")))
    return True


def exercise_at(talk: Talk, session_id: str, index: int) -> PlannedExercise | None:
    """An exercise of a session by its place."""
    found = place_of(talk.coaching.plan(talk.athlete), session_id)
    exercises = found[2].exercises if found is not None else []
    return exercises[index] if 0 <= index < len(exercises) else None
