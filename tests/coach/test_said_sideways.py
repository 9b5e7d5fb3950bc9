"""Danger to oneself in a side sentence is a crisis; a view, a taxi, a lifting belt and a race that is too far are none."""

from __future__ import annotations

from collections import Counter

import pytest

from milo.coach.safety.lexicon import said_sideways
from milo.coach.safety.ruling import WORDS
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "said",
    [
        "me gustaría apagarme y ya",
        "I want the off switch",
        "if there was a button to stop existing I'd press it",
        "no me importaría que un coche me llevara por delante",
        "wouldn't mind if a truck took me out on my ride",
        "el andén me llama cada mañana",
        "the edge of the platform pulls at me every morning",
        "when I run over the viaduct I keep stopping at the middle, the drop calls me",
        "I keep standing too close to the tracks",
        "me quedo mirando las vías más de la cuenta",
        "the balcony looks very inviting tonight",
        "one turn of the wheel into a tree and it's done",
        "what's left of my insulin would do the trick",
        "no me veo llegando a Navidad",
        "no hace falta que me planifiques la semana que viene, ya no estaré",
        "I use the kitchen lighter on my arm when I miss a session",
        "the box cutter is how I pay for a missed run",
        "I press the hot hair iron on my wrist if I skip leg day",
        "si como de más me paso la plancha del pelo por el brazo",
        "las tijeras son mi castigo cuando no corro",
        "me pellizco hasta sangrar cada vez que salto un entreno",
        "cuando fallo una serie me doy con el disco en los muslos hasta dejarme morado",
        "la soga del garaje no se me va de la cabeza",
        "antes muerto que vivir así",
    ],
)
def test_it_is_heard(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0]) == ("E0", "RF-19")


@pytest.mark.parametrize(
    "said",
    [
        "the rooftop bar is calling me after the race",
        "the balcony looks inviting for dinner",
        "I keep stopping on the bridge to take photos",
        "me quedo mirando las vistas desde el puente",
        "I love the bridge run, the view pulls me in",
        "me llama el acantilado para escalar este finde",
        "want an off switch for my watch beeps",
        "no me veo llegando a meta en menos de 4 horas",
        "no me veo llegando a Navidad en forma",
        "no need to plan Friday, I won't be around until Monday",
        "I use my lifting belt on my last set when I fail the first",
        "scissor kicks for my legs when I miss leg day",
        "I tape my hands when I fail a lift, blisters",
        "the insulin pens are enough for the trip",
        "the rope climb is on my mind, can we train it?",
        "I hope a bus takes me home",
        "I use a box cutter to open my protein parcels",
    ],
)
def test_words_like_it_are_none(said: str) -> None:
    assert triage(said).level in {"N", "C"}


def test_no_other_file_takes_a_concept_of_this_one() -> None:
    """Of two concepts of one name the earliest file wins without a word."""
    from milo.coach.safety import ruling as room

    names = Counter(name for one in (*room._ROOMS, *room._SAID, *room._MORE) for name in one.WORDS)
    assert [name for name in said_sideways.WORDS if names[name] > 1] == []
    assert all(WORDS[name] == pattern for name, pattern in said_sideways.WORDS.items())


@pytest.mark.parametrize(
    ("turns", "template"),
    [
        (["my knee hurts", "I have a cold"], "illness"),
        (["I have a cold", "my knee hurts"], "injury"),
        (["I have high blood pressure", "my shoulder hurts"], "injury"),
        (["tengo la tensión alta", "me duele la rodilla"], "injury"),
        (["I have asthma", "I have a headache"], "headache"),
        (["my legs are sore from squats", "I feel dizzy"], "dizzy"),
        (["I take bisoprolol", "I got dizzy when I stood up"], "dizzy"),
        (["I'm 70", "my knee hurts"], "injury"),
    ],
)
def test_of_two_concerns_the_one_just_told_is_spoken_of(turns: list[str], template: str) -> None:
    verdict = triage(turns)
    assert (verdict.level, verdict.template) == ("C", template)


def test_insulin_told_before_stays_insulin() -> None:
    assert triage(["I take insulin", "I feel shaky and sweaty"]).rules[0] == "RF-17"


@pytest.mark.parametrize("said", ["my wife is pregnant", "my wife is 20 weeks pregnant", "we are expecting a baby"])
def test_a_pregnancy_in_the_family_is_no_emergency(said: str) -> None:
    assert triage(said).level in {"N", "C"}
    assert triage([said, "she is bleeding"]).level == "E0"


@pytest.mark.parametrize(
    "message", ["fc 38 y muy mareado, ¿estoy mal?", "bpm 35 y me mareo", "rhr 36 and dizzy since lunch", "latidos 37 y mareada"]
)
def test_a_low_pulse_by_any_short_name_and_dizziness_are_an_emergency(message: str) -> None:
    assert triage(message).level == "E0"


@pytest.mark.parametrize("message", ["fc 36 en reposo, siempre, y bien", "fc 140 en cuestas"])
def test_a_pulse_by_a_short_name_alone_is_none(message: str) -> None:
    assert triage(message).level in {"N", "C"}


@pytest.mark.parametrize(
    "message",
    ["anota 5 km en 30 min, y meé como coca cola", "log 6 km please, peed like coke after",
     "hice pis color coca cola, muévelo al jueves", "orino como pepsi desde la clase, anota 3x10 de remo"],
)  # fmt: skip
def test_urine_like_cola_in_the_middle_of_an_order_is_an_emergency(message: str) -> None:
    assert triage(message).level == "E0"


@pytest.mark.parametrize(
    "message",
    ["log a coke after the 5 km", "anota una coca cola y 5 km", "a cola zero before the pee break, log 20 min",
     "¿qué significa orina como coca cola?"],
)  # fmt: skip
def test_a_cola_and_a_question_about_it_are_none(message: str) -> None:
    assert triage(message).level in {"N", "C"}
