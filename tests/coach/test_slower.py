"""Where neither weight nor repetitions may grow, what has a way down is lowered slowly; nothing that is thrown or held."""

from __future__ import annotations

import pytest

from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting_changes import Change
from milo.coach.adapt.adapting_sets import held_word
from milo.coach.adapt.progression import Next
from milo.coach.adapt.slower import can_be_slow, is_slow, slowed, unslowed
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedExercise, PlannedSet


def planned(id: str, note: str | None = None) -> PlannedExercise:
    e = catalogue()[id]
    sets = [PlannedSet(set_number=1, target_reps=12, target_rir=3, rest_seconds=90, target_load_kg=12)]
    return PlannedExercise(
        exercise=e.name, exercise_id=id, pattern=e.pattern, muscles=e.muscles, equipment=list(e.equipment), sets=sets, note=note
    )


@pytest.mark.parametrize("id", ["goblet_squat", "dumbbell_floor_press", "dumbbell_row", "push_up", "split_squat"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_lowered_exercise_is_slowed_once_and_a_new_weight_begins_as_any(id: str, language: str) -> None:
    before = planned(id, "Knees out")
    slow = slowed(before, language)
    assert can_be_slow(before)
    assert is_slow(slow)
    assert not can_be_slow(slow)
    assert slow.sets == before.sets
    assert unslowed(slow) == before
    assert unslowed(slowed(planned(id), language)) == planned(id)


@pytest.mark.parametrize("id", ["kettlebell_swing", "dumbbell_swing", "wall_sit", "dead_bug", "bird_dog", "side_plank"])
def test_what_is_thrown_or_held_is_never_slowed(id: str) -> None:
    assert not can_be_slow(planned(id))


@pytest.mark.parametrize("reason", ["range_full", "range_full_body"])
def test_what_is_slow_already_is_not_told_to_be_slower(reason: str) -> None:
    step = Next("more_reps", 12, (12,), reason)
    params = {"exercise": "goblet_squat", "most_reps": 12, "next_kg": 14, "further": 17, "cap": 10}
    for language, slower in (("en", ("three seconds", "slower ones")), ("es", ("tres segundos", "más despacio cuestan"))):
        slow = slowed(planned("goblet_squat"), language)
        change = Change(rule="progress.double", of="load_kg", old=12, new=12, held=held_word(step, slow), params=params)
        assert not any(words in say(change, language).lower() for words in slower)
    assert held_word(step, planned("goblet_squat")) == reason
    assert held_word(Next("same", 12, (12,), "pain"), slow) == "pain"
