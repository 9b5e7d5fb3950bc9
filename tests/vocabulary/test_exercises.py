"""The lifts Milo knows, under the names apps and people give them."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.exercises import catalogue, find_exercise, is_assisted, names


def written_names() -> list[tuple[str, str]]:
    """(id, name) of every name in the catalogue."""
    return [(id, name) for id, written in names().items() for name in written]


def test_no_name_means_two_exercises() -> None:
    wrong = [(id, name) for id, name in written_names() if (found := find_exercise(name)) is None or found.id != id]
    assert wrong == []


def test_every_exercise_says_what_it_trains_and_needs() -> None:
    for id, exercise in catalogue().items():
        assert exercise.id == id
        assert exercise.name
        assert exercise.name_es
        assert exercise.pattern
        assert bool(exercise.muscles) == (exercise.kind == "strength"), id
        assert set(exercise.muscles.values()) <= {1.0, 0.5}, id
        assert set(exercise.equipment) <= set(EQUIPMENT_WORDS), id


@pytest.mark.parametrize(
    ("id", "known_as"),
    [
        ("bench_press", ["Bench Press (Barbell)", "Flat Barbell Bench Press", "bench", "BENCH-PRESS", "Press de Banca (Barra)"]),
        (
            "incline_dumbbell_press",
            ["Incline Bench Press (Dumbbell)", "Incline Dumbbell Bench Press", "Press Inclinado (Mancuerna)"],
        ),
        ("back_squat", ["Squat (Barbell)", "Barbell Squat", "back squat", "sentadilla", "Sentadilla (Barra)"]),
        ("deadlift", ["Deadlift (Barbell)", "Dead lift", "peso muerto"]),
        ("romanian_deadlift", ["Romanian Deadlift (Barbell)", "RDL", "Peso Muerto Rumano"]),
        ("overhead_press", ["Overhead Press (Barbell)", "OHP", "Press militar", "Standing Military Press (Barbell)"]),
        ("barbell_row", ["Bent Over Row (Barbell)", "Barbell Row", "Pendlay Row (Barbell)"]),
        ("lat_pulldown", ["Lat Pulldown (Cable)", "Lat pulldown (V-grip)", "Jalón al pecho"]),
        ("pull_up", ["Pull Up", "Pull-ups", "pullup", "Pull Up (Weighted)", "dominadas"]),
        ("smith_squat", ["Squat (Smith Machine)", "Smith machine squats"]),
        ("dumbbell_row", ["Bent Over One Arm Row (Dumbbell)", "Single-Arm Dumbbell Row", "Dumbbell Row"]),
        ("triceps_pushdown", ["Triceps Pushdown (Cable - Straight Bar)", "Tricep Push Down", "Rope Pushdown"]),
    ],
)
def test_one_lift_is_known_under_the_names_of_every_app(id: str, known_as: list[str]) -> None:
    for name in known_as:
        found = find_exercise(name)
        assert found is not None, name
        assert found.id == id, name


# Names that apps come with, of lifts the tests above do not name.
USUAL = """
Ab Wheel; Arnold Press (Dumbbell); Back Extension; Bench Dip; Bench Press (Dumbbell); Bench Press - Close Grip
(Barbell); Bench Press (Smith Machine); Bicep Curl (Barbell); Bicep Curl (Cable); Bicep Curl (Dumbbell); Bicep Curl
(Machine); Box Squat (Barbell); Bulgarian Split Squat; Cable Crossover; Cable Crunch; Cable Fly Crossovers; Cable Pull
Through; Calf Press on Leg Press; Chest Dip; Chest Fly (Dumbbell); Chest Fly (Machine); Chest Press (Machine); Chin
Up; Clean and Jerk (Barbell); Concentration Curl (Dumbbell); Crunch; Deadlift (Trap bar); Decline Bench Press
(Barbell); EZ Bar Biceps Curl; Face Pull; Floor Press (Barbell); Front Raise (Dumbbell); Front Squat (Barbell); Glute
Bridge; Glute Ham Raise; Goblet Squat; Good Morning (Barbell); Hack Squat (Machine); Hammer Curl (Dumbbell); Hanging
Leg Raise; Hip Abduction (Machine); Hip Adduction (Machine); Hip Thrust (Barbell); Incline Bench Press (Barbell);
Inverted Row; Iso-Lateral Chest Press (Machine); Iso-Lateral Row (Machine); Kettlebell Swing; Lateral Raise (Cable);
Lateral Raise (Dumbbell); Leg Extension (Machine); Leg Press (Machine); Leg Press Horizontal (Machine); Lunge
(Dumbbell); Lying Leg Curl (Machine); Overhead Press (Dumbbell); Overhead Triceps Extension (Cable); Pec Deck; Plank;
Power Clean; Preacher Curl (Barbell); Pullover (Dumbbell); Push Press; Push Up; Rack Pull (Barbell); Rear Delt Reverse
Fly (Machine); Reverse Crunch; Reverse Curl (Barbell); Reverse Fly (Dumbbell); Russian Twist (Weighted); Seated Cable
Row - V Grip (Cable); Seated Calf Raise; Seated Incline Curl (Dumbbell); Seated Leg Curl (Machine); Seated Overhead
Press (Barbell); Seated Row (Machine); Shoulder Press (Dumbbell); Shoulder Press (Machine); Shrug (Barbell); Shrug
(Dumbbell); Side Plank; Sit Up; Skullcrusher (Barbell); Snatch (Barbell); Spider Curl (Dumbbell); Split Squat
(Dumbbell); Standing Calf Raise (Machine); Step Up; Stiff Leg Deadlift (Barbell); Straight Arm Lat Pulldown (Cable);
Sumo Deadlift (Barbell); T Bar Row; Thruster (Barbell); Triceps Dip; Triceps Extension (Dumbbell); Triceps Rope
Pushdown; Upright Row (Barbell); Walking Lunge (Dumbbell); Wrist Curl (Dumbbell); Zercher Squat (Barbell); Barbell
Curl; Flat Dumbbell Bench Press; Incline Dumbbell Fly; Seated Dumbbell Press; Dumbbell Lateral Raise; Lying Triceps
Extension; Parallel Bar Triceps Dip
"""


def test_the_usual_lifts_of_lifting_apps_are_known() -> None:
    assert [name for name in USUAL.split(";") if find_exercise(name) is None] == []


def test_a_real_log_is_known_nearly_throughout(shared_data: Callable[[str], Path]) -> None:
    with (shared_data("lift-hevy") / "workout_data.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = {row["exercise_title"] for row in csv.DictReader(file)}
    known = sum(find_exercise(title) is not None for title in titles)
    assert known >= 0.95 * len(titles)


@each(
    "name",
    [
        "",
        "()",
        "press",
        "Dumbbell Press",
        "Something Nobody Knows",
        "Bench Press Jump",
        "Squat Row",
        "raise",
        "barbell",
        "卧推",
        "Banca Muerta",
    ],
)
def test_what_is_not_known_for_sure_is_not_guessed(name: str) -> None:
    assert find_exercise(name) is None


APART = """
Deadlift; Romanian Deadlift; Sumo Deadlift; Stiff Leg Deadlift; Squat; Front Squat; Hack Squat; Goblet Squat;
Bench Press; Incline Bench Press; Decline Bench Press; Close Grip Bench Press; Dumbbell Bench Press; Dip;
Bench Dip; Clean; Power Clean; Clean and Jerk; Hip Thrust; Glute Bridge; Leg Press; Calf Press; Leg Curl;
Wrist Curl
"""


def test_lifts_that_share_words_stay_apart() -> None:
    found = [find_exercise(name) for name in APART.split(";")]
    assert None not in found
    assert len({exercise.id for exercise in found if exercise}) == len(found)


@given(st.sampled_from(written_names()), st.randoms(use_true_random=False))
def test_case_order_and_punctuation_of_a_name_do_not_matter(known: tuple[str, str], rng: random.Random) -> None:
    id, name = known
    shouted = find_exercise(f"  {name.upper()} ")
    assert shouted is not None
    assert shouted.id == id
    # Words that count as one ("pull up") travel together.
    head, _, tail = name.partition(" (")
    turned = find_exercise(f"{tail.rstrip(')')} ({head})" if tail else f"{name}, ()")
    assert turned is not None
    assert turned.id == id
    dotted = find_exercise(name.replace(" ", rng.choice(["  ", " - ", "-"])))
    assert dotted is not None
    assert dotted.id == id


@given(st.text(max_size=40))
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    found = find_exercise(text)
    assert found is None or found.id in catalogue()


def test_help_is_not_load() -> None:
    assert is_assisted("Pull Up (Assisted)")
    assert is_assisted("Dominadas asistidas")
    assert not is_assisted("Pull Up (Weighted)")
    assert not is_assisted("Bench Press (Barbell)")
