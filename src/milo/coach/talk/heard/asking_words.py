"""Orders to take a change of the plan back, or to show what was changed."""

from __future__ import annotations

from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.patterns import late

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
