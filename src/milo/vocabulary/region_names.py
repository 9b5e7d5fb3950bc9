"""What the regions of an injury are called, in English and Spanish; the keys are the words that profiles store."""

from __future__ import annotations

REGIONS_EN: dict[str, str] = {
    **{name: name for name in ("knee", "ankle", "hip", "groin", "low back", "shoulder", "elbow", "wrist", "neck")},
    "achilles": "Achilles tendon",
}
REGIONS_ES: dict[str, str] = {
    "knee": "rodilla",
    "ankle": "tobillo",
    "achilles": "tendón de Aquiles",
    "hip": "cadera",
    "groin": "ingle",
    "low back": "zona lumbar",
    "shoulder": "hombro",
    "elbow": "codo",
    "wrist": "muñeca",
    "neck": "cuello",
}
