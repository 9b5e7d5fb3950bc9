from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.errors import BadValue, MiloError, UnknownName

TODAY = date(2026, 3, 1)
ADA: dict[str, Any] = {"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}


def test_four_answers_are_enough() -> None:
    profile = parse_profile(ADA, TODAY)
    assert (profile.age_on(TODAY), profile.sex, profile.goal, profile.days_per_week) == (34, "female", "endurance", 5)
    assert profile.weight_kg is None


@each("key", list(ADA))
def test_a_missing_answer_is_asked_for_by_name(key: str) -> None:
    with pytest.raises(BadValue, match=key):
        parse_profile({k: v for k, v in ADA.items() if k != key}, TODAY)


@pytest.mark.parametrize(
    ("extra", "nearest"),
    [
        ({"days_perweek": 3}, "days_per_week"),
        ({"wieght_kg": 60}, "weight_kg"),
        ({"history": {"weekly_mintues": [1]}}, "weekly_minutes"),
        ({"injuries": [{"regoin": "knee"}]}, "region"),
        ({"equipment": ["barbel"]}, "barbell"),
        ({"conditions": ["hypertenson"]}, "hypertension"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest_known_one(extra: dict[str, Any], nearest: str) -> None:
    with pytest.raises(UnknownName) as raised:
        parse_profile({**ADA, **extra}, TODAY)
    assert raised.value.nearest == nearest
    assert repr(nearest) in str(raised.value)


@pytest.mark.parametrize(
    ("said", "stored"),
    [("resistance bands", "band"), ("bandas elásticas", "band"), ("barra fija", "pull-up bar"), ("barra olímpica", "barbell"),
     ("adjustable dumbbells", "dumbbell"), ("power cage", "rack"), ("indoor bike", "bicycle"), ("alberca", "pool")],
)  # fmt: skip
def test_equipment_is_known_by_what_people_call_it(said: str, stored: str) -> None:
    assert parse_profile({**ADA, "equipment": [said]}, TODAY).equipment == [stored]


def test_synonyms_are_stored_as_one_word() -> None:
    profile = parse_profile(
        {
            **ADA,
            "equipment": ["Olympic Bar", "dumbbells", "mancuernas", "pull_up bar"],
            "activities": ["jogging", "Bike"],
            "conditions": ["high blood pressure"],
            "injuries": [{"region": "Lower Back", "pain_0_10": 3}],
        },
        TODAY,
    )
    assert profile.equipment == ["barbell", "dumbbell", "pull-up bar"]
    assert profile.activities == ["running", "cycling"]
    assert profile.conditions == ["hypertension"]
    assert profile.injuries is not None
    assert profile.injuries[0].region == "low back"


@each(
    "wrong",
    [
        {"age": 12},
        {"age": 130},
        {"age": "old"},
        {"sex": "yes"},
        {"days_per_week": 8},
        {"days_per_week": 2.5},
        {"weight_kg": 5},
        {"weight_kg": float("nan")},
        {"injuries": "knee"},
        {"injuries": [{"region": "knee", "pain_0_10": 11}]},
        {"equipment": "barbell"},
    ],
)
def test_an_impossible_answer_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(MiloError):
        parse_profile({**ADA, **wrong}, TODAY)


def test_age_follows_the_date_of_birth() -> None:
    raw = {k: v for k, v in ADA.items() if k != "age"} | {"date_of_birth": "1990-03-02"}
    profile = parse_profile(raw, TODAY)
    assert profile.age_on(date(2026, 3, 1)) == 35
    assert profile.age_on(date(2026, 3, 2)) == 36


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(Profile.__struct_fields__), anything, max_size=6))
def test_any_json_gives_a_profile_or_one_clear_sentence(extra: dict[str, Any]) -> None:
    try:
        assert isinstance(parse_profile({**ADA, **extra}, TODAY), Profile)
    except MiloError as e:
        assert "\n" not in str(e).strip()
        assert str(e)


@given(anything)
def test_what_is_no_object_is_no_profile(raw: Any) -> None:
    if not isinstance(raw, dict):
        with pytest.raises(BadValue):
            parse_profile(raw, TODAY)
