"""What the lifting log changes: loads and repetitions of the exercises ahead, and one more set where everything went well."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact, Who, set_facts
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_log import WEEK, Slot, day_of
from milo.coach.adapt.adapting_shapes import hard_sets, time_of
from milo.coach.adapt.progression import (
    Next,
    Performed,
    Rack,
    autoregulate,
    double_progression,
    found,
    most_up,
    rack_of,
    share_of_max,
)
from milo.coach.plans.drills import reserves
from milo.coach.plans.planner_words import WORDS
from milo.vocabulary.exercises import catalogue, is_assisted, lifts_the_body
from milo.vocabulary.plan import PlannedExercise, PlannedSet

DOUBLE, RESERVE, FIND, VOLUME = "progress.double", "progress.rir", "progress.find", "volume.up"
FIND_WORDS = frozenset(words["note.find"] for words in WORDS.values())
STALE_DAYS = 28  # what was lifted longer ago says little of today (reference 2.4.6: restart)
PAIN_HOLDS, PAIN_DAYS, STRESSED = 3.0, 7, 0.5  # no load goes up on a joint that hurts (safety PL-50; the share is our choice)
SETS_NOVICE, SETS_TRAINED, SETS_MORE, SETS_EXERCISE = 10, 20, 0.20, 6  # safety PL-09, PL-16
SOON_DAYS = 7


def progress(draft: Draft) -> None:
    """Give every exercise ahead the load and the repetitions that follow from the last sessions of it."""
    names: dict[str, list[tuple[Slot, int]]] = {}
    for slot in draft.ahead():
        for index, exercise in enumerate(slot.session.exercises):
            if reserves(exercise):  # a drill goes on as it is
                names.setdefault(exercise.exercise_id, []).append((slot, index))
    # What was lifted on a day that was made easier on purpose says nothing of what can be lifted.
    easy_days = {day_of(s.done, draft.log.zone) for s in draft.slots if s.done is not None and EASED & set(s.session.because)}
    for name, places in names.items():
        lifted = draft.lifted.get(name, [])
        history = [p for p in lifted if p.day not in easy_days] or lifted
        if history and (draft.today - history[-1].day).days < STALE_DAYS:
            _one(draft, name, places, history)
        elif not history:
            slot, index = places[0]
            exercise = slot.session.exercises[index]
            soon = slot.day <= draft.today + timedelta(days=SOON_DAYS)
            if soon and _has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
                draft.note(FIND, "load_kg", None, None, slot, exercise_id=name, held="never_lifted", params={"exercise": name})


def _one(draft: Draft, name: str, places: list[tuple[Slot, int]], history: list[Performed]) -> None:
    slot, index = _first_in_season(draft, places)
    exercise = slot.session.exercises[index]
    if len(history) == 1 and FIND in slot.session.because and (_load(exercise) is not None or not _has_weight(exercise)):
        # What the one session says was said when its weights were found; the next step needs a second one.
        return
    rule, step = next_step(exercise, history, draft.who)
    hurts = painful(draft, name)
    last = history[-1].load_kg
    if hurts and step.load_kg is not None and last is not None and step.load_kg > last:
        step = Next("same", last, step.reps, "pain")
    planned = _load(exercise)
    if step.reason == "no_reserve_left" and planned is not None and step.load_kg is not None and step.load_kg > planned:
        # Less left than wanted is no reason to go back up to a weight the plan has already left.
        step = dataclasses.replace(step, load_kg=planned)
    for place, at in places:
        _put(draft, place, at, rule, step, history, first=place is slot)


def _first_in_season(draft: Draft, places: list[tuple[Slot, int]]) -> tuple[Slot, int]:
    """The next time the exercise comes as planned, outside an easy week: what that one needs, the others follow."""
    as_planned = [(s, i) for s, i in places if not EASED & set(s.session.because)]
    loading = [(s, i) for s, i in as_planned if draft.focus_of(draft.week_of(s.day)) not in {"deload", "taper"}]
    return (loading or as_planned or places)[0]


def next_step(exercise: PlannedExercise, history: list[Performed], who: Who) -> tuple[str, Next]:
    """The rule that speaks for an exercise, and what it says. history: newest last, at least one day.

    Reserve autoregulates the loads of people who can tell it; beginners misjudge it by two repetitions and go by repetitions.
    """
    first, sets = exercise.sets[0], len(exercise.sets)
    rir = min(reserves(exercise))
    rack, cap = rack_for(exercise, who), most_up(exercise.pattern, novice=who.novice)
    target = first.target_reps
    if _has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
        step = found(history, sets, target, rir, rack)
        if step.why == "found":
            return FIND, step
    told = [s.rir is not None for p in history[-2:] for s in p.sets]
    if not who.novice and sum(told) >= len(told) / 2 and share_of_max(target, rir) is not None and history[-1].load_kg is not None:
        step = autoregulate(history, sets, target, rir, rack, cap)
        if step.why != "hold":
            return RESERVE, step
    return DOUBLE, double_progression(history, sets, target, rir, rack, cap, most=who.most_reps)


def rack_for(exercise: PlannedExercise, who: Who) -> Rack:
    """The weights there are for an exercise; none where the body is the weight or the number is help."""
    return rack_of(exercise.equipment, who.plates_kg) if _has_weight(exercise) else Rack(None)


def painful(draft: Draft, name: str) -> bool:
    """Whether a joint the exercise loads hurt in the last days."""
    known = catalogue().get(name)
    recent = [p for p in draft.log.pains if p.level >= PAIN_HOLDS and 0 <= (draft.today - p.day).days < PAIN_DAYS]
    return any(known is None or known.stress(p.region) >= STRESSED for p in recent)


def _has_weight(exercise: PlannedExercise) -> bool:
    name = exercise.exercise
    return (
        not is_assisted(name)
        and not lifts_the_body(name)
        and bool(set(exercise.equipment) - {"bench", "rack", "pull-up bar", "band"})
    )


def _put(draft: Draft, slot: Slot, index: int, rule: str, step: Next, history: list[Performed], *, first: bool) -> None:
    exercise = slot.session.exercises[index]
    easy = draft.focus_of(draft.week_of(slot.day)) in {"deload", "taper"}
    if EASED & set(slot.session.because):
        return
    rack = rack_for(exercise, draft.who)
    first_set, rir = exercise.sets[0], min(reserves(exercise))
    usual = [(s.target_reps, s.target_rir) == (first_set.target_reps, rir) for s in exercise.sets]
    sets = [_new_set(s, i, rule, step, rack, easy=easy, other=not usual[i]) for i, s in enumerate(exercise.sets)]
    if sets == exercise.sets:
        if first and step.reason is not None:
            draft.note(rule, "load_kg", _load(exercise), _load(exercise), slot, exercise_id=exercise.exercise_id, held=step.reason,
                       facts=set_facts(step.used), params={"exercise": exercise.exercise_id})  # fmt: skip
        return
    new = msgspec.structs.replace(exercise, sets=sets, note=_note(exercise, sets))
    exercises = [new if i == index else e for i, e in enumerate(slot.session.exercises)]
    draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), rule)
    if not first:
        return
    facts = set_facts(step.used or history[-1].sets)
    if step.e1rm_kg is not None:
        ids = [s.set_id for s in step.used if s.set_id]
        facts.append(Fact(name="e1rm_kg", value=round(step.e1rm_kg, 1), unit="kg", kind="set", record_ids=ids))
    loads = _load(exercise) != _load(new)
    of, old, now = ("load_kg", _load(exercise), _load(new)) if loads else ("reps", _reps(exercise), _reps(new))
    if old == now:
        return
    # In an easy week the weight may be less than the step says: the sentence then speaks of the week.
    why = "easy" if easy and loads and now != step.load_kg else step.why
    params = {"exercise": exercise.exercise_id, "why": why, "reps": _reps(new), "rir": new.sets[0].target_rir}
    draft.note(rule, of, old, now, slot, exercise_id=exercise.exercise_id, facts=facts, params=params)


def _note(exercise: PlannedExercise, sets: list[PlannedSet]) -> str | None:
    """The note without the planner's words on finding a weight, where there is one now."""
    if exercise.note is None or any(s.target_load_kg is None for s in sets):
        return exercise.note
    kept = [s for s in exercise.note.split(". ") if s.rstrip(".") not in FIND_WORDS]
    return ". ".join(kept) or None


def _new_set(s: PlannedSet, i: int, rule: str, step: Next, rack: Rack, *, easy: bool, other: bool) -> PlannedSet:
    """The set as the step leaves it. other: whether it asks for more or less than the one the step was worked out for."""
    load = step.load_kg if step.load_kg is not None else s.target_load_kg
    if easy:
        # An easy week keeps its repetitions and its reserve; the weight is never more than last time's.
        lighter = _lighter(step, s, rack)
        return msgspec.structs.replace(s, target_load_kg=lighter if lighter is not None else s.target_load_kg)
    if rule == RESERVE:
        mine = step.load_kg
        if (
            other
            and step.e1rm_kg is not None
            and step.load_kg is not None
            and (share := share_of_max(s.target_reps, s.target_rir)) is not None
        ):
            mine = min(rack.fit(step.e1rm_kg * share, s.target_rir), step.load_kg)
            mine = mine if mine < step.load_kg * 0.95 else step.load_kg
        return msgspec.structs.replace(s, target_load_kg=mine)
    if rule == FIND:
        return msgspec.structs.replace(s, target_load_kg=load)
    reps = step.reps[i] if i < len(step.reps) else step.reps[-1]
    return msgspec.structs.replace(s, target_load_kg=load, target_reps=reps)


def _lighter(step: Next, s: PlannedSet, rack: Rack) -> float | None:
    if step.load_kg is None:
        return None
    share = share_of_max(s.target_reps, s.target_rir)
    if step.e1rm_kg is None or share is None:
        return step.load_kg if s.target_load_kg is None else min(step.load_kg, s.target_load_kg)
    return min(rack.fit(step.e1rm_kg * share, s.target_rir), step.load_kg)


def _load(e: PlannedExercise) -> float | None:
    return max((s.target_load_kg for s in e.sets if s.target_load_kg is not None), default=None)


def _reps(e: PlannedExercise) -> list[int]:
    return [s.target_reps for s in e.sets]


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
    most = SETS_NOVICE if draft.who.novice else SETS_TRAINED
    muscles = _muscle_sets(now)
    for slot in now:
        if EASED & set(slot.session.because):
            continue
        if planned + 1 > done * (1 + SETS_MORE) or planned - done >= len(now) or not slot.session.exercises:
            return
        first = slot.session.exercises[0]
        room = all(muscles.get(m, 0) + w <= most for m, w in first.muscles.items())
        longer = slot.session.minutes + time_of(first) / max(len(first.sets), 1)
        fits = draft.who.most_minutes is None or longer <= draft.who.most_minutes
        if _raised(draft, first) or painful(draft, first.exercise_id) or not room or not fits or len(first.sets) >= SETS_EXERCISE:
            continue
        last = first.sets[-1]
        new = msgspec.structs.replace(first, sets=[*first.sets, msgspec.structs.replace(last, set_number=len(first.sets) + 1)])
        session = msgspec.structs.replace(slot.session, exercises=[new, *slot.session.exercises[1:]], minutes=round(longer))
        draft.write(slot, session, VOLUME)
        done_in = [s.done for s in before if s.done is not None]
        facts = [Fact(name="sets_last_week", value=done, unit="1", kind="workout", record_ids=[w.workout_id for w in done_in])]
        draft.note(VOLUME, "sets", len(first.sets), len(new.sets), slot, exercise_id=first.exercise_id, facts=facts,
                   params={"exercise": first.exercise_id, "sessions": len(before)})  # fmt: skip
        planned += 1
        for m, w in first.muscles.items():
            muscles[m] = muscles.get(m, 0) + w


def _raised(draft: Draft, e: PlannedExercise) -> bool:
    """Whether more weight is planned than was lifted last: never two things up at once (PL-08)."""
    history, planned = draft.lifted.get(e.exercise_id, []), _load(e)
    last = history[-1].load_kg if history else None
    return planned is not None and last is not None and planned > last


def _muscle_sets(slots: list[Slot]) -> dict[str, float]:
    """Fractional sets of a week: 1 where direct, 0.5 where indirect."""
    total: dict[str, float] = {}
    for slot in slots:
        for e in slot.session.exercises:
            for m, w in e.muscles.items():
                total[m] = total.get(m, 0.0) + w * len(e.sets)
    return total
