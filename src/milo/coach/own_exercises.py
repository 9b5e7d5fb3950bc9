"""Exercises a house writes itself: what an entry must say, what is wrong with one, and the exercise it makes.

An entry is a table as docs/catalogue.md describes it, of the same words as ours. Whatever the safety rules ask of an exercise must
be in it: nothing about a joint or a danger is taken for granted, and nothing can be put below what is known of the movement.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from milo.coach.own_checking import Looking, kept_from
from milo.coach.own_names import slug
from milo.coach.own_words import Found, said
from milo.vocabulary.exercises import Exercise, kind_of_pattern, weights_to_note

OWN = "own_"
"""How ids of a house's exercises begin, so that none of ours can ever take one."""


def check(entry: Any, id: str | None, language: str, others: Mapping[str, Exercise], *, words: bool = True) -> list[Found]:
    """Everything that is wrong with an entry or to be known about it, errors first; it may be kept where there is no error.

    entry: as somebody sent it, of whatever type.  id: of the exercise it is to replace, None for a new one.
    language: "en" or "es", of the sentences.  others: the house's exercises by id.
    words: also how names and sentences would be taken by people, which costs some milliseconds each; what is known of dangers
    and joints is looked at in any case.
    """
    if not isinstance(entry, Mapping):
        return [Found(code="not_a_table", field="", weight="error", text=said("not_a_table", language))]
    looking = Looking(entry, id, language, others, words)
    looking.all()
    return sorted(looking.found, key=lambda f: f.weight != "error")


def as_exercise(entry: Mapping[str, Any], id: str) -> Exercise:
    """The exercise an entry without errors makes.  id: what it is known by."""
    en, es = entry.get("en") or None, entry.get("es") or None
    pattern, traits = entry["pattern"], tuple(sorted(set(entry["traits"])))
    cues, faults = entry.get("cues", ()), entry.get("faults", ())
    lacking = [field for field, name in (("name", en), ("name_es", es)) if name is None]
    for field, sentences in (("cues", cues), ("faults", faults)):
        lacking += [f for f, tongue in ((field, "en"), (f"{field}_es", "es")) if any(not s.get(tongue) for s in sentences)]
    equipment = tuple(dict.fromkeys(entry["equipment"]))
    return Exercise(
        id=id,
        name=en or es or id,
        name_es=es or en or id,
        pattern=pattern,
        muscles={muscle: float(weight) for muscle, weight in entry.get("muscles", {}).items()},
        equipment=equipment,
        joints={region: float(stress) for region, stress in entry["joints"].items() if stress > 0},
        skill=int(entry["skill"]),
        unilateral=bool(entry.get("one_sided", False)),
        loadable=bool(entry.get("loadable", bool(weights_to_note(equipment)))),
        bodyweight=not weights_to_note(equipment) and "band" not in equipment,
        contraindications=tuple(sorted(kept_from(entry))),
        cues=tuple(s.get("en") or s["es"] for s in cues),
        cues_es=tuple(s.get("es") or s["en"] for s in cues),
        faults=tuple(s.get("en") or s["es"] for s in faults),
        faults_es=tuple(s.get("es") or s["en"] for s in faults),
        easier=(),
        harder=(),
        kind=kind_of_pattern(pattern),
        house=True,
        traits=traits,
        untranslated=tuple(lacking),
    )


def reworded(entry: Mapping[str, Any], ours: Exercise) -> Exercise:
    """One of ours with the cues and faults of an entry without errors; what the entry leaves out stays ours."""
    told = {
        name: tuple(str(s[tongue]) for s in entry[field])
        for field in ("cues", "faults")
        if field in entry
        for name, tongue in ((field, "en"), (f"{field}_es", "es"))
    }
    return replace(
        ours,
        cues=told.get("cues", ours.cues),
        cues_es=told.get("cues_es", ours.cues_es),
        faults=told.get("faults", ours.faults),
        faults_es=told.get("faults_es", ours.faults_es),
    )


def check_words(entry: Any, language: str, *, words: bool = True) -> list[Found]:
    """What is wrong with other words for one of our exercises: a table with `cues`, `faults` or both, each in both languages."""
    if not isinstance(entry, Mapping) or not entry or not set(entry) <= {"cues", "faults"}:
        return [Found(code="only_words", field="", weight="error", text=said("only_words", language))]
    looking = Looking(entry, None, language, {}, words)
    for field in entry:
        looking.sentences(field, both=True)
    return sorted(looking.found, key=lambda f: f.weight != "error")


def new_id(entry: Mapping[str, Any], taken: Collection[str]) -> str:
    """An id for a new exercise, of its name; one that never changes and that nobody has."""
    base = OWN + slug(str(entry.get("en") or entry.get("es")))
    at = 1
    while (id := base if at == 1 else f"{base}_{at}") in taken:
        at += 1
    return id
