"""Short sentences that ask for an edit of the plan, in English and Spanish: what is asked, or None.

Only what is clearly an edit is one. A question, a denial ("don't move ...") or a sentence that leaves open what is to change gives
None, and the conversation asks.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from milo.coach.plans.edits.absence_said import absence_said, away_without
from milo.coach.plans.edits.dates_said import as_weekday, next_weekday
from milo.coach.plans.edits.days_said import days_said, speaks_of_days
from milo.coach.plans.edits.denied import denied
from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.easier import gives_way
from milo.coach.plans.edits.equipment import asks_for_names, is_equipment, missing_said
from milo.coach.plans.edits.exercises import exercise_said
from milo.coach.plans.edits.figures_told import figures_asked
from milo.coach.plans.edits.frame import (
    ALL_WEEKS,
    DAY,
    EVERY_DAY,
    EVERY_SESSION,
    LONGEST,
    NEXT_WEEK,
    PAST,
    QUESTION,
    THIS_WEEK,
    WEEKS_LONG,
    days_named,
)
from milo.coach.plans.edits.left_out import left_out_of_week, part_left_out
from milo.coach.plans.edits.parts import names_an_exercise, part_said, parts_said
from milo.coach.plans.edits.past import minutes_are_told, tells_the_past
from milo.coach.plans.edits.postponed import postponed
from milo.coach.plans.edits.recovery_week import LATEST, recovery_said
from milo.coach.plans.edits.rest_said import lasting, rest_taken, weekday_freed
from milo.coach.plans.edits.set_count import set_said
from milo.coach.plans.edits.steps_said import EASIER, HARDER, step_said
from milo.coach.plans.edits.swaps_said import swap_said
from milo.coach.plans.edits.week_named import unread_week, week_after_next, week_named
from milo.coach.plans.edits.weekdays import weekdays_said
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS, Day

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45,
    "sixty": 60, "half an hour": 30, "an hour": 60, "un": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cuarenta y cinco": 45, "sesenta": 60, "media hora": 30, "una hora": 60,
}  # fmt: skip
_AT_HAND = late(
    r"(?:(?:sorry|ok|hey|oye|perdon) )*(?:(?:i(?:'?ve)? )?(?:only|just) (?:have|got|have got)|i(?:'?ve| have) (?:only|just)? ?got|"
    r"i have (?:only|just)|(?:solo|solamente|nada mas) tengo|tengo (?:solo|solamente|nada mas))"
    r"(?: (?:about|around|unos))? \d{1,3} ?(?:min|mins|minutes?|minutos?)(?: (?:left|free|libres))?"
)
"""Time that there is at hand, with nothing said of when."""
_NEAR_DAYS = {"today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1, "manana": 1}
_POLITE = late(
    r"^[¿\s]*(?:(?:please|por favor)[, ]+)?(?:can|could|would|will) (?:you|we|i)(?: please)? |"
    r"^[¿\s]*(?:puedes|podrias|podemos|puedo) "
)
_THEN = late(r"[ ,]+(?:then|entonces|pues)(?=\??$)")
"""What closes an order and changes nothing of it."""
ONE_WEEK: frozenset[EditKind] = frozenset(
    {"move", "skip", "minutes", "swap", "harder", "easier", "add", "drop", "sets", "recovery"}
)
"""Edits that are about a week unless all are said; days a week and missing equipment last (our choice)."""
_MOVE = late(
    rf"\b(?P<verb>move|shift|put|change|switch|swap|exchange|trade|mueve|mover|pasa|pasar|cambia|cambiar|intercambia|intercambiar|"
    rf"pon(?:me|er)?|pasame|cambiame)\b.*?\b(?P<day>{DAY})s?\b.*?"
    rf"\b(?P<by>to|on|onto|with|and|for|a|al|el|por|con|y|para)\b.*?\b(?P<to>{DAY})s?\b"
)
_CANT_SO = late(
    rf"(?:(?:on|el|y|and) )*(?:(?:i )?(?:can'?t|cannot)(?: (?:do|make|train))?(?: on)?|no puedo(?: entrenar)?(?: el)?|el|on)? ?"
    rf"(?P<day>{DAY})"
    rf"(?: (?:no puedo(?: entrenar)?|i can'?t(?: train| do it| make it)?))?[ ;.]+(?:(?:so|asi que|entonces) )?"
    rf"(?:(?:please )?(?:move|put|do|make|shift) it (?:to|on)|(?:pasa|pon|mueve|cambia|haz|deja)(?:me)?l[oa] (?:al?|para|en)? ?"
    rf"(?:el )?|mejor (?:el )?)"
    rf" ?(?P<to>{DAY})(?: instead| mejor| please| por favor)*"
)
"""A day that does not suit and, in the same breath, the one that does: "el jueves no puedo, pásalo al viernes"."""
_EXCHANGED = late(r"(?:switch|swap|exchange|trade|change|cambia|cambiar|intercambia|intercambiar)\b")
_CHANGES_PLACES = frozenset({"with", "and", "for", "con", "y", "por"})
"""Between two days that change places; "swap Monday to Tuesday" moves one of them."""
_MOVE_ANYWHERE = late(
    rf"^(?:move|shift|reschedule|mueve|mover|muevas|aplaza|aplazar) (?:my |the |mi |la |el )?"
    rf"(?:(?:session|workout|training|sesion|entreno|entrenamiento) (?:on |of |del? )?(?:el )?)?({DAY})(?:'?s)?"
    rf"(?: session| workout| training)?(?: to (?:another|some other|a different) day| (?:a|para) otro dia)?$"
)
_CARRIED = late(r"(?:move|shift|put|mueve|mover|pasa|pasar|pon)\b")
_MOVE_PART = late(rf"\b(?:move|shift|put|mueve|mover|pasa|pasar|pon)\b(.+?)\b(?:to|on|onto|al?|para)\b.*?\b({DAY})s?$")
_CHANGE_DAY = late(
    rf"\b(?:change|switch|bring forward|push back|cambia|cambiar|cambio|cambie|traslada|trasladar|adelanta(?:r|me)?|"
    rf"atrasa(?:r|me)?|retrasa(?:r|me)?|cambiame|pasame)\b"
    rf"(.+?)\b(?:to|al?|para)(?: el)? ({DAY})s?$"
)
"""The same in words that may also change what is done; then the day stands right behind."""
_SKIP_NOW = late(r"\b(?:skip|cancel|take off|salta(?:r|rme|te|me)?|cancela|cancelar|quita|quitar)\b")
"""Orders to leave something out."""
_SKIP = late(
    rf"{_SKIP_NOW.pattern}|\b(?:rest on|rest day|day off|off$|off on|can'?t (?:train|do|make)|cannot train|no training|"
    r"dia (?:de descanso|libre)|descanso el|descansar el|no puedo(?: entrenar)?|sin entrenar|no entreno|libre el)\b"
)
_CANNOT_DO = late(r"\b(?:can'?t|cannot|no puedo)(?: do| make| hacer)(?: the| my| any| el| la| los| las)* (?P<what>[a-z]+)")
_A_SESSION = frozenset(
    {"it", "this", "that", "them", "anything", "everything", "much", "training", "session", "sessions", "workout",
     "workouts", "gym", "exercise", "sport", "on", "at", "in", "because", "so", "as", "nada", "eso", "esto", "entreno",
     "entrenamiento", "sesion", "ejercicio", "deporte", "ese", "este", "esta"}
)  # fmt: skip
"""What "I can't do" may be said of when a day is meant; any other word names what cannot be done on it."""
_SKIP_A_DAY = late(r"\b(?:drop|miss|delete|erase|borra|borrar|elimina|eliminar)\b")
"""Words that leave a day out and mean something else of a kind of training: "drop my weights", "I miss running"."""
_MINUTES = late(
    r"(?<![\w.,:])(\d{1,3})\s*(?:min|mins|minutes?|minutos?|')(?!\w)(?!\s*(?:/|per|por|an?|el|cada)\s*(?:k|km|kilom\w+|mi|"
    r"miles?|millas?)\b)"
)
"""Whole minutes; those of a pace ("5,30 min/km") are no length of a session."""
_A_LENGTH = late(
    rf"(?:(?:i|only|just|have|make|set|cut|shorten|keep|do|train|my|the|all|every|each|it|session|sessions|workout|workouts|"
    rf"training|"
    rf"to|at|most|last|for|of|in|on|be|long|day|solo|tengo|haz|pon|deja|acorta|mis?|las?|los|el|todas|todos|cada|sesion|sesiones|"
    rf"entrenos?|entrenamientos?|a|de|en|por|que|duren?|como|mucho|maximo|{DAY})s? )*"
    rf"{_MINUTES.pattern}(?: (?:(?:a|per|por|each|cada|on|el|los|in|en|all|todas|las|my|mis?|long|session|sessions|sesion|"
    rf"sesiones|day|dia|como|mucho|workout|workouts|max|maximum|maximo|only|solo|please|{DAY})s?(?: |$))*)?"
)
"""A sentence that is about nothing but how long sessions are: then also a length nobody trains is one, to be refused as such."""
_DENIED = late(r"\b(?:not|no|ni|nunca)(?: (?:for|of|de|para|por))? $")
"""Before minutes: they are what is not wanted; "no more than 45 minutes" are."""
_LONGER = late(
    r"\b(?:add|another|anade\w*|agrega\w*|suma\w*)\b|\d (?:more|extra|mas)\b|\b(?:minutes?|minutos?|mins?) (?:more|longer|"
    r"extra|mas)\b|"
    r"\b(?:longer by|lengthen|alarga\w*)\b"
)


_WEEKS_TOLD = late(rf"{THIS_WEEK.pattern}|{NEXT_WEEK.pattern}|{ALL_WEEKS.pattern}")
"""A second word on the weeks beside one that is named."""


def read_edit(words: str, language: str = "en", today: Day | date | None = None) -> Edit | None:
    """The edit a short sentence asks for, None when it is none or when it leaves open what is to change.

    words: a sentence.  language: of the conversation, "en" or "es"; both are understood in either, since people mix them.
    today: the day it is, for "today" and "tomorrow"; None: sentences with those give None. Dates and absences need a date.

    >>> read_edit("move Thursday to Friday, just this week").this_week
    True
    >>> read_edit("sin barra", "es").equipment
    ['barbell']
    """
    said = _THEN.sub("", " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡"))
    asked = _POLITE.match(said)
    if asked:
        said = said[asked.end() :].rstrip("? ")
    said = postponed(said) or said
    if not said or len(said) > LONGEST or QUESTION.search(said) or PAST.search(said) or tells_the_past(said, words):
        return None
    asked_for = figures_asked(said, _with_digits(said))
    if asked_for is None:
        return None
    said = asked_for
    if isinstance(today, date):
        spared = away_without(said, today)
        if spared is not None:
            return spared
        absence = absence_said(said, today)
        if absence is not None:
            return absence[0]
        dated = as_weekday(said, today) or next_weekday(said, today)
        if dated is not None:
            edit = read_edit(dated[0], language, DAYS[today.weekday()])
            return None if edit is None else msgspec.structs.replace(edit, this_week=True, weeks_ahead=dated[1])
        today = DAYS[today.weekday()]
    named = week_named(said)
    if named is not None:
        first, long, rest = named
        part = None if missing_said(rest) or days_named(rest) else part_left_out(rest)
        if part is not None:
            return Edit(kind="skip", part=part, this_week=True, week=first, weeks_long=long)
        edit = None if denied(said) or _WEEKS_TOLD.search(rest) else read_edit(rest, language)
        return None if edit is None else msgspec.structs.replace(edit, this_week=True, week=first, weeks_long=long)
    after_next = week_after_next(said)
    if after_next is not None:
        edit = None if denied(said) or _WEEKS_TOLD.search(after_next) else read_edit(after_next, language)
        return None if edit is None else msgspec.structs.replace(edit, this_week=True, weeks_ahead=2)
    if unread_week(said):
        return None
    freed = _freed(said)
    left_out = None if missing_said(said) else left_out_of_week(said)
    if freed is not None or left_out is not None or denied(said):
        return freed or left_out
    this_week = THIS_WEEK.search(said) is not None
    said = ALL_WEEKS.sub(" ", said)
    said = " ".join(THIS_WEEK.sub(" ", said).replace(",", " ").split())
    later = NEXT_WEEK.search(said) is not None
    said = " ".join(NEXT_WEEK.sub(" ", said).split())
    # More weeks than one are told apart for days of training alone; other edits say week by week what they change.
    several = WEEKS_LONG.search(said) if speaks_of_days(_with_digits(WEEKS_LONG.sub(" ", said))) else None
    said = _with_digits(" ".join(WEEKS_LONG.sub(" ", said).split()) if several else said)
    if today is not None and not this_week and not later and _AT_HAND.fullmatch(said):
        said = f"{said} today"  # who says what time there is now speaks of the session at hand
    near = [w for w in _NEAR_DAYS if re.search(rf"\b{w}\b", said)]
    if near:
        if today is None:
            return None
        # The day after a sunday is next week's.
        later = later or (today == "sunday" and not any(_NEAR_DAYS[w] == 0 for w in near))
        for word in near:
            said = re.sub(rf"\b{word}\b", DAYS[(DAYS.index(today) + _NEAR_DAYS[word]) % 7], said)
    weekdays = None if this_week or later or near or several else weekdays_said(said)
    if weekdays is not None:
        return Edit(kind="on", on=weekdays)
    edit = _read(said)
    if edit is None or (edit.kind == "minutes" and minutes_are_told(said, _MINUTES)):
        return None
    if several is not None and edit.kind == "days":
        long = int(_NUMBERS.get(several["n"], 0) or several["n"])
        return msgspec.structs.replace(edit, this_week=True, weeks_ahead=0, weeks_long=long)
    if edit.kind == "recovery" and not this_week and today is not None and DAYS.index(today) > LATEST:
        later = True
    # What is said of today or tomorrow is said of one week.
    return msgspec.structs.replace(edit, this_week=edit.this_week or this_week or bool(near) or later, weeks_ahead=int(later))


def _freed(said: str) -> Edit | None:
    """A weekday that is to be without training from now on; for one week it is skipped like any other."""
    later = NEXT_WEEK.search(said) is not None
    this_week = later or THIS_WEEK.search(said) is not None
    bare = " ".join(ALL_WEEKS.sub(" ", THIS_WEEK.sub(" ", NEXT_WEEK.sub(" ", said))).replace(",", " ").split())
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
    if (
        edit.this_week
        or edit.kind not in ONE_WEEK
        or ALL_WEEKS.search(said)
        or EVERY_DAY.search(said)
        or EVERY_SESSION.search(said)
    ):
        return None
    return msgspec.structs.replace(edit, this_week=True)


def _read(said: str) -> Edit | None:
    if recovery_said(said):
        return Edit(kind="recovery", this_week=True)
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
    if len(days_named(said)) > (1 if move is None else 2):
        return None  # which of the days is meant for what is left open
    skips = _SKIP.search(said) is not None and (day is not None or part is not None)
    cannot = _CANNOT_DO.search(said)
    if cannot and part is None and cannot["what"] not in _A_SESSION and not days_named(cannot["what"]):
        skips = False  # "I can't do rows today" is about the rows
    skips = skips or (_SKIP_A_DAY.search(said) is not None and day is not None)
    # "I can't" beside another change is its reason; beside minutes nobody knows whether they are there or not.
    orders = _SKIP_NOW.search(said) is not None and (part is not None or bool(days_named(said)))
    orders = orders or (minutes is not None and (skips or _SKIP_A_DAY.search(said) is not None))
    if sum([bool(missing), minutes is not None, stepped, move is not None, speaks_of_days(said), orders]) > 1:
        return None  # two changes in one sentence: doing one of them would drop the other unsaid
    if move is not None:
        return move
    if missing:
        return None if asks_for_names(said) else Edit(kind="without", equipment=missing, day=day)
    if stepped:
        return step_said(said, day)
    by_a_set = set_said(said) if minutes is None else None
    if by_a_set is not None:
        by, exercise, body_part = by_a_set
        return Edit(kind="sets", sets=by, exercise=exercise, body_part=body_part, day=day)
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
    return swap_said(said, day)


def _move(said: str) -> Edit | None:
    instead = _CANT_SO.fullmatch(said)
    if instead is not None and DAY_WORDS[instead["day"]] != DAY_WORDS[instead["to"]]:
        return Edit(kind="move", day=DAY_WORDS[instead["day"]], to=DAY_WORDS[instead["to"]])
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
    named = _MOVE_PART.search(said) or _CHANGE_DAY.search(said)
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
    found = days_named(said)
    return found.pop() if len(found) == 1 else None
