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
from milo.coach.safety.text.notation import compiled
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
_KCAL = late(r"(\d+(?:\.\d+)?) ?(?:k ?)?(kcals?|kilocalor\w*|calor\w*|cals?|kj|kilojoules?|kilojulios?)\b")
_LED = late(
    r"\b(?:(?:kcals?|calor\w*|intake|ingesta|budget|presupuesto)\W+(?:\w+\W+){0,2}?|(?:eat|live on|living on|survive on|get by "
    r"on|come|vive con|vivir con|"
    r"sobrevive con|aliment\w+ con)\W+(?:(?:only|just|solo|about|unas|max|at most|under)\W+)*)(\d{3,4})(?! ?(?:m|s|w|g|ml|steps|"
    r"pasos|mg|less|more|under|below|"
    r"short|menos|mas|por debajo)\b)"
)
"""The amount after what it is of: "daily calories: 900"."""
_CLAUSE = late(r"[.;!?](?!\d)|,(?= )|\b(?:but|pero)\b")
_SPENT = compiled(
    "burn*|burnt|spen[dt]*|expend*|costs?|uses?|quem*|gast*|consumo|bike|bici*|airbike|row|rower|rows|rowing|remo|remar|ski "
    "?erg|erg|"
    "treadmill|cinta|elliptical|eliptica|assault|echo|ride|rodar|run|runs|correr|walk|caminar|amrap|emom|rounds?|rondas?|sprint*"
)
_PART = compiled(
    "breakfast*|lunch*|dinner*|snack*|meals?|bars?|gels?|shakes?|drink|drinks|supper|desayun*|almuerz*|almorzar|cena|cenas|cenar|"
    "meriend*|comidas?|batidos?|barritas?|geles|before|after|during|pre|post|antes|despues|durante|per hour|an hour|each hour|"
    "por hora|cada hora|a la hora|portion*|racion*|gap|top ?-?up"
)
_DAY = late(
    r"/ ?d(?:ay|ia)?\b|\b(?:a day|per day|daily|each day|every day|days? total|al dia|por dia|diari[oa]s?|cada dia|todo el dia|"
    r"all day|"
    r"in total|in all|en total)\b"
)
_ONE_DAY = late(
    r"\b(?:today|tomorrow|tonight|hoy|manana|(?:on |this |el |este )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|"
    r"miercoles|jueves|viernes|sabados?|domingos?|rest days?|dias? de descanso)\b"
)
_WORKED = late(r"\b(?:sessions?|workouts?|circuits?|class\w*|steps|watch|reloj|sesion\w*|entreno\w*|circuitos?|pasos)\b")
_EATEN = compiled(
    "eat|eats|eating|intake|diet*|under|below|only|just|max*|at most|no more than|not more than|limit*|budget*|target*|goal|cap|"
    "stay*|"
    "stick*|keep*|come|comes|comer|comiendo|diet[ae]s?|solo|solamente|menos de|debajo de|por debajo|topes?|objetivo|ingesta|"
    "consum[eio]*|food|comida|fuel|aliment*|live on|llegues|llegar|llega|vive con|vivir con|until|hasta"
)
_ON_TOP = late(
    r"\b(?:extra|surplus|superavit|on top|adicional\w*|(?:more|mas)(?! (?:than|de|que)\b)|above|over|por encima|more than|mas "
    r"de)\b|\+ ?\d"
)
_NO_MORE = late(
    r"\b(?:no|dont|do not|never|nunca)\W+(?:llegu\w+|pas\w+|reach|hit|exceed|go over|super\w+)\b|"
    r"\b(?:no|not|never|dont|nunca)\b(?:\W+\w+){0,3}?\W+(?:more|mas|over|above|encima)\b"
)
_NOT_BELOW = late(
    r"\b(?:never|not|dont|do not|no|nunca|jamas|without|sin|avoid|evita\w*|at least|al menos|como minimo|minimum)\b"
    r"(?:\W+\w+){0,3}?\W+(?:under|below|less|menos|debajo|baj\w+|fewer|drop\w*|go\w*)\b|\b(?:at least|al menos|minim\w+)\b"
)
"""That it is the least, not the most: "never below 1200 kcal"."""
_DEFICIT = late(
    r"\b(?:deficit\w*|(?:cut|recorta\w*|reduce\w*|quita\w*)(?= \d)|(?:kcals?|calor\w*) (?:less|fewer|menos|below|under))\b"
)
_NEED = (
    r"(?:maintenance|mantenimiento|tdee|expenditure|gasto|(?:your|my|daily|tus?|mis?) (?:needs?|necesidades)|"
    r"(?:what )?(?:you|i) (?:burn|need|spend|use)|lo que (?:gast|quem|necesit|consum)\w+)"
)
_SHORT_OF = late(
    r"\b(?P<a>\d{2,4})(?: ?(?:kcals?|cals?|calor\w*))? (?:under|below|beneath|less than|fewer than|short of|por debajo(?: de)?|"
    r"debajo de|"
    rf"bajo|menos (?:de|que))(?: (?:the|your|my|tu|mi|el|la|del))? {_NEED}\b|"
    r"\bdeficit(?: (?:of|de|:))? ?:? ?(?P<b>\d{3,4})\b(?! ?(?:m|s|mm|cm|kj|reps?)\b)|\b(?P<c>\d{3,4}) (?:\w+ )?deficit\b|"
    r"\b(?:eat\w*|leave out|come|comer|deja de comer)\W+(?:\w+\W+)?(?P<d>\d{3,4})(?: ?(?:kcals?|cals?|calor\w*))? "
    r"(?:less|fewer|menos)\b(?! (?:m|metres|metros|steps|pasos)\b)|\bleave out (?P<e>\d{3,4}) (?:a|each|every) day\b|"
    r"\b(?P<f>\d{3,4})(?: ?(?:kcals?|cals?|calor\w*))? (?:less|menos) (?:a|each|every|al|cada|por) (?:day|dia)\b"
)
"""A deficit that does without its unit: "600 under maintenance"."""
_SHARE = late(r"(\d+(?:\.\d+)?) ?% (?:\w+ ){0,2}deficit|\bdeficit\w*(?: \w+){0,3}? (\d+(?:\.\d+)?) ?%")
_A_WEEK = late(r"\b(?:a|per|each|every|this) week\b|/ ?week|\b(?:a la|por|cada|esta) semana\b|\bsemanal\w*|\bweekly\b")

_LOST = r"(?:los[ei]\w*|losing|lost|shed\w*|perd\w*|pierd\w*|adelgaz\w*|slim\w*|fuera)"
_MAYBE_LOST = r"(?:drop\w*|cut\w*|baj\w*|down|off|quit\w*|minus|menos)"
_SPAN = (
    r"(?P<per>in|en|within|per|por|a|an|al|each|every|cada|this|esta|este|next|la|/|over|during|durante)\W*(?:the |la |el |las |"
    r"los |next |a )?"
    r"(?P<n>\d+(?:\.\d+)?|one|una?|couple of|par de)? ?(?P<of>days?|weeks?|months?|fortnights?|dias?|semanas?|mes(?:es)?|"
    r"quincenas?)\b(?! \d)"
)
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

LIFTED = compiled(
    "technique|tecnica|form|vest*|chaleco*|backpack*|mochila*|bags?|sacos?|balls?|balon*|bars?|barbell*|dumbbell*|kettlebell*|"
    "plates?|machine*|cable*|press*|bench*|squat*|deadlift*|lift*|"
    "rows?|rowing|curls?|lunge*|"
    "pull*|push*|swing*|carr*|thrust*|snatch*|clean*|jerk*|raise*|sets?|reps?|repetition*|loads?|warm ?-?up|working|"
    "barra*|mancuerna*|pesa|pesas|rusa*|discos?|maquina*|polea*|banca|banco|sentadilla*|peso muerto|remo*|zancada*|"
    "dominad*|jalon*|empuj*|fuerza|series?|repeticion*|cargas?|levant*"
)
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
_NOT_CUT = late(
    r"\b(?:no|not|never|dont|without|nothing|nunca|sin|nada de|stop|avoid|instead of|evita\w*)[^\w:.;!?]+(?:\w+[^\w:.;!?]+){0,2}?$"
)


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
