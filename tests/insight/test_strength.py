"""Strength: estimates by formula, honest intervals, records and trends."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.insight.one_truth import merge_workouts
from milo.insight.strength import analyse_lifts, e1rm, strength_view
from milo.insight.views import StrengthView
from milo.vocabulary.records import LiftedSet
from people import LAST, inputs, lift, workout

BENCH = "Bench Press (Barbell)"


def test_a_hundred_for_five_with_two_in_reserve() -> None:
    found = e1rm(100, 5, 2)
    assert found is not None
    assert {k: round(v, 1) for k, v in found.formulas.items()} == {"epley": 123.3, "brzycki": 120.0, "rts": 123.3}
    assert found.value == pytest.approx((123.333 + 120 + 123.305) / 3, abs=0.01)


def test_one_repetition_to_failure_is_the_maximum_itself() -> None:
    found = e1rm(140, 1, 0)
    assert found is not None
    assert found.value == 140


@pytest.mark.parametrize(
    ("kg", "reps", "rir"), [(100, 13, 0), (100, 10, 4), (0, 5, 0), (-20, 5, 0), (100, 0, 0), (float("nan"), 5, 0)]
)
def test_what_shows_no_maximum_gives_none(kg: float, reps: float, rir: float) -> None:
    assert e1rm(kg, reps, rir) is None


@given(st.floats(1, 500), st.floats(1, 8), st.floats(0, 4))
def test_more_weight_reps_or_reserve_never_means_less_strength(kg: float, reps: float, rir: float) -> None:
    found = e1rm(kg, reps, rir)
    assert found is not None
    assert found.low <= found.value <= found.high
    for more in (e1rm(kg * 1.1, reps, rir), e1rm(kg, reps + 1, rir) or found, e1rm(kg, reps, rir + 0.5) or found):
        assert more is not None
        assert more.value >= found.value * 0.999999


def test_an_untold_reserve_widens_the_interval_upwards_only() -> None:
    told, untold = e1rm(100, 5, 0), e1rm(100, 5)
    assert told is not None
    assert untold is not None
    assert (untold.value, untold.low) == (told.value, told.low)
    assert untold.high > told.high


def test_a_log_becomes_lifts_with_series_and_records() -> None:
    log = [
        lift(LAST - timedelta(days=7), 60, 10, set_type="warm_up"),
        lift(LAST - timedelta(days=7), 100, 5, number=2, rir=2),
        lift(LAST, 102.5, 5, rir=2),
        lift(LAST, 80, 15, number=2),
        lift(LAST, None, 12, "Pull Up"),
        lift(LAST, 20, 30, "Calf Raise", number=1),
    ]
    bench, *others = analyse_lifts(log)
    assert (bench.exercise, bench.lift) == (BENCH, "bench_press")
    assert [(d, round(kg, 1)) for d, kg in bench.series] == [(LAST - timedelta(days=7), 122.2), (LAST, 125.3)]
    assert bench.e1rm_kg is not None
    assert bench.interval_kg is not None
    assert 122.2 <= bench.e1rm_kg <= 125.3
    assert bench.interval_kg[0] < bench.e1rm_kg < bench.interval_kg[1]
    assert bench.records == [
        {"date": LAST, "reps": 5, "weight_kg": 102.5},
        {"date": LAST, "reps": 15, "weight_kg": 80},
    ]
    none = {o.exercise: (o.e1rm_kg, o.reason) for o in others}
    assert none == {"Pull Up": (None, "no_weight_on_bar"), "Calf Raise": (None, "only_long_sets")}


def test_one_odd_session_does_not_move_the_level_far() -> None:
    steady = [lift(LAST - timedelta(days=3 * i), 100, 5, rir=2) for i in range(8, 0, -1)]
    level = analyse_lifts(steady)[0].e1rm_kg
    odd = analyse_lifts([*steady, lift(LAST, 140, 5, rir=2)])[0]
    assert level is not None
    assert odd.e1rm_kg is not None
    assert odd.e1rm_kg < level * 1.15
    assert odd.series[-1][1] > level * 1.35


def test_sessions_that_scatter_widen_the_interval() -> None:
    def width(weights: list[float]) -> float:
        found = analyse_lifts([lift(LAST - timedelta(days=3 * i), kg, 5, rir=2) for i, kg in enumerate(weights)])[0]
        assert found.interval_kg is not None
        return found.interval_kg[1] - found.interval_kg[0]

    assert width([60, 100, 70, 110, 65, 105]) > 1.5 * width([84, 86, 85, 84, 86, 85])


def test_sets_to_failure_of_a_testing_table_are_estimated_within_six_percent(shared_data: Callable[[str], Path]) -> None:
    with (shared_data("lift-rtf12") / "rtf_testing.csv").open(newline="") as file:
        rows = [(float(r["weight_kg"]), float(r["reps_to_failure"]), float(r["one_rm_kg"])) for r in csv.DictReader(file)]
    found = [(e1rm(kg, reps, 0), true) for kg, reps, true in rows if reps <= 10]
    errors = [abs(e.value - true) / true for e, true in found if e is not None]
    assert len(errors) == len(found) > 0
    assert sum(errors) / len(errors) <= 0.06


def test_help_from_a_machine_is_not_strength() -> None:
    more_help = [lift(LAST - timedelta(days=7), 30, 8, "Pull Up (Assisted)"), lift(LAST, 40, 8, "Pull Up (Assisted)")]
    found = analyse_lifts(more_help)[0]
    assert (found.e1rm_kg, found.reason, found.records) == (None, "no_weight_on_bar", [])
    week = view([*more_help, lift(LAST, -30, 8, "Dip"), lift(LAST, 100, 5)])
    assert week.figures["tonnage_kg"].value == 500
    assert [line.new_records for line in week.lifts] == [[], [], []]


def test_the_receipt_of_an_estimate_names_the_sets_it_stands_on() -> None:
    best = [lift(LAST - timedelta(days=7 * i), 100 + i, 5, rir=1) for i in range(3)]
    others = [lift(LAST - timedelta(days=7 * i), 60, 5, number=2, rir=1) for i in range(3)]
    found = view([*others, *best]).lifts[0].e1rm_kg.receipts[0]
    assert found.record_ids == [s.set_id for s in best]
    assert (found.since, found.until, found.count) == (best[-1].at.date(), LAST, 3)


# --- the week -----------------------------------------------------------------------------------------------------------


def view(sets: list[LiftedSet]) -> StrengthView:
    given_ = inputs(sets=sets)
    return strength_view(given_, merge_workouts(given_))


def test_the_week_counts_working_sets_and_muscles() -> None:
    found = view(
        [
            lift(LAST - timedelta(days=7), 100, 5),  # last week
            lift(LAST, 60, 8, set_type="warm_up"),
            lift(LAST, 100, 5, number=2, rir=2),
            lift(LAST, 100, 5, number=3, rir=6),  # not hard
            lift(LAST, 100, 5, "Something Nobody Knows"),
        ]
    )
    assert {name: f.value for name, f in found.figures.items()} == {"sets": 3, "hard_sets": 2, "tonnage_kg": 1500, "sessions": 1}
    assert found.muscles == {"chest": 1.0, "front_delts": 0.5, "triceps": 0.5}
    assert found.figures["sets"].receipts[0].count == 3


def test_no_sets_ever_is_a_reason_and_a_week_off_is_a_zero() -> None:
    assert {f.reason for f in view([]).figures.values()} == {"no_sets"}
    assert view([lift(LAST - timedelta(days=20), 100, 5)]).figures["sets"].value == 0


def test_a_record_beats_an_older_one_and_a_first_time_is_none() -> None:
    found = view([lift(LAST - timedelta(days=30), 100, 5), lift(LAST, 105, 5), lift(LAST, 80, 8, number=2)]).lifts[0]
    assert [(r["reps"], r["weight_kg"]) for r in found.new_records] == [(5, 105)]
    assert view([lift(LAST - timedelta(days=30), 100, 5), lift(LAST, 100, 5)]).lifts[0].new_records == []


@pytest.mark.parametrize(("step", "trend"), [(0.0, "plateau"), (1.5, "rising"), (-1.5, "falling")])
def test_six_weeks_show_where_a_lift_is_going(step: float, trend: str) -> None:
    log = [lift(LAST - timedelta(days=5 * (8 - i)), 100 + step * i, 5, rir=1) for i in range(8)]
    assert view(log).lifts[0].trend == trend
    assert view(log[-3:]).lifts[0].trend == "too_few"


def test_sets_told_by_two_logs_count_once() -> None:
    start = workout(lift(LAST, 1, 1).at, 0, "hevy", "strength", workout_id="h")
    again = workout(lift(LAST, 1, 1).at, 0, "strong", "strength", workout_id="s")
    watch = workout(lift(LAST, 1, 1).at, 60, "watch", "strength", workout_id="w")
    sets = [
        *(lift(LAST, 100, 5, number=n, workout_id="h", set_id=f"h{n}") for n in (1, 2, 3)),
        *(lift(LAST, 100, 5, number=n, workout_id="s", set_id=f"s{n}", source="strong") for n in (1, 2)),
    ]
    given_ = inputs(workouts=[start, watch], sets=sets[:3])
    assert strength_view(given_, merge_workouts(given_)).figures["sets"].value == 3
    both = inputs(workouts=[start, again, watch], sets=sets)
    assert strength_view(both, merge_workouts(both)).figures["sets"].value == 3


def test_a_weighted_pull_up_has_records_but_no_maximum_of_the_added_weight() -> None:
    found = analyse_lifts([lift(LAST, 10, 8, "Pull Up (Weighted)", rir=1)])[0]
    assert (found.lift, found.e1rm_kg, found.reason) == ("pull_up", None, "body_is_part_of_load")
    assert found.records == [{"date": LAST, "reps": 8, "weight_kg": 10}]


def _logged(rng_seed: int, *, told: bool, to_failure: bool = False) -> tuple[float, float]:
    """(true maximum, estimated) of a lifter who logs mostly submaximal sets, or all to failure."""
    import numpy as np

    rng = np.random.default_rng(rng_seed)
    true, fall = float(rng.uniform(80, 220)), float(rng.normal(0.033, 0.006))
    sets = []
    for session in range(40):
        reps, left = int(rng.integers(1, 9)), int(rng.integers(1, 6)) if session % 6 and not to_failure else 0
        kg = round(true * float(np.exp(-fall * (reps + left - 1))) * float(1 + rng.normal(0, 0.02)) / 2.5) * 2.5
        at = lift(LAST, 1, 1).at - timedelta(days=3 * (40 - session))
        sets.append(msgspec.structs.replace(lift(LAST, kg, reps), at=at, rir=float(left) if told else None, set_id=f"s{session}"))
    found = analyse_lifts(sets)[0].e1rm_kg
    assert found is not None
    return true, found


def test_light_days_without_a_told_reserve_do_not_lower_the_estimate_far() -> None:
    off = [found / true - 1 for true, found in (_logged(seed, told=False) for seed in range(24))]
    assert sum(abs(e) for e in off) / len(off) < 0.045  # 0.088 where a light day counts in full
    hard = [found / true - 1 for true, found in (_logged(seed, told=False, to_failure=True) for seed in range(24))]
    assert sum(abs(e) for e in hard) / len(hard) < 0.045
    told = [abs(found / true - 1) for true, found in (_logged(seed, told=True) for seed in range(24))]
    assert sum(told) / len(told) < 0.03
