"""Which exercises fill a session: patterns by focus, the fitting exercise for each, drills for mobility and balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from milo.coach.plans.basics.tables import frozen, tables, tupled
from milo.coach.plans.limits.exercise_level import level, level_cost, likely_press
from milo.coach.plans.limits.exercises import NEEDS_MORE, is_thrown, why_not
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.programmes import MEDIUM, Programme
from milo.vocabulary.exercises import Exercise, offered

MAIN, ASSIST, ISOLATION, CORE = "main", "assist", "isolation", "core"

# Slots of each focus, the most important first, so that a short session keeps the best of it: (pattern, role).
_TABLES = tables("making.exercises")
FOCUS: dict[str, tuple[tuple[str, str], ...]] = {name: tuple((p, role) for p, role in of) for name, of in _TABLES["focus"].items()}
# What stands in where a pattern has nothing that fits: the nearest in muscles (training.md 2.5).
INSTEAD: dict[str, tuple[str, ...]] = tupled(_TABLES["instead"])
# What a slot is there to train: what stands in for it trains one of these, where anything does.
SLOT_MUSCLES: dict[str, frozenset[str]] = frozen(_TABLES["slot_muscles"])
SPLITS: dict[int, tuple[str, ...]] = {int(n): tuple(of) for n, of in _TABLES["splits"].items()}
STATION_SPLIT = ("stations_a", "stations_b", "stations_a")
"""Days of strength on the way to an event of stations (event_kinds): legs, pulling and carrying."""
COMPETITION_SPLITS: dict[int, tuple[str, ...]] = {int(n): tuple(of) for n, of in _TABLES["competition_splits"].items()}
"""Days of who is advanced and trains for strength with a bar: squat twice, bench three times, deadlift twice, little else."""
EFFORTS = {"full_c": MEDIUM, "comp_d": MEDIUM}
"""Days whose main lifts are no heavy ones; the same lifts are heavy on another day of the week (training.md 2.4, undulating)."""
SEASON_SPLIT = ("season_a", "season_b", "season_a")
"""Days of strength beside a race of endurance: few big lifts, heavy, and calves and trunk; nothing for looks (training.md 2.6)."""
STATION_LIFTS: frozenset[str] = frozenset(_TABLES["station_lifts"])
"""What is nearest to the stations of such an event (our choice)."""
TITLES: dict[str, str] = _TABLES["titles"]
# What most coaches reach for first; anything else needs a reason (our choice).
STAPLES: frozenset[str] = frozenset(_TABLES["staples"])
BEST: frozenset[str] = frozenset(_TABLES["best"])
"""What a main lift is done with where it is owned: the bar, which goes on getting heavier where dumbbells end (our choice)."""
BEST_HEAVY: frozenset[str] = frozenset(_TABLES["best_heavy"])
"""The same with a body mass index of 35 and more: what carries the body."""
BEST_WORTH = 2.0
COMPETITION: frozenset[str] = frozenset(_TABLES["competition"])
HARD_BODYWEIGHT: frozenset[str] = frozenset(_TABLES["hard_bodyweight"])
FOR_SPEED = ("push_press", "swing", "thruster", "clean", "jerk")  # parts of ids: lifts that are thrown, learnt from somebody
OLDER_AVOID = frozenset({"burpee", "mountain_climber"})
LESSER: frozenset[str] = frozenset(_TABLES["lesser"])
"""Of their pattern by name, and yet no lift to build a session on: little load, or something else gives out first (our choice)."""
SMALL_PATTERNS: frozenset[str] = frozenset(_TABLES["small_patterns"])
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
