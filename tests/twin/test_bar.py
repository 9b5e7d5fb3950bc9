"""The bar: double progression made visible by a body that grows stronger."""

from __future__ import annotations

import numpy as np
import pytest

from milo.twin.bar import HIGH, LOW, NAMES, PLATE_KG, Bar, Loaded, sets
from milo.twin.cohort import Cohort
from milo.twin.state import Truth
from milo.vocabulary.exercises import find_exercise


@pytest.fixture(scope="module")
def lifted() -> tuple[Cohort, list[Truth], list[Loaded]]:
    cohort = Cohort(2, 256)
    bar = Bar(cohort.traits)
    truths = list(cohort.live(200))
    return cohort, truths, [bar.load(t) for t in truths]


def test_every_exercise_is_in_the_catalogue() -> None:
    assert all(find_exercise(n) is not None for n in NAMES)


def test_only_who_lifts_has_a_bar_and_every_plate_exists(lifted: tuple[Cohort, list[Truth], list[Loaded]]) -> None:
    for truth, loaded in zip(lifted[1], lifted[2], strict=True):
        kg = loaded.weight_kg
        assert np.array_equal((~np.isnan(kg)).any(axis=0), truth.done & (truth.sets > 0))
        assert (np.nan_to_num(kg) % PLATE_KG == 0).all()
        assert np.array_equal(loaded.sets > 0, ~np.isnan(kg))


def test_the_bar_grows_heavier_over_months_and_never_by_a_leap(lifted: tuple[Cohort, list[Truth], list[Loaded]]) -> None:
    kg = np.stack([loaded.weight_kg for loaded in lifted[2]])
    growth, leaps = [], []
    for slot in range(kg.shape[1]):
        for k in range(kg.shape[2]):
            done = kg[:, slot, k][~np.isnan(kg[:, slot, k])]
            if done.size >= 20:
                growth.append(done[-3:].mean() / done[:3].mean())
                leaps.append(np.diff(done).max())
    assert len(growth) > 200
    assert np.mean(growth) > 1.01
    assert max(leaps) <= 2 * PLATE_KG


def test_repetitions_fall_over_the_sets_and_stay_in_their_range(lifted: tuple[Cohort, list[Truth], list[Loaded]]) -> None:
    cohort, truths, bars = lifted
    first, last, felt = [], [], []
    for day in range(0, 200, 10):
        for k in np.flatnonzero((bars[day].sets > 0).any(axis=0)):
            done = sets(bars[day], cohort.traits, truths[day], int(k), 3_600, np.random.default_rng(int(k)))
            working = [s for s in done if not s.warm_up]
            assert [s.second for s in done] == sorted(s.second for s in done)
            assert all(1 <= s.reps <= HIGH for s in working)
            assert all(s.weight_kg < max(w.weight_kg for w in working) for s in done if s.warm_up)
            first.append(working[0].reps)
            last += [s.reps for s in working if s.exercise == working[0].exercise][-1:]
            felt += [s.rir for s in working if s.rir is not None]
    assert len(first) > 200
    assert LOW - 0.5 < np.mean(last) < np.mean(first) <= HIGH
    # People feel nearer to failure than they are: aimed at two and more, they say less.
    assert 0.5 < np.mean(felt) < 3
