"""The same thing told by several sources counts once, and who speaks can be told and undone."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.insight.one_truth import daily_amounts, ledger, merge_workouts
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Ruling, Workout
from people import ADA, LAST, at, day, digest, inputs, lift, setting, workout

START = at(LAST, 8)


def ruling(merge_id: str, decision: str, minute: int = 0, **values: Any) -> Ruling:
    return Ruling(
        origin=Origin.TOLD,
        source="athlete",
        ruling_id=f"r{minute}",
        user_id=ADA,
        at=START + timedelta(minutes=minute),
        merge_id=merge_id,
        decision=decision,  # type: ignore[arg-type]
        **values,
    )


def shifted(minutes: float, source: str = "phone", long: float = 60, **values: Any) -> Workout:
    return workout(START + timedelta(minutes=minutes), long, source, **values)


WATCH = workout(START, 60, "watch", distance_m=10_000, heart_rate_bpm=150)


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (shifted(0), True),
        (shifted(5), True),  # clock skew
        (shifted(-5), True),
        (shifted(10, long=45), True),  # started late, lies within
        (shifted(0, activity="other"), True),  # a vague device
        (shifted(0, activity="cycling"), False),
        (shifted(61), False),  # the next one
        (shifted(90), False),
        (shifted(60, distance_m=10_200), True),  # an hour off: daylight saving
        (shifted(-120 + 3, distance_m=9_900), True),  # two zones off and skewed
        (shifted(60), False),  # an hour later and nothing else told: back to back
        (shifted(60, distance_m=5_000), False),
        (shifted(60, distance_m=10_000, heart_rate_bpm=175), False),
        (shifted(60, distance_m=10_000, long=40), False),
        (shifted(330, distance_m=10_050), True),  # India
        (shifted(24 * 60, distance_m=10_000), False),  # the same loop tomorrow
        (shifted(0, source="watch", long=30, workout_id="half"), False),  # one device records one thing at a time
        (workout(START + timedelta(seconds=2), 60, "watch", distance_m=10_000, workout_id="again"), True),  # exported twice
    ],
)
def test_two_workouts_are_one_when_they_can_be(other: Workout, one: bool) -> None:
    assert len(merge_workouts(inputs(workouts=[WATCH, other]))) == (1 if one else 2)


def test_two_runs_in_a_row_on_two_devices_stay_two() -> None:
    runs = [workout(START + timedelta(minutes=m), 30, s) for m in (0, 31) for s in ("watch", "phone")]
    merged = merge_workouts(inputs(workouts=runs))
    assert [sorted(w.source for w in m.members) for m in merged] == [["phone", "watch"]] * 2


@each("minutes", [3, 5, 6, 8, 10])
def test_short_sessions_in_a_row_on_two_devices_stay_two(minutes: float) -> None:
    first = workout(START, minutes, "watch")
    assert len(merge_workouts(inputs(workouts=[first, shifted(minutes, long=minutes)]))) == 2
    told = workout(START, minutes, "watch", distance_m=400 * minutes)
    assert len(merge_workouts(inputs(workouts=[told, shifted(minutes, long=minutes, distance_m=150 * minutes)]))) == 2


def test_a_short_session_seen_by_a_skewed_clock_is_still_one() -> None:
    seen = workout(START, 8, "watch", distance_m=1_500)
    assert len(merge_workouts(inputs(workouts=[seen, shifted(5, long=8)]))) == 1, "they touch and nothing contradicts"
    assert len(merge_workouts(inputs(workouts=[seen, shifted(5, long=8, distance_m=1_480)]))) == 1
    assert len(merge_workouts(inputs(workouts=[seen, shifted(5, long=8, distance_m=600)]))) == 2
    brief = workout(START, 5, "watch", distance_m=1_000)
    assert len(merge_workouts(inputs(workouts=[brief, shifted(5, long=5, distance_m=1_010)]))) == 1


def test_intervals_recorded_apart_are_not_swallowed_by_a_long_one() -> None:
    long = workout(START, 60, "phone")
    parts = [workout(START + timedelta(minutes=m), 18, "watch") for m in (0, 20, 40)]
    assert len(merge_workouts(inputs(workouts=[long, *parts]))) == 4


def test_a_lifting_log_without_an_end_joins_the_watchs_session() -> None:
    session = workout(START, 70, "watch", "strength", heart_rate_bpm=110)
    log = workout(START + timedelta(minutes=12), 0, "fitnotes", "strength", title="Push")
    merged = merge_workouts(inputs(workouts=[session, log], sets=[lift(LAST, 80, 5, workout_id=log.workout_id)]))
    assert len(merged) == 1
    assert merged[0].workout.title == "Push"
    assert merged[0].workout.heart_rate_bpm == 110
    assert merged[0].workout.duration_s == 4200
    assert len(merged[0].sets) == 1
    far = workout(START + timedelta(hours=3), 0, "fitnotes", "strength")
    assert len(merge_workouts(inputs(workouts=[session, far]))) == 2


PHONE = shifted(1, distance_m=9_800, title="Morning run", rpe=6)


def test_each_quantity_has_its_own_speaker() -> None:
    found = merge_workouts(
        inputs(
            workouts=[WATCH, PHONE],
            workout_digests={
                WATCH.workout_id: digest(WATCH, {150: 3500.0}),
                PHONE.workout_id: digest(PHONE, {150: 60.0}),
            },
        )
    )[0]
    assert found.merge is not None
    assert found.workout.title == "Morning run"
    assert found.workout.rpe == 6
    assert found.workout.heart_rate_bpm == 150
    assert found.digest is not None
    assert found.digest.workout_id == WATCH.workout_id
    assert found.merge.why["series"] == "more_complete"
    assert found.merge.why["title"] == "only_source"
    assert set(found.merge.members) == {WATCH.workout_id, PHONE.workout_id}


def test_the_athletes_order_of_sources_speaks_before_completeness() -> None:
    order = [setting("sources", {"order": ["phone", "watch"]})]
    found = merge_workouts(inputs(workouts=[WATCH, PHONE], settings=order))[0]
    assert found.workout.distance_m == 9_800
    assert found.merge is not None
    assert found.merge.why["distance_m"] == "preferred"
    assert found.workout.heart_rate_bpm == 150, "the phone tells none"


def test_what_is_measured_is_told_by_whoever_has_it_by_the_second() -> None:
    watch = msgspec.structs.replace(WATCH, workout_id="z")  # last by id, so that only completeness can choose it
    phone = msgspec.structs.replace(PHONE, workout_id="a", heart_rate_bpm=139)
    both = inputs(workouts=[watch, phone], workout_digests={"z": digest(watch, {150: 3500.0})})
    found = merge_workouts(both)[0]
    assert (found.workout.heart_rate_bpm, found.workout.distance_m) == (150, 10_000)
    assert found.merge is not None
    assert found.merge.why["distance_m"] == "more_complete"
    assert merge_workouts(inputs(workouts=[watch, phone]))[0].workout.heart_rate_bpm == 139, "without a series the first speaks"


def test_of_a_preferred_source_told_twice_the_fuller_one_speaks() -> None:
    again = workout(START + timedelta(seconds=2), 60, "watch", distance_m=10_000, workout_id="zz")
    first = msgspec.structs.replace(WATCH, workout_id="aa")
    order = [setting("sources", {"order": ["watch"]})]
    found = merge_workouts(
        inputs(workouts=[first, again, PHONE], settings=order, workout_digests={"zz": digest(again, {150: 3500.0})})
    )
    assert len(found) == 1
    assert found[0].merge is not None
    assert (found[0].merge.speaks["distance_m"], found[0].merge.why["distance_m"]) == ("zz", "preferred")


def test_the_sport_follows_whoever_names_the_activity() -> None:
    vague = workout(START, 60, "a phone", "other", sport="fitness", workout_id="a")
    clear = workout(START, 60, "watch", "running", sport="trail_running", workout_id="z")
    found = merge_workouts(inputs(workouts=[vague, clear]))[0].workout
    assert (found.activity_type, found.sport) == ("running", "trail_running")


def test_a_merge_can_be_undone_and_restored() -> None:
    both = [WATCH, PHONE]
    merge = ledger(inputs(workouts=both))[0]
    undone = inputs(workouts=both, rulings=[ruling(merge.merge_id, "undo")])
    assert len(merge_workouts(undone)) == 2
    assert [(m.merge_id, m.undone) for m in ledger(undone)] == [(merge.merge_id, True)]
    restored = inputs(workouts=both, rulings=[ruling(merge.merge_id, "restore", 2), ruling(merge.merge_id, "undo", 1)])
    assert merge_workouts(restored) == merge_workouts(inputs(workouts=both))
    assert ledger(restored) == [merge]


def test_the_athlete_can_let_another_source_speak_for_one_quantity() -> None:
    merge = ledger(inputs(workouts=[WATCH, PHONE]))[0]
    word = ruling(merge.merge_id, "prefer", quantity="distance_m", speaker=PHONE.workout_id)
    found = merge_workouts(inputs(workouts=[WATCH, PHONE], rulings=[word]))[0]
    assert found.workout.distance_m == 9_800
    assert found.merge is not None
    assert found.merge.why["distance_m"] == "ruled"


spans = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 90), st.sampled_from(["watch", "phone", "ring"])), max_size=12)


@given(spans, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(some: list[tuple[int, int, str]], rng: random.Random) -> None:
    made = {w.workout_id: w for m, long, source in some for w in [workout(START + timedelta(minutes=m), long, source)]}
    workouts = list(made.values())
    sets = [lift(LAST, 80, n, number=n, workout_id=id) for id in made for n in (1, 2, 3)]
    once = merge_workouts(inputs(workouts=workouts, sets=sets))
    rng.shuffle(workouts)
    rng.shuffle(sets)
    assert merge_workouts(inputs(workouts=workouts, sets=sets)) == once
    assert sorted(w.workout_id for m in once for w in m.members) == sorted(made), "nobody is lost, nobody counts twice"


def test_two_thousand_workouts_are_merged_at_once() -> None:
    many = [
        workout(START + timedelta(hours=12 * i), 60, s, distance_m=9_000 + 300 * (i % 7))
        for i in range(1_000)
        for s in ("watch", "phone")
    ]
    assert len(merge_workouts(inputs(workouts=many))) == 1_000


# --- days ---------------------------------------------------------------------------------------------------------------

STEPS = {
    "watch": dict.fromkeys(range(8, 20), 500.0),
    "phone": dict.fromkeys(range(9, 15), 700.0),
    "band": {12: 9_000.0},
}


def steps(*sources: str) -> list[Any]:
    return [day(LAST, {"steps": STEPS[s]}, source=s) for s in sources]


def test_steps_of_three_devices_count_once() -> None:
    given_ = inputs(day_digests=steps("watch", "phone", "band"))
    amount = daily_amounts(given_)["steps"][LAST]
    assert (amount.value, amount.source) == (6_000, "watch")
    merge = ledger(given_)[0]
    assert amount.merge_id == merge.merge_id
    assert (merge.subject, merge.members, merge.why) == ("steps", ["band", "phone", "watch"], {"steps": "more_complete"})


def test_the_preferred_device_speaks_for_the_day() -> None:
    order = [setting("sources", {"order": ["phone"]})]
    assert daily_amounts(inputs(day_digests=steps("watch", "phone"), settings=order))["steps"][LAST].value == 4_200


def test_a_day_told_by_one_source_needs_no_merge() -> None:
    given_ = inputs(day_digests=steps("phone"))
    assert daily_amounts(given_)["steps"][LAST].merge_id is None
    assert ledger(given_) == []


def test_taken_apart_all_sources_of_a_day_count() -> None:
    merge = ledger(inputs(day_digests=steps("watch", "phone")))[0]
    apart = inputs(day_digests=steps("watch", "phone"), rulings=[ruling(merge.merge_id, "undo")])
    assert daily_amounts(apart)["steps"][LAST].value == 10_200


def test_events_and_readings_of_one_device_tell_the_same_steps() -> None:
    twice = [day(LAST, {"steps": {9: 100.0}}), day(LAST, {"steps": {9: 90.0, 10: 20.0}}, digest_of="event")]
    assert daily_amounts(inputs(day_digests=twice))["steps"][LAST].value == 110


def test_a_merge_is_the_same_whoever_computes_it() -> None:
    one = ledger(inputs(workouts=[WATCH, PHONE]))[0]
    other = ledger(inputs(workouts=[PHONE, WATCH]))[0]
    assert msgspec.json.encode(one) == msgspec.json.encode(other)
