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
from typing import Any, Literal

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

_FILES = (
    "squat", "lunge", "hinge", "hips_calves", "push", "shoulders", "pull", "upper_back", "arms", "core", "power", "mobility",
    "balance", "warm_up",
)  # fmt: skip
_WEIGHTS = {"barbell", "dumbbell", "kettlebell", "machine", "cable"}  # these carry a number of kilograms to note
_HOLDS = {"bench", "rack", "pull-up bar"}  # these only hold the body up
_KINDS: dict[str, Kind] = {"mobility": "mobility", "balance": "balance", "warm-up": "warm_up"}


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
    table = _table()
    sentences, traits = _read("sentences"), _read("traits")
    whole = {id: _whole(id, table) for id in table}
    easier: dict[str, list[str]] = {id: [] for id in table}
    for id, e in table.items():
        for harder in e.get("harder", ()):
            easier[harder].append(id)
    return {
        id: Exercise(
            id=id,
            name=e["en"],
            name_es=e["es"],
            pattern=e["pattern"],
            muscles={muscle: float(weight) for muscle, weight in e.get("muscles", {}).items()},
            equipment=tuple(e["equipment"]),
            joints={region: float(stress) for region, stress in e["joints"].items()},
            skill=e["skill"],
            unilateral=e.get("one_sided", False),
            loadable=e.get("loadable", bool(_WEIGHTS.intersection(e["equipment"]))),
            bodyweight=e.get("bodyweight", _HOLDS.issuperset(e["equipment"])),
            contraindications=tuple(sorted({word for trait in e.get("traits", ()) for word in traits[trait]})),
            cues=tuple(sentences[code]["en"] for code in e["cues"]),
            cues_es=tuple(sentences[code]["es"] for code in e["cues"]),
            faults=tuple(sentences[code]["en"] for code in e["faults"]),
            faults_es=tuple(sentences[code]["es"] for code in e["faults"]),
            easier=tuple(easier[id]),
            harder=tuple(table[id].get("harder", ())),
            kind=_KINDS.get(e["pattern"].split()[-1], "strength"),
        )
        for id, e in whole.items()
    }


def find_exercise(written: str) -> Exercise | None:
    """The exercise an app or a person means by a name, or None.

    >>> find_exercise("Bench Press (Barbell)").id == find_exercise("Flat Barbell Bench Press").id == "bench_press"
    True
    """
    id = _names().get(name_words(written))
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
def names() -> dict[str, tuple[str, ...]]:
    """Every name of each exercise, id -> names: English, Spanish, then what apps and people write."""
    return {id: (e["en"], e["es"], id.replace("_", " "), *e.get("also", ())) for id, e in _table().items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("milo.vocabulary").joinpath("catalogue", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, dict[str, Any]]:
    """The entries as written, in the order of the files."""
    return {id: e for name in _FILES for id, e in _read(name).items()}


def _whole(id: str, table: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """An entry with what it leaves out taken from the one it is like; its neighbours and other names stay its own."""
    e = table[id]
    return {**_whole(e["like"], table), **e} if "like" in e else e


@cache
def _names() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for id, written in names().items():
        for name in written:
            found.setdefault(name_words(name), id)
    return found


@cache
def name_words(written: str) -> frozenset[str]:
    """The words of a name with spelling, plurals and accents evened out; order and empty words do not count."""
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
