"""Double progression and autoregulation: what the next set should be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.coach.adapt.autoregulation import Wanted, autoregulate, found
from milo.coach.adapt.progression import (
    Performed,
    SetDone,
    double_progression,
    most_up,
    share_of_max,
)
from milo.coach.adapt.racks import Rack, rack_of
from milo.coach.adapt.rep_ranges import rep_range

MONDAY = date(2026, 3, 2)
BAR = rack_of(["barbell"], None)


def did(reps: tuple[float, ...], kg: float | None, rir: float | None = None, day: int = 0) -> Performed:
    """A day with one exercise."""
    return Performed(MONDAY + timedelta(days=day), tuple(SetDone(r, kg, rir, f"{day}-{i}") for i, r in enumerate(reps)))


def test_the_weakest_set_gets_one_repetition_more() -> None:
    step = double_progression([did((10, 9, 8), 60, 2)], 3, 8, 2, BAR, 0.10)
    assert (step.why, step.load_kg, step.reps) == ("more_reps", 60, (10, 9, 9))


def test_the_top_of_the_range_in_two_sessions_raises_the_load_and_starts_low_again() -> None:
    history = [did((11, 11, 11), 60, 2, 0), did((12, 12, 12), 60, 2, 3)]
    step = double_progression(history, 3, 12, 2, BAR, 0.10)
    assert (step.why, step.load_kg, step.reps) == ("up", 62.5, (8, 8, 8))


def test_one_session_at_the_top_is_not_enough() -> None:
    step = double_progression([did((12, 12, 12), 60, 2)], 3, 12, 2, BAR, 0.10)
    assert step.load_kg == 60


def test_untold_reserve_asks_for_the_top_twice() -> None:
    once = double_progression([did((10, 10, 10), 60, None, 0), did((12, 12, 12), 60, None, 3)], 3, 12, 2, BAR, 0.10)
    twice = double_progression([did((12, 12, 12), 60, None, 0), did((12, 12, 12), 60, None, 3)], 3, 12, 2, BAR, 0.10)
    assert once.load_kg == 60
    assert twice.load_kg == 62.5


def test_reserve_below_the_target_keeps_the_load_at_the_top_of_the_range() -> None:
    history = [did((12, 12, 12), 60, 2, 0), did((12, 12, 12), 60, 0, 3)]
    step = double_progression(history, 3, 12, 2, BAR, 0.10)
    assert (step.why, step.load_kg) == ("same", 60)


def test_a_step_larger_than_the_cap_becomes_repetitions() -> None:
    history = [did((12, 12), 16, 3, 0), did((12, 12), 16, 3, 3)]
    step = double_progression(history, 2, 12, 2, rack_of(["dumbbell"], None), 0.05)
    assert (step.why, step.load_kg, step.reason) == ("more_reps", 16, "step_too_big")
    assert max(step.reps) == 13


@pytest.mark.parametrize(("failures", "kg"), [(1, 100.0), (2, 95.0), (3, 90.0)])
def test_sets_below_the_range_lower_the_load_after_two_and_more_after_three(failures: int, kg: float) -> None:
    history = [did((8, 8, 8), 100, 2, 0)] + [did((8, 7, 6), 100, 0, 3 * (i + 1)) for i in range(failures)]
    step = double_progression(history, 3, 8, 2, BAR, 0.10)
    assert step.load_kg == kg


def test_body_weight_grows_by_repetitions_only() -> None:
    step = double_progression([did((12, 12, 12), None, 3, 0), did((12, 12, 12), None, 3, 3)], 3, 12, 2, Rack(None), 0.10)
    assert step.load_kg is None


def test_more_reserve_than_wanted_in_two_sessions_raises_the_load_by_at_most_five_per_cent() -> None:
    history = [did((6, 6, 6), 100, 5, 0), did((6, 6, 6), 100, 5, 4)]
    step = autoregulate(history, 3, 6, 2, BAR, 0.10)
    assert (step.why, step.load_kg) == ("up", 105.0)
    assert step.e1rm_kg == pytest.approx(139.8, abs=1.5)


def test_more_reserve_in_one_session_only_changes_nothing() -> None:
    history = [did((6, 6, 6), 100, 2, 0), did((6, 6, 6), 100, 5, 4)]
    assert autoregulate(history, 3, 6, 2, BAR, 0.10).load_kg == 100


def test_less_reserve_than_wanted_lowers_the_load() -> None:
    history = [did((6, 6, 6), 100, 0, 0), did((6, 6, 6), 100, 0, 4)]
    assert autoregulate(history, 3, 6, 3, BAR, 0.10).load_kg == 95.0


def test_a_week_moves_a_load_by_at_most_ten_per_cent() -> None:
    history = [did((6, 6), 100, 5, 0), did((6, 6), 105, 5, 3), did((6, 6), 107.5, 5, 6)]
    assert autoregulate(history, 2, 6, 2, BAR, 0.10).load_kg == 110.0


def test_a_first_load_is_what_was_lifted_and_never_more_than_five_per_cent_above() -> None:
    step = found([did((10, 10, 10), 40, 6)], 3, 8, 2, BAR)
    assert (step.why, step.load_kg) == ("found", 40)
    assert found([did((10,), None, 2)], 3, 8, 2, BAR).load_kg is None


def test_loads_are_rounded_down_where_little_is_left_in_reserve() -> None:
    assert BAR.fit(63.9, 1) == 62.5
    assert BAR.fit(63.9, 2) == 65.0
    assert rack_of(["barbell"], [10.0, 0.5]).fit(61.4, 1) == 61.0
    assert (BAR.fit(17, 1), BAR.fit(10, 2), BAR.fit(5, 2)) == (15.0, 10.0, 10.0), "lighter bars, reference 2.4"


def test_a_beginner_may_raise_legs_more_than_arms() -> None:
    assert most_up("squat", novice=True) == 0.10
    assert most_up("horizontal push", novice=True) == 0.05


def test_the_range_holds_the_target() -> None:
    assert all(low <= target <= high for target in range(1, 31) for low, high in [rep_range(target)])


def test_long_sets_have_no_share_of_the_maximum() -> None:
    assert share_of_max(12, 2) is None
    assert share_of_max(5, 2) == pytest.approx(0.818, abs=0.005)


@given(
    reps=st.lists(st.lists(st.integers(1, 15), min_size=1, max_size=5), min_size=1, max_size=6),
    kg=st.sampled_from([20.0, 40.0, 62.5, 100.0, 180.0]),
    rir=st.one_of(st.none(), st.integers(0, 6)),
    target=st.integers(1, 20),
    wanted=st.integers(0, 5),
    novice=st.booleans(),
)
def test_no_log_makes_a_load_leap(
    reps: list[list[int]], kg: float, rir: int | None, target: int, wanted: int, novice: bool
) -> None:
    history = [did(tuple(each), kg, rir, 3 * i) for i, each in enumerate(reps)]
    cap = most_up("horizontal push", novice=novice)
    for step in (
        double_progression(history, 3, target, wanted, BAR, cap),
        autoregulate(history, 3, target, wanted, BAR, cap),
        found(history, 3, target, wanted, BAR),
    ):
        assert step.load_kg is not None
        assert step.load_kg <= kg * (1 + cap) + 1e-6
        assert step.load_kg >= min(kg, 20.0) * 0.85 or step.load_kg >= kg * 0.88
        assert step.load_kg % 2.5 == pytest.approx(0, abs=1e-6)
        assert len(step.reps) == 3


# --- racks whose steps are large, and sets that were far too easy


def test_sets_with_far_too_much_left_raise_the_load_and_never_lower_it() -> None:
    history = [did((6, 6, 6), 40, 9, 0), did((6, 6, 6), 40, 9, 4)]
    up = autoregulate(history, 3, 6, 2, BAR, 0.10)
    assert (up.why, up.load_kg, up.at_least) == ("up", 42.5, True)
    light = autoregulate(history, 3, 12, 0, BAR, 0.10, [Wanted(12), Wanted(12)])
    assert light.load_kg is not None
    assert light.load_kg >= 40, "what is known only from below takes nothing off"


def test_the_next_plate_is_taken_where_safety_lets_it_though_it_is_over_a_twentieth() -> None:
    history = [did((6, 6, 6), 42.5, 5, 0), did((6, 6, 6), 42.5, 5, 4)]
    assert autoregulate(history, 3, 6, 2, BAR, 0.10).load_kg == 45
    far = [did((8, 8), 12, 4, 0), did((8, 8), 12, 4, 4)]
    stays = autoregulate(far, 2, 8, 2, rack_of(["dumbbell"], None), 0.10)
    assert (stays.why, stays.load_kg, stays.reason) == ("same", 12, "step_too_big")


def test_what_was_lifted_for_six_is_lighter_for_nine() -> None:
    history = [did((6, 6, 6), 67.5, 3, 0)]
    assert autoregulate(history, 3, 9, 3, BAR, 0.10, [Wanted(6)]).load_kg == 60
    assert found(history, 3, 9, 3, BAR, [Wanted(6)]).load_kg == 60
    untold = [did((9, 9, 9), 60, None, 0)]
    assert found(untold, 3, 6, 3, BAR, [Wanted(9)]).load_kg == 60, "no heavier than lifted where nobody said what was left"


def test_body_weight_grows_to_twenty_and_then_says_so() -> None:
    step = double_progression([did((12, 12), None, 3, 0), did((12, 12), None, 3, 3)], 2, 12, 2, Rack(None), 0.10)
    assert step.reps == (13, 12)
    full = double_progression([did((20, 20), None, 3, 0), did((20, 20), None, 3, 3)], 2, 20, 2, Rack(None), 0.10)
    assert (full.reps, full.reason) == ((20, 20), "range_full_body")


def test_a_full_range_before_a_step_that_is_too_big_is_said() -> None:
    history = [did((12, 12), 14, 3, 0), did((12, 12), 14, 3, 3)]
    step = double_progression(history, 2, 12, 3, rack_of(["dumbbell"], None), 0.05, most=12)
    assert (step.load_kg, step.reps, step.reason) == (14, (12, 12), "range_full")


def test_a_light_bar_is_not_taken_for_a_heavy_one() -> None:
    history = [did((8, 8), 15, 2, 0), did((6, 6), 15, 0, 3), did((6, 6), 15, 0, 6)]
    down = double_progression(history, 2, 8, 2, BAR, 0.10)
    assert (down.why, down.load_kg) == ("down", 12.5)
    lightest = [did((8, 8), 2, 2, 0), did((6, 6), 2, 0, 3), did((6, 6), 2, 0, 6)]
    held = double_progression(lightest, 2, 8, 2, rack_of(["dumbbell"], None), 0.10)
    assert (held.load_kg, held.reason) == (2, "no_lighter")
    assert rack_of(["cable"], None).step == 2.5


def test_a_weight_without_a_rack_grows_by_repetitions_as_the_body_does() -> None:
    history = [did((20, 20), 5, 3, 0), did((20, 20), 5, 3, 3)]
    step = double_progression(history, 2, 20, 2, Rack(None), 0.10)
    assert (step.load_kg, step.reps, step.reason) == (5, (20, 20), "range_full_body")
