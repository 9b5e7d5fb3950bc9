"""Forty people over four weeks, read as a stranger would: nothing in it may be impossible, and causes must show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from milo.twin.cohort import Cohort
from milo.twin.observe import Observer
from milo.twin.squad import Arrival, Squad
from milo.vocabulary.records import (
    Event,
    Feedback,
    LiftedSet,
    Measurement,
    Nutrition,
    Sample,
    Sleep,
    User,
    Workout,
    encode_all,
    kind_of,
)

FIRST, DAYS, PEOPLE = date(2025, 2, 3), 28, 40


@dataclass
class Told:
    arrivals: list[Arrival] = field(default_factory=list)
    of: dict[type, list[Arrival]] = field(default_factory=lambda: defaultdict(list))

    def all(self, kind: type) -> list:  # type: ignore[type-arg]
        return [a.record for a in self.of[kind]]


@pytest.fixture(scope="module")
def told() -> Told:
    made = Told()
    for day in Squad().arrivals(range(PEOPLE), FIRST, FIRST + timedelta(days=DAYS - 1)):
        made.arrivals += day
        for a in day:
            made.of[type(a.record)].append(a)
    return made


def test_all_records_are_valid_and_told_once(told: Told) -> None:
    records = [a.record for a in told.arrivals]
    encode_all(records)
    assert len({(kind_of(r).name, kind_of(r).id_of(r)) for r in records}) == len(records) > 100_000


def test_nothing_is_told_before_it_happened(told: Told) -> None:
    assert all(a.at >= kind_of(a.record).time_of(a.record) for a in told.arrivals)
    assert all(a.at >= a.record.end_ts for kind in (Sleep, Workout) for a in told.of[kind])  # type: ignore[attr-defined]


def test_people_sleep_at_night_and_as_long_as_people_do(told: Told) -> None:
    nights: list[Sleep] = told.all(Sleep)
    assert 0.75 < len(nights) / (PEOPLE * DAYS) < 0.95
    for s in nights:
        assert timedelta(hours=3) <= s.end_ts - s.start_ts <= timedelta(hours=12)
        stages = s.sleep_stage_breakdown
        assert stages is not None
        minutes = (stages.awake or 0) + (stages.light or 0) + (stages.deep or 0) + (stages.rem or 0)
        assert minutes * 60 == pytest.approx((s.end_ts - s.start_ts).total_seconds(), abs=60)
        assert s.quality is not None
        assert 0.6 < s.quality <= 1
    hours = np.asarray([(s.start_ts + timedelta(minutes=s.utc_offset_min or 0)).hour for s in nights])
    assert set(hours.tolist()) <= {19, 20, 21, 22, 23, 0, 1, 2, 3}
    assert np.isin(hours, (21, 22, 23, 0, 1)).mean() > 0.9


def test_nobody_sleeps_twice_at_once_or_trains_asleep(told: Told) -> None:
    by_person: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for r in [*told.all(Sleep), *told.all(Workout)]:
        by_person[r.user_id].append((r.start_ts.timestamp(), r.end_ts.timestamp()))
    for spans in by_person.values():
        spans.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_nobody_is_awake_while_asleep(told: Told) -> None:
    nights: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for s in told.all(Sleep):
        nights[s.user_id].append((s.start_ts.timestamp(), s.end_ts.timestamp()))
    for e in [*told.all(Event), *told.all(Nutrition)]:
        at = kind_of(e).time_of(e).timestamp()
        assert not any(start < at < end for start, end in nights[e.user_id]), e


def test_running_is_running(told: Told) -> None:
    runs = [w for w in told.all(Workout) if w.activity_type == "running"]
    assert len(runs) > 20
    for w in runs:
        assert w.heart_rate_bpm is None or w.heart_rate_bpm >= 90
        assert 180 <= w.duration_s / (w.distance_m / 1000) <= 600
    hardest = [w.heart_rate_bpm for w in runs if w.rpe is not None and w.rpe >= 7 and w.heart_rate_bpm]
    easiest = [w.heart_rate_bpm for w in runs if w.rpe is not None and w.rpe <= 4 and w.heart_rate_bpm]
    assert np.mean(hardest) > np.mean(easiest) + 8


def test_pace_distance_and_duration_agree_minute_by_minute(told: Told) -> None:
    paced = [e for e in told.all(Event) if e.pace_s_per_km is not None]
    assert {e.activity_type for e in paced} == {"running", "walking"}
    for e in paced:
        assert e.pace_s_per_km * e.distance_m / 1000 == pytest.approx(e.duration_s, rel=0.01, abs=0.05)
    assert all(170 <= e.pace_s_per_km <= 620 for e in paced if e.activity_type == "running" and e.duration_s == 60)


def test_minutes_and_samples_add_up_to_the_workout(told: Told) -> None:
    far: dict[str, float] = {}
    for s in told.all(Sample):
        if s.distance_m is not None:
            far[s.workout_id] = max(far.get(s.workout_id, 0), s.distance_m)
    compared = 0
    for w in told.all(Workout):
        if w.distance_m and w.workout_id in far and w.distance_m > 1_000:
            assert far[w.workout_id] == pytest.approx(w.distance_m, rel=0.05)
            compared += 1
    assert compared > 40


def test_hearts_beat_as_hearts_can(told: Told) -> None:
    rates = [r.heart_rate_bpm for kind in (Event, Sample, Workout) for r in told.all(kind) if r.heart_rate_bpm is not None]
    assert 30 <= min(rates) < 75
    assert 150 < max(rates) <= 225
    lifted = [w.heart_rate_bpm for w in told.all(Workout) if w.activity_type == "strength" and w.heart_rate_bpm]
    moved = [e.heart_rate_bpm for e in told.all(Event) if e.step_increment is not None and e.duration_s == 3600]
    assert np.mean(lifted) > np.mean(moved) + 20


def test_steps_of_a_day_are_those_of_a_day(told: Told) -> None:
    # A whole local day, once: late messages of other days and half days at the edges are left out.
    days: dict[tuple[str, date], float] = defaultdict(float)
    users = {u.user_id for u in told.all(User)}
    zones = {s.user_id: s.utc_offset_min for s in told.all(Sleep)}
    for e in told.all(Event):
        if e.step_increment is not None:
            days[e.user_id, (e.event_ts + timedelta(minutes=zones.get(e.user_id) or 0)).date()] += e.step_increment
    inner = [n for (_, day), n in days.items() if FIRST + timedelta(days=2) <= day < FIRST + timedelta(days=DAYS - 2)]
    assert len(users) == PEOPLE
    assert 5_000 < np.median(inner) < 11_000
    assert max(inner) < 45_000


def test_the_weight_of_a_morning_is_near_that_of_the_day_before(told: Told) -> None:
    by_person: dict[str, dict[date, float]] = defaultdict(dict)
    for m in told.all(Measurement):
        if m.quantity == "weight_kg":
            by_person[m.user_id][m.at.date()] = m.value
    steps = [abs(w[d] - w[d - timedelta(days=1)]) for w in by_person.values() for d in w if d - timedelta(days=1) in w]
    assert len(steps) > 200
    assert max(steps) < 3
    assert all(max(w.values()) - min(w.values()) < 6 for w in by_person.values())


def test_effort_told_follows_effort_made(told: Told) -> None:
    users = {u.user_id: u for u in told.all(User)}
    pairs = []
    for w in told.all(Workout):
        if w.rpe is not None and w.heart_rate_bpm and w.activity_type != "strength":
            u = users[w.user_id]
            pairs.append((w.rpe, (w.heart_rate_bpm - u.resting_hr_baseline) / (u.max_hr_estimate - u.resting_hr_baseline)))
    rpe, reserve = np.asarray(pairs).T
    assert len(pairs) > 30
    assert np.corrcoef(rpe, reserve)[0, 1] > 0.4


def test_hard_days_are_followed_by_lower_hrv_on_average() -> None:
    """As read and as told, over more people than the rest: the effect is a third of the spread of mornings."""
    cohort = Cohort(6, 1_500)
    observer = Observer(cohort.traits, cohort.draws)
    minutes, seen = [], []
    for truth in cohort.live(2 * DAYS):
        minutes.append(truth.minutes)
        seen.append(observer.see(truth))
    hrv = np.ma.masked_invalid(np.log(np.stack([o.hrv_rmssd_ms for o in seen])))
    rpe = np.nan_to_num(np.stack([o.said.rpe for o in seen]))
    hard, easy = (rpe >= 8) & (np.stack(minutes) > 30), (rpe > 0) & (rpe <= 5)
    both = (hard.sum(axis=0) > 0) & (easy.sum(axis=0) > 0)
    apart = hrv - hrv.mean(axis=0)
    assert both.sum() > 100
    assert apart[:, both][hard[:, both]].mean() < apart[:, both][easy[:, both]].mean() - 0.015


def test_meals_add_up_to_a_days_food(told: Told) -> None:
    days: dict[tuple[str, date], float] = defaultdict(float)
    for n in told.all(Nutrition):
        assert n.calories == pytest.approx(4 * n.protein_g + 4 * n.carbs_g + 9 * n.fat_g, abs=6)
        days[n.user_id, (n.log_ts + timedelta(minutes=n.utc_offset_min or 0)).date()] += n.calories
    assert 1_500 < np.median(list(days.values())) < 3_000
    assert max(days.values()) < 7_000


def test_people_say_how_they_are_in_whole_numbers(told: Told) -> None:
    words: list[Feedback] = told.all(Feedback)
    assert len(words) > 300
    assert {w.mood for w in words} <= {1.0, 2.0, 3.0, 4.0, 5.0}
    assert all(w.soreness_level is not None and 1 <= w.soreness_level <= 10 for w in words)
    assert np.std([w.mood for w in words]) > 0.5


def test_sets_are_lifts_people_do(told: Told) -> None:
    sets: list[LiftedSet] = told.all(LiftedSet)
    working = [s for s in sets if s.set_type == "normal"]
    assert all(s.weight_kg is not None and s.weight_kg % 2.5 == 0 and 2.5 <= s.weight_kg < 350 for s in sets)
    assert 5.5 < np.mean([s.reps for s in working]) < 10
    workouts = {w.workout_id: w for w in told.all(Workout)}
    for s in working:
        w = workouts.get(s.workout_id)
        assert w is None or w.start_ts <= s.at <= w.end_ts  # None: the workout came late, after these days
