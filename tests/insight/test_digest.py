"""Sums over samples and days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.insight.digest import digest_days, digest_workout
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Event, Measurement
from people import ADA, LAST, at, samples, workout

RUN = workout(at(LAST, 8), 60)


def test_each_heart_rate_holds_until_the_next() -> None:
    found = digest_workout(RUN, samples(RUN, [0, 5, 10, 11], heart_rate_bpm=[120, 130, 130, 140]))
    assert found.hr_seconds == {120: 5.0, 130: 6.0, 140: 5.0}  # the last one stands for the typical gap
    assert found.samples == 4


def test_a_pause_is_not_held() -> None:
    seconds = [*range(60), *range(1_860, 1_920)]
    found = digest_workout(RUN, samples(RUN, seconds, heart_rate_bpm=[150.0] * 120))
    assert found.hr_seconds is not None
    assert found.hr_seconds[150] == pytest.approx(59 + 10 + 60)


def test_sparse_readings_hold_a_minute_at_most() -> None:
    found = digest_workout(RUN, samples(RUN, [0, 300, 600, 900], heart_rate_bpm=[100.0] * 4))
    assert found.hr_seconds == {100: 240.0}


@given(st.lists(st.integers(60, 190), min_size=2, max_size=200), st.integers(1, 8))
def test_the_histogram_holds_every_second_once(bpm: list[int], gap: int) -> None:
    found = digest_workout(RUN, samples(RUN, [i * gap for i in range(len(bpm))], heart_rate_bpm=[float(b) for b in bpm]))
    assert found.hr_seconds is not None
    assert sum(found.hr_seconds.values()) == pytest.approx(len(bpm) * gap, abs=0.01)


def test_missing_heart_rate_and_no_samples_give_none() -> None:
    assert digest_workout(RUN, []).hr_seconds is None
    assert digest_workout(RUN, samples(RUN, [0, 1, 2], speed_m_s=[3.0, 3.0, 3.0])).hr_seconds is None


def test_normalised_power_of_steady_power_is_that_power() -> None:
    ride = workout(at(LAST, 8), 30, activity="cycling")
    seconds = list(range(1_800))
    assert digest_workout(ride, samples(ride, seconds, power_w=[200.0] * 1_800)).normalised_power_w == pytest.approx(200)
    assert digest_workout(ride, samples(ride, seconds[:600], power_w=[200.0] * 600)).normalised_power_w is None, "too short"


def test_normalised_power_by_the_long_way_round() -> None:
    ride = workout(at(LAST, 8), 30, activity="cycling")
    power = np.where(np.arange(1_800) // 60 % 2 == 0, 300.0, 100.0)
    rolling = np.array([power[i : i + 30].mean() for i in range(1_800 - 29)])
    expected = float((rolling**4).mean() ** 0.25)
    found = digest_workout(ride, samples(ride, list(range(1_800)), power_w=power.tolist()))
    assert found.normalised_power_w == pytest.approx(expected, abs=0.5)
    assert found.mean_power_w == 200


def test_uphill_costs_more_than_its_speed_and_flat_does_not() -> None:
    seconds = list(range(0, 1_200))
    speed: list[float | None] = [3.0] * 1_200
    flat = digest_workout(RUN, samples(RUN, seconds, speed_m_s=speed, altitude_m=[100.0] * 1_200)).graded_speed_m_s
    up = digest_workout(RUN, samples(RUN, seconds, speed_m_s=speed, altitude_m=[100 + 0.3 * s for s in seconds])).graded_speed_m_s
    assert flat == pytest.approx(3.0, abs=0.01)
    # Minetti: 5.97 J/kg/m at +10 % against 3.6 on the flat.
    assert up == pytest.approx(3.0 * 5.97 / 3.6, abs=0.1)
    ride = workout(at(LAST, 8), 60, activity="cycling")
    assert digest_workout(ride, samples(ride, seconds, speed_m_s=speed)).graded_speed_m_s is None


def reading(when: datetime, quantity: str, value: float, source: str = "phone", **values: Any) -> Measurement:
    return Measurement(
        origin=Origin.IMPORTED,
        source=source,
        measurement_id=f"{when}{quantity}",
        user_id=ADA,
        at=when,
        quantity=quantity,
        value=value,
        **values,
    )


def test_steps_add_up_by_local_hour_and_weights_do_not() -> None:
    found = digest_days(
        [
            reading(datetime(2026, 3, 1, 9, 5, tzinfo=UTC), "steps", 100),
            reading(datetime(2026, 3, 1, 9, 55, tzinfo=UTC), "steps", 50),
            reading(datetime(2026, 3, 1, 10, 0, tzinfo=UTC), "steps", 10),
            reading(datetime(2026, 3, 1, 7, 0, tzinfo=UTC), "weight_kg", 61),
            reading(datetime(2026, 3, 1, 8, 0, tzinfo=UTC), "weight_kg", 60),
            reading(datetime(2026, 3, 1, 9, 0, tzinfo=UTC), "steps", 7, source="watch"),
        ],
        ADA,
        "measurement",
        UTC,
    )
    phone = next(d for d in found if d.source == "phone")
    assert phone.sums == {"steps": {9: 150.0, 10: 10.0}}
    assert phone.stats == {"weight_kg": [2.0, 60.5, 60.0, 61.0, 60.0]}
    assert len(found) == 2


def test_the_day_is_the_records_own_then_the_athletes_zone() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    own = digest_days([reading(late, "steps", 1, utc_offset_min=60)], ADA, "measurement", UTC)[0]
    tokyo = digest_days([reading(late, "steps", 1)], ADA, "measurement", ZoneInfo("Asia/Tokyo"))[0]
    nepal = digest_days([reading(late, "steps", 1)], ADA, "measurement", ZoneInfo("Asia/Kathmandu"))[0]
    assert (own.day, own.sums) == (date(2026, 3, 2), {"steps": {0: 1.0}})
    assert (tokyo.day, tokyo.sums) == (date(2026, 3, 2), {"steps": {8: 1.0}})
    assert (nepal.day, nepal.sums) == (date(2026, 3, 2), {"steps": {5: 1.0}})


def test_a_clock_change_keeps_every_step() -> None:
    start = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)  # Madrid springs forward at 01:00 UTC
    steps = [reading(start + timedelta(minutes=15 * i), "steps", 1) for i in range(96)]
    found = digest_days(steps, ADA, "measurement", ZoneInfo("Europe/Madrid"))
    assert sum(v for d in found for v in d.sums["steps"].values()) == 96
    assert 2 not in next(d for d in found if d.day == date(2026, 3, 29)).sums["steps"], "there was no 2 o'clock"


def test_an_events_variability_is_neither_rmssd_nor_sdnn() -> None:
    event = Event(
        origin=Origin.SIMULATED, source="w", event_id="e", user_id=ADA, event_ts=at(LAST), hr_variability_ms=40, step_increment=5,
        activity_type="cycling", distance_m=900,
    )  # fmt: skip
    found = digest_days([event], ADA, "event", UTC)[0]
    assert set(found.stats) == {"hr_variability_ms"}
    assert found.sums == {"steps": {12: 5.0}}, "a ride is no distance on foot"
    assert found.origin == "simulated"


def test_the_same_day_gives_the_same_digest() -> None:
    steps = [reading(at(LAST), "steps", 1)]
    assert digest_days(steps, ADA, "measurement", UTC) == digest_days(steps, ADA, "measurement", UTC)
