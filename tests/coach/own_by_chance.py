"""Exercises as somebody might write them for their own house, for tests that must hold for all of them."""

from __future__ import annotations

import random
from typing import Any

from milo.coach.own_checking import least_stress
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.exercises import built_in, kind_of_pattern, traits_table

FIRST = ("amber", "basalt", "cobalt", "dune", "ember", "fjord", "granite", "harbor", "island", "juniper", "kelp", "lagoon", "maple")
SECOND = ("anchor", "bridge", "cradle", "dragon", "falcon", "gondola", "hammer", "ladder", "meadow", "needle", "orchard", "pillar")


def entry(rng: random.Random, number: int) -> dict[str, Any]:
    """An entry the checker takes, as lightly stressed, easy and free of traits as it lets anybody say."""
    ours = list(built_in().values())
    model = rng.choice(ours)
    like = model if rng.random() < 0.4 else None
    least = least_stress(model.pattern, like)
    lift = kind_of_pattern(model.pattern) == "strength"
    joints = {r: min(1.0, round(least[r] + rng.choice((0.0, 0.0, 0.1, 0.4)), 2)) for r in REGION_WORDS}
    one, two = FIRST[number % len(FIRST)], SECOND[number // len(FIRST) % len(SECOND)]
    return {
        "en": f"{one} {two} piece",
        "es": f"pieza {one} {two}",
        **({"like": like.id} if like is not None else {}),
        "pattern": model.pattern,
        "muscles": dict(model.muscles) if lift else {},
        "equipment": rng.sample(list(EQUIPMENT_WORDS), rng.choice((0, 0, 1, 2))),
        "joints": joints,
        "skill": max(like.skill if like else 1, rng.choice((1, 1, 2, 3))),
        "one_sided": rng.random() < 0.3,
        "traits": rng.sample(list(traits_table()), rng.choice((0, 0, 1, 2))),
        "cues": [{"en": "Stand tall and move slowly.", "es": "De pie, muévete despacio."}],
    }
