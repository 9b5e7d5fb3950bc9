"""Which exercises fill a session: patterns by focus, the fitting exercise for each, drills for mobility and balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from milo.coach.plans.limits.exercise_level import level, level_cost, likely_press
from milo.coach.plans.limits.exercises import NEEDS_MORE, is_thrown, why_not
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.programmes import MEDIUM, Programme
from milo.vocabulary.exercises import Exercise, offered

MAIN, ASSIST, ISOLATION, CORE = "main", "assist", "isolation", "core"

# Slots of each focus, the most important first, so that a short session keeps the best of it: (pattern, role).
FOCUS: dict[str, tuple[tuple[str, str], ...]] = {
    "full_a": (
        ("squat", MAIN), ("horizontal push", MAIN), ("horizontal pull", MAIN), ("hinge", ASSIST), ("core anti-extension", CORE),
        ("vertical push", ASSIST), ("vertical pull", ASSIST), ("elbow flexion", ISOLATION), ("calf", ISOLATION),
        ("shoulder abduction", ISOLATION), ("elbow extension", ISOLATION), ("hip abduction", ISOLATION),
    ),
    "full_b": (
        ("hinge", MAIN), ("vertical push", MAIN), ("vertical pull", MAIN), ("lunge", ASSIST), ("core anti-lateral", CORE),
        ("horizontal push", ASSIST), ("horizontal pull", ASSIST), ("elbow extension", ISOLATION), ("knee flexion", ISOLATION),
        ("horizontal abduction", ISOLATION), ("elbow flexion", ISOLATION), ("calf", ISOLATION),
    ),
    "full_c": (
        ("squat", MAIN), ("horizontal pull", MAIN), ("horizontal push", MAIN), ("hinge", ASSIST), ("core anti-rotation", CORE),
        ("vertical pull", ASSIST), ("shoulder abduction", ISOLATION), ("calf", ISOLATION), ("elbow flexion", ISOLATION),
        ("elbow extension", ISOLATION), ("horizontal abduction", ISOLATION), ("core anti-extension", CORE),
    ),
    "upper": (
        ("horizontal push", MAIN), ("horizontal pull", MAIN), ("vertical push", ASSIST), ("vertical pull", ASSIST),
        ("shoulder abduction", ISOLATION), ("elbow flexion", ISOLATION), ("elbow extension", ISOLATION),
        ("horizontal abduction", ISOLATION), ("chest fly", ISOLATION),
    ),
    "upper_b": (
        ("vertical push", MAIN), ("vertical pull", MAIN), ("horizontal push", ASSIST), ("horizontal pull", ASSIST),
        ("horizontal abduction", ISOLATION), ("elbow extension", ISOLATION), ("elbow flexion", ISOLATION),
        ("shoulder abduction", ISOLATION), ("shoulder rotation", ISOLATION),
    ),
    "lower": (
        ("squat", MAIN), ("hinge", ASSIST), ("lunge", ASSIST), ("knee flexion", ISOLATION), ("calf", ISOLATION),
        ("core anti-extension", CORE), ("hip abduction", ISOLATION), ("core anti-rotation", CORE),
    ),
    "lower_b": (
        ("hinge", MAIN), ("squat", ASSIST), ("lunge", ASSIST), ("knee extension", ISOLATION), ("calf", ISOLATION),
        ("core anti-lateral", CORE), ("knee flexion", ISOLATION), ("core flexion", CORE),
    ),
    "push": (
        ("horizontal push", MAIN), ("vertical push", MAIN), ("horizontal push", ASSIST), ("shoulder abduction", ISOLATION),
        ("elbow extension", ISOLATION), ("chest fly", ISOLATION), ("elbow extension", ISOLATION), ("core anti-extension", CORE),
    ),
    "pull": (
        ("vertical pull", MAIN), ("horizontal pull", MAIN), ("horizontal pull", ASSIST), ("horizontal abduction", ISOLATION),
        ("elbow flexion", ISOLATION), ("shoulder extension", ISOLATION), ("elbow flexion", ISOLATION), ("shrug", ISOLATION),
    ),
    "stations_a": (
        ("squat", MAIN), ("horizontal pull", MAIN), ("lunge", ASSIST), ("carry", ASSIST), ("core anti-extension", CORE),
        ("horizontal push", ASSIST), ("hinge", ASSIST), ("calf", ISOLATION), ("vertical pull", ASSIST),
    ),
    "stations_b": (
        ("hinge", MAIN), ("vertical push", MAIN), ("lunge", ASSIST), ("carry", ASSIST), ("horizontal pull", ASSIST),
        ("squat", ASSIST), ("core anti-lateral", CORE), ("calf", ISOLATION), ("elbow extension", ISOLATION),
    ),
    "comp_a": (
        ("squat", MAIN), ("horizontal push", ASSIST), ("hinge", ASSIST), ("horizontal pull", ASSIST),
        ("core anti-extension", CORE),
    ),
    "comp_b": (
        ("horizontal push", MAIN), ("vertical pull", ASSIST), ("horizontal push", ASSIST), ("elbow extension", ISOLATION),
        ("horizontal abduction", ISOLATION),
    ),
    "comp_c": (
        ("hinge", MAIN), ("squat", ASSIST), ("horizontal pull", ASSIST), ("knee flexion", ISOLATION), ("core anti-lateral", CORE),
    ),
    "comp_d": (
        ("horizontal push", MAIN), ("vertical push", ASSIST), ("vertical pull", ASSIST), ("lunge", ASSIST),
        ("elbow flexion", ISOLATION),
    ),
    "wave_a": (
        ("squat", MAIN), ("horizontal push", MAIN), ("horizontal pull", ASSIST), ("core anti-extension", CORE),
    ),
    "wave_b": (
        ("hinge", MAIN), ("vertical push", MAIN), ("vertical pull", ASSIST), ("core anti-lateral", CORE),
    ),
    "wave_squat": (
        ("squat", MAIN), ("lunge", ASSIST), ("knee flexion", ISOLATION), ("core anti-extension", CORE), ("calf", ISOLATION),
    ),
    "wave_bench": (
        ("horizontal push", MAIN), ("horizontal pull", ASSIST), ("vertical push", ASSIST), ("elbow extension", ISOLATION),
        ("horizontal abduction", ISOLATION),
    ),
    "wave_deadlift": (
        ("hinge", MAIN), ("squat", ASSIST), ("vertical pull", ASSIST), ("core anti-lateral", CORE), ("knee flexion", ISOLATION),
    ),
    "wave_press": (
        ("vertical push", MAIN), ("vertical pull", ASSIST), ("horizontal push", ASSIST), ("elbow flexion", ISOLATION),
        ("shoulder abduction", ISOLATION),
    ),
    "season_a": (
        ("squat", MAIN), ("hinge", MAIN), ("vertical pull", ASSIST), ("calf", ISOLATION), ("core anti-extension", CORE),
    ),
    "season_b": (
        ("hinge", MAIN), ("lunge", MAIN), ("horizontal push", ASSIST), ("calf", ISOLATION), ("core anti-lateral", CORE),
    ),
    "legs": (
        ("squat", MAIN), ("hinge", MAIN), ("lunge", ASSIST), ("knee flexion", ISOLATION), ("calf", ISOLATION),
        ("knee extension", ISOLATION), ("core anti-lateral", CORE),
    ),
}  # fmt: skip
# What stands in where a pattern has nothing that fits: the nearest in muscles (training.md 2.5).
INSTEAD: dict[str, tuple[str, ...]] = {
    "squat": ("lunge", "knee extension", "hinge", "hip extension", "hip abduction"),
    "lunge": ("squat", "knee extension", "hip extension", "hip abduction", "hinge"),
    "hinge": ("hip extension", "knee flexion", "lunge", "core anti-rotation"),
    "horizontal push": ("vertical push", "chest fly", "elbow extension"),
    "vertical push": ("shoulder abduction", "shoulder flexion", "horizontal push"),
    "horizontal pull": ("vertical pull", "horizontal abduction", "shoulder extension"),
    "vertical pull": ("horizontal pull", "shoulder extension", "horizontal abduction"),
    "core anti-extension": ("core anti-rotation", "core anti-lateral"),
    "core anti-lateral": ("core anti-rotation", "core anti-extension"),
    "core anti-rotation": ("core anti-extension", "core anti-lateral"),
    "core flexion": ("core anti-extension", "core anti-rotation"),
    "knee flexion": ("hinge", "hip extension"),
    "knee extension": ("lunge", "squat"),
}  # fmt: skip
# What a slot is there to train: what stands in for it trains one of these, where anything does.
SLOT_MUSCLES: dict[str, frozenset[str]] = {
    "squat": frozenset({"quads"}),
    "lunge": frozenset({"quads", "glutes"}),
    "hinge": frozenset({"hamstrings", "glutes"}),
    "horizontal push": frozenset({"chest"}),
    "vertical push": frozenset({"front_delts", "side_delts"}),
    "horizontal pull": frozenset({"back"}),
    "vertical pull": frozenset({"back"}),
}
SPLITS: dict[int, tuple[str, ...]] = {
    1: ("full_a",),
    2: ("full_a", "full_b"),
    3: ("full_a", "full_b", "full_c"),
    4: ("upper", "lower", "upper_b", "lower_b"),
    5: ("upper", "lower", "push", "pull", "legs"),
    6: ("push", "pull", "legs", "upper", "lower", "upper_b"),
}
STATION_SPLIT = ("stations_a", "stations_b", "stations_a")
"""Days of strength on the way to an event of stations (event_kinds): legs, pulling and carrying."""
COMPETITION_SPLITS: dict[int, tuple[str, ...]] = {
    3: ("comp_a", "comp_b", "comp_c"),
    4: ("comp_a", "comp_b", "comp_c", "comp_d"),
    5: ("comp_a", "comp_b", "comp_c", "comp_d", "upper_b"),
}
"""Days of who is advanced and trains for strength with a bar: squat twice, bench three times, deadlift twice, little else."""
EFFORTS = {"full_c": MEDIUM, "comp_d": MEDIUM}
"""Days whose main lifts are no heavy ones; the same lifts are heavy on another day of the week (training.md 2.4, undulating)."""
SEASON_SPLIT = ("season_a", "season_b", "season_a")
"""Days of strength beside a race of endurance: few big lifts, heavy, and calves and trunk; nothing for looks (training.md 2.6)."""
STATION_LIFTS = frozenset(
    {
        "walking_lunge", "lunge", "kettlebell_lunge", "dumbbell_thruster", "kettlebell_thruster", "farmers_carry",
        "kettlebell_farmers_carry",
    }
)  # fmt: skip
"""What is nearest to the stations of such an event (our choice)."""
TITLES = {
    "stations_a": "full",
    "stations_b": "full",
    "season_a": "full",
    "comp_a": "squat",
    "comp_b": "bench",
    "comp_c": "deadlift",
    "comp_d": "bench",
    "wave_a": "full",
    "wave_b": "full",
    "wave_squat": "squat",
    "wave_bench": "bench",
    "wave_deadlift": "deadlift",
    "wave_press": "press",
    "season_b": "full",
    "full_a": "full",
    "full_b": "full",
    "full_c": "full",
    "upper": "upper",
    "upper_b": "upper",
    "lower": "lower",
    "lower_b": "lower",
    "push": "push",
    "pull": "pull",
    "legs": "legs",
}
# What most coaches reach for first; anything else needs a reason (our choice).
STAPLES = frozenset(
    {
        "back_squat", "front_squat", "goblet_squat", "leg_press", "body_squat", "split_squat", "lunge", "step_up",
        "reverse_lunge", "bulgarian_split_squat", "deadlift", "romanian_deadlift", "hip_thrust", "glute_bridge",
        "dumbbell_romanian_deadlift", "bench_press", "dumbbell_bench_press", "incline_dumbbell_press", "machine_chest_press",
        "push_up", "overhead_press", "dumbbell_shoulder_press", "machine_shoulder_press", "barbell_row", "dumbbell_row",
        "seated_cable_row", "machine_row", "inverted_row", "lat_pulldown", "pull_up", "chin_up", "lateral_raise",
        "rear_delt_fly", "face_pull", "dumbbell_curl", "barbell_curl", "hammer_curl", "cable_curl", "triceps_pushdown",
        "overhead_triceps_extension", "lying_leg_curl", "seated_leg_curl", "leg_extension", "standing_calf_raise",
        "seated_calf_raise", "plank", "side_plank", "dead_bug", "bird_dog", "pallof_press", "band_row", "chest_fly",
        "cable_fly", "leg_raise", "kettlebell_deadlift", "landmine_press", "band_pull_apart",
    }
)  # fmt: skip
BEST = frozenset({"back_squat", "bench_press", "hip_thrust", "overhead_press", "barbell_row", "deadlift"})
"""What a main lift is done with where it is owned: the bar, which goes on getting heavier where dumbbells end (our choice)."""
BEST_HEAVY = frozenset({"leg_press", "machine_chest_press", "seated_cable_row", "lat_pulldown"})
"""The same with a body mass index of 35 and more: what carries the body."""
BEST_WORTH = 2.0
COMPETITION = frozenset({"back_squat", "bench_press", "deadlift", "overhead_press", "barbell_row"})
HARD_BODYWEIGHT = frozenset({"pull_up", "chin_up", "pistol_squat", "handstand_push_up", "inverted_row", "nordic_curl"})
FOR_SPEED = ("push_press", "swing", "thruster", "clean", "jerk")  # parts of ids: lifts that are thrown, learnt from somebody
OLDER_AVOID = frozenset({"burpee", "mountain_climber"})
LESSER = frozenset(
    {"face_pull", "band_face_pull", "dumbbell_pulldown_lying", "renegade_row", "prone_row", "towel_pulldown", "scapular_pull_up"}
)
"""Of their pattern by name, and yet no lift to build a session on: little load, or something else gives out first (our choice)."""
SMALL_PATTERNS = frozenset(
    {
        "calf", "chest fly", "elbow extension", "elbow flexion", "hip abduction", "hip adduction", "horizontal abduction",
        "knee extension", "knee flexion", "shoulder abduction", "shoulder extension", "shoulder flexion", "shoulder rotation",
        "shrug",
    }
)  # fmt: skip
"""Patterns of one joint: where one of them stands in for a main lift, it is done as the small exercise it is."""
HEAVY_BACK = 0.7  # stress of the low back from which a lift is one of the heaviest on the spine (our choice)
HEAVY_BACK_DAYS = 2  # of one such hinge in a week, whatever the goal (our choice)
JITTER = 0.9  # how far a seed may turn the choice among exercises that are nearly as good (our choice)
NOVICE_SKILL = 2
FEW_DRILLS = 5  # after other work: nobody does a dozen of them after a run (our choice)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """An exercise in its place: the slot's pattern and role."""

    exercise: Exercise
    role: str
    slot: str


def split_of(p: Person, programme: Programme | None, days: int) -> tuple[str, ...]:
    """The sessions of so many strength days: of the programme chosen, of a competition, or as most people train."""
    if p.older or p.minor or p.beginner or p.pregnant or p.postpartum:
        return (SPLITS[3] * 2)[:days]
    if programme is not None and days in programme.days:
        return programme.days[days]
    meet = p.profile.event is not None and p.profile.event.activity == "strength"
    bar = {"barbell", "rack", "bench"} <= set(p.profile.equipment or ())
    if p.profile.goal == "strength" and bar and (meet or p.profile.experience == "advanced") and days in COMPETITION_SPLITS:
        return COMPETITION_SPLITS[days]
    return SPLITS.get(days, ())


def allowed_exercises(p: Person) -> list[Exercise]:
    """Everything this person may do with what they have, in every week, by id."""
    equipment = frozenset(p.profile.equipment or ())
    return [e for _, e in sorted(offered().items()) if e.id not in NEEDS_MORE and why_not(e, p, equipment) is None]


def choose(
    focus: str, p: Person, pool: Sequence[Exercise], maxima: Mapping[str, float], used: dict[str, int], rng: np.random.Generator
) -> list[Chosen]:
    """The exercises of a session, best slots first; a slot that nothing fits is left out.

    used: how often each exercise was already chosen this week; it is brought up to date.
    """
    by_pattern: dict[str, list[Exercise]] = {}
    for e in pool:
        if e.kind == "strength":
            by_pattern.setdefault(e.pattern, []).append(e)
    chosen: list[Chosen] = []
    taken: set[str] = set()
    able, own_level = likely_press(p, maxima), level(p)
    for pattern, role in FOCUS[focus]:
        # What already stands in for another pattern is not done twice where something near is left.
        done = any(c.exercise.pattern == pattern != c.slot for c in chosen)
        order = (*INSTEAD.get(pattern, ()), pattern) if done else (pattern, *INSTEAD.get(pattern, ()))
        found = None
        for muscles in (SLOT_MUSCLES.get(pattern), None) if pattern in SLOT_MUSCLES else (None,):
            for tried in order:
                if tried != pattern and any(c.exercise.pattern == tried for c in chosen) and role != MAIN:
                    continue
                fits = [
                    e
                    for e in by_pattern.get(tried, ())
                    if e.id not in taken
                    and (teachable(e, p) or _own(e, p, maxima))
                    and (muscles is None or (e.id not in LESSER and any(e.muscles.get(m, 0.0) >= 1.0 for m in muscles)))
                ]
                if fits:
                    spine = any(c.exercise.stress("low back") >= HEAVY_BACK for c in chosen)

                    def worth(e: Exercise, role: str = role, spine: bool = spine) -> tuple[float, str]:
                        costs = level_cost(e, able, own_level) + _spine_cost(e, p, used, spine)
                        return _worth(e, role, p, maxima, used, rng) - costs, e.id

                    small = role in (MAIN, ASSIST) and tried != pattern and tried in SMALL_PATTERNS
                    found = Chosen(exercise=max(fits, key=worth), role=ISOLATION if small else role, slot=pattern)
                    break
            if found is not None:
                chosen.append(found)
                taken.add(found.exercise.id)
                used[found.exercise.id] = used.get(found.exercise.id, 0) + 1
                break
    return chosen


def drills(pool: Sequence[Exercise], kinds: Sequence[str], count: int, rng: np.random.Generator) -> list[Exercise]:
    """So many drills of these kinds, easy ones first, no pattern twice while others are left."""
    fits = [e for e in pool if e.kind in kinds]
    order = sorted(fits, key=lambda e: (e.skill, rng.random()))
    picked: list[Exercise] = []
    patterns: set[str] = set()
    for fresh in (True, False):
        for e in order:
            if len(picked) < count and e not in picked and (e.pattern not in patterns or not fresh):
                picked.append(e)
                patterns.add(e.pattern)
    return picked


def teachable(e: Exercise, p: Person) -> bool:
    """Whether the planner would give it to this person: no Olympic lift to anybody, no speed or skill to one who is new to it."""
    # What is thrown is no lift of so many slow sets to a reserve: nobody is given it in the place of one.
    if e.pattern == "olympic" or is_thrown(e):
        return False
    if (p.beginner or p.minor or p.older) and any(part in e.id for part in FOR_SPEED):
        return False
    if p.older and e.id in OLDER_AVOID:
        return False
    return not ((p.beginner or p.minor or p.older) and e.skill > NOVICE_SKILL)


def _own(e: Exercise, p: Person, maxima: Mapping[str, float]) -> bool:
    """Whether a lift that asks for skill is one a trained person does already: they told what they lift in it."""
    return e.id in maxima and not (p.beginner or p.minor) and e.pattern != "olympic"


def _spine_cost(e: Exercise, p: Person, used: Mapping[str, int], before: bool) -> float:
    """What a hinge heavy on the spine loses: a third time in a week, and after another such lift where strength is not the goal.

    before: whether the session has one already.
    """
    if e.pattern != "hinge" or e.stress("low back") < HEAVY_BACK:
        return 0.0
    return 6.0 * (used.get(e.id, 0) >= HEAVY_BACK_DAYS) + 6.0 * (before and p.profile.goal != "strength")


def _worth(
    e: Exercise, role: str, p: Person, maxima: Mapping[str, float], used: Mapping[str, int], rng: np.random.Generator
) -> float:
    goal = p.profile.goal
    trained = not p.beginner
    worth = float(rng.random()) * JITTER
    worth += 1.5 * (e.id in STAPLES)
    worth += 3.0 * (e.id in maxima)
    worth += 3.0 * (p.stations and role == ASSIST and e.id in STATION_LIFTS)
    worth -= 2.5 * (role in (MAIN, ASSIST) and e.id in LESSER)
    # Of what helps the body up the weight is help, and who is trained needs none.
    helped = "assisted" in e.id
    worth += 1.5 * (e.loadable and not helped) * (1.0 if trained or goal != "general" else 0.6)
    worth -= 2.5 * (helped and trained and not p.older)
    # Who wants strength learns the lifts it is measured in from the start, those a beginner may be taught (skill of 2); training.md
    # 2.4 has novices add weight to them session by session.
    if role == MAIN and goal == "strength" and not (p.minor or p.older):
        worth += 3.0 * (e.id in COMPETITION)
    if role == MAIN and e.unilateral:
        worth -= 0.7
    if role == MAIN and ((e.id in BEST and trained) or (e.id in BEST_HEAVY and p.heavy)) and not p.older:
        worth += BEST_WORTH
    if p.beginner or p.older:
        worth -= 0.8 * (e.skill - 1)
        worth -= 2.5 * (e.id in HARD_BODYWEIGHT)
    if p.older and "machine" in e.equipment:
        worth += 0.5
    worth -= 1.2 * used.get(e.id, 0) * (0.0 if goal == "strength" and e.id in COMPETITION else 1.0)
    worth -= sum(e.stress(region) for region in p.injuries)
    return worth
