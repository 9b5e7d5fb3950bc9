"""Questions recognised by their shape rather than by single words: a term, what was done, meals, a doctor's matter, "undo that"."""

from __future__ import annotations

import re
from functools import cache

from milo.coach.talk.words.glossary_words import TERMS
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.patterns import late

_DEFINE = late(
    r"^(?:(?:and|y|ok|hey|hola|hi|please|por favor|so|but|pero|(?:can|could|would) you|puedes|podrias) )*"
    r"(?:whats|what (?:is|are|does|do|exactly is)|define|"
    r"explain (?:(?:to )?me )?what(?: (?:is|are))?|explain(?: me)?|meaning of|tell me (?:about|what)|"
    r"(?:explica(?:me)? )?(?:lo )?que (?:es|son|significan?|quiere decir|era)|explica(?:me)?|"
    r"significado de|define(?:me)?|dime que (?:es|son))\b ?"
)
_DIFFERENCE = late(r"\b(?:differences?|diff\w*|versus|vs|diferencias?)\b")
_ABOUT = late(r"^(?:meaning of |significado de |(?:what )?(?:do|does) you mean by |mean |means )")
_DIGITS = frozenset(map(str, range(10)))  # "what does 2 reps in reserve mean"
_EMPTY = (
    "a an the el la los las un una lo de del mean means stand for in on exactly again please por favor exactamente eso "
    "training entrenamiento week my plan mi word palabra abbreviation of term thing called significa decir is it"
)
_GOOD_FOR = late(
    r"\b(?:(?:is|are|should i (?:take|use)|worth|does|do i need|good|safe|help|work|take|es|son|sirve|funciona|buen[oa]|"
    r"deberia tomar|tomar|tomo|merece|vale|conviene) ?)\b"
)
_RATE = late(
    r"^(?=.*\b(?:safe|safely|healthy|reasonable|sensible|how fast|how quick(?:ly)?|rate|pace|segur[oa]|sano|ritmo|rapido|saludable|"
    r"deprisa|razonable)\b)(?=.*\b(?:los(?:e|ing|s)|drop|perder|adelgazar|bajar)\b)"
)
_WEIGHT = late(r"\b(?:weight|fat|kilos?|kg|peso|grasa|adelgazar)\b")
_MINE = late(r"\b(?:my|mine|mi|mis|i|me)\b")

_LOGGED = (
    r"\b(?:did (?:i|you)|have (?:i|you)) (?:already |just |even |ever )*(?:log(?:ged)?|sav(?:e|ed)|record(?:ed)?|"
    r"not(?:e|ed)(?: down)?|"
    r"wr(?:ite|itten) (?:down|in)|put in|enter(?:ed)?|regist(?:er|ered))\b|\b(?:is|are|was|were) (?:my|todays|yesterdays|the) "
    r"(?:\w+ ){1,4}(?:logged|saved|recorded|written down|noted|in the log)\b|"
    r"^(?:y |oye )?(?:ya )?(?:(?:he|has|tengo) (?:ya )?(?:anotad[oa]|apuntad[oa]|registrad[oa]|guardad[oa])|(?:anote|apunte|"
    r"registre|guarde|guardaste|anotaste|apuntaste|registraste)(?= (?:el|la|mi|mis|los|las)\b)|"
    r"(?:esta|estan|quedo|quedaron) (?:ya )?(?:anotad|apuntad|registrad|guardad)[oa]s?)\b"
)
"""Whether something is in the log: what is there of that day answers it."""
_DONE = late(
    r"\bwhat (?:all )?(?:did|have|had) i (?:\w+ )?(?:do|done|train(?:ed)?|lift(?:ed)?|log(?:ged)?|r[au]n|accomplish(?:ed)?|"
    r"trained)\b|\bwhat (?:exercises|workouts?|training) (?:did|have) i (?:do|done)\b|\bwhat i (?:did|trained|lifted)\b|"
    r"\bhow (?:many|much|far|long)\b.* did i (?:do|run|lift|train|ride|swim|walk)\b.*\b(?:today|yesterday)\b|"
    r"\b(?:whats|what is|what was|what has been|what have i|what do i have|show(?: me)? what(?:s| is)|"
    r"tell me what(?:s| is)) (?:already |been )?"
    r"(?:logged|recorded|written down|noted|saved|in (?:my|the) (?:log|diary))\b|\b(?:whats|what is) (?:on|in) (?:my|the) log\b|"
    r"\bque (?:hay|tengo|esta|llevo|has|quedo|queda) (?:ya )?(?:registrado|anotado|apuntado|"
    r"guardado|en (?:mi|el) (?:registro|diario))\b|"
    r"\bque (?:\w+ )?(?:apunte|he anotado|he apuntado)\b|"
    r"\bdid i (?:train|work ?out|exercise|lift|run|do (?:anything|something))\b|"
    rf"{_LOGGED}|"
    r"\bque (?:\w+ )?(?:hice|he hecho|entrene|he entrenado|levante|registre|he registrado|anote|corri)\b|\b(?:he entrenado|"
    r"entrene) (?:algo )?(?:hoy|ayer)\b"
)
_MEASURED = late(
    r"\b(?:weight|weigh\w*|sleep|slept|nights?|food|meals?|breakfast|lunch|dinner|snack|calories|kcal|water|pulse|pressure|mood|"
    r"energy|pain|steps|soreness|period|race|profile|injury|allergy|peso|sueno|noches?|comidas?|desayuno|almuerzo|cena|"
    r"calorias|agua|"
    r"pulso|tension|animo|energia|dolor|pasos|agujetas|regla|perfil|lesion|alergia)\b"
)
"""What is written down beside workouts: what was trained would not answer whether it is."""
_DONE_PLAN = late(r"\bweek\b|\bsemana\b|\bmonth\b|\bmes\b|\bwrong\b|\bmal\b|\bto deserve\b")
_YESTERDAY = late(r"\b(?:yesterdays?|last night|ayer|anoche)\b")

_SIGNS = late(
    r"\b(?:signs?|symptoms?|causes?|cures?|cured|treat(?:ment|ed)?|sintomas?|senales|causas?|curar?|tratamiento|tratar?)\b"
)
_ILLNESS = late(
    r"\b(?:heart attacks?|strokes?|cancer|tumou?rs?|diabetes|hypertension|asthma|pneumonia|flu|covid|meningitis|appendicitis|"
    r"depression|anemia|anaemia|concussion|blood clots?|thrombosis|embolism|angina|arrhythmia|fibrillation|rhabdo\w*|heat ?stroke|"
    r"hypothermia|infection|arthritis|hernia|osteoporosis|thyroid|migraines?|epilepsy|seizures?|"
    r"infartos?|ictus|derrame|tumor(?:es)?|hipertension|asma|neumonia|gripe|apendicitis|depresion|conmocion|trombosis|coagulos?|"
    r"arritmias?|golpe de calor|hipotermia|infeccion|artritis|tiroides|migranas?|epilepsia|convulsiones|ataque (?:al corazon|"
    r"cardiaco))\b"
)
_ASKS = late(
    r"\b(?:what|whats|which|how|is|are|can|should|could|when|why|tell|explain|describe|que|cual|cuales|como|explica|dime|puede)\b"
)

ORDERED = (
    r"(?:(?:please|por favor|no|oops|ups|ok(?:ay)?|hey|hm+|oh|ah|ay|uh|wait|sorry|actually|then|perdon(?:a|e)?|disculpa|espera|"
    r"mejor(?: no)?|pues|che|i want to|lets|quiero|(?:can|could|would) you|puedes|podrias|podes|me) )*"
)
THANKS = r"(?: (?:please|por favor|thanks|gracias|after all|again|al final|de nuevo|otra vez))*"
REFUSED = late(r"^(?:(?:pero|y|que|ya) )*no (?:quiero|quisiera|necesito|prefiero|me gustaria|vamos)\b")
"""Spanish refuses with the word that may also open an order: "no quiero volver al plan de antes" asks for nothing."""
_MIND = (
    r"(?:(?:i|ive|i have|he|me) )*(?:changed? (?:of |my )mind|change of mind|on second thoughts?|cambi(?:e|"
    r"ado) de (?:idea|opinion)|"
    r"arrepenti|arrepentido)"
)
_AS_IT_WAS = (
    r"(?:(?:the |to )?way (?:it was|they were)|(?:as|how|like|to what|to how) (?:it|they|that|everything) (?:was|were)|as before|"
    r"como (?:estaban?|antes|era|eran))(?: before| antes)?"
)
_IT = r"(?:it|that|this|them|those|everything|(?:my |the )?(?:plan|week|session|change))"
_UNDO = late(
    rf"{ORDERED}(?:{_MIND} (?:and |so |y |asi que )?)?{ORDERED}(?:(?:undo|undone|revert|reverse|take {_IT} back|take back|"
    rf"(?:change|put|move|switch|set|turn|bring|swap) {_IT} back|(?:leave|keep|put|have) {_IT}(?: back)? {_AS_IT_WAS}|"
    rf"(?:go|change|put) back(?: to)? {_AS_IT_WAS}|put back {_IT}|leave {_IT} alone|"
    rf"(?:change|put|move|switch|set|turn|bring) {_IT} back {_AS_IT_WAS}|"
    r"desh(?:az|aga|ace|agas|acer|aceme|azme)(?:l[oa]s?)?|deshacel[oa]s?|reviert[ea](?:l[oa]s?)?|revert\w*|"
    r"v(?:uelve|olve|olver|uelvas|uelva)(?:te)? (?:para )?atras|da(?:le|r)? marcha atras|(?:echa|echate|echar) (?:para )?atras|"
    rf"(?:dejal|ponl|ponel|devuelvel|devolvel|regresal|volvel)[oa]s?(?: (?:todo|a poner|a dejar))? (?:donde estaban?|{_AS_IT_WAS})|"
    rf"(?:devuelve|devolve|deja|pone|pon|regresa)(?:l[oa]s?)? (?:(?:el plan|todo|eso|la sesion) )?(?:{_AS_IT_WAS}|donde estaban?)|"
    r"(?:go|get|switch|change|return|bring me) (?:me )?(?:back )?to (?:the|my) (?:previous|old|earlier|last) (?:plan|version|one)|"
    r"(?:go|switch|change) back to (?:the|my) plan (?:from )?before|(?:restore|bring back) (?:the|my) (?:previous|old|"
    r"earlier|last) "
    r"(?:plan|version|one)|"
    r"(?:vuelve|volve|volver|regresa|regresar|cambia) (?:al|a mi|a la|para el) (?:plan |version )?(?:de antes|anterior|que "
    r"tenia(?: antes)?|viej[oa])|"
    r"(?:recupera|restaura|devuelveme|dame) (?:el|mi|la) (?:plan|version) (?:de antes|anterior|que tenia(?: antes)?|viej[oa])|"
    rf"(?:vuelve|volve|regresa) a (?:lo de antes|dejarlo {_AS_IT_WAS}|ponerlo {_AS_IT_WAS}|como estaba))"
    r"(?: (?:that|it|this|again|(?:the |my )?(?:very )?last (?:change|edit|one|thing)|the change|change|eso|esto|lo|"
    r"(?:el |mi )?(?:ultimo )?cambio|(?:lo|el) ultimo|cambio))?|"
    rf"{_MIND}){THANKS}"
)
_UNDO_BOTH = late(
    rf"{ORDERED}(?:(?:undo|revert|reverse|take back) (?:them )?(?:both|the (?:last )?two)(?: of (?:them|those))?(?: changes)?|"
    rf"take (?:them )?both back|(?:desh(?:az|ace|acer)|revierte|anula) (?:l[oa]s dos|amb[oa]s|l[oa]s ultim[oa]s dos|"
    rf"l[oa]s dos ultim[oa]s)"
    rf"(?: cambios)?){THANKS}"
)
_HISTORY = late(
    r"\b(?:(?:history|list|log) of (?:(?:my|the|all|plan) )*(?:changes|edits|versions)|(?:change|edit|version|plan) history|"
    r"(?:my |the )?plans? history|history of (?:my|the) plan|(?:which|what|show me|list|tell me|see)(?: all|"
    r" me)?(?: (?:of|the|my))* "
    r"(?:changes|edits|versions)(?: (?:of|to|in) (?:my|the) plan)?(?: (?:did|have|has|were|was|are|i|we|you|been|there|"
    r"ma[dk]e|done|so far|"
    r"until now|my|the|plan|to|in|this|week))*$|"
    r"(?:historial|lista|registro)(?: de (?:los |mis )?(?:cambios|ediciones|versiones))(?: (?:de|del) (?:mi )?plan)?|"
    r"historial (?:de mi|del) plan|(?:que|cuales) (?:cambios|versiones|ediciones) (?:he hecho|hice|hay|hicimos|hubo|se hicieron|"
    r"llevo|tiene|son)\b|(?:muestrame|mostrame|ensename|dime|ver|lista|listame) (?:(?:todos|todas) )?(?:los|las|"
    r"mis) (?:cambios|versiones))"
)
"""Asks for the versions of the plan."""
_SEVERAL = {
    "one": 1, "a couple of": 2, "couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10,
}  # fmt: skip
_CHANGES = (
    r"(?:(?:the|my|los|las|mis) )*(?:(?:last|latest|previous|most recent|ultim[oa]s) )?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(_SEVERAL)}) (?:(?:last|latest|previous|most recent|ultim[oa]s) )?"
    r"(?:changes?|edits?|cambios?|ediciones|modificaciones)(?: (?:to|of|in|de|del|en) (?:(?:my|the|mi|el) )?plan)?"
)
_UNDO_SEVERAL = (
    late(
        rf"{ORDERED}(?:undo|revert|reverse|take back|roll back|deshaz(?:me)?|deshacer|revierte|revertir|anula|anular) "
        rf"{_CHANGES}{THANKS}"
    ),
    late(rf"{ORDERED}take {_CHANGES} back{THANKS}"),
)
_FIRST = late(
    rf"{ORDERED}(?:(?:i want|i would like|id like|lets|quiero|quisiera|me gustaria|vamos a) (?:to )?)?(?:"
    r"(?:go back|get back|get me back|take me back|return|revert|reset|restore|roll back|switch back|change back|bring back|back|"
    r"give me back|give me|undo everything and go back)? ?"
    r"(?:(?:it|me|everything|(?:the|my) plan) )?(?:back )?(?:to )?(?:(?:the|my) )?"
    r"(?:(?:very )?(?:original|first|initial) (?:plan|version|programme|program|one)(?: (?:of|for) (?:the|my|this) plan)?|original)"
    r"(?: back)?|"
    r"(?:vuelve|volver|volvamos|regresa|regresar|restaura|restaurar|recupera|recuperar|restablece|restablecer|deja|dejame|pon|"
    r"ponme|devuelve|devuelveme|retoma|retomar)(?: (?:el plan|mi plan|todo))?(?: (?:al|a la|a mi|el|la|mi|como el|con el))? "
    r"(?:(?:plan|programa|version) (?:original|inicial|primer[oa]|del principio)|(?:primer|primera) (?:plan|programa|version))"
    rf"(?: (?:del|de mi|de este) plan)?){THANKS}"
)
_BACK = late(
    r"\b(?:back|return|revert|reset|restore|v[ou]\w*lv\w+|regres\w+|restaur\w+|recuper\w+|restablec\w+|dej\w+|pon\w*|"
    r"devu\w+|retom\w+)\b"
)
"""A word that asks to go back; the name of the first version alone asks for nothing."""
_ASKED_FOR = late(r"(?:(?:please|por favor) )*(?:(?:can|could|would|will) (?:you|we)|(?:me )?(?:puedes|podrias))\b")

_MEALS = late(
    r"\bmeal ?(?:plan|prep)s?\b|\bmenus?\b|\bmeals? (?:for|ideas)\b|\bplan de comidas?\b|"
    r"\bque (?:puedo |debo |podria )?(?:ceno|cenar|desayuno|desayunar|almuerzo|almorzar|meriendo|merendar)\b|"
    r"\bideas (?:for|para) (?:la |el |my |mi )?(?:breakfast|lunch|dinner|snack|supper|cena|desayuno|almuerzo|merienda|comidas?)\b|"
    r"\bwhats? (?:for|is for|should i (?:eat|have|cook|make) for|can i (?:eat|have|cook|make) for|to (?:eat|have|cook) for) "
    r"(?:my )?(?:breakfast|lunch|dinner|supper|a snack|snack)\b|"
    r"\b(?:give me|make me|plan|suggest|dame|hazme|propon) (?:me )?(?:a |an |some |my |un |una |unas |unos |mi )?"
    r"(?:meals?|breakfast|lunch|dinner|snack|desayuno|cena|almuerzo|merienda|comidas)\b"
)
_MEAL_OF = {
    "breakfast": r"\b(?:breakfast|desayun\w+)\b",
    "lunch": r"\b(?:lunch|almuerz\w+|almorzar)\b",
    "snack": r"\b(?:snack|merend\w+|meriend\w+)\b",
    "dinner": r"\b(?:dinner|supper|cen(?:o|ar|a)s?)\b",
}
_WEEK_OF_MEALS = late(r"\b(?:week|weekly|semana|semanal|seven days|siete dias|7 (?:days|dias))\b")


def term_of(plain: str) -> str | None:
    """The key of the term a text asks the meaning of; None for any other text. plain: as intents makes it.

    >>> term_of("what does au mean"), term_of("what is my hrv")
    ('au', None)
    """
    if _RATE.search(plain) and _WEIGHT.search(plain):
        return "rate_of_loss"
    asked = _DEFINE.match(plain)
    if asked is None:
        named = next((key for names, key in _names() if key == "creatine" and _holds(plain, names)), None)
        return named if named and _GOOD_FOR.search(plain) else None
    rest = _ABOUT.sub("", plain[asked.end() :])
    if _MINE.search(rest):
        return None
    for name, key in _names():
        if (
            _holds(rest, name)
            and not set(re.sub(rf"\b{re.escape(name)}\b", " ", rest, count=1).split()) - set(_EMPTY.split()) - _DIGITS
        ):
            return key
    return "creatine" if _holds(rest, "creatine") or _holds(rest, "creatina") else None


def terms_compared(plain: str) -> tuple[str, str] | None:
    """Two terms whose difference is asked for."""
    if not _DIFFERENCE.search(plain):
        return None
    found = [(m.start(), key) for name, key in _names() if (m := re.search(rf"\b{re.escape(name)}\b", plain)) is not None]
    keys = list(dict.fromkeys(key for _, key in sorted(found)))
    return (keys[0], keys[1]) if len(keys) == 2 else None


def asks_what_was_done(plain: str) -> bool:
    """Whether a text asks what was trained on a day; a week's is the week's summary."""
    asked = bool(_DONE.search(plain)) and not _DONE_PLAN.search(plain)
    return asked and not (re.search(_LOGGED, plain) and _MEASURED.search(plain))


def says_yesterday(plain: str) -> bool:
    """Whether a text speaks of yesterday."""
    return bool(_YESTERDAY.search(plain))


def is_for_a_doctor(plain: str) -> bool:
    """Whether a text asks for facts on an illness, which are not a coach's to give."""
    return bool(_ILLNESS.search(plain)) and bool(_SIGNS.search(plain) or _DEFINE.match(plain)) and bool(_ASKS.search(plain))


def changes_to_undo(plain: str) -> int | None:
    """How many of the last changes a text asks to take back, and nothing else; None for any other text.

    >>> changes_to_undo("undo that please"), changes_to_undo("deshaz los dos ultimos cambios"), changes_to_undo("undo my shoes")
    (1, 2, None)
    """
    if REFUSED.match(plain):
        return None
    if _UNDO.fullmatch(plain):
        return 1
    if _UNDO_BOTH.fullmatch(plain):
        return 2
    several = next((found for pattern in _UNDO_SEVERAL if (found := pattern.fullmatch(plain))), None)
    return None if several is None else _SEVERAL.get(several["count"]) or int(several["count"])


def asks_for_changes_made(plain: str) -> bool:
    """Whether a text asks which changes the plan has had.

    >>> asks_for_changes_made("show me the history of changes"), asks_for_changes_made("what changes should i make")
    (True, False)
    """
    return _HISTORY.search(plain) is not None


def asks_for_the_first_plan(plain: str) -> bool:
    """Whether a text asks to go back to the plan as it was first made, and nothing else.

    >>> asks_for_the_first_plan("go back to the original plan"), asks_for_the_first_plan("what was the original plan")
    (True, False)
    """
    return bool(_FIRST.fullmatch(plain)) and bool(_BACK.search(plain)) and REFUSED.match(plain) is None


_RACE_MOVED = late(
    r"(?=.*\b(?:change|move|set|shift|postpone|push|update|reschedule|cambia\w*|mueve|mover|pon|aplaza\w*|pospon\w*|"
    r"actualiza\w*)\b)"
    r"(?=.*\b(?:race|marathon|event|meet|competition|carrera|maraton|competicion|prueba|evento)\b)"
    r"(?=.*(?:\b\d{4}-\d{1,2}-\d{1,2}\b|\b(?:date|day|fecha|dia)\b|\b(?:to|al?|on|el|para)(?: the| el)? \d{1,2}(?:st|nd|rd|th)?\b|"
    r"\b(?:january|february|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre)\b))"
)


def asks_to_move_the_race(plain: str) -> bool:
    """Whether a text asks for another date of the race; a run on another day of the week is none.

    >>> asks_to_move_the_race("change my race to 2027-02-14"), asks_to_move_the_race("mueve la carrera al viernes")
    (True, False)
    """
    return _RACE_MOVED.match(plain) is not None


def is_only_asked(text: str) -> bool:
    """Whether a text is a question about something rather than an order put politely: "undo that?" against "can you undo that?"."""
    return "?" in text and _ASKED_FOR.match(spelled(text)) is None


def meals_asked(plain: str) -> tuple[int, str | None] | None:
    """Days of meals that are asked for, 1 to 7, and the meal of the day where one is named; None for any other text.

    >>> meals_asked("dame un menu para 3 dias"), meals_asked("que ceno")
    ((3, None), (1, 'dinner'))
    """
    if not _MEALS.search(plain):
        return None
    meal = meal_named(plain)
    days = re.search(r"\b(\d{1,2}|one|two|three|four|five|six|un|dos|tres|cuatro|cinco|seis) (?:days?|dias?)\b", plain)
    if days is not None:
        return max(1, min(7, _COUNT.get(days[1]) or int(days[1]))), meal
    if _WEEK_OF_MEALS.search(plain):
        return 7, meal
    return (1, meal) if meal or re.search(r"\b(?:today|tonight|hoy)\b", plain) else (3, None)


def meal_named(plain: str) -> str | None:
    """The meal of the day a text names."""
    return next((name for name, words in _MEAL_OF.items() if re.search(words, plain)), None)


_COUNT = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "un": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
}


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Names of terms, the longest first, each with its key."""
    return tuple(sorted(((name, key) for key, names in TERMS.items() for name in names), key=lambda pair: -len(pair[0])))


def _holds(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None
