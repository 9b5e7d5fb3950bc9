"""A weight, a night's sleep or a day's energy eaten told in a sentence: read whole, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from milo.coach.talk.heard.illness_said import ill_beside
from milo.coach.conversation.entities.measures import measures_in
from milo.coach.talk.heard.pain_said import is_hurting
from milo.coach.talk.heard.told_with import without_order
from milo.coach.talk.words.numbers_said import converted, even, folded, numbers_in
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of a sentence that tells one measure; a longer one tells a story (our choice)
LEAST_KG, MOST_KG = 20.0, 400.0  # the log's own bounds (docs/logging.md)
MOST_H = 24.0
KCAL_PER_G = 4.0  # of protein; a day has no more of it than its energy (nutrition.md 3.4)
LEAST_KCAL, MOST_KCAL = 800.0, 10_000.0  # of a whole day; less is a snack or no day to note unasked (our choice)
_NOT_TOLD = re.compile(
    r"\?|\b(?:not|never|didnt|dont|want|wanted|should|would|could|can|will|goal|target|aim|if|need|to (?:weigh|sleep)|how|why|"
    r"what|when|less|more|lost|lose|gained|gain|than|last (?:week|month|year)|used to|usually|every|on average|my (?:friend|"
    r"brother|sister|wife|husband|dad|mum|mom|son|daughter)|no|nunca|quiero|deberia|puedo|podria|objetivo|meta|si|necesito|como|"
    r"por que|que|cuanto|menos|mas|perdi|perdido|gane|ganado|semana pasada|mes pasado|normalmente|siempre|cada|suelo|solia|"
    r"mi (?:amigo|amiga|hermano|hermana|mujer|marido|padre|madre|hijo|hija)|set|sets|reps?|series|repeticiones)\b"
)
_YESTERDAY = re.compile(r"[ ,]*\b(?:yesterdays?|(?:de )?ayer)\b[ ,]*")
_OTHER_DAYS = re.compile(
    r"\b(?:yesterday|ayer|anteayer|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"days? ago|hace \d+)\b"
)
_WEIGHT = re.compile(
    r"^(?:(?:today|this morning|now|just|log|note|record|hoy|esta manana|ahora|ya|anota|apunta|i|my|mi|the|el|yo)[ ,]*)*"
    r"(?:weigh(?:ed)?(?: (?:myself|in))?|weight|bodyweight|body weight|peso|pesaba|he pesado|pese|me he pesado|me pese|"
    r"peso corporal)(?:[ ,:=]*(?:is|was|at|in|now|today|this morning|es|son|fue|de|y|hoy|ahora|esta manana|and|came to))*[ ,:=]*$"
)
_AFTER = re.compile(
    r"^ ?(?:kgs?|kilos?|kilograms?|kilogramos?|lbs?|pounds?|libras?|hours?|h|hrs?|horas?|minut[eo]s?|mins?)?[ ,.!]*"
    r"(?:(?:today|this morning|now|please|last night|hoy|esta manana|ahora|por favor|anoche|of sleep|de sueno)[ ,.!]*)*$"
)
_SLEPT = re.compile(
    r"^(?:(?:today|last night|log|note|record|just|only|about|hoy|anoche|anota|apunta|solo|unas|i|yo|have|he)[ ,]*)*"
    r"(?:slept|sleep|got|had|dormi|dormido|sueno|he dormido)"
    r"(?:[ ,:=]*(?:for|last night|about|only|just|was|de|unas|anoche|solo|around))*[ ,:=]*$"
)
_ATE = re.compile(
    r"^(?:(?:today|in total|hoy|en total|i|ive|have|yo|he|me)[ ,]*)*"
    r"(?:ate|eaten|had|log|note|record|track|add|comi|comido|llevo(?: comidas?)?|anota|apunta|registra|anade)?"
    r"(?:[ ,:=]*(?:today|my|mi|mis|about|around|a|total|of|in|de|unas|hoy|en|que|he|comido|for|calories|calorias|kcal))*[ ,:=]*$"
)
_PROTEIN_TOO = re.compile(
    r"[ ,]*(?:(?:and|with|plus|y|con)[ ,]+)?(?P<g>\d{1,3}(?:[.,]\d)?) ?(?:g|gr|grams?|gramos?) (?:of |de )?(?:protein\w*)"
    r"(?=(?: (?:today|in total|so far|up to now|hoy|en total|hasta ahora|de momento|por ahora))*[ .!]*$)"
)
"""The protein of a day, told behind its energy."""
_IS_EATEN = re.compile(r"\b(?:log|note|record|track|add|anota|apunta|registra|anade|ate|eaten|had|comi|comido|llevo)\b")
_AFTER_ATE = re.compile(
    r"^ ?(?:k?cals?|calories|calorias|kilocalor\w+)[ ,.!]*"
    r"(?:(?:today|in total|for today|eaten|please|hoy|en total|por favor|de hoy|para hoy|comidas|so far|up to now|hasta ahora|"
    r"de momento|por ahora|ya)[ ,.!]*)*$"
)
_IS_SLEEP = re.compile(r"\b(?:slept|sleep|dormi|dormido|sueno)\b")
_ASIDE = re.compile(r"[ ,.;]+(?:and|but|so|y|e|pero|asi que) (?:(?:i|im|me|am|feel|feeling|estoy|ando|siento|voy) ?)+[^\d]*$")
"""How somebody feels, told behind a measure: "and feel a bit grumpy"."""
_OF_SLEEP = re.compile(r"\b(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?|horas?) (?:of sleep|de sueno)\b")
"""A night told by its length first: "7 hours of sleep"."""
_NO_SLEEP = re.compile(
    r"(?:(?:today|last night|hoy|anoche|i|yo|esta noche|pues|and|y|ok) )*(?:(?:did not|didnt|have not|havent) (?:sleep|slept)"
    r"(?: (?:at all|a wink|a minute|a single (?:minute|hour)|one minute|a second|anything))|"
    r"(?:got|had) (?:no sleep|zero sleep)(?: at all)?|"
    r"no (?:dormi|he dormido|pude dormir|he podido dormir)(?: (?:nada|ni un minuto|ni una hora|en absoluto|"
    r"nada de nada|en toda la noche))|"
    r"(?:no )?(?:pegue|he pegado) ojo|no pegue (?:ni )?un ojo)"
    r"(?: (?:today|last night|all night|hoy|anoche|esta noche|en toda la noche))*"
)
"""A night without sleep."""
_ATE_OR_WEIGHED = re.compile(
    r"\b(?:k?cals?|calories|calorias|kilocalor\w+|weigh\w*|weight|peso|pese|pesaba|pressure|pulse|pulso|"
    r"heart rate|tension|presion|mood|animo|energy|energia|soreness|agujetas|"
    r"rpe|effort|exertion|esfuerzo|session|workout|sesion|entreno|costo)\b"
)
_HOW_SLEPT = re.compile(
    r"\b(?:(?:did not|didnt|havent|have not) (?:sleep|slept)|(?:no )?(slept|dormi|he dormido))"
    r"(?: (?:really|very|so|pretty|quite|too|re|muy|bastante|super|fatal|demasiado|nada|all that|that|del todo|at all|tan))*"
    r" (?:badly|bad|poorly|terribly|well|great|fine|ok|little|mal|fatal|bien|regular|poco|"
    r"genial)[ ,:;.]+(?=(?:only |just |about |solo |"
    r"unas |como )?\d)"
)
"""How it was slept, told before how long."""
_H_MIN = re.compile(r"\b(\d{1,2}) ?h ?([0-5]\d)\b(?! ?(?:min|km|kg))")
_KILO_AND_A_HALF = re.compile(
    r"\b(\d{2,3}) ?(kgs?|kilos?|lbs?|pounds?|libras?)? ?(?:y medio|y media|and a half)\b(?! ?(?:hours?|horas?))(?: (kgs?|"
    r"kilos?|lbs?|pounds?|libras?))?"
)
"""A weight told with its half: "58 kilos y medio"."""
_AND_A_HALF = re.compile(r"(\d+) (?:(?:hours?|h|horas?) (?:and a half|y media)|and a half hours?|y media horas?)")


@dataclass(frozen=True)
class DaySaid:
    """What was told of a day: weight_kg, or sleep_h of the night before; the others are None. kcal: eaten in the whole day, and
    protein_g beside it where it was told too.

    days_ago: 0 today, 1 yesterday.  measures: (name, value) of measured_said.measures_in, where nothing else was told.
    """

    weight_kg: float | None = None
    sleep_h: float | None = None
    kcal: float | None = None
    days_ago: int = 0
    measures: tuple[tuple[str, float], ...] = ()
    protein_g: float | None = None

    @property
    def about(self) -> str:
        """The name of what it is a measure of."""
        if self.measures:
            return "pressure" if self.measures[0][0] == "systolic_mmhg" else self.measures[0][0]
        return "weight_kg" if self.weight_kg is not None else "kcal" if self.kcal is not None else "sleep_h"


def read_day(text: str, language: Language, units: str = "metric") -> DaySaid | None:
    """The one measure a sentence tells of today, or of yesterday's weight or food; None for any other sentence.

    units: of the athlete ("metric", "imperial"), for a weight without one.

    >>> read_day("slept 7 hours", "en")
    DaySaid(weight_kg=None, sleep_h=7.0, kcal=None, days_ago=0, measures=(), protein_g=None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = without_order(" ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(text))).split()))
    plain = plain.replace("ñ", "n")  # "esta mañana" is as long as "esta manana"
    plain = _H_MIN.sub(r"\1 h \2 min", plain)
    plain = _KILO_AND_A_HALF.sub(lambda m: f"{m[1]}.5 {m[2] or m[3] or ''}".strip(), plain)
    plain = _OF_SLEEP.sub(r"slept \1 h", plain)
    plain = _HOW_SLEPT.sub(lambda m: f"{m[1] or 'slept'} ", _AND_A_HALF.sub(r"\1.5 h", plain))
    if "?" not in text and _NO_SLEEP.fullmatch(re.sub(r"[ ,.!;]+", " ", plain).strip()):
        return DaySaid(sleep_h=0.0)
    plain = (
        _ASIDE.sub(lambda m: m[0] if is_hurting(m[0]) or ill_beside(f"-{m[0]}") else "", plain)
        if re.search(r"\d", plain)
        else plain
    )
    ago = 0
    if _ATE_OR_WEIGHED.search(plain) and len(_YESTERDAY.findall(plain)) == 1:
        # "Yesterday" of a night may be the one before or the one after; of a day's food or weight it is one day.
        plain, ago = _YESTERDAY.sub(" ", plain).strip(), 1
    if _NOT_TOLD.search(plain) or _OTHER_DAYS.search(plain):
        return None
    measures = measures_in(plain)
    found = _measured(plain, language, units) if measures is None else DaySaid(measures=measures)
    return found if found is None or not ago else replace(found, days_ago=ago)


def _measured(plain: str, language: Language, units: str) -> DaySaid | None:
    protein = _PROTEIN_TOO.search(plain)
    if protein is not None:
        alone = _measured(plain[: protein.start()] + plain[protein.end() :], language, units)
        if alone is None or alone.kcal is None:
            return None
        grams = float(protein["g"].replace(",", "."))
        return replace(alone, protein_g=grams) if KCAL_PER_G * grams <= alone.kcal else None
    numbers = numbers_in(plain, language)
    if len(numbers) == 1 and numbers[0].unit == "kcal" and _AFTER_ATE.match(plain[numbers[0].end :]):
        told = _ATE.match(plain[: numbers[0].start]) is not None and _IS_EATEN.search(plain) is not None
        return DaySaid(kcal=numbers[0].value) if told and LEAST_KCAL <= numbers[0].value <= MOST_KCAL else None
    if not numbers or _AFTER.match(plain[numbers[-1].end :]) is None:
        return None
    before = plain[: numbers[0].start]
    first = numbers[0]
    if _WEIGHT.match(before) and len(numbers) == 1:
        unit = first.unit or ("lb" if units == "imperial" else "kg")
        kg = round(converted(first.value, unit, "kg"), 2) if unit in {"kg", "lb"} else 0.0
        return DaySaid(weight_kg=kg) if LEAST_KG <= kg <= MOST_KG else None
    if _SLEPT.match(before) and _IS_SLEEP.search(plain):
        hours = 0.0
        for said, unit in zip(numbers, ("h", "min"), strict=False):
            if (said.unit or "h") != unit or (unit == "min" and said.value >= 60):
                return None
            hours += converted(said.value, unit, "h")
        return DaySaid(sleep_h=round(hours, 2)) if len(numbers) <= 2 and 0 < hours <= MOST_H else None
    return None
