"""Exercise guidance: every exercise is found by its names however it is asked for, and what the catalogue holds of it is told."""

from __future__ import annotations

import random
from datetime import date

import pytest

from milo.coach.plans.edits.reading import read_edit
from milo.coach.talk.heard.exercise_asked import gear_said
from milo.coach.talk.heard.intents import intents
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
    return answer(intents(text), facts).text


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_exercise_is_found_by_its_name_in_every_question(language: str) -> None:
    wrong = []
    for number, (id, e) in enumerate(catalogue().items()):
        text = ASKED[language][number % 5].format(e.called(language).lower())
        found = intents(text, language)  # type: ignore[arg-type]
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
            tried, found = tried + 1, found + (intents(text).exercise == id)
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
    assert intents(f"how do I do {name}?").exercise == id


def test_a_greeting_stays_a_greeting() -> None:
    assert intents("good morning").name == "greeting"
    assert intents("buenos días, ¿qué toca hoy?").exercise is None
    for text in (
        "good morning, with a headache",
        "buenos días, mis rodillas duelen",
        "good morning my back hurts",
        "buenos días a todos",
    ):
        assert intents(text).exercise is None, text
    assert intents("técnica de buenos días con barra").exercise == "good_morning"
    assert intents("¿cómo se hace buenos días con banda?").exercise == "band_good_morning"


def test_the_name_of_a_stretch_asks_nothing_of_stretching() -> None:
    assert intents("how do I do a wall calf stretch?").advice is None
    assert intents("stiff-leg deadlift technique").name == "how"
    assert intents("should I stretch before training?").advice == "stretch"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what equipment do I need for face pulls?", "Face pull needs: cable."),
        ("¿qué material necesito para la plancha?", "Plancha no necesita material."),
        ("is the leg press hard on the knees?", "Leg press loads most: knee."),
        ("¿la prensa es mala para las rodillas?", "Prensa de piernas carga sobre todo: rodilla."),
        ("what's the difference between front squat and back squat", "Back squat is the easier one to learn."),
        ("where should I feel hip thrusts", "Hip thrust trains glutes."),
        ("¿dónde debo notar el hip thrust?", "Empuje de cadera trabaja glúteos."),
        ("am I doing squats right", "Keep your whole foot on the floor."),
        ("how do I breathe when squatting", "Breathe in and tighten your trunk"),
        ("¿qué es un peso muerto rumano?", "Peso muerto rumano:"),
    ],
)
def test_what_the_catalogue_holds_of_an_exercise_is_told(text: str, told: str) -> None:
    assert told in said(text)


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
    assert gear_said("what is my plan") is None


@pytest.mark.parametrize(
    "text",
    [
        "alternatives to barbell row without bench", "ejercicios para el pecho sin material", "chest exercises without equipment",
        "best exercises for legs with only dumbbells", "alternativas a la sentadilla sin barra",
    ],
)  # fmt: skip
def test_a_question_for_exercises_is_no_order_to_change_the_plan(text: str) -> None:
    assert read_edit(text) is None


def test_a_question_that_says_all_follows_nothing() -> None:
    """ "How do I do crunches?" after "when do I squat next?" asks how, not when."""
    assert intent_of(["when do I squat next?", "how do I do crunches?"]).part is None
    assert intent_of(["when do I squat next?", "and crunches?"]).part == "next"


def test_the_exercise_that_trains_little_else_comes_first_for_a_muscle() -> None:
    first = said("best exercise for glutes").split(":")[1].split(",")[0].strip()
    known = find_exercise(first)
    assert known is not None
    assert {m for m, weight in known.muscles.items() if weight >= 1} == {"glutes"}
