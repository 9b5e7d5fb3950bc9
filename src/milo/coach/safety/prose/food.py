"""What a plan's free words may not say of eating less: energy below the floor, a deficit or a loss that is too fast, and any loss
where none is meant (safety NU-01, NU-02, NU-04, PL-22; V-06 names the floor).

Texts are plain (normalising.plain). An amount counts as a day's where the words around it say so: what a meal holds, what a run
burns and what comes on top are no day.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from milo.coach.plans.limits.food import DEFICIT_KCAL, DEFICIT_SHARE
from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.shorthand import written_out
from milo.vocabulary.patterns import late

KJ_A_KCAL = 4.184
KG_A_UNIT = {"lb": 0.45359237, "po": 0.45359237, "li": 0.45359237, "st": 6.35029318}  # exact, by definition since 1959
MOST_KG_A_WEEK = 1.0  # NU-02
SMALL_KCAL = 300.0  # an amount below it, with no day named, is a snack (our choice)
DAYS_OF = {"d": 1.0, "w": 7.0, "s": 7.0, "f": 14.0, "q": 15.0, "m": 30.0}  # by the first letter of the unit in either language

COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_COUNTED = late(rf"\b(?:{'|'.join(COUNTS)})\b(?! (?:hundred|thousand|mil|cientas))")
UNIT = r"(?:kgs?|kilos?|kilogramm?e?s?|kilogramos?|lbs?|pounds?|libras?|stones?)"
_WRITTEN = Expressions("prose", "food")
_KCAL = _WRITTEN.late("KCAL")
_LED = _WRITTEN.late("LED")
"""The amount after what it is of: "daily calories: 900"."""
_CLAUSE = _WRITTEN.late("CLAUSE")
_SPENT = _WRITTEN.compiled("SPENT")
_PART = _WRITTEN.compiled("PART")
_DAY = _WRITTEN.late("DAY")
_ONE_DAY = _WRITTEN.late("ONE_DAY")
_WORKED = _WRITTEN.late("WORKED")
_EATEN = _WRITTEN.compiled("EATEN")
_ON_TOP = _WRITTEN.late("ON_TOP")
_NO_MORE = _WRITTEN.late("NO_MORE")
_NOT_BELOW = _WRITTEN.late("NOT_BELOW")
"""That it is the least, not the most: "never below 1200 kcal"."""
_DEFICIT = _WRITTEN.late("DEFICIT")
_NEED = _WRITTEN.text("NEED")
_SHORT_OF = _WRITTEN.late("SHORT_OF")
"""A deficit that does without its unit: "600 under maintenance"."""
_SHARE = _WRITTEN.late("SHARE")
_A_WEEK = _WRITTEN.late("A_WEEK")

_LOST = _WRITTEN.text("LOST")
_MAYBE_LOST = _WRITTEN.text("MAYBE_LOST")
_SPAN = _WRITTEN.text("SPAN")
BY_DAY = (
    r"(?:by|before|until|till|for|para|antes de|antes del|hasta) ?(?:the |this |next |el |la |este |la proxima |el proximo )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|weekend|fin de semana|"
    r"tomorrow|manana)\b"
)
"""A day of this week to have come to a weight by, at most seven days away."""
_SPEED = rf"\W+(?:\w+\W+){{0,3}}?(?P<kg>\d+(?:\.\d+)?|an?|one|un) ?(?P<unit>{UNIT})\b(?:\W+\w+){{0,3}}?\W+{_SPAN}"
_FAST, _MAYBE_FAST = late(rf"\b{_LOST}{_SPEED}"), late(rf"\b(?:{_LOST}|{_MAYBE_LOST}){_SPEED}")

_BY_DAY = late(
    rf"\b(?P<verb>{_LOST}|{_MAYBE_LOST}|take off|minus)?(?:\W+\w+){{0,3}}?(?:^|\W+)(?P<kg>\d+(?:\.\d+)?) ?(?P<unit>{UNIT})"
    rf"(?P<after> (?:off|fuera|less|menos|down|lighter|of weight))?\W+{BY_DAY}"
)
_LESS = late(rf"\b(?P<kg>\d+(?:\.\d+)?) ?(?P<unit>{UNIT}) (?:off|fuera|less|menos|down|lighter)\b\W+{_SPAN}")

LIFTED = _WRITTEN.compiled("LIFTED")
"""What a weight that is to be lifted is named by."""

_CUT = late(
    rf"\b{_LOST}\W+(?:\w+\W+){{0,3}}?(?:weight|fat|{UNIT}|peso|grasa|belly|barriga|tripa)\b|\b(?:weight|fat) ?-?loss\b|"
    r"\badelgaz\w*|\bslim(?:ming|mer)?\b(?! (?:grip|bar|handle|band|pad))(?: down)?|\b(?:perdida|bajar|bajada) de (?:peso|"
    r"grasa)\b|\b(?:calori\w*|energy|kcal) "
    r"deficit\b|"
    rf"\b(?:eat\w*|stay|come|comer|\d+) (?:\w+ )?(?:under|below|less than|short of|por debajo de|bajo|menos (?:de|que)) (?:the |"
    rf"your |tu )?{_NEED}\b|"
    r"\blos(?:e|ing) (?:a bit|a little|some)(?=$|[.,;!])|\bperder (?:un poco|algo)(?=$|[.,;!])|\b(?:in a|slight|small|mild|in) "
    r"deficit\b|"
    r"[:,-] ?deficit\b|\bdeficit (?:calorico|energetico|de (?:calorias|energia|\d+))|\bdeficit of \d|\b\d+ ?(?:kcal|cal\w*) "
    r"deficit\b|"
    r"\b(?:cutting|cut) phase\b|"
    r"\bfase de definicion\b|\bcrash diet\b|\bdieta (?:hipocalorica|para (?:adelgazar|bajar|perder))\b|\b(?:lose|shed|drop) the "
    r"baby weight\b"
)
_NOT_CUT = _WRITTEN.late("NOT_CUT")


@lru_cache(maxsize=1_024)
def numbered(read: str) -> tuple[str, ...]:
    """A plain text with its numbers in digits, as either language writes them; one text where both read alike."""
    counted = _COUNTED.sub(lambda m: str(COUNTS[m[0]]), read)
    return tuple(dict.fromkeys((written_out(counted, False), written_out(counted, True))))


def eats_too_little(read: str, floor_kcal: float) -> str | None:
    """The words of a plain text that have somebody eat less than floor_kcal a day; None where there are none.

    >>> eats_too_little("eat 900 kcal a day", 1200.0), eats_too_little("never eat below 1200 kcal", 1500.0)
    ('eat 900 kcal a day', None)
    """
    for clause in _clauses(read):
        if _DEFICIT.search(clause) is None and any(_of_a_day(clause, at, kcal, floor_kcal) for at, kcal in _amounts(clause)):
            return clause
    return None


def leaves_out_too_much(read: str) -> str | None:
    """The words of a plain text that set a deficit beyond 500 kcal or a fifth of the need; None where there are none.

    >>> leaves_out_too_much("a deficit of 1200 kcal a day"), leaves_out_too_much("a deficit of 2100 kcal a week")
    ('a deficit of 1200 kcal a day', None)
    """
    for clause in _clauses(read):
        days = 7 if _A_WEEK.search(clause) else 1
        far = _DEFICIT.search(clause) is not None and any(kcal / days > DEFICIT_KCAL for _, kcal in _amounts(clause))
        far = far or any(
            float(next(n for n in m.groups() if n)) / days > DEFICIT_KCAL and _NOT_CUT.search(clause[: m.start()]) is None
            for m in _SHORT_OF.finditer(clause)
        )
        if far or any(float(m[1] or m[2]) > 100 * DEFICIT_SHARE for m in _SHARE.finditer(clause)):
            return clause
    return None


def loses_too_fast(read: str, *, of_lift: bool = False) -> str | None:
    """The words of a plain text that have somebody lose more than a kilogram a week; None where there are none.

    of_lift: it is said of what is lifted, where less weight is less to lift.

    >>> loses_too_fast("lose 5 kg in 2 weeks"), loses_too_fast("lose 5 kg in 3 months")
    ('lose 5 kg in 2 weeks', None)
    """
    for text in numbered(read):
        for m in itertools.chain.from_iterable(of.finditer(text) for of in ((_FAST,) if of_lift else (_MAYBE_FAST, _LESS))):
            count = m["n"] or "1"
            n = 2.0 if count in {"couple of", "par de"} else float(count) if count[0].isdigit() else 1.0
            days = n * DAYS_OF["m" if m["of"].startswith("m") else m["of"][0]]
            kg = (float(m["kg"]) if m["kg"][0].isdigit() else 1.0) * KG_A_UNIT.get(m["unit"][:2], 1.0)
            if days and 7 * kg / days > MOST_KG_A_WEEK + 0.05 and _NOT_CUT.search(text[: m.start()]) is None:
                return m[0]
        for m in _BY_DAY.finditer(text):
            kg = float(m["kg"]) * KG_A_UNIT.get(re.sub(r"[^a-z]", "", m["unit"])[:2], 1.0)
            lost = (m["verb"] or m["after"]) and (LIFTED.search(text) is None)
            if lost and kg > MOST_KG_A_WEEK + 0.05 and _NOT_CUT.search(text[: m.start()]) is None:
                return m[0]
    return None


def cuts(read: str) -> str | None:
    """The words of a plain text that have somebody lose weight or eat in a deficit, at whatever pace; None where there are none.

    >>> cuts("lose 2 kg by june"), cuts("no deficit of 200 kcal now")
    ('lose 2 kg', None)
    """
    found = (m for m in _CUT.finditer(read) if _NOT_CUT.search(read[: m.start()]) is None)
    return next((m[0] for m in found), None)


def _clauses(read: str) -> list[str]:
    return [clause.strip() for text in numbered(read) for clause in _CLAUSE.split(text)]


def _amounts(clause: str) -> Iterator[tuple[int, float]]:
    """Where each energy of a clause stands, and how much it is in kcal."""
    for m in _KCAL.finditer(clause):
        yield m.start(), float(m[1]) / (KJ_A_KCAL if m[2].startswith(("kj", "kilojo", "kiloju")) else 1.0)
    for m in _LED.finditer(clause):
        yield m.start(1), float(m[1])


def _of_a_day(clause: str, at: int, kcal: float, floor_kcal: float) -> bool:
    """Whether an energy that is too little is that of a day."""
    if kcal >= floor_kcal or _SPENT.search(clause) is not None or _NOT_BELOW.search(clause[:at]) is not None:
        return False
    capped = _NO_MORE.search(clause) is not None
    if not capped and (_ON_TOP.search(clause) is not None or _NOT_CUT.search(clause[:at]) is not None):
        return False
    if _DAY.search(clause) is not None:
        return True
    one_day = _ONE_DAY.search(clause) is not None and _WORKED.search(clause) is None
    limited = capped or one_day or _EATEN.search(clause) is not None
    return limited and kcal >= SMALL_KCAL and _PART.search(clause) is None
