"""What an edit changed, as a sentence in English and Spanish."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from milo.locales import LANGUAGES, Templates

_EQUIPMENT_ES = {
    "barbell": "barra", "dumbbell": "mancuernas", "kettlebell": "pesa rusa", "machine": "máquinas", "cable": "polea",
    "band": "bandas", "bench": "banco", "rack": "soporte", "pull-up bar": "barra de dominadas", "treadmill": "cinta",
    "bicycle": "bicicleta", "rower": "remo", "pool": "piscina",
}  # fmt: skip
_ALL_EQUIPMENT = {"en": "any equipment", "es": "material"}
MOST_LISTED = 8  # changes told one by one; the difference between the versions tells all (our choice)

_SENTENCES = {language: Templates("edits", language) for language in LANGUAGES}


def worded(key: str, language: str, **values: object) -> str:
    """A sentence or word of the table with its values. language: "en" or "es"."""
    return _SENTENCES[language][key].format(**values)


def listed(changes: Sequence[str], language: str) -> str:
    """Changes as one list, each once; a long one ends in how many more there are."""
    once = list(dict.fromkeys(changes))
    if len(once) > MOST_LISTED:
        once = [*once[: MOST_LISTED - 1], worded("more", language, n=len(once) - MOST_LISTED + 1)]
    return "; ".join(once)


def equipment_named(equipment: Collection[str], language: str) -> str:
    """Equipment as it is said after "without".

    >>> equipment_named(["barbell", "bench"], "es"), equipment_named(_EQUIPMENT_ES, "en")
    ('barra, banco', 'any equipment')
    """
    if set(equipment) >= set(_EQUIPMENT_ES):
        return _ALL_EQUIPMENT[language]
    return ", ".join(_EQUIPMENT_ES.get(e, e) if language == "es" else e for e in sorted(equipment))


def spelled_weeks(weeks: Sequence[int], language: str) -> str:
    """Weeks as they are said.

    >>> spelled_weeks([2, 3, 4], "en"), spelled_weeks([1], "es"), spelled_weeks([1, 3], "en")
    ('weeks 2-4', 'semana 1', 'weeks 1, 3')
    """
    one, many = ("semana", "semanas") if language == "es" else ("week", "weeks")
    if len(weeks) == 1:
        return f"{one} {weeks[0]}"
    if list(weeks) == list(range(weeks[0], weeks[-1] + 1)):
        return f"{many} {weeks[0]}-{weeks[-1]}"
    return f"{many} {', '.join(map(str, weeks))}"
