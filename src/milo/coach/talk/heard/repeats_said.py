"""Intervals told in a log: "5 x 800 m at 3:20" is a distance and a time, not sets and repetitions."""

from __future__ import annotations

import re

from milo.coach.talk.words.numbers_said import converted

SPEED_KMH = (4.0, 24.0)  # of a run; what lies outside was meant otherwise, as talk.done_said has it (our choice)
_UNITS = {"k": "km", "mi": "mi"}
_PACE = r"(?P<pace> ?(?:min ?)?(?:/|per |por |el |a )k(?:m|ilomet\w+))?"
_EACH = r"(?:each|every|per rep|a rep|cada un[oa]|cada|por repeticion)"
_REPEATS = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2}) ?(?:x|×|times|veces|por) ?(?P<d>\d+(?:\.\d+)?) ?"
    r"(?P<unit>km|kilomet\w+|m|met(?:er|re|ro)s?|mi|miles?|millas?)\b"
    rf"(?: (?:intervals?|repeats?|reps?|series|repeticiones|runs?|each))*[ ,]*"
    rf"(?:{_EACH} )?(?:at|in|on|@|a|en|de|por) ?(?:{_EACH} )?(?:in |en )?"
    r"(?:(?P<min>\d):(?P<sec>[0-5]\d)(?: ?min(?:utes?|utos?)?)?|"
    r"(?P<time>\d+(?:\.\d+)?) ?(?P<tu>s|secs?|seconds?|segundos?|seg|min|mins|minutes?|minutos?))(?![\w:])"
    rf"{_PACE}(?!/)(?: {_EACH})?"
)
_REST = re.compile(
    r"[ ,]*(?:(?:with|and|con|y|w/) )?(?:\d:[0-5]\d|\d+(?:\.\d+)?) ?(?:s|secs?|seconds?|segundos?|min|mins|minutes?|minutos?|m)?"
    r" (?:of |de )?(?:rest|recovery|recoveries|descanso|recuperacion|pausa)"
    r"(?: (?:between|entre)(?: (?:each|them|ellas|cada|series|una))*)?"
)
_ALONE = re.compile(
    r"(?:i|ive|did|done|have|just|today|yesterday|this|morning|afternoon|evening|intervals?|repeats?|track|session|on|the|in|at|of|"
    r"hice|hecho|he|hoy|ayer|esta|manana|tarde|noche|series|intervalos|pista|en|la|el|de|unas?|log|anota|apunta|please|por|favor)"
)
"""Beside repeats: nothing that may name another sport or a carry, so that they were run (our choice; it is read back)."""


def repeats_summed(plain: str, names_something: bool) -> str:
    """A sentence with its repeats as one distance and one time, the rests between them left out; any other as it is.

    plain: in small letters without accents.  names_something: whether an exercise is named, whose metres are its own.

    >>> repeats_summed("did 5 x 800 m at 3:20", False)
    'did run 4 km in 16.67 min'
    >>> repeats_summed("ran 6x1 km at 4:30/km", False), repeats_summed("farmer's walk 4x40 m in 30 s", True)
    ('ran 6 km in 27 min', "farmer's walk 4x40 m in 30 s")
    """
    found = list(_REPEATS.finditer(plain))
    if len(found) != 1 or names_something:
        return plain
    told = found[0]
    unit = "m" if told["unit"].startswith("met") else _UNITS.get(told["unit"][:2], _UNITS.get(told["unit"][:1], "m"))
    each_km = converted(float(told["d"]), unit, "km")
    if told["min"] is not None:
        minutes = int(told["min"]) + int(told["sec"]) / 60
    else:
        minutes = float(told["time"]) / (60 if told["tu"].startswith("s") else 1)
    minutes *= each_km if told["pace"] else 1
    if each_km <= 0 or minutes <= 0 or not int(told["n"]):
        return plain
    count = int(told["n"])
    others = _REST.sub(" ", f"{plain[: told.start()]} ; {plain[told.end() :]}")
    bare = re.findall(r"[a-z']+", others)
    alone = all(_ALONE.fullmatch(word.replace("'", "")) for word in bare)
    if alone and not SPEED_KMH[0] <= 60 * each_km / minutes <= SPEED_KMH[1]:
        return plain
    summed = f"{'run ' if alone else ''}{round(count * each_km, 3):g} km in {round(count * minutes, 2):g} min"
    return " ".join(others.replace(";", summed, 1).split())
