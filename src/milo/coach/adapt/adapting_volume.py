"""One more set where a whole week went well. Reference training.md 2.2, safety.md PL-08, PL-09."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_load import painful
from milo.coach.adapt.adapting_log import WEEK
from milo.coach.adapt.adapting_shapes import hard_sets, time_of
from milo.coach.adapt.adapting_slips import load_of
from milo.coach.adapt.assisted import other_help
from milo.coach.adapt.first_weeks import most_on
from milo.coach.adapt.slower import is_slow
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.time import muscle_sets
from milo.coach.plans.limits.numbers import BEGINNER_SETS, SETS_STEP, TRAINED_SETS
from milo.coach.plans.limits.sets import SETS_MAX
from milo.vocabulary.exercises import is_assisted
from milo.vocabulary.plan import PlannedExercise

VOLUME = "volume.up"


def more_volume(draft: Draft) -> None:
    """One set more for the first exercise of this week's strength sessions, after a week in which all of them were done.

    Only before the week's first lift, never in an easy week, and not where a load has just gone up.
    """
    monday = draft.monday(draft.today)
    before = [s for s in draft.slots if monday - timedelta(days=WEEK) <= s.day < monday and s.session.kind == "strength"]
    now = [s for s in draft.slots if monday <= s.day < monday + timedelta(days=WEEK) and s.session.kind == "strength"]
    week = draft.week_of(draft.today)
    if not before or not now or any(s.done is None for s in before) or any(s.done is not None for s in now) or draft.who.minor:
        return
    if {draft.focus_of(week), draft.focus_of(week - 1)} & {"deload", "taper", None}:
        return
    done, planned = sum(hard_sets(s.session) for s in before), sum(hard_sets(s.session) for s in now)
    ids = [s.done.workout_id for s in before if s.done is not None]
    logged = sum(s.workout_id in ids and s.set_type != "warm_up" for s in draft.log.sets)
    most = BEGINNER_SETS if draft.who.novice else TRAINED_SETS
    muscles = muscle_sets(e for s in now for e in s.session.exercises)
    for slot in now:
        if EASED & set(slot.session.because):
            continue
        if planned + 1 > done * SETS_STEP or planned - done >= len(now) or not slot.session.exercises:
            return
        first = slot.session.exercises[0]
        room = all(muscles.get(m, 0) + w <= most for m, w in first.muscles.items())
        longer = slot.session.minutes + time_of(first) / max(len(first.sets), 1)
        most_here = most_on(draft, slot)
        fits = longer <= min(most_here.minutes, draft.who.most_minutes or most_here.minutes)
        full = len(first.sets) >= min(most_here.sets, SETS_MAX)
        if _raised(draft, first) or painful(draft, first.exercise_id) or not room or not fits or full:
            continue
        last = first.sets[-1]
        new = msgspec.structs.replace(first, sets=[*first.sets, msgspec.structs.replace(last, set_number=len(first.sets) + 1)])
        session = msgspec.structs.replace(slot.session, exercises=[new, *slot.session.exercises[1:]], minutes=round(longer))
        draft.write(slot, session, VOLUME)
        why = {} if logged else {"why": "untold"}
        facts = [Fact(name="sets_last_week", value=logged, unit="1", kind="workout", record_ids=ids)]
        draft.note(VOLUME, "sets", len(first.sets), len(new.sets), slot, exercise_id=first.exercise_id, facts=facts,
                   params={"exercise": first.exercise_id, "sessions": len(before), **why})  # fmt: skip
        planned += 1
        for m, w in first.muscles.items():
            muscles[m] = muscles.get(m, 0) + w


def _raised(draft: Draft, e: PlannedExercise) -> bool:
    """Whether an exercise is planned harder than it was last: never two things up at once (PL-08).

    More weight than was lifted, more repetitions at no less of it, less help or fewer left in reserve than were asked for, or
    lowered slowly from now on.
    """
    asked = [x for s in draft.done() for x in s.session.exercises if x.exercise_id == e.exercise_id and x.sets]
    if asked and (min(reserves(e), default=0.0) < min(reserves(asked[-1]), default=0.0) or (is_slow(e) and not is_slow(asked[-1]))):
        return True
    history, planned = draft.lifted.get(e.exercise_id, []), load_of(e)
    if not history:
        return False
    last = history[-1]
    if is_assisted(e.exercise) and other_help(e.note, last, draft.who.language):
        return True
    if planned is not None and last.load_kg is not None and planned != last.load_kg:
        return planned > last.load_kg
    done = [s.reps for s in last.top]
    return any(s.target_reps > (done[i] if i < len(done) else done[-1]) for i, s in enumerate(e.sets))
