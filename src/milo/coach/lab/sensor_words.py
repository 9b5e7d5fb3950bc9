"""What the sensor rules say to a person: fixed sentences by template, in English and Spanish, with the value in their units.

An emergency begins with stopping and the number to call; no sentence names a disease or calls a value good or bad (S-3, CL-01).
"""

from __future__ import annotations

from collections.abc import Mapping

from milo.coach.lab.sensor_catalogue import Alert
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.errors import UnknownName

WORDS = {language: Templates("sensor_alerts", language) for language in LANGUAGES}
UNITS = ("metric", "imperial")

EU = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
EMERGENCY_NUMBERS: dict[str, str] = {**dict.fromkeys(EU, "112"), "GB": "999", "US": "911"}
"""By country; anyone else is told "your local emergency number" (safety reference, section 1)."""

GENTLE = frozenset({"SN-29.fast", "SN-29.flag", "SN-30.no_deficit", "SN-30.far", "SN-30.same_day", "SN-30.minor"})
"""Templates without any number: weight is spoken of warmly or not at all (ED-02)."""
OWN_END = GENTLE | {"SN-06.recovered"}
"""Templates that say themselves whom to see and by when."""

MMOL_PER_MG_DL = 1 / 18.016  # glucose: 180.16 g/mol


def say(alert: Alert, language: str = "en", units: str = "metric", country: str | None = None) -> str:
    """The sentences of an alert.

    language: "en" or "es"; units: "metric" or "imperial"; country: two letters (ISO 3166), for the number to call.
    Raises UnknownName for another language, unit system or template.
    """
    if language not in WORDS:
        raise UnknownName("language", language, WORDS)
    if units not in UNITS:
        raise UnknownName("unit system", units, UNITS)
    words = WORDS[language]
    if alert.template not in words:
        raise UnknownName("template", alert.template, words)
    call = EMERGENCY_NUMBERS.get((country or "").upper(), words["local_number"])
    filled = {
        "call": call,
        "outside": words["outside"],
        "value": _value(alert, language, units, words),
        "name": words.get(f"name.{alert.quantity}", alert.quantity),
        "reason": words[f"reason.{alert.reason}"] if alert.reason else "",
        **{name: _number(value, language) for name, value in alert.values.items()},
    }
    parts = [words[alert.template]]
    if alert.level == "E0":
        parts = [words["E0.first"], *parts, words["E0.last"]]
    elif alert.level == "E1" and alert.template not in OWN_END:
        parts.append(words["E1.last"])
    return " ".join(part.format_map(filled) for part in parts)


def _value(alert: Alert, language: str, units: str, words: Mapping[str, str]) -> str:
    if alert.value is None and "diastolic" not in alert.values:
        return ""
    value = alert.value
    if alert.quantity == "systolic_mmhg":
        lower = alert.values.get("diastolic")
        return f"{_number(value, language)}/{_number(lower, language)} mmHg"
    assert value is not None
    if alert.quantity == "body_temp_c":
        return f"{_number(value * 9 / 5 + 32, language)} °F" if units == "imperial" else f"{_number(value, language)} °C"
    if alert.quantity == "glucose_mg_dl":
        return f"{_number(value, language)} mg/dL ({_number(value * MMOL_PER_MG_DL, language)} mmol/L)"
    unit = words.get(f"unit.{alert.quantity}", "")
    return f"{_number(value, language)} {unit}".strip()


def _number(value: float | None, language: str) -> str:
    """At most one digit after the point: none where it says nothing."""
    if value is None:
        return "–"
    text = f"{value:,.1f}".removesuffix(".0")
    return text if language == "en" else text.translate(str.maketrans(",.", "\u00a0,"))
