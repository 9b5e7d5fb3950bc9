"""What a plan text was wanted to say where it cannot be read, in the athlete's language.

The reader writes English; each of its phrases stands here once more. A phrase that holds a number or another phrase is a pattern,
whose groups are said in turn; words of the plan text itself (kcal, rir, zone) stay as they are written there.
"""

from __future__ import annotations

import re

from milo.coach.plans.basics.tables import tables

_EXERCISE_ES = "press de banca 3x8 @ 2 rir, descanso 120 s"
_SESSION_ES = 'fuerza "Tren superior" 50 min'
_TABLES = tables("text.fault_words")
SPANISH: dict[str, str] = _TABLES["spanish"]
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
