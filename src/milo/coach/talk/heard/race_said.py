"""What a sentence tells of a race to train for: its date, its sport and its distance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.patterns import late
from milo.vocabulary.records import ActivityType
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 140  # of a sentence that tells of a race; a longer one tells a story (our choice)
MOST_WEEKS = 104  # so far ahead a race is taken in weeks (our choice)
MILE_KM = 1.609344
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo", "june jun junio",
         "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre", "october oct octubre",
         "november nov noviembre", "december dec diciembre dic"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEAR = r"(?:,? (?:of |de |del |in )?(?P<year>20\d\d))?"
_DATES = (
    late(r"\b(?P<year>20\d\d)-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b"),
    late(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of| de)? {_MONTH}\b{_YEAR}"),
    late(rf"\b{_MONTH}\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}(?![\d:])"),
)
_SLASHED = late(r"\b(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>20\d\d)\b")
_IN_WEEKS = late(r"\b(?:in|dentro de|en) (?P<weeks>\d{1,3}) (?:weeks|semanas)\b")
_KM_OF = (
    (r"\b(?:half[ -]marathon|media maraton|medio maraton)\b|\b(?:la|una|mi) media\b|\b(?:a|my|the) half\b", 21.1),
    (r"\b(?:marathon|maraton)\b", 42.195),
)
_KM = late(r"\b(?P<km>\d+(?:[.,]\d+)?) ?(?:km|k|kilometros?|kilometers?|kilometres?)\b")
_MILES = late(r"\b(?P<miles>\d+(?:[.,]\d+)?)[ -]?(?:miles?|mi|millas?)\b")
_SPORTS: tuple[tuple[str, ActivityType], ...] = (
    (r"cycl\w+|bike|bici\w*|cicl\w+|gran fondo|ride", "cycling"),
    (r"swim\w*|nata\w+|nadar", "swimming"), (r"row\w*|remo|regata", "rowing"),
    (r"powerlifting|weightlifting|halterofilia|(?:strength )?meet|lifting", "strength"),
    (r"run\w*|marathon|maraton|half|media|5k|10k|corr\w+|a pie|jog\w*|trail", "running"),
)  # fmt: skip
_RACE = late(
    r"\b(?:races?|marathon|half[ -]marathon|triathlon|competition|meet|(?:my|a|the) half|(?:my|a|the) \d+ ?km?|carreras?|"
    r"maraton|media|triatlon|competicion|prueba|(?:un|el|mi|la|una) \d+ ?km?|gran fondo|regatta|regata)\b"
)
_OWN = late(
    r"\b(?:my|mine|i|im|ive|id|mi|tengo|voy|corro|quiero|me|hago|hare|correre|hacer|we|nos)\b|"
    r"^(?:change|move|set|shift|postpone|push|update|reschedule|cambia\w*|mueve\w*|pon\w*|aplaza\w*|pospon\w*|actualiza\w*)\b"
)
_MOVED = late(
    r"(?=.*\b(?:date|day|fecha|dia)\b)(?=.*\b(?:change|move|set|update|cambia\w*|mueve\w*|pon\w*|actualiza\w*|corrige\w*|correct)\b)"
)
_THE_RACE = (
    r"(?:race|marathon|half[ -]marathon|triathlon|competition|meet|carrera|maraton|media maraton|medio maraton|media|triatlon|"
    r"competicion|prueba|gran fondo|regatta|regata|\d+ ?km?)"
)
_SET_ANEW = (
    r"(?:moved|postponed|rescheduled|changed|shifted|pushed (?:back|forward|out)|brought forward|put (?:back|off)|delayed|"
    r"movido|aplazado|pospuesto|cambiado|retrasado|adelantado|trasladado|pasado)(?:[oa]s?)?"
)
_OF_A_RACE = rf"(?:the|my|our|el|la|mi|nuestr[oa]) (?:\w+ ){{0,3}}?{_THE_RACE}"
_RESCHEDULED = late(
    rf"(?:(?:so|hey|ok|oye|hola|milo|well|pues)[ ,]+)*(?:{_OF_A_RACE} (?:(?:has|have|had|was|is|got|gets|will be|has "
    rf"been|have been|is being|"
    rf"was just|has just been|just got|ha sido|fue|sera|esta|se ha|se|lo han|la han|me lo han|me la han|ya)[ ,]+)*"
    rf"(?:{_SET_ANEW}|movio|aplazo|pospuso|cambio|retraso|adelanto|traslado|mueve|aplaza|pospone|cambia|retrasa|adelanta|pasa|"
    r"moves|now on|now|ahora (?:es|sera)?)\b|"
    rf"(?:they|theyve|they have|the organi[sz]ers(?: have)?|han|nos han|me han|la organizacion ha) (?:just )?"
    rf"{_SET_ANEW} {_OF_A_RACE}\b)"
)
"""The day of the race was set anew, by whoever holds it; a race named with an article is the speaker's own then."""
_GONE = (
    r"(?:cancell?ed|called off|scrapped|abandoned|suspended|off|not (?:happening|taking place|going ahead)|"
    r"cancelad[oa]|suspendid[oa]|anulad[oa]|desconvocad[oa])"
)
_CANCELLED = late(
    rf"(?:(?:so|hey|ok|oye|hola|milo|well|pues|unfortunately|sadly|lastima|al final|in the end)[ ,]+)*(?:"
    rf"{_OF_A_RACE} (?:(?:has|was|is|got|been|now|just|ha|sido|fue|esta|ya|se|lo|la|han|me)[ ,]+)*"
    rf"(?:{_GONE}|wont (?:happen|take place)|no se (?:celebra|hace|corre)|"
    r"cancelo|suspendio|anulo|cancelaron|suspendieron|anularon)|"
    rf"se (?:ha |me ha )?(?:cancelado|suspendido|anulado|cancelo|suspendio|anulo) {_OF_A_RACE}|"
    rf"(?:they|theyve|they have|the organi[sz]ers(?: have)?|han|nos han|me han|la organizacion ha) (?:just )?"
    rf"(?:{_GONE}|cancelado|suspendido|anulado) {_OF_A_RACE}|"
    rf"(?:im|i am|ive|i have) (?:(?:not|no longer) (?:running|doing|racing)|pulled out of|withdrawn from) "
    rf"{_OF_A_RACE}|"
    rf"(?:ya )?no (?:voy a (?:correr|hacer)|corro|hago|hare|correre) {_OF_A_RACE})"
    r"(?: (?:now|any ?more|after all|this year|already|ya|al final|este ano))*"
)
"""The race will not be, or not for the speaker."""
_EVENT = (
    r"(?:(?:my|the|our|el|la|mi|nuestr[oa]) (?:\w+ ){0,2}?(?:race|marathon|half[ -]marathon|triathlon|competition|meet|carrera|"
    r"maraton|media maraton|medio maraton|triatlon|competicion|gran fondo|regatta|regata)|(?:del?|al) (?:medio |media )?"
    r"(?:maraton|triatlon|gran fondo)|(?:de|a) (?:la|mi) (?:carrera|media maraton|competicion|regata))"
)
"""A race by its own word: "the 5k" and "the half" may be an outing of the log or the plan."""
_CANCEL_POLITE = (
    r"(?:(?:so|hey|ok|oye|hola|milo|please|por favor|actually|al final|well|pues|(?:can|could|would|will) you(?: please)?|"
    r"i want to|i(?:d| would) like to|lets|puedes|podrias|quiero|vamos a|prefiero)[ ,]+)*"
)
_CANCEL = late(
    rf"{_CANCEL_POLITE}(?:"
    rf"(?:cancel|scrap|call off|forget(?: about)?|drop|skip|take|remove|cancela(?:r|me)?|anula(?:r|me)?|olvida(?:te|r|rme)?|"
    rf"renuncia(?:r)?|quita(?:r|me)?|saca(?:r|me)?) {_EVENT}"
    rf"(?P<place> (?:out of|from|off|de) (?:my|mi|the|el) (?:profile|perfil))?|"
    rf"(?:im|i am|ill|i will|ive|i have|were|we are|ill be|i will be) (?:now )?(?:skipping|cancel+ing|dropping|skip|cancel|drop|"
    rf"cancel+ed|dropped|given up on) {_EVENT}|"
    rf"(?:ive |i have |i )?(?:just )?(?:dropped out of|pulled out of|withdrew from|withdrawn from|gave up on|backed out of) "
    rf"{_EVENT}|"
    rf"(?:im|i am) (?:dropping out of|pulling out of|withdrawing from|backing out of) {_EVENT}|"
    rf"i (?:wont|will not|dont want to|do not want to|cant|cannot|can no longer|no longer want to|decided not to|have decided "
    rf"not to|am not going to) (?:be )?(?:run|do|race|running|doing|racing)(?: in| at)?(?: {_EVENT})?|"
    rf"(?:ive |im )(?:decided not to|not going to) (?:run|do|race)(?: in| at)?(?: {_EVENT})?|"
    rf"(?:im|i am) (?:not|no longer) racing|no more racing(?: for me)?|"
    rf"(?:ya )?no (?:voy a|quiero|puedo|pienso) (?:correr|hacer|ir a) {_EVENT}|(?:he decidido|prefiero|decidi) no (?:correr|hacer) "
    rf"{_EVENT}|(?:me (?:he )?(?:retiro|retirado|baje|bajo|bajado|borro|borrado|doy de baja|dado de baja)|renuncio|"
    rf"he renunciado|paso) {_EVENT}|ya no (?:compito|voy a competir|quiero competir)"
    r")(?P<again> (?:any ?more|after all|this year|now|then|please|ya|al final|este ano|por favor|mas))*"
)
"""The speaker will not race. Some of it may be said of a run, so that it counts only where a race stands in the profile."""
_A_RUN = late(r"\b(?:skip|drop|take|remove|quita\w*|saca\w*)\b.* (?:the |my |la |mi )?(?:carrera|race)$")
"""May be a session; with "from my profile" behind it, it is not."""
_ASKS_POLITELY = r"can you|could you|would you|will you|puedes|podrias"
_NO_RACE_NAMED = late(r"\b(?:run|running|do|doing)$")
"""What somebody will not do is not said: "I can't run any more"."""
_BACK_ON = late(
    rf"(?:(?:so|hey|ok|oye|hola|milo|well|pues|good news|buenas noticias|al final|actually|in the end)[ ,]+)*(?:"
    rf"{_OF_A_RACE} (?:is|will be|isnt|is not|wont be|was not|wasnt)(?: going)? "
    r"(?:(?:back )?on(?: again)?|(?:going ahead|happening|taking place)(?: again)?|cancell?ed|called off)|"
    rf"(?:bring|put|get|want|i want) {_OF_A_RACE} back(?: (?:in|into) (?:my|the) profile)?|"
    rf"(?:restore|reinstate|un ?cancel) {_OF_A_RACE}|"
    rf"(?:im|i am|ill|i will) (?:running|doing|racing|run|do|race) {_OF_A_RACE} (?:after all|again)|"
    rf"{_OF_A_RACE} (?:(?:al final|ya|si|no|otra vez) )*(?:se (?:celebra|hace|corre|cancela|suspende|ha cancelado)|"
    r"vuelve a (?:estar en pie|celebrarse|hacerse|correrse)|sigue en pie|esta cancelada)|"
    rf"(?:devuelve|devuelveme|recupera|restaura|vuelve a poner) {_OF_A_RACE}|"
    rf"(?:si )?(?:corro|hago|correre|hare|voy a (?:correr|hacer)) {_OF_A_RACE} (?:al final|otra vez|despues de todo))"
    r"(?: (?:again|after all|now|any ?more|al final|otra vez|de nuevo|despues de todo|ya))*"
)
"""A race that was cancelled will be after all; whether these deny the cancelling is looked at apart."""
_STILL_OFF = late(
    r"\b(?:is|will be|was) (?:cancell?ed|called off)\b|"
    r"\b(?:isnt|is not|wont be) (?:going ahead|happening|taking place|back on|on)\b|"
    r"\bno (?:(?:al final|ya|otra vez) )*(?:se (?:celebra|hace|corre)|sigue|vuelve)\b|"
    r"(?<!no )\b(?:se (?:cancela|suspende|ha cancelado)|esta cancelada)\b"
)
_OTHERS = late(
    r"[?¿]|\b(?:my|mi) (?:friend|wife|husband|mum|mom|dad|son|daughter|brother|sister|partner|amig[oa]|mujer|marido|hij[oa]|madre|"
    r"padre|herman[oa]|parej\w+|novi[oa])s?\b|\b(?:ran|raced|finished|did|was|were|corri|hice|fue|termine|acabe|hicimos)\b|"
    r"\b(?:not|dont|no longer|cancelled|canceled|cancelad[oa]|ya no|no tengo|no voy|no corro|if|what|when|how|cuando|cuant\w+|si|"
    r"que (?:pasa|hago))\b"
)


@dataclass(frozen=True)
class RaceSaid:
    """What was told; None for what was not. over: the day told is past.  named: the race itself was named, not only its date.

    moved: the day of a race told before was set anew.  gone: the race will not be.
    """

    day: date | None = None
    activity: ActivityType | None = None
    km: float | None = None
    over: bool = False
    named: bool = True
    moved: bool = False
    gone: bool = False


def read_race(text: str, language: Language, today: date) -> RaceSaid | None:
    """What a sentence tells of the speaker's race; None for any other sentence, questions and races that were run among them.

    >>> read_race("I have a half marathon on March 14", "en", date(2026, 11, 22)).day
    datetime.date(2027, 3, 14)
    """
    plain = " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()).strip(" .!¡").replace("ñ", "n")
    if says_cancelled(text):
        return RaceSaid(gone=True)
    if asks_to_cancel(text):
        return RaceSaid(gone=True, named=False)
    anew = _RESCHEDULED.match(plain)
    # "was moved to May 3" tells of a race to come.
    told = plain if anew is None else re.sub(r"\b(?:was|fue)\b", " ", plain)
    if len(plain) > MOST_CHARACTERS or _OTHERS.search(told) or "?" in text or "¿" in text:
        return None
    named = anew is not None or (_RACE.search(plain) is not None and _OWN.search(plain) is not None)
    if not named and _MOVED.match(plain) is None:
        return None
    day, rest = _day(plain, language, today)
    if day is None and not (named and re.search(r"\b(?:my race|mi carrera)\b.*\b(?:is|es|sera)\b", plain)):
        return None
    km = _km(rest)
    if day is None and km is None:
        return None
    sport = next((sport for words, sport in _SPORTS if re.search(rf"\b(?:{words})\b", rest)), None)
    moved = anew is not None or _MOVED.match(plain) is not None
    return RaceSaid(day, sport, km, over=day is not None and day < today, named=named, moved=moved)


def says_cancelled(text: str) -> bool:
    """Whether a sentence says that the speaker's race will not be, or that they take no part.

    >>> says_cancelled("the race is cancelled"), says_cancelled("is the race cancelled?")
    (True, False)
    """
    plain = " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()).strip(" .!¡").replace("ñ", "n")
    return len(plain) <= MOST_CHARACTERS and "?" not in text and "¿" not in text and _CANCELLED.fullmatch(plain) is not None


def asks_to_cancel(text: str) -> bool:
    """Whether words ask to take the speaker's race out, or say that they will not run it; to be held against the profile.

    >>> asks_to_cancel("cancel the race"), asks_to_cancel("I'm not racing any more"), asks_to_cancel("renuncio al maratón")
    (True, True, True)
    >>> asks_to_cancel("don't cancel the race"), asks_to_cancel("should I cancel the race?"), asks_to_cancel("cancel the run")
    (False, False, False)
    """
    plain = " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()).strip(" .!¡?¿").replace("ñ", "n")
    if len(plain) > MOST_CHARACTERS or ("?" in text and not re.match(rf"(?:{_ASKS_POLITELY})\b", plain)):
        return False
    found = _CANCEL.fullmatch(plain)
    if found is None or _NO_RACE_NAMED.search(plain.removesuffix(found["again"] or "")):
        return False
    return found["place"] is not None or _A_RUN.search(plain) is None


def says_back_on(text: str) -> bool:
    """Whether a sentence says that the speaker's race, cancelled before, will be after all; none for a question.

    >>> says_back_on("the race is back on"), says_back_on("la carrera al final se celebra"), says_back_on("is it back on?")
    (True, True, False)
    >>> says_back_on("the race is not going ahead"), says_back_on("my race is cancelled")
    (False, False)
    """
    plain = " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()).strip(" .!¡").replace("ñ", "n")
    if len(plain) > MOST_CHARACTERS or "?" in text or "¿" in text or _STILL_OFF.search(plain):
        return False
    return _BACK_ON.fullmatch(plain) is not None


def _day(plain: str, language: Language, today: date) -> tuple[date | None, str]:
    """The day a text names, the next of its kind where no year is said, and the text without it."""
    for pattern in _DATES:
        found = pattern.search(plain)
        if found is not None:
            told = found.groupdict()
            month = int(told["number"]) if told.get("number") else _MONTHS[told["month"]]
            return _next(int(told["day"]), month, told["year"], today), plain[: found.start()] + plain[found.end() :]
    found = _SLASHED.search(plain)
    if found is not None:
        one, two = int(found["one"]), int(found["two"])
        if language == "en" and one <= 12 and two <= 12 and one != two:
            return None, plain  # 3/4 is a day of March or of April, and nobody said which
        day, month = (one, two) if language == "es" or one > 12 else (two, one)
        return _next(day, month, found["year"], today), plain[: found.start()] + plain[found.end() :]
    found = _IN_WEEKS.search(plain)
    if found is not None and 0 < int(found["weeks"]) <= MOST_WEEKS:
        return today + timedelta(weeks=int(found["weeks"])), plain[: found.start()] + plain[found.end() :]
    return None, plain


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year), month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _km(plain: str) -> float | None:
    told = _KM.search(plain)
    if told is not None:
        return float(told["km"].replace(",", ".")) or None
    told = _MILES.search(plain)
    if told is not None:
        return round(float(told["miles"].replace(",", ".")) * MILE_KM, 1) or None
    return next((km for words, km in _KM_OF if re.search(words, plain)), None)
