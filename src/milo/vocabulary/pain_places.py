"""Where somebody says it hurts: the joints a plan goes by, and parts of the body that are only answered, never planned around."""

from __future__ import annotations

from milo.vocabulary.athlete import REGION_WORDS

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "chest": ("breast", "breastbone", "sternum", "pecho", "esternon", "esternón", "torax", "tórax"),
    "ribs": ("rib", "rib cage", "costilla", "costillas"),
    "jaw": ("mandibula", "mandíbula"),
    "arm": ("arms", "left arm", "right arm", "upper arm", "forearm", "brazo", "brazos", "brazo izquierdo", "brazo derecho",
            "antebrazo"),
    "upper back": ("shoulder blade", "mid back", "espalda alta", "espalda", "omoplato", "omóplato"),
    "stomach": ("belly", "abdomen", "tummy", "estomago", "estómago", "barriga", "vientre", "tripa"),
    "head": ("cabeza",),
    "throat": ("garganta",),
    "calf": ("calves", "lower leg", "gemelo", "gemelos", "pantorrilla"),
    "thigh": ("thighs", "hamstring", "hamstrings", "quad", "quads", "muslo", "muslos", "isquios", "cuadriceps", "cuádriceps"),
    "shin": ("shins", "espinilla", "espinillas", "tibia"),
    "leg": ("legs", "pierna", "piernas"),
    "foot": ("feet", "heel", "toe", "pie", "pies", "talon", "talón"),
    "hand": ("hands", "finger", "fingers", "thumb", "mano", "manos", "dedo", "dedos"),
    "buttock": ("glute", "glutes", "gluteo", "glúteo"),
}  # fmt: skip
"""Parts no exercise is swapped for: a pain there is triaged as told (safety reference RF-01, PL-50) and written down."""
PLACES: dict[str, tuple[str, ...]] = {**REGION_WORDS, **ELSEWHERE}
IN_SPANISH = {
    "chest": "el pecho", "ribs": "las costillas", "jaw": "la mandíbula", "arm": "el brazo", "upper back": "la espalda alta",
    "stomach": "el estómago", "head": "la cabeza", "throat": "la garganta", "calf": "el gemelo", "thigh": "el muslo",
    "shin": "la espinilla", "leg": "la pierna", "foot": "el pie", "hand": "la mano", "buttock": "el glúteo",
}  # fmt: skip
"""What each of them is called, with its article."""
