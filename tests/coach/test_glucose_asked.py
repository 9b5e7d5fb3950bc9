"""A glucose before training is answered by its row of the reference for whoever uses insulin; only a real low is an alarm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milo.coach.safety.triage import triage
from milo.coach.talk.heard.glucose_asked import GlucoseAsked, glucose_asked
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.turns.conversation import respond
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA: dict[str, Any] = {"sex": "female", "age": 35, "goal": "general", "days_per_week": 3}


async def said(*turns: str, **told: Any) -> str:
    return (await respond(turns, Facts(today=TODAY, profile=parse_profile(ADA | told, TODAY)))).text


@pytest.mark.parametrize(
    ("text", "mg_dl", "supposed"),
    [
        ("my glucose is 14 mmol/L, may I train?", 252, False),
        ("may I train when my glucose is 14 mmol/L?", 252, True),
        ("I'm at 80 mg/dl, may I run?", 80, False),
        ("estoy en 85 de azúcar, ¿puedo salir a correr?", 85, False),
        ("¿puedo entrenar si tengo 45 de azúcar?", 45, True),
        ("what if my sugar is 5.5 before a run?", 99, True),
        ("my sugar is 300, should I lift?", 300, False),
    ],
)
def test_the_figure_is_read_in_either_unit(text: str, mg_dl: float, supposed: bool) -> None:
    assert glucose_asked(text) == GlucoseAsked(mg_dl, supposed)


@pytest.mark.parametrize(
    "text",
    [
        "my glucose is 14 mmol/L",
        "80 g of sugar, may I run?",
        "my son's glucose is 60, may he train?",
        "my glucose is 200, how many units before I train?",
        "may I train today?",
        "I ran 5 km with my glucose in mind, may I rest?",
    ],
)
def test_what_is_no_question_of_ones_own_glucose_is_none(text: str) -> None:
    assert glucose_asked(text) is None


@pytest.mark.parametrize(
    ("figure", "rule", "words"),
    [
        ("53 mg/dl", "SN-18", "24 hours"),
        ("54 mg/dl", "SN-19", "15 g"),
        ("69 mg/dl", "SN-19", "nothing alone, in water or at height"),
        ("70 mg/dl", "SN-20", "15 to 30 g"),
        ("89 mg/dl", "SN-20", "15 to 30 g"),
        ("90 mg/dl", "SN-20", "carbohydrate when you start"),
        ("150 mg/dl", "SN-20", "carbohydrate when you start"),
        ("151 mg/dl", "PL-26", "no glucose limit"),
        ("249 mg/dl", "PL-26", "no glucose limit"),
        ("250 mg/dl", "SN-21", "ketones"),
        ("14 mmol/l", "SN-21", "nothing intense"),
        ("350 mg/dl", "SN-22", "light or moderate"),
    ],
)
async def test_each_row_has_its_figures(figure: str, rule: str, words: str) -> None:
    text = await said(f"may I train if my glucose is {figure}?", conditions=["type 1 diabetes"], medications=["insulin"])
    assert rule in text
    assert words in text
    assert "Insulin doses are for your care team only." in text


async def test_insulin_told_in_the_talk_counts_before_it_is_in_the_profile() -> None:
    assert "SN-21" in await said("I take insulin", "my glucose is 14 mmol/L, may I train?")
    assert "SN-20" in await said("tomo insulina", "mi glucosa está en 5 mmol/l, ¿puedo entrenar?")


async def test_without_insulin_there_is_a_plain_sentence_and_no_row() -> None:
    text = await said("I'm at 80 mg/dl, may I run?")
    assert "names no insulin" in text
    assert "SN-" not in text


def test_only_a_low_that_is_there_is_an_alarm() -> None:
    assert triage("my glucose is 50 mg/dl, can I train?").level == "E1"
    assert triage("may I train if my glucose is 50 mg/dl?").level in {"N", "C"}
    assert triage("if my glucose is 50 and I feel shaky now, may I train?").level in {"E0", "E1"}
