"""The free words of a plan: what may not be said, to anybody, to the young, and what an athlete's own note may well say."""

from __future__ import annotations

import pytest

from milo.coach.safety.prose.hearer import Hearer
from milo.coach.safety.prose.unfit import unfit

YOUNG = Hearer(minor=True, careful=True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("200 mg DNP before it", "NU-08"),
        ("toma clembuterol", "NU-08"),
        ("push through the pain", "V-06"),
        ("go on despite the knee pain", "V-06"),
        ("sigue aunque te duela", "V-06"),
        ("no need to see a doctor", "V-06"),
        ("no hace falta ir al médico", "V-06"),
        ("skip your insulin", "V-06"),
        ("no rest days this month", "V-06"),
        ("see www.example.com", "V-10"),
    ],
)
def test_what_harms_may_not_be_said_to_anybody(text: str, rule: str) -> None:
    found = unfit(text)
    assert found is not None
    assert found[0] == rule


@pytest.mark.parametrize(
    "text",
    [
        "keep the shoulder blades together",
        "stop if my chest hurts",
        "my physio said slow",
        "the doctor says stop",
        "through the range without pain",
        "squeeze the chest at the top",
        "60 % of 1RM",
        "5 g creatine after",
        "Tren superior",
        "no rest between A and B",
        "keep scapular depression at the bottom",
        "usa la banda gorda, sin descanso entre series",
        "suicide runs x4",
        "Ten a mano tu inhalador de rescate",
        "Find the weight that leaves the repetitions in reserve. Only in the range without pain",
    ],
)
def test_an_own_note_may_speak_of_pain_a_doctor_or_a_maximum(text: str) -> None:
    assert unfit(text) is None


@pytest.mark.parametrize(
    "text", ["take 20 g creatine", "creatina 5 g", "No caffeine today, 20 g creatine", "no more than 5 g creatine"]
)
def test_nothing_is_dosed_to_the_young(text: str) -> None:
    found = unfit(text, YOUNG)
    assert found is not None
    assert found[0] == "PL-43"


@pytest.mark.parametrize("text", ["no creatine", "sin cafeína", "Do not take creatine", "slow down"])
def test_what_the_young_are_kept_from_is_no_dose(text: str) -> None:
    assert unfit(text, YOUNG) is None


def test_a_maximum_is_not_meant_for_whom_care_is_asked() -> None:
    assert unfit("1RM day") is None
    assert unfit("1RM day", Hearer(careful=True)) == ("V-06", "1rm")
