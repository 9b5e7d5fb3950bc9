"""Who comes along, what fits no longer and what one was once is judged as ordinary talk; a word of danger more, and it is not."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.company_told import company
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "said",
    [
        "she's not coming",
        "My brother can't make it on Friday",
        "they're not joining us tonight",
        "mi hermana no viene al final",
        "al final no vienen mis primos",
        "I stopped being a runner",
        "ya no soy corredora",
        "la remera de compresión me aprieta el pecho",
        "my new sports bra is too tight around my chest",
        "el top me queda apretado en el pecho",
    ],
)
def test_it_is_no_alarm(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("my wife isn't coming round", "E0"),
        ("he is not coming to", "E0"),
        ("mi padre no viene, se ha desmayado", "E0"),
        ("my chest is tight", "E0"),
        ("me aprieta el pecho", "E0"),
        ("she's not coming and I want to end my life", "E0"),
        ("la remera me aprieta el pecho y me falta el aire", "E0"),
    ],
)
def test_a_danger_beside_it_or_in_its_words_is_heard(said: str, level: str) -> None:
    assert triage(said).level == level


@pytest.mark.parametrize(
    "said", ["the baby is not coming", "the ambulance is not coming", "my breath is not coming", "ya no viene la ambulancia"]
)
def test_what_is_no_company_is_judged_as_it_stands(said: str) -> None:
    assert company(said) is None
