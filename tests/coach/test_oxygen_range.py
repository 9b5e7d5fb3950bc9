"""The range of oxygen that a clinician set: what counts as one, and what a reading in it or below it calls for (SN-04)."""

import pytest

from milo.coach.safety.figures.numbers import facts
from milo.coach.safety.figures.oxygen_range import own_range
from milo.coach.safety.ruling import weighed


@pytest.mark.parametrize(
    "text",
    [
        "my copd target is 88-92 and i read 90",
        "tengo epoc y la neumologa me marco saturacion entre 88 y 92.",
        "the doctor set my goal to 88 to 92, oximeter says 89",
    ],
)
def test_a_set_range_is_one_with_a_clinician_or_a_disease_of_the_lungs_beside_it(text: str) -> None:
    found = own_range(text)
    assert found is not None
    assert found[0] == 88
    assert "spo2_own" in facts(text)
    assert "spo2_92" not in facts(text)


@pytest.mark.parametrize(
    "text", ["my sats are 88-92 at rest, should i see a doctor?", "oxygen 88 to 92 all evening", "sats 90 at rest"]
)
def test_readings_that_waver_are_no_set_range(text: str) -> None:
    assert own_range(text) is None
    assert "spo2_92" in facts(text)


def test_a_reading_below_the_own_range_is_low_and_one_within_is_none_by_the_rules() -> None:
    assert "spo2_92" in facts("my copd target is 88-92 and now i am at 84")
    assert weighed(["my copd target is 88-92 and now i am at 84 sitting"]).verdict.level == "E0"
    assert weighed(["my copd target is 88-92 and i read 90 sitting as always"]).verdict.level == "C"
