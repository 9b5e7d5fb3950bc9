"""The catalogue as a whole: every exercise complete, in both languages, and every edge in order."""

from __future__ import annotations

from collections import Counter

import pytest

from each import each
from milo.vocabulary.athlete import CONDITION_WORDS, EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.exercises import catalogue, find_exercise

EXERCISES = list(catalogue().values())
STRENGTH = [e for e in EXERCISES if e.kind == "strength"]
# Patterns that no band and no body alone can load, or no dumbbell: with the reason.
NO_BODY_OR_BAND = {"olympic"}  # a bar or a bell is thrown
NO_DUMBBELL = {"scapular"}


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(e.kind for e in EXERCISES)
    assert len(EXERCISES) >= 300
    assert kinds["balance"] >= 12
    assert kinds["mobility"] + kinds["warm_up"] >= 30
    assert kinds["warm_up"] >= 10


def test_every_field_is_complete_in_both_languages() -> None:
    for e in EXERCISES:
        assert 2 <= len(e.cues) <= 4, e.id
        assert 1 <= len(e.faults) <= 3, e.id
        assert len(e.cues_es) == len(e.cues), e.id
        assert len(e.faults_es) == len(e.faults), e.id
        assert len(set(e.cues)) == len(e.cues), e.id
        for text in (*e.cues, *e.cues_es, *e.faults, *e.faults_es):
            assert text[0].isupper() or not text[0].isalpha(), (e.id, text)
            assert text.endswith("."), (e.id, text)
            assert len(text) <= 90, (e.id, text)
        assert set(e.cues).isdisjoint(e.cues_es), e.id
        assert e.skill in (1, 2, 3), e.id
        assert e.called("en") == e.name
        assert e.called("es") == e.name_es


def test_words_are_those_of_the_profile() -> None:
    for e in EXERCISES:
        assert set(e.equipment) <= set(EQUIPMENT_WORDS), e.id
        assert set(e.joints) <= set(REGION_WORDS), e.id
        assert all(0 < stress <= 1 for stress in e.joints.values()), e.id
        assert set(e.contraindications) <= {*CONDITION_WORDS, "pregnancy", "postpartum"}, e.id


@each("spelling", ["name", "name_es"])
def test_no_two_exercises_share_a_name(spelling: str) -> None:
    shared = [name for name, n in Counter(getattr(e, spelling).lower() for e in EXERCISES).items() if n > 1]
    assert shared == []
    assert all(find_exercise(getattr(e, spelling)) == e for e in EXERCISES)


def test_easier_and_harder_are_two_sides_of_one_edge_without_circles() -> None:
    known = catalogue()
    for e in EXERCISES:
        for harder in e.harder:
            assert e.id in known[harder].easier
            assert known[harder].pattern == e.pattern, (e.id, harder)
            assert known[harder].skill >= e.skill, (e.id, harder)
        for easier in e.easier:
            assert e.id in known[easier].harder
    left = {e.id: set(e.easier) for e in EXERCISES}
    while ready := [id for id, easier in left.items() if not easier & left.keys()]:
        for id in ready:
            del left[id]
    assert left == {}, "these lead back to themselves"


def test_every_lift_has_a_direct_muscle_or_says_so_by_its_halves() -> None:
    for e in STRENGTH:
        assert e.muscles, e.id
        assert set(e.muscles.values()) <= {0.5, 1.0}, e.id
    main = [e for e in STRENGTH if e.pattern in {"squat", "hinge", "lunge", "horizontal push", "vertical push", "horizontal pull"}]
    assert all(1.0 in e.muscles.values() for e in main)


def test_drills_count_as_no_set() -> None:
    assert all(not e.muscles for e in EXERCISES if e.kind != "strength")


def test_every_pattern_has_something_for_those_without_machines() -> None:
    for pattern in {e.pattern for e in STRENGTH}:
        mine = [e for e in STRENGTH if e.pattern == pattern]
        plain = [e for e in mine if set(e.equipment) <= {"band", "pull-up bar"}]
        assert plain or pattern in NO_BODY_OR_BAND, pattern
        assert [e for e in mine if "dumbbell" in e.equipment] or pattern in NO_DUMBBELL, pattern


@each("item", ["barbell", "dumbbell", "kettlebell", "machine", "cable", "band", "bench", "pull-up bar"])
def test_every_piece_of_equipment_has_many_exercises(item: str) -> None:
    assert sum(item in e.equipment for e in STRENGTH) >= 10


def test_a_weight_to_note_needs_something_with_a_weight() -> None:
    heavy = {"barbell", "dumbbell", "kettlebell", "machine", "cable"}
    for e in EXERCISES:
        if e.loadable:
            assert heavy & set(e.equipment), e.id
        if e.equipment == ():
            assert e.bodyweight, e.id
            assert not e.loadable, e.id


def test_one_region_has_one_stress_however_it_is_spelled() -> None:
    deadlift = catalogue()["deadlift"]
    assert deadlift.stress("low back") == deadlift.stress("low_back") == deadlift.joints["low back"] > 0.6
    assert deadlift.stress("groin") == 0.0


@pytest.mark.parametrize(
    ("region", "ids"),
    [
        ("knee", ["jump_squat", "box_jump", "pistol_squat", "lunge", "back_squat"]),
        ("low back", ["deadlift", "barbell_row", "good_morning", "situp", "power_clean", "back_squat"]),
        ("shoulder", ["overhead_press", "dip", "bench_press", "upright_row"]),
        ("wrist", ["push_up", "handstand_push_up"]),
        ("neck", ["shrug"]),
        ("ankle", ["jump_squat", "jump_rope"]),
        ("achilles", ["jump_rope", "single_leg_calf_raise"]),
        ("groin", ["sumo_deadlift", "cossack_squat"]),
        ("elbow", ["skull_crusher"]),
    ],
)
def test_what_the_safety_table_removes_loads_that_joint_much(region: str, ids: list[str]) -> None:
    assert all(catalogue()[id].stress(region) >= 0.6 for id in ids)


@pytest.mark.parametrize(
    ("condition", "ids"),
    [
        ("pregnancy", ["bench_press", "situp", "box_jump", "glute_bridge", "lying_leg_curl", "handstand_push_up"]),
        ("postpartum", ["jump_squat", "leg_raise", "situp"]),
        ("hypertension", ["wall_sit", "deadlift", "handstand_push_up", "decline_bench_press"]),
        ("heart disease", ["burpee", "thruster"]),
        ("osteoporosis", ["situp", "russian_twist", "box_jump"]),
        ("epilepsy", ["bench_press", "snatch"]),
    ],
)
def test_what_speaks_against_an_exercise_is_known(condition: str, ids: list[str]) -> None:
    assert all(condition in catalogue()[id].contraindications for id in ids)


@each("condition", [*CONDITION_WORDS, "pregnancy", "postpartum"])
def test_a_condition_takes_whole_patterns_away_only_where_it_must(condition: str) -> None:
    gone = {e.pattern for e in EXERCISES} - {e.pattern for e in EXERCISES if condition not in e.contraindications}
    assert gone <= {"jump", "olympic", "core flexion", "core rotation"}
