"""What a plan's free words may not say of meals: none left out where it harms (PL-31, PL-40), no day without food, no weight "
"lost by
heat, thirst or purging (NU-06), and no food earned by exercise (ED-01).

Texts are plain (normalising.plain); what is denied ("never train fasted") is told to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.prose.food import numbered
from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

_NOT_TOLD = late(
    r"\b(?:no|not|never|dont|without|avoid|stop|instead of|rather than|no need to|nunca|jamas|sin|evita\w*|en vez de|en lugar "
    r"de|nada de|ni|tampoco)"
    r"[^\w.;!?:,]+(?:\w+[^\w.;!?:,]+){0,2}?$"
)
_CLAUSE = late(r"[.;!?](?!\d)")
_MEAL = r"(?:breakfasts?|lunch(?:es)?|dinners?|suppers?|meals?|food|desayunos?|almuerzos?|cenas?|comidas?|meriendas?)"
_FUEL = r"(?:carbs?|carbohydrates?|bread|pasta|rice|sugars?|fats?|hidratos|carbohidratos|pan|arroz|azucar\w*|grasas?)"
_AROUND = (
    r"(?! (?:\w+ ){0,2}?(?:right|just|before(?! (?:noon|midday|\d))|within|during|while|antes|justo|durante|mientras|"
    r"pesad[oa]s?|copios[oa]s?|in the last)\b)"
)
_NAMED = (
    r"\b(?! (?:clubs?|runs?|rides?|walks?|swims?|sessions?|class(?:es)?|training|workouts?|meetings?|breaks?|part(?:y|ies)|"
    r"dates?|games?|match(?:es)?|"
    r"shifts?|hours?|invitations?|lad(?:y|ies)|crew|group|show|guests?)\b)(?!time (?:run|ride|walk|session|class|training|"
    r"workout|swim)\b)"
    r"(?! (?:de|del|con) (?:la |el |los |las |mis? )?(?:empresa|clubs?|equipo|trabajo|navidad|amig[oa]s|familia|grupo|negocios|"
    r"gala|oficina|colegas)\b)"
    r"(?! (?:(?:is|are|es|son|esta) (?:\w+ )?(?:big|forbidden|off limits|bad|banned|wrong|evil|prohibid[oa]s?|mal[oa]s?)|"
    r"poisoning|trucks?|allerg\w+|intoleran\w+|free)\b)"
    r"(?! on (?:the \w+|\w+days?)\W+(?:train|run|ride|swim|lift|session|gym)\w* (?:at|from) (?:noon|midday|lunch(?:time)?|"
    r"1[1-5])\b)"
    r"(?! el \w+\W+(?:entren\w+|corr\w+|sesion|gimnasio|nad\w+) (?:a|al|desde) (?:mediodia|la hora de comer|las 1[2-5])\b)"
)
"""A meal that names an hour or a party, or whose hour training takes; and food of which nothing is left out."""
_WINDOWS = r"\b(?:1[4-9]|2[0-3]) ?[:/] ?\d\b(?! ?(?:min\w*|km|pace|per|a|por|al?)\b)"
_LEFT_OUT = late(
    r"\b(?:just|only|solo|solamente) (?:one|a single|una) (?:meal|comida)\b|\buna sola comida\b|\b(?:eat|come|comer) (?:only |"
    r"solo )?"
    r"(?:once|one time|una vez|una sola vez) (?:a|per|al|por) (?:day|dia)\b|\bno (?:cenes|desayunes|almuerces|meriendes)\b"
    r"(?! (?:\w+ ){0,2}?(?:just|justo|antes|muy|mucho|tarde)\b)|\b(?:smaller|tiny|mini) (?:portions?|meals?)\b|"
    r"\b(?:half|medio) (?:a )?(?:plate|plato) (?:tonight|today|only|at (?:lunch|dinner)|hoy|esta noche|en la cena)\b|"
    r"\b(?:less|menos) (?:food|comida)\b(?! (?:\w+ ){0,2}?(?:just|justo|before|antes)\b)|\bcome la mitad\b|\blow ?-?carb\b|"
    r"\bcarbs low\b|"
    r"\bpocos (?:hidratos|carbohidratos)\b|\bomad\b|\b(?:one|1|a single|single|una|una sola) (?:meal|comida) (?:a|per|each|al|"
    r"por) (?:day|dia)\b|"
    r"\b(?:intermittent fast\w*|fast(?:ing|ed)|ayun\w*)\b(?! (?:glucose|blood|sugar|insulin|test))|"
    r"\b(?:eating|feeding|food) window\b|\bventana (?:\w+ ){0,4}(?:comer|comida|alimentacion)\b|"
    rf"\b(?:no|zero|without|sin|nada de|cero) (?:any |more |the |la |el )?(?:{_MEAL}|{_FUEL}|cenar|desayunar|comer|almorzar)\b"
    rf"(?! (?:stops?|needed|plans?|tastes?|drinks?|mucho|much)\b){_AROUND}{_NAMED}|"
    rf"\b(?:skip|leave out|drop|cut(?: out)?|quit|ditch|miss|saltat?e?|deja|quita|elimina|recorta|fuera)\w* (?:out )?"
    rf"(?:the |your |all |all the |tu |la |el |las |los )?(?:{_MEAL}|{_FUEL}){_NAMED}|"
    r"\b(?:half|quarter|mitad|media|medias|tercio|cuarto)(?: \w+){0,4}? (?:food|portions?|rations?|meals?|plates? of food|eat|"
    r"raciones|racion|comes|comida|plato de comida)\b|"
    r"\b(?:eat|eats|come|comer|cena|cenar|desayuna) (?:\w+ )?(?:less|little|menos|poco)\b(?! (?:\w+ ){0,2}(?:before|antes))|"
    r"\b(?:only|just|solo|nothing but) (?:a |una )?(?:salad|ensalada|fruit|fruta|soup|sopa|lettuce|lechuga|apple|manzana|"
    r"coffee|cafe|vegetables|verduras?)\b(?! (?:\w+ ){0,2}(?:before|during|antes|durante))|"
    r"\b(?:under|below|por debajo de|bajo) (?:\w+ ){0,1}(?:maintenance|mantenimiento)\b"
)
_SPLIT_DAY = late(_WINDOWS)
_AT_WORK = compiled("work|rest (?!day*)|s|sec*|interval*|trabajo|descanso|serie*")

_WHEN = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|weekend|"
    r"fin de semana|all day|the whole day|todo el dia|tomorrow|manana|\d+ days?|\d+ dias?|days?|dias?"
)
_TIME = r"(?:on|this|next|all|until|till|for|from|the|whole|over|every|el|los|hasta|todo|toda|este|durante|un|por|cada)"
_ON_WATER = late(
    r"\b(?:only|just|nothing but|solo|solamente|nada mas que) (?:on )?(?:a )?(?:water|agua)\b|\b(?:water|agua) (?:only|solo|"
    r"nada mas|y nada mas)\b|"
    r"\blive on water\b|\b(?:fast|fasting|ayuna\w*) (?:all|the whole|todo|toda)\b|\bwater day\b|\bdia de agua\b|\b(?:a|todo|en|"
    r"solo) agua(?=$|[.,;])|\b(?:vive|vivir) (?:a|de|con) agua\b"
)
_NO_FOOD = late(
    r"\b(?:no|zero|without|sin|nada de|cero|nothing to|nothing|nada que) (?:any |solid |de )?(?:food|eating|eat|calories|kcal|"
    r"comida|comer|"
    r"calorias|alimento\w*)\b"
)
_DAYS = late(rf"\b(?:{_WHEN})\b")
_NO_FOOD_DAY = late(
    rf"{_NO_FOOD.pattern}\W+(?:{_TIME}\W+){{1,3}}(?:{_WHEN})\b|\b(?:day|days|dia|dias)\W+(?:{_NO_FOOD.pattern})|"
    rf"\b(?:{_WHEN})\W+(?:{_NO_FOOD.pattern})(?=$|[.,;])"
)
_SESSION = compiled(
    "ride*|run|runs|running|bike*|bottle*|session*|during|training|workout*|long|walk*|swim*|hike*|between|set|sets|series?|ruta|"
    "salida*|tirada*|bici*|sesion*|durante|entreno*|entrenamiento*|carrera|correr|entre|paseo|bidon*|minutes|min|drink*|bebida*|"
    "km|pool|piscina|banana|fruit|fruta|gel*|with meals|con las comidas"
)

_DRIED = late(
    r"\b(?:laxative|laxante)s?\b|\b(?:sauna|sweat) ?-?suits?\b|\b(?:traje|faja)s? (?:de )?(?:sauna|sudar|sudoracion)\b|"
    r"\b(?:sauna|hot baths?|banos? calientes?|sweat\w*|suda\w*|salt baths?) (?:\w+ ){0,3}?(?:(?:to|para|and|y) )?"
    r"(?:cut|make|making|drop|lose|dar|bajar|perder|baja|pierde) (?:\w+ ){0,2}?(?:weight|kilos?|kg|peso|pounds?|lbs?)\b|"
    r"\b(?:bin|trash|garbage|plastic) bags?\b(?:\W+\w+){0,6}?\W+sweat\w*|\b(?:plastico|bolsas?)\b(?:\W+\w+){0,6}?\W+sud\w+|"
    r"\bwater (?:cut|load)\w*\b|\b(?:corta|cortar|recorta\w*) (?:el |la )?(?:agua|liquidos?)\b|\bdry out\b(?! (?:the|your|my) )|"
    r"\b(?:wear\w*|ponte|(?:ride|run|train|corre|entrena) (?:in|under|en|bajo)) (?:a |an |una? )?(?:(?:bin|trash|garbage|"
    r"plastic|rubbish) "
    r"(?:bags?|liners?|wrap)|bolsas? de (?:plastico|basura))\b|"
    r"\b(?:spit\w*|escup\w*)\b(?:\W+\w+){0,5}?\W+(?:weight|weigh-?in|peso|pesaje)\b|"
    r"\b(?:suda\w*|sudando|sweat\w*) (?:(?:out|off|unos|los|tres|dos|\d+) )?(?:kilos?|kg|pounds|lbs|libras)\b|"
    r"\bsweat (?:off|out) (?:\w+ ){0,2}(?:kg|kilos?|pounds?|lbs?|water|weight)\b"
)

_TREAT = (
    r"(?:pizzas?|cakes?|desserts?|dinners?|lunch(?:es)?|breakfasts?|suppers?|meals?|food|snacks?|treats?|burgers?|fries|chips|"
    r"chocolate|"
    r"beers?|wine|ice creams?|sweets|cand(?:y|ies)|cookies?|biscuits?|donuts?|doughnuts?|slices?|bread|pasta|carbs|what (?:you|"
    r"i) ate|"
    r"tartas?|pastel(?:es)?|postres?|cenas?|comidas?|almuerzos?|desayunos?|helados?|cervezas?|vino|hamburguesas?|dulces?|chuches|"
    r"galletas?|bollos?|donuts?|patatas fritas|churros|paella|pan|croquetas|lo que (?:has )?com\w+|lo de (?:ayer|anoche))"
)
_UP_TO = r"(?:\W+\w+){0,3}?\W+"
_TOO_MUCH = late(
    rf"\b(?:binge\w*|over-?ate|overeat\w*|pigged out|feast\w*|atracon\w*|(?:ate|eat|eaten|had|cen\w+|com\w+|pas\w+|indulged) "
    rf"(?:\w+ )?(?:too much|de mas|demasiado|"
    rf"con la (?:comida|cena))|party food|(?:if|since|because|as|when|for|si|como|por|after) (?:(?:you|i|te|has|have|the) "
    rf")?(?:had|ate|eaten|tom\w+|com\w+|cen\w+|having|eating|"
    rf"haber (?:comido|cenado|tomado))\W+(?:\w+\W+){{0,2}}?{_TREAT})\b"
)
_MORE_WORK = late(
    r"\b(?:\d+ ?(?:\w+ )?(?:more|extra|mas|adicional\w*)|(?:extra|plus|additional|otr[oa]s?|another) (?:\d+ ?)?(?:km|k|miles?|"
    r"min\w*|laps?|sets?|rounds?|reps|series?|vueltas?|"
    r"rondas?|session|sesion|burpees|run|hour|hora)|double|doble|run|ride|row|sprint\w*|burpees|do \d+|corre|pedalea|rema|haz|"
    r"mete|suma|anade)\b"
)
_SWEET = (
    r"(?:pizzas?|cakes?|desserts?|burgers?|fries|chips|chocolate|beers?|wine|ice creams?|sweets|cand(?:y|ies)|cookies?|"
    r"biscuits?|donuts?|doughnuts?|tartas?|pastel(?:es)?|"
    r"postres?|helados?|cervezas?|vino|hamburguesas?|dulces?|chuches|galletas?|bollos?|patatas fritas|churros|croquetas)"
)
_BECAUSE_OF = late(
    rf"\b(?:ate|eaten|had|drank|drunk|com\w+|beb\w+|tom\w+|because of|thanks to|due to|por culpa de|por)\W+(?:(?:the|a|that|"
    rf"some|too|many|your|last|la|el|esa|ese|un|una|los|"
    rf"las)\W+)*{_SWEET}\b"
)
_ADDED_WORK = late(
    r"\b(?:\d+|one|una?|ten|diez|twenty|veinte) ?(?:\w+ )?(?:more|extra|mas)\b|\b(?:extra|additional|another|add|anade|suma|"
    r"otr[oa]s?) (?:\d+ |una? |a )?(?:km|k|miles?|min\w*|laps?|"
    r"sets?|rounds?|reps|series?|vueltas?|rondas?|session|sesion|burpees|run|hour|hora)\b|\b\d+ extra\b|\b(?:double|doble|"
    r"castigo|punishment|penalty|penaltis?)\b"
)
_TAKEN_EASY = late(
    r"\b(?:wait|easy|easier|later|gentle|gently|slow\w*|rest|digest\w*|less|shorter|as usual|as planned|espera|suave|despacio|"
    r"luego|mas tarde|descans\w+|menos|como siempre|igual)\b"
)
_MADE_UNDONE = late(
    rf"\b(?:punish\w*|undo|erase|cancel out|neutrali[sz]e|castiga\w*|borra\w*|deshaz|deshacer|contrarresta\w*|"
    rf"neutraliza\w*)(?:\W+\w+){{0,4}}?\W+{_TREAT}\b|"
    rf"\b(?:run|walk|sweat|work|ride|burn|train|lift|row|swim)(?:\W+(?:the|that|this|your|off|yesterdays|last|nights|"
    rf"todays))+\W+{_TREAT} off\b"
)
_RUN_OFF = late(
    rf"\b(?:run|jog|walk|ride|row|corre|anda|pedalea)\b(?:\W+\w+){{0,3}}?\W+(?:until|till|"
    rf"hasta)(?:\W+\w+){{0,3}}?\W+{_TREAT}\W+(?:is|are|este|se) (?:gone|paid|burn\w*|off|quem\w*|"
    rf"pagad\w*)\b|\b(?:owe|debes|deb[eo])\b[^.;]*?\b(?:for|por)\W+(?:\w+\W+)?{_TREAT}\b"
)
_EARNED = late(
    rf"\b(?:earn\w*|pay(?:ing)? (?:back )?for|make up for|making up for|compensat\w* for|atone for|work(?:ing)? off|"
    rf"run(?:ning)? off|"
    rf"burn(?:ing)? off|sweat(?:ing)? off|suda|sudar|walk(?:ing)? off|ganar(?:te|se|me|nos)|ganate|ganarte|merecer(?:te|me|se)?|"
    rf"te ganas|compensa\w*|paga(?:r|ndo)?|quema(?:r|ndo)?|expia\w*){_UP_TO}{_TREAT}\b|"
    rf"\b(?:finish|complete|if you|when you|acaba|termina|si|cuando)\b(?:\W+\w+){{0,6}}?\W+(?:deserve|te mereces|mereces|"
    rf"have earned){_UP_TO}{_TREAT}\b|"
    rf"\b(?:deserve|to deserve|para merecer\w*){_UP_TO}{_TREAT}\b|"
    rf"\b\d+ (?:\w+ ){{1,2}}?(?:for|per|por) (?:every|each|cada|una?|a|the)? ?{_TREAT}\b(?=$|[.,;!]| (?:after|you|i|that|que|of|"
    rf"de)\b)|"
    rf"\b(?:one|a|un|una) (?:mile|km|kilometre|kilometer|lap|set|round|milla|kilometro|vuelta|serie|ronda) (?:for|per|"
    rf"por)(?: every| each| cada)? ?{_TREAT}\b|"
    rf"\b(?:every|each|cada) {_TREAT} (?:is|costs|means|son|cuesta|equivale)\b\W+(?:\w+\W+)?(?:\d|ten\b|twenty|a \w+ (?:run|km|"
    rf"lap)|diez|veinte|una? (?:km|vuelta))|"
    rf"\b(?:first|primero|finish|acaba|termina|only (?:then|after))\b[^.;]*?\b(?:then|luego|despues|and|y)\W+(?:you )?(?:may|"
    rf"are allowed to|have earned|get to|te ganas|te mereces)"
    rf"\W+(?:to )?(?:eat|eating|comer|cenar|{_TREAT})\b|"
    rf"\b(?:you ate|if you eat|since you ate|because you ate|si comes|has comido|"
    rf"como has comido){_UP_TO}{_TREAT}\b[^.;]*?\b(?:run|ride|walk|do|row|"
    r"corre|haz|anda|pedalea)\b|"
    rf"\b\d+ (?:more |extra )?(?:minutes?|min|km|reps|burpees|minutos) (?:more |extra |mas )?(?:for|por) (?:that|this|the|esa|"
    rf"ese|la|el) {_TREAT}\b(?=$|[.,;!])|"
    rf"\bno {_TREAT} (?:unless|until|till|without|if you dont|si no|hasta que|sin)\b(?! (?:\w+ )?(?:\d+ ?(?:pm|am|h)|noon))|"
    rf"\b(?:sin|without|si no)\b(?:\W+\w+){{1,4}}?\W+(?:no hay|no|there is no) {_TREAT}\b"
)

_FOR_A_TREAT = late(
    rf"\b(?:one|two|three|another|an?|extra|\d+|una?|otr[oa]|dos|tres)(?: more| extra)? "
    rf"(?:sets?|reps?|laps?|rounds?|km|miles?|min\w*|"
    rf"burpees|series?|vueltas?|rondas?|repeticion\w*|kilometros?)(?: more| extra| mas)? (?:for|por)\W+(?:\w+\W+){{0,3}}?{_SWEET}"
    rf"(?=\W*(?:$|[.,;!]|yesterday|last|of|from|you|ayer|anoche|de|que))"
)
_UNEARNED = late(
    rf"\b(?:did not|didnt|have not|havent|do not yet|not yet) (?:\w+ )?(?:earn(?:ed)?|deserved?)\W+(?:it|that|them|any|"
    rf"(?:\w+\W+){{0,2}}?{_TREAT})\b|\b(?:dont|do not) deserve\W+(?:it|that|them|any|(?:\w+\W+){{0,2}}?{_TREAT})\b|"
    rf"\bno (?:te )?(?:lo|la|los|las) (?:has (?:ganado|merecido)|ganaste|mereces|mereciste)\b|"
    rf"\bno (?:te )?(?:has ganado|ganaste|mereces)\W+(?:\w+\W+){{0,2}}?{_TREAT}\b"
)
"""Food that was not earned: told where something to eat stands in the same sentence."""
_EATEN = late(rf"\b(?:{_TREAT}|eat\w*|com(?:er|as|es)|cen(?:ar|es|as)|desayun\w+|merend\w+)\b")


_IF = late(r"\b(?:if|when|whenever|unless|si|cuando)\b(?:[^\w.;!?,]+\w+){0,4}?[^\w.;!?,]*$")
_THEN_EATS = late(
    r"^[^.;!]*?\b(?:eat|have|take|get|grab|drink milk|make|come|toma|desayuna|cena|almuerza|merienda|tomate|comete)\b"
    r"(?!\W+(?:\w+\W+){0,2}?(?:less|little|nothing|only|half|just|coffee|water|menos|poco|nada|solo|la mitad|cafe|agua)\b)"
)
_THEN_NO_TRAINING = late(
    r"^\W*(?:no|nothing|there is no|then no|not|no se|no hay|nada de) ?(?:\w+ )?(?:train\w*|session|run\w*|ride|workout|lifting|"
    r"gym|entren\w+|corr\w+|sesion|gimnasio|"
    r"pesas|deporte)\b"
)


def _is_answered(read: str, m: re.Match[str]) -> bool:
    """Whether a meal that is missed is answered with food, or with no training: "if you had no lunch, eat first"."""
    rest = read[m.end() :]
    if _THEN_NO_TRAINING.search(rest) is not None:
        return True
    asked = re.match(r"\W*(?:yet|aun|todavia)?\W*\?", rest) is not None
    return (asked or _IF.search(read[: m.start()]) is not None) and _THEN_EATS.search(rest) is not None


def leaves_out_meals(read: str) -> str | None:
    """The words of a plain text that have somebody eat less, fast or leave out a meal; None where there are none.

    >>> leaves_out_meals("no dinner, 16:8"), leaves_out_meals("no dinner right before training")
    ('no dinner', None)
    """
    told = (m for m in _LEFT_OUT.finditer(read) if _NOT_TOLD.search(read[: m.start()]) is None)
    found = (m for m in told if not _is_answered(read, m))
    if (left := next(found, None)) is not None:
        return left[0]
    for clause in _CLAUSE.split(read):
        # Hours to eat in and hours to fast make a day of 24 together; work and rest, and an hour of the clock, do not read so.
        if _AT_WORK.search(clause) is None and (split := _SPLIT_DAY.search(clause)) is not None:
            fasted, eaten = (int(n) for n in re.split(r" ?[:/] ?", split[0]))
            if fasted + eaten == 24:
                return split[0]
    return None


def goes_without_food(read: str) -> str | None:
    """The words of a plain text that have somebody live a day or more on water; None where there are none (NU-06).

    >>> goes_without_food("water only on sunday"), goes_without_food("water only on the ride on sunday")
    ('water only on sunday', None)
    """
    for clause in _CLAUSE.split(read):
        if _SESSION.search(clause) is not None:
            continue
        if (m := _NO_FOOD_DAY.search(clause)) is not None or (_ON_WATER.search(clause) and _DAYS.search(clause)):
            return m[0] if m is not None else clause.strip()
    return None


def dries_out(read: str) -> str | None:
    """The words of a plain text that have somebody lose weight by heat, thirst or purging; None where there are none (NU-06).

    >>> dries_out("sauna suit to cut weight"), dries_out("sauna afterwards")
    ('sauna suit', None)
    """
    found = _DRIED.search(read)
    return None if found is None else found[0]


def earns_food(read: str) -> str | None:
    """The words of a plain text that make food something to earn or to pay off by exercise; None where there are none (ED-01).

    >>> earns_food("burn 600 calories to earn the pizza"), earns_food("earn the next plate on the bar")
    ('earn the pizza', None)
    """
    found = (
        m
        for m in _EARNED.finditer(read)
        if not re.search(r"\b(?:dont|never|not|nunca|no need to) (?:\w+ ){0,2}$", read[: m.start()])
    )
    if (earned := next((m[0] for m in found), None)) is not None:
        return earned
    for said in (clause for text in numbered(read) for clause in _CLAUSE.split(text)):
        if _TAKEN_EASY.search(said) is None and (
            (_TOO_MUCH.search(said) is not None and _MORE_WORK.search(said) is not None)
            or (_BECAUSE_OF.search(said) is not None and _ADDED_WORK.search(said) is not None)
        ):
            return said.strip()
        if (treat := _FOR_A_TREAT.search(said)) is not None and _NOT_TOLD.search(said[: treat.start()]) is None:
            return treat[0]
        if (unearned := _UNEARNED.search(said)) is not None and _EATEN.search(said) is not None:
            return unearned[0]
        undone = _MADE_UNDONE.search(said) or _RUN_OFF.search(said)
        if undone is not None and _NOT_TOLD.search(said[: undone.start()]) is None:
            return undone[0]
    return None
