"""The exercises Milo knows, those of the house among them, by id and by name.

Matching is exact on the set of words (vocabulary.exercise_words); nothing is guessed. An unknown name stays as written.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, wraps
from importlib.resources import files
from typing import Any, Literal, ParamSpec, TypeVar

from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercise_words import name_words

_ASSISTED = {"assisted", "asistida", "asistidas", "asistido", "asistidos"}


NEAR, NAME_MOST = 0.6, 60  # likeness of a name that is taken for a slip of another, and its letters (our choice)
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
    house: written by this house, not by us; then traits say in the words of traits.toml what speaks against it, and untranslated
    names what stands in the other language here: "name", "name_es", "cues_es", ...
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
    house: bool = False
    traits: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()

    def stress(self, region: str) -> float:
        """How much a region of the body is loaded, 0..1; "low_back" and "low back" are the same region."""
        return self.joints.get(region.replace("_", " "), 0.0)

    def called(self, language: str) -> str:
        """The name in "en" or "es"."""
        return self.name_es if language == "es" else self.name


@dataclass(frozen=True, slots=True)
class Edition:
    """The exercises as this process knows them now: ours, and what its house made of them.

    exercises: by id, the withheld ones too.  names: id -> every name.  withheld: ids that are in no new plan.
    by_words: the words of a name -> id; of two exercises with one name ours comes first.
    """

    exercises: dict[str, Exercise]
    names: dict[str, tuple[str, ...]]
    withheld: frozenset[str]
    offered: dict[str, Exercise]
    by_words: dict[frozenset[str], str]


class _Shelf:
    """Where the edition of the process lies; a Milo is one house."""

    edition: Edition | None = None


P = ParamSpec("P")
R = TypeVar("R")


def of_one_edition(most: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A cache whose answers are forgotten when the catalogue changes. most: answers kept; None: all.

    What was begun with the old catalogue is kept with the old answers, so that no thread can bring it back.
    """

    def kept(work: Callable[P, R]) -> Callable[P, R]:
        held: list[tuple[Edition, Callable[P, R]]] = []

        @wraps(work)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            now = edition()
            if not held or held[0][0] is not now:
                fresh: Callable[P, R] = lru_cache(maxsize=most)(work)  # type: ignore[assignment]  # its type forgets the arguments
                held[:] = [(now, fresh)]
            return held[0][1](*args, **kwargs)

        return ask

    return kept


def edition() -> Edition:
    """The edition that holds now."""
    if _Shelf.edition is None:
        adopt({}, {}, ())
    assert _Shelf.edition is not None
    return _Shelf.edition


def adopt(written: Mapping[str, Exercise], also: Mapping[str, Iterable[str]], withheld: Collection[str]) -> None:
    """Let the house's exercises be known beside ours, from now on and for the whole process.

    written: id -> an exercise of the house, or one of ours with other cues and faults.  also: id -> further names.
    withheld: ids that no new plan may use; plans that hold them can still be read and checked.

    Raises BadValue for one of ours that differs in more than its words: what is known of its dangers stays.
    """
    ours = built_in()
    for id, e in written.items():
        mine = ours.get(id)
        if (
            mine is not None
            and replace(e, cues=mine.cues, cues_es=mine.cues_es, faults=mine.faults, faults_es=mine.faults_es) != mine
        ):
            raise BadValue(
                f"{id} with no more changed than its cues and faults", "something else changed", "write an exercise of your own"
            )
    whole = {**ours, **written}
    said = {
        **_built_in_names(),
        **{id: (e.name, e.name_es, id.replace("_", " "), *also.get(id, ())) for id, e in written.items() if id not in ours},
    }
    by_words = dict(built_in_by_words())
    for id in written:
        for name in said[id]:
            by_words.setdefault(name_words(name), id)
    away = frozenset(withheld)
    _Shelf.edition = Edition(whole, said, away, {id: e for id, e in whole.items() if id not in away}, by_words)


def is_plain() -> bool:
    """Whether no house's exercises are known here."""
    return _Shelf.edition is None or (not _Shelf.edition.withheld and _Shelf.edition.exercises == built_in())


def let_go() -> None:
    """Know only ours again."""
    _Shelf.edition = None


def catalogue() -> dict[str, Exercise]:
    """All exercises by id, those of the house and those it withholds too; never to be changed."""
    return edition().exercises


def offered() -> dict[str, Exercise]:
    """The exercises new plans, swaps and searches may use, by id; never to be changed."""
    return edition().offered


@cache
def built_in() -> dict[str, Exercise]:
    """Our own exercises by id, as they come with the program."""
    table = _table()
    sentences, traits = _read("sentences"), traits_table()
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
            kind=kind_of_pattern(e["pattern"]),
        )
        for id, e in whole.items()
    }


def find_exercise(written: str) -> Exercise | None:
    """The exercise an app or a person means by a name, or None.

    >>> find_exercise("Bench Press (Barbell)").id == find_exercise("Flat Barbell Bench Press").id == "bench_press"
    True
    """
    now = edition()
    id = now.by_words.get(name_words(written))
    return None if id is None else now.exercises[id]


def nearest_exercise(written: str, language: str = "en") -> str | None:
    """How the exercise is called whose name comes nearest to one that nobody knows; None where none is near.

    >>> nearest_exercise("bemch press")
    'Bench press'
    """
    names = {e.called(language).lower(): e.called(language) for _, e in sorted(offered().items())}
    if language != "en":
        names = {e.name.lower(): e.called(language) for _, e in sorted(offered().items())} | names
    near = difflib.get_close_matches(written.strip().lower()[:NAME_MOST], names, n=1, cutoff=NEAR)
    return names[near[0]] if near else None


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


def names() -> dict[str, tuple[str, ...]]:
    """Every name of each exercise, id -> names: English, Spanish, then what apps and people write."""
    return edition().names


@cache
def built_in_by_words() -> dict[frozenset[str], str]:
    """The words of every name of ours -> id; never to be changed."""
    found: dict[frozenset[str], str] = {}
    for id, written in _built_in_names().items():
        for name in written:
            found.setdefault(name_words(name), id)
    return found


def kind_of_pattern(pattern: str) -> Kind:
    """Whether exercises of a pattern are lifts or drills of some kind."""
    return _KINDS.get(pattern.split()[-1], "strength")


def weights_to_note(equipment: Iterable[str]) -> list[str]:
    """The equipment that carries a number of kilograms to note."""
    return [item for item in equipment if item in _WEIGHTS]


@cache
def traits_table() -> dict[str, list[str]]:
    """Trait -> the conditions it speaks against; never to be changed."""
    return _read("traits")


@cache
def _built_in_names() -> dict[str, tuple[str, ...]]:
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
