"""A next weight that is further than a usual step: earned by repetitions in two sessions, taken by what it asks for, never more."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.test_adapting_load import did

from milo.coach.adapt.progression import FAR, double_progression
from milo.coach.adapt.racks import rack_of
from milo.coach.plans.basics.above_range import GROWN_NOTE, above_range, holds, is_grown, noted, standing
from milo.coach.plans.basics.loads import share_of_max
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedExercise, PlannedSet

DUMBBELLS, STACK = rack_of(["dumbbell"], None), rack_of(["machine"], None)


@pytest.mark.parametrize(
    ("kg", "rack", "enough"),
    [(16.0, DUMBBELLS, 12), (10.0, DUMBBELLS, 12), (8.0, DUMBBELLS, 13), (25.0, STACK, 12), (20.0, STACK, 13)],
)
def test_repetitions_first_and_then_the_next_weight(kg: float, rack: object, enough: int) -> None:
    def after(*reps: int) -> object:
        history = [did((n, n), kg, 3, 3 * i) for i, n in enumerate(reps)]
        return double_progression(history, 2, min(reps[-1], 12), 3, rack, 0.05, most=12, above=15, grown=reps[-1] > 12)  # type: ignore[arg-type]

    for reps in range(12, enough):
        step = after(reps, reps)
        assert (step.why, step.load_kg, step.reps, step.enough) == ("above", kg, (reps + 1,) * 2, enough)  # type: ignore[attr-defined]
    once = after(enough - 1, enough)
    assert once.load_kg == kg  # type: ignore[attr-defined]
    twice = after(enough, enough)
    assert (twice.why, twice.load_kg, twice.reps) == (FAR, rack.above(kg), (8, 8))  # type: ignore[attr-defined]


def test_a_step_within_the_cap_is_taken_as_ever() -> None:
    history = [did((12, 12), 60, 3, 0), did((12, 12), 60, 3, 3)]
    assert double_progression(history, 2, 12, 3, rack_of(["barbell"], None), 0.05, above=15).why == "up"


def test_more_repetitions_than_planned_with_much_left_count() -> None:
    much = [did((15, 15), 6, 5, 0), did((15, 15), 6, 5, 3)]
    assert double_progression(much, 2, 12, 3, DUMBBELLS, 0.05, most=12, above=15).load_kg == 8
    less = [did((15, 15), 6, 2, 0), did((15, 15), 6, 2, 3)]
    assert double_progression(less, 2, 12, 3, DUMBBELLS, 0.05, most=12, above=15).load_kg == 6
    untold = [did((12, 12), 10, None, 0), did((12, 12), 10, None, 3)]
    assert double_progression(untold, 2, 12, 3, DUMBBELLS, 0.05, most=12, above=15).load_kg == 10


def test_a_minor_takes_no_step_over_a_tenth_however_easy_it_is() -> None:
    easy = [did((15, 15), 16, 5, 0), did((15, 15), 16, 5, 3)]
    assert double_progression(easy, 2, 12, 3, DUMBBELLS, 0.05, most=15, above=15, most_step=0.10).load_kg == 16
    assert double_progression(easy, 2, 12, 3, DUMBBELLS, 0.05, most=15, above=15).load_kg == 18


@given(
    reps=st.lists(st.lists(st.integers(1, 25), min_size=1, max_size=4), min_size=1, max_size=5),
    kg=st.sampled_from([2.0, 4.0, 6.0, 8.0, 10.0, 14.0, 22.0]),
    rir=st.one_of(st.none(), st.integers(0, 6)),
    wanted=st.integers(1, 4),
    above=st.sampled_from([12, 15, 20]),
    cap=st.sampled_from([0.05, 0.10]),
)
def test_no_step_asks_for_more_than_was_shown_and_the_cap(
    reps: list[list[int]], kg: float, rir: int | None, wanted: int, above: int, cap: float
) -> None:
    history = [did(tuple(each), kg, rir, 3 * i) for i, each in enumerate(reps)]
    step = double_progression(history, 3, 10, wanted, DUMBBELLS, cap, most=12, above=above)
    assert step.load_kg is not None
    if step.why == FAR:
        assert len(history) > 1
        assert step.load_kg == kg + 2
        shown = min(s.reps + (s.rir or 0) for p in history[-2:] for s in p.sets)
        assert step.load_kg / share_of_max(max(step.reps) + wanted) <= (1 + cap) * kg / share_of_max(shown) + 1e-6
    elif step.load_kg > kg:
        assert step.load_kg <= kg * (1 + cap) + 1e-6
    assert max(step.reps) <= max(above, 12)


def planned(id: str, reps: int, kg: float | None, note: str | None = None, sets: int = 1) -> PlannedExercise:
    e = catalogue()[id]
    many = [PlannedSet(set_number=i + 1, target_reps=reps, target_rir=3, rest_seconds=90, target_load_kg=kg) for i in range(sets)]
    return PlannedExercise(
        exercise=e.name, exercise_id=id, pattern=e.pattern, muscles=e.muscles, equipment=list(e.equipment), sets=many, note=note
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_has_grown_says_so_and_no_longer_when_it_has_not(language: str) -> None:
    plain = planned("dumbbell_row", 13, 8, "Knees soft")
    grown = noted(plain, language, grown=True)
    assert is_grown(grown)
    assert GROWN_NOTE[language] in (grown.note or "")
    assert noted(grown, language, grown=False) == plain
    assert (above_range("horizontal pull"), above_range("elbow flexion")) == (15, 20)


def test_only_what_the_plan_asks_for_already_holds() -> None:
    there = {("s", "dumbbell_row"): planned("dumbbell_row", 8, 12, sets=2)}
    assert holds("s", planned("dumbbell_row", 9, 12, sets=2), there)
    assert not holds("s", planned("dumbbell_row", 8, 14, sets=2), there)
    assert not holds("s", planned("dumbbell_row", 8, 12, sets=3), there), "never two at once"
    assert not holds("x", planned("dumbbell_row", 8, 12, sets=2), there)
    assert not standing(None)
    assert msgspec.structs.replace(there["s", "dumbbell_row"], note=None) == there["s", "dumbbell_row"]
