"""How many meals come with two others in their place, over drawn diets, allergies, minutes and energy.

    python benchmarks/bench_alternatives.py --weeks 60

A meal with fewer than two carries the reason with its document (coach.meals_more.why_fewer).
"""

from __future__ import annotations

import argparse
import collections

import numpy as np

from milo.coach.meals import meals
from milo.coach.meals_more import ALTERNATIVES, alternatives
from milo.vocabulary.errors import MiloError

DIETS = (None, "omnivore", "vegetarian", "vegan", "pescatarian")
ALLERGIES = ("milk", "gluten", "nuts", "egg", "fish", "soy")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--weeks", type=int, default=60)
    asked.add_argument("--seed", type=int, default=28)
    given = asked.parse_args()
    rng = np.random.default_rng(given.seed)
    found: collections.Counter[int] = collections.Counter()
    short: collections.Counter[str] = collections.Counter()
    none = 0
    for _ in range(given.weeks):
        diet = DIETS[int(rng.integers(len(DIETS)))]
        kept_out = [a for a in ALLERGIES if rng.random() < 0.2]
        minutes = (None, None, 15.0, 20.0, 30.0)[int(rng.integers(5))]
        target = {"kcal": float(rng.integers(1_500, 3_300)), "protein_g": float(rng.integers(80, 170))}
        try:
            made = meals(target, diet, kept_out, 7, rng, minutes=minutes)
        except MiloError:
            none += 1
            continue
        for day in made:
            for meal, others in zip(day.meals, alternatives(day, diet, kept_out, rng, minutes=minutes), strict=True):
                found[len(others)] += 1
                if len(others) < ALTERNATIVES:
                    short[f"{diet}, {'/'.join(kept_out) or 'no allergy'}, {minutes} min, {meal.meal}"] += 1
    total = sum(found.values())
    print(f"{given.weeks} weeks, seed {given.seed}; {none} without any meals")
    print(f"meals with two others: {found[ALTERNATIVES]} of {total} ({found[ALTERNATIVES] / total:.1%}); fewer: {dict(found)}")
    for name, count in short.most_common(8):
        print(f"  {count:4} {name}")


if __name__ == "__main__":
    main()
