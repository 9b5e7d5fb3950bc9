"""A protocol as it runs: what is said when, pauses, silence, stops, and that every run ends with a reason."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from milo.coach.lab.protocol_run import Run
from milo.coach.lab.protocols import NAMES, protocol, ramp, rest, steps
from milo.coach.lab.sensor_catalogue import Background, Reading
from milo.coach.lab.sensor_rules import Watch


def run_until(run: Run, seconds: float, *, since: float = 0.0, good: bool = True, still: bool | None = True) -> list[str]:
    """Live through some seconds with a signal; the phases seen, in their order."""
    seen: list[str] = []
    for t in range(int(since), int(since + seconds) + 1):
        step = run.observe(float(t), quality_good=good, lying_still=still)
        if not seen or seen[-1] != step.phase:
            seen.append(step.phase)
    return seen


# --- the clock ------------------------------------------------------------------------------------------------------------


def test_rest_goes_from_settling_to_measuring_to_done():
    run = Run(rest(), 0.0)
    assert run_until(run, 359) == ["settle", "measure"]
    step = run.at(360.0)
    assert (step.state, step.reason["code"], step.recording) == ("ended", "done", False)


def test_a_step_says_what_to_do_now_and_what_comes_next():
    run = Run(rest(), 100.0)
    step = run.observe(110.0, quality_good=True, lying_still=False)
    assert (step.state, step.phase, step.next, step.elapsed_s, step.remaining_s) == ("running", "settle", "Measure", 10.0, 50.0)
    assert step.do_now.startswith("Lie down")
    assert [(c["name"], c["ok"]) for c in step.checks] == [("quality_good", True), ("lying_still", False)]
    assert Run(rest(), 0.0, language="es").at(1.0).do_now.startswith("Túmbate")
    json.dumps(step.as_dict())


@pytest.mark.parametrize(("held_from", "phase"), [(29.0, "measure"), (31.0, "settle")])
def test_measuring_waits_until_the_checks_have_held_for_a_minute(held_from, phase):
    run = Run(rest(), 0.0)
    run.observe(held_from - 1, quality_good=False, lying_still=True)
    run.observe(held_from, quality_good=True, lying_still=True)
    assert run.at(90.0).phase == phase


def test_a_check_that_breaks_begins_its_minute_again():
    run = Run(rest(), 0.0)
    run_until(run, 50)
    run.observe(51.0, quality_good=True, lying_still=False)
    run.observe(52.0, quality_good=True, lying_still=True)
    assert run.at(111.0).phase == "settle"
    assert run.at(112.0).phase == "measure"


def test_whoever_never_lies_still_is_told_so_in_the_end():
    step = Run(rest(), 0.0).at(240.0)
    assert (step.state, step.reason["code"]) == ("ended", "not_ready")
    run = Run(rest(), 0.0)
    run_until(run, 239, still=None)
    assert run.at(240.0).reason["code"] == "not_ready"


def test_a_phase_can_be_left_in_one_long_look():
    run = Run(rest(), 0.0)
    run.observe(0.0, quality_good=True, lying_still=True)
    assert run.at(59.9).phase == "settle"
    assert run.at(10_000.0).reason["code"] == "done"


def test_steps_rise_until_the_athlete_finishes_and_then_cool_down():
    run = Run(steps("cycling"), 0.0)
    assert run_until(run, 400) == ["warm_up", "stage"]
    step = run.at(400.0)
    assert (step.number, step.name, step.target["value"], step.next) == (2, "Stage 2", 75, "Stage 3")
    step = run.finish(401.0)
    assert (step.phase, step.state, step.recording, step.remaining_s) == ("cool_down", "running", True, 300.0)
    assert run.at(701.0).reason["code"] == "done"


def test_the_last_stage_is_followed_by_the_cool_down():
    run = Run(steps(), 0.0)
    assert run_until(run, 180 + 12 * 180 + 10)[-1] == "cool_down"


def test_a_ramp_ends_after_twelve_minutes():
    run = Run(ramp(), 0.0)
    run_until(run, 180 + 719)
    assert run.at(899.0).phase == "ramp"
    assert run.observe(900.0, quality_good=True).phase == "cool_down"


@pytest.mark.parametrize(("seconds", "note"), [(359, "ramp_too_short"), (360, "ramp_short"), (479, "ramp_short"), (480, None)])
def test_a_short_ramp_says_what_it_is_good_for(seconds, note):
    run = Run(ramp(), 0.0)
    run_until(run, 180 + seconds)
    run.finish(180.0 + seconds)
    step = run.stop()
    assert [n["code"] for n in step.notes] == ([] if note is None else [note])


# --- pausing and ending ---------------------------------------------------------------------------------------------------


@each("name", NAMES)
@each("paused", [True, False])
def test_stop_ends_the_recording_at_once_in_any_state(name, paused):
    run = Run(protocol(name), 0.0, mask=True)
    run.observe(5.0, quality_good=True)
    if paused:
        run.pause()
    step = run.stop()
    assert (step.state, step.recording, step.reason["code"]) == ("ended", False, "athlete")
    for later in (run.at(6.0), run.resume(7.0), run.finish(8.0), run.observe(9.0, quality_good=True), run.stop("SN-03")):
        assert (later.state, later.recording, later.reason["code"]) == ("ended", False, "athlete")


def test_a_pause_holds_the_clock_and_resuming_goes_on():
    run = Run(rest(), 0.0)
    run_until(run, 100)
    assert run.pause(t_s=100.0).remaining_s == 260.0
    step = run.at(150.0)
    assert (step.state, step.remaining_s, step.reason["code"]) == ("paused", 260.0, "athlete")
    assert run.resume(150.0).remaining_s == 260.0
    assert run.at(160.0).remaining_s == 250.0
    assert run.at(160.0).reason is None


@pytest.mark.parametrize(("made", "limit"), [(rest(), 600.0), (ramp(), 120.0)])
def test_a_pause_that_is_too_long_ends_the_run(made, limit):
    run = Run(made, 0.0)
    for t in range(0, int(limit)):
        run.observe(float(t), quality_good=True)
        run.pause()
    assert run.observe(limit - 0.1, quality_good=True).state == "paused"
    assert run.observe(limit, quality_good=True).reason["code"] == "paused_too_long"


@pytest.mark.parametrize(
    ("silent_s", "state", "code"),
    [(9.9, "running", None), (10, "paused", "silent"), (29.9, "paused", "silent"), (30, "ended", "silent")],
)
def test_a_hard_test_without_signal_pauses_and_then_ends(silent_s, state, code):
    run = Run(ramp(), 0.0)
    run_until(run, 300)
    step = run.at(300.0 + silent_s)
    assert (step.state, step.reason and step.reason["code"]) == (state, code)
    assert step.recording is (state != "ended")


def test_a_bad_signal_is_silence():
    run = Run(ramp(), 0.0)
    run_until(run, 300)
    run_until(run, 30, since=301, good=False)
    assert run.at(332.0).reason["code"] == "silent"


def test_a_test_paused_by_silence_goes_on_only_with_a_signal():
    run = Run(ramp(), 0.0)
    run_until(run, 300)
    assert run.resume(315.0).state == "paused"
    run.observe(316.0, quality_good=True)
    assert run.resume(317.0).state == "running"


def test_silence_in_the_cool_down_or_at_rest_ends_nothing():
    run = Run(ramp(), 0.0)
    run_until(run, 300)
    run.finish(300.0)
    assert run.at(400.0).state == "running"
    lying = Run(rest(), 0.0)
    run_until(lying, 100)
    assert lying.at(200.0).state == "running"


@each("name", ["rest", "plateaus", "free"])
def test_a_mask_comes_off_after_ten_minutes_even_in_a_pause(name):
    run = Run(protocol(name), 0.0, mask=True)
    run_until(run, 100)
    run.pause()
    assert run.at(599.9).state == "paused"
    assert run.at(600.0).reason["code"] == "mask_time"
    without = Run(protocol("free"), 0.0)
    assert without.at(3_600.0).state == "running"


@each("moment", [math.nan, math.inf, 5.0, None, "6"])
def test_a_clock_that_makes_no_sense_ends_the_run(moment):
    run = Run(rest(), 0.0)
    run.at(10.0)
    step = run.at(moment)
    assert (step.state, step.reason["code"], step.recording) == ("ended", "bad_clock", False)
    assert Run(rest(), math.nan).at(1.0).reason["code"] == "bad_clock"


# --- with the sensor rules ------------------------------------------------------------------------------------------------


def test_a_rule_that_stops_ends_the_recording_in_the_same_second():
    watch, run = Watch(Background(age=40, trained=True), hard_test=True), Run(ramp(), 0.0)
    for t in range(0, 400):
        run.observe(float(t), quality_good=True)
        value = 96.0 if t < 300 else 86.0
        for alert in watch.see(Reading(at=float(t), quantity="spo2_pct", value=value, context="exercise_max")):
            step = run.take(alert, float(t))
            if step.state == "ended":
                break
        if run.ended:
            break
    assert (t, run.at(400.0).reason["code"]) == (330, "SN-06")
    assert "SN-06" in run.at(400.0).reason["text"]


def test_a_jump_of_the_heart_rate_pauses_and_a_symptom_ends():
    watch, run = Watch(Background(age=40), hard_test=True), Run(ramp(), 0.0)
    run_until(run, 200)
    readings = [Reading(at=200.0 + i, quantity="heart_rate_bpm", value=v, context="exercise_max") for i, v in enumerate((120, 180))]
    said = [alert for reading in readings for alert in watch.see(reading)]
    assert [run.take(alert, 201.0).state for alert in said] == ["paused"]
    felt = watch.see(
        Reading(at=203.0, quantity="heart_rate_bpm", value=150, symptoms=frozenset({"chest_pain"}), context="exercise_max")
    )
    assert run.take(felt[0], 203.0).state == "ended"
    assert felt[0].level == "E0"


def test_the_watch_and_the_run_agree_on_silence():
    watch, run = Watch(Background(age=40), hard_test=True), Run(ramp(), 0.0)
    watch.see(Reading(at=0.0, quantity="heart_rate_bpm", value=100, context="exercise_max"))
    run.observe(0.0, quality_good=True)
    for t in (9.0, 10.0, 29.0, 30.0):
        for alert in watch.tick(t):
            run.take(alert, t)
        assert run.at(t).state == {9.0: "running", 10.0: "paused", 29.0: "paused", 30.0: "ended"}[t]


def test_a_note_ends_nothing():
    watch, run = Watch(Background(age=40, trained=True)), Run(protocol("free"), 0.0)
    (note,) = watch.see(Reading(at=1.0, quantity="spo2_pct", value=90, context="exercise_max"))
    assert run.take(note, 1.0).state == "running"


# --- anything that may happen ---------------------------------------------------------------------------------------------

deeds = st.lists(st.tuples(st.sampled_from(["at", "good", "bad", "pause", "resume", "finish"]), st.floats(0, 200)), max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.booleans(), deeds)
def test_whatever_happens_every_run_ends_with_a_reason(name, mask, done):
    run, now = Run(protocol(name), 0.0, mask=mask), 0.0
    for deed, seconds in done:
        now += seconds
        before = run.ended
        if deed == "at":
            step = run.at(now)
        elif deed in {"good", "bad"}:
            step = run.observe(now, quality_good=deed == "good", lying_still=deed == "good")
        elif deed == "finish":
            step = run.finish(now)
        else:
            step = run.pause(t_s=now) if deed == "pause" else run.resume(now)
        assert step.state == "ended" or not before
        assert step.recording is (step.state != "ended")
        assert (step.reason is None) is (step.state == "running")
        assert step.remaining_s is None or step.remaining_s >= 0
    last = run.at(now + 6 * 3_600.0)
    assert last.state == "ended"
    assert last.reason["text"]
