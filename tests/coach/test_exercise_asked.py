"""Exercise guidance: every exercise is found by its names however it is asked for, and what the catalogue holds of it is told."""

from __future__ import annotations

import random
from datetime import date

import pytest

from each import each
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.conversation.answers.named import gear
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue, find_exercise

FACTS = Facts(today=date(2026, 3, 4))
ASKED = {
    "en": ("how do I do {}?", "what muscles does {} work?", "common mistakes in {}", "alternatives to {}", "easier version of {}"),
    "es": (
        "¿cómo se hace {}?",
        "¿qué músculos trabaja {}?",
        "errores comunes en {}",
        "alternativas a {}",
        "versión más fácil de {}",
    ),
}
OF_AN_EXERCISE = {"how", "swap", "numbers"}


def said(text: str, facts: Facts = FACTS) -> str:
    return answer(question_of(text), facts).text


@each("language", ["en", "es"])
def test_every_exercise_is_found_by_its_name_in_every_question(language: str) -> None:
    wrong = []
    for number, (id, e) in enumerate(catalogue().items()):
        text = ASKED[language][number % 5].format(e.called(language).lower())
        found = question_of(text, language)  # type: ignore[arg-type]
        if found.exercise != id or found.name not in OF_AN_EXERCISE:
            wrong.append((text, found.name, found.exercise))
    assert not wrong


def test_nearly_every_name_with_a_slip_is_found() -> None:
    rng, tried, found = random.Random(3), 0, 0
    for number, (id, e) in enumerate(catalogue().items()):
        language = ("en", "es")[number % 2]
        words = [w for w in e.called(language).lower().split() if len(w) >= 6 and w.isalpha()]
        if words:
            word = rng.choice(words)
            at = rng.randrange(1, len(word) - 2)
            slipped = rng.choice([word[:at] + word[at + 1 :], word[: at + 1] + word[at:]])
            text = ASKED[language][0].format(e.called(language).lower().replace(word, slipped, 1))
            tried, found = tried + 1, found + (question_of(text).exercise == id)
    assert tried > 150
    assert found >= 0.97 * tried


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("crunches", "crunch"), ("facepulls", "face_pull"), ("db bench", "dumbbell_bench_press"),
        ("incline bench", "incline_bench_press"),
        ("leg presses", "leg_press"), ("snatches", "snatch"), ("lat raises", "lateral_raise"), ("cgbp", "close_grip_bench"),
        ("tgu", "turkish_get_up"), ("curl femoral", "lying_leg_curl"), ("lagartijas", "push_up"), ("desplantes", "lunge"),
        ("estocadas", "lunge"), ("jalones", "lat_pulldown"), ("extensiones de pierna", "leg_extension"),
        ("sentadilla copa", "goblet_squat"), ("good mornings", "good_morning"), ("squatting", "back_squat"),
    ],
)  # fmt: skip
def test_short_forms_and_plurals_are_the_exercise(name: str, id: str) -> None:
    assert question_of(f"how do I do {name}?").exercise == id


def test_what_the_profile_lacks_is_named() -> None:
    bruno = Profile(sex="male", goal="strength", days_per_week=3, age=40, equipment=["dumbbell"])
    told = said("what equipment do I need for face pulls?", Facts(today=date(2026, 3, 4), profile=bruno))
    assert "Not in your profile: cable." in told


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("ejercicios para el pecho sin material", set()),
        ("bodyweight exercises for legs", set()),
        ("chest exercises without equipment", set()),
        ("exercises for back with dumbbells", {"dumbbell", "bench", "rack"}),
        ("alternatives for squats without equipment", set()),
        ("alternativas a la sentadilla con mancuernas", {"dumbbell", "bench", "rack"}),
    ],
)
def test_the_equipment_that_is_named_bounds_the_exercises(text: str, allowed: set[str]) -> None:
    listed = said(text).split(":", 1)[1].split("\n")[0].rstrip(".").replace(" and ", ", ").replace(" y ", ", ")
    found = [e for name in listed.split(", ") if (e := find_exercise(name.strip())) is not None]
    assert len(found) >= 3
    assert all(set(e.equipment) <= allowed for e in found)
    assert gear("what is my plan") is None


def test_a_question_that_says_all_follows_nothing() -> None:
    """ "How do I do crunches?" after "when do I squat next?" asks how, not when."""
    assert intent_of(["when do I squat next?", "how do I do crunches?"]).part is None
    assert intent_of(["when do I squat next?", "and crunches?"]).part == "next"


def test_the_exercise_that_trains_little_else_comes_first_for_a_muscle() -> None:
    first = said("best exercise for glutes").split(":")[1].split(",")[0].strip()
    known = find_exercise(first)
    assert known is not None
    assert {m for m, weight in known.muscles.items() if weight >= 1} == {"glutes"}
