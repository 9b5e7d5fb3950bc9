"""What a bar can weigh with somebody's plates: pairs, few of them, and none that nobody has."""

from __future__ import annotations

import itertools

import pytest

from milo.coach.adapt.racks import rack_of
from milo.coach.plans.basics.loads import rounded
from milo.coach.plates import MOST_ALIKE, loaded_kg, next_above_kg, sides_kg
from milo.vocabulary.exercises import catalogue

MICRO = [20, 10, 5, 2.5, 1.25, 0.55]
USUAL = [20, 10, 5, 2.5, 1.25]
BENCH = catalogue()["bench_press"]


def fewest(side: float, plates: list[float], alike: int = MOST_ALIKE) -> int | None:
    """How many plates make a side, by trying all ways of at most so many of a kind; None where there is no way."""
    ways = itertools.product(range(alike + 1), repeat=len(plates))
    counts = [sum(way) for way in ways if abs(sum(n * p for n, p in zip(way, plates, strict=True)) - side) < 1e-6]
    return min(counts, default=None)


@pytest.mark.parametrize("wanted", [23.4, 31.7, 44.0, 55.2, 60.0, 61.4, 72.9, 87.3, 93.5])
def test_a_micro_plate_is_never_stacked_to_make_a_weight(wanted: float) -> None:
    for kg in (
        rounded(BENCH, wanted, MICRO),
        rounded(BENCH, wanted, MICRO, down=False),
        rack_of(["barbell"], MICRO).fit(wanted, 2),
    ):
        assert kg is not None
        made = fewest(round((kg - 20) / 2, 3), MICRO)
        assert made is not None, f"{kg} kg takes three or more plates alike"
        assert made == sides_kg(tuple(MICRO))[round((kg - 20) / 2, 3)]


def test_the_nearest_weight_is_taken_and_near_failure_the_next_lighter() -> None:
    assert rounded(BENCH, 55.2, MICRO, down=False) == 55.0
    assert rounded(BENCH, 56.0, MICRO) == 55.0
    assert rounded(BENCH, 56.0, MICRO, down=False) == 56.1
    assert rack_of(["barbell"], MICRO).fit(56.0, 1) == 55.0


def test_the_next_weight_is_one_that_can_be_loaded() -> None:
    rack = rack_of(["barbell"], MICRO)
    assert (rack.above(55.0), rack.above(57.2)) == (56.1, 57.5)
    assert rack.below(57.5, 0.001) == 57.2
    assert rack_of(["barbell"], USUAL).above(60) == 62.5
    assert rack_of(["dumbbell"], None).above(12) == 14


def test_usual_plates_give_every_two_and_a_half_kilos() -> None:
    for n in range(100):
        assert rounded(BENCH, 20 + 2.5 * n, USUAL) == 20 + 2.5 * n


def test_a_list_that_names_a_kind_twice_is_all_there_is() -> None:
    assert rounded(BENCH, 200, [10, 10, 5]) == 70.0
    assert next_above_kg(20, 70, [10, 10, 5]) is None
    assert loaded_kg(20, 31, [10, 10, 5], down=False) == 30.0
    assert rounded(BENCH, 200, [10, 5]) == 200.0
