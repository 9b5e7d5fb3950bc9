"""Measures of the body as words the safety shell reads: the same sentence somebody would write to the coach."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "en": {
        "pressure": "My blood pressure is {0:g}/{1:g}.",
        "pulse": "My resting heart rate is {0:g}.",
        "heat": "My temperature is {0:g}.",
    },
    "es": {"pressure": "Mi tensión es {0:g}/{1:g}.", "pulse": "Mi pulso en reposo es {0:g}.", "heat": "Mi temperatura es {0:g}."},
}


def measures_said(values: Mapping[str, float | None], language: str) -> list[str]:
    """A sentence for each measure that the shell judges. values: name of the quantity -> value in its unit, None where not told."""
    words, said = _WORDS["es" if language == "es" else "en"], []
    if values.get("systolic_mmhg") is not None and values.get("diastolic_mmhg") is not None:
        said.append(words["pressure"].format(values["systolic_mmhg"], values["diastolic_mmhg"]))
    if values.get("resting_hr_bpm") is not None:
        said.append(words["pulse"].format(values["resting_hr_bpm"]))
    if values.get("body_temp_c") is not None:
        said.append(words["heat"].format(values["body_temp_c"]))
    return said
