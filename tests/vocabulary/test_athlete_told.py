"""A profile that comes in: two answers that cannot both be true are refused, whichever of them is the wrong one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.athlete_told import told_profile
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words

TODAY = date(2026, 3, 1)
ADA: dict[str, Any] = {"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}


@pytest.mark.parametrize(
    ("extra", "field", "es"),
    [
        ({"age": 12, "date_of_birth": "1990-01-01"}, "age", "Dos edades: se dijo 12 años"),
        ({"age": 34, "date_of_birth": "2012-01-01"}, "age", "que da 14"),
        ({"age": 17, "date_of_birth": "2008-02-01"}, "age", "que da 18"),
        ({"age": 20, "history": {"months_trained": 600}}, "history.months_trained", "600 meses"),
        ({"injuries": [{"region": "knee", "since": "2090-01-01"}]}, "injuries[0].since", "aún no ha llegado"),
        ({"injuries": [{"region": "knee", "since": "2027"}]}, "injuries[0].since", "aún no ha llegado"),
        ({"history": {"weekly_minutes": [60, 60, 60, 60, 60]}}, "history.weekly_minutes", "5 semanas"),
        ({"dietary_preference": "keto"}, "dietary_preference", "No conozco la dieta «keto»"),
        ({"dietary_preference": "vegana, carnívora"}, "dietary_preference", "No conozco la dieta «carnivora»"),
        ({"days_per_week": 2, "history": {"weekly_minutes": [60, 3_000]}}, "history.weekly_minutes[1]", "3000 minutos"),
    ],
)
def test_answers_that_contradict_each_other_are_refused(extra: dict[str, Any], field: str, es: str) -> None:
    with pytest.raises(MiloError) as refused:
        told_profile(ADA | extra, TODAY)
    assert refused.value.field == field
    assert es in in_words(refused.value, "es")


@pytest.mark.parametrize(
    "extra",
    [
        {"date_of_birth": "1991-06-01"},
        {"age": 35, "date_of_birth": "1991-06-01"},
        {"history": {"months_trained": 419, "weekly_minutes": [0, 7_200, 60, 60]}},
        {"injuries": [{"region": "knee", "since": since} for since in ("2026", "2026-03", "2026-03-01", "since school", "")]},
    ],
)
def test_answers_that_may_both_be_true_are_kept(extra: dict[str, Any]) -> None:
    assert told_profile(ADA | extra, TODAY) == parse_profile(ADA | extra, TODAY)


@pytest.mark.parametrize(
    "diet", ["vegan", "Vegetariana, sin gluten", "plant-based", "dieta mediterránea", "de todo", "sin lactosa", "", None]
)
def test_a_diet_that_meals_can_be_made_for_is_kept(diet: str | None) -> None:
    assert told_profile({**ADA, "dietary_preference": diet}, TODAY).dietary_preference == diet


def test_a_stored_profile_is_read_when_its_age_is_old() -> None:
    """The age was right when it was told; nobody is to lose a profile to a birthday."""
    raw, later = ADA | {"date_of_birth": "1991-06-01"}, date(2031, 7, 1)
    told_profile(raw, TODAY)
    assert parse_profile(raw, later).age_on(later) == 40


def test_all_contradictions_are_told_at_once() -> None:
    with pytest.raises(MiloError) as refused:
        told_profile(ADA | {"age": 20, "date_of_birth": "1990-01-01", "history": {"weekly_minutes": [1] * 6}}, TODAY)
    assert len(refused.value.sentences()) == 2
