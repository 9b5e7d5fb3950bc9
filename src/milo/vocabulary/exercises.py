"""The lifts Milo knows by name, and how they are recognised however an app spells them.

Matching is exact on the set of words after spelling is evened out; nothing is guessed. An unknown name stays as written.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

# Spellings of one word, evened out before words are compared.
_JOINED = {
    "pull up": "pullup", "chin up": "chinup", "push up": "pushup", "press up": "pressup", "sit up": "situp", "step up": "stepup",
    "dead lift": "deadlift", "skull crusher": "skullcrusher", "push down": "pushdown", "pull down": "pulldown",
    "press down": "pressdown", "body weight": "bodyweight", "roll out": "rollout", "cross over": "crossover",
    "pull over": "pullover", "smith machine": "smith", "one arm": "single arm", "one leg": "single leg", "get up": "getup",
    "muscle up": "muscleup",
}  # fmt: skip
_WORDS = {
    "db": "dumbbell", "bb": "barbell", "kb": "kettlebell", "bw": "bodyweight", "dumbell": "dumbbell", "flyes": "fly", "flye": "fly",
    "flies": "fly", "flie": "fly", "tricep": "triceps", "bicep": "biceps", "legged": "leg", "abs": "ab",
}  # fmt: skip
_EMPTY = {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "flat"}
_ASSISTED = {"assisted", "asistida", "asistidas", "asistido", "asistidos"}
_KEEP_S = {"triceps", "biceps", "press", "cross", "abs", "dominadas", "flexiones", "gemelos", "fondos"}


Kind = Literal["strength", "mobility", "balance", "warm_up"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: what it trains, needs and loads, and how it is done, in both languages.

    pattern: kind of movement ("squat", "hinge", "hip mobility", ...).  muscles: name -> 1 direct or 0.5 indirect; empty for drills
    (mobility, balance, warm_up), which count as no set.  equipment: all of it is needed; words of the profile.
    joints: region -> stress 0..1; the profile's words for regions ("low back"); ask through `stress`.  skill: 1 easy to 3 hard.
    loadable: has a weight to note.  bodyweight: the body is most of the load.
    contraindications: the profile's words for conditions, and "pregnancy", "postpartum".
    easier, harder: ids one step down and up.
    """

    id: str
    name: str
    name_es: str
    pattern: str
    muscles: dict[str, float]
    equipment: tuple[str, ...]
    joints: dict[str, float]
    skill: int
    unilateral: bool
    loadable: bool
    bodyweight: bool
    contraindications: tuple[str, ...]
    cues: tuple[str, ...]
    cues_es: tuple[str, ...]
    faults: tuple[str, ...]
    faults_es: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    kind: Kind

    def stress(self, region: str) -> float:
        """How much a region of the body is loaded, 0..1; "low_back" and "low back" are the same region."""
        return self.joints.get(region.replace("_", " "), 0.0)

    def called(self, language: str) -> str:
        """The name in "en" or "es"."""
        return self.name_es if language == "es" else self.name


@cache
def catalogue() -> dict[str, Exercise]:
    """All exercises by id."""
    table = tomllib.loads(files("milo.vocabulary").joinpath("exercises.toml").read_text(encoding="utf-8"))
    heavy = {"barbell", "dumbbell", "kettlebell", "machine", "cable"}
    return {
        id: Exercise(
            id, e["en"], e["es"], e["p"], {m: float(w) for m, w in e["m"].items()}, tuple(e["q"]),
            {}, 1, False, bool(heavy & set(e["q"])), set(e["q"]) <= {"pull-up bar"}, (), (), (), (), (), (), (), "strength",
        )
        for id, e in table.items()
    }  # fmt: skip


def find_exercise(written: str) -> Exercise | None:
    """The exercise an app or a person means by a name, or None.

    >>> find_exercise("Bench Press (Barbell)").id == find_exercise("Flat Barbell Bench Press").id == "bench_press"
    True
    """
    id = _names().get(_key(written))
    return None if id is None else catalogue()[id]


@cache
def is_assisted(written: str) -> bool:
    """Whether the weight of a set is help instead of load, as its name says: "Pull Up (Assisted)".

    Found on its name alone, since the machine's number looks like any other weight.
    """
    return not _ASSISTED.isdisjoint(re.findall(r"\w+", written.lower()))


def lifts_the_body(written: str) -> bool:
    """Whether the athlete's own body is most of the load, so that the weight told is only what was added: pull-ups, dips."""
    found = find_exercise(written)
    return found is not None and set(found.equipment) <= {"pull-up bar"}


@cache
def _names() -> dict[frozenset[str], str]:
    table = tomllib.loads(files("milo.vocabulary").joinpath("exercises.toml").read_text(encoding="utf-8"))
    names: dict[frozenset[str], str] = {}
    for id, e in table.items():
        for name in (e["en"], e["es"], id.replace("_", " "), *e["a"]):
            names.setdefault(_key(name), id)
    return names


@cache
def _key(written: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", written.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = " ".join(re.sub(r"['’`]", "", plain).replace("-", " ").split())
    words = re.findall(r"[a-z0-9]+", plain)
    plain = " ".join(_singular(w) for w in words)
    for apart, joined in _JOINED.items():
        plain = plain.replace(apart, joined)
    return frozenset(_WORDS.get(w, w) for w in plain.split() if w not in _EMPTY)


def _singular(word: str) -> str:
    if word in _KEEP_S or word.endswith("ss") or len(word) < 3:
        return word
    return word.removesuffix("s")
