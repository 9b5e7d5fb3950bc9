"""What the sentence of a lifting change says of the last time is what the last time was, over weeks of differing logs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import msgspec

from coach.adapting_scenes import BRUNO, day, did, exercise, lifting, log, plan_of, session_on, sets_of
from each import each
from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting import Change, Signals, adapt
from milo.vocabulary.athlete import TrainingHistory
from milo.vocabulary.records import LiftedSet, Workout

BEGINNER = msgspec.structs.replace(
    BRUNO, experience="beginner", history=TrainingHistory(months_trained=3, days_since_last_session=2)
)
LIFTS: dict[str, float | None] = {
    "push_up": None, "pull_up": 5, "dumbbell_bench_press": 20, "goblet_squat": 16, "plank": None, "assisted_pull_up": 10,
    "back_squat": 60,
}  # fmt: skip


def four_weeks(seed: int) -> Iterator[tuple[Change, list[LiftedSet]]]:
    """The changes of four weeks in which each lift was done with its own repetitions, each with the last sets of its exercise."""
    chance = random.Random(seed)
    who, reps, told = chance.choice([BEGINNER, BRUNO]), chance.choice([6, 8, 10, 12]), chance.random() < 0.6
    names = chance.sample(sorted(LIFTS), 3)
    plan = plan_of(*[{d: lifting(f"{week}{d}", *[exercise(n, None, 3, reps) for n in names]) for d in (0, 3)} for week in range(4)])
    able = {n: reps + chance.choice([-2, 0, 1, 3]) for n in names}
    workouts: list[Workout] = []
    sets: list[LiftedSet] = []
    last: dict[str, list[LiftedSet]] = {}
    for on in (7 * week + d for week in range(4) for d in (0, 3)):
        plan, changes = adapt(plan, log(workouts=workouts, sets=sets), Signals(), who, day(on))
        yield from ((c, last.get(c.exercise_id or "", [])) for c in changes)
        session = session_on(plan, day(on))
        assert session is not None
        workouts = [*workouts, did(session.session_id, day(on))]
        for e in session.exercises:
            kg = e.sets[0].target_load_kg or LIFTS[e.exercise_id]
            done = [max(1, able[e.exercise_id] + chance.choice([0, 0, 1, -1]) + len(workouts) // 3) for _ in e.sets]
            last[e.exercise_id] = sets_of(workouts[-1], e.exercise_id, done, kg, 2.0 if told else None)  # type: ignore[arg-type]
            sets = [*sets, *last[e.exercise_id]]


@each("seed", range(40))
def test_the_weakest_set_of_last_time_is_that_of_the_last_session(seed: int) -> None:
    for change, last in four_weeks(seed):
        done = [int(s.reps or 0) for s in last]
        for text in (say(change, "en"), say(change, "es")):
            assert re.search(r"not set kg|sin fijar kg", text) is None
            weakest = re.search(r"(?:Last time|La última vez).*(?:weakest set had|más floja tuvo) (\d+)", text)
            assert weakest is None or int(weakest[1]) == min(done), (text, done)
            if re.search(r"as many as you did|tantas como hiciste", text):
                assert change.new == done, (text, done)


def test_each_way_of_going_on_from_the_last_time_is_met() -> None:
    told = {c.params.get("why") for seed in range(40) for c, _ in four_weeks(seed) if c.held is None}
    assert {"more_reps", "as_last", "range_ends", "range_begins"} <= told
