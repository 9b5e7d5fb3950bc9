"""Rest that a short sentence asks for, in English and Spanish: more days of it a week, or a weekday without training."""

from __future__ import annotations

from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import Day

_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_COUNTS = {"one": 1, "two": 2, "three": 3, "un": 1, "dos": 2, "tres": 3}
_N = rf"\d|{'|'.join(_COUNTS)}"
_REST = (
    r"(?:(?:full |whole |complete )?rest(?:ing)? days?|days? off|days? of rest|free days?|"
    r"dias? (?:de descanso|libres?|sin entrenar|para descansar))"
)
_MORE = r"(?:more|extra|additional|further|another|mas|adicional(?:es)?)"
_ADD = (
    r"(?:add|put in|insert|include|schedule|build in|throw in|(?:give|get) me|anad[ea]\w*|agreg[au]\w*|sum[ae]\w*|inclu[iy]\w*|"
    r"met[ea]\w*|dame|ponme|pon|mete|quiero meter)"
)
_MORE_REST = late(
    rf"\b(?:(?P<n1>{_N}) |an? |otr[oa]s? )?{_MORE} (?:(?P<n2>{_N}) )?{_REST}\b|"
    rf"\botr[oa]s? (?:(?P<n3>{_N}) )?{_REST}\b|"
    rf"\b(?:(?P<n4>{_N}) |an? )?{_REST} {_MORE}\b|"
    rf"\b(?:(?P<n5>{_N}) )?dias? {_MORE} (?:de descanso|libres?|sin entrenar|para descansar)\b|"
    rf"\b(?:rest|descans\w+) (?:for )?(?:(?P<n6>{_N}) |an? |otr[oa] )?(?:{_MORE} )?days? {_MORE}\b|"
    rf"\b(?:rest|descans\w+) (?:for )?(?:(?P<n7>{_N}) |an? )?{_MORE} days?\b|"
    rf"\bdescans\w+ (?:(?:(?P<n8>{_N}) )?dias? {_MORE}|otr[oa]s? (?:(?P<n9>{_N}) )?dias?)\b|"
    rf"\b{_ADD} (?:me |nos )?(?:(?P<n10>{_N}) |an? |otr[oa] |algun )?{_REST}\b"
)
_LESS_REST = late(
    r"\b(?:no|remove|take away|drop|fewer|less|without|quita|quitar|resta|restar|menos|sin)\b.*"
    r"\b(?:rest days?|days? off|dias? (?:de descanso|libres?))\b|"
    r"\bdias? menos de descanso\b|\bdias? de descanso menos\b|\b(?:rest|descans\w+) (?:\S+ )?(?:less|fewer|menos)\b|"
    r"\bdescans\w+ (?:\S+ )?dias? menos\b|\b(?:rest days?|days? off) (?:less|fewer)\b"
)
_LASTING = late(
    r"\b(?:from (?:now|today|here|this week) on(?:wards?)?|going forward|any ?more|any longer|no longer|for good|always|"
    r"permanently|never again|nunca mas|a partir de (?:ahora|hoy|ya)|de ahora en adelante|desde (?:ahora|hoy)|"
    r"en adelante|ya no|siempre|"
    r"(?:every|all|todos los|cada|never|nunca) (?:[a-z]+ ){0,5}?(?:"
    rf"{_DAY})s?)\b|\blos (?:{_DAY})s?\b|\b(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b"
)
"""Words that say that more than one week is meant."""
_LEAD = r"(?:(?:please|por favor|so|ok|vale|hey|from now on|actually|mejor|ya|i(?:'d)?(?: would)?|me|we|quiero|quisiera) )*"
_TRAIN = r"(?:train(?:ing)?|work(?:ing)? ?out|exercis(?:e|ing)|(?:do|have) (?:any )?(?:training|workouts?|sessions?))"
_ENTRENAR = r"(?:entren(?:ar|o|are|amos)|tener (?:entrenos?|entrenamientos?|sesion|sesiones)|hacer (?:ejercicio|deporte))"
_TAIL = r"(?: (?:please|por favor|free|any ?more|ya|mas|at all|nunca mas|off|again|thanks|gracias|from now on|for me))*"
_D = rf"(?P<day>{_DAY})s?"
_FREE = [
    late(rf"{_LEAD}{pattern}{_TAIL}")
    for pattern in (
        rf"(?:don'?t|do not|no longer|never|won'?t|will not|can'?t|cannot|can no longer) (?:want to |wanna |like to |have to |be )?"
        rf"{_TRAIN} (?:(?:any ?more|at all) )?(?:on )?(?:any |a )?(?:{_D})(?: (?:morning|evening)s?)?",
        rf"(?:would |'d )?(?:rather|prefer) not (?:to )?{_TRAIN} (?:on )?{_D}",
        rf"(?:no|without|stop) (?:more )?(?:training |workouts? |sessions? )?(?:on )?{_D}",
        rf"(?:keep|leave|make|have|want|need|get|set|like) (?:my |every |all |each )?{_D} "
        rf"(?:free|off|empty|clear|(?:as )?a rest day|rest days?)",
        rf"(?:my |every |all |each )?{_D} "
        rf"(?:off|free|is (?:now )?(?:off|free|my rest day|a rest day)|are (?:now )?(?:off|free)|rest)",
        rf"(?:take|off|rest) (?:on )?(?:every |all |each )?{_D}(?: off)?",
        rf"(?:no |nunca )(?:mas )?(?:(?:quiero|puedo|podre|voy a|vamos a|me apetece|querria|quisiera) )?(?:volver a )?{_ENTRENAR} "
        rf"(?:mas )?(?:(?:en )?(?:el|los|ningun|todos los) )?{_D}",
        rf"(?:el |los )?{_D} (?:ya )?(?:no|nunca) (?:(?:quiero|puedo|podre|voy a|me apetece|querria) )?{_ENTRENAR}",
        rf"(?:(?:deja|dejame|pon|ponme|haz|quiero|necesito|prefiero|tener) )?(?:el |los |todos los |cada )?{_D} "
        rf"(?:libres?|de descanso|sin (?:entrenar|entrenos?|entrenamientos?|nada)|descanso|descansar)",
        rf"(?:deja|dejame|pon|ponme|haz) libres? (?:el |los |todos los )?{_D}",
        rf"(?:quiero |prefiero |necesito )?(?:descans(?:o|ar|a)|librar|libr[eo]|sin entrenar) "
        rf"(?:el |los |todos los |cada )?{_D}",
    )
]
_ASKED = late(r"\?|^[¿\s]*(?:why|what|when|how|should|shall|is|are|do i|does|por que|que|cuando|como|deberia)\b")


def more_rest(said: str) -> int | None:
    """How many more days of rest a week plain words ask for, None for none.

    >>> more_rest("add a rest day"), more_rest("quiero dos dias mas de descanso"), more_rest("i have two rest days")
    (1, 2, None)
    """
    if _LESS_REST.search(said):
        return None
    found = _MORE_REST.search(said)
    if found is None:
        return None
    count = next((v for v in found.groupdict().values() if v is not None), "1")
    return _COUNTS.get(count) or int(count) or None


def rest_taken(said: str) -> bool:
    """Whether plain words ask for less rest, which no edit gives."""
    return _LESS_REST.search(said) is not None


def weekday_freed(said: str) -> Day | None:
    """The weekday plain words want to be without training, None for none and for a question; how long is another matter (lasting).

    >>> weekday_freed("i don't want to train on fridays"), weekday_freed("los viernes libres"), weekday_freed("why no fridays?")
    ('friday', 'friday', None)
    """
    if _ASKED.search(said):
        return None
    found = next((m for pattern in _FREE if (m := pattern.fullmatch(said)) is not None), None)
    return DAY_WORDS[found["day"]] if found is not None else None


def lasting(said: str) -> bool:
    """Whether plain words about a weekday mean every one of them.

    >>> lasting("no fridays"), lasting("i can't train on friday"), lasting("el viernes libre a partir de ahora")
    (True, False, True)
    """
    return _LASTING.search(said) is not None
