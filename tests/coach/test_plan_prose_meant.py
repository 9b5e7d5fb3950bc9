"""Words that harm in a coach's mouth and are plain in a note of training, and the harmful ones beside them."""

from __future__ import annotations

from each import each
from milo.coach.safety.prose.hearer import Hearer
from milo.coach.safety.prose.unfit import unfit


@each(
    "text",
    [
        "aguanta la plancha 30 segundos", "aguanta abajo 2 segundos", "don't stop at the top", "no pares en el punto alto",
        "sin parar entre ejercicios", "no descanses más de 60 s", "don't rest more than 60 s", "keep going until 8 clean reps",
        "power through the sticking point", "no pain in the knee today, keep it like that", "torn callus, use straps",
        "doctor cleared me for this", "autorizado por mi médica", "don't worry about the pace", "no te preocupes por el ritmo",
        "cheat reps allowed", "barra gorda", "estás bien de técnica", "ignore the mirror", "strong finish, no excuses",
        "keep the stroke long", "breathe every third stroke", "asthma: reliever at hand", "my diabetes: juice in the bag",
        "rotura de fibras en 2020, cuidado", "hold for 5 breaths",
        "my blood pressure pill at 8, run at 10", "medicine ball to the wall", "if it hurts, stop", "si duele, para",
        "16:8, first meal at noon", "doctor's appointment Wednesday, go easy",
        "work through the full range", "sigue hasta el kilómetro 5", "if it hurts, go lighter", "cuando duela, no sigas",
        "solo agua en la bici", "fast from the second lap",
    ],
)  # fmt: skip
def test_words_of_training_may_stand_in_a_note(text: str) -> None:
    assert unfit(text) is None


@each(
    "text",
    [
        "aguanta el dolor", "aguanta aunque duela", "don't stop", "no pares nunca", "sin parar ni comer", "no descanses",
        "keep going through the pain", "power through it", "no pain no gain",
        "you are cleared", "no te preocupes", "no excuses for pain",
        "you have arthritis", "this cures arthritis", "tienes una hernia y diabetes", "signs of a heart attack",
        "asthma: this treats the arthritis", "corre con el dolor", "train through fever", "entrena con fiebre", "until you vomit",
        "drink nothing until the weigh-in", "vomit after dinner", "cut my wrists",
        "if it hurts, go harder", "si duele, aprieta más", "pain means it works", "pasa de lo que dijo la fisio",
        "run even if the chest is tight", "sweat out the fever", "suda la fiebre", "fast 48 hours before", "36 h fast",
        "solo agua dos días", "fast from Friday to Sunday", "stop the beta blocker on race day", "double my metformin",
        "one meal of 600 kcal, nothing else all day",
    ],
)  # fmt: skip
def test_the_harmful_ones_beside_them_may_not(text: str) -> None:
    found = unfit(text)
    assert found is not None
    assert found[0] == "V-06"


@each("text", ["aguanta la respiración", "hold your breath"])
def test_a_held_breath_reads_alike_in_both_languages(text: str) -> None:
    assert unfit(text) is None
    assert unfit(text, Hearer(breath="PL-24")) is not None


@each("text", ["max single on the squat", "find your max", "prueba tu máximo", "intento máximo"])
def test_a_heaviest_single_is_asked_of_nobody_who_needs_care(text: str) -> None:
    assert unfit(text, Hearer(careful=True)) is not None
    assert unfit(text) is None


@each("text", ["max heart rate 150", "max 8 reps", "no max attempts"])
def test_other_maxima_may_be_told_to_them(text: str) -> None:
    assert unfit(text, Hearer(careful=True)) is None
