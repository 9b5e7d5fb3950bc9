"""How many messages about food are read right: every food and its grams (2 %), and nothing taken for a food it is not.

    python benchmarks/bench_food_words.py

food_words.tsv: language, message, the foods with their grams ("a|b:1|2" where either is right; "?": a word nobody knows must be
asked; "kcal": energy alone). One author, who did not look at what the reader makes of them. The reader was mended after the first
file was read, so the second one is the fresh measure.
"""

from __future__ import annotations

import json
from pathlib import Path

from milo.coach.food_log import Understood, understand

FILES = ("food_words.tsv", "food_words_second.tsv")


def right(heard: Understood, wanted: str) -> bool:
    """Whether a message was read as its author meant it."""
    told = wanted.split()
    if told == ["kcal"]:
        return len(heard.items) == 1 and "kcal" in heard.items[0].nutrients
    asked = "?" in told
    foods = [each for each in told if each != "?"]
    if asked == heard.sure or len(heard.items) < len(foods):
        return False
    if len([i for i in heard.items if i.sure]) > len(foods):
        return False
    left = list(heard.items)
    for each in foods:
        ids, _, grams = each.partition(":")
        hit = next(
            (
                i
                for i in left
                if i.food is not None
                and i.food.id in ids.split("|")
                and i.grams is not None
                and any(abs(i.grams - float(g)) <= 0.02 * float(g) + 0.5 for g in grams.split("|"))
            ),
            None,
        )
        if hit is None:
            return False
        left.remove(hit)
    return True


def main() -> None:
    for name in FILES:
        measured(Path(__file__).parent / name)


def measured(file: Path) -> None:
    """Print what was read wrong, and how much was right."""
    found: dict[str, list[bool]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        language, message, wanted = line.split("\t")
        good = right(understand(message, language), wanted)
        found.setdefault(language, []).append(good)
        if not good:
            print(f"{language}: {message}")
    print(json.dumps({k: {"messages": len(v), "right": sum(v), "share": round(sum(v) / len(v), 3)} for k, v in found.items()}))


if __name__ == "__main__":
    main()
