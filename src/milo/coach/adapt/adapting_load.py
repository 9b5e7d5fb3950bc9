"""What the lifting log changes: loads and repetitions of the exercises ahead."""

from __future__ import annotations

import dataclasses
import math
from datetime import date, timedelta

from milo.coach.adapt.adapting_changes import Draft, Who, set_facts
from milo.coach.adapt.adapting_kinds import asked_on, easy_days, first_in_season, kinds_of, of_kind, reserve_falls, sets_rise
from milo.coach.adapt.adapting_log import Slot
from milo.coach.adapt.adapting_pain import STRESSED, flagged
from milo.coach.adapt.adapting_sets import DOUBLE, FIND, FIRST_BACK, HELP, LESS_RESERVE, MORE_SETS, RESERVE, put, rack_for
from milo.coach.adapt.adapting_shapes import has_weight
from milo.coach.adapt.adapting_slips import Asked, least_ahead, load_of, most_ahead, planned_ahead, planned_on, slips
from milo.coach.adapt.assisted import helped
from milo.coach.adapt.autoregulation import PER_WEEK, Wanted, autoregulate, beside_plan, found
from milo.coach.adapt.first_weeks import most_on
from milo.coach.adapt.progression import MINOR_STEP, Next, Performed, double_progression, most_up, share_of_max
from milo.coach.adapt.rep_ranges import kind_of_reps
from milo.coach.adapt.slower import FULL
from milo.coach.plans.basics.above_range import above_range, is_grown
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.loads import LOWER
from milo.vocabulary.exercises import catalogue, is_assisted
from milo.vocabulary.plan import PlannedExercise

FAR_UPPER_KG, FAR_LOWER_KG = 2.5, 5.0  # a step over the share of PL-08 at most: training.md 2.4 rule 2 (a novice's steps in kg)

STALE_DAYS = 28  # what was lifted longer ago says little of today (reference 2.4.6: restart)
PAIN_HOLDS, PAIN_DAYS, HELD_STRESS = 3.0, 7, 0.5  # no load goes up on a joint that hurts (safety PL-50; the share is our choice)
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
            if soon and has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
                draft.note(FIND, "load_kg", None, None, slot, exercise_id=name, held="never_lifted", params={"exercise": name})


def _lifted(draft: Draft, name: str, places: list[tuple[Slot, int]], history: list[Performed]) -> None:
    """The steps of an exercise that was lifted, from the days that count; where only a slip of the pen is new, that is said."""
    asked, planned, kinds = asked_on(draft, name, history), planned_on(draft, name), kinds_of(draft, places)
    planned = {p.day: planned[p.day] for p in history if p.day in planned}  # no easy days
    firsts = [first_in_season(draft, kind) for kind, _ in kinds]
    exercises = [slot.session.exercises[index] for slot, index in firsts]
    cap = most_up(exercises[0].pattern, novice=draft.who.novice)
    reps = [on.reps for on in asked]
    slipped = slips(history, reps, planned, planned_ahead(exercises, reps), cap)
    kept = [i for i, slip in enumerate(slipped) if not slip]
    days, before = [history[i] for i in kept], len(draft.changes)
    if days and (draft.today - days[-1].day).days < STALE_DAYS:
        for kind, several in kinds:
            _one(draft, name, kind, days, [asked[i] for i in kept], several, planned)
    recent = (draft.today - history[-1].day).days < STALE_DAYS
    if slipped[-1] and recent and all(c.held is not None for c in draft.changes[before:]):
        at = next((i for i, e in enumerate(exercises) if kind_of_reps(e.sets[0].target_reps) == kind_of_reps(reps[-1])), 0)
        load = load_of(exercises[at])
        draft.note(DOUBLE, "load_kg", load, load, firsts[at][0], exercise_id=name, held="lifted_once",
                   facts=set_facts(history[-1].top), params={"exercise": name})  # fmt: skip


def _one(
    draft: Draft,
    name: str,
    places: list[tuple[Slot, int]],
    history: list[Performed],
    asked: list[Wanted],
    several: bool,
    planned_of: dict[date, Asked],
) -> None:
    slot, index = first_in_season(draft, places)
    exercise = slot.session.exercises[index]
    if len(history) == 1 and FIND in slot.session.because and (load_of(exercise) is not None or not has_weight(exercise)):
        # What the one session says was said when its weights were found; the next step needs a second one.
        return
    mine = of_kind(exercise.sets[0].target_reps, several, asked)
    here = most_on(draft, slot).reps
    told = next_step(exercise, history, draft.who, asked, mine, here)
    if told is None:
        return
    rule, step = told
    last = history[-1].load_kg if asked[-1].reps == exercise.sets[0].target_reps else load_of(exercise)
    hurts = painful(draft, name)
    if hurts and (held := _unharder(rule, step, last)) is not None:
        step = held
    if step.reason in FULL and hurts:
        step = dataclasses.replace(step, reason="pain")
    # Not in the first weeks of what is new (PL-11), nor in an easy one: the step is told where it is taken.
    slower = rule == DOUBLE and draft.focus_of(draft.week_of(slot.day)) not in {"start", "deload", "taper"}
    # Repetitions that the plan does not ask for yet come first (PL-08: one at a time).
    slower = slower and all(s.target_reps >= reps for s, reps in zip(exercise.sets, step.reps, strict=False))
    # Nor with a set more, which is one thing already.
    more_sets = rule != FIND and sets_rise(draft, name, draft.week_of(slot.day))
    # Nor nearer to failure: what the reserve rule works out of a maximum has counted that, repetitions and their steps have not.
    harder = rule in {DOUBLE, HELP} and reserve_falls(draft, name, draft.week_of(slot.day))
    slower = slower and not more_sets and not harder
    planned = load_of(exercise)
    if step.reason == "no_reserve_left" and planned is not None and step.load_kg is not None and step.load_kg > planned:
        # Less left than wanted is no reason to go back up to a weight the plan has already left.
        step = dataclasses.replace(step, load_kg=planned)
    met = all(p.day in planned_of and _met(p, planned_of[p.day]) for p in history[-2:])
    loading: list[tuple[date, Next]] = []
    told_of = False
    easy = [p for p in places if draft.focus_of(draft.week_of(p[0].day)) in {"deload", "taper"}]
    for place, at in [*(p for p in places if p not in easy), *easy]:
        one = place.session.exercises[at]
        if (place, at) in easy and loading:
            # An easy week has the weight of the weeks around it, or a tenth less (reference 2.4.5), whatever it had before.
            own = next((n for day, n in reversed(loading) if day < place.day), loading[0][1])
            told_of |= put(draft, place, at, rule, own, history, first=False, slower=False, tell=not told_of)
            continue
        own = _for(one, exercise, rule, step, history, draft.who, asked, mine, here)
        if rule == RESERVE and step.reason != "pain" and (place, at) not in easy:
            own = beside_plan(own, load_of(one), min(reserves(one)), rack_for(one, draft.who), met=met)
        most = most_ahead(
            one, sorted(planned_of), planned_of, rack_for(one, draft.who), novice=draft.who.novice, minor=draft.who.minor
        )
        if most is not None and own.load_kg is not None and own.load_kg > most + 1e-9:
            own = dataclasses.replace(own, why="stepwise", load_kg=most)
        is_planned = load_of(one)
        least = least_ahead(one, history, planned_of, rack_for(one, draft.who), PER_WEEK) if rule == RESERVE else None
        if least is not None and (place, at) not in easy and is_planned is not None:
            least = min(least, is_planned)
        if least is not None and is_planned is not None and own.load_kg is not None and own.load_kg < least:
            own = dataclasses.replace(own, load_kg=least)
        if hurts and is_planned is not None and own.load_kg is not None and own.load_kg > is_planned:
            # Nor back up to a weight that was lifted before it hurt.
            own = dataclasses.replace(own, why="same", load_kg=is_planned, reason="pain")
        # The first week back is lighter on purpose (PL-12): one session of it is no reason to take that back.
        back = rule != FIND and draft.focus_of(draft.week_of(place.day)) == "return"
        if (more_sets or harder or back) and _rises(rule, own, one):
            waits = FIRST_BACK if back else MORE_SETS if more_sets else LESS_RESERVE
            own = dataclasses.replace(own, why="same", load_kg=is_planned, reps=_planned_reps(one), reason=waits)
        loading.append((place.day, own))
        told_of |= put(draft, place, at, rule, own, history, first=place is slot, slower=slower, tell=not told_of)


def _rises(rule: str, step: Next, planned: PlannedExercise) -> bool:
    """Whether a step asks for more than an exercise does as planned: weight, repetitions at no less of it, or less help."""
    if rule == HELP:
        reps_rise = any(a > b for a, b in zip(step.reps, _planned_reps(planned), strict=False))
        return step.why == "less_help" or (step.why != "more_help" and reps_rise)
    load = load_of(planned)
    if load is not None and step.load_kg is not None and step.load_kg != load:
        return step.load_kg > load
    # The reserve rule moves weights alone.
    return rule == DOUBLE and any(a > b for a, b in zip(step.reps, _planned_reps(planned), strict=False))


def _planned_reps(e: PlannedExercise) -> tuple[int, ...]:
    return tuple(s.target_reps for s in e.sets)


def _unharder(rule: str, step: Next, last: float | None) -> Next | None:
    """What stands in the place of a step that would be harder, where a joint hurts; None: it would not be."""
    if rule == HELP:
        return Next("same", None, step.reps, "pain") if step.why == "less_help" else None
    harder = step.load_kg is not None and last is not None and step.load_kg > last
    return Next("same", last, step.reps, "pain") if harder else None


def _met(p: Performed, on: Asked) -> bool:
    """Whether a day did what was asked of it: the weight, the repetitions and, where told, the reserve, in each of the sets."""
    enough = p.load_kg is not None and p.load_kg >= on.load_kg - 1e-9
    return enough and all(s.reps >= on.reps and (s.rir is None or s.rir >= on.rir) for s in p.top)


def _for(
    exercise: PlannedExercise,
    first: PlannedExercise,
    rule: str,
    step: Next,
    history: list[Performed],
    who: Who,
    asked: list[Wanted],
    mine: list[int],
    here: int,
) -> Next:
    """The step of another week of the same kind: its own where it asks for other repetitions or another reserve."""
    a, b = exercise.sets[0], first.sets[0]
    rir, rir_first = min(reserves(exercise)), min(reserves(first))
    if rule in {DOUBLE, HELP} or step.reason == "pain" or (a.target_reps, rir) == (b.target_reps, rir_first):
        return step
    own = next_step(exercise, history, who, asked, mine, here)
    return own[1] if own is not None and own[0] == rule else step


def next_step(
    exercise: PlannedExercise, history: list[Performed], who: Who, asked: list[Wanted], mine: list[int], here: int = 30
) -> tuple[str, Next] | None:
    """The rule that speaks for an exercise, and what it says; None where it has to wait for a day of its kind.

    history: newest last, at least one day.  asked: what was planned on each; mine: which of them were of this kind of day.
    here: repetitions that a set of the next of them may grow to (first_weeks).

    Reserve autoregulates the loads of people who can tell it; beginners misjudge it by two repetitions and go by repetitions.
    """
    first, sets = exercise.sets[0], len(exercise.sets)
    rir = min(reserves(exercise))
    rack, cap = rack_for(exercise, who), most_up(exercise.pattern, novice=who.novice)
    target = first.target_reps
    most = min(who.most_reps, max(here, target))
    if is_assisted(exercise.exercise):
        alike = [history[i] for i in mine]
        step = helped(alike, sets, target, rir, most=most) if alike else None
        if step is not None:
            return HELP, step
    if has_weight(exercise) and all(s.target_load_kg is None for s in exercise.sets):
        first_load = found(history, sets, target, rir, rack, asked)
        if first_load.why == "found":
            return FIND, first_load
    told = [s.rir is not None for p in history[-2:] for s in p.sets]
    weighed = has_weight(exercise) and history[-1].load_kg is not None  # what was hung on the body is no share of any maximum
    if not who.novice and weighed and sum(told) >= len(told) / 2 and share_of_max(target, rir) is not None:
        step = autoregulate(history, sets, target, rir, rack, cap, asked, mine)
        planned, as_hard, plate = load_of(exercise), step.load_kg or 0.0, rack.step or 0.0
        if step.why == "same" and asked[-1].reps != target and planned is not None and abs(planned - as_hard) <= plate:
            # Another kind of day says nothing as fine as a plate: what is planned stays.
            step = dataclasses.replace(step, load_kg=planned)
        if step.why == "hold" and planned is not None and as_hard < planned:
            # What shows only the least there is takes nothing off a plan that has moved on.
            return RESERVE, dataclasses.replace(step, why="same", load_kg=planned, reason=None)
        if step.why != "hold" and (step.reason is None or len(mine) < len(history)):
            return RESERVE, step
    alike = [history[i] for i in mine]
    if not alike:
        return None
    above = min(above_range(exercise.pattern), here)
    step = double_progression(
        alike, sets, target, rir, rack, cap, most=most, least=who.least_reps, above=above, grown=is_grown(exercise),
        most_step=0.0 if exercise.exercise_id in who.barred else MINOR_STEP if who.minor else math.inf,
        most_kg=FAR_LOWER_KG if exercise.pattern in LOWER else FAR_UPPER_KG,
        was=min((left for i in mine[-2:] if (left := asked[i].rir) is not None), default=None),
    )  # fmt: skip
    return DOUBLE, dataclasses.replace(step, limited=exercise.exercise_id in who.barred)


def painful(draft: Draft, name: str) -> bool:
    """Whether a joint the exercise loads hurt in the last days."""
    known = catalogue().get(name)
    recent = [p for p in draft.log.pains if p.level >= PAIN_HOLDS and 0 <= (draft.today - p.day).days < PAIN_DAYS]
    if any(known is None or known.stress(p.region) >= HELD_STRESS for p in recent):
        return True
    # What the same adaptation eases or takes out for its joint is not raised beside that.
    return any(known is None or known.stress(region) >= STRESSED for region in flagged(draft))
