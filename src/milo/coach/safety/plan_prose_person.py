"""What a plan's free words may not say to one person: how to hold the breath (PL-22, PL-24, PL-25), what to weigh, eat off or
measure (PL-31, PL-40).

Texts are plain (normalising.plain); what is denied ("never hold your breath") is said to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.notation import compiled

_DENIED = re.compile(
    r"\b(?:no|not|never|dont|do not|don't|without|avoid|instead of|rather than|stop|nunca|jamas|sin|evita|evitar|tampoco|"
    r"en vez de|en lugar de|deja de)(?: (?:ever|even|to|be|any|you|te|a|la|los|el))?\W*$"
)
_GAP = r"(?:[^\w.;!?]+\w+){0,3}?[^\w.;!?]+"  # up to three words between two of a phrase
_AIR = r"(?:breaths?|air|respiracion|aliento|aire)\b"
_HOLD = (
    r"\b(?:hold\w*|held|keep\w*|lock\w*|trap\w*|block\w*|aguant\w*|conten\w*|conteng\w*|reten\w*|reteng\w*|retien\w*|bloque\w*|"
    r"manten\w*|manteng\w*)"
)
_BREATH = re.compile(
    rf"{_HOLD}{_GAP}{_AIR}|\b(?:breath|breathe|inhale|respira\w*|inspira\w*|inhala|coge|toma){_GAP}(?:{_AIR}{_GAP})?"
    rf"(?:hold|aguant\w*|reten\w*|conten\w*|manten\w*)(?:lo|la)?(?: it)?\b"
    r"|\bbreath ?-?hold\w*|\bvalsalva\w*|\bapno?ea\w*"
)
_NO_AIR = compiled(
    "(?:dont|do not|never|not|no) (?:ever )?(?:breathe|exhale|breathe out|let (?:any|the|your) (?:air|breath) out)"
    "|(?:without|stop|no) (?:breathing|exhaling)|(?:no|nunca|jamas) (?:respires|respirar|exhales|sueltes el aire)"
    "|(?:sin|deja de|dejar de) (?:respirar|exhalar|soltar el aire)"
)
_BREATHED = re.compile(
    r"\b(?:breath|air|aire|respiracion|aliento)\w* (?:out|steady|even|slow\w*|regular|flow\w*|constante|tranquil\w*)\b"
)
"""Breath that is kept going: "keep your breath steady"."""

_UNIT = r"(?:kgs?|kilos?|kilogramm?e?s?|kilogramos?|lbs?|pounds?|libras?|stones?)"
_CALORIES = compiled("calori*|kcals?|kilocalori*|kilojoules?|[0-9]+ ?(?:kcals?|cals?|kj)")
_BURNT = re.compile(
    rf"\b(?:burn\w*|work\w*|quem\w*)(?: off| of)?(?:{_GAP}|[^\w.;!?]+)(?:fat|food|meals?|dinner|lunch|breakfast|grasas?|"
    rf"comidas?|cenas?)\b"
)
_BODY = re.compile(
    rf"\b(?:los[ei]\w*|losing|shed\w*|weigh\w*|slim\w*|perd[eio]\w*|pierd\w*|adelgaz\w*|engord\w*|pes(?:ar|o|es|a|e|"
    rf"aba)(?! muerto))"
    rf"{_GAP}(?:\d+(?:[.,]\d+)? ?)?{_UNIT}\b"
    rf"|\b(?:los[ei]\w*|losing|gain\w*|perd\w*|pierd\w*|bajar|gan\w*){_GAP}(?:weight|peso)\b|\bweight ?-?loss\b|"
    rf"\badelgaz\w*|\bslim\w* down\b"
    rf"|\b(?:target|goal|dream|ideal) weight\b|\b(?:goal|target|weight) (?:for|is|of){_GAP}\d+ ?{_UNIT}\b"
    r"|\bpeso (?:ideal|objetivo|meta|deseado)\b|\b(?:bmi|imc)\b|\bbody ?-?(?:mass|fat)\b|\b(?:grasa|masa) corporal\b|\bthigh gap\b"
    rf"|\b(?:waist\w*|cintura\w*){_GAP}\d+|\b(?:jeans|dress|clothes) size\b|\bsize (?:zero|xs|\d+)\b|\btalla (?:xs|\d+)"
    rf"|\b(?:get|be|look|become|estar|ponerme|quedar)\b(?:{_GAP})(?:thin|skinny|skinnier|slim|slimmer|delgad[oa]|flac[oa])\b"
)
_MAYBE_BODY = re.compile(
    rf"\b(?:get|getting|go|going|come|reach\w*|hit|be|make|to|down|under|below|up to|drop\w*|cut\w*|gain\w*|at|goal|target|"
    rf"meta|objetivo|"
    rf"llegar|llega|llego|weight|peso|baj\w*|sub\w*|gan\w*|hasta|alcanz\w*)\W+(?:\w+\W+){{0,3}}?\d+(?:[.,]\d+)? ?{_UNIT}\b"
    rf"|\d ?{_UNIT} (?:by|before|until|para|antes de|en) (?!hand|set|side|arm|cada|mano)\w+"
)
"""A weight to come to, which is one of the body where nothing is named that is lifted."""
_LIFTED = compiled(
    "bars?|barbell*|dumbbell*|kettlebell*|plates?|machine*|cable*|press*|bench*|squat*|deadlift*|lift*|rows?|rowing|curls?|lunge*|"
    "pull*|push*|swing*|carr*|thrust*|snatch*|clean*|jerk*|raise*|sets?|reps?|repetition*|loads?|warm ?-?up|working|"
    "barra*|mancuerna*|pesa|pesas|rusa*|discos?|maquina*|polea*|banca|banco|sentadilla*|peso muerto|remo*|zancada*|"
    "domin*|jalon*|empuj*|fuerza|series?|repeticion*|cargas?|levant*"
)


def holds_breath(read: str) -> str | None:
    """The words of a plain text that have somebody hold their breath; None where there are none.

    >>> holds_breath("hold your breath on every effort"), holds_breath("breathe out; never hold your breath")
    ('hold your breath', None)
    """
    if (stopped := _NO_AIR.search(read)) is not None:
        return stopped[0]
    going = _BREATHED.sub(" ", read)
    found = (m for m in _BREATH.finditer(going) if _DENIED.search(going[: m.start()]) is None)
    return next((m[0] for m in found), None)


def measures_body(read: str, *, of_lift: bool = False) -> str | None:
    """The words of a plain text that set a weight, calories or a size of the body; None where there are none.

    of_lift: it is said of an exercise, where a weight to come to is one to lift.

    >>> measures_body("get to 45 kg"), measures_body("get to 45 kg on the bar"), measures_body("lose 5 kg by june")
    ('get to 45 kg', None, 'lose 5 kg')
    """
    for of in (_CALORIES, _BURNT, _BODY):
        if (found := of.search(read)) is not None:
            return found[0]
    if of_lift or _LIFTED.search(read) is not None:
        return None
    maybe = _MAYBE_BODY.search(read)
    return None if maybe is None else maybe[0]
