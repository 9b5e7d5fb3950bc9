"""What a plan's free words may not say of somebody's body: a weight, a size or calories to come to (PL-31, PL-40).

Texts are plain (normalising.plain).
"""

from __future__ import annotations

from milo.coach.safety.prose.food import BY_DAY, LIFTED, UNIT, numbered
from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

_GAP = r"(?:[^\w.;!?]+\w+){0,3}?[^\w.;!?]+"  # up to three words between two of a phrase
_CALORIES = compiled("calori*|kcals?|kilocalori*|kilojoules?|kilojulios?|macros|[0-9]+ ?(?:kcals?|cals?|kj)")
_BURNT = late(
    rf"\b(?:burn\w*|work\w*|quem\w*)(?: off| of)?(?:{_GAP}|[^\w.;!?]+)(?:fat|food|meals?|dinner|lunch|breakfast|grasas?|"
    rf"comidas?|cenas?)\b"
)
_FORM = "thin|skinny|skinnier|slim|slimmer|lean|leaner|lighter|smaller|thinner|delgad[oa]|flac[oa]|ligera"
_NO_COUNT = (
    r"(?! ?(?:x|s|sec\w*|seg\w*|min\w*|reps?|rep\w*|times|veces|sets?|series?|steps|pasos|m|metros|metres|meters|%|each|per|"
    r"por|cada|on)\b)(?! ?[x%])"
)
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
_PART = (
    r"(?:waists?|cinturas?|thighs?|muslos?|legs?|piernas?|belly|tummy|stomach|barriga|tripa|vientre|hips?|caderas?|arms?|"
    r"brazos?|figure|figura|silueta|body|cuerpo)"
)
_SHAPE = (
    r"(?:slim\w*|thin|thinner|skinny|skinnier|shrink\w*|reduc\w+|afina\w*|fin[oa]s?|delgad\w*|trim\w*|estrech[oa]s?|"
    r"estiliz\w*)"
)
_SHAPED = late(
    rf"\b{_SHAPE}\W+(?:\w+\W+){{0,2}}?{_PART}\b(?! (?:swing|drive|kick|shift|bend|angle|sway|roll|position|travel|strength|"
    rf"work))|\b{_PART}\W+(?:\w+\W+)?(?:{_SHAPE}|plan[oa])\b|"
    r"\b(?:am|im|be|being|become|feel|stay|ser|estar|este|estoy|verme|sentirme|ponerme)\W+(?:\w+\W+){0,2}?"
    r"(?:thin|fat|skinny|slim|chubby|gord[oa]|delgad[oa]|flac[oa]|fin[oa])\b(?! (?:bar|grip|barra|agarre))|"
    r"\b(?:love handles?|muffin tops?|michelin\w*|lorzas?|cellulite|celulitis|flabby|flacid\w*|(?<!sacar )(?<!saca )(?<!hacer "
    r")(?<!haz )papada|(?<!making a )(?<!make a )double chin)\b|"
    r"\bdefin(?:e|ed|ing|ir|e|ido|idos|icion)\W+(?:\w+\W+){0,2}?(?:abs|abdomen|abdominales|vientre|waist|cintura|legs|piernas)\b|"
    r"\b(?:kilos?|kgs?) (?:fuera|off)\b|\bfuera (?:los )?kilos\b|"
    r"\b(?:because|since) i (?:ate|had (?:cake|pizza|dessert|dinner|lunch|chocolate|seconds))\b|"
    r"\bpor (?:haber )?(?:cenado|comido|desayunado|cenar|comer)\b|"
    r"\d ?% (?:of |de |body )?(?:fat|grasa)\b|\b(?:fat|grasa)\W+(?:\w+\W+){0,2}?\d+ ?%|"
    r"\b(?:burn|sweat)\w* (?:\w+ ){1,3}?off\b|\b(?:run|work|train|walk)\w* (?:the|my|that|this) (?:cake|dinner|lunch|breakfast|"
    r"meals?|pizza|dessert|chocolate|sweets|beers?|weekend|food|christmas) off\b|"
    r"\bquem\w* lo (?:de|que)\b|"
    r"\b\d+ ?(?:kg|kilos?) (?:class|category)\b|\b(?:class|category|categoria) (?:de |of )?(?:menos )?-? ?\d+ ?(?:kg|kilos?)\b"
)
_WEIGHED = late(
    rf"\b(?:weigh(?:s|ed|ing)?|pes(?:ar|are|aria|as|e|a|aba|ando)|peso(?=\W+\d))\b(?! muerto){_GAP}(?:less|more|menos|mas|"
    rf"\d+(?:[.,]\d+)?)\b(?! ?(?:reps?|x|s|min|m)\b)"
    rf"|\b(?:goal|ideal|target|objetivo|meta|dream)\b\W+(?:\w+\W+){{0,2}}?\d+(?:[.,]\d+)? ?{UNIT}\b|"
    rf"\d ?{UNIT}\W+(?:\w+\W+){{0,3}}?(?:goal|ideal|target|objetivo|meta|dream)\b"
)
_SCALES = late(
    r"\b(?:the|your|my|bathroom|digital) scales?\b(?! (?:of|pad|model|from|work|for (?:effort|pain)))|\bscales? (?:says?|reads?|"
    r"shows?|should|decides?)\b|"
    rf"\bscales\W+(?:(?:at|to|down|under|below|of)\W+)*\d{{2,3}}\b{_NO_COUNT}|\b(?:la|tu|mi|una) balanza\b(?! \d+ ?(?:s|seg\w*|"
    rf"x)\b)|"
    r"\bweigh(?:ing)?(?: yourself| in)? (?:every|each|daily|weekly|in the morning|first thing|on (?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|before|after|often|once)\b|"
    r"\b(?:pesarse|pesaros|pesese|pesaje|peso (?:diario|cada (?:dia|manana|semana)|todas las mananas))\b|"
    r"\b(?:measure|track|log|write down|note|photo\w*|picture|selfie|mide\w*|medir\w*|foto\w*|apunta|anota|"
    r"registra)\W+(?:\w+\W+){0,3}?"
    r"(?:waist|belly|tummy|stomach|thighs?|hips?|bottom|love handles?|cintura|barriga|tripa|vientre|muslos?|caderas?)\b"
    r"(?! (?:angle|height|width|distance|mobility|range|rotation|position|drive|hinge|flexion|a la altura|altura|movilidad|rango))|"
    r"\b(?:into|make|in|a) the -?(?:[4-9]\d|1[0-2]\d)s? (?:class|category)\b|\bcategoria (?:de )?(?:menos de )?-?(?:[4-9]\d|"
    r"1[0-2]\d)\b"
)
_LEANER = late(
    r"\b(?:lean(?:ing)? (?:out|down)(?! (?:of|over|from|to|into|past|with|at|on|toward\w*|onto|and (?:back|grab|pick|touch)|"
    r"the|slightly|too|far))|(?:get|be|look) (?:shredded|ripped|toned)|(?:shred|tone up|trim down|slim) for)\b|"
    r"\b(?:secar(?:te|me|se)|secate|definirte|afinarte|marcar (?:tableta|abdominales))\b(?=[^.;]*\b(?:verano|playa|boda|vacaciones|"
    r"(?:jun|jul|agost|septiembr)\w*)\b)|"
    r"\b(?:fit|squeeze|slip|get|be|wear)(?:ting|zing)? (?:back )?(?:in|into)? ?(?:an? |the )?size (?:xxs|xs|s|m|l|small|medium|"
    r"\d+)\b(?! (?:band|ball|shoe|plate|bell|grip|dumbbell|kettlebell|helmet|glove|bike|frame))|"
    r"\b(?:entr\w+|cab\w+|quep\w+|met\w+|baj\w+|lleg\w+|us\w+|llev\w+)\W+(?:en |a |de )?(?:una |la )?talla\b|"
    r"\b(?:check|compare|inspect|look at|revisa|comprueba|compara|mira)\w*\W+(?:(?:the|your|la|el|tu)\W+)+(?:waist\w*|belly|"
    r"tummy|cintura|"
    r"barriga|tripa)\b(?=\W*(?:$|[.,;]|(?:on|every|each|this|today|weekly|again|in the|before and|el|los|cada|hoy|este|por la)\b))"
)
"""A size or a look to come to, and a waist that is looked at by the calendar."""
_NO_LEAN = late(r"\b(?:no|not|dont|never|without|avoid|sin|nunca|evita\w*)\W+(?:\w+\W+){0,2}?$")
_MIRRORED = late(
    r"\b(?:until|till|hasta)\b[^.;]*?\b(?:see|show|ver|veas|vean|marcar|marquen)\W+(?:\w+\W+){0,2}?(?:abs|abdominales|six "
    r"?-?pack)\b|"
    r"\b(?:belly|tummy|waist|cintura|barriga|tripa|abs|abdominales)\b[^.;]*?\b(?:mirror|espejo)\b|\b(?:mirror|"
    r"espejo)\b[^.;]*?\b(?:belly|tummy|waist|cintura|barriga|"
    r"tripa)\b"
)
_OF_EFFORT = late(r"\b(?:effort|rpe|borg|pain|exertion|esfuerzo|dolor|rir)\b")
_BARE = r"(?:[3-9]\d|1[0-4]\d)(?:\.\d+)?"  # kilograms a body may be told without their unit
_DOWN_TO = late(rf"\b(?:from|de) (?P<a>{_BARE}) (?:down )?(?:to|a|hasta) (?P<b>{_BARE})\b{_NO_COUNT}(?! ?(?:km|kmh|w|bpm|hz|cm)\b)")
_BE_BY = late(rf"\b(?:be|am|at|weigh|ser|estar|llegar|llega|quedar\w*|en) (?:a |at |en )?{_BARE}\b{_NO_COUNT}(?=\W)")
_TIMED = late(
    r"\b(?:\d{3,4} ?(?:m|metres|metros)|lap|laps|sprint\w*|seconds|minutes|10 ?km?|5 ?km?|time|tiempo|segundos|minutos|swim\w*|"
    r"butterfly|freestyle|"
    r"crol|pace|ritmo|bpm|pulse|pulso|heart|reps?|steps?|degrees|grados)\b"
)
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
_BODY_AT = late(
    r"\b(?:body ?-?(?:weight|mass)|peso corporal|masa corporal|mi peso|my weight)\b(?:\W+(?:goal|target|objetivo|meta|ideal|of|"
    r"is|at|to|under|below|"
    r"over|around|about|de|es|en|a|por debajo de|bajo|hasta))*\W+(?:[3-9]\d|1\d\d|2[0-4]\d)(?:\.\d+)?\b"
    rf"{_NO_COUNT}"
)
"""A bare number after the weight of the body, that counts nothing else."""
_BY_WHEN = late(
    r"\b(?:by|before|until|till|for|in time for|para|antes de|hasta|en|in)(?: (?:the|my|el|la|los|las|mi|end of|fin de|final de|"
    r"early|late|next)){0,2} "
    r"(?:jan\w*|feb\w*|march|marzo|apr\w*|abril|may|mayo|jun\w*|jul\w*|aug\w*|ago\w*|sep\w*|oct\w*|nov\w*|dec\w*|dic\w*|enero|"
    r"summer|verano|"
    r"spring|primavera|autumn|otono|winter|invierno|christmas|navidad\w*|easter|semana santa|wedding|boda|beach|playa|holidays?|"
    r"vacation|vacaciones|"
    r"birthday|cumple\w*|prom|graduacion|race|carrera|competi\w+|season|temporada|year|ano|month|mes|school|colegio|clases)\b|"
    r"\b(?:when|once|cuando) (?:\w+ ){0,2}(?:starts?|begins?|comes?|arrives?|empiec\w*|llegu\w*|toque)\b"
)
"""A day to come to a weight by: sets have their week, a body has a date."""
_AIM = late(r"(?:goal|ideal|target|objetivo|meta|dream|\d)")
_SENTENCE = late(r"[.;!?](?!\d)")


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
