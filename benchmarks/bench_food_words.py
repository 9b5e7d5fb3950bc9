"""How many messages about food are read right: every food and its grams (2 %), and nothing taken for a food it is not.

    python benchmarks/bench_food_words.py

Each file: language, message, the foods with their grams ("a|b:1|2" where either is right; "?": a word nobody knows must be
asked; "kcal": energy alone), and who wrote it. One author, who did not look at what the reader makes of them. The reader was mended
after the first file was read. food_words_personas.tsv: 200 messages of six invented people, written before they were read once;
names were added after it. food_words_fresh.tsv is the fresh measure: of its 100 messages one half was looked at to mend the
reader, and the other half only once it was mended.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from milo.coach.food_log import Eaten, Understood, understand

Z = 1.96  # Wilson 1927, doi:10.1080/01621459.1927.10502953
FILES = ("food_words.tsv", "food_words_second.tsv", "food_words_personas.tsv", "food_words_fresh.tsv")


def right(heard: Understood, wanted: str) -> tuple[bool, bool]:
    """Whether the foods and amounts of a message are as its author meant them, and whether that took no needless question."""
    told = wanted.split()
    asked = "?" in told
    plain = heard.sure != asked
    if told == ["kcal"]:
        good = len(heard.items) == 1 and "kcal" in heard.items[0].nutrients
        return good, good and plain
    foods = [each for each in told if each != "?"]
    left = list(heard.items)
    for each in foods:
        ids, _, grams = each.partition(":")
        hit = next((i for i in left if _is(i, ids.split("|"), [float(g) for g in grams.split("|")])), None)
        if hit is None:
            return False, False
        left.remove(hit)
    # What nobody knows is asked, with a proposal or without; it is not taken for another food.
    good = not [i for i in left if i.sure or not asked] and not (asked and heard.sure)
    return good, good and plain


def _is(item: Eaten, ids: list[str], grams: list[float]) -> bool:
    told = item.grams
    near = told is not None and any(abs(told - g) <= 0.02 * g + 0.5 for g in grams)
    return item.food is not None and item.food.id in ids and near


def main() -> None:
    for name in FILES:
        measured(Path(__file__).parent / name)
    print(json.dumps({"kept without a read-back": sum(kept_of(Path(__file__).parent / f) for f in FILES[2:])}))


def measured(file: Path) -> None:
    """Print what was read wrong, and how much was right, by language and by who wrote."""
    found: dict[str, list[tuple[bool, bool]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        language, message, wanted, *who = line.split("\t")
        judged = right(understand(message, language), wanted)
        for group in ("all", language, *who):
            found.setdefault(group, []).append(judged)
        if not all(judged):
            print(f"{language}: {'asked for no need' if judged[0] else 'WRONG'}: {message}")
    print(file.name)
    for group, judged_ in found.items():
        print(json.dumps({group: _share([a for a, _ in judged_]) | {"without_a_needless_question": sum(b for _, b in judged_)}}))


def kept_of(file: Path) -> int:
    """How many records of food a new Milo holds after all messages of a file were heard and none was confirmed."""
    from milo.app.build import build
    from milo.app.config import Settings

    with tempfile.TemporaryDirectory() as folder:
        house = build(Settings(home=Path(folder)))
        athlete = house.flows.add_athlete(
            {"name": "Ada", "sex": "female", "age": 30, "goal": "strength", "days_per_week": 3, "experience": "beginner"}
        )
        for line in file.read_text(encoding="utf-8").splitlines():
            house.diary.understand(athlete, line.split("\t")[1])
        kept = len(house.store.find("nutrition", athlete))
        house.close()
    return kept


def _share(told: list[bool]) -> dict[str, Any]:
    right, all = sum(told), len(told)
    mid, wide = (right + Z**2 / 2) / (all + Z**2), Z / (all + Z**2) * (right * (all - right) / all + Z**2 / 4) ** 0.5
    return {
        "messages": all,
        "right": right,
        "share": round(right / all, 3),
        "interval": [round(mid - wide, 3), round(mid + wide, 3)],
    }


if __name__ == "__main__":
    main()
