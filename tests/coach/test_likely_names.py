"""Names nobody knows: a clear slip is the exercise it was meant to be, another word is another exercise."""

from __future__ import annotations

import pytest

from milo.coach.likely_names import nearest_name, typo_of


@pytest.mark.parametrize(
    ("written", "id"),
    [("Bench pres", "bench_press"), ("sqaut", "back_squat"), ("Barbel row", "barbell_row"), ("sentadila", "back_squat"),
     ("romanian dedlift", "romanian_deadlift"), ("front rase", "front_raise")],
)  # fmt: skip
def test_a_clear_slip_of_one_name_is_that_exercise(written: str, id: str) -> None:
    meant = typo_of(written)
    assert meant is not None
    assert meant.id == id


@pytest.mark.parametrize("written", ["Flurbo press", "bench press", "pul up", "sack squat", "asdf", "", "press", "12"])
def test_what_is_known_or_may_be_something_else_is_no_slip(written: str) -> None:
    assert typo_of(written) is None


def test_something_near_is_offered_in_the_language_and_nothing_where_nothing_is() -> None:
    assert (nearest_name("press de vanca", "es"), nearest_name("pul up")) == ("Press de banca", "Pull-up")
    assert nearest_name("asdf") is None
