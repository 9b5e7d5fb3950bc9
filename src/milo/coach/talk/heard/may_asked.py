"""Questions whether somebody may do something: what of it a health state of the profile has a limit for."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from milo.coach.talk.words.words_found import spelled

May = Literal[
    "maximal", "heavy", "breath", "supine", "scuba", "hot_room", "contact", "jump", "run", "hard", "alone", "often", "heat",
    "fasted", "fasting", "cut",
    "caffeine", "alcohol", "salt", "raw",
]  # fmt: skip
OF_FOOD: frozenset[May] = frozenset({"fasting", "cut", "caffeine", "alcohol", "salt", "raw"})
"""What is eaten and drunk; the others are training."""
MOST_CHARACTERS = 300  # of a text that is read as one question; a longer one tells a story (our choice)
_ASKED = re.compile(
    r"\b(?:can|may|could|should|shall|might) i\b|\bam i (?:allowed|ok|okay|fine|safe)\b|\b(?:is|are|would|will) (?:\w+ ){1,6}?"
    r"(?:ok|okay|safe|fine|bad|dangerous|allowed|good|healthy|risky|a problem|harmful)\b|\b(?:ok|okay|safe|fine|bad|dangerous|"
    r"alright) "
    r"(?:to|for me|if i)\b|\bwhat about\b|\bdo i have to (?:avoid|stop)\b|"
    r"\b(?:debo|deberia|podria)\b|\b(?:es|seria|son|esta|estan) (?:\w+ )?(?:mal[oa]?s?|buen[oa]s?|segur[oa]s?|"
    r"peligros[oa]s?|bien|recomendable|aconsejable|sano)\b|\b(?:me conviene|pasa algo si|hay (?:algun )?problema|se puede|"
    r"hasta cuanto|"
    r"que tal si)\b|\b(?:ok|okay|safe|vale|si o no|no|verdad)$"
)
_AMOUNT = re.compile(r"\b(?:how (?:much|many)|cuant[oa]s?)\b")
"""Asks a limit of what is eaten and drunk; of training it asks for a figure of one's own."""
_ORDER = re.compile(
    r"\b(?:swap|replace|change|move|skip(?! rope)|see|log|delete|remove|edit|cancel|shorten|cambi\w+|sustitu\w+|reempla\w+|"
    r"mover|muev\w+|"
    r"pasar|saltar(?:me|la|lo)|ver|anotar|apuntar|borrar|quitar|cancelar|acortar)\b"
)
"""What is to be done with the plan or the log, whatever it names of training."""
_MAY_ES = re.compile(r"\bpuedo\b|\bpodre\b")
_EATEN = re.compile(r"\b(?:did i|have i|had|ate|eaten|he comido|he tomado|comi|tome|llevo|is in|are in|tiene|hay en|lleva)\b")
"""Asks for what was eaten, or what is in a food."""
_OWN_TIME = re.compile(r"\bpuedo\b.*\b(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|dias?|minutos|horas?)\b")
"""Spanish tells with the same word what days somebody has: a question only where it is written as one."""
_OF_ANOTHER = re.compile(
    r"\b(?:my|mi) (?:wife|husband|partner|mum|mom|mother|dad|father|son|daughter|kids?|child|sister|brother|friend|mujer|marido|"
    r"pareja|"
    r"madre|padre|hij[oa]s?|herman[oa]|amig[oa]|abuel[oa])\b"
)
_EXPLAIN = re.compile(
    r"^(?:and |but |y |pero )?(?:what is|what are|whats|how do|how is|how (?:long|fast|far)|where|when|which|am i doing|que es|"
    r"que son|como|"
    r"donde|cuando|cual|a que (?:ritmo|hora))\b"
)
_COUNT = r"\d+|two|three|four|five|six|seven|dos|tres|cuatro|cinco|seis|siete"
_ASKED_OF: dict[May, str] = {
    "maximal": r"\b(?:1 ?rm|rm|one rep max|max(?:es|ing)?(?: out)?|maximum|maximal|maximos?|maxima|singles?|personal (?:best|"
        r"record)|prs?|"
    r"pbs?)\b(?! (?:heart|pulse|hr))",
    "heavy": r"\b(?:heavy|heavier|pesad[oa]s?|mucho peso|much weight|lots of weight|big weights|cargas? (?:altas?|grandes?)|"
        r"mas (?:peso|carga|kilos)|"
    r"more weight|add weight|subir (?:de )?(?:peso|carga)|lift weights|levantar (?:pesas|peso)|(?:hacer|con) pesas)\b",
    "breath": r"\b(?:hold\w* (?:my |the )?breath|breath.?hold\w*|valsalva|brac(?:e|ing)|apneas?|"
    r"(?:aguant|conten|reten)\w* (?:la respiracion|el aire|el aliento))\b",
    "supine": r"\b(?:on my back|face ?up|supine|lying (?:down|flat|on)|lie (?:down|flat|on)|boca arriba|tumbad[oa]|acostad[oa]|"
    r"de espaldas)\b",
    "scuba": r"\b(?:scuba|diving|buce\w+|submarinismo|inmersion)\b",
    "hot_room": r"\b(?:sauna|steam (?:room|bath)|hot (?:tub|yoga|room|bath|spring)s?|jacuzzi|whirlpool|hammam|bano turco|"
        r"bano de vapor|"
    r"bikram|yoga (?:caliente|bikram|con calor)|termas|aguas termales|hidromasaje)\b",
    "contact": r"\b(?:padel|paddle|tennis|tenis|squash|badminton|foot(?:ball|y)|futbol\w*|soccer|rugby|basket(?:ball)?|baloncesto|"
    r"basquet|handball|balonmano|volley(?:ball)?|voleibol|hockey|judo|karate|taekwondo|boxing|boxeo|boxear|kick ?boxing|mma|"
    r"jiu.?jitsu|bjj|wrestling|lucha|martial arts|artes marciales|spar(?:ring)?|ski(?:ing)?|esqui(?:ar)?|snowboard\w*|skat\w+|"
    r"patin\w+|"
    r"horse ?(?:riding|back)?|equitacion|montar a caballo|climb(?:ing)?|boulder\w*|escal(?:ar|ada)|gymnastics|gimnasia artistica|"
    r"mountain bik\w+|mtb|surf\w*|trampolines?|cama elastica)\b",
    "jump": r"\b(?:jump\w*|hop(?:ping|s)?|plyo\w*|burpees?|skipping|salt(?:ar|os|o)|pliometr\w+|comba)\b",
    "run": r"\b(?:run|running|jog|jogging|correr|trotar|carrera continua|sprint\w*)\b",
    "hard": r"\b(?:hiit|tabata|crossfit|intervals?|intervalos|sprint\w*|vigorous|all.?out|go hard|train hard|spinning|"
    r"high intensity|alta intensidad|series (?:rapidas|fuertes)|a tope|(?:entrenar|correr) (?:fuerte|duro|intenso))\b",
    "alone": r"\b(?:(?:swim|lift|train|climb|bench)\w* (?:\w+ )?(?:alone|by myself|solo)|(?:nad|levant|entren|escal)\w+ (?:\w+ )?"
    r"sol[oa]|swim\w*|nadar)\b",
    "often": rf"^(?=.*\b(?:train\w*|work ?out|lift\w*|run|gym|play|exercise|do (?:weights|strength)|entren\w+|correr|pesas|"
        rf"jugar|gimnasio|"
    r"ejercicio|fuerza)\b).*\b(?:every ?day|daily|each day|twice a day|cada dia|todos los dias|a diario|dos veces al dia|"
    rf"(?:{_COUNT}) (?:days|times|dias|veces)|(?:{_COUNT}) (?:hours|horas) (?:a|per|each|la|por|cada|a la) (?:week|semana))\b",
    "heat": r"\b(?:in (?:the|this|such) (?:heat|sun)|(?:its|is) (?:so |very |too )?hot|hot (?:day|weather)|heat ?wave|"
    r"con (?:este |tanto |mucho |el )?(?:calor|sol)|hace (?:tanto |mucho )?calor|al sol|a pleno sol|ola de calor|"
    r"(?:3[2-9]|4\d) (?:c|degrees|grados|celsius))\b",
    "fasted": r"\b(?:fasted|en ayunas|(?:empty|sin) stomach|estomago vacio|(?:before|without|sin|antes de) (?:\w+ )?(?:eating|"
        r"breakfast|food|"
    r"comer|desayun\w+|cenar)|(?:train|run|work ?out|exercise) (?:on )?empty)\b",
    "fasting": r"\b(?:i fast(?=$| (?:for|on|before|during|today|tomorrow|until|all|\d))|(?:a|\d+ hours?|water|dry) fast(?=$|"
        r" (?:for|before|of|while))|"
    r"fasting|ayun(?:o|ar|os)|16.?8|18.?6|omad|ramadan|skip(?:ping)? (?:meals?|breakfast|lunch|dinner)|"
    r"salt(?:ar|arme|o) (?:(?:el|la|las|los|una|un|mi) )?(?:comidas?|desayunos?|cenas?|almuerzos?))\b",
    "cut": r"\b(?:deficit|lose (?:\w+ ){0,3}(?:weight|kilos?|kg|fat|pounds)|cut(?:ting)? (?:weight|calories|carbs)|"
           r"go on a (?:diet|cut)|diet(?:ing)?|"
    r"perder (?:\w+ ){0,3}(?:peso|kilos?|kg|grasa)|adelgazar|bajar de (?:peso|categoria)|(?:ponerme|hacer|estar) (?:a |una )?dieta|"
    r"make weight|dar el peso|definir|definicion)\b",
    "caffeine": r"\b(?:coffees?|caffeine|espressos?|energy drinks?|pre.?workout|cafes?|cafeina|bebidas? energeticas?|red ?bull|"
        r"monster|"
    r"black tea|green tea|te (?:negro|verde)|(?:tomar|beber) mate|preentreno)\b",
    "alcohol": r"\b(?:alcohol|beers?|wine|cervezas?|vino|copas?|cava|champagne)\b",
    "salt": r"\b(?:salt|sal|sodium|sodio|salty|salad[oa]s?|ham|jamon|bacon|embutidos?|chorizo|salchichon|salami|anchovies|"
        r"anchoas|olives|"
    r"aceitunas|crisps|chips|patatas fritas|pickles?|encurtidos?|soy sauce|salsa de soja|cured meats?|cecina|mojama|bacalao)\b",
    "raw": r"\b(?:raw|crud[oa]s?|sushi|sashimi|ceviche|tartare?|carpaccio|pate|foie|brie|camembert|blue cheese|soft cheese|"
           r"queso (?:azul|fresco|blando)|"
    r"unpasteuri[sz]ed|sin pasteurizar|jamon|ham|embutidos?|salami|chorizo|smoked salmon|salmon ahumado|liver|higado|"
    r"runny eggs?|swordfish|"
    r"pez espada|tuna|atun|oysters?|ostras)\b",
}  # fmt: skip


def may_asked(text: str) -> tuple[May, ...]:
    """What a question whether one may do something is about, in the order of May; () where no such thing is asked.

    Told, ordered, asked of somebody else or asked what it is: ().

    >>> may_asked("¿puedo ir a la sauna después?"), may_asked("I went to the sauna"), may_asked("is it ok to lift heavy?")
    (('hot_room',), (), ('heavy',))
    """
    plain = spelled(text)
    training = asks_may(text)
    if not training and not _asks_amount(text, plain):
        return ()
    found = [name for name, pattern in _patterns() if (training or name in OF_FOOD) and pattern.search(plain)]
    if _ORDER.search(plain):
        found = [name for name in found if name in OF_FOOD]
    if "fasted" in found and "fasting" in found:
        found.remove("fasting")
    return tuple(found)


def asks_may(text: str) -> bool:
    """Whether a text asks if its writer may do something, whatever it is."""
    if len(text) > MOST_CHARACTERS:
        return False
    plain, marked = spelled(text), "?" in text or "¿" in text
    if _EXPLAIN.search(plain) or _OF_ANOTHER.search(plain):
        return False
    if re.search(r"\bno (?:puedo|podre)\b", plain):
        return marked and re.search(r"\bpor que no (?:puedo|podre)\b", plain) is not None
    if _MAY_ES.search(plain):
        return marked or (re.match(r"(?:y |pero |hola |entonces )*puedo\b", plain) is not None and not _OWN_TIME.search(plain))
    return _ASKED.search(plain) is not None and (marked or _opens(plain))


def names_an_order(text: str) -> bool:
    """Whether a text asks for something to be done with the plan or the log: "can I swap the squat?"."""
    return _ORDER.search(spelled(text)) is not None


def _asks_amount(text: str, plain: str) -> bool:
    """Whether a text asks how much of something its writer may have."""
    other = _EXPLAIN.search(plain) or _OF_ANOTHER.search(plain) or len(text) > MOST_CHARACTERS
    return not other and _AMOUNT.search(plain) is not None and ("?" in text or _opens(plain)) and not _EATEN.search(plain)


def _opens(plain: str) -> bool:
    """Whether a text without its question mark opens as a question does."""
    return bool(
        re.match(
            r"(?:and |but |so |y |pero |hi |hey |hola )*(?:can|may|could|should|shall|is|are|am|how|would|ok|okay|debo|deberia|"
            r"podria|"
            r"cuant[oa]s?|se puede|es|hay|me conviene|pasa algo)\b",
            plain,
        )
    )


@cache
def _patterns() -> tuple[tuple[May, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words)) for name, words in _ASKED_OF.items())
