"""What the rules say of a pain: its place by name, and the question how much it hurts."""

from __future__ import annotations

from milo.coach.conversation.values import PainSaid
from milo.vocabulary.talk import Language

_PLACES: dict[str, dict[str, str]] = {
    "en": {"achilles": "Achilles tendon"},
    "es": {
        "knee": "rodilla", "ankle": "tobillo", "achilles": "tendón de Aquiles", "hip": "cadera", "groin": "ingle",
        "low back": "zona lumbar", "shoulder": "hombro", "elbow": "codo", "wrist": "muñeca", "neck": "cuello",
        "foot": "pie", "heel": "talón", "shin": "espinilla",
    },
}  # fmt: skip
_WOMANLY = frozenset({"knee", "hip", "groin", "low back", "wrist", "shin"})
_OWN_NAMES = {
    "foot": "foot", "feet": "foot", "pie": "foot", "pies": "foot", "heel": "heel", "heels": "heel", "talon": "heel",
    "talones": "heel",
    "shin": "shin", "shins": "shin", "espinilla": "shin", "espinillas": "shin",
}  # fmt: skip
"""Places a log keeps under the joint next to them: the athlete reads the place they named."""
HOW_MUCH: dict[Language, str] = {
    "en": "{place}: how much does it hurt, from 0 to 10? Then I can write it down and change the plan by it.",
    "es": "{place}: ¿cuánto duele, de 0 a 10? Así puedo anotarlo y cambiar el plan según eso.",
}


def place_of(pain: PainSaid, language: str) -> str:
    """The place that hurts, with its side: "left knee", "rodilla izquierda"; one kept under another joint names both."""
    own = _OWN_NAMES.get(pain.part, pain.region)
    words = _PLACES["es" if language == "es" else "en"]
    name, side = words.get(own, own), ""
    if language == "es":
        end = "a" if own in _WOMANLY else "o"
        side = {"left": f" izquierd{end}", "right": f" derech{end}", "both": " (los dos lados)"}.get(pain.side or "", "")
        placed = f"{name}{side}"
    else:
        side = {"left": "left ", "right": "right "}.get(pain.side or "", "")
        placed = f"{side}{name}" + (" (both sides)" if pain.side == "both" else "")
    return placed if own == pain.region else f"{placed} ({words.get(pain.region, pain.region)})"


def ask_how_much(pain: PainSaid, language: Language) -> str:
    """The question after a pain without a number."""
    place = place_of(pain, language)
    return HOW_MUCH[language].format(place=place[:1].upper() + place[1:])
