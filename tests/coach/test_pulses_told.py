"""A pulse of work in a log is no pulse at rest, whatever else is told beside it; one at rest stays what it is (SN-08)."""

from __future__ import annotations

import pytest

from milo.coach.safety.figures.pulses import pulse_facts
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.triage import triage

OF_WORK = (
    "Ran 6 km in 38 min at 150 bpm, now sitting with a coffee",
    "run 8k, avg hr 152, tomorrow is rest day",
    "bike 40 min 140 bpm then lay on the sofa",
    "squats 5x5, pulse went to 150, 3 min rest between sets",
    "avg 148 bpm for 5 miles, slept in my bed like a baby",
    "couch to 5k week 3, hr 160 on the runs, is that ok",
    "this morning I rode 30 km, pulse 138",
    "rodaje de 10 km a 145 ppm y luego descanso",
    "pulso 150 haciendo sentadillas",
    "10k hoy, fc media 155, me quedo en la cama mañana",
)
AT_REST = (
    "HR 150 sitting on the couch for an hour",
    "heart rate 135 while resting an hour after my run",
    "after my run an hour ago hr still 135 lying in bed",
    "Finished my run 40 min ago. HR 140. Sitting down.",
    "after squats my pulse stays at 140 lying on the floor",
    "my heart rate is 145. I'm watching tv",
    "mi pulso es 140 sentada en el sofá",
    "tengo 140 pulsaciones desde hace una hora y estoy acostado",
    "pulso 150 viendo la tele",
    "ran 5 km at 150 bpm, and now on the sofa my heart rate is 140",
)


@pytest.mark.parametrize("text", OF_WORK)
def test_a_pulse_of_work_is_told_apart(text: str) -> None:
    assert "hr_at_work" in set(pulse_facts(plain(text)))
    assert triage(text).level == "N"


@pytest.mark.parametrize("text", AT_REST)
def test_a_high_pulse_at_rest_stays_a_warning(text: str) -> None:
    assert "hr_at_work" not in set(pulse_facts(plain(text)))
    found = triage(text)
    assert (found.level in {"E0", "E1"}, "SN-08" in found.rules) == (True, True)


def test_the_pulse_of_a_run_is_none_of_rest_in_the_talk_after_it() -> None:
    talk = [
        "hoy he corrido 6 km en 38 minutos con 150 pulsaciones",
        "¿cómo hago la sentadilla goblet?",
        "me duele un poco la rodilla",
    ]
    assert triage(talk[:2]).level == "N"
    assert triage(talk).level == "C"
    assert triage(["my pulse is 150", "I'm just sitting on the sofa"]).level in {"E0", "E1"}


def test_a_squat_is_no_seat() -> None:
    assert triage("mi pulso llega a 135 con la sentadilla").level == "N"
    assert triage("mi pulso llega a 135 sentado").level == "E1"


@pytest.mark.parametrize(
    "text",
    [
        "pulse 52 BP 121/76 spo2 97 this morning, slept 8 h. tempo today as planned?",
        "what does a lactate of 2 mmol mean for my threshold?",
        "lactate was 4.1 mmol/L at 15 km/h",
        "qué significa que un lactato salga en 4 mmol",
    ],
)
def test_a_figure_is_of_what_it_stands_with(text: str) -> None:
    assert triage(text).level == "N"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("120/80 bp and 90% spo2", "SN-03"),
        ("my sats: 89 spo2", "SN-03"),
        ("my glucose is 2.4 mmol", "SN-18"),
        ("2.4 mmol and lactate 2, glucose low", "SN-18"),
    ],
)
def test_and_a_bad_one_is_heard(text: str, rule: str) -> None:
    assert rule in triage(text).rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("oxygen 91, pulse 61", {"SN-03"}),
        ("finger thing says 88, sitting here", {"SN-03"}),
        ("el aparatito del dedo marca 86 sentada", {"SN-03"}),
        ("spo2 98, bp 190/110", {"SN-14"}),
        ("spo2 97 hr 130 sitting", {"SN-08"}),
        ("hr has sat at 140 for an hour while I'm on the sofa", {"SN-08"}),
    ],
)
def test_a_bad_figure_beside_good_ones_is_heard(text: str, rules: set[str]) -> None:
    assert rules & set(triage(text).rules)


@pytest.mark.parametrize(
    "text",
    [
        "I take ramipril for blood pressure, put that in my notes",
        "doc put me on statins, no side effects, just saying for your records",
        "Tomo levotiroxina por la tiroides hace años, solo para que lo tengas",
    ],
)
def test_a_medicine_that_is_to_be_noted_is_not_refused(text: str) -> None:
    assert triage(text).level == "C"
    assert triage("Tomo levotiroxina para adelgazar").level == "R"
