"""An everyday ailment told alone is care and no alarm; beside a danger, in a pregnancy or after a blow it is judged as that."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.bare_mentions import bare_mention
from milo.coach.safety.triage import triage

PREGNANT = frozenset({"pregnant", "preg_or_ed"})


@pytest.mark.parametrize(
    "said",
    [
        "I have a headache", "I've got a bit of a sore throat", "I threw up once last night, fine now",
        "I've got diarrhea, can I train?",
        "my stomach hurts a bit today", "I have period cramps", "me duele la cabeza", "me duele la barriga hoy",
        "me pica la garganta", "tengo tos", "he vomitado una vez anoche, ya estoy bien", "tengo diarrea, ¿entreno hoy?",
    ],
)  # fmt: skip
def test_an_ailment_told_alone_is_care(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0]) == ("C", "PL-52")


@pytest.mark.parametrize(
    "said",
    [
        "my mum has diabetes", "mi padre tiene la tensión alta", "my period started today", "tengo la regla",
        "my calf is tight", "noto los gemelos cargados hoy",
        "I hit my shin on the box", "me caí de la bici pero estoy bien", "me quemé con el sol", "doy el pecho",
        "I burned 600 calories on the bike", "quemé 500 kcal en la elíptica",
    ],
)  # fmt: skip
def test_what_needs_no_care_is_none(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize("said", ["I twisted my ankle last month, it's fine", "me torcí el tobillo hace dos meses, ya está bien"])
def test_an_injury_long_healed_is_no_alarm(said: str) -> None:
    assert triage(said).level in {"N", "C"}


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("worst headache of my life", "E0"),
        ("I have a headache and I can't see well", "E0"),
        ("I vomited blood last night", "E0"),
        ("my mum has diabetes and is not waking up", "E0"),
        ("I hit my head on the box", "E0"),
        ("me quemo para sentir algo", "E0"),
        ("me quemé con el café a propósito", "E0"),
        ("I burned 600 calories to make up for dinner", "R"),
        ("my calf is tight and swollen", "E1"),
        ("my period hasn't come for four months", "E1"),
        ("I rolled my ankle yesterday, can't walk", "E1"),
    ],
)
def test_a_word_of_danger_beside_it_is_judged_as_it_stands(said: str, level: str) -> None:
    assert bare_mention(said) is None
    assert triage(said).level == level


@pytest.mark.parametrize("said", ["me duele la barriga", "I have a headache", "I have cramps", "my calf is tight"])
def test_in_a_pregnancy_it_is_a_sign(said: str) -> None:
    assert triage(said, known=PREGNANT).level == "E1"


@pytest.mark.parametrize(
    ("turns", "level"),
    [
        (["I banged my head on the rack", "I have a headache"], "E1"),
        (["I ate peanuts and I'm allergic", "my throat is itchy"], "E0"),
        (["I'm on insulin, sugar was 300", "I threw up this morning"], "E0"),
        (["my chest is tight", "I feel queasy"], "E0"),
        (["I'm 20 weeks pregnant", "I have cramps"], "E0"),
        (["what's on today?", "I have a headache"], "C"),
    ],
)
def test_what_was_told_before_it_counts(turns: list[str], level: str) -> None:
    assert triage(turns).level == level


@pytest.mark.parametrize(
    "said",
    [
        "I'm type 1 diabetic", "I am a type 1 diabetic", "type 1 diabetic here", "my son is type 1 diabetic",
        "I've been a type 1 diabetic for 20 years", "type 1 diabetic on insulin", "I'm asthmatic", "soy diabético tipo 1",
        "soy asmática desde niña", "me han diagnosticado diabetes tipo 1", "mi hijo es diabético tipo 1",
    ],
)  # fmt: skip
def test_the_name_of_a_condition_alone_is_no_emergency(said: str) -> None:
    assert triage(said).level in {"N", "C"}


@pytest.mark.parametrize(
    "said",
    [
        "I'm a type 1 diabetic and I feel shaky", "I'm type 1 diabetic and my sugar is 40", "soy diabético y estoy confuso",
        "I'm diabetic and can't wake up properly", "I'm diabetic, my ketones are high",
    ],
)  # fmt: skip
def test_a_condition_beside_a_danger_is_judged_as_that(said: str) -> None:
    assert triage(said).level == "E0"
