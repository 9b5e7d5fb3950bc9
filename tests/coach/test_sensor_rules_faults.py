"""What the watch does with nonsense: it is no valid reading, a hard test stops, and nothing raises."""

from __future__ import annotations

import json
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milo.coach.lab.sensor_catalogue import CONTEXTS, LEVELS, PLAUSIBLE, Background, Reading
from milo.coach.lab.sensor_faults import FAULTS
from milo.coach.lab.sensor_rules import Watch

ADA = Background(age=40, trained=True, baseline_hr_bpm=55)


def hr(value: object, at: object = 0.0, **more: object) -> Reading:
    return Reading(at=at, quantity="heart_rate_bpm", value=value, **more)


def spot(value: object, at: object = 0.0, **more: object) -> Reading:
    return Reading(at=at, quantity="spo2_pct", value=value, window_s=60.0, **more)


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (hr(None), "missing"),
        (hr(70, valid=False), "no_contact"),
        (hr(float("nan"), valid=False), "no_contact"),
        (hr(70, quality=0.49), "poor_quality"),
        (hr(70, quality=float("nan")), "bad_quality"),
        (hr(70, quality=1.1), "bad_quality"),
        (hr(70, quality=None), "bad_quality"),
        (hr(70, valid=None), "bad_quality"),
        (hr(float("nan")), "not_a_number"),
        (hr(float("inf")), "not_a_number"),
        (hr("70"), "not_a_number"),
        (hr(True), "not_a_number"),
        (hr(-70), "out_of_range"),
        (hr(0), "out_of_range"),
        (hr(301), "out_of_range"),
        (hr(70, context="sprinting"), "bad_context"),
        (hr(70, rpe=5), "bad_context"),
        (hr(70, at=float("nan")), "bad_clock"),
        (hr(70, at=None), "bad_clock"),
        (hr(70, at=datetime(2026, 3, 1)), "bad_clock"),
        (spot(101), "out_of_range"),
        (Reading(at=0.0, quantity="systolic_mmhg", value=120, diastolic_mmhg=130), "out_of_range"),
        (Reading(at=0.0, quantity="systolic_mmhg", value=120, diastolic_mmhg="80"), "not_a_number"),
        (Reading(at=0.0, quantity="mood", value=3), "unknown_quantity"),
        (Reading(at=0.0, quantity="co2_ppm", value=900, place="nose"), "bad_context"),
    ],
)
def test_what_does_not_count_is_no_valid_reading(reading, reason):
    watch = Watch(ADA)
    (said,) = watch.see(reading)
    assert (said.rule, said.level, said.unknown, said.reason) == ("S-0", "C", True, reason)
    assert watch.shown(reading.quantity, 0.0) is None
    assert watch.level == "C"


@pytest.mark.parametrize("value", ["70", float("nan"), -1, 0])
def test_nonsense_stops_a_hard_test_at_once(value):
    (said,) = Watch(ADA, hard_test=True).see(hr(value))
    assert (said.action, said.unknown, said.level) == ("stop", True, "C")


def test_a_maximal_effort_is_a_hard_test_without_being_told():
    (said,) = Watch(ADA).see(hr("?", context="exercise_max"))
    assert said.action == "stop"


def test_quality_at_the_limit_counts_and_the_limit_can_be_set():
    assert Watch(ADA).see(hr(70, quality=0.5)) == []
    assert Watch(ADA, min_quality=0.8).see(hr(70, quality=0.79))[0].reason == "poor_quality"
    assert Watch(ADA).see(hr(np.float32(70), quality=np.float64(0.9), valid=np.True_)) == []


anything = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(-(10**6), 10**6), st.text(max_size=5), st.lists(st.integers(), max_size=2)
)
odd_readings = st.builds(
    Reading,
    at=st.one_of(st.floats(0, 1e4), anything),
    quantity=st.one_of(st.sampled_from(sorted(PLAUSIBLE)), st.text(max_size=4), st.none()),
    value=anything,
    quality=st.one_of(st.floats(0, 1), anything),
    valid=st.one_of(st.just(True), anything),
    context=st.one_of(st.sampled_from(sorted(CONTEXTS)), anything),
    diastolic_mmhg=anything,
    window_s=anything,
    place=st.one_of(st.sampled_from(["inspired", "exhaled", "room"]), anything),
    full_scale=anything,
    minutes_since_exercise=anything,
    rpe=anything,
    work=anything,
    breath=anything,
    symptoms=st.one_of(st.just(frozenset()), st.frozensets(st.text(max_size=4), max_size=2), anything),
    ketones=anything,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(odd_readings, max_size=5))
def test_nothing_that_arrives_breaks_the_watch_and_faults_always_stop_a_hard_test(readings):
    watch = Watch(ADA, hard_test=True)
    for reading in readings:
        said = watch.see(reading)
        assert said == sorted(said, key=lambda a: a.severity(), reverse=True)
        assert all(a.level in LEVELS for a in said)
        assert all(a.action == "stop" for a in said if a.unknown and a.reason in FAULTS)
        assert not any(a.level == "N" for a in said) or not any(a.unknown for a in said)
        json.dumps([a.as_dict() for a in said])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(86, 100), min_size=2, max_size=12), st.randoms())
def test_a_level_once_reached_never_falls_below_what_is_latched(values, order):
    watch, highest = Watch(ADA), 0
    order.shuffle(values)
    for i, value in enumerate(values):
        watch.see(spot(round(value, 1), 90.0 * i))
        level = LEVELS.index(watch.level)
        assert level >= highest
        highest = max(highest, level if level >= LEVELS.index("E1") else 0)
