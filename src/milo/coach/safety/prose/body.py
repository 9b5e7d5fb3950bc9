"""What a plan's free words may not say of somebody's body: a weight, a size or calories to come to (PL-31, PL-40).

Texts are plain (normalising.plain).
"""

from __future__ import annotations

from milo.coach.safety.prose.food import BY_DAY, LIFTED, UNIT, numbered
from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

_WRITTEN = Expressions("prose", "body")
_GAP = _WRITTEN.text("GAP")
_CALORIES = _WRITTEN.compiled("CALORIES")
_BURNT = _WRITTEN.late("BURNT")
_FORM = _WRITTEN.text("FORM")
_NO_COUNT = _WRITTEN.text("NO_COUNT")
_BODY = late(
    rf"\b(?:los[ei]\w*|losing|shed\w*|slim\w*|perd[eio]\w*|pierd\w*|adelgaz\w*|engord\w*)"
    rf"{_GAP}(?:\d+(?:[.,]\d+)? ?)?{UNIT}\b"
    rf"|\b(?:los[ei]\w*|losing|gain\w*|perd\w*|pierd\w*|bajar|gan\w*){_GAP}(?:weight|peso|fat|grasa|belly|tripa|barriga)\b|"
    r"\bweight ?-?loss\b|\bperdida de (?:peso|grasa)\b|\badelgaz\w*|\bslim\w* down\b|\bbaja(?:r)? de (?:peso|talla)\b"
    rf"|\b(?:target|goal|dream|ideal|race|fighting) weight\b|\b(?:goal|target|weight) (?:for|is|of){_GAP}\d+ ?{UNIT}\b"
    rf"|\b(?:my|your|mi|tu) (?:body ?)?(?:weight|peso)\b(?: \w+){{0,3}}\W+\d+(?:\.\d+)?\b{_NO_COUNT}"
    r"|\bpeso (?:ideal|objetivo|meta|deseado)\b|\b(?:bmi|imc)\b|\bbody ?-?(?:mass|fat)\b|\b(?:grasa|masa) corporal\b|\bthigh gap\b"
    rf"|\b(?:waist\w*|cintura\w*|thighs?|muslos?|hips?|caderas?){_GAP}\d+ ?(?:cm|in|inch\w*)\b(?! (?:from|apart|off|above|below|"
    rf"wide|de|del|sobre|por))|\b(?:waist|cintura) (?:of |de )?\d+"
    r"|\b(?:jeans|dress|clothes) size\b|\bsize (?:zero|xs|\d+)\b|\btallas? (?:xs|menos|\d+)|"
    r"\b(?:drop|down|bajar|perder|los[ei]\w*)(?: \w+){0,2} (?:sizes?|tallas?)\b"
    rf"|\b(?:get|be|look|become|estar|ponerme|quedar|verme)\b(?:{_GAP})(?:{_FORM})\b"
    r"|\b(?:flat|flatter|smaller) (?:stomach|belly|tummy|waist|thighs)\b|\b(?:vientre|abdomen|estomago) plano\b|\b(?:bikini|"
    r"beach|summer) body\b|"
    r"\boperacion bikini\b|\bfit (?:back )?into\b(?: \w+){0,3} (?:jeans|dress|clothes|trousers|uniform)\b|"
    r"\b(?:entrar|caber|quepa|meterme) en\b(?: \w+){0,3} (?:vaqueros|pantalon\w*|vestido|ropa)\b"
    r"|\b(?:step on|on the) (?:the )?scales?\b(?! (?:pad|of)\b)|\bweigh(?:ing)? (?:yourself|myself|in)\b|\bweigh-?in\b|"
    r"\bpes(?:ate|arte|arme|"
    r"aje)\b|(?<!sin )(?<!sin la )(?<!nada de )(?<!olvida la )(?<!guarda la )\bbascula\b|"
    r"\b\d+(?:\.\d+)? stone\b|\b(?:make|making|hit) (?:the )?weight\b|\bdar el peso\b|\bcalorie\b"
)
_SHAPED = _WRITTEN.late("SHAPED")
_WEIGHED = late(
    rf"\b(?:weigh(?:s|ed|ing)?|pes(?:ar|are|aria|as|e|a|aba|ando)|peso(?=\W+\d))\b(?! muerto){_GAP}(?:less|more|menos|mas|"
    rf"\d+(?:[.,]\d+)?)\b(?! ?(?:reps?|x|s|min|m)\b)"
    rf"|\b(?:goal|ideal|target|objetivo|meta|dream)\b\W+(?:\w+\W+){{0,2}}?\d+(?:[.,]\d+)? ?{UNIT}\b|"
    rf"\d ?{UNIT}\W+(?:\w+\W+){{0,3}}?(?:goal|ideal|target|objetivo|meta|dream)\b"
)
_SCALES = _WRITTEN.late("SCALES")
_LEANER = _WRITTEN.late("LEANER")
"""A size or a look to come to, and a waist that is looked at by the calendar."""
_NO_LEAN = _WRITTEN.late("NO_LEAN")
_MIRRORED = _WRITTEN.late("MIRRORED")
_OF_EFFORT = _WRITTEN.late("OF_EFFORT")
_DOWN_TO = _WRITTEN.late("DOWN_TO")
_BE_BY = _WRITTEN.late("BE_BY")
_TIMED = _WRITTEN.late("TIMED")
_MAYBE_BODY = late(
    rf"\b(?:get|getting|go|going|come|reach\w*|hit|be|make|to|down|under|below|above|over|bring|encima|up to|drop\w*|cut\w*|"
    rf"gain\w*|at|goal|target|"
    rf"meta|objetivo|"
    rf"llegar|llega|llego|weight|peso|baj\w*|sub\w*|gan\w*|hasta|alcanz\w*)\W+(?:\w+\W+){{0,3}}?\d+(?:[.,]\d+)? ?{UNIT}\b"
    rf"|\d ?{UNIT} (?:by|before|until|para|antes de|en) (?!hand|set|side|arm|cada|mano)\w+"
    rf"|\d ?{UNIT} (?:less|lighter|down|menos|mas ligera)\b"
)
"""A weight to come to, which is one of the body where nothing is named that is lifted."""
_LOSS_BY_DAY = late(
    rf"\b(?:drop\w*|cut\w*|take off|minus|baj\w*|quit\w*|"
    rf"menos)\W+(?:\w+\W+){{0,3}}?\d+(?:[.,]\d+)? ?{UNIT}\b(?:\W+\w+){{0,2}}?\W+{BY_DAY}|"
    rf"\b\d+(?:[.,]\d+)? ?{UNIT} (?:less|off|down|lighter|menos|fuera)\b\W+{BY_DAY}"
)
"""A loss by a day of this week; a bar is loaded on a day."""
_BODY_AT = _WRITTEN.late("BODY_AT")
"""A bare number after the weight of the body, that counts nothing else."""
_BY_WHEN = _WRITTEN.late("BY_WHEN")
"""A day to come to a weight by: sets have their week, a body has a date."""
_AIM = _WRITTEN.late("AIM")
_SENTENCE = _WRITTEN.late("SENTENCE")


def measures_body(read: str, *, of_lift: bool = False) -> str | None:
    """The words of a plain text that set a weight, calories or a size of the body; None where there are none.

    of_lift: it is said of an exercise that is lifted with a weight, where a weight to come to is one to lift, unless it is to be
    reached by a date.

    >>> measures_body("get to 45 kg"), measures_body("get to 45 kg on the bar"), measures_body("lose 5 kg by june")
    ('get to 45 kg', None, 'lose 5 kg')
    """
    for text in numbered(read):
        for of in (_CALORIES, _BURNT, _BODY, _SHAPED, _BODY_AT):
            if (found := of.search(text)) is not None:
                return found[0]
        for said in _SENTENCE.split(text):
            if (scale := _SCALES.search(said)) is not None and _OF_EFFORT.search(said) is None:
                return scale[0]
            leaner = _LEANER.search(said)
            if leaner is not None and _NO_LEAN.search(said[: leaner.start()]) is None:
                return leaner[0]
            if (mirrored := _MIRRORED.search(said)) is not None:
                return mirrored[0]
            if LIFTED.search(said) is not None:
                continue
            if (bare := _bare_weight(said, of_lift=of_lift)) is not None:
                return bare
            if (weighed := _WEIGHED.search(said)) is not None and (not of_lift or not _AIM.match(weighed[0])):
                return weighed[0]
            if (lost := _LOSS_BY_DAY.search(said)) is not None:
                return lost[0]
            if of_lift and _BY_WHEN.search(said) is None:
                continue
            if (maybe := _MAYBE_BODY.search(said)) is not None:
                return maybe[0]
    return None


def _bare_weight(said: str, *, of_lift: bool) -> str | None:
    """A weight of the body that a sentence tells by its number and its date alone; a load grows and a time has its distance."""
    if _TIMED.search(said) is not None:
        return None
    dated = _BY_WHEN.search(said) is not None
    if dated and (down := _DOWN_TO.search(said)) is not None and float(down["a"]) > float(down["b"]):
        return down[0]
    if dated and not of_lift and (be := _BE_BY.search(said)) is not None:
        return be[0]
    return None
