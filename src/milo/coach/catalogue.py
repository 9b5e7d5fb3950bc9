"""Searching the catalogue of exercises, and finding what can stand in for one that cannot be done."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from milo.coach.spelling import near_words, plain_words
from milo.vocabulary.athlete import EQUIPMENT_WORDS, REGION_WORDS
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, names, of_one_edition, offered

# The most stress a region may get at a pain of 0..10: below the first step nothing is removed, from the last on nearly all is.
# The steps of pain are those of the pain rule (Silbernagel 2007); the stresses that go with them are our choice.
REST_PAIN, EASE_PAIN = 5.0, 3.0
REST_STRESS, EASE_STRESS = 0.2, 0.5
# A found name must explain this share of the words asked for (our choice).
ENOUGH = 0.6
# What a name gains when it is one that is shown, and more when it is in the language asked for (our choice).
SHOWN, SPOKEN = 0.03, 0.05
UNASKED = 0.04  # what each further word of a name costs (our choice)
# How much pattern, muscles and skill weigh in closeness (reference 2.5); the rest, where people feel it: our choice.
W_PATTERN, W_MUSCLES, W_HARDER = 3.0, 2.0, 0.5
W_EASIER, W_LOADED, W_NAME, W_SIDES, W_TOOLS, W_STRESS = 0.15, 0.6, 0.6, 0.4, 0.4, 1.0
_KIND_WORDS = {
    "strength": (),
    "mobility": ("mobility", "stretch", "movilidad", "estiramiento"),
    "balance": ("balance", "equilibrio"),
    "warm_up": ("warm", "up", "warmup", "calentamiento"),
}


def search(text: str, language: str = "en", limit: int = 10) -> list[Exercise]:
    """Exercises whose name is meant by a text, best first; typing errors, accents and the order of words are forgiven.

    language: "en" or "es"; names in that language win a tie, names in the other are found too.

    Raises BadValue for a limit below 1.
    """
    if limit < 1:
        raise BadValue("a limit of 1 or more", str(limit))
    best: dict[str, float] = {}
    for asked in {plain_words(text), plain_words(text.replace("-", ""))}:
        for id, value in _found(asked, language).items():
            best[id] = max(best.get(id, 0.0), value)
    exact = find_exercise(text)
    if exact is not None and exact.id in offered():
        best[exact.id] = 2.0  # above all that is only near
    place = {id: i for i, id in enumerate(catalogue())}
    order = sorted(best, key=lambda id: (-round(best[id], 9), place[id]))
    return [catalogue()[id] for id in order[:limit]]


def _found(asked: tuple[str, ...], language: str) -> dict[str, float]:
    """Exercise id -> how well its best name fits the words asked for."""
    near = [_near(word) for word in asked]
    best: dict[str, float] = {}
    for id, words, tongue, kind in _index() if asked else ():
        hits = [max((near_word.get(word, 0.0) for word in words), default=0.0) for near_word in near]
        share = sum(hits) / len(asked)
        if share < ENOUGH:
            continue
        unasked = sum(1 for word in words - kind if all(word not in near_word for near_word in near))
        value = share - UNASKED * unasked + (SPOKEN if tongue == language else SHOWN if tongue else 0.0)
        best[id] = max(best.get(id, 0.0), value)
    return best


def alternatives(
    exercise_id: str,
    equipment: Collection[str],
    avoid: Mapping[str, float | None] | None = None,
    conditions: Collection[str] = (),
    other_patterns: bool = False,
) -> list[Exercise]:
    """Exercises that can stand in for one: same pattern, same main muscle, closest first; may be empty.

    equipment: what there is, in the words of the profile.  avoid: region -> pain 0..10; None counts as much pain.
    conditions: the profile's conditions, and "pregnancy" or "postpartum".
    other_patterns: add, after those, exercises of other patterns for the same main muscle.

    Raises UnknownName for an exercise, a piece of equipment or a region nobody knows.
    Source of the order: pattern, muscles as angle between vectors, skill, as in the reference's substitution rule (2.5), but that
    less skill counts little against an exercise.
    """
    if exercise_id not in catalogue():
        raise UnknownName("exercise id", exercise_id, catalogue())
    wanted = catalogue()[exercise_id]
    able = possible(equipment, avoid, conditions, (wanted.kind,))
    main = main_muscles(wanted)
    found = [
        e
        for e in able
        if e.id != wanted.id
        and (e.pattern == wanted.pattern or (other_patterns and main))
        and (not main or main.intersection(main_muscles(e)))
    ]
    return sorted(found, key=lambda e: (-_closeness(wanted, e, avoid or {}), e.id))


def possible(
    equipment: Collection[str],
    avoid: Mapping[str, float | None] | None = None,
    conditions: Collection[str] = (),
    kinds: Collection[str] = ("strength", "mobility", "balance", "warm_up"),
) -> list[Exercise]:
    """Exercises that can be done with some equipment, sore regions and conditions, in the catalogue's order.

    The arguments are those of `alternatives`. Raises UnknownName.
    """
    for item in equipment:
        if item not in EQUIPMENT_WORDS:
            raise UnknownName("equipment", item, EQUIPMENT_WORDS)
    limits = {}
    for region, pain in (avoid or {}).items():
        if region.replace("_", " ") not in REGION_WORDS:
            raise UnknownName("region", region, REGION_WORDS)
        limits[region] = most_stress(pain)
    have, against = set(equipment), set(conditions)
    return [
        e
        for e in offered().values()
        if e.kind in kinds
        and have.issuperset(e.equipment)
        and against.isdisjoint(e.contraindications)
        and all(e.stress(region) <= most for region, most in limits.items())
    ]


def most_stress(pain: float | None) -> float:
    """The most stress 0..1 a region may get at a pain of 0..10; None, not told how much, counts as much pain.

    Raises BadValue for a pain outside 0..10.
    """
    if pain is None:
        return REST_STRESS
    if not 0 <= pain <= 10:
        raise BadValue("a pain of 0 to 10", str(pain))
    return REST_STRESS if pain >= REST_PAIN else EASE_STRESS if pain >= EASE_PAIN else 1.0


def variants(exercise_id: str, steps: int) -> list[Exercise]:
    """The exercises a number of steps harder (positive) or easier (negative); an empty list where the ladder ends.

    Raises UnknownName.
    """
    if exercise_id not in catalogue():
        raise UnknownName("exercise id", exercise_id, catalogue())
    here = {exercise_id: None}
    for _ in range(abs(steps)):
        here = {
            id: None for at in here for id in (catalogue()[at].harder if steps > 0 else catalogue()[at].easier)
        }  # a dict keeps the order and drops repeats
    return [catalogue()[id] for id in here]


def main_muscles(exercise: Exercise) -> set[str]:
    """The muscles an exercise trains most; empty for drills."""
    most = max(exercise.muscles.values(), default=0.0)
    return {muscle for muscle, weight in exercise.muscles.items() if weight == most}


def _closeness(wanted: Exercise, other: Exercise, avoid: Mapping[str, float | None]) -> float:
    tools, others = set(wanted.equipment), set(other.equipment)
    names_in, names_of = set(plain_words(wanted.name)), set(plain_words(other.name))
    shared = len(tools & others) / len(tools | others) if tools | others else 1.0
    return (
        W_PATTERN * (wanted.pattern == other.pattern)
        + W_MUSCLES * _cosine(wanted.muscles, other.muscles)
        - (W_HARDER if other.skill > wanted.skill else W_EASIER) * abs(wanted.skill - other.skill)
        + W_LOADED * (wanted.loadable == other.loadable)
        + W_NAME * len(names_in & names_of) / len(names_in | names_of)
        + W_SIDES * (wanted.unilateral == other.unilateral)
        + W_TOOLS * shared
        - W_STRESS * sum(other.stress(region) for region in avoid)
    )


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if not a or not b:
        return 1.0 if not a and not b else 0.0
    product = sum(weight * b.get(muscle, 0.0) for muscle, weight in a.items())
    return product / math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))


@of_one_edition()
def _index() -> tuple[tuple[str, frozenset[str], str, frozenset[str]], ...]:
    """(id, words, language, words of its kind) of every name; language "" for names that are not shown.

    A name with hyphens stands there twice, once with them closed up: "pullup".
    """
    found: dict[tuple[str, frozenset[str]], tuple[str, frozenset[str]]] = {}
    for id, written in names().items():
        if id not in offered():
            continue
        kind = frozenset(_KIND_WORDS[catalogue()[id].kind])
        for name, tongue in zip(written, ("en", "es", *[""] * len(written)), strict=False):
            for form in (plain_words(name), plain_words(name.replace("-", ""))):
                if form:
                    found.setdefault((id, kind.union(form)), (tongue, kind.difference(form)))
    return tuple((id, words, tongue, kind) for (id, words), (tongue, kind) in found.items())


@of_one_edition(1024)
def _near(word: str) -> dict[str, float]:
    return near_words(word, _known_words())


@of_one_edition()
def _known_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word, frozenset(word)) for word in sorted({word for _, words, _, _ in _index() for word in words}))
