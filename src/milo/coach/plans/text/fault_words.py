"""What a plan text was wanted to say where it cannot be read, in the athlete's language.

The reader writes English; each of its phrases stands here once more. A phrase that holds a number or another phrase is a pattern,
whose groups are said in turn; words of the plan text itself (kcal, rir, zone) stay as they are written there.
"""

from __future__ import annotations

import re

_EXERCISE_ES = "press de banca 3x8 @ 2 rir, descanso 120 s"
_SESSION_ES = 'fuerza "Tren superior" 50 min'
SPANISH: dict[str, str] = {
    'a day, a session such as strength "Upper A" 50 min, an exercise such as bench press 3x8 @ 2 rir, rest 120 s, '
    "or run 40 min zone 2":
        f"un día, una sesión como {_SESSION_ES}, un ejercicio como {_EXERCISE_ES}, o correr 40 min zona 2",
    "a week before its days, such as week 1 build": "una semana antes de sus días, como semana 1 build",
    "a day before its rest, such as monday": "un día antes de su descanso, como lunes",
    "nothing but sessions on a day that has one; delete the sessions to rest":
        "solo sesiones en un día que ya tiene una; borra las sesiones para descansar",
    "a day before its sessions, such as monday": "un día antes de sus sesiones, como lunes",
    "no session on a day of rest; delete the rest line": "ninguna sesión en un día de descanso; borra la línea de descanso",
    "intervals as a JSON list of objects": "los intervalos como una lista JSON de objetos",
    "endurance work before its intervals, such as run 40 min zone 2":
        "el trabajo de resistencia antes de sus intervalos, como correr 40 min zona 2",
    "one stretch of endurance work in a session; begin another session":
        "un solo tramo de resistencia por sesión; empieza otra sesión",
    "a moment such as 2026-03-02T08:00:00+00:00": "un momento como 2026-03-02T08:00:00+00:00",
    "an activity such as run, walk, ride, row, swim": "una actividad como correr, caminar, bici, remo, nadar",
    "the heart rates once": "las pulsaciones una sola vez",
    "the distance once": "la distancia una sola vez",
    "the rest once": "el descanso una sola vez",
    "the load once": "la carga una sola vez",
    "repetitions in reserve, such as @ 2 rir": "las repeticiones en reserva, como @ 2 rir",
    "the rest between these sets, such as , rest 150 s": "el descanso entre estas series, como , descanso 150 s",
    "id, pattern, muscles, equipment or superset": "id, pattern, muscles, equipment o superset",
    "x, as in 3x8": "x, como en 3x8",
    "the end of the line": "el final de la línea",
    "the end of the line: a day of rest has nothing else": "el final de la línea: un día de descanso no lleva nada más",
    "a comma, then heart rates such as 130-145 bpm or a distance such as at most 8 km":
        "una coma y después pulsaciones como 130-145 bpm o una distancia como hasta 8 km",
    "a comma, then a load such as 60 kg or a rest such as rest 150 s":
        "una coma y después una carga como 60 kg o un descanso como descanso 150 s",
    "an exercise of the catalogue": "un ejercicio del catálogo",
    "an exercise of the catalogue, or lines below it: as id, as pattern, as muscles and as equipment":
        "un ejercicio del catálogo, o líneas debajo de él: as id, as pattern, as muscles y as equipment",
    "a first line such as plan my-plan version 1": "una primera línea como plan mi-plan version 1",
    "a line such as goal strength": "una línea como objetivo strength",
    "a line such as created 2026-03-02T08:00:00+00:00": "una línea como creado 2026-03-02T08:00:00+00:00",
    # Names and numbers.
    "the plan's id": "el id del plan",
    "a version": "una versión",
    "the version this was made from": "la versión de la que salió",
    "the athlete's id": "el id de atleta",
    "the goal": "el objetivo",
    "a rule": "una regla",
    "what was changed": "qué se cambió",
    "a level: E0, E1, R or C": "un nivel: E0, E1, R o C",
    "why there is no plan": "por qué no hay plan",
    "a day": "un día",
    "what is eaten, such as carbs_g": "qué se come, como carbs_g",
    "how much of it": "cuánto",
    "the day's energy such as 2400 kcal": "la energía del día, como 2400 kcal",
    "how often, such as 5 x 4 min zone 4, 3 min zone 1": "cuántas veces, como 5 x 4 min zona 4, 3 min zona 1",
    "minutes": "minutos",
    "a zone": "una zona",
    "an activity": "una actividad",
    "heart rates such as 130-145 bpm, or a distance such as at most 8 km":
        "pulsaciones como 130-145 bpm, o una distancia como hasta 8 km",
    "how many sets, such as 3x8": "cuántas series, como 3x8",
    "repetitions": "repeticiones",
    "a rest in seconds": "un descanso en segundos",
    "the number of the first of these sets": "el número de la primera de estas series",
    "a load such as 60 kg, or a rest such as rest 150 s": "una carga como 60 kg, o un descanso como descanso 150 s",
    "a muscle": "un músculo",
    "its share, such as chest 1": "su parte, como chest 1",
    "a piece of equipment": "un material",
    "the exercise's id": "el id del ejercicio",
    "a pattern": "un patrón",
    "a superset's letter": "la letra de una superserie",
    "the week's number, such as week 1 build": "el número de la semana, como semana 1 build",
    "what the week is for, such as build, deload or taper": "para qué es la semana, como build, deload o taper",
    "the session's minutes": "los minutos de la sesión",
    "the session's id": "el id de la sesión",
    'the session\'s title and minutes, such as strength "Upper A" 50 min':
        f"el título y los minutos de la sesión, como {_SESSION_ES}",
    "an exercise's name": "el nombre de un ejercicio",
    "how to warm up": "cómo calentar",
    "a note": "una nota",
    "grams of protein": "gramos de proteína (protein)",
    "grams of carbs": "gramos de hidratos (carbs)",
    "grams of fat": "gramos de grasa (fat)",
    # What comes before what.
    "its warm-up": "su calentamiento",
    "its intervals": "sus intervalos",
    "its exercises": "sus ejercicios",
    "what goes with it": "lo que va con ella",
    "its note": "su nota",
    "more of its sets": "más series suyas",
    "what is said of it": "lo que se dice de él",
    "none": "nada",
    "'zone'": "'zona'",
    "'rest'": "'descanso'",
}  # fmt: skip
_PATTERNS = tuple(
    (re.compile(pattern), spanish)
    for pattern, spanish in (
        (
            r"every day once in week (\d+); if another week begins here, its line, such as week (\d+) build",
            "cada día una sola vez en la semana {}; si aquí empieza otra semana, su línea, como semana {} build",
        ),
        (r"every day once in week (\d+)", "cada día una sola vez en la semana {}"),
        (r'a session before (.+), such as strength "Upper A" 50 min', f"una sesión antes de {{}}, como {_SESSION_ES}"),
        (r"an exercise before (.+)", "un ejercicio antes de {}"),
        (r"the line (\S+) once; it stands in line (\d+) too", "la línea {} una sola vez; está también en la línea {}"),
        (r"the food of a day once; it stands in line (\d+) too", "la comida de un día una sola vez; está también en la línea {}"),
        (r"(\S+) once", "{} una sola vez"),
        (r"the rest in seconds, rest (\S+) s", "el descanso en segundos, descanso {} s"),
        (r"the load in kilograms, (\S+) kg", "la carga en kilogramos, {} kg"),
        (r"repetitions in reserve, such as @ 2 rir, or (.+)", "las repeticiones en reserva, como @ 2 rir, o {}"),
        (r"(.+) with JSON's escapes", "{} con los escapes de JSON"),
        (r"(.+) above (\S+), up to (\S+)", "{}: más de {} y hasta {}"),
        (r"(.+) above (\S+)", "{}: más de {}"),
        (r"(.+) of at least (\S+)", "{}: al menos {}"),
        (r"(.+) from (\S+) to (\S+)", "{}: de {} a {}"),
    )
)
_SIGN = re.compile(r"'.*'|[-+\d.,]+|[\w.\-]+")
"""Signs, numbers and keywords of the text itself, alike in both languages."""


def wanted_in(wanted: str, language: str) -> str:
    """A phrase of the reader in a language: "en" or "es".

    >>> wanted_in("a zone from 1 to 5", "es"), wanted_in("a zone from 1 to 5", "en")
    ('una zona: de 1 a 5', 'a zone from 1 to 5')
    """
    if language != "es":
        return wanted
    if (known := SPANISH.get(wanted)) is not None:
        return known
    for pattern, spanish in _PATTERNS:
        if (m := pattern.fullmatch(wanted)) is not None:
            return spanish.format(*(wanted_in(part, language) for part in m.groups()))
    return wanted


def is_said(wanted: str) -> bool:
    """Whether a phrase of the reader is said in Spanish: it stands here, or is a sign of the text itself."""
    return _SIGN.fullmatch(wanted) is not None or wanted_in(wanted, "es") != wanted
