"""The sentences on training time, the long run, the way to a race and what a distance asks for, in English and Spanish."""

from __future__ import annotations

RUNNING_EN: dict[str, str] = {
    "time.part": "  That is of {timed} of {count}; of the others I do not know how long they took.",
    "time.compare_part": "{window}: {count}, {minutes} in the {timed} of them that say how long they took.",
    "time.compare_unknown": "{window}: {count}; how long they took is not known.",
}

RUNNING_ES: dict[str, str] = {
    "time.part": "  Eso es de {timed} de {count}; de lo demás no sé cuánto duró.",
    "time.compare_part": "{window}: {count}, {minutes} en {timed} de ellas, que dicen cuánto duraron.",
    "time.compare_unknown": "{window}: {count}; no se sabe cuánto duraron.",
}
