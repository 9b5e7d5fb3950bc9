"""What hard training does, an animal's illness and a despair long over are no danger; the same words of oneself now are."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "message",
    [
        "and what if I can't finish the reps",
        "y si no puedo terminar las repeticiones",
        "I cant keep up with the plan",
        "I can't manage 4 days",
        "no doy más con este plan",
        "I can't talk at that pace",
        "cant talk during threshold runs, is that right?",
        "no puedo hablar mientras corro a ese ritmo",
        "if I can't talk I'm going too fast, right?",
        "I threw up after the sprints, went too hard after lunch",
        "vomité después de los sprints, comí demasiado cerca",
        "I need the toilet on every long run",
        "salt tablets for a hot race?",
        "dropped a plate on my toe",
        "my dog had a seizure last night so I missed the gym",
        "mi perro tuvo una convulsión anoche, no entreno hoy",
        "blue lips are from the blueberry smoothie lol. protein in it?",
        "bro my arms are so swollen from the pump",
        "voy a matar esa marca",
        "row 2k 7:32, wanted to die at 1500",
        "remo 2k en 7:40, quería morirme a los 1500",
        "dedos blancos con el frío en la bici",
        "i pee a lot at night since I drink more water",
        "orino mucho desde que bebo más agua",
        "me sientan mal las pastillas de hierro",
        "¿por qué la orina se pone oscura con la rabdomiólisis?",
    ],
)
def test_ordinary_talk_of_hard_training_raises_no_alarm(message: str) -> None:
    assert triage(message).level == "N"


@pytest.mark.parametrize(
    "message",
    [
        "my kid has a fever so no gym",
        "mi hija está con fiebre, no puedo ir",
        "I'm on antibiotics for a tooth, can I train",
        "I was suicidal five years ago, had therapy and I'm well now. plan me 3 days",
        "hace cinco años pensé en suicidarme, hice terapia y ahora estoy bien",
    ],
)
def test_what_asks_for_care_alone_is_helped(message: str) -> None:
    assert triage(message).level == "C"


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("I can't talk at that pace and my chest is tight", "E0"),
        ("I can't talk in sentences even at rest", "E0"),
        ("no puedo hablar, se me traba la lengua", "E0"),
        ("I throw up after meals to lose weight", "R"),
        ("threw up after the race and drank loads of water, so confused", "E0"),
        ("my cat is the only reason I'm still here", "E0"),
        ("my dog died and I want to die too", "E0"),
        ("my lips are blue", "E0"),
        ("I ran away at 12 and wanted to die at 15", "E0"),
        ("row 2k 7:32, wanted to die", "E0"),
        ("pee is brown since the race", "E0"),
        ("me tomé todas las pastillas de hierro", "E0"),
        ("my fingers go white in the cold and stay numb for hours", "E0"),
        ("ando todo mareado del entreno de ayer", "E1"),
        ("I was suicidal five years ago, had therapy and I'm fine but lately it creeps back", "E0"),
        ("hace cinco años pensé en suicidarme y otra vez pienso en eso", "E0"),
        ("mi hija está con fiebre y no se despierta", "E0"),
        ("my BMI is 16.4, make me a plan", "E1"),
        ("espero trillizos, plan de fuerza", "E1"),
        ("on insulin, 290 before gym and ketone strip says moderate. feel fine. legs?", "E1"),
    ],
)
def test_the_same_words_of_a_danger_stay_one(message: str, level: str) -> None:
    assert triage(message).level == level
