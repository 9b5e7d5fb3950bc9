"""A line of the diary in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milo.locales import has
from milo.locales import text as words


def line_words(line: Mapping[str, Any], language: str) -> str:
    """A line in words: "2 × egg, hard-boiled (100 g)"; "pizza, 1200 kcal" where the energy was told."""
    grams, amount, unit = line.get("grams"), line.get("amount"), line.get("unit")
    name = str(line["name"])
    weight = "" if grams is None else f"{_number(grams, language)} g"
    kcal = (line.get("nutrients") or {}).get("kcal")
    if line.get("food_id") is None and kcal is not None:
        return f"{name}, {kcal:.0f} kcal"
    if amount is None or unit == "g":
        return f"{name}, {weight}" if weight else name
    counted = _number(amount, language)
    key = f"food-unit-{unit}"
    told = f"{counted} {words(key, language)} · {name}" if has(key, language) else f"{counted} × {name}"
    return f"{told} ({weight})" if weight else told


def _number(value: float, language: str) -> str:
    told = f"{value:.2f}".rstrip("0").rstrip(".") if value < 10 else f"{value:.0f}"
    return told.replace(".", ",") if language == "es" else told
