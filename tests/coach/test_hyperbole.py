"""What is said larger than it is meant is read as it is meant; the same words of a life, a fall or a face stay an emergency."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.hyperbole import meant
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    ("said", "twin"),
    [
        ("I'd rather be dead than do burpees", "I'd rather be dead than live like this"),
        ("prefiero estar muerto que correr en cinta", "prefiero estar muerta que seguir así"),
        ("antes muerta que hacer dominadas", "antes muerto que vivir así"),
        ("prefiero morirme antes que subir esas cuestas", "prefiero morirme a seguir viviendo"),
        ("I want to lie down and never move again after that WOD", "I want to lie down and never wake up"),
        ("burpees make me want to die", "burpees are fine, I just want to die"),
        ("estoy harto de vivir en Excel", "estoy harto de vivir"),
        ("estoy harta de vivir con mis suegros", "estoy harta de vivir así"),
        ("I'm tired of living out of a suitcase", "I'm tired of living in this body"),
        ("I'm living on pasta and I'm over it", "I'm living on painkillers and I'm over it, I want out"),
        ("I ran over the bridge and jumped over a puddle", "I ran over the bridge and wanted to jump"),
        ("crucé el puente y salté un charco", "crucé el puente pensando en saltar"),
        ("I want to disappear into my duvet after that session", "I want to disappear"),
        ("quiero desaparecer una semana en la playa", "quiero desaparecer"),
        ("quiero que se acabe el invierno de una vez", "quiero que se acabe todo"),
        ("I won't be here next week, holidays", "I won't be around any more"),
        ("no quiero estar aquí en el gimnasio a las seis", "no quiero estar aquí"),
        ("nobody would miss the leg extension if you removed it", "no one would miss me"),
        ("wouldn't mind if a taxi took me home", "wouldn't mind if a bus hit me"),
        ("I'd like to go to sleep and wake up fit", "I'd like to go to sleep and not wake up"),
        ("a big thunderclap woke me", "a thunderclap headache woke me"),
        ("a thunderclap scared the dog on my run", "it hit me like a thunderclap, worst pain ever"),
        ("my smile's gone on strike", "my smile has gone on strike on the left"),
        ("I can't feel my legs after leg day", "I can't feel my legs"),
        ("can't feel my legs after those lunges haha", "I can't feel my legs after the deadlifts"),
        ("no siento las piernas después del día de pierna", "no siento las piernas después de la caída"),
        ("I can't feel my arms after that bench session", "I can't feel my legs after leg day and I wet myself"),
        ("I burn my arm on the oven when cooking", "I burn my arm on the stove when I overeat"),
        ("I can't breathe, that joke was so good", "I can't breathe"),
    ],
)
def test_a_saying_raises_no_alarm_and_its_twin_does(said: str, twin: str) -> None:
    assert triage(said).level in {"N", "C"}
    assert triage(twin).level == "E0"


def test_what_stands_beside_a_saying_is_judged_as_it_is() -> None:
    assert triage("I'd rather die than do burpees and honestly I want to end my life").level == "E0"
    assert triage("antes muerta que hacer burpees, me aprieta el pecho y sudo frío").level == "E0"
    assert meant("I'd rather be dead than do burpees, what's on today?") == "i do not like that workout, whats on today?"


def test_a_message_without_a_saying_stays_letter_for_letter() -> None:
    for text in ("What's on today?", "I'd rather be dead than go on", "¿Qué me toca hoy?"):
        assert meant(text) == text
