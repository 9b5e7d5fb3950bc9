"""What the checker of a house's exercises and routines says, in English and Spanish."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from milo.locales import Templates

Weight = Literal["error", "note"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. code: which; field: the part of the entry it is about; weight: an error stops, a note is only to be known."""

    code: str
    field: str
    weight: Weight
    text: str


SAID = {language: Templates("own", language) for language in ("en", "es")}
IN_SPANISH = {
    "knee": "rodilla", "ankle": "tobillo", "achilles": "tendón de Aquiles", "hip": "cadera", "groin": "ingle",
    "low back": "zona lumbar", "shoulder": "hombro", "elbow": "codo", "wrist": "muñeca", "neck": "cuello",
    "pregnancy": "embarazo", "postpartum": "posparto", "hypertension": "hipertensión", "heart disease": "enfermedad cardiaca",
    "osteoporosis": "osteoporosis", "epilepsy": "epilepsia",
}  # fmt: skip
"""Regions and conditions as people are told them; in English the profile's own words are plain enough."""
LANGUAGES = {"en": ("English", "inglés"), "es": ("Spanish", "español")}
WHAT = {"name": ("name", "nombre"), "cues": ("cue", "clave"), "faults": ("fault", "fallo")}


def said(code: str, language: str, /, **values: Any) -> str:
    """A sentence in "en" or "es"."""
    return SAID["es" if language == "es" else "en"][code].format(**values)


def spoken(word: str, language: str) -> str:
    """A region or condition in "en" or "es"."""
    return IN_SPANISH.get(word, word) if language == "es" else word
