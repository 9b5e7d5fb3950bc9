"""Who uses insulin tells a glucose in few words: it gets its row, and nobody else's bare figure is taken for one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from milo.coach.safety.gates import known_facts
from milo.coach.safety.judging import Athlete
from milo.coach.safety.shell import reply_now
from milo.coach.safety.triage import triage
from milo.coach.talk.heard.glucose_told import glucose_told
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.turns.conversation import respond
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.clock import StillClock

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
ADA: dict[str, Any] = {"sex": "female", "age": 35, "goal": "general", "days_per_week": 3}
INSULIN: dict[str, Any] = {"conditions": ["type 1 diabetes"], "medications": ["insulin"]}


def person(**told: Any) -> Profile:
    return parse_profile(ADA | told, TODAY)


async def answered(text: str, **told: Any) -> str:
    return (await respond((text,), Facts(today=TODAY, profile=person(**told)))).text


def judged(text: str, **told: Any) -> tuple[str, tuple[str, ...]]:
    verdict = triage(text, known=known_facts(person(**told), TODAY))
    return verdict.level, verdict.rules


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my sugar is 65", "SN-19"),
        ("glucosa 80 antes de correr", "SN-20"),
        ("sensor says 3.4 with an arrow down", "SN-19"),
        ("libre marca 60", "SN-19"),
        ("the meter shows 82", "SN-20"),
        ("I'm at 66 and dropping", "SN-19"),
        ("can I train with 4.2?", "SN-20"),
        ("I just measured 260", "SN-21"),
        ("mi azúcar anda en 68", "SN-19"),
        ("I'm at 310 and rising", "SN-21"),
        ("is 250 too high to train?", "SN-21"),
        ("¿puedo entrenar con 260?", "SN-21"),
        ("con 85 puedo correr", "SN-20"),
        ("tengo 370 de azúcar, ¿puedo hacer series?", "SN-22"),
        ("my sugar is 360 mg/dL, can I do HIIT?", "SN-22"),
    ],
)
async def test_a_glucose_in_few_words_gets_its_row_and_bears_its_rule(text: str, rule: str) -> None:
    assert rule in await answered(text, **INSULIN)
    level, rules = judged(text, **INSULIN)
    assert (level, rules[0]) == ("C", rule)
    assert not {"SN-15", "PL-24"} & set(rules)


async def test_a_good_glucose_gets_its_row_and_is_no_matter_of_care() -> None:
    assert "take carbohydrate when you start" in await answered("BG 95, good to go?", **INSULIN)
    assert judged("BG 95, good to go?", **INSULIN) == ("N", ())


@pytest.mark.parametrize(
    "text",
    [
        "can I train with 60 kg?",
        "is 250 watts too high to train?",
        "my heart rate sensor says 60",
        "I ate 65 g of sugar",
        "can I train at 6?",
        "can I run at 5.2?",
        "my husband's sugar is 65",
        "my girlfriend's sensor says 50",
        "my sugar was 65 yesterday",
        "why is my sugar 250 after intervals?",
        "my sugar is 300, how many units?",
        "the power meter says 210",
        "I measured 80 cm round the waist",
        "is 60 minutes too much to train?",
    ],
)
def test_what_is_no_glucose_of_ones_own_now_is_none(text: str) -> None:
    assert glucose_told(text) is None


@pytest.mark.parametrize("text", ["is 250 too high to train?", "can I train with 4.2?", "sensor says 3.4 with an arrow down"])
async def test_a_bare_figure_of_anybody_else_is_no_glucose(text: str) -> None:
    assert judged(text) == ("N", ())
    assert "SN-" not in await answered(text)
    assert "glucose" not in await answered(text)


def test_a_bare_figure_can_be_an_alarm_for_who_uses_insulin() -> None:
    for text in ("can I train with 2.8?", "medidor 45", "sensor says 2.8"):
        assert judged(text, **INSULIN)[0] == "E1"
        assert "SN-18" in judged(text, **INSULIN)[1]
    assert judged("sensor says 2.8 and I feel confused", **INSULIN)[0] == "E0"
    assert judged("can I train with 300 and moderate ketones?", **INSULIN)[0] in {"E0", "E1"}
    assert judged("can I train with 2.8?")[0] == "N"


def test_a_high_glucose_alone_is_no_emergency() -> None:
    for text in (
        "my glucose is 20 mmol/L no ketones, may I go for a run?",
        "my glucose is 400, ketones negative, can I lift?",
        "mi glucosa está en 390 sin cetonas, ¿puedo salir a correr?",
    ):
        assert judged(text, **INSULIN) == ("C", ("SN-22",))
        assert judged(text)[0] == "C"
    assert judged("my glucose is 380", **INSULIN) == ("C", ("SN-22",))


@pytest.mark.parametrize(
    "text",
    [
        "glucose 380, no ketones but I'm vomiting",
        "my glucose is 20 with ketones",
        "my glucose is 400 since yesterday and I'm very thirsty, can I run?",
        "mi azúcar está en 400 con cetonas y vomito",
    ],
)
def test_a_word_more_than_the_figure_and_it_stays_what_it_was(text: str) -> None:
    assert judged(text, **INSULIN)[0] == "E0"


def test_a_danger_told_before_is_not_made_less_by_a_figure() -> None:
    turns = ["I'm confused and I keep vomiting", "my glucose is 380"]
    assert triage(turns, known=known_facts(person(**INSULIN), TODAY)).level == "E0"


def test_a_low_glucose_bears_its_own_rule_and_a_pressure_keeps_its_own() -> None:
    assert judged("my sugar is 65") == ("C", ("SN-19",))
    assert judged("my sugar is 80") == ("C", ("SN-20",))
    assert judged("my blood pressure is 165/95")[1] == ("SN-15",)
    assert "SN-15" in judged("bp 165/95 and sugar 80")[1]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("Libre says 48", "Take 15 g of fast carbohydrate now"),
        ("el sensor marca 48", "Toma ahora 15 g"),
        ("me da 45 el sensor", "Toma ahora 15 g"),
        ("50 on my sensor", "Take 15 g"),
    ],
)
def test_a_glucose_under_54_is_told_how_to_treat_at_once(said: str, says: str) -> None:
    profile = {**ADA, **INSULIN}
    made = reply_now([said], Athlete(profile=profile), None, StillClock(NOW))
    assert made.level == "E1"
    assert says in made.text
    assert "15 min" in made.text
    assert "24 ho" in made.text


def test_ketones_at_a_high_glucose_are_not_treated_with_carbohydrate() -> None:
    assert "15 g" not in reply_now(["I had a severe hypo last night"], Athlete(), None, StillClock(NOW)).text


def test_the_line_of_care_comes_once_a_talk() -> None:
    profile = {**ADA, **INSULIN}
    athlete = Athlete(profile=profile)
    turns: list[dict[str, str]] = []
    told: list[str] = []
    for text in ("my glucose is 140, can I train?", "my sugar is 130 before my run, ok?", "glucose 180, can I lift?"):
        turns.append({"role": "user", "text": text})
        told.append(reply_now(turns, athlete, None, StillClock(NOW)).text)
        turns.append({"role": "assistant", "text": told[-1]})
    assert ["carry fast carbohydrate, and do not train hard alone" in text for text in told] == [True, False, False]
    assert ["care team" in text for text in told] == [True, False, False]
    assert all("mg/dL" in text for text in told)
