"""A target set or taken away in a sentence is read whole, and a question or a wish is none."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.target_said import TargetSaid, read_target
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("set my calorie target to 2,200 kcal a day", "en", TargetSaid("calories", 2200.0)),
        ("My calorie goal is 2300 kcal", "en", TargetSaid("calories", 2300.0)),
        ("pon mi objetivo de calorías en 2200", "es", TargetSaid("calories", 2200.0)),
        ("mi objetivo de sueño es 8 horas", "es", TargetSaid("sleep", 8.0)),
        ("set my sleep target to 7.5 hours", "en", TargetSaid("sleep", 7.5)),
        ("remove my calorie target please", "en", TargetSaid("calories")),
        ("quita mi objetivo de calorías", "es", TargetSaid("calories")),
        ("borra mi meta de sueño", "es", TargetSaid("sleep")),
        ("raise my calorie target to 2,500", "en", TargetSaid("calories", 2500.0)),
        ("lower my daily calorie goal to 1000 kcal", "en", TargetSaid("calories", 1000.0)),
        ("sube mi objetivo de calorías a 2.500", "es", TargetSaid("calories", 2500.0)),
        ("baja mi objetivo calórico diario a 1900", "es", TargetSaid("calories", 1900.0)),
        ("quita el objetivo de calorías diarias", "es", TargetSaid("calories")),
        ("quita mi meta calórica", "es", TargetSaid("calories")),
        ("ya no quiero objetivo de calorías", "es", TargetSaid("calories")),
        ("I don't want a calorie target anymore", "en", TargetSaid("calories")),
        ("my goal weight is 60 kg", "en", TargetSaid("weight", 60.0)),
    ],
)
def test_a_target_is_read(text: str, language: Language, said: TargetSaid) -> None:
    assert read_target(text, language) == said


@pytest.mark.parametrize(
    "text",
    [
        "what is my calorie target?", "calorie target", "my target is 2200", "should I set my calorie target to 2200",
        "remove my squats",
        "don't remove my calorie target", "set my squat target to 100 kg", "set my calorie target to 2200 or 2400",
        "remove my goal", "no quiero cambiar mi objetivo de calorías", "raise my calorie target by 200",
        "set my sleep target to 8 kg",
    ],
)  # fmt: skip
def test_what_is_no_target_is_none(text: str) -> None:
    assert read_target(text, "en") is None
