"""A step of the lifting rules written into planned sets, and what its sentence needs."""

from __future__ import annotations

from typing import Any

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact, Who, set_facts
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_log import Slot
from milo.coach.adapt.adapting_shapes import has_weight
from milo.coach.adapt.adapting_slips import load_of
from milo.coach.adapt.assisted import help_note
from milo.coach.adapt.autoregulation import PER_WEEK
from milo.coach.adapt.progression import FAR, Next, Performed, most_up, share_of_max
from milo.coach.adapt.racks import Rack, rack_of
from milo.coach.adapt.rep_ranges import BANDS, MIDDLE
from milo.coach.adapt.slower import FULL, SLOW_FROM_S, SLOW_S, can_be_slow, is_slow, slowed, unslowed
from milo.coach.plans.basics.above_range import is_grown, noted
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.words import WORDS
from milo.vocabulary.plan import PlannedExercise, PlannedSet

DOUBLE, RESERVE, FIND, HELP = "progress.double", "progress.rir", "progress.find", "progress.help"
MORE_SETS, LESS_RESERVE, FIRST_BACK = "more_sets", "less_reserve", "first_back"
"""Steps that wait while the sets of a week rise, and while its reserve falls (safety PL-08)."""
FIND_WORDS = frozenset(words["note.find"] for words in WORDS.values())


def rack_for(exercise: PlannedExercise, who: Who) -> Rack:
    """The weights there are for an exercise; none where the body is the weight or the number is help."""
    return rack_of(exercise.equipment, who.plates_kg) if has_weight(exercise) else Rack(None)


def put(
    draft: Draft,
    slot: Slot,
    index: int,
    rule: str,
    step: Next,
    history: list[Performed],
    *,
    first: bool,
    slower: bool = False,
    tell: bool = False,
) -> bool:
    """Write a step into an exercise of a session, and whether a change was told of it.

    first: whether this is the place where it is told that and why nothing changes.  tell: whether a change is told, since none of
    the exercise was yet: where the next time stays as it is and a later one does not, that one is told.
    slower: whether what can grow neither in weight nor in repetitions is to be lowered slowly from now on.
    """
    exercise = slot.session.exercises[index]
    easy = draft.focus_of(draft.week_of(slot.day)) in {"deload", "taper"}
    if EASED & set(slot.session.because):
        return False
    if step.reason in {MORE_SETS, LESS_RESERVE, FIRST_BACK}:
        if first:
            kg = load_of(exercise)
            draft.note(rule, "load_kg", kg, kg, slot, exercise_id=exercise.exercise_id, held=step.reason,
                       facts=set_facts(step.used), params={"exercise": exercise.exercise_id})  # fmt: skip
        return False
    if rule == HELP:
        # An easy week keeps what it has: its sets are fewer already.
        return not easy and _put_help(draft, slot, index, step, first=first, tell=tell)
    rack = rack_for(exercise, draft.who)
    first_set, rir = exercise.sets[0], min(reserves(exercise))
    usual = [(s.target_reps, s.target_rir) == (first_set.target_reps, rir) for s in exercise.sets]
    sets = [_new_set(s, i, rule, step, rack, easy=easy, other=not usual[i]) for i, s in enumerate(exercise.sets)]
    above = max(s.target_reps for s in sets) > BANDS[MIDDLE][1]
    exercise = noted(exercise, draft.who.language, grown=above and (step.why == "above" or is_grown(exercise)))
    if step.why in {"up", FAR, "down", "down_reserve"} and is_slow(exercise):
        exercise = unslowed(exercise)
    elif slower and not easy and step.reason in FULL and can_be_slow(exercise):
        exercise = msgspec.structs.replace(exercise, sets=sets)
        return _put_slow(draft, slot, index, exercise, rule, step, tell=tell)
    if sets == exercise.sets:
        if first and step.reason is not None:
            kg, about = load_of(exercise), _held(exercise, step, rack, draft.who)
            draft.note(rule, "load_kg", kg, kg, slot, exercise_id=exercise.exercise_id, held=held_word(step, exercise),
                       facts=set_facts(step.used), params=about)  # fmt: skip
        return False
    new = msgspec.structs.replace(exercise, sets=sets, note=_note(exercise, sets))
    exercises = [new if i == index else e for i, e in enumerate(slot.session.exercises)]
    draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), rule)
    if not tell:
        return False
    last = _last_of(step, history) if step.why == "more_reps" else None
    facts = set_facts(step.used or history[-1].sets if last is None else last.top)
    if step.e1rm_kg is not None:
        ids = [s.set_id for s in step.used if s.set_id]
        facts.append(Fact(name="e1rm_kg", value=round(step.e1rm_kg, 1), unit="kg", kind="set", record_ids=ids))
    loads = load_of(exercise) != load_of(new)
    of, old, now = ("load_kg", load_of(exercise), load_of(new)) if loads else ("reps", _reps(exercise), _reps(new))
    if old == now:
        return False
    # In an easy week the weight may be less than the step says: the sentence then speaks of the week.
    last_too = _stands_on_last(draft, exercise.exercise_id, step)
    params = {"exercise": exercise.exercise_id, "why": _why(rule, step, history, old, now, rack, easy=easy and loads,
                           last_too=last_too),
              "reps": _reps(new), "rir": new.sets[0].target_rir, "from_kg": step.from_kg,
              **_further(exercise, step, rack, draft.who),
              "shown_kg": None if step.shown_kg is None else round(step.shown_kg, 1)}  # fmt: skip
    draft.note(rule, of, old, now, slot, exercise_id=exercise.exercise_id, facts=facts, params=params)
    return True


def held_word(step: Next, exercise: PlannedExercise) -> str | None:
    """Why a step was not taken, as the key of its sentence: what is slow already is not told to be slower.

    A next weight that another limit keeps back is not called too far: how far it lies is not the reason.
    """
    if step.limited and step.reason in {"step_too_big", "range_full"}:
        return "limited"
    return f"{step.reason}_slow" if step.reason in FULL and is_slow(exercise) else step.reason


def _put_slow(draft: Draft, slot: Slot, index: int, exercise: PlannedExercise, rule: str, step: Next, *, tell: bool) -> bool:
    """The slow way down, in the place of a step in weight or repetitions; the sets stay as they are (PL-08: one at a time)."""
    exercises = [slowed(exercise, draft.who.language) if i == index else e for i, e in enumerate(slot.session.exercises)]
    draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), rule)
    if tell:
        params = {
            **_held(exercise, step, rack_for(exercise, draft.who), draft.who),
            "why": "slower.body" if step.reason != "range_full" else "slower.limited" if step.limited else "slower",
        }
        old, new = SLOW_FROM_S, SLOW_S
        draft.note(rule, "lowering_s", old, new, slot, exercise_id=exercise.exercise_id, facts=set_facts(step.used), params=params)
    return tell


def _put_help(draft: Draft, slot: Slot, index: int, step: Next, *, first: bool, tell: bool) -> bool:
    """A step of an assisted exercise: repetitions in the sets, the help to set in the note.

    The sets themselves carry no weight: a number of help there would be cut by every rule that makes a load lighter, which makes
    the exercise harder.
    """
    exercise, changed = slot.session.exercises[index], step.why in {"less_help", "more_help"}
    reps = [step.reps[i] if i < len(step.reps) else step.reps[-1] for i in range(len(exercise.sets))]
    if step.reason == "pain":
        reps = _reps(exercise)
    elif step.reason == "no_reserve_left":
        reps = [min(r, s.target_reps) for r, s in zip(reps, exercise.sets, strict=True)]
    sets = [msgspec.structs.replace(s, target_load_kg=None, target_reps=r) for s, r in zip(exercise.sets, reps, strict=True)]
    note = help_note(exercise.note, step.load_kg, draft.who.language) if changed or sets != exercise.sets else exercise.note
    new = msgspec.structs.replace(exercise, sets=sets, note=note)
    compared = step.why == "more_reps" and not _stands_on_last(draft, exercise.exercise_id, step)
    about = {"exercise": exercise.exercise_id, "most_reps": max(reps), "why": "compared" if compared else step.why}
    facts = set_facts(step.used)
    if new == exercise:
        if first and step.reason is not None:
            draft.note(
                HELP, "reps", None, None, slot, exercise_id=exercise.exercise_id, held=step.reason, facts=facts, params=about
            )
        return False
    exercises = [new if i == index else e for i, e in enumerate(slot.session.exercises)]
    draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), HELP)
    if not tell:
        return False
    if changed:
        told = max((abs(s.weight_kg) for s in step.used if s.weight_kg is not None), default=None)
        draft.note(HELP, "help_kg", told, step.load_kg, slot, exercise_id=exercise.exercise_id, facts=facts, params=about)
    elif load_of(exercise) is not None:
        draft.note(HELP, "load_kg", load_of(exercise), None, slot, exercise_id=exercise.exercise_id, facts=facts, params=about)
    elif (was := _reps(exercise)) != reps:
        draft.note(HELP, "reps", was, reps, slot, exercise_id=exercise.exercise_id, facts=facts, params=about)
    else:
        return False
    return True


def _held(exercise: PlannedExercise, step: Next, rack: Rack, who: Who) -> dict[str, Any]:
    """What the sentence of a step that was not taken needs: the next weight there is, and how far it lies."""
    params: dict[str, Any] = {"exercise": exercise.exercise_id, "most_reps": max(_reps(exercise))}
    return {**params, **_further(exercise, step, rack, who)}


def _further(exercise: PlannedExercise, step: Next, rack: Rack, who: Who) -> dict[str, Any]:
    """The next weight there is from the one that was lifted, how far it lies, and what brings it."""
    lifted = max((s.weight_kg for s in step.used if s.weight_kg), default=step.load_kg) if step.why == FAR else step.load_kg
    if not lifted or rack.step is None:
        return {}
    next_kg = rack.above(lifted)
    far = {"next_kg": next_kg, "further": round(100 * (next_kg - lifted) / lifted)}
    return {**far, "cap": round(100 * most_up(exercise.pattern, novice=who.novice)), "enough": step.enough}


def _why(rule: str, step: Next, history: list[Performed], old: Any, now: Any, rack: Rack, *, easy: bool, last_too: bool) -> str:
    """Which sentence tells a change: of the easy week, of what became of the planned weight, or of the step."""
    if easy and now != step.load_kg:
        return "easy"
    if step.why == "stepwise":
        return step.why
    if step.why == "above" and step.enough is None:
        return "above_limited" if step.limited else "above_only"
    if rule == RESERVE and old is not None and now is not None and step.shown_kg is not None:
        # What the maximum asks for is said of a weight only where it is that weight, but for the plates.
        near = abs(step.shown_kg - now) <= (rack.step or 0.0) + 1e-9
        if step.why != "same":
            return ("up" if now > old else "down") + ("_least" if step.at_least and now > old else "" if near else "_step")
        if not near:
            return "same_less" if step.shown_kg < now else "same_more"
        if now not in {s.weight_kg for s in step.used}:
            return "match"
    if step.why == "more_reps" and rule == DOUBLE:
        return _beside_last(step, history) if last_too else "compared"
    return step.why


def _last_of(step: Next, history: list[Performed]) -> Performed | None:
    """The last day a step stands on: repetitions go on from it, whatever the days before it opened."""
    used = {s.set_id for s in step.used}
    return next((p for p in reversed(history) if any(s.set_id in used for s in p.sets)), None)


def _stands_on_last(draft: Draft, name: str, step: Next) -> bool:
    """Whether the sets a step stands on are those of the last time: a slip, an easy day or another kind of day is passed over."""
    used, done = {s.set_id for s in step.used}, draft.lifted.get(name, [])
    return not used or not done or any(s.set_id in used for s in done[-1].sets)


def _beside_last(step: Next, history: list[Performed]) -> str:
    """How the repetitions stand to those of the last time the step stands on: more of them, as many, fewer or up to the range."""
    last = _last_of(step, history)
    done = [] if last is None else [int(s.reps) for s in last.top][: len(step.reps)]
    if not done:
        return "more_reps"
    pairs = list(zip(step.reps, done, strict=False))
    if all(a <= b for a, b in pairs):
        return "as_last" if all(a == b for a, b in pairs) else "range_ends"
    return "more_reps" if all(a <= b + 1 for a, b in pairs) else "range_begins"


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
    # An easy week has the same load or a tenth less (reference 2.4.5), one step down where the rack has nothing between; what it
    # has within that stays.
    least = rack.at_least(step.load_kg * (1 - PER_WEEK))
    least = least if least < step.load_kg else rack.below(step.load_kg, 0.0)
    if s.target_load_kg is not None and rack.fit(s.target_load_kg, 0) == s.target_load_kg:
        return min(max(s.target_load_kg, least), step.load_kg)
    share = share_of_max(s.target_reps, s.target_rir)
    if step.e1rm_kg is None or share is None:
        return step.load_kg
    return min(max(rack.fit(step.e1rm_kg * share, s.target_rir), least), step.load_kg)


def _reps(e: PlannedExercise) -> list[int]:
    return [s.target_reps for s in e.sets]
