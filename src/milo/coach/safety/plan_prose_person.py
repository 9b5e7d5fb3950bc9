"""What a plan's free words may not say to one person: how to hold the breath (PL-22, PL-24, PL-25), what to weigh, eat off or
measure (PL-31, PL-40).

Texts are plain (normalising.plain); what is denied ("never hold your breath") is said to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.plan_prose_food import BY_DAY, LIFTED, UNIT, numbered
from milo.coach.safety.text.notation import compiled

_DENIED = re.compile(
    r"\b(?:no|not|never|dont|do not|don't|without|avoid|instead of|rather than|stop|nunca|jamas|sin|evita|evitar|tampoco|"
    r"en vez de|en lugar de|deja de)(?: (?:ever|even|to|be|any|you|te|a|la|los|el))?\W*$"
)
_GAP = r"(?:[^\w.;!?]+\w+){0,3}?[^\w.;!?]+"  # up to three words between two of a phrase
_AIR = (
    r"(?:breaths?|air(?! ?(?:bike|squat|dyne|runner|rower|con|in the (?:tyre|tire|wheel)))|respiracion|aliento|"
    r"aire(?! (?:libre|fresco|acondicionado|en las ruedas)))\b"
)
_HOLD = (
    r"\b(?:hold\w*|held|keep\w*|lock\w*|trap\w*|block\w*|aguant\w*|conten\w*|conteng\w*|reten\w*|reteng\w*|retien\w*|bloque\w*|"
    r"manten\w*|manteng\w*|guard[ae]\w*)"
)
_BREATH = re.compile(
    rf"{_HOLD}(?:[^\w.,;!?]+\w+){{0,3}}?[^\w.,;!?]+{_AIR}|\b(?:breath|breathe|inhale|respira\w*|inspira\w*|inhala|coge|"
    rf"toma){_GAP}(?:{_AIR}{_GAP})?"
    rf"(?:hold(?! (?:the|on|each|your|both|onto)\b)|held|(?:keep|lock|trap) it(?! (?:steady|slow|even|calm|easy|going|up|"
    rf"relaxed|regular|light|smooth))|aguant\w*(?! (?:la (?:postura|posicion|plancha)|el (?:puente|peso)))|reten\w*|conten\w*|"
    rf"manten(?:lo|la)|bloque\w*)(?:lo|la)?(?: it)?\b"
    r"|\b(?:llena\w*|fill) (?:\w+ ){0,2}(?:pulmones|lungs)(?:\W+\w+){0,3}?\W+(?:no sueltes|hold|keep|aguanta|dont let|lock)\b"
    r"|\b(?:close|shut|cierra|cerrar) (?:the|your|la|tu) (?:throat|glottis|garganta|glotis)\b|(?<!quedes )(?<!quedas "
    r")(?<!quedarte )\bsin (?:aire|coger aire|tomar "
    r"aire)\b|"
    r"\b(?:pinch|tapa\w*|tapando) (?:your |the |la |tu |te la )?(?:nose|nariz)\b"
    r"|\bbreath ?-?hold\w*|\bvalsalva\w*|\bapno?ea\w*|\bhypoxi\w*|\bhipoxi\w*|\b(?:full lungs|pulmones llenos)\b|\bbear(?:ing)? "
    r"down\b"
)
_NO_AIR = compiled(
    "(?:dont|do not|never|not|no) (?:ever )?(?:breathe|exhale|breathe out|let (?:any|the|your) (?:air|breath) out|let go of "
    "(?:any|the|your) (?:air|breath))"
    "|no (?:air|breath) (?:out|leaves)|(?:without|stop|no) (?:breathing|exhaling)|(?:without|with no) (?:a |any )?breaths?|"
    "(?:no|nunca|jamas) (?:respires|"
    "respirar|exhales|sueltes el aire)"
    "|(?:sin|deja de|dejar de) (?:respirar|exhalar|soltar el aire)"
)
_ENDS = (
    r"(?:sets?|last (?:rep|one)|series?|ultima(?: \w+)?|lockout|(?:you(?:re| are)? )?(?:finish|done)|rep|top|reps|"
    r"repeticion(?:es)?|bloqueo)"
)
_KEPT_TO_END = re.compile(
    r"\b(?:breathe?|exhale|breathe out|respira\w*|exhala\w*|suelta(?: el)? aire)\W+(?:only|just|solo|solamente|unicamente|"
    r"nada mas)\W+"
    r"(?:between|after|before|at the (?:end|start|finish)|once|entre|despues|antes|tras|al (?:final|acabar|terminar|empezar))\b|"
    r"\b(?:only|just|solo|solamente|unicamente) (?:breathe|exhale|respira\w*|exhala\w*|suelta(?: el)? aire)(?: out)? "
    r"(?:between|after|before|at the (?:end|start|finish)|once|entre|despues|antes|tras|al (?:final|acabar|terminar|empezar))\b|"
    r"\b(?:breathe|respira\w*|exhale|exhala\w*) (?:between|entre) (?:the |las )?(?:sets|reps|series|repeticiones)\W+(?:and |"
    r"y )?(?:not|never|no|nunca)\b|"
    r"\b(?:one|a single|single|1|una sola|un solo|una|1) (?:breath|respiracion) (?:per|a|for|each|every|cada|por|para)(?: the|"
    r" each| every| whole| entire| toda| la| cada)* "
    r"(?:sets?|series?)\b|"
    r"\b(?:sets?|reps|series?|repeticiones|all|everything|todo|toda)\b(?:\W+\w+){0,2}?\W+(?:on|in|with|en|con) (?:one|a single|"
    r"1|una sola|un solo|una) "
    r"(?:breath|respiracion|bocanada)\b|"
    r"\b(?:no|without|sin|nada de|ni una) (?:a |any )?(?:breaths?|breathing|air|respirar|respiracion(?:es)?|aire) (?:during|"
    r"while|mientras|durante|until|till|hasta|in the)\b|"
    rf"\b(?:inhale|breathe in|(?:one|a|big|deep) breath|toma(?:r)? aire|coge(?:r)? aire|inspira|"
    rf"inhala)\b[^.;]{{0,40}}?\b(?:exhale|breathe out|let it (?:out|go)|"
    rf"release\w*|suelta\w*|exhala\w*|echa\w*)\b[^.;]{{0,12}}?\b(?:after|at the end of|only when|despues de|al (?:acabar|"
    rf"terminar|final de)|tras) (?:the |la |el )?"
    rf"(?:whole |all |entire |toda )?(?:sets?|last|series?|ultima)\b|"
    rf"\bsave (?:your |the )?(?:breath|air) (?:for|until|till) (?:the )?(?:top|end|after|{_ENDS})\b|\bguarda\w* (?:el )?(?:aire|"
    rf"aliento) (?:para|hasta)\b|"
    r"\b(?:breathe(?: again)?|respira(?:r)?|vuelve a respirar) (?:again )?(?:once|only when|cuando) (?:\w+ ){0,2}(?:sets?|done|"
    r"over|finished|acab\w+|termin\w+)\b|"
    r"\b(?:exhale|breathe(?: out)?) (?:only )?(?:when|once|after) (?:you )?(?:rack|re-?rack|finish|put|set it|are done)\b|"
    r"\b(?:one|una sola|una|a single) (?:big |deep )?(?:breath|bocanada|respiracion) (?:and|then|y) (?:do |haz |go )?(?:all|"
    r"every|todas|\w+ (?:reps?|repeticiones))\b|"
    r"\bno (?:cojas|tomes|sueltes) (?:el )?aire (?:hasta|antes)\b|"
    r"\bbreathe again (?:at|after|once|when|only)\b|\bvuelve a respirar (?:al|cuando|despues|tras|arriba)\b|"
    r"\b(?:chest|belly|lungs|pecho|vientre|barriga) (?:full|filled|llen[oa]) (?:of|de|with) (?:air|aire)\b|"
    r"\blungs (?:full|filled|locked)\b|\bpulmones (?:llenos|cargados|bloqueados|a tope)\b"
)
"""Breath that is let go only when the work is done: nothing is called held, and it is."""
_BREATHED = re.compile(
    r"\bhold\w*(?: \w+){0,3} (?:\d+|an?|one|two|three|four|five|six|eight|ten|each|every|per|few|several|some)(?: \w+)? breaths?\b|"
    r"\b(?:breath|air|aire|respiracion|aliento)\w* (?:out|steady|even|slow\w*|regular|flow\w*|constante|tranquil\w*)\b"
)
"""Breath that is kept going, or counts how long a stretch is held: "keep your breath steady", "hold it for five breaths"."""

_CALORIES = compiled("calori*|kcals?|kilocalori*|kilojoules?|kilojulios?|macros|[0-9]+ ?(?:kcals?|cals?|kj)")
_BURNT = re.compile(
    rf"\b(?:burn\w*|work\w*|quem\w*)(?: off| of)?(?:{_GAP}|[^\w.;!?]+)(?:fat|food|meals?|dinner|lunch|breakfast|grasas?|"
    rf"comidas?|cenas?)\b"
)
_FORM = "thin|skinny|skinnier|slim|slimmer|lean|leaner|lighter|smaller|thinner|delgad[oa]|flac[oa]|ligera"
_NO_COUNT = (
    r"(?! ?(?:x|s|sec\w*|seg\w*|min\w*|reps?|rep\w*|times|veces|sets?|series?|steps|pasos|m|metros|metres|meters|%|each|per|"
    r"por|cada|on)\b)(?! ?[x%])"
)
_BODY = re.compile(
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
    r"|\b(?:step on|on the) (?:the )?scales?\b|\bweigh(?:ing)? (?:yourself|myself|in)\b|\bweigh-?in\b|\bpes(?:ate|arte|arme|"
    r"aje)\b|\bbascula\b|"
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
_SHAPED = re.compile(
    rf"\b{_SHAPE}\W+(?:\w+\W+){{0,2}}?{_PART}\b(?! (?:swing|drive|kick|shift|bend|angle|sway|roll|position|travel|strength|"
    rf"work))|\b{_PART}\W+(?:\w+\W+)?(?:{_SHAPE}|plan[oa])\b|"
    r"\b(?:am|im|be|being|become|feel|stay|ser|estar|este|estoy|verme|sentirme|ponerme)\W+(?:\w+\W+){0,2}?"
    r"(?:thin|fat|skinny|slim|chubby|gord[oa]|delgad[oa]|flac[oa]|fin[oa])\b(?! (?:bar|grip|barra|agarre))|"
    r"\b(?:love handles?|muffin tops?|michelin\w*|lorzas?|cellulite|celulitis|flabby|flacid\w*|papada|double chin)\b|"
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
_WEIGHED = re.compile(
    rf"\b(?:weigh(?:s|ed|ing)?|pes(?:ar|are|aria|as|e|a|aba|ando)|peso(?=\W+\d))\b(?! muerto){_GAP}(?:less|more|menos|mas|"
    rf"\d+(?:[.,]\d+)?)\b(?! ?(?:reps?|x|s|min|m)\b)"
    rf"|\b(?:goal|ideal|target|objetivo|meta|dream)\b\W+(?:\w+\W+){{0,2}}?\d+(?:[.,]\d+)? ?{UNIT}\b|"
    rf"\d ?{UNIT}\W+(?:\w+\W+){{0,3}}?(?:goal|ideal|target|objetivo|meta|dream)\b"
)
_MAYBE_BODY = re.compile(
    rf"\b(?:get|getting|go|going|come|reach\w*|hit|be|make|to|down|under|below|above|over|bring|encima|up to|drop\w*|cut\w*|"
    rf"gain\w*|at|goal|target|"
    rf"meta|objetivo|"
    rf"llegar|llega|llego|weight|peso|baj\w*|sub\w*|gan\w*|hasta|alcanz\w*)\W+(?:\w+\W+){{0,3}}?\d+(?:[.,]\d+)? ?{UNIT}\b"
    rf"|\d ?{UNIT} (?:by|before|until|para|antes de|en) (?!hand|set|side|arm|cada|mano)\w+"
    rf"|\d ?{UNIT} (?:less|lighter|down|menos|mas ligera)\b"
)
_LOSS_BY_DAY = re.compile(
    rf"\b(?:drop\w*|cut\w*|take off|minus|baj\w*|quit\w*|"
    rf"menos)\W+(?:\w+\W+){{0,3}}?\d+(?:[.,]\d+)? ?{UNIT}\b(?:\W+\w+){{0,2}}?\W+{BY_DAY}|"
    rf"\b\d+(?:[.,]\d+)? ?{UNIT} (?:less|off|down|lighter|menos|fuera)\b\W+{BY_DAY}"
)
"""A loss by a day of this week; a bar is loaded on a day."""
_BODY_AT = re.compile(
    r"\b(?:body ?-?(?:weight|mass)|peso corporal|masa corporal|mi peso|my weight)\b(?:\W+(?:goal|target|objetivo|meta|ideal|of|"
    r"is|at|to|under|below|"
    r"over|around|about|de|es|en|a|por debajo de|bajo|hasta))*\W+(?:[3-9]\d|1\d\d|2[0-4]\d)(?:\.\d+)?\b"
    rf"{_NO_COUNT}"
)
"""A bare number after the weight of the body, that counts nothing else."""
"""A weight to come to, which is one of the body where nothing is named that is lifted."""
_BY_WHEN = re.compile(
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
_AIM = re.compile(r"(?:goal|ideal|target|objetivo|meta|dream|\d)")
_SENTENCE = re.compile(r"[.;!?](?!\d)")


def holds_breath(read: str) -> str | None:
    """The words of a plain text that have somebody hold their breath; None where there are none.

    >>> holds_breath("hold your breath on every effort"), holds_breath("breathe out; never hold your breath")
    ('hold your breath', None)
    """
    if (stopped := _NO_AIR.search(read)) is not None:
        return stopped[0]
    if (kept := next((m for m in _KEPT_TO_END.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)) is not None:
        return kept[0]
    going = _BREATHED.sub(" ", read)
    found = (m for m in _BREATH.finditer(going) if _DENIED.search(going[: m.start()]) is None)
    return next((m[0] for m in found), None)


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
            if LIFTED.search(said) is not None:
                continue
            if (weighed := _WEIGHED.search(said)) is not None and (not of_lift or not _AIM.match(weighed[0])):
                return weighed[0]
            if (lost := _LOSS_BY_DAY.search(said)) is not None:
                return lost[0]
            if of_lift and _BY_WHEN.search(said) is None:
                continue
            if (maybe := _MAYBE_BODY.search(said)) is not None:
                return maybe[0]
    return None
