"""What falls under a limit and is told before it is planned: a long pause, a short night, an early test of the maximum."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    ("said", "rule", "template"),
    [
        ("missed the last eighteen days because of work, what weights do I restart with?", "PL-12", "layoff"),
        ("I was off for 20 days, same weights?", "PL-12", "layoff"),
        ("he estado tres semanas sin entrenar, ¿con qué pesos vuelvo?", "PL-12", "layoff"),
        ("toddler kept me up, four hours of sleep tops, heavy deadlifts tonight?", "PL-14", "short_night"),
        ("slept 4 hours, heavy squats today?", "PL-14", "short_night"),
        ("dormí cuatro horas, ¿peso muerto pesado hoy?", "PL-14", "short_night"),
        ("six weeks into lifting, I want to test a true one-rep max", "PL-10", "new_to_max"),
        ("llevo seis semanas entrenando y quiero probar mi máximo", "PL-10", "new_to_max"),
    ],
)
def test_the_adjustment_is_named(said: str, rule: str, template: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0], verdict.template) == ("C", rule, template)


@pytest.mark.parametrize(
    "said",
    [
        "slept 4 hours", "slept 7 hours, heavy squats today?", "slept 4 hours, easy walk today?",
        "I want to test my 1RM", "my race is six weeks off", "watched a documentary where a runner collapsed from heat, how do "
        "organisers prevent that?", "what I'm passing on to my clients is dark humour",
    ],
)  # fmt: skip
def test_other_words_are_ordinary(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize(
    "said", ["what I'm passing is the shade of espresso, did Murph on Saturday", "lo que me sale al orinar es como café"]
)
def test_dark_urine_told_aside_is_heard(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0]) == ("E0", "RF-10")
