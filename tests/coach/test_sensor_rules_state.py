"""What the watch does about clocks, silence, symptoms and rechecks, and what stays for the session."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from milo.coach.lab.sensor_catalogue import SYMPTOMS, Background, Reading, background
from milo.coach.lab.sensor_rules import Watch
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue

ADA = Background(age=40, trained=True, baseline_hr_bpm=55)


def hr(value: object, at: object = 0.0, **more: object) -> Reading:
    return Reading(at=at, quantity="heart_rate_bpm", value=value, **more)


def spot(value: object, at: object = 0.0, **more: object) -> Reading:
    return Reading(at=at, quantity="spo2_pct", value=value, window_s=60.0, **more)


# --- clocks ---------------------------------------------------------------------------------------------------------------


def test_a_clock_that_goes_back_is_unknown_once_and_forgets_how_long_it_held():
    watch = Watch(ADA)
    for t in range(0, 600, 10):
        assert watch.see(hr(135, float(t))) == []
    assert watch.see(hr(135, 300.0))[0].reason == "bad_clock"
    assert watch.see(hr(135, 600.0)) == []
    assert [a.rule for t in range(610, 1_201, 10) for a in watch.see(hr(135, float(t)))] == ["SN-08"]


def test_seconds_and_datetimes_do_not_mix():
    watch = Watch(ADA)
    watch.see(hr(70, 0.0))
    assert watch.see(hr(70, datetime(2026, 3, 1, tzinfo=UTC)))[0].reason == "bad_clock"


def test_datetimes_count_like_seconds():
    watch, start = Watch(ADA), datetime(2026, 3, 1, tzinfo=UTC)
    for minute in range(10):
        assert watch.see(hr(131, start + timedelta(minutes=minute))) == []
    (said,) = watch.see(hr(131, start + timedelta(minutes=10)))
    assert (said.rule, said.level) == ("SN-08", "E1")


def test_two_sensors_of_one_quantity_are_two():
    watch = Watch(ADA)
    room = Reading(at=10.0, quantity="co2_ppm", value=700, place="room")
    mouth = Reading(at=9.5, quantity="co2_ppm", value=40_000, place="exhaled")
    assert [a.unknown for reading in (room, mouth) for a in watch.see(reading)] == [False]
    assert (watch.shown("co2_ppm", 10.0, "room"), watch.shown("co2_ppm", 10.0, "exhaled")) == (700, 40_000)


# --- S-1: silence ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("silent_s", "action"), [(9.9, None), (10.0, "pause"), (29.9, "pause"), (30.0, "stop"), (300.0, "stop")])
def test_silence_pauses_a_hard_test_and_then_stops_it(silent_s, action):
    watch = Watch(ADA, hard_test=True)
    watch.see(hr(150, 100.0, context="exercise_submax"))
    assert [a.action for a in watch.tick(100.0 + silent_s)] == ([] if action is None else [action])


@pytest.mark.parametrize(("bad_s", "action"), [(9, "note"), (10, "pause"), (30, "stop")])
def test_bad_readings_count_as_silence(bad_s, action):
    watch = Watch(ADA, hard_test=True)
    watch.see(hr(150, 0.0, context="exercise_submax"))
    said = [a for t in range(1, bad_s + 1) for a in watch.see(hr(151, float(t), quality=0.1, context="exercise_submax"))]
    assert (said[-1].action, said[-1].level) == (action, "C")


def test_a_sensor_that_never_spoke_is_silent_too():
    watch = Watch(ADA, hard_test=True)
    assert watch.tick(0.0) == []
    assert watch.tick(30.0)[0].action == "stop"


def test_at_rest_silence_is_said_and_stops_nothing():
    watch = Watch(ADA)
    watch.tick(0.0)
    (said,) = watch.tick(60.0)
    assert (said.action, said.reason, said.unknown) == ("recheck", "silent", True)


@pytest.mark.parametrize("moment", [float("nan"), None, 99.0, 85.0, datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 1)])
def test_a_mad_clock_stops_a_hard_test(moment):
    watch = Watch(ADA, hard_test=True)
    watch.see(hr(150, 100.0, context="exercise_max"))
    assert watch.tick(100.0) == []
    (said,) = watch.tick(moment)
    assert (said.action, said.reason, said.unknown) == ("stop", "bad_clock", True)


def test_readings_from_the_future_stop_a_hard_test():
    watch = Watch(ADA, hard_test=True)
    watch.see(hr(150, 1_000.0, context="exercise_max"))
    assert watch.tick(990.0) == []
    assert Watch(ADA, hard_test=True).tick(0.0) == []
    other = Watch(ADA, hard_test=True)
    other.see(hr(150, 1_000.0, context="exercise_max"))
    assert other.tick(989.0)[0].reason == "bad_clock"


def test_the_last_good_value_does_not_stay_on_the_screen():
    watch = Watch(ADA)
    watch.see(hr(70, 0.0))
    assert watch.shown("heart_rate_bpm", 5.0) == 70
    assert watch.shown("heart_rate_bpm", 5.1) is None
    watch.see(hr(71, 6.0, valid=False))
    assert watch.shown("heart_rate_bpm", 6.0) is None
    watch.see(hr(72, 7.0))
    assert watch.shown("heart_rate_bpm", 7.0) == 72
    assert watch.shown("spo2_pct", 7.0) is None


# --- S-2: what is felt ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("symptom", sorted(SYMPTOMS))
def test_a_usual_value_cancels_no_symptom(symptom):
    watch = Watch(ADA)
    said = [*watch.see(spot(98, 0.0, symptoms=frozenset({symptom}))), *watch.see(spot(99, 120.0))]
    assert {a.rule for a in said} == {"S-2"}
    assert {a.level for a in said} == {SYMPTOMS[symptom]}
    assert "stop" in {a.action for a in Watch(ADA).see(hr(120, symptoms=[symptom], context="exercise_submax"))} or watch.locked
    assert watch.level == SYMPTOMS[symptom]
    assert watch.locked is (SYMPTOMS[symptom] == "E0")


def test_a_symptom_is_heard_through_a_dead_sensor():
    (first, second) = Watch(ADA).see(hr(None, symptoms=frozenset({"chest_pain"})))
    assert (first.rule, first.level, first.action) == ("S-2", "E0", "end")
    assert second.unknown


def test_an_unknown_symptom_counts_as_unwell():
    assert Watch(ADA).see(hr(70, symptoms=frozenset({"my chest is odd"})))[0].level == "E1"


def test_air_is_left_when_somebody_feels_dizzy_though_the_sensor_is_dead():
    said = Watch(ADA).see(Reading(at=0.0, quantity="co2_ppm", place="inspired", symptoms=frozenset({"dizziness"})))
    assert ("SN-25", "mask_off") in [(a.rule, a.action) for a in said]


@pytest.mark.parametrize(("context", "action"), [("rest", "note"), ("exercise_submax", "stop")])
def test_who_is_ill_may_be_measured_at_rest_and_not_in_training(context, action):
    assert [a.action for a in Watch(ADA).see(hr(70, symptoms=frozenset({"illness"}), context=context))] == [action]


# --- rechecks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "reading", "due_s"),
    [
        ("SN-02", spot(94), 3_600.0),
        ("SN-03", spot(92), 60.0),
        ("SN-07", Reading(at=0.0, quantity="spo2_pct", value=90, context="exercise_max"), 300.0),
        ("SN-13", Reading(at=0.0, quantity="systolic_mmhg", value=181, diastolic_mmhg=90), 300.0),
        ("SN-19", Reading(at=0.0, quantity="glucose_mg_dl", value=60, context="before"), 900.0),
    ],
)
def test_a_recheck_nobody_made_is_asked_for_again(rule, reading, due_s):
    watch = Watch(Background(age=40, trained=True, glucose_lowering=True), needed=())
    watch.see(reading)
    assert (rule, reading.quantity, due_s) in watch.owed()
    assert rule not in [a.rule for a in watch.tick(due_s - 0.1)]
    (due,) = [a for a in watch.tick(due_s) if a.rule == rule]
    assert (due.action, due.template, due.new) == ("recheck", "recheck.due", True)
    assert not [a for a in watch.tick(due_s + 1) if a.rule == rule and a.new]


def test_a_recheck_that_was_made_is_owed_no_more():
    watch = Watch(ADA, needed=())
    watch.see(spot(94))
    watch.see(spot(97, 300.0))
    assert watch.owed() == []
    assert watch.tick(3_600.0) == []


def test_a_low_that_needed_help_counts_though_the_sensor_is_dead():
    said = Watch(Background(glucose_lowering=True, hours_since_severe_low=3)).see(Reading(at=0.0, quantity="glucose_mg_dl"))
    assert ("SN-18", "E1", "stop") in [(a.rule, a.level, a.action) for a in said]


# --- what stays -----------------------------------------------------------------------------------------------------------


def test_no_later_value_lowers_what_was_once_an_emergency():
    watch = Watch(ADA)
    watch.see(spot(90, 0.0))
    assert watch.see(spot(90, 60.0))[0].level == "E0"
    assert watch.see(spot(98, 600.0)) == []
    assert watch.level == "E0"
    assert watch.locked
    assert watch.standing()[0].rule == "SN-03"


def test_an_alert_is_new_only_once_while_it_stands():
    watch = Watch(ADA)
    said = [a for t in range(0, 631, 10) for a in watch.see(hr(135, float(t)))]
    assert [a.new for a in said] == [True, False, False, False]


def test_a_pause_that_turns_into_a_stop_is_new_again():
    watch = Watch(ADA, hard_test=True)
    watch.see(hr(150, 0.0, context="exercise_max"))
    said = [a for t in (10.0, 20.0, 30.0, 31.0) for a in watch.tick(t)]
    assert [(a.action, a.new) for a in said] == [("pause", True), ("pause", False), ("stop", True), ("stop", False)]


def test_exercise_between_two_rests_does_not_count_as_rest():
    watch = Watch(ADA)
    for t in range(0, 300, 10):
        watch.see(hr(135, float(t)))
    watch.see(hr(135, 300.0, context="exercise_submax"))
    assert [a for t in range(310, 610, 10) for a in watch.see(hr(135, float(t)))] == []


def test_a_session_without_anything_to_say_is_at_the_lowest_level():
    watch = Watch(ADA)
    assert watch.see(hr(70)) == []
    assert (watch.level, watch.standing(), watch.locked) == ("N", [], False)


def test_an_alert_can_be_written_as_json():
    alert = Watch(ADA).see(spot(97, datetime(2026, 3, 1, tzinfo=UTC)))[0]
    assert json.loads(json.dumps(alert.as_dict()))["rule"] == "SN-01"


# --- what is known --------------------------------------------------------------------------------------------------------


def test_a_profile_switches_the_rules_for_glucose_and_oxygen():
    day = date(2026, 3, 1)
    told = {"sex": "female", "goal": "general", "days_per_week": 3, "age": 50, "regular_exerciser": True}
    plain = background(Profile(**told, medications=["atorvastatin"]), day, baseline_hr_bpm=60.0)
    assert (plain.age, plain.trained, plain.glucose_lowering, plain.copd, plain.baseline_hr_bpm) == (50, True, False, False, 60.0)
    assert background(Profile(**told, conditions=["type 1 diabetes"]), day).glucose_lowering
    assert background(Profile(**told, conditions=["type 2 diabetes"]), day).glucose_lowering
    assert not background(Profile(**told, conditions=["type 2 diabetes"], medications=["Metformin"]), day).glucose_lowering
    assert background(Profile(**told, medications=["Gliclazida 30 mg"]), day).glucose_lowering
    assert background(Profile(**told, conditions=["copd"]), day).copd


@pytest.mark.parametrize(
    "bad",
    [
        {"age": -1},
        {"hr_max_bpm": float("nan")},
        {"baseline_hr_bpm": float("inf")},
        {"own_oxygen_range": (92.0, 88.0)},
        {"own_oxygen_range": (8.0, 92.0)},
    ],
)
def test_nonsense_about_the_athlete_is_refused(bad):
    with pytest.raises(BadValue):
        Background(**bad)


def test_a_watch_for_an_unknown_quantity_is_refused():
    with pytest.raises(BadValue):
        Watch(ADA, needed=("mood",))
    with pytest.raises(BadValue):
        Watch(ADA, min_quality=1.5)
