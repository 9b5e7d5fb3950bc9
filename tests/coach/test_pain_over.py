"""Pains told in ordinary ways, pains that are over, and questions for those that are known."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.done_said import read_done
from milo.coach.talk.heard.pain_over import asks_pains, nothing_hurts, read_over
from milo.coach.talk.heard.pain_said import read_pain
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("text", "language", "region", "level"),
    [
        ("me duele el codo derecho desde el lunes, un 4", "es", "elbow", 4),
        ("my hip hurts since yesterday, about a 6", "en", "hip", 6),
        ("my ankle has been sore for three days, 3/10", "en", "ankle", 3),
        ("ahora sí me duele la cadera, como un 5", "es", "hip", 5),
        ("me duele el hombro un 2 y no dormí nada", "es", "shoulder", 2),
        ("me molesta la muñeca izquierda 3", "es", "wrist", 3),
        ("my elbow was 4/10 during the ride", "en", "elbow", 4),
        ("my knee aches a little on the stairs, maybe 2", "en", "knee", 2),
    ],
)
def test_a_pain_with_its_number_is_read(text: str, language: Language, region: str, level: float) -> None:
    (done,) = read_done(text, language)
    assert done.pain is not None
    assert (done.pain.region, done.pain.level, done.days_ago) == (region, level, 0)


def test_sets_and_a_pain_in_one_sentence_are_both_read() -> None:
    sets, hurts = read_done("hoy metí 4 series de 5 con 90 en sentadilla y me molestó la rodilla, 4", "es")
    assert [(s.reps, s.weight_kg) for s in sets.sets] == [(5, 90)] * 4
    assert hurts.pain is not None
    assert (hurts.pain.region, hurts.pain.level) == ("knee", 4)


@pytest.mark.parametrize(
    "text",
    [
        "si me duele la rodilla un 4, paro",
        "does my shoulder hurt at 4/10?",
        "my knee doesn't hurt, 4x8 squats next",
        "shoulder mobility 4/10",
        "my shoulder feels good, energy 8/10",
        "my hip hurts since I ran 10 km",
    ],
)
def test_a_condition_a_question_or_another_scale_is_no_pain(text: str) -> None:
    pain = read_pain(text)
    assert pain is None or pain.level is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("my elbow is fine again", "elbow"),
        ("my hip doesn't hurt any more", "hip"),
        ("the pain in my left wrist is gone", "wrist"),
        ("no ankle pain any more", "ankle"),
        ("my knee is fine again, you can put the squats back", "knee"),
        ("ya no me duele el codo", "elbow"),
        ("la cadera ya está bien", "hip"),
        ("se me ha pasado lo del tobillo", "ankle"),
        ("ya no tengo dolor en la muñeca", "wrist"),
    ],
)
def test_a_pain_that_is_over_is_a_pain_of_nothing(text: str, region: str) -> None:
    (done,) = read_done(text, "en")
    assert done.pain is not None
    assert (done.pain.region, done.pain.level) == (region, 0)


@pytest.mark.parametrize(
    "text",
    [
        "is my knee fine again?", "my knee doesn't hurt when I cycle", "my knee is not fine",
        "ya no me duele si no corro la rodilla", "my knee is fine, my hip hurts",
        "I hope my knee is fine again", "my sister's knee is fine again but mine is not", "my knee still hurts",
        "no me duele tanto la rodilla",
    ],
)  # fmt: skip
def test_a_doubt_a_condition_or_somebody_else_ends_no_pain(text: str) -> None:
    assert read_over(text) is None


def test_a_pain_that_is_only_less_is_asked_about() -> None:
    for text in ("my knee is much better", "la rodilla está mejor"):
        better = read_over(text)
        assert better is not None
        assert (better.region, better.level) == ("knee", None)


def test_a_question_for_the_pains_that_are_known_is_told_from_others() -> None:
    for text in ("which pains do you know of?", "what pains did I tell you?", "¿qué dolores tengo apuntados?"):
        assert asks_pains(text)
    for text in ("what is pain?", "what helps against pains?", "¿qué hago con los dolores?"):
        assert not asks_pains(text)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("ya no me duele nada", True),
        ("nothing hurts any more", True),
        ("the pain is gone", True),
        ("nothing hurts when I rest", False),
        ("does nothing hurt?", False),
        ("no me duele la rodilla", False),
        ("I hope nothing hurts tomorrow", False),
    ],
)
def test_that_nothing_hurts_is_heard_where_no_place_is_named(text: str, over: bool) -> None:
    assert nothing_hurts(text) is over
