"""What the lifting log changes: loads and repetitions of the exercises ahead."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact, Who, set_facts
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_kinds import asked_on, easy_days, first_in_season, kinds_of, of_kind
from milo.coach.adapt.adapting_log import Slot
from milo.coach.adapt.adapting_slips import Asked, load_of, most_ahead, planned_ahead, planned_on, slips
from milo.coach.adapt.progression import (
    Next,
    Performed,
    autoregulate,
    double_progression,
    found,
    most_up,
    share_of_max,
)
from milo.coach.adapt.racks import Rack, rack_of
from milo.coach.adapt.rep_ranges import band_of
from milo.coach.plans.drills import reserves
from milo.coach.plans.planner_words import WORDS
from milo.vocabulary.exercises import catalogue, is_assisted, lifts_the_body
from milo.vocabulary.plan import PlannedExercise, PlannedSet

DOUBLE, RESERVE, FIND = "progress.double", "progress.rir", "progress.find"
FIND_WORDS = frozenset(words["note.find"] for words in WORDS.values())
STALE_DAYS = 28  # what was lifted longer ago says little of today (reference 2.4.6: restart)
PAIN_HOLDS, PAIN_DAYS, STRESSED = 3.0, 7, 0.5  # no load goes up on a joint that hurts (safety PL-50; the share is our choice)
SOON_DAYS = 7


def progress(draft: Draft) -> None:
    """Give every exercise ahead the load and the repetitions that follow from the last sessions of it."""
    names: dict[str, list[tuple[Slot, int]]] = {}
    for slot in draft.ahead():
        for index, exercise in enumerate(slot.session.exercises):
            if reserves(exercise):  # a drill goes on as it is
                names.setdefault(exercise.exercise_id, []).append((slot, index))
    easy = easy_days(draft)
    for name, places in names.items():
        lifted = draft.lifted.get(name, [])
        history = [p for p in lifted if p.day not in easy] or lifted
        if history:
            _lifted(draft, name, places, history)
        else:
            slot, index = places[0]
            exercise = slot.session.exercises[index]
            soon = slot.day <= draft.today + timedelta(days=SOON_DAYS)
            if soon and _has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
                draft.note(FIND, "load_kg", None, None, slot, exercise_id=name, held="never_lifted", params={"exercise": name})


def _lifted(draft: Draft, name: str, places: list[tuple[Slot, int]], history: list[Performed]) -> None:
    """The steps of an exercise that was lifted, from the days that count; where only a slip of the pen is new, that is said."""
    asked, planned, kinds = asked_on(draft, name, history), planned_on(draft, name), kinds_of(draft, places)
    planned = {p.day: planned[p.day] for p in history if p.day in planned}  # no easy days
    firsts = [first_in_season(draft, kind) for kind, _ in kinds]
    exercises = [slot.session.exercises[index] for slot, index in firsts]
    cap = most_up(exercises[0].pattern, novice=draft.who.novice)
    slipped = slips(history, asked, planned, planned_ahead(exercises, asked), cap)
    kept = [i for i, slip in enumerate(slipped) if not slip]
    days, before = [history[i] for i in kept], len(draft.changes)
    if days and (draft.today - days[-1].day).days < STALE_DAYS:
        for kind, several in kinds:
            _one(draft, name, kind, days, [asked[i] for i in kept], several, planned)
    recent = (draft.today - history[-1].day).days < STALE_DAYS
    if slipped[-1] and recent and all(c.held is not None for c in draft.changes[before:]):
        at = next((i for i, e in enumerate(exercises) if band_of(e.sets[0].target_reps) == band_of(asked[-1])), 0)
        load = load_of(exercises[at])
        draft.note(DOUBLE, "load_kg", load, load, firsts[at][0], exercise_id=name, held="lifted_once",
                   facts=set_facts(history[-1].top), params={"exercise": name})  # fmt: skip


def _one(
    draft: Draft,
    name: str,
    places: list[tuple[Slot, int]],
    history: list[Performed],
    asked: list[int],
    several: bool,
    planned_of: dict[date, Asked],
) -> None:
    slot, index = first_in_season(draft, places)
    exercise = slot.session.exercises[index]
    if len(history) == 1 and FIND in slot.session.because and (load_of(exercise) is not None or not _has_weight(exercise)):
        # What the one session says was said when its weights were found; the next step needs a second one.
        return
    mine = of_kind(exercise.sets[0].target_reps, several, asked)
    told = next_step(exercise, history, draft.who, asked, mine)
    if told is None:
        return
    rule, step = told
    last = history[-1].load_kg if asked[-1] == exercise.sets[0].target_reps else load_of(exercise)
    hurts = painful(draft, name)
    if hurts and step.load_kg is not None and last is not None and step.load_kg > last:
        step = Next("same", last, step.reps, "pain")
    planned = load_of(exercise)
    if step.reason == "no_reserve_left" and planned is not None and step.load_kg is not None and step.load_kg > planned:
        # Less left than wanted is no reason to go back up to a weight the plan has already left.
        step = dataclasses.replace(step, load_kg=planned)
    for place, at in places:
        one = place.session.exercises[at]
        own = _for(one, exercise, rule, step, history, draft.who, asked, mine)
        most = most_ahead(one, sorted(planned_of), planned_of, rack_for(one, draft.who), novice=draft.who.novice)
        if most is not None and own.load_kg is not None and own.load_kg > most + 1e-9:
            own = dataclasses.replace(own, why="stepwise", load_kg=most)
        _put(draft, place, at, rule, own, history, first=place is slot)


def _for(
    exercise: PlannedExercise,
    first: PlannedExercise,
    rule: str,
    step: Next,
    history: list[Performed],
    who: Who,
    asked: list[int],
    mine: list[int],
) -> Next:
    """The step of another week of the same kind: its own where it asks for other repetitions or another reserve."""
    a, b = exercise.sets[0], first.sets[0]
    rir, rir_first = min(reserves(exercise)), min(reserves(first))
    if rule == DOUBLE or step.reason == "pain" or (a.target_reps, rir) == (b.target_reps, rir_first):
        return step
    own = next_step(exercise, history, who, asked, mine)
    return own[1] if own is not None and own[0] == rule else step


def next_step(
    exercise: PlannedExercise, history: list[Performed], who: Who, asked: list[int], mine: list[int]
) -> tuple[str, Next] | None:
    """The rule that speaks for an exercise, and what it says; None where it has to wait for a day of its kind.

    history: newest last, at least one day.  asked: the repetitions planned on each; mine: which of them were of this kind of day.

    Reserve autoregulates the loads of people who can tell it; beginners misjudge it by two repetitions and go by repetitions.
    """
    first, sets = exercise.sets[0], len(exercise.sets)
    rir = min(reserves(exercise))
    rack, cap = rack_for(exercise, who), most_up(exercise.pattern, novice=who.novice)
    target = first.target_reps
    if _has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
        step = found(history, sets, target, rir, rack, asked)
        if step.why == "found":
            return FIND, step
    told = [s.rir is not None for p in history[-2:] for s in p.sets]
    if not who.novice and sum(told) >= len(told) / 2 and share_of_max(target, rir) is not None and history[-1].load_kg is not None:
        step = autoregulate(history, sets, target, rir, rack, cap, asked)
        planned, as_hard, plate = load_of(exercise), step.load_kg or 0.0, rack.step or 0.0
        if step.why == "same" and asked[-1] != target and planned is not None and abs(planned - as_hard) <= plate:
            # Another kind of day says nothing as fine as a plate: what is planned stays.
            step = dataclasses.replace(step, load_kg=planned)
        if step.why != "hold" and (step.reason is None or len(mine) < len(history)):
            return RESERVE, step
    alike = [history[i] for i in mine]
    return (DOUBLE, double_progression(alike, sets, target, rir, rack, cap, most=who.most_reps)) if alike else None


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
            kg, about = load_of(exercise), _held(exercise, step, rack, draft.who)
            draft.note(rule, "load_kg", kg, kg, slot, exercise_id=exercise.exercise_id, held=step.reason,
                       facts=set_facts(step.used), params=about)  # fmt: skip
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
    loads = load_of(exercise) != load_of(new)
    of, old, now = ("load_kg", load_of(exercise), load_of(new)) if loads else ("reps", _reps(exercise), _reps(new))
    if old == now:
        return
    # In an easy week the weight may be less than the step says: the sentence then speaks of the week.
    params = {"exercise": exercise.exercise_id, "why": _why(rule, step, history, old, now, easy=easy and loads), "reps": _reps(new),
              "rir": new.sets[0].target_rir}  # fmt: skip
    draft.note(rule, of, old, now, slot, exercise_id=exercise.exercise_id, facts=facts, params=params)


def _held(exercise: PlannedExercise, step: Next, rack: Rack, who: Who) -> dict[str, Any]:
    """What the sentence of a step that was not taken needs: the next weight there is, and how far it lies."""
    params: dict[str, Any] = {"exercise": exercise.exercise_id, "most_reps": max(_reps(exercise))}
    if step.load_kg and rack.step is not None:
        params["next_kg"] = rack.above(step.load_kg)
        params["further"] = round(100 * (params["next_kg"] - step.load_kg) / step.load_kg)
        params["cap"] = round(100 * most_up(exercise.pattern, novice=who.novice))
    return params


def _why(rule: str, step: Next, history: list[Performed], old: Any, now: Any, *, easy: bool) -> str:
    """Which sentence tells a change: of the easy week, of what became of the planned weight, or of the step."""
    if easy and now != step.load_kg:
        return "easy"
    if step.why == "stepwise":
        return step.why
    if rule == RESERVE and old is not None and now is not None and step.why != "same":
        return ("up" if now > old else "down") + ("_least" if step.at_least and now > old else "")
    if rule == RESERVE and step.why == "same" and now not in {s.weight_kg for s in step.used}:
        return "match"
    return "as_last" if step.why == "more_reps" and rule == DOUBLE and _as_last(step, history) else step.why


def _as_last(step: Next, history: list[Performed]) -> bool:
    """Whether the repetitions are no more than those of the last time the step stands on."""
    used = {s.set_id for s in step.used}
    last = next((p for p in reversed(history) if any(s.set_id in used for s in p.sets)), None)
    if last is None:
        return False
    done = [int(s.reps) for s in last.top][: len(step.reps)]
    return bool(done) and sum(step.reps[: len(done)]) <= sum(done)


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
    if step.reason == "no_reserve_left":  # no more than was done, and no more than is planned
        reps = min(reps, s.target_reps)
    return msgspec.structs.replace(s, target_load_kg=load, target_reps=reps)


def _lighter(step: Next, s: PlannedSet, rack: Rack) -> float | None:
    if step.load_kg is None:
        return None
    share = share_of_max(s.target_reps, s.target_rir)
    if step.e1rm_kg is None or share is None:
        return step.load_kg if s.target_load_kg is None else min(step.load_kg, s.target_load_kg)
    return min(rack.fit(step.e1rm_kg * share, s.target_rir), step.load_kg)


def _reps(e: PlannedExercise) -> list[int]:
    return [s.target_reps for s in e.sets]
