"""What a "what if" asks to be changed: the plan, sleep, food, or nothing for a while; English and Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.plans.plan_edit_reading import read_edit
from milo.coach.plans.plan_edits import Edit
from milo.coach.plans.plan_spelling import plain
from milo.vocabulary.plan import Day

MOST_SLEEP_H, MOST_KCAL = 3.0, 1_000.0  # a night, a day; beyond it the twin has nothing to say (our choice)
OPEN_BREAK_DAYS = 28  # of a break of which nobody says how long (our choice)
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "an": 1, "a": 1, "un": 1, "una": 1,
    "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
}  # fmt: skip
_N = r"(\d+(?:[.,]\d+)?|" + "|".join(_COUNTS) + ")"
_ASKS = re.compile(
    r"^.*?\b(?:what (?:would |will )?(?:happens? )?if|how (?:would|will) .{0,40}? if|"
    r"que (?:pasa|pasaria|ocurre|ocurriria|sucede|sucederia) si|y si|if|si)\b"
)
_WHO = re.compile(r"^(?:i(?:'d| would)?|we|yo)\b\s*(?:only|just|could|can|were to|was to|start(?:ed)? to|solo)?\s*")
_SLEEP = re.compile(r"\b(?:sleep|slept|sleeping|in bed|bed|dorm\w*|duerm\w*|sueno|cama)\b")
_HALF_HOUR = re.compile(r"\b(?:half an hour|media hora)\b")
_HOURS = re.compile(rf"\b{_N}\s*(?:h|hr|hrs|hours?|horas?)\b")
_MINUTES = re.compile(rf"\b{_N}\s*(?:min|mins|minutes?|minutos?)\b")
_LESS = re.compile(r"\b(?:less|fewer|under|menos|deficit)\b")
_KCAL = re.compile(r"\b(\d{2,4})\s*(?:kcal|calories?|cals?|calorias?|kilocalor\w*)\b")
_NOTHING = re.compile(
    r"\b(?:nothing|no training|not train(?:ing)?(?: at all)?|stop(?:ped)? (?:training|everything)|rest(?:ed)? (?:for|completely)|"
    r"(?:take|took|have|had) .{0,20}\boff|pause[d]?|quit|nada|dej\w+ de entrenar|par\w+ de entrenar|sin entrenar|no entren\w+|"
    r"descans\w+)\b"
)
_WEEKS = re.compile(rf"\b{_N}\s*(?:weeks?|semanas?)\b")
_MONTH = re.compile(rf"\b{_N}\s*(?:months?|mes(?:es)?)\b")
_FORTNIGHT = re.compile(r"\b(?:fortnight|quincena)\b")
_DAYS = re.compile(
    rf"\b{_N}\s*(?:training |workout )?(?:days?|times|sessions?|dias?|veces|sesiones)\b(?!\s*(?:off|ago|free|less|more|mas|menos))"
)
_ONE_DAY = re.compile(
    rf"\b{_N}\s*(?:days?|dias?|sessions?|sesion(?:es)?) (?:less|fewer|more|mas|menos)\b|"
    rf"\b{_N} (?:more|extra|fewer|less) (?:training )?(?:days?|sessions?)\b|\b(?:another|an extra|otro) (?:training )?(?:day|dia)\b"
)
_DAYS_OFF = re.compile(rf"\b{_N}\s*(?:days?|dias?)\b")
_PRESENT = (
    (r"\b(?:ran|trained|lifted|worked out|exercised|went|did|rode|swam|cycled|walked|rowed)\b", "train"),
    (r"\bskipped\b", "skip"), (r"\bmoved\b", "move"), (r"\bswapped\b", "swap"), (r"\breplaced\b", "replace"),
    (r"\bdropped\b", "drop"), (r"\bcancelled\b", "cancel"), (r"\bmade\b", "make"), (r"\badded\b", "add"), (r"\bhad\b", "have"),
    (r"\b(?:entrenara|entrenase|corriera|corriese|hiciera|hiciese)\b", "entrenar"), (r"\b(?:moviera|moviese)\b", "mover"),
    (r"\b(?:quitara|quitase|saltara|saltase)\b", "quita"), (r"\b(?:cambiara|cambiase)\b", "cambia"),
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What is to be different.  edit: of the plan.  rest_days: with no training at all, then on as planned.

    sleep_h, diet_kcal: more a night, a day, than usual.
    """

    edit: Edit | None = None
    rest_days: int = 0
    sleep_h: float = 0.0
    diet_kcal: float = 0.0


def read_change(words: str, language: str = "en", today: Day | None = None) -> Change | None:
    """What a question asks to be changed, None when it leaves that open.

    >>> read_change("what if I slept an hour more?").sleep_h, read_change("¿qué pasa si como 300 kcal menos?").diet_kcal
    (1.0, -300.0)
    >>> read_change("What if I do nothing for two weeks?").rest_days, read_change("what if I ran four days a week").edit.days
    (14, 4)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡?¿")
    said = _WHO.sub("", _ASKS.sub("", said, count=1).strip()).strip(" ,?")
    if not said:
        return None
    kcal = _KCAL.search(said)
    if kcal and 0 < float(kcal[1]) <= MOST_KCAL:
        return Change(diet_kcal=-float(kcal[1]) if _LESS.search(said) else float(kcal[1]))
    if _SLEEP.search(said):
        hours = _hours(said)
        if hours is None or not 0 < hours <= MOST_SLEEP_H:
            return None
        return Change(sleep_h=-hours if _LESS.search(said) else hours)
    if _NOTHING.search(said) and not re.search(r"\b(?:day|dia)s? off\b.*\bweek\b", said):
        return Change(rest_days=_rest_days(said))
    for past, now in _PRESENT:
        said = re.sub(past, now, said)
    more = _ONE_DAY.search(said)
    if more:
        by = round(_number(more[1] or more[2] or "1"))
        return Change(edit=Edit(kind="days", days_by=-by if _LESS.search(said) else by))
    if re.search(r"\b(?:every ?day|daily|cada dia|todos los dias)\b", said):
        return Change(edit=Edit(kind="days", days=7))
    days = _DAYS.search(said)
    if (
        days
        and float(_number(days[1])).is_integer()
        and 1 <= _number(days[1]) <= 7
        and not re.search(r"\b(?:day|dia)\b.*\b(?:move|mover)\b", said)
    ):
        return Change(edit=Edit(kind="days", days=int(_number(days[1]))))
    edit = read_edit(said, language, today) or read_edit(f"train {said}", language, today)
    return None if edit is None else Change(edit=edit)


def _hours(said: str) -> float | None:
    if _HALF_HOUR.search(said):
        return 0.5
    for found, unit in ((_HOURS.search(said), 1.0), (_MINUTES.search(said), 60.0)):
        if found:
            return _number(found[1]) / unit
    return None


def _rest_days(said: str) -> int:
    """Days of a break; one of which nobody says how long is taken for four weeks."""
    if _FORTNIGHT.search(said):
        return 14
    for found, days in ((_WEEKS.search(said), 7.0), (_MONTH.search(said), 365 / 12), (_DAYS_OFF.search(said), 1.0)):
        if found:
            return max(1, round(_number(found[1]) * days))
    return OPEN_BREAK_DAYS


def _number(said: str) -> float:
    return float(_COUNTS.get(said) or said.replace(",", "."))
