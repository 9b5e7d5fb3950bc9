"""Finding exercises by name, and what can stand in for one."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from milo.coach.catalogue import alternatives, main_muscles, most_stress, possible, search, variants
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.exercises import catalogue

EVERYTHING = list(EQUIPMENT_WORDS)


@pytest.mark.parametrize(
    ("text", "language", "id"),
    [
        ("bench pres", "en", "bench_press"),
        ("bnech press", "en", "bench_press"),
        ("goblet sqaut", "en", "goblet_squat"),
        ("romanian dedlift", "en", "romanian_deadlift"),
        ("pushups", "en", "push_up"),
        ("push ups", "en", "push_up"),
        ("RDL", "en", "romanian_deadlift"),
        ("hip trust", "en", "hip_thrust"),
        ("lat pull down", "en", "lat_pulldown"),
        ("overhed press", "en", "overhead_press"),
        ("cat cow", "en", "cat_cow"),
        ("sentadila bulgara", "es", "bulgarian_split_squat"),
        ("peso muetro rumano", "es", "romanian_deadlift"),
        ("dominada", "es", "pull_up"),
        ("remo con mancuerna", "es", "dumbbell_row"),
        ("puente gluteo", "es", "glute_bridge"),
        ("plancha lateral", "es", "side_plank"),
        ("zancadas hacia atras", "es", "reverse_lunge"),
        ("flexion", "es", "push_up"),
        ("apoyo en una pierna", "es", "single_leg_stand"),
    ],
)
def test_what_is_meant_comes_first_in_spite_of_typing_errors(text: str, language: str, id: str) -> None:
    assert search(text, language, 5)[0].id == id


def test_nearly_every_name_with_one_slip_is_found_among_the_first_five() -> None:
    rng = random.Random(7)
    asked = missed = 0
    for e in list(catalogue().values())[::5]:
        for language in ("en", "es"):
            word = max(e.called(language).split(), key=len)
            at = rng.randrange(1, len(word) - 1)
            slip = rng.choice([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])
            asked += 1
            missed += e not in search(e.called(language).replace(word, slip), language, 5)
    assert missed <= 0.02 * asked


@each("text", ["", "   ", "xyzzy", "12345", "卧推", "¿?"])
def test_nonsense_finds_nothing(text: str) -> None:
    assert search(text) == []


def test_kinds_are_found_by_their_word() -> None:
    assert {e.kind for e in search("equilibrio", "es", 12)} == {"balance"}
    assert {e.kind for e in search("stretch", "en", 12)} == {"mobility"}


def test_a_limit_is_kept_and_none_is_refused() -> None:
    assert len(search("squat", "en", 3)) == 3
    with pytest.raises(BadValue):
        search("squat", "en", 0)


@given(st.text(max_size=60))
@settings(max_examples=50, deadline=None)
def test_any_text_is_searched_without_an_error(text: str) -> None:
    assert len(search(text, "es", 3)) <= 3


def test_a_stand_in_has_the_same_pattern_and_main_muscle_and_can_be_done() -> None:
    for wanted in catalogue().values():
        for other in alternatives(wanted.id, ["dumbbell", "band"], {"knee": 4.0}):
            assert other.id != wanted.id
            assert other.pattern == wanted.pattern
            assert other.kind == wanted.kind
            assert not main_muscles(wanted) or main_muscles(wanted) & main_muscles(other)
            assert set(other.equipment) <= {"dumbbell", "band"}
            assert other.stress("knee") <= 0.5


def test_the_closest_comes_first() -> None:
    assert alternatives("back_squat", ["dumbbell", "bench"])[0].id == "dumbbell_front_squat"
    assert alternatives("bench_press", ["dumbbell", "bench"])[0].id == "dumbbell_bench_press"
    assert alternatives("romanian_deadlift", ["dumbbell"])[0].id == "dumbbell_romanian_deadlift"
    assert alternatives("barbell_row", ["dumbbell", "bench"], {"low_back": 6.0})[0].id == "chest_supported_dumbbell_row"


def test_a_sore_knee_leaves_hinges_for_squats_only_when_other_patterns_are_wanted() -> None:
    assert alternatives("back_squat", ["dumbbell"], {"knee": 7.0}) == []
    others = alternatives("back_squat", ["dumbbell"], {"knee": 7.0}, other_patterns=True)
    assert others
    assert all(e.stress("knee") <= 0.2 for e in others)
    assert "hinge" in {e.pattern for e in others}


def test_same_patterns_come_before_others() -> None:
    patterns = [e.pattern == "horizontal pull" for e in alternatives("barbell_row", EVERYTHING, other_patterns=True)]
    assert patterns == sorted(patterns, reverse=True)


def test_more_pain_never_allows_more() -> None:
    allowed = [{e.id for e in possible(EVERYTHING, {"shoulder": pain})} for pain in (0.0, 2.9, 3.0, 4.9, 5.0, 10.0)]
    assert all(less >= more for less, more in pairwise(allowed))
    assert allowed[0] > allowed[2] > allowed[4]


def test_pain_of_unknown_strength_counts_as_much() -> None:
    assert most_stress(None) == most_stress(9.0) < most_stress(3.0) < most_stress(0.0)
    assert possible(EVERYTHING, {"knee": None}) == possible(EVERYTHING, {"knee": 8.0})


def test_conditions_take_out_what_speaks_against_them() -> None:
    left = alternatives("bench_press", EVERYTHING, conditions=["pregnancy"])
    assert left
    assert all("pregnancy" not in e.contraindications for e in left)
    assert "floor_press" not in {e.id for e in left}


@each("region", REGION_WORDS)
def test_a_badly_hurt_region_still_leaves_something_to_train(region: str) -> None:
    left = possible(["dumbbell", "band", "bench"], {region: 8.0}, kinds=("strength",))
    assert len(left) >= 30
    assert len({e.pattern for e in left}) >= 8


@each(
    "call",
    [
        lambda: alternatives("no_such_lift", []),
        lambda: alternatives("deadlift", ["spaceship"]),
        lambda: alternatives("deadlift", [], {"soul": 3.0}),
        lambda: variants("no_such_lift", 1),
    ],
)
def test_unknown_words_are_refused(call: object) -> None:
    with pytest.raises(UnknownName):
        call()  # type: ignore[operator]


@each("pain", [-1.0, 10.5, float("nan")])
def test_a_pain_off_the_scale_is_refused(pain: float) -> None:
    with pytest.raises(BadValue):
        possible([], {"knee": pain})


def test_variants_climb_the_ladder_and_end_at_its_ends() -> None:
    assert "push_up" in {e.id for e in variants("knee_push_up", 1)}
    assert "wall_push_up" in {e.id for e in variants("push_up", -2)}
    assert [e.id for e in variants("push_up", 0)] == ["push_up"]
    assert variants("push_up", -9) == []
