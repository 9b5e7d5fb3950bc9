"""Minutes and days a week that are told of one's own or others' days, and are no wish: "it takes me 20 minutes to get there".

A sentence may name a figure of time for many reasons. It is about the plan where it says little else ("45 minutes, please"), or
where it orders, limits or wishes; the way to work, a friend's week or what a watch says change nothing.
"""

from __future__ import annotations

from milo.coach.plans.edits.past import ORDER
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.patterns import late

FIGURE = late(r"\b\d{1,3}\s*(?:min|mins|minutes?|minutos?|h|hours?|horas?|days?|dias?|times|veces|sessions?|sesiones)\b")
_JOINS = r"(?:so|but|because|since|pero|asi que|porque|ya que)"
_APART = late(rf"(?:[,;:!.]\s+|\s+(?={_JOINS}\s))(?:{_JOINS}\s+)?")
_DAYS = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_FRAME = late(
    rf"(?:(?:\d+|i|we|me|a|an|the|my|our|all|every|each|it|this|that|is|are|be|at|to|of|in|on|for|per|and|with|by|ok|okay|"
    rf"sorry|so|"
    r"now|then|please|instead|today|tonight|tomorrow|max|maximum|only|just|about|around|long|longer|shorter|short|easy|weeks?|"
    r"days?|"
    r"times|min|mins|minutes?|hours?|h|sessions?|workouts?|trainings?|train|gym|strength|lifting|cardio|runs?|running|rides?|"
    r"riding|"
    r"walks?|walking|swims?|swimming|rows?|rowing|do|go|next|yo|un|una|uno|el|la|los|las|mis?|nuestr[oa]s?|tod[oa]s?|cada|es|son|"
    r"sea|sean|de|en|por|para|al?|y|con|ahora|entonces|hoy|manana|maximo|solo|unos|unas|semanas?|dias?|veces|minutos?|horas?|"
    r"sesion(?:es)?|entrenos?|entrenamientos?|entrenar|gimnasio|fuerza|pesas|tiradas?|larg[oa]s?|cort[oa]s?|rodajes?|carreras?|"
    r"correr|bici|caminatas?|caminar|paseos?|nadar|remo|ir|que|viene|proxim[oa]s?|favor|mejor|more|less|fewer|another|extra|"
    r"longer|here|mas|menos|otr[oa]s?|est[ea]s?|aqui|"
    rf"{_DAYS}|(?:{_DAYS})s|')(?: |$))*"
)
"""What a sentence holds that says nothing but how long or how often."""
_WISH = late(
    r"\b(?:only|just|max|maximum|most|more than|less than|up to|tops|under|below|within|limit\w*|keep|make|set|cut|shorten|"
    r"shorter|"
    r"reduce|trim|fit|squeeze|have|got|need|want|wants|prefer|like|rather|can|can'?t|cannot|could|should|must|let|lets|may|"
    r"enough|"
    r"short on|down to|available|free|spare|change|switch|put|give|would|will|told|advised|recommend\w*|suggest\w*|add|drop|"
    r"solo|solamente|maximo|mucho|mas de|menos de|hasta|limita\w*|deja\w*|haz\w*|pon\w*|acorta\w*|corta\w*|recorta\w*|reduc\w+|"
    r"tengo|dispongo|necesito|quier[oe]|quisiera|prefiero|puedo|podria|deberia|debo|tengan?|entren[eo]|bastan?|llegan?|"
    r"sobran?|justo|"
    r"libres?|cambia\w*|pasa(?:r|me|lo)?|dame|duren?|quede[ns]?|dicho|recomienda\w*|recomendado|permite\w*|gustaria|sean?|"
    r"mete\w*|hagamos|vamos|anade\w*|agrega\w*|suma\w*|quita\w*)\b|'(?:d|ll|ve)\b"
)
"""Words of an order, a limit or a wish."""
_OF_TRAINING = r"(?:train|work ?out|exercise|lift|do|go|spare|kill|entrenar|hacer|dedicar|mi|ello|hoy|esto|it|this|that)"
_OWN = (
    r"(?:train|work ?out|exercise|lift|go(?! out)|do|did|have|had|got|need|want|wanted|prefer|like|can|can'?t|cannot|could|"
    r"couldn'?t|"
    r"would|wouldn'?t|will|won'?t|should|must|may|might|only|just|now|then|also|really|still|think|am|was|told|said|wish|"
    r"don'?t|do not|never|always|usually|mean|meant|guess|suppose|hope|make|keep|ask|asked|cut|and|or|to|at|on|for|in)"
)
_DISTANCE = r"\b(?:\d+(?:[.,]\d+)? ?(?:k|km|kms|kilomet\w+|miles?|millas?)|(?:half )?marathon|(?:media )?maraton)\b"
_OTHER_LIFE = (
    rf"\bi (?:(?:usually|always|often|normally|sometimes|already|also|only|just|mostly) )*(?!{_OWN}\b)[a-z]+\b|"
    r"^(?:(?:yo|hoy|siempre|normalmente|suelo|ya|tambien|solo) )*(?:juego|jugar|trabajo|camino|voy (?:andando|en|a pie|"
    r"caminando)|como|ceno|"
    r"desayuno|bebo|duermo|dormi|medito|tardo|paseo|nado|corro|bailo|estudio|salgo|viajo|leo|conduzco|cocino|descanso|hago "
    r"(?!deporte|ejercicio|pesas|fuerza|gimnasio)\w+)\b|"
    r"\b(?:it )?takes?(?: me| us)? (?:about |around )?\d|\b(?:se tarda|tardo|me lleva|me cuesta)\b|"
    r"\b\d+ ?\w+ (?:away|from (?:home|here|work|my)|walk from|late|early|to (?:go|get))\b|\bestan? a \d|\b(?:closes|opens|starts|"
    r"begins|leaves|arrives|ends|cierra|abre|empieza|termina|sale|llega) (?:in|en|a)\b|"
    r"\b(?:to|at|for|from|al|en el|del?) (?:work|school|the office|the station|trabajo|oficina|colegio|cole|universidad)\b.*\d|"
    r"\b\d.* (?:to|al|hasta el) (?:work|school|the office|trabajo|oficina|colegio|cole)\b|"
    r"\b(?:dogs?|perr[oa]s?|commute|drive|driving|naps?|siestas?|sleep|slept|meditat\w+|dinner|lunch|breakfast|supper|cena|"
    r"comida|"
    r"desayuno|meetings?|reunion(?:es)?|appointments?|citas?|class(?:es)?|clases?|cooking|coffee|beers?|cervezas?|cafes?|"
    r"yoga|pilates|football|soccer|futbol|tennis|tenis|padel|basketball|baloncesto|volleyball|voleibol|golf|dance|dancing|baile|"
    r"boxing|boxeo|judo|karate|climbing|escalada|shifts?|turnos?|homework|deberes)\b|"
    rf"\b\d+ ?(?:min|mins|minutes?|minutos?) (?:to|for|para|de) (?!{_OF_TRAINING}\b)(?:warm\w*|cool\w*|calentar|calentamiento|"
    r"estirar|stretch\w*|shower\w*|duchar\w*|recover\w*|recuperar\w*|eat|comer|cook|cocinar|change|cambiar\w*|get|llegar|walk|"
    r"drive)\b|"
    rf"{_DISTANCE}.{{0,24}}\b\d+ ?(?:min|mins|minutes?|minutos?|h|hours?|horas?)\b|"
    rf"\b\d+ ?(?:min|mins|minutes?|minutos?|h|hours?|horas?)\b.{{0,12}}{_DISTANCE}|"
    r"\btoo (?:long|much|many|short|few|little)\b|\bdemasiad[oa]s?\b|\b(?:used to|antes \w+aba)\b"
)
"""Time that goes to something else, that is far away or long ago, and what is judged rather than asked for."""
_TELLS_OF_OWN = late(_OTHER_LIFE)
_OTHERS = late(
    r"^(?:and |but |y |pero )?(?:(?:she|he|they|people|everyone|everybody|nobody|most|some|others|someone|ella|ellos|ellas|"
    r"la gente|"
    r"dicen|todo el mundo|nadie|alguien)\b|(?:my|our|mi|mis|nuestr[oa]s?|a|an|one|un|una|el|la|the)(?: \w+)? "
    r"(?:friends?|budd(?:y|ies)|mates?|brothers?|sisters?|wife|husband|partner|girlfriend|boyfriend|dad|father|mum|mom|mother|"
    r"parents|"
    r"sons?|daughters?|kids?|child(?:ren)?|neighbou?rs?|colleagues?|cousins?|uncle|aunt|boss|coach|trainer|doctor|physio\w*|"
    r"watch|phone|app|tracker|article|book|video|magazine|study|"
    r"amig[oa]s?|herman[oa]s?|mujer|marido|espos[oa]|pareja|novi[oa]|padres?|madre|hij[oa]s?|vecin[oa]s?|companer[oa]s?|"
    r"prim[oa]s?|"
    r"ti[oa]|jef[ea]|entrenador[a]?|medic[oa]|doctora?|fisio\w*|reloj|movil|aplicacion|articulo|libro|estudio))\b"
)
_BIDDEN = late(
    r"\b(?:doctor|physio\w*|coach|trainer|medic[oa]|doctora|fisio\w*|entrenador[a]?) (?:says?|said|dice|dijo|recomienda|"
    r"recommends)\b"
)
_MEANT_FOR_ME = late(
    r"\b(?:me|i|i'm|us|we|que (?:yo |no )?(?:\w+ )?(?:entren[eo]|haga|pare|puedo|debo|como|\d|mas))\b|" + _BIDDEN.pattern
)
"""Others who speak of the athlete: "my wife wants me to …", "my doctor says no more than …"."""


def figures_asked(said: str, numbers: str) -> str | None:
    """The sentence without the clauses whose minutes or days are only told; None where nothing of it is left.

    said: as text.spelling.plain makes it.  numbers: the same with its numbers in digits, clause by clause alike.

    >>> figures_asked("my friend trains 6 days a week", "my friend trains 6 days a week") is None
    True
    >>> figures_asked("i play football 2 days a week, so 2 days here", "i play football 2 days a week, so 2 days here")
    '2 days here'
    """
    clauses, counted = _APART.split(said), _APART.split(numbers)
    kept = [c for c, n in zip(clauses, counted, strict=True) if not tells(n)]
    if len(kept) == len(clauses):
        return said
    return ", ".join(c for c in kept if c) or None


def tells(clause: str) -> bool:
    """Whether a clause tells of time rather than asks for it. One without minutes or days is none, but for what others do.

    >>> tells("my watch says 45 minutes"), tells("my physio told me to keep it to 20 minutes"), tells("45 minutes per session")
    (True, False, False)
    """
    if _OTHERS.match(clause) and not _MEANT_FOR_ME.search(clause):
        return True
    if not FIGURE.search(clause):
        return False
    if _TELLS_OF_OWN.search(clause):
        return True
    return not any((_FRAME.fullmatch(clause), _WISH.search(clause), _BIDDEN.search(clause), ORDER.search(clause)))
