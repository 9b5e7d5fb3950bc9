"""The sets in a sentence of a log: repetitions, weight and reserve, each number in its place.

Written short (3x8, 60kg x 8, 8/8/7) or in words; what has no place makes the whole unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from milo.coach.conversation.values import RPE_TOP, DoneSet
from milo.coach.talk.words.numbers_said import Said, converted, numbers_in
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, names
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import MOST_HELD_S

MOST_SETS, MOST_REPS, MOST_KG = 20, 100, 2_000.0
"""Beyond these it was meant otherwise; what nobody lifts is understood all the same, so that it can be refused (our choice)."""
_TIMES = r"\s*(?:x|×|\*|por|times|sets? of|sets? x|series? de)\s*"
_KG = r"(\d+(?:[.,]\d+)?)\s*(kgs?|kilos?|lbs?|pounds?|libras?)"
_WEIGHT_FIRST = re.compile(rf"{_KG}\s*(?:x|×|\*|por|for)\s*(\d+)(?:\s*(?:x|×|\*|por|for)\s*(\d+))?(?![.,]?\d)")
_WEIGHT_LIST = re.compile(
    rf"{_KG}\s*(?:x|×|\*|por|for|:|,)\s*(\d{{1,2}}(?:(?:\s*[,/]\s*(?:and |y |e )?|\s+(?:and|y|e)\s+)\d{{1,2}})+)(?![.,]?\d)"
    r"(?!\s*(?:x|×|kgs?|kilos?|lbs?|pounds?|sets?|series?|min|s\b|sec|left|rir|in reserve|de reserva))"
)
"""One load and the repetitions of each set: "40 kg for 8, 8, 7"."""
_NO_TIME = r"(?!\s*(?:(?:s|secs?|seconds?|segs?|segundos?|mins?|minutes?|minutos?)\b|[\"']))"
"""Nothing that lasts: 3x60 s are three sets of a minute and no sixty repetitions."""
_SETS_FIRST = re.compile(rf"(?<![\d.,])(\d+){_TIMES}(\d+)(?![.,:]?\d){_NO_TIME}")
_NOT_KEPT = r"(?!\s*(?:reps? |repeticiones )?(?:left|in (?:reserve|the tank)|to spare|(?:de|en) reserva|de sobra|rir)\b)"
"""No number kept in reserve: "at 60, 2 left" is no list of sixty and two."""
_REPS_EACH = re.compile(
    rf"(?<![\d.,x:])(\d{{1,2}}(?:\s*[,/-]\s*\d{{1,2}})+)(?=\s*(?:reps?|repeticiones|repes)?\b)(?![.,]?\d){_NO_TIME}{_NOT_KEPT}"
)
_BARE_WEIGHT = re.compile(r"(?:@|\bat|\bwith|\bcon|\ba)\s*$")
_BEFORE_REPS = re.compile(r"\s*(?:x|×|\*|for|por)\s*\d+\s*(?:reps?|repeticiones|repes)\b")
LEAST_BARE_LOAD = 10.0  # of a load beside others that are loads beyond doubt (our choice)
_BARE_LOAD = re.compile(
    r"(?<![\d.,x])(\d{2,3}(?:[.,]\d+)?)\s*(?:x|×|\*|\bfor\b|\bpor\b)\s*(\d{1,2})(?![\d:]|[.,]\d|\s*(?:x|×|kgs?|kilos?|lbs?|"
    r"pounds?|min|s\b|sec|"
    r"sets?|series?|km|h\b))"
)
"""A load without a unit before its repetitions: more than anybody does sets of."""
_LOAD_BEFORE = re.compile(
    r"(?<![\d.,x@])\b(?<!x )(\d{2,3}(?:[.,]\d+)?)\s+(\d{1,2}\s*x\s*\d{1,2}|\d{1,2}(?:[,/]\s*\d{1,2}){2,}|\d{1,2}(?:/|"
    r",\s+)\d{1,2}(?![,/]))\b"
    r"(?!\s*(?:@|at|con|with|a)?\s*\d+\s*(?:kg|lb|kilo))"
)
_LOAD_BEHIND = re.compile(r"(?<![\d.,x@])\b(\d{1,2}\s*x\s*\d{1,2})\s+(\d{2,3}(?:\.\d+)?)(?=\s*(?:$|[;!.](?!\d)|,(?!\d)))")
"""A load without a unit right behind sets written short, and nothing behind it: "bench 3x8 60"."""
_PAIR = re.compile(r"(?<![\d.,/:x×*-])(\d{1,3}),(\d{1,2})(?![\d:x×*]|[.,/-]\d)")
"""Two numbers with a bare comma between them: one with decimals, or two counts of repetitions."""
_MEASURE_BEFORE = re.compile(
    r"(?:@|\b(?:at|with|con|a|unos|unas|about|around|casi|almost)|(?<!sets )(?<!set )\bof|(?<!series )(?<!serie )\bde)\s*$"
)
_UNIT_BEHIND = re.compile(
    r"\s*(?:kgs?|kilos?|kilogram\w*|lbs?|pounds?|libras?|kms?|kilomet\w*|k|mi|miles?|millas?|met\w+|m|h|hrs?|hours?|horas?|min\w*|"
    r"s|secs?|seg\w*|%|rpe|rir)\b|\s*[%'\"/]"
)
_REPS_BEHIND = re.compile(r"\s*(?:reps?|repeticiones|repes|veces|times)\b")
MOST_APART = 3.0
"""Of two sets one after the other nobody does more than so many times the repetitions of the other (our choice)."""
_AFTER_SETS = re.compile(
    rf"\d{_TIMES}\d+(?:\s*(?:reps?|repeticiones|repes)\b)?"
    r"(?:[\s@,\d.x×]|\b(?:a|con|at|with|y|and|e|then|luego|de|of|kgs?|kilos?|lbs?|pounds?|libras?|each|cada)\b)*$"
)
"""Sets told as 3x8 before it, with nothing but loads between: what follows is no list."""
_LIST_GOES_ON = re.compile(r"\s+(?:y|and|e)\s+\d{1,2}\b(?![.,]\d|\s*(?:x|kgs?|kilos?|lbs?|pounds?|libras?)\b)")
_LOADED = frozenset({"barbell", "dumbbell", "kettlebell", "machine", "cable", "smith machine", "trap bar", "ez bar", "plate"})
_LB = ("lb", "pound", "libra")


def pointed(plain: str) -> str:
    """A text with a point in the numbers whose comma stands before decimals; a list of repetitions keeps its commas.

    Decimals: a unit behind them or a word of a measure before them ("con 87,5", "22,5 kg"), what stands in one breath with sets
    told as 3x8, or two numbers too far apart for sets of one exercise.  plain: lower case without accents.

    >>> pointed("banca 4x6 con 87,5"), pointed("corri 7,5 km"), pointed("banca 8,7,6"), pointed("banca 8,7 reps con 62,5")
    ('banca 4x6 con 87.5', 'corri 7.5 km', 'banca 8,7,6', 'banca 8,7 reps con 62.5')
    """

    def read(m: re.Match[str]) -> str:
        before, behind = plain[: m.start()], plain[m.end() :]
        if _REPS_BEHIND.match(behind):
            return m[0]
        low, high = sorted((int(m[1]), int(m[2])))
        decimal = _UNIT_BEHIND.match(behind) or high > MOST_APART * low or _AFTER_SETS.search(before)
        measured = _MEASURE_BEFORE.search(before) and not _LIST_GOES_ON.match(behind)
        return f"{m[1]}.{m[2]}" if decimal or measured else m[0]

    return _PAIR.sub(read, plain)


@dataclass(frozen=True)
class Compact:
    """Sets written short (3x8, 60kg x 8, 8/8/7) and where they stand, since no number inside them says anything else."""

    sets: tuple[DoneSet, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, plain: str) -> Compact:
        found: list[DoneSet] = []
        spans: list[tuple[int, int]] = []
        for m in _WEIGHT_LIST.finditer(plain):
            kg = _kg(float(m[1].replace(",", ".")), m[2])
            found += [DoneSet(int(reps), kg) for reps in re.findall(r"\d+", m[3])]
            spans.append(m.span())
        for m in _WEIGHT_FIRST.finditer(plain):
            if any(a < m.end() and m.start() < b for a, b in spans):
                continue
            kg = _kg(float(m[1].replace(",", ".")), m[2])
            found += [DoneSet(int(m[3]), kg)] * int(m[4] or 1)
            spans.append(m.span())
        for pattern in (_SETS_FIRST, _REPS_EACH):
            for m in pattern.finditer(plain):
                if any(a < m.end() and m.start() < b for a, b in spans):
                    continue
                each = [int(n) for n in re.findall(r"\d+", m[1])]
                found += [DoneSet(int(m[2]))] * each[0] if pattern is _SETS_FIRST else [DoneSet(reps) for reps in each]
                spans.append(m.span())
        return cls(tuple(found[: MOST_SETS + 1]), tuple(spans))


def loads_marked(plain: str, exercise: str, units: str) -> str:
    """A sentence with the athlete's unit behind loads that stand without one: "130x5" beside "125x5", "225 3x5", "3x5 225",
    "275 for 3".

    exercise: id; of one without a load nothing is marked.  units: of the athlete.

    >>> loads_marked("squat 130x5, 125x5", "back_squat", "metric"), loads_marked("push-ups 25x3", "push_up", "metric")
    ('squat 130 kg x 5, 125 kg x 5', 'push-ups 25x3')
    """
    if not set(catalogue()[exercise].equipment) & _LOADED:
        return plain
    unit = "lb" if units == "imperial" else "kg"
    if any(float(m[1].replace(",", ".")) > MOST_SETS for m in _BARE_LOAD.finditer(plain)):
        plain = _BARE_LOAD.sub(
            lambda m: f"{m[1]} {unit} x {m[2]}" if float(m[1].replace(",", ".")) >= LEAST_BARE_LOAD else m[0], plain
        )
    plain = _LOAD_BEHIND.sub(lambda m: f"{m[1]} at {m[2]} {unit}" if float(m[2]) > MOST_SETS else m[0], plain)
    return _LOAD_BEFORE.sub(lambda m: f"{m[2]} at {m[1]} {unit} ", plain)


def sets_told(exercise: str, plain: str, compact: Compact, language: Language, units: str) -> tuple[DoneSet, ...] | None:
    """The sets, or None where a number has no place or two have the same one."""
    told: dict[str, float] = {}
    for said in numbers_in(plain, language):
        if any(a <= said.start < b for a, b in compact.spans):
            continue
        placed = placed_in_set(said, exercise, plain, units)
        if placed is None or placed[0] in told:
            return None
        told[placed[0]] = placed[1]
    sets = list(compact.sets)
    if not sets:
        if "reps" not in told:
            return None
        sets = [DoneSet(int(told.pop("reps")))] * int(told.pop("sets", 1))
    if len(sets) == 1 and len(compact.spans) == 1 and told.get("sets", 0) > 1 and "reps" not in told:
        # "140 kg for 3 reps of 5 sets" tells one set short, and how often it was done.
        sets *= min(int(told.pop("sets")), MOST_SETS + 1)
    elif told.get("sets") == len(sets) and "reps" not in told:
        # "5 series: 70x5, 75x5, ..." says how many there are, and then each.
        del told["sets"]
    if {"reps", "sets"} & told.keys() or ("kg" in told and any(s.weight_kg is not None for s in sets)):
        return None
    rir = told.get("rir", RPE_TOP - told["rpe"] if "rpe" in told else None)
    made = tuple(replace(s, weight_kg=told.get("kg", s.weight_kg), rir=rir) for s in sets)
    return made if sane(made, rir) else None


def sane(made: tuple[DoneSet, ...], rir: float | None) -> bool:
    """Whether sets lie where nobody can have meant something else."""
    sets = 0 < len(made) <= MOST_SETS and all(_done(s) and 0 <= (s.weight_kg or 0) <= MOST_KG for s in made)
    return sets and (rir is None or 0 <= rir <= RPE_TOP)


def _done(one: DoneSet) -> bool:
    lasted = one.duration_s is not None and 0 < one.duration_s <= MOST_HELD_S
    return lasted if one.reps is None else 0 < one.reps <= MOST_REPS


def placed_in_set(said: Said, exercise: str, plain: str, units: str) -> tuple[str, float] | None:
    """What a number of a set is: its name and its value in our unit."""
    whole = said.value == int(said.value)
    if said.unit in {"kg", "lb"}:
        return "kg", _kg(said.value, said.unit)
    if said.unit == "rep" and whole:
        return "reps", said.value
    if said.unit == "set" and whole:
        return "sets", said.value
    if said.unit in {"rir", "rpe"}:
        return said.unit, said.value
    if said.unit is None and (_BARE_WEIGHT.search(plain[: said.start]) or _BEFORE_REPS.match(plain[said.end :])):
        return "kg", _kg(said.value, "lb" if units == "imperial" else "kg")
    if said.unit is None and whole and _names_it(plain[said.end :], exercise):
        return "reps", said.value
    return None


def _names_it(after: str, exercise: str) -> bool:
    """Whether the exercise's name follows a number at once: 10 pull-ups."""
    match = re.match(r"\s*(?:de\s+)?([a-z\u00f1-]+(?: [a-z\u00f1-]+)?)", after)
    return match is not None and any(name_words(match[1]) & name_words(name) for name in names()[exercise])


def _kg(value: float, unit: str) -> float:
    """A load in kg, to a tenth of a gram: to ten grams 55 lb would be read back as 55.01 lb."""
    return round(converted(value, "lb" if unit.startswith(_LB) else "kg", "kg"), 4)
