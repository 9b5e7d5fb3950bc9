"""Ordinary figures of food are no wish to starve and of a walk no alarm: what a food holds, what was eaten or run, a target.

Only a message that says nothing else is said otherwise, before anybody judges it; a word more, and it is judged as it stands.
Who is young, ill with eating or too light is kept from figures by what answers, as everywhere.
"""

from __future__ import annotations

import re

from milo.coach.safety.everyday.absence_told import absence
from milo.coach.safety.everyday.company_told import company
from milo.coach.safety.everyday.meals_told import is_meal_told
from milo.coach.safety.everyday.medicine_told import medicine_told
from milo.coach.safety.everyday.pressure_told import is_oxygen_told, is_pressure_told
from milo.coach.safety.everyday.profile_asked import is_profile_asked
from milo.coach.safety.text.normalising import plain
from milo.coach.talk.heard.glucose_asked import glucose_asked
from milo.vocabulary.patterns import late

SAID_FOOD = {False: "what is in this food", True: "que tiene este alimento"}
SAID_EATEN = {False: "i had my lunch", True: "ya comi"}
SAID_TRAINED = {False: "i did my workout", True: "ya entrene"}
SAID_PROFILE = {False: "what is in my profile", True: "que hay en mi perfil"}
SAID_PREGNANT = {False: "i am pregnant", True: "estoy embarazada"}
SAID_STIFF = {False: "floor exercises are hard for me", True: "me cuestan los ejercicios en el suelo"}
SAID_PLANNED = {False: "make me a training plan", True: "hazme un plan de entrenamiento"}
SAID_TARGET = {False: "change a setting of mine", True: "cambia un ajuste mio"}
SAID_SUPPOSED = {False: "may i train with diabetes", True: "puedo entrenar con diabetes"}
"""A glucose that is only imagined: the row for it is knowledge, and nobody is low."""
LONGEST = 400  # characters; what says nothing else is shorter (our choice)
LEAST_KCAL, MOST_KCAL = (
    1_500,
    4_500,
)  # of a day: the floor where the sex is unknown (NU-01); what answers asks the own one (our choice)
LEAST_SLEEP_H, MOST_SLEEP_H = 6, 11  # our choice

_PLEASE = r"(?:(?:hi|hey|ok|please|pls|can you|could you|hola|oye|por favor|puedes) )*"
_END = r"(?: (?:please|pls|thanks|por favor|gracias))?[ .!?]*"
_ENERGY = r"(?:k?cals?|kilocalories|calories|calorias|kilocalorias)"
_HELD = rf"(?:{_ENERGY}|protein|carbs?|carbohydrates?|fat|fib(?:re|er)|proteinas?|carbohidratos|hidratos|grasas?|fibra)"
_AMOUNT = r"(?:(?:\d{1,4}(?:[.,]\d+)?|an?|one|two|three|un|una|dos|tres) ?)?(?:(?:g|gr|gramos?|grams?|kg|ml|oz|cups?|tazas?) )?"
_FOOD = r"(?:(?:of|de) )?(?:the |an? |un |una |el |la |los |las )?[a-z]{3,14}(?: [a-z]{2,14}){0,3}"
_EN_FOOD = late(
    rf"{_PLEASE}how (?:many|much) {_HELD} (?:(?:is|are)(?: there)? )?(?:in|does|do) "
    rf"{_AMOUNT}(?P<food>{_FOOD}?)(?: have| contain)?{_END}"
)
_ES_FOOD = late(
    rf"{_PLEASE}cuant[oa]s? {_HELD} (?:tienen?|hay en|lleva|llevan|aportan?) {_AMOUNT}(?P<food>{_FOOD}){_END}"
)  # fmt: skip
_RANK = late(
    rf"{_PLEASE}(?:(?:what|which|some|give me|list|tell me|que|cuales son|dime) )?(?:are )?(?:the |los )?(?:"
    r"low[ -]calorie (?:foods?|snacks?|meals?)|"
    r"(?:foods?|snacks?) (?:that )?(?:(?:have|with|are) )?(?:the )?(?:fewest|least|low in) calories|"
    r"(?:alimentos|comidas) (?:que )?(?:(?:tienen|con|son) )?(?:las )?(?:menos calorias|baj[oa]s? en calorias))"
    rf"(?: are there| hay)?{_END}"
)
_DAY_KCAL = r"(?P<kcal>\d{4}|\d[.,]\d{3})"
_TARGET = late(
    rf"{_PLEASE}(?:set|change|put|make|raise|increase|lower|reduce|pon|ponme|cambia|sube|baja|fija) "
    r"(?:my |mi |mis |el |las |the )?(?:daily )?(?:calorie |calories |kcal |energy )?"
    r"(?:target|goal|intake|calories|kcal|objetivo|meta|calorias)"
    r"(?: (?:de|diario|diaria|diarias|calorico|calorica|calorias|energia|kcal))* "
    rf"(?:to|at|a|en|hasta) {_DAY_KCAL}(?: ?{_ENERGY})?(?: (?:a|per|al|por) (?:day|dia))?{_END}"
)
_WISH = late(
    rf"{_PLEASE}(?:i want to|i wanna|i d like to|id like to|i would like to|quiero|me gustaria) (?:eat|have|comer) "
    rf"{_DAY_KCAL} ?{_ENERGY}(?: (?:a|per|al|por|each|every|cada) (?:day|dia))?{_END}"
)
_SLEEP = late(
    rf"{_PLEASE}(?:set|change|put|pon|ponme|cambia|fija) (?:my |mi |el )?(?:sleep |nightly sleep )?(?:target|goal|objetivo|meta)"
    r"(?: (?:of|for|de|del) (?:sleep|sueno))? (?:to|at|a|en) (?P<hours>\d{1,2})(?:[.,]\d)? ?(?:h|hours|hrs|horas)"
    rf"(?: (?:a night|por noche))?{_END}"
)
_REMOVED = late(
    rf"{_PLEASE}(?:remove|delete|drop|clear|cancel|take away|quita|quitame|borra|elimina|cancela) "
    r"(?:my |mi |el |the )?(?:own )?(?:daily )?"
    r"(?:(?:calorie|calories|kcal|sleep|energy) (?:target|goal)|(?:objetivo|meta) (?:de )?(?:calorias|caloric[oa]|sueno|energia))"
    rf"(?: diari[oa]s?)?{_END}"
)
_TIME = r"\d{1,3}(?:[.,]\d+)? ?(?:min|mins|minutes|minutos|h|hours?|horas?)"
_FAR = r"\d{1,4}(?:[.,]\d+)? ?(?:kms?|k|kilometros|miles?|mi|millas?|m|met(?:re|er)s|metros)"
_WHEN = r"(?:today|yesterday|this (?:morning|afternoon|evening)|last night|hoy|ayer|anoche|esta (?:manana|tarde|noche))"
_MOVED = late(
    rf"{_PLEASE}(?:{_WHEN},? )?(?:i )?(?:just )?(?:walked|ran|jogged|cycled|biked|rode|swam|rowed|hiked|camine|corri|anduve|trote|"
    rf"pedalee|nade|reme) (?:for |about |unos |durante )?(?:{_TIME}|{_FAR})"
    rf"(?: (?:in|en|for|durante) (?:about |unos )?{_TIME})?(?: {_WHEN})?{_END}"
)
_BURNED = late(
    rf"{_PLEASE}(?:{_WHEN},? )?(?:i |he )?(?:just )?(?:burned|burnt|queme|quemado) (?:about |around |unas |"
    rf"like )?\d{{2,4}} {_ENERGY}"
    r"(?: (?:on|in|during|with|at|by|en|con|durante|haciendo|corriendo|nadando|pedaleando|running|cycling|swimming|rowing|walking)"
    r"(?: (?:the|my|a|la|el|mi|una|un))?(?: [a-z]{3,12}){0,3})?"
    rf"(?: {_WHEN})?{_END}"
)
"""What a machine or a watch counted of a workout."""
_DIET = late(
    rf"{_PLEASE}(?:i )?(?:ive stopped being|(?:have )?stopped being|am no longer|im no longer|quit being|am now|im now|became|went|"
    r"ya no soy|deje de ser|me hice|ahora soy|soy) (?:a )?(?:vegan[oa]?|vegetarian[oa]?|pescatarian|pescetarian[oa]?)"
    rf"{_END}"
)
MOST_WEEKS = 52  # of a plan
_SPORT = (
    r"(?:(?:a|my|the|half|full|un|una|mi|el|la|medio|media)? ?(?:strength|muscle|endurance|fitness|running|cycling|swimming|"
    r"marathon|maraton|10k|5k|21k|42k|race|triathlon|triatlon|fuerza|musculo|hipertrofia|resistencia|correr|running|ciclismo|"
    r"carrera))+"
)
_PLANNED = late(
    rf"{_PLEASE}(?:(?:i (?:want|need)|make|create|build|write|give)(?: me)? (?:a |an |another )?(?:new )?"
    rf"(?P<en>\d{{1,2}})[ -]weeks? (?:training |workout )?(?:plan|program|programme|block)|"
    rf"(?:(?:i (?:want|need)|make|create|build|write|give)(?: me)? )?(?:a |an |another )?(?:new )?(?:training |workout )?"
    rf"(?:plan|program|programme|block) (?:of|for|over) (?P<of>\d{{1,2}}) weeks|"
    rf"(?:(?:haz|hazme|crea|creame|prepara|preparame|dame|arma|armame|disena|disename|quiero|necesito) )?(?:un |otro )?(?:nuevo )?"
    rf"(?:plan|programa|bloque) (?:nuevo )?(?:de entrenamiento )?(?:de|para) (?P<es>\d{{1,2}}) semanas)"
    rf"(?: (?:for|para|de|of) {_SPORT})?{_END}"
)
"""A plan of so many weeks: its number is no age and no month of a pregnancy."""
_PREGNANT = late(
    rf"{_PLEASE}(?:(?:by the way|i think|i guess|i believe|maybe|turns out|it turns out|looks like|just found out|i just found out|"
    r"good news|guess what|creo que|parece que|resulta que|quizas?|tal vez|a lo mejor|me acabo de enterar de que|"
    r"acabo de saber que|puede que|noticia)(?: that)?,? )*(?:(?:i am|i m|im|i might be|i may be|i could be) pregnant|"
    r"(?:estoy|este|puedo estar|podria estar|pueda estar) embarazada)"
    rf"(?:,? (?:i think|i guess|just found out|maybe|creo|me acabo de enterar|me entere hoy))?{_END}"
)
"""A pregnancy told and nothing more: what one thinks of it is no sign of danger."""
_FLOOR = late(
    rf"{_PLEASE}(?:i (?:cant|can t|cannot|can not|am not able to|struggle to|find it hard to)|"
    r"(?:i )?(?:have|had) trouble|it is hard for me to|"
    r"no puedo|me cuesta|ya no puedo) (?:get(?:ting)? down|kneel(?:ing)?|lie(?: down)?|lying(?: down)?|"
    r"bajar(?:me)?|agacharme|arrodillarme|tumbarme)"
    rf"(?: (?:on|onto|to|en|al|hasta) (?:the |el )?(?:floor|ground|mat|suelo|piso|esterilla))?"
    rf"(?: (?:any ?more|easily|ya|bien|any longer))?{_END}"
)
"""What somebody cannot do on the floor: a matter of which exercises, not of a fall; getting up from it stays judged."""
_SPANISH = late(
    r"\b(?:mi|mis|comi|cene|desayune|almorce|quiero|gustaria|pon|ponme|cambia|sube|baja|fija|quita|quitame|borra|elimina|cancela|"
    r"objetivo|meta|alimentos|comidas)\b"
)
_NO_FOOD = late(
    r"\b(?:laxa\w+|pills?|pastillas?|fast\w*|ayun\w*|day|days|dia|dias|only|solo|burn\w*|quem\w*|los[et]\w*|perd\w*|bajar|"
    r"adelgaz\w*|"
    r"vomit\w*|purg\w*|minimum|minim\w*|starv\w*|alcohol|vodka|human|body|cuerpo|stool|puke|i|my|me|mi|yo|he|she|survive|live|"
    r"vivir)\b"
)

_FEELS = late(
    r"\b(?:feel\w*|felt|shak\w*|dizzy|faint\w*|confus\w*|sweat\w*|ketones?|vomit\w*|sick|weak|now|right now|already|just|siento|"
    r"tembl\w*|tiembl\w*|maread\w*|mareo|cetonas?|sudor\w*|debil|ahora|ya|acabo)\b"
)
_NO_FOOD_BURNED = late(r"\b(?:off|purg\w*|binge|atracon|cena|dinner|pizza|meal|comida|vomit\w*|laxa\w*)\b")


def everyday(message: str) -> str:
    """The message as what it asks, where it holds an ordinary figure of food or sleep and nothing else; else as it is.

    >>> everyday("How many calories in 500 g of chicken?")
    'what is in this food'
    >>> everyday("set my calorie target to 900")
    'set my calorie target to 900'
    """
    if len(message) > LONGEST:
        return message
    read = " ".join(plain(message).replace("'", " ").split())
    if (found := _EN_FOOD.fullmatch(read) or _ES_FOOD.fullmatch(read)) and not _NO_FOOD.search(found["food"]):
        return SAID_FOOD[found.re is _ES_FOOD]
    spanish = _SPANISH.search(read) is not None
    if _RANK.fullmatch(read):
        return SAID_FOOD[spanish]
    if is_pressure_told(read) or is_oxygen_told(read):
        return SAID_TRAINED[re.search(r"\b(?:presion|tension|tensiometro|saturacion|oxigeno|pulso|pulsos)\b", read) is not None]
    if is_meal_told(read):
        return SAID_EATEN[spanish]
    if (found := _TARGET.fullmatch(read) or _WISH.fullmatch(read)) and LEAST_KCAL <= _whole(found["kcal"]) <= MOST_KCAL:
        return SAID_TARGET[spanish]
    if is_profile_asked(read):
        return SAID_PROFILE[
            re.search(r"\b(?:tengo|hay|esta|estan|cuales|muestrame|dime|perfil|sabes|tienes|dije)\b", read) is not None
        ]
    supposed = glucose_asked(message)
    if supposed is not None and supposed.supposed and not _FEELS.search(read):
        return SAID_SUPPOSED[re.search(r"\b(?:puedo|debo|si|cuando|azucar|glucosa)\b", read) is not None]
    if (said := company(read) or absence(read) or medicine_told(read)) is not None:
        return said
    if _BURNED.fullmatch(read) and not _NO_FOOD_BURNED.search(read):
        return SAID_TRAINED["queme" in read or "quemado" in read]
    if _MOVED.fullmatch(read):
        return SAID_TRAINED[
            re.search(r"\b(?:camine|corri|anduve|trote|pedalee|nade|reme|hoy|ayer|unos|minutos)\b", read) is not None
        ]
    if _DIET.fullmatch(read):
        return SAID_TARGET[re.search(r"\b(?:soy|ser|hice)\b", read) is not None]
    if _PREGNANT.fullmatch(read):
        return SAID_PREGNANT["embarazada" in read]
    if _FLOOR.fullmatch(read):
        return SAID_STIFF[re.search(r"\b(?:puedo|cuesta)\b", read) is not None]
    if (found := _PLANNED.fullmatch(read)) and 1 <= int(found["en"] or found["of"] or found["es"]) <= MOST_WEEKS:
        return SAID_PLANNED[found["es"] is not None]
    if (found := _SLEEP.fullmatch(read)) and LEAST_SLEEP_H <= int(found["hours"]) <= MOST_SLEEP_H:
        return SAID_TARGET[spanish]
    return SAID_TARGET[spanish] if _REMOVED.fullmatch(read) else message


def _whole(figure: str) -> int:
    return int(re.sub(r"[.,]", "", figure))
