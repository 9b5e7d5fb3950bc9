"""The guided protocols: what they are made of, and who may start one."""

from __future__ import annotations

import json
import math
import string
from dataclasses import replace

import pytest

from each import each
from milo.coach.lab.lab_words import PROTOCOL_WORDS
from milo.coach.lab.protocol_gates import Answers, gates, refusals
from milo.coach.lab.protocol_run import Run
from milo.coach.lab.protocols import NAMES, Protocol, plateaus, protocol, ramp, rest, steps
from milo.vocabulary.errors import BadValue, UnknownName

READY = Answers(
    age=40,
    g_class="G-4",
    locked=False,
    pregnant=False,
    asthma_or_copd=False,
    panic_history=False,
    second_person=True,
    signal_good_s=60.0,
)


# --- what the protocols are -----------------------------------------------------------------------------------------------


@each("name", NAMES)
def test_every_protocol_has_words_for_every_phase_in_both_languages(name):
    made = protocol(name)
    assert made.name == name
    for phase in made.phases:
        for language in ("en", "es"):
            words = PROTOCOL_WORDS[language]
            assert words[f"{name}.{phase.key}.name"]
            assert words[f"{name}.{phase.key}.do"]
            assert all(words[f"check.{check}"] for check in phase.wait_for)
    json.dumps(made.as_dict())


def test_both_languages_have_the_same_keys_and_placeholders():
    english, spanish = PROTOCOL_WORDS["en"], PROTOCOL_WORDS["es"]
    assert english.keys() == spanish.keys()
    for key, sentence in english.items():
        names = [{name for _, name, _, _ in string.Formatter().parse(s) if name} for s in (sentence, spanish[key])]
        assert names[0] == names[1], key


def test_only_the_tests_to_the_limit_are_hard():
    assert {name for name in NAMES if protocol(name).hard} == {"steps", "ramp"}


def test_a_resting_session_fits_in_the_ten_minutes_of_a_mask_even_with_the_longest_wait():
    for made in (rest(), plateaus()):
        assert sum(phase.at_most_s or phase.seconds for phase in made.phases) <= 600 == made.mask_at_most_s


def test_stages_rise_by_the_same_amount():
    targets = [p.target.at(0)["value"] for p in steps("running", start=8).phases if p.kind == "effort"]
    assert targets[:3] == [8, 9, 10]
    assert all(p.seconds == 180 for p in steps().phases if p.kind == "effort")


def test_a_ramp_reaches_the_expected_peak_in_ten_minutes():
    rising = next(p for p in ramp("cycling", start=50, expected_peak=250).phases if p.kind == "effort")
    assert rising.target.at(600)["value"] == 250
    assert rising.seconds == 720


@each("activity", ["running", "walking", "cycling", "rowing"])
@each("experience", ["beginner", "intermediate", "advanced"])
def test_more_experience_means_a_steeper_ramp(activity, experience):
    rising = next(p for p in ramp(activity, experience).phases if p.kind == "effort")
    easier = next(p for p in ramp(activity, "beginner").phases if p.kind == "effort")
    assert rising.target.per_minute >= easier.target.per_minute > 0


def test_the_warm_up_is_never_harder_than_the_first_stage():
    first, second, *_ = steps("cycling", start=30).phases
    assert first.target.start == second.target.start == 30


def test_what_cannot_be_a_protocol_is_refused():
    with pytest.raises(UnknownName):
        protocol("sprint")
    with pytest.raises(UnknownName):
        steps("chess")
    with pytest.raises(UnknownName):
        ramp(experience="hero")
    with pytest.raises(BadValue):
        steps(start=math.nan)
    with pytest.raises(BadValue):
        ramp(start=200, expected_peak=150)
    with pytest.raises(UnknownName):
        Run(rest(), 0.0, language="fr")


# --- who may start --------------------------------------------------------------------------------------------------------


def shut(made: Protocol, mask: bool, **changed: object) -> set[str]:
    return {gate.code for gate in refusals(made, replace(READY, **changed), mask=mask)}


@each("name", NAMES)
@each("mask", [True, False])
def test_an_athlete_with_nothing_against_it_may_start(name, mask):
    assert shut(protocol(name), mask) == set()


def test_nothing_known_opens_no_test():
    asked = gates(ramp(), Answers(), mask=True)
    open_ones = {gate.code for gate in asked if gate.open}
    assert open_ones == {"nothing_open", "after_birth"}  # nothing is open and nobody gave birth, as far as anybody said
    assert all(gate.text for gate in asked)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"locked": True}, "no_emergency"),
        ({"locked": None}, "no_emergency"),
        ({"age": 12}, "old_enough"),
        ({"age": None}, "old_enough"),
        ({"open_rules": frozenset({"RF-21"})}, "nothing_open"),
        ({"open_rules": frozenset({"SN-14"})}, "nothing_open"),
        ({"pregnant": True}, "not_pregnant"),
        ({"pregnant": None}, "not_pregnant"),
        ({"asthma_or_copd": True}, "breathing_cleared"),
        ({"asthma_or_copd": None}, "breathing_cleared"),
        ({"panic_history": True}, "panic_asked"),
        ({"panic_history": None, "panic_opt_in": True}, "panic_asked"),
        ({"g_class": "G-5"}, "fit_for_test"),
        ({"g_class": None}, "fit_for_test"),
        ({"age": 17}, "adult"),
        ({"age": 65}, "cleared_by_age"),
        ({"postpartum_weeks": 12.0}, "after_birth"),
        ({"second_person": False}, "second_person"),
        ({"signal_good_s": 59.9}, "signal_ready"),
        ({"signal_good_s": None}, "signal_ready"),
    ],
)
def test_one_gate_alone_keeps_a_test_from_starting(changed, code):
    assert code in shut(ramp(), True, **changed)
    assert code in shut(steps(), False, **changed)


@each(
    "changed",
    [
        {"g_class": "G-1"},
        {"age": 18},
        {"age": 64},
        {"age": 65, "clearance": True},
        {"asthma_or_copd": True, "breathing_clearance": True},
        {"panic_history": True, "panic_opt_in": True},
        {"postpartum_weeks": 12.1},
    ],
)
def test_the_other_side_of_a_gate_is_open(changed):
    assert shut(ramp(), True, **changed) == set()


def test_rest_without_a_mask_asks_the_least():
    assert shut(rest(), False, pregnant=True, second_person=False, g_class=None, asthma_or_copd=None, panic_history=None) == set()
    assert shut(rest(), True, pregnant=True) == {"not_pregnant"}
    assert shut(rest(), False, locked=True) == {"no_emergency"}
