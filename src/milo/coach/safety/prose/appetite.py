"""What a plan's free words may not say of eating to whom it harms: to go hungry, to eat by the clock, to leave food on the plate,
to stop at an amount, or to eat less for what was not trained (PL-31, PL-40).

Texts are plain (normalising.plain); what is denied ("never go to bed hungry") is told to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.prose.food import COUNTS, LIFTED
from milo.vocabulary.patterns import late

LATE_BREAKFAST, LAST_HOUR = 11, 24  # a first meal from 11 on is a morning without food (our choice)

_NOT_TOLD = late(
    r"\b(?:no|not|never|dont|without|avoid|instead of|rather than|no need to|nunca|jamas|sin|evita\w*|en vez de|en lugar de|"
    r"tampoco|ni)"
    r"[^\w.;!?:,]+(?:\w+[^\w.;!?:,]+){0,3}?$"
)
_HUNGRY = r"(?:hungry|hunger|starving|famished|peckish|hambre|hambrient[oa])"
_EATS = late(
    r"\b(?:eat|eats|have (?:a|some|something)|snack|banana|fruit|bread|food first|come(?:r|s)?|desayun\w+|cena|almuerza|platano|"
    r"fruta|pan|algo antes|"
    r"merienda)\b"
)
_STAYS_HUNGRY = late(
    rf"\b(?:leave|left|get up|rise|go|going|stay|staying|remain|be|being|feel|feeling|finish|end|wake up|keep|levant\w+|"
    rf"acuest\w+|acostar\w*|vete|ir|qued\w+|"
    rf"pasa\w*|pasar|termin\w+|acab\w+|sal|sigue|a la cama)\W+(?:\w+\W+){{0,4}}?{_HUNGRY}\b(?! (?:for|de (?:mas|exito|ganar|"
    rf"victoria)))|"
    rf"\b(?:the )?hungrier\b|\b{_HUNGRY} (?:is|means|feels|es|significa)\W+(?:\w+\W+){{0,2}}?(?:good|fine|normal|progress|"
    rf"working|ok|nothing|weakness|"
    rf"buen[oa]|progreso|normal|"
    rf"funciona|nada)\b|"
    rf"\b(?:ignor\w+|fight\w*|beat|trick|kill|resist\w*|endure|embrace|enjoy|suppress|engan\w+|aguant\w+|venc\w+|resist\w+|"
    rf"mata\w*|disfrut\w+|calla|"
    rf"control\w*)\W+(?:\w+\W+){{0,2}}?{_HUNGRY}\b"
)
_FED_ON_NOTHING = late(
    rf"\b{_HUNGRY}\b[^.;!]*?\b(?:water|coffee|tea|gum|soda|diet \w+|cigarette|distract|wait|agua|cafe|te verde|infusion|chicle|"
    rf"refresco|espera|distraete)\b|"
    rf"\b(?:water|coffee|tea|gum|soda|agua|cafe|infusion|chicle|refresco)\b[^.;!]*?\b{_HUNGRY}\b"
)
_UNTIL_FULL = late(
    r"\b(?:stop|quit|end|finish|para|deja de|termina)\w*\W+(?:eating|comer|de comer|meals?)?\W*(?:\w+\W+){0,2}?(?:before|antes "
    r"de)\W+(?:\w+\W+){0,3}?"
    r"(?:full|satisfied|sated|llen\w+|saciad\w+)\b|"
    r"\b(?:eat|come|cena)\W+(?:\w+\W+){0,2}?(?:without|sin)\W+(?:\w+\W+){0,3}?(?:full|fill\w*|llen\w+|saciar\w*)\b|"
    r"\b(?:two|a few|some|\d+|dos|unos) (?:bites|bocados) (?:before|short|antes)\b|"
    r"\b(?:never|not|dont|do not|no|nunca|jamas) (?:eat|comas|comer)\W+(?:\w+\W+){0,2}?(?:full|satisfied|llen\w+|saciad\w+)\b"
)
_GIVEN_AWAY = late(
    r"\b(?:throw|give|toss)\W+(?:\w+\W+){0,3}?(?:lunch|dinner|breakfast|food|sandwich|bread|snack)\W+(?:away|out|to)\b|"
    r"\b(?:dont|do not|never|no|nunca) (?:finish|(?:te )?(?:termines|acabes)) (?:the |your |la |el |tu )?(?:pasta|rice|bread|"
    r"meal|dinner|lunch|food|portion|arroz|pan|"
    r"comida|cena|racion)\b|"
    r"\b(?:breakfast|lunch|dinner|supper|desayuno|almuerzo|cena|comida) (?:is|es) (?:\w+ )?(?:optional|for the|not needed|"
    r"overrated|opcional|de vagos|cosa de|para)\b|"
    r"\b(?:eat|come|comer) (?:like|como) (?:a |un )?(?:birds?|sparrow|mouse|pajarit\w+|pajaro)\b|\b(?:on an |with an |con el "
    r")?(?:empty stomach|estomago vacio)\b|"
    r"\b(?:stairs|run|walk|burpees|ride|jog|squats|escaleras|corre\w*|paseo|camina\w*|sentadillas)\W+(?:\w+\W+){0,2}?(?:instead "
    r"of|en vez de|en lugar de)\W+(?:\w+\W+)?"
    r"(?:dessert|sweets|cake|chocolate|ice cream|postre|tarta|dulces|helado)\b"
)
_LIGHT = (
    r"(?:shake|smoothie|apple|fruit|salad|soup|broth|yogh?urt|coffee|tea|water|juice|protein bar|rice cake|batido|manzana|fruta|"
    r"ensalada|sopa|caldo|yogur|cafe|"
    r"infusion|zumo|agua|barrita|gelatina)"
)
_SWAPPED = late(
    r"\b(?:swap|replace|change|trade|switch|substitute|cambia\w*|sustitu\w+|reemplaza\w*)\W+(?:(?:the|your|la|el|"
    r"tu)\W+)?(?:breakfast|lunch|dinner|supper|meals?|"
    rf"desayuno|almuerzo|cena|comida)\W+(?:for|with|by|por|con)\W+(?:(?:a|an|just|only|un|una|solo)\W+)*{_LIGHT}\b|"
    rf"\b{_LIGHT} (?:is|are|will|es|basta)\W*(?:enough|plenty|do|all|suficiente)?\W*(?:for|para|de|como)\W+(?:breakfast|lunch|"
    rf"dinner|supper|desayun\w+|almorzar|almuerzo|"
    rf"cena\w*|comer)\b"
)
_PLATE = late(
    r"\b(?:leave|deja\w*)\W+(?:\w+\W+){0,3}?(?:on|en) (?:the|your|el|tu) (?:plate|plato)\b|"
    r"\b(?:dont|do not|never|no|nunca) (?:finish|clean|clear|empty|(?:te )?termines|(?:te )?acabes|repitas) (?:your |the |el |"
    r"tu |de )?plat(?:e|o)\b|"
    r"\b(?:no|never|without|sin|nada de) (?:seconds(?=$|[.,;!]| (?:at|today|tonight|this))|second (?:helpings?|plates?|"
    r"servings?)|repetir plato|segundo plato)|"
    r"\b(?:smaller|small|tiny|dessert|side|half(?: a)?) (?:plate (?:tonight|today|only)|plates? (?:at|for) (?:lunch|"
    r"dinner|supper))\b|"
    r"\b(?:half|mitad) (?:of |de )?(?:what|lo que) (?:\w+ ){1,3}?(?:cooks?|serves?|eats?|gives?|packs?|cocin\w+|sirv\w+|com\w+|"
    r"pon\w*)\b|"
    r"\b(?:hide|bin|tira\w*|escond\w+|regala\w*)\W+(?:\w+\W+){0,3}?(?:lunch|dinner|breakfast|food|sandwich|"
    r"bread|snack|"
    r"bocadillo|comida|cena|pan|almuerzo|merienda|desayuno)\b(?! (?:clubs?|runs?|class\w*|rides?|sessions?|scraps|waste|crumbs)\b)|"
    r"\bplato (?:pequeno|mas pequeno|chico|de postre) (?:en vez|en lugar|hoy|esta noche|para|en la)\b|\bpush (?:the|your) plate "
    r"away\b|\baparta el plato\b"
)
_MEAL = r"(?:breakfast|lunch|dinner|supper|desayun(?:o|ar)|almuerzo|almorzar|cena|cenar|comer|eating|meals?|food)"
_INSTEAD = late(
    rf"\b(?:instead of|in place of|rather than|en vez de|en lugar de)\W+(?:(?:the|your|a|an|el|la|tu|un|una)\W+)?{_MEAL}\b"
    r"(?! (?:run|ride|walk|session|class|training|workout|time|meeting|break|bars?|out|in|alone|late|copios\w+|pesad\w+|tarde|"
    r"mucho|fast|junk|solo|sola|fuera|junto)\b)"
)
_CLOCK = (
    r"(?:las? |the )?(?P<{n}>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|noon|midday|mediodia|dark|sunset|"
    r"anochecer|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve|diez|evening|afternoon|noche|tarde|dinner|lunch|la cena|la comida)(?:[:.]\d\d)?(?! ?(?:x|%|s|sec\w*|"
    r"seg\w*|min\w*|reps?|rep\w*|sets?|series|"
    r"km|m|miles?|metros|metres|meters|weeks?|days?|semanas?|dias?|months?|mes\w*|laps?|vueltas?|rounds?|rondas?|kg|steps|pasos|"
    r"years?)\b)(?: ?(?P<{n}pm>pm|h|am))?\b"
)
_NOTHING = late(
    r"\b(?:(?:nothing|nada)(?: (?:else|more|mas))?(?: (?:to eat|solid|but (?:water|tea|coffee)|de comer|de comida|solido|que no "
    r"sea agua))?|"
    r"no (?:more )?(?:food|eating|snacks?|snacking|bites?|comida|comer|picar|se come|comas)|(?:dont|do not|stop|quit|finish) "
    r"(?:eat|eating|snack\w*)|(?:not|ni) (?:a (?:single )?|un (?:solo )?)(?:bite|crumb|bocado)|"
    r"(?:last|final|ultim[oa]) (?:bite|meal|food|snack|bocado|comida)|kitchen (?:is |stays )?clos\w+|cocina (?:esta |se "
    r")?(?:cierra|cerrada)|(?:close|shut|lock|cierra) (?:the|la) (?:kitchen|fridge|cocina|nevera)|"
    r"(?:only|just|solo|nothing but) (?:water|coffee|tea|agua|cafe|infusiones))"
    rf" (?:(?:is |es )?(?:after|past|from|until|till|before|at|by|a partir de|despues de|desde|hasta|antes de|a|pasad[oa]s)) "
    rf"{_CLOCK.format(n='a')}|"
    rf"\b(?:a partir de|desde|despues de|from|after|past) {_CLOCK.format(n='b')}[^\w.;!]+(?:no se come|nada|nothing|no (?:food|"
    rf"eating|comida|comer|comas)|"
    r"(?:you )?(?:dont|do not) eat|(?:the )?kitchen (?:is |stays )?clos\w+|(?:la )?cocina (?:esta |se )?(?:cierra|"
    r"cerrada))\b(?! (?:de (?!com)|que hacer|but sleep|heavy|hard|more training))"
)
_NO_FOOD_MEANT = late(
    r"\b(?:caffein\w*|cafein\w*|coffee|cafe|screens?|phone|pantallas?|movil|alcohol|beer|cerveza|training:|entreno:|noise|water "
    r"(?:in|on)|run|ride|race|"
    r"session|weights|pesas|carrera|ruta|sesion)\b"
)
_LATE = late(
    r"\b(?:first|primer[oa]?) (?:meal|bite|food|comida|bocado)\W+(?:\w+\W+){0,2}?(?:at|after|from|a las|despues de las|a partir "
    r"de las|a la)"
    rf" {_CLOCK.format(n='a')}|"
    r"\b(?:skip|delay|push|postpone|move|hold off|retras\w+|aplaz\w+|pospon\w*|atras\w+)\W+(?:back |off )?(?:the |your |el |tu "
    r")?(?:breakfast|desayuno|eating|comer)"
    rf"\W+(?:\w+\W+){{0,2}}?(?:until|till|to|hasta|a) {_CLOCK.format(n='b')}|"
    rf"\b(?:breakfast|desayuno|desayuna)\W+(?:\w+\W+)?(?:at|after|from|a) {_CLOCK.format(n='c')}|"
    r"\b(?:breakfast (?:not|never)|(?:no|dont|do not|never|nunca) (?:breakfast|desayunes|(?:eat|have) (?:breakfast|anything)|"
    r"comas(?: nada)?)) (?:before|until|till|"
    rf"antes de|hasta) {_CLOCK.format(n='d')}"
)
_NOON = {
    "noon",
    "midday",
    "mediodia",
    "evening",
    "afternoon",
    "noche",
    "tarde",
    "dark",
    "sunset",
    "anochecer",
    "dinner",
    "la cena",
    "lunch",
    "la comida",
}
_UNITS = (
    r"(?! ?(?:x|%|s|sec\w*|seg\w*|min\w*|reps?|rep\w*|sets?|series|km|k|m|miles?|metr\w+|meters?|yards?|yd|w|watts?|j|kj|ml|l|"
    r"litres?|liters?|steps|pasos|rpm|g|mg|"
    r"h|hrs?|hours?|horas|points|puntos|feet|ft|turns|strokes|times|veces)\b)(?![:.]\d)"
)
_LIMIT = late(
    r"\b(?:stop|stay|max(?:imum)?|limit|top out|cap|cut off|under|below|at most|no more|never over|keep|stick|hold|aim for|"
    r"budget|para|parate|quedate|tope|"
    r"maximo|limite|no (?:mas|pases|te pases|subas|llegues)|hasta|como mucho|menos de|por debajo|day|days|today|tonight|dia|"
    r"dias|hoy|punto)\b"
)
"""A bare amount is one of energy where a limit or a day is told in the same sentence, and nothing of sport or load is."""
_BARE_AMOUNT = late(
    rf"(?<![\d.,:/-])(?:[89]|1\d|2[0-6])[0-9]0\b{_UNITS}(?=\W*(?:$|[,?])|\W+(?:a|per|al|por|on|today|tonight|hoy|for|and|y|is|"
    rf"es|max|tope|en|the|until|this|esta|el|los|"
    r"las|total|maximum|or|o|then|in|no|not|all|each|every|cada|as|como|at)\b)"
)
_SPORT = late(
    r"\b(?:swim\w*|run|running|rows?|rowing|rower|erg|bike|ride|climb\w*|ascent|altitude|walk\w*|hike|sprint\w*|track|pool|"
    r"lanes?|lengths?|interval\w*|pace|power|nad\w+|"
    r"corr\w+|rem[oa]\w*|bici|piscina|pista|subida|desnivel|altitud|camina\w*|distance|distancia|sodium|sodio|salt|sal|water|"
    r"agua)\b"
)
_SCALED_BY_WORK = late(
    r"\b(?:no|less|half|smaller|skip|sin|menos|nada de|half the) (?:the |your |la |el )?(?:dessert|dinner|lunch|supper|food|"
    r"carbs|treats?|sweets|postre|cena|comida|"
    r"hidratos|dulces?)\b[^.;]*?\b(?:if|when|unless|on days|si|cuando|los dias que)\b[^.;]*?\b(?:miss|skip|dont|do not|fail|not "
    r"train|no (?:run|train\w*|session)|"
    r"no (?:entren\w+|corr\w+|vas|cumples|haces|terminas)|faltas|te saltas|fallas)\b|"
    r"\b(?:if|when|unless|on days|si|cuando|los dias que)\b[^.;]*?\b(?:miss|skip|dont|do not|fail|not train|no (?:entren\w+|"
    r"corr\w+|vas|cumples|haces|terminas)|"
    r"faltas|te saltas|fallas)\b[^.;]*?\b(?:eat|have|come|cena|cenas|comes)\W+(?:less|little|half|nothing|menos|poco|la mitad|"
    r"nada)\b"
)
_ON_EMPTY = late(
    r"\b(?:on|while|when) (?:an? )?empty(?: (?:stomach|tank|belly|tummy))?(?=\W*(?:$|[,:]|for|and|before|every|this|today))|"
    r"\ben vacio\b|\b(?:con|el) (?:el )?(?:estomago|tripa|deposito) vaci[oa]\b|\bsin nada en el (?:estomago|cuerpo)\b|"
    r"\bnothing in (?:the|your) (?:stomach|belly|tank)\b"
)
_WORKED_ON = late(r"\b(?:bar|barbell|sled|bike|barra|trineo|exhal\w+|breath\w*|lungs|pulmon\w*|hipopresiv\w*)\b")
_MEAL_UNDER = late(
    r"\b(?:breakfast|lunch|dinner|supper|snacks?|meals?|desayuno|almuerzo|cena|comida|merienda|plato)\W+(?:\w+\W+){0,2}?(?:under|"
    r"below|beneath|within|at most|max\w*|no more than|less than|up to|to|por debajo de|menos de|como mucho|maximo|hasta|"
    r"no mas de|bajo)\W+(?:(?:de|of)\W+)?[1-9]\d{2,3}\b" + _UNITS
)
"""A meal held to an amount, which needs no unit to be one of energy."""
_OF_FOOD = late(r"\b(?:food|eat\w*|meal|bite|crumb|snack\w*|kitchen|fridge|com(?:er|e|ida|as)|picar|bocado|cocina|nevera)\b")
_SENTENCE = late(r"[.;!](?!\d)")
_BOUGHT_OFF = late(r"\b(?:dont|do not|no need|no hace falta|no tienes que|nunca)\b")


def goes_hungry(read: str) -> str | None:
    """The words of a plain text that have somebody go hungry, eat by the clock or leave food; None where there are none.

    >>> goes_hungry("leave the table hungry"), goes_hungry("never go to bed hungry"), goes_hungry("if hungry, eat first")
    ('leave the table hungry', None, None)
    >>> goes_hungry("nothing after 6"), goes_hungry("nothing after 6 km"), goes_hungry("stop at 1300")
    ('nothing after 6', None, 'stop at 1300')
    """
    for said in _SENTENCE.split(read):
        fed = _EATS.search(said) is not None
        of = [_STAYS_HUNGRY, _UNTIL_FULL, _INSTEAD, _SWAPPED, _GIVEN_AWAY, _PLATE, *(() if fed else (_FED_ON_NOTHING,))]
        for one in of:
            if (found := _told(one, said)) is not None:
                return found
        if (under := _told(_MEAL_UNDER, said)) is not None:
            return under
        empty = _told(_ON_EMPTY, said)
        if empty is not None and _WORKED_ON.search(said) is None and re.search(r"\b(?:if|si|unless)\b", said) is None:
            return empty
        if (timed := _by_the_clock(said)) is not None:
            return timed
        if (m := _SCALED_BY_WORK.search(said)) is not None and _BOUGHT_OFF.match(said) is None:
            return m[0]
        lifted = LIFTED.search(re.sub(r"\b(?:eat|eating) clean\b", " ", said))  # the lift is a clean too
        if lifted is not None or _SPORT.search(said) is not None or _LIMIT.search(said) is None:
            continue
        amount = _BARE_AMOUNT.search(said)
        if amount is not None and not amount[0].startswith("20"):  # tens from 2000 to 2090 are years as often
            return said.strip()
    return None


def _told(of: re.Pattern[str], said: str) -> str | None:
    """What of a sentence is told as something to do; None where nothing is."""
    return next((m[0] for m in of.finditer(said) if _NOT_TOLD.search(said[: m.start()]) is None), None)


def _by_the_clock(said: str) -> str | None:
    """The words of a sentence that forbid food by an hour or begin it late."""
    banned = _told(_NOTHING, said)
    if banned is not None and (_OF_FOOD.search(banned) is not None or _NO_FOOD_MEANT.search(said) is None):
        return banned
    for m in _LATE.finditer(said):
        name = next(n for n in ("a", "b", "c", "d") if m[n] is not None)
        hour = LATE_BREAKFAST if m[name] in _NOON else COUNTS.get(m[name]) or (int(m[name]) if m[name].isdigit() else 1)
        hour += 12 if m[f"{name}pm"] == "pm" and hour < 12 else 0
        if LATE_BREAKFAST <= hour <= LAST_HOUR and _NOT_TOLD.search(said[: m.start()]) is None:
            return m[0]
    return None
