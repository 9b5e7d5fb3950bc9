"""Short sentences that ask for an edit of the plan, in English and Spanish: what is asked, or None.

Only what is clearly an edit is one. A question, a denial ("don't move ...") or a sentence that leaves open what is to change gives
None, and the conversation asks.
"""

from __future__ import annotations

import difflib
import re

import msgspec

from milo.coach.plans.plan_days_said import days_said, speaks_of_days
from milo.coach.plans.plan_denied import denied
from milo.coach.plans.plan_edit_easier import gives_way
from milo.coach.plans.plan_edit_equipment import asks_for_names, is_equipment, missing_said
from milo.coach.plans.plan_edit_exercises import exercise_said
from milo.coach.plans.plan_edits import Edit, EditKind
from milo.coach.plans.plan_parts import names_an_exercise, part_said, parts_said
from milo.coach.plans.plan_past import tells_the_past
from milo.coach.plans.plan_rest_said import lasting, rest_taken, weekday_freed
from milo.coach.plans.plan_spelling import DAY_WORDS, plain
from milo.coach.plans.plan_steps_said import EASIER, HARDER, step_said
from milo.vocabulary.exercises import find_exercise, names
from milo.vocabulary.plan import DAYS, Day

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45,
    "sixty": 60, "half an hour": 30, "an hour": 60, "un": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cuarenta y cinco": 45, "sesenta": 60, "media hora": 30, "una hora": 60,
}  # fmt: skip
LONGEST = 200  # letters; a longer message says more than one edit (our choice)
_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_NEAR_DAYS = {"today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1, "manana": 1}
_QUESTION = re.compile(r"\?|^(?:why|what|when|how|should|is|are|por que|que|cuando|como|cuant[oa]s?|deberia)\b")
_POLITE = re.compile(
    r"^[¿\s]*(?:(?:please|por favor)[, ]+)?(?:can|could|would|will) (?:you|we|i)(?: please)? |"
    r"^[¿\s]*(?:puedes|podrias|podemos|puedo) "
)
_PAST = re.compile(
    r"\b(?:yesterday|ayer|last (?:week|time)|i (?:did|ran|went|trained|lifted|walked|swam|rode|skipped|moved|swapped)|"
    r"entrene|hice|corri|camine|nade|me salte|movi|cambie)\b"
)
_THIS_WEEK = re.compile(r"\b(?:(?:only|just) )?(?:for |in )?this week(?: only)?\b|\b(?:solo )?(?:por |en )?esta semana(?: solo)?\b")
_NEXT_WEEK = re.compile(r"\b(?:for |in )?next week\b|\b(?:en )?la (?:semana que viene|proxima semana)\b")
ALL_WEEKS = re.compile(
    r"\b(?:(?:for|in|on) )?(?:all|every|each) (?:of )?(?:the |my )?(?:single )?weeks?\b|"
    r"\b(?:from now on|always|permanently|for good|(?:in |"
    r"for )?the whole plan)\b|\b(?:(?:en|para) )?todas las semanas\b|\b(?:siempre|para siempre|a partir de ahora|(?:en |"
    r"para )?todo el plan|cada semana)\b"
)
_WEEKS_LONG = re.compile(
    r"\b(?:only |just |solo )?(?:(?:for|in|over|during|por|durante|en|para) )?(?:the |these |las |los |estas )?(?:next |coming |"
    r"following |proximas |siguientes )?(?P<n>[2-9]|two|three|four|dos|tres|cuatro) (?:next |coming |proximas |siguientes )?"
    r"(?:weeks|semanas)(?: only| que vienen| siguientes| solo)?\b"
)
"""For so many weeks from this one on."""
_EVERY_DAY = re.compile(rf"\b(?:every|each|all|todos los|cada) (?:{_DAY})s?\b")
ONE_WEEK: frozenset[EditKind] = frozenset({"move", "skip", "minutes", "swap", "harder", "easier", "add", "drop"})
"""Edits that are about a week unless all are said; days a week and missing equipment last (our choice)."""
_MOVE = re.compile(
    rf"\b(?P<verb>move|shift|put|change|switch|swap|exchange|trade|mueve|mover|pasa|pasar|cambia|cambiar|intercambia|intercambiar|"
    rf"pon)\b.*?\b(?P<day>{_DAY})s?\b.*?"
    rf"\b(?P<by>to|on|onto|with|and|for|a|al|por|con|y|para)\b.*?\b(?P<to>{_DAY})s?\b"
)
_EXCHANGED = re.compile(r"(?:switch|swap|exchange|trade|change|cambia|cambiar|intercambia|intercambiar)\b")
_CHANGES_PLACES = frozenset({"with", "and", "for", "con", "y", "por"})
"""Between two days that change places; "swap Monday to Tuesday" moves one of them."""
_MOVE_ANYWHERE = re.compile(
    rf"^(?:move|shift|reschedule|mueve|mover|muevas|aplaza|aplazar) (?:my |the |mi |la |el )?"
    rf"(?:(?:session|workout|training|sesion|entreno|entrenamiento) (?:on |of |del? )?(?:el )?)?({_DAY})(?:'?s)?"
    rf"(?: session| workout| training)?(?: to (?:another|some other|a different) day| (?:a|para) otro dia)?$"
)
_CARRIED = re.compile(r"(?:move|shift|put|mueve|mover|pasa|pasar|pon)\b")
_MOVE_PART = re.compile(rf"\b(?:move|shift|put|mueve|mover|pasa|pasar|pon)\b(.+?)\b(?:to|on|onto|al?|para)\b.*?\b({_DAY})s?$")
_SKIP_NOW = re.compile(r"\b(?:skip|cancel|take off|salta(?:r|rme|te|me)?|cancela|cancelar|quita|quitar)\b")
"""Orders to leave something out."""
_SKIP = re.compile(
    rf"{_SKIP_NOW.pattern}|\b(?:rest on|rest day|day off|off$|off on|can'?t (?:train|do|make)|cannot train|no training|"
    r"dia (?:de descanso|libre)|descanso el|descansar el|no puedo(?: entrenar)?|sin entrenar|no entreno|libre el)\b"
)
_SKIP_A_DAY = re.compile(r"\b(?:drop|miss)\b")
"""Words that leave a day out and mean something else of a kind of training: "drop my weights", "I miss running"."""
_MINUTES = re.compile(r"\b(\d{1,3})\s*(?:min|mins|minutes?|minutos?|')(?!\w)")
_A_LENGTH = re.compile(
    rf"(?:(?:i|only|just|have|make|set|cut|shorten|keep|do|train|my|the|all|every|each|it|session|sessions|workout|workouts|training|"
    rf"to|at|most|last|for|of|in|on|be|long|day|solo|tengo|haz|pon|deja|acorta|mis?|las?|los|el|todas|todos|cada|sesion|sesiones|"
    rf"entrenos?|entrenamientos?|a|de|en|por|que|duren?|como|mucho|maximo|{_DAY})s? )*"
    rf"{_MINUTES.pattern}(?: (?:(?:a|per|por|each|cada|on|el|los|in|en|all|todas|las|my|mis?|long|session|sessions|sesion|"
    rf"sesiones|day|dia|como|mucho|workout|workouts|max|maximum|maximo|only|solo|please|{_DAY})s?(?: |$))*)?"
)
"""A sentence that is about nothing but how long sessions are: then also a length nobody trains is one, to be refused as such."""
_DENIED = re.compile(r"\b(?:not|no|ni|nunca)(?: (?:for|of|de|para|por))? $")
"""Before minutes: they are what is not wanted; "no more than 45 minutes" are."""
_LONGER = re.compile(
    r"\b(?:add|another|anade\w*|agrega\w*|suma\w*)\b|\d (?:more|extra|mas)\b|\b(?:minutes?|minutos?|mins?) (?:more|longer|"
    r"extra|mas)\b|"
    r"\b(?:longer by|lengthen|alarga\w*)\b"
)
_SWAP = re.compile(
    r"\b(?:swap|replace|change|switch|substitute|exchange|cambia|cambiar|cambiame|sustituye|sustituir|reemplaza|reemplazar)\b\s+"
    r"(?:out\s+|the\s+|my\s+|el\s+|la\s+|los\s+|las\s+|mi\s+)*(.+?)"
    r"(?:\s+(?:for|with|by|to|por|con|a)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|un\s+|una\s+|a\s+|an\s+)*(.+?))?$"
)
_INSTEAD = re.compile(
    r"^(?:i(?:'d)? (?:want|like|prefer|would like)(?: to do)? |do |give me |quiero |prefiero |haz |dame |pon )*(.+?) "
    r"(?:instead of|rather than|en vez de|en lugar de) (?:the |my |el |la |los |las |mi )*(.+)$"
)
_OTHER = re.compile(
    r"^(?:something else|another(?: exercise| one)?|anything(?: else)?|otro|otra|otra cosa|otro ejercicio|algo distinto)$"
)

_NO_NAME = re.compile(
    r"\b(?:something|anything|another|other|else|version|variation|variant|with|without|easier|harder|lighter|exercise|one|that|"
    r"otr[oa]s?|algo|ejercicio|con|sin|variante|facil|dificil|which|who|que|because|porque|and|y)\b|\d"
)
"""What describes the exercise that is to come instead of naming it."""
MOST_NAME = 5  # words of an exercise's name that is asked back (our choice)


def read_edit(words: str, language: str = "en", today: Day | None = None) -> Edit | None:
    """The edit a short sentence asks for, None when it is none or when it leaves open what is to change.

    words: a sentence.  language: of the conversation, "en" or "es"; both are understood in either, since people mix them.
    today: the day it is, for "today" and "tomorrow"; None: sentences with those give None.

    >>> read_edit("move Thursday to Friday, just this week").this_week
    True
    >>> read_edit("sin barra", "es").equipment
    ['barbell']
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    asked = _POLITE.match(said)
    if asked:
        said = said[asked.end() :].rstrip("? ")
    if not said or len(said) > LONGEST or _QUESTION.search(said) or _PAST.search(said) or tells_the_past(said):
        return None
    freed = _freed(said)
    if freed is not None or denied(said):
        return freed
    this_week = _THIS_WEEK.search(said) is not None
    said = ALL_WEEKS.sub(" ", said)
    said = " ".join(_THIS_WEEK.sub(" ", said).replace(",", " ").split())
    later = _NEXT_WEEK.search(said) is not None
    said = " ".join(_NEXT_WEEK.sub(" ", said).split())
    # More weeks than one are told apart for days of training alone; other edits say week by week what they change.
    several = _WEEKS_LONG.search(said) if speaks_of_days(_with_digits(_WEEKS_LONG.sub(" ", said))) else None
    said = _with_digits(" ".join(_WEEKS_LONG.sub(" ", said).split()) if several else said)
    near = [w for w in _NEAR_DAYS if re.search(rf"\b{w}\b", said)]
    if near:
        if today is None:
            return None
        # The day after a sunday is next week's.
        later = later or (today == "sunday" and not any(_NEAR_DAYS[w] == 0 for w in near))
        for word in near:
            said = re.sub(rf"\b{word}\b", DAYS[(DAYS.index(today) + _NEAR_DAYS[word]) % 7], said)
    edit = _read(said)
    if edit is None:
        return None
    if several is not None and edit.kind == "days":
        long = int(_NUMBERS.get(several["n"], 0) or several["n"])
        return msgspec.structs.replace(edit, this_week=True, weeks_ahead=0, weeks_long=long)
    # What is said of today or tomorrow is said of one week.
    return msgspec.structs.replace(edit, this_week=this_week or bool(near) or later, weeks_ahead=int(later))


def _freed(said: str) -> Edit | None:
    """A weekday that is to be without training from now on; for one week it is skipped like any other."""
    later = _NEXT_WEEK.search(said) is not None
    this_week = later or _THIS_WEEK.search(said) is not None
    bare = " ".join(ALL_WEEKS.sub(" ", _THIS_WEEK.sub(" ", _NEXT_WEEK.sub(" ", said))).replace(",", " ").split())
    day = weekday_freed(bare)
    if day is None:
        return None
    if lasting(said) and not this_week:
        return Edit(kind="free", day=day)
    return Edit(kind="skip", day=day, this_week=this_week, weeks_ahead=int(later))


def for_one_week(edit: Edit, words: str) -> Edit | None:
    """The same edit for one week where the words leave open which; None where they say it, and for edits that last.

    words: those the edit was read from.

    >>> for_one_week(read_edit("swap squat"), "swap squat").this_week
    True
    >>> for_one_week(read_edit("swap squat for all weeks"), "swap squat for all weeks") is None
    True
    """
    said = " ".join(plain(words).split())
    if edit.this_week or edit.kind not in ONE_WEEK or ALL_WEEKS.search(said) or _EVERY_DAY.search(said):
        return None
    return msgspec.structs.replace(edit, this_week=True)


def unknown_swap(words: str) -> tuple[str, str | None] | None:
    """The name that an exercise is to be swapped for and nobody knows, with the nearest that is known; None for any other words.

    >>> unknown_swap("swap deadlift for cosmic press")[0], unknown_swap("swap squat for something else")
    ('cosmic press', None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    said = " ".join(ALL_WEEKS.sub(" ", _THIS_WEEK.sub(" ", said)).split())
    if not said or len(said) > LONGEST or denied(said) or _QUESTION.search(said) or _PAST.search(said):
        return None
    match = _SWAP.match(re.sub(r" (?:please|por favor|thanks|gracias)$", "", said))
    if match is None or match[2] is None or find_exercise(match[1]) is None or find_exercise(match[2]) is not None:
        return None
    new = match[2]
    if _OTHER.match(new) or _NO_NAME.search(new) or _days_named(new) or is_equipment(new) or len(new.split()) > MOST_NAME:
        return None
    near = difflib.get_close_matches(new, [name.lower() for called in names().values() for name in called], n=1)
    return new, near[0] if near else None


def _read(said: str) -> Edit | None:
    day, part = _day(said), part_said(said)
    missing, minutes, one = missing_said(said), _MINUTES.search(said), exercise_said(said)
    if one is not None and find_exercise(one[1]) is not None and not is_equipment(one[1]):
        missing = []  # "no bench press today" is about the press
    if _LONGER.search(said):
        minutes = None  # longer by so much is no length of a session
    if minutes and _DENIED.search(said[: minutes.start()]):
        return None
    if minutes and not 5 <= int(minutes[1]) <= 240 and not _A_LENGTH.fullmatch(said):
        minutes = None  # within other words, as "rest 2 minutes", it is no length of a session (our choice)
    one_gives_way = gives_way(said, day)
    if one_gives_way is not None:
        return one_gives_way[0]
    stepped = HARDER.search(said) is not None or EASIER.search(said) is not None
    move, days = _move(said), days_said(said)
    if len(_days_named(said)) > (1 if move is None else 2):
        return None  # which of the days is meant for what is left open
    skips = _SKIP.search(said) is not None and (day is not None or part is not None)
    skips = skips or (_SKIP_A_DAY.search(said) is not None and day is not None)
    # "I can't" beside another change is its reason; beside minutes nobody knows whether they are there or not.
    orders = _SKIP_NOW.search(said) is not None and (part is not None or bool(_days_named(said)))
    orders = orders or (minutes is not None and (skips or _SKIP_A_DAY.search(said) is not None))
    if sum([bool(missing), minutes is not None, stepped, move is not None, speaks_of_days(said), orders]) > 1:
        return None  # two changes in one sentence: doing one of them would drop the other unsaid
    if move is not None:
        return move
    if missing:
        return None if asks_for_names(said) else Edit(kind="without", equipment=missing, day=day)
    if stepped:
        return step_said(said, day)
    if rest_taken(said):
        return None
    if one is not None and minutes is None:
        kind: EditKind = "add" if one[0] == "add" else "drop"
        return Edit(kind=kind, exercise=one[1], day=day, sets=one[2])
    if skips:
        # One exercise is no kind of session, and of two kinds one would be dropped unsaid.
        left = _SKIP.sub(" ", said)  # "skip" alone is an exercise too
        return None if names_an_exercise(left) or len(parts_said(said)) > 1 else Edit(kind="skip", day=day, part=part)
    if minutes:
        return Edit(kind="minutes", minutes=float(minutes[1]), day=day, part=part)
    if days is not None and (days[0] is None or _SKIP.search(said) is None):
        return Edit(kind="days", days=days[0], days_by=days[1])
    return _swap(said, day)


def _move(said: str) -> Edit | None:
    moved = _MOVE.search(said)
    if moved and DAY_WORDS[moved["day"]] != DAY_WORDS[moved["to"]]:
        # Days that are exchanged are exchanged whole.
        parts = parts_said(moved[0]) if _CARRIED.match(moved[0]) else []
        part = parts[0] if len(parts) == 1 else None
        both = _EXCHANGED.match(moved["verb"]) is not None and moved["by"] in _CHANGES_PLACES
        return Edit(kind="move", day=DAY_WORDS[moved["day"]], to=DAY_WORDS[moved["to"]], part=part, exchange=both)
    anywhere = _MOVE_ANYWHERE.search(said)
    if anywhere:
        return Edit(kind="move", day=DAY_WORDS[anywhere[1]])
    named = _MOVE_PART.search(said)
    if named and not names_an_exercise(named[1]) and (part := part_said(named[1])) is not None:
        return Edit(kind="move", part=part, to=DAY_WORDS[named[2]])
    return None


def _with_digits(said: str) -> str:
    for word in sorted(_NUMBERS, key=len, reverse=True):
        unit = "" if "hour" not in word and "hora" not in word else " min"
        after = (
            ""
            if unit
            else r"(?=\s*(?:(?:more|extra|fewer|less|otros) )?(?:min|days?|dias?|times|veces|sessions?|sesiones|training|workout))"
        )
        said = re.sub(rf"\b{word}\b{after}", f"{_NUMBERS[word]}{unit}", said)
    return said


def _day(said: str) -> Day | None:
    found = _days_named(said)
    return found.pop() if len(found) == 1 else None


def _days_named(said: str) -> set[Day]:
    return {DAY_WORDS[d] for d in re.findall(rf"\b({_DAY})s?\b", said)}


def named_exercises(words: str) -> list[str]:
    """The names that a sentence gives as exercises to swap, known or not; none for a question and for a denial.

    >>> named_exercises("swap bench press for cosmic press")
    ['bench press', 'cosmic press']
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or denied(said) or _QUESTION.search(said) or _PAST.search(said) or _days_named(said):
        return []
    said = " ".join(_THIS_WEEK.sub(" ", _NEXT_WEEK.sub(" ", ALL_WEEKS.sub(" ", said))).split())
    match = _SWAP.match(said) or _INSTEAD.match(said)
    named = [n for n in match.groups() if n and not _OTHER.match(n)] if match is not None else []
    return [n for n in named if re.search(r"[a-z]", n)]


def _swap(said: str, day: Day | None) -> Edit | None:
    said = re.sub(rf"\b(?:on|el|los|this|next)\s+(?:{_DAY})s?\b|\b(?:{_DAY})s?\b", " ", said)
    said = " ".join(said.split())
    turned = _INSTEAD.search(said)
    if turned:
        new, old = find_exercise(turned[1]), find_exercise(turned[2])
        return Edit(kind="swap", exercise=old.id, instead=new.id, day=day) if new and old else None
    match = _SWAP.search(said)
    if match is None:
        return None
    old = find_exercise(match[1])
    if old is None:
        return None
    if match[2] is None or _OTHER.match(match[2]):
        return Edit(kind="swap", exercise=old.id, day=day)
    new = find_exercise(match[2])
    return None if new is None else Edit(kind="swap", exercise=old.id, instead=new.id, day=day)
