"""The sentences of the sensor rules: complete in both languages, careful in what they name, and alike in what they ask for."""

from __future__ import annotations

import ast
import inspect
import re
import string

import pytest

from each import each
from milo.coach.lab import sensor_air, sensor_body, sensor_faults, sensor_oxygen, sensor_rules, sensor_vitals
from milo.coach.lab.lab_words import PROTOCOL_WORDS
from milo.coach.lab.sensor_catalogue import Alert, Background, Reading
from milo.coach.lab.sensor_rules import Watch
from milo.coach.lab.sensor_words import GENTLE, WORDS, say
from milo.vocabulary.errors import UnknownName

RULE_FILES = (sensor_air, sensor_body, sensor_oxygen, sensor_rules, sensor_vitals)
BANNED = re.compile(
    r"normal|anormal|diagn|hypox|hipox|hypoglyc|hipogluc|hyperglyc|hiperglu|hypertens|hipertens|arrhythm|arritm|tachy|taqui|brady|bradi"
    r"|fibrill|fibril|infarct|infart|ictus|fever|fiebre|asthma|asma|copd|epoc|diabet|insulin|anorex|disease|enfermedad|disorder|trastorno|medical\b|clinical\b"
    r"|risk|riesgo|stroke|you are fine|estás bien|don't worry|no te preocupes|no need|safe\b|detect|treats? |prevent",
    re.IGNORECASE,
)
ALLOWED = {"SN-04.no_range": "treats "}  # who treats you, not what we treat
TEMPLATES = {key for key in WORDS["en"] if re.match(r"S-|SN-|recheck", key)}


def alert(template: str, level: str = "C", **more: object) -> Alert:
    values = {"low": 88.0, "high": 92.0, "usual": 55.0, "mean": 12_000.0, "diastolic": 110.0}
    made = {"rule": template.split(".")[0], "level": level, "action": "stop", "template": template, "at": 0.0, "value": 180.0}
    return Alert(**{**made, "quantity": "heart_rate_bpm", "values": values, "reason": "silent", **more})


def used_templates() -> set[str]:
    """Every template a rule file names in its code."""
    found = set()
    for module in RULE_FILES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"(S|SN)-\d+(\.\w+)?", node.value):
                found.add(node.value)
    return found


def test_both_languages_have_the_same_keys_and_placeholders():
    english, spanish = WORDS["en"], WORDS["es"]
    assert english.keys() == spanish.keys()
    for key, sentence in english.items():
        names = [{name for _, name, _, _ in string.Formatter().parse(s) if name} for s in (sentence, spanish[key])]
        assert names[0] == names[1], key


def test_every_template_a_rule_names_has_words():
    rules_only = {f"SN-{n:02}" for n in range(1, 31)} | {"S-1", "S-2"}  # ids of rules whose sentences are all longer keys
    assert used_templates() - TEMPLATES - rules_only == set()
    made_up = {"recheck.due", "S-1.pause", "S-1.stop", "S-2.E0", "S-2.E1", "S-2.C"}
    assert TEMPLATES - used_templates() - made_up == set()


def test_every_reason_has_words():
    reasons = {*sensor_faults.FAULTS, "missing", "no_contact", "poor_quality", "settling", "unsteady", "silent"}
    assert {f"reason.{reason}" for reason in reasons} <= WORDS["en"].keys()


@each("language", ["en", "es"])
@each("template", sorted(TEMPLATES))
def test_no_sentence_names_a_disease_or_judges_a_value(template, language):
    for level in ("C", "E1", "E0"):
        text = say(alert(template, level), language)
        found = [m.group() for m in BANNED.finditer(text) if m.group() != ALLOWED.get(template)]
        assert found == []
        assert "{" not in text
        assert len(text.split()) <= 90


@each("language", ["en", "es"])
@each("template", sorted(GENTLE))
def test_weight_is_spoken_of_without_any_number(template, language):
    text = say(alert(template, "E1", value=57.3), language, country="FR")
    assert re.findall(r"\d+", text.replace("112", "")) == []


@pytest.mark.parametrize(
    ("country", "number"),
    [("ES", "112"), ("gb", "999"), ("US", "911"), ("BR", "your local emergency number"), (None, "your local")],
)
def test_an_emergency_begins_with_stopping_and_the_number_of_the_place(country, number):
    text = say(alert("SN-08", "E0"), "en", country=country)
    assert text.startswith(f"Stop now and call {number}")
    assert "Do not stay alone and do not drive yourself." in text


def test_an_emergency_in_spanish():
    assert say(alert("S-2.E0", "E0"), "es", country="ES").startswith("Para ahora y llama al 112.")
    assert "llama al número de emergencias de tu país" in say(alert("SN-08", "E0"), "es")


@each("template", sorted(t for t in TEMPLATES if t.endswith(".symptom")))
def test_an_emergency_asks_for_no_more_measuring(template):
    text = say(alert(template, "E0"), "en")
    assert "measure" not in text
    assert "sensor" not in text
    assert "Pause" not in text


def test_e1_says_whom_to_see_when_and_what_would_change_it():
    text = say(alert("SN-12", "E1"), "en", country="ES")
    assert "Speak with a doctor today" in text
    assert "Call 112 at once for" in text


def test_a_value_outside_is_said_with_what_to_do():
    said = Watch(Background()).see(Reading(at=0.0, quantity="spo2_pct", value=94, window_s=60.0))
    text = say(said[0], "en", country="US")
    assert text.startswith("94 % is outside the range this app works with. Stop, sit and rest")
    assert "measure again" in text
    assert text.endswith("If you feel unwell call 911.")


@pytest.mark.parametrize(
    ("quantity", "value", "language", "units", "wanted"),
    [
        ("body_temp_c", 39.1, "en", "metric", "39.1 °C"),
        ("body_temp_c", 39.1, "en", "imperial", "102.4 °F"),
        ("body_temp_c", 39.1, "es", "metric", "39,1 °C"),
        ("glucose_mg_dl", 54.0, "en", "metric", "54 mg/dL (3 mmol/L)"),
        ("co2_ppm", 12_500.0, "en", "metric", "12,500 ppm"),
        ("co2_ppm", 12_500.0, "es", "metric", "12\u00a0500 ppm"),
        ("systolic_mmhg", 181.0, "en", "metric", "181/110 mmHg"),
        ("systolic_mmhg", None, "en", "metric", "–/110 mmHg"),
    ],
)
def test_values_are_said_in_the_units_of_the_person(quantity, value, language, units, wanted):
    assert wanted in say(alert("SN-17.far", quantity=quantity, value=value), language, units)


def test_no_valid_reading_says_why():
    (said,) = Watch(Background()).see(Reading(at=0.0, quantity="heart_rate_bpm", value=70, valid=False))
    assert say(said) == "No valid reading: the sensor has no good contact. Check the sensor and measure again."


@each("wrong", [{"language": "fr"}, {"units": "stones"}])
def test_an_unknown_language_or_unit_is_refused(wrong):
    with pytest.raises(UnknownName):
        say(alert("SN-08"), **wrong)
    with pytest.raises(UnknownName):
        say(alert("SN-99"))


@each("language", ["en", "es"])
def test_the_protocols_speak_as_carefully(language):
    assert [key for key, text in PROTOCOL_WORDS[language].items() if BANNED.search(text)] == []
