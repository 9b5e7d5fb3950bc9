"""Stage means are those of published tests, and of steps made here."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from milo.importers.cart_reading import read_cart
from milo.signals.stages import stages
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import NotEnoughData


@pytest.mark.parametrize("name", ["zan_gxt", "zan_ramp"])
def test_stages_of_published_tests_are_those_of_their_tables(name: str, shared_data: Callable[[str], Path]) -> None:
    folder = shared_data("cpet-carts") / "spiro"
    with (folder / "expected" / f"{name}_stages.csv").open() as stream:
        want = list(csv.DictReader(stream))
    found = stages(read_cart(folder / name))
    assert len(found) == len(want)
    for ours, theirs in zip(found, want, strict=True):
        assert ours.load == pytest.approx(float(theirs["load"]), abs=0.011)
        assert ours.vo2_ml_min == pytest.approx(float(theirs["VO2"]), rel=0.01)
        assert ours.vco2_ml_min == pytest.approx(float(theirs["VCO2"]), rel=0.01)
        assert ours.ve_l_min == pytest.approx(float(theirs["VE"]), rel=0.01)
        assert ours.rer == pytest.approx(float(theirs["RER"]), abs=0.0101)
        assert ours.vo2_ml_kg_min == pytest.approx(float(theirs["VO2_rel"]), rel=0.01)


def made(step_s: float, levels: tuple[float, ...], rng: np.random.Generator) -> BreathTable:
    t_s = np.cumsum(rng.uniform(1.5, 4.0, int(step_s * len(levels) / 2.75)))
    at = np.minimum((t_s / step_s).astype(int), len(levels) - 1)
    load = np.array(levels)[at]
    vo2 = 500 + 11 * load
    return BreathTable(t_s, vo2, 0.9 * vo2, vo2 / 40, load=load + rng.uniform(-1, 1, load.size), load_unit="W", weight_kg=70)


def test_steps_are_found_in_spite_of_an_ergometer_that_wavers() -> None:
    found = stages(made(180, (0, 50, 100, 150), np.random.default_rng(1)))
    assert [s.number for s in found] == [0, 1, 2, 3]
    assert [s.load for s in found] == pytest.approx([0, 50, 100, 150], abs=1)
    assert [s.vo2_ml_min for s in found] == pytest.approx([500, 1050, 1600, 2150], rel=0.006)
    assert [s.start_s for s in found] == pytest.approx([0, 180, 360, 540], abs=3)
    assert found[1].hr_bpm != found[1].hr_bpm  # the table has none


def test_what_is_burnt_follows_the_exchange_ratio() -> None:
    table = made(180, (0, 100), np.random.default_rng(2))
    mixed = stages(table)[1]
    assert mixed.fat_g_min == pytest.approx(1.6 * (1.695 - 1.701 * 0.9), rel=0.01)
    assert mixed.carbohydrate_g_min == pytest.approx(1.6 * (4.585 * 0.9 - 3.226), rel=0.01)


def test_a_test_without_load_has_no_stages() -> None:
    t_s = np.arange(0, 600, 3.0)
    with pytest.raises(NotEnoughData, match="load"):
        stages(BreathTable(t_s, t_s + 500, t_s + 450))
    with pytest.raises(NotEnoughData, match="load"):
        stages(BreathTable(t_s, t_s + 500, t_s + 450, load=np.full(t_s.size, 120.0), load_unit="W"))
