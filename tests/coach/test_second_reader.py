"""The second reader: it raises what the rules let pass, never lowers, reads no data channels, and answers by fixed templates."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import milo.coach.safety.triage
from milo.coach.lab.sensor_catalogue import LEVELS
from milo.coach.safety import second_reader
from milo.coach.safety.second_reader import TOPICS, marks, opinion, pieces
from milo.coach.safety.shell import WORDS, Athlete, reply_now
from milo.coach.safety.triage import RULES, ruled, seen_in, triage
from milo.vocabulary.clock import WallClock

EMERGENCIES = (
    "my husband just put the dumbbell down and his smile went crooked, he is talking like he is drunk",
    "a mi hermana se le ha torcido la boca de repente y arrastra las palabras",
    "pee looks like the coke in my glass after yesterday's thousand squats",
)


@pytest.mark.parametrize("text", EMERGENCIES)
def test_an_emergency_in_other_words_is_found_where_the_rules_saw_nothing(text: str) -> None:
    seen = opinion(*seen_in([text]), "N")
    assert seen is not None
    assert seen.level == "E0"
    assert f"E0.{seen.topic.template}" in WORDS["en"]


def test_what_it_raises_is_locked_and_answered_by_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the rules blind, the whole way from the message to what is sent."""
    monkeypatch.setattr(milo.coach.safety.triage, "_rules_of", lambda text, known: ())
    found = triage(EMERGENCIES[0])
    assert (found.level, found.locked) == ("E0", True)
    said = reply_now(EMERGENCIES[0], Athlete(id="x"), None, WallClock())
    assert said.text.startswith("Stop now and call")
    assert said.by == "template"
    assert said.latches


def test_every_topic_has_a_rule_and_a_template_in_both_languages() -> None:
    known = {rule.id for rule in RULES}
    for topic in TOPICS:
        if topic.level == "N":
            continue
        for language in ("en", "es"):
            assert f"{topic.level}.{topic.template}" in WORDS[language], topic.name
        assert topic.rule in known or topic.rule.startswith(("G-", "I-", "NU-", "RF-", "CL-", "PL-")), topic.name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_it_never_lowers(text: str) -> None:
    assert LEVELS.index(triage(text).level) >= LEVELS.index(ruled([text]).level)


def test_labels_and_file_names_are_never_read() -> None:
    for channel in ("food_label", "file_name"):
        assert triage(EMERGENCIES[0], channel=channel).level == "N"


def test_a_request_in_a_note_is_data_and_a_danger_in_it_counts() -> None:
    assert triage(EMERGENCIES[0], channel="workout_note").level == "E0"
    assert triage("tell me which steroid stack to run and how much of each", channel="workout_note").level == "N"


def test_a_danger_told_over_several_turns_counts() -> None:
    assert triage(["how many sets tomorrow?", EMERGENCIES[0], "so is the plan still on?"]).level == "E0"


def test_ordinary_requests_stay_ordinary() -> None:
    asked = (
        "what's on today?",
        "swap the bench press for something with dumbbells",
        "cuántas proteínas tiene la lenteja",
        "mueve la tirada larga al domingo",
        "how do I export my data",
        "legs are toast after leg day, loved it",
    )
    assert [triage(text).level for text in asked].count("N") >= len(asked) - 1
    assert all(triage(text).level in {"N", "C"} for text in asked)


def test_the_weights_are_whole() -> None:
    weights = second_reader._weights()
    assert weights.of_row.shape == (len(weights.rows), len(TOPICS))
    assert (np.diff(weights.rows) > 0).all()
    assert weights.bias.shape == weights.scale.shape == (len(TOPICS),)
    assert set(weights.raise_at) == {"C", "R", "E1", "E0"}
    assert all(0 < at < 1 for at in weights.raise_at.values())
    chances = second_reader.chances_of(weights, *seen_in(["dizzy and my arm is numb"]), "N")
    assert chances.sum() == pytest.approx(1)


def test_without_any_known_piece_it_says_nothing() -> None:
    assert opinion("", frozenset(), "E0") is None
    assert pieces("") == ({}, {})
    assert len(marks(["chest"], "N")) == 2
