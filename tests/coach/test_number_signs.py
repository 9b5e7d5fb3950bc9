"""What numbers may mean, as the risk classifier is told it."""

from __future__ import annotations

import pytest

from each import each
from milo.coach.safety.learnt.number_signs import number_signs
from milo.coach.safety.learnt.risk_classifier import features
from milo.coach.safety.ruling import seen_in
from milo.coach.safety.text.normalising import plain


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("39.1 on the thermometer", {"very high fever"}),
        ("thermometer says 39, leg day?", {"fever"}),
        ("37.9 and sneezy", {"no fever"}),
        ("temp is 100.4 this morning", {"fever"}),
        ("it is 103 f, fever since monday", {"very high fever"}),
        ("cuff said 184 over 112", {"pressure of a crisis"}),
        ("179/100 on the cuff", {"high pressure"}),
        ("tension 180/110", {"very high pressure"}),
        ("tensión 18/11", {"very high pressure"}),
        ("presión 13,5/8,5", {"pressure fine"}),
        ("spo2 92", {"low oxygen"}),
        ("oximeter 93", {"lowish oxygen"}),
        ("type 1, meter says 53", {"sugar far too low"}),
        ("azucar en 3.1 mmol", {"low sugar"}),
        ("glucose 250", {"very high sugar"}),
        ("im 17 and strong", {"a minor"}),
        ("im 18 and strong", {"under 20"}),
        ("tengo 65 años", {"over 65"}),
        ("knee 2/10", {"mild pain"}),
        ("rodilla 6 de 10", {"strong pain"}),
        ("eat 900 kcal a day", {"too little food"}),
        ("my bmi is 16.9", {"far too thin"}),
        ("breathing 26 times", {"very fast breathing"}),
        ("heart going 190 sat still", {"very fast pulse"}),
    ],
)
def test_a_number_is_told_by_the_bound_it_lies_beyond(said: str, signs: set[str]) -> None:
    assert set(number_signs(plain(said))) == signs


@each(
    "said",
    [
        "squat 140 for 5 sets of 5",
        "34 degrees outside, run at noon?",
        "half marathon in 1:39.5, next goal?",
        "39.5 km this week",
        "type 2, diet controlled",
        "on 10/12 i race",
        "día libre, 60 de banca",
        "100 meter sprint in 60",
        "bench 100/60 today",
        "did 7 out of 10 sessions",
        "threshold heart rate 172",
        "heart of a lion, 5 sets",
    ],
)
def test_numbers_of_training_and_weather_are_none_of_the_body(said: str) -> None:
    assert number_signs(plain(said)) == ()


def test_an_age_is_no_pulse() -> None:
    assert number_signs(plain("I'm 32, what heart rate for easy runs?")) == ("an adult",)


def test_both_halves_of_the_reader_are_told() -> None:
    seen = seen_in(["thermometer says 39.4, leg day?"])
    assert seen.spelt().endswith(" . very high fever")
    assert features(seen)[3] != features(seen_in(["thermometer says 38.4, leg day?"]))[3]
    assert seen_in(["leg day?"]).spelt() == seen_in(["leg day?"]).text
