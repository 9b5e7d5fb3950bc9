from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from milo.twin.squad import PEOPLE, Squad
from milo.vocabulary.records import Measurement, Record, Sample, Sleep, User, Workout, encode_all, kind_of

FIRST, LAST = date(2026, 1, 5), date(2026, 3, 1)


@pytest.fixture(scope="module")
def life() -> list[Record]:
    return list(Squad().life(0, FIRST, LAST))


def test_every_record_is_valid_and_says_it_is_simulated(life: list[Record]) -> None:
    encode_all(life)
    assert {r.origin for r in life} == {"simulated"}
    assert set(Counter(kind_of(r).name for r in life)) >= {
        "user",
        "device",
        "event",
        "sleep",
        "nutrition",
        "feedback",
        "workout",
        "sample",
        "set",
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_life(life: list[Record]) -> None:
    assert encode_all(list(Squad().life(0, FIRST, LAST))) == encode_all(life)
    assert encode_all(list(Squad(seed=1).life(0, FIRST, LAST))) != encode_all(life)


def test_a_life_that_ends_later_begins_the_same(life: list[Record]) -> None:
    longer = list(Squad().life(0, FIRST, LAST + timedelta(days=7)))
    assert longer[: len(life)] == life
    assert len(longer) > len(life)


def test_ids_are_never_used_twice(life: list[Record]) -> None:
    ids = [(kind_of(r).name, kind_of(r).id_of(r)) for r in life]
    assert len(set(ids)) == len(ids)


def test_sleep_ends_before_the_day_it_belongs_to_is_over_and_lasts_a_night(life: list[Record]) -> None:
    nights = [r for r in life if isinstance(r, Sleep)]
    assert len(nights) == (LAST - FIRST).days + 1
    assert all(timedelta(hours=3) < n.end_ts - n.start_ts < timedelta(hours=13) for n in nights)


def test_heart_rate_follows_effort(life: list[Record]) -> None:
    mean = {w.workout_id: w for w in life if isinstance(w, Workout)}
    by_kind: dict[str, list[float]] = {}
    for w in mean.values():
        by_kind.setdefault(w.activity_type, []).append(w.heart_rate_bpm or 0)
    assert np.mean(by_kind["running"]) > np.mean(by_kind["strength"]) + 10
    samples = [s.heart_rate_bpm for s in life if isinstance(s, Sample)]
    assert min(s for s in samples if s) >= PEOPLE[0].resting_hr


def test_a_hard_week_raises_the_resting_heart_rate_and_lowers_hrv() -> None:
    rest: dict[date, float] = {}
    hrv: dict[date, float] = {}
    for r in Squad(seed=3).life(0, FIRST, FIRST + timedelta(days=400)):
        if isinstance(r, Measurement) and r.quantity == "resting_hr_bpm":
            rest[r.at.date()] = r.value
        elif isinstance(r, Measurement) and r.quantity == "hrv_rmssd_ms":
            hrv[r.at.date()] = r.value
    days = sorted(rest)
    assert np.corrcoef([rest[d] for d in days], [hrv[d] for d in days])[0, 1] < -0.2


def test_more_people_than_are_written_get_names_and_lives_of_their_own() -> None:
    users = [r for i in range(5) for r in Squad().life(i, LAST, LAST) if isinstance(r, User)]
    assert len({u.user_id for u in users}) == len({u.user_name for u in users}) == 5
    assert all("simulated" in (u.user_name or "") for u in users)
