"""Sets: how many repetitions there are, what a set costs, how it feels."""

from __future__ import annotations

import numpy as np
import pytest

from milo.twin import lifting
from milo.twin.cohort import Cohort

N = 4_000
# Repetitions to failure -> share of 1RM (RTS chart).
RTS = {2: 0.955, 3: 0.922, 5: 0.863, 7: 0.811, 8: 0.786, 10: 0.739, 12: 0.680}


def loads(kg: float, n: int = N) -> np.ndarray:
    return np.full(n, kg, np.float32)


@pytest.fixture(scope="module")
def curve_k() -> np.ndarray:
    return Cohort(3, N, burn_in=0).traits.curve_k


def test_target_18_people_have_the_repetitions_of_the_chart(curve_k: np.ndarray) -> None:
    for reps, share in RTS.items():
        have = lifting.repetitions_to_failure(loads(100 * share), loads(100), curve_k)
        assert have.mean() == pytest.approx(reps, abs=1.0), share


def test_the_leg_press_allows_more_and_a_load_beyond_the_maximum_none(curve_k: np.ndarray) -> None:
    press = lifting.repetitions_to_failure(loads(70), loads(100), lifting.LEG_PRESS_K)
    assert press.mean() > lifting.repetitions_to_failure(loads(70), loads(100), curve_k).mean() + 2
    assert (lifting.repetitions_to_failure(loads(101), loads(100), curve_k) == 0).all()
    assert (lifting.repetitions_to_failure(loads(100), loads(100), curve_k) == 1).all()


def test_more_on_the_bar_is_never_more_repetitions(curve_k: np.ndarray) -> None:
    have = np.stack([lifting.repetitions_to_failure(loads(kg), loads(100), curve_k) for kg in range(50, 101, 5)])
    assert (np.diff(have, axis=0) <= 0).all()


def test_target_19_reserve_is_told_about_one_too_low_and_worse_in_long_sets() -> None:
    rng = np.random.default_rng(5)
    left = loads(6.0)
    short, long, novice = (
        lifting.tell_reserve(left, loads(reps), loads(trained), rng) - left for reps, trained in ((8, 1), (18, 1), (8, 0))
    )
    assert short.mean() == pytest.approx(-0.95, abs=0.1)
    assert np.abs(long).mean() > np.abs(short).mean() + 0.3
    assert novice.std() > short.std() + 0.5


def test_nobody_tells_less_than_none_left() -> None:
    told = lifting.tell_reserve(loads(0.0), loads(8.0), loads(0.0), np.random.default_rng(1))
    assert told.min() == 0
    assert (told == np.rint(told)).all()


def test_sets_to_failure_lose_repetitions_and_rest_gives_them_back(curve_k: np.ndarray) -> None:
    def done(rest_s: float, sets: int = 4) -> np.ndarray:
        return lifting.lift(loads(75), loads(100), curve_k, 99, sets, rest_s, loads(1), np.random.default_rng(2)).reps.mean(axis=1)

    hasty, patient = done(60.0), done(300.0)
    assert (np.diff(hasty) < 0).all()
    assert hasty[-1] < hasty[0] - 1.5
    assert patient[-1] > hasty[-1] + 1.0
    assert patient[0] == hasty[0]


def test_a_set_left_early_costs_less(curve_k: np.ndarray) -> None:
    def second(reps: int) -> np.ndarray:
        made = lifting.lift(loads(70), loads(100), curve_k, reps, 2, 90.0, loads(1), np.random.default_rng(2))
        return np.asarray(made.reps[1] + made.true_rir[1])

    assert second(3).mean() > second(99).mean() + 0.3


def test_what_is_done_and_what_is_left_add_up(curve_k: np.ndarray) -> None:
    made = lifting.lift(loads(80), loads(100), curve_k, 5, 3, 180.0, loads(1), np.random.default_rng(2))
    assert (made.reps <= 5).all()
    assert (made.true_rir >= 0).all()
    able = lifting.repetitions_to_failure(loads(80), loads(100), curve_k)
    assert np.array_equal(made.reps[0] + made.true_rir[0], able)
    assert made.heart_rate_share.min() >= 0.55
    assert made.heart_rate_share.max() <= 0.80


def test_the_bar_slows_as_it_gets_heavier(curve_k: np.ndarray) -> None:
    def speed(kg: float) -> float:
        rng = np.random.default_rng(2)
        return float(lifting.lift(loads(kg), loads(100), curve_k, 3, 1, 180.0, loads(1), rng).velocity_m_s.mean())

    assert speed(60) > speed(80) > speed(100)
    assert speed(100) == pytest.approx(0.30, abs=0.01)


def test_fatigue_and_soreness_take_from_the_day_and_the_day_from_itself() -> None:
    rng = np.random.default_rng(8)
    fresh = lifting.one_rm_today(loads(100), loads(0), loads(0), rng)
    worn = lifting.one_rm_today(loads(100), loads(50), loads(6), rng)
    assert fresh.mean() == pytest.approx(100, abs=0.2)
    assert fresh.std() == pytest.approx(2.5, rel=0.08)
    assert worn.mean() == pytest.approx(100 * (1 - 0.04 - 0.03), abs=0.3)
