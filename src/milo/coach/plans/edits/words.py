"""What an edit changed, as a sentence in English and Spanish."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_EQUIPMENT_ES = {
    "barbell": "barra", "dumbbell": "mancuernas", "kettlebell": "pesa rusa", "machine": "máquinas", "cable": "polea",
    "band": "bandas", "bench": "banco", "rack": "soporte", "pull-up bar": "barra de dominadas", "treadmill": "cinta",
    "bicycle": "bicicleta", "rower": "remo", "pool": "piscina",
}  # fmt: skip
_ALL_EQUIPMENT = {"en": "any equipment", "es": "material"}
MOST_LISTED = 8  # changes told one by one; the difference between the versions tells all (our choice)

_SENTENCES = {
    "en": {
        "move": "sessions of {day} -> {to}",
        "move_part": "{what}: {day} -> {to}",
        "exchange": "{day} and {to} change places",
        "skip": "sessions of {day} -> rest",
        "skip_part": "{what} -> left out",
        "days": "{old} days of training -> {new}{told}",
        "free": "no training on {day}{told}",
        "away": "no training on {days}",
        "falls": "left out: {what}",
        "stays": "kept: {what}",
        "anew": "planned anew: {what}",
        "moves": "moved: {what}",
        "shorter": "shorter: {what}",
        "minutes": "sessions of up to {old} min -> at most {new} min",
        "minutes_on": "sessions of {what}: up to {old} min -> at most {new} min",
        "minutes_of": "{what}: up to {old} min -> at most {new} min",
        "without": "without {what}: {changes}",
        "swap": "{changes}",
        "add": "{what} added on {day}, {sets}",
        "takes": "; the session takes {minutes} min",
        "drop": "{what} -> left out ({day})",
        "harder": "one step harder: {changes}",
        "easier": "one step easier: {changes}",
        "recovery": "as planned -> a recovery week: {changes}",
        "recovery_sets": "{old} hard sets -> {new}",
        "recovery_minutes": "{old} min of endurance -> {new}",
        "set_more": "one set more: {changes}",
        "set_less": "one set less: {changes}",
        "left_out": "{old} -> left out (nothing else trains the same here)",
        "set": "set",
        "sets": "sets",
        "reserve": "reps in reserve",
        "reps": "reps",
        "zone": "zone",
        "repeats": "repeats",
        "each_side": "Each side",
        "more": "and {n} more",
    },
    "es": {
        "move": "sesiones del {day} -> {to}",
        "move_part": "{what}: {day} -> {to}",
        "exchange": "{day} y {to} cambian de sitio",
        "skip": "sesiones del {day} -> descanso",
        "skip_part": "{what} -> se quita",
        "days": "{old} días de entrenamiento -> {new}{told}",
        "free": "sin entrenar el {day}{told}",
        "away": "sin entrenar el {days}",
        "falls": "se quita: {what}",
        "stays": "se queda: {what}",
        "anew": "planificado de nuevo: {what}",
        "moves": "se mueve: {what}",
        "shorter": "más corto: {what}",
        "minutes": "sesiones de hasta {old} min -> {new} min como mucho",
        "minutes_on": "sesiones del {what}: hasta {old} min -> {new} min como mucho",
        "minutes_of": "{what}: hasta {old} min -> {new} min como mucho",
        "without": "sin {what}: {changes}",
        "swap": "{changes}",
        "add": "se añade {what} el {day}, {sets}",
        "takes": "; la sesión dura {minutes} min",
        "drop": "{what} -> se quita ({day})",
        "harder": "un paso más difícil: {changes}",
        "easier": "un paso más fácil: {changes}",
        "recovery": "como estaba -> semana de descarga: {changes}",
        "recovery_sets": "{old} series duras -> {new}",
        "recovery_minutes": "{old} min de resistencia -> {new}",
        "set_more": "una serie más: {changes}",
        "set_less": "una serie menos: {changes}",
        "left_out": "{old} -> se quita (nada más entrena lo mismo aquí)",
        "set": "serie",
        "sets": "series",
        "reserve": "repeticiones en reserva",
        "reps": "repeticiones",
        "zone": "zona",
        "repeats": "repeticiones de intervalo",
        "each_side": "Cada lado",
        "more": "y {n} más",
    },
}


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
