"""What a "what if" asks to be changed: the plan, sleep, food, or nothing for a while; English and Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from milo.app.understanding import student
from milo.coach.conversation.actions.plan import orders
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.plan import DAYS, Day

LEAST_NIGHT_H, MOST_NIGHT_H = 3.0, 12.0  # of sleep that is read as meant (our choice)
MOST_SLEEP_H, MOST_KCAL = 3.0, 1_000.0  # a night, a day; beyond it the twin has nothing to say (our choice)
MONDAY = date(2026, 3, 2)  # of some week: only the weekday of what is only thought of counts
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
_LESS = re.compile(r"\b(?:less|fewer|under|menos|deficit)\b|(?<!\S)-\s?\d")
_MORE = re.compile(r"\b(?:more|extra|another|longer|over|mas|otra|surplus|superavit)\b|(?<!\S)\+\s?\d")
_TIMES_A_DAY = re.compile(r"\b(?:times|veces|sessions?|sesion(?:es)?|twice)\s+(?:a|per|each|every|al|por|cada)\s+(?:day|dia)\b")
_AND = re.compile(r"\s*(?:(?<!\d),|,(?!\d)|\b(?:and|but|y|e|pero)\b)\s*(?:si\s+|i\s+)?")
_KCAL = re.compile(r"(?<![\d.,])(\d{2,4}|\d[.,]\d{3})\s*(?:kcal|calories?|cals?|calorias?|kilocalor\w*)\b")
_NOTHING = re.compile(
    r"\b(?:nothing|no training|not train(?:ing)?(?: at all)?|stop(?:ped)? (?:training|everything)|rest(?:ed)? (?:for|completely)|"
    r"(?:miss|missed|skip|skipped) (?:\w+ ){0,2}(?:weeks?|months?)|me (?:salto|salte|pierdo) (?:\w+ ){0,2}(?:semanas?|mes(?:es)?)|"
    r"(?:take|took|have|had) .{0,20}\boff|d(?:o|id)n'?t train|d(?:o|id) not train|holidays?|vacation|vacaciones|"
    r"par(?:o|e|ara|ase)\b(?= (?:de entrenar|un|una|dos|tres|cuatro|\d))|pause[d]?|quit|nada|"
    r"dej\w+ de entrenar|par\w+ de entrenar|sin entrenar|no entren\w+|"
    r"descans\w+)\b"
)
_ABSTAINS = re.compile(r"\b(?:d(?:o|id)n'?t train|d(?:o|id) not train|not train(?:ing)?|no training|no entren\w+|sin entrenar)\b")
"""Words that say a break at the end or before a length of time, and before anything else what is not trained, or how."""
_A_DAY = re.compile(
    r"\b(?:on |en )?(?:(?P<all>every|each|all|todos los|todas las|cada|los) |(?:this|next|el|este|proximo) )?"
    rf"(?:(?P<day>{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})(?P<s>s(?:day)?)?|(?P<near>today|tonight|hoy|tomorrow|"
    r"(?<!la )manana))\b"
)
_NEAR = {"today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1, "manana": 1}
_OFTEN = re.compile(
    rf"\b{_N} ?(?:training |workout )?(?:days?|times|sessions?|dias?|veces|sesiones) (?:a|per|each|every|por|cada|a la) "
    r"(?:week|semana)\b"
)
_TRAINS = re.compile(r"\b(?:train\w*|entren\w*|run|corr\w+|lift|workouts?|gym|gimnasio|sessions?|sesion(?:es)?)\b")
_FILLING = frozenset({
    "a", "about", "again", "all", "altogether", "an", "any", "anymore", "anything", "at", "completely", "d", "del", "de",
    "durante", "el", "ever", "everything", "for", "fuera", "go", "going", "have", "i", "in", "is", "la", "las", "los", "m",
    "me", "mes", "mi", "month", "more", "my", "nada", "of", "on", "para", "por", "re", "take", "the", "this", "to", "un", "una",
    "voy", "we", "whole",
})  # fmt: skip
"""Words that leave a break what it is."""
_WEEKS = re.compile(rf"\b{_N}\s*(?:weeks?|semanas?)\b")
_BOUND = re.compile(
    r"\b(?:(?:less|more|fewer|menos|mas) (?:than|de|que)|over|under|at (?:most|least)|up to) (?:about |around |unos |unas )?"
    rf"(?:\d|(?:{'|'.join(w for w in _COUNTS if w not in ('a', 'an', 'un', 'una'))})\b)"
)
_EXCHANGES = re.compile(r"\b(?:swap|switch|replace|change|exchange|cambi\w+|sustitu\w+|reemplaz\w+|intercambi\w+)\b")
_MONTH = re.compile(rf"\b{_N}\s*(?:months?|mes(?:es)?)\b")
_THIS_WEEK = re.compile(r"\b(?:(?:next|this|the coming) week|(?:la )?(?:proxima|esta) semana|semana que viene)\b")
_FORTNIGHT = re.compile(r"\b(?:fortnight|quincena)\b")
_DAYS = re.compile(
    rf"\b{_N}\s*(?:training |workout )?(?:days?|times|sessions?|dias?|veces|sesiones)\b(?!\s*(?:off|ago|free|less|more|mas|menos))"
)
_ONE_DAY = re.compile(
    rf"\b{_N}\s*(?:days?|dias?|sessions?|sesion(?:es)?) (?:less|fewer|more|mas|menos)\b|"
    rf"\b{_N} (?:more|extra|fewer|less) (?:training )?(?:days?|sessions?)\b|\b(?:another|an extra|otro) (?:training )?(?:day|dia)\b"
)
_DAYS_OFF = re.compile(rf"\b{_N}\s*(?:days?|dias?)\b")
_TIMES = (
    (r"\bonce (?=(?:a|per|each|every) week)", "1 times "),
    (r"\btwice (?=(?:a|per|each|every) week)", "2 times "),
    (r"\bthrice (?=(?:a|per|each|every) week)", "3 times "),
    (r"\buna vez (?=(?:a la|por|cada) semana)", "1 veces "),
)
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

    sleep_h, diet_kcal: more a night, a day, than usual.  sleep_to_h: hours a night, whatever was usual.
    """

    edit: Edit | None = None
    rest_days: int = 0
    sleep_h: float = 0.0
    diet_kcal: float = 0.0
    sleep_to_h: float | None = None


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
    if _BOUND.search(said):  # a bound leaves open how much it is to be
        return None
    parts = [p for p in _AND.split(said) if p]
    if len(parts) > 1:
        read = [_one_change(p, language, today) for p in parts]
        both = _together(read)
        if both is not None or not any(read):
            return both or _one_change(said, language, today)
        # Half an answer would drop the other half unsaid; what is exchanged for what is one thing in two parts.
        whole = _one_change(said, language, today) if _EXCHANGES.search(said) else None
        return whole if whole is not None and whole.edit is not None else None
    return _one_change(said, language, today)


def _together(parts: list[Change | None]) -> Change | None:
    """Several changes as one, None where one of them says nothing or two say the same."""
    made = Change()
    for part in parts:
        if part is None:
            return None
        told = {f.name: v for f in fields(part) if (v := getattr(part, f.name)) != f.default}
        if any(getattr(made, name) != getattr(Change(), name) for name in told):
            return None
        made = replace(made, **told)
    return made


def _one_change(said: str, language: str, today: Day | None) -> Change | None:
    kcal = _KCAL.search(said)
    if kcal:
        # How much somebody eats now is not known well enough to hold an amount against it: only more or less of it is read.
        amount = float(kcal[1].replace(".", "").replace(",", ""))
        if not (_LESS.search(said) or _MORE.search(said)) or not 0 < amount <= MOST_KCAL:
            return None
        return Change(diet_kcal=-amount if _LESS.search(said) else amount)
    if _SLEEP.search(said):
        hours = _hours(said)
        if hours is None or hours <= 0:
            return None
        if not (_LESS.search(said) or _MORE.search(said)):
            return Change(sleep_to_h=hours) if LEAST_NIGHT_H <= hours <= MOST_NIGHT_H else None
        return Change(sleep_h=-hours if _LESS.search(said) else hours) if hours <= MOST_SLEEP_H else None
    if _TIMES_A_DAY.search(said):  # the twin trains once a day
        return None
    nothing = _NOTHING.search(said)
    if nothing and not re.search(r"\b(?:day|dia)s? off\b.*\bweek\b", said):
        return _break(said, nothing, today)
    for word, times in _TIMES:
        said = re.sub(word, times, said)
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
        and days[1] not in ("a", "an")
    ):
        return Change(edit=Edit(kind="days", days=int(_number(days[1]))))
    on = MONDAY + timedelta(days=DAYS.index(today) if today is not None else 0)
    for words in (said, f"train {said}"):
        found = [o.edit for o in orders(student().read(words, today=on, language=language).acts, words, on) if o.edit is not None]
        if len(found) == 1:
            return Change(edit=found[0])
    return None


def _break(said: str, nothing: re.Match[str], today: Day | None) -> Change | None:
    """Nothing for a while, or on a day that is named; None for what is only a part of training, or how it is done."""
    if _OFTEN.search(said):
        return None
    left = said[: nothing.start()] + " " + said[nothing.end() :]
    length = next((f for f in (p.search(said) for p in (_FORTNIGHT, _THIS_WEEK, _WEEKS, _MONTH, _DAYS_OFF)) if f), None)
    day = _A_DAY.search(said) if length is None else None
    for lasting in (_FORTNIGHT, _THIS_WEEK, _WEEKS, _MONTH, _DAYS_OFF, *([_A_DAY] if day else [])):
        left = lasting.sub(" ", left, count=1)
    bare = _FILLING.issuperset(re.findall(r"[a-z]+", left))
    if day is not None:
        on = DAY_WORDS.get(day["day"]) if day["day"] else None
        if day["near"] and today is not None:
            on = DAYS[(DAYS.index(today) + _NEAR[day["near"]]) % len(DAYS)]
        if not bare or on is None:
            return None
        every = bool(day["all"] or day["s"])
        later = day["near"] is not None and _NEAR[day["near"]] == 1 and today == DAYS[-1]
        return Change(edit=Edit(kind="skip", day=on, this_week=not every, weeks_ahead=int(later)))
    if not bare and (_ABSTAINS.search(said) or _TRAINS.search(left)):
        return None
    return Change(rest_days=_rest_days(said))


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
    if _THIS_WEEK.search(said):
        return 7
    for found, days in ((_WEEKS.search(said), 7.0), (_MONTH.search(said), 365 / 12), (_DAYS_OFF.search(said), 1.0)):
        if found:
            return max(1, round(_number(found[1]) * days))
    return OPEN_BREAK_DAYS


def _number(said: str) -> float:
    return float(_COUNTS.get(said) or said.replace(",", "."))
