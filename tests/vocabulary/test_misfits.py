"""What does not fit its type is said in plain words: the key, what it takes, what was found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from each import each
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.errors import BadValue, MiloError, UnknownName

TODAY = date(2026, 3, 1)
ADA: dict[str, Any] = {"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ({"age": "thirty"}, "age: expected a whole number, but found 'thirty'."),
        ({"weight_kg": -3}, "weight_kg: expected a number of at least 20, but found -3."),
        ({"plates_kg": [5, 0]}, "plates_kg[1]: expected a number over 0, but found 0."),
        ({"days_per_week": 9}, "days_per_week: expected a whole number of at most 7, but found 9."),
        ({"injuries": 5}, "injuries: expected a list, but found 5."),
        ({"injuries": [{"region": "knee", "pain_0_10": "bad"}]}, "injuries[0].pain_0_10: expected a number, but found 'bad'."),
        ({"date_of_birth": "3 May"}, "date_of_birth: expected a date such as 2026-03-02, but found '3 May'."),
        ({"event": {"activity": "running"}}, "Expected event.date, but found none. Add 'date'."),
        ({"history": []}, "history: expected an object, but found a list."),
        ({"pregnant": "no"}, "pregnant: expected true or false, but found 'no'."),
    ],
)
def test_a_key_that_does_not_fit_is_named_with_what_it_takes(extra: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadValue) as raised:
        parse_profile({**ADA, **extra}, TODAY)
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("key", "said", "known"), [("sex", "mujer", "female"), ("language", "fr", "es"), ("goal", "abs", "strength")]
)
def test_a_word_that_is_none_of_a_keys_words_is_answered_with_those(key: str, said: str, known: str) -> None:
    with pytest.raises(UnknownName) as raised:
        parse_profile({**ADA, key: said}, TODAY)
    assert key in str(raised.value)
    assert known in str(raised.value)
    assert "`" not in str(raised.value)


@each("raw", [None, [1], 5, "x", True])
def test_what_is_no_object_is_said_as_json_calls_it(raw: object) -> None:
    with pytest.raises(BadValue) as raised:
        parse_profile(raw, TODAY)
    assert "NoneType" not in str(raised.value)
    assert "found" in str(raised.value)


@each("junk", [None, 5, -1.5, True, "", "x", [], ["x"], [None], {}, {"a": {"b": []}}, [[1]], 10**30])
@each("key", ["name", "plates_kg", "injuries", "history", "event", "parq", "conditions", "date_of_birth", "country"])
def test_no_key_of_any_type_is_more_than_an_error_one_can_act_on(key: str, junk: object) -> None:
    try:
        parse_profile({**ADA, key: junk}, TODAY)
    except MiloError as e:
        assert "$." not in str(e)


def test_every_fault_of_a_profile_is_told_at_once_with_its_key() -> None:
    wrong = {
        **{k: v for k, v in ADA.items() if k != "goal"},
        "age": "old", "wieght_kg": 60, "days_per_week": 9, "equipment": ["bench", "barbel"], "plates_kg": [5, 0, -1],
        "injuries": [{"region": "kne", "pain_0_10": 11}], "history": {"e1rm_kg": {"squat": -5}}, "event": {"activity": "running"},
    }  # fmt: skip
    with pytest.raises(UnknownName) as raised:
        parse_profile(wrong, TODAY)
    faults = {e.field: e for e in (raised.value, *raised.value.also)}
    assert list(faults) == [
        "wieght_kg", "age", "days_per_week", "plates_kg[1]", "plates_kg[2]", "injuries[0].pain_0_10", "history.e1rm_kg.squat",
        "event.date", "goal", "equipment[1]", "injuries[0].region",
    ]  # fmt: skip
    assert "equipment[1]: Expected a known equipment, but found 'barbel'. Did you mean 'barbell'?" in raised.value.sentences()
    assert (faults["plates_kg[2]"].wanted, faults["plates_kg[2]"].found) == ("plates_kg[2]: a number over 0", "-1")
    assert faults["goal"].do == "add 'goal'"


def test_an_age_nobody_has_is_told_beside_the_other_faults() -> None:
    with pytest.raises(UnknownName) as raised:
        parse_profile({**ADA, "age": 12, "sex": "yes"}, TODAY)
    assert [e.field for e in (raised.value, *raised.value.also)] == ["sex", "age"]


def test_one_fault_stands_alone() -> None:
    with pytest.raises(BadValue) as raised:
        parse_profile({**ADA, "days_per_week": 9}, TODAY)
    assert raised.value.also == ()
    assert raised.value.sentences() == [str(raised.value)]
